//! Ticket load: tickets of the last 30 days against the account's own months, as a ratio.
//!
//! - Base: median of the six blocks of 30 days before, at least 1; two of them must be known.
//! - ≤1.5 → 100 · ≤2.5 → 70 · ≤4 → 40 · more 15.
//! - No ticket in 90 days with 20 licences or more: at most 60. Silence is no health (S49).
//! - Missing where no ticket feed has ever listed the account; stale 30 days after the feed's
//!   last import.

use super::{Measure, Reading};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::{AtMost, on_scale};
use crate::core::scoring::moment::Moment;
use crate::core::scoring::usage::median;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketLoad {
    stale: i32,
    points: AtMost,
    silent_days: i32,
    silent_seats: i64,
    silent_points: f64,
}

impl Measure for TicketLoad {
    fn unit(&self) -> Unit {
        Unit::Ratio
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Ticket)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let Some(fresh) = at.fresh(Entity::Ticket) else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-tickets")));
        };
        let Some(base) = base(at) else {
            return Reading::missing().noted(at.note(|| Message::new("note-too-few-months")));
        };
        let recent = at.dossier.tickets.opened(at.day - 29, at.day);
        let ratio = recent as f64 / base.max(1.0);
        let silent = self.silent(at);
        let points = self.points.at(ratio);
        let points = if silent { points.min(self.silent_points) } else { points };
        let note = at.note(|| {
            if silent {
                return Message::new("note-tickets-silent").count("days", self.silent_days);
            }
            Message::new("note-tickets").count("tickets", recent as i64).number("base", base, 1)
        });
        Reading::measured(ratio, points)
            .aged(Some(fresh), at.day, self.stale)
            .from(at.source(Entity::Ticket))
            .noted(note)
    }

    fn points_at(&self, at: &Moment<'_>, value: f64) -> Option<f64> {
        (value >= 0.0 && !self.silent(at)).then(|| self.points.at(value))
    }

    fn sound(&self) -> bool {
        self.points.sound() && on_scale(self.silent_points)
    }
}

impl TicketLoad {
    fn silent(&self, at: &Moment<'_>) -> bool {
        let from = at.day - (self.silent_days - 1);
        at.dossier.tickets.opened(from, at.day) == 0
            && at.dossier.feeds.reaches_back_to(Entity::Ticket, from)
            && at.seats().is_some_and(|seats| seats >= self.silent_seats)
    }
}

/// Median of the known blocks of 30 days before the last one.
fn base(at: &Moment<'_>) -> Option<f64> {
    let mut blocks = [0.0; 6];
    let mut count = 0;
    for (slot, back) in blocks.iter_mut().zip(1..) {
        let (from, to) = (at.day - (30 * back + 29), at.day - 30 * back);
        if !at.dossier.feeds.reaches_back_to(Entity::Ticket, from) {
            break;
        }
        *slot = at.dossier.tickets.opened(from, to) as f64;
        count += 1;
    }
    blocks.get_mut(..count).filter(|known| known.len() >= 2).and_then(median)
}
