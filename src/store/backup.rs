//! Safety copies: the whole store as one file, and back. What is poured in is checked first, and
//! what was there is kept aside.

use super::error::{Result, StoreError};
use super::schema;
use crate::core::message::Message;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::fs;
use std::path::{Path, PathBuf};

/// What a look into a file found; nothing is changed by looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkup {
    /// The schema the file has, and the newest that this program knows.
    pub version: u32,
    pub known: u32,
    pub accounts: u64,
    /// Bytes on disk, the log included.
    pub size: u64,
    /// What the file's own checks complain of, in SQLite's words; empty when it is whole.
    pub faults: Vec<String>,
}

/// More complaints than this help nobody.
const FAULTS: usize = 5;

/// Copies one moment of the store into one file, whole or not at all.
pub fn copy(source: &Connection, to: &Path) -> Result<()> {
    // Two windows may copy at once: each writes a file of its own, and the last one stands.
    let part = beside(to, &format!(".{}.part", std::process::id()));
    // Left over from a copy that was cut off.
    let _ = fs::remove_file(&part);
    let made = write_copy(source, &part)
        .and_then(|()| fs::rename(&part, to).map_err(|error| cannot_write(to, &error)));
    if made.is_err() {
        let _ = fs::remove_file(&part);
    }
    made
}

fn write_copy(source: &Connection, part: &Path) -> Result<()> {
    // Whatever is written meanwhile, it is one moment of the store that is copied.
    let moment = source.unchecked_transaction()?;
    let mut copy = schema::make_copy(part)?;
    pour(source, &mut copy)?;
    drop(moment);
    // Without a log beside it the file can be moved about alone.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(())
}

fn pour(from: &Connection, to: &mut Connection) -> Result<()> {
    match Backup::new(from, to)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(StoreError::new(Message::new("store-busy"))),
    }
}

/// Looks into a file that may not be a store, or not whole.
pub fn check(path: &Path) -> Result<Checkup> {
    if !path.is_file() {
        return Err(named("backup-missing", path));
    }
    let conn = schema::open_reader(path).map_err(|_| named("backup-not-a-store", path))?;
    let version = schema::version(&conn)?;
    let known_tables: i64 = conn.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE name IN ('account', 'journal', 'run')",
        [],
        |row| row.get(0),
    )?;
    if version == 0 || known_tables < 3 {
        return Err(named("backup-not-a-store", path));
    }
    schema::refuse_newer(path, version)?;
    let faults = faults(&conn)?;
    let accounts = conn.query_row("SELECT count(*) FROM account", [], |row| row.get::<_, i64>(0));
    let size = |path: &Path| fs::metadata(path).map_or(0, |file| file.len());
    Ok(Checkup {
        version,
        known: schema::latest(),
        // A damaged file may not even count.
        accounts: accounts.map_or(0, |count| count as u64),
        size: size(path) + size(&beside(path, "-wal")),
        faults,
    })
}

fn faults(conn: &Connection) -> Result<Vec<String>> {
    let mut query = conn.prepare(&format!("PRAGMA integrity_check({FAULTS})"))?;
    let lines = query.query_map([], |row| row.get::<_, String>(0))?;
    // A page that cannot be read ends the check with an error instead of a line.
    let mut found: Vec<String> =
        lines.map(|line| line.unwrap_or_else(|error| error.to_string())).collect();
    found.retain(|line| line != "ok");
    if found.is_empty() {
        let mut query = conn.prepare("PRAGMA foreign_key_check")?;
        let rows = query.query_map([], |row| row.get::<_, String>(0))?;
        found.extend(rows.take(FAULTS).flatten().map(|table| format!("foreign key: {table}")));
    }
    Ok(found)
}

/// Puts the store of a backup in place of the one at `path`, which is kept at `aside`. Done in one
/// transaction, so that other windows on the workspace see it and go on.
pub fn restore(path: &Path, from: &Path, aside: &Path) -> Result<Checkup> {
    let found = check(from)?;
    if let Some(fault) = found.faults.first() {
        return Err(StoreError::new(
            Message::new("backup-damaged")
                .text("path", from.display().to_string())
                .text("detail", fault.as_str()),
        ));
    }
    let whole = !path.exists() || keep_aside(path, aside)?;
    if !whole {
        remove(path)?;
    }
    pour(&schema::open_reader(from)?, &mut schema::open_writer(path)?)?;
    Ok(found)
}

/// Copies the store that is to go; one that cannot be read any more is kept as the bytes it is.
/// Says whether it could be read.
fn keep_aside(path: &Path, aside: &Path) -> Result<bool> {
    let whole = check(path).is_ok_and(|found| found.faults.is_empty());
    if whole {
        copy(&schema::open_reader(path)?, aside)?;
        return Ok(true);
    }
    for tail in ["", "-wal", "-journal"] {
        let (from, to) = (beside(path, tail), beside(aside, tail));
        if from.exists() {
            fs::copy(&from, &to).map_err(|error| cannot_write(&to, &error))?;
        }
    }
    Ok(false)
}

fn remove(path: &Path) -> Result<()> {
    for tail in ["", "-wal", "-shm", "-journal"] {
        let file = beside(path, tail);
        if file.exists() {
            fs::remove_file(&file).map_err(|error| cannot_write(&file, &error))?;
        }
    }
    Ok(())
}

fn beside(path: &Path, tail: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(tail);
    name.into()
}

fn named(id: &'static str, path: &Path) -> StoreError {
    StoreError::new(Message::new(id).text("path", path.display().to_string()))
}

fn cannot_write(path: &Path, error: &std::io::Error) -> StoreError {
    let message = Message::new("file-cannot-write").text("path", path.display().to_string());
    StoreError::caused(message, error)
}
