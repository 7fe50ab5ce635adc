//! The open renewals of the whole book, as the CRM has them.

use super::error::Result;
use super::row::{Cells, amount};
use crate::core::account::AccountId;
use crate::core::opportunity::Opportunity;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Of each account the one that closes first.
pub fn renewals(conn: &Connection) -> Result<BTreeMap<AccountId, Opportunity>> {
    let mut query = conn.prepare_cached(
        "SELECT l.account, e.source, e.key, e.name, e.amount, e.currency, e.close_date, \
         e.category, e.stage FROM opportunity e JOIN account_link l ON l.id = e.link \
         WHERE e.kind = 'renewal' AND coalesce(e.status, 'open') NOT IN ('won', 'lost') \
         AND e.gone_run IS NULL AND l.account IS NOT NULL \
         ORDER BY e.close_date IS NULL, e.close_date, e.key",
    )?;
    let mut rows = query.query([])?;
    let mut deals = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let account = AccountId(row.get(0)?);
        let mut cells = Cells::from(row, 1);
        let (source, key, name) = (cells.text()?, cells.text()?, cells.maybe_text()?);
        // An amount without a currency is in the account's own, which is not known here.
        let (minor, currency) = (cells.int()?, cells.currency()?);
        let amount = currency.and_then(|currency| amount(minor, Some(currency)));
        let close_date = cells.day()?;
        let (category, stage) = (cells.maybe_text()?, cells.maybe_text()?);
        let kind = Some("renewal".to_owned());
        let deal = Opportunity {
            key,
            source,
            name,
            kind,
            amount,
            close_date,
            category,
            stage,
            ..Opportunity::default()
        };
        deals.entry(account).or_insert(deal);
    }
    Ok(deals)
}
