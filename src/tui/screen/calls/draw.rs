//! How Calls is drawn: the day's rows, and the brief of the account in the panes beside them.

use crate::core::call::{Call, Stray};
use crate::core::message::Message;
use crate::core::report;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::layout::Shape;
use crate::tui::screen::Pane;
use crate::tui::section::{brief, timeline};
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, join_fitting, wrap};
use crate::tui::world::{World, name_of};

/// Sections in the first pane, where there are two beside the list.
const FIRST: [&str; 5] = ["state", "questions", "changes", "onboarding", "promises"];

/// The brief: whole in one pane, in two halves where there are two.
pub fn pane(world: &World, pane: &Pane) -> Vec<Line> {
    let Some(id) = pane.shown else { return Vec::new() };
    // How many sections stand in the first pane.
    let first = |page: &report::Page| match pane.of {
        3.. => page.sections.iter().take_while(|section| FIRST.contains(&section.id)).count(),
        _ => page.sections.len(),
    };
    if pane.index > 1 {
        let rest = |page: &report::Page| first(page)..;
        return brief::of(world, id, rest, pane.width);
    }
    let mut lines = Vec::new();
    if pane.shape > Shape::Stacked {
        let name = world.row(id).map(|row| name_of(row).to_string()).unwrap_or_default();
        lines.push(Line::new().put(format!(" {name}"), world.style(Token::Strong)));
    }
    lines.extend(brief::of(world, id, |page| ..first(page), pane.width));
    lines
}

/// Prepared or not, time, account, subject, who.
pub fn row(world: &World, call: &Call, wide: usize) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let touch = &call.touch;
    let tick = if touch.prepared { world.glyphs.ticked } else { world.glyphs.open };
    let time = touch.minute.map(format::time).unwrap_or_default();
    let name = world.row(touch.account).map(|row| name_of(row).to_string()).unwrap_or_default();
    let who = if wide >= 70 { 18 } else { 0 };
    let account = if wide >= 60 { 20 } else { 14 };
    Line::new()
        .put(format!("  {tick} "), plain)
        .cell_right(&time, 5, plain)
        .put("  ", plain)
        .cell(&name, account, plain)
        .put("  ", plain)
        .cell(&world.word(timeline::kind(touch.kind)), 8, muted)
        .put(" ", plain)
        .cell(Shown::new(&touch.text).as_str(), wide.saturating_sub(24 + account + who), plain)
        .put(" ", plain)
        .cell(&people(call, who), who, muted)
}

/// Day, time, subject, guests, and how many there are of it.
pub fn stray(world: &World, stray: &Stray, wide: usize) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let day = format::short_day(world.lang, stray.day, world.today());
    let time = stray.minute.map(format::time).unwrap_or_default();
    let times = if stray.times > 1 { format!("x{}", stray.times) } else { String::new() };
    let rest = wide.saturating_sub(28);
    let guests: Vec<String> =
        stray.guests.iter().map(|mail| Shown::new(mail).to_string()).collect();
    Line::new()
        .cell_right(&day, 10, muted)
        .put(" ", plain)
        .cell_right(&time, 5, plain)
        .put("  ", plain)
        .cell(Shown::new(&stray.subject).as_str(), rest / 2, plain)
        .put("  ", plain)
        .cell(&join_fitting(&guests, ", ", rest - rest / 2), rest - rest / 2, muted)
        .cell_right(&times, 7, muted)
}

/// What is known of a meeting without an account, and what to do about it.
pub fn stray_pane(world: &World, stray: &Stray, width: usize) -> Vec<Line> {
    let width = width.saturating_sub(2);
    let put = |text: &str, token| {
        let parts = wrap(text, width).into_iter();
        parts.map(move |part| Line::new().put(format!(" {part}"), world.style(token)))
    };
    let mut lines: Vec<Line> = put(Shown::new(&stray.subject).as_str(), Token::Strong).collect();
    for guest in &stray.guests {
        lines.extend(put(Shown::new(guest).as_str(), Token::Plain));
    }
    let id = if stray.guests.is_empty() { "stray-by-title" } else { "stray-by-guests" };
    let said = Message::new(id).count("count", stray.times);
    lines.extend(put(&world.say(&said), Token::Muted));
    lines
}

/// As many as fit by their names; of an address without one the part that names the person.
pub fn people(call: &Call, cells: usize) -> String {
    let known = if call.people.is_empty() { &call.touch.with } else { &call.people };
    let name = |who: &String| match who.split_once('@') {
        Some((person, _)) => Shown::new(person).to_string(),
        None => Shown::new(who).to_string(),
    };
    let names: Vec<String> = known.iter().map(name).collect();
    join_fitting(&names, ", ", cells)
}
