//! Records in memory, whatever they came from: columns by position, cells in one text, blank
//! cells left out. Rows keep their place in the file.

use super::Refusal;
use super::decode::DAMAGED;
use super::header::Column;
use super::mapping::{Codes, Look, Sight};
use super::{date, number};
use crate::core::message::Message;
use crate::core::problem::Problem;
use std::collections::{HashMap, HashSet};

/// As many as a sheet of Excel has; no table of records has more.
pub const COLUMN_LIMIT: usize = 16_384;

/// So many columns on, the next one of a record is looked for.
const AHEAD: usize = 3;

/// Refuses a table with more columns than any table of records has.
pub fn check_width(columns: usize) -> Result<(), Refusal> {
    let message = Message::new("ingest-refused-columns").count("limit", COLUMN_LIMIT as i64);
    if columns > COLUMN_LIMIT { Err(Refusal::new(message)) } else { Ok(()) }
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    column: u32,
    length: u32,
    start: usize,
}

/// Where a row stands, and its cells.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// 1-based line of its first character.
    pub line: u64,
    /// 1-based, the header not counted.
    pub record: u64,
    cells: (usize, usize),
    raw: (usize, usize),
    /// Which row of a record that takes several, where each is one by itself; the first is 0.
    pub part: u32,
}

/// A row that goes on with the record above it.
#[derive(Debug)]
struct Part {
    /// The row of the record, and its cells without what this one adds.
    of: usize,
    cells: (usize, usize),
    line: u64,
    record: u64,
    raw: (usize, usize),
    own: Vec<(u32, String)>,
}

/// The records of one kind in one file.
#[derive(Debug, Default)]
pub struct Table<'a> {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Rows that are no records of this table: footers, blanks, other streams.
    pub skipped: u64,
    pub problems: Vec<Problem>,
    pub notes: Vec<Message>,
    /// Lines that were left out as no records, each as it stands in the file.
    pub left_out: Vec<(u64, String)>,
    source: &'a str,
    text: String,
    cells: Vec<Cell>,
    /// Rows that go on with another one.
    parts: Vec<Part>,
    by_name: HashMap<String, u32>,
    /// The names as records give them, and the column that was asked for last.
    names: Vec<String>,
    last: u32,
}

impl<'a> Table<'a> {
    pub fn new(source: &'a str, names: &[&str]) -> Self {
        let columns = names.iter().map(|name| Column::new(name)).collect();
        Self { columns, source, ..Self::default() }
    }

    /// The column of that name, made when it is first seen (records of JSON name their own).
    pub fn column(&mut self, name: &str) -> u32 {
        // Records mostly name their columns in the same order, and leave some out.
        let next = self.names.iter().skip(self.last as usize + 1).take(AHEAD);
        if let Some(ahead) = next.into_iter().position(|next| next == name) {
            self.last += 1 + ahead as u32;
            return self.last;
        }
        if let Some(at) = self.by_name.get(name) {
            self.last = *at;
            return *at;
        }
        let at = self.columns.len() as u32;
        self.last = at;
        self.names.push(name.to_owned());
        self.columns.push(Column::new(name));
        self.by_name.insert(name.to_owned(), at);
        at
    }

    /// Gives a column another name by which it is known, behind its own.
    pub fn call(&mut self, name: &str, also: &str) {
        let at = self.by_name.get(name).and_then(|at| self.columns.get_mut(*at as usize));
        let Some(column) = at else { return };
        for fold in Column::new(also).folds {
            if !column.folds.contains(&fold) {
                column.folds.push(fold);
            }
        }
    }

    /// Adds a cell to the row that is being made; blanks are left out.
    pub fn put(&mut self, column: u32, text: &str) {
        if !text.is_empty() {
            let start = self.text.len();
            self.text.push_str(text);
            self.cells.push(Cell { column, length: text.len() as u32, start });
        }
    }

    /// Ends the row that is being made.
    pub fn end_row(&mut self, line: u64, record: u64, raw: (usize, usize)) {
        let from = self.rows.last().map_or(0, |row| row.cells.1);
        self.rows.push(Row { line, record, cells: (from, self.cells.len()), raw, part: 0 });
    }

    /// Leaves the last row out, where it is this record and has no more than one cell of several.
    pub fn drop_lone_cell(&mut self, record: u64) -> bool {
        let is_lone = |row: &Row| row.cells.1 - row.cells.0 == 1 && row.record == record;
        let Some(row) = self.rows.last().copied().filter(is_lone) else { return false };
        if self.columns.len() < 3 {
            return false;
        }
        self.left_out.push((row.line, self.raw(row)));
        self.rows.pop();
        self.cells.truncate(row.cells.0);
        true
    }

