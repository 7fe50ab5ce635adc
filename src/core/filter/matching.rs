//! Whether a row fits. Unknown fits no condition; `missing:` finds it.

use super::index::Entry;
use super::node::{Field, Node, Op, Test, Word};
use super::operand::Value;
use crate::core::day::Day;
use crate::core::field::{Column, FieldKind, FieldValue, unmapped};
use crate::core::money::Currency;
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::core::search::{self, Query};

/// A row as a filter sees it.
#[derive(Clone, Copy)]
pub(super) struct Looked<'a> {
    /// None where what is looked at belongs to no account: it fits no condition.
    pub row: Option<&'a Summary>,
    /// What words are looked for in, where it is at hand.
    pub entry: Option<Entry<'a>>,
    pub today: Day,
    pub book: Option<Currency>,
}

pub(super) fn holds(node: &Node, looked: Looked<'_>) -> bool {
    let holds = |node: &Node| holds(node, looked);
    let Looked { row, today, book, .. } = looked;
    let has = |field: &Field| row.is_some_and(|row| has(field, row, today));
    match node {
        Node::All(nodes) => nodes.iter().all(holds),
        Node::Any(nodes) => nodes.iter().any(holds),
        Node::Not(node) => !holds(node),
        Node::Word(word) => says(word, looked),
        Node::Has(field) => has(field),
        Node::Missing(field) => !has(field),
        Node::Test(test) => row.is_some_and(|row| fits(test, row, today, book)),
    }
}

/// A free word: in the needle (names, owner, segment, stage, tags), or known of the row otherwise,
/// or nearly in a name.
fn says(word: &Word, looked: Looked<'_>) -> bool {
    if let Some(entry) = looked.entry {
        return word.query.matches_in(entry.needle, entry.all);
    }
    let Some(row) = looked.row else { return false };
    let known = |word: &str| described(word, row, looked.today);
    word.query.matches_or(&row.needle, known)
}

/// Its tier, its open rules, whether it is silent; [`describe`] writes the same down.
fn described(word: &str, row: &Summary, today: Day) -> bool {
    row.tier.id().contains(word)
        || row.signals.iter().any(|signal| contains(&signal.rule, word))
        || (SILENT.contains(&word) && row.silent(today))
}

const SILENT: [&str; 2] = ["silent", "サイレント"];

/// What words find besides the needle, one a line.
pub(super) fn describe(row: &Summary, today: Day, into: &mut String) {
    let rules = row.signals.iter().map(|signal| signal.rule.as_ref());
    let silent = SILENT.into_iter().filter(|_| row.silent(today));
    for line in std::iter::once(row.tier.id()).chain(rules).chain(silent) {
        into.push('\n');
        into.push_str(line);
    }
}

/// Whether a raw text has a folded word in it; ASCII without making a copy.
fn contains(text: &str, word: &str) -> bool {
    if !text.is_ascii() {
        return search::fold(text).contains(word);
    }
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    let same = |part: &[u8]| {
        part.first().is_some_and(|byte| byte.eq_ignore_ascii_case(first))
            && part.eq_ignore_ascii_case(word)
    };
    text.windows(word.len()).any(same)
}

fn has(field: &Field, row: &Summary, today: Day) -> bool {
    match field {
        Field::Source => !row.external_ids.is_empty(),
        Field::Extra(name, field) => {
            unmapped::of(row, name).is_some()
                || field.is_some_and(|column| has(&Field::Column(column), row, today))
        }
        Field::Column(column) => match column.of(row, today) {
            FieldValue::None => false,
            FieldValue::Count(count) => count > 0,
            FieldValue::Band(band) => band != Band::Unknown,
            FieldValue::Tier(_) => !row.tier_assumed,
            FieldValue::Text(text) => !text.trim().is_empty(),
            _ => true,
        },
    }
}

