//! How overlays are drawn: a cleared box in the middle, its list or page inside.

use super::pick::{Kind, Pick, Picker};
use super::{Overlay, Page, book, changes, file, history, import, moves, news, queue};
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::event::WaitingFile;
use crate::tui::section::{self, Subject, rank, receipt};
use crate::tui::spot::Spot;
use crate::tui::theme::Token;
use crate::tui::widget::frame::{boxed, centred};
use crate::tui::widget::line::{Line, draw_all, wrap};
use crate::tui::world::{World, name_of};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Draws the overlay; the caret's place where it has a typed line.
pub fn draw(overlay: &Overlay, world: &World, buffer: &mut Buffer) -> Option<Position> {
    let area = whole(overlay, world);
    let styles = (world.style(Token::Border), world.style(Token::Title));
    match overlay {
        Overlay::Pick(picker) => {
            let inner = boxed(buffer, area, &picker.heading(world), world.glyphs, styles);
            draw_picker(picker, world, inner, buffer)
        }
        Overlay::Page { page, scroll } => {
            let inner = boxed(buffer, area, &page_title(page, world), world.glyphs, styles);
            let lines = page_lines(
                page,
                world,
                usize::from(inner.width),
                usize::from(inner.height) + scroll,
            );
            // The last page is a full one.
            let skip = (*scroll).min(lines.len().saturating_sub(usize::from(inner.height)));
            draw_all(lines.get(skip..).unwrap_or_default(), buffer, inner);
            caret(page, inner)
        }
    }
}

/// Where text is typed on a page.
fn caret(page: &Page, area: Rect) -> Option<Position> {
    let Page::History(history) = page else { return None };
    let (_, caret) = history.find.window(usize::from(area.width).saturating_sub(1));
    let x = (area.x + 1 + caret).min(area.right().saturating_sub(1));
    history.typing.then(|| Position::new(x, area.y))
}

fn whole(overlay: &Overlay, world: &World) -> Rect {
    let body = world.frame().body;
    match overlay {
        // The brief has the whole screen.
        Overlay::Page { page: Page::Brief(_), .. } => body,
        _ => centred(body, 100.max(body.width / 2), body.height.min(40)),
    }
}

/// What is left of it inside its box.
pub(super) fn inside(overlay: &Overlay, world: &World) -> Rect {
    let area = whole(overlay, world);
    if area.width < 4 || area.height < 3 {
        return Rect { height: area.height.min(1), ..area };
    }
    Rect::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2)
}

pub(super) fn page_title(page: &Page, world: &World) -> String {
    let title = world.word(page.title());
    match page {
        Page::Why(id) | Page::Brief(id) => match world.row(*id) {
            Some(row) => format!("{title}: {}", name_of(row)),
            None => title,
        },
        Page::Changes { run, .. } => format!("{title} r{run}"),
        _ => title,
    }
}

fn draw_picker(
    picker: &Picker,
    world: &World,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    if area.height < 2 {
        return None;
    }
    let (text, caret) = picker.line.window(usize::from(area.width).saturating_sub(3));
    let prompt =
        Line::new().put("> ", world.style(Token::Accent)).put(text, world.style(Token::Plain));
    prompt.draw(buffer, area);
    let rows = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let page = usize::from(rows.height).max(1);
    let top = picker.cursor.saturating_sub(page - 1);
    for (index, hit) in picker.hits.iter().enumerate().skip(top).take(page) {
        let y = rows.y + (index - top) as u16;
        let at = Rect { y, height: 1, ..rows };
        let idle = matches!(hit.pick, Pick::Idle(_));
        let token = if idle { Token::Muted } else { Token::Plain };
        let line = Line::new().put(hit.left.as_str(), world.style(token));
        line.at_right(hit.right.as_str(), world.style(Token::Muted)).draw(buffer, at);
        world.prints.spots.put(at, Spot::Hit(index));
        if index == picker.cursor {
            buffer.set_style(at, Style::reset().patch(world.style(Token::Cursor)));
        }
    }
    if picker.hits.is_empty() {
        draw_all(&nothing(picker, world, usize::from(rows.width)), buffer, rows);
    }
    Some(Position::new((area.x + 2 + caret).min(area.right().saturating_sub(1)), area.y))
}

