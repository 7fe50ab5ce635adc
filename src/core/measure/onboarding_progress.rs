//! Onboarding progress: how far the checklist is, against the time it has taken.
//!
//! - `p = weighted share done ÷ (elapsed days ÷ target days)`; a milestone weighs 2, a step 1.
//!   The clock runs from the first step's start to the last due day (90 days where none is due).
//! - 0 → 0, 0.5 → 30, 0.75 → 60, 0.9 → 85, ≥1 → 100, straight lines between.
//! - At most 49 with two milestones overdue or more than 30 business days of slip in all; at most
//!   29 when twice the target has passed without going live (S48, S49b).
//! - An account with several checklists, one per department or site, is read as one: work done over
//!   work that should be done by now, of those that run.
//! - Missing without a checklist.

use super::{Measure, Reading};
use crate::core::checklist::{self, progress::late_by};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::{Curve, on_scale};
use crate::core::scoring::moment::Moment;
use crate::core::task::Task;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnboardingProgress {
    target_days: i32,
    milestone_weight: f64,
    points: Curve,
    overdue_milestones: usize,
    slip_days: i32,
    slipped: f64,
    overrun: f64,
    overrun_points: f64,
}

impl Measure for OnboardingProgress {
    fn unit(&self) -> Unit {
        Unit::Ratio
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Task)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let lists = self.running(at);
        let Some(first) = lists.iter().min_by_key(|list| list.begun) else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-checklist")));
        };
        let done: f64 = lists.iter().map(|list| list.done).sum();
        let wanted: f64 = lists.iter().map(|list| list.all * list.elapsed(at.day)).sum();
        let progress = if wanted > 0.0 { done / wanted } else { 1.0 };
        let points = self.by_progress(progress).min(self.ceiling(at, &lists));
        let all: f64 = lists.iter().map(|list| list.all).sum();
        let note = at.note(|| {
            Message::new("note-checklist")
                .percent("done", 100.0 * done / f64::max(all, 1.0))
                .count("day", at.day - first.begun)
                .count("target", first.target)
        });
        Reading::measured(progress, points).on(at.day).from(at.source(Entity::Task)).noted(note)
    }

    fn points_at(&self, at: &Moment<'_>, value: f64) -> Option<f64> {
        Some(self.by_progress(value).min(self.ceiling(at, &self.running(at))))
    }

    fn sound(&self) -> bool {
        self.points.sound() && on_scale(self.slipped) && on_scale(self.overrun_points)
    }
}

fn begin(step: &Task) -> Day {
    step.start.unwrap_or(step.created)
}

impl OnboardingProgress {
    /// Points of a progress ratio, before what slips.
    pub fn by_progress(&self, progress: f64) -> f64 {
        self.points.at(progress)
    }

    /// The checklists that were begun and are not over; where all are over, all of them.
    fn running<'a>(&self, at: &Moment<'a>) -> Vec<Running<'a>> {
        let mut groups: BTreeMap<_, Vec<&Task>> = BTreeMap::new();
        for step in at.checklist() {
            groups.entry(checklist::group(step)).or_default().push(step);
        }
        let lists = groups.into_values().filter_map(|steps| self.list(steps, at.day));
        let (open, finished): (Vec<_>, Vec<_>) =
            lists.partition(|list| list.steps.iter().any(|step| step.open_on(at.day)));
        if open.is_empty() { finished } else { open }
    }

    fn list<'a>(&self, steps: Vec<&'a Task>, day: Day) -> Option<Running<'a>> {
        let begun = steps.iter().map(|step| begin(step)).min().filter(|begun| *begun <= day)?;
        let planned = steps.iter().filter_map(|step| step.due).max().map(|due| due - begun);
        let target = planned.filter(|days| *days > 0).unwrap_or(self.target_days);
        let (mut all, mut done) = (0.0, 0.0);
        for step in &steps {
            let weight = if step.milestone { self.milestone_weight } else { 1.0 };
            all += weight;
            done += if step.done_on(day) { weight } else { 0.0 };
        }
        Some(Running { steps, begun, target, all, done })
    }

    /// What slipped milestones and an overrun leave at most.
    fn ceiling(&self, at: &Moment<'_>, lists: &[Running<'_>]) -> f64 {
        let live = at.dossier.facts.account.go_live_date.is_some_and(|day| day <= at.day);
        if !live && lists.iter().any(|list| list.elapsed(at.day) > self.overrun) {
            return self.overrun_points;
        }
        let slipped = overdue(at, lists).count() >= self.overdue_milestones
            || slip(at, lists) > self.slip_days;
        if slipped { self.slipped } else { 100.0 }
    }

    /// How what runs stands on the day; `None` without a checklist.
    pub fn course(&self, at: &Moment<'_>) -> Option<Course> {
        let lists = self.running(at);
        let first = lists.iter().min_by_key(|list| list.begun)?;
        let done: f64 = lists.iter().map(|list| list.done).sum();
        let wanted: f64 = lists.iter().map(|list| list.all * list.elapsed(at.day)).sum();
        let worth = |step: &&Task| step.step.as_ref().is_some_and(|step| step.value);
        let steps = || lists.iter().flat_map(|list| list.steps.iter().copied());
        Some(Course {
            begun: first.begun,
            target: first.target,
            progress: if wanted > 0.0 { done / wanted } else { 1.0 },
            overdue_milestones: overdue(at, &lists).count(),
            overdue_since: overdue(at, &lists).filter_map(|step| step.due).min(),
            slip: slip(at, &lists),
            value: steps().filter(worth).any(|step| step.done_on(at.day)),
        })
    }
}

fn milestones<'l, 'a>(lists: &'l [Running<'a>]) -> impl Iterator<Item = &'a Task> + use<'l, 'a> {
    let steps = lists.iter().flat_map(|list| list.steps.iter().copied());
    steps.filter(|step| step.milestone)
}

/// Milestones past their due day.
fn overdue<'l, 'a>(
    at: &Moment<'a>,
    lists: &'l [Running<'a>],
) -> impl Iterator<Item = &'a Task> + use<'l, 'a> {
    let day = at.day;
    milestones(lists)
        .filter(move |step| !step.done_on(day) && step.due.is_some_and(|due| due < day))
}

/// Business days that open milestones are late by, in all.
fn slip(at: &Moment<'_>, lists: &[Running<'_>]) -> i32 {
    overdue(at, lists).map(|step| late_by(step, at.day, &at.dossier.calendar)).sum()
}

/// How the checklists that run stand on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course {
    pub begun: Day,
    /// Days from the start to the last due day.
    pub target: i32,
    /// Work done over work that should be done by now.
    pub progress: f64,
    pub overdue_milestones: usize,
    /// The first due day of those.
    pub overdue_since: Option<Day>,
    /// Business days that open milestones are late by, in all.
    pub slip: i32,
    /// The step that ends the time to value is done.
    pub value: bool,
}

/// One checklist on a day.
struct Running<'a> {
    steps: Vec<&'a Task>,
    begun: Day,
    /// Days from the start to the last due day.
    target: i32,
    /// Weights of all steps, and of those that are done.
    all: f64,
    done: f64,
}

impl Running<'_> {
    /// Time gone, in targets.
    fn elapsed(&self, day: Day) -> f64 {
        f64::from(day - self.begun) / f64::from(self.target)
    }
}