/// The value of an unmapped column, whatever its spelling.
fn fits(test: &Test, row: &Summary, today: Day, book: Option<Currency>) -> bool {
    test.operands.iter().any(|operand| match &test.field {
        Field::Source => {
            row.external_ids.iter().any(|(source, _)| text_fits(test.op, source, &operand.value))
        }
        Field::Extra(name, field) => match (unmapped::of(row, name), field) {
            (Some(value), _) => extra_fits(test.op, value, &operand.value),
            (None, Some(column)) => {
                let value = column.of(row, today);
                column_fits(test.op, value, column.kind, &operand.value, row, today)
            }
            (None, None) => false,
        },
        Field::Column(column) if column.id == "name" => name_fits(test.op, row, &operand.value),
        Field::Column(column) if column.id == "reason" => {
            let rules = row.signals.iter();
            rules.map(|signal| &signal.rule).any(|rule| text_fits(test.op, rule, &operand.value))
        }
        Field::Column(column) if column.id == "owner" => match &operand.value {
            Value::Mine(me) => search::is_mine(me, row.owner.as_deref()),
            wanted => row.owner.is_some_and(|owner| owner_fits(test.op, &owner, wanted)),
        },
        Field::Column(column) if column.kind == FieldKind::Money => {
            let amount = amount(column, row, (&operand.value, book), today);
            amount.is_some_and(|amount| number_fits(test.op, amount, &operand.value))
        }
        Field::Column(column) => {
            column_fits(test.op, column.of(row, today), column.kind, &operand.value, row, today)
        }
    })
}

fn column_fits(
    op: Op,
    actual: FieldValue<'_>,
    kind: FieldKind,
    wanted: &Value,
    row: &Summary,
    today: Day,
) -> bool {
    match (actual, wanted) {
        (FieldValue::Text(text), wanted) => text_fits(op, text, wanted),
        (FieldValue::List(list), wanted) => list.iter().any(|text| text_fits(op, text, wanted)),
        (FieldValue::Id(id), Value::Text(text)) => id.to_string() == *text,
        (FieldValue::Band(band), Value::Bands(bands)) => bands.contains(&band),
        (FieldValue::Tier(tier), Value::Tier(wanted)) => tier == *wanted,
        (FieldValue::Count(_), Value::Text(_)) => {
            row.signals.iter().any(|signal| text_fits(op, &signal.rule, wanted))
        }
        (FieldValue::Count(count), wanted) => number_fits(op, count as f64, wanted),
        (FieldValue::Change(number) | FieldValue::Share(number), wanted) => {
            number_fits(op, number, wanted)
        }
        (FieldValue::Score(score), wanted) => score_fits(op, score.points(), wanted),
        (FieldValue::Day(day), wanted) => day_fits(op, day, kind, wanted, today),
        _ => false,
    }
}

/// `:` is in it, `=` is it. An empty text fits nothing.
fn text_fits(op: Op, text: &str, wanted: &Value) -> bool {
    let Value::Text(wanted) = wanted else { return false };
    match op {
        Op::Is => search::fold(text) == *wanted,
        _ => !wanted.is_empty() && contains_folded(text, wanted),
    }
}

/// A person, however the name is spaced.
fn owner_fits(op: Op, owner: &str, wanted: &Value) -> bool {
    let Value::Text(text) = wanted else { return false };
    if text_fits(op, owner, wanted) {
        return true;
    }
    let spaced = !owner.is_ascii() || text.contains(' ');
    let squeezed = |text: &str| text.replace(' ', "");
    spaced && {
        let (owner, wanted) = (squeezed(&search::fold(owner)), squeezed(text));
        if op == Op::Is { owner == wanted } else { !wanted.is_empty() && owner.contains(&wanted) }
    }
}

/// As [`contains`], where the wanted text may have several words or marks in it.
fn contains_folded(text: &str, wanted: &str) -> bool {
    let plain = wanted.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if plain { contains(text, wanted) } else { search::fold(text).contains(wanted) }
}

