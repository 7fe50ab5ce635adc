//! CSAT: share of answers of 4 or 5 in the last 90 days, in percent; three answers at least.
//!
//! - 90 % → 100, 75 % → 75, 60 % → 50, ≤40 % → 0, straight lines between.
//! - Fewer answers are too little, which is missing; once enough answers were there and have
//!   grown too old, the last share is kept as stale.

use super::{Measure, Reading};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::response::{Response, SurveyKind};
use crate::core::scorecard::scale::Curve;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Csat {
    window: i32,
    min_responses: usize,
    points: Curve,
}

impl Measure for Csat {
    fn unit(&self) -> Unit {
        Unit::Percent
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Response)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let newest = at.responses(SurveyKind::Csat).max_by_key(|answer| answer.date);
        let now = self.share(at, at.day);
        let last = newest.filter(|_| now.is_none()).and_then(|last| self.share(at, last.date));
        let Some(((share, answers), newest)) = now.or(last).zip(newest) else {
            let note = if newest.is_some() { "note-too-few-answers" } else { "note-no-answers" };
            return Reading::missing().noted(at.note(|| Message::new(note)));
        };
        let limit = if now.is_some() { i32::MAX } else { -1 };
        Reading::measured(share, self.points.at(share))
            .aged(Some(newest.date), at.day, limit)
            .from(Some(newest.source.as_str()))
            .noted(at.note(|| Message::new("note-answers").count("answers", answers as i64)))
    }

    fn points_at(&self, _at: &Moment<'_>, value: f64) -> Option<f64> {
        (0.0..=100.0).contains(&value).then(|| self.points.at(value))
    }

    fn sound(&self) -> bool {
        self.points.sound()
    }
}

impl Csat {
    /// The share in the window that ends on `day`, in percent, and the answers in it.
    fn share(&self, at: &Moment<'_>, day: Day) -> Option<(f64, usize)> {
        let from = day - self.window;
        let inside = |answer: &&Response| from <= answer.date && answer.date <= day;
        let (mut answers, mut good) = (0_usize, 0_usize);
        for answer in at.responses(SurveyKind::Csat).filter(inside) {
            answers += 1;
            good += usize::from(answer.score >= 4.0);
        }
        (answers >= self.min_responses).then(|| (100.0 * good as f64 / answers as f64, answers))
    }
}
