//! References and links: each way in which a source names a customer is one row, and which account
//! it means is decided apart from the facts.

use super::error::Result;
use crate::core::identity::written_name;
use rusqlite::{Connection, params};
use std::collections::{HashMap, HashSet};

/// The links of one run, found or made once each.
pub struct Links<'c> {
    conn: &'c Connection,
    run: u32,
    /// Few sources; of each the references.
    by_source: Vec<(String, HashMap<String, i64>)>,
    pub made: usize,
}

impl<'c> Links<'c> {
    pub fn new(conn: &'c Connection, run: u32) -> Self {
        Self { conn, run, by_source: Vec::new(), made: 0 }
    }

    /// Forgets what a rolled-back savepoint may have made.
    pub fn forget(&mut self) {
        self.by_source.clear();
    }

    /// The link of (source, reference), made when it is new.
    pub fn id(&mut self, source: &str, reference: &str) -> Result<i64> {
        let place = self.by_source.iter().position(|(known, _)| known == source);
        let place = place.unwrap_or(self.by_source.len());
        if place == self.by_source.len() {
            self.by_source.push((source.to_owned(), load(self.conn, source)?));
        }
        let known = self.by_source.get_mut(place).map(|(_, known)| known);
        if let Some(id) = known.as_ref().and_then(|known| known.get(reference)) {
            return Ok(*id);
        }
        let sql = "INSERT INTO account_link (source, reference, run, made_run) \
                   VALUES (?1, ?2, ?3, ?3)";
        let id = self.conn.prepare_cached(sql)?.insert(params![source, reference, self.run])?;
        if let Some(known) = known {
            known.insert(reference.to_owned(), id);
        }
        self.made += 1;
        Ok(id)
    }

    /// The link of a reference, where this run has looked for one of its source.
    pub fn known(&self, source: &str, reference: &str) -> Option<i64> {
        let (_, known) = self.by_source.iter().find(|(known, _)| known == source)?;
        known.get(reference).copied()
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

/// How many of the references of a source mean an account: those that are linked, and new ones that
/// would be, by an id, a name or a domain of an account.
pub fn count_known(conn: &Connection, source: &str, references: &[String]) -> Result<usize> {
    let sql =
        "SELECT 1 FROM account_link WHERE source = ?1 AND reference = ?2 AND account IS NOT NULL";
    let mut query = conn.prepare_cached(sql)?;
    let mut known = 0;
    let mut unseen = Vec::new();
    for reference in references {
        if query.exists([source, reference])? {
            known += 1;
        } else {
            unseen.push(reference);
        }
    }
    if unseen.is_empty() {
        return Ok(known);
    }
    let said = said(conn)?;
    Ok(known + unseen.into_iter().filter(|reference| said.contains(*reference)).count())
}

/// Everything that accounts are called by in their lists, as references are written.
fn said(conn: &Connection) -> Result<HashSet<String>> {
    let mut query = conn.prepare_cached(
        "SELECT l.reference, e.alias, e.name, e.short_name, e.domains FROM account_record e \
         JOIN account_link l ON l.id = e.link \
         WHERE l.account IS NOT NULL AND e.creates AND e.gone_run IS NULL",
    )?;
    let mut rows = query.query([])?;
    let mut said = HashSet::new();
    while let Some(row) = rows.next()? {
        said.insert(row.get(0)?);
        let aliases: Option<String> = row.get(1)?;
        said.extend(aliases.iter().flat_map(|list| list.split(';')).map(|id| id.trim().to_owned()));
        for name in [row.get::<_, Option<String>>(2)?, row.get(3)?].into_iter().flatten() {
            said.insert(format!("name:{}", written_name(&name)));
        }
        let domains: Option<String> = row.get(4)?;
        let domains = domains.iter().flat_map(|list| list.split(';'));
        said.extend(domains.map(|domain| format!("domain:{}", domain.trim().to_lowercase())));
    }
    Ok(said)
}
