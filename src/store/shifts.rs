//! What runs changed, value by value, kept for as long as they can be taken back.

use super::error::Result;
use crate::core::account::AccountId;
use crate::core::entity::{Entity, Kind, Value};
use crate::core::money::Currency;
use crate::core::shift::{GONE, Shift};
use rusqlite::{Connection, params};

/// Keeps what a run changed, and forgets what cannot be taken back any more.
pub fn save(conn: &Connection, run: u32, shifts: &[Shift]) -> Result<()> {
    let mut insert = conn.prepare_cached(
        "INSERT INTO run_shift (run, path, line, entity, key, field, old, new, currency, account) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for shift in shifts {
        insert.execute(params![
            run,
            shift.path,
            shift.line as i64,
            shift.entity.id(),
            shift.key,
            shift.field,
            shift.old.as_ref().map(Value::canonical),
            shift.new.as_ref().map(Value::canonical),
            shift.currency.as_ref().map(Currency::code),
            shift.account.map(|account| account.0),
        ])?;
    }
    conn.execute("DELETE FROM run_shift WHERE run IN (SELECT id FROM run WHERE NOT traced)", [])?;
    Ok(())
}

/// What a run changed, account by account.
pub fn of_run(conn: &Connection, run: u32) -> Result<Vec<Shift>> {
    let mut query = conn.prepare_cached(
        "SELECT s.path, s.line, s.entity, s.key, s.field, s.old, s.new, s.currency, \
         coalesce(a.merged_into, a.id) AS account FROM run_shift s \
         LEFT JOIN account a ON a.id = s.account WHERE s.run = ?1 ORDER BY account IS NULL, account, s.id",
    )?;
    let mut rows = query.query([run])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (entity, field): (String, String) = (row.get(2)?, row.get(4)?);
        let Some(entity) = Entity::parse(&entity) else { continue };
        let Some((field, kind)) = known(entity, &field) else { continue };
        let value = |text: Option<String>| kind.read(text.as_deref()?);
        let currency: Option<String> = row.get(7)?;
        found.push(Shift {
            path: row.get(0)?,
            line: row.get::<_, i64>(1)? as u64,
            entity,
            key: row.get(3)?,
            field,
            old: value(row.get(5)?),
            new: value(row.get(6)?),
            currency: currency.as_deref().and_then(Currency::parse),
            account: row.get::<_, Option<u32>>(8)?.map(AccountId),
        });
    }
    Ok(found)
}

fn known(entity: Entity, field: &str) -> Option<(&'static str, Kind)> {
    if field == GONE {
        return Some((GONE, Kind::Day));
    }
    let spec = entity.fields().get(entity.field(field)?)?;
    Some((spec.id, spec.kind))
}
