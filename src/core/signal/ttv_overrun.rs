//! W21 No value yet, long after it was planned.
//!
//! - Days since the checklist began, over the days it was to take: above `p2` (1.5) P2, above `p1`
//!   (2.0) P1; and P1 from day `no_value` (90) on where less time than that was planned.
//! - Until the step that ends the time to value is done, or the account is live.
//! - Source: commonly set so (S48 U9).

use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TtvOverrun {
    p2: f64,
    p1: f64,
    no_value: i32,
}

impl Rule for TtvOverrun {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let measure = &at.dossier.card.measures.onboarding_progress;
        let course = at.onboarding().then(|| measure.course(at)).flatten()?;
        let days = at.day - course.begun;
        let target = f64::from(course.target);
        let ratio = f64::from(days) / target;
        let dragging = days >= self.no_value && course.target < self.no_value;
        let (severity, threshold) = match ratio {
            ratio if ratio > self.p1 => (Severity::P1, self.p1 * target),
            _ if dragging => (Severity::P1, f64::from(self.no_value)),
            ratio if ratio > self.p2 => (Severity::P2, self.p2 * target),
            _ => return None,
        };
        let first = (self.p2 * target).floor() as i32 + 1;
        let first = if course.target < self.no_value { first.min(self.no_value) } else { first };
        let reason = Message::new("signal-ttv-overrun").count("days", days);
        let evidence = Message::new("signal-ttv-overrun-evidence")
            .day("day", course.begun)
            .count("days", days)
            .count("target", course.target)
            .number("threshold", threshold, 0);
        let found = Finding::new(severity, course.begun + first, (reason, evidence));
        let found = found.measured(days, threshold, Unit::Days).against(target);
        (!course.value).then(|| found.play("sponsored_recovery").of(Entity::Task))
    }

    fn sound(&self) -> bool {
        1.0 <= self.p2 && self.p2 < self.p1 && self.no_value > 0
    }
}
