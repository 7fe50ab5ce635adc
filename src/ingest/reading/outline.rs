//! A file of which no kind is known, or not all that its kind needs: its columns, and what they would
//! be taken for, so that a person can say the rest.

use super::{Opening, Shape, head};
use crate::core::entity::Entity;
use crate::core::preview::Outline;
use crate::ingest::mapping::{Mapping, kind};
use crate::ingest::table::Table;
use crate::ingest::{Options, Presets, Refusal, delimited, json};
use std::path::Path;

/// The columns of a file by its head, laid over the kind that was decided, else over accounts.
pub fn outline(path: &Path, presets: &Presets, options: &Options) -> Result<Outline, Refusal> {
    let head = head(path)?;
    let file = Opening::find(&head, presets, options)?;
    let entity = options.decision.kind.unwrap_or(Entity::Account);
    let found = presets.generic(entity).ok_or_else(|| Refusal::plain("ingest-refused-empty"))?;
    let text: &str = &file.decoded.text;
    let layout = (file.shape == Shape::Delimited).then(|| file.layout());
    let columns = if let Some(layout) = &layout {
        let names: Vec<&str> = layout.header.iter().map(String::as_str).collect();
        let table = delimited::read(text, layout, &|_| 0, &mut |_| true);
        table.unwrap_or_else(|_| Table::new(text, &names)).columns
    } else {
        let tables = json::head(text, file.shape).into_iter();
        let most = tables.max_by_key(|table| table.rows.len());
        most.map(|table| table.columns).unwrap_or_default()
    };
    let mapping = Mapping::new(found, presets, &columns, &options.decision);
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
        columns: mapping.columns(&columns, presets, &options.decision),
    })
}
