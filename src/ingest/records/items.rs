//! Subscriptions of several items, each with its own price: together they are what is paid.

use super::{Maker, set};
use crate::core::entity::{Entity, Value};
use crate::ingest::header::fold;
use crate::ingest::mapping::{Mapping, Slot};
use crate::ingest::number::{Decimal, Exact, scan};
use crate::ingest::table::{Row, Table};

/// More items than this are no subscription.
const MOST: usize = 50;

/// The columns of the items behind the first, by the column of the first and the item's number.
#[derive(Debug, Default)]
pub struct Items(Vec<(usize, usize, usize)>);

impl Items {
    pub fn new(table: &Table<'_>, mapping: &Mapping<'_>) -> Self {
        if mapping.preset.entity != Entity::Subscription {
            return Self::default();
        }
        let mut found = Vec::new();
        let firsts = table.columns.iter().enumerate().filter(|(at, _)| mapping.uses(*at));
        for (at, column) in firsts {
            let Some((before, behind)) = column.name.split_once(".0.") else { continue };
            let nth = |n: usize| table.position(&format!("{before}.{n}.{behind}"));
            found.extend((1..MOST).filter_map(|n| Some((at, n, nth(n)?))));
        }
        Self(found)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the nth item says what the first says in a column; what is said once is of all.
    fn nth(&self, column: usize, n: usize) -> usize {
        let own = self.0.iter().find(|(first, item, _)| (*first, *item) == (column, n));
        own.map_or(column, |(_, _, at)| *at)
    }

    fn last(&self) -> usize {
        self.0.iter().map(|(_, n, _)| *n).max().unwrap_or(0)
    }
}

impl Maker<'_, '_> {
    /// What is paid for an item a month: its price as often as there are seats, by its interval.
    pub(super) fn monthly(&self, row: Row, column: usize, exact: Exact, n: usize) -> Option<Exact> {
        let cell = |slot| {
            let at = self.items.nth(self.mapping.slot(slot)?, n);
            self.table.cell(row, at).map(str::trim).filter(|text| !text.is_empty())
        };
        let count = |slot| scan(cell(slot)?)?.read(Decimal::Point)?.as_int();
        if self.is_monthly(column) {
            return Some(exact);
        }
        let times = if self.is_whole(column) { None } else { count(Slot::Times) };
        let total = exact.times(times.unwrap_or(1));
        if self.is_trial(row) || self.is_by_use(row, n) {
            return None;
        }
        let total = self.discounted(row, total);
        let months = match cell(Slot::Interval) {
            Some(word) => count(Slot::Intervals).unwrap_or(1).max(1) * super::amount::months(word)?,
            None if self.mapping.slot(Slot::Until).is_some() => self.months(row)?,
            None => 1,
        };
        Some(if months == 1 { total } else { total.over(months) })
    }

    /// Is the price of an item for what is used of it?
    pub(super) fn is_by_use(&self, row: Row, n: usize) -> bool {
        let column = self.mapping.slot(Slot::Charged).map(|first| self.items.nth(first, n));
        let word = column.and_then(|at| self.table.cell(row, at));
        word.is_some_and(|word| word.trim().eq_ignore_ascii_case("metered"))
    }

    /// Less what is taken off for good; what is taken off for a time comes back.
    fn discounted(&self, row: Row, exact: Exact) -> Exact {
        let lasts = self.slot(row, Slot::DiscountLasts);
        let percent = self.slot(row, Slot::Discount).filter(|_| lasts == Some("forever"));
        let percent = percent.and_then(|text| scan(text)?.read(Decimal::Point)?.scaled(2));
        match percent.filter(|hundredths| (1..=10_000).contains(hundredths)) {
            Some(hundredths) => exact.times(10_000 - hundredths).over(10_000),
            None => exact,
        }
    }

    /// MRR is per month and for all seats, whatever is billed.
    fn is_monthly(&self, column: usize) -> bool {
        self.table.columns.get(column).is_some_and(|column| {
            column.folds.iter().any(|fold| {
                fold == "mrr"
                    || fold.ends_with("subscriptionmrr")
                    || fold.ends_with("subscriptionsmrr")
            })
        })
    }

    /// Is the amount of a column for all seats already?
    fn is_whole(&self, column: usize) -> bool {
        let each = &self.mapping.preset.per_unit;
        let is_each = |alias: &String| self.table.columns.get(column).is_some_and(|c| c.is(alias));
        !each.is_empty() && !each.iter().any(is_each)
    }

    /// Adds what the items behind the first say: amounts and seats are sums, products stand side by
    /// side, and the first to end is the end.
    pub(super) fn add_items(&mut self, row: Row, values: &mut [Option<Value>]) {
        for n in 1..=self.items.last() {
            for id in ["mrr", "seats", "product", "end", "renewal"] {
                let Some(column) = self.mapping.field(id) else { continue };
                let at = self.items.nth(column, n);
                let price = self.mapping.slot(Slot::Price).filter(|_| id == "mrr");
                let price = price
                    .map(|first| self.items.nth(first, n))
                    .filter(|at| self.mapping.slot(Slot::Price) != Some(*at));
                let own = self.table.cell(row, at).filter(|_| at != column);
                let Some(text) = own.or_else(|| self.table.cell(row, price?)) else { continue };
                let text = text.to_owned();
                self.add_item(row, (id, column, n), &text, values);
            }
        }
    }

