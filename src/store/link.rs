//! References and links: each way in which a source names a customer is one row, and which account
//! it means is decided apart from the facts.

use super::error::Result;
use rusqlite::{Connection, params};
use std::collections::HashMap;

/// The links of one run, found or made once each.
pub struct Links<'c> {
    conn: &'c Connection,
    run: u32,
    by_source: HashMap<String, HashMap<String, i64>>,
    pub made: usize,
}

impl<'c> Links<'c> {
    pub fn new(conn: &'c Connection, run: u32) -> Self {
        Self { conn, run, by_source: HashMap::new(), made: 0 }
    }

    /// Forgets what a rolled-back savepoint may have made.
    pub fn forget(&mut self) {
        self.by_source.clear();
    }

    /// The link of (source, reference), made when it is new.
    pub fn id(&mut self, source: &str, reference: &str) -> Result<i64> {
        if !self.by_source.contains_key(source) {
            self.by_source.insert(source.to_owned(), load(self.conn, source)?);
        }
        let known = self.by_source.entry(source.to_owned()).or_default();
        if let Some(id) = known.get(reference) {
            return Ok(*id);
        }
        let sql = "INSERT INTO account_link (source, reference, run, made_run) \
                   VALUES (?1, ?2, ?3, ?3)";
        let id = self.conn.prepare_cached(sql)?.insert(params![source, reference, self.run])?;
        known.insert(reference.to_owned(), id);
        self.made += 1;
        Ok(id)
    }
}

/// Has a source ever named a customer so?
pub fn is_known(conn: &Connection, source: &str, reference: &str) -> Result<bool> {
    let sql = "SELECT 1 FROM account_link WHERE source = ?1 AND reference = ?2";
    Ok(conn.prepare_cached(sql)?.exists([source, reference])?)
}

fn load(conn: &Connection, source: &str) -> Result<HashMap<String, i64>> {
    let mut query = conn.prepare("SELECT reference, id FROM account_link WHERE source = ?1")?;
    let rows = query.query_map([source], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many of the references of a source are linked to an account.
pub fn count_known(conn: &Connection, source: &str, references: &[String]) -> Result<usize> {
    let sql =
        "SELECT 1 FROM account_link WHERE source = ?1 AND reference = ?2 AND account IS NOT NULL";
    let mut query = conn.prepare_cached(sql)?;
    let mut known = 0;
    for reference in references {
        known += usize::from(query.exists([source, reference])?);
    }
    Ok(known)
}
