//! The composer on the screen: the text with its caret, and what it is understood as.

use super::hint;
use crate::core::activity::Direction;
use crate::core::compose::{Composed, Owed, compose, doubt, is_far, refusal};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::area::TextArea;
use crate::tui::command::msg;
use crate::tui::composer::Composer;
use crate::tui::section::timeline;
use crate::tui::theme::Token;
use crate::tui::widget::frame::boxed;
use crate::tui::widget::line::{Line, draw_all};
use crate::tui::widget::prompt;
use crate::tui::world::{World, name_of};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

pub fn draw(
    composer: &Composer,
    world: &World,
    buffer: &mut Buffer,
    area: Rect,
) -> Option<Position> {
    let styles = (world.style(Token::Border), world.style(Token::Title));
    let inner = boxed(buffer, area, &title(composer, world), world.glyphs, styles);
    if inner.height < 4 {
        return None;
    }
    let text = Rect { height: inner.height - 3, ..inner };
    let caret = draw_area(composer.area(), world, buffer, text);
    let below = Rect { y: inner.bottom() - 3, height: 3, ..inner };
    draw_all(&echo(composer, world, usize::from(below.width)), buffer, below);
    caret
}

/// The lines of a text, and where its caret stands.
fn draw_area(typed: &TextArea, world: &World, buffer: &mut Buffer, area: Rect) -> Option<Position> {
    let skip = (typed.row() + 1).saturating_sub(usize::from(area.height));
    let mut caret = None;
    let styles = (world.style(Token::Muted), world.style(Token::Plain));
    let lines = typed.lines().iter().enumerate().skip(skip).take(usize::from(area.height));
    for (index, line) in lines {
        let y = area.y + (index - skip) as u16;
        let place = prompt::draw("", line, styles, buffer, Rect { y, height: 1, ..area });
        if index == typed.row() {
            caret = Some(place);
        }
    }
    caret
}

/// The notes of a task over the whole body, and the keys.
pub fn draw_notes(
    typed: &TextArea,
    task: u32,
    world: &World,
    buffer: &mut Buffer,
    area: Rect,
) -> Option<Position> {
    let styles = (world.style(Token::Border), world.style(Token::Title));
    let title = world.task(task).map(|task| Shown::new(&task.title).to_string());
    let title = format!("{}: {}", world.word("notes-title"), title.unwrap_or_default());
    let inner = boxed(buffer, area, &title, world.glyphs, styles);
    if inner.height < 2 {
        return None;
    }
    let below = Rect { y: inner.bottom() - 1, height: 1, ..inner };
    Line::new().put(world.word("notes-keys"), world.style(Token::Muted)).draw(buffer, below);
    draw_area(typed, world, buffer, Rect { height: inner.height - 1, ..inner })
}

/// `Log: Northwind ∙ call ∙ two-way`.
fn title(composer: &Composer, world: &World) -> String {
    let whom = match composer.accounts.as_slice() {
        [id] => world.row(*id).map(|row| name_of(row).to_string()).unwrap_or_default(),
        many => world.say(&Message::new("status-marked").count("count", many.len())),
    };
    let dot = world.glyphs.dot;
    let kind = world.word(timeline::kind(composer.kind));
    format!(
        "{}: {whom} {dot} {kind} {dot} {}",
        world.word("compose-title"),
        world.word(direction(composer.direction))
    )
}

fn direction(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::TwoWay) => msg("direction-two-way"),
        Some(Direction::In) => msg("direction-in"),
        Some(Direction::Out) => msg("direction-out"),
        None => msg("direction-none"),
    }
}

/// Promises and the next touch as they will be kept, then the keys.
fn echo(composer: &Composer, world: &World, cells: usize) -> [Line; 3] {
    let read = compose(&composer.text(), composer.kind, world.today(), &world.calendar);
    let muted = world.style(Token::Muted);
    let refusal = refusal(&composer.text(), world.today(), &world.calendar);
    let refused = refusal.map(|refusal| (world.say(&refusal.reason), world.style(Token::Error)));
    let first = refused.unwrap_or_else(|| understood(&read, world, cells));
    let second = match doubt(&read, world.today(), &world.calendar) {
        Some(doubt) => Line::new().put(world.say(&doubt.message()), world.style(Token::AtRisk)),
        None => Line::new().put(world.word("compose-grammar"), muted),
    };
    [Line::new().put(first.0, first.1), second, Line::new().put(world.word("compose-keys"), muted)]
}

/// What is understood; a year that was guessed and is far away first.
fn understood(read: &Composed, world: &World, cells: usize) -> (String, Style) {
    let dues = read.ours.iter().chain(&read.theirs).filter_map(|owed| owed.due);
    let mut days = dues.chain(read.next.iter().map(|next| next.day));
    let far = days.find(|day| is_far(*day, world.today()));
    let year = far.map(|day| hint::year(world, day)).unwrap_or_default();
    let style = world.style(if far.is_some() { Token::AtRisk } else { Token::Accent });
    let room = cells.saturating_sub(year.width());
    let said = |most| promises(read, world, most);
    let fits = |said: &String| said.width() <= room;
    // What was typed can be read above: here it gives way to the days.
    let found = (LEAST..=room).rev().step_by(2).map(said).find(fits);
    (format!("{year}{}", found.unwrap_or_else(|| said(LEAST))), style)
}

/// Cells of what was promised that are left in any case.
const LEAST: usize = 4;

/// With no more of each text than so many cells.
fn promises(composed: &Composed, world: &World, most: usize) -> String {
    let due = |day: Option<Day>| {
        day.map(|day| format!(" {}", format::short_day(world.lang, day, world.today())))
            .unwrap_or_default()
    };
    let time = |minute: Option<u16>| {
        minute.map(|minute| format!(" {}", format::time(minute))).unwrap_or_default()
    };
    let promise = |id: &str, owed: &Owed| {
        let (text, time) = (Shown::new(&owed.text).cut(most), time(owed.minute));
        format!("{} {text}{}{time}", world.word(id), due(owed.due))
    };
    let ours = composed.ours.iter().map(|ours| promise("task-ours", ours));
    let theirs = composed.theirs.iter().map(|theirs| promise("task-theirs", theirs));
    let next = composed.next.iter().map(|next| {
        format!(
            "{} {}{} {}",
            world.word("compose-next"),
            format::day(world.lang, next.day),
            time(next.minute),
            Shown::new(&next.text).cut(most)
        )
    });
    let mut parts = Vec::new();
    if composed.day != world.today() {
        parts.push(format::day(world.lang, composed.day));
    }
    parts.extend(ours.chain(theirs).chain(next));
    parts.join(&format!(" {} ", world.glyphs.dot))
}
