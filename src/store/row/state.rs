//! Contract terms, people and deals: rows whose states have versions.

use super::{Cells, FactRow, amount};
use crate::core::contact::{Contact, Role};
use crate::core::contract::{Notice, RenewalMode, Subscription};
use crate::core::day::Day;
use crate::core::entity::{Entity, Value};
use crate::core::history::{History, Version};
use crate::core::money::{Currency, Money};
use crate::core::opportunity::Opportunity;
use crate::store::field::get;
use rusqlite::Result;

/// A noun with the row that its versions belong to.
pub struct Dated<T> {
    pub row: i64,
    pub first: Option<Day>,
    /// The row said no currency.
    pub bare: bool,
    /// The row says only a monthly amount.
    pub monthly: bool,
    pub noun: T,
}

impl FactRow for Dated<Subscription> {
    const SQL: &'static str = "SELECT l.account, e.id, e.first_day, e.source, e.key, e.start, e.\"end\", e.renewal, \
        e.notice, e.auto_renew, e.auto_renew_changed, e.product, e.seats, e.seats_provisioned, \
        e.mrr, e.arr, e.currency, e.cancelled, e.status, e.commitment \
        FROM account_link l CROSS JOIN subscription e ON e.link = l.id \
        WHERE {accounts} AND e.gone_run IS NULL ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let (row, first) = (cells.id()?, cells.day()?);
        let mut noun = Subscription {
            source: cells.text()?,
            key: cells.text()?,
            start: cells.day()?,
            end: cells.day()?,
            ..Subscription::default()
        };
        let renewal = cells.day()?;
        noun.end = noun.end.or(renewal.map(|renewal| renewal - 1));
        noun.notice = cells.maybe_text()?.as_deref().and_then(Notice::parse);
        noun.mode = cells.maybe_text()?.as_deref().and_then(RenewalMode::parse);
        noun.mode_changed = cells.day()?;
        noun.product = cells.maybe_text()?;
        noun.seats = cells.int()?;
        noun.seats_provisioned = cells.int()?;
        let (monthly, yearly) = (cells.int()?, cells.int()?);
        let (currency, bare) = cells.currency()?;
        let minor = yearly.or(monthly.map(|minor| minor.saturating_mul(12)));
        noun.arr = minor.map(|minor| Money::new(minor, currency.unwrap_or(Currency::USD)));
        noun.cancelled = cells.day()?;
        noun.status = cells.maybe_text()?;
        noun.commitment = cells.int()?;
        let monthly = yearly.is_none();
        Ok(Self { row, first, bare, monthly, noun })
    }
}

impl FactRow for Dated<Contact> {
    const SQL: &'static str = "SELECT l.account, e.id, e.first_day, e.source, e.key, e.name, e.email, e.title, \
        e.role, e.department, e.phone, e.name_kana, e.sentiment, e.last_seen, e.bounced, \
        e.departed \
        FROM account_link l CROSS JOIN contact e ON e.link = l.id \
        WHERE {accounts} AND e.gone_run IS NULL ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let (row, first) = (cells.id()?, cells.day()?);
        let (source, key) = (cells.text()?, cells.text()?);
        let (name, email) = (cells.maybe_text()?, cells.maybe_text()?);
        let noun = Contact {
            // Someone without a name is known by the address, or by the source's id.
            name: name.or_else(|| email.clone()).unwrap_or_else(|| key.clone()),
            source,
            key,
            email,
            title: cells.maybe_text()?,
            role: cells.maybe_text()?.as_deref().and_then(Role::parse),
            department: cells.maybe_text()?,
            phone: cells.maybe_text()?,
            name_kana: cells.maybe_text()?,
            sentiment: cells.maybe_text()?,
            last_seen: cells.day()?,
            bounced: cells.flag()?.unwrap_or(false),
            departed: cells.day()?,
            history: History::default(),
        };
        Ok(Self { row, first, bare: false, monthly: false, noun })
    }
}

impl FactRow for Dated<Opportunity> {
    const SQL: &'static str = "SELECT l.account, e.id, e.first_day, e.source, e.key, e.name, e.kind, e.amount, e.currency, \
        e.close_date, e.created, e.category, e.stage, e.competitor, e.status \
        FROM account_link l CROSS JOIN opportunity e ON e.link = l.id \
        WHERE {accounts} AND e.gone_run IS NULL ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let (row, first) = (cells.id()?, cells.day()?);
        let mut noun = Opportunity {
            source: cells.text()?,
            key: cells.text()?,
            name: cells.maybe_text()?,
            kind: cells.maybe_text()?,
            ..Opportunity::default()
        };
        let minor = cells.int()?;
        let (currency, bare) = cells.currency()?;
        noun.amount = amount(minor, currency);
        noun.close_date = cells.day()?;
        noun.created = cells.day()?;
        noun.category = cells.maybe_text()?;
        noun.stage = cells.maybe_text()?;
        noun.competitor = cells.maybe_text()?;
        noun.status = cells.maybe_text()?;
        Ok(Self { row, first, bare, monthly: false, noun })
    }
}

/// A superseded value and the row it belongs to.
pub struct Past {
    pub row: i64,
    pub version: Version,
}

/// The query of the versions of one entity's rows.
pub fn versions_sql(table: &str, entity: &str) -> String {
    format!(
        "SELECT l.account, v.row, v.field, v.until_day, v.value \
         FROM account_link l CROSS JOIN {table} e ON e.link = l.id \
         CROSS JOIN version v ON v.entity = '{entity}' AND v.row = e.id \
         WHERE {{accounts}} ORDER BY l.account"
    )
}

/// Reads a version; `None` for a field that this program no longer has.
pub fn read_past(entity: Entity, cells: &mut Cells<'_, '_>) -> Result<Option<Past>> {
    let row = cells.id()?;
    let field = cells.text()?;
    let until = cells.day()?;
    let stored = cells.raw()?;
    let spec = entity.fields().iter().find(|spec| spec.id == field);
    Ok(spec.zip(until).map(|(spec, until)| {
        let value = get(spec.kind, stored);
        Past { row, version: Version { field: spec.id, until, value } }
    }))
}

/// The history of one row; where it says only monthly amounts, yearly ones are made from them.
pub fn history<T>(dated: &Dated<T>, past: &[Past]) -> History {
    let mine = || past.iter().filter(|past| past.row == dated.row).map(|past| &past.version);
    let mut versions: Vec<Version> = mine().cloned().collect();
    if dated.monthly {
        versions.retain(|version| version.field != "arr");
        versions.extend(mine().filter(|version| version.field == "mrr").map(yearly));
    }
    History { first: dated.first, versions }
}

/// A monthly amount as a yearly one.
pub fn yearly(monthly: &Version) -> Version {
    let minor = monthly.value.as_ref().and_then(Value::as_int);
    let value = minor.map(|minor| Value::Int(minor.saturating_mul(12)));
    Version { field: "arr", value, ..monthly.clone() }
}
