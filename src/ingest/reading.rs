//! One file from first byte to batch: the way through the other rooms.

mod passing;
mod sampling;

pub use sampling::sample;

use super::decode::{Decoded, decode};
use super::delimited::{self, Layout};
use super::header::Column;
use super::mapping::{Blind, Mapping, recognise as fit};
use super::sniff::{Shape, refuse_foreign, refuse_nul, shape};
use super::table::Table;
use super::{Options, Presets, Refusal, date, json, records, usage};
use crate::core::batch::{Batch, Digest, FileBatch, Record};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::problem::Problem;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// How much of a file says what it is.
const HEAD: usize = 1 << 16;
/// Files are hashed in steps of this size.
const CHUNK: usize = 1 << 20;

type Progress<'p> = &'p mut dyn FnMut(u64) -> bool;

/// blake3 of a file's bytes, and how many they are.
pub fn digest(path: &Path) -> Result<(Digest, u64), Refusal> {
    let mut file = open(path)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; CHUNK];
    let mut size = 0;
    loop {
        let count = file.read(&mut buffer).map_err(unreadable)?;
        if count == 0 {
            return Ok((hasher.finalize().into(), size));
        }
        hasher.update(buffer.get(..count).unwrap_or_default());
        size += count as u64;
    }
}

/// What a file is, by its head alone: the entity and the name of the preset.
pub fn recognise(
    path: &Path,
    presets: &Presets,
    options: &Options,
) -> Result<(Entity, String), Refusal> {
    let mut head = Vec::new();
    let limit = open(path)?.take(HEAD as u64).read_to_end(&mut head);
    limit.map_err(unreadable)?;
    if head.len() == HEAD {
        // The last line is cut; what comes before it says as much.
        let end = head.iter().rposition(|byte| *byte == b'\n').map_or(HEAD, |at| at + 1);
        head.truncate(end);
    }
    let file = Opening::new(&head, presets, options)?;
    let mapping = file.fit_head()?;
    Ok((mapping.preset.entity, mapping.preset.name.clone()))
}

/// Reads a file. `progress` is told the bytes done; answering `false` cancels.
pub fn read(
    path: &Path,
    presets: &Presets,
    options: &Options,
    progress: Progress<'_>,
) -> Result<FileBatch, Refusal> {
    let shown = path.to_string_lossy().into_owned();
    let mut file = open(path)?;
    let before = stat(&file)?;
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD as u64).read_to_end(&mut bytes).map_err(unreadable)?;
    let started = Started { path: &shown, size: before.0, mtime: before.1 };
    if let Some(batch) = passing::read(&started, &bytes, &mut file, presets, options, progress)? {
        return if stat(&file)? == before { Ok(batch) } else { Err(changing()) };
    }
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    bytes.clear();
    bytes.reserve_exact(before.0 as usize + 1);
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 != before.0 || stat(&file)? != before {
        return Err(changing());
    }
    whole(&shown, &bytes, before.1, presets, options, progress)
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

/// A file as it was opened.
struct Started<'a> {
    path: &'a str,
    size: u64,
    mtime: Day,
}

fn changing() -> Refusal {
    Refusal::new(Message::new("ingest-refused-changing"))
}

#[expect(clippy::needless_pass_by_value, reason = "handed to map_err")]
fn unreadable(error: std::io::Error) -> Refusal {
    Refusal::unreadable(&error.to_string())
}

fn open(path: &Path) -> Result<File, Refusal> {
    File::open(path).map_err(unreadable)
}

/// Size and the day of the last change.
fn stat(file: &File) -> Result<(u64, Day), Refusal> {
    let meta = file.metadata().map_err(unreadable)?;
    let changed = meta.modified().ok();
    let since = changed.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    Ok((meta.len(), Day::of_unix(since.map_or(0, |since| since.as_secs() as i64))))
}

