//! Safety copies of a workspace's store in its `backups` folder: when asked, once a day by itself,
//! and before one is restored.

use super::failure::Failure;
use super::paths;
use super::workspace::{self, Options, Workspace};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::store::{self, Checkup};
use std::fs;
use std::path::{Path, PathBuf};

/// Daily copies that are kept.
const KEPT: usize = 7;

/// What the copy of each day is called, before its day.
const DAILY: &str = "daily-";

pub fn folder(workspace: &Path) -> PathBuf {
    workspace.join("backups")
}

/// Copies the store into a file that is not there yet; without a name into the backups folder.
pub fn make(workspace: &Workspace, file: Option<&Path>) -> Result<PathBuf, Failure> {
    let path = match file {
        Some(path) if path.exists() => {
            let taken = Message::new("backup-file-exists");
            return Err(taken.text("path", path.display().to_string()).into());
        }
        Some(path) => path.to_owned(),
        None => free_name(&workspace.folder, "backup", workspace.today())?,
    };
    workspace.store.backup(&path)?;
    Ok(path)
}

/// The day's own copy, unless there is one; the oldest beyond seven go.
pub fn daily(workspace: &Workspace) -> Result<Option<PathBuf>, Failure> {
    let folder = folder(&workspace.folder);
    let path = folder.join(format!("{DAILY}{}.db", workspace.today()));
    if workspace.read_only || path.exists() {
        return Ok(None);
    }
    paths::make_private(&folder)?;
    workspace.store.backup(&path)?;
    // What carries today's day may be being written, by another window or on the command line.
    let today = workspace.today().to_string();
    for cut_off in parts(&folder).filter(|part| !name_of(part).contains(&today)) {
        // Whoever made it is gone; it is in nobody's way.
        let _ = fs::remove_file(cut_off);
    }
    for old in dailies(&folder).into_iter().skip(KEPT) {
        fs::remove_file(&old).map_err(|error| Failure::io("file-cannot-write", &old, &error))?;
    }
    Ok(Some(path))
}

/// Copies that were cut off, or are being written.
fn parts(folder: &Path) -> impl Iterator<Item = PathBuf> {
    entries(folder).filter(|path| path.extension().is_some_and(|extension| extension == "part"))
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Daily copies, newest first.
fn dailies(folder: &Path) -> Vec<PathBuf> {
    let is_daily = |path: &PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        path.extension().is_some_and(|extension| extension == "db")
            && stem.strip_prefix(DAILY).is_some_and(|day| Day::parse(day).is_some())
    };
    let mut found: Vec<PathBuf> = entries(folder).filter(is_daily).collect();
    found.sort_unstable_by(|a, b| b.cmp(a));
    found
}

/// How many copies there are, and when the newest was made (Unix seconds).
pub fn standing(workspace: &Path) -> (usize, Option<i64>) {
    let files = fs::read_dir(folder(workspace)).into_iter().flatten().flatten();
    let made: Vec<i64> = files
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "db"))
        .filter_map(|entry| {
            let age = entry.metadata().ok()?.modified().ok()?;
            age.duration_since(std::time::UNIX_EPOCH).ok().map(|since| since.as_secs() as i64)
        })
        .collect();
    (made.len(), made.into_iter().max())
}

/// What a restore did.
pub struct Restored {
    pub found: Checkup,
    /// Where the store that was there before is kept.
    pub aside: Option<PathBuf>,
}

/// Puts a backup in the place of the store. A file that is damaged, newer, or no store is refused
/// before anything is touched.
pub fn restore(options: &Options, from: &Path) -> Result<Restored, Failure> {
    if options.read_only {
        return Err(Message::new("store-read-only").into());
    }
    let home = workspace::folder(options)?;
    paths::make_private(&home)?;
    let path = workspace::store_file(&home);
    let there = path.exists();
    let today = options.watch().today();
    let aside = free_name(&home, "before-restore", today)?;
    let found = store::restore(&path, from, &aside)?;
    Ok(Restored { found, aside: there.then_some(aside) })
}

/// `backups/<what>-2026-11-22.db`, with a number where that is taken.
fn free_name(home: &Path, what: &str, day: Day) -> Result<PathBuf, Failure> {
    let folder = folder(home);
    paths::make_private(&folder)?;
    let named = |number: u32| {
        let tail = if number == 1 { String::new() } else { format!("-{number}") };
        folder.join(format!("{what}-{day}{tail}.db"))
    };
    Ok((1..1_000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(0)))
}
