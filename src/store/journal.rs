//! Every change by a person, with the rows before and after; one gesture is one undo point. Undo
//! and redo survive a restart.

use super::error::{Result, StoreError};
use super::find::{PRACTICE_ACCOUNTS, PRACTICE_DAYS};
use super::{derived, personal, resolve, sequence};
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::operation::{Gesture, Item, Operation};
use rusqlite::{Connection, Row, params};
use serde_json::Value;

/// How many gestures can be undone and redone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Depth {
    pub undo: usize,
    pub redo: usize,
}

/// One changed row in the journal, newest first in lists.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalLine {
    pub seq: i64,
    /// Unix seconds.
    pub at: i64,
    pub by: String,
    /// Lines of one gesture have the same number.
    pub gesture: u32,
    pub title: Message,
    pub account: Option<AccountId>,
    pub entity: String,
    pub id: u32,
    /// The one field that changed; `None` when the row came, went, or changed in several.
    pub field: Option<String>,
    /// The field's value before, or the whole row.
    pub old: Option<Value>,
    pub new: Option<Value>,
    pub undone: bool,
}

/// Taken back, and can be done again.
const UNDONE: i64 = 1;
/// Taken back for good: something else was done since.
const GONE: i64 = 2;

/// Applies a gesture and writes it down. What was undone before can no longer be redone.
pub fn write(conn: &Connection, gesture: &Gesture, by: &str, at: i64) -> Result<Depth> {
    if gesture.operations.is_empty() {
        return depth(conn);
    }
    let number = i64::from(sequence::take(conn, "gesture", 1)?);
    keep(conn, number, gesture, (by, at))
}

/// Adds to the last undo point what belongs to it: it must be about the same accounts. Otherwise
/// the gesture is one of its own.
pub fn extend(conn: &Connection, gesture: &Gesture, by: &str, at: i64) -> Result<Depth> {
    let Some(number) = newest(conn)? else { return write(conn, gesture, by, at) };
    let last = load(conn, number)?;
    if last.accounts() != gesture.accounts() {
        return write(conn, gesture, by, at);
    }
    let whole = Gesture { title: last.title, operations: gesture.operations.clone() };
    keep(conn, number, &whole, (by, at))
}

/// The last gesture that was not taken back.
fn newest(conn: &Connection) -> Result<Option<i64>> {
    let sql = "SELECT max(gesture) FROM journal WHERE undone = 0";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// The gesture that was taken back last.
fn taken_back(conn: &Connection) -> Result<Option<i64>> {
    let sql = "SELECT min(gesture) FROM journal WHERE undone = 1";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

fn keep(conn: &Connection, number: i64, gesture: &Gesture, (by, at): (&str, i64)) -> Result<Depth> {
    conn.execute("UPDATE journal SET undone = ?1 WHERE undone = ?2", [GONE, UNDONE])?;
    let title = serde_json::to_string(&gesture.title)?;
    for operation in &gesture.operations {
        personal::apply(conn, operation)?;
        let (entity, id) = operation.row();
        let sql = "INSERT INTO journal (gesture, at, by, title, entity, id, account, before, \
                   after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        conn.prepare_cached(sql)?.execute(params![
            number,
            at,
            by,
            title,
            entity,
            id,
            operation.account().map(|account| account.0),
            operation.before.as_ref().map(personal::body).transpose()?,
            operation.after.as_ref().map(personal::body).transpose()?,
        ])?;
    }
    mark(conn, gesture)?;
    hear(conn, gesture)?;
    depth(conn)
}

/// What undo would apply.
pub fn next_undo(conn: &Connection) -> Result<Option<Gesture>> {
    newest(conn)?.map(|number| Ok(load(conn, number)?.inverse())).transpose()
}

/// What redo would apply.
pub fn next_redo(conn: &Connection) -> Result<Option<Gesture>> {
    taken_back(conn)?.map(|number| load(conn, number)).transpose()
}

