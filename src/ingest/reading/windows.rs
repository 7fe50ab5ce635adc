//! Large files, read window by window, so that no more than a window of one is in memory. What
//! all rows of a file show together (its columns, their styles) is first taken from its head; where
//! the end shows something else, the file is read once more by that.

use super::{Head, Layout, Opening, Progress, Rows, Shape, Started, assemble, base_name};
use crate::core::batch::{Batch, FileBatch};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::ingest::delimited;
use crate::ingest::header::{Column, fold};
use crate::ingest::json::{self, Feed, Stop, Window};
use crate::ingest::mapping::{Codes, Look, Mapping, Sight, recognise};
use crate::ingest::records::{self, Passing, Taken, Verdict};
use crate::ingest::table::Table;
use crate::ingest::table::check_width;
use crate::ingest::{Options, Presets, Refusal, wide};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Read;

/// A file that is read more often than this is read as a whole.
const PASSES: usize = 5;
/// A column that tells what its rows are has no more different words.
const WORDS: usize = 1 << 12;

/// Says that what follows is UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Windows of a file on disk are of this size, more or less.
pub const STEP: usize = 1 << 18;

/// The bytes of a file.
pub struct Bytes<'o> {
    /// The first of them, from which it is told what they are.
    pub head: &'o [u8],
    /// All of them from the first, once more.
    pub open: &'o dyn Fn() -> Result<Box<dyn Read + 'o>, Refusal>,
    /// The size of a window.
    pub step: usize,
}

/// Reads a file whose head says that it is plain text; `None` = read it as a whole instead.
pub fn read(
    started: &Started<'_>,
    bytes: &Bytes<'_>,
    presets: &Presets,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Option<FileBatch>, Refusal> {
    let foreign = bytes.head.windows(16).any(|window| window == b"\"calendar#event\"");
    if foreign || options.encoding.is_some() {
        return Ok(None);
    }
    let Ok(file) = Opening::find(whole_lines(bytes.head), presets, options) else {
        return Ok(None);
    };
    if file.decoded.encoding != "UTF-8" || file.made.is_some() {
        return Ok(None);
    }
    let layout = (file.shape == Shape::Delimited).then(|| file.layout());
    let Some(first) = file.first_rows(layout.as_ref()) else { return Ok(None) };
    let Some(mut known) = Known::of(first, &file, base_name(started.path)) else { return Ok(None) };
    for _ in 0..PASSES {
        match known.pass(started, (&file, layout.as_ref()), bytes, progress)? {
            Passed::Read(batch) => return Ok(Some(*batch)),
            Passed::Odd => return Ok(None),
            Passed::Otherwise(next) => known = *next,
        }
    }
    Ok(None)
}

/// The last line is cut; what comes before it says as much, where there is any.
fn whole_lines(head: &[u8]) -> &[u8] {
    let end = head.iter().rposition(|byte| *byte == b'\n').map_or(head.len(), |at| at + 1);
    let lines = head.get(..end).unwrap_or_default();
    if lines.trim_ascii().len() < 2 { head } else { lines }
}

/// What is known of a file before it is read.
struct Known<'a> {
    /// Its first rows, and every column that was seen.
    head: Table<'a>,
    mapping: Mapping<'a>,
    verdict: Verdict,
    watch: Watch,
}

/// How a pass went.
enum Passed<'a> {
    Read(Box<FileBatch>),
    /// Not plain enough.
    Odd,
    /// By its end the file is to be read in another way.
    Otherwise(Box<Known<'a>>),
}

impl<'a> Known<'a> {
    fn of(head: Table<'a>, file: &Opening<'a>, name: &str) -> Option<Self> {
        let mut watch = Watch::default();
        let mapping = loop {
            watch.take(&head);
            let mapping = file.recognise(&head, &watch)?;
            if watch.is_hopeless() {
                return None;
            }
            if watch.is_settled() {
                break mapping;
            }
            watch.follow();
        };
        // A chart is laid out long, which needs all of it.
        let preset = mapping.preset;
        let whole = preset.entity == Entity::Usage || preset.attempts;
        if whole || wide::is_chart(&mapping, &head.columns) {
            return None;
        }
        let verdict = records::verdict(&head, &mapping, file.presets, file.options, name).ok()?;
        watch.forget();
        Some(Self { head, mapping, verdict, watch })
    }

