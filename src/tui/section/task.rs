//! The open tasks of an account.

use super::Subject;
use crate::core::account::AccountId;
use crate::core::checklist::unit_of_step;
use crate::core::task::{Side, Task, TaskKind, TaskStatus};
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::strip;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::World;
use std::sync::Arc;

/// The unfinished tasks of an account, soonest first.
pub fn of_account(world: &World, account: AccountId) -> Vec<Arc<Task>> {
    let tasks = world.portfolio.tasks.iter();
    let mut mine: Vec<_> =
        tasks.filter(|task| task.account == Some(account) && task.unfinished()).cloned().collect();
    mine.sort_by_key(|task| {
        (!task.live(world.today()), task.due.is_none(), task.due, task.priority)
    });
    mine
}

pub fn lines(subject: &Subject<'_>) -> Vec<Line> {
    let world = subject.world;
    let tasks = of_account(world, subject.row.id);
    let one = |(index, task): (usize, &Arc<Task>)| {
        let selected = subject.task == Some(index);
        line(world, task, selected)
    };
    tasks.iter().enumerate().map(one).collect()
}

fn line(world: &World, task: &Task, selected: bool) -> Line {
    let style = if selected { world.style(Token::Cursor) } else { world.style(Token::Plain) };
    let sign = if selected { ">" } else { " " };
    let mut line = Line::new()
        .put(format!("{sign}{} ", world.glyphs.open), style)
        .put(side(world, task), world.style(Token::Muted))
        .put(unit(world, task), world.style(Token::Muted))
        .hang_here()
        .put(Shown::new(&task.title).to_string(), style);
    if let Some(state) = state(world, task) {
        line = line.put(format!("  {state}"), world.style(Token::Muted));
    }
    line.at_right(due(world, task), due_style(world, task))
        .at_right(priority(task), world.style(Token::Muted))
}

/// `them: ` before a promise of the customer's.
pub fn side(world: &World, task: &Task) -> String {
    match (task.kind, task.side) {
        (TaskKind::Promise, Side::Customer) => format!("{} ", world.word("task-theirs")),
        (TaskKind::Promise, Side::Us) => format!("{} ", world.word("task-ours")),
        (TaskKind::Task, _) => String::new(),
    }
}

/// `Osaka: ` before a step of the checklist of a unit.
fn unit(world: &World, task: &Task) -> String {
    let row = task.account.and_then(|id| world.row(id));
    let unit = row.and_then(|row| unit_of_step(task, row));
    unit.map(|unit| format!("{unit}: ")).unwrap_or_default()
}

/// `14:00 ` where a time is known.
pub fn time(task: &Task) -> String {
    task.minute.map(|minute| format!("{} ", format::time(minute))).unwrap_or_default()
}

/// What a task that is not open waits for.
pub fn state(world: &World, task: &Task) -> Option<String> {
    let day = |id: &str| {
        let until = task.snoozed_until.map(|day| format::short_day(world.lang, day, world.today()));
        format!("{} {}", world.word(id), until.unwrap_or_default())
    };
    match task.status {
        TaskStatus::Waiting => {
            let on = task.waiting_on.map(|on| world.word(strip::waiting(on))).unwrap_or_default();
            Some(format!("{} {on}", world.word("task-waiting")))
        }
        TaskStatus::Snoozed if !task.live(world.today()) => Some(day("task-snoozed")),
        _ => None,
    }
}

/// The due day: the weekday within a week, else the day.
pub fn due(world: &World, task: &Task) -> String {
    let today = world.today();
    match task.due {
        None => String::new(),
        Some(due) if due == today => world.word("day-today"),
        Some(due) if (1..7).contains(&(due - today)) => {
            world.marked_short(format::weekday(world.lang, due), due)
        }
        Some(due) => world.marked_short(&format::short_day(world.lang, due, today), due),
    }
}

pub fn due_style(world: &World, task: &Task) -> ratatui::style::Style {
    let late = task.overdue(world.today());
    world.style(if late { Token::Late } else { Token::Plain })
}

pub fn priority(task: &Task) -> String {
    task.priority.map_or_else(|| "    ".into(), |priority| format!("  p{priority}"))
}

/// The next task in one line: `next  Book save call  Fri p1 [1 of 2]`.
pub fn brief(subject: &Subject<'_>) -> Line {
    let world = subject.world;
    let label = world.style(Token::Muted);
    let line = Line::new().put(" ", label).cell(&world.word("label-next"), 9, label);
    let Some(task) = crate::tui::deed::next_task(world, subject.row.id) else {
        return line.put(world.word("label-no-task"), label);
    };
    let line = line.put(unit(world, &task), label);
    let line = line.put(Shown::new(&task.title).to_string(), world.style(Token::Plain));
    let line =
        line.at_right(due(world, &task), due_style(world, &task)).at_right(priority(&task), label);
    line.at_right(format!("  [{}]", subject.row.open_tasks), label)
}
