//! How Tasks is drawn: groups, rows, the card of the account and the notes of the task.

use super::{Tab, Tasks};
use crate::core::account::AccountId;
use crate::core::phrase::Repeat;
use crate::core::task::Task;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::layout::{Frame, Shape};
use crate::tui::list;
use crate::tui::panes::enclose;
use crate::tui::print::Part;
use crate::tui::screen::Screen;
use crate::tui::section::{self, Section, Subject, health, signal, task};
use crate::tui::spot::Spot;
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, draw_all, wrap};
use crate::tui::widget::tabs;
use crate::tui::world::{World, name_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Lines above the first row.
pub fn lines_above(shape: Shape) -> u16 {
    u16::from(shape != Shape::Tiny)
}

pub fn draw(tasks: &Tasks, world: &World, shown: Option<AccountId>, buffer: &mut Buffer) {
    let frame = Frame::of(world.size());
    let panes = &tasks.panes;
    let parts = panes.parts(&frame);
    if let Some(area) = parts.first().filter(|part| !part.is_empty()) {
        draw_list(tasks, world, frame.shape, *area, buffer);
    }
    let title = shown.and_then(|id| world.row(id)).map(|row| name_of(row).to_string());
    let title = title.unwrap_or_default();
    for (index, part) in parts.iter().enumerate().skip(1).filter(|(_, part)| !part.is_empty()) {
        let area = enclose(world, frame.shape, &title, *part, buffer);
        world.prints.draw(Part::Pane(index), area, buffer, |own, area| {
            let lines = card(tasks, world, shown, usize::from(area.width), index);
            let skip = panes.scroll.min(lines.len().saturating_sub(1));
            draw_all(lines.get(skip..).unwrap_or_default(), own, area);
        });
    }
}

fn draw_list(tasks: &Tasks, world: &World, shape: Shape, area: Rect, buffer: &mut Buffer) {
    let above = lines_above(shape);
    if above > 0 {
        tabs(tasks, world, usize::from(area.width)).draw_linked(
            &world.prints.spots,
            buffer,
            Rect { height: 1, ..area },
        );
    }
    let rows = Rect { y: area.y + above, height: area.height.saturating_sub(above), ..area };
    if tasks.list.items.is_empty() {
        let id = if tasks.filter_text().is_empty() { tasks.tab.empty() } else { "empty-filter" };
        let line = Line::new().put(format!("   {}", world.word(id)), world.style(Token::Strong));
        return draw_all(&[Line::new(), line], buffer, rows);
    }
    for (line, y) in tasks.list.lines().into_iter().zip(rows.y..rows.bottom()) {
        let at = Rect { y, height: 1, ..rows };
        match line {
            list::Line::Break(index) => {
                let title = format!(" {}", tasks.title(index));
                Line::new().put(title, world.style(Token::Title)).draw(buffer, at);
            }
            list::Line::Row(index) => {
                let Some(task) = tasks.list.items.get(index).and_then(|id| world.task(*id)) else {
                    continue;
                };
                let marked = tasks.list.marks.contains(&task.id) || tasks.list.in_range(index);
                draw_row(tasks, world, task, (index == tasks.list.cursor(), marked), buffer, at);
                world.prints.spots.put(at, Spot::Row(index));
            }
        }
    }
}

fn draw_row(
    tasks: &Tasks,
    world: &World,
    task: &Task,
    (cursor, marked): (bool, bool),
    buffer: &mut Buffer,
    area: Rect,
) {
    world.prints.draw(Part::Task(task.id), area, buffer, |own, all| {
        draw_plain(tasks, world, task, own, all);
    });
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

/// The row as it is wherever the cursor stands.
fn draw_plain(tasks: &Tasks, world: &World, task: &Task, buffer: &mut Buffer, area: Rect) {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let tick = if task.unfinished() { world.glyphs.open } else { world.glyphs.ticked };
    let wide = usize::from(area.width);
    let account = if wide >= 60 && tasks.tab != Tab::ByAccount { 22 } else { 0 };
    let mut title =
        format!("{}{}{}", task::time(task), task::side(world, task), Shown::new(&task.title));
    if let Some(state) = task::state(world, task) {
        title = format!("{title}  ({state})");
    }
    let name = task.account.and_then(|id| world.row(id)).map(|row| name_of(row).to_string());
    Line::new()
        .put(format!("  {tick} "), plain)
        .cell(&title, wide.saturating_sub(16 + account), plain)
        .cell(&format!("  {}", name.unwrap_or_default()), account, muted)
        .cell_right(&task::due(world, task), 8, task::due_style(world, task))
        .cell_right(task::priority(task).trim(), 4, muted)
        .draw(buffer, area);
}

fn tabs(tasks: &Tasks, world: &World, room: usize) -> Line {
    let title = |tab: &Tab| {
        format!("{} {}", world.word(tab.title()), format::count(tasks.count(*tab) as i64))
    };
    let titles: Vec<String> = Tab::ALL.iter().map(title).collect();
    tabs::over_list(world, &titles, tasks.tab as usize, room, tasks.filter_text())
}

/// The notes of the task and the account it belongs to; what happened there in a third pane.
fn card(
    tasks: &Tasks,
    world: &World,
    shown: Option<AccountId>,
    width: usize,
    index: usize,
) -> Vec<Line> {
    let mut lines = if index == 1 { notes(tasks, world, width) } else { Vec::new() };
    let Some(row) = shown.and_then(|id| world.row(id)) else { return lines };
    let detail = world.detail_of(row.id);
    let subject = Subject { world, row, detail, width, until: 60, task: None, search: "" };
    let sections: &[Section] = if index == 1 {
        if Shape::of(world.size()) > Shape::Stacked {
            lines.push(Line::new().put(name_of(row).to_string(), world.style(Token::Title)));
        }
        let [head, facts] = [health::head(world, row), health::facts(world, row)];
        lines.extend([head, facts, health::brief(&subject), signal::brief(&subject)]);
        &[Section::Tasks, Section::Signals]
    } else {
        &[Section::Timeline, Section::Contacts]
    };
    for section in sections {
        let title = format!(" {}", world.word(section.title()));
        lines.extend([Line::new(), Line::new().put(title, world.style(Token::Title))]);
        lines.extend(section::lines(*section, &subject).0);
    }
    lines
}

fn notes(tasks: &Tasks, world: &World, width: usize) -> Vec<Line> {
    let task = tasks.list.selected().and_then(|id| world.task(id));
    let Some(task) = task else { return Vec::new() };
    let repeat = task.repeat.as_deref().and_then(Repeat::parse);
    let repeat = repeat.map(|repeat| world.say(&repeat.message()));
    let muted = world.style(Token::Muted);
    let mut lines: Vec<Line> =
        repeat.into_iter().map(|said| Line::new().put(format!(" {said}"), muted)).collect();
    for part in task.notes.lines() {
        let parts = wrap(Shown::new(part).as_str(), width.saturating_sub(2));
        let line = |part: String| Line::new().put(format!(" {part}"), world.style(Token::Plain));
        lines.extend(parts.into_iter().map(line));
    }
    if !lines.is_empty() {
        lines.push(Line::new());
    }
    lines
}
