//! Rows of sums: which may be some is seen by their words, which are by the numbers of the whole
//! table. A customer may be called Total.

use super::footer::{Filled, Summing};
use crate::core::problem::Problem;
use crate::ingest::number::{self, Decimal};
use crate::ingest::table::{Row, Table};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Cents that were rounded away.
const ROUNDING: f64 = 0.011;
/// So many sums back a sum may begin that is one of sums.
const LEVELS: usize = 64;
/// Of more of them the rows of a name are not looked for among all.
const NAMED: usize = 256;

/// A row of the table that may be one of sums.
#[derive(Debug)]
pub struct Candidate {
    /// Its place among the rows.
    pub row: usize,
    /// The column with the word.
    pub word: usize,
    /// A name stands beside the word, so that only the numbers prove it.
    pub summing: Option<Summing>,
    /// Why it is set aside, should it be none.
    pub fault: Option<Problem>,
}

/// The rows of a table that may be sums, and where its groups begin.
#[derive(Debug, Default)]
pub struct Sums {
    pub candidates: Vec<Candidate>,
    /// Rows that stand below a blank line or a header.
    pub starts: BTreeSet<usize>,
}

impl Sums {
    /// Takes the rows of sums out of a table, and names them; those that are none stay, or are set
    /// aside with what is wrong with them.
    pub fn settle(mut self, table: &mut Table<'_>, filled: &Filled) {
        if self.candidates.is_empty() {
            return;
        }
        // Where every second row stands by itself, blank lines part no groups.
        if self.starts.len() * 2 > table.rows.len() {
            self.starts.clear();
        }
        let records = self.part(table, filled);
        let mut gone = BTreeSet::new();
        for (candidate, is_sum) in records {
            let Some(row) = table.rows.get(candidate.row).copied() else { continue };
            match (is_sum, candidate.fault) {
                (true, _) => {
                    let raw = table.raw(row);
                    table.left_out.push((row.line, raw));
                    table.skipped += 1;
                }
                (false, Some(problem)) => table.problems.push(problem),
                (false, None) => continue,
            }
            gone.insert(candidate.row);
        }
        let mut at = 0;
        table.rows.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
        table.left_out.sort_by_key(|(line, _)| *line);
        table.problems.sort_by_key(|problem| problem.line);
    }

    /// Every candidate with whether it is one of sums. One of a name that is none counts among the
    /// rows that others sum up, so that they are looked at once more.
    fn part(&mut self, table: &Table<'_>, filled: &Filled) -> Vec<(Candidate, bool)> {
        let mut records = Vec::new();
        loop {
            let ledger = Ledger::new(table, &self.candidates);
            let outcome: Vec<bool> = (0..self.candidates.len())
                .map(|at| self.is_sum(at, table, filled, &ledger))
                .collect();
            let parted = std::mem::take(&mut self.candidates).into_iter().zip(outcome);
            let (none, left): (Vec<_>, Vec<_>) =
                parted.partition(|(one, is_sum)| !is_sum && one.summing.is_some());
            if none.is_empty() {
                records.extend(left);
                return records;
            }
            records.extend(none);
            self.candidates = left.into_iter().map(|(candidate, _)| candidate).collect();
        }
    }

    /// Its numbers are the sums of their columns, or it closes the table or a group and says no more
    /// than numbers, where every other row says more.
    fn is_sum(&self, at: usize, table: &Table<'_>, filled: &Filled, ledger: &Ledger) -> bool {
        let Some(candidate) = self.candidates.get(at) else { return false };
        let Some(row) = table.rows.get(candidate.row).copied() else { return false };
        let cells: Vec<_> =
            table.cells(row).filter(|(column, _)| *column != candidate.word).collect();
        let lacks = lacks(table, row, filled);
        let ranges = self.ranges(at, table.rows.len());
        let line = Line {
            cells: &cells,
            average: candidate.summing.as_ref().is_some_and(|one| one.average),
            named: candidate.summing.is_some(),
            lacks,
        };
        let proven = [Decimal::Point, Decimal::Comma].into_iter().any(|style| {
            ranges.iter().any(|range| {
                let rows = ledger.rows_in(range);
                line.sums_up(style, rows, |column| ledger.of(table, column, style, range))
            }) || self.sums_up_a_name(at, table, &line, style)
        });
        proven
            || candidate.summing.is_none()
                && self.closes(candidate.row, table)
                && cells.iter().all(|(_, cell)| number::scan(cell).is_some())
                && lacks
    }

    /// What a candidate may be the sum of: all, or the rows above up to a candidate before it or to
    /// the beginning of their group.
    fn ranges(&self, at: usize, rows: usize) -> Vec<Range<usize>> {
        let Some(candidate) = self.candidates.get(at) else { return Vec::new() };
        let start = self.starts.range(..candidate.row).next_back().copied().unwrap_or_default();
        let before = self.candidates.get(..at).unwrap_or_default().iter().rev().take(LEVELS);
        let begins = before.map(|one| one.row + 1).chain([start, 0]);
        let above = begins.filter(|begin| *begin < candidate.row).map(|from| from..candidate.row);
        std::iter::once(0..rows).chain(above).collect()
    }

