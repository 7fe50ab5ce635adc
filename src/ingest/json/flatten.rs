//! One object as cells of a row: dotted names for what is nested, lists joined, fields by id.

use super::scan::{Span, each_member, elements, text};
use crate::core::message::Message;
use crate::ingest::header::Column;
use crate::ingest::table::Table;

/// Deeper than this a value stays the text it is.
const DEPTH: usize = 6;

/// Puts every value of an object, but for some members, into the row that is being made.
pub fn record(table: &mut Table<'_>, object: &str, without: &[&str]) -> Result<(), usize> {
    let mut path = String::new();
    each_member(Span { start: 0, text: object }, |name, value| {
        if without.contains(&name) {
            return Ok(());
        }
        path.clear();
        path.push_str(&text(name));
        put(table, &mut path, value, 0)
    })
}

fn members(
    table: &mut Table<'_>,
    path: &mut String,
    object: Span<'_>,
    depth: usize,
) -> Result<(), usize> {
    each_member(object, |name, value| {
        let length = path.len();
        if length > 0 {
            path.push('.');
        }
        path.push_str(&text(name));
        let outcome = put(table, path, value, depth);
        path.truncate(length);
        outcome
    })
}

fn put(
    table: &mut Table<'_>,
    path: &mut String,
    value: Span<'_>,
    depth: usize,
) -> Result<(), usize> {
    match value.text.as_bytes().first() {
        Some(b'n') => {
            // A column that is empty in every record still tells what kind of records they are.
            table.column(path);
            Ok(())
        }
        Some(b'{') if depth < DEPTH => object(table, path, value, depth),
        Some(b'[') if depth < DEPTH => list(table, path, value, depth),
        Some(b'"') => {
            cell(table, path, &text(bare(value.text)));
            Ok(())
        }
        _ => {
            cell(table, path, value.text);
            Ok(())
        }
    }
}

fn cell(table: &mut Table<'_>, path: &str, text: &str) {
    // What is empty in every record tells as much of them as what is null.
    let column = table.column(path);
    if !text.is_empty() {
        table.put(column, text);
    }
}

fn bare(quoted: &str) -> &str {
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(quoted)
}

/// `{"type":…,"value":…}` is its value; other objects are their members.
fn object(
    table: &mut Table<'_>,
    path: &mut String,
    value: Span<'_>,
    depth: usize,
) -> Result<(), usize> {
    if !is_typed(value.text) {
        return members(table, path, value, depth + 1);
    }
    let (mut kind, mut inner, mut others) = (false, None, 0);
    each_member(value, |name, member| {
        match name {
            "type" => kind = true,
            "value" => inner = Some(member),
            _ => others += 1,
        }
        Ok(())
    })?;
    match inner {
        Some(inner) if kind && others == 0 => put(table, path, inner, depth),
        _ => members(table, path, value, depth + 1),
    }
}

/// Does its first member say that it may be no more than a value with its type?
fn is_typed(object: &str) -> bool {
    let first = object.get(1..).unwrap_or_default().trim_ascii_start();
    first.starts_with("\"type\"") || first.starts_with("\"value\"")
}

/// Plain values are joined; fields by id are columns; one object is its members; the rest stays
/// the text it is.
fn list(
    table: &mut Table<'_>,
    path: &mut String,
    value: Span<'_>,
    depth: usize,
) -> Result<(), usize> {
    let items = elements(value)?;
    let objects = items.iter().filter(|item| item.text.starts_with('{')).count();
    if objects == 0 {
        let plain = items.iter().filter(|item| item.text != "null");
        let plain: Vec<_> = plain.map(|item| text(bare(item.text))).collect();
        cell(table, path, &plain.join(";"));
        return Ok(());
    }
    let length = path.len();
    let of_board = path.rsplit('.').next() == Some("column_values");
    let mut fields = Vec::new();
    for item in items.iter().filter(|item| item.text.starts_with('{')) {
        fields.extend(field_by_id(*item, of_board)?);
    }
    if fields.is_empty() && objects == items.len() && is_items(path) {
        return each(table, path, &items, depth);
    }
    if fields.len() == items.len() {
        for field in fields {
            let also = field.also.map(|id| format!("{path}.{id}"));
            path.push('.');
            path.push_str(&field.label);
            put(table, path, field.value, depth + 1)?;
            if let Some(also) = also {
                table.call(path, &also);
            }
            path.truncate(length);
        }
    } else if let ([only], 1) = (items.as_slice(), objects) {
        path.push_str(".0");
        members(table, path, *only, depth + 1)?;
        path.truncate(length);
    } else {
        cell(table, path, value.text);
    }
    Ok(())
}

