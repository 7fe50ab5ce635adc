//! Early warnings: the shape of a rule and of what it finds. One file per rule in `signal/`.

use super::day::Day;
use super::message::Message;
use super::receipt::Unit;
use serde::{Deserialize, Serialize};

/// P1 today, P2 this week, P3 watch. Ordered: a greater severity is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    P3,
    P2,
    P1,
}

impl Severity {
    pub fn id(self) -> &'static str {
        match self {
            Self::P1 => "P1",
            Self::P2 => "P2",
            Self::P3 => "P3",
        }
    }
}

/// An open early warning of one account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signal {
    /// Rule name: `usage_drop`.
    pub rule: String,
    pub severity: Severity,
    /// The day on which the facts show that it began.
    pub since: Day,
    pub value: Option<f64>,
    pub threshold: Option<f64>,
    /// The baseline it is compared with.
    pub reference: Option<f64>,
    pub unit: Unit,
    /// The why-now text: ≤ 24 cells in Japanese.
    pub reason: Message,
    /// The full sentence with value, threshold and baseline.
    pub evidence: Message,
    /// The suggested play's id.
    pub play: String,
    /// It already held when the feed was first imported: shown, but not new.
    pub baseline: bool,
}

/// x
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Rules {}