    /// Names the lines that were left out, once their places are settled.
    pub fn name_left_out(&mut self) {
        let mut left_out = std::mem::take(&mut self.left_out);
        left_out.sort();
        let named = left_out.iter().map(|(line, text)| format!("{line}: {text}"));
        let text = named.collect::<Vec<_>>().join(" · ");
        if !text.is_empty() {
            self.notes.push(Message::new("ingest-note-footer").text("text", text));
        }
    }

    /// Adds what another row says beyond the last one, of the same record.
    pub fn extend_row<'c>(
        &mut self,
        cells: impl Iterator<Item = &'c str> + Clone,
        (line, record): (u64, u64),
        raw: (usize, usize),
    ) {
        let Some(row) = self.rows.last().copied() else { return };
        let of = self.rows.len() - 1;
        let own = cells.clone().enumerate().filter(|(_, text)| !text.trim().is_empty());
        let own = own.map(|(column, text)| (column as u32, text.to_owned())).collect();
        let first = self.parts.last().filter(|part| part.of == of);
        let cells_of = first.map_or(row.cells, |part| part.cells);
        self.parts.push(Part { of, cells: cells_of, line, record, raw, own });
        for (column, text) in cells.enumerate() {
            if self.cell(row, column) != Some(text) {
                self.put(column as u32, text);
            }
        }
        if let Some(last) = self.rows.last_mut() {
            last.cells.1 = self.cells.len();
            last.raw.1 = raw.1;
        }
    }

    /// Records take several rows here.
    pub fn has_parts(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Makes a row of its own of each that goes on with the record above it and says something else
    /// in one of the columns. How many became rows, and how many stay with their record.
    pub fn part_rows(&mut self, columns: &[usize]) -> (u64, u64) {
        if self.parts.is_empty() {
            return (0, 0);
        }
        let parts = std::mem::take(&mut self.parts);
        let apart: HashSet<usize> =
            parts.iter().filter(|part| self.is_apart(part, columns)).map(|part| part.of).collect();
        let (mut parted, mut firsts) = (0, Vec::new());
        let (alone, with): (Vec<Part>, Vec<Part>) =
            parts.into_iter().partition(|part| apart.contains(&part.of));
        let mut numbers: HashMap<usize, u32> = HashMap::new();
        for part in alone {
            for (column, text) in &part.own {
                self.put(*column, text);
            }
            self.end_row(part.line, part.record, part.raw);
            let number = numbers.entry(part.of).or_default();
            *number += 1;
            if let Some(row) = self.rows.last_mut() {
                row.part = *number;
            }
            parted += 1;
            firsts.push((part.of, part.cells));
        }
        for (of, cells) in firsts {
            if let Some(row) = self.rows.get_mut(of) {
                row.cells = cells;
            }
        }
        self.rows.sort_by_key(|row| row.line);
        let folded = with.len() as u64;
        self.parts = with;
        (parted, folded)
    }

    fn is_apart(&self, part: &Part, columns: &[usize]) -> bool {
        let Some(row) = self.rows.get(part.of) else { return false };
        let first = Row { cells: part.cells, ..*row };
        part.own.iter().any(|(column, text)| {
            let at = *column as usize;
            columns.contains(&at) && self.cell(first, at) != Some(text)
        })
    }

    /// The place of a column by its name.
    pub fn position(&self, name: &str) -> Option<usize> {
        let by_name = self.by_name.get(name).map(|at| *at as usize);
        by_name.or_else(|| self.columns.iter().position(|column| column.name == name))
    }

    /// A table of the same text with other columns and no rows yet; problems and notes stay.
    pub fn emptied(&self, names: &[&str]) -> Self {
        let (problems, notes) = (self.problems.clone(), self.notes.clone());
        Self { problems, notes, skipped: self.skipped, ..Self::new(self.source, names) }
    }

    /// Its columns, without rows and text.
    pub fn columns_alone(&self) -> Table<'static> {
        let (columns, by_name, names) =
            (self.columns.clone(), self.by_name.clone(), self.names.clone());
        Table { columns, by_name, names, ..Table::default() }
    }

    /// Adds the columns that another table has behind these.
    pub fn extend_columns(&mut self, other: &Table<'_>) {
        let from = self.names.len();
        let new = other.names.get(from..).unwrap_or_default();
        for (name, column) in new.iter().zip(other.columns.iter().skip(from)) {
            let at = self.column(name) as usize;
            if let Some(own) = self.columns.get_mut(at) {
                own.clone_from(column);
            }
        }
    }

    /// The same columns over another text, with no rows yet.
    pub fn over(self, source: &str) -> Table<'_> {
        let Self { columns, mut rows, skipped, problems, notes, mut text, mut cells, .. } = self;
        let (by_name, names, last, left_out) = (self.by_name, self.names, self.last, self.left_out);
        rows.clear();
        text.clear();
        cells.clear();
        Table {
            columns,
            rows,
            skipped,
            problems,
            notes,
            left_out,
            source,
            text,
            cells,
            by_name,
            names,
            last,
            parts: Vec::new(),
        }
    }

    /// Ends the row that is being made; it stands where another one does.
    pub fn repeat_row(&mut self, like: Row) {
        self.end_row(like.line, like.record, like.raw);
    }

    /// The cell of a column, as it stands in the file; blank is `None`.
    pub fn cell(&self, row: Row, column: usize) -> Option<&str> {
        let cells = self.cells.get(row.cells.0..row.cells.1)?;
        let cell = cells.iter().find(|cell| cell.column as usize == column)?;
        self.text.get(cell.start..cell.start + cell.length as usize)
    }

    /// Every cell of a row that is not blank, by position of its column.
    pub fn cells(&self, row: Row) -> impl Iterator<Item = (usize, &str)> {
        let cells = self.cells.get(row.cells.0..row.cells.1).unwrap_or_default();
        cells.iter().filter_map(|cell| {
            let text = self.text.get(cell.start..cell.start + cell.length as usize)?;
            Some((cell.column as usize, text))
        })
    }

    /// Every value of a column.
    pub fn values(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(move |row| self.cell(*row, column))
    }

    /// The whole row as it stands in the file.
    pub fn raw(&self, row: Row) -> String {
        let raw = self.source.get(row.raw.0..row.raw.1).unwrap_or_default();
        raw.trim_end_matches(['\r', '\n', ',']).replace(DAMAGED, "\u{FFFD}")
    }

    /// Sets a row aside.
    pub fn problem(&self, row: Row, column: Option<usize>, reason: Message) -> Problem {
        let value = column.and_then(|column| self.cell(row, column));
        Problem {
            line: row.line,
            record: row.record,
            column: column.and_then(|at| self.columns.get(at)).map(|column| column.name.clone()),
            value: value.map(|value| value.replace(DAMAGED, "\u{FFFD}")),
            reason,
            raw: self.raw(row),
            value_only: false,
        }
    }
}

