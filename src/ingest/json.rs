//! JSON and NDJSON as tables: arrays, the wrappers of APIs, pages, envelopes with several
//! streams. Nested objects become dotted columns; numbers keep their digits, so that an id of
//! eighteen digits stays what it is.

mod board;
mod feed;
mod flatten;
mod named;
mod pages;
mod scan;

pub use feed::{Feed, Stop, Window, text_of, top_up};
pub use flatten::nested_note;

use super::Refusal;
use super::delimited::kept;
use super::sniff::Shape;
use super::table::{Lines, Table, check_width};
use crate::core::message::Message;
use crate::core::problem::Problem;
use scan::{Line, Scanner, Span};
use std::collections::HashMap;

/// Where APIs put the records, the likeliest first.
const WRAPPERS: [&str; 25] = [
    "data",
    "results",
    "records",
    "list",
    "tickets",
    "issues",
    "cards",
    "items",
    "organizations",
    "companies",
    "contacts",
    "deals",
    "users",
    "conversations",
    "subscriptions",
    "invoices",
    "customers",
    "accounts",
    "tasks",
    "values",
    "rows",
    "entries",
    "events",
    "response",
    "result",
];

/// Records of one stream, by where they lie in the text.
struct Stream<'a> {
    name: String,
    records: Vec<(u64, Span<'a>)>,
}

/// Every stream of the file as a table. A file without streams is one.
pub fn read<'a>(
    text: &'a str,
    shape: Shape,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Vec<Table<'a>>, Refusal> {
    let Found { records, broken, note } = records(text, shape)?;
    let total = records.len();
    let mut streams: Vec<Stream<'a>> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let mut unrouted = 0;
    for (record, span) in records {
        let Some((name, span)) = route(span)? else {
            unrouted += 1;
            continue;
        };
        let place = *by_name.entry(name).or_insert_with_key(|name| {
            streams.push(Stream { name: name.clone(), records: Vec::new() });
            streams.len() - 1
        });
        if let Some(stream) = streams.get_mut(place) {
            stream.records.push((record, span));
        }
    }
    let board = (shape == Shape::Json).then(|| board::Board::of(text)).flatten();
    let mut tables = Vec::new();
    let mut done = 0;
    for stream in streams {
        tables.push(table(text, &stream, board.as_ref(), &mut |count| {
            done += count;
            progress((text.len() as u64).saturating_mul(done) / total.max(1) as u64)
        })?);
    }
    if shape == Shape::Json {
        named::translate(text, &mut tables);
    }
    if let Some(first) = tables.first_mut() {
        let mut lines = Lines::new(text);
        let broken = broken.into_iter();
        first
            .problems
            .extend(broken.map(|(at, span)| no_record(lines.line(span.start), at, span.text)));
        first.skipped += unrouted;
        first.notes.extend(note);
    }
    if tables.is_empty() {
        let mut empty = Table::new(text, &[]);
        empty.skipped = unrouted;
        tables.push(empty);
    }
    Ok(tables)
}

/// The first records of a text that may be cut off, by stream where that can be told.
pub fn head(text: &str, shape: Shape) -> Vec<Table<'_>> {
    if let Ok(tables) = read(text, shape, &mut |_| true) {
        return tables;
    }
    let spans = scan::objects_of_head(text);
    let records = numbered(pages::joined(&spans).map_or(spans, |(records, _)| records));
    let stream = Stream { name: String::new(), records };
    table(text, &stream, None, &mut |_| true).into_iter().collect()
}

fn table<'a>(
    text: &'a str,
    stream: &Stream<'a>,
    board: Option<&board::Board>,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Table<'a>, Refusal> {
    let mut table = Table::new(text, &[]);
    let mut lines = Lines::new(text);
    for (at, (record, span)) in stream.records.iter().enumerate() {
        let line = lines.line(span.start);
        let without = board.map_or(&[][..], |_| &board::EXPLAINED);
        if flatten::record(&mut table, span.text, without).is_err() {
            return Err(broken(line));
        }
        if let Some(board) = board {
            board.explain(&mut table, span.text);
        }
        check_width(table.columns.len())?;
        table.end_row(line, *record, (span.start, span.start + span.text.len()));
        if at % 1024 == 1023 && !progress(1024) {
            return Err(Refusal::cancelled());
        }
    }
    if !stream.name.is_empty() {
        table.notes.push(Message::new("ingest-note-stream").text("stream", &stream.name));
    }
    Ok(table)
}

