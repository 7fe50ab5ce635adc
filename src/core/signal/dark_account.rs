//! W07 A dark account: no core action since the start, P1, until the first.
//!
//! - From `days` after the start on: 30 (high), 45 (mid), 60 (low and tech).
//! - The feed must have watched from the start, or the first use may lie before it.
//! - Source: commonly set so (S49f).

use super::series::STALE;
use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::ByTier;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DarkAccount {
    days: ByTier<i32>,
}

impl Rule for DarkAccount {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let limit = self.days.get(case.at.tier())?;
        let start = case.at.dossier.start?;
        let actions = case.at.dossier.usage.actions.as_ref()?;
        let fresh = actions.fresh_on(case.at.day).filter(|f| case.at.day - *f <= STALE)?;
        let days = fresh - start;
        let watched = actions.since().is_some_and(|since| since <= start);
        let dark = actions.last_active(fresh).is_none_or(|day| day < start);
        let reason = Message::new("signal-dark-account").count("days", days);
        let evidence = Message::new("signal-dark-account-evidence")
            .day("day", start)
            .count("days", days)
            .count("threshold", limit);
        let found = Finding::new(Severity::P1, start + limit, (reason, evidence));
        let found = found.measured(days, limit, Unit::Days);
        let held = watched && dark && days >= limit;
        held.then(|| found.play("onboarding_recovery").of(Entity::Usage))
    }

    fn sound(&self) -> bool {
        self.days.all(|days| days > 0)
    }
}
