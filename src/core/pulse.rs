//! The CSM's own dated judgement. A reason is required for yellow and red.

use super::account::AccountId;
use super::day::Day;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PulseLevel {
    Red,
    Yellow,
    Green,
}

impl PulseLevel {
    pub const ALL: [(char, Self); 3] = [('1', Self::Red), ('2', Self::Yellow), ('3', Self::Green)];

    pub fn id(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Yellow => "yellow",
            Self::Green => "green",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().map(|(_, level)| level).find(|level| level.id() == word)
    }

    /// Points on the health scale.
    pub fn score(self) -> f64 {
        match self {
            Self::Red => 0.0,
            Self::Yellow => 60.0,
            Self::Green => 100.0,
        }
    }
}

/// Reasons offered as one key; free text goes beside them.
pub const PULSE_REASONS: [(char, &str); 6] = [
    ('c', "champion"),
    ('u', "usage"),
    ('s', "support"),
    ('p', "price"),
    ('x', "competitor"),
    ('o', "other"),
];

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pulse {
    pub id: u32,
    pub account: AccountId,
    pub day: Day,
    pub level: PulseLevel,
    /// One of [`PULSE_REASONS`], or as typed.
    pub reason: Option<String>,
}
