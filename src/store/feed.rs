//! What past runs tell: the days that feeds cover, files that are known already, runs, rows set
//! aside, references that nobody knows.

use super::error::Result;
use super::field::table;
use crate::core::batch::{Counts, Digest, EarlierFile, FileOutcome, FileStatus};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::feed::{Feed, cover};
use crate::core::intake::{Orphan, ProblemLine, RunLine};
use crate::core::message::Message;
use crate::core::problem::{Problem, file_mark, said};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::{BTreeMap, HashSet};

/// A run counts while it is not undone.
pub(super) const APPLIED: &str = "f.status = 'applied' AND EXISTS (SELECT 1 FROM run r WHERE r.id = f.run AND r.undone_at IS NULL)";

/// The days that each feed covers. A file of states speaks for its as-of day.
pub fn feeds(conn: &Connection) -> Result<Vec<Feed>> {
    let sql = format!(
        "SELECT f.source, f.entity, f.as_of, f.covered_from, f.covered_to, \
         (SELECT today FROM run WHERE id = f.run) FROM run_file f \
         WHERE {APPLIED} AND f.source IS NOT NULL ORDER BY f.source, f.entity, f.as_of"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query([])?;
    let mut feeds: BTreeMap<(String, Entity), Feed> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let Some(entity) = row.get_ref(1)?.as_str_or_null()?.and_then(Entity::parse) else {
            continue;
        };
        let as_of = Day::from_number(row.get(2)?);
        let from = row.get::<_, Option<i32>>(3)?.map_or(as_of, Day::from_number);
        let to = row.get::<_, Option<i32>>(4)?.map_or(as_of, Day::from_number);
        let seen = Day::from_number(row.get(5)?);
        let source: String = row.get(0)?;
        let feed = feeds.entry((source.clone(), entity)).or_insert_with(|| Feed {
            source,
            entity,
            covered: Vec::new(),
            first_import: as_of,
            last_import: as_of,
            first_seen: seen,
        });
        cover(&mut feed.covered, from, to);
        feed.first_import = feed.first_import.min(as_of);
        feed.last_import = feed.last_import.max(as_of);
        feed.first_seen = feed.first_seen.min(seen);
    }
    Ok(feeds.into_values().collect())
}

pub(super) const OUTCOME: &str = "f.path, f.entity, f.preset, f.format, f.encoding, f.delimiter, \
    f.header_line, f.as_of, f.status, f.read, f.new, f.changed, f.unchanged, f.quarantined, \
    f.skipped, f.error, f.notes, f.values_aside";

pub(super) fn outcome(row: &Row<'_>, at: usize) -> Result<FileOutcome> {
    let text = |n: usize| row.get::<_, Option<String>>(at + n);
    let number = |n: usize| row.get::<_, i64>(at + n).map(|number| number as u64);
    let status = serde_json::Value::String(row.get(at + 8)?);
    let error = text(15)?.map(|json| serde_json::from_str(&json)).transpose()?;
    Ok(FileOutcome {
        path: row.get(at)?,
        entity: text(1)?.as_deref().and_then(Entity::parse),
        preset: text(2)?,
        format: text(3)?,
        encoding: text(4)?,
        delimiter: text(5)?.and_then(|delimiter| delimiter.chars().next()),
        header_line: row.get::<_, Option<i64>>(at + 6)?.map(|line| line as u64),
        as_of: row.get::<_, Option<i32>>(at + 7)?.map(Day::from_number),
        status: serde_json::from_value(status)?,
        counts: Counts {
            read: number(9)?,
            new: number(10)?,
            changed: number(11)?,
            unchanged: number(12)?,
            quarantined: number(13)?,
            skipped: number(14)?,
            values_aside: number(17)?,
        },
        error,
        notes: serde_json::from_str(&row.get::<_, String>(at + 16)?)?,
    })
}

