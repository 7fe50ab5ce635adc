//! CSV and its relatives: which delimiter, where the header is, what lies above and below it.

mod labels;

use super::Refusal;
use super::decode::DAMAGED;
use super::header::{Column, fold};
use super::table::{Lines, Table};
use crate::core::message::Message;
use crate::core::problem::Problem;
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::ops::ControlFlow;

/// How far down a header is looked for.
const HEADER_WITHIN: usize = 20;
/// A record longer than this is a quote that swallowed the rest of the file.
const RECORD_LIMIT: usize = 4 << 20;
/// How many records tell the delimiter.
const PROBE: usize = 200;

/// Where the table begins in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub delimiter: u8,
    pub header: Vec<String>,
    /// 1-based.
    pub header_line: u64,
    /// Offset of what follows the header, and the line it is on.
    pub body: usize,
    pub body_line: u64,
    /// The lines above the header, which are no records.
    pub titles: Vec<String>,
}

/// A reader that leaves the records as they are.
fn reader<R: std::io::Read>(source: R, delimiter: u8) -> Reader<R> {
    ReaderBuilder::new()
        .delimiter(delimiter)
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
    let head = head_records(body, delimiter);
    let line = |begin: usize| Lines::new(text).line(skip_breaks(text, start + begin));
    let wanted = |wanted: u64| head.iter().position(|(_, begin, _)| line(*begin) == wanted);
    let at = header_line.and_then(wanted).unwrap_or_else(|| hits(&head, known).0);
    let (header, more) = labels::joined(head.get(at..).unwrap_or_default());
    let begin = head.get(at).map_or(start, |(_, begin, _)| start + begin);
    let titles = head.iter().take(at).map(|(cells, _, _)| cells.join(" ").trim().to_owned());
    let body = head.get(at + more).map_or(text.len(), |(_, _, end)| start + end);
    Layout {
        delimiter,
        header,
        body_line: Lines::new(text).line(body),
        header_line: Lines::new(text).line(skip_breaks(text, begin)),
        body,
        titles: titles.filter(|title| !title.is_empty()).collect(),
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
        let head = head_records(body, delimiter);
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

/// The first records, each with where it begins and ends.
fn head_records(body: &str, delimiter: u8) -> Vec<Placed> {
    let mut end = body.len().min(1 << 18);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let mut reader = reader(body.get(..end).unwrap_or_default().as_bytes(), delimiter);
    let mut record = ByteRecord::new();
    let mut records = Vec::new();
    while records.len() < PROBE && matches!(reader.read_byte_record(&mut record), Ok(true)) {
        let cells = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        let begin = record.position().map_or(0, |at| at.byte() as usize);
        records.push((cells, begin, reader.position().byte() as usize));
    }
    records
}

/// The record among the first that names the most known columns, else the first; and how many.
fn hits(head: &[Placed], known: &dyn Fn(&[Column]) -> usize) -> (usize, usize) {
    let mut best = (0, 0);
    for (at, (cells, _, _)) in head.iter().take(HEADER_WITHIN).enumerate() {
        let columns: Vec<Column> = cells.iter().map(|cell| Column::new(cell)).collect();
        let hits = known(&columns);
        if hits > best.1 && (hits >= 2 || at == 0) {
            best = (at, hits);
        }
    }
    best
}

fn skip_breaks(text: &str, offset: usize) -> usize {
    let rest = text.as_bytes().get(offset..).unwrap_or_default();
    offset + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

/// Refuses a file that ends inside quotes, naming the line where the quote opened.
pub fn check_quotes(text: &str, delimiter: u8) -> Result<(), Refusal> {
    if !text.contains('"') {
        return Ok(());
    }
    let mut opened = None;
    let mut at_start = true;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match (opened, byte) {
            (Some(_), b'"') if bytes.peek().is_some_and(|(_, next)| *next == b'"') => {
                bytes.next();
            }
            (Some(_), b'"') => opened = None,
            (None, b'"') if at_start => opened = Some(at),
            _ => {}
        }
        at_start = byte == delimiter || byte == b'\n' || byte == b'\r';
    }
    opened.map_or(Ok(()), |at| Err(unterminated(Lines::new(text).line(at))))
}

fn unterminated(line: u64) -> Refusal {
    Refusal::new(Message::new("ingest-refused-quote").count("line", line as i64))
}

/// Reads every record below the header into a table.
pub fn read<'a>(
    text: &'a str,
    layout: &Layout,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Table<'a>, Refusal> {
    check_quotes(text, layout.delimiter)?;
    let names: Vec<&str> = layout.header.iter().map(String::as_str).collect();
    let mut filling = Filling::new(text, Table::new(text, &names), layout);
    let body = text.get(layout.body..).unwrap_or_default();
    let mut reader = reader(body.as_bytes(), layout.delimiter);
    let mut record = ByteRecord::new();
    while matches!(reader.read_byte_record(&mut record), Ok(true)) {
        let begin = record.position().map_or(0, |at| at.byte() as usize);
        let span = (layout.body + begin, layout.body + reader.position().byte() as usize);
        filling.take(&record, span)?;
        if filling.record.is_multiple_of(4096) && !progress(span.1 as u64) {
            return Err(Refusal::cancelled());
        }
    }
    filling.finish()
}

/// The table while it is filled.
struct Filling<'a> {
    table: Table<'a>,
    lines: Lines<'a>,
    text: &'a str,
    record: u64,
    width: usize,
    footers: Vec<String>,
    /// The column that marks the first row of a record, where a record takes several.
    marker: Option<usize>,
    /// The last record had too few cells.
    short: bool,
}