/// What a file is read with, and everything known of it before its rows.
struct Opening<'a> {
    decoded: Decoded<'a>,
    shape: Shape,
    presets: &'a Presets,
    options: &'a Options,
}

/// What the rows of a file became, of whatever entity.
struct Rows {
    batch: Batch,
    problems: Vec<Problem>,
    read: u64,
    skipped: u64,
    notes: Vec<Message>,
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
    let file = Opening::new(bytes, presets, options)?;
    let base = base_name(name);
    let (layout, mapping, mut rows) = match file.shape {
        Shape::Delimited => file.delimited(base, progress)?,
        Shape::Json | Shape::Ndjson => file.json(base, progress)?,
    };
    let started = Started { path: name, size: bytes.len() as u64, mtime };
    let mut notes = file.decoded.notes;
    notes.append(&mut rows.notes);
    rows.notes = notes;
    let head = Head { shape: file.shape, encoding: file.decoded.encoding, layout: layout.as_ref() };
    let digest = blake3::hash(bytes).into();
    Ok(assemble(&started, digest, &head, &mapping, rows, presets, options))
}

/// How the records lie in a file.
struct Head<'a> {
    shape: Shape,
    encoding: &'a str,
    layout: Option<&'a Layout>,
}

fn assemble(
    started: &Started<'_>,
    digest: Digest,
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
    notes.append(&mut rows.notes);
    FileBatch {
        path: started.path.to_owned(),
        entity: mapping.preset.entity,
        source: mapping.preset.source.clone(),
        preset: mapping.preset.name.clone(),
        creates_accounts: mapping.preset.creates_accounts,
        format: head.shape.id().to_owned(),
        encoding: head.encoding.to_owned(),
        delimiter: head.layout.map(|layout| char::from(layout.delimiter)),
        header_line: head.layout.map(|layout| layout.header_line),
        as_of,
        covered: rows.covered,
        digest,
        settings: presets.digest(options),
        size: started.size,
        read: rows.read,
        skipped: rows.skipped,
        problems: rows.problems,
        notes,
        batch: rows.batch,
    }
}

fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

impl<'a> Opening<'a> {
    fn new(bytes: &'a [u8], presets: &'a Presets, options: &'a Options) -> Result<Self, Refusal> {
        refuse_foreign(bytes)?;
        let mut decoded = decode(bytes, options.encoding.as_deref())?;
        refuse_nul(&decoded.text)?;
        if decoded.text.contains('\r') && !decoded.text.contains('\n') {
            decoded.text = decoded.text.replace('\r', "\n").into();
        }
        let shape = shape(&decoded.text);
        Ok(Self { decoded, shape, presets, options })
    }

    fn layout(&self) -> Layout {
        let known = |columns: &[Column]| {
            columns.iter().filter(|c| c.folds.iter().any(|fold| self.presets.knows(fold))).count()
        };
        delimited::layout(&self.decoded.text, &known)
    }

    fn fit(&self, table: &Table<'_>) -> Result<Mapping<'a>, Refusal> {
        fit(&table.columns, table, self.presets, self.options)
    }

    /// What the first rows are.
    fn fit_head(&self) -> Result<Mapping<'a>, Refusal> {
        let text = &self.decoded.text;
        if self.shape != Shape::Delimited {
            return Ok(self.best(&json::head(text, self.shape))?.1);
        }
        let layout = self.layout();
        let names: Vec<&str> = layout.header.iter().map(String::as_str).collect();
        let cut = delimited::read(text, &layout, &mut |_| true);
        self.fit(&cut.unwrap_or_else(|_| Table::new(text, &names)))
    }

