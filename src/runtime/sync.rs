//! Reading exports: find the files, read each outside any transaction, apply the run in one, then
//! score what changed. Cancelling before the end leaves the store as it was.

use super::failure::Failure;
use super::guard;
use super::turn::Turn;
use super::workspace::Workspace;
use crate::core::batch::{Counts, Digest, EarlierFile, FileBatch, FileOutcome, FileStatus};
use crate::core::day::Day;

use crate::core::entity::column_title;
use crate::core::feed::Full;
use crate::core::intake::UndoneRun;
use crate::core::manner::{ColumnUse, Decision};
use crate::core::message::Message;
use crate::core::pace::Pace;
use crate::core::shift::Meaning;
use crate::ingest::{self, Options, Presets, Refusal};
use crate::store::{NewRun, StagedFile};
use crate::tui::event::{HeldReport, RunReport, WaitingFile};
use std::collections::HashSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// What the person asked for.
#[derive(Clone, Debug, Default)]
pub struct SyncOptions {
    /// Files and folders; empty = the workspace's `exports`.
    pub paths: Vec<PathBuf>,
    pub dry_run: bool,
    pub preset: Option<String>,
    pub as_of: Option<Day>,
    pub encoding: Option<String>,
    pub no_score: bool,
    /// Take in also what the guard would hold.
    pub yes: bool,
    /// What the person decided of how files are read.
    pub decision: Decision,
    /// What is read lists everything there is.
    pub full: bool,
    /// Read also what is known in this form.
    pub again: bool,
    /// Rows that come in without the cell that is wrong in them, beside those accepted before.
    pub accepted: HashSet<String>,
    /// No screen of this program reads the store meanwhile.
    pub alone: bool,
}

/// How far a sync is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress<'a> {
    /// Another process reads; this one waits for its turn.
    Behind,
    Reading {
        done: u64,
        total: u64,
        path: &'a str,
        pace: Option<Pace>,
    },
    Applying,
    Scoring,
}

