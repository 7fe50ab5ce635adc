//! The open renewals of the whole book, as the CRM has them.

use super::error::Result;
use super::row::{Cells, amount};
use crate::core::account::AccountId;
use crate::core::money::Money;
use crate::core::opportunity::Opportunity;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Of each account the one that closes first.
pub fn renewals(conn: &Connection) -> Result<BTreeMap<AccountId, Opportunity>> {
    let mut query = conn.prepare_cached(
        "SELECT l.account, e.source, e.key, e.name, e.amount, e.currency, \
         (SELECT d.currency FROM derived d WHERE d.account = l.account), e.close_date, \
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
        let minor = cells.int()?;
        let ((currency, bare), (own, _)) = (cells.currency()?, cells.currency()?);
        // An amount whose currency nobody states is in the account's own.
        let taken = |amount: Money| own.filter(|_| bare).map_or(amount, |own| amount.taken_as(own));
        let amount = currency.or(own).and_then(|any| amount(minor, Some(any))).map(taken);
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
