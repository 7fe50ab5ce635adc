//! Files in every form in which people keep exports: workbooks, archives, calendars, encodings;
//! and those that are no export at all, each refused with a sentence. Named after the hazards.

mod archives;
mod calendars;
pub mod large;
mod limits;
mod lines;
mod workbooks;

use crate::ingest::{check_counts, day, options};
use mamori::core::batch::FileBatch;
use mamori::ingest::{Presets, Refusal, read, read_bytes, recognise};
use mamori::locale::Lang;
use std::path::{Path, PathBuf};

/// A file of a folder of its own.
pub fn write(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

pub fn open(path: &Path) -> Result<FileBatch, Refusal> {
    let outcome = read(path, Presets::builtin(), &options(), &mut |_| true);
    if let Ok(batch) = &outcome {
        check_counts(batch);
        let head = recognise(path, Presets::builtin(), &options()).unwrap();
        assert_eq!(head.0, batch.entity, "{}", path.display());
    }
    outcome
}

pub fn of_bytes(name: &str, bytes: &[u8]) -> Result<FileBatch, Refusal> {
    let outcome = read_bytes(name, bytes, day("2026-11-20"), Presets::builtin(), &options());
    if let Ok(batch) = &outcome {
        check_counts(batch);
    }
    outcome
}

/// The id of the refusal, which has a sentence in both languages.
pub fn refused<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> String {
    let message = outcome.unwrap_err().message;
    for lang in [Lang::En, Lang::Ja] {
        let sentence = lang.say(&message);
        assert!(sentence.len() > 20 && !sentence.starts_with("ingest-"), "{sentence}");
    }
    message.id.to_string()
}

pub fn notes(batch: &FileBatch) -> Vec<&str> {
    batch.notes.iter().map(|note| note.id.as_ref()).collect()
}