fn broken(line: u64) -> Refusal {
    Refusal::new(Message::new("ingest-refused-json").count("line", line as i64))
}

/// A line that should be a record, set aside.
fn no_record(line: u64, record: u64, text: &str) -> Problem {
    let reason = Message::new("ingest-problem-json");
    let raw = kept(text).to_owned();
    Problem { line, record, column: None, value: None, reason, raw, value_only: false }
}

fn too_deep(line: u64) -> Refusal {
    Refusal::new(Message::new("ingest-refused-deep").count("line", line as i64))
}

/// A value that may stand where it does is refused for its depth alone.
fn is_too_deep(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at_checked(at).unwrap_or_default();
    rest.starts_with(['{', '[']) && before.trim_end().ends_with([':', '[', ','])
}

/// What a text holds.
struct Found<'a> {
    /// With their numbers.
    records: Vec<(u64, Span<'a>)>,
    /// Lines that should be records and are none.
    broken: Vec<(u64, Span<'a>)>,
    /// What a page says about more records.
    note: Option<Message>,
}

impl<'a> Found<'a> {
    fn new((records, note): (Vec<Span<'a>>, Option<Message>)) -> Self {
        Self { records: numbered(records), broken: Vec::new(), note }
    }
}

fn numbered(spans: Vec<Span<'_>>) -> Vec<(u64, Span<'_>)> {
    spans.into_iter().enumerate().map(|(at, span)| (at as u64 + 1, span)).collect()
}

/// The spans of the records, and what a page says about more of them.
fn records(text: &str, shape: Shape) -> Result<Found<'_>, Refusal> {
    let fault = |at: usize| {
        let line = Lines::new(text).line(at);
        if is_too_deep(text, at) { too_deep(line) } else { broken(line) }
    };
    if shape == Shape::Ndjson {
        return of_lines(text);
    }
    let mut scanner = Scanner::new(text);
    if scanner.opens_list() {
        let spans = scanner.elements().map_err(fault)?;
        if scanner.at_end() {
            let found = pages::joined(&spans);
            return Ok(Found::new(found.unwrap_or_else(|| (nested(spans), None))));
        }
        scanner = Scanner::new(text);
    }
    let first = scanner.value().map_err(fault)?;
    if scanner.at_end() {
        return unwrap(first, 0).map(Found::new).map_err(fault);
    }
    let (second, mut tops) = (scanner.offset(), vec![first]);
    while !scanner.at_end() {
        tops.push(scanner.value().map_err(fault)?);
    }
    if let Some(found) = pages::joined(&tops) {
        return Ok(Found::new(found));
    }
    let records = tops.iter().all(|top| top.text.starts_with('{'));
    if records { Ok(Found::new((tops, None))) } else { Err(fault(second)) }
}

/// The values of a text of lines; lines that are none are set aside while the others are more.
fn of_lines(text: &str) -> Result<Found<'_>, Refusal> {
    let mut scanner = Scanner::new(text);
    let (mut values, mut aside, mut number) = (Vec::new(), Vec::new(), 0);
    while !scanner.at_end() {
        number += 1;
        let start = scanner.offset();
        match scanner.line(true) {
            Ok(Line::Value(value)) => values.push((number, value)),
            Ok(Line::Broken(line)) => aside.push((number, line)),
            Err(_) => return Err(broken_line(text, start)),
        }
    }
    if let Some((_, first)) = aside.first().filter(|_| aside.len() > values.len()) {
        return Err(broken_line(text, first.start));
    }
    let spans: Vec<Span<'_>> = values.iter().map(|(_, span)| *span).collect();
    let (records, note) =
        pages::joined(&spans).map_or((values, None), |(spans, note)| (numbered(spans), note));
    Ok(Found { records, broken: aside, note })
}

