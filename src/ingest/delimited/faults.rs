//! Records that are no rows of the table: what is wrong with each, and which close the file instead.

use super::{Fault, Filling, Place, as_a_whole, footer, text_of};
use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::ingest::Refusal;
use crate::ingest::decode::DAMAGED;
use csv::ByteRecord;

/// A cell longer than this is no value of a record.
const CELL_LIMIT: usize = 1 << 20;
/// As much of a row is kept beside what is wrong with it.
const RAW_LIMIT: usize = 64 << 10;
/// The first byte of what stands for damaged ones.
const DAMAGED_BEGINS: u8 = 0xF4;

impl<'a> Filling<'a, '_> {
    pub(super) fn fault(&mut self, record: &ByteRecord) -> Option<Fault> {
        let count = |id, cells: usize| {
            Message::new(id).count("cells", cells as i64).count("wanted", self.width as i64)
        };
        // Few files have the byte with which it begins anywhere.
        if memchr::memchr(DAMAGED_BEGINS, record.as_slice()).is_some()
            && let Some(at) = record.iter().position(|cell| text_of(cell).contains(DAMAGED))
        {
            return Some((Some(at), Message::new("ingest-problem-bytes")));
        }
        if let Some(at) = record.iter().position(|cell| cell.len() > CELL_LIMIT) {
            let limit = (CELL_LIMIT >> 10) as i64;
            return Some((Some(at), Message::new("ingest-problem-long").count("limit", limit)));
        }
        if record.len() < self.width {
            self.course.short = true;
            return Some((None, count("ingest-problem-few-cells", record.len())));
        }
        let surplus = record.iter().skip(self.width).any(|cell| !text_of(cell).trim().is_empty());
        surplus.then(|| (None, count("ingest-problem-many-cells", record.len())))
    }

    /// A line in words that says that it closes the file, or stands apart from its records, may close
    /// it; anything else is a record with a fault.
    pub(super) fn set_aside(
        &mut self,
        record: &ByteRecord,
        fault: Fault,
        place: Place,
        apart: bool,
    ) -> Result<(), Refusal> {
        let problem = self.problem(record, fault, place);
        self.table.problems.push(problem);
        let mut filled = record.iter().map(text_of).filter(|cell| !cell.trim().is_empty());
        let first = filled.next().unwrap_or_default();
        if !footer::is_sentence(first, filled.count(), self.width) {
            self.course.words = 0;
            return Ok(());
        }
        if self.in_passing {
            return Err(as_a_whole());
        }
        let apart = apart && !self.course.spaced;
        let closes = self.course.words > 0 || apart || footer::closes(first);
        self.course.words = if closes { self.course.words + 1 } else { 0 };
        Ok(())
    }

    /// As much of a row as is kept, as it stands in the file.
    pub(super) fn raw(&self, place: Place) -> &'a str {
        let raw = self.text.get(place.begin..place.end).unwrap_or_default();
        kept(raw.trim_end_matches(['\r', '\n']))
    }

    pub(super) fn problem(
        &self,
        record: &ByteRecord,
        (column, reason): Fault,
        place: Place,
    ) -> Problem {
        let raw = self.raw(place);
        let name = column.and_then(|at| self.table.columns.get(at));
        Problem {
            line: place.line,
            record: self.course.record,
            column: name.map(|column| column.name.clone()),
            value: column
                .and_then(|at| record.get(at))
                .map(|cell| kept(text_of(cell)).replace(DAMAGED, "\u{FFFD}")),
            reason,
            raw: raw.replace(DAMAGED, "\u{FFFD}"),
            value_only: false,
        }
    }
}

/// As much of a text as is kept beside what is wrong with it.
pub fn kept(text: &str) -> &str {
    let mut end = text.len().min(RAW_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}
