//! W27 The contract shrank: licences cut, a cheaper plan, a shorter term. P2; by `p1` % (25) or more P1.
//!
//! - For `fresh` days (90) after the change, or until it is judged. Every cut counts; a small one of
//!   less than `least` % (1) is rounding.
//! - Source: commonly set so (S48 C3–C5).

use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::terms::{Adverse, AdverseFact};
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contraction {
    p1: f64,
    fresh: i32,
    least: f64,
}

impl Rule for Contraction {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let day = case.at.day;
        let facts = case.at.dossier.terms.against(day);
        let fresh = facts.filter(|fact| day - fact.from < self.fresh);
        let cuts = fresh.filter_map(|fact| Some((percent(fact)?, fact)));
        let mut cuts: Vec<_> = cuts.filter(|(percent, _)| *percent >= self.least).collect();
        cuts.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.from.cmp(&b.1.from)));
        let (percent, fact) = *cuts.first()?;
        let (severity, threshold) =
            if percent >= self.p1 { (Severity::P1, self.p1) } else { (Severity::P2, self.least) };
        let (reason, _) = words(fact)?;
        let told = cuts.iter().filter_map(|(percent, fact)| {
            let (_, evidence) = words(fact)?;
            Some(evidence.day("day", fact.from).percent("percent", -percent))
        });
        let words = (reason.percent("percent", -percent), Message::list("list-and", told)?);
        let found = Finding::new(severity, fact.from, words);
        let found = found.measured(-percent, -threshold, Unit::Percent).falling();
        Some(found.play("risk_record").of(Entity::Subscription))
    }

    fn sound(&self) -> bool {
        0.0 < self.least && self.least < self.p1 && self.fresh > 0
    }
}

/// By how much it is less than before.
fn percent(fact: &AdverseFact<'_>) -> Option<f64> {
    let less = |from: f64, to: f64| 100.0 * (from - to) / from.max(1.0);
    match fact.what {
        Adverse::SeatsCut { percent, .. } => Some(percent),
        Adverse::Downgrade { from, to } => Some(less(from.minor as f64, to.minor as f64)),
        Adverse::Shortened { from, to } => Some(less(f64::from(from), f64::from(to))),
        Adverse::SwitchedOff | Adverse::NoticeServed | Adverse::Competitor { .. } => None,
    }
}

fn words(fact: &AdverseFact<'_>) -> Option<(Message, Message)> {
    match fact.what {
        Adverse::SeatsCut { from, to, .. } => Some((
            Message::new("signal-seats-cut"),
            Message::new("signal-seats-cut-evidence").count("from", from).count("to", to),
        )),
        Adverse::Downgrade { from, to } => Some((
            Message::new("signal-downgrade"),
            Message::new("signal-downgrade-evidence").money("from", from).money("to", to),
        )),
        Adverse::Shortened { from, to } => Some((
            Message::new("signal-shortened"),
            Message::new("signal-shortened-evidence").count("from", from).count("to", to),
        )),
        _ => None,
    }
}
