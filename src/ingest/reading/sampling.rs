//! A file as it is read today, by its head: which column is taken for what, and the first rows.

use super::Opening;
use crate::core::intake::FileSample;
use crate::ingest::mapping::Mapping;
use crate::ingest::sniff::Shape;
use crate::ingest::table::Table;
use crate::ingest::{Options, Presets, Refusal, delimited, json};
use std::path::Path;

/// Rows of a sample.
const ROWS: usize = 5;

/// Reads the head of a file and says how its columns are taken.
pub fn sample(path: &Path, presets: &Presets, options: &Options) -> Result<FileSample, Refusal> {
    let head = super::head(path)?;
    let file = Opening::find(&head, presets, options)?;
    let shown = path.display().to_string();
    let encoding = file.decoded.encoding.to_owned();
    if file.shape == Shape::Delimited {
        let text: &str = &file.decoded.text;
        let layout = file.layout();
        let names: Vec<&str> = layout.header.iter().map(String::as_str).collect();
        let cut = delimited::read(text, &layout, &mut |_| true);
        let table = cut.unwrap_or_else(|_| Table::new(text, &names));
        let mapping = file.fit(&table)?;
        return Ok(put_together(shown, encoding, &table, &mapping));
    }
    let mut streams = json::head(&file.decoded.text, file.shape);
    let (at, mapping) = file.best(&streams)?;
    let table = streams.swap_remove(at);
    Ok(put_together(shown, encoding, &table, &mapping))
}

fn put_together(
    path: String,
    encoding: String,
    table: &Table<'_>,
    mapping: &Mapping<'_>,
) -> FileSample {
    let columns: Vec<(String, Option<String>)> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| (column.name.clone(), mapping.target(at).map(str::to_owned)))
        .collect();
    let cells = |row| {
        let cell = |at| table.cell(row, at).unwrap_or_default().to_owned();
        (0..columns.len()).map(cell).collect()
    };
    let rows = table.rows.iter().take(ROWS).map(|row| cells(*row)).collect();
    let preset = mapping.preset;
    FileSample { path, entity: preset.entity, preset: preset.name.clone(), encoding, columns, rows }
}