    fn delimited(
        &self,
        name: &str,
        progress: Progress<'_>,
    ) -> Result<(Option<Layout>, Mapping<'a>, Rows), Refusal> {
        let text: &str = &self.decoded.text;
        let layout = self.layout();
        if let Some(mapping) = self.streams(&layout) {
            let body = text.get(layout.body..).unwrap_or_default().as_bytes();
            let made =
                usage::stream(body, &layout, &mapping, self.presets, self.options, progress)?;
            let mut rows = Rows::of_usage(made);
            rows.note_values();
            return Ok((Some(layout), mapping, rows));
        }
        let table = delimited::read(text, &layout, progress)?;
        let mapping = self.fit(&table)?;
        let rows = self.rows(table, &mapping, name)?;
        Ok((Some(layout), mapping, rows))
    }

    /// Usage with plain ISO days and no quotes needs no table in memory.
    fn streams(&self, layout: &Layout) -> Option<Mapping<'a>> {
        let text: &str = &self.decoded.text;
        let columns: Vec<Column> = layout.header.iter().map(|name| Column::new(name)).collect();
        let mapping = fit(&columns, &Blind, self.presets, self.options).ok()?;
        if mapping.preset.entity != Entity::Usage || text.contains('"') {
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
        let rows = self.rows(table, &mapping, name)?;
        Ok((None, mapping, rows))
    }

    /// The stream that fits best; the one with the most records among equals.
    fn best(&self, streams: &[Table<'_>]) -> Result<(usize, Mapping<'a>), Refusal> {
        let mut best: Option<(usize, u8, usize, Mapping<'a>)> = None;
        let mut refusal = None;
        for (at, table) in streams.iter().enumerate() {
            match self.fit(table) {
                Ok(mapping) => {
                    let worth = (mapping.preset.rank, table.rows.len());
                    if best.as_ref().is_none_or(|(_, rank, rows, _)| worth > (*rank, *rows)) {
                        best = Some((at, worth.0, worth.1, mapping));
                    }
                }
                Err(other) => refusal = refusal.or(Some(other)),
            }
        }
        let none = || refusal.unwrap_or_else(|| Refusal::new(Message::new("ingest-refused-empty")));
        best.map(|(at, _, _, mapping)| (at, mapping)).ok_or_else(none)
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
        let usage::Made { batch, problems, read, skipped, notes, covered } = made;
        Self { batch: Batch::Usage(batch), problems, read, skipped, notes, covered }
    }

    fn of_records(made: records::Made, entity: Entity, today: Day) -> Self {
        let records::Made { records, problems, skipped, notes } = made;
        let covered = covered(&records, entity, today);
        Self { batch: Batch::Records(records), problems, read: 0, skipped, notes, covered }
    }
}

/// First and last day of the events, as far as they have happened.
fn covered(records: &[Record], entity: Entity, today: Day) -> Option<(Day, Day)> {
    let begin = entity.field(entity.event_day()?)?;
    let ends = endings(entity).iter().filter_map(|id| entity.field(id));
    let ends: Vec<usize> = ends.chain([begin]).collect();
    let day = |record: &Record, at: usize| record.values.get(at)?.as_ref()?.as_day();
    let past = |day: &Day| *day <= today;
    let first = records.iter().filter_map(|record| day(record, begin)).filter(past).min()?;
    let last = records.iter().flat_map(|record| ends.iter().filter_map(|at| day(record, *at)));
    Some((first, last.filter(past).max()?.max(first)))
}

/// Days beside the first on which something happened to a row: the feed was alive on them.
const fn endings(entity: Entity) -> &'static [&'static str] {
    match entity {
        Entity::Subscription => &["cancelled", "auto_renew_changed"],
        Entity::Ticket => &["closed"],
        Entity::Invoice => &["paid"],
        Entity::Task => &["done"],
        Entity::Opportunity => &["created"],
        _ => &[],
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

fn titles_note(layout: Option<&Layout>) -> Option<Message> {
    let layout = layout.filter(|layout| !layout.titles.is_empty())?;
    let note = Message::new("ingest-note-titles").count("line", layout.header_line as i64);
    Some(note.text("text", layout.titles.join(" · ")))
}
