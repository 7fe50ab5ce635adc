//! A rewritten text that remembers where each of its parts came from, for highlighting.

use std::ops::Range;

#[derive(Clone, Debug, Default)]
pub(super) struct Traced {
    pub text: String,
    /// Where a part begins in `text`, and the bytes of the original that it stands for.
    parts: Vec<(usize, Range<usize>)>,
}

impl Traced {
    /// What was written from `start` on stands for these bytes of the original.
    pub fn mark(&mut self, start: usize, source: Range<usize>) {
        if start < self.text.len() {
            self.parts.push((start, source));
        }
    }

    /// The original bytes behind a range of `text`.
    pub fn source(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let first =
            self.parts.partition_point(|(start, _)| *start <= range.start).checked_sub(1)?;
        let last = self.parts.partition_point(|(start, _)| *start < range.end).checked_sub(1)?;
        Some(self.parts.get(first)?.1.start..self.parts.get(last)?.1.end)
    }
}