impl<'a> Filling<'a> {
    fn new(text: &'a str, table: Table<'a>, layout: &Layout) -> Self {
        let width = layout.header.len();
        let lines = Lines::new(text);
        let marker = layout.header.iter().position(|name| is_marker(name));
        let footers = Vec::new();
        Self { table, lines, text, record: 0, width, footers, marker, short: false }
    }

    fn take(&mut self, record: &ByteRecord, (begin, end): (usize, usize)) -> Result<(), Refusal> {
        let begin = skip_breaks(self.text, begin);
        let line = self.lines.line(begin);
        if end - begin > RECORD_LIMIT {
            let quoted = self.text.get(begin..end).is_none_or(|record| record.contains('"'));
            return Err(if quoted {
                unterminated(line)
            } else {
                Refusal::plain("ingest-refused-line")
            });
        }
        self.record += 1;
        self.short = false;
        if let ControlFlow::Break(()) = self.skip(record) {
            self.table.skipped += 1;
            return Ok(());
        }
        if let Some((column, reason)) = self.fault(record) {
            self.set_aside(record, column, reason, line, (begin, end));
            return Ok(());
        }
        let marked = self.marker.and_then(|at| record.get(at)).map(text_of);
        if marked.is_some_and(|mark| mark != "*") && !self.table.rows.is_empty() {
            self.table.extend_row(record.iter().map(text_of).take(self.width), end);
            self.table.skipped += 1;
            return Ok(());
        }
        let cells = record.iter().map(text_of).enumerate().take(self.width);
        for (column, cell) in cells.filter(|(column, _)| Some(*column) != self.marker) {
            self.table.put(column as u32, cell);
        }
        self.table.end_row(line, self.record, (begin, end));
        Ok(())
    }

