//! The records of a delimited text in passing: as many at a time as a window has whole. What is not
//! as plain as that is for reading as a whole, which also says what is wrong with it.

use super::quoting::check;
use super::{Course, Filling, Layout, reader};
use crate::ingest::file::LINE_LIMIT;
use crate::ingest::header::Column;
use crate::ingest::json::{Stop, text_of, top_up};
use crate::ingest::table::{Lines, Table};
use csv::ByteRecord;
use std::io::Read;

/// How many of some columns mean something.
type Knows<'l> = &'l dyn Fn(&[Column]) -> usize;

/// The rows at the head of a text, without the last, which may be cut off. `None` where they are
/// not plain, or there are none.
pub fn head<'a>(text: &'a str, layout: &Layout, known: Knows<'_>) -> Option<Table<'a>> {
    let names: Vec<&str> = layout.header.iter().map(String::as_str).collect();
    let body = text.get(layout.body..)?;
    let mut feed = Feed::new(std::io::empty(), layout, 0, known);
    feed.fill(Table::new(body, &names), body).ok().filter(|table| !table.rows.is_empty())
}

/// Splits what is read into windows.
pub struct Feed<'l, R> {
    source: R,
    layout: &'l Layout,
    known: Knows<'l>,
    /// Bytes before the first record that are still to come.
    before: usize,
    /// Read, and not yet part of a table.
    rest: Vec<u8>,
    ended: bool,
    /// The line of the rest, and bytes before it.
    line: u64,
    passed: u64,
    course: Course,
    /// The last window ended within a line.
    is_cut: bool,
}

impl<'l, R: Read> Feed<'l, R> {
    /// The first record begins at the byte `before` of the source.
    pub fn new(source: R, layout: &'l Layout, before: usize, known: Knows<'l>) -> Self {
        Self {
            source,
            layout,
            known,
            before,
            rest: Vec::new(),
            ended: false,
            line: layout.body_line,
            passed: before as u64,
            course: Course::default(),
            is_cut: false,
        }
    }

    /// Bytes of what was given out.
    pub fn offset(&self) -> u64 {
        self.passed
    }

    /// The text of the next window in the place of the last one, `step` bytes of it or as many more
    /// as a record needs; `false` at the end.
    pub fn advance(&mut self, step: usize, text: &mut String) -> Result<bool, Stop> {
        if self.rest.len() > LINE_LIMIT {
            return Err(Stop::Odd);
        }
        text.clear();
        while text.is_empty() && !(self.ended && self.rest.is_empty()) {
            let wanted = self.before + step.max(self.rest.len() * 2);
            self.ended = self.ended || top_up(&mut self.source, &mut self.rest, wanted)?;
            let mut bytes = std::mem::take(&mut self.rest);
            bytes.drain(..std::mem::take(&mut self.before).min(bytes.len()));
            (*text, self.rest) = text_of(bytes, self.ended)?;
        }
        Ok(!text.is_empty())
    }

    /// Puts the records that are whole in a window into `table`, a table of this text.
    pub fn fill<'w>(&mut self, table: Table<'w>, text: &'w str) -> Result<Table<'w>, Stop> {
        let mut filling = Filling::new(text, table, self.layout, self.known);
        // What a group says may stand in another window.
        if !filling.groups.are_absent() {
            return Err(Stop::Odd);
        }
        filling.in_passing = true;
        filling.course = std::mem::take(&mut self.course);
        filling.lines = Lines::from(text, self.line);
        let (delimiter, quoting) = (self.layout.delimiter, self.layout.quoting);
        let mut reader = reader(text.as_bytes(), delimiter, quoting);
        let (mut record, mut next) = (ByteRecord::new(), ByteRecord::new());
        let mut more = matches!(reader.read_byte_record(&mut record), Ok(true));
        let mut used = 0;
        while more {
            let begin = record.position().map_or(0, |at| at.byte() as usize);
            let end = reader.position().byte() as usize;
            more = matches!(reader.read_byte_record(&mut next), Ok(true));
            // The last one may go on in the next window.
            if !more && !self.ended {
                break;
            }
            filling.take(&record, (begin, end)).map_err(|_| Stop::Odd)?;
            used = end;
            std::mem::swap(&mut record, &mut next);
        }
        let used = if self.ended { text.len() } else { used };
        let taken = text.get(..used).unwrap_or_default();
        if check(taken, quoting, delimiter).is_err() || quoting.is_belied(taken, delimiter) {
            return Err(Stop::Odd);
        }
        self.is_cut = !taken.ends_with(['\n', '\r']);
        self.line = filling.lines.line(used);
        self.passed += used as u64;
        self.rest.splice(..0, text.bytes().skip(used));
        self.course = filling.course;
        Ok(filling.table)
    }

    /// What the table has to say of its rows, at its end.
    pub fn finish(self, table: &mut Table<'_>) -> Result<(), Stop> {
        self.course.finish(table, self.is_cut).map_err(|_| Stop::Odd)?;
        table.name_left_out();
        Ok(())
    }
}
