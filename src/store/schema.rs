//! Opening the file: numbered migrations, each in a transaction after a copy; versions newer than
//! this program are refused. A new file is made from a snapshot of what they come to.

use super::error::{Result, StoreError};
use crate::core::message::Message;
use include_dir::{Dir, include_dir};
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::time::Duration;

static MIGRATIONS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/migrations");

/// What the migrations up to the version in its first line come to, as a new file gets it at once.
const SNAPSHOT: &str = include_str!("../../assets/schema.sql");

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
    let mut conn = open_writer(path)?;
    refuse_newer(path, version(&conn)?)?;
    lay_out(&mut conn)?;
    let steps: Vec<&str> = (1..=latest()).map(migration).collect();
    bring_up(&mut conn, path, &steps)
}

/// Makes the tables of a new file, all or none.
fn lay_out(conn: &mut Connection) -> Result<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have done it while this one waited.
    if version(&tx)? == 0 {
        tx.execute_batch(SNAPSHOT)?;
        for number in snapshot_version() + 1..=latest() {
            tx.execute_batch(migration(number))?;
        }
        tx.pragma_update(None, "user_version", latest())?;
    }
    tx.commit()?;
    Ok(())
}

/// The number in the snapshot's first line; newer migrations are run on top of it.
fn snapshot_version() -> u32 {
    let line = SNAPSHOT.lines().next().unwrap_or_default();
    line.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Runs the steps that the file has not seen, after a copy of what is there.
fn bring_up(conn: &mut Connection, path: &Path, steps: &[&str]) -> Result<()> {
    let found = version(conn)?;
    let wanted = steps.len() as u32;
    if 0 < found && found < wanted {
        let copy = copy_path(path, wanted);
        conn.backup(rusqlite::MAIN_DB, &copy, None)?;
        guard(&copy);
    }
    for (number, step) in (1..).zip(steps).filter(|(number, _)| *number > found) {
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
    journal(&conn, "WAL").map_err(|error| cannot_open(path, &error))?;
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
    let seen: rusqlite::Result<u32> =
        conn.pragma_query_value(None, "user_version", |row| row.get(0));
    match seen {
        Ok(_) => {}
        Err(error) if is_cut_off(&error) => {
            take_back(path)?;
            version(&conn)?;
        }
        Err(error) if is_busy(&error) || wal_path(path).exists() => return Err(error.into()),
        Err(_) => return open_frozen(path, flags),
    }
    // Lists are walked once and kept as rows: a small cache is enough beside the system's own.
    conn.pragma_update(None, "cache_size", -256)?;
    Ok(conn)
}

/// The program ended while it wrote without a log: what it had written is still to be taken back.
fn is_cut_off(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    code == Some(rusqlite::ffi::SQLITE_READONLY_ROLLBACK)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// Who may write takes it back by looking.
fn take_back(path: &Path) -> Result<()> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .map_err(|error| cannot_open(path, &error))?;
    conn.busy_timeout(PATIENCE)?;
    version(&conn)?;
    Ok(())
}

/// Leaves the log out of what is written next, so that every page that is new is written once; should
/// the program end in the midst of it, the file is brought back to what it was. `false` where
/// somebody else has the file open.
pub fn write_directly(conn: &Connection) -> bool {
    let _ = conn.busy_timeout(Duration::ZERO);
    let mode = journal(conn, "DELETE");
    let _ = conn.busy_timeout(PATIENCE);
    mode.is_ok_and(|mode| mode == "delete")
}

/// Writes to the log first, so that others read meanwhile.
pub fn write_ahead(conn: &Connection) -> Result<()> {
    journal(conn, "WAL")?;
    Ok(())
}

fn journal(conn: &Connection, mode: &str) -> rusqlite::Result<String> {
    conn.pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0))
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

    fn bring_up(path: &Path, steps: &[&str]) -> Result<()> {
        super::bring_up(&mut open_writer(path)?, path, steps)
    }

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
    fn what_was_written_without_a_log_is_all_there_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        bring_up(&path, &[FIRST]).unwrap();
        let conn = open_writer(&path).unwrap();
        assert!(write_directly(&conn));
        conn.pragma_update(None, "cache_size", 10).unwrap();
        let many = "WITH RECURSIVE n (a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n LIMIT 90000) \
                    INSERT INTO t SELECT a FROM n; UPDATE t SET a = 9";
        conn.execute_batch(&format!("BEGIN; {many}")).unwrap();
        // As a program leaves them that is killed.
        let left = folder.path().join("b.db");
        let size = |path: &Path| std::fs::metadata(path).unwrap().len();
        assert!(size(&path) > 1 << 19, "some of it is in the file");
        for tail in ["", "-journal"] {
            let beside = |path: &Path| PathBuf::from(format!("{}{tail}", path.display()));
            std::fs::copy(beside(&path), beside(&left)).unwrap();
        }
        assert_eq!(values(&left), [7]);
        conn.execute_batch("COMMIT").unwrap();
        write_ahead(&conn).unwrap();
        assert_eq!(values(&path).len(), 90_001);
    }

    #[test]
    fn a_file_that_somebody_reads_keeps_its_log() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        bring_up(&path, &[FIRST]).unwrap();
        let conn = open_writer(&path).unwrap();
        let reader = open_reader(&path).unwrap();
        assert!(!write_directly(&conn));
        drop(reader);
        assert!(write_directly(&conn));
    }

    #[test]
    fn every_migration_is_found_by_its_number() {
        assert!((1..=latest()).all(|number| !migration(number).is_empty()));
    }

    /// Everything that a file is made of, as SQL.
    fn laid_out(conn: &Connection) -> Vec<String> {
        let made = "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL \
                    AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
        let counters = "SELECT format('INSERT INTO sequence VALUES (%Q, %d);', name, next) \
                        FROM sequence ORDER BY name";
        let lines = |sql: &str| -> Vec<String> {
            let mut query = conn.prepare(sql).unwrap();
            query.query_map([], |row| row.get(0)).unwrap().map(|line| line.unwrap()).collect()
        };
        [lines(made), lines(counters)].concat()
    }

    #[test]
    fn the_snapshot_is_what_the_migrations_come_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let blessing = std::env::var_os("MAMORI_BLESS").is_some();
        let wanted = if blessing { latest() } else { snapshot_version() };
        let steps: Vec<&str> = (1..=wanted).map(migration).collect();
        bring_up(&path, &steps).unwrap();
        let made = laid_out(&open_reader(&path).unwrap());
        if blessing {
            let text =
                format!("-- The tables of a new store, version {wanted}\n{}\n", made.join("\n"));
            let place = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/schema.sql");
            std::fs::write(place, text).unwrap();
            return;
        }
        let new = Connection::open_in_memory().unwrap();
        new.execute_batch(SNAPSHOT).unwrap();
        assert_eq!(laid_out(&new), made, "MAMORI_BLESS=1 writes it anew");
        assert!(laid_out(&new).len() > 50);
    }
}
