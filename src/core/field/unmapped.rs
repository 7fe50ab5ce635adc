//! Columns of exports that mean nothing else here, as columns of the list: `x.<column>`.

use super::{Column, FieldKind, FieldValue, registry};
use crate::core::known::Known;
use crate::core::portfolio::Summary;
use crate::core::search;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{LazyLock, PoisonError, RwLock};
use unicode_width::UnicodeWidthStr;

/// Those that were ever asked for; a person names a few.
static NAMED: LazyLock<RwLock<BTreeMap<String, &'static Column>>> = LazyLock::new(RwLock::default);

/// The value of an unmapped column; an empty one is none.
pub fn of<'a>(row: &'a Summary, name: &str) -> Option<&'a str> {
    let name = search::fold(name);
    let found = row.extra.iter().find(|(column, _)| search::fold(column) == name)?;
    Some(found.1).filter(|value| !value.trim().is_empty())
}

/// The field that has a column of this name, where one has: `x.industry` is `industry`, too.
pub fn field(name: &str) -> Option<&'static Column> {
    let text = |column: &&Column| matches!(column.kind, FieldKind::Text | FieldKind::List);
    super::column(name).filter(text)
}

/// The column that `x.<column>` names, whether or not an export has it today.
pub(super) fn column(name: &str) -> Option<&'static Column> {
    let own = name.strip_prefix("x.").or_else(|| name.strip_prefix("X."))?;
    // A list of columns is printed with commas between them.
    let own = own.trim().replace(',', " ");
    if own.is_empty() {
        return None;
    }
    let known = NAMED.read().unwrap_or_else(PoisonError::into_inner).get(&own).copied();
    known.or_else(|| {
        let mut named = NAMED.write().unwrap_or_else(PoisonError::into_inner);
        let column = *named.entry(own.clone()).or_insert_with(|| Box::leak(Box::new(make(&own))));
        Some(column)
    })
}

fn make(name: &str) -> Column {
    Column {
        min: (name.width() as u16).clamp(6, 14),
        max: 20,
        priority: 8,
        unmapped: Some(Known::read(name).word()),
        ..registry::text(
            Known::read(&format!("x.{name}")).word(),
            "field-unmapped",
            "field-unmapped",
        )
    }
}

/// Numbers as numbers, all else as words.
pub(super) fn order(left: FieldValue<'_>, right: FieldValue<'_>) -> Ordering {
    let number = |value: FieldValue<'_>| match value {
        FieldValue::Text(text) => text.replace(',', "").trim().parse::<f64>().ok(),
        _ => None,
    };
    match (number(left), number(right)) {
        (Some(left), Some(right)) => left.total_cmp(&right),
        _ => left.order(&right),
    }
}

#[cfg(test)]
mod tests {
    use crate::core::day::Day;
    use crate::core::field::{self, FieldValue};
    use crate::core::portfolio::Summary;
    use crate::core::portfolio::example::row;
    use std::sync::Arc;

    fn with(name: &str, value: &str) -> Arc<Summary> {
        let extra = [("Contract Type", value)].into_iter().collect();
        Arc::new(Summary { extra, ..row(name) })
    }

    #[test]
    fn a_column_that_nothing_else_knows_is_shown_and_sorted_by() {
        let today = Day::parse("2026-11-23").unwrap();
        let column = field::column("x.contract type").unwrap();
        assert_eq!(column.of(&with("A", "Gold"), today), FieldValue::Text("Gold"));
        assert_eq!(column.of(&with("A", " "), today), FieldValue::None);
        assert_eq!(column.head(|_| "?".into()), "contract type");
        assert!(field::column("x.").is_none());
        let mut rows = vec![with("A", "100"), with("B", "9"), with("C", ""), with("D", "1,000")];
        field::sort(&mut rows, &field::parse_sort("-x.contract type").unwrap(), today);
        let names: Vec<&str> = rows.iter().map(|row| &*row.name).collect();
        assert_eq!(names, ["D", "A", "B", "C"]);
    }
}
