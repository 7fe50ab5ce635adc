//! W05 Few of the licences are used.
//!
//! - `active_users_30d ÷ seats` below `p3` % (60): P3; below `p2` % (40): P2; two week-ends in a row,
//!   from `from_tenure` days (90) on. Clears `margin` points (5) above `p3`.
//! - Where only the largest day is known, users are "at least" that many: the licences are few only
//!   below `p2`, and that is P3.
//! - Nothing is said without licences, or once the use on file is older than 60 days.
//! - Source: commonly set at 60 % (S48 U4).

use super::series::{Latch, STALE, sundays, until_clear};
use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

/// Week-ends looked back for the beginning, as far as use is at hand.
const WEEKS: i32 = 104;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatsLow {
    p3: f64,
    p2: f64,
    margin: f64,
    weeks: usize,
    from_tenure: i32,
}

struct Use {
    percent: f64,
    users: f64,
    seats: i64,
    at_least: bool,
}

impl Rule for SeatsLow {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let day = case.at.day;
        let now = self.reading(case, day)?;
        let limit = self.limit(&now);
        if now.percent >= limit + self.margin {
            return None;
        }
        let latch = self.latch(case);
        let deep = now.percent < self.p2 && !now.at_least;
        let (severity, limit) = if deep { (Severity::P2, self.p2) } else { (Severity::P3, limit) };
        let evidence = if now.at_least {
            Message::new("signal-seats-low-evidence-at-least")
        } else {
            Message::new("signal-seats-low-evidence")
        };
        let evidence = evidence
            .count("users", now.users.round() as i64)
            .count("seats", now.seats)
            .percent("percent", now.percent)
            .percent("threshold", limit);
        let evidence = until_clear(evidence, now.percent < limit, limit + self.margin);
        let reason = Message::new("signal-seats-low").percent("percent", now.percent);
        let found = Finding::new(severity, latch.since()?, (reason, evidence));
        let found = found.measured(now.percent, limit, Unit::Percent).falling();
        Some(found.play("adoption_play").of(Entity::Usage))
    }

    fn decays(&self) -> bool {
        true
    }

    fn sound(&self) -> bool {
        0.0 < self.p2 && self.p2 < self.p3 && self.margin >= 0.0 && self.weeks > 0
    }
}

impl SeatsLow {
    /// The readings since the last good one, which no longer matter before it.
    fn latch(&self, case: &Case<'_>) -> Latch {
        let days: Vec<Day> = sundays(case.at.day, WEEKS).collect();
        let good = |seen: &Use| seen.percent >= self.limit(seen) + self.margin;
        let known =
            days.iter().rev().filter_map(|sunday| Some((*sunday, self.reading(case, *sunday)?)));
        let mut since: Vec<(Day, Use)> = known.take_while(|(_, seen)| !good(seen)).collect();
        since.reverse();
        let mut latch = Latch::default();
        for (sunday, seen) in since {
            latch.step(sunday, seen.percent < self.limit(&seen), false, self.weeks);
        }
        latch
    }

    fn limit(&self, seen: &Use) -> f64 {
        if seen.at_least { self.p2 } else { self.p3 }
    }

    fn reading(&self, case: &Case<'_>, day: Day) -> Option<Use> {
        let dossier = case.at.dossier;
        if dossier.start.is_some_and(|start| day - start <= self.from_tenure) {
            return None;
        }
        let seats = Moment::new(dossier, day, false).paid_seats()?;
        let active = dossier.usage.active_users(day).filter(|a| day - a.as_of <= STALE)?;
        let percent = 100.0 * active.users / seats as f64;
        Some(Use { percent, users: active.users, seats, at_least: active.at_least })
    }
}
