//! How Calls is drawn: the day's rows, and the brief of the account in the panes beside them.

use super::{Calls, Tab};
use crate::core::account::AccountId;
use crate::core::call::Call;
use crate::core::report;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::layout::{Frame, Shape};
use crate::tui::list;
use crate::tui::panes::enclose;
use crate::tui::print::Part;
use crate::tui::screen::Screen;
use crate::tui::section::{brief, timeline};
use crate::tui::spot::Spot;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, draw_all, wrap};
use crate::tui::widget::tabs;
use crate::tui::world::{World, name_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Sections in the first pane, where there are two beside the list.
const FIRST: [&str; 5] = ["state", "questions", "changes", "onboarding", "promises"];

/// Lines above the first row.
pub fn lines_above(shape: Shape) -> u16 {
    u16::from(shape != Shape::Tiny)
}

pub fn draw(calls: &Calls, world: &World, shown: Option<AccountId>, buffer: &mut Buffer) {
    let frame = Frame::of(world.size());
    let parts = calls.panes.parts(&frame);
    if let Some(area) = parts.first().filter(|part| !part.is_empty()) {
        draw_list(calls, world, frame.shape, *area, buffer);
    }
    let title = shown.and_then(|id| world.row(id)).map(|row| name_of(row).to_string());
    let title = title.unwrap_or_default();
    for (index, part) in parts.iter().enumerate().skip(1).filter(|(_, part)| !part.is_empty()) {
        let area = enclose(world, frame.shape, &title, *part, buffer);
        world.prints.draw(Part::Pane(index), area, buffer, |own, area| {
            let lines = pane(world, shown, usize::from(area.width), (index, parts.len()));
            let skip = calls.panes.scroll.min(lines.len().saturating_sub(1));
            draw_all(lines.get(skip..).unwrap_or_default(), own, area);
        });
    }
}

/// The brief: whole in one pane, in two halves where there are two.
fn pane(
    world: &World,
    shown: Option<AccountId>,
    width: usize,
    (index, parts): (usize, usize),
) -> Vec<Line> {
    let Some(id) = shown else { return Vec::new() };
    // How many sections stand in the first pane.
    let first = |page: &report::Page| match parts {
        3.. => page.sections.iter().take_while(|section| FIRST.contains(&section.id)).count(),
        _ => page.sections.len(),
    };
    if index > 1 {
        let rest = |page: &report::Page| first(page)..;
        return brief::of(world, id, rest, width);
    }
    let mut lines = Vec::new();
    if Shape::of(world.size()) > Shape::Stacked {
        let name = world.row(id).map(|row| name_of(row).to_string()).unwrap_or_default();
        lines.push(Line::new().put(format!(" {name}"), world.style(Token::Strong)));
    }
    lines.extend(brief::of(world, id, |page| ..first(page), width));
    lines
}

fn draw_list(calls: &Calls, world: &World, shape: Shape, area: Rect, buffer: &mut Buffer) {
    let above = lines_above(shape);
    if above > 0 {
        let line = tabs(calls, world, usize::from(area.width));
        line.draw_linked(&world.prints.spots, buffer, Rect { height: 1, ..area });
    }
    let rows = Rect { y: area.y + above, height: area.height.saturating_sub(above), ..area };
    if calls.list.items.is_empty() {
        return draw_all(&empty(calls, world, usize::from(rows.width)), buffer, rows);
    }
    for (line, y) in calls.list.lines().into_iter().zip(rows.y..rows.bottom()) {
        let at = Rect { y, height: 1, ..rows };
        match line {
            list::Line::Break(index) => {
                let title = format!(" {}", calls.title(index));
                Line::new().put(title, world.style(Token::Title)).draw(buffer, at);
            }
            list::Line::Row(index) => {
                world.prints.spots.put(at, Spot::Row(index));
                let Some(call) = calls.list.items.get(index).and_then(|id| world.call(*id)) else {
                    continue;
                };
                let marked = calls.list.marks.contains(&call.id) || calls.list.in_range(index);
                draw_row(world, &call, (index == calls.list.cursor(), marked), buffer, at);
            }
        }
    }
}

/// Why there is nothing, and the next key.
fn empty(calls: &Calls, world: &World, width: usize) -> Vec<Line> {
    let id = if !calls.filter_text().is_empty() {
        "empty-filter"
    } else if world.portfolio.complete {
        calls.tab.empty()
    } else {
        "section-loading"
    };
    let parts = wrap(&world.word(id), width.saturating_sub(6));
    let line = |part: String| Line::new().put(format!("   {part}"), world.style(Token::Strong));
    [Line::new()].into_iter().chain(parts.into_iter().map(line)).collect()
}

fn draw_row(
    world: &World,
    call: &Call,
    (cursor, marked): (bool, bool),
    buffer: &mut Buffer,
    area: Rect,
) {
    row(world, call, usize::from(area.width)).draw(buffer, area);
    let sign = match (marked, cursor) {
        (true, _) => "*",
        (false, true) => ">",
        (false, false) => " ",
    };
    buffer.set_stringn(area.x, area.y, sign, 1, world.style(Token::Plain));
    if cursor {
        buffer.set_style(area, Style::reset().patch(world.style(Token::Cursor)));
    }
}

/// Prepared or not, time, account, subject, who.
fn row(world: &World, call: &Call, wide: usize) -> Line {
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
        .cell(&people(&touch.with), who, muted)
}

/// Names; of an address the part that names the person.
fn people(with: &[String]) -> String {
    let name = |who: &String| match who.split_once('@') {
        Some((person, _)) => Shown::new(person).to_string(),
        None => Shown::new(who).to_string(),
    };
    with.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn tabs(calls: &Calls, world: &World, room: usize) -> Line {
    let title = |tab: &Tab| {
        format!("{} {}", world.word(tab.title()), format::count(calls.count(*tab) as i64))
    };
    let titles: Vec<String> = Tab::ALL.iter().map(title).collect();
    tabs::over_list(world, &titles, calls.tab as usize, room, calls.filter_text())
}