/// Reads and applies; `progress` is told often. `cancel` set = nothing is written.
pub fn sync(
    workspace: &Workspace,
    options: &SyncOptions,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(&Progress<'_>),
) -> Result<RunReport, Failure> {
    let mut behind = || progress(&Progress::Behind);
    let _turn = Turn::take(workspace, cancel, &mut behind)?;
    let files = find(workspace, options)?;
    let total = files.iter().map(|(_, size)| size).sum();
    let manner = Manner::new(workspace, options)?;
    let (began, again) = (now(workspace), options.again);
    let mut desk = Desk { workspace, manner: &manner, done: 0, total, began, cancel, again };
    let mut staged = Vec::with_capacity(files.len());
    for (path, size) in &files {
        staged.push(desk.stage(path, *size, progress)?);
    }
    desk.read_rest(&full(workspace, options), &files, &mut staged, progress)?;
    progress(&Progress::Applying);
    let report = apply(workspace, options, staged, cancel)?;
    if !options.no_score && !options.dry_run {
        progress(&Progress::Scoring);
        workspace.refresh_until(cancel)?;
    }
    Ok(report)
}

/// Unix milliseconds.
fn now(workspace: &Workspace) -> i64 {
    workspace.watch.read().unix_ms
}

/// Reads again, with the presets of today, the files of which something was set aside.
pub fn retry(
    workspace: &Workspace,
    options: SyncOptions,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(&Progress<'_>),
) -> Result<RunReport, Failure> {
    let aside = workspace.store.set_aside()?;
    let Some(first) = aside.first().cloned() else {
        return Err(Message::new("retry-nothing").into());
    };
    let paths: Vec<PathBuf> =
        aside.into_iter().map(PathBuf::from).filter(|path| is_there(path)).collect();
    if paths.is_empty() {
        return Err(Message::new("retry-gone").text("path", first).into());
    }
    sync(workspace, &SyncOptions { paths, ..options }, cancel, progress)
}

/// A file, or a member of an archive that is one.
fn is_there(path: &Path) -> bool {
    path.is_file() || ingest::is_member(path)
}

/// Takes a run back, and scores again what that changed.
pub fn undo(workspace: &Workspace, run: u32) -> Result<UndoneRun, Failure> {
    let done = workspace.store.undo_run(run, workspace.watch.now())?;
    workspace.refresh()?;
    Ok(done)
}

/// How a run was asked for, beside its files.
fn how(options: &SyncOptions) -> String {
    serde_json::json!({
        "full": options.full, "preset": options.preset, "encoding": options.encoding,
        "as_of": options.as_of,
    })
    .to_string()
}

/// Takes a held run in: its files as they were looked at, and with a yes.
pub fn accept(
    workspace: &Workspace,
    run: u32,
    options: SyncOptions,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(&Progress<'_>),
) -> Result<RunReport, Failure> {
    let held = workspace.store.held_run(run)?;
    for (path, digest) in &held.files {
        let same = |digest| ingest::digest(Path::new(path)).is_ok_and(|(now, _)| now == digest);
        if digest.is_some_and(|digest| !same(digest)) {
            let message = Message::new("accept-changed").text("path", path.as_str());
            return Err(message.text("run", format!("r{run}")).into());
        }
    }
    let how: serde_json::Value = serde_json::from_str(&held.how).unwrap_or_default();
    let text = |key: &str| how.get(key).and_then(serde_json::Value::as_str).map(str::to_owned);
    let options = SyncOptions {
        paths: held.files.into_iter().map(|(path, _)| PathBuf::from(path)).collect(),
        yes: true,
        full: how.get("full").and_then(serde_json::Value::as_bool).unwrap_or_default(),
        preset: text("preset"),
        encoding: text("encoding"),
        as_of: text("as_of").as_deref().and_then(Day::parse),
        ..options
    };
    sync(workspace, &options, cancel, progress)
}

/// What lies on the table while a run reads its files.
struct Desk<'a> {
    workspace: &'a Workspace,
    manner: &'a Manner,
    done: u64,
    total: u64,
    /// Unix milliseconds.
    began: i64,
    cancel: &'a AtomicBool,
    /// Whatever is known of the files.
    again: bool,
}

impl Desk<'_> {
    fn stage(
        &mut self,
        path: &Path,
        size: u64,
        progress: &mut dyn FnMut(&Progress<'_>),
    ) -> Result<StagedFile, Failure> {
        let shown = path.display().to_string();
        if self.cancel.load(Ordering::Relaxed) {
            return Err(Message::new("run-cancelled").into());
        }
        self.done += size;
        if self.again {
            return self.read(path, size, progress);
        }
        // Of a size that no file had there is nothing to be recognised by its bytes.
        let seen = match ingest::size(path) {
            Some(size) => self.workspace.store.knows_size(size)?,
            None => true,
        };
        if !seen {
            return self.read(path, size, progress);
        }
        let digest = match ingest::digest(path) {
            Ok((digest, _)) => digest,
            Err(refusal) => return Ok(StagedFile::Refused(refused(&shown, &refusal))),
        };
        if let Some(mut known) = self.workspace.store.known_file(&digest, &self.manner.settings)? {
            known.path = shown;
            return Ok(StagedFile::Unchanged(unchanged(known)));
        }
        self.read(path, size, progress)
    }

    /// A whole feed is all of its files: where one is new, the others are read again.
    fn read_rest(
        &mut self,
        full: &Full,
        files: &[(PathBuf, u64)],
        staged: &mut [StagedFile],
        progress: &mut dyn FnMut(&Progress<'_>),
    ) -> Result<(), Failure> {
        let news: Vec<_> = staged
            .iter()
            .filter_map(|file| match file {
                StagedFile::Read(batch) if full.covers(&batch.source, batch.entity) => {
                    Some((Some(batch.preset.clone()), Some(batch.entity)))
                }
                _ => None,
            })
            .collect();
        for ((path, size), file) in files.iter().zip(staged) {
            if let StagedFile::Unchanged(known) = file
                && news.contains(&(known.preset.clone(), known.entity))
            {
                *file = self.read(path, *size, progress)?;
            }
        }
        Ok(())
    }

    /// Reads a file whatever is known of it; its size is counted already.
    fn read(
        &self,
        path: &Path,
        size: u64,
        progress: &mut dyn FnMut(&Progress<'_>),
    ) -> Result<StagedFile, Failure> {
        let shown = path.display().to_string();
        let (before, total, cancel) = (self.done.saturating_sub(size), self.total, self.cancel);
        let (watch, began) = (self.workspace.watch, self.began);
        let mut tell = |done: u64| {
            let done = before + done.min(size);
            let elapsed = watch.read().unix_ms.saturating_sub(began).max(0).unsigned_abs();
            let pace = Pace::of(done, total, elapsed);
            progress(&Progress::Reading { done, total, path: &shown, pace });
            !cancel.load(Ordering::Relaxed)
        };
        tell(0);
        match ingest::read(path, self.manner.presets(), &self.manner.options, &mut tell) {
            Ok(batch) => Ok(match self.question(&batch)? {
                Some(question) if self.workspace.store.is_left_out(&shown, &question)? => {
                    let left = batch.outcome(FileStatus::Unchanged, Counts::default(), None);
                    let notes = vec![Message::new("sync-left-out")];
                    StagedFile::Unchanged(FileOutcome { notes, ..left })
                }
                // It is not taken in before something of it is decided.
                Some(question) => StagedFile::Refused(batch.outcome(
                    FileStatus::Held,
                    Counts::default(),
                    Some(question),
                )),
                None => StagedFile::Read(batch),
            }),
            Err(_) if cancel.load(Ordering::Relaxed) => Err(Message::new("run-cancelled").into()),
            Err(refusal) => Ok(StagedFile::Refused(refused(&shown, &refusal))),
        }
    }
}

impl Desk<'_> {
    /// What a person is to say before a file is taken in.
    fn question(&self, batch: &FileBatch) -> Result<Option<Message>, Failure> {
        let options = &self.manner.options;
        if options.decision.usual {
            return Ok(None);
        }
        let open = batch.choices.iter().filter(|choice| choice.open).count();
        if open > 0 {
            let asks = Message::new("sync-asks").count("count", open);
            return Ok(Some(asks.text("path", &batch.path)));
        }
        let store = &self.workspace.store;
        let earlier = store.earlier_file(&batch.source, batch.entity, &batch.path)?;
        Ok(match earlier {
            Some(earlier) => beside(batch, &earlier, options.as_of.is_some()),
            None => twice(batch),
        })
    }
}

/// What is odd about a file beside the one before it: it is older, or has a column less.
fn beside(batch: &FileBatch, earlier: &EarlierFile, dated: bool) -> Option<Message> {
    let states = batch.entity.event_day().is_none();
    if states && !dated && batch.as_of < earlier.as_of {
        let asks = Message::new("sync-asks-older").day("day", batch.as_of);
        return Some(asks.day("newer", earlier.as_of));
    }
    // In JSON a key that is empty may be left out.
    let has = |field: &String| batch.columns.iter().any(|c| c.field.as_ref() == Some(field));
    let gone = earlier.fields.iter().filter(|field| !has(field));
    let gone: Vec<Message> = gone.map(|field| column_title(batch.entity, field)).collect();
    let known = batch.header_line.is_some() && !batch.columns.is_empty();
    let gone = Message::list("list-and", gone).filter(|_| known)?;
    Some(Message::new("sync-asks-column").message("columns", gone))
}

/// Two columns of one name, of which one is read: which is meant?
fn twice(batch: &FileBatch) -> Option<Message> {
    let mut read = batch.columns.iter().filter(|column| column.field.is_some());
    let again = |column: &&ColumnUse| {
        batch.columns.iter().filter(|other| other.header == column.header).count() > 1
    };
    let column = read.find(again)?;
    Some(Message::new("sync-asks-twice").text("column", &column.header))
}

/// The same file again: what was read then is all unchanged now.
fn unchanged(known: FileOutcome) -> FileOutcome {
    let counts = known.counts;
    let same = Counts {
        new: 0,
        changed: 0,
        unchanged: counts.new + counts.changed + counts.unchanged,
        ..counts
    };
    FileOutcome { status: FileStatus::Unchanged, counts: same, ..known }
}

fn refused(path: &str, refusal: &Refusal) -> FileOutcome {
    FileOutcome {
        path: path.to_owned(),
        entity: None,
        preset: None,
        format: None,
        encoding: None,
        delimiter: None,
        header_line: None,
        as_of: None,
        status: if refusal.unmapped { FileStatus::Unmapped } else { FileStatus::Refused },
        counts: Counts::default(),
        error: Some(refusal.message.clone()),
        notes: Vec::new(),
    }
}

fn apply(
    workspace: &Workspace,
    options: &SyncOptions,
    staged: Vec<StagedFile>,
    cancel: &AtomicBool,
) -> Result<RunReport, Failure> {
    let nothing_new = staged.iter().all(|file| matches!(file, StagedFile::Unchanged(_)));
    if nothing_new {
        let files = staged.into_iter().filter_map(|file| {
            if let StagedFile::Unchanged(outcome) = file { Some(outcome) } else { None }
        });
        return Ok(report(None, files.collect(), 0, Meaning::default()));
    }
    let run = NewRun {
        at: workspace.watch.now(),
        by: workspace.by.clone(),
        today: workspace.today(),
        dry_run: options.dry_run,
        full: full(workspace, options),
        how: how(options),
        alone: options.alone,
    };
    let guard = (!options.yes).then(|| guard::of(workspace));
    let applied = workspace.store.apply_guarded_run(run, staged, guard, cancel)?;
    let kept = !options.dry_run && applied.held.is_none();
    let changed = applied.accounts_changed.len();
    let held = applied.held.map(|why| Box::new(HeldReport { run: applied.run, why }));
    let report = report(kept.then_some(applied.run), applied.files, changed, applied.meaning);
    Ok(RunReport { held, ..report })
}

fn report(
    run: Option<u32>,
    files: Vec<FileOutcome>,
    accounts_changed: usize,
    meaning: Meaning,
) -> RunReport {
    let mut totals = Counts::default();
    for file in &files {
        totals += file.counts;
    }
    RunReport { run, files, totals, accounts_changed, meaning: Box::new(meaning), held: None }
}

/// The built-in presets with the workspace's own before them, where it has any.
pub(super) fn own_presets(workspace: &Workspace) -> Result<Option<Presets>, Failure> {
    let own = workspace.folder.join("presets");
    if own.is_dir() { Ok(Some(Presets::with_folder(&own)?)) } else { Ok(None) }
}

/// How files are read: by which presets and settings.
struct Manner {
    own: Option<Presets>,
    options: Options,
    /// Of both: a file that was read in another manner is read again.
    settings: Digest,
}

impl Manner {
    fn new(workspace: &Workspace, options: &SyncOptions) -> Result<Self, Failure> {
        let own = own_presets(workspace)?;
        let presets = own.as_ref().unwrap_or_else(|| Presets::builtin());
        let full = full(workspace, options);
        let options = reading_options(workspace, options);
        let settings = settings_digest(presets.digest(&options), &full);
        Ok(Self { own, options, settings })
    }

    fn presets(&self) -> &Presets {
        self.own.as_ref().unwrap_or_else(|| Presets::builtin())
    }
}

/// Which feeds are whole, by the settings and by what was asked.
fn full(workspace: &Workspace, options: &SyncOptions) -> Full {
    Full { every: options.full, ..workspace.settings.full.clone() }
}

/// A file that is declared to be whole since it was read is read again.
fn settings_digest(presets: Digest, full: &Full) -> Digest {
    if full.is_empty() {
        return presets;
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(&presets);
    hasher.update(format!("{full:?}").as_bytes());
    *hasher.finalize().as_bytes()
}

pub(super) fn reading_options(workspace: &Workspace, options: &SyncOptions) -> Options {
    Options {
        today: workspace.today(),
        as_of: options.as_of,
        encoding: options.encoding.clone(),
        preset: options.preset.clone(),
        book_currency: workspace.settings.rates.book,
        home_country_is_japan: workspace.is_japanese(),
        decision: options.decision.clone(),
        // Without them rows stay set aside, and are said to be.
        accepted: &workspace.store.accepted().unwrap_or_default() | &options.accepted,
    }
}

/// The files to read, with their sizes: named ones as they are, folders searched in name order.
fn find(workspace: &Workspace, options: &SyncOptions) -> Result<Vec<(PathBuf, u64)>, Failure> {
    let default = [workspace.exports()];
    let roots: &[PathBuf] = if options.paths.is_empty() { &default } else { &options.paths };
    let mut found = Vec::new();
    for root in roots {
        if ingest::is_member(root) {
            found.push((root.clone(), 0));
            continue;
        }
        if options.paths.is_empty() && !workspace.read_only {
            // Somebody took it away, or the workspace is older than the folder.
            let _ = std::fs::create_dir(root);
        }
        let meta = std::fs::metadata(root)
            .map_err(|error| Failure::io("sync-no-such-path", root, &error))?;
        if meta.is_dir() {
            search(root, &mut found)?;
        } else {
            found.extend(ingest::expand(root, meta.len()));
        }
    }
    if found.is_empty() {
        let named = roots.first().map(|root| root.display().to_string()).unwrap_or_default();
        return Err(Message::new("sync-nothing-found").text("path", named).into());
    }
    Ok(found)
}

fn search(folder: &Path, found: &mut Vec<(PathBuf, u64)>) -> Result<(), Failure> {
    walk(folder, 0, &mut |path, meta| found.extend(ingest::expand(&path, meta.len())))
}

/// Visits the files with the name of an export, in name order.
pub(super) fn walk(
    folder: &Path,
    depth: usize,
    visit: &mut dyn FnMut(PathBuf, &Metadata),
) -> Result<(), Failure> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| Failure::io("sync-no-such-path", folder, &error))?;
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Ok(meta) = std::fs::metadata(&path) else { continue };
        if meta.is_dir() && !name.starts_with('.') && depth < 8 {
            walk(&path, depth + 1, visit)?;
        } else if meta.is_file() && ingest::is_export_name(&name) {
            visit(path, &meta);
        }
    }
    Ok(())
}

/// How many of these files the store does not hold in this form.
pub fn unread(workspace: &Workspace, paths: &[PathBuf]) -> Result<usize, Failure> {
    let manner = Manner::new(workspace, &SyncOptions::default())?;
    let mut found = Vec::new();
    for path in paths.iter().filter(|path| path.is_file()) {
        found.extend(ingest::expand(path, 0));
    }
    let mut count = 0;
    for (path, _) in found {
        count += usize::from(!is_known(workspace, &manner, &path)?);
    }
    Ok(count)
}

fn is_known(workspace: &Workspace, manner: &Manner, path: &Path) -> Result<bool, Failure> {
    let Ok((digest, _)) = ingest::digest(path) else { return Ok(false) };
    let (store, settings) = (&workspace.store, &manner.settings);
    // A newer file of its feed elsewhere makes no news of it.
    let path = path.display().to_string();
    Ok(store.known_file(&digest, settings)?.is_some()
        || store.stands_as_read(&path, &digest, settings)?)
}

/// Files in the exports folder that the store does not hold in this form.
pub fn waiting(workspace: &Workspace) -> Result<Vec<WaitingFile>, Failure> {
    let mut waiting = Vec::new();
    if !workspace.exports().is_dir() {
        return Ok(waiting);
    }
    let manner = Manner::new(workspace, &SyncOptions::default())?;
    let mut found = Vec::new();
    search(&workspace.exports(), &mut found)?;
    for (path, size) in found {
        if !is_known(workspace, &manner, &path)? {
            let recognised = ingest::recognise(&path, manner.presets(), &manner.options);
            let preset = recognised.as_ref().ok().map(|(_, preset)| preset.clone());
            let entity = recognised
                .map(|(entity, _)| entity.id().to_owned())
                .map_err(|refusal| refusal.message);
            let shown =
                path.strip_prefix(workspace.exports()).unwrap_or(&path).display().to_string();
            waiting.push(WaitingFile { path: shown, size, entity, preset });
        }
    }
    Ok(waiting)
}
