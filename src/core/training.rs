//! A course taken, or not, by a customer's person.

use super::day::Day;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Training {
    pub key: String,
    pub source: String,
    pub contact: Option<String>,
    pub course: Option<String>,
    pub status: Option<String>,
    pub date: Option<Day>,
    pub expiry: Option<Day>,
}
