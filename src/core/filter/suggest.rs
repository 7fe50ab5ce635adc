//! What may follow in a filter that is being typed: fields, what they are compared by, and values
//! that are in the book.

use super::lex::{Kind, Piece, half, tokens};
use super::node::{Field, Op};
use crate::core::account::Tier;
use crate::core::day::Day;
use crate::core::field::{COLUMNS, Column, FieldKind, FieldValue};
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::core::search::fold;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// So many are offered.
const MOST: usize = 8;

/// What may stand in the place of what was typed last.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestions {
    /// Bytes of the text before the caret.
    pub at: Range<usize>,
    /// As they are put in, the best first.
    pub options: Vec<String>,
}

/// What may be meant by the end of a text, the caret behind it.
pub fn suggest(before: &str, rows: &[Arc<Summary>], today: Day) -> Option<Suggestions> {
    let token = tokens(before).pop().filter(|token| token.at.end == before.len())?;
    let (at, mut options) = match &token.kind {
        Kind::Word(word) if !before.ends_with('"') => (token.at.clone(), fields(word, rows)),
        Kind::Condition { field, values, op, .. } => {
            let piece = last_piece(before, values);
            let options = match fold(field).as_str() {
                "has" | "missing" => named(&piece.text, rows),
                _ => values_of(&Field::find(field)?, *op, &piece.text, rows, today),
            };
            (piece.at, options)
        }
        _ => return None,
    };
    let typed = before.get(at.clone()).unwrap_or_default();
    options.retain(|option| option != typed);
    options.truncate(MOST);
    (!options.is_empty()).then_some(Suggestions { at, options })
}

/// The value behind the last comma or operator; an empty one where none is begun.
fn last_piece(before: &str, values: &[Piece]) -> Piece {
    let here = before.len()..before.len();
    let last = values.last().filter(|piece| piece.at.end == before.len());
    last.cloned().unwrap_or(Piece { text: String::new(), at: here, quoted: false })
}

/// How a field is mostly compared.
fn usual(kind: FieldKind) -> Op {
    match kind {
        FieldKind::Money | FieldKind::Ago | FieldKind::Count => Op::More,
        FieldKind::Ahead | FieldKind::Number | FieldKind::Change | FieldKind::Share => Op::Less,
        _ => Op::Holds,
    }
}

/// Fields that begin so, each with its usual operator; of one that is typed whole, all of them.
fn fields(word: &str, rows: &[Arc<Summary>]) -> Vec<String> {
    let begun = plain(word);
    if let Some(Field::Column(column)) = Field::find(&begun) {
        let ordered = usual(column.kind) != Op::Holds;
        let ops = Op::ALL.into_iter().filter(|(_, op)| ordered || !op.is_order());
        let first = usual(column.kind);
        let mut ops: Vec<(&str, Op)> = ops.collect();
        ops.sort_by_key(|(_, op)| *op != first);
        return ops.into_iter().map(|(sign, _)| format!("{word}{sign}")).collect();
    }
    let mut found: Vec<String> = COLUMNS
        .iter()
        .filter(|column| column.kind != FieldKind::Picture)
        .filter_map(|column| {
            Some(format!("{}{}", called(column, &begun)?, usual(column.kind).sign()))
        })
        .collect();
    found.extend(
        ["has", "missing", "source"]
            .into_iter()
            .filter(|word| word.starts_with(&begun))
            .map(|word| format!("{word}:")),
    );
    if "x.".starts_with(&begun) || begun.starts_with("x.") {
        found.extend(
            extras(rows)
                .into_iter()
                .filter(|name| plain(name).starts_with(&begun))
                .map(|name| format!("{}:", spelled(&name))),
        );
    }
    found
}

/// The name of a column that begins so, in the language it was begun in.
fn called(column: &Column, begun: &str) -> Option<&'static str> {
    let names = [column.id].into_iter().chain(column.also.iter().copied());
    names.into_iter().find(|name| plain(name).starts_with(begun))
}

