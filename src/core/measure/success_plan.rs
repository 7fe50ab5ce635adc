//! Success plan: is there one, and does it move.
//!
//! - None 30 where the tier expects one (strategic, high) · a draft 60 · agreed 100 less 25 for
//!   each objective more than 30 days overdue, at least 20. The value counts those objectives.
//! - Not applicable to other tiers without a plan, and as long as nobody in the workspace keeps
//!   plans: a practice that is not in use is not bad.
//! - Stale 120 days after anything in the plan was last looked at.

use super::{Measure, Reading};
use crate::core::account::Tier;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::on_scale;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuccessPlan {
    stale: i32,
    expected: Vec<Tier>,
    none: f64,
    draft: f64,
    active: f64,
    overdue_after: i32,
    overdue_minus: f64,
    floor: f64,
}

impl Measure for SuccessPlan {
    fn unit(&self) -> Unit {
        Unit::Count
    }

    fn entity(&self) -> Option<Entity> {
        None
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let plans = at.dossier.facts.plans.iter().filter(|plan| plan.open_on(at.day));
        let Some(plan) = plans.max_by_key(|plan| plan.opened) else {
            return self.without(at);
        };
        let late = |days: i32| days > self.overdue_after;
        let overdue = plan.objectives.iter().filter(|o| o.days_overdue(at.day).is_some_and(late));
        let overdue = overdue.count();
        let agreed = plan.agreed.is_some_and(|day| day <= at.day);
        let points = if agreed {
            (self.active - self.overdue_minus * overdue as f64).max(self.floor)
        } else {
            self.draft
        };
        let note = at.note(|| {
            let id = if agreed { "note-plan-agreed" } else { "note-plan-draft" };
            Message::new(id).count("overdue", overdue as i64)
        });
        Reading::measured(overdue as f64, points)
            .aged(Some(plan.reviewed.min(at.day)), at.day, self.stale)
            .from(Some("you"))
            .noted(note)
    }

    fn sound(&self) -> bool {
        [self.none, self.draft, self.active, self.floor].into_iter().all(on_scale)
    }
}

impl SuccessPlan {
    fn without<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        if !at.dossier.book.plans_in_use {
            return Reading::not_applicable()
                .noted(at.note(|| Message::new("note-practice-not-in-use")));
        }
        if !self.expected.contains(&at.tier()) {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-tier-without")));
        }
        Reading::measured(0.0, self.none)
            .on(at.day)
            .noted(at.note(|| Message::new("note-plan-none")))
    }
}
