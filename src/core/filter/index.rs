//! What words are looked for in, of every row side by side: fifty thousand rows are read through
//! in the time that following as many pointers takes.

use super::matching::describe;
use crate::core::day::Day;
use crate::core::portfolio::Summary;
use std::collections::BTreeMap;

/// Kept beside a list of rows, by position.
#[derive(Clone, Debug, Default)]
pub struct Index {
    text: String,
    /// Where each row's needle ends, and where all of it ends.
    ends: Vec<(usize, usize)>,
    /// Rows that changed since.
    changed: BTreeMap<usize, (String, usize)>,
}

/// One row's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    pub needle: &'a str,
    /// The needle, and behind it what else words find.
    pub all: &'a str,
}

impl Index {
    pub fn new<'a>(rows: impl IntoIterator<Item = &'a Summary>, today: Day) -> Self {
        let mut index = Self::default();
        for row in rows {
            index.text.push_str(&row.needle);
            let needle = index.text.len();
            describe(row, today, &mut index.text);
            index.ends.push((needle, index.text.len()));
        }
        index
    }

    /// Takes a row that changed, at its position.
    pub fn replace(&mut self, at: usize, row: &Summary, today: Day) {
        let mut all = row.needle.to_string();
        describe(row, today, &mut all);
        self.changed.insert(at, (all, row.needle.len()));
    }

    pub fn get(&self, at: usize) -> Option<Entry<'_>> {
        if let Some((all, needle)) = self.changed.get(&at) {
            return Some(Entry { needle: all.get(..*needle)?, all });
        }
        let start =
            at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).map(|e| e.1))?;
        let (needle, end) = *self.ends.get(at)?;
        Some(Entry { needle: self.text.get(start..needle)?, all: self.text.get(start..end)? })
    }
}
