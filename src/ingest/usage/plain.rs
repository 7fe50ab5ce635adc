//! Lines without quotes, cell by cell, straight from the buffer they were read into: nothing is
//! copied, so that comparing a cell does not wait for the copy.

use crate::core::seek::matches;
use crate::ingest::file::LINE_LIMIT;
use crate::ingest::refusal::Fault;
use std::io::{Read, Result};

const BUFFER: usize = 1 << 18;

/// Moves over the lines of a plain delimited text.
pub struct Lines<R> {
    source: R,
    delimiter: u8,
    buffer: Vec<u8>,
    /// What of the buffer is filled, and where the next line begins.
    filled: usize,
    next: usize,
    /// Begin and end of every cell of the line.
    cells: Vec<(usize, usize)>,
    line: u64,
    passed: u64,
    ended: bool,
}

impl<R: Read> Lines<R> {
    pub fn new(source: R, delimiter: u8) -> Self {
        Self {
            source,
            delimiter,
            buffer: vec![0; BUFFER],
            filled: 0,
            next: 0,
            cells: Vec::new(),
            line: 0,
            passed: 0,
            ended: false,
        }
    }

    /// Moves to the next line that is not blank; `false` at the end.
    pub fn advance(&mut self) -> Result<bool> {
        loop {
            if !self.split() {
                if self.ended {
                    return Ok(false);
                }
                self.fill()?;
                continue;
            }
            self.line += 1;
            if self.cells.len() > 1 || self.cell(0).iter().any(|byte| *byte != b'\r') {
                self.trim_return();
                return Ok(true);
            }
        }
    }

    /// Splits the line that begins at `next`; `false` when its end is not in the buffer yet.
    fn split(&mut self) -> bool {
        self.cells.clear();
        let text = self.buffer.get(self.next..self.filled).unwrap_or_default();
        let (words, rest) = text.as_chunks::<8>();
        let mut begin = self.next;
        // Cells are short: eight bytes are looked at in one go.
        for (at, eight) in (self.next..).step_by(8).zip(words) {
            let word = u64::from_le_bytes(*eight);
            let breaks = matches(word, b'\n');
            let mut found = breaks | matches(word, self.delimiter);
            while found != 0 {
                let end = at + (found.trailing_zeros() / 8) as usize;
                self.cells.push((begin, end));
                begin = end + 1;
                // The lowest match is the end of the line.
                if found & found.wrapping_neg() & breaks != 0 {
                    self.next = begin;
                    return true;
                }
                found &= found - 1;
            }
        }
        for (end, byte) in (self.filled - rest.len()..).zip(rest) {
            if *byte == b'\n' || *byte == self.delimiter {
                self.cells.push((begin, end));
                begin = end + 1;
            }
            if *byte == b'\n' {
                self.next = begin;
                return true;
            }
        }
        if self.ended && self.filled > self.next {
            self.cells.push((begin, self.filled));
            self.next = self.filled;
            return true;
        }
        false
    }

    fn fill(&mut self) -> Result<()> {
        self.buffer.copy_within(self.next..self.filled, 0);
        self.passed += self.next as u64;
        self.filled -= self.next;
        self.next = 0;
        if self.filled >= LINE_LIMIT {
            return Err(Fault::Line.error());
        }
        if self.filled == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
        let count = self.source.read(room)?;
        self.ended = count == 0;
        self.filled += count;
        Ok(())
    }

    fn trim_return(&mut self) {
        let Some(last) = self.cells.last_mut().filter(|last| last.1 > last.0) else { return };
        if self.buffer.get(last.1 - 1) == Some(&b'\r') {
            last.1 -= 1;
        }
    }

    /// A cell of the line; blank where it has none.
    pub fn cell(&self, at: usize) -> &[u8] {
        let cell = self.cells.get(at).and_then(|(begin, end)| self.buffer.get(*begin..*end));
        cell.unwrap_or_default()
    }

    pub fn width(&self) -> usize {
        self.cells.len()
    }

    /// 1-based, blank lines counted.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Bytes before the next line.
    pub fn offset(&self) -> u64 {
        self.passed + self.next as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a text in pieces, as a slow disk does.
    struct Pieces<'a>(&'a [u8], usize);

    impl Read for Pieces<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    #[test]
    fn lines_are_the_same_in_any_pieces() {
        let text = b"a,bb,\r\n\r\n\nccc,d\nlast";
        for piece in 1..25 {
            let mut lines = Lines::new(Pieces(text, piece), b',');
            let mut found = Vec::new();
            while lines.advance().unwrap() {
                let cells = (0..lines.width()).map(|at| String::from_utf8_lossy(lines.cell(at)));
                found.push(format!("{}:{}", lines.line(), cells.collect::<Vec<_>>().join("|")));
            }
            assert_eq!(found, ["1:a|bb|", "4:ccc|d", "5:last"], "{piece}");
            assert_eq!(lines.offset(), text.len() as u64);
        }
    }

    #[test]
    fn a_line_longer_than_the_buffer_is_whole() {
        let text = format!("{},x\n", "y".repeat(BUFFER * 2));
        let mut lines = Lines::new(text.as_bytes(), b',');
        assert!(lines.advance().unwrap());
        assert_eq!((lines.cell(0).len(), lines.cell(1)), (BUFFER * 2, b"x".as_slice()));
    }
}