/// A file that the latest applied run of its feed has seen in this very form: as unchanged.
pub fn known_file(
    conn: &Connection,
    digest: &Digest,
    settings: &Digest,
) -> Result<Option<FileOutcome>> {
    let sql = format!(
        "SELECT {OUTCOME} FROM run_file f WHERE f.digest = ?1 AND f.settings = ?2 \
         AND f.status IN ('applied', 'unchanged') AND f.run = (SELECT max(g.run) FROM run_file g \
           JOIN run r ON r.id = g.run WHERE g.source = f.source AND g.entity = f.entity \
           AND g.status = 'applied' AND r.undone_at IS NULL) \
         ORDER BY f.id DESC LIMIT 1"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let found = query.query_row(params![digest, settings], |row| Ok(outcome(row, 0))).optional()?;
    Ok(found.transpose()?.map(unchanged))
}

/// Is what lies at this path what was last taken in from there, whatever came of the same feed since?
pub fn stands_as_read(
    conn: &Connection,
    path: &str,
    digest: &Digest,
    settings: &Digest,
) -> Result<bool> {
    let sql = "SELECT f.digest = ?2 AND f.settings = ?3 FROM run_file f JOIN run r ON r.id = f.run \
         WHERE f.path = ?1 AND f.status IN ('applied', 'unchanged') AND r.undone_at IS NULL \
         ORDER BY f.id DESC LIMIT 1";
    let mut query = conn.prepare_cached(sql)?;
    Ok(query
        .query_row(params![path, digest, settings], |row| row.get(0))
        .optional()?
        .unwrap_or(false))
}

/// Was a file of that size ever taken in?
pub fn knows_size(conn: &Connection, size: u64) -> Result<bool> {
    let sql = "SELECT 1 FROM run_file WHERE size = ?1 AND status IN ('applied', 'unchanged')";
    Ok(conn.prepare_cached(sql)?.exists([size as i64])?)
}

/// The newest file of the same series that is in force.
pub fn earlier_file(
    conn: &Connection,
    source: &str,
    entity: Entity,
    path: &str,
) -> Result<Option<EarlierFile>> {
    let mut query = conn.prepare_cached(
        "SELECT f.path, f.as_of, f.fields FROM run_file f JOIN run r ON r.id = f.run \
         WHERE f.source = ?1 AND f.entity = ?2 AND f.status = 'applied' AND r.undone_at IS NULL \
         AND f.as_of IS NOT NULL ORDER BY f.as_of DESC, f.id DESC LIMIT 500",
    )?;
    let mut rows = query.query(params![source, entity.id()])?;
    while let Some(row) = rows.next()? {
        if series(&row.get::<_, String>(0)?) == series(path) {
            let fields: Option<String> = row.get(2)?;
            return Ok(Some(EarlierFile {
                as_of: Day::from_number(row.get(1)?),
                fields: fields.unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
            }));
        }
    }
    Ok(None)
}

/// A path without its digits: a day or a counter in a name makes no other series.
fn series(path: &str) -> String {
    path.chars().filter(|c| !c.is_numeric()).collect()
}

fn unchanged(mut outcome: FileOutcome) -> FileOutcome {
    let counts = &mut outcome.counts;
    counts.unchanged = counts.read.saturating_sub(counts.quarantined + counts.skipped);
    (counts.new, counts.changed) = (0, 0);
    outcome.status = FileStatus::Unchanged;
    outcome
}

pub fn runs(conn: &Connection, limit: usize) -> Result<Vec<RunLine>> {
    let mut query = conn.prepare_cached(
        "SELECT id, at, by, accounts_changed, undone_at, changes, held FROM run ORDER BY id DESC LIMIT ?1",
    )?;
    let mut rows = query.query([limit as i64])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let run: u32 = row.get(0)?;
        let files = files(conn, run)?;
        let mut totals = Counts::default();
        for file in &files {
            totals += file.counts;
        }
        lines.push(RunLine {
            run,
            at: row.get(1)?,
            by: row.get(2)?,
            files,
            totals,
            accounts_changed: row.get::<_, i64>(3)? as u64,
            undone_at: row.get(4)?,
            changes: serde_json::from_str(&row.get::<_, String>(5)?)?,
            held: row
                .get::<_, Option<String>>(6)?
                .map(|json| serde_json::from_str(&json))
                .transpose()?,
        });
    }
    Ok(lines)
}

fn files(conn: &Connection, run: u32) -> Result<Vec<FileOutcome>> {
    let sql = format!("SELECT {OUTCOME} FROM run_file f WHERE f.run = ?1 ORDER BY f.id");
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query([run])?;
    let mut files = Vec::new();
    while let Some(row) = rows.next()? {
        files.push(outcome(row, 0)?);
    }
    Ok(files)
}

/// Of a file's newest reading, not let be by the person, and not read as it should be since.
pub(super) const OPEN: &str = "f.latest \
    AND NOT EXISTS (SELECT 1 FROM waiver w \
      WHERE w.raw = p.raw AND w.column_name IS p.column_name) \
    AND NOT EXISTS (SELECT 1 FROM run s WHERE s.id = p.solved_run AND s.undone_at IS NULL)";

