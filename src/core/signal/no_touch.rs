//! W08 No two-way touch for longer than the tier allows: P2, until the next one. Where nothing on
//! file could show a touch, nothing is said: unknown is not never.

use super::{Case, Finding, Rule, Severity};
use crate::core::account::Tier;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::ByTier;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoTouch {
    days: ByTier<i32>,
}

impl NoTouch {
    /// Days without a touch that a tier allows.
    pub fn limit(&self, tier: Tier) -> Option<i32> {
        self.days.get(tier)
    }
}

impl Rule for NoTouch {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let limit = self.limit(at.tier())?;
        let silence = at.silence()?;
        let days = at.day - silence.since;
        if days <= limit {
            return None;
        }
        let (reason, evidence) = if silence.never {
            ("signal-never-touched", "signal-never-touched-evidence")
        } else {
            ("signal-no-touch", "signal-no-touch-evidence")
        };
        Some(Finding {
            severity: Severity::P2,
            since: silence.since + limit + 1,
            value: Some(f64::from(days)),
            threshold: Some(f64::from(limit)),
            reference: None,
            unit: Unit::Days,
            reason: Message::new(reason).count("days", days),
            evidence: Message::new(evidence)
                .day("day", silence.since)
                .count("days", days)
                .count("threshold", limit),
            play: "cadence_call",
            entity: Some(Entity::Activity),
            falls: false,
            causes: Vec::new(),
        })
    }

    fn sound(&self) -> bool {
        self.days.all(|days| days > 0)
    }
}
