//! Onboarding progress: how far the checklist is, against the time it has taken.
//!
//! - `p = weighted share done ÷ (elapsed days ÷ target days)`; a milestone weighs 2, a step 1.
//!   The clock runs from the first step's start to the last due day (90 days where none is due).
//! - 0 → 0, 0.5 → 30, 0.75 → 60, 0.9 → 85, ≥1 → 100, straight lines between.
//! - At most 49 with two milestones overdue or more than 30 business days of slip in all; at most
//!   29 when twice the target has passed without going live (S48, S49b).
//! - Missing without a checklist.

use super::{Measure, Reading};
use crate::core::calendar::Calendar;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::{Curve, on_scale};
use crate::core::scoring::moment::Moment;
use crate::core::task::Task;
use serde::Deserialize;

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
        let Some(begun) = at.checklist().map(begin).min().filter(|begun| *begun <= at.day) else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-checklist")));
        };
        let planned = at.checklist().filter_map(|step| step.due).max().map(|due| due - begun);
        let target = planned.filter(|days| *days > 0).unwrap_or(self.target_days);
        let share = self.share(at);
        let elapsed = f64::from(at.day - begun) / f64::from(target);
        let progress = if elapsed > 0.0 { share / elapsed } else { 1.0 };
        let points = self.by_progress(progress).min(self.ceiling(at, elapsed));
        let note = at.note(|| {
            Message::new("note-checklist")
                .percent("done", 100.0 * share)
                .count("day", at.day - begun)
                .count("target", target)
        });
        Reading::measured(progress, points).on(at.day).from(at.source(Entity::Task)).noted(note)
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

    /// Weighted share of the steps that are done, 0–1.
    fn share(&self, at: &Moment<'_>) -> f64 {
        let (mut all, mut finished) = (0.0, 0.0);
        for step in at.checklist() {
            let weight = if step.milestone { self.milestone_weight } else { 1.0 };
            all += weight;
            finished += if step.done_on(at.day) { weight } else { 0.0 };
        }
        finished / f64::max(all, 1.0)
    }

    /// What slipped milestones and an overrun leave at most.
    fn ceiling(&self, at: &Moment<'_>, elapsed: f64) -> f64 {
        let live = at.dossier.facts.account.go_live_date.is_some_and(|day| day <= at.day);
        if elapsed > self.overrun && !live {
            return self.overrun_points;
        }
        let milestones = || at.checklist().filter(|step| step.milestone);
        let overdue = milestones()
            .filter(|step| !step.done_on(at.day) && step.due.is_some_and(|due| due < at.day));
        let calendar = &at.dossier.book.settings.calendar;
        let slip: i32 = milestones().map(|step| slip(step, at.day, calendar)).sum();
        let slipped = overdue.count() >= self.overdue_milestones || slip > self.slip_days;
        if slipped { self.slipped } else { 100.0 }
    }
}

/// Business days that a milestone is, or was, late.
fn slip(step: &Task, day: Day, calendar: &Calendar) -> i32 {
    let finished = step.finished.filter(|_| step.done_on(day)).unwrap_or(day);
    let Some(due) = step.due.filter(|due| *due < finished) else { return 0 };
    let late = (1..=finished - due).filter(|n| calendar.is_business_day(due + *n));
    i32::try_from(late.count()).unwrap_or(i32::MAX)
}
