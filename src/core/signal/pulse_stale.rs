//! W30 The pulse is old: P3, until it is given again.
//!
//! - The last one is more than `days` (90) old. One that was never given says nothing.
//! - Source: commonly set so (S17).

use super::{Case, Finding, Rule, Severity};
use crate::core::message::Message;
use crate::core::receipt::Unit;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PulseStale {
    days: i32,
}

impl Rule for PulseStale {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let pulse = case.at.pulse()?;
        let days = case.at.day - pulse.day;
        let reason = Message::new("signal-pulse-stale").count("days", days);
        let evidence = Message::new("signal-pulse-stale-evidence")
            .day("day", pulse.day)
            .count("days", days)
            .count("threshold", self.days);
        let found = Finding::new(Severity::P3, pulse.day + self.days + 1, (reason, evidence));
        let found = found.measured(days, self.days, Unit::Days).play("ask_pulse");
        (days > self.days).then_some(found)
    }

    fn sound(&self) -> bool {
        self.days > 0
    }
}
