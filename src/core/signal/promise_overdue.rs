//! W31 A promise of ours is past its day: P1, daily, until it is kept or re-dated.

use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::task::{Side, Task, TaskKind, TaskStatus};
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromiseOverdue {}

impl Rule for PromiseOverdue {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let day = case.at.day;
        let promises = case.at.dossier.facts.tasks.iter().filter(|task| is_ours(task));
        let late = promises.filter_map(|task| Some((due_if_late(task, day)?, task)));
        let causes = late.clone().map(|(_, task)| task.id.to_string()).collect();
        let (due, task) = late.min_by_key(|(due, _)| *due)?;
        let days = day - due;
        Some(Finding {
            severity: Severity::P1,
            since: due + 1,
            value: Some(f64::from(days)),
            threshold: Some(0.0),
            reference: None,
            unit: Unit::Days,
            reason: Message::new("signal-promise-overdue").count("days", days),
            evidence: Message::new("signal-promise-overdue-evidence")
                .text("what", &task.title)
                .day("day", due)
                .count("days", days),
            play: "keep_promise",
            entity: None,
            falls: false,
            causes,
        })
    }

    fn sound(&self) -> bool {
        true
    }
}

fn is_ours(task: &Task) -> bool {
    task.kind == TaskKind::Promise && task.side == Side::Us && task.status != TaskStatus::Dropped
}

/// Its due day, when it was to be done by then and was not.
fn due_if_late(task: &Task, day: Day) -> Option<Day> {
    let open = match task.status {
        TaskStatus::Done => !task.done_on(day),
        _ => task.live(day),
    };
    task.due.filter(|due| open && task.created <= day && *due < day)
}
