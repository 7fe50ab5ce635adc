//! Promises of both sides that are not kept yet, the late ones first.

use super::{View, item};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::report::Item;
use crate::core::task::{Side, Task, TaskKind};

pub fn both(view: &View<'_>) -> Vec<Item> {
    let mut open: Vec<&Task> = open(&view.facts.tasks).collect();
    open.sort_by_key(|task| order(task, view.today));
    open.into_iter().map(|task| told(task, view.today)).collect()
}

/// Promises that are neither kept nor dropped.
pub fn open(tasks: &[Task]) -> impl Iterator<Item = &Task> {
    tasks.iter().filter(|task| task.kind == TaskKind::Promise && task.unfinished())
}

/// Late first, then ours before theirs, then by day.
fn order(task: &Task, today: Day) -> (bool, bool, Day) {
    let due = task.due.unwrap_or(Day::from_number(i32::MAX));
    (!is_late(task, today), task.side == Side::Customer, due)
}

pub fn is_late(task: &Task, today: Day) -> bool {
    task.due.is_some_and(|due| due < today)
}

/// The promise that is late longest, of one side.
pub fn latest<'a>(view: &View<'a>, side: Side) -> Option<&'a Task> {
    let late = open(&view.facts.tasks).filter(|task| is_late(task, view.today));
    late.filter(|task| task.side == side).min_by_key(|task| task.due)
}

fn told(task: &Task, today: Day) -> Item {
    let ours = task.side == Side::Us;
    let Some(due) = task.due else {
        let id = if ours { "brief-promise-ours" } else { "brief-promise-theirs" };
        return Item::new(Message::new(id).text("text", &task.title));
    };
    let late = is_late(task, today);
    let id = match (ours, late) {
        (true, true) => "brief-promise-ours-late",
        (true, false) => "brief-promise-ours-due",
        (false, true) => "brief-promise-theirs-late",
        (false, false) => "brief-promise-theirs-due",
    };
    let said = Message::new(id).text("text", &task.title).day("due", due);
    item(if late { said.count("days", today - due) } else { said }, late)
}
