//! Verbs on tasks: add, finish, reopen, put off, wait, date, rank, edit, assign, drop, delete.

use super::account::waiting_word;
use super::checklist::wants_evidence;
use super::{Desk, Outcome, Titles, WAIT_DAYS, gesture};
use crate::core::account::AccountId;
use crate::core::checklist::is_step;
use crate::core::day::Day;
use crate::core::known::Known;
use crate::core::message::Message;
use crate::core::operation::{Item, Operation};
use crate::core::phrase::{self, Resolved, Until};
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
    task.minute = quick.minute;
    task.priority = quick.priority;
    task.tags = quick.tags.clone().into();
    task.repeat = quick.repeat.as_deref().map(Known::read);
    if let Some(side) = quick.side {
        task.kind = TaskKind::Promise;
        task.side = side;
    }
}

pub(super) fn title_of(tasks: &[&Task], one: &'static str, many: &'static str) -> Message {
    Titles { one, many }.of_tasks(tasks)
}

/// The operations that change each task, leaving out those that stay as they are.
pub(super) fn change(tasks: &[&Task], edit: impl Fn(&mut Task)) -> Vec<Operation> {
    let one = |task: &&Task| {
        let mut after = (*task).clone();
        edit(&mut after);
        (after != **task).then(|| Operation::change(Item::Task((*task).clone()), Item::Task(after)))
    };
    tasks.iter().filter_map(one).collect()
}

/// Done today; a recurring one leaves its next occurrence in the same gesture.
pub fn finish_tasks(tasks: &[&Task], desk: &mut Desk<'_>) -> Outcome {
    let today = desk.today;
    let wanting = tasks.iter().find_map(|task| Some((task, task.wanted_evidence()?)));
    if let Some((task, wanted)) = wanting.filter(|(task, _)| task.unfinished()) {
        return Err(wants_evidence(task, wanted));
    }
    let finish = |task: &mut Task| {
        task.status = TaskStatus::Done;
        task.finished = Some(today);
        task.snoozed_until = None;
        forget_block(task);
    };
    let (operations, next) = close(tasks, finish, desk);
    let title = match (tasks, next) {
        ([task], Some(day)) => {
            Message::new("done-finished-next").text("task", task.title.as_str()).day("day", day)
        }
        _ => title_of(tasks, "done-finished", "done-finished-many"),
    };
    gesture(title, operations, "verb-nothing-open")
}

/// Closes what is unfinished, and makes the next of what recurs; with the day of the last of them.
fn close(
    tasks: &[&Task],
    how: impl Fn(&mut Task),
    desk: &mut Desk<'_>,
) -> (Vec<Operation>, Option<Day>) {
    let (mut operations, mut next_day) = (Vec::new(), None);
    for task in tasks.iter().filter(|task| task.unfinished()) {
        operations.extend(change(&[task], &how));
        if let Some(next) = next_occurrence(task, desk) {
            next_day = next.due;
            operations.push(Operation::create(Item::Task(next)));
        }
    }
    (operations, next_day)
}

/// What is done, or open again, is blocked no more, and is needed.
fn forget_block(task: &mut Task) {
    if let Some(step) = &mut task.step {
        (step.blocked, step.not_needed, step.stopped) = (None, None, false);
    }
}

/// The task again, at the next day of its rhythm.
fn next_occurrence(task: &Task, desk: &mut Desk<'_>) -> Option<Task> {
    let today = desk.today;
    let repeat = phrase::Repeat::parse(task.repeat.as_deref()?)?;
    let due = task.due.unwrap_or(today);
    let repeat = repeat.anchored(due);
    Some(Task {
        id: desk.ids.next_task(),
        due: Some(repeat.next(due, today, desk.calendar)),
        repeat: Some(repeat.to_string().into()),
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
        forget_block(task);
    });
    gesture(
        title_of(tasks, "done-reopened", "done-reopened-many"),
        operations,
        "verb-nothing-changed",
    )
}

