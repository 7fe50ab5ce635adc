//! A run: the files of one sync go in as one transaction, a savepoint per file. A refused file
//! does not stop the others; stopping leaves everything as it was.

use super::absence::{self, Absence, Listings};
use super::error::{Result, StoreError};
use super::feed::feeds;
use super::held::{self, Digests};
use super::link::Links;
use super::record::{self, Ground, Touched};
use super::writer::Stop;
use super::{clue, derived, facts, fold, resolve, shifts, solve, trace, usage};
use crate::core::account::AccountId;
use crate::core::batch::{Batch, Counts, FileBatch, FileOutcome, FileStatus};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::facts::Facts;
use crate::core::feed::{Feed, Full};
use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::core::shift::Meaning;
use rusqlite::{Connection, params};
use std::collections::{BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Who syncs, and when.
#[derive(Clone, Debug)]
pub struct NewRun {
    /// Unix seconds.
    pub at: i64,
    pub by: String,
    pub today: Day,
    /// Only say what would change: everything is taken back at the end.
    pub dry_run: bool,
    /// Feeds that are declared to be whole.
    pub full: Full,
    /// How it was asked for, for when it is held and taken in later.
    pub how: String,
    /// No screen of this program reads the store meanwhile.
    pub alone: bool,
}

/// One file, ready to be applied or only to be noted down.
#[derive(Clone, Debug)]
pub enum StagedFile {
    Read(FileBatch),
    Refused(FileOutcome),
    Unchanged(FileOutcome),
}

#[derive(Clone, Debug, PartialEq)]
pub struct AppliedRun {
    pub run: u32,
    /// In the order in which they were given.
    pub files: Vec<FileOutcome>,
    /// Ascending.
    pub accounts_changed: Vec<AccountId>,
    /// What that means.
    pub meaning: Meaning,
    /// What whole feeds do not list any more.
    pub absences: Vec<Absence>,
    /// Why nothing of it was kept, where the guard held it.
    pub held: Option<Message>,
    /// The bytes of the files that were read.
    pub digests: Digests,
}

/// A run as it would be, before it is kept.
pub struct Staged<'c> {
    conn: &'c Connection,
    pub run: &'c AppliedRun,
}

impl Staged<'_> {
    /// The facts of the accounts that the run changes.
    pub fn facts(&self, visit: &mut dyn FnMut(Facts)) -> Result<()> {
        facts::visit_within(self.conn, Some(&self.run.accounts_changed), visit)
    }

    pub fn feeds(&self) -> Result<Vec<Feed>> {
        feeds(self.conn)
    }
}

