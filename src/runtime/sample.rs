//! The demo's workspace: made-up export files, read through the same sync as anybody's.

use super::clock::Watch;
use super::failure::Failure;
use super::workspace::{Options, Workspace, exists};
use super::{paths, preview, sync};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::demo::{self, Plan};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};

/// Marks a workspace as a demo; holds the plan it was made by.
const MARK: &str = "demo.json";

/// What `mamori demo` was asked for.
#[derive(Clone, Debug)]
pub struct DemoOptions {
    pub workspace: Options,
    pub accounts: usize,
    pub days: u32,
    pub seed: u64,
    /// Where the export files go instead of into the workspace.
    pub dir: Option<PathBuf>,
    pub fresh: bool,
}

impl DemoOptions {
    fn plan(&self) -> Plan {
        let today = Watch { fixed: self.workspace.today, still: None }.today();
        Plan { accounts: self.accounts, days: self.days, seed: self.seed, today }
    }
}

/// Writes the export files below a folder and returns how many there are.
pub fn write_files(plan: &Plan, folder: &Path) -> Result<usize, Failure> {
    let files = demo::export_files(plan);
    for file in &files {
        let path = folder.join(&file.name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent)
            .map_err(|error| Failure::io("file-cannot-write", parent, &error))?;
        paths::write_whole(&path, &file.bytes)?;
        date_back(&path, plan.today)?;
    }
    Ok(files.len())
}

/// The files are as old as the day they speak of, so that states are read as of that day.
fn date_back(path: &Path, today: Day) -> Result<(), Failure> {
    let noon = SystemTime::UNIX_EPOCH
        + Duration::from_secs(
            u64::try_from(i64::from(today.number()) * 86_400 + 43_200).unwrap_or(0),
        );
    let dated = fs::File::options().write(true).open(path).and_then(|file| file.set_modified(noon));
    dated.map_err(|error| Failure::io("file-cannot-write", path, &error))
}

/// Only writes the files (`--export-only`); says where and how many.
pub fn export_only(options: &DemoOptions) -> Result<(PathBuf, usize), Failure> {
    let folder = match &options.dir {
        Some(dir) => dir.clone(),
        None => folder(options)?.join("exports"),
    };
    Ok((folder.clone(), write_files(&options.plan(), &folder)?))
}

fn folder(options: &DemoOptions) -> Result<PathBuf, Failure> {
    options.workspace.folder.clone().map_or_else(paths::demo_workspace, Ok)
}

/// Opens the demo's workspace; makes and syncs it when it is new. What was done in it stays.
pub fn open(options: &DemoOptions) -> Result<Workspace, Failure> {
    open_telling(options, &AtomicBool::new(false), &mut |_| {})
}

/// As [`open`], telling how far the first sync is; cancelled, it goes on there the next time.
pub fn open_telling(
    options: &DemoOptions,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(&sync::Progress<'_>),
) -> Result<Workspace, Failure> {
    let folder = folder(options)?;
    let is_demo = folder.join(MARK).exists();
    if exists(&folder) && !is_demo {
        return Err(Message::new("demo-other-data")
            .text("path", folder.display().to_string())
            .into());
    }
    if is_demo && options.fresh {
        fs::remove_dir_all(&folder)
            .map_err(|error| Failure::io("file-cannot-write", &folder, &error))?;
    }
    if !folder.join(MARK).exists() {
        make(options, &folder)?;
    }
    let workspace =
        Workspace::open(&Options { folder: Some(folder), ..options.workspace.clone() })?;
    if workspace.store.runs(1)?.is_empty() {
        // Its files are known: nothing of them is to be asked.
        let options =
            sync::SyncOptions { decision: preview::usual(), ..sync::SyncOptions::default() };
        sync::sync(&workspace, &options, cancel, progress)?;
        workspace.refresh()?;
    }
    Ok(workspace)
}

/// The demo that belongs to an open workspace: beside the default one, inside any other.
pub fn beside(workspace: &Workspace) -> Result<DemoOptions, Failure> {
    let default = paths::default_workspace().is_ok_and(|folder| folder == workspace.folder);
    let folder = if default { paths::demo_workspace()? } else { workspace.folder.join("demo") };
    let options = Options {
        folder: Some(folder),
        today: workspace.watch.fixed,
        read_only: false,
        still: workspace.watch.still,
        tongue: workspace.tongue,
    };
    Ok(DemoOptions {
        workspace: options,
        accounts: 40,
        days: 400,
        seed: 1,
        dir: None,
        fresh: false,
    })
}

fn make(options: &DemoOptions, folder: &Path) -> Result<(), Failure> {
    let plan = options.plan();
    paths::make_private(folder)?;
    let exports = folder.join("exports");
    write_files(&plan, &exports)?;
    if let Some(dir) = &options.dir {
        write_files(&plan, dir)?;
    }
    paths::write_whole(&folder.join("mamori.toml"), demo::settings_toml(&plan).as_bytes())?;
    paths::write_whole(&folder.join(MARK), mark(&plan).as_bytes())
}

fn mark(plan: &Plan) -> String {
    serde_json::json!({
        "format": 1, "accounts": plan.accounts, "days": plan.days, "seed": plan.seed, "today": plan.today,
    })
    .to_string()
}
