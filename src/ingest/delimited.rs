//! CSV and its relatives: which delimiter, where the header is, what lies above and below it.

mod faults;
mod feed;
mod footer;
mod groups;
mod heading;
mod labels;
mod naming;
mod quoting;
mod sums;

use super::Refusal;
use super::header::{Column, fold};
use super::table::{Lines, Table};
use super::{date, number};
use crate::core::message::Message;
use csv::{ByteRecord, Reader, ReaderBuilder};
pub use faults::kept;
pub use feed::{Feed, head};
use footer::{Filled, Summing};
use groups::Groups;
use heading::hits;
use naming::Label;
pub use quoting::Quoting;
use std::ops::ControlFlow;
use sums::{Candidate, Sums};

/// A record longer than this is a quote that swallowed the rest of the file.
const RECORD_LIMIT: usize = 4 << 20;
/// How many records tell the delimiter.
const PROBE: usize = 200;

/// Where the table begins in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub delimiter: u8,
    pub quoting: Quoting,
    pub header: Vec<String>,
    /// 1-based; 0 = there is none, and the columns are counted.
    pub header_line: u64,
    /// Offset of what follows the header, and the line it is on.
    pub body: usize,
    pub body_line: u64,
    /// The lines above the header, which are no records.
    pub titles: Vec<String>,
    /// The name of a group of rows stands right above the header.
    pub is_grouped: bool,
}

impl Layout {
    /// The column that marks the first row of a record, where a record takes several.
    pub fn marker(&self) -> Option<usize> {
        self.header.iter().position(|name| is_marker(name))
    }
}

/// A reader that leaves the records as they are.
fn reader<R: std::io::Read>(source: R, delimiter: u8, quoting: Quoting) -> Reader<R> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .quote(quoting.mark)
        .escape(quoting.backslash.then_some(b'\\'))
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_reader(source)
}

/// Finds delimiter and header, where they are not given. `known` says how many of the columns mean
/// something.
pub fn layout(
    text: &str,
    given: Option<u8>,
    header_line: Option<u64>,
    known: &dyn Fn(&[Column]) -> usize,
) -> Layout {
    let (start, declared) =
        given.map_or_else(|| declared_delimiter(text), |given| (0, Some(given)));
    let body = text.get(start..).unwrap_or_default();
    let delimiter = declared.unwrap_or_else(|| delimiter(body, known));
    let (head, quoting) = head_records(body, delimiter);
    let line = |begin: usize| Lines::new(text).line(skip_breaks(text, start + begin));
    let wanted = |wanted: u64| head.iter().position(|(_, begin, _)| line(*begin) == wanted);
    let decided = header_line.and_then(wanted);
    let (likely, named) = hits(&head, known);
    if decided.is_none() && named == 0 && is_data(&head) {
        return headless(text, start, &head, delimiter, quoting);
    }
    let at = decided.unwrap_or(likely);
    let (header, more) = labels::joined(head.get(at..).unwrap_or_default());
    let begin = head.get(at).map_or(start, |(_, begin, _)| start + begin);
    let titles = head.iter().take(at).map(|(cells, _, _)| cells.join(" ").trim().to_owned());
    let body = head.get(at + more).map_or(text.len(), |(_, _, end)| start + end);
    Layout {
        delimiter,
        quoting,
        header,
        body_line: Lines::new(text).line(body),
        header_line: Lines::new(text).line(skip_breaks(text, begin)),
        body,
        titles: titles.filter(|title| !title.is_empty()).collect(),
        is_grouped: at.checked_sub(1).and_then(|above| head.get(above)).is_some_and(is_lone),
    }
}

/// One cell of the record is filled.
fn is_lone((cells, _, _): &Placed) -> bool {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count() == 1
}

/// The first record is no header but a record: a number, a day or an address among its cells.
fn is_data(head: &[Placed]) -> bool {
    let cells = head.first().map(|(cells, _, _)| cells.as_slice()).unwrap_or_default();
    let value = |cell: &String| {
        let amount =
            number::scan(cell).is_some_and(|scan| scan.read(number::Decimal::Point).is_some());
        let written = cell.bytes().any(|byte| byte.is_ascii_digit());
        written && (amount || matches!(date::find(cell), Some(date::Found::Day(_))))
            || is_mail(cell)
    };
    // A number alone may be the name of a column: months, scores, years.
    cells.len() > 1 && head.len() > 1 && cells.iter().any(value) && !cells.iter().all(value)
}

