//! W01 Opt-out (or order) date near and no renewal talk logged.
//!
//! - From `p2` days on by tier, P1 from `p1` days on. A term that needs an order: from `by_order`
//!   days before the order date until the order is there or the term ends.
//! - A term that renews by itself: P1 only if at risk, critical or in the top ARR tenth; watch and
//!   unknown P2; healthy P3, which lists group in one row. Once its opt-out has passed it is quiet.
//! - A renewal that was switched off, or a notice served, is W02's.
//! - Notice unknown: the end of the term is the clock, and the evidence says so.
//! - Talk logged: a two-way touch tagged renewal or 更新 in the last 180 days, an open renewal
//!   opportunity (not once an order date has passed), or an own forecast above At risk.

use super::{Case, Finding, Rule, Severity};
use crate::core::contract::RenewalMode;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::forecast::Category;
use crate::core::message::Message;
use crate::core::queue;
use crate::core::receipt::{Band, Unit};
use crate::core::scorecard::scale::ByTier;
use crate::core::scoring::moment::Moment;
use crate::core::scoring::terms::Clock;
use serde::Deserialize;

const TALK_DAYS: i32 = 180;
const TAGS: &[&str] = &["renewal", "更新"];

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptOutNear {
    p1: ByTier<i32>,
    p2: ByTier<i32>,
    by_order: i32,
}

impl Rule for OptOutNear {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let clock = at.clock();
        let due = clock.deadline.or(clock.end)?;
        let days = due - at.day;
        let passed = days < 0 && !clock.by_order();
        let ending = clock.mode == Some(RenewalMode::Ended) || at.renewal_off().is_some();
        let late = days < 0 && clock.by_order();
        if passed || ending || talked(at, late) {
            return None;
        }
        let p1 = self.p1.get(at.tier())?;
        let p2 = if clock.by_order() { self.by_order } else { self.p2.get(at.tier())? };
        if days > p2 {
            return None;
        }
        let urgent = if days <= p1 { Severity::P1 } else { Severity::P2 };
        let severity = soften(case, &clock, urgent);
        let threshold = if severity == Severity::P1 { p1 } else { p2 };
        Some(Finding {
            severity,
            since: due - p2,
            value: Some(f64::from(days)),
            threshold: Some(f64::from(threshold)),
            reference: None,
            unit: Unit::Days,
            reason: reason(&clock, days),
            evidence: evidence(&clock, due, days, threshold),
            play: "renewal",
            entity: Some(Entity::Subscription),
            falls: true,
            causes: Vec::new(),
        })
    }

    fn sound(&self) -> bool {
        let tiers = crate::core::account::Tier::ALL;
        let pairs = tiers.into_iter().map(|tier| (self.p1.get(tier), self.p2.get(tier)));
        pairs.into_iter().all(|(p1, p2)| p1 <= p2)
    }
}

/// What renews by itself is urgent only where it is in danger or large.
fn soften(case: &Case<'_>, clock: &Clock, urgent: Severity) -> Severity {
    if clock.mode != Some(RenewalMode::Auto) {
        return urgent;
    }
    let arr = crate::core::scoring::summary::arr(case.at);
    match case.receipt.band {
        band if band.is_red() || queue::is_top(case.at.dossier.book, arr) => urgent,
        Band::Healthy => Severity::P3,
        _ => Severity::P2,
    }
}

/// Once the order date has passed, an open opportunity answers nothing: the order is what is missing.
fn talked(at: &Moment<'_>, late: bool) -> bool {
    let tagged = |tags: &[String]| {
        tags.iter().any(|tag| TAGS.contains(&tag.trim_start_matches('#').to_lowercase().as_str()))
    };
    let from = at.day - TALK_DAYS;
    let mut touches = at.dossier.facts.activities.iter();
    let spoken =
        touches.any(|touch| touch.two_way_by(at.day) && touch.day >= from && tagged(&touch.tags));
    let called = at.forecast().is_some_and(|given| given.category < Category::AtRisk);
    spoken
        || called
        || (!late && at.dossier.facts.opportunities.iter().any(|d| is_open_renewal(d, at.day)))
}

fn is_open_renewal(deal: &crate::core::opportunity::Opportunity, day: Day) -> bool {
    deal.kind.as_deref() == Some("renewal")
        && !deal.is_closed()
        && deal.created.is_none_or(|created| created <= day)
}

fn reason(clock: &Clock, days: i32) -> Message {
    match (clock.by_order(), clock.opt_out) {
        (true, _) if days < 0 => Message::new("signal-order-late").count("days", -days),
        (true, _) => Message::new("signal-order-near").count("days", days),
        (false, Some(_)) => Message::new("signal-opt-out-near").count("days", days),
        (false, None) => Message::new("signal-end-near").count("days", days),
    }
}

fn evidence(clock: &Clock, due: Day, days: i32, threshold: i32) -> Message {
    let said = match (clock.by_order(), clock.opt_out) {
        (true, _) if days < 0 => Message::new("signal-order-late-evidence"),
        (true, _) => Message::new("signal-order-near-evidence"),
        (false, Some(legal)) if legal != due => {
            Message::new("signal-opt-out-moved-evidence").day("legal", legal)
        }
        (false, Some(_)) => Message::new("signal-opt-out-near-evidence"),
        (false, None) => Message::new("signal-end-near-evidence"),
    };
    said.day("day", due).count("days", days.abs()).count("threshold", threshold)
}
