//! Large usage files, read in passing: hashed and packed in one go, never in memory as a whole.
//! What turns out not to be plain UTF-8 with ISO days is given back, to be read with care.

use super::{Head, Opening, Progress, Shape, Started, assemble};
use crate::core::batch::FileBatch;
use crate::ingest::{Options, Presets, Refusal, usage};
use std::io::{Error, Read};

/// Hashes what goes through, and stops at a byte that needs more care than passing by.
struct Watched<R> {
    inner: R,
    hasher: blake3::Hasher,
    size: u64,
    odd: bool,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let chunk = buffer.get(..count).unwrap_or_default();
        self.hasher.update(chunk);
        self.size += count as u64;
        if memchr::memchr2(b'"', 0, chunk).is_some() {
            self.odd = true;
            return Err(Error::other("not plain"));
        }
        Ok(count)
    }
}

/// Reads a usage file whose head says that it is plain; `None` = read it as a whole instead.
pub fn read(
    started: &Started<'_>,
    head: &[u8],
    rest: &mut impl Read,
    presets: &Presets,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Option<FileBatch>, Refusal> {
    let is_whole = head.len() < super::HEAD;
    if is_whole || options.encoding.is_some() || !super::is_by_line(head) {
        return Ok(None);
    }
    let lines = head.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let Ok(file) = Opening::find(head.get(..lines).unwrap_or_default(), presets, options) else {
        return Ok(None);
    };
    let plain = file.shape == Shape::Delimited && file.decoded.encoding == "UTF-8";
    let bom = if head.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let layout = file.layout();
    let Some(mapping) = file.streams(&layout).filter(|_| plain) else { return Ok(None) };
    let body = head.get(bom + layout.body..).unwrap_or_default();
    let mut hasher = blake3::Hasher::new();
    hasher.update(head.get(..bom + layout.body).unwrap_or_default());
    let passed = (bom + layout.body) as u64;
    let mut watched = Watched { inner: body.chain(rest), hasher, size: passed, odd: false };
    let made = usage::stream(&mut watched, &layout, &mapping, presets, options, progress);
    let made = match made {
        Ok(made) if made.is_sound() => made,
        Err(refusal) if !watched.odd => return Err(refusal),
        _ => return Ok(None),
    };
    if started.size.is_some_and(|size| size != watched.size) {
        return Err(Refusal::plain("ingest-refused-changing"));
    }
    let whole = (watched.hasher.finalize().into(), watched.size);
    let head = Head { layout: Some(&layout), ..file.head() };
    let rows = file.streamed(made, &layout, &mapping);
    Ok(Some(assemble(started, whole, &head, &mapping, rows, presets, options)))
}