/// Both of its names, in every way of typing them; `=` with or without the legal form.
fn name_fits(op: Op, row: &Summary, wanted: &Value) -> bool {
    let Value::Text(text) = wanted else { return false };
    let names: [&str; 2] = [&row.name, &row.short_name];
    if op == Op::Is {
        return names.iter().any(|name| {
            text_fits(op, name, wanted) || text_fits(op, search::strip_legal_form(name), wanted)
        });
    }
    if names.iter().any(|name| text_fits(op, name, wanted)) {
        return true;
    }
    let reading = search::sort_name(&row.needle);
    let kana = !row.name.is_ascii() || !reading.is_ascii();
    kana && Query::new(text).matches_exactly(&search::needle(&[names[0], names[1], reading]))
}

/// Numbers compare as numbers where both are, else as text.
fn extra_fits(op: Op, value: &str, wanted: &Value) -> bool {
    let Value::Text(text) = wanted else { return false };
    if !op.is_order() {
        return text_fits(op, value, wanted);
    }
    let number = |text: &str| text.replace(',', "").trim().parse::<f64>().ok();
    match (number(value), number(text)) {
        (Some(actual), Some(wanted)) => number_fits(op, actual, &Value::Number(wanted)),
        _ => ordered(op, search::fold(value).as_str(), text.as_str()),
    }
}

/// The amount in the currency that is asked about; unknown where that cannot be said.
fn amount(
    column: &Column,
    row: &Summary,
    (wanted, book): (&Value, Option<Currency>),
    today: Day,
) -> Option<f64> {
    let FieldValue::Money(amount) = column.of(row, today) else { return None };
    match (currency(wanted), book) {
        (Some(currency), _) => (amount.currency == currency).then(|| amount.major()),
        (None, Some(book)) if book != amount.currency => Some(column.weight_of(row)),
        (None, _) => Some(amount.major()),
    }
}

fn currency(value: &Value) -> Option<Currency> {
    match value {
        Value::Money(_, currency) => *currency,
        Value::Range(from, to) => [from, to].into_iter().flatten().find_map(|end| currency(end)),
        _ => None,
    }
}

/// `score:74` is every score that lists show as 74.
fn score_fits(op: Op, points: f64, wanted: &Value) -> bool {
    match wanted {
        Value::Number(wanted) if !op.is_order() && wanted.fract() == 0.0 => {
            (points.floor() - wanted).abs() < 0.05
        }
        _ => number_fits(op, points, wanted),
    }
}

fn number_fits(op: Op, actual: f64, wanted: &Value) -> bool {
    match wanted {
        Value::Number(wanted) | Value::Money(wanted, _) => match op {
            Op::Holds | Op::Is => (actual - wanted).abs() < 0.005,
            op => ordered(op, &actual, wanted),
        },
        Value::Range(from, to) => {
            from.as_ref().is_none_or(|from| number_fits(Op::AtLeast, actual, from))
                && to.as_ref().is_none_or(|to| number_fits(Op::AtMost, actual, to))
        }
        _ => false,
    }
}

/// Distances count from today, ahead or behind; `:` means within.
fn day_fits(op: Op, day: Day, kind: FieldKind, wanted: &Value, today: Day) -> bool {
    let away = if kind == FieldKind::Ago { today - day } else { day - today };
    match wanted {
        Value::Distance(days) => match op {
            Op::Holds => (0..=*days).contains(&away) || (*days < 0 && (*days..=0).contains(&away)),
            Op::Is => away == *days,
            op => ordered(op, &away, days),
        },
        Value::Days(first, last) => match op {
            Op::Holds | Op::Is => (*first..=*last).contains(&day),
            Op::Less => day < *first,
            Op::AtMost => day <= *last,
            Op::More => day > *last,
            Op::AtLeast => day >= *first,
        },
        Value::Range(from, to) => {
            from.as_ref().is_none_or(|from| day_fits(Op::AtLeast, day, kind, from, today))
                && to.as_ref().is_none_or(|to| day_fits(Op::AtMost, day, kind, to, today))
        }
        _ => false,
    }
}

fn ordered<T: PartialOrd + ?Sized>(op: Op, actual: &T, wanted: &T) -> bool {
    match op {
        Op::Less => actual < wanted,
        Op::AtMost => actual <= wanted,
        Op::More => actual > wanted,
        Op::AtLeast => actual >= wanted,
        Op::Holds | Op::Is => actual == wanted,
    }
}
