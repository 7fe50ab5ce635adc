//! Seat utilisation: `active_users_30d ÷ seats contracted`, in percent.
//!
//! - Active users: a 30-day metric where there is one, else the largest day of the last 30, said
//!   to be "at least".
//! - Points: straight lines by tenure (`by_tenure`); an account of unknown age is read as old.
//! - Not applicable below `from_tenure` days (61), where the plan has no seats, and where it is priced
//!   by consumption: there pacing is read instead.
//! - Stale when the usage feed's last covered day is more than 60 days back.
//! - Source: shape after GitLab's tenure table (S17).

use super::{Measure, Reading};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::Curve;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatUtilisation {
    stale: i32,
    from_tenure: i32,
    by_tenure: Vec<TenureRow>,
}

/// The points of accounts up to this many days old; the last row holds for all others.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct TenureRow {
    up_to: Option<i32>,
    points: Curve,
}

impl Measure for SeatUtilisation {
    fn unit(&self) -> Unit {
        Unit::Percent
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Usage)
    }

    fn carried(&self) -> Option<Entity> {
        Some(Entity::Subscription)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        if at.younger_than(self.from_tenure) {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-too-young")));
        }
        if at.committed().is_some() {
            return Reading::not_applicable()
                .noted(at.note(|| Message::new("note-priced-by-consumption")));
        }
        let Some(seats) = at.seats() else {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-no-seats")));
        };
        let Some(active) = at.dossier.usage.active_users(at.day) else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-usage")));
        };
        let percent = 100.0 * active.users / seats as f64;
        let note = at.note(|| {
            let id = if active.at_least { "note-seats-at-least" } else { "note-seats" };
            Message::new(id).count("users", active.users.round() as i64).count("seats", seats)
        });
        Reading::measured(percent, self.points(at.tenure(), percent))
            .aged(Some(active.as_of), at.day, self.stale)
            .from(Some(active.source))
            .noted(note)
    }

    fn points_at(&self, at: &Moment<'_>, value: f64) -> Option<f64> {
        (0.0..=100.0).contains(&value).then(|| self.points(at.tenure(), value))
    }

    fn sound(&self) -> bool {
        let ends = self.by_tenure.iter().map(|row| row.up_to.unwrap_or(i32::MAX));
        ends.is_sorted()
            && self.by_tenure.last().is_some_and(|row| row.up_to.is_none())
            && self.by_tenure.iter().all(|row| row.points.sound())
    }
}

impl SeatUtilisation {
    fn points(&self, tenure: Option<i32>, percent: f64) -> f64 {
        let tenure = tenure.unwrap_or(i32::MAX);
        let row = self.by_tenure.iter().find(|row| row.up_to.is_none_or(|up_to| tenure <= up_to));
        row.map_or(0.0, |row| row.points.at(percent))
    }
}
