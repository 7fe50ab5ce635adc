//! W28 The score fell by ten points or more in 30 days, or from healthy to red: P2, until it has
//! recovered by five. A red pulse of the person's own is a fall, too, whatever the sum says. What other
//! weights, settings, a practice or a profile take off is no fall: it has to be one by those of today.

use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::pulse::PulseLevel;
use crate::core::receipt::{Band, Score, Unit};
use serde::Deserialize;

/// Weeks in which a fall stays open while nothing recovers.
const MEMORY: i32 = 8;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreFall {
    points: f64,
    days: i32,
    recovered: f64,
}

impl Rule for ScoreFall {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        red_pulse(case).or_else(|| {
            let shown = self.fall(case, case.past)?;
            let steady = self.fall(case, case.steady)?;
            Some(if steady.reference == shown.reference { steady } else { by_today(steady) })
        })
    }

    fn sound(&self) -> bool {
        self.points > 0.0 && self.days > 0 && self.recovered > 0.0
    }
}

impl ScoreFall {
    fn fall(&self, case: &Case<'_>, past: &dyn Fn(Day) -> Option<Score>) -> Option<Finding> {
        let today = case.at.day;
        let now = case.receipt.score?;
        let score = |day: Day| if day == today { Some(now) } else { past(day) };
        let mut days = (0..=MEMORY).map(|back| today - 7 * back);
        let fallen = days.find(|day| self.fell(*day, &score))?;
        let low = score(fallen)?.points();
        let before = self.height(fallen, &score)?;
        let (from, to) = (before.points(), now.points());
        if to - low >= self.recovered || to >= from {
            return None;
        }
        let since = self.beginning(fallen, &score);
        Some(Finding {
            severity: Severity::P2,
            since,
            value: Some(to - from),
            threshold: Some(-self.points),
            reference: Some(from),
            unit: Unit::Points,
            reason: Message::new("signal-score-fall").number("points", from - to, 0),
            evidence: self.evidence((from, low, to), (fallen < today).then_some(fallen)),
            play: "read_receipt",
            entity: Some(Entity::Account),
            falls: true,
            causes: Vec::new(),
        })
    }

    /// What it fell from and to; where that was on an earlier day, when, and what it is today.
    fn evidence(&self, (from, low, to): (f64, f64, f64), on: Option<Day>) -> Message {
        let said = match on {
            None => Message::new("signal-score-fall-evidence").number("points", from - to, 1),
            Some(day) => Message::new("signal-score-fall-since-evidence")
                .day("day", day)
                .number("low", low, 1)
                .number("points", from - low, 1)
                .number("recovered", self.recovered, 0),
        };
        let said = said.number("from", from, 1).number("to", to, 1);
        said.number("threshold", self.points, 0).count("days", self.days)
    }

    /// The score before the window, or the healthy one inside it that a red one followed.
    fn height(&self, day: Day, score: &dyn Fn(Day) -> Option<Score>) -> Option<Score> {
        let now = score(day)?;
        let before = score(day - self.days);
        let deep = before.filter(|b| b.points() - now.points() >= self.points - 1e-9);
        let red = Band::of(now).is_red();
        let green = || {
            let weeks = (1..=self.days / 7).map(|back| day - 7 * back);
            weeks.filter_map(score).find(|s| Band::of(*s) == Band::Healthy)
        };
        deep.or_else(|| if red { green() } else { None })
    }

    fn fell(&self, day: Day, score: &dyn Fn(Day) -> Option<Score>) -> bool {
        self.height(day, score).is_some()
    }

    /// The first of the days in a row, week by week, on which it had fallen.
    fn beginning(&self, fallen: Day, score: &dyn Fn(Day) -> Option<Score>) -> Day {
        let weeks = (1..=MEMORY).map(|back| fallen - 7 * back);
        weeks.take_while(|day| self.fell(*day, score)).last().unwrap_or(fallen)
    }
}

/// Beside a history by other weights it says by which its numbers are.
fn by_today(found: Finding) -> Finding {
    let evidence =
        Message::new("signal-score-fall-by-today-evidence").message("evidence", found.evidence);
    Finding { evidence, ..found }
}

fn red_pulse(case: &Case<'_>) -> Option<Finding> {
    let held = case.receipt.caps.iter().any(|cap| cap.id == "red_pulse");
    let pulse = case.at.pulse().filter(|pulse| held && pulse.level == PulseLevel::Red)?;
    let reason = crate::core::scoring::reason_name(pulse.reason.as_deref().unwrap_or("other"));
    Some(Finding {
        severity: Severity::P2,
        since: pulse.day,
        value: Some(0.0),
        threshold: None,
        reference: None,
        unit: Unit::State,
        reason: Message::new("signal-red-pulse"),
        evidence: Message::new("signal-red-pulse-evidence")
            .day("day", pulse.day)
            .message("reason", reason),
        play: "at_risk_save",
        entity: None,
        falls: false,
        causes: Vec::new(),
    })
}
