//! Rows that speak of the columns instead of being records: the header once more, a row of types
//! or of labels below it, and the header of another table.

use crate::ingest::header::{Column, fold, invisible};
use std::collections::BTreeSet;

/// What a row of the body says of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The header, once more.
    Again,
    /// Types, or the same columns by other names, right below the header.
    Below,
    /// Other columns: a table begins here.
    Other,
}

/// Words that stand for the kind of a column.
const KINDS: [&str; 26] = [
    "text",
    "string",
    "varchar",
    "char",
    "number",
    "integer",
    "int",
    "bigint",
    "decimal",
    "float",
    "double",
    "numeric",
    "currency",
    "percent",
    "date",
    "datetime",
    "timestamp",
    "boolean",
    "bool",
    "picklist",
    "lookup",
    "id",
    "response",
    "openendedresponse",
    "文字列",
    "数値",
];

/// Longer than this a cell names no column.
const NAME: usize = 60;

/// What the `record`th row below a header says of columns, if that is what it does.
pub fn of(
    cells: &[&str],
    record: u64,
    header: &[String],
    known: &dyn Fn(&[Column]) -> usize,
) -> Option<Label> {
    let filled = || cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    filled().next()?;
    if filled().any(|cell| cell.len() > NAME || cell.bytes().any(|byte| byte.is_ascii_digit())) {
        return again(cells, header).then_some(Label::Again);
    }
    if again(cells, header) {
        return Some(Label::Again);
    }
    let kinds = filled().filter(|cell| KINDS.contains(&fold(cell).as_str())).count();
    let count = filled().count();
    if record == 1 && kinds == count && (count > 1 || header.len() == 1) {
        return Some(Label::Below);
    }
    let columns: Vec<Column> = filled().map(Column::new).collect();
    let different: BTreeSet<&str> = filled().collect();
    let names = count >= 3 && different.len() == count && known(&columns) == count;
    names.then_some(if record == 1 { Label::Below } else { Label::Other })
}

/// The cells of the header, in its order.
fn again(cells: &[&str], header: &[String]) -> bool {
    let bare =
        |text: &str| text.trim_matches(|c: char| c.is_whitespace() || invisible(c)).to_owned();
    header.len() > 1
        && cells.len() == header.len()
        && cells.iter().zip(header).all(|(cell, name)| bare(cell) == bare(name))
}
