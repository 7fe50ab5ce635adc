//! The one-line task grammar: `Send QBR deck @acme fri p1 #qbr every 2w`.

use super::account::AccountId;
use super::calendar::Calendar;
use super::day::Day;
use super::portfolio::Portfolio;
use super::task::Side;
use std::ops::Range;

/// What a recognised part of the line is, for the live echo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    Account,
    Due,
    Priority,
    Tag,
    Repeat,
    Side,
}

/// A recognised part: byte range of the typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub at: Range<usize>,
    pub kind: PartKind,
}

/// A task as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuickTask {
    /// What was typed, less the recognised parts.
    pub title: String,
    /// As typed after `@`.
    pub account: Option<String>,
    pub due: Option<Day>,
    /// True when a weekday word landed on the next business day.
    pub due_moved: bool,
    /// 1–4.
    pub priority: Option<u8>,
    pub tags: Vec<String>,
    /// `2w`.
    pub repeat: Option<String>,
    /// `Some` makes it a promise: a leading `>` is ours, `<` the customer's.
    pub side: Option<Side>,
    pub parts: Vec<Part>,
}

/// Reads one line.
pub fn parse(text: &str, _today: Day, _calendar: &Calendar) -> QuickTask {
    QuickTask { title: text.trim().to_owned(), ..QuickTask::default() }
}

/// The accounts that a typed name may mean, best first: an id (`a12`), an external id, or words
/// found in the needle.
pub fn resolve_account(text: &str, portfolio: &Portfolio) -> Vec<AccountId> {
    let query = super::search::Query::new(text);
    portfolio.rows.iter().filter(|row| query.matches(&row.needle)).map(|row| row.id).collect()
}
