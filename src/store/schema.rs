//! Opening the file: numbered migrations, each in a transaction after a copy; versions newer than
//! this program are refused.

use super::error::{Result, StoreError};
use crate::core::message::Message;
use include_dir::{Dir, include_dir};
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::time::Duration;

static MIGRATIONS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/migrations");

/// How long one process waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// The version that this program writes: the number of migrations.
pub fn latest() -> u32 {
    let is_step = |file: &&include_dir::File<'_>| {
        file.path().extension().is_some_and(|extension| extension == "sql")
    };
    MIGRATIONS.files().filter(is_step).count() as u32
}

/// Brings the file to the newest version; makes it when it is not there.
pub fn prepare(path: &Path) -> Result<()> {
    refuse_newer(path, version(&open_writer(path)?)?)?;
    let steps: Vec<&str> = (1..=latest()).map(migration).collect();
    bring_up(path, &steps)
}

/// Runs the steps that the file has not seen, after a copy of what is there.
fn bring_up(path: &Path, steps: &[&str]) -> Result<()> {
    let mut conn = open_writer(path)?;
    let found = version(&conn)?;
    let wanted = steps.len() as u32;
    if 0 < found && found < wanted {
        let copy = copy_path(path, wanted);
        conn.backup(rusqlite::MAIN_DB, &copy, None)?;
        guard(&copy);
    }
    for (number, step) in (1..).zip(steps) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have done it while this one waited.
        if version(&tx)? < number {
            tx.execute_batch(step)?;
            tx.pragma_update(None, "user_version", number)?;
        }
        tx.commit()?;
    }
    Ok(())
}

/// A file of a newer program is left alone.
pub fn refuse_newer(path: &Path, found: u32) -> Result<()> {
    if found <= latest() {
        return Ok(());
    }
    let message = Message::new("store-newer")
        .text("path", path.display().to_string())
        .count("found", found)
        .count("known", latest());
    Err(StoreError::new(message))
}

/// Where the file is kept as it was before it was brought to version `to`.
fn copy_path(path: &Path, to: u32) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-{to}"));
    name.into()
}

/// The SQL of a migration, found by the number that its name begins with.
fn migration(number: u32) -> &'static str {
    let prefix = format!("{number:04}_");
    MIGRATIONS
        .files()
        .find(|file| file.path().to_string_lossy().starts_with(&prefix))
        .and_then(include_dir::File::contents_utf8)
        .unwrap_or_default()
}

pub fn version(conn: &Connection) -> Result<u32> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// A number that moves when another connection has written.
pub fn data_version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// A connection that may write; makes the file, for its owner alone.
pub fn open_writer(path: &Path) -> Result<Connection> {
    let fresh = !path.exists();
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .map_err(|error| cannot_open(path, &error))?;
    if fresh {
        guard(path);
    }
    conn.busy_timeout(PATIENCE)?;
    conn.set_prepared_statement_cache_capacity(128);
    conn.pragma_update(None, "journal_mode", "WAL").map_err(|error| cannot_open(path, &error))?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "cache_size", -16_000)?;
    conn.pragma_update(None, "journal_size_limit", 4 << 20)?;
    Ok(conn)
}

/// A new file for a copy of the store, for its owner alone.
pub fn make_copy(path: &Path) -> Result<Connection> {
    let conn = Connection::open(path).map_err(|error| cannot_open(path, &error))?;
    guard(path);
    Ok(conn)
}

/// A connection that cannot write. A folder that is read-only itself is read as it is.
pub fn open_reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn =
        Connection::open_with_flags(path, flags).map_err(|error| cannot_open(path, &error))?;
    conn.busy_timeout(PATIENCE)?;
    // Lists are walked once and kept as rows: a small cache is enough beside the system's own.
    conn.pragma_update(None, "cache_size", -256)?;
    match version(&conn) {
        Ok(_) => Ok(conn),
        Err(error) if wal_path(path).exists() => Err(error),
        Err(_) => open_frozen(path, flags),
    }
}

/// Without a write-ahead log and without the right to make one, the file cannot change under us.
fn open_frozen(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let text = path.to_string_lossy();
    let escaped = text.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let uri = format!("file:{escaped}?immutable=1");
    let conn = Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)
        .map_err(|error| cannot_open(path, &error))?;
    version(&conn)?;
    Ok(conn)
}

fn wal_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

fn cannot_open(path: &Path, error: &rusqlite::Error) -> StoreError {
    let message = Message::new("store-cannot-open")
        .text("path", path.display().to_string())
        .text("detail", error.to_string());
    StoreError::caused(message, error)
}

/// Readable and writable for the owner alone.
#[cfg(unix)]
fn guard(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    // A file system without rights (a mounted share) is no reason not to work.
    let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600));
}

#[cfg(not(unix))]
fn guard(_: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t VALUES (7)";

    fn values(path: &Path) -> Vec<i64> {
        let conn = open_reader(path).unwrap();
        let mut query = conn.prepare("SELECT a FROM t").unwrap();
        query.query_map([], |row| row.get(0)).unwrap().map(|a| a.unwrap()).collect()
    }

    #[test]
    fn a_step_is_taken_once_and_after_a_copy() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        bring_up(&path, &[FIRST]).unwrap();
        bring_up(&path, &[FIRST]).unwrap();
        assert_eq!(values(&path), [7]);
        assert!(!copy_path(&path, 1).exists(), "there was nothing to copy");
        bring_up(&path, &[FIRST, "UPDATE t SET a = 8"]).unwrap();
        assert_eq!(values(&path), [8]);
        assert_eq!(values(&copy_path(&path, 2)), [7]);
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        bring_up(&path, &[FIRST]).unwrap();
        let broken = "UPDATE t SET a = 9; SELECT nothing FROM nowhere";
        assert!(bring_up(&path, &[FIRST, broken]).is_err());
        assert_eq!(values(&path), [7]);
        assert_eq!(version(&open_reader(&path).unwrap()).unwrap(), 1);
    }

    #[test]
    fn every_migration_is_found_by_its_number() {
        assert!((1..=latest()).all(|number| !migration(number).is_empty()));
    }
}
