//! Value evidence: days since the last quantified proof of value.
//!
//! - ≤120 → 100 · ≤180 → 75 · ≤270 → 50 · more or none 30.
//! - Not applicable to tiers that need none, and as long as nobody in the workspace keeps proofs.
//!   Never stale: the age is what is measured.

use super::{Measure, Reading};
use crate::core::account::Tier;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::{AtMost, on_scale};
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueEvidence {
    expected: Vec<Tier>,
    points: AtMost,
    none: f64,
}

impl Measure for ValueEvidence {
    fn unit(&self) -> Unit {
        Unit::Days
    }

    fn entity(&self) -> Option<Entity> {
        None
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let proofs = at.dossier.facts.proofs.iter().map(|proof| proof.day);
        if let Some(last) = proofs.filter(|day| *day <= at.day).max() {
            let age = f64::from(at.day - last);
            return Reading::measured(age, self.points.at(age))
                .on(at.day)
                .from(Some("you"))
                .noted(at.note(|| Message::new("note-proof").day("day", last)));
        }
        if !at.dossier.book.proofs_in_use {
            return Reading::not_applicable()
                .noted(at.note(|| Message::new("note-practice-not-in-use")));
        }
        if !self.expected.contains(&at.tier()) {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-tier-without")));
        }
        Reading {
            score: Some(self.none),
            ..Reading::empty(crate::core::receipt::MeasureState::Measured)
        }
        .on(at.day)
        .noted(at.note(|| Message::new("note-proof-none")))
    }

    fn points_at(&self, _at: &Moment<'_>, value: f64) -> Option<f64> {
        (value >= 0.0).then(|| self.points.at(value))
    }

    fn sound(&self) -> bool {
        self.points.sound() && on_scale(self.none)
    }
}
