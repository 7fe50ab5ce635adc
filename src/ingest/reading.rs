//! One file from first byte to batch: the way through the other rooms.

mod fitting;
mod outline;
mod passing;
mod windows;

pub use outline::{first_values, outline};

use super::calendar::{self, Calendar};
use super::column::assumption;
use super::decode::{Decoded, decode};
use super::delimited::{self, Layout};
use super::file::Source;
use super::header::Column;
use super::mapping::{Blind, Mapping, recognise as fit};
use super::place::Places;
use super::records::{self, Covered};
use super::sniff::{Shape, refuse_foreign, refuse_nul, shape};
use super::table::{Table, check_width};
use super::workbook::{self, Book};
use super::{Options, Presets, Refusal, date, json, usage};
use crate::core::batch::{Batch, Clue, Digest, FileBatch};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::manner::{Choice, ColumnUse, Manner, Matter, Way};
use crate::core::message::Message;
use crate::core::problem::Problem;
use std::io::Read;
use std::path::Path;
use windows::Bytes;

/// How much of a file says what it is.
const HEAD: usize = 1 << 16;
/// Smaller files are read as a whole.
const LARGE: u64 = 1 << 20;
/// Files are hashed in steps of this size.
const CHUNK: usize = 1 << 20;
/// Encodings that are offered, the most usual first; others are named.
const ENCODINGS: [&str; 4] = ["UTF-8", "CP932", "CP1252", "UTF-16LE"];

type Progress<'p> = &'p mut dyn FnMut(u64) -> bool;

/// blake3 of a file's bytes, unpacked where they are packed, and how many they are.
pub fn digest(path: &Path) -> Result<(Digest, u64), Refusal> {
    let mut stream = Source::find(path)?.stream()?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; CHUNK];
    let mut size = 0;
    loop {
        let count = stream.read(&mut buffer).map_err(unreadable)?;
        if count == 0 {
            return Ok((hasher.finalize().into(), size));
        }
        hasher.update(buffer.get(..count).unwrap_or_default());
        size += count as u64;
    }
}

/// How many bytes a file has, unpacked, where that is known without reading it.
pub fn size(path: &Path) -> Option<u64> {
    Source::find(path).ok()?.size()
}

/// What a file is, by its head alone: the entity and the name of the preset.
pub fn recognise(
    path: &Path,
    presets: &Presets,
    options: &Options,
) -> Result<(Entity, String), Refusal> {
    let head = head(path)?;
    let file = Opening::find(&head, presets, options)?;
    let mapping = file.fit_head()?;
    Ok((mapping.preset.entity, mapping.preset.name.clone()))
}

/// The first lines of a file; all of one that cannot be understood by them.
fn head(path: &Path) -> Result<Vec<u8>, Refusal> {
    let source = Source::find(path)?;
    let mut head = Vec::new();
    let read = source.stream()?.take(HEAD as u64).read_to_end(&mut head);
    read.map_err(unreadable)?;
    if head.len() < HEAD {
        return Ok(head);
    }
    if needs_all(&head) {
        return source.load(false);
    }
    // The last line is cut; what comes before it says as much.
    let end = head.iter().rposition(|byte| *byte == b'\n').map_or(HEAD, |at| at + 1);
    head.truncate(end);
    Ok(head)
}

fn needs_all(head: &[u8]) -> bool {
    let holds = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    head.starts_with(b"PK\x03\x04")
        || head.starts_with(b"\xD0\xCF\x11\xE0")
        || holds(b"BEGIN:VCALENDAR")
        || holds(b"\"calendar#event\"")
}

/// Reads a file. `progress` is told the bytes done; answering `false` cancels.
pub fn read(
    path: &Path,
    presets: &Presets,
    options: &Options,
    progress: Progress<'_>,
) -> Result<FileBatch, Refusal> {
    let shown = path.to_string_lossy().into_owned();
    let source = Source::find(path)?;
    let mut stream = source.stream()?;
    let mut head = Vec::new();
    stream.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(unreadable)?;
    let started = Started { path: &shown, size: source.size(), mtime: source.changed_on() };
    if let Some(batch) = passing::read(&started, &head, &mut stream, presets, options, progress)? {
        source.check_unchanged()?;
        return Ok(batch);
    }
    if started.size.is_none_or(|size| size >= LARGE) && head.len() == HEAD {
        let bytes = Bytes { head: &head, open: &|| source.stream(), step: windows::STEP };
        let batch = windows::read(&started, &bytes, presets, options, progress)?;
        if let Some(batch) = batch {
            source.check_unchanged()?;
            return Ok(batch);
        }
    }
    let bytes = source.load(is_by_line(&head))?;
    source.check_unchanged()?;
    whole(&shown, &bytes, started.mtime, presets, options, progress)
}

