//! Themes of the person's own: `themes/NAME.toml` in the workspace.

use super::display::Ground;
use super::documents;
use crate::core::book::THEMES;
use crate::core::field::nearest;
use crate::core::message::Message;
use crate::tui::theme::own::{self, Own};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of a workspace's own themes.
pub const FOLDER: &str = "themes";

/// The theme that a ground names, and what is wrong in its file; none for a built-in one.
pub fn read(folder: &Path, ground: Ground) -> (Option<Arc<Own>>, Vec<Message>) {
    let Ground::Own(name) = ground else { return (None, Vec::new()) };
    match named(folder, name.as_str()) {
        Ok((own, faults)) => (Some(own), faults),
        Err(missing) => (None, vec![missing]),
    }
}

/// The theme of this name; that there is none says which there are.
pub fn named(folder: &Path, name: &str) -> Result<(Arc<Own>, Vec<Message>), Message> {
    let files = documents::files(&folder.join(FOLDER));
    let stem = |path: &PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let path = files.iter().find(|path| stem(path).is_some_and(|stem| stem == name));
    let text = path.and_then(|path| std::fs::read_to_string(path).ok());
    let (Some(path), Some(text)) = (path, text) else {
        let known: Vec<String> = files.iter().filter_map(stem).collect();
        return Err(missing(name, &known));
    };
    let (own, faults) = own::read(&text, &short(path));
    Ok((Arc::new(own), faults))
}

/// The file as it is called in the workspace.
fn short(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!("{FOLDER}/{name}")
}

fn missing(name: &str, known: &[String]) -> Message {
    let all: Vec<&str> = known.iter().map(String::as_str).chain(THEMES).collect();
    let said = match nearest(name, all.iter().copied()) {
        Some(near) => Message::new("theme-unknown-near").text("near", near),
        None => Message::new("theme-unknown").names("names", all),
    };
    said.text("text", name)
}

/// What is wrong in any of them.
pub fn faults(folder: &Path) -> Vec<Message> {
    let files = documents::files(&folder.join(FOLDER));
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        own::read(&text, &short(path)).1
    };
    files.iter().flat_map(read).collect()
}
