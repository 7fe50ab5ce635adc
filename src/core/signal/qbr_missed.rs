//! W24 The business review is missed: P3, until one is held.
//!
//! - None in two periods: 2 × 90 days (high), 2 × 180 (mid). An account that never had one counts
//!   from its start, and only in tiers that are to have them (`expected`).
//! - Or the last `declined` (2) were cancelled or nobody came.
//! - One that is planned is waited for. Only where somebody in this workspace holds reviews, and
//!   where the list of touches reaches back that far.
//! - Source: commonly set so (S48 R6).

use super::{Case, Finding, Rule, Severity};
use crate::core::account::Tier;
use crate::core::activity::{Activity, TouchKind, TouchStatus};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::ByTier;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QbrMissed {
    period: ByTier<i32>,
    declined: usize,
    expected: Vec<Tier>,
}

impl Rule for QbrMissed {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let period = self.period.get(at.tier()).filter(|_| at.dossier.book.habits.reviews)?;
        let reviews = at.dossier.facts.activities.iter().filter(|a| a.kind == TouchKind::Qbr);
        let mut reviews: Vec<&Activity> = reviews.collect();
        reviews.sort_by_key(|review| (review.day, review.status == TouchStatus::Held));
        let ahead = |a: &&&Activity| a.ahead_on(at.day);
        if reviews.iter().any(|review| ahead(&review)) {
            return None;
        }
        reviews.retain(|review| review.day <= at.day);
        self.declined(at.day, &reviews).or_else(|| self.missed(case, period, &reviews))
    }

    fn sound(&self) -> bool {
        self.period.all(|days| days > 0) && self.declined > 0
    }
}

impl QbrMissed {
    fn declined(&self, day: Day, reviews: &[&Activity]) -> Option<Finding> {
        let off = |a: &&Activity| {
            matches!(a.status, TouchStatus::Cancelled | TouchStatus::NoShow) && day - a.day <= 365
        };
        let count = reviews.iter().rev().take_while(|review| off(review)).count();
        let first = reviews.len().checked_sub(count)? + self.declined.checked_sub(1)?;
        let since = reviews.get(first).filter(|_| count >= self.declined)?.day;
        let reason = Message::new("signal-qbr-declined").count("count", count as i64);
        let evidence = Message::new("signal-qbr-declined-evidence")
            .count("count", count as i64)
            .day("day", reviews.last()?.day)
            .count("threshold", self.declined as i64);
        let found = Finding::new(Severity::P3, since, (reason, evidence));
        let found = found.measured(count as f64, self.declined as f64, Unit::Count);
        Some(found.play("short_review").of(Entity::Activity))
    }

    fn missed(&self, case: &Case<'_>, period: i32, reviews: &[&Activity]) -> Option<Finding> {
        let at = case.at;
        let held = reviews.iter().rev().find(|a| a.status == TouchStatus::Held);
        let expected = self.expected.contains(&at.tier());
        let listed = at.dossier.feeds.since(Entity::Activity);
        let never = || at.dossier.start.max(listed).filter(|_| expected && listed.is_some());
        let since = held.map(|review| review.day).or_else(never)?;
        let (days, limit) = (at.day - since, 2 * period);
        let (reason, evidence) = if held.is_some() {
            ("signal-qbr-missed", "signal-qbr-missed-evidence")
        } else {
            ("signal-qbr-none", "signal-qbr-none-evidence")
        };
        let reason = Message::new(reason).count("days", days);
        let evidence =
            Message::new(evidence).day("day", since).count("days", days).count("threshold", limit);
        let found = Finding::new(Severity::P3, since + limit + 1, (reason, evidence));
        let found = found.measured(days, limit, Unit::Days);
        (days > limit).then(|| found.play("short_review").of(Entity::Activity))
    }
}
