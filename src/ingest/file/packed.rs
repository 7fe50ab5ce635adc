//! Bytes while they are unpacked: no more of them than an honest archive holds, and as their
//! archive says they are.

use crate::ingest::refusal::Fault;
use flate2::Crc;
use std::io::{Read, Result};

/// No file is unpacked further than this.
pub const UNPACKED_LIMIT: u64 = 8 << 30;
/// An export packs 5 to 60 times smaller; what packs a thousandfold was made to fill a disk.
pub const RATIO_LIMIT: u64 = 200;
/// Below this size no ratio is suspicious.
pub const RATIO_FROM: u64 = 32 << 20;

/// As many bytes as so many packed ones honestly hold.
pub fn honest(packed: u64) -> u64 {
    packed.saturating_mul(RATIO_LIMIT).clamp(RATIO_FROM, UNPACKED_LIMIT)
}

/// Counts what comes out of `packed` bytes and stops where it is too much.
pub struct Unpacked<R> {
    inner: R,
    limit: u64,
    passed: u64,
}

impl<R: Read> Unpacked<R> {
    pub fn new(inner: R, packed: u64) -> Self {
        Self { inner, limit: honest(packed), passed: 0 }
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = self.inner.read(buffer)?;
        self.passed += count as u64;
        if self.passed > self.limit { Err(Fault::Bomb.error()) } else { Ok(count) }
    }
}

/// Compares size and checksum with what the archive says, once the last byte has passed.
pub struct Checked<R> {
    inner: R,
    size: u64,
    sum: u32,
    passed: u64,
    crc: Crc,
}

impl<R: Read> Checked<R> {
    pub fn new(inner: R, size: u64, sum: u32) -> Self {
        Self { inner, size, sum, passed: 0, crc: Crc::new() }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = self.inner.read(buffer)?;
        self.crc.update(buffer.get(..count).unwrap_or_default());
        self.passed += count as u64;
        let over = count == 0 && !buffer.is_empty();
        let wrong = self.passed != self.size || self.crc.sum() != self.sum;
        if (over && wrong) || self.passed > self.size {
            return Err(Fault::Damaged.error());
        }
        Ok(count)
    }
}
