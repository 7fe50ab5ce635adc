//! W26 An invoice is overdue: 1–30 days P3, 31–60 P2, more than 60 P1, until it is paid.

use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvoiceOverdue {
    p2: i32,
    p1: i32,
}

impl Rule for InvoiceOverdue {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let invoices = case.at.dossier.facts.invoices.iter();
        let late = invoices.filter_map(|i| Some((i.days_overdue(case.at.day)?, i)));
        let causes = late.clone().map(|(_, invoice)| invoice.key.clone()).collect();
        let (days, invoice) = late.max_by_key(|(days, _)| *days)?;
        let (severity, threshold) = match days {
            days if days > self.p1 => (Severity::P1, self.p1),
            days if days > self.p2 => (Severity::P2, self.p2),
            _ => (Severity::P3, 0),
        };
        let since = invoice.due?;
        let number = invoice.number.as_deref().unwrap_or(&invoice.key);
        let evidence = match invoice.open_amount.or(invoice.amount) {
            Some(amount) => Message::new("signal-invoice-overdue-evidence").money("amount", amount),
            None => Message::new("signal-invoice-overdue-evidence-plain"),
        };
        Some(Finding {
            severity,
            since: since + 1,
            value: Some(f64::from(days)),
            threshold: Some(f64::from(threshold)),
            reference: None,
            unit: Unit::Days,
            reason: Message::new("signal-invoice-overdue").count("days", days),
            evidence: evidence
                .text("number", number)
                .day("due", since)
                .count("days", days)
                .count("threshold", threshold),
            play: "collect_invoice",
            entity: Some(Entity::Invoice),
            falls: false,
            causes,
        })
    }

    fn sound(&self) -> bool {
        0 < self.p2 && self.p2 < self.p1
    }
}
