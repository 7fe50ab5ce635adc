//! A deal in the CRM: renewals, expansions, new business.

use super::day::Day;
use super::money::Money;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opportunity {
    pub key: String,
    pub source: String,
    pub name: Option<String>,
    /// `renewal`, `expansion`, `new`.
    pub kind: Option<String>,
    pub amount: Option<Money>,
    pub close_date: Option<Day>,
    pub created: Option<Day>,
    pub category: Option<String>,
    pub stage: Option<String>,
    pub competitor: Option<String>,
    /// `open`, `won`, `lost`.
    pub status: Option<String>,
}