/// Takes the last gesture back; gives its inverse as it was applied.
pub fn undo(conn: &Connection, at: i64) -> Result<Option<(Gesture, Depth)>> {
    let Some(number) = newest(conn)? else { return Ok(None) };
    let inverse = load(conn, number)?.inverse();
    step(conn, number, &inverse, (UNDONE, at))?;
    Ok(Some((inverse, depth(conn)?)))
}

/// Does again what was taken back last.
pub fn redo(conn: &Connection, at: i64) -> Result<Option<(Gesture, Depth)>> {
    let Some(number) = taken_back(conn)? else { return Ok(None) };
    let gesture = load(conn, number)?;
    step(conn, number, &gesture, (0, at))?;
    Ok(Some((gesture, depth(conn)?)))
}

fn step(conn: &Connection, number: i64, gesture: &Gesture, (undone, at): (i64, i64)) -> Result<()> {
    for operation in &gesture.operations {
        personal::apply(conn, operation)?;
    }
    let sql = "UPDATE journal SET undone = ?1, turned_at = ?2 WHERE gesture = ?3";
    conn.prepare_cached(sql)?.execute([undone, at, number])?;
    mark(conn, gesture)?;
    hear(conn, gesture)
}

/// A word on who is who: references are resolved again, and what changed is scored anew.
fn hear(conn: &Connection, gesture: &Gesture) -> Result<()> {
    if !gesture.decides_identity() {
        return Ok(());
    }
    let resolved = resolve::hear(conn)?;
    let mut changed = resolved.accounts;
    for (link, before) in resolved.links {
        let sql = "SELECT account FROM account_link WHERE id = ?1";
        let now: Option<u32> = conn.prepare_cached(sql)?.query_row([link], |row| row.get(0))?;
        changed.extend(before.into_iter().chain(now).map(AccountId));
    }
    for account in &changed {
        derived::forget_closes(conn, *account, Day::from_number(i32::MIN))?;
    }
    derived::mark_dirty(conn, &changed, false)
}

/// Derived rows of the accounts are old now; past scores too where a dated row came or went.
fn mark(conn: &Connection, gesture: &Gesture) -> Result<()> {
    let accounts = gesture.accounts().into_iter().collect();
    derived::mark_dirty(conn, &accounts, turns_practice(conn, gesture)?)?;
    for operation in &gesture.operations {
        let days = operation.before.iter().chain(&operation.after).filter_map(since);
        if let (Some(account), Some(day)) = (operation.account(), days.min()) {
            derived::forget_closes(conn, account, day)?;
        }
    }
    Ok(())
}

/// May it decide whether the workspace keeps plans or proofs, because hardly any other account has one?
/// What is expected of every account changes then.
fn turns_practice(conn: &Connection, gesture: &Gesture) -> Result<bool> {
    for item in gesture.operations.iter().flat_map(|one| one.before.iter().chain(&one.after)) {
        let (sql, day) = match item {
            Item::Plan(plan) => (
                "SELECT count(DISTINCT account) FROM plan WHERE account <> ?1 AND reviewed_day >= ?2",
                plan.reviewed,
            ),
            Item::Proof(proof) => (
                "SELECT count(DISTINCT account) FROM proof WHERE account <> ?1 AND day >= ?2",
                proof.day,
            ),
            _ => continue,
        };
        let (Some(account), since) = (item.account(), (day - PRACTICE_DAYS).number()) else {
            continue;
        };
        let others: i64 =
            conn.prepare_cached(sql)?.query_row(params![account.0, since], |row| row.get(0))?;
        if others < PRACTICE_ACCOUNTS {
            return Ok(true);
        }
    }
    Ok(false)
}

