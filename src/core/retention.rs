//! What is left of a book after some time: gross and net revenue retention over the accounts that
//! were customers at the beginning. Gross counts what was lost, net what was added to them as well;
//! a new customer is in neither. An account whose worth at either end nobody knows is left out of
//! both, and is said to be.

use super::message::Message;
use super::money::{Currency, Money};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How far back a list looks.
pub const MONTHS: u32 = 12;

/// What became of an account that was a customer at the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// What it was worth then, or is worth now, nobody knows.
    Unknown,
    /// In one currency; lost = nothing is left.
    Worth { begin: Money, end: Money },
}

/// The accounts of one currency, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    pub currency: Currency,
    pub accounts: usize,
    pub lost: usize,
    pub begin: i64,
    pub churn: i64,
    pub contraction: i64,
    pub expansion: i64,
}

impl Retention {
    fn new(currency: Currency) -> Self {
        let (accounts, lost) = (0, 0);
        Self { currency, accounts, lost, begin: 0, churn: 0, contraction: 0, expansion: 0 }
    }

    fn take(&mut self, begin: i64, end: i64) {
        self.accounts += 1;
        self.begin = self.begin.saturating_add(begin);
        let change = end.saturating_sub(begin);
        let (is_lost, more) = (end <= 0, change > 0);
        self.lost += usize::from(is_lost);
        let part = match (is_lost, more) {
            (true, _) => &mut self.churn,
            (false, true) => &mut self.expansion,
            (false, false) => &mut self.contraction,
        };
        *part = part.saturating_add(change.saturating_abs());
    }

    pub fn end(&self) -> i64 {
        self.begin - self.churn - self.contraction + self.expansion
    }

    /// `(begin − churn − contraction) / begin` in percent, at most 100.
    pub fn gross(&self) -> f64 {
        self.percent(self.begin - self.churn - self.contraction)
    }

    /// `(begin + expansion − churn − contraction) / begin` in percent.
    pub fn net(&self) -> f64 {
        self.percent(self.end())
    }

    /// Customers that were lost, in percent of those at the beginning.
    pub fn logos_lost(&self) -> f64 {
        100.0 * self.lost as f64 / self.accounts.max(1) as f64
    }

    fn percent(&self, left: i64) -> f64 {
        100.0 * left as f64 / self.begin.max(1) as f64
    }

    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.currency)
    }

    /// `GRR 87.0%, NRR 99.0% of $1,200,000 in 38 accounts`.
    fn said(&self) -> Message {
        self.rates("retention-said")
            .money("begin", self.money(self.begin))
            .count("accounts", self.accounts)
    }

    /// `EUR GRR 87.0%, NRR 99.0%`: one of several.
    fn named(&self) -> Message {
        self.rates("retention-of").text("currency", self.currency.code())
    }

    fn rates(&self, id: &'static str) -> Message {
        Message::new(id).number("gross", self.gross(), 1).number("net", self.net(), 1)
    }
}

/// By currency: amounts of two are never added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    pub sums: Vec<Retention>,
    /// Accounts left out because what they were worth is not known.
    pub unknown: usize,
}

/// Adds up what became of accounts; the currency with the most accounts comes first.
pub fn balance(accounts: impl Iterator<Item = Kept>) -> Balance {
    let mut sums: BTreeMap<Currency, Retention> = BTreeMap::new();
    let mut unknown = 0;
    for kept in accounts {
        match kept {
            Kept::Unknown => unknown += 1,
            Kept::Worth { begin, end } => {
                let sum = sums.entry(begin.currency);
                sum.or_insert_with(|| Retention::new(begin.currency)).take(begin.minor, end.minor);
            }
        }
    }
    let mut sums: Vec<Retention> = sums.into_values().collect();
    sums.sort_by_key(|sum| std::cmp::Reverse(sum.accounts));
    Balance { sums, unknown }
}

impl Balance {
    /// What there is to say in short: the rates, then who is left out of them; nothing where nobody
    /// was a customer at the beginning.
    pub fn said(&self) -> Vec<Message> {
        let mut said: Vec<Message> = match self.sums.as_slice() {
            [one] => vec![one.said()],
            many => many.iter().map(Retention::named).collect(),
        };
        said.extend(self.left_out());
        said
    }

    /// How many are in no sum.
    pub fn left_out(&self) -> Option<Message> {
        let out = Message::new("retention-unknown").count("count", self.unknown);
        (self.unknown > 0).then_some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worth(begin: i64, end: i64) -> Kept {
        let of = |minor| Money::new(minor, Currency::USD);
        Kept::Worth { begin: of(begin), end: of(end) }
    }

    /// The worked check of the field: begin 100, churn 9, contraction 4, expansion 12.
    #[test]
    fn gross_counts_what_was_lost_and_net_what_was_added() {
        let book = [worth(9, 0), worth(40, 36), worth(30, 42), worth(21, 21)];
        let found = balance(book.into_iter());
        let [sum] = found.sums.as_slice() else { panic!("{found:?}") };
        assert_eq!((sum.begin, sum.churn, sum.contraction, sum.expansion), (100, 9, 4, 12));
        assert!((sum.gross() - 87.0).abs() < 1e-9 && (sum.net() - 99.0).abs() < 1e-9, "{sum:?}");
        assert_eq!((sum.end(), sum.accounts, sum.lost), (99, 4, 1));
        assert!((sum.logos_lost() - 25.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_not_known_is_in_no_sum_and_currencies_stay_apart() {
        let yen = |minor| Money::new(minor, Currency::JPY);
        let book = [
            worth(10, 10),
            Kept::Unknown,
            Kept::Worth { begin: yen(100), end: yen(50) },
            worth(10, 0),
        ];
        let found = balance(book.into_iter());
        let said: Vec<_> = found.sums.iter().map(|sum| (sum.currency, sum.gross())).collect();
        assert_eq!(said, [(Currency::USD, 50.0), (Currency::JPY, 50.0)]);
        assert_eq!(found.unknown, 1);
        assert_eq!(found.said().len(), 3);
        assert!(balance(std::iter::empty()).said().is_empty());
    }
}