    /// Blank rows, repeated headers and footers are no records.
    fn skip(&mut self, record: &ByteRecord) -> ControlFlow<()> {
        let mut filled = record.iter().map(text_of).map(str::trim).filter(|cell| !cell.is_empty());
        let Some(first) = filled.next() else { return ControlFlow::Break(()) };
        let others = filled.count();
        if is_footer(first, others, self.width) {
            self.footers.push(first.to_owned());
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn fault(&mut self, record: &ByteRecord) -> Option<(Option<usize>, Message)> {
        let count = |id, cells: usize| {
            Message::new(id).count("cells", cells as i64).count("wanted", self.width as i64)
        };
        if let Some(at) = record.iter().position(|cell| text_of(cell).contains(DAMAGED)) {
            return Some((Some(at), Message::new("ingest-problem-bytes")));
        }
        if record.len() < self.width {
            self.short = true;
            return Some((None, count("ingest-problem-few-cells", record.len())));
        }
        let surplus = record.iter().skip(self.width).any(|cell| !text_of(cell).trim().is_empty());
        surplus.then(|| (None, count("ingest-problem-many-cells", record.len())))
    }

    fn set_aside(
        &mut self,
        record: &ByteRecord,
        column: Option<usize>,
        reason: Message,
        line: u64,
        (begin, end): (usize, usize),
    ) {
        let raw = self.text.get(begin..end).unwrap_or_default().trim_end_matches(['\r', '\n']);
        let name = column.and_then(|at| self.table.columns.get(at));
        self.table.problems.push(Problem {
            line,
            record: self.record,
            column: name.map(|column| column.name.clone()),
            value: column
                .and_then(|at| record.get(at))
                .map(|cell| text_of(cell).replace(DAMAGED, "\u{FFFD}")),
            reason,
            raw: raw.replace(DAMAGED, "\u{FFFD}"),
            value_only: false,
        });
    }

    fn finish(mut self) -> Result<Table<'a>, Refusal> {
        let faults = self.table.problems.len();
        let cut_off = self.short && faults == 1 && !self.text.ends_with(['\n', '\r']);
        if cut_off && self.table.rows.len() > 1 {
            let line = self.table.problems.last().map_or(0, |problem| problem.line);
            return Err(Refusal::new(
                Message::new("ingest-refused-cut-off").count("line", line as i64),
            ));
        }
        if !self.footers.is_empty() {
            let note = Message::new("ingest-note-footer").text("text", self.footers.join(" · "));
            self.table.notes.push(note);
        }
        Ok(self.table)
    }
}

fn text_of(cell: &[u8]) -> &str {
    std::str::from_utf8(cell).unwrap_or_default()
}

/// A column of kintone: `*` begins a record, and a row without it goes on with its tables.
fn is_marker(name: &str) -> bool {
    name.trim() == "*" || matches!(fold(name).as_str(), "レコードの開始行" | "startofnewrecord")
}

/// Closing lines of reports; `others` is how many more cells of the row are filled.
fn is_footer(first: &str, others: usize, width: usize) -> bool {
    if others * 2 >= width.max(2) && width > 3 {
        return false;
    }
    let folded = fold(first);
    let closing = [
        "grandtotal",
        "confidentialinformation",
        "copyright",
        "generatedat",
        "generatedby",
        "機密情報",
        "総合計",
    ];
    let sums = ["total", "totals", "subtotal", "sum", "合計", "総計", "小計", "総合計"];
    closing.iter().any(|word| folded.starts_with(word))
        || sums.contains(&folded.as_str())
        || (folded.starts_with("合計") && folded.ends_with("レコード"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(columns: &[Column]) -> usize {
        columns.iter().filter(|column| ["id", "name", "arr"].iter().any(|n| column.is(n))).count()
    }

    fn rows(text: &str) -> (Layout, Vec<String>, u64, usize) {
        let layout = layout(text, None, None, &known);
        let table = read(text, &layout, &mut |_| true).unwrap();
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
            read(text, &layout, &mut |_| true).unwrap_err().message.id.to_string()
        };
        assert_eq!(refused("id,name\n1,a\n2,\"b\n3,c\n"), "ingest-refused-quote");
        assert_eq!(refused("id,name,arr\n1,a,5\n2,b,6\n3,c"), "ingest-refused-cut-off");
    }
}
