//! Files that are written for the person, such as `mamori.toml`: the journal keeps their text before
//! and after, so that a change is taken back exactly, or not at all when the file is another by now.

use super::failure::Failure;
use super::paths;
use crate::core::message::Message;
use crate::core::operation::{Document, Gesture, Item};
use std::path::{Component, Path, PathBuf};

/// The text of a file; `None` where there is no such file.
pub fn read(path: &Path) -> Result<Option<String>, Failure> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::io("file-cannot-read", path, &error)),
    }
}

/// The TOML files of a folder, by name; none where there is no folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    paths
}

/// Refuses a gesture whose files are not as they were when it was made.
pub fn check(folder: &Path, gesture: &Gesture) -> Result<(), Failure> {
    for (name, before, _) in changes(gesture) {
        let path = folder.join(name);
        let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        if !inside || read(&path)?.as_deref() != before {
            let path = path.display().to_string();
            return Err(Message::new("document-changed-since").text("path", path).into());
        }
    }
    Ok(())
}

/// Writes the files of a gesture as they are after it.
pub fn write(folder: &Path, gesture: &Gesture) -> Result<(), Failure> {
    for (name, _, after) in changes(gesture) {
        let path = folder.join(name);
        match after {
            Some(text) => {
                if let Some(parent) = path.parent() {
                    paths::make_private(parent)?;
                }
                paths::write_whole(&path, text.as_bytes())?;
            }
            None => std::fs::remove_file(&path)
                .map_err(|error| Failure::io("file-cannot-write", &path, &error))?,
        }
    }
    Ok(())
}

pub fn concerns(gesture: &Gesture) -> bool {
    changes(gesture).next().is_some()
}

/// The name of each file that a gesture changes, with its text before and after.
fn changes(gesture: &Gesture) -> impl Iterator<Item = (&str, Option<&str>, Option<&str>)> {
    gesture.operations.iter().filter_map(|operation| {
        let before = operation.before.as_ref().and_then(document);
        let after = operation.after.as_ref().and_then(document);
        let name = &before.or(after)?.name;
        Some((name.as_str(), before.map(Document::text), after.map(Document::text)))
    })
}

fn document(item: &Item) -> Option<&Document> {
    match item {
        Item::Document(document) => Some(document),
        _ => None,
    }
}
