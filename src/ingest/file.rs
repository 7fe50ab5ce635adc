//! A file as its bytes, wherever they lie: on the disk as they are, in gzip, or as a member of a
//! ZIP archive. Packed files are unpacked while they are read, within bounds, and never to disk.

mod archive;
mod packed;

pub use archive::expand;

use super::Refusal;
use super::refusal::Fault;
use crate::core::day::Day;
use archive::Member;
use packed::{Checked, Unpacked};
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// A file that cannot be read in passing is held in memory, up to this size.
pub const WHOLE_LIMIT: u64 = 512 << 20;
/// No record of any export is a line of this length.
pub const LINE_LIMIT: usize = 16 << 20;
/// Read in steps of this size.
const STEP: usize = 1 << 20;

/// Where the bytes of a file lie.
#[derive(Debug)]
pub struct Source {
    disk: PathBuf,
    member: Option<Member>,
    gzip: bool,
    /// Of the file on disk, when it was looked at.
    stamp: Stamp,
}

/// What tells that a file was written to: its size, and when it was last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    size: u64,
    /// Since 1970, to the nanosecond as far as the disk knows.
    changed: std::time::Duration,
}

impl Stamp {
    fn of(file: &File) -> std::io::Result<Self> {
        let meta = file.metadata()?;
        let since = meta.modified().ok();
        let since = since.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
        Ok(Self { size: meta.len(), changed: since.unwrap_or_default() })
    }
}

impl Source {
    /// The file at a path; a path may go on into a ZIP archive: `exports/ACME.zip/Account.csv`.
    pub fn find(path: &Path) -> Result<Self, Refusal> {
        let mut outer = path;
        while !outer.is_file() {
            match outer.parent() {
                Some(parent) if !outer.exists() && parent != Path::new("") => outer = parent,
                _ => return Err(Refusal::of(&refused_by_disk(path))),
            }
        }
        let mut file = File::open(outer).map_err(|error| Refusal::of(&error))?;
        let stamp = Stamp::of(&file).map_err(|error| Refusal::of(&error))?;
        let inner = path.strip_prefix(outer).ok().filter(|inner| *inner != Path::new(""));
        let member = match inner {
            None => None,
            Some(inner) => Some(Member::find(&mut file, inner)?),
        };
        let mut source = Self { disk: outer.to_owned(), member, gzip: false, stamp };
        let mut magic = Vec::new();
        let opened = source.stream()?.take(2).read_to_end(&mut magic);
        opened.map_err(|error| Refusal::of(&error))?;
        source.gzip = magic == [0x1F, 0x8B];
        Ok(source)
    }

    /// The bytes from the first, unpacked.
    pub fn stream(&self) -> Result<Box<dyn Read>, Refusal> {
        let opened = self.open();
        opened.map_err(|error| Refusal::of(&error))
    }

    fn open(&self) -> std::io::Result<Box<dyn Read>> {
        let mut file = File::open(&self.disk)?;
        let stored: Box<dyn Read> = match &self.member {
            None => Box::new(file),
            Some(member) => {
                file.seek(SeekFrom::Start(member.start))?;
                let packed = BufReader::with_capacity(1 << 16, file.take(member.packed));
                if member.deflated {
                    let unpacked =
                        Unpacked::new(flate2::bufread::DeflateDecoder::new(packed), member.packed);
                    Box::new(Checked::new(unpacked, member.size, member.sum))
                } else {
                    Box::new(Checked::new(packed, member.size, member.sum))
                }
            }
        };
        if !self.gzip {
            return Ok(stored);
        }
        let packed = self.member.as_ref().map_or(self.stamp.size, |member| member.size);
        let stored = BufReader::with_capacity(1 << 16, stored);
        Ok(Box::new(Unpacked::new(flate2::bufread::MultiGzDecoder::new(stored), packed)))
    }

    /// How many bytes there are; a gzip file says so only at its end.
    pub fn size(&self) -> Option<u64> {
        let size = self.member.as_ref().map_or(self.stamp.size, |member| member.size);
        (!self.gzip).then_some(size)
    }

    /// The day of the last change: of the member where its archive keeps one.
    pub fn changed_on(&self) -> Day {
        let own = self.member.as_ref().and_then(|member| member.changed_on);
        own.unwrap_or_else(|| Day::of_unix(self.stamp.changed.as_secs() as i64))
    }

    /// Refuses a file that was written to since it was looked at.
    pub fn check_unchanged(&self) -> Result<(), Refusal> {
        let now = File::open(&self.disk).and_then(|file| Stamp::of(&file));
        match now {
            Ok(now) if now == self.stamp => Ok(()),
            _ => Err(Refusal::plain("ingest-refused-changing")),
        }
    }

    /// Every byte. `by_line` = a text whose records are lines, none of which may be endless.
    pub fn load(&self, by_line: bool) -> Result<Vec<u8>, Refusal> {
        let mut stream = self.stream()?;
        let expected = self.size().unwrap_or_default();
        if expected > WHOLE_LIMIT {
            return Err(too_large());
        }
        let mut bytes = Vec::with_capacity(expected as usize + 1);
        let mut line = 0;
        loop {
            let before = bytes.len();
            let read = stream.by_ref().take(STEP as u64).read_to_end(&mut bytes);
            read.map_err(|error| Refusal::of(&error))?;
            let step = bytes.get(before..).unwrap_or_default();
            if step.is_empty() {
                break;
            }
            line = line_length(line, step);
            if by_line && line > LINE_LIMIT {
                return Err(Refusal::of(&Fault::Line.error()));
            }
            if bytes.len() as u64 > WHOLE_LIMIT {
                return Err(too_large());
            }
        }
        let short = self.size().is_some_and(|size| size != bytes.len() as u64);
        if short { Err(Refusal::plain("ingest-refused-changing")) } else { Ok(bytes) }
    }
}

/// Does the path go on into an archive that is there?
pub fn is_member(path: &Path) -> bool {
    !path.exists() && path.ancestors().skip(1).any(Path::is_file)
}

/// How long the line is that is open after these bytes, `open` of which came before them; or
/// the whole of them where no line ends in them.
fn line_length(open: usize, step: &[u8]) -> usize {
    let end = step.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'));
    end.map_or(open + step.len(), |at| step.len() - at - 1)
}

fn too_large() -> Refusal {
    use crate::core::message::Message;
    Refusal::new(Message::new("ingest-refused-large").count("limit", (WHOLE_LIMIT >> 20) as i64))
}

/// What the disk says when the path itself is opened.
fn refused_by_disk(path: &Path) -> std::io::Error {
    let kind = if path.is_dir() {
        std::io::ErrorKind::IsADirectory
    } else {
        match File::open(path) {
            Err(error) => return error,
            // No file of the usual kind: a pipe, a device.
            Ok(_) => std::io::ErrorKind::Unsupported,
        }
    };
    kind.into()
}
