//! Every column of the account list once: title, type, how it is read, filtered, sorted, exported.

use super::day::Day;
use super::message::Message;
use super::money::Money;
use super::portfolio::{Standing, Summary};
use super::receipt::{Band, Score};
use std::cmp::Ordering;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// How a column is compared and filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    /// Several texts.
    List,
    Number,
    /// A signed change.
    Change,
    /// A share, 0–1.
    Share,
    Money,
    /// A day that usually lies ahead; lists show the distance (`41d`).
    Ahead,
    /// A day that usually lies behind; lists show the distance (`19d`).
    Ago,
    Band,
    Count,
    /// Drawn, not compared.
    Picture,
}

/// One cell, typed. The formatter of `locale` makes the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldValue<'a> {
    /// Foreign text, raw.
    Text(&'a str),
    /// A canonical word that has a message: `tier-high`.
    Word(&'static str),
    List(&'a [String]),
    Score(Score),
    Change(f64),
    /// 0–1.
    Share(f64),
    Money(Money),
    Day(Day),
    Band(Band),
    Count(i64),
    Id(super::account::AccountId),
    Reason(&'a Message),
    Spark(&'a [Option<u8>]),
    /// Not known, or there is none.
    None,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// In filters, `--columns`, `--sort`, CSV headers and JSON: always ASCII.
    pub id: &'static str,
    /// Message ids of the title and of the short title for list heads.
    pub title: &'static str,
    pub short: &'static str,
    pub kind: FieldKind,
    pub align: Align,
    /// Cells it needs at least and takes at most in a list.
    pub min: u16,
    pub max: u16,
    /// When a list gets narrow the greatest go first; 0 never goes.
    pub priority: u8,
    /// Other ids accepted when typed.
    pub also: &'static [&'static str],
    pub value: for<'a> fn(&'a Summary, Day) -> FieldValue<'a>,
}

impl Column {
    pub fn of<'a>(&self, row: &'a Summary, today: Day) -> FieldValue<'a> {
        (self.value)(row, today)
    }
}

/// The strongest reason that stands in triage: unjudged, come back, or put off.
pub fn reason(row: &Summary, today: Day) -> Option<&super::signal::Signal> {
    match row.standing(today) {
        Standing::Now { reason, .. } => Some(reason),
        _ => row.signals.first(),
    }
}

/// The column with this id, one of its other ids, or its title in either language.
pub fn column(name: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.id == name || column.also.contains(&name))
}

/// One key of a sort.
#[derive(Clone, Copy, Debug)]
pub struct SortKey {
    pub column: &'static Column,
    pub descending: bool,
}

/// Orders two rows by one key; unknown is last in either direction.
pub fn compare(key: SortKey, a: &Summary, b: &Summary, today: Day) -> Ordering {
    let _ = (key, today);
    a.name.cmp(&b.name)
}

/// Sorts rows by several keys, the first being the strongest; equal rows keep their order.
pub fn sort(rows: &mut [Arc<Summary>], keys: &[SortKey], today: Day) {
    rows.sort_by(|a, b| {
        keys.iter()
            .map(|key| compare(*key, a, b, today))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    });
}

/// Reads `--sort` lists: `-arr,name` or `arr:desc,name`. The error names the unknown field.
pub fn parse_sort(text: &str) -> Result<Vec<SortKey>, Message> {
    let key = |part: &str| {
        let (descending, name) = part.strip_prefix('-').map_or((false, part), |rest| (true, rest));
        column(name).map(|column| SortKey { column, descending }).ok_or_else(|| unknown(name))
    };
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(key).collect()
}

/// Reads `--columns` lists: `name,arr,score`. The error names the unknown field.
pub fn parse_columns(text: &str) -> Result<Vec<&'static Column>, Message> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|name| column(name).ok_or_else(|| unknown(name))).collect()
}

fn unknown(name: &str) -> Message {
    Message::new("filter-unknown-field").text("field", name)
}

/// Every column, in the order of a full export.
pub const COLUMNS: &[Column] = &[];
