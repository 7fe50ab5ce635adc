//! W33 Its CSM changes again and again: P3.
//!
//! - The owner changed from one person to another `count` times (2) within `days` (365).
//! - Source: commonly set so (S48 R14).

use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::entity::Value;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::search::same_person;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CsmChurn {
    count: usize,
    days: i32,
}

impl Rule for CsmChurn {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let account = &at.dossier.facts.account;
        let versions = account.history.versions.iter().filter(|version| version.field == "owner");
        let mut before: Vec<(Day, Option<&str>)> = versions
            .map(|version| (version.until, version.value.as_ref().and_then(Value::as_text)))
            .collect();
        before.sort_by_key(|(until, _)| *until);
        let after =
            before.iter().skip(1).map(|(_, owner)| *owner).chain([account.owner.as_deref()]);
        let handed = before.iter().zip(after).filter(|((_, from), to)| {
            from.zip(*to).is_some_and(|(from, to)| !same_person(from, to))
        });
        let days = handed.map(|((until, _), _)| *until);
        let days: Vec<Day> = days.filter(|d| at.day - self.days < *d && *d <= at.day).collect();
        let since = *days.get(self.count.checked_sub(1)?)?;
        let count = days.len() as i64;
        let reason = Message::new("signal-csm-churn").count("count", count);
        let evidence = Message::new("signal-csm-churn-evidence")
            .count("count", count)
            .count("days", self.days)
            .day("day", *days.last()?)
            .count("threshold", self.count as i64);
        let found = Finding::new(Severity::P3, since, (reason, evidence));
        let found = found.measured(count as f64, self.count as f64, Unit::Count);
        Some(found.play("stability_note").of(Entity::Account))
    }

    fn sound(&self) -> bool {
        self.count > 0 && self.days > 0
    }
}
