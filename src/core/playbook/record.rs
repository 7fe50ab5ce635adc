//! What became of the runs of a template: how many are over, how long they took, and whether the
//! warning that called for them still stands.

use super::Playbook;
use crate::core::checklist::Checklist;
use crate::core::checklist::progress::spread;
use crate::core::portfolio::Portfolio;

/// Runs of one template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub running: usize,
    /// Every step that counts was done.
    pub finished: usize,
    /// Ended with a step that was let be.
    pub stopped: usize,
    /// Days from the first planned day of a finished run to its end, the one in the middle.
    pub days: Option<i32>,
    /// Accounts of finished runs for which nothing calls for it today.
    pub quiet: usize,
}

impl Playbook {
    pub fn record(&self, portfolio: &Portfolio, lists: &[Checklist]) -> Record {
        let mut record = Record::default();
        let mut days = Vec::new();
        for list in lists.iter().filter(|list| list.playbook.as_deref() == Some(&self.id)) {
            if !list.done() {
                record.running += 1;
                continue;
            }
            let last = list.steps.iter().max_by_key(|step| (step.finished, step.due, step.id));
            if list.stopped().is_some() {
                record.stopped += 1;
                continue;
            }
            record.finished += 1;
            let begun = list.steps.iter().filter_map(|step| step.start.or(step.due)).min();
            let ended = last.and_then(|step| step.finished);
            days.extend(begun.zip(ended).map(|(begun, ended)| (ended - begun).max(0)));
            let row = portfolio.row(list.account);
            let quiet = row.is_some_and(|row| !self.is_called_by(row));
            record.quiet += usize::from(quiet);
        }
        record.days = spread(&days).map(|(median, _)| median);
        record
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::account::AccountId;
    use crate::core::checklist::gather;
    use crate::core::day::Day;
    use crate::core::playbook::Library;
    use crate::core::portfolio::Summary;
    use crate::core::portfolio::example::row;
    use crate::core::task::{Step, Task, TaskStatus};
    use std::sync::Arc;

    /// A run of one account: each step's status, and the day after the start on which it ended.
    fn run(first: u32, steps: &[(TaskStatus, i32)]) -> Vec<Arc<Task>> {
        let start = Day::parse("2026-10-01").unwrap();
        let step = |(at, (status, after)): (usize, &(TaskStatus, i32))| {
            let mut task = Task::new(first + at as u32, Some(AccountId(first)), "step", start);
            (task.status, task.start, task.due) = (*status, Some(start), Some(start));
            task.finished = (!task.unfinished()).then(|| start + *after);
            let step = Step {
                checklist: Some(first),
                playbook: Some("escalation".into()),
                ..Step::default()
            };
            task.step = Some(Box::new(step));
            Arc::new(task)
        };
        steps.iter().enumerate().map(step).collect()
    }

    #[test]
    fn runs_are_counted_by_how_they_ended() {
        use TaskStatus::{Done, Dropped, Open};
        let mut stopped = run(40, &[(Done, 1), (Dropped, 6)]);
        Arc::make_mut(&mut stopped[1]).step.as_mut().unwrap().stopped = true;
        let runs = [
            run(10, &[(Done, 1), (Open, 0)]),
            run(20, &[(Done, 2), (Done, 9)]),
            run(30, &[(Dropped, 1), (Done, 4)]),
            stopped,
            run(45, &[(Done, 1), (Dropped, 6)]),
            run(50, &[(Dropped, 1), (Dropped, 1)]),
        ];
        let lists = gather(&runs.concat());
        let playbook = Library::builtin().get("escalation").unwrap();
        let known = Summary { id: AccountId(20), ..row("Globex") };
        let portfolio = Portfolio { rows: vec![Arc::new(known)], ..Portfolio::default() };
        let found = playbook.record(&portfolio, &lists);
        let expected = Record { running: 1, finished: 3, stopped: 2, days: Some(6), quiet: 1 };
        assert_eq!(found, expected, "of an account that is not in the book nobody knows");
        let two = gather(&[run(60, &[(Done, 2)]), run(70, &[(Done, 9)])].concat());
        assert_eq!(playbook.record(&portfolio, &two).days, Some(2), "the lower of two middles");
        let other = Library::builtin().get("renewal").unwrap();
        assert_eq!(other.record(&Portfolio::default(), &lists), Record::default());
    }
}
