//! Tables for people and CSV for spreadsheets, from foreign text that is never let through raw.

use crate::core::text::Shown;
use unicode_width::UnicodeWidthStr;

/// A table of texts; columns whose title begins with `>` are aligned right.
#[derive(Default)]
pub struct Table {
    pub titles: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(titles: Vec<String>) -> Self {
        Self { titles, rows: Vec::new() }
    }

    /// The table with aligned columns, two spaces between them.
    pub fn text(&self) -> String {
        let right: Vec<bool> = self.titles.iter().map(|title| title.starts_with('>')).collect();
        let titles: Vec<String> =
            self.titles.iter().map(|title| title.trim_start_matches('>').to_owned()).collect();
        let rows: Vec<Vec<String>> = std::iter::once(titles)
            .chain(
                self.rows
                    .iter()
                    .map(|row| row.iter().map(|cell| Shown::new(cell).to_string()).collect()),
            )
            .collect();
        let widths: Vec<usize> = (0..right.len())
            .map(|at| {
                rows.iter()
                    .filter_map(|row| row.get(at))
                    .map(|cell| cell.width())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        rows.iter().map(|row| line(row, &widths, &right)).collect()
    }

    /// CSV that spreadsheets open safely: quoted where needed, formulas made inert.
    pub fn csv(&self) -> String {
        let titles: Vec<&str> =
            self.titles.iter().map(|title| title.trim_start_matches('>')).collect();
        let mut text =
            titles.iter().map(|title| quoted(title)).collect::<Vec<_>>().join(",") + "\r\n";
        for row in &self.rows {
            text.push_str(&row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
            text.push_str("\r\n");
        }
        text
    }
}

fn line(row: &[String], widths: &[usize], right: &[bool]) -> String {
    let cells = row.iter().zip(widths).zip(right).map(|((cell, width), right)| {
        let pad = " ".repeat(width.saturating_sub(cell.width()));
        if *right { format!("{pad}{cell}") } else { format!("{cell}{pad}") }
    });
    let joined = cells.collect::<Vec<_>>().join("  ");
    format!("{}\n", joined.trim_end())
}

/// A cell as CSV. One that a spreadsheet would run as a formula gets an apostrophe in front, and so
/// does one that looks as if it had got it: read again, each is what it was.
fn quoted(cell: &str) -> String {
    let bare = cell.trim_start_matches('\'');
    let formula =
        bare.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let inert = if formula { format!("'{cell}") } else { cell.to_owned() };
    if inert.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", inert.replace('"', "\"\""))
    } else {
        inert
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_text_is_aligned_by_cells() {
        let mut table = Table::new(vec!["A".into(), ">B".into()]);
        table.rows = vec![vec!["株式".into(), "1".into()], vec!["x".into(), "22".into()]];
        assert_eq!(table.text(), "A      B\n株式   1\nx     22\n");
    }

    #[test]
    fn formulas_are_inert_and_numbers_stay() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("-5.2"), "-5.2");
        assert_eq!(quoted("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
