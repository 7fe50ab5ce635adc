//! Lines that close a report: its sums, who made it and when, whose it is. They are no records.

use crate::ingest::header::fold;

/// How such lines begin.
const CLOSING: [&str; 13] = [
    "grandtotal",
    "confidentialinformation",
    "copyright",
    "generatedat",
    "generatedby",
    "gesamtsumme",
    "totauxgénéraux",
    "totalgénéral",
    "totalesgenerales",
    "totalgeneral",
    "機密情報",
    "総合計",
    "総計",
];

/// Words of sums, each a cell by itself.
const SUMS: [&str; 20] = [
    "total",
    "totals",
    "grandtotal",
    "overalltotal",
    "subtotal",
    "sum",
    "summe",
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "totale",
    "totaal",
    "totales",
    "totalgénéral",
    "totalgeneral",
    "合計",
    "総計",
    "小計",
    "総合計",
    "全体",
];
/// None of them is longer, in bytes.
const WORD: usize = 24;
/// Rows by which it is seen what every row says.
const LOOKED_AT: usize = 64;

/// Closing lines of reports; `others` is how many more cells of the row are filled.
pub fn is_one(first: &str, others: usize, width: usize) -> bool {
    if others * 2 >= width.max(2) && width > 3 {
        return false;
    }
    let folded = fold(first);
    let counted = folded.starts_with("合計") && folded.ends_with(['ド', '件']);
    CLOSING.iter().any(|word| folded.starts_with(word)) || is_sum(first) || counted
}

/// A cell that says that the others are sums.
pub fn is_sum(cell: &str) -> bool {
    let may_be = cell.len() <= WORD
        && cell.bytes().next().is_some_and(|byte| {
            byte >= 0x80 || matches!(byte.to_ascii_lowercase(), b't' | b'g' | b's' | b'o')
        });
    may_be && SUMS.contains(&fold(cell).as_str())
}

/// A line in words, where records have cells.
pub fn is_sentence(first: &str, others: usize, width: usize) -> bool {
    let words = first.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    others == 0 && width > 2 && words.count() > 2
}

/// The columns that every row so far has filled.
#[derive(Debug, Default)]
pub struct Filled {
    columns: Vec<bool>,
    rows: usize,
}

impl Filled {
    pub fn take<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        if self.rows == LOOKED_AT {
            return;
        }
        for (at, cell) in cells.enumerate() {
            let filled = !cell.trim().is_empty();
            match self.columns.get_mut(at) {
                Some(always) => *always &= filled,
                None => self.columns.push(filled && self.rows == 0),
            }
        }
        self.rows += 1;
    }

    /// Is something left blank that every row says?
    pub fn is_missing<'c>(&self, cells: impl Iterator<Item = &'c str>) -> bool {
        let cells = cells.chain(std::iter::repeat(""));
        self.columns.iter().zip(cells).any(|(always, cell)| *always && cell.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_closing_lines_are_told_from_records() {
        let check = |first: &str, others, expected| {
            assert_eq!(is_one(first, others, 5), expected, "{first}");
        };
        check("Grand Totals (2 records)", 0, true);
        check("Gesamtsummen (2 Datensätze)", 0, true);
        check("合計 (1 件)", 0, true);
        check("合計 12 レコード", 0, true);
        check("Total", 1, true);
        check("Total", 4, false);
        check("TotalEnergies", 1, false);
        check("合計商事", 0, false);
    }

    #[test]
    fn a_row_of_sums_leaves_blank_what_every_row_says() {
        let mut filled = Filled::default();
        filled.take(["2026-11-01", "A1", "5", ""].into_iter());
        filled.take(["2026-11-02", "A2", "6", "x"].into_iter());
        assert!(filled.is_missing(["Total", "", "11", ""].into_iter()));
        assert!(filled.is_missing(["", "", "11"].into_iter()));
        assert!(!filled.is_missing(["Total", "T1", "11", ""].into_iter()));
    }

    #[test]
    fn a_line_in_words_is_no_record() {
        assert!(is_sentence("End of export. Generated 2026", 0, 5));
        assert!(!is_sentence("Acme Inc", 0, 5));
        assert!(!is_sentence("a b c d", 1, 5));
    }
}
