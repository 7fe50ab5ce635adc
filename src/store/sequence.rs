//! Counters and small kept facts: ids that are never used twice, the number of the last change,
//! the last visit.

use super::error::Result;
use super::writer::Reserved;
use rusqlite::{Connection, OptionalExtension, params};

/// Takes `count` numbers; gives the first.
pub fn take(conn: &Connection, name: &str, count: u32) -> Result<u32> {
    let sql = "UPDATE sequence SET next = next + ?2 WHERE name = ?1 RETURNING next - ?2";
    Ok(conn.prepare_cached(sql)?.query_row(params![name, count], |row| row.get(0))?)
}

/// Ids for a session: tasks, and every other personal row.
pub fn reserve(conn: &Connection, tasks: u32, others: u32) -> Result<Reserved> {
    let task = take(conn, "task", tasks)?;
    let other = take(conn, "item", others)?;
    Ok((task..task + tasks, other..other + others))
}

/// Gives back task ids that nobody used, when none after them has been handed out, so that ids
/// stay short.
pub fn release(conn: &Connection, next_task: u32, end: u32) -> Result<()> {
    let sql = "UPDATE sequence SET next = ?1 WHERE name = 'task' AND next = ?2 AND ?1 < ?2";
    conn.prepare_cached(sql)?.execute(params![next_task, end])?;
    Ok(())
}

/// A new number for a write that changes facts, and the last one given.
pub fn next_change(conn: &Connection) -> Result<i64> {
    Ok(i64::from(take(conn, "change", 1)?))
}

pub fn last_change(conn: &Connection) -> Result<i64> {
    let sql = "SELECT next - 1 FROM sequence WHERE name = 'change'";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

pub fn remember(conn: &Connection, key: &str, value: &str) -> Result<()> {
    let sql = "INSERT INTO memory (key, value) VALUES (?1, ?2) \
               ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    conn.prepare_cached(sql)?.execute(params![key, value])?;
    Ok(())
}

pub fn recall(conn: &Connection, key: &str) -> Result<Option<String>> {
    let sql = "SELECT value FROM memory WHERE key = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([key], |row| row.get(0)).optional()?)
}
