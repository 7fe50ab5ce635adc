//! Rules that read checklists and plans.

use super::*;
use mamori::core::plan::Objective;
use mamori::core::task::{Task, TaskStatus};

/// A milestone of a checklist that began 60 days ago.
fn step(id: u32, due_in: i32, done: bool) -> Task {
    let mut task = Task::new(id, Some(ID), "step", today() - 60);
    task.template = Some("Onboarding mid-touch".into());
    task.milestone = true;
    task.start = Some(today() - 60);
    task.due = Some(today() + due_in);
    if done {
        (task.status, task.finished) = (TaskStatus::Done, task.due);
    }
    task
}

/// An onboarding of steps (due in so many days, done).
fn onboarding(steps: &'static [(i32, bool)]) -> impl FnOnce(&mut Facts) {
    move |facts| {
        facts.account.start_date = Some(today() - 60);
        facts.account.go_live_date = None;
        let steps = steps.iter().zip(1..);
        facts.tasks = steps.map(|((due, done), id)| step(id, *due, *done)).collect();
    }
}

#[test]
fn an_onboarding_is_behind() {
    let check = |what, expected, steps| {
        check("onboarding_overdue", what, expected, onboarding(steps));
    };
    check("on its plan", None, &[(-30, true), (-20, true), (30, false)]);
    check(
        "one milestone late",
        None,
        &[(-40, true), (-30, true), (-20, true), (-3, false), (60, false)],
    );
    check("two milestones late", Some("P2"), &[(-40, true), (-3, false), (-2, false), (60, false)]);
    check("one very late", Some("P2"), &[(-45, false), (-30, true), (-20, true), (10, false)]);
    check("slow", Some("P3"), &[(-20, true), (20, false), (25, false), (30, false)]);
}

#[test]
fn the_next_unit_of_a_live_account_is_behind_too() {
    let live = |steps: &'static [(i32, bool)]| {
        find("onboarding_overdue", |facts| {
            onboarding(steps)(facts);
            facts.account.start_date = Some(today() - 1_400);
            facts.account.go_live_date = Some(today() - 1_300);
        })
    };
    assert!(live(&[(-40, true), (-3, false), (-2, false), (60, false)]).is_some());
    assert_eq!(live(&[(-40, true), (-3, true)]), None, "it is finished");
}

/// An onboarding that began so many days ago and was to take `target`.
pub fn began(days: i32, target: i32) -> impl FnOnce(&mut Facts) {
    move |facts| {
        onboarding(&[(0, false)])(facts);
        facts.account.start_date = Some(today() - days);
        facts.tasks[0].start = Some(today() - days);
        facts.tasks[0].due = Some(today() - days + target);
    }
}

#[test]
fn no_value_in_time() {
    let check = |what, expected, days, target| {
        check("ttv_overrun", what, expected, began(days, target));
    };
    check("half over", None, 60, 40);
    check("more than half over", Some("P2"), 61, 40);
    check("twice", Some("P2"), 80, 40);
    check("more than twice", Some("P1"), 81, 40);
    check("day 89 without value", None, 89, 75);
    check("day 90 without value", Some("P1"), 90, 75);
    check("planned for longer", None, 100, 90);
    assert_eq!(
        find("ttv_overrun", |facts| {
            began(81, 40)(facts);
            facts.account.go_live_date = Some(today() - 1);
        }),
        None,
        "live"
    );
}

fn objective(due_ago: Option<i32>, met_ago: Option<i32>) -> Objective {
    let day = |ago: Option<i32>| ago.map(|ago| today() - ago);
    Objective { title: "fewer calls".into(), due: day(due_ago), met: day(met_ago) }
}

#[test]
fn an_objective_is_overdue() {
    let check = |what, expected, objectives: Vec<Objective>| {
        check("objective_overdue", what, expected, |facts| {
            facts.plans[0].opened = today() - 130;
            facts.plans[0].objectives = objectives;
        });
    };
    let lately = objective(None, Some(5));
    check("30 days", None, vec![objective(Some(30), None), lately.clone()]);
    check("31 days", Some("P3"), vec![objective(Some(31), None), lately]);
    check("idle 120 days", None, vec![objective(Some(-9), None), objective(None, Some(120))]);
    check("idle 121 days", Some("P3"), vec![objective(Some(-9), None), objective(None, Some(121))]);
    check("nothing is left", None, vec![objective(None, Some(125))]);
}
