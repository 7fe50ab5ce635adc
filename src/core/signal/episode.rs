//! Early warnings over time, and how few of them a day may be new.

use super::Signal;
use crate::core::day::Day;
use crate::core::known::Known;
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::core::search::is_mine;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Days after clearing in which the same warning of an account is the old one come back.
pub const COOLDOWN: i32 = 14;

/// Why an open warning is no reason to be in Now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quiet {
    /// The day has shown enough new ones; it comes on one of the next.
    Held,
    /// Much of the book has it: said once, of all.
    Shared,
}

/// A warning that has cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Episode {
    pub rule: Known,
    pub opened: Day,
    pub cleared: Day,
}

impl Episode {
    /// What the timeline says of its end.
    pub fn said(&self) -> Message {
        Message::new("episode-cleared")
            .message("rule", rule_name(&self.rule))
            .count("days", self.cleared - self.opened)
    }
}

/// The name of a rule as a message.
pub fn rule_name(rule: &str) -> Message {
    Message { id: format!("rule-{}", rule.replace('_', "-")).into(), args: Vec::new() }
}

/// How many new warnings a day may show to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    pub new_a_day: usize,
    /// The person's own names as an owner; empty = everyone's accounts.
    pub me: Vec<String>,
}

impl Budget {
    pub fn is_mine(&self, owner: Option<&str>) -> bool {
        is_mine(&self.me, owner)
    }
}

/// Rules that a fault of the product, or of its export, fires everywhere at once.
const SHARED: &[&str] = &["usage_drop", "usage_slide", "no_activity", "ticket_spike"];
/// Percent of the book, and accounts at least, that make it shared.
const PERCENT: usize = 15;
const AT_LEAST: usize = 5;
/// Days within which it began everywhere.
const TOGETHER: i32 = 14;

/// A warning that much of the book got at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outage {
    pub rule: Known,
    pub accounts: usize,
    /// Accounts that are scored at all.
    pub of: usize,
    /// It began in the days from here on.
    pub since: Day,
}

impl Outage {
    pub fn said(&self) -> Message {
        Message::new("shared-drop")
            .message("rule", rule_name(&self.rule))
            .count("accounts", self.accounts as i64)
            .count("of", self.of as i64)
            .day("day", self.since)
    }

    fn holds(&self, signal: &Signal) -> bool {
        let after = signal.since - self.since;
        signal.rule == self.rule && (0..=TOGETHER).contains(&after)
    }
}

/// Finds what much of the book has at once, and takes it out of the rows' reasons.
pub fn find_outages(rows: &mut [Arc<Summary>]) -> Vec<Outage> {
    let of = rows.iter().filter(|row| row.band != Band::Excluded).count();
    let mut begun: BTreeMap<Known, Vec<Day>> = BTreeMap::new();
    for signal in rows.iter().flat_map(|row| &row.signals) {
        if SHARED.iter().any(|rule| signal.rule == *rule) {
            begun.entry(signal.rule).or_default().push(signal.since);
        }
    }
    let enough = |accounts: usize| accounts >= AT_LEAST && accounts * 100 >= of * PERCENT;
    let most = begun.into_iter().filter_map(|(rule, days)| most_at_once(rule, days, of));
    let outages: Vec<Outage> = most.filter(|outage| enough(outage.accounts)).collect();
    if outages.is_empty() {
        return outages;
    }
    for row in rows {
        if row.signals.iter().any(|signal| outages.iter().any(|outage| outage.holds(signal))) {
            for signal in &mut Arc::make_mut(row).signals {
                if outages.iter().any(|outage| outage.holds(signal)) {
                    signal.quiet = Some(Quiet::Shared);
                }
            }
        }
    }
    outages
}

/// The days in which most accounts got a warning.
fn most_at_once(rule: Known, mut days: Vec<Day>, of: usize) -> Option<Outage> {
    days.sort_unstable();
    let window =
        |from: Day| days.iter().filter(move |day| (0..=TOGETHER).contains(&(**day - from)));
    let mut starts = days.clone();
    starts.dedup();
    let counted = starts.iter().map(|from| (window(*from).count(), *from));
    let (accounts, since) =
        counted.max_by_key(|(count, from)| (*count, std::cmp::Reverse(*from)))?;
    Some(Outage { rule, accounts, of, since })
}
