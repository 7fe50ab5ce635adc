//! The scorecard in force: the built-in one, with every file of the workspace's `scorecards/` laid over
//! it in the order of their names. A faulty file never stops the start: the built-in scorecard is used,
//! and the fault is said with file and line.

use super::documents;
use super::failure::Failure;
use crate::core::message::Message;
use crate::core::scorecard::Scorecard;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// The folder of a workspace's own scorecards.
pub const FOLDER: &str = "scorecards";

/// The file that is written for the person.
pub const OWN: &str = "scorecards/default.toml";

/// The scorecard of a workspace; with the fault where a file has one.
pub fn read(folder: &Path) -> (Arc<Scorecard>, Option<Message>) {
    static BUILTIN: LazyLock<Arc<Scorecard>> =
        LazyLock::new(|| Arc::new(Scorecard::builtin().clone()));
    let files = documents::files(&folder.join(FOLDER));
    if files.is_empty() {
        return (Arc::clone(&BUILTIN), None);
    }
    match layers(&files).and_then(|layers| Scorecard::with_layers(&layers)) {
        Ok(card) => (Arc::new(card), None),
        Err(fault) => (Arc::clone(&BUILTIN), Some(fault)),
    }
}

/// The scorecard of a workspace with one more file over it.
pub fn with_file(folder: &Path, file: &Path) -> Result<Scorecard, Failure> {
    let mut paths = documents::files(&folder.join(FOLDER));
    paths.push(file.to_owned());
    Ok(Scorecard::with_layers(&layers(&paths)?)?)
}

/// The texts that are laid over the built-in scorecard, each with the name that an error gives it.
pub fn layers_of(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    Ok(layers(&documents::files(&folder.join(FOLDER)))?)
}

fn layers(paths: &[PathBuf]) -> Result<Vec<(String, String)>, Message> {
    let read = |path: &PathBuf| {
        let shown = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => Ok((shown, text)),
            Err(error) => Err(Message::new("scorecard-unreadable")
                .text("file", shown)
                .count("line", 1)
                .text("detail", error.to_string())),
        }
    };
    paths.iter().map(read).collect()
}