/// What a subscription is made of, item by item.
const ITEMS: [&str; 2] = ["items.data", "subscription_items"];
/// As many are told apart.
const MOST_ITEMS: usize = 50;

fn is_items(path: &str) -> bool {
    ITEMS.iter().any(|items| path.ends_with(items))
}

/// The members of every object of a list, by its place: `items.data.1.quantity`.
fn each(
    table: &mut Table<'_>,
    path: &mut String,
    items: &[Span<'_>],
    depth: usize,
) -> Result<(), usize> {
    let length = path.len();
    for (at, item) in items.iter().enumerate().take(MOST_ITEMS) {
        path.push('.');
        path.push_str(&at.to_string());
        members(table, path, *item, depth + 1)?;
        path.truncate(length);
    }
    Ok(())
}

/// A field of a list of them.
struct Field<'a> {
    label: String,
    /// Its id, where it is called by its name.
    also: Option<String>,
    value: Span<'a>,
}

/// One field of a list of them, by its label: `{"id":…,"value":…}`, `{"name":…,"display_value":…}`,
/// `{"id":…,"text":…,"type":…}` of a board, or the answer to a question
/// `{"field":{"type":…,"ref":…},"type":"number","number":…}`.
fn field_by_id(object: Span<'_>, of_board: bool) -> Result<Option<Field<'_>>, usize> {
    let [mut id, mut name, mut value, mut display, mut shown, mut kind, mut field] = [None; 7];
    each_member(object, |label, member| {
        match label {
            "id" => id = Some(member),
            "name" => name = Some(member),
            "value" => value = Some(member),
            "display_value" => display = Some(member),
            "text" => shown = Some(member),
            "type" => kind = Some(member),
            "field" => field = Some(member),
            _ => {}
        }
        Ok(())
    })?;
    if let Some(field) = field.filter(|field| field.text.starts_with('{')) {
        let kind = kind.map(|kind| text(bare(kind.text)));
        let members = super::scan::members(object)?;
        let given = members.iter().find(|(name, _)| kind.as_deref() == Some(name));
        let answer = answer(field, given.map(|(_, given)| *given))?;
        return Ok(answer.map(|(label, value)| Field { label, also: None, value }));
    }
    // Elsewhere a text by its id is a note, and no field.
    let shown = shown.filter(|_| of_board && kind.is_some() && id.is_some());
    let (label, inner) = match (name.and_then(word), display) {
        (Some(name), Some(display)) => (Some(name), Some(display)),
        (name, _) if shown.is_none() => (name.or_else(|| id.and_then(word)), value),
        _ => (id.and_then(word), shown),
    };
    let also = id.and_then(word).filter(|id| label.as_ref() != Some(id));
    Ok(label.zip(inner).map(|(label, value)| Field { label, also, value }))
}

/// A plain value that says something.
fn word(value: Span<'_>) -> Option<String> {
    let plain = !value.text.starts_with(['{', '[', 'n']);
    let word = text(bare(value.text)).into_owned();
    (plain && !word.is_empty()).then_some(word)
}

/// An answer, by the kind of its question and what that is called.
fn answer<'a>(
    field: Span<'a>,
    value: Option<Span<'a>>,
) -> Result<Option<(String, Span<'a>)>, usize> {
    let members = super::scan::members(field)?;
    let word = |wanted: &str| {
        let value = members.iter().find(|(name, _)| name == wanted).map(|(_, at)| *at);
        value.map(|value| text(bare(value.text)).into_owned())
    };
    let called = word("ref").or_else(|| word("id"));
    let label = word("type").zip(called).map(|(kind, called)| format!("{kind}.{called}"));
    Ok(label.zip(value))
}

/// Records inside records (`Contacts.records.0.Email`) become columns of those, not records.
pub fn nested_note(columns: &[Column]) -> Option<Message> {
    let inside = |column: &Column| {
        let (list, place) = column.name.split_once(".records.")?;
        place.starts_with(|c: char| c.is_ascii_digit()).then(|| list.to_owned())
    };
    let mut lists: Vec<String> = columns.iter().filter_map(inside).collect();
    lists.sort();
    lists.dedup();
    let note =
        || Message::new("ingest-note-nested").names("lists", lists.iter().map(String::as_str));
    (!lists.is_empty()).then(note)
}
