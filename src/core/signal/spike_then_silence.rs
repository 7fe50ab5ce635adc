//! W14 A spike of tickets, then silence, and use goes down: they have given up. P1, until tickets or
//! use are back.
//!
//! - A spike (rule `ticket_spike`) that ended 60 to `memory` days ago; since then at most `quiet`
//!   (0.25) of the tickets that are usual, which were `min_usual` a month at least; and the last four
//!   weeks of use at most `usage` (0.80) of the four weeks before the spike.
//! - Use or tickets that are not on file say nothing.
//! - Source: commonly set so (S48 P2).

use super::series::{base_weeks, recent_weeks};
use super::ticket_spike::usual;
use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use serde::Deserialize;

/// Days of silence after the spike.
const SILENCE: i32 = 60;
const STALE: i32 = 30;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpikeThenSilence {
    quiet: f64,
    min_usual: f64,
    usage: f64,
    memory: i32,
}

impl Rule for SpikeThenSilence {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        at.fresh(Entity::Ticket).filter(|fresh| at.day - *fresh <= STALE)?;
        let now = at.dossier.tickets.opened(at.day - (SILENCE - 1), at.day) as f64;
        let spikes = &at.dossier.card.rules.ticket_spike;
        let days = (SILENCE..=self.memory).step_by(7).map(|back| at.day - back);
        let (peak, usual) = days
            .filter(|day| spikes.on(at, *day).is_some())
            .find_map(|day| Some((day, usual(at, day)?.0)))?;
        let threshold = self.quiet * usual * f64::from(SILENCE) / 30.0;
        let fallen = Self::fallen(case, peak)?;
        if usual < self.min_usual || now > threshold || fallen > self.usage {
            return None;
        }
        let reason = Message::new("signal-spike-then-silence");
        let evidence = Message::new("signal-spike-then-silence-evidence")
            .day("day", peak)
            .count("count", now as i64)
            .count("days", SILENCE)
            .number("usual", usual, 1)
            .percent("percent", 100.0 * (fallen - 1.0));
        let found = Finding::new(Severity::P1, peak + SILENCE, (reason, evidence));
        let found = found.measured(now, threshold, Unit::Count).falling();
        Some(found.against(usual).play("read_tickets").of(Entity::Ticket))
    }

    fn decays(&self) -> bool {
        true
    }

    fn sound(&self) -> bool {
        0.0 <= self.quiet && self.quiet < 1.0 && self.usage < 1.0 && self.memory > SILENCE
    }
}

impl SpikeThenSilence {
    /// Use of the last four weeks as a share of that before the spike.
    fn fallen(case: &Case<'_>, peak: Day) -> Option<f64> {
        let dossier = case.at.dossier;
        let last = dossier.usage.actions.as_ref()?.last_week(case.at.day)?;
        let before = base_weeks(dossier, (peak - 30).sunday_on_or_before())?;
        let now = recent_weeks(dossier, last)?;
        (before > 0.0).then(|| now / before)
    }
}