    fn pass(
        mut self,
        started: &Started<'_>,
        (file, layout): (&Opening<'a>, Option<&Layout>),
        bytes: &Bytes<'_>,
        progress: Progress<'_>,
    ) -> Result<Passed<'a>, Refusal> {
        let mut source = Hashed { inner: (bytes.open)()?, hasher: blake3::Hasher::new(), size: 0 };
        let known = |columns: &[Column]| file.known(columns);
        let mut feed = match layout {
            Some(layout) => {
                let mark = if bytes.head.starts_with(MARK) { MARK.len() } else { 0 };
                Run::Lines(delimited::Feed::new(&mut source, layout, mark + layout.body, &known))
            }
            None => Run::Records(Feed::new(&mut source, file.shape, bytes.step)),
        };
        let table = self.head.columns_alone();
        let name = base_name(started.path);
        let known = (&table, self.verdict.clone());
        let mut passing = Passing::new(&self.mapping, file.presets, file.options, name, known);
        let taken = take_all((&mut feed, bytes.step), table, progress, &mut |rows| {
            self.watch.take(rows);
            passing.take(rows)
        });
        let (mut table, read) = match taken {
            Ok(taken) => taken,
            Err(Halt::Odd) => return Ok(Passed::Odd),
            Err(Halt::Refused(refusal)) => return Err(refusal),
        };
        let Ok(note) = feed.finish(&mut table) else { return Ok(Passed::Odd) };
        let Some(mapping) = file.recognise(&table, &self.watch).filter(|_| read > 0) else {
            return Ok(Passed::Odd);
        };
        if !self.watch.is_settled() || !mapping.is_like(&self.mapping) {
            return Ok(self.otherwise(&table, file, name));
        }
        let taken = passing.finish(&table)?;
        if !taken.verdict.reads_like(&self.verdict) {
            self.verdict = taken.verdict;
            self.head.extend_columns(&table);
            self.watch.forget();
            return Ok(Passed::Otherwise(Box::new(self)));
        }
        if started.size.is_some_and(|size| size != source.size) {
            return Err(Refusal::plain("ingest-refused-changing"));
        }
        let mut rows = Rows::of_parcel(taken, &mut table, read);
        let notes = std::mem::take(&mut table.notes);
        rows.notes.splice(..0, file.decoded.notes.iter().cloned().chain(note).chain(notes));
        rows.notes.extend(json::nested_note(&table.columns));
        rows.columns = mapping.columns(&table.columns, file.presets, &file.options.decision);
        let whole = (source.hasher.finalize().into(), source.size);
        let head = Head { layout, ..file.head() };
        let batch = assemble(started, whole, &head, &mapping, rows, file.presets, file.options);
        Ok(Passed::Read(Box::new(batch)))
    }

    /// The same head, with the columns that were seen since.
    fn otherwise(mut self, seen: &Table<'_>, file: &Opening<'a>, name: &str) -> Passed<'a> {
        self.head.extend_columns(seen);
        let known = Self::of(self.head, file, name);
        known.map_or(Passed::Odd, |known| Passed::Otherwise(Box::new(known)))
    }
}

/// Why a pass did not come to the end of a file.
enum Halt {
    Odd,
    Refused(Refusal),
}

impl From<Stop> for Halt {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Odd => Self::Odd,
            Stop::Unreadable(error) => Self::Refused(Refusal::of(&error)),
        }
    }
}