impl Sight for Table<'_> {
    fn says(&self, column: usize, words: &[String]) -> bool {
        self.values(column).any(|value| words.contains(&super::header::fold(value)))
    }

    fn repeats(&self, column: usize) -> bool {
        let mut seen = std::collections::HashSet::new();
        !self.values(column).all(|value| seen.insert(value.trim()))
    }

    fn look(&self, column: usize) -> Look {
        let values: Vec<&str> = self.values(column).take(LOOKED_AT).map(str::trim).collect();
        let most = |is: fn(&str) -> bool| {
            !values.is_empty()
                && values.iter().filter(|value| is(value)).count() * 10 >= values.len() * 8
        };
        let different: std::collections::HashSet<&str> = values.iter().copied().collect();
        Look {
            names: most(is_name),
            distinct: different.len() * 10 >= values.len() * 9,
            states: values.len() > 2 * different.len() && different.len() <= 6,
            mails: most(|value| value.contains('@')),
            example: values.first().map(|value| (*value).to_owned()),
        }
    }

    fn codes(&self, column: usize) -> Codes {
        let mut codes = Codes::default();
        self.values(column).all(|value| codes.take(value));
        codes
    }
}

/// Values of a column that tell what it holds.
const LOOKED_AT: usize = 200;
/// No name is longer.
const NAME_CHARS: usize = 80;

/// A word as names are.
fn is_name(text: &str) -> bool {
    let letters = text.chars().any(char::is_alphabetic) && text.chars().count() <= NAME_CHARS;
    let address = text.contains('@') || text.contains("://");
    letters && !address && number::scan(text).is_none() && date::find(text).is_none()
}

/// Counts lines while the offset moves on through a text.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        Self::from(text, 1)
    }

    /// The text begins on this line.
    pub fn from(text: &'a str, line: u64) -> Self {
        Self { text, at: 0, line }
    }

    /// The 1-based line of an offset; offsets must not go back.
    pub fn line(&mut self, offset: usize) -> u64 {
        let passed = self.text.as_bytes().get(self.at..offset).unwrap_or_default();
        self.line += passed.iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        self.at = self.at.max(offset);
        self.line
    }
}
