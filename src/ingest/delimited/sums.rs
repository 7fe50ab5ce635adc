//! Rows of sums: which may be some is seen by their words, which are by the numbers of the whole
//! table. A customer may be called Total.

use super::footer::Filled;
use crate::core::problem::Problem;
use crate::ingest::number::{self, Decimal};
use crate::ingest::table::{Row, Table};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Cents that were rounded away.
const ROUNDING: f64 = 0.011;

/// A row of the table that may be one of sums.
#[derive(Debug)]
pub struct Candidate {
    /// Its place among the rows.
    pub row: usize,
    /// The column with the word.
    pub word: usize,
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
        let mut totals = Totals::default();
        let outcome: Vec<bool> = (0..self.candidates.len())
            .map(|at| self.is_sum(at, table, filled, &mut totals))
            .collect();
        let mut gone = BTreeSet::new();
        for (candidate, is_sum) in self.candidates.into_iter().zip(outcome) {
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
        table.problems.sort_by_key(|problem| problem.line);
    }

    /// Its numbers are the sums of their columns, or it closes the table or a group and says no more
    /// than numbers, where every other row says more.
    fn is_sum(&self, at: usize, table: &Table<'_>, filled: &Filled, totals: &mut Totals) -> bool {
        let Some(candidate) = self.candidates.get(at) else { return false };
        let Some(row) = table.rows.get(candidate.row).copied() else { return false };
        let cells = || table.cells(row).filter(|(column, _)| *column != candidate.word);
        let group = self.group(at);
        let proven = [Decimal::Point, Decimal::Comma].into_iter().any(|style| {
            let is = |cell: &str, sum: f64| {
                read(cell, style).is_some_and(|number| (number - sum).abs() < ROUNDING)
            };
            let numbers = || cells().filter(|(_, cell)| number::scan(cell).is_some());
            let says = numbers().any(|(_, cell)| read(cell, style).is_some_and(|n| n != 0.0));
            says && (numbers()
                .all(|(column, cell)| is(cell, totals.of(column, style, self, table)))
                || !group.is_empty()
                    && numbers()
                        .all(|(column, cell)| is(cell, sum(table, group.clone(), column, style))))
        });
        proven
            || self.closes(candidate.row, table)
                && cells().all(|(_, cell)| number::scan(cell).is_some())
                && lacks(table, row, filled)
    }

    /// The rows above a candidate, up to the one before it or the beginning of their group.
    fn group(&self, at: usize) -> Range<usize> {
        let Some(candidate) = self.candidates.get(at) else { return 0..0 };
        let before = at.checked_sub(1).and_then(|before| self.candidates.get(before));
        let after = before.map_or(0, |before| before.row + 1);
        let start = self.starts.range(..candidate.row).next_back().copied().unwrap_or_default();
        after.max(start)..candidate.row
    }

    /// No row of the same group stands below.
    fn closes(&self, row: usize, table: &Table<'_>) -> bool {
        let is_candidate =
            |at: usize| self.candidates.binary_search_by_key(&at, |one| one.row).is_ok();
        let next = (row + 1..table.rows.len()).find(|at| !is_candidate(*at));
        next.is_none_or(|next| self.starts.contains(&next))
    }
}

/// The sums of columns over all rows that are no candidates.
#[derive(Default)]
struct Totals(BTreeMap<(usize, bool), f64>);

impl Totals {
    fn of(&mut self, column: usize, style: Decimal, sums: &Sums, table: &Table<'_>) -> f64 {
        *self.0.entry((column, style == Decimal::Point)).or_insert_with(|| {
            let aside = sums.candidates.iter().filter_map(|one| table.rows.get(one.row));
            let aside = aside.filter_map(|row| read(table.cell(*row, column)?, style));
            sum(table, 0..table.rows.len(), column, style) - aside.sum::<f64>()
        })
    }
}

fn sum(table: &Table<'_>, rows: Range<usize>, column: usize, style: Decimal) -> f64 {
    let rows = table.rows.get(rows).unwrap_or_default();
    rows.iter().filter_map(|row| read(table.cell(*row, column)?, style)).sum()
}

fn read(cell: &str, style: Decimal) -> Option<f64> {
    Some(number::scan(cell)?.read(style)?.as_f64())
}

/// Does a row leave blank what every other says?
fn lacks(table: &Table<'_>, row: Row, filled: &Filled) -> bool {
    let cells = (0..table.columns.len()).map(|at| table.cell(row, at).unwrap_or_default());
    filled.is_missing(cells)
}
