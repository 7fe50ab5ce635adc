//! Verbs on tasks: add, finish, reopen, put off, wait, date, rank, edit, assign, drop, delete.

use super::account::waiting_word;
use super::{Desk, Outcome, Titles, WAIT_DAYS, gesture};
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::operation::{Item, Operation};
use crate::core::phrase::{self, Until};
use crate::core::portfolio::Summary;
use crate::core::quick_add::QuickTask;
use crate::core::task::{Task, TaskKind, TaskStatus, WaitingOn};

/// One task per account; one without an account where none is given.
pub fn add_task(quick: &QuickTask, accounts: &[&Summary], desk: &mut Desk<'_>) -> Outcome {
    if quick.title.is_empty() {
        return Err(Message::new("verb-task-needs-title"));
    }
    let ids: Vec<Option<AccountId>> = match accounts {
        [] => vec![None],
        rows => rows.iter().map(|row| Some(row.id)).collect(),
    };
    let tasks: Vec<Task> = ids
        .into_iter()
        .map(|account| {
            let mut task = Task::new(desk.ids.next_task(), account, "", desk.today);
            write_quick(&mut task, quick);
            task
        })
        .collect();
    let title = title_of(&tasks.iter().collect::<Vec<_>>(), "done-task-added", "done-tasks-added");
    let operations = tasks.into_iter().map(|task| Operation::create(Item::Task(task))).collect();
    gesture(title, operations, "verb-nothing-chosen")
}

fn write_quick(task: &mut Task, quick: &QuickTask) {
    task.title.clone_from(&quick.title);
    task.due = quick.due;
    task.priority = quick.priority;
    task.tags.clone_from(&quick.tags);
    task.repeat.clone_from(&quick.repeat);
    if let Some(side) = quick.side {
        task.kind = TaskKind::Promise;
        task.side = side;
    }
}

fn title_of(tasks: &[&Task], one: &'static str, many: &'static str) -> Message {
    Titles { one, many }.of_tasks(tasks)
}

/// The operations that change each task, leaving out those that stay as they are.
fn change(tasks: &[&Task], edit: impl Fn(&mut Task)) -> Vec<Operation> {
    let one = |task: &&Task| {
        let mut after = (*task).clone();
        edit(&mut after);
        (after != **task).then(|| Operation::change(Item::Task((*task).clone()), Item::Task(after)))
    };
    tasks.iter().filter_map(one).collect()
}

/// Done today; a recurring one leaves its next occurrence.
pub fn finish_tasks(tasks: &[&Task], desk: &mut Desk<'_>) -> Outcome {
    let today = desk.today;
    let mut operations = Vec::new();
    for task in tasks.iter().filter(|task| task.unfinished()) {
        operations.extend(change(&[task], |task| {
            task.status = TaskStatus::Done;
            task.finished = Some(today);
            task.snoozed_until = None;
        }));
        if let Some(next) = next_occurrence(task, desk) {
            operations.push(Operation::create(Item::Task(next)));
        }
    }
    gesture(title_of(tasks, "done-finished", "done-finished-many"), operations, "verb-nothing-open")
}

/// The task again, at the first day of its rhythm after today.
fn next_occurrence(task: &Task, desk: &mut Desk<'_>) -> Option<Task> {
    let today = desk.today;
    let repeat = phrase::Repeat::parse(task.repeat.as_deref()?)?;
    let due = repeat.after(task.due.unwrap_or(today), today);
    Some(Task {
        id: desk.ids.next_task(),
        due: Some(due),
        status: TaskStatus::Open,
        waiting_on: None,
        snoozed_until: None,
        touch: None,
        created: today,
        finished: None,
        origin: None,
        carried: 0,
        ..task.clone()
    })
}

/// Open again, whatever it was.
pub fn reopen_tasks(tasks: &[&Task]) -> Outcome {
    let operations = change(tasks, |task| {
        task.status = TaskStatus::Open;
        task.finished = None;
        task.snoozed_until = None;
        task.waiting_on = None;
    });
    gesture(
        title_of(tasks, "done-reopened", "done-reopened-many"),
        operations,
        "verb-nothing-changed",
    )
}

/// Out of sight until a day. Moved past its due day, it counts as carried.
pub fn snooze_tasks(tasks: &[&Task], until: Until) -> Outcome {
    let Until::Day(day) = until else { return Err(Message::new("verb-task-needs-day")) };
    let operations = change(tasks, |task| {
        task.status = TaskStatus::Snoozed;
        task.snoozed_until = Some(day);
        task.waiting_on = None;
        task.finished = None;
        if task.due.is_some_and(|due| due < day) {
            task.carried += 1;
        }
    });
    let title = title_of(tasks, "done-task-snoozed", "done-tasks-snoozed").day("day", day);
    gesture(title, operations, "verb-nothing-changed")
}

