//! W35 Something happened to the customer that changes everything: P2, for `days` (90) or until it is
//! judged.
//!
//! - A touch or note tagged with one of the words of `EVENTS`: an acquisition, a change at the top,
//!   layoffs, distress.
//! - Source: commonly set so (S48 F1–F4).

use super::competitor::is_tagged;
use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use serde::Deserialize;

/// What happened, as the reason and the evidence call it, and the tags that say so.
const EVENTS: &[(&str, &[&str])] = &[
    ("event-acquisition", &["acquisition", "merger", "acquired", "買収", "合併"]),
    ("event-leadership", &["leadership", "new-ceo", "reorg", "経営交代", "社長交代", "組織変更"]),
    ("event-layoffs", &["layoffs", "layoff", "人員削減", "リストラ"]),
    ("event-distress", &["distress", "bankruptcy", "業績悪化", "経営不振", "倒産"]),
];

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExternalEvent {
    days: i32,
}

impl Rule for ExternalEvent {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let day = case.at.day;
        let touches = case.at.dossier.facts.activities.iter();
        let recent = touches.filter(|a| day - self.days < a.day && a.day <= day);
        let told = recent.filter_map(|activity| {
            let (event, _) = EVENTS.iter().find(|(_, tags)| is_tagged(&activity.tags, tags))?;
            Some((activity.day, *event, &activity.subject))
        });
        let (since, event, subject) = told.max()?;
        let evidence = Message::new("signal-external-event-evidence")
            .message("event", Message::new(event))
            .day("day", since)
            .text("what", subject);
        let reason = Message::new("signal-external-event").message("event", Message::new(event));
        let found = Finding::new(Severity::P2, since, (reason, evidence));
        let found = found.measured(day - since, self.days, Unit::Days);
        Some(found.play("brief_leader").of(Entity::Activity))
    }

    fn sound(&self) -> bool {
        self.days > 0
    }
}
