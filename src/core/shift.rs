//! What a run changes, by meaning: revenue up or down, renewals earlier or later, owners, accounts
//! that came and that are not in the file any more; and each change with its place.

use super::account::AccountId;
use super::day::Day;
use super::entity::{Entity, Value};
use super::message::{Arg, Message};
use super::money::{Currency, Money};
use std::collections::BTreeMap;

/// Changes that are named one by one.
const NAMED: usize = 5000;

/// One value of a known row that a file changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    pub path: String,
    /// 1-based line in that file.
    pub line: u64,
    pub entity: Entity,
    pub key: String,
    pub field: &'static str,
    pub old: Option<Value>,
    pub new: Option<Value>,
    /// Of the row, where it has amounts.
    pub currency: Option<Currency>,
    /// Whose row it is.
    pub account: Option<AccountId>,
}

/// What a row that is not listed any more changes.
pub const GONE: &str = "gone";

impl Shift {
    /// A value of the field as it is shown: amounts with their currency; `None` where there is none.
    pub fn shown(&self, value: Option<&Value>) -> Option<Arg> {
        let amount = matches!(self.field, "arr" | "mrr" | "amount" | "open_amount");
        Some(match (value?, self.currency.filter(|_| amount)) {
            (Value::Int(minor), Some(currency)) => Arg::Money(Money::new(*minor, currency)),
            (Value::Day(day), _) => Arg::Day(*day),
            (value, _) => Arg::Text(value.canonical()),
        })
    }
}

/// The changes of a run, added up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    /// The first five thousand.
    pub shifts: Vec<Shift>,
    /// By currency code: how many, and their sum in minor units a year.
    arr: BTreeMap<String, (u64, i64)>,
    earlier: u64,
    later: u64,
    owners: u64,
    other: u64,
    /// Accounts that came.
    pub fresh: u64,
    /// Ways to name a customer that came and belong to no account yet.
    pub unlinked: u64,
    /// Accounts that were known and are not in their list.
    pub absent: u64,
    /// Accounts that are marked as gone, because their list is whole.
    pub gone: u64,
    /// Other rows that are.
    pub gone_rows: u64,
    /// Accounts that were gone and are back.
    pub back: u64,
    /// Whole lists with rows set aside or files not read: who is absent is not certain.
    pub unsure: u64,
    /// Whole lists without a row.
    pub empty: u64,
}

impl Meaning {
    /// The changes of one row. Where it states a yearly amount, that is its revenue, and a monthly
    /// one beside it is not counted again.
    pub fn take_row(&mut self, row: Vec<Shift>, yearly: bool) {
        let mut moved = None;
        let other_currency = row.iter().any(changes_currency);
        for shift in &row {
            match shift.field {
                "mrr" if yearly => self.other += 1,
                // What was in another currency is not to be subtracted.
                "arr" | "mrr" if other_currency => self.other += 1,
                "arr" | "mrr" => self.revenue(shift),
                "end" | "end_date" | "renewal" | "renewal_date" => {
                    moved = moved.or_else(|| later_by(shift));
                }
                "owner" if shift.entity == Entity::Account => self.owners += 1,
                _ => self.other += 1,
            }
        }
        match moved {
            Some(days) if days < 0 => self.earlier += 1,
            Some(_) => self.later += 1,
            None => {}
        }
        for shift in row {
            self.name(shift);
        }
    }

    /// Names a change, while there is room.
    pub fn name(&mut self, shift: Shift) {
        if self.shifts.len() < NAMED {
            self.shifts.push(shift);
        }
    }

    fn revenue(&mut self, shift: &Shift) {
        let times = if shift.field == "mrr" { 12 } else { 1 };
        let minor = |value: &Option<Value>| value.as_ref().and_then(Value::as_int);
        let currency = shift.currency.unwrap_or(Currency::USD);
        let (count, sum) = self.arr.entry(currency.code().to_owned()).or_default();
        *count += 1;
        if let (Some(old), Some(new)) = (minor(&shift.old), minor(&shift.new)) {
            *sum = sum.saturating_add(new.saturating_sub(old).saturating_mul(times));
        }
    }

    pub fn absorb(&mut self, other: Self) {
        let room = NAMED.saturating_sub(self.shifts.len());
        self.shifts.extend(other.shifts.into_iter().take(room));
        for (code, (count, sum)) in other.arr {
            let all = self.arr.entry(code).or_default();
            *all = (all.0 + count, all.1.saturating_add(sum));
        }
        self.earlier += other.earlier;
        self.later += other.later;
        self.owners += other.owners;
        self.other += other.other;
        self.fresh += other.fresh;
        self.unlinked += other.unlinked;
        self.absent += other.absent;
        self.gone += other.gone;
        self.gone_rows += other.gone_rows;
        self.back += other.back;
        self.unsure += other.unsure;
        self.empty += other.empty;
    }

