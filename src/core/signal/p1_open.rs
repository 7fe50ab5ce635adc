//! W15 A P1 ticket open: more than 7 days P2, more than 14 P1, until it is closed.

use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct P1Open {
    p2: i32,
    p1: i32,
}

impl Rule for P1Open {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let (opened, ticket) = case.at.dossier.tickets.oldest_p1(case.at.day)?;
        let days = case.at.day - opened;
        if days <= self.p2 {
            return None;
        }
        let open = case.at.dossier.tickets.open_on(case.at.day);
        let open: Vec<_> = open.filter(|(_, ticket)| ticket.priority == Some(1)).collect();
        let late = open.iter().filter(|(opened, _)| case.at.day - *opened > self.p2);
        let causes = late.map(|(_, ticket)| ticket.key.clone()).collect();
        let (severity, threshold) =
            if days > self.p1 { (Severity::P1, self.p1) } else { (Severity::P2, self.p2) };
        let what = ticket.subject.as_deref().unwrap_or(&ticket.key);
        Some(Finding {
            severity,
            since: opened + self.p2 + 1,
            value: Some(f64::from(days)),
            threshold: Some(f64::from(threshold)),
            reference: None,
            unit: Unit::Days,
            reason: Message::new("signal-p1-open").count("days", days).count("open", open.len()),
            evidence: Message::new("signal-p1-open-evidence")
                .text("what", what)
                .day("day", opened)
                .count("days", days)
                .count("threshold", threshold),
            play: "escalation",
            entity: Some(Entity::Ticket),
            falls: false,
            causes,
        })
    }

    fn sound(&self) -> bool {
        self.p2 < self.p1
    }
}