    /// It is the sum of the rows that the name beside its word stands in, wherever they are.
    fn sums_up_a_name(
        &self,
        at: usize,
        table: &Table<'_>,
        line: &Line<'_>,
        style: Decimal,
    ) -> bool {
        let of = self.candidates.get(at).and_then(|one| one.summing.as_ref());
        let Some(of) = of.map(|one| one.of.as_str()).filter(|of| !of.is_empty()) else {
            return false;
        };
        if self.candidates.len() > NAMED {
            return false;
        }
        let rows = table.rows.iter().enumerate().filter(|(at, row)| {
            let is_candidate = self.candidates.binary_search_by_key(at, |one| one.row).is_ok();
            !is_candidate && table.cells(**row).any(|(_, cell)| cell.trim() == of)
        });
        let rows: Vec<Row> = rows.map(|(_, row)| *row).collect();
        !rows.is_empty()
            && line.sums_up(style, rows.len(), |column| {
                let numbers = rows.iter().filter_map(|row| read(table.cell(*row, column)?, style));
                numbers.fold(Column::default(), Column::with)
            })
    }

    /// No row of the same group stands below.
    fn closes(&self, row: usize, table: &Table<'_>) -> bool {
        let is_candidate =
            |at: usize| self.candidates.binary_search_by_key(&at, |one| one.row).is_ok();
        let next = (row + 1..table.rows.len()).find(|at| !is_candidate(*at));
        next.is_none_or(|next| self.starts.contains(&next))
    }
}

/// What a candidate says beside its word.
struct Line<'c> {
    cells: &'c [(usize, &'c str)],
    average: bool,
    named: bool,
    /// It leaves blank what every row says.
    lacks: bool,
}

impl Line<'_> {
    /// Are its numbers those of so many rows? A number below words may say how many they are.
    fn sums_up(&self, style: Decimal, rows: usize, of: impl Fn(usize) -> Column) -> bool {
        let mut says = self.named && self.lacks;
        let mut several = false;
        let mut any = false;
        for (column, cell) in self.cells {
            if number::scan(cell).is_none() {
                continue;
            }
            let Some(number) = read(cell, style) else { return false };
            let sum = of(*column);
            let counts = sum.count == 0 && (number - rows as f64).abs() < ROUNDING;
            let expected = sum.sum / if self.average { sum.count.max(1) as f64 } else { 1.0 };
            if !counts && (number - expected).abs() >= ROUNDING {
                return false;
            }
            any |= !counts;
            says |= number != 0.0;
            several |= sum.count > 1;
        }
        // A customer may be called Total, and be worth as much as the one above.
        any && says && (!self.named || self.lacks || several)
    }
}

/// The numbers of a column in some rows.
#[derive(Clone, Copy, Default)]
struct Column {
    sum: f64,
    count: usize,
}

impl Column {
    fn with(self, number: f64) -> Self {
        Self { sum: self.sum + number, count: self.count + 1 }
    }
}

/// By column and decimal sign the sums over the rows down to each.
type Running = BTreeMap<(usize, bool), Vec<Column>>;

/// The running sums of columns over all rows that are no candidates.
struct Ledger {
    /// Down to each row, how many there are.
    rows: Vec<usize>,
    columns: RefCell<Running>,
}

impl Ledger {
    fn new(table: &Table<'_>, candidates: &[Candidate]) -> Self {
        let mut rows = Vec::with_capacity(table.rows.len() + 1);
        let mut count = 0;
        rows.push(0);
        for at in 0..table.rows.len() {
            let is_candidate = candidates.binary_search_by_key(&at, |one| one.row).is_ok();
            count += usize::from(!is_candidate);
            rows.push(count);
        }
        Self { rows, columns: RefCell::default() }
    }

    fn rows_in(&self, range: &Range<usize>) -> usize {
        let at = |at: usize| self.rows.get(at).copied().unwrap_or_default();
        at(range.end) - at(range.start)
    }

    fn of(&self, table: &Table<'_>, column: usize, style: Decimal, range: &Range<usize>) -> Column {
        let mut columns = self.columns.borrow_mut();
        let running = columns
            .entry((column, style == Decimal::Point))
            .or_insert_with(|| self.running(table, column, style));
        let at = |at: usize| running.get(at).copied().unwrap_or_default();
        let (from, to) = (at(range.start), at(range.end));
        Column { sum: to.sum - from.sum, count: to.count - from.count }
    }

    fn running(&self, table: &Table<'_>, column: usize, style: Decimal) -> Vec<Column> {
        let mut running = Vec::from([Column::default()]);
        let mut so_far = Column::default();
        for (at, row) in table.rows.iter().enumerate() {
            let cell = table.cell(*row, column).filter(|_| self.rows_in(&(at..at + 1)) > 0);
            if let Some(number) = cell.and_then(|cell| read(cell, style)) {
                so_far = so_far.with(number);
            }
            running.push(so_far);
        }
        running
    }
}

fn read(cell: &str, style: Decimal) -> Option<f64> {
    Some(number::scan(cell)?.read(style)?.as_f64())
}

/// Does a row leave blank what every other says?
fn lacks(table: &Table<'_>, row: Row, filled: &Filled) -> bool {
    let cells = (0..table.columns.len()).map(|at| table.cell(row, at).unwrap_or_default());
    filled.is_missing(cells)
}
