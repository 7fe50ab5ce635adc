//! W32 Nobody looks after the account: P2, until somebody does.
//!
//! - Without an owner for 3 days (strategic), 7 (high), 14 (mid), 30 (low), since the last one went
//!   or the account was first on file. Only where accounts of this workspace have owners at all.
//! - Whether an owner still works here no export says: `[former_owners]` of the settings does, by name
//!   and day.
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
        let owner = account.owner.as_deref().filter(|owner| !owner.trim().is_empty());
        let (since, reason, evidence) = if let Some(owner) = owner {
            let left = at.dossier.book.left(owner).filter(|left| *left <= at.day)?;
            let evidence = Message::new("signal-owner-left-evidence").text("who", owner);
            (left, "signal-owner-left", evidence)
        } else {
            let versions = at.dossier.facts.account.history.versions.iter();
            let changed = versions.filter(|v| v.field == "owner" && v.until <= at.day);
            let changed = changed.map(|version| version.until).max();
            let since = changed.or(account.history.first).or(at.dossier.start)?;
            (since, "signal-no-owner", Message::new("signal-no-owner-evidence"))
        };
        let days = at.day - since;
        let reason = Message::new(reason).count("days", days);
        let evidence = evidence.day("day", since).count("days", days).count("threshold", limit);
        let found = Finding::new(Severity::P2, since + limit, (reason, evidence));
        let found = found.measured(days, limit, Unit::Days);
        (days >= limit).then(|| found.play("assign_owner").of(Entity::Account))
    }

    fn sound(&self) -> bool {
        self.days.all(|days| days > 0)
    }
}
