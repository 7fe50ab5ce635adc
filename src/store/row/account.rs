//! What one source says of an account.

use super::{Cells, FactRow};
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::entity::{Entity, Value};
use crate::core::money::Currency;
use crate::store::field::{get, unpack_extra};
use rusqlite::Result;

/// A row of a source that describes an account.
pub struct Card {
    pub row: i64,
    pub source: String,
    pub key: String,
    /// From a list of customers; others only add to what those say.
    pub creates: bool,
    pub first: Option<Day>,
    /// Since when the source's full files do not list it.
    pub gone: Option<Day>,
    pub extra: Vec<(String, String)>,
    /// The account that its source means by its parent, and its name.
    pub parent: Option<(AccountId, String)>,
    /// By position of the account's fields; a currency only where the source states it.
    pub values: Vec<Option<Value>>,
    /// The currency that was taken for its amounts, where it states none.
    pub taken: Option<Currency>,
}

impl FactRow for Card {
    const SQL: &'static str = "SELECT l.account, e.id, e.source, e.key, e.creates, e.first_day, e.gone_day, e.extra, \
        (SELECT p.account FROM account_link p WHERE p.source = e.source AND p.reference = e.parent), \
        (SELECT r.name FROM account_link p JOIN account_record r ON r.link = p.id \
         WHERE p.source = e.source AND p.reference = e.parent AND r.name IS NOT NULL), {fields} \
        FROM account_link l CROSS JOIN account_record e ON e.link = l.id \
        WHERE {accounts} ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let mut card = Self {
            row: cells.id()?,
            source: cells.text()?,
            key: cells.text()?,
            creates: cells.flag()?.unwrap_or(false),
            first: cells.day()?,
            gone: cells.day()?,
            extra: unpack_extra(cells.raw()?.as_str_or_null()?),
            parent: parent(cells)?,
            values: Vec::new(),
            taken: None,
        };
        for field in Entity::Account.fields() {
            card.values.push(get(field.kind, cells.raw()?));
        }
        let code = Entity::Account.field("currency").and_then(|at| card.values.get_mut(at));
        let taken = code
            .and_then(|code| code.take_if(|code| code.as_text().is_some_and(Currency::is_assumed)));
        card.taken = taken.as_ref().and_then(Value::as_text).and_then(Currency::parse);
        Ok(card)
    }
}

fn parent(cells: &mut Cells<'_, '_>) -> Result<Option<(AccountId, String)>> {
    let (account, name) = (cells.int()?, cells.maybe_text()?);
    let account = account.and_then(|id| u32::try_from(id).ok()).map(AccountId);
    Ok(account.map(|account| (account, name.unwrap_or_default())))
}
