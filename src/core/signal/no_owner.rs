//! W32 Nobody looks after the account: P2, until somebody does.
//!
//! - Without an owner for 3 days (strategic), 7 (high), 14 (mid), 30 (low), since the last one went
//!   or the account was first on file. Only where accounts of this workspace have owners at all.
//! - Whether an owner still works here no export says.
//! - Source: commonly set so (S49f).

use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::ByTier;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoOwner {
    days: ByTier<i32>,
}

impl Rule for NoOwner {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let limit = self.days.get(at.tier()).filter(|_| at.dossier.book.habits.owners)?;
        let account = at.dossier.facts.account.at(at.day);
        if account.owner.as_deref().is_some_and(|owner| !owner.trim().is_empty()) {
            return None;
        }
        let versions = at.dossier.facts.account.history.versions.iter();
        let changed = versions.filter(|v| v.field == "owner" && v.until <= at.day);
        let changed = changed.map(|version| version.until).max();
        let since = changed.or(account.history.first).or(at.dossier.start)?;
        let days = at.day - since;
        let reason = Message::new("signal-no-owner").count("days", days);
        let evidence = Message::new("signal-no-owner-evidence")
            .day("day", since)
            .count("days", days)
            .count("threshold", limit);
        let found = Finding::new(Severity::P2, since + limit, (reason, evidence));
        let found = found.measured(days, limit, Unit::Days);
        (days >= limit).then(|| found.play("assign_owner").of(Entity::Account))
    }

    fn sound(&self) -> bool {
        self.days.all(|days| days > 0)
    }
}
