//! Wide tables of usage: periods as columns (`2026-01`, `Jan 2026`, `2026年1月`), laid out long, a
//! value a row.

use super::date::{self, Found};
use super::header::Column;
use super::mapping::Mapping;
use super::table::Table;
use crate::core::message::Message;

/// Columns of periods that make a table a wide one.
const FEW: usize = 2;

/// A day, a week or a month, and not a mere number that could be one.
fn is_period(column: &Column) -> bool {
    let plain = column.name.bytes().all(|byte| byte.is_ascii_digit());
    let found = date::find(&column.name);
    !plain && matches!(found, Some(Found::Day(_) | Found::Month(_) | Found::Week(_)))
}

/// What a chart may say of those whose values it shows; what says more is a list of customers.
const OF_CHARTS: [&str; 2] = ["name", "segment"];

/// Periods, and no more beside them than whose values they are: a generic preset would take that for
/// a list of customers.
pub fn is_chart(mapping: &Mapping<'_>, columns: &[Column]) -> bool {
    let fields = mapping.preset.entity.fields().iter().zip(&mapping.fields);
    let mut said = fields.filter(|(_, column)| column.is_some()).map(|(field, _)| field.id);
    mapping.preset.is_generic() && is_mostly(columns) && said.all(|id| OF_CHARTS.contains(&id))
}

/// At least every second column is a period: what else stands there says whose values they are.
fn is_mostly(columns: &[Column]) -> bool {
    let periods = columns.iter().filter(|column| is_period(column)).count();
    periods >= FEW && periods * 2 >= columns.len()
}

/// The same values with one row each; `None` for a table that is not wide. `title` names what is
/// counted, where no column does.
pub fn unfolded<'a>(table: &Table<'a>, title: &str) -> Option<Table<'a>> {
    let columns = || table.columns.iter().enumerate();
    let periods: Vec<(usize, &str)> = columns()
        .filter(|(_, column)| is_period(column))
        .map(|(at, column)| (at, column.name.as_str()))
        .collect();
    if periods.len() < FEW {
        return None;
    }
    let kept: Vec<(usize, &Column)> = columns().filter(|(_, column)| !is_period(column)).collect();
    let metrics = ["metric", "指標", "項目", "kpi"];
    let names_metric = kept.iter().any(|(_, column)| metrics.iter().any(|name| column.is(name)));
    let mut names: Vec<&str> = kept.iter().map(|(_, column)| column.name.as_str()).collect();
    let date = names.len() as u32;
    names.extend(["date", "value"]);
    if !names_metric {
        names.push("metric");
    }
    let mut long = table.emptied(&names);
    for row in &table.rows {
        for (at, period) in &periods {
            let Some(value) = table.cell(*row, *at) else { continue };
            for (to, (from, _)) in kept.iter().enumerate() {
                long.put(to as u32, table.cell(*row, *from).unwrap_or_default());
            }
            long.put(date, period);
            long.put(date + 1, value);
            if !names_metric {
                long.put(date + 2, title);
            }
            long.repeat_row(*row);
        }
    }
    long.notes.push(Message::new("ingest-note-wide").count("count", periods.len() as i64));
    Some(long)
}