/// Hands the rows of one window after the other to `take`. Gives the columns, with what was found on
/// the way, and how many rows there were.
fn take_all<R: Read>(
    (run, step): (&mut Run<'_, R>, usize),
    mut table: Table<'static>,
    progress: Progress<'_>,
    take: &mut dyn FnMut(&Table<'_>) -> std::io::Result<()>,
) -> Result<(Table<'static>, u64), Halt> {
    let mut window = Window::default();
    let mut read = 0;
    while run.advance(step, &mut window)? {
        let rows = run.fill(table.over(&window.text), &window)?;
        read += rows.rows.len() as u64;
        take(&rows).map_err(Stop::Unreadable)?;
        table = rows.over("");
        if !progress(run.offset()) {
            return Err(Halt::Refused(Refusal::cancelled()));
        }
    }
    Ok((table, read))
}

/// A file as it comes, by its kind.
enum Run<'l, R> {
    Records(Feed<R>),
    Lines(delimited::Feed<'l, R>),
}

impl<R: Read> Run<'_, R> {
    fn advance(&mut self, step: usize, window: &mut Window) -> Result<bool, Stop> {
        match self {
            Self::Records(feed) => feed.advance(window),
            Self::Lines(feed) => feed.advance(step, &mut window.text),
        }
    }

    fn fill<'w>(&mut self, mut table: Table<'w>, window: &'w Window) -> Result<Table<'w>, Stop> {
        match self {
            Self::Records(_) if !json::fill(&mut table, window) => Err(Stop::Odd),
            Self::Records(_) => Ok(table),
            Self::Lines(feed) => feed.fill(table, &window.text),
        }
    }

    fn offset(&self) -> u64 {
        match self {
            Self::Records(feed) => feed.offset(),
            Self::Lines(feed) => feed.offset(),
        }
    }

    /// What is to be said of the whole.
    fn finish(self, table: &mut Table<'_>) -> Result<Option<Message>, Stop> {
        match self {
            Self::Records(feed) => Ok(feed.note()),
            Self::Lines(feed) => feed.finish(table).map(|()| None),
        }
    }
}

impl<'a> Opening<'a> {
    /// The rows that the head of a file has; `None` where they are not plain enough.
    fn first_rows(&'a self, layout: Option<&Layout>) -> Option<Table<'a>> {
        let text: &str = &self.decoded.text;
        let Some(layout) = layout else {
            let first = json::head(text, self.shape);
            return <[Table<'_>; 1]>::try_from(first).ok().map(|[first]| first);
        };
        let breaks = text.contains('\n') || !text.contains('\r');
        let plain = breaks && layout.marker().is_none();
        check_width(layout.header.len()).ok().filter(|()| plain)?;
        delimited::head(text, layout, &|columns| self.known(columns))
    }

    fn recognise(&self, table: &Table<'_>, watch: &Watch) -> Option<Mapping<'a>> {
        recognise(&table.columns, watch, self.presets, self.options).ok()
    }
}

impl Rows {
    /// `read` of the rows of the table that has passed became records or problems.
    fn of_parcel(taken: Taken, table: &mut Table<'_>, read: u64) -> Self {
        let Taken { made, parcel, covered, .. } = taken;
        let records::Made { mut problems, mut skipped, notes, choices, clues, .. } = made;
        let read = read + table.problems.len() as u64 + table.skipped;
        skipped += table.skipped;
        problems.append(&mut table.problems);
        problems.sort_by_key(|problem| problem.line);
        let (batch, columns) = (Batch::Parcel(parcel), Vec::new());
        let mut rows =
            Self { batch, problems, read, skipped, notes, choices, columns, clues, covered };
        rows.note_values();
        rows
    }
}

/// The words of the columns by which presets tell their rows, as they come.
#[derive(Default)]
struct Watch {
    seen: BTreeMap<usize, HashSet<String>>,
    /// Columns that may hold the codes of currencies.
    codes: BTreeMap<usize, Codes>,
    /// What was asked of columns that nobody watched.
    asked: RefCell<BTreeSet<usize>>,
    asked_codes: RefCell<BTreeSet<usize>>,
    /// Something was asked that only the whole table knows.
    hopeless: Cell<bool>,
}

impl Watch {
    fn take(&mut self, table: &Table<'_>) {
        for (column, words) in &mut self.seen {
            let mut last = "";
            for value in table.values(*column) {
                if value != last && words.len() < WORDS {
                    words.insert(fold(value));
                    last = value;
                }
            }
        }
        for (column, codes) in &mut self.codes {
            if !codes.are_none() {
                table.values(*column).all(|value| codes.take(value));
            }
        }
    }

    /// Nothing was asked that was not watched.
    fn is_settled(&self) -> bool {
        let unasked = self.asked.borrow().is_empty() && self.asked_codes.borrow().is_empty();
        unasked && !self.is_hopeless()
    }

    fn is_hopeless(&self) -> bool {
        self.hopeless.get() || self.seen.values().any(|words| words.len() >= WORDS)
    }

    /// Watches what was asked from now on.
    fn follow(&mut self) {
        for column in self.asked.take() {
            self.seen.entry(column).or_default();
        }
        for column in self.asked_codes.take() {
            self.codes.entry(column).or_default();
        }
    }

    fn forget(&mut self) {
        self.seen.values_mut().for_each(HashSet::clear);
        self.codes.values_mut().for_each(|codes| *codes = Codes::default());
    }
}

impl Sight for Watch {
    fn says(&self, column: usize, words: &[String]) -> bool {
        let Some(seen) = self.seen.get(&column) else {
            self.asked.borrow_mut().insert(column);
            return false;
        };
        words.iter().any(|word| seen.contains(word))
    }

    fn repeats(&self, _: usize) -> bool {
        self.hopeless.set(true);
        false
    }

    fn look(&self, _: usize) -> Look {
        self.hopeless.set(true);
        Look::default()
    }

    fn codes(&self, column: usize) -> Codes {
        let seen = self.codes.get(&column);
        if seen.is_none() {
            self.asked_codes.borrow_mut().insert(column);
        }
        seen.cloned().unwrap_or_default()
    }
}

/// Hashes what goes through.
struct Hashed<R> {
    inner: R,
    hasher: blake3::Hasher,
    size: u64,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(buffer.get(..count).unwrap_or_default());
        self.size += count as u64;
        Ok(count)
    }
}
