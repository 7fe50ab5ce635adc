//! A file of which no kind is known, or not all that its kind needs: its columns, and what they would
//! be taken for, so that a person can say the rest.

use super::{Opening, Shape, head};
use crate::core::entity::Entity;
use crate::core::preview::{FirstValues, Outline};
use crate::core::text;
use crate::ingest::decode::DAMAGED;
use crate::ingest::delimited::Layout;
use crate::ingest::mapping::{Mapping, kind};
use crate::ingest::table::Table;
use crate::ingest::{Options, Presets, Refusal, delimited, json};
use std::path::Path;

/// Values of a column that are shown, and the letters of one.
const SHOWN: usize = 3;
const LETTERS: usize = 60;

/// The columns of a file by its head, laid over the kind that was decided, else over accounts.
pub fn outline(path: &Path, presets: &Presets, options: &Options) -> Result<Outline, Refusal> {
    let head = head(path)?;
    let file = Opening::find(&head, presets, options)?;
    let entity = options.decision.kind.unwrap_or(Entity::Account);
    let found = presets.generic(entity).ok_or_else(|| Refusal::plain("ingest-refused-empty"))?;
    let layout = (file.shape == Shape::Delimited).then(|| file.layout());
    let table = first_rows(&file, layout.as_ref());
    let mapping = Mapping::new(found, presets, &table.columns, &options.decision);
    let opened = super::Head { layout: layout.as_ref(), ..file.head() };
    Ok(Outline {
        path: path.display().to_string(),
        entity,
        format: opened.format.to_owned(),
        encoding: opened.encoding.to_owned(),
        delimiter: layout.as_ref().map(|layout| char::from(layout.delimiter)),
        header_line: layout.as_ref().map(|layout| layout.header_line),
        choices: std::iter::once(kind(entity, options.decision.kind.is_none()))
            .chain(opened.choices())
            .collect(),
        columns: mapping.columns(&table.columns, presets, &options.decision),
        first_values: shown(&table),
    })
}

/// What stands first in each column of a file; nothing of one that cannot be opened.
pub fn first_values(path: &Path, presets: &Presets, options: &Options) -> FirstValues {
    let read = || {
        let head = head(path)?;
        let file = Opening::find(&head, presets, options)?;
        let layout = (file.shape == Shape::Delimited).then(|| file.layout());
        Ok::<_, Refusal>(shown(&first_rows(&file, layout.as_ref())))
    };
    read().unwrap_or_default()
}

/// The rows of the head; the most there are of one kind where there are several.
fn first_rows<'t>(file: &'t Opening<'_>, layout: Option<&Layout>) -> Table<'t> {
    let text: &str = &file.decoded.text;
    let Some(layout) = layout else {
        let tables = json::head(text, file.shape).into_iter();
        return tables.max_by_key(|table| table.rows.len()).unwrap_or_default();
    };
    let names: Vec<&str> = layout.header.iter().map(String::as_str).collect();
    let table = delimited::read(text, layout, &|_| 0, &mut |_| true);
    table.unwrap_or_else(|_| Table::new(text, &names))
}

fn shown(table: &Table<'_>) -> FirstValues {
    let value = |value: &str| text::cut(&value.replace(DAMAGED, "\u{FFFD}"), LETTERS);
    let values = |at: usize| table.values(at).take(SHOWN).map(value).collect();
    let columns = table.columns.iter().enumerate();
    columns.map(|(at, column)| (column.name.clone(), values(at))).collect()
}
