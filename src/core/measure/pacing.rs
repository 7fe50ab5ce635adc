//! Pacing, where a contract is priced by consumption: `consumed ÷ (commitment × elapsed share of
//! the term)`, a ratio. It stands in the place, and with the weight, of seat utilisation.
//!
//! - Consumed: the sum of the metric `consumed` since the term began, up to the last covered day; the
//!   elapsed share is counted up to the same day. Of several terms in force the commitments that are
//!   due by then are added.
//! - Points: straight lines between `points`: ≥0.9 → 100 · 0.7 → 50 · 0.5 → 20 · ≤0.3 → 0.
//! - Not applicable without a commitment on file, and in the first `from_day` days of a term (14).
//! - Missing where the term has no first or last day, or consumption was never on file.
//! - Stale when the usage feed's last covered day is more than 60 days back.
//! - Source: the lines at 0.70 and 0.50 commonly set so (S48 C15).

use super::{Measure, Reading};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::Curve;
use crate::core::scoring::consumption::Pace;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

/// The measure whose place it takes.
pub const INSTEAD_OF: &str = "seat_utilisation";

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pacing {
    stale: i32,
    from_day: i32,
    points: Curve,
}

impl Measure for Pacing {
    fn unit(&self) -> Unit {
        Unit::Ratio
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Usage)
    }

    fn carried(&self) -> Option<Entity> {
        Some(Entity::Subscription)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let Some(committed) = at.committed() else {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-no-commitment")));
        };
        let Some(pace) = Pace::of(at) else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-consumption")));
        };
        if pace.days < self.from_day {
            return Reading::not_applicable()
                .noted(at.note(|| Message::new("note-term-too-young")));
        }
        let ratio = pace.consumed / pace.due.max(1e-9);
        let note = at.note(|| {
            Message::new("note-pacing")
                .number("consumed", pace.consumed, 0)
                .number("due", pace.due, 0)
                .count("committed", committed)
        });
        Reading::measured(ratio, self.points.at(ratio))
            .aged(Some(pace.as_of), at.day, self.stale)
            .from(Some(pace.source))
            .noted(note)
    }

    fn points_at(&self, _at: &Moment<'_>, value: f64) -> Option<f64> {
        (value >= 0.0).then(|| self.points.at(value))
    }

    fn sound(&self) -> bool {
        self.points.sound() && self.stale > 0 && self.from_day >= 0
    }
}