fn is_mail(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// A table without a row of names: its columns are counted.
fn headless(text: &str, start: usize, head: &[Placed], delimiter: u8, quoting: Quoting) -> Layout {
    let width = head.first().map_or(0, |(cells, _, _)| cells.len());
    let body = head.first().map_or(start, |(_, begin, _)| start + begin);
    Layout {
        delimiter,
        quoting,
        header: (1..=width).map(|at| format!("column {at}")).collect(),
        header_line: 0,
        body,
        body_line: Lines::new(text).line(body),
        titles: Vec::new(),
        is_grouped: false,
    }
}

/// A first line `sep=;` as some tools write it for Excel.
fn declared_delimiter(text: &str) -> (usize, Option<u8>) {
    let line = text.lines().next().unwrap_or_default();
    let declared = line.trim_matches('"').to_ascii_lowercase();
    match declared.strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => (line.len(), Some(*delimiter)),
        Some([]) if line.contains('\t') => (line.len(), Some(b'\t')),
        _ => (0, None),
    }
}

/// The delimiter under which a header is known, and most records have the same width.
fn delimiter(body: &str, known: &dyn Fn(&[Column]) -> usize) -> u8 {
    let weigh = |delimiter: u8| {
        let (head, _) = head_records(body, delimiter);
        let mut widths: Vec<usize> = head.iter().map(|(cells, _, _)| cells.len()).collect();
        widths.sort_unstable();
        let hits = hits(&head, known).1.min(2);
        let mut best = (hits, 0, 0);
        for same in widths.chunk_by(|a, b| a == b) {
            let width = same.first().copied().unwrap_or(1);
            best = best.max(if width > 1 { (hits, same.len(), width) } else { (0, 0, 0) });
        }
        best
    };
    let mut best = (b',', weigh(b','));
    for candidate in [b';', b'\t', b'|'] {
        let weight = weigh(candidate);
        if weight > best.1 {
            best = (candidate, weight);
        }
    }
    best.0
}

type Placed = (Vec<String>, usize, usize);

/// The first records, each with where it begins and ends, and how they are quoted.
fn head_records(body: &str, delimiter: u8) -> (Vec<Placed>, Quoting) {
    let mut end = body.len().min(1 << 18);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let head = body.get(..end).unwrap_or_default();
    let quoting = Quoting::of(head, delimiter);
    let mut reader = reader(head.as_bytes(), delimiter, quoting);
    let mut record = ByteRecord::new();
    let mut records = Vec::new();
    while records.len() < PROBE && matches!(reader.read_byte_record(&mut record), Ok(true)) {
        let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        let begin = record.position().map_or(0, |at| at.byte() as usize);
        records.push((cells, begin, reader.position().byte() as usize));
    }
    (records, quoting)
}

fn skip_breaks(text: &str, offset: usize) -> usize {
    let rest = text.as_bytes().get(offset..).unwrap_or_default();
    offset + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

/// Reads every record below the header into a table.
pub fn read<'a>(
    text: &'a str,
    layout: &Layout,
    known: &dyn Fn(&[Column]) -> usize,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Table<'a>, Refusal> {
    quoting::check(text, layout.quoting, layout.delimiter)?;
    let names: Vec<&str> = layout.header.iter().map(String::as_str).collect();
    let mut filling = Filling::new(text, Table::new(text, &names), layout, known);
    let body = text.get(layout.body..).unwrap_or_default();
    let mut reader = reader(body.as_bytes(), layout.delimiter, layout.quoting);
    let mut record = ByteRecord::new();
    while matches!(reader.read_byte_record(&mut record), Ok(true)) {
        let begin = record.position().map_or(0, |at| at.byte() as usize);
        let span = (layout.body + begin, layout.body + reader.position().byte() as usize);
        filling.take(&record, span)?;
        if filling.course.record.is_multiple_of(4096) && !progress(span.1 as u64) {
            return Err(Refusal::cancelled());
        }
    }
    filling.finish()
}

/// What is known of the rows so far.
#[derive(Debug, Default)]
struct Course {
    record: u64,
    /// Rows of the table.
    rows: u64,
    /// Rows that name columns, and are no records.
    labels: u64,
    /// The last record had too few cells.
    short: bool,
    filled: Filled,
    /// How many of the last rows that were set aside are lines that close the table.
    words: usize,
    /// A blank row stands above.
    after_blank: bool,
    /// Blank lines stand between records, and part nothing.
    spaced: bool,
}

