//! NPS: weighted mean of recent answers, in points.
//!
//! - Answers of the last 180 days; a person weighs 3 (buyer), 2 (champion) or 1; promoter (9–10)
//!   100, passive (7–8) 60, detractor (0–6) 0.
//! - Needs three answers, or one of a buyer or champion; else too little, which is missing.
//! - Once enough answers were there and have grown too old, the last mean is kept as stale.

use super::{Measure, Reading};
use crate::core::contact::Role;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::response::{Response, SurveyKind};
use crate::core::scorecard::scale::on_scale;
use crate::core::scoring::moment::Moment;
use crate::core::scoring::people::role_of;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nps {
    window: i32,
    min_responses: usize,
    weights: Weights,
    points: Points,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Weights {
    buyer: f64,
    champion: f64,
    other: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Points {
    promoter: f64,
    passive: f64,
    detractor: f64,
}

/// A weighted mean, its count of answers and the newest of them.
struct Mean<'a> {
    points: f64,
    answers: usize,
    newest: &'a Response,
}

impl Measure for Nps {
    fn unit(&self) -> Unit {
        Unit::Points
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Response)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let newest = at.responses(SurveyKind::Nps).map(|answer| answer.date).max();
        let now = self.mean(at, at.day);
        let lapsed = now.is_none();
        let last = newest.filter(|_| lapsed).and_then(|newest| self.mean(at, newest));
        let Some(mean) = now.or(last) else {
            let note = if newest.is_some() { "note-too-few-answers" } else { "note-no-answers" };
            return Reading::missing().noted(at.note(|| Message::new(note)));
        };
        let limit = if lapsed { -1 } else { i32::MAX };
        let note = at.note(|| Message::new("note-answers").count("answers", mean.answers as i64));
        Reading::measured(mean.points, mean.points)
            .aged(Some(mean.newest.date), at.day, limit)
            .from(Some(&mean.newest.source))
            .noted(note)
    }

    fn points_at(&self, _at: &Moment<'_>, value: f64) -> Option<f64> {
        (0.0..=100.0).contains(&value).then_some(value)
    }

    fn sound(&self) -> bool {
        let Points { promoter, passive, detractor } = self.points;
        on_scale(detractor) && on_scale(promoter) && [detractor, passive, promoter].is_sorted()
    }
}

impl Nps {
    /// The mean of the window that ends on `day`; `None` when the answers are too few.
    fn mean<'a>(&self, at: &Moment<'a>, day: Day) -> Option<Mean<'a>> {
        let (mut sum, mut weights, mut answers, mut decides) = (0.0, 0.0, 0, false);
        let mut newest: Option<&'a Response> = None;
        let from = day - self.window;
        for answer in at.responses(SurveyKind::Nps).filter(|a| from <= a.date && a.date <= day) {
            let weight = self.weight(at, answer);
            sum += weight * self.points(answer.score);
            weights += weight;
            answers += 1;
            decides |= weight > self.weights.other;
            if newest.is_none_or(|newest| newest.date <= answer.date) {
                newest = Some(answer);
            }
        }
        let enough = answers >= self.min_responses || decides;
        Some(Mean { points: sum / weights, answers, newest: newest.filter(|_| enough)? })
    }

    fn weight(&self, at: &Moment<'_>, answer: &Response) -> f64 {
        match answer.contact.as_deref().and_then(|who| role_of(at, who)) {
            Some(Role::Buyer) => self.weights.buyer,
            Some(Role::Champion) => self.weights.champion,
            _ => self.weights.other,
        }
    }

    fn points(&self, score: f64) -> f64 {
        if score >= 9.0 {
            self.points.promoter
        } else if score >= 7.0 {
            self.points.passive
        } else {
            self.points.detractor
        }
    }
}
