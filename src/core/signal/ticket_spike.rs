//! W13 More tickets than usual: P3, until two weeks are normal.
//!
//! - Tickets of 30 days at least `z` (2) deviations above the mean of the six months before, of
//!   which three must be known; a deviation counts as one ticket at least, and fewer than
//!   `min_tickets` are no spike. Or `burst` (3) in 14 days after 90 days without any.
//! - Nothing is said once the tickets on file are older than 30 days.
//! - Source: commonly set so (S48 P1, S50 H5).

use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

const STALE: i32 = 30;
/// Normal days after which a spike is over, and days looked back for its beginning.
const CALM: i32 = 14;
const MEMORY: i32 = 180;
/// Days without a ticket before a burst.
const NONE_BEFORE: i32 = 90;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketSpike {
    z: f64,
    min_tickets: f64,
    burst: usize,
}

/// How many there are, from how many on they are too many, and how many are usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spike {
    pub tickets: f64,
    pub threshold: f64,
    pub usual: f64,
}

impl Rule for TicketSpike {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        at.fresh(Entity::Ticket).filter(|fresh| at.day - *fresh <= STALE)?;
        let last = (0..CALM).map(|back| at.day - back).find(|day| self.on(at, *day).is_some())?;
        let spike = self.on(at, last)?;
        let mut since = last;
        for day in (1..MEMORY).map(|back| last - back) {
            if since - day > CALM {
                break;
            }
            if self.on(at, day).is_some() {
                since = day;
            }
        }
        let reason = Message::new("signal-ticket-spike").count("count", spike.tickets as i64);
        let evidence = Message::new("signal-ticket-spike-evidence")
            .count("count", spike.tickets as i64)
            .day("day", last)
            .number("usual", spike.usual, 1)
            .number("threshold", spike.threshold, 1);
        let found = Finding::new(Severity::P3, since, (reason, evidence));
        let found = found.measured(spike.tickets, spike.threshold, Unit::Count);
        Some(found.against(spike.usual).play("ask_support").of(Entity::Ticket))
    }

    fn sound(&self) -> bool {
        self.z > 0.0 && self.burst > 0
    }
}

impl TicketSpike {
    /// The spike in the 30 days up to a day.
    pub fn on(&self, at: &Moment<'_>, day: Day) -> Option<Spike> {
        let tickets = &at.dossier.tickets;
        let month = tickets.opened(day - 29, day) as f64;
        if month < self.min_tickets.min(self.burst as f64) {
            return None;
        }
        let high = usual(at, day).map(|(mean, deviation)| Spike {
            tickets: month,
            threshold: (mean + self.z * deviation.max(1.0)).max(self.min_tickets),
            usual: mean,
        });
        high.filter(|spike| spike.tickets >= spike.threshold).or_else(|| self.burst(at, day))
    }

    fn burst(&self, at: &Moment<'_>, day: Day) -> Option<Spike> {
        let tickets = &at.dossier.tickets;
        let from = day - 13 - NONE_BEFORE;
        let quiet = at.dossier.feeds.reaches_back_to(Entity::Ticket, from)
            && tickets.opened(from, day - 14) == 0;
        let now = tickets.opened(day - 13, day);
        let spike = Spike { tickets: now as f64, threshold: self.burst as f64, usual: 0.0 };
        (quiet && now >= self.burst).then_some(spike)
    }
}

/// Mean and deviation of the known ones of six blocks of 30 days before the last.
pub fn usual(at: &Moment<'_>, day: Day) -> Option<(f64, f64)> {
    let blocks: Vec<f64> = (1..=6)
        .map(|back| (day - (30 * back + 29), day - 30 * back))
        .take_while(|(from, _)| at.dossier.feeds.reaches_back_to(Entity::Ticket, *from))
        .map(|(from, to)| at.dossier.tickets.opened(from, to) as f64)
        .collect();
    if blocks.len() < 3 {
        return None;
    }
    let count = blocks.len() as f64;
    let mean = blocks.iter().sum::<f64>() / count;
    let spread = blocks.iter().map(|block| (block - mean).powi(2)).sum::<f64>() / count;
    Some((mean, spread.sqrt()))
}
