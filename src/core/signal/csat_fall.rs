//! W19 Support satisfies less: P3, until it has recovered.
//!
//! - The mean CSAT of `days` (60) is `fall` (0.5 of 5) or more below that of the half year before,
//!   three answers at least in each; or `low` (2) answers in those days are `bottom` (2 of 5) or
//!   less.
//! - Source: commonly set so (S48 S2).

use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::response::{Response, SurveyKind};
use serde::Deserialize;

const MIN: usize = 3;
const BEFORE: i32 = 180;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CsatFall {
    days: i32,
    fall: f64,
    low: usize,
    bottom: f64,
}

impl Rule for CsatFall {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let day = case.at.day;
        let inside = |from: Day, to: Day| -> Vec<&Response> {
            let all = case.at.responses(SurveyKind::Csat);
            all.filter(|answer| from < answer.date && answer.date <= to).collect()
        };
        let now = inside(day - self.days, day);
        let before = inside(day - self.days - BEFORE, day - self.days);
        self.fell(&now, &before).or_else(|| self.lows(&now))
    }

    fn sound(&self) -> bool {
        self.days > 0 && self.fall > 0.0 && self.low > 0
    }
}

impl CsatFall {
    fn fell(&self, now: &[&Response], before: &[&Response]) -> Option<Finding> {
        let (to, from) = (mean(now)?, mean(before)?);
        let since = now.iter().map(|answer| answer.date).max()?;
        let reason = Message::new("signal-csat-fall").number("points", from - to, 1);
        let evidence = Message::new("signal-csat-fall-evidence")
            .number("from", from, 1)
            .number("to", to, 1)
            .count("days", self.days)
            .count("count", now.len() as i64)
            .number("threshold", self.fall, 1);
        let found = Finding::new(Severity::P3, since, (reason, evidence));
        let found = found.measured(to, from - self.fall, Unit::Points).against(from).falling();
        (from - to >= self.fall - 1e-9)
            .then(|| found.play("support_follow_up").of(Entity::Response))
    }

    fn lows(&self, now: &[&Response]) -> Option<Finding> {
        let low = now.iter().filter(|answer| answer.score <= self.bottom);
        let mut days: Vec<Day> = low.map(|answer| answer.date).collect();
        days.sort_unstable();
        let since = *days.get(self.low.saturating_sub(1))?;
        let count = days.len();
        let reason = Message::new("signal-csat-low").count("count", count as i64);
        let evidence = Message::new("signal-csat-low-evidence")
            .count("count", count as i64)
            .count("days", self.days)
            .number("bottom", self.bottom, 0)
            .count("threshold", self.low as i64);
        let found = Finding::new(Severity::P3, since, (reason, evidence));
        let found = found.measured(count as f64, self.low as f64, Unit::Count);
        Some(found.play("support_follow_up").of(Entity::Response))
    }
}

fn mean(answers: &[&Response]) -> Option<f64> {
    let sum: f64 = answers.iter().map(|answer| answer.score).sum();
    (answers.len() >= MIN).then(|| sum / answers.len() as f64)
}