impl Course {
    /// What the table has to say of its rows, at its end; `is_cut` where no line break ends it.
    fn finish(&self, table: &mut Table<'_>, is_cut: bool) -> Result<(), Refusal> {
        if !is_cut && self.rows > 0 {
            let from = table.problems.len().saturating_sub(self.words);
            let closing = table.problems.drain(from..).map(|problem| {
                (problem.line, problem.raw.trim_end_matches([',', ';', '\t']).to_owned())
            });
            table.left_out.extend(closing);
            table.skipped += self.words as u64;
        }
        if self.short && table.problems.len() == 1 && is_cut && self.rows > 1 {
            let line = table.problems.last().map_or(0, |problem| problem.line);
            let refused = Message::new("ingest-refused-cut-off").count("line", line as i64);
            return Err(Refusal::new(refused));
        }
        if self.labels > 0 {
            let note = Message::new("ingest-note-labels").count("count", self.labels as i64);
            table.notes.push(note);
        }
        Ok(())
    }
}

/// Why a row is set aside, and by which column.
type Fault = (Option<usize>, Message);

/// Where a record stands in the text.
#[derive(Clone, Copy)]
struct Place {
    line: u64,
    begin: usize,
    end: usize,
}

/// What it takes the whole file to tell is not told in passing; nobody reads this.
fn as_a_whole() -> Refusal {
    Refusal::plain("ingest-refused-line")
}

/// Does a blank line stand above?
fn is_below_blank(text: &str, begin: usize) -> bool {
    let above = text.as_bytes().get(..begin).unwrap_or_default();
    above.ends_with(b"\n\n") || above.ends_with(b"\n\r\n")
}

/// The table while it is filled.
struct Filling<'a, 'l> {
    table: Table<'a>,
    lines: Lines<'a>,
    text: &'a str,
    course: Course,
    width: usize,
    header: &'l [String],
    known: &'l dyn Fn(&[Column]) -> usize,
    groups: Groups,
    /// The column that marks the first row of a record, where a record takes several.
    marker: Option<usize>,
    /// The header stands below the name of a group.
    is_grouped: bool,
    sums: Sums,
    /// Only some of the rows are at hand: what takes all of them to tell is not told.
    in_passing: bool,
}

impl<'a, 'l> Filling<'a, 'l> {
    fn new(
        text: &'a str,
        table: Table<'a>,
        layout: &'l Layout,
        known: &'l dyn Fn(&[Column]) -> usize,
    ) -> Self {
        let (width, header) = (layout.header.len(), layout.header.as_slice());
        let (lines, course) = (Lines::new(text), Course::default());
        let marker = layout.marker();
        let groups = Groups::find(text, layout.delimiter);
        let (is_grouped, sums) = (layout.is_grouped, Sums::default());
        Self {
            table,
            lines,
            text,
            course,
            width,
            header,
            known,
            groups,
            marker,
            is_grouped,
            sums,
            in_passing: false,
        }
    }

    fn take(&mut self, record: &ByteRecord, (begin, end): (usize, usize)) -> Result<(), Refusal> {
        let begin = skip_breaks(self.text, begin);
        let line = self.lines.line(begin);
        if end - begin > RECORD_LIMIT {
            let quoted =
                self.text.get(begin..end).is_none_or(|record| record.contains(['"', '\'']));
            return Err(if quoted {
                quoting::unterminated(line)
            } else {
                Refusal::plain("ingest-refused-line")
            });
        }
        self.course.record += 1;
        self.course.short = false;
        let place = Place { line, begin, end };
        if self.skip(record, place).is_break() || self.label(record, line)?.is_break() {
            self.table.skipped += 1;
            return Ok(());
        }
        let apart =
            std::mem::take(&mut self.course.after_blank) || is_below_blank(self.text, begin);
        if apart {
            self.sums.starts.insert(self.table.rows.len());
        }
        if let Some(word) = self.sum_word(record) {
            return self.take_sum(record, (word, None), place);
        }
        if let Some((word, summing)) = self.summing(record) {
            return self.take_sum(record, (word, Some(summing)), place);
        }
        if let Some(fault) = self.fault(record) {
            return self.set_aside(record, fault, place, apart);
        }
        self.course.words = 0;
        self.course.spaced |= apart && self.course.rows > 0;
        let marked = self.marker.and_then(|at| record.get(at)).map(text_of);
        if marked.is_some_and(|mark| mark != "*") && !self.table.rows.is_empty() {
            let cells = record.iter().map(text_of).take(self.width);
            self.table.extend_row(cells, (line, self.course.record), (begin, end));
            self.table.skipped += 1;
            return Ok(());
        }
        let cells = record.iter().map(text_of).enumerate().take(self.width);
        for (column, cell) in cells.filter(|(column, _)| Some(*column) != self.marker) {
            let cell = self.groups.hold(column, cell);
            self.table.put(column as u32, bare_of_apostrophe(cell));
        }
        self.table.end_row(line, self.course.record, (begin, end));
        self.course.filled.take(record.iter().map(text_of));
        self.course.rows += 1;
        Ok(())
    }

