//! A survey response: NPS 0–10, CSAT 1–5, CES 1–7.

use super::day::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SurveyKind {
    Nps,
    Csat,
    Ces,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    pub key: String,
    pub source: String,
    pub kind: SurveyKind,
    pub score: f64,
    pub date: Day,
    /// E-mail address or name of the person.
    pub contact: Option<String>,
    pub verbatim: Option<String>,
    pub survey: Option<String>,
}
