//! Every column of the account list once: title, type, how it is read, filtered, sorted, exported.

mod registry;
pub mod unmapped;

pub use registry::COLUMNS;

use super::account::Tier;
use super::day::Day;
use super::known::Known;
use super::message::Message;
use super::money::Money;
use super::portfolio::{Standing, Summary};
use super::receipt::{Band, Score};
use super::search;
use super::sparkline::Sparkline;
use super::text::Shown;
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
    /// One of a few ranked words.
    Tier,
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

impl FieldKind {
    /// Money and activity are asked for from the greatest on, scores and days from the least.
    pub fn greatest_first(self) -> bool {
        matches!(self, Self::Money | Self::Count)
    }
}

/// One cell, typed. The formatter of `locale` makes the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldValue<'a> {
    /// Foreign text, raw.
    Text(&'a str),
    Tier(Tier),
    List(&'a [Known]),
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
    Spark(&'a Sparkline),
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
    /// The name of the unmapped column that it shows, for `x.<column>`: its own title, raw.
    pub unmapped: Option<&'static str>,
    pub value: for<'a> fn(&'a Summary, Day) -> FieldValue<'a>,
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Column {
    pub fn of<'a>(&self, row: &'a Summary, today: Day) -> FieldValue<'a> {
        match self.unmapped {
            Some(name) => unmapped::of(row, name).map_or(FieldValue::None, FieldValue::Text),
            None => (self.value)(row, today),
        }
    }

    /// The head of the column in a list, in the words of a language.
    pub fn head(&self, word: impl Fn(&str) -> String) -> String {
        self.unmapped.map_or_else(|| word(self.short), |name| Shown::new(name).to_string())
    }

    /// The same where all amounts are yen: they stand in units of ten thousand, as the head says.
    pub fn head_in_yen(&self, word: impl Fn(&str) -> String) -> String {
        match self.id {
            "arr" => word("field-arr-yen"),
            "mrr" => word("field-mrr-yen"),
            _ => self.head(word),
        }
    }

    /// What an amount of a row weighs in the book, for a column of amounts.
    pub fn weight_of(&self, row: &Summary) -> f64 {
        if self.id == "mrr" { row.arr_weight / 12.0 } else { row.arr_weight }
    }

    /// True where the deadline it shows of a row is for an order: there is no notice to give.
    pub fn is_order_of(&self, row: &Summary) -> bool {
        self.id == "optout" && row.by_order
    }
}

/// The strongest reason that stands in triage: unjudged, come back, or put off.
pub fn reason(row: &Summary, today: Day) -> Option<&super::signal::Signal> {
    match row.standing(today) {
        Standing::Now { reason, .. } => Some(reason),
        _ => row.signals.first(),
    }
}

/// The column with this id, one of its other ids, or its title in either language; `x.<column>` is
/// any column of an export that means nothing else here.
pub fn column(name: &str) -> Option<&'static Column> {
    if let Some(unmapped) = unmapped::column(name) {
        return Some(unmapped);
    }
    if let Some(exact) = COLUMNS.iter().find(|column| column.id == name) {
        return Some(exact);
    }
    let name = super::search::fold(name);
    let named = |id: &&str| **id == name || super::search::fold(id) == name;
    COLUMNS.iter().find(|column| named(&column.id) || column.also.iter().any(named))
}

/// One key of a sort.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SortKey {
    pub column: &'static Column,
    pub descending: bool,
}

/// Orders two rows by one key; unknown is last in either direction.
pub fn compare(key: SortKey, a: &Summary, b: &Summary, today: Day) -> Ordering {
    if key.column.id == "name" {
        return directed(key, search::sort_name(&a.needle).cmp(search::sort_name(&b.needle)));
    }
    let (left, right) = (key.column.of(a, today), key.column.of(b, today));
    match (left == FieldValue::None, right == FieldValue::None) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        // Amounts of several currencies compare by what they weigh in the book.
        (false, false) if key.column.kind == FieldKind::Money => {
            directed(key, a.arr_weight.total_cmp(&b.arr_weight))
        }
        (false, false) if key.column.unmapped.is_some() => {
            directed(key, unmapped::order(left, right))
        }
        (false, false) => directed(key, left.order(&right)),
    }
}

fn directed(key: SortKey, order: Ordering) -> Ordering {
    if key.descending { order.reverse() } else { order }
}

impl FieldValue<'_> {
    /// Values of one column, in their natural order. Bands go from worst to best.
    fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => search::fold(a).cmp(&search::fold(b)),
            (Self::List(a), Self::List(b)) => a.cmp(b),
            (Self::Day(a), Self::Day(b)) => a.cmp(b),
            (Self::Band(a), Self::Band(b)) => a.cmp(b),
            (Self::Id(a), Self::Id(b)) => a.cmp(b),
            (Self::Reason(a), Self::Reason(b)) => a.id.cmp(&b.id),
            _ => self.number().total_cmp(&other.number()),
        }
    }

    /// What numbers and ranked words are compared by.
    fn number(&self) -> f64 {
        match self {
            Self::Score(score) => score.points(),
            Self::Change(number) | Self::Share(number) => *number,
            Self::Money(money) => money.major(),
            Self::Count(count) => *count as f64,
            Self::Tier(tier) => *tier as u8 as f64,
            Self::Spark(closes) => closes.last().map_or(f64::NEG_INFINITY, f64::from),
            _ => f64::NEG_INFINITY,
        }
    }
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
        let minus = part.strip_prefix('-').map(|name| (name, true));
        let desc = part.strip_suffix(":desc").map(|name| (name, true));
        let asc = part.strip_suffix(":asc").map(|name| (name, false));
        let (name, descending) = minus.or(desc).or(asc).unwrap_or((part, false));
        column(name).map(|column| SortKey { column, descending }).ok_or_else(|| unknown(name))
    };
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(key).collect()
}

