//! Open severity: how bad and how old the open tickets are.
//!
//! - A P1 open for more than 14 days 0 · a P1 open 40 · any ticket open for more than 30 days 60 ·
//!   else 100. The value is the age in days of the oldest open P1, or of the oldest open ticket.
//! - Missing where no ticket feed has ever listed the account; stale 30 days after the feed's
//!   last import.

use super::{Measure, Reading};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::on_scale;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenSeverity {
    stale: i32,
    old: i32,
    old_points: f64,
    p1_long: i32,
    p1_points: f64,
    p1_long_points: f64,
}

impl Measure for OpenSeverity {
    fn unit(&self) -> Unit {
        Unit::Days
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Ticket)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let Some(fresh) = at.fresh(Entity::Ticket) else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-tickets")));
        };
        let tickets = &at.dossier.tickets;
        let p1 = tickets.oldest_p1(at.day).map(|(opened, _)| at.day - opened);
        let oldest = tickets.open_on(at.day).next().map(|(opened, _)| at.day - opened);
        let note = at.note(|| match (p1, oldest) {
            (Some(age), _) => Message::new("note-p1-open").count("days", age),
            (None, Some(age)) => Message::new("note-ticket-open").count("days", age),
            (None, None) => Message::new("note-no-open-ticket"),
        });
        let days = p1.or(oldest).unwrap_or(0);
        Reading::measured(f64::from(days), self.points(p1, oldest))
            .aged(Some(fresh), at.day, self.stale)
            .from(at.source(Entity::Ticket))
            .noted(note)
    }

    fn sound(&self) -> bool {
        let points = [self.p1_long_points, self.p1_points, self.old_points];
        points.into_iter().all(on_scale) && points.is_sorted()
    }
}

impl OpenSeverity {
    fn points(&self, p1: Option<i32>, oldest: Option<i32>) -> f64 {
        match (p1, oldest) {
            (Some(age), _) if age > self.p1_long => self.p1_long_points,
            (Some(_), _) => self.p1_points,
            (None, Some(age)) if age > self.old => self.old_points,
            _ => 100.0,
        }
    }
}