/// Text whose records are lines: no workbook, no JSON, which may be all on one line.
fn is_by_line(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = [b"PK\x03\x04".as_slice(), b"\xD0\xCF\x11\xE0", b"{", b"["];
    !begins.iter().any(|begin| text.starts_with(begin))
}

/// Reads bytes as the file `name` that was last changed on `mtime`.
pub fn read_bytes(
    name: &str,
    bytes: &[u8],
    mtime: Day,
    presets: &Presets,
    options: &Options,
) -> Result<FileBatch, Refusal> {
    whole(name, bytes, mtime, presets, options, &mut |_| true)
}

/// Reads bytes as a large file is read: its kind from the first `head` of them, then a window of
/// `step` at a time. `None` = not plain enough for that, and read as a whole.
pub fn read_in_windows(
    name: &str,
    (bytes, head, step): (&[u8], usize, usize),
    mtime: Day,
    presets: &Presets,
    options: &Options,
) -> Result<Option<FileBatch>, Refusal> {
    let started = Started { path: name, size: Some(bytes.len() as u64), mtime };
    let head = bytes.get(..head).unwrap_or(bytes);
    let bytes = Bytes { head, open: &|| Ok(Box::new(bytes)), step: step.max(1) };
    windows::read(&started, &bytes, presets, options, &mut |_| true)
}

/// A file as it was opened.
struct Started<'a> {
    path: &'a str,
    /// Where it is known before the end.
    size: Option<u64>,
    mtime: Day,
}

#[expect(clippy::needless_pass_by_value, reason = "handed to map_err")]
fn unreadable(error: std::io::Error) -> Refusal {
    Refusal::of(&error)
}

/// What a file is read with, and everything known of it before its rows.
struct Opening<'a> {
    decoded: Decoded<'a>,
    shape: Shape,
    /// Of a text that was made from a sheet: what it was, and where its lines really stand.
    made: Option<Made>,
    presets: &'a Presets,
    options: &'a Options,
    /// What is decided.
    manner: Manner,
}

struct Made {
    format: &'static str,
    places: Places,
}

/// What the rows of a file became, of whatever entity.
struct Rows {
    batch: Batch,
    problems: Vec<Problem>,
    read: u64,
    skipped: u64,
    notes: Vec<Message>,
    choices: Vec<Choice>,
    columns: Vec<ColumnUse>,
    clues: Vec<Clue>,
    covered: Option<(Day, Day)>,
}

fn whole(
    name: &str,
    bytes: &[u8],
    mtime: Day,
    presets: &Presets,
    options: &Options,
    progress: Progress<'_>,
) -> Result<FileBatch, Refusal> {
    let file = Opening::find(bytes, presets, options)?;
    let base = base_name(name);
    let (layout, mapping, mut rows) = match file.shape {
        Shape::Delimited => file.delimited(base, progress)?,
        Shape::Json | Shape::Ndjson => file.json(base, progress)?,
    };
    let started = Started { path: name, size: None, mtime };
    rows.notes.splice(..0, file.decoded.notes.iter().cloned());
    let head = Head { layout: layout.as_ref(), ..file.head() };
    let whole = (blake3::hash(bytes).into(), bytes.len() as u64);
    Ok(assemble(&started, whole, &head, &mapping, rows, presets, options))
}

/// How the records lie in a file.
struct Head<'a> {
    format: &'static str,
    /// A text in which a delimiter was found, not one of our own making.
    delimited: bool,
    encoding: &'a str,
    doubt: Option<&'a Choice>,
    layout: Option<&'a Layout>,
}

impl Head<'_> {
    /// What can be decided of how the file is opened; none of it is open.
    fn choices(&self) -> Vec<Choice> {
        let of_file = |matter, taken: String, words: Vec<String>| {
            let ways = words.into_iter().map(|word| Way { word, example: None }).collect();
            Choice { matter, column: None, taken, ways, open: false }
        };
        let mut choices = Vec::new();
        if let Some(doubt) = self.doubt {
            choices.push(doubt.clone());
        } else if self.delimited {
            let mut words = vec![self.encoding.to_owned()];
            words
                .extend(ENCODINGS.iter().filter(|one| **one != self.encoding).map(|s| (*s).into()));
            choices.push(of_file(Matter::Encoding, self.encoding.to_owned(), words));
        }
        let Some(layout) = self.layout.filter(|_| self.delimited) else { return choices };
        let signs = [",", ";", "\t", "|"].map(str::to_owned).to_vec();
        let sign = char::from(layout.delimiter).to_string();
        choices.push(of_file(Matter::Delimiter, sign, signs));
        let lines = (1..=layout.header_line.max(5) + 1).map(|line| line.to_string()).collect();
        choices.push(of_file(Matter::HeaderLine, layout.header_line.to_string(), lines));
        choices
    }
}

