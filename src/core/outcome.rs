//! What a term ended in: renewed, churned, smaller, larger. Labels for checking the score.

use super::day::Day;
use super::money::Money;

#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub key: String,
    pub source: String,
    /// `renewed`, `churned`, `downsell`, `upsell`.
    pub kind: String,
    pub decision_date: Option<Day>,
    pub effective_date: Option<Day>,
    pub arr: Option<Money>,
    pub reason: Option<String>,
}
