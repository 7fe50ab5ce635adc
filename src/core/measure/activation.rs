//! Activation: how far a new customer has come in the product; the only usage measure while
//! onboarding runs.
//!
//! - The activation event reached (core actions counted, or gone live) 100 · people invited or
//!   seen (any other use, licences handed out) 60 · nothing 0.
//! - Missing where no usage feed lists the account and nothing else tells.
//! - Stale when the usage feed's last covered day is more than 60 days back.

use super::{Measure, Reading};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::on_scale;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activation {
    stale: i32,
    reached: f64,
    invited: f64,
    nothing: f64,
}

impl Measure for Activation {
    fn unit(&self) -> Unit {
        Unit::State
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Usage)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let (points, note) = if reached(at) {
            (self.reached, "note-activation-reached")
        } else if invited(at) {
            (self.invited, "note-activation-invited")
        } else if at.listed(Entity::Usage) {
            (self.nothing, "note-activation-nothing")
        } else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-usage")));
        };
        Reading::measured(points, points)
            .aged(at.fresh(Entity::Usage), at.day, self.stale)
            .from(at.source(Entity::Usage))
            .noted(at.note(|| Message::new(note)))
    }

    fn sound(&self) -> bool {
        [self.nothing, self.invited, self.reached].is_sorted()
            && on_scale(self.nothing)
            && on_scale(self.reached)
    }
}

fn beginning(at: &Moment<'_>) -> Day {
    at.dossier.start.unwrap_or(Day::from_number(0))
}

fn reached(at: &Moment<'_>) -> bool {
    let live = at.dossier.facts.account.go_live_date.is_some_and(|day| day <= at.day);
    let actions = at.dossier.usage.actions.as_ref().filter(|a| a.metric == "core_actions");
    live || actions.is_some_and(|actions| actions.sum(beginning(at), at.day) > 0.0)
}

fn invited(at: &Moment<'_>) -> bool {
    let provisioned = |term: &crate::core::scoring::terms::Term<'_>| {
        term.row.seats_provisioned.is_some_and(|seats| seats > 0)
    };
    at.dossier.usage.anybody(beginning(at), at.day)
        || at.dossier.terms.in_force(at.day).any(provisioned)
}
