//! `mamori query`: read-only SQL over the documented views.

use super::arguments::QueryArgs;
use super::context::{Context, print_json, raw};
use super::print::Table;
use crate::runtime::failure::Failure;
use crate::store::Cell;
use serde_json::{Map, Value, json};

pub fn run(context: &Context, args: &QueryArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let found = workspace.store.query(&args.sql)?;
    if context.json {
        let object = |row: &Vec<Cell>| {
            let pairs = found.columns.iter().cloned().zip(row.iter().map(cell_json));
            Value::Object(pairs.collect::<Map<_, _>>())
        };
        print_json(&found.rows.iter().map(object).collect())?;
        return Ok(0);
    }
    let mut table = Table::new(found.columns.clone());
    table.rows = found.rows.iter().map(|row| row.iter().map(cell_text).collect()).collect();
    raw(&if args.csv { table.csv() } else { table.text() })?;
    Ok(0)
}

fn cell_json(cell: &Cell) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Int(number) => json!(number),
        Cell::Real(number) => json!(number),
        Cell::Text(text) => json!(text),
        Cell::Blob(bytes) => json!(bytes.len()),
    }
}

fn cell_text(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Int(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Blob(bytes) => format!("<{}>", bytes.len()),
    }
}
