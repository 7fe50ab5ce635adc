//! W02 Auto-renew switched off, or notice served. P1 at once, until the verified reason is handled:
//! as long as the term in which it happened runs.

use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::terms::Adverse;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AutoRenewOff {
    /// Days in which the change counts as fresh.
    fresh: i32,
}

impl Rule for AutoRenewOff {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let off = case.at.renewal_off()?;
        let (reason, evidence) = if off.what == Adverse::SwitchedOff {
            ("signal-auto-renew-off", "signal-auto-renew-off-evidence")
        } else {
            ("signal-notice-served", "signal-notice-served-evidence")
        };
        Some(Finding {
            severity: Severity::P1,
            since: off.from,
            value: Some(f64::from(case.at.day - off.from)),
            threshold: Some(f64::from(self.fresh)),
            reference: None,
            unit: Unit::Days,
            reason: Message::new(reason),
            evidence: Message::new(evidence).day("day", off.from),
            play: "at_risk_save",
            entity: Some(Entity::Subscription),
            falls: false,
            causes: Vec::new(),
        })
    }

    fn sound(&self) -> bool {
        self.fresh > 0
    }
}
