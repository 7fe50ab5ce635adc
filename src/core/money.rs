//! Amounts in minor units of a currency, and the person's own dated rates. Never a float sum.

use super::day::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// An ISO 4217 code in upper case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    pub const USD: Self = Self(*b"USD");
    pub const EUR: Self = Self(*b"EUR");
    pub const GBP: Self = Self(*b"GBP");
    pub const JPY: Self = Self(*b"JPY");

    /// Reads a known code in either case; `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        let upper = code.trim().to_ascii_uppercase();
        iso_currency::Currency::from_code(&upper)?;
        upper.as_bytes().try_into().ok().map(Self)
    }

    /// How a currency is kept that no row states and that was only taken for one: in small letters.
    /// What an account's own list states goes before it.
    pub fn assumed_code(&self) -> String {
        self.code().to_ascii_lowercase()
    }

    /// Is it the code of a currency that nobody stated?
    pub fn is_assumed(code: &str) -> bool {
        code.bytes().any(|byte| byte.is_ascii_lowercase())
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// Digits after the point: 2 for USD, 0 for JPY.
    pub fn exponent(self) -> u32 {
        match &self.0 {
            b"USD" | b"EUR" | b"GBP" => 2,
            b"JPY" => 0,
            _ => iso_currency::Currency::from_code(self.code())
                .and_then(iso_currency::Currency::exponent)
                .map_or(2, u32::from),
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a currency"))
    }
}

/// An amount: `minor` units (cents; whole yen) of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The amount as it was written, taken for one of another currency: 80 000 stays 80 000.
    #[must_use]
    pub fn taken_as(self, currency: Currency) -> Self {
        let (from, to) = (self.currency.exponent(), currency.exponent());
        let unit = 10_i64.pow(from.abs_diff(to));
        let minor = if to < from { self.minor / unit } else { self.minor.saturating_mul(unit) };
        Self { minor, currency }
    }

    /// In major units, for ratios and display only.
    pub fn major(self) -> f64 {
        self.minor as f64 / 10f64.powi(self.currency.exponent() as i32)
    }
}

/// What one unit of a currency was worth in the book currency, by the person's own dated rates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rates {
    /// The currency of totals; `None` until the person names one.
    pub book: Option<Currency>,
    /// Per currency: (from that day on, book units for one unit), sorted by day.
    pub table: BTreeMap<Currency, Vec<(Day, f64)>>,
}

impl Rates {
    /// In major units of the book currency on a day; `None` without a rate.
    pub fn convert(&self, money: Money, day: Day) -> Option<f64> {
        if self.book == Some(money.currency) {
            return Some(money.major());
        }
        let rates = self.table.get(&money.currency)?;
        let rate = rates.iter().rev().find(|(from, _)| *from <= day).or_else(|| rates.first())?;
        Some(money.major() * rate.1)
    }

    /// Amounts added up in the book currency; those without a rate stay as they are.
    pub fn totals(&self, amounts: &[Money], day: Day) -> Vec<Money> {
        let Some(book) = self.book else { return amounts.to_vec() };
        let (mut sum, mut rest) = (None, Vec::new());
        for amount in amounts {
            match self.convert(*amount, day) {
                Some(major) => sum = Some(sum.unwrap_or(0.0) + major),
                None => rest.push(*amount),
            }
        }
        let minor = |major: f64| (major * 10f64.powi(book.exponent() as i32)).round() as i64;
        sum.map(|major| Money::new(minor(major), book)).into_iter().chain(rest).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yen_has_no_decimals() {
        assert_eq!(Currency::parse("jpy"), Some(Currency::JPY));
        assert!((Money::new(4_120, Currency::JPY).major() - 4_120.0).abs() < 1e-9);
        assert_eq!(Currency::parse("ZZZ"), None);
    }

    #[test]
    fn what_has_no_rate_is_not_added_to_what_has_one() {
        let day = Day::parse("2026-07-01").unwrap();
        let table = [(Currency::EUR, vec![(day, 2.0)])].into();
        let amounts = [
            Money::new(100, Currency::EUR),
            Money::new(50, Currency::USD),
            Money::new(9, Currency::JPY),
        ];
        let rates = Rates { book: Some(Currency::USD), table };
        let expected = [Money::new(250, Currency::USD), Money::new(9, Currency::JPY)];
        assert_eq!(rates.totals(&amounts, day), expected);
        assert_eq!(Rates::default().totals(&amounts, day), amounts);
    }

    #[test]
    fn rates_take_the_latest_before_the_day() {
        let day = |text: &str| Day::parse(text).unwrap();
        let table =
            [(Currency::EUR, vec![(day("2026-01-01"), 1.1), (day("2026-06-01"), 1.2)])].into();
        let rates = Rates { book: Some(Currency::USD), table };
        assert_eq!(rates.convert(Money::new(100, Currency::EUR), day("2026-03-01")), Some(1.1));
        assert_eq!(rates.convert(Money::new(100, Currency::EUR), day("2026-07-01")), Some(1.2));
        assert_eq!(rates.convert(Money::new(100, Currency::JPY), day("2026-07-01")), None);
    }
}
