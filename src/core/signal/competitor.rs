//! W34 A competitor is named: P2, for `days` (90) after the last time.
//!
//! - In an open deal; or in a touch tagged competitor or 競合, once with a buyer, or `count` times (3)
//!   with anybody.
//! - Source: commonly set so (S48 R13).

use super::{Case, Finding, Rule, Severity};
use crate::core::activity::Activity;
use crate::core::contact::Role;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::people::role_of;
use crate::core::scoring::terms::Adverse;
use serde::Deserialize;

const TAGS: &[&str] = &["competitor", "競合", "他社"];

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Competitor {
    days: i32,
    count: usize,
}

impl Rule for Competitor {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        Self::in_deal(case).or_else(|| self.in_talks(case))
    }

    fn sound(&self) -> bool {
        self.days > 0 && self.count > 0
    }
}

impl Competitor {
    fn in_deal(case: &Case<'_>) -> Option<Finding> {
        let facts = case.at.dossier.terms.against(case.at.day);
        let named = facts.filter_map(|fact| match fact.what {
            Adverse::Competitor { name, .. } => Some((fact.from, name)),
            _ => None,
        });
        let (from, name) = named.min()?;
        let evidence =
            Message::new("signal-competitor-evidence").text("name", name).day("day", from);
        let found = Finding::new(Severity::P2, from, (Message::new("signal-competitor"), evidence));
        let found = found.measured(1.0, 1.0, Unit::Count);
        Some(found.play("value_reproof").of(Entity::Opportunity))
    }

    fn in_talks(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let from = at.day - self.days;
        let touches = at.dossier.facts.activities.iter();
        let named = touches.filter(|a| from < a.day && a.day <= at.day && is_tagged(&a.tags, TAGS));
        let mut named: Vec<&Activity> = named.collect();
        named.sort_by_key(|activity| activity.day);
        let buyer =
            |a: &&Activity| a.attendees.iter().any(|who| role_of(at, who) == Some(Role::Buyer));
        let bought = named.iter().find(|activity| buyer(activity));
        let often = named.get(self.count.checked_sub(1)?);
        let since: Day = [bought, often].into_iter().flatten().map(|a| a.day).min()?;
        let evidence = Message::new("signal-competitor-talk-evidence")
            .count("count", named.len() as i64)
            .count("days", self.days)
            .day("day", named.last()?.day)
            .count("threshold", self.count as i64);
        let words = (Message::new("signal-competitor"), evidence);
        let threshold = if bought.is_some() { 1.0 } else { self.count as f64 };
        let found = Finding::new(Severity::P2, since, words);
        let found = found.measured(named.len() as f64, threshold, Unit::Count);
        Some(found.play("value_reproof").of(Entity::Activity))
    }
}

/// Does one of the tags, with or without its sign, say so?
pub fn is_tagged(tags: &[String], words: &[&str]) -> bool {
    tags.iter()
        .any(|tag| words.contains(&tag.trim_start_matches(['#', '＃']).to_lowercase().as_str()))
}
