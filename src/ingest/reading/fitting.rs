//! What a file is: its header found, a preset laid over its columns, wide tables laid out long.

use super::{Opening, Rows};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::text;
use crate::ingest::delimited::{self, Layout};
use crate::ingest::header::Column;
use crate::ingest::mapping::{Mapping, recognise};
use crate::ingest::sniff::Shape;
use crate::ingest::table::{Table, check_width};
use crate::ingest::{Refusal, json, usage, wide};

impl<'a> Opening<'a> {
    /// How many of the columns mean something.
    pub(super) fn known(&self, columns: &[Column]) -> usize {
        columns.iter().filter(|c| c.folds.iter().any(|fold| self.presets.knows(fold))).count()
    }

    pub(super) fn layout(&self) -> Layout {
        let decided = self.manner.delimiter.and_then(|sign| u8::try_from(sign).ok());
        let given = if self.made.is_some() { Some(b',') } else { decided };
        let known = |columns: &[Column]| self.known(columns);
        delimited::layout(&self.decoded.text, given, self.manner.header_line, &known)
    }

    pub(super) fn fit(&self, table: &Table<'_>) -> Result<Mapping<'a>, Refusal> {
        recognise(&table.columns, table, self.presets, self.options)
    }

    /// What was read of usage in passing, with what its columns were taken for.
    pub(super) fn streamed(
        &self,
        made: usage::Made,
        layout: &Layout,
        mapping: &Mapping<'_>,
    ) -> Rows {
        let columns: Vec<Column> = layout.header.iter().map(|name| Column::new(name)).collect();
        let mut rows = Rows::of_usage(made);
        rows.columns = mapping.columns(&columns, self.presets, &self.options.decision);
        rows.note_values();
        rows
    }

    /// What a table is, as it stands or, where that is nothing known, with a value a row.
    pub(super) fn fit_or_unfold<'t>(
        &self,
        table: Table<'t>,
        layout: &Layout,
        name: &str,
    ) -> Result<(Table<'t>, Mapping<'a>), Refusal> {
        // A chart has few columns that say whose values those of its periods are: they alone would
        // make it a list of customers.
        let fitted = match self.fit(&table) {
            Ok(mapping) if !wide::is_chart(&mapping, &table.columns) => {
                return Ok((table, mapping));
            }
            other => other,
        };
        let mut said = layout.titles.iter().map(String::as_str).chain([name]);
        let title = said.find_map(|text| usage::metric_in(text, self.presets));
        let long = wide::unfolded(&table, title.as_deref().unwrap_or("usage"));
        if let Some(long) = long
            && let Ok(mapping) = self.fit(&long)
            && mapping.preset.entity == Entity::Usage
        {
            return Ok((long, mapping));
        }
        match fitted {
            Ok(mapping) => Ok((table, mapping)),
            Err(_) if layout.header_line == 0 => Err(headless(&table)),
            Err(refusal) => Err(refusal),
        }
    }

    /// What the first rows are.
    pub(super) fn fit_head(&self) -> Result<Mapping<'a>, Refusal> {
        let text = &self.decoded.text;
        if self.shape != Shape::Delimited {
            return Ok(self.best(&json::head(text, self.shape))?.1);
        }
        let layout = self.layout();
        check_width(layout.header.len())?;
        let names: Vec<&str> = layout.header.iter().map(String::as_str).collect();
        let cut = delimited::read(text, &layout, &|columns| self.known(columns), &mut |_| true);
        let table = cut.unwrap_or_else(|_| Table::new(text, &names));
        Ok(self.fit_or_unfold(table, &layout, "")?.1)
    }
}

/// A table whose columns have no names, and of which nobody has said what they hold.
fn headless(table: &Table<'_>) -> Refusal {
    let first = table.rows.first().map(|row| table.cells(*row).map(|(_, cell)| cell));
    let cells: Vec<&str> = first.into_iter().flatten().take(5).collect();
    let row = text::cut(&cells.join(", "), 60);
    Refusal::unmapped(Message::new("ingest-unmapped-headless").text("row", row))
}