/// Writes a sort as [`parse_sort`] reads it.
pub fn print_sort(keys: &[SortKey]) -> String {
    let part =
        |key: &SortKey| format!("{}{}", if key.descending { "-" } else { "" }, key.column.id);
    keys.iter().map(part).collect::<Vec<_>>().join(",")
}

/// Writes columns as [`parse_columns`] reads them.
pub fn print_columns(columns: &[&Column]) -> String {
    columns.iter().map(|column| column.id).collect::<Vec<_>>().join(",")
}

/// Reads `--columns` lists: `name,arr,score`. The error names the unknown field.
pub fn parse_columns(text: &str) -> Result<Vec<&'static Column>, Message> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|name| column(name).ok_or_else(|| unknown(name))).collect()
}

/// There is no such field; names the nearest one where there is one.
pub fn unknown(name: &str) -> Message {
    match nearest(name, COLUMNS.iter().map(|column| column.id)) {
        Some(id) => Message::new("field-unknown-near").text("field", name).text("near", id),
        None => Message::new("field-unknown").text("field", name),
    }
}

/// The word that was probably meant: at most two letters off.
pub fn nearest<'a>(typed: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = search::fold(typed);
    let near = words.map(|word| (distance(&typed, word), word)).min_by_key(|(off, _)| *off)?;
    let allowed = if typed.chars().count() < 4 { 1 } else { 2 };
    (near.0 <= allowed).then_some(near.1)
}

/// Letters to change, add or take away (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(row.first_mut().unwrap_or(&mut 0), i + 1);
        let mut left = i + 1;
        for (to, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            left = (diagonal + usize::from(from != *to)).min(*cell + 1).min(left + 1);
            diagonal = std::mem::replace(cell, left);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::portfolio::example::row;
    use proptest::prelude::*;

    fn today() -> Day {
        Day::parse("2026-11-23").unwrap()
    }

    #[test]
    fn every_column_is_found_by_its_names_and_only_once() {
        let mut seen = std::collections::BTreeSet::new();
        for listed in COLUMNS {
            for name in std::iter::once(&listed.id).chain(listed.also) {
                assert_eq!(column(name).unwrap().id, listed.id);
                assert!(seen.insert(search::fold(name)), "{name} stands twice");
            }
            assert!(listed.min <= listed.max);
        }
        assert_eq!(column("更新日").unwrap().id, "renew");
        assert_eq!(column("ＡＲＲ").unwrap().id, "arr");
    }

    #[test]
    fn a_misspelt_field_names_the_nearest() {
        let check = |typed: &str, near: Option<&str>| {
            let message = unknown(typed);
            let named = message.args.iter().find(|(name, _)| name == "near");
            let expected = near.map(|near| super::super::message::Arg::Text(near.to_owned()));
            assert_eq!(named.map(|(_, arg)| arg.clone()), expected, "{typed}");
        };
        check("scroe", Some("score"));
        check("ower", Some("owner"));
        check("zzzzzz", None);
        assert!(parse_columns("name,scroe").is_err());
    }

    #[test]
    fn rows_sort_by_several_keys_with_unknown_last() {
        let mut rows: Vec<_> =
            [("Beta", Some(40)), ("Alpha", None), ("Gamma", Some(40)), ("Delta", Some(90))]
                .into_iter()
                .map(|(name, score)| {
                    let mut row = row(name);
                    row.score = score.map(|points: u16| Score::from_tenths(points * 10));
                    Arc::new(row)
                })
                .collect();
        let mut check = |keys: &str, expected: &[&str]| {
            sort(&mut rows, &parse_sort(keys).unwrap(), today());
            let names: Vec<&str> = rows.iter().map(|row| &*row.name).collect();
            assert_eq!(names, expected, "{keys}");
        };
        check("score,name", &["Beta", "Gamma", "Delta", "Alpha"]);
        check("-score,name", &["Delta", "Beta", "Gamma", "Alpha"]);
        check("score:desc,name:desc", &["Delta", "Gamma", "Beta", "Alpha"]);
        check("-name", &["Gamma", "Delta", "Beta", "Alpha"]);
    }

    proptest! {
        #[test]
        fn every_column_orders_any_two_rows_both_ways(a in 0..=1000u16, b in 0..=1000u16) {
            let (mut left, mut right) = (row("A"), row("B"));
            left.score = Some(Score::from_tenths(a));
            right.score = Some(Score::from_tenths(b));
            for column in COLUMNS {
                let key = SortKey { column, descending: false };
                let order = compare(key, &left, &right, today());
                prop_assert_eq!(order.reverse(), compare(key, &right, &left, today()));
            }
        }
    }
}
