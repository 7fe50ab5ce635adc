//! The templates of a workspace: the built-in ones, and its own in `playbooks/`.

use super::documents;
use super::failure::Failure;
use super::workspace::Workspace;
use crate::core::message::Message;
use crate::core::playbook::{Library, Playbook, Wording};
use crate::ingest::{ImportedTemplate, read_template};
use std::path::{Path, PathBuf};

/// Every template, and what is wrong with those that cannot be read.
pub fn library(workspace: &Workspace) -> (Library, Vec<Message>) {
    let (mut own, mut faults) = (Vec::new(), Vec::new());
    for path in documents::files(&workspace.playbooks()) {
        match read(&path) {
            Ok(playbook) => own.push(playbook),
            Err(fault) => faults.push(fault),
        }
    }
    (Library::with_own(own), faults)
}

fn read(path: &Path) -> Result<Playbook, Message> {
    let shown = path.display().to_string();
    let unreadable = |error: std::io::Error| {
        Message::new("playbook-unreadable")
            .text("file", shown.as_str())
            .count("line", 1)
            .text("why", error.to_string())
    };
    let text = std::fs::read_to_string(path).map_err(unreadable)?;
    let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    Playbook::parse(&text, &id.unwrap_or_default(), &shown)
}

/// Reads a checklist kept as a table; `name` is what the template shall be called.
pub fn from_table(path: &Path, name: Option<&str>) -> Result<ImportedTemplate, Failure> {
    let bytes =
        std::fs::read(path).map_err(|error| Failure::io("template-cannot-read", path, &error))?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let id = slug(name.unwrap_or(&stem.unwrap_or_default()));
    if id.is_empty() {
        return Err(Message::new("template-needs-name").into());
    }
    let mut imported = read_template(&path.display().to_string(), &id, &bytes)?;
    if let Some(name) = name {
        imported.playbook.title = Wording::One(name.trim().to_owned());
    }
    Ok(imported)
}

/// A name as a file of any platform may have it.
fn slug(name: &str) -> String {
    let kept = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' });
    let joined: String = kept.collect::<String>().to_lowercase();
    let parts = joined.split('-').filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// Keeps a template in the workspace; one of the same name is replaced.
pub fn keep(workspace: &Workspace, playbook: &Playbook) -> Result<PathBuf, Failure> {
    let name = format!("playbooks/{}.toml", playbook.id);
    let title = Message::new("template-kept-as").text("name", &playbook.id);
    workspace.write_document(&name, playbook.to_toml(), title)?;
    Ok(workspace.folder.join(name))
}