/// That nothing is found, and what may be the reason.
fn nothing(picker: &Picker, world: &World, width: usize) -> Vec<Line> {
    let mut said = vec![world.word("pick-nothing")];
    if matches!(picker.kind, Kind::GoTo | Kind::Whose(..) | Kind::MergeInto(_)) {
        let unread = world.unread_names(picker.line.text());
        said.extend(unread.map(|unread| world.say(&unread)));
    }
    let lines = said.iter().flat_map(|text| wrap(text, width.saturating_sub(2)));
    lines.map(|line| Line::new().put(line, world.style(Token::Muted))).collect()
}

pub(super) fn page_lines(page: &Page, world: &World, width: usize, until: usize) -> Vec<Line> {
    match page {
        Page::Brief(id) => section::brief::lines(world, *id, width),
        Page::Why(id) => why(world, *id, width, until),
        Page::Waiting(found) => waiting(world, found.files.as_deref(), width),
        Page::Queue(page) => queue::lines(world, page, width),
        Page::Book => book::lines(world, width),
        Page::News { since, moves } => news::lines(world, *since, moves.as_deref()),
        Page::Moves { since, until, moves } => {
            moves::lines(world, (*since, *until), moves.as_deref())
        }
        Page::History(page) => history::lines(world, page),
        Page::Faults(faults) => {
            faults.iter().flat_map(|fault| fault_lines(world, fault, width)).collect()
        }
        Page::Import { paths, report } => import::lines(world, paths, report.as_ref(), width),
        Page::Changes { shifts, .. } => changes::page(world, shifts.as_deref(), width),
        Page::File(page) => file::lines(world, page, width),
    }
}

/// A fault whole, and a blank line behind it.
fn fault_lines(world: &World, fault: &Message, width: usize) -> Vec<Line> {
    let lines = wrap(&world.say(fault), width).into_iter();
    let lines = lines.map(|line| Line::new().put(line, world.style(Token::Plain)));
    lines.chain([Line::new()]).collect()
}

pub(super) fn said(world: &World, id: &str) -> Vec<Line> {
    vec![Line::new().put(world.word(id), world.style(Token::Muted))]
}

fn why(
    world: &World,
    id: crate::core::account::AccountId,
    width: usize,
    until: usize,
) -> Vec<Line> {
    let Some(row) = world.row(id) else { return Vec::new() };
    let detail = world.detail_of(id);
    if detail.is_none() {
        return said(world, "section-loading");
    }
    let subject = Subject { world, row, detail, width, until, task: None, search: "" };
    let mut lines = receipt::lines(&subject);
    if let Some(rank) = rank::said(world, row) {
        let title = world.word("section-rank");
        lines.extend([Line::new(), Line::new().put(title, world.style(Token::Title))]);
        let parts = [rank, world.word("rank-meaning")];
        let parts = parts.iter().flat_map(|part| wrap(part, width));
        lines.extend(parts.map(|part| Line::new().put(part, world.style(Token::Plain))));
    }
    if !row.signals.is_empty() {
        let title = world.word("section-signals");
        lines.extend([Line::new(), Line::new().put(title, world.style(Token::Title))]);
        lines.extend(crate::tui::section::signal::lines(&subject));
    }
    lines
}

fn waiting(world: &World, files: Option<&[WaitingFile]>, width: usize) -> Vec<Line> {
    let Some(files) = files else { return said(world, "waiting-looking") };
    if files.is_empty() {
        return said(world, "waiting-none");
    }
    let count = Message::new("waiting-count").count("count", files.len());
    let mut lines =
        vec![Line::new().put(world.say(&count), world.style(Token::Strong)), Line::new()];
    for file in files {
        let size = format!("{} kB", format::count((file.size / 1024).max(1) as i64));
        let name = Shown::new(&file.path).to_string();
        let line = Line::new().put(name, world.style(Token::Plain));
        match &file.entity {
            Ok(entity) => {
                let preset = file.preset.as_deref().unwrap_or_default();
                let right = format!("{} {preset} {size}", entity_word(world, entity));
                lines.push(line.at_right(right, world.style(Token::Muted)));
            }
            Err(message) => {
                lines.push(line.at_right(size, world.style(Token::Muted)));
                let parts = wrap(&world.say(message), width.saturating_sub(4));
                let style = world.style(Token::Late);
                lines.extend(
                    parts.into_iter().map(|part| Line::new().put(format!("    {part}"), style)),
                );
            }
        }
    }
    lines.push(Line::new());
    lines.push(Line::new().put(world.word("waiting-keys"), world.style(Token::Key)));
    lines
}

pub(super) fn entity_word(world: &World, entity: &str) -> String {
    world.word(&format!("entity-{}", entity.replace('_', "-")))
}