/// Looks at a run before it is kept; a reason holds it.
pub type Guard = Box<dyn FnOnce(&Staged<'_>) -> Option<Message> + Send>;

/// Has nothing been read yet?
pub fn is_first(conn: &Connection) -> Result<bool> {
    Ok(conn.query_row("SELECT NOT EXISTS (SELECT 1 FROM run)", [], |row| row.get(0))?)
}

/// Applies a run and has it looked at.
pub fn apply_guarded(
    conn: &Connection,
    new: &NewRun,
    files: Vec<StagedFile>,
    stop: &Stop,
    guard: Option<Guard>,
) -> Result<AppliedRun> {
    let digests = held::digests(&files);
    let mut applied = apply(conn, new, files, stop)?;
    applied.digests = digests;
    let held = guard.and_then(|guard| judge(guard, &Staged { conn, run: &applied }));
    if held.is_some() {
        for file in applied.files.iter_mut().filter(|file| file.status == FileStatus::Applied) {
            file.status = FileStatus::Held;
        }
    }
    applied.held = held;
    Ok(applied)
}

/// A guard that fails has not said that all is well.
fn judge(guard: Guard, staged: &Staged<'_>) -> Option<Message> {
    catch_unwind(AssertUnwindSafe(|| guard(staged)))
        .unwrap_or_else(|_| Some(Message::new("held-failed")))
}

/// Applies a run inside the writer's transaction.
pub fn apply(
    conn: &Connection,
    new: &NewRun,
    files: Vec<StagedFile>,
    stop: &Stop,
) -> Result<AppliedRun> {
    let run = open(conn, new)?;
    let feeds_before = feeds(conn)?;
    let mut ground = Ground {
        conn,
        run,
        at: new.at,
        links: Links::new(conn, run),
        touched: Touched::new(),
        identities: false,
        meaning: Meaning::default(),
        listings: Listings::new(&new.full),
        stop,
    };
    let outcomes = apply_files(&mut ground, files)?;
    stop.check()?;
    let absences = absence::settle(&mut ground)?;
    let changed = close(&mut ground)?;
    trace::forget_old(conn)?;
    held::settle(conn, run)?;
    let every = feeds_before != feeds(conn)?;
    derived::mark_dirty(conn, &changed, every)?;
    let mut meaning = ground.meaning;
    meaning.fresh = fresh(conn, run)?;
    meaning.unlinked = count_unlinked(conn, run)?;
    shifts::save(conn, run, &meaning.shifts)?;
    let sql = "UPDATE run SET accounts_changed = ?1, changes = ?2 WHERE id = ?3";
    let said = serde_json::to_string(&meaning.said())?;
    conn.execute(sql, params![changed.len() as i64, said, run])?;
    let accounts_changed = changed.into_iter().collect();
    Ok(AppliedRun {
        run,
        files: outcomes,
        accounts_changed,
        meaning,
        absences,
        held: None,
        digests: Digests::new(),
    })
}

/// Ways to name a customer that this run brought and that mean nobody. Meetings are often nobody's.
fn count_unlinked(conn: &Connection, run: u32) -> Result<u64> {
    let sql = "SELECT count(*) FROM account_link WHERE made_run = ?1 AND account IS NULL \
               AND by IS NULL AND reference NOT LIKE 'meeting:%'";
    let count: i64 = conn.prepare_cached(sql)?.query_row([run], |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

fn open(conn: &Connection, new: &NewRun) -> Result<u32> {
    let sql = "INSERT INTO run (at, by, today, traced) VALUES (?1, ?2, ?3, 1)";
    let id = conn.prepare_cached(sql)?.insert(params![new.at, new.by, new.today.number()])?;
    Ok(u32::try_from(id).unwrap_or(u32::MAX))
}

/// In an order that does not depend on how the files were found: accounts first, lists of
/// customers before rows that only describe them, older files before newer ones.
fn apply_files(ground: &mut Ground<'_, '_>, files: Vec<StagedFile>) -> Result<Vec<FileOutcome>> {
    let mut queue: Vec<(usize, StagedFile)> = files.into_iter().enumerate().collect();
    queue.sort_by_cached_key(|(_, file)| match file {
        StagedFile::Read(batch) => {
            Some((batch.entity, !batch.creates_accounts, batch.as_of, batch.path.clone()))
        }
        StagedFile::Refused(_) | StagedFile::Unchanged(_) => None,
    });
    let mut outcomes = Vec::with_capacity(queue.len());
    for (place, file) in queue {
        ground.stop.check()?;
        outcomes.push((place, apply_one(ground, file)?));
    }
    outcomes.sort_by_key(|(place, _)| *place);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

fn apply_one(ground: &mut Ground<'_, '_>, file: StagedFile) -> Result<FileOutcome> {
    match file {
        StagedFile::Read(batch) => apply_batch(ground, &batch),
        StagedFile::Refused(outcome) => {
            if outcome.status == FileStatus::Refused {
                ground.listings.miss(ground.conn, &outcome.path)?;
            }
            note(ground, &outcome, Origin::Elsewhere)?;
            Ok(outcome)
        }
        StagedFile::Unchanged(outcome) => {
            note(ground, &outcome, Origin::AsBefore)?;
            Ok(outcome)
        }
    }
}

fn apply_batch(ground: &mut Ground<'_, '_>, batch: &FileBatch) -> Result<FileOutcome> {
    let touched = ground.touched.clone();
    ground.conn.execute_batch("SAVEPOINT file")?;
    let applied = match &batch.batch {
        Batch::Records(_) | Batch::Parcel(_) => record::apply(ground, batch)
            .and_then(|counts| clue::keep(ground, batch).map(|()| counts)),
        Batch::Usage(parts) => usage::apply(ground, batch, parts),
    };
    let outcome = match applied {
        Ok(counts) => outcome_of(batch, FileStatus::Applied, counts, None),
        Err(error) if error.ends_the_run() => return Err(error),
        Err(error) => {
            ground.conn.execute_batch("ROLLBACK TO file")?;
            ground.links.forget();
            ground.touched = touched;
            ground.listings.miss_batch(batch);
            outcome_of(batch, FileStatus::Refused, refused(batch), Some(error))
        }
    };
    ground.conn.execute_batch("RELEASE file")?;
    let id = note(ground, &outcome, Origin::File(batch))?;
    if outcome.status == FileStatus::Applied {
        keep_problems(ground.conn, id, &batch.problems)?;
        solve::solve(ground.conn, ground.run, batch)?;
    }
    Ok(outcome)
}

/// Nothing of a refused file is in: every row of it is set aside.
fn refused(batch: &FileBatch) -> Counts {
    Counts { read: batch.read, quarantined: batch.read, ..Counts::default() }
}

fn outcome_of(
    batch: &FileBatch,
    status: FileStatus,
    counts: Counts,
    error: Option<StoreError>,
) -> FileOutcome {
    let error = error.map(|error| {
        Message::new("store-file-refused")
            .text("path", batch.path.clone())
            .message("cause", error.message)
    });
    batch.outcome(status, counts, error)
}

/// Where the digests of a noted file come from.
#[derive(Clone, Copy)]
enum Origin<'f> {
    File(&'f FileBatch),
    /// The same bytes as the newest reading of that path.
    AsBefore,
    Elsewhere,
}

/// Notes down what became of a file; gives the row's id.
fn note(ground: &Ground<'_, '_>, outcome: &FileOutcome, origin: Origin<'_>) -> Result<i64> {
    let conn = ground.conn;
    let entity = outcome.entity.map(Entity::id);
    let latest = !matches!(origin, Origin::AsBefore);
    if latest {
        let sql = "UPDATE run_file SET latest = 0, superseded_run = ?3 \
                   WHERE path = ?1 AND latest \
                   AND (?2 IS NULL OR entity IS ?2 OR entity IS NULL)";
        conn.prepare_cached(sql)?.execute(params![outcome.path, entity, ground.run])?;
    }
    let mut insert = conn.prepare_cached(
        "INSERT INTO run_file (run, path, entity, preset, format, encoding, delimiter, \
         header_line, as_of, status, read, new, changed, unchanged, quarantined, skipped, error, \
         notes, latest, values_aside) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    let counts = &outcome.counts;
    let id = insert.insert(params![
        ground.run,
        outcome.path,
        entity,
        outcome.preset,
        outcome.format,
        outcome.encoding,
        outcome.delimiter.map(String::from),
        outcome.header_line.map(|line| line as i64),
        outcome.as_of.map(Day::number),
        serde_json::to_value(outcome.status)?.as_str(),
        counts.read as i64,
        counts.new as i64,
        counts.changed as i64,
        counts.unchanged as i64,
        counts.quarantined as i64,
        counts.skipped as i64,
        outcome.error.as_ref().map(serde_json::to_string).transpose()?,
        serde_json::to_string(&outcome.notes)?,
        latest,
        counts.values_aside as i64,
    ])?;
    describe(conn, id, outcome, origin)?;
    Ok(id)
}

fn describe(conn: &Connection, id: i64, outcome: &FileOutcome, origin: Origin<'_>) -> Result<()> {
    match origin {
        Origin::File(file) => {
            let sql = "UPDATE run_file SET source = ?2, digest = ?3, settings = ?4, size = ?5, \
                       covered_from = ?6, covered_to = ?7, fields = ?8 WHERE id = ?1";
            let fields = file.columns.iter().filter_map(|column| column.field.as_deref());
            conn.prepare_cached(sql)?.execute(params![
                id,
                file.source,
                file.digest,
                file.settings,
                file.size as i64,
                file.covered.map(|(from, _)| from.number()),
                file.covered.map(|(_, to)| to.number()),
                fields.collect::<Vec<_>>().join(" "),
            ])?;
        }
        Origin::AsBefore => {
            let sql = "UPDATE run_file SET (source, digest, settings, size, covered_from, \
                       covered_to, fields) = (SELECT source, digest, settings, size, covered_from, \
                       covered_to, fields FROM run_file WHERE path = ?2 AND entity IS ?3 AND latest) \
                       WHERE id = ?1";
            let entity = outcome.entity.map(Entity::id);
            conn.prepare_cached(sql)?.execute(params![id, outcome.path, entity])?;
        }
        Origin::Elsewhere => {}
    }
    Ok(())
}

fn keep_problems(conn: &Connection, file: i64, problems: &[Problem]) -> Result<()> {
    let mut insert = conn.prepare_cached(
        "INSERT INTO problem (file, line, record, column_name, value, reason, raw, value_only) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for problem in problems {
        insert.execute(params![
            file,
            problem.line as i64,
            problem.record as i64,
            problem.column,
            problem.value,
            serde_json::to_string(&problem.reason)?,
            problem.raw,
            problem.value_only,
        ])?;
    }
    Ok(())
}

/// Customers that nobody knew before the run; a row may be of one that another list has.
fn fresh(conn: &Connection, run: u32) -> Result<u64> {
    let sql = "SELECT count(DISTINCT l.account) FROM account_link l \
               JOIN account a ON a.id = l.account WHERE a.made_run = ?1";
    let count: i64 = conn.query_row(sql, [run], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// The end of a run: references are resolved, and the accounts found whose facts changed.
pub fn close(ground: &mut Ground<'_, '_>) -> Result<BTreeSet<AccountId>> {
    let beginning = Day::from_number(i32::MIN);
    let mut since: HashMap<u32, Day> = HashMap::new();
    let mut add = |account: Option<u32>, day: Day| {
        if let Some(account) = account {
            let known = since.entry(account).or_insert(day);
            *known = (*known).min(day);
        }
    };
    if ground.identities || ground.links.made > 0 {
        let resolved = resolve::resolve(ground.conn, ground.run)?;
        for account in resolved.accounts {
            add(Some(account.0), beginning);
        }
        for (link, before) in resolved.links {
            add(before, beginning);
            ground.touched.insert(link, beginning);
        }
    }
    let mut query =
        ground.conn.prepare("SELECT id, account FROM account_link WHERE account > 0")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(day) = ground.touched.get(&row.get(0)?) {
            add(row.get(1)?, *day);
        }
    }
    derived::forget_closes_of(ground.conn, &since)?;
    let changed = since.into_keys().map(AccountId).collect();
    fold::settle_corrections(ground.conn, ground.run)?;
    Ok(changed)
}