    /// Blank rows and the footers of a report are no records.
    fn skip(&mut self, record: &ByteRecord, place: Place) -> ControlFlow<()> {
        let mut filled = record.iter().map(text_of).map(str::trim).filter(|cell| !cell.is_empty());
        let Some(first) = filled.next() else {
            self.course.after_blank = true;
            return ControlFlow::Break(());
        };
        if !footer::is_one(first, filled.count(), self.width) {
            return ControlFlow::Continue(());
        }
        self.leave_out(place);
        ControlFlow::Break(())
    }

    fn leave_out(&mut self, place: Place) {
        let raw = self.raw(place).trim_end_matches([',', ';', '\t']).to_owned();
        self.table.left_out.push((place.line, raw));
    }

    /// The column of a word that says that a row may be one of sums: its first cell, or the last of
    /// one that has no name.
    fn sum_word(&self, record: &ByteRecord) -> Option<usize> {
        let cells = record.iter().map(text_of).enumerate();
        let mut filled = cells.filter(|(_, cell)| !cell.trim().is_empty());
        let (at, first) = filled.next().filter(|_| self.marker.is_none())?;
        if footer::is_sum(first) {
            return Some(at);
        }
        let (last_at, last) = filled.next_back().filter(|_| at > 0)?;
        footer::is_sum(last).then_some(last_at)
    }

    /// The same where a name stands beside the word. Of a customer whose name has such a word the row
    /// says what every other says; in passing that settles it.
    fn summing(&self, record: &ByteRecord) -> Option<(usize, Summing)> {
        if self.course.rows == 0 || self.marker.is_some() {
            return None;
        }
        let mut cells = record.iter().map(text_of).enumerate();
        let (at, first) = cells.find(|(_, cell)| !cell.trim().is_empty())?;
        let summing = footer::summing(first)?;
        let lacks = || self.course.filled.is_missing(record.iter().map(text_of));
        (!self.in_passing || lacks()).then_some((at, summing))
    }

    /// Keeps a row that may be one of sums until the whole table tells.
    fn take_sum(
        &mut self,
        record: &ByteRecord,
        (word, summing): (usize, Option<Summing>),
        place: Place,
    ) -> Result<(), Refusal> {
        if self.in_passing {
            return Err(as_a_whole());
        }
        if record.get(word).is_some_and(|cell| Groups::is_end(text_of(cell))) {
            self.leave_out(place);
            self.table.skipped += 1;
            return Ok(());
        }
        let fault = self.fault(record).map(|fault| self.problem(record, fault, place));
        self.course.short = false;
        for (column, cell) in record.iter().map(text_of).enumerate().take(self.width) {
            self.table.put(column as u32, bare_of_apostrophe(cell));
        }
        let row = self.table.rows.len();
        self.table.end_row(place.line, self.course.record, (place.begin, place.end));
        self.sums.candidates.push(Candidate { row, word, summing, fault });
        Ok(())
    }

    /// Rows that speak of the columns are no records; the header of another table ends the reading.
    fn label(&mut self, record: &ByteRecord, line: u64) -> Result<ControlFlow<()>, Refusal> {
        let cells: Vec<&str> = record.iter().map(text_of).collect();
        match naming::of(&cells, self.course.record, self.header, self.known) {
            None => return Ok(ControlFlow::Continue(())),
            Some(Label::Other) => {
                let refused = Message::new("ingest-refused-tables").count("line", line as i64);
                return Err(Refusal::new(refused));
            }
            // The name of a group of rows stands above their header.
            Some(Label::Again) if self.is_grouped => self.leave_out_name_of_group()?,
            Some(_) => {}
        }
        self.course.after_blank = true;
        self.course.labels += 1;
        Ok(ControlFlow::Break(()))
    }

