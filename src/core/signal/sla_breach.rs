//! W16 Service levels were breached: P2, until `days` (90) are clean.
//!
//! - `count` (2) tickets opened in that time that the source marks as breached, or one of them a P1.
//!   A ticket that says nothing of it counts neither way.
//! - Source: commonly set so (S48 P6).

use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlaBreach {
    days: i32,
    count: usize,
}

impl Rule for SlaBreach {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let day = case.at.day;
        let known = case.at.dossier.tickets.all.iter();
        let inside = known.filter(|(opened, _)| day - self.days < *opened && *opened <= day);
        let breached: Vec<_> =
            inside.filter(|(_, ticket)| ticket.sla_breached == Some(true)).collect();
        let urgent = breached.iter().find(|(_, ticket)| ticket.priority == Some(1));
        let second = breached.get(self.count.saturating_sub(1));
        let since = [urgent, second].into_iter().flatten().map(|(opened, _)| *opened).min()?;
        let reason = Message::new("signal-sla-breach").count("count", breached.len() as i64);
        let evidence = Message::new("signal-sla-breach-evidence")
            .count("count", breached.len() as i64)
            .count("days", self.days)
            .count("threshold", self.count as i64)
            .day("day", breached.last()?.0);
        let found = Finding::new(Severity::P2, since, (reason, evidence));
        let found = found.measured(breached.len() as f64, self.count as f64, Unit::Count);
        let found = found.about(breached.iter().map(|(_, ticket)| ticket.key.as_str()));
        Some(found.play("joint_review").of(Entity::Ticket))
    }

    fn sound(&self) -> bool {
        self.days > 0 && self.count > 0
    }
}