/// Somebody else has the ball; it is asked about again after five business days.
pub fn wait_tasks(tasks: &[&Task], on: WaitingOn, desk: &Desk<'_>) -> Outcome {
    let until = desk.calendar.plus(desk.today, WAIT_DAYS);
    let operations = change(tasks, |task| {
        task.status = TaskStatus::Waiting;
        task.waiting_on = Some(on);
        task.snoozed_until = Some(until);
        task.finished = None;
    });
    let title = title_of(tasks, "done-task-waiting", "done-tasks-waiting")
        .message("on", waiting_word(on))
        .day("day", until);
    gesture(title, operations, "verb-nothing-changed")
}

/// A new due day, or none. An overdue task that moves later is carried.
pub fn set_due(tasks: &[&Task], due: Option<Day>, desk: &Desk<'_>) -> Outcome {
    let today = desk.today;
    let operations = change(tasks, |task| {
        let carried = task.due.is_some_and(|old| old < today && due.is_none_or(|new| new > old));
        task.carried += u32::from(carried);
        task.due = due;
    });
    let title = match due {
        Some(day) => title_of(tasks, "done-due", "done-due-many").day("day", day),
        None => title_of(tasks, "done-due-none", "done-due-none-many"),
    };
    gesture(title, operations, "verb-nothing-changed")
}

/// 1 (today) to 4, or none.
pub fn set_priority(tasks: &[&Task], priority: Option<u8>) -> Outcome {
    if priority.is_some_and(|priority| !(1..=4).contains(&priority)) {
        return Err(Message::new("verb-bad-priority"));
    }
    let operations = change(tasks, |task| task.priority = priority);
    let title = match priority {
        Some(priority) => {
            title_of(tasks, "done-priority", "done-priority-many").count("priority", priority)
        }
        None => title_of(tasks, "done-priority-none", "done-priority-none-many"),
    };
    gesture(title, operations, "verb-nothing-changed")
}

/// What the quick-add line says replaces the task's text, due day, priority, tags and rhythm. The
/// account changes only where the line names one.
pub fn edit_task(
    task: &Task,
    quick: &QuickTask,
    account: Option<AccountId>,
    desk: &Desk<'_>,
) -> Outcome {
    if quick.title.is_empty() {
        return Err(Message::new("verb-task-needs-title"));
    }
    let today = desk.today;
    let operations = change(&[task], |after| {
        write_quick(after, quick);
        after.account = account.or(task.account);
        let carried =
            task.due.is_some_and(|old| old < today && quick.due.is_none_or(|new| new > old));
        after.carried += u32::from(carried);
    });
    gesture(
        title_of(&[task], "done-edited", "done-edited-many"),
        operations,
        "verb-nothing-changed",
    )
}

/// The notes beside a task.
pub fn edit_notes(task: &Task, notes: &str) -> Outcome {
    let operations = change(&[task], |task| notes.clone_into(&mut task.notes));
    gesture(
        title_of(&[task], "done-edited", "done-edited-many"),
        operations,
        "verb-nothing-changed",
    )
}

/// Given to somebody by name.
pub fn assign_tasks(tasks: &[&Task], owner: &str) -> Outcome {
    let owner = owner.trim();
    let operations =
        change(tasks, |task| task.owner = (!owner.is_empty()).then(|| owner.to_owned()));
    let title = title_of(tasks, "done-assigned", "done-assigned-many").text("owner", owner);
    gesture(title, operations, "verb-nothing-changed")
}

/// Closed without being done.
pub fn drop_tasks(tasks: &[&Task], desk: &Desk<'_>) -> Outcome {
    let operations = change(tasks, |task| put_aside(task, desk.today));
    gesture(
        title_of(tasks, "done-dropped", "done-dropped-many"),
        operations,
        "verb-nothing-changed",
    )
}

fn put_aside(task: &mut Task, today: Day) {
    task.status = TaskStatus::Dropped;
    task.finished = Some(today);
    task.snoozed_until = None;
}

/// Gone, as if never written. An exported task would come back with the next export, so it is
/// dropped instead.
pub fn delete_tasks(tasks: &[&Task], desk: &Desk<'_>) -> Outcome {
    let delete = |task: &&Task| match &task.origin {
        Some(_) => change(&[task], |task| put_aside(task, desk.today)).pop(),
        None => Some(Operation::delete(Item::Task((*task).clone()))),
    };
    let operations = tasks.iter().filter_map(delete).collect();
    gesture(
        title_of(tasks, "done-deleted", "done-deleted-many"),
        operations,
        "verb-nothing-changed",
    )
}
