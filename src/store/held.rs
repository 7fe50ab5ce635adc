//! Runs that the guard held: nothing of them is in the book, but what they would have done is kept
//! until a person takes the files in or drops the run.

use super::error::{Result, StoreError};
use super::run::{AppliedRun, NewRun, StagedFile};
use crate::core::batch::{Digest, FileOutcome};
use crate::core::entity::Entity;
use crate::core::message::Message;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

/// A held run, as far as it takes to read its files again.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldRun {
    /// As [`NewRun::how`] said it.
    pub how: String,
    /// In the order of the run; with the digest of the bytes where the file was read.
    pub files: Vec<(String, Option<Digest>)>,
}

/// The digests of the files of a run by path.
pub type Digests = HashMap<String, Digest>;

pub fn digests(files: &[StagedFile]) -> Digests {
    let read = files.iter().filter_map(|file| match file {
        StagedFile::Read(batch) => Some((batch.path.clone(), batch.digest)),
        StagedFile::Refused(_) | StagedFile::Unchanged(_) => None,
    });
    read.collect()
}

/// Keeps what a held run would have done, in the place of older ones about the same files; gives
/// its number.
pub fn keep(conn: &Connection, new: &NewRun, run: &AppliedRun, digests: &Digests) -> Result<u32> {
    let paths = run.files.iter().map(|file| file.path.as_str());
    forget(
        conn,
        "AND path NOT IN (SELECT value FROM json_each(?1))",
        &serde_json::to_string(&paths.collect::<Vec<_>>())?,
    )?;
    let sql = "INSERT INTO run (at, by, today, accounts_changed, changes, held, held_how) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let id = conn.prepare_cached(sql)?.insert(params![
        new.at,
        new.by,
        new.today.number(),
        run.accounts_changed.len() as i64,
        serde_json::to_string(&run.meaning.said())?,
        run.held.as_ref().map(serde_json::to_string).transpose()?,
        new.how,
    ])?;
    for file in &run.files {
        keep_file(conn, id, file, digests.get(&file.path))?;
    }
    Ok(u32::try_from(id).unwrap_or(u32::MAX))
}

fn keep_file(
    conn: &Connection,
    run: i64,
    file: &FileOutcome,
    digest: Option<&Digest>,
) -> Result<()> {
    let sql = "INSERT INTO run_file (run, path, entity, preset, format, as_of, status, read, new, \
               changed, unchanged, quarantined, skipped, values_aside, error, notes, latest, digest) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)";
    let counts = &file.counts;
    let numbers = [counts.read, counts.new, counts.changed, counts.unchanged];
    let [read, new, changed, unchanged] = numbers.map(|number| number as i64);
    let numbers = [counts.quarantined, counts.skipped, counts.values_aside];
    let [quarantined, skipped, values_aside] = numbers.map(|number| number as i64);
    conn.prepare_cached(sql)?.execute(params![
        run,
        file.path,
        file.entity.map(Entity::id),
        file.preset,
        file.format,
        file.as_of.map(crate::core::day::Day::number),
        serde_json::to_value(file.status)?.as_str(),
        read,
        new,
        changed,
        unchanged,
        quarantined,
        skipped,
        values_aside,
        file.error.as_ref().map(serde_json::to_string).transpose()?,
        serde_json::to_string(&file.notes)?,
        digest,
    ])?;
    Ok(())
}

/// Held runs none of whose held files is outside a set are done with.
fn forget(conn: &Connection, outside: &str, set: &str) -> Result<()> {
    let sql = format!(
        "SELECT id FROM run WHERE held IS NOT NULL AND NOT EXISTS \
         (SELECT 1 FROM run_file WHERE run = run.id AND status = 'held' {outside})"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let runs = query.query_map([set], |row| row.get::<_, u32>(0))?;
    for run in runs.collect::<rusqlite::Result<Vec<_>>>()? {
        remove(conn, run)?;
    }
    Ok(())
}

/// A run was taken in: held ones whose files it has are done with.
pub fn settle(conn: &Connection, run: u32) -> Result<()> {
    let has = "AND (digest IS NULL OR digest NOT IN (SELECT digest FROM run_file \
               WHERE run = CAST(?1 AS INTEGER) AND digest IS NOT NULL))";
    forget(conn, has, &run.to_string())
}

fn remove(conn: &Connection, run: u32) -> Result<()> {
    conn.prepare_cached("DELETE FROM run_file WHERE run = ?1")?.execute([run])?;
    conn.prepare_cached("DELETE FROM run WHERE id = ?1")?.execute([run])?;
    Ok(())
}

/// What it takes to take a held run in.
pub fn find(conn: &Connection, run: u32) -> Result<HeldRun> {
    let sql = "SELECT held_how FROM run WHERE id = ?1 AND held IS NOT NULL";
    let how: Option<String> = conn.query_row(sql, [run], |row| row.get(0)).optional()?;
    let Some(how) = how else {
        let message = Message::new("store-run-not-held").text("run", format!("r{run}"));
        return Err(StoreError::new(message));
    };
    let mut query =
        conn.prepare_cached("SELECT path, digest FROM run_file WHERE run = ?1 ORDER BY id")?;
    let files = query.query_map([run], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(HeldRun { how, files: files.collect::<rusqlite::Result<_>>()? })
}

/// Forgets a held run; its files stay where they are.
pub fn drop_run(conn: &Connection, run: u32) -> Result<()> {
    find(conn, run)?;
    remove(conn, run)
}

pub fn count(conn: &Connection) -> Result<usize> {
    let sql = "SELECT count(*) FROM run WHERE held IS NOT NULL";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0))? as usize)
}
