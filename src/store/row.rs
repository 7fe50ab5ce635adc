//! Rows of the entity tables become the nouns of `core`: one file per family. Each names its
//! columns once, in the order in which it reads them.

pub mod account;
pub mod event;
pub mod state;
pub mod work;

use crate::core::day::Day;
use crate::core::money::{Currency, Money};
use rusqlite::types::ValueRef;
use rusqlite::{Result, Row};

/// Something that belongs to an account and is read in the order of accounts.
pub trait FactRow: Sized {
    /// The account comes first; `{accounts}` stands for the condition on it.
    const SQL: &'static str;
    fn read(cells: &mut Cells<'_, '_>) -> Result<Self>;
}

/// The columns of a row, read from left to right.
pub struct Cells<'r, 's> {
    row: &'r Row<'s>,
    next: usize,
}

impl<'r, 's> Cells<'r, 's> {
    pub fn from(row: &'r Row<'s>, next: usize) -> Self {
        Self { row, next }
    }

    fn at(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    pub fn raw(&mut self) -> Result<ValueRef<'r>> {
        let at = self.at();
        self.row.get_ref(at)
    }

    pub fn text(&mut self) -> Result<String> {
        let at = self.at();
        self.row.get(at)
    }

    pub fn maybe_text(&mut self) -> Result<Option<String>> {
        let at = self.at();
        self.row.get(at)
    }

    pub fn int(&mut self) -> Result<Option<i64>> {
        let at = self.at();
        self.row.get(at)
    }

    pub fn id(&mut self) -> Result<i64> {
        let at = self.at();
        self.row.get(at)
    }

    pub fn number(&mut self) -> Result<Option<f64>> {
        let at = self.at();
        self.row.get(at)
    }

    pub fn flag(&mut self) -> Result<Option<bool>> {
        let at = self.at();
        self.row.get(at)
    }

    pub fn day(&mut self) -> Result<Option<Day>> {
        let at = self.at();
        Ok(self.row.get::<_, Option<i32>>(at)?.map(Day::from_number))
    }

    /// Texts joined by `;`.
    pub fn list(&mut self) -> Result<Vec<String>> {
        Ok(split(self.maybe_text()?.as_deref()))
    }

    /// A known currency, and whether the row leaves open which it is.
    pub fn currency(&mut self) -> Result<(Option<Currency>, bool)> {
        let code = self.raw()?.as_str_or_null()?;
        let currency = code.and_then(Currency::parse);
        Ok((currency, currency.is_none() || code.is_some_and(Currency::is_assumed)))
    }
}

pub fn split(list: Option<&str>) -> Vec<String> {
    let parts = list.unwrap_or_default().split(';').map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// An amount of a row. Where the row names no currency, the account's own is meant; `fold` puts
/// it in.
pub fn amount(minor: Option<i64>, currency: Option<Currency>) -> Option<Money> {
    Some(Money::new(minor?, currency.unwrap_or(Currency::USD)))
}