    /// One sentence each, the weightiest first; empty when nothing known changes.
    pub fn said(&self) -> Vec<Message> {
        let mut said = Vec::new();
        for (code, (count, sum)) in &self.arr {
            let sum = Money::new(*sum, Currency::parse(code).unwrap_or(Currency::USD));
            let id = match sum.minor {
                0 => "shift-arr",
                1.. => "shift-arr-up",
                _ => "shift-arr-down",
            };
            let size = Money::new(sum.minor.saturating_abs(), sum.currency);
            said.push(Message::new(id).count("count", *count).money("sum", size));
        }
        let counts = [
            ("shift-gone", self.gone),
            ("shift-gone-rows", self.gone_rows),
            ("shift-absent", self.absent),
            ("shift-unsure", self.unsure),
            ("shift-empty", self.empty),
            ("shift-back", self.back),
            ("shift-earlier", self.earlier),
            ("shift-later", self.later),
            ("shift-owner", self.owners),
            ("shift-fresh", self.fresh),
            ("shift-unlinked", self.unlinked),
            ("shift-other", self.other),
        ];
        let counted = counts.into_iter().filter(|(_, count)| *count > 0);
        said.extend(counted.map(|(id, count)| Message::new(id).count("count", count)));
        said
    }
}

/// By how many days an end or a renewal moves; `None` where one of the two is unknown.
fn later_by(shift: &Shift) -> Option<i32> {
    let day = |value: &Option<Value>| -> Option<Day> { value.as_ref()?.as_day() };
    Some(day(&shift.new)? - day(&shift.old)?)
}

/// Another currency, and not only that it is stated now.
fn changes_currency(shift: &Shift) -> bool {
    if shift.field != "currency" {
        return false;
    }
    let code = |value: &Option<Value>| Currency::parse(value.as_ref()?.as_text()?);
    let (old, new) = (code(&shift.old), code(&shift.new));
    old.is_some() && new.is_some() && old != new
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shift(field: &'static str, old: Value, new: Value) -> Shift {
        Shift {
            path: "accounts.csv".into(),
            line: 2,
            entity: Entity::Account,
            key: "A1".into(),
            field,
            old: Some(old),
            new: Some(new),
            currency: Some(Currency::USD),
            account: None,
        }
    }

    fn check(rows: Vec<Vec<Shift>>, expected: &[(&str, i64)]) {
        let mut meaning = Meaning::default();
        for row in rows {
            meaning.take_row(row, false);
        }
        let said = meaning.said();
        let found: Vec<(&str, i64)> = said
            .iter()
            .map(|message| match message.args.first() {
                Some((_, super::super::message::Arg::Count(count))) => (&*message.id, *count),
                _ => (&*message.id, 0),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn revenue_is_added_up_and_a_month_counts_twelve_times() {
        let rows = vec![
            vec![shift("arr", Value::Int(100), Value::Int(90))],
            vec![shift("mrr", Value::Int(10), Value::Int(11))],
        ];
        check(rows, &[("shift-arr-up", 2)]);
        check(vec![vec![shift("arr", Value::Int(9), Value::Int(8))]], &[("shift-arr-down", 1)]);
    }

    #[test]
    fn what_was_in_another_currency_is_not_subtracted() {
        let code = |code: &str| Value::Text(code.to_owned());
        let row = |new: &str| {
            let amount = shift("arr", Value::Int(100), Value::Int(90));
            vec![amount, shift("currency", code("USD"), code(new))]
        };
        check(vec![row("JPY")], &[("shift-other", 2)]);
        check(vec![row("usd")], &[("shift-arr-down", 1), ("shift-other", 1)]);
    }

    #[test]
    fn a_row_whose_end_and_renewal_move_counts_once() {
        let day = |number| Value::Day(Day::from_number(number));
        let row = vec![shift("end_date", day(9), day(5)), shift("renewal_date", day(10), day(6))];
        check(vec![row], &[("shift-earlier", 1)]);
    }

    #[test]
    fn what_has_no_meaning_of_its_own_is_counted_at_the_end() {
        let text = |text: &str| Value::Text(text.into());
        let row = vec![shift("stage", text("a"), text("b")), shift("owner", text("a"), text("b"))];
        check(vec![row], &[("shift-owner", 1), ("shift-other", 1)]);
    }
}
