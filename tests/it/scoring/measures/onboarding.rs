//! Checklist progress and activation.

use super::super::fixture::*;
use super::{points, state};
use mamori::core::facts::Facts;
use mamori::core::receipt::MeasureState;
use mamori::core::task::{Step, Task, TaskStatus};

/// A checklist of ten steps begun `ago` days back with a target of 90 days, `done` of them done.
pub fn onboarding(facts: &mut Facts, ago: i32, done: usize) {
    facts.account.start_date = Some(today() - ago);
    facts.account.go_live_date = None;
    facts.tasks = (0..10)
        .map(|n| {
            let mut step = Task::new(n + 1, Some(ID), "step", today() - ago);
            step.template = Some("Onboarding mid-touch".into());
            step.origin = Some("crm/1".into());
            step.due = Some(today() - ago + 90);
            if (n as usize) < done {
                (step.status, step.finished) = (TaskStatus::Done, Some(today()));
            }
            step
        })
        .collect();
}

#[test]
fn onboarding_progress_is_share_done_by_time_gone() {
    let at = |ago, done| measure("onboarding_progress", |facts| onboarding(facts, ago, done));
    points(&at(45, 5), 100.0);
    points(&at(90, 9), 85.0);
    points(&at(60, 5), 60.0);
    points(&at(60, 3), 27.0);
    points(&at(45, 0), 0.0);
    points(&at(180, 9), 27.0);
    let long = |ago| {
        measure("onboarding_progress", |facts| {
            onboarding(facts, ago, 9);
            facts.tasks = facts.tasks.iter().cycle().take(200).cloned().collect();
            for step in facts.tasks.iter_mut().skip(1) {
                (step.status, step.finished) = (TaskStatus::Done, Some(today()));
            }
            facts.tasks[0].status = TaskStatus::Open;
        })
    };
    points(&long(180), 29.9);
    points(&long(181), 29.0);
}

#[test]
fn what_was_stopped_runs_no_more_beside_what_runs() {
    let with_stopped = |steps: u32| {
        measure("onboarding_progress", |facts| {
            onboarding(facts, 45, 5);
            facts.tasks.extend((0..steps).map(|n| {
                let mut step = Task::new(100 + n, Some(ID), "step", today() - 60);
                (step.status, step.finished) = (TaskStatus::Dropped, Some(today() - 9));
                step.due = Some(today() - 30);
                let of_it =
                    Step { checklist: Some(9), onboarding: true, stopped: true, ..Step::default() };
                step.step = Some(Box::new(of_it));
                step
            }));
        })
    };
    points(&with_stopped(0), 100.0);
    points(&with_stopped(10), 100.0);
}

#[test]
fn slipped_milestones_hold_onboarding_back() {
    let slipped = |milestones: usize, days: i32| {
        measure("onboarding_progress", |facts| {
            onboarding(facts, 45, 8);
            for step in facts.tasks.iter_mut().rev().take(milestones) {
                step.milestone = true;
                step.due = Some(today() - days);
            }
        })
    };
    points(&slipped(1, 1), 100.0);
    points(&slipped(2, 0), 100.0);
    points(&slipped(2, 1), 49.0);
    points(&slipped(1, 44), 100.0);
    points(&slipped(1, 46), 49.0);
}

#[test]
fn activation_is_reached_prepared_or_not_begun() {
    let used = |metric: &str, count: i64| {
        measure("activation", |facts| {
            onboarding(facts, 40, 3);
            facts.usage = vec![daily(metric, 300, |ago| if ago < 5 { count } else { 0 })];
        })
    };
    points(&used("core_actions", 1), 100.0);
    points(&used("active_users", 1), 60.0);
    points(&used("core_actions", 0), 0.0);
    let unknown = measure("activation", |facts| {
        onboarding(facts, 40, 3);
        facts.usage.clear();
    });
    state(&unknown, MeasureState::Missing);
}