pub fn problems(conn: &Connection) -> Result<Vec<ProblemLine>> {
    let mut query = conn.prepare_cached(&format!(
        "SELECT f.run, f.path, f.entity, p.line, p.record, p.column_name, p.value, p.reason, \
         p.raw, p.value_only, p.id FROM problem p JOIN run_file f ON f.id = p.file WHERE {OPEN} \
         ORDER BY f.path, p.line, p.id"
    ))?;
    let mut rows = query.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let problem = Problem {
            line: row.get::<_, i64>(3)? as u64,
            record: row.get::<_, i64>(4)? as u64,
            column: row.get(5)?,
            value: row.get(6)?,
            reason: serde_json::from_str(&row.get::<_, String>(7)?)?,
            raw: row.get(8)?,
            value_only: row.get(9)?,
        };
        let entity = row.get_ref(2)?.as_str_or_null();
        let entity = entity.ok().flatten().and_then(Entity::parse);
        let (number, run, path) = (row.get(10)?, row.get(0)?, row.get(1)?);
        lines.push(ProblemLine { number, run, path, entity, problem });
    }
    Ok(lines)
}

/// The rows that a person has accepted without their bad cells.
pub fn accepted(conn: &Connection) -> Result<HashSet<String>> {
    let sql = "SELECT raw FROM waiver WHERE json_extract(body, '$.accepted')";
    let mut query = conn.prepare_cached(sql)?;
    let rows = query.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Has a person left the file out for this reason?
pub fn is_left_out(conn: &Connection, path: &str, why: &Message) -> Result<bool> {
    let mut query =
        conn.prepare_cached("SELECT 1 FROM waiver WHERE raw = ?1 AND column_name = ?2")?;
    Ok(query.exists(params![file_mark(path), said(why)])?)
}

pub fn count_problems(conn: &Connection) -> Result<usize> {
    let sql =
        format!("SELECT count(*) FROM run_file f JOIN problem p ON p.file = f.id WHERE {OPEN}");
    Ok(conn.prepare_cached(&sql)?.query_row([], |row| row.get::<_, i64>(0))? as usize)
}

/// When the last run was applied: Unix seconds.
pub fn synced_at(conn: &Connection) -> Result<Option<i64>> {
    let sql = "SELECT max(at) FROM run WHERE undone_at IS NULL AND held IS NULL";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Rows per reference that no account is known for, most first.
pub fn orphans(conn: &Connection) -> Result<Vec<Orphan>> {
    let mut rows: BTreeMap<(String, String), u64> = BTreeMap::new();
    for entity in Entity::ALL {
        let source = if entity == Entity::Usage { "l.source" } else { "e.source" };
        let table = if entity == Entity::Usage { "series" } else { table(entity) };
        // Tasks without an account are nobody's orphans: they are plain work.
        let nameless = if entity == Entity::Task { "AND l.id IS NOT NULL" } else { "" };
        let sql = format!(
            "SELECT {source}, coalesce(l.reference, ''), count(*) FROM {table} e \
             LEFT JOIN account_link l ON l.id = e.link WHERE l.account IS NULL AND l.by IS NOT 'person' {nameless} \
             GROUP BY 1, 2"
        );
        let mut query = conn.prepare_cached(&sql)?;
        let mut found = query.query([])?;
        while let Some(row) = found.next()? {
            *rows.entry((row.get(0)?, row.get(1)?)).or_default() += row.get::<_, i64>(2)? as u64;
        }
    }
    let mut names = names(conn)?;
    let mut orphans: Vec<Orphan> = rows
        .into_iter()
        .map(|(place, rows)| {
            let name = names.remove(&place);
            let (source, reference) = place;
            Orphan { source, reference, name, rows, alike: None }
        })
        .collect();
    orphans.sort_by_key(|orphan| std::cmp::Reverse(orphan.rows));
    Ok(orphans)
}

/// What sources call the references that no account is known for.
fn names(conn: &Connection) -> Result<BTreeMap<(String, String), String>> {
    let mut query = conn.prepare_cached(
        "SELECT l.source, l.reference, e.name FROM account_record e \
         JOIN account_link l ON l.id = e.link WHERE l.account IS NULL AND e.name IS NOT NULL",
    )?;
    let rows = query.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