/// From which day on a row counts in scores; `None` when it never does.
fn since(item: &Item) -> Option<Day> {
    match item {
        Item::Touch(touch) => Some(touch.day),
        Item::Pulse(pulse) => Some(pulse.day),
        Item::Plan(plan) => Some(plan.opened),
        Item::Proof(proof) => Some(proof.day),
        Item::Task(task) => Some(task.created),
        Item::Correction(_) => Some(Day::from_number(i32::MIN)),
        // An override and a forecast stand beside scores, never in one.
        Item::Override(_)
        | Item::Forecast(_)
        | Item::Verdict(_)
        | Item::Document(_)
        | Item::Ruling(_)
        | Item::Waiver(_) => None,
    }
}

/// A gesture as it was made.
fn load(conn: &Connection, number: i64) -> Result<Gesture> {
    let mut query = conn.prepare_cached(
        "SELECT title, entity, before, after FROM journal WHERE gesture = ?1 ORDER BY seq",
    )?;
    let mut rows = query.query([number])?;
    let mut title = None;
    let mut operations = Vec::new();
    while let Some(row) = rows.next()? {
        title = Some(serde_json::from_str(&row.get::<_, String>(0)?)?);
        let entity: String = row.get(1)?;
        let item = |body: Option<String>| body.map(|body| personal::parse(&entity, &body));
        operations.push(Operation {
            before: item(row.get(2)?).transpose()?,
            after: item(row.get(3)?).transpose()?,
        });
    }
    let title = title.ok_or_else(|| StoreError::new(Message::new("store-stopped")))?;
    Ok(Gesture { title, operations })
}

pub fn depth(conn: &Connection) -> Result<Depth> {
    let mut query =
        conn.prepare_cached("SELECT count(DISTINCT gesture) FROM journal WHERE undone = ?1")?;
    let mut count = |undone: i64| query.query_row([undone], |row| row.get::<_, i64>(0));
    Ok(Depth { undo: count(0)? as usize, redo: count(UNDONE)? as usize })
}

/// The newest lines, of one account or of all.
pub fn lines(
    conn: &Connection,
    limit: usize,
    account: Option<AccountId>,
) -> Result<Vec<JournalLine>> {
    let mut query = conn.prepare_cached(
        "SELECT seq, at, by, gesture, title, account, entity, id, before, after, undone \
         FROM journal WHERE ?1 IS NULL OR account = ?1 \
         OR account IN (SELECT id FROM account WHERE merged_into = ?1) \
         ORDER BY seq DESC LIMIT ?2",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut rows = query.query(params![account.map(|id| id.0), limit])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        lines.push(line(row)?);
    }
    Ok(lines)
}

fn line(row: &Row<'_>) -> Result<JournalLine> {
    let whole = |at: usize| -> Result<Option<Value>> {
        let body: Option<String> = row.get(at)?;
        Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
    };
    let (field, old, new) = narrow(whole(8)?, whole(9)?);
    Ok(JournalLine {
        seq: row.get(0)?,
        at: row.get(1)?,
        by: row.get(2)?,
        gesture: row.get(3)?,
        title: serde_json::from_str(&row.get::<_, String>(4)?)?,
        account: row.get::<_, Option<u32>>(5)?.map(AccountId),
        entity: row.get(6)?,
        id: row.get(7)?,
        field,
        old,
        new,
        undone: row.get::<_, i64>(10)? != 0,
    })
}

/// When exactly one field differs, that field and its values; else the rows as they are.
fn narrow(
    old: Option<Value>,
    new: Option<Value>,
) -> (Option<String>, Option<Value>, Option<Value>) {
    if let (Some(Value::Object(before)), Some(Value::Object(after))) = (&old, &new) {
        let mut changed =
            before.keys().chain(after.keys()).filter(|k| before.get(*k) != after.get(*k));
        if let Some(field) = changed.next()
            && changed.all(|other| other == field)
        {
            let value = |map: &serde_json::Map<String, Value>| {
                map.get(field).filter(|value| !value.is_null()).cloned()
            };
            return (Some(field.clone()), value(before), value(after));
        }
    }
    (None, old, new)
}
