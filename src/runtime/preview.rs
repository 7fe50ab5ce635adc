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
use crate::ingest::{self, Presets, Refusal};
use crate::store::Depth;
use std::path::{Path, PathBuf};

/// How a file would be read, under these decisions.
pub fn preview(
    workspace: &Workspace,
    path: &Path,
    options: &SyncOptions,
) -> Result<Preview, Failure> {
    let (batch, presets) = match read(workspace, path, options)? {
        (Ok(batch), presets) => (batch, presets),
        (Err(refusal), presets) => {
            let presets = presets.as_ref().unwrap_or_else(|| Presets::builtin());
            let reading = sync::reading_options(workspace, options);
            // What has no columns either is simply refused.
            let unmapped = refusal.unmapped;
            let outline = ingest::outline(path, presets, &reading).ok().filter(|_| unmapped);
            let outline = outline.ok_or(refusal.clone())?;
            return Ok(Preview::refused(outline, refusal.message, workspace.today()));
        }
    };
    let presets = presets.as_ref().unwrap_or_else(|| Presets::builtin());
    Ok(of(workspace, &batch, path, presets, options))
}

fn of(
    workspace: &Workspace,
    batch: &FileBatch,
    path: &Path,
    presets: &Presets,
    options: &SyncOptions,
) -> Preview {
    let known = |references: &[String]| {
        // Without it nothing is said to be known.
        workspace.store.count_known(&batch.source, references).unwrap_or_default()
    };
    let reading = sync::reading_options(workspace, options);
    let first_values = ingest::first_values(path, presets, &reading);
    Preview { first_values, ..Preview::of(batch, known) }
}

/// A preset that was kept.
#[derive(Clone, Debug)]
pub struct Kept {
    pub name: String,
    pub path: PathBuf,
    /// The file as it was read for it.
    pub preview: Preview,
    /// What can be undone now, that it was kept among it.
    pub depth: Depth,
}

/// Keeps what is decided of a file as a preset of the workspace; that can be undone.
pub fn learn(
    workspace: &Workspace,
    path: &Path,
    options: &SyncOptions,
    name: Option<&str>,
) -> Result<Kept, Failure> {
    let (batch, presets) = read(workspace, path, options)?;
    let batch = batch?;
    let presets = presets.as_ref().unwrap_or_else(|| Presets::builtin());
    let learned = ingest::learn(&batch, &options.decision, presets);
    let name = name.unwrap_or(&learned.name);
    if !is_name(name) {
        return Err(Failure::usage(Message::new("preset-bad-name").text("name", name)));
    }
    let title = Message::new("preset-kept").text("name", name);
    let file = format!("presets/{name}/preset.toml");
    let depth = workspace.write_document(&file, learned.text, title)?;
    let preview = of(workspace, &batch, path, presets, options);
    let path = workspace.folder.join(file);
    Ok(Kept { name: name.to_owned(), path, preview, depth })
}

/// A folder of its own, and nothing but that.
fn is_name(name: &str) -> bool {
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    !name.is_empty() && name.len() <= 60 && name.chars().all(sign)
}

fn read(
    workspace: &Workspace,
    path: &Path,
    options: &SyncOptions,
) -> Result<(Result<FileBatch, Refusal>, Option<Presets>), Failure> {
    let own = sync::own_presets(workspace)?;
    let presets = own.as_ref().unwrap_or_else(|| Presets::builtin());
    let reading = sync::reading_options(workspace, options);
    let batch = ingest::read(path, presets, &reading, &mut |_| true);
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
    let own = workspace.folder.join("presets").join(name).join("preset.toml");
    match std::fs::read_to_string(own) {
        Ok(text) if is_name(name) => Ok(text),
        _ => Presets::builtin_text(name).map(str::to_owned).ok_or_else(unknown),
    }
}

/// The decision that takes what is open as it usually is.
pub fn usual() -> Decision {
    Decision { usual: true, ..Decision::default() }
}

/// Files are read again as they are, whatever there was to ask of them.
pub fn as_they_are(paths: Vec<PathBuf>) -> SyncOptions {
    SyncOptions { paths, again: true, decision: usual(), ..SyncOptions::default() }
}
