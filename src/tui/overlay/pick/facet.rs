//! Choosing columns, and values that a list is narrowed to.

use super::{Hit, MOST, Pick};
use crate::core::field::{self, COLUMNS, Column, FieldKind, FieldValue};
use crate::core::filter;
use crate::core::message::Message;
use crate::core::search::{Query, fold};
use crate::core::text::Shown;
use crate::core::view;
use crate::tui::section::health::tier_word;
use crate::tui::world::World;
use std::collections::{BTreeMap, BTreeSet};

/// Columns whose values stand for many accounts.
pub fn fields(world: &World, narrow: bool, text: &str) -> Vec<Hit> {
    let made = |column: &'static Column| Hit {
        left: column.head(|_| world.word(column.title)),
        right: column.id.to_owned(),
        pick: Pick::Field { column, narrow },
    };
    found(every(world).into_iter().filter(|column| view::groups(column)), text, made)
}

/// All columns, with a tick on those that are shown.
pub fn columns(world: &World, shown: &[&'static Column], text: &str) -> Vec<Hit> {
    let made = |column: &'static Column| {
        let tick = if shown.contains(&column) { world.glyphs.ticked } else { world.glyphs.open };
        Hit {
            left: format!("{tick} {}", column.head(|_| world.word(column.title))),
            right: column.id.to_owned(),
            pick: Pick::Column(column),
        }
    };
    found(every(world).into_iter().filter(|column| column.id != "name"), text, made)
}

/// Our columns, then those of the exports that mean nothing else here.
fn every(world: &World) -> Vec<&'static Column> {
    let mut names = BTreeSet::new();
    for row in &world.portfolio.rows {
        names.extend(row.extra.iter().map(|(name, _)| name));
    }
    let own = names.into_iter().filter_map(|name| field::column(&format!("x.{name}")));
    COLUMNS.iter().chain(own).collect()
}

fn found(
    columns: impl Iterator<Item = &'static Column>,
    text: &str,
    made: impl Fn(&'static Column) -> Hit,
) -> Vec<Hit> {
    let query = Query::new(text);
    let hits = columns.map(made);
    hits.filter(|hit| {
        query.is_empty() || query.matches(&format!("{}\n{}", fold(&hit.left), fold(&hit.right)))
    })
    .take(MOST)
    .collect()
}

/// The values of a column, those of the most accounts first, then those without one.
pub fn values(world: &World, column: &'static Column, text: &str) -> Vec<Hit> {
    let today = world.today();
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut none = 0;
    for row in &world.portfolio.rows {
        let values = spoken(world, column, column.of(row, today));
        none += usize::from(values.is_empty());
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut counted: Vec<_> = counts.into_iter().collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let query = Query::new(text);
    let right = |count: usize| world.say(&Message::new("pick-accounts").count("count", count));
    let fits = |said: &str| query.is_empty() || query.matches(&fold(said));
    let mut hits: Vec<Hit> = counted
        .into_iter()
        .filter(|((said, _), _)| fits(said))
        .map(|((said, typed), count)| Hit {
            left: Shown::new(&said).to_string(),
            right: right(count),
            pick: Pick::Value(condition(column, &typed)),
        })
        .collect();
    let unknown = world.word("group-unknown");
    if none > 0 && fits(&unknown) {
        let pick = Pick::Value(format!("missing:\"{}\"", column.id));
        hits.push(Hit { left: unknown, right: right(none), pick });
    }
    hits.truncate(MOST);
    hits
}

/// Each value as it is said and as it is typed.
fn spoken(world: &World, column: &Column, value: FieldValue<'_>) -> Vec<(String, String)> {
    let same = |text: &str| (text.to_owned(), text.to_owned());
    match value {
        FieldValue::Text(text) => vec![same(text)],
        FieldValue::List(parts) => parts.iter().map(|part| same(part)).collect(),
        FieldValue::Tier(tier) => vec![(world.word(tier_word(tier)), tier.id().to_owned())],
        FieldValue::Band(band) if column.kind == FieldKind::Band => {
            let said = world.word(band.title());
            vec![(format!("{} {said}", world.glyphs.band(band)), band.id().to_owned())]
        }
        _ => Vec::new(),
    }
}

/// `owner:"Aya Mori"`, as it is typed into the filter: the whole value, not a part of it.
fn condition(column: &Column, value: &str) -> String {
    let whole = matches!(column.kind, FieldKind::Text | FieldKind::List);
    let op = if whole { "=" } else { ":" };
    let typed = format!("{}{op}\"{}\"", in_quotes(column.id), value.replace('"', ""));
    // In the form that is kept, which is also the shortest.
    filter::parse(&typed).map_or(typed, |filter| filter.to_string())
}

/// A column of an export may be called anything.
fn in_quotes(id: &str) -> String {
    id.strip_prefix("x.").map_or_else(|| id.to_owned(), |name| format!("x.\"{name}\""))
}
