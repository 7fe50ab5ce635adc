//! How Tasks is drawn: a row, the card of the account and the notes of the task.

use super::Tab;
use crate::core::checklist::unit_of_step;
use crate::core::phrase::Repeat;
use crate::core::task::Task;
use crate::core::text::Shown;
use crate::tui::layout::Shape;
use crate::tui::screen::Pane;
use crate::tui::screen::onboarding::draw::unit_beside;
use crate::tui::section::{self, Section, Subject, health, signal, task};
use crate::tui::theme::Token;
use crate::tui::widget::line::{Line, wrap};
use crate::tui::world::{World, name_of};

/// State, title, account, due day, priority.
pub fn row(tab: Tab, world: &World, task: &Task, wide: usize) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let tick = if task.unfinished() { world.glyphs.open } else { world.glyphs.ticked };
    let account: usize = if wide >= 60 && tab != Tab::ByAccount { 22 } else { 0 };
    let mut title =
        format!("{}{}{}", task::time(task), task::side(world, task), Shown::new(&task.title));
    if let Some(state) = task::state(world, task) {
        title = format!("{title}  ({state})");
    }
    let row = task.account.and_then(|id| world.row(id));
    let unit = row.and_then(|row| unit_of_step(task, row));
    if let (Some(unit), 0) = (&unit, account) {
        title = format!("{unit} {} {title}", world.glyphs.dot);
    }
    let name = row.map(|row| unit_beside(world, row, unit, account.saturating_sub(2)));
    Line::new()
        .put(format!("  {tick} "), plain)
        .cell(&title, wide.saturating_sub(16 + account), plain)
        .cell(&format!("  {}", name.unwrap_or_default()), account, muted)
        .cell_right(&task::due(world, task), 8, task::due_style(world, task))
        .cell_right(task::priority(task).trim(), 4, muted)
}

/// The notes of the task and the account it belongs to; what happened there in a third pane.
pub fn pane(world: &World, task: Option<&Task>, pane: &Pane) -> Vec<Line> {
    let first = pane.index == 1;
    let mut lines = match task {
        Some(task) if first => notes(world, task, pane.width),
        _ => Vec::new(),
    };
    let Some(row) = pane.shown.and_then(|id| world.row(id)) else { return lines };
    let subject = Subject::of(world, row, pane);
    let sections: &[Section] = if first {
        if pane.shape > Shape::Stacked {
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

fn notes(world: &World, task: &Task, width: usize) -> Vec<Line> {
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