/// Fields as they stand behind `has:`.
fn named(begun: &str, rows: &[Arc<Summary>]) -> Vec<String> {
    let begun = plain(begun);
    let columns = COLUMNS.iter().filter(|column| column.kind != FieldKind::Picture);
    let mut found: Vec<String> =
        columns.filter_map(|column| called(column, &begun)).map(quoted).collect();
    let extras = extras(rows).into_iter().filter(|name| plain(name).starts_with(&begun));
    found.extend(extras.map(|name| quoted(&name)));
    found
}

/// The unmapped columns of the book.
fn extras(rows: &[Arc<Summary>]) -> BTreeSet<String> {
    let names: BTreeSet<&str> =
        rows.iter().flat_map(|row| row.extra.iter()).map(|(name, _)| name).collect();
    names.into_iter().map(|name| format!("x.{name}")).collect()
}

/// `x."Plan (EUR)"` where the name is none of letters and digits.
fn spelled(name: &str) -> String {
    match name.strip_prefix("x.") {
        Some(own) if !own.chars().all(super::lex::is_name) => format!("x.\"{own}\""),
        _ => name.to_owned(),
    }
}

fn values_of(field: &Field, op: Op, begun: &str, rows: &[Arc<Summary>], today: Day) -> Vec<String> {
    let fixed = |words: &[&str]| -> Vec<String> {
        let begun = plain(begun);
        words
            .iter()
            .filter(|word| word.starts_with(&begun))
            .map(|word| (*word).to_owned())
            .collect()
    };
    match field.kind() {
        FieldKind::Band => {
            let bands: Vec<&str> = ["risk"].into_iter().chain(Band::ALL.map(Band::id)).collect();
            fixed(&bands)
        }
        FieldKind::Tier => fixed(&Tier::ALL.map(Tier::id)),
        FieldKind::Ahead if op.is_order() => fixed(&["7d", "30d", "60d", "90d", "today", "eoq"]),
        FieldKind::Ahead => fixed(&["7d", "30d", "60d", "90d", "today", "0d..30d"]),
        FieldKind::Ago => fixed(&["14d", "30d", "60d", "90d"]),
        FieldKind::Money => fixed(&["10k", "50k", "100k", "1m"]),
        FieldKind::Share => fixed(&["50%", "70%"]),
        FieldKind::Number => fixed(&["30", "50", "75"]),
        FieldKind::Change => fixed(&["-5", "-10", "-20"]),
        FieldKind::Count | FieldKind::Text | FieldKind::List => in_book(field, begun, rows, today),
        FieldKind::Picture => Vec::new(),
    }
}

/// What the rows of the book have there, the most frequent first; what begins so before what only
/// contains it.
fn in_book(field: &Field, begun: &str, rows: &[Arc<Summary>], today: Day) -> Vec<String> {
    let begun = fold(begun);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for row in rows {
        for value in said(field, row, today) {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut found: Vec<(bool, usize, &str)> = counts
        .into_iter()
        .filter(|(value, _)| !value.trim().is_empty() && !value.contains('"'))
        .filter_map(|(value, count)| {
            let folded = fold(value);
            folded.contains(&begun).then(|| (!folded.starts_with(&begun), count, value))
        })
        .collect();
    found.sort_by(|a, b| (a.0, b.1, a.2).cmp(&(b.0, a.1, b.2)));
    found.into_iter().take(MOST).map(|(_, _, value)| quoted(value)).collect()
}

fn said<'a>(field: &Field, row: &'a Summary, today: Day) -> Vec<&'a str> {
    match field {
        Field::Source => row.external_ids.iter().map(|(source, _)| source).collect(),
        Field::Extra(name, _) => crate::core::field::unmapped::of(row, name).into_iter().collect(),
        Field::Column(column) if column.id == "signal" => {
            row.signals.iter().map(|signal| signal.rule.as_ref()).collect()
        }
        Field::Column(column) => match column.of(row, today) {
            FieldValue::Text(text) => vec![text],
            FieldValue::List(parts) => parts.iter().map(AsRef::as_ref).collect(),
            _ => Vec::new(),
        },
    }
}

