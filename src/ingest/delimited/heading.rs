//! Which of the first records is the header: the one whose names are known, else the first that is
//! as wide as the table, below the titles of a report.

use super::Placed;
use crate::ingest::header::Column;
use std::collections::BTreeSet;

/// How far down a header is looked for.
const HEADER_WITHIN: usize = 20;

/// The record among the first that names the most known columns, else the first below the titles;
/// and how many.
pub fn hits(head: &[Placed], known: &dyn Fn(&[Column]) -> usize) -> (usize, usize) {
    // `Title:` with what it is beside it names no column.
    let is_labelled = head.first().is_some_and(is_label);
    let mut best = (0, 0);
    for (at, (cells, _, _)) in head.iter().take(HEADER_WITHIN).enumerate() {
        // `No` seven times is an answer and names no seven columns.
        let different: BTreeSet<&str> = cells.iter().map(String::as_str).collect();
        let columns: Vec<Column> = different.into_iter().map(Column::new).collect();
        let hits = known(&columns);
        if hits > best.1 && (hits >= 2 || (at == 0 && !is_labelled)) {
            best = (at, hits);
        }
    }
    match below_titles(head) {
        // A list may have one column with a name.
        Some(at) if best.1 == 0 => (at, 0),
        _ => best,
    }
}

fn filled((cells, _, _): &Placed) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// `Source:` and what follows it.
fn is_label(record: &Placed) -> bool {
    let first = record.0.first().map_or("", |cell| cell.trim());
    filled(record) <= 2 && first.ends_with([':', '：'])
}

/// Below what labels say of a table there is a gap, and then it begins.
fn below_gap(head: &[Placed]) -> Option<usize> {
    head.first().filter(|first| is_label(first))?;
    let gap = head.iter().take(HEADER_WITHIN).position(|record| filled(record) == 0)?;
    let below = head.get(gap..)?.iter().position(|record| filled(record) > 1)?;
    (gap + below < HEADER_WITHIN).then_some(gap + below)
}

/// Where the first record has a title in it and not names: the first below it with more.
fn below_titles(head: &[Placed]) -> Option<usize> {
    if let Some(at) = below_gap(head) {
        return Some(at);
    }
    let mut widths: Vec<usize> = head.iter().map(filled).filter(|count| *count > 1).collect();
    widths.sort_unstable();
    // As many cells as most records have.
    let groups = widths.chunk_by(|one, other| one == other);
    let usual = groups.max_by_key(|same| same.len()).and_then(|same| same.first()).copied()?;
    let is_title = |record: &Placed| filled(record) < 2 || filled(record) * 2 < usual;
    let first = head.first().filter(|first| is_title(first))?;
    let at = head.iter().take(HEADER_WITHIN).position(|record| !is_title(record))?;
    (filled(first) > 0).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[&[&str]], expected: (usize, usize)) {
        let placed = |row: &&[&str]| (row.iter().map(|cell| (*cell).to_owned()).collect(), 0, 0);
        let head: Vec<Placed> = rows.iter().map(placed).collect();
        let known = |columns: &[Column]| columns.iter().filter(|column| column.is("known")).count();
        assert_eq!(hits(&head, &known), expected, "{rows:?}");
    }

    #[test]
    fn a_table_that_nobody_knows_begins_below_its_titles() {
        check(&[&["CO2 by sector"], &[""], &["", "a", "b", "c"], &["x", "1", "2", "3"]], (2, 0));
        check(
            &[
                &["Title:", "Phosphate"],
                &["Unit:", "mg"],
                &["a", "b", "c", "d", "e", "f"],
                &["1", "2", "3", "4", "5", "6"],
                &["1", "2", "3", "4", "5", "6"],
                &["1", "2", "3", "4", "5", "6"],
            ],
            (2, 0),
        );
        check(
            &[
                &["known:", "Phosphate", ""],
                &["Custodian", "An agency", ""],
                &["Notes:", "", ""],
                &["", "", ""],
                &["Location", "1995", ""],
                &["Thames", "80.7", "1"],
            ],
            (4, 0),
        );
        check(&[&["known:", "x"], &["known", "b"], &["1", "2"]], (0, 0));
        check(&[&["a", "b"], &["1", "2"]], (0, 0));
        check(&[&["only"], &["1"], &["2"]], (0, 0));
        check(&[&["known", "x"], &["1", "2"]], (0, 1));
        check(&[&["known", "", ""], &["a", "b", "c"], &["d", "e", "f"]], (0, 1));
    }
}