/// The line with which a text of lines cannot be read: broken, or the last one and cut off.
fn broken_line(text: &str, start: usize) -> Refusal {
    let line = Lines::new(text).line(start);
    let rest = text.get(start..).unwrap_or_default();
    if rest.contains('\n') || rest.trim_end().ends_with('}') {
        return broken(line);
    }
    Refusal::new(Message::new("ingest-refused-cut-off").count("line", line as i64))
}

/// `[collection, document]` and arrays of arrays: the elements that are objects.
fn nested(spans: Vec<Span<'_>>) -> Vec<Span<'_>> {
    spans.into_iter().filter(|span| span.text.starts_with('{')).collect()
}

type Unwrapped<'a> = (Vec<Span<'a>>, Option<Message>);

/// The array of objects in a wrapper, or the object itself when it is a record.
fn unwrap(top: Span<'_>, depth: usize) -> Result<Unwrapped<'_>, usize> {
    let members = scan::members(top)?;
    if let Some((_, list)) = listing(&members).and_then(|at| members.get(at)) {
        let spans = scan::elements(*list)?;
        let spans = match pages::joined(&spans) {
            Some((records, _)) => records,
            None => of_boards(nested(spans))?,
        };
        let note = paging(&members, spans.len());
        return Ok((spans, note));
    }
    let has_id = has_id(&members);
    let inner = members
        .iter()
        .find(|(name, value)| WRAPPERS.contains(&name.as_str()) && value.text.starts_with('{'));
    match inner {
        Some((_, inner)) if !has_id && depth < 3 => unwrap(*inner, depth + 1),
        _ if members.iter().any(|(name, value)| {
            WRAPPERS.contains(&name.as_str()) && value.text.starts_with('[')
        }) && !has_id =>
        {
            Ok((Vec::new(), None))
        }
        _ => Ok((vec![top], None)),
    }
}

/// The items of boards that hold a page of them each, as monday gives them.
fn of_boards(spans: Vec<Span<'_>>) -> Result<Vec<Span<'_>>, usize> {
    let mut items = Vec::new();
    for span in &spans {
        let members = scan::members(*span)?;
        let Some((_, page)) = members.iter().find(|(name, _)| name == "items_page") else {
            return Ok(spans);
        };
        items.extend(unwrap(*page, 0)?.0);
    }
    Ok(items)
}

type Members<'a> = [(String, Span<'a>)];

/// The lists of objects among the members.
fn lists<'m>(members: &'m Members<'_>) -> impl Iterator<Item = (usize, &'m str)> {
    let lists = members.iter().enumerate();
    let lists = lists.filter(|(_, (_, value))| is_list_of_objects(value.text));
    lists.map(|(at, (name, _))| (at, name.as_str()))
}

/// Is the object a record itself?
fn has_id(members: &Members<'_>) -> bool {
    // A board of Trello has an id itself, but its cards are the records.
    let is_id = |name: &str| matches!(name, "id" | "Id" | "ID" | "key" | "gid");
    !is_board(members) && members.iter().any(|(name, _)| is_id(name))
}

fn is_board(members: &Members<'_>) -> bool {
    ["cards", "lists"].iter().all(|part| lists(members).any(|(_, name)| name == *part))
}

/// The member that is the list of the records.
fn listing(members: &Members<'_>) -> Option<usize> {
    let named = |wanted: &&str| lists(members).find(|(_, name)| name == wanted);
    let wrapped = WRAPPERS.iter().find_map(named);
    let length = |at: usize| members.get(at).map_or(0, |(_, span)| span.text.len());
    let list = wrapped.or_else(|| lists(members).max_by_key(|(at, _)| length(*at)));
    list.map(|(at, _)| at).filter(|_| !has_id(members))
}

fn is_list_of_objects(text: &str) -> bool {
    text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'))
}

