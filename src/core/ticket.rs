//! A support ticket. Open on a day = opened by then, not closed by then, not deleted.

use super::day::Day;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ticket {
    pub key: String,
    pub source: String,
    pub opened: Option<Day>,
    pub closed: Option<Day>,
    /// 1 (worst) to 4; `None` = not said.
    pub priority: Option<u8>,
    /// `open`, `pending`, `solved`, `deleted`.
    pub status: Option<String>,
    pub subject: Option<String>,
    pub sla_breached: Option<bool>,
    pub satisfaction: Option<f64>,
    pub url: Option<String>,
}

impl Ticket {
    pub fn open_on(&self, day: Day) -> bool {
        let solved_undated = self.closed.is_none() && self.status.as_deref() == Some("solved");
        self.status.as_deref() != Some("deleted")
            && !solved_undated
            && self.opened.is_some_and(|opened| opened <= day)
            && self.closed.is_none_or(|closed| day < closed)
    }
}
