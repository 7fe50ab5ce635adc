//! W29 Red for long and no plan: P1, until there is a plan or the score is back.
//!
//! - At risk or critical for `days` (30) at every week-end, and no success plan or play of
//!   some steps is open.
//! - Source: commonly set so (S16b, S24).

use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::playbook::Library;
use crate::core::receipt::{Band, Unit};
use crate::core::task::Task;
use serde::Deserialize;

/// Weeks looked back for the beginning.
const WEEKS: i32 = 52;

/// A play of fewer steps is an errand, and no plan.
const LEAST_STEPS: usize = 4;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedTooLong {
    days: i32,
}

impl Rule for RedTooLong {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let today = case.at.day;
        let score = case.receipt.score.filter(|_| case.receipt.band.is_red())?;
        let red = |day| (case.past)(day).is_some_and(|score| Band::of(score).is_red());
        // By week-ends, so that the beginning is the same on whatever day one asks.
        let sunday = today.sunday_on_or_before();
        let weeks = (0..=WEEKS).map(|back| sunday - 7 * back).filter(|day| *day < today);
        let first = weeks.take_while(|day| red(*day)).last()?;
        let days = today - first;
        if days < self.days || !red(today - self.days) || planned(case) {
            return None;
        }
        let reason = Message::new("signal-red-too-long").count("days", days);
        let evidence = Message::new("signal-red-too-long-evidence")
            .day("day", first)
            .count("days", days)
            .number("score", score.points(), 1)
            .count("threshold", self.days);
        let found = Finding::new(Severity::P1, first + self.days, (reason, evidence));
        let found = found.measured(days, self.days, Unit::Days);
        Some(found.play("at_risk_save").of(Entity::Account))
    }

    fn sound(&self) -> bool {
        self.days > 0
    }
}

/// One's own templates are plans however short they are.
fn is_plan(playbook: &str) -> bool {
    Library::builtin().get(playbook).is_none_or(|known| known.steps.len() >= LEAST_STEPS)
}

/// A success plan is open, or a play that is not the onboarding.
fn planned(case: &Case<'_>) -> bool {
    let facts = case.at.dossier.facts;
    let play = |task: &Task| {
        let step = task.step.as_ref();
        task.unfinished()
            && task.created <= case.at.day
            && step.is_some_and(|step| {
                step.playbook.as_deref().is_some_and(is_plan) && !step.onboarding
            })
    };
    facts.plans.iter().any(|plan| plan.open_on(case.at.day)) || facts.tasks.iter().any(play)
}
