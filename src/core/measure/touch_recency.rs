//! Two-way touch recency: days since both sides last spoke.
//!
//! - Limits by tier (green G, red R): 0…G: 100→75 · G…R: 75→50 · R…2R: 50→0.
//! - A held call, meeting, visit or review; a chat day on which both sides wrote; the last touch
//!   that the account's own file states, until an activity is newer.
//! - Nothing two-way on file though a feed lists the account: since the feed begins, "at least".
//!   No feed at all is missing: unknown is not never.
//! - Not applicable to tech-touch. Never stale: time itself is what is measured.
//! - Source: limits after GitLab (S17).

use super::{Measure, Reading};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::ByTier;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TouchRecency {
    green: ByTier<f64>,
    red: ByTier<f64>,
}

impl Measure for TouchRecency {
    fn unit(&self) -> Unit {
        Unit::Days
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Activity)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let tier = at.tier();
        let Some((green, red)) = self.green.get(tier).zip(self.red.get(tier)) else {
            return Reading::not_applicable().noted(at.note(|| Message::new("note-tier-without")));
        };
        let Some(silence) = at.silence() else {
            return Reading::missing().noted(at.note(|| Message::new("note-no-touch-known")));
        };
        let days = f64::from(at.day - silence.since);
        let note = at.note(|| {
            if silence.never {
                return Message::new("note-touch-never").day("since", silence.since);
            }
            Message::new("note-touch").day("day", silence.since)
        });
        Reading::measured(days, points(days, green, red))
            .on(at.day)
            .from(silence.source)
            .noted(note)
    }

    fn points_at(&self, at: &Moment<'_>, value: f64) -> Option<f64> {
        let tier = at.tier();
        let (green, red) = self.green.get(tier).zip(self.red.get(tier))?;
        (value >= 0.0).then(|| points(value, green, red))
    }

    fn sound(&self) -> bool {
        crate::core::account::Tier::ALL.into_iter().all(|tier| {
            match (self.green.get(tier), self.red.get(tier)) {
                (Some(green), Some(red)) => 0.0 < green && green < red,
                (green, red) => green.is_none() && red.is_none(),
            }
        })
    }
}

fn points(days: f64, green: f64, red: f64) -> f64 {
    if days <= green {
        100.0 - 25.0 * days / green
    } else if days <= red {
        75.0 - 25.0 * (days - green) / (red - green)
    } else {
        (50.0 - 50.0 * (days - red) / red).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn recency_falls_through_75_and_50_to_nothing() {
        let check = |days: f64, expected: f64| {
            let got = points(days, 35.0, 60.0);
            assert!((got - expected).abs() < 0.05, "{days} d: {got}");
        };
        check(0.0, 100.0);
        check(20.0, 85.7);
        check(35.0, 75.0);
        check(47.5, 62.5);
        check(60.0, 50.0);
        check(90.0, 25.0);
        check(120.0, 0.0);
        check(400.0, 0.0);
    }
}