fn plain(text: &str) -> String {
    text.chars().map(half).collect::<String>().to_lowercase()
}

/// In quotes where it would be read as more than one value.
fn quoted(value: &str) -> String {
    let breaks = |c: char| c.is_whitespace() || "(),:<>=!".contains(half(c));
    if value.chars().any(breaks) { format!("\"{value}\"") } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::known::Known;
    use crate::core::portfolio::example::row;

    fn book() -> Vec<Arc<Summary>> {
        let one = |owner: &str, tag: &str| {
            Arc::new(Summary {
                owner: Some(Known::read(owner)),
                tags: [Known::read(tag)].into_iter().collect(),
                extra: [("Plan (EUR)", "Gold")].into_iter().collect(),
                ..row("Acme")
            })
        };
        vec![one("Ben Ito", "qbr"), one("Aya Mori", "smb"), one("Aya Mori", "east coast")]
    }

    fn check(before: &str, expected: &[&str]) {
        let today = Day::from_number(20_000);
        let found = suggest(before, &book(), today).map(|found| {
            let kept = before.get(..found.at.start).unwrap_or_default();
            found.options.iter().map(|option| format!("{kept}{option}")).collect::<Vec<_>>()
        });
        assert_eq!(found.unwrap_or_default(), expected, "{before}");
    }

    #[test]
    fn fields_operators_and_values_follow_what_is_typed() {
        check("north ow", &["north owner:"]);
        check("担", &["担当:"]);
        check("owner", &["owner:", "owner="]);
        check("score", &["score<", "score<=", "score>=", "score>", "score=", "score:"]);
        check(
            "band:",
            &[
                "band:risk",
                "band:critical",
                "band:at_risk",
                "band:watch",
                "band:healthy",
                "band:unknown",
                "band:excluded",
            ],
        );
        check("band:watch,cr", &["band:watch,critical"]);
        check("!(tier:h", &["!(tier:high"]);
        check(
            "renew<",
            &["renew<7d", "renew<30d", "renew<60d", "renew<90d", "renew<today", "renew<eoq"],
        );
        check("", &[]);
        check("north ", &[]);
        check("zzz", &[]);
    }

    #[test]
    fn values_of_the_book_come_the_most_frequent_first() {
        check("owner:", &["owner:\"Aya Mori\"", "owner:\"Ben Ito\""]);
        check("owner:b", &["owner:\"Ben Ito\""]);
        check("owner:\"aya m", &["owner:\"Aya Mori\""]);
        check("tag:e", &["tag:\"east coast\""]);
        check("x.", &["x.\"Plan (EUR)\":"]);
        check("x.\"Plan (EUR)\":g", &["x.\"Plan (EUR)\":Gold"]);
        check("has:x", &["has:\"x.Plan (EUR)\""]);
        check("missing:opt", &["missing:optout"]);
    }

    #[test]
    fn whatever_is_put_in_can_be_read() {
        for before in
            ["own", "owner:", "x.", "has:x", "missing:", "band:", "renew<", "tag:", "arr>"]
        {
            let found = suggest(before, &book(), Day::from_number(20_000)).unwrap();
            for option in found.options {
                let text = format!("{}{option}", before.get(..found.at.start).unwrap());
                let whole =
                    if text.ends_with([':', '<', '>', '=']) { format!("{text}1") } else { text };
                let wrong = ["tier:1", "band:1", "name:1"];
                let read = super::super::parse(&whole);
                assert!(read.is_ok() || wrong.contains(&whole.as_str()), "{whole}: {read:?}");
            }
        }
    }
}
