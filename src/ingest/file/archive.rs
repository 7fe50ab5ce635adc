//! The members of a ZIP archive, each a file of its own. What is said of them stands in the
//! archive's directory; their bytes are read from where they lie.

use super::packed::{UNPACKED_LIMIT, honest};
use crate::core::day::Day;
use crate::ingest::{Refusal, is_export_name};
use encoding_rs::SHIFT_JIS;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};
use zip::read::ZipFile;
use zip::{CompressionMethod, ZipArchive};

/// No export has more files in it.
const MEMBERS: usize = 10_000;

/// Where a member's bytes lie, and what they are said to be.
#[derive(Debug)]
pub struct Member {
    pub start: u64,
    pub packed: u64,
    pub size: u64,
    pub sum: u32,
    pub deflated: bool,
    pub changed_on: Option<Day>,
}

impl Member {
    /// The member of that name; the file is an archive, or there is none.
    pub fn find(file: &mut File, inner: &Path) -> Result<Self, Refusal> {
        let mut archive = open(file)?;
        for at in 0..archive.len().min(MEMBERS) {
            let Ok(entry) = archive.by_index_raw(at) else { continue };
            if name(&entry).as_deref() == Some(inner) {
                return Self::of(&entry);
            }
        }
        Err(Refusal::plain("ingest-refused-gone"))
    }

    fn of<R: Read>(entry: &ZipFile<'_, R>) -> Result<Self, Refusal> {
        if entry.encrypted() {
            return Err(Refusal::plain("ingest-refused-encrypted"));
        }
        // What says itself that it is one need not be unpacked to be known.
        if entry.size() > honest(entry.compressed_size()) {
            return Err(Refusal::plain("ingest-refused-bomb"));
        }
        let deflated = match entry.compression() {
            CompressionMethod::Stored => false,
            CompressionMethod::DEFLATE => true,
            _ => return Err(Refusal::plain("ingest-refused-packing")),
        };
        let changed = entry.last_modified().and_then(|at| {
            Day::new(i32::from(at.year()), u32::from(at.month()), u32::from(at.day()))
        });
        Ok(Self {
            start: entry.data_start().ok_or_else(|| Refusal::plain("ingest-refused-archive"))?,
            packed: entry.compressed_size(),
            size: entry.size(),
            sum: entry.crc32(),
            deflated,
            changed_on: changed,
        })
    }
}

fn open(file: &mut File) -> Result<ZipArchive<BufReader<&mut File>>, Refusal> {
    let opened = ZipArchive::new(BufReader::new(file));
    let archive = opened.map_err(|_| Refusal::plain("ingest-refused-truncated"))?;
    let unpacked = archive.decompressed_size().unwrap_or_default();
    if archive.len() > MEMBERS || unpacked > u128::from(UNPACKED_LIMIT) {
        return Err(Refusal::plain("ingest-refused-bomb"));
    }
    Ok(archive)
}

/// The name of a member, as a path below the archive; none for folders and for what a Mac or an
/// office program puts in beside the files. Windows in Japan writes names in CP932.
fn name<R: Read>(entry: &ZipFile<'_, R>) -> Option<PathBuf> {
    if entry.is_dir() {
        return None;
    }
    let raw = entry.name_raw();
    let text = match std::str::from_utf8(raw) {
        Ok(text) => text.to_owned(),
        Err(_) => SHIFT_JIS.decode_without_bom_handling(raw).0.into_owned(),
    };
    let text = text.replace('\\', "/");
    let parts = Path::new(&text).components().filter_map(|part| match part {
        Component::Normal(part) => Some(part),
        _ => None,
    });
    let path: PathBuf = parts.collect();
    let foreign = path.components().any(|part| part.as_os_str() == "__MACOSX");
    (!foreign && path != Path::new("")).then_some(path)
}

/// The files to read at a path: itself, or the members of the archive it is, with their sizes.
/// An archive that cannot be opened, or holds nothing to read, is the file itself: reading it
/// says why.
pub fn expand(path: &Path, size: u64) -> Vec<(PathBuf, u64)> {
    let members = members(path).unwrap_or_default();
    if members.is_empty() { vec![(path.to_owned(), size)] } else { members }
}

fn members(path: &Path) -> Option<Vec<(PathBuf, u64)>> {
    let mut file = File::open(path).ok()?;
    let mut magic = [0; 4];
    file.read_exact(&mut magic).ok()?;
    if magic != *b"PK\x03\x04" {
        return None;
    }
    file.seek(SeekFrom::Start(0)).ok()?;
    let mut archive = open(&mut file).ok()?;
    if is_workbook(&archive) {
        return None;
    }
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let Ok(entry) = archive.by_index_raw(at) else { continue };
        let Some(inner) = name(&entry) else { continue };
        let base = inner.file_name().map(|name| name.to_string_lossy().into_owned());
        if base.is_some_and(|base| is_export_name(&base)) {
            found.push((path.join(&inner), entry.size()));
        }
    }
    found.sort();
    found.dedup_by(|one, other| one.0 == other.0);
    Some(found)
}

/// A workbook is a ZIP archive too.
fn is_workbook<R: Read + Seek>(archive: &ZipArchive<R>) -> bool {
    let of_book =
        |name: &str| name.starts_with("xl/workbook") || matches!(name, "mimetype" | "content.xml");
    archive.file_names().flatten().any(|name| of_book(&name))
}