/// «Page 1 of 3, 100 of 250»: more records exist than this file holds.
fn paging(members: &[(String, Span<'_>)], here: usize) -> Option<Message> {
    let value = |names: &[&str]| {
        let found = members.iter().find(|(name, _)| names.contains(&name.as_str()));
        found.map(|(_, value)| value.text)
    };
    let total = value(&["total", "count", "totalSize", "total_count", "totalCount"]);
    let total = total.and_then(|text| text.parse::<usize>().ok()).filter(|total| *total > here);
    let follows = |text: &str| !matches!(text, "null" | "false" | "\"\"" | "{}");
    let next = ["has_more", "next_page", "nextRecordsUrl", "next_offset", "next", "paging"];
    let more = value(&next).is_some_and(follows) || value(&["done"]) == Some("false");
    match total {
        Some(total) => {
            let note = Message::new("ingest-note-page-of").count("count", here as i64);
            Some(note.count("total", total as i64))
        }
        None if more => Some(Message::new("ingest-note-page").count("count", here as i64)),
        None => None,
    }
}

/// Puts the records of a window into a table; `false` = they are not as plain as they should be.
pub fn fill(table: &mut Table<'_>, window: &Window) -> bool {
    for placed in &window.broken {
        let text = window.text.get(placed.from..placed.to).unwrap_or_default();
        table.problems.push(no_record(placed.line, placed.record, text));
    }
    for placed in &window.records {
        let text = window.text.get(placed.from..placed.to).unwrap_or_default();
        let bare = route(Span { start: 0, text });
        let bare = bare.is_ok_and(|routed| {
            routed
                .is_some_and(|(stream, inner)| stream.is_empty() && inner.text.len() == text.len())
        });
        if !bare || flatten::record(table, text, &[]).is_err() {
            return false;
        }
        table.end_row(placed.line, placed.record, (placed.from, placed.to));
    }
    check_width(table.columns.len()).is_ok()
}

/// The record inside an envelope `{"type":"RECORD","record":{"stream","data"}}` and its stream;
/// `None` for envelopes that carry no record.
fn route(span: Span<'_>) -> Result<Option<(String, Span<'_>)>, Refusal> {
    if !span.text.starts_with('{') {
        return Ok(None);
    }
    let head = span.text.get(..40).or(Some(span.text)).unwrap_or_default();
    if !head.split('"').any(|part| part == "type" || part == "record") {
        return Ok(Some((String::new(), span)));
    }
    let fault = |at: usize| broken(at as u64);
    let members = scan::members(span).map_err(fault)?;
    let member = |members: &[(String, Span<'_>)], wanted: &str| {
        members.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.text.to_owned())
    };
    let kind = member(&members, "type").unwrap_or_default();
    let airbyte = ["\"RECORD\"", "\"STATE\"", "\"LOG\"", "\"SCHEMA\"", "\"CATALOG\"", "\"TRACE\""];
    if !airbyte.contains(&kind.as_str()) {
        return Ok(Some((String::new(), span)));
    }
    let Some((_, record)) = members.iter().find(|(name, _)| name == "record") else {
        return Ok(None);
    };
    if !record.text.starts_with('{') {
        return Ok(None);
    }
    let inner = scan::members(*record).map_err(fault)?;
    let data = inner.iter().find(|(name, value)| name == "data" && value.text.starts_with('{'));
    let stream =
        member(&inner, "stream").or_else(|| member(&members, "stream")).unwrap_or_default();
    let stream = stream.trim_matches('"').to_owned();
    Ok(Some((stream, data.map_or(*record, |(_, data)| *data))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::sniff::shape;

    fn rows(text: &str) -> Vec<String> {
        let mut tables = read(text, shape(text), &mut |_| true).unwrap();
        let table = tables.swap_remove(0);
        let row = |row: &crate::ingest::table::Row| {
            let cells = table.cells(*row);
            let cells = cells.map(|(at, text)| format!("{}={text}", table.columns[at].name));
            format!("{}: {}", row.line, cells.collect::<Vec<_>>().join(" "))
        };
        table.rows.iter().map(row).collect()
    }

    #[test]
    fn wrappers_are_taken_off() {
        let check = |text: &str, expected: &[&str]| assert_eq!(rows(text), expected, "{text}");
        check(r#"[{"id":1},{"id":2}]"#, &["1: id=1", "1: id=2"]);
        check("{\"data\":[\n{\"id\":1}],\"has_more\":false}", &["2: id=1"]);
        check(
            r#"{"data":{"boards":[{"id":"1","name":"b","items_page":{"items":[{"id":"2"}]}}]}}"#,
            &["1: id=2"],
        );
        check(r#"{"response":{"companies":[{"id":1}]}}"#, &["1: id=1"]);
        check(r#"{"id":7,"tags":["a","b"]}"#, &["1: id=7 tags=a;b"]);
        check("{\"id\":1}\n{\"id\":2}\n", &["1: id=1", "2: id=2"]);
        check(
            r#"{"expand":"x","issues":[{"key":"A","fields":{"summary":"s"}}]}"#,
            &["1: key=A fields.summary=s"],
        );
    }

    #[test]
    fn nested_values_become_columns() {
        let check = |text: &str, expected: &str| assert_eq!(rows(text), [expected], "{text}");
        check(r#"[{"id":900719925474099312345,"v":1.50}]"#, "1: id=900719925474099312345 v=1.50");
        check(r#"[{"顧客名":{"type":"SINGLE_LINE_TEXT","value":"桜"}}]"#, "1: 顧客名=桜");
        check(r#"[{"a":{"b":{"c":"d\u00e9\n"}},"n":null,"t":true}]"#, "1: a.b.c=dé\n t=true");
        check(
            r#"[{"custom_fields":[{"id":3,"value":"x"},{"id":4,"value":null}]}]"#,
            "1: custom_fields.3=x",
        );
        check(
            r#"[{"custom_fields":[{"gid":"5","name":"Customer","display_value":"Acme"}]}]"#,
            "1: custom_fields.Customer=Acme",
        );
        check(
            r#"[{"column_values":[{"id":"d","text":"2026","type":"date","value":"x"}]}]"#,
            "1: column_values.d=2026",
        );
        check(
            r#"[{"answers":[{"field":{"id":"f","type":"nps","ref":"a"},"type":"number","number":9}]}]"#,
            "1: answers.nps.a=9",
        );
        check(
            r#"[{"id":"s","items":{"data":[{"price":{"unit_amount":5}}]}}]"#,
            "1: id=s items.data.0.price.unit_amount=5",
        );
        check(r#"[{"e":[{"x":1},{"x":2}]}]"#, r#"1: e=[{"x":1},{"x":2}]"#);
        let notes = r#"[{"id":"1","type":"note","text":"a"},{"id":"2","type":"note","text":"b"}]"#;
        check(&format!(r#"[{{"notes":{notes}}}]"#), &format!("1: notes={notes}"));
    }

    #[test]
    fn a_field_by_its_name_is_known_by_its_id_too() {
        let text = r#"[{"custom_fields":[{"id":"77","name":"Tier","value":"Gold"}]}]"#;
        let table = read(text, Shape::Json, &mut |_| true).unwrap().swap_remove(0);
        let column = &table.columns[0];
        assert_eq!(column.name, "custom_fields.Tier");
        assert!(column.is("customfields77") && column.is("customfieldstier"));
    }

    #[test]
    fn envelopes_are_routed_by_stream() {
        let text = concat!(
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\"tickets\",\"data\":{\"id\":1}}}\n",
            "{\"type\":\"STATE\",\"state\":{}}\n",
            "{\"type\":\"RECORD\",\"record\":{\"stream\":\"users\",\"data\":{\"id\":2}}}\n",
        );
        let tables = read(text, Shape::Ndjson, &mut |_| true).unwrap();
        assert_eq!(tables.iter().map(|table| table.rows.len()).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(tables[0].skipped, 1);
    }

    #[test]
    fn pages_are_said_and_broken_files_refused() {
        let note =
            |text: &str| records(text, Shape::Json).unwrap().note.map(|note| note.id.to_string());
        assert_eq!(
            note(r#"{"tickets":[{"id":1}],"count":250}"#).as_deref(),
            Some("ingest-note-page-of")
        );
        assert_eq!(
            note(r#"{"data":[{"id":1}],"has_more":true}"#).as_deref(),
            Some("ingest-note-page")
        );
        assert_eq!(note(r#"{"tickets":[{"id":1}],"next_page":null,"count":1}"#), None);
        for text in
            ["[{\"id\":1},\n{\"id\":", "{\"data\":[{]}", "[{\"a\" 1}]", "{\"a\":tru}", "[1,2] x"]
        {
            assert!(read(text, Shape::Json, &mut |_| true).is_err(), "{text}");
        }
    }
}