    /// Where a name of a group stands above the first header, the lone cell above another is one.
    fn leave_out_name_of_group(&mut self) -> Result<(), Refusal> {
        if self.in_passing {
            return Err(as_a_whole());
        }
        if self.table.drop_lone_cell(self.course.record - 1) {
            self.course.rows = self.course.rows.saturating_sub(1);
            self.table.skipped += 1;
            let rows = self.table.rows.len();
            self.sums.candidates.retain(|candidate| candidate.row < rows);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Table<'a>, Refusal> {
        self.course.finish(&mut self.table, !self.text.ends_with(['\n', '\r']))?;
        self.sums.settle(&mut self.table, &self.course.filled);
        Ok(self.table)
    }
}

/// Without the apostrophe that keeps a spreadsheet from running a formula, as our own files have it.
fn bare_of_apostrophe(cell: &str) -> &str {
    let Some(bare) = cell.strip_prefix('\'') else { return cell };
    let formula = bare.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula { bare } else { cell }
}

fn text_of(cell: &[u8]) -> &str {
    std::str::from_utf8(cell).unwrap_or_default()
}

/// A column of kintone: `*` begins a record, and a row without it goes on with its tables.
fn is_marker(name: &str) -> bool {
    name.trim() == "*" || matches!(fold(name).as_str(), "レコードの開始行" | "startofnewrecord")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(columns: &[Column]) -> usize {
        columns.iter().filter(|column| ["id", "name", "arr"].iter().any(|n| column.is(n))).count()
    }

    fn rows(text: &str) -> (Layout, Vec<String>, u64, usize) {
        let layout = layout(text, None, None, &known);
        let table = read(text, &layout, &known, &mut |_| true).unwrap();
        let rows = table.rows.iter().map(|row| {
            let cells: Vec<&str> = table.cells(*row).map(|(_, cell)| cell).collect();
            format!("{}:{}", row.line, cells.join("/"))
        });
        let rows = rows.collect();
        (layout, rows, table.skipped, table.problems.len())
    }

    #[test]
    fn delimiters_are_found_by_width() {
        let check = |text: &str, delimiter: u8| {
            assert_eq!(layout(text, None, None, &known).delimiter, delimiter);
        };
        check("id;name\n1;a, b\n2;c, d\n", b';');
        check("id,name\n1,a;b\n", b',');
        check("id\tname\n1\ta\n", b'\t');
        check("sep=|\nid|name\n1|a\n", b'|');
        check("value\n01\n", b',');
    }

    #[test]
    fn a_row_of_the_same_answers_is_no_header() {
        let (layout, rows, _, problems) =
            rows("id,paid,member,x\n1,Yes,No,5\nname,name,name,name\n");
        assert_eq!((layout.header_line, problems), (1, 0));
        assert_eq!(rows, ["2:1/Yes/No/5", "3:name/name/name/name"]);
    }

    #[test]
    fn titles_footers_and_blanks_are_no_records() {
        let text = "My report\nAs of:,2026-01-02\n\nid,name,arr\n1,a,5\n,,\n\"2\",\"b\nc\",6\nGrand Totals (2 records),,\nCopyright (c) 2026\n";
        let (layout, rows, skipped, problems) = rows(text);
        assert_eq!((layout.header_line, layout.titles.len()), (4, 2));
        assert_eq!(rows, ["5:1/a/5", "7:2/b\nc/6"]);
        assert_eq!((skipped, problems), (3, 0));
    }

    #[test]
    fn a_record_of_several_rows_is_one() {
        let text = "レコードの開始行,id,name,arr\n*,1,a,5\n,1,a,6\n,1,,7\n*,2,b,8\n";
        let (_, rows, skipped, problems) = rows(text);
        assert_eq!(rows, ["2:1/a/5/6/7", "5:2/b/8"]);
        assert_eq!((skipped, problems), (2, 0));
    }

    #[test]
    fn line_numbers_hold_with_crlf_and_ragged_rows_go_aside() {
        let (_, rows, _, problems) = rows("id,name\r\n1,a\r\n2\r\n3,c,d\r\n4,e,\r\n5,f");
        assert_eq!(rows, ["2:1/a", "5:4/e", "6:5/f"]);
        assert_eq!(problems, 2);
    }

    #[test]
    fn broken_files_are_refused_whole() {
        let refused = |text: &str| {
            let layout = layout(text, None, None, &known);
            read(text, &layout, &known, &mut |_| true).unwrap_err().message.id.to_string()
        };
        assert_eq!(refused("id,name\n1,a\n2,\"b\n3,c\n"), "ingest-refused-quote");
        assert_eq!(refused("id,name,arr\n1,a,5\n2,b,6\n3,c"), "ingest-refused-cut-off");
    }
}
