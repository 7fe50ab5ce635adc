//! Read-only SQL over the documented views, as `mamori query` runs it.

use super::error::{Result, StoreError};
use crate::core::message::Message;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

/// What a query gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

/// Runs one statement that only reads.
pub fn run(conn: &Connection, sql: &str) -> Result<Table> {
    if !reads(sql) {
        return Err(StoreError::new(Message::new("store-query-only-reads")));
    }
    conn.pragma_update(None, "query_only", true)?;
    let mut statement = conn.prepare(sql).map_err(|error| refused(&error))?;
    if !statement.readonly() {
        return Err(StoreError::new(Message::new("store-query-only-reads")));
    }
    let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut stored = statement.query([]).map_err(|error| refused(&error))?;
    let mut rows = Vec::new();
    while let Some(row) = stored.next().map_err(|error| refused(&error))? {
        let cells = (0..columns.len()).map(|at| row.get_ref(at).map(cell));
        rows.push(cells.collect::<rusqlite::Result<_>>()?);
    }
    Ok(Table { columns, rows })
}

/// Statements that begin like this cannot write, attach a file or change a setting.
fn reads(sql: &str) -> bool {
    let bare = without_comments(sql);
    let word: String = bare.chars().take_while(char::is_ascii_alphabetic).collect();
    ["select", "with", "values", "explain"].contains(&word.to_ascii_lowercase().as_str())
}

/// What follows leading blanks and comments.
fn without_comments(sql: &str) -> &str {
    let mut rest = sql.trim_start();
    loop {
        let after = if let Some(line) = rest.strip_prefix("--") {
            line.split_once('\n').map_or("", |(_, after)| after)
        } else if let Some(block) = rest.strip_prefix("/*") {
            block.split_once("*/").map_or("", |(_, after)| after)
        } else {
            return rest;
        };
        rest = after.trim_start();
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(int) => Cell::Int(int),
        ValueRef::Real(real) => Cell::Real(real),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(blob) => Cell::Blob(blob.to_vec()),
    }
}

fn refused(error: &rusqlite::Error) -> StoreError {
    match error {
        rusqlite::Error::MultipleStatement => {
            StoreError::new(Message::new("store-query-one-statement"))
        }
        error => StoreError::caused(
            Message::new("store-query-failed").text("detail", error.to_string()),
            error,
        ),
    }
}
