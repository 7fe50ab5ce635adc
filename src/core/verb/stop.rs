//! Stopping what runs: the steps that are left of a checklist or a play are closed at once.

use super::task::{change, put_aside};
use super::{Desk, Outcome, gesture};
use crate::core::checklist::Checklist;
use crate::core::message::Message;
use crate::core::task::Task;

/// Every step that is left is closed without being done; what was done stays done. `account` is what
/// the account of the first is called.
pub fn stop_checklists(lists: &[&Checklist], account: &str, desk: &Desk<'_>) -> Outcome {
    let steps = lists.iter().flat_map(|list| &list.steps);
    let left: Vec<&Task> = steps.map(AsRef::as_ref).filter(|step| step.unfinished()).collect();
    let operations = change(&left, |step| {
        put_aside(step, desk.today);
        step.step.get_or_insert_default().stopped = true;
    });
    let title = match lists {
        [list] => Message::new("done-run-stopped")
            .text("account", account)
            .text("template", list.name.as_str())
            .count("steps", left.len()),
        many => Message::new("done-runs-stopped").count("count", many.len()),
    };
    gesture(title, operations, "run-not-running")
}

#[cfg(test)]
mod tests {
    use super::super::example::{Counter, day, desk};
    use super::*;
    use crate::core::account::AccountId;
    use crate::core::checklist::gather;
    use crate::core::operation::Item;
    use crate::core::task::{Step, TaskStatus};
    use std::sync::Arc;

    fn run(statuses: &[TaskStatus]) -> Checklist {
        let step = |(at, status): (usize, &TaskStatus)| {
            let id = at as u32 + 1;
            let mut task = Task::new(id, Some(AccountId(1)), "step", day("2026-11-02"));
            task.status = *status;
            task.template = Some("Escalation".into());
            task.step = Some(Box::new(Step { checklist: Some(1), ..Step::default() }));
            Arc::new(task)
        };
        let steps: Vec<_> = statuses.iter().enumerate().map(step).collect();
        gather(&steps).remove(0)
    }

    #[test]
    fn what_is_left_is_closed_and_what_was_done_stays_done() {
        let mut ids = Counter::default();
        let list = run(&[TaskStatus::Done, TaskStatus::Open, TaskStatus::Waiting]);
        let gesture = stop_checklists(&[&list], "Acme", &desk(&mut ids)).unwrap();
        let closed: Vec<u32> = gesture.operations.iter().map(|it| it.row().1).collect();
        assert_eq!((gesture.title.id.as_ref(), closed), ("done-run-stopped", vec![2, 3]));
        for operation in &gesture.operations {
            let Some(Item::Task(task)) = &operation.after else { panic!("{operation:?}") };
            assert_eq!((task.status, task.waiting_on), (TaskStatus::Dropped, None));
        }
    }

    #[test]
    fn what_does_not_run_cannot_be_stopped() {
        let mut ids = Counter::default();
        let list = run(&[TaskStatus::Done, TaskStatus::Dropped]);
        let refused = stop_checklists(&[&list], "Acme", &desk(&mut ids)).unwrap_err();
        assert_eq!(refused.id, "run-not-running");
    }
}