/// Out of sight until a day. Moved past its due day, it counts as carried.
pub fn snooze_tasks(tasks: &[&Task], until: Until) -> Outcome {
    let Until::Day(until) = until else { return Err(Message::new("verb-task-needs-day")) };
    let day = until.day;
    let operations = change(tasks, |task| {
        task.status = TaskStatus::Snoozed;
        task.snoozed_until = Some(day);
        task.waiting_on = None;
        task.finished = None;
        if task.due.is_some_and(|due| due < day) {
            task.carried += 1;
        }
    });
    let title = until.said(title_of(tasks, "done-task-snoozed", "done-tasks-snoozed"));
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
pub fn set_due(tasks: &[&Task], until: Option<Resolved>, desk: &Desk<'_>) -> Outcome {
    let (today, due) = (desk.today, until.map(|until| until.day));
    let operations = change(tasks, |task| {
        let carried = task.due.is_some_and(|old| old < today && due.is_none_or(|new| new > old));
        task.carried += u32::from(carried);
        task.due = due;
    });
    let title = match until {
        Some(until) => until.said(title_of(tasks, "done-due", "done-due-many")),
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

/// What the quick-add line says replaces the task's text, due day, priority and tags. The account
/// changes only where the line names one; a rhythm goes on unless the line gives another or ends it.
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
        if quick.repeat.is_none() && !quick.repeat_ends {
            after.repeat.clone_from(&task.repeat);
        }
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
    let operations = change(&[task], |task| task.notes = notes.into());
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
        change(tasks, |task| task.owner = (!owner.is_empty()).then(|| Known::read(owner)));
    let title = if owner.is_empty() {
        title_of(tasks, "done-unassigned", "done-unassigned-many")
    } else {
        title_of(tasks, "done-assigned", "done-assigned-many").text("owner", owner)
    };
    gesture(title, operations, "verb-nothing-changed")
}

/// Closed without being done. What recurs comes again at its next day, unless the rhythm ends too.
pub fn drop_tasks(tasks: &[&Task], rhythm: RhythmEnds, desk: &mut Desk<'_>) -> Outcome {
    let today = desk.today;
    let (operations, next) = match rhythm {
        RhythmEnds::No => close(tasks, |task| put_aside(task, today), desk),
        RhythmEnds::Yes => (change(tasks, |task| put_aside(task, today)), None),
    };
    let title = match (tasks, next) {
        ([task], Some(day)) => {
            Message::new("done-skipped").text("task", task.title.as_str()).day("day", day)
        }
        _ if tasks.iter().all(|task| is_step(task)) => not_needed(tasks),
        _ => title_of(tasks, "done-dropped", "done-dropped-many"),
    };
    gesture(title, operations, "verb-nothing-open")
}

/// What a step is called that is closed without being done.
pub(super) fn not_needed(steps: &[&Task]) -> Message {
    title_of(steps, "done-not-needed", "done-not-needed-many")
}

/// Does a rhythm end with the task that is dropped? Never by accident: somebody said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum RhythmEnds {
    #[default]
    No,
    Yes,
}

pub(super) fn put_aside(task: &mut Task, today: Day) {
    task.status = TaskStatus::Dropped;
    task.finished = Some(today);
    task.snoozed_until = None;
    task.waiting_on = None;
    forget_block(task);
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

#[cfg(test)]
mod tests {
    use super::super::example::{Counter, day, desk};
    use super::*;
    use crate::core::message::Arg;
    use crate::core::operation::Gesture;
    use crate::core::portfolio::{Portfolio, example::row};
    use crate::core::quick_add;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn task(id: u32, due: Option<&str>) -> Task {
        let mut task = Task::new(id, Some(AccountId(1)), format!("task {id}"), day("2026-11-01"));
        task.due = due.map(day);
        task
    }

    fn after(gesture: &Gesture, at: usize) -> Task {
        match gesture.operations[at].after.clone() {
            Some(Item::Task(task)) => task,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_quick_line_becomes_a_task_per_account() {
        let mut ids = Counter::default();
        let mut desk = desk(&mut ids);
        let quick = quick_add::parse("> Send deck fri p1 #qbr", desk.today, desk.calendar);
        let gesture = add_task(&quick, &[&row("Globex")], &mut desk).unwrap();
        let task = after(&gesture, 0);
        assert_eq!(
            (task.account, task.kind, task.priority),
            (Some(AccountId(1)), TaskKind::Promise, Some(1))
        );
        assert_eq!(
            (task.due, task.tags.to_vec()),
            (Some(day("2026-11-27")), vec!["qbr".to_owned()])
        );
        let none = add_task(&quick, &[], &mut desk).unwrap();
        assert_eq!(after(&none, 0).account, None);
        let empty = quick_add::parse("fri p1", desk.today, desk.calendar);
        assert_eq!(add_task(&empty, &[], &mut desk).unwrap_err().id, "verb-task-needs-title");
    }

    #[test]
    fn a_finished_recurring_task_leaves_the_next() {
        let mut ids = Counter::default();
        let mut weekly = task(1, Some("2026-11-20"));
        weekly.repeat = Some("2w".into());
        let gesture = finish_tasks(&[&weekly], &mut desk(&mut ids)).unwrap();
        assert_eq!(gesture.operations.len(), 2);
        assert_eq!(after(&gesture, 0).status, TaskStatus::Done);
        let next = after(&gesture, 1);
        assert_eq!((next.status, next.due), (TaskStatus::Open, Some(day("2026-12-04"))));
        assert_ne!(next.id, weekly.id);
        let done = after(&gesture, 0);
        assert_eq!(
            finish_tasks(&[&done], &mut desk(&mut ids)).unwrap_err().id,
            "verb-nothing-open"
        );
    }

    #[test]
    fn a_rhythm_ends_only_when_somebody_says_so() {
        let mut ids = Counter::default();
        let mut monthly = task(1, Some("2026-10-31"));
        monthly.repeat = Some("1m".into());
        let desk = &mut desk(&mut ids);
        let skipped = drop_tasks(&[&monthly], RhythmEnds::No, desk).unwrap();
        let next = after(&skipped, 1);
        assert_eq!((next.due, next.repeat.as_deref()), (Some(day("2026-11-30")), Some("1m 31")));
        assert_eq!(drop_tasks(&[&monthly], RhythmEnds::Yes, desk).unwrap().operations.len(), 1);

        let edit = |line: &str| {
            let quick = quick_add::parse(line, desk.today, desk.calendar);
            after(&edit_task(&monthly, &quick, None, desk).unwrap(), 0).repeat
        };
        assert_eq!(edit("Other words fri").as_deref(), Some("1m"));
        assert_eq!(edit("Other words every 2w").as_deref(), Some("2w"));
        assert_eq!(edit("Other words every never"), None);
    }

    #[test]
    fn moving_an_overdue_task_later_counts_as_carried() {
        let mut ids = Counter::default();
        let desk = desk(&mut ids);
        let check = |due: Option<&str>, to: &str, carried| {
            let gesture = set_due(&[&task(1, due)], Some(day(to).into()), &desk).unwrap();
            assert_eq!(after(&gesture, 0).carried, carried, "{due:?} to {to}");
        };
        check(Some("2026-11-20"), "2026-11-27", 1);
        check(Some("2026-11-25"), "2026-11-27", 0);
        check(Some("2026-11-20"), "2026-11-18", 0);
        check(None, "2026-11-27", 0);
        let snoozed =
            snooze_tasks(&[&task(1, Some("2026-11-24"))], Until::Day(day("2026-11-30").into()));
        assert_eq!(after(&snoozed.unwrap(), 0).carried, 1);
    }

    #[test]
    fn who_waits_comes_back_after_five_business_days() {
        let mut ids = Counter::default();
        let gesture = wait_tasks(&[&task(1, None)], WaitingOn::Legal, &desk(&mut ids)).unwrap();
        let waiting = after(&gesture, 0);
        assert_eq!(waiting.snoozed_until, Some(day("2026-11-30")));
        assert!(!waiting.live(day("2026-11-29")) && waiting.live(day("2026-11-30")));
    }

    #[test]
    fn one_is_called_by_name_and_many_are_counted() {
        let (one, two) = (task(1, None), task(2, None));
        let single = set_priority(&[&one], Some(2)).unwrap().title;
        assert_eq!(single.args[0].1, Arg::Text("task 1".into()));
        let both = set_priority(&[&one, &two], Some(2)).unwrap();
        assert_eq!(both.title.id, "done-priority-many");
        assert_eq!(both.title.args[0].1, Arg::Count(2));
        assert_eq!(both.operations.len(), 2);
        assert!(set_priority(&[&one], Some(5)).is_err());
    }

    #[test]
    fn an_exported_task_is_dropped_where_another_is_deleted() {
        let mut ids = Counter::default();
        let desk = desk(&mut ids);
        let mut exported = task(2, None);
        exported.origin = Some("asana/7".into());
        let gesture = delete_tasks(&[&task(1, None), &exported], &desk).unwrap();
        assert_eq!(gesture.operations[0].after, None);
        assert_eq!(after(&gesture, 1).status, TaskStatus::Dropped);
    }

    #[test]
    fn an_edit_keeps_what_the_line_does_not_name() {
        let mut ids = Counter::default();
        let desk = desk(&mut ids);
        let mut old = task(1, Some("2026-11-30"));
        old.owner = Some("Mei".into());
        let quick = quick_add::parse("Send the long deck 2w", desk.today, desk.calendar);
        let edited = after(&edit_task(&old, &quick, None, &desk).unwrap(), 0);
        assert_eq!(edited.title, "Send the long deck");
        assert_eq!(edited.due, Some(day("2026-12-07")));
        assert_eq!((edited.account, edited.owner.as_deref()), (Some(AccountId(1)), Some("Mei")));
    }

    fn verb(kind: u8, tasks: &[&Task], ids: &mut Counter) -> Outcome {
        let mut desk = desk(ids);
        match kind {
            0 => finish_tasks(tasks, &mut desk),
            1 => reopen_tasks(tasks),
            2 => snooze_tasks(tasks, Until::Day(day("2026-12-01").into())),
            3 => wait_tasks(tasks, WaitingOn::Customer, &desk),
            4 => set_due(tasks, None, &desk),
            5 => set_priority(tasks, Some(3)),
            6 => assign_tasks(tasks, "Kim"),
            7 => drop_tasks(tasks, RhythmEnds::No, &mut desk),
            _ => delete_tasks(tasks, &desk),
        }
    }

    proptest! {
        #[test]
        fn undoing_any_verbs_restores_the_tasks(kinds in proptest::collection::vec(0u8..9, 1..6)) {
            let mut ids = Counter::default();
            let tasks = vec![Arc::new(task(1, Some("2026-11-20"))), Arc::new(task(2, None))];
            let mut portfolio = Portfolio {
                today: Some(day("2026-11-23")),
                rows: vec![Arc::new(row("Globex"))],
                tasks,
                ..Portfolio::default()
            };
            // Counts are derived from the tasks once before.
            let touch = Operation::change(Item::Task(task(1, Some("2026-11-20"))), Item::Task(task(1, Some("2026-11-20"))));
            portfolio.apply(&[touch]);
            let before = portfolio.clone();
            let mut done = Vec::new();
            for kind in kinds {
                let tasks: Vec<Task> = portfolio.tasks.iter().map(|task| (**task).clone()).collect();
                let Ok(gesture) = verb(kind, &tasks.iter().collect::<Vec<_>>(), &mut ids) else { continue };
                portfolio.apply(&gesture.operations);
                done.push(gesture);
            }
            for gesture in done.iter().rev() {
                portfolio.apply(&gesture.inverse().operations);
            }
            portfolio.tasks.sort_by_key(|task| task.id);
            prop_assert_eq!(portfolio, before);
        }
    }
}