    fn add_item(
        &mut self,
        row: Row,
        (id, column, n): (&str, usize, usize),
        text: &str,
        values: &mut [Option<Value>],
    ) {
        let Some(field) = self.entity().field(id) else { return };
        let before = values.get(field).cloned().flatten();
        let together = match (id, before) {
            ("mrr", before) => {
                let before = before.as_ref().and_then(Value::as_int).unwrap_or(0);
                self.item_minor(row, (column, n), text, values).map(|own| Value::Int(before + own))
            }
            // What is bought once beside many is a fee, and no seat.
            ("seats", before) => {
                let own = scan(text).and_then(|scan| scan.read(Decimal::Point)?.as_int());
                let before = before.as_ref().and_then(Value::as_int).unwrap_or(0);
                let both =
                    |own: i64| if own > 1 && before > 1 { before + own } else { before.max(own) };
                own.map(|own| Value::Int(both(own)))
            }
            ("product", Some(Value::Text(before))) if before != text => {
                Some(Value::Text(format!("{before}, {text}")))
            }
            ("end" | "renewal", Some(Value::Day(before))) => {
                let own = super::key::version_of(text).0;
                own.map(|own| Value::Day(before.min(own)))
            }
            _ => None,
        };
        if let Some(value) = together {
            set(values, field, value);
        }
    }

    /// The monthly amount of an item in minor units; one without a term is counted as such.
    fn item_minor(
        &mut self,
        row: Row,
        (column, n): (usize, usize),
        text: &str,
        values: &[Option<Value>],
    ) -> Option<i64> {
        let exact = scan(text)?.read(Decimal::Point)?;
        let Some(monthly) = self.monthly(row, column, exact, n) else {
            let by_use = self.is_by_use(row, n);
            *(if by_use { &mut self.tally.by_use } else { &mut self.tally.termless }) += 1;
            self.beside.push(self.items.nth(column, n));
            return None;
        };
        let code = self.value(values, "currency").and_then(Value::as_text);
        let currency = code.and_then(crate::core::money::Currency::parse)?;
        let decimals = if self.is_minor("mrr") { 0 } else { currency.exponent() as i32 };
        monthly.scaled(decimals)
    }

    /// How far is billed is no term, where bills follow each other by the month and nothing says that
    /// this one is the last.
    pub(super) fn leave_billed(&mut self, row: Row, values: &mut [Option<Value>]) {
        let periods = &self.mapping.preset.periods;
        if periods.is_empty() || self.is_last(values) {
            return;
        }
        for id in ["end", "renewal"] {
            let Some(column) = self.mapping.field(id) else { continue };
            let named = self.table.columns.get(column);
            let billed = named.is_some_and(|named| periods.iter().any(|alias| named.is(alias)));
            let Some(place) = self.entity().field(id).and_then(|at| values.get_mut(at)) else {
                continue;
            };
            if billed && place.is_some() && self.billed_months(row).is_some_and(|m| m < QUARTER) {
                *place = None;
                self.beside.push(column);
                self.tally.billed += 1;
            }
        }
    }

    /// What rests is not paid for until it goes on.
    pub(super) fn rest(&mut self, values: &mut [Option<Value>]) {
        if self.entity() != Entity::Subscription {
            return;
        }
        let status = self.value(values, "status").and_then(Value::as_text).map(fold);
        if !status.is_some_and(|status| RESTING.contains(&status.as_str())) {
            return;
        }
        let mut rested = false;
        for id in ["mrr", "arr"] {
            let place = self.entity().field(id).and_then(|at| values.get_mut(at));
            if let Some(place) = place.filter(|place| place.is_some()) {
                *place = Some(Value::Int(0));
                rested = true;
            }
        }
        self.tally.resting += u64::from(rested);
    }

    /// Does the row say that it will not go on?
    fn is_last(&self, values: &[Option<Value>]) -> bool {
        let mode = self.value(values, "auto_renew").and_then(Value::as_text);
        let status = self.value(values, "status").and_then(Value::as_text);
        let ended = status.and_then(|status| self.words("auto_renew").find(status));
        matches!(mode, Some("manual" | "ended"))
            || ended == Some("ended")
            || self.value(values, "cancelled").is_some()
    }

    fn billed_months(&self, row: Row) -> Option<i64> {
        let count = || scan(self.slot(row, Slot::Intervals)?)?.read(Decimal::Point)?.as_int();
        match self.slot(row, Slot::Interval) {
            Some(word) => Some(count().unwrap_or(1).max(1) * super::amount::months(word)?),
            None => self.months(row),
        }
    }
}

/// States of a subscription for which nothing is billed.
const RESTING: [&str; 8] = [
    "paused",
    "suspended",
    "incompleteexpired",
    "incomplete",
    "休止",
    "休止中",
    "一時停止",
    "停止中",
];

/// A term is a quarter at least.
const QUARTER: i64 = 3;
