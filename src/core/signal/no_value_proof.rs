//! W23 No proof of value for long: P3, until there is one.
//!
//! - The last quantified proof is more than 180 days old (high) or 270 (mid); without any, since the
//!   start. Only where somebody in this workspace keeps proofs.
//! - Source: commonly set so (S48 V2).

use super::{Case, Finding, Rule, Severity};
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::ByTier;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoValueProof {
    days: ByTier<i32>,
}

impl Rule for NoValueProof {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let limit = self.days.get(at.tier()).filter(|_| at.dossier.book.proofs_in_use)?;
        let proofs = at.dossier.facts.proofs.iter().map(|proof| proof.day);
        let last = proofs.filter(|day| *day <= at.day).max();
        let since = last.or(at.dossier.start)?;
        let days = at.day - since;
        let (reason, evidence) = if last.is_some() {
            ("signal-proof-old", "signal-proof-old-evidence")
        } else {
            ("signal-proof-none", "signal-proof-none-evidence")
        };
        let reason = Message::new(reason).count("days", days);
        let evidence =
            Message::new(evidence).day("day", since).count("days", days).count("threshold", limit);
        let found = Finding::new(Severity::P3, since + limit + 1, (reason, evidence));
        let found = found.measured(days, limit, Unit::Days).play("value_review");
        (days > limit).then_some(found)
    }

    fn sound(&self) -> bool {
        self.days.all(|days| days > 0)
    }
}