fn assemble(
    started: &Started<'_>,
    (digest, size): (Digest, u64),
    head: &Head<'_>,
    mapping: &Mapping<'_>,
    mut rows: Rows,
    presets: &Presets,
    options: &Options,
) -> FileBatch {
    let titles = head.layout.map_or(&[][..], |layout| &layout.titles);
    let base = base_name(started.path);
    let as_of = as_of(base, titles, mapping, rows.covered, started.mtime, options);
    let mut notes: Vec<Message> = titles_note(head.layout).into_iter().collect();
    notes.extend(rows.choices.iter().filter_map(assumption));
    notes.append(&mut rows.notes);
    FileBatch {
        path: started.path.to_owned(),
        entity: mapping.preset.entity,
        source: mapping.preset.source.clone(),
        preset: mapping.preset.name.clone(),
        creates_accounts: mapping.preset.creates_accounts,
        format: head.format.to_owned(),
        encoding: head.encoding.to_owned(),
        delimiter: head
            .layout
            .filter(|_| head.delimited)
            .map(|layout| char::from(layout.delimiter)),
        header_line: head.layout.map(|layout| layout.header_line).filter(|line| *line > 0),
        as_of,
        covered: rows.covered,
        digest,
        settings: presets.digest(options),
        size,
        read: rows.read,
        skipped: rows.skipped,
        problems: rows.problems,
        notes,
        choices: mapping
            .choices(&options.decision)
            .into_iter()
            .chain(head.choices())
            .chain(rows.choices)
            .collect(),
        columns: rows.columns,
        clues: rows.clues,
        batch: rows.batch,
    }
}

fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

impl<'a> Opening<'a> {
    /// As it is decided for this reading, or by a preset of one's own that then knows the file.
    fn find(bytes: &'a [u8], presets: &'a Presets, options: &'a Options) -> Result<Self, Refusal> {
        let decided = &options.decision.manner;
        for preset in presets.that_say_how_to_open() {
            let opened = Self::new(bytes, presets, options, decided.or(&preset.manner));
            let Ok(file) = opened else { continue };
            if file.fit_head().is_ok_and(|mapping| mapping.preset.name == preset.name) {
                return Ok(file);
            }
        }
        Self::new(bytes, presets, options, decided.clone())
    }

    fn new(
        bytes: &'a [u8],
        presets: &'a Presets,
        options: &'a Options,
        manner: Manner,
    ) -> Result<Self, Refusal> {
        if workbook::is_one(bytes) {
            return Self::of_book(&mut Book::open(bytes)?, presets, options, &manner);
        }
        refuse_foreign(bytes)?;
        let encoding = options.encoding.as_deref().or(manner.encoding.as_deref());
        let mut decoded = decode(bytes, encoding)?;
        refuse_nul(&decoded.text)?;
        if decoded.text.contains('\r') && !decoded.text.contains('\n') {
            decoded.text = decoded.text.replace('\r', "\n").into();
        }
        if calendar::is_one(&decoded.text) {
            let calendar = calendar::read(&decoded.text, options.today)?;
            return Ok(Self::of_calendar(decoded, "ics", calendar, presets, options));
        }
        let shape = shape(&decoded.text);
        let page =
            (shape == Shape::Json).then(|| calendar::read_google(&decoded.text, options.today));
        if let Some(calendar) = page.flatten() {
            return Ok(Self::of_calendar(decoded, "json", calendar, presets, options));
        }
        Ok(Self { decoded, shape, made: None, presets, options, manner })
    }

    fn of_calendar(
        mut decoded: Decoded<'a>,
        format: &'static str,
        calendar: Calendar,
        presets: &'a Presets,
        options: &'a Options,
    ) -> Self {
        decoded.notes.extend(calendar.notes);
        decoded.text = calendar.text.into();
        let made = Some(Made { format, places: calendar.places });
        let manner = Manner::default();
        Self { decoded, shape: Shape::Delimited, made, presets, options, manner }
    }

