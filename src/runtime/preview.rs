//! A file before it is taken in, and what is decided of it: read whole and kept nowhere; decided,
//! it is a preset of the workspace, by which the next file of that source is read in silence.

use super::failure::Failure;
use super::sync::{self, SyncOptions};
use super::workspace::Workspace;
use crate::core::batch::FileBatch;
use crate::core::entity::Entity;
use crate::core::manner::Decision;
use crate::core::message::Message;
use crate::core::preview::Preview;
use crate::ingest::{self, LearnedPreset, Presets};
use std::io::Write;
use std::path::{Path, PathBuf};

/// How a file would be read, under these decisions.
pub fn preview(
    workspace: &Workspace,
    path: &Path,
    options: &SyncOptions,
) -> Result<Preview, Failure> {
    let batch = read(workspace, path, options)?.0;
    let known = |references: &[String]| {
        // Without it nothing is said to be known.
        workspace.store.count_known(&batch.source, references).unwrap_or_default()
    };
    Ok(Preview::of(&batch, known))
}

/// Keeps what is decided of a file as a preset of the workspace; says where.
pub fn learn(
    workspace: &Workspace,
    path: &Path,
    options: &SyncOptions,
    name: Option<&str>,
) -> Result<(LearnedPreset, PathBuf), Failure> {
    let (batch, presets) = read(workspace, path, options)?;
    let presets = presets.as_ref().unwrap_or_else(|| Presets::builtin());
    let mut learned = ingest::learn(&batch, &options.decision, presets);
    if let Some(name) = name {
        name.clone_into(&mut learned.name);
    }
    let folder = workspace.folder.join("presets").join(&learned.name);
    let file = folder.join("preset.toml");
    write(&folder, &file, &learned.text)
        .map_err(|error| Failure::io("preset-not-written", &file, &error))?;
    Ok((learned, file))
}

/// As a whole or not at all: a half-written preset would be the next sync's problem.
fn write(folder: &Path, file: &Path, text: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut written = tempfile::NamedTempFile::new_in(folder)?;
    written.write_all(text.as_bytes())?;
    written.as_file().sync_all()?;
    written.persist(file)?;
    Ok(())
}

fn read(
    workspace: &Workspace,
    path: &Path,
    options: &SyncOptions,
) -> Result<(FileBatch, Option<Presets>), Failure> {
    let own = sync::own_presets(workspace)?;
    let presets = own.as_ref().unwrap_or_else(|| Presets::builtin());
    let reading = sync::reading_options(workspace, options);
    let batch = ingest::read(path, presets, &reading, &mut |_| true)?;
    Ok((batch, own))
}

/// A preset, as lists name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub name: String,
    pub source: String,
    pub entity: Entity,
    /// The workspace's own.
    pub own: bool,
}

/// Every preset that files are compared with, the workspace's own first.
pub fn presets(workspace: &Workspace) -> Result<Vec<Known>, Failure> {
    let own = sync::own_presets(workspace)?;
    let presets = own.as_ref().unwrap_or_else(|| Presets::builtin());
    Ok(presets
        .iter()
        .map(|preset| Known {
            name: preset.name.clone(),
            source: preset.source.clone(),
            entity: preset.entity,
            own: preset.is_own(),
        })
        .collect())
}

/// The text of a preset: the workspace's own, else the one that is compiled in.
pub fn preset_text(workspace: &Workspace, name: &str) -> Result<String, Failure> {
    let unknown = || Failure::from(Message::new("ingest-preset-unknown").text("preset", name));
    let is_name = !name.contains(['/', '\\', '.']);
    let own = workspace.folder.join("presets").join(name).join("preset.toml");
    match std::fs::read_to_string(own) {
        Ok(text) if is_name => Ok(text),
        _ => Presets::builtin_text(name).map(str::to_owned).ok_or_else(unknown),
    }
}

/// The decision that takes what is open as it usually is.
pub fn usual() -> Decision {
    Decision { usual: true, ..Decision::default() }
}
