//! Rows that were set aside and have come since as they should be, in whatever file: they are no
//! problem any more, unless that run is taken back.

use super::error::Result;
use crate::core::batch::{Batch, FileBatch, Record};
use crate::core::entity::Value;
use rusqlite::{Connection, params};
use std::collections::{HashMap, HashSet};

/// What stands between the cells of a row as it was read.
const BETWEEN: [char; 10] = [',', ';', '\t', '|', '"', ':', '{', '}', '[', ']'];

/// A row that waits: its problem, and its cells.
struct Waiting {
    problem: i64,
    cells: HashSet<String>,
}

/// Looks for the rows of older files of the same feed in one that has just been taken in.
pub fn solve(conn: &Connection, run: u32, file: &FileBatch) -> Result<()> {
    let Batch::Records(records) = &file.batch else { return Ok(()) };
    let waiting = waiting(conn, file)?;
    let mut by_cell: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, row) in waiting.iter().enumerate() {
        row.cells.iter().for_each(|cell| by_cell.entry(cell).or_default().push(at));
    }
    if by_cell.is_empty() {
        return Ok(());
    }
    let mut mend = conn.prepare_cached("UPDATE problem SET solved_run = ?2 WHERE id = ?1")?;
    for record in records {
        let named = by_cell.get(record.key.as_str()).into_iter().flatten();
        for row in named.filter_map(|at| waiting.get(*at)) {
            if is_it(record, row) {
                mend.execute(params![row.problem, run])?;
            }
        }
    }
    Ok(())
}

fn waiting(conn: &Connection, file: &FileBatch) -> Result<Vec<Waiting>> {
    let mut query = conn.prepare_cached(
        "SELECT p.id, p.raw FROM problem p JOIN run_file f ON f.id = p.file \
         WHERE f.latest AND f.source = ?1 AND f.entity = ?2 AND f.path <> ?3 \
         AND p.solved_run IS NULL",
    )?;
    let mut rows = query.query(params![file.source, file.entity.id(), file.path])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let raw: String = row.get(1)?;
        let cells = raw.split(BETWEEN).map(|cell| cell.trim().to_owned());
        let cells = cells.filter(|cell| !cell.is_empty()).collect();
        found.push(Waiting { problem: row.get(0)?, cells });
    }
    Ok(found)
}

/// The same row: its key stands there, and one more of its texts beside it.
fn is_it(record: &Record, row: &Waiting) -> bool {
    let reference = record.reference.as_ref().map(crate::core::batch::Reference::key);
    let spelt = reference.as_deref().map(crate::core::identity::spelling);
    let texts = record.values.iter().flatten().filter_map(Value::as_text);
    let mut beside = texts.chain(spelt.as_deref()).filter(|text| *text != record.key);
    beside.any(|text| row.cells.contains(text.trim()))
}