    /// The first sheet of which a table is known, else one that may be known; the others are named.
    fn of_book(
        book: &mut Book<'_>,
        presets: &'a Presets,
        options: &'a Options,
        manner: &Manner,
    ) -> Result<Self, Refusal> {
        let names = book.names();
        let (mut asks, mut refusal) = (None, None);
        for name in &names {
            let Some(sheet) = book.sheet(name)? else { continue };
            let made = Some(Made { format: book.format, places: sheet.places });
            let decoded = Decoded::plain(sheet.text.into(), "UTF-8");
            let manner = manner.clone();
            let mut file =
                Self { decoded, shape: Shape::Delimited, made, presets, options, manner };
            let fit = file.fit_head().map(|mapping| mapping.is_open());
            let others = names.iter().filter(|other| *other != name).cloned();
            file.decoded.notes.extend(sheet_note(name, &others.collect::<Vec<_>>()));
            match fit {
                Ok(false) => return Ok(file),
                Ok(true) => asks = asks.or(Some(file)),
                Err(other) => refusal = refusal.or(Some(other)),
            }
        }
        asks.ok_or_else(|| refusal.unwrap_or_else(|| Refusal::plain("ingest-refused-empty")))
    }

    fn head(&self) -> Head<'_> {
        let format = self.made.as_ref().map_or(self.shape.id(), |made| made.format);
        let delimited = self.made.is_none();
        let Decoded { encoding, doubt, .. } = &self.decoded;
        Head { format, delimited, encoding, doubt: doubt.as_ref(), layout: None }
    }

    fn delimited(
        &self,
        name: &str,
        progress: Progress<'_>,
    ) -> Result<(Option<Layout>, Mapping<'a>, Rows), Refusal> {
        let text: &str = &self.decoded.text;
        let mut layout = self.layout();
        check_width(layout.header.len())?;
        if let Some(mapping) = self.streams(&layout).filter(|_| self.made.is_none()) {
            let body = text.get(layout.body..).unwrap_or_default().as_bytes();
            let made =
                usage::stream(body, &layout, &mapping, self.presets, self.options, progress)?;
            let rows = self.streamed(made, &layout, &mapping);
            return Ok((Some(layout), mapping, rows));
        }
        let mut table = delimited::read(text, &layout, &|columns| self.known(columns), progress)?;
        if let Some(made) = &self.made {
            made.places.settle(&mut table);
            if layout.header_line > 0 {
                layout.header_line = made.places.origin(layout.header_line);
            }
        }
        table.name_left_out();
        let (table, mapping) = self.fit_or_unfold(table, &layout, name)?;
        let rows = self.rows(table, &mapping, name)?;
        Ok((Some(layout), mapping, rows))
    }

    /// Usage with plain ISO days and no quotes needs no table in memory.
    fn streams(&self, layout: &Layout) -> Option<Mapping<'a>> {
        let text: &str = &self.decoded.text;
        let columns: Vec<Column> = layout.header.iter().map(|name| Column::new(name)).collect();
        let mapping = fit(&columns, &Blind, self.presets, self.options).ok()?;
        if mapping.preset.entity != Entity::Usage
            || mapping.is_open()
            || !layout.quoting.is_absent(text)
        {
            return None;
        }
        let dates = mapping.field("date")?;
        let body = text.get(layout.body..)?;
        let plain = |line: &str| {
            let cell = line.split(char::from(layout.delimiter)).nth(dates);
            cell.is_some_and(|cell| date::iso(cell.as_bytes()).is_some())
        };
        let last = body.trim_end().rsplit('\n').next().is_some_and(|line| plain(line.trim_end()));
        let first = body.lines().filter(|line| !line.is_empty()).take(1000).all(plain);
        (first && last).then_some(mapping)
    }

    fn json(
        &self,
        name: &str,
        progress: Progress<'_>,
    ) -> Result<(Option<Layout>, Mapping<'a>, Rows), Refusal> {
        let mut streams = json::read(&self.decoded.text, self.shape, progress)?;
        let (at, mapping) = self.best(&streams)?;
        let mut table = streams.swap_remove(at);
        let others: u64 = streams.iter().map(|other| other.rows.len() as u64 + other.skipped).sum();
        if others > 0 {
            table.notes.push(Message::new("ingest-note-streams").count("count", others as i64));
            table.skipped += others;
        }
        let nested = json::nested_note(&table.columns);
        let mut rows = self.rows(table, &mapping, name)?;
        rows.notes.extend(nested);
        Ok((None, mapping, rows))
    }

    /// The stream that fits best; the one with the most records among equals.
    fn best(&self, streams: &[Table<'_>]) -> Result<(usize, Mapping<'a>), Refusal> {
        let mut best: Option<(_, usize, Mapping<'a>)> = None;
        let mut refusal = None;
        for (at, table) in streams.iter().enumerate() {
            match self.fit(table) {
                Ok(mapping) => {
                    let preset = mapping.preset;
                    // People come last: what happened tells more.
                    let known = !mapping.is_open();
                    let tells = preset.entity != Entity::Contact;
                    let worth = (known, preset.rank, tells, table.rows.len());
                    if best.as_ref().is_none_or(|(most, ..)| worth > *most) {
                        best = Some((worth, at, mapping));
                    }
                }
                Err(other) => refusal = refusal.or(Some(other)),
            }
        }
        let none = || refusal.unwrap_or_else(|| Refusal::new(Message::new("ingest-refused-empty")));
        best.map(|(_, at, mapping)| (at, mapping)).ok_or_else(none)
    }

    fn rows(
        &self,
        mut table: Table<'_>,
        mapping: &Mapping<'_>,
        name: &str,
    ) -> Result<Rows, Refusal> {
        let mut rows = if mapping.preset.entity == Entity::Usage {
            Rows::of_usage(usage::from_table(&table, mapping, self.presets, self.options)?)
        } else {
            records::part(&mut table, mapping);
            let made = records::make(&table, mapping, self.presets, self.options, name)?;
            Rows::of_records(made, mapping.preset.entity, self.options.today)
        };
        let set_aside = table.problems.len() as u64;
        rows.problems.append(&mut table.problems);
        rows.problems.sort_by_key(|problem| problem.line);
        rows.skipped += table.skipped;
        rows.read = table.rows.len() as u64 + set_aside + table.skipped;
        table.notes.append(&mut rows.notes);
        rows.notes = std::mem::take(&mut table.notes);
        rows.note_values();
        rows.columns = mapping.columns(&table.columns, self.presets, &self.options.decision);
        Ok(rows)
    }
}

impl Rows {
    /// Says how many values are set aside in rows that are taken in.
    fn note_values(&mut self) {
        let count = self.problems.iter().filter(|problem| problem.value_only).count();
        if count > 0 {
            self.notes.push(Message::new("ingest-note-values").count("count", count as i64));
        }
    }

    fn of_usage(made: usage::Made) -> Self {
        let usage::Made { batch, problems, read, skipped, notes, choices, covered } = made;
        let (batch, columns, clues) = (Batch::Usage(batch), Vec::new(), Vec::new());
        Self { batch, problems, read, skipped, notes, choices, columns, clues, covered }
    }

    fn of_records(made: records::Made, entity: Entity, today: Day) -> Self {
        let records::Made { records, problems, skipped, notes, choices, clues } = made;
        let mut covered = Covered::new(entity, today);
        for record in &records {
            covered.take(record);
        }
        let covered = covered.days();
        let (batch, columns) = (Batch::Records(records), Vec::new());
        Self { batch, problems, read: 0, skipped, notes, choices, columns, clues, covered }
    }
}

/// The day a file speaks of: as told, as its preset finds it, its newest event, its own date.
fn as_of(
    name: &str,
    titles: &[String],
    mapping: &Mapping<'_>,
    covered: Option<(Day, Day)>,
    mtime: Day,
    options: &Options,
) -> Day {
    let pattern = &mapping.preset.as_of;
    let in_name = pattern.name.as_deref().and_then(|pattern| day_in(name, pattern));
    let in_title = pattern
        .title
        .as_deref()
        .and_then(|pattern| titles.iter().find_map(|title| day_in(title, pattern)));
    let newest = covered.map(|(_, last)| last).filter(|last| *last <= options.today);
    let told = options.as_of.or(in_name).or(in_title).or(newest);
    told.unwrap_or_else(|| mtime.min(options.today))
}

/// The day where a pattern has `{date}` or `{unix_ms}`.
fn day_in(text: &str, pattern: &str) -> Option<Day> {
    let (before, after) = pattern.split_once('{')?;
    let (_, after) = after.split_once('}')?;
    let from = text.find(before)? + before.len();
    let rest = text.get(from..)?;
    let end = if after.is_empty() { rest.len() } else { rest.find(after)? };
    match date::find(rest.get(..end)?) {
        Some(date::Found::Day(day)) => Some(day),
        _ => None,
    }
}

/// Which sheet was read, where there was a choice.
fn sheet_note(name: &str, others: &[String]) -> Option<Message> {
    let note = Message::new("ingest-note-sheet").text("sheet", name);
    (!others.is_empty()).then(|| note.names("others", others.iter().map(String::as_str)))
}

fn titles_note(layout: Option<&Layout>) -> Option<Message> {
    let layout = layout.filter(|layout| !layout.titles.is_empty())?;
    let note = Message::new("ingest-note-titles").count("line", layout.header_line as i64);
    Some(note.text("text", layout.titles.join(" · ")))
}
