//! W06 Nothing was done in the product: P2, until something is.
//!
//! - From `daily`, `weekly` or `monthly` days on (14, 30, 60), by the rhythm of the product; counted
//!   to the last day the feed covers, so that a late file is no silence.
//! - One that was never active is for the rule for dark accounts.
//! - Source: commonly set so (S48 Z2).

use super::series::STALE;
use super::{Case, Finding, Rule, Severity};
use crate::core::book::Cadence;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoActivity {
    daily: i32,
    weekly: i32,
    monthly: i32,
}

impl Rule for NoActivity {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let actions = case.at.dossier.usage.actions.as_ref()?;
        let fresh = actions.fresh_on(case.at.day).filter(|f| case.at.day - *f <= STALE)?;
        let last = actions.last_active(fresh)?;
        let limit = match case.at.dossier.book.settings.cadence {
            Cadence::Daily => self.daily,
            Cadence::Weekly => self.weekly,
            Cadence::Monthly => self.monthly,
        };
        let days = fresh - last;
        let reason = Message::new("signal-no-activity").count("days", days);
        let evidence = Message::new("signal-no-activity-evidence")
            .day("day", last)
            .count("days", days)
            .count("threshold", limit);
        let found = Finding::new(Severity::P2, last + limit, (reason, evidence));
        let found = found.measured(days, limit, Unit::Days);
        (days >= limit).then(|| found.play("contact_admin").of(Entity::Usage))
    }

    fn decays(&self) -> bool {
        true
    }

    fn sound(&self) -> bool {
        0 < self.daily && self.daily <= self.weekly && self.weekly <= self.monthly
    }
}
