//! The hand-made book with checklists: one that is stuck, one that runs well, one for a site with a
//! blocked step, one that is done, and an account that should have one.

use super::portfolio::{portfolio, today};
use mamori::core::account::AccountId;
use mamori::core::portfolio::Portfolio;
use mamori::core::task::{Side, Step, Task, TaskStatus, WaitingOn};
use std::sync::Arc;

const STEPS: [(&str, i32, bool, bool); 6] = [
    ("Kick-off held: success criteria written", 5, true, false),
    ("Single sign-on works", 15, false, true),
    ("Core use case configured", 25, true, false),
    ("データ移行の完了と承認", 40, true, true),
    ("Admins trained", 50, false, true),
    ("Go-live gate passed", 60, true, false),
];

/// A checklist begun so many days ago, its first `done` steps done on their day.
fn checklist(first: u32, account: u32, ago: i32, done: usize, unit: Option<&str>) -> Vec<Task> {
    let begun = today() - ago;
    let step = |(number, (title, due, milestone, theirs)): (usize, &(&str, i32, bool, bool))| {
        let id = first + number as u32;
        let mut task = Task::new(id, Some(AccountId(account)), *title, begun);
        task.template = Some("Onboarding, 75 days".into());
        task.start = Some(begun);
        task.due = Some(begun + *due);
        task.milestone = *milestone;
        task.side = if *theirs { Side::Customer } else { Side::Us };
        task.owner = Some("Kim Lee".into());
        task.step = Some(Box::new(Step {
            checklist: Some(first),
            playbook: Some("onboarding-mid-touch".into()),
            onboarding: true,
            unit: unit.map(str::to_owned),
            evidence: (number == 3).then(|| "Who signed off, and when".into()),
            value: number == 5,
            ..Step::default()
        }));
        if number < done {
            (task.status, task.finished) = (TaskStatus::Done, Some(begun + *due));
        }
        task
    };
    STEPS.iter().enumerate().map(step).collect()
}

pub fn projects() -> Portfolio {
    let mut portfolio = portfolio();
    for (at, ago) in [(3, 70), (4, 30), (5, 45), (7, 27), (9, 120)] {
        let row = Arc::make_mut(&mut portfolio.rows[at]);
        row.stage = Some("onboarding".to_owned().into());
        (row.start, row.go_live) = (Some(today() - ago), None);
    }
    let mut tasks = checklist(101, 4, 70, 2, None);
    tasks.extend(checklist(111, 5, 30, 3, None));
    let mut site = checklist(121, 6, 45, 3, Some("大阪"));
    site[3].status = TaskStatus::Waiting;
    site[3].waiting_on = Some(WaitingOn::Customer);
    site[3].step.as_mut().unwrap().blocked = Some("their data team is back on Monday".into());
    tasks.extend(site);
    tasks.extend(checklist(131, 10, 120, 6, None));
    let (over, open): (Vec<Task>, Vec<Task>) =
        tasks.into_iter().partition(|task| task.status == TaskStatus::Done);
    portfolio.past_steps = over.into_iter().map(Arc::new).collect();
    portfolio.tasks.extend(open.into_iter().map(Arc::new));
    portfolio
}
