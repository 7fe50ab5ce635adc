//! Bytes that are put away while a large file is read: the last of them in memory, the others in a
//! file without a name, which is gone with the program however that ends.

use crate::core::parcel::Shelf;
use std::fs::File;
use std::io::{Read, Result, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

/// As much is kept in memory.
const ROOM: usize = 1 << 20;

/// Grows at its end; can be read anywhere.
#[derive(Debug, Default)]
pub struct Spool {
    file: Option<Mutex<File>>,
    written: u64,
    tail: Vec<u8>,
}

impl Spool {
    /// Where the next byte will lie.
    pub fn end(&self) -> u64 {
        self.written + self.tail.len() as u64
    }

    /// Adds what `put` puts behind the last byte; gives where it lies.
    pub fn add(&mut self, put: impl FnOnce(&mut Vec<u8>)) -> Result<u64> {
        if self.tail.len() >= ROOM {
            self.put_away()?;
        }
        let place = self.end();
        put(&mut self.tail);
        Ok(place)
    }

    fn put_away(&mut self) -> Result<()> {
        if self.file.is_none() {
            self.file = Some(Mutex::new(tempfile::tempfile()?));
        }
        if let Some(file) = &mut self.file {
            let file = file.get_mut().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(self.written))?;
            file.write_all(&self.tail)?;
        }
        self.written += self.tail.len() as u64;
        self.tail.clear();
        Ok(())
    }
}

impl Shelf for Spool {
    fn read_at(&self, place: u64, into: &mut [u8]) -> Result<usize> {
        let Some(before) = self.written.checked_sub(place).filter(|before| *before > 0) else {
            let from = (place - self.written) as usize;
            let rest = self.tail.get(from..).unwrap_or_default();
            return rest.take(into.len() as u64).read(into);
        };
        let Some(file) = &self.file else { return Ok(0) };
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(place))?;
        Read::by_ref(&mut *file).take(before).read(into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_away_is_found_where_it_was_put() {
        let mut spool = Spool::default();
        let piece = |n: usize| vec![n as u8; 100_000 + n];
        let places: Vec<u64> =
            (0..40).map(|n| spool.add(|bytes| bytes.extend(piece(n))).unwrap()).collect();
        assert!(spool.written > 0 && !spool.tail.is_empty(), "some on disk, some in memory");
        for (n, place) in places.iter().enumerate() {
            let mut found = vec![0; piece(n).len()];
            let mut filled = 0;
            while filled < found.len() {
                filled += spool.read_at(place + filled as u64, &mut found[filled..]).unwrap();
            }
            assert_eq!(found, piece(n));
        }
        assert_eq!(spool.read_at(spool.end(), &mut [0; 9]).unwrap(), 0);
    }
}
