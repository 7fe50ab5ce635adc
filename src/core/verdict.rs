//! Triage verdicts: what the person decided about one reason of one account, and when it returns.

use super::account::AccountId;
use super::day::Day;
use super::known::Known;
use super::signal::Severity;
use super::task::WaitingOn;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VerdictKind {
    Handled,
    Snoozed,
    Waiting,
    /// True, and lived with: quiet until it gets worse or happens again.
    Accepted,
    /// A false alarm: quiet until it gets worse or happens again.
    Wrong,
}

impl VerdictKind {
    /// It is about this one occurrence of the signal; the next one is judged anew.
    pub fn of_occurrence(self) -> bool {
        matches!(self, Self::Accepted | Self::Wrong)
    }
}

/// The last verdict on (account, rule). It ends early when the severity rises, when another cause
/// than those judged is behind the warning, or when the value is worse by a quarter of the distance
/// past the threshold. Days that only pass are no worse: an age that was judged grows of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    pub id: u32,
    pub account: AccountId,
    /// Rule name, such as `usage_drop`.
    pub rule: Known,
    pub kind: VerdictKind,
    pub day: Day,
    /// Quiet through the day before. `None` = until the data changes.
    pub until: Option<Day>,
    pub on: Option<WaitingOn>,
    /// What the signal was when it was judged.
    pub severity: Severity,
    pub value: Option<f64>,
    pub threshold: Option<f64>,
    /// What it was about when it was judged; empty where nothing was named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<String>,
    /// Why it was dismissed: one of [`DISMISSALS`], or as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Why a warning is wrong: one key each.
pub const DISMISSALS: [(char, &str); 4] =
    [('s', "season"), ('d', "data"), ('t', "threshold"), ('w', "other")];
