//! Activity recency: days since anything was done in the product.
//!
//! - `d ≤ grace → 100`, else `100 · 2^(−(d − grace) ÷ half-life)`; grace and half-life follow the
//!   product's rhythm (daily 3/7, weekly 7/14, monthly 31/30), set for the whole book.
//! - Counted to the last day the feed covers: a late file is no silence.
//! - Never active: since the first covered day, said to be "at least".
//! - Stale when the last covered day is more than 60 days back.

use super::{Measure, Reading};
use crate::core::book::Cadence;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::moment::Moment;
use crate::core::signal::usage_drop::metric_name;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityRecency {
    stale: i32,
    daily: Rhythm,
    weekly: Rhythm,
    monthly: Rhythm,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rhythm {
    grace: f64,
    half_life: f64,
}

impl Rhythm {
    fn points(self, days: f64) -> f64 {
        100.0 * (-(days - self.grace).max(0.0) / self.half_life).exp2()
    }
}

impl Measure for ActivityRecency {
    fn unit(&self) -> Unit {
        Unit::Days
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Usage)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let known = at.dossier.usage.actions.as_ref();
        let Some((actions, fresh)) = known.and_then(|a| Some((a, a.fresh_on(at.day)?))) else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-usage")));
        };
        let active = actions.last_active(fresh);
        let since = actions.since().max(at.dossier.start).unwrap_or(fresh).min(fresh);
        let days = fresh - active.unwrap_or(since);
        let note = at.note(|| match active {
            Some(day) => Message::new("note-active")
                .message("metric", metric_name(actions.metric))
                .day("day", day),
            None => Message::new("note-never-active").day("since", since),
        });
        Reading::measured(f64::from(days), self.rhythm(at).points(f64::from(days)))
            .aged(Some(fresh), at.day, self.stale)
            .from(Some(actions.source))
            .noted(note)
    }

    fn points_at(&self, at: &Moment<'_>, value: f64) -> Option<f64> {
        (value >= 0.0).then(|| self.rhythm(at).points(value))
    }

    fn sound(&self) -> bool {
        [self.daily, self.weekly, self.monthly]
            .iter()
            .all(|rhythm| rhythm.grace >= 0.0 && rhythm.half_life > 0.0)
    }
}

impl ActivityRecency {
    fn rhythm(&self, at: &Moment<'_>) -> Rhythm {
        match at.dossier.book.settings.cadence {
            Cadence::Daily => self.daily,
            Cadence::Weekly => self.weekly,
            Cadence::Monthly => self.monthly,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::core::scorecard::Scorecard;

    #[test]
    fn recency_halves_after_the_grace() {
        let measure = &Scorecard::builtin().measures.activity_recency;
        let check = |rhythm: super::Rhythm, days: f64, points: f64| {
            let got = rhythm.points(days);
            assert!((got - points).abs() < 0.05, "{days} d: {got}");
        };
        for (days, points) in [(3.0, 100.0), (7.0, 67.3), (14.0, 33.6), (21.0, 16.8)] {
            check(measure.daily, days, points);
        }
        for (days, points) in [(7.0, 100.0), (14.0, 70.7), (30.0, 32.0)] {
            check(measure.weekly, days, points);
        }
        for (days, points) in [(31.0, 100.0), (60.0, 51.2), (90.0, 25.6)] {
            check(measure.monthly, days, points);
        }
    }
}
