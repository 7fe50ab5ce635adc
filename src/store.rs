//! The store: one SQLite file that keeps what exports said and what the person wrote. Writes go
//! through one thread behind typed messages; reads have connections of their own and never wait
//! for it. Nothing outside this room knows SQL.
//!
//! Facts are rows of the entity tables, keyed by (source, key) and tied to an account by a link;
//! what the list shows is derived from them and kept beside them.

mod absence;
mod backup;
mod call;
mod clue;
mod deal;
mod derived;
mod error;
mod facts;
mod feed;
mod field;
mod find;
mod fold;
mod held;
mod intake;
mod journal;
mod link;
mod personal;
mod query;
mod record;
mod resolve;
mod row;
mod run;
mod schema;
mod sequence;
mod series;
mod shifts;
mod solve;
mod stated;
mod suggest;
mod takeback;
mod timeline;
mod trace;
mod usage;
mod warning;
mod writer;
mod writing;

pub use absence::Absence;
pub use backup::{Checkup, check, restore};
pub use derived::{Dirty, Scored};
pub use error::StoreError;
pub use find::Practice;
pub use held::HeldRun;
pub use journal::{Depth, JournalLine};
pub use query::{Cell, Table};
pub use run::{AppliedRun, Guard, NewRun, Staged, StagedFile};

use crate::core::account::AccountId;
use crate::core::batch::{Digest, EarlierFile, FileOutcome};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::facts::Facts;
use crate::core::feed::Feed;
use crate::core::gap::Gap;
use crate::core::identity::{Merged, Ruling, Suggestion};
use crate::core::intake::{Contradiction, Orphan, ProblemLine, RunLine, Source};
use crate::core::message::Message;
use crate::core::operation::{Gesture, Item};
use crate::core::portfolio::{Portfolio, Summary};
use crate::core::shift::Shift;
use crate::core::signal::episode::{Budget, Episode};
use crate::core::task::Task;
use error::Result;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use writer::{Reply, Request, Writer};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    ReadWrite,
    ReadOnly,
}

/// A cheap handle; clones speak to the same file.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    access: Access,
    /// Reading connections that nobody uses at the moment.
    idle: Mutex<Vec<Connection>>,
    /// Started by the first write.
    writer: Mutex<Option<Writer>>,
    /// Where nothing may be written: the connection that sees what others write, and what it saw.
    witness: Mutex<Option<(Connection, i64)>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.drain();
    }
}

impl Inner {
    /// Waits until everything asked so far is written.
    fn drain(&self) {
        // Readers go first: the writer is the last to close and tidies the log away.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.witness.lock().unwrap_or_else(PoisonError::into_inner).take();
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writer) = writer {
            writer.drain();
        }
    }
}

impl Store {
    /// Opens the file, makes it when it is not there, and brings it to the newest version.
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        if !path.exists() {
            if access == Access::ReadOnly {
                let message =
                    Message::new("store-missing").text("path", path.display().to_string());
                return Err(StoreError::new(message));
            }
            schema::prepare(path)?;
        }
        let mut reader = schema::open_reader(path)?;
        let found = schema::version(&reader)?;
        schema::refuse_newer(path, found)?;
        if found < schema::latest() {
            if access == Access::ReadOnly {
                return Err(StoreError::new(Message::new("store-old-read-only")));
            }
            drop(reader);
            schema::prepare(path)?;
            reader = schema::open_reader(path)?;
        }
        let inner = Inner {
            path: path.to_owned(),
            access,
            idle: Mutex::new(vec![reader]),
            writer: Mutex::default(),
            witness: Mutex::default(),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Waits until everything asked so far is written.
    pub fn close(self) {
        self.inner.drain();
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = || self.inner.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = idle().pop();
        let conn = kept.map_or_else(|| schema::open_reader(&self.inner.path), Ok)?;
        let done = work(&conn);
        idle().push(conn);
        done
    }

    /// Sends a request to the writer, which is started when it is first needed.
    fn send<T>(&self, request: impl FnOnce(Reply<T>) -> Request) -> Result<Receiver<Result<T>>> {
        if self.inner.access == Access::ReadOnly {
            return Err(StoreError::new(Message::new("store-read-only")));
        }
        let (reply, answer) = channel();
        let mut writer = self.inner.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let running = match writer.take() {
            Some(running) => running,
            None => Writer::start(&self.inner.path)?,
        };
        let sent = running.requests.send(request(reply)).map_err(|_| StoreError::stopped());
        *writer = sent.is_ok().then_some(running);
        sent?;
        Ok(answer)
    }

    fn ask<T>(&self, request: impl FnOnce(Reply<T>) -> Request) -> Result<T> {
        self.send(request)?.recv().map_err(|_| StoreError::stopped())?
    }
}

/// Reading.
impl Store {
    /// The first rows in triage order, straight from derived rows; `complete` is false.
    pub fn first_page(&self, rows: usize) -> Result<Portfolio> {
        self.read(|conn| derived::first_page(conn, rows))
    }

    /// Every row in triage order (signals without their evidence, see [`Store::summaries`]),
    /// unfinished tasks and those finished on the derived day. What settings say (`me`, book currency, budget) is left to the caller.
    pub fn portfolio(&self) -> Result<Portfolio> {
        self.read(|conn| {
            let whole = derived::portfolio(conn)?;
            // Pages of the whole book are not needed again soon; a failure costs nothing.
            let _ = conn.execute_batch("PRAGMA shrink_memory");
            Ok(whole)
        })
    }

    /// The warnings of an account that have cleared.
    pub fn cleared(&self, account: AccountId) -> Result<Vec<Episode>> {
        self.read(|conn| warning::cleared(conn, account))
    }

    /// Shows as many new warnings as the day has room for.
    pub fn surface(&self, day: Day, budget: &Budget) -> Result<()> {
        if !self.read(warning::waits)? {
            return Ok(());
        }
        let budget = budget.clone();
        self.ask(|reply| Request::Surface { day, budget, reply })
    }

    /// Derived rows in the order asked; accounts without one are left out.
    pub fn summaries(&self, ids: &[AccountId]) -> Result<Vec<Summary>> {
        self.read(|conn| derived::summaries(conn, ids))
    }

    /// Visits the facts of these accounts, or of all, ascending by id, as of one moment.
    pub fn facts(&self, ids: Option<&[AccountId]>, visit: &mut dyn FnMut(Facts)) -> Result<()> {
        self.read(|conn| facts::visit(conn, ids, visit))
    }

    /// The number of the last change to facts. Read it before the facts and hand it to
    /// [`Store::save_scores_read_at`], so that scores of old facts never hide a newer change.
    pub fn last_change(&self) -> Result<i64> {
        self.read(sequence::last_change)
    }

    pub fn feeds(&self) -> Result<Vec<Feed>> {
        self.read(feed::feeds)
    }

    pub fn practice(&self, today: Day) -> Result<Practice> {
        self.read(|conn| find::practice(conn, today))
    }

    /// The same without any amount.
    pub fn in_use(&self, today: Day) -> Result<Practice> {
        self.read(|conn| find::in_use(conn, today))
    }

    /// The number under which scores made by this digest are kept; `None` = none were.
    pub fn regime(&self, digest: &Digest) -> Result<Option<u32>> {
        self.read(|conn| derived::regime(conn, digest))
    }

    /// Derived rows that are older than their facts, or made on another day or by another
    /// scorecard (a digest of scorecard and settings).
    pub fn dirty(&self, today: Day, scorecard: &Digest) -> Result<Dirty> {
        self.read(|conn| derived::dirty(conn, today, scorecard))
    }

    /// Accounts, of these or of all, whose score of that day was made by another scorecard or other
    /// settings.
    pub fn scored_otherwise(
        &self,
        day: Day,
        card: &Digest,
        ids: Option<&[AccountId]>,
    ) -> Result<BTreeSet<AccountId>> {
        self.read(|conn| derived::scored_otherwise(conn, day, card, ids))
    }

    /// Days from which on an account was scored by another scorecard or other settings.
    pub fn rescored(&self, id: AccountId) -> Result<Vec<Day>> {
        self.read(|conn| derived::rescored(conn, id))
    }

    /// The day for which derived rows were last made.
    pub fn scored_day(&self) -> Result<Option<Day>> {
        self.read(derived::newest_day)
    }

    /// The journal, newest line first.
    pub fn journal(&self, limit: usize, account: Option<AccountId>) -> Result<Vec<JournalLine>> {
        self.read(|conn| journal::lines(conn, limit, account))
    }

    pub fn depth(&self) -> Result<Depth> {
        self.read(journal::depth)
    }

    /// What the next undo would apply.
    pub fn next_undo(&self) -> Result<Option<Gesture>> {
        self.read(journal::next_undo)
    }

    /// What the next redo would apply.
    pub fn next_redo(&self) -> Result<Option<Gesture>> {
        self.read(journal::next_redo)
    }

    /// Past runs, newest first.
    pub fn runs(&self, limit: usize) -> Result<Vec<RunLine>> {
        self.read(|conn| feed::runs(conn, limit))
    }

    /// What a run changed, value by value, account by account.
    pub fn run_shifts(&self, run: u32) -> Result<Vec<Shift>> {
        self.read(|conn| shifts::of_run(conn, run))
    }

    /// Rows set aside by the newest reading of each file.
    pub fn problems(&self) -> Result<Vec<ProblemLine>> {
        self.read(feed::problems)
    }

    /// The rows that a person has accepted without their bad cells.
    pub fn accepted(&self) -> Result<HashSet<String>> {
        self.read(feed::accepted)
    }

    /// Has a person left the file out for this reason?
    pub fn is_left_out(&self, path: &str, why: &Message) -> Result<bool> {
        self.read(|conn| feed::is_left_out(conn, path, why))
    }

    pub fn orphans(&self) -> Result<Vec<Orphan>> {
        self.read(feed::orphans)
    }

    /// What may be the same, for the person to decide.
    pub fn suggestions(&self) -> Result<Vec<Suggestion>> {
        self.read(suggest::suggestions)
    }

    /// What the person has decided about who is who, oldest first.
    pub fn rulings(&self) -> Result<Vec<Ruling>> {
        self.read(resolve::rulings)
    }

    /// Accounts that went into others, with their names.
    pub fn merged(&self) -> Result<Vec<Merged>> {
        self.read(suggest::merged)
    }

    /// Has a source ever named a customer so?
    pub fn knows_reference(&self, source: &str, reference: &str) -> Result<bool> {
        self.read(|conn| link::is_known(conn, source, reference))
    }

    /// Every feed in force with its newest file.
    pub fn sources(&self) -> Result<Vec<Source>> {
        self.read(intake::sources)
    }

    /// Files of which nothing was read, by the newest reading of each.
    pub fn refused(&self) -> Result<Vec<FileOutcome>> {
        self.read(intake::refused)
    }

    /// Paths of files of which something was set aside by their newest reading.
    pub fn set_aside(&self) -> Result<Vec<String>> {
        self.read(intake::set_aside)
    }

    /// Rows whose days contradict each other.
    pub fn contradictions(&self) -> Result<Vec<Contradiction>> {
        self.read(intake::contradictions)
    }

    /// What accounts lack, by need; none is declared away yet.
    pub fn gaps(&self) -> Result<Vec<Gap>> {
        self.read(intake::gaps)
    }

    /// Owners with the number of their accounts, most first.
    pub fn owners(&self) -> Result<Vec<(String, u64)>> {
        self.read(intake::owners)
    }

    /// Tasks in every status, those of exports included, by id.
    pub fn tasks(&self, account: Option<AccountId>) -> Result<Vec<Task>> {
        let which = account.map_or(personal::Tasks::All, personal::Tasks::Of);
        self.read(|conn| personal::tasks(conn, which))
    }

    /// A personal row, or the exported task with that id.
    pub fn item(&self, entity: &str, id: u32) -> Result<Option<Item>> {
        self.read(|conn| personal::item(conn, entity, id))
    }

    /// Runs one statement that only reads.
    pub fn query(&self, sql: &str) -> Result<Table> {
        query::run(&schema::open_reader(&self.inner.path)?, sql)
    }

    /// Was a file of that size ever taken in?
    pub fn knows_size(&self, size: u64) -> Result<bool> {
        self.read(|conn| feed::knows_size(conn, size))
    }

    /// What is known of a file with these bytes and settings, when the latest applied run of its
    /// feed has seen it: as unchanged.
    pub fn known_file(&self, digest: &Digest, settings: &Digest) -> Result<Option<FileOutcome>> {
        self.read(|conn| feed::known_file(conn, digest, settings))
    }

    /// Is what lies at this path, in this very form, what was last taken in from there?
    pub fn stands_as_read(&self, path: &str, digest: &Digest, settings: &Digest) -> Result<bool> {
        self.read(|conn| feed::stands_as_read(conn, path, digest, settings))
    }

    /// The newest file of the same series that is in force.
    pub fn earlier_file(
        &self,
        source: &str,
        entity: Entity,
        path: &str,
    ) -> Result<Option<EarlierFile>> {
        self.read(|conn| feed::earlier_file(conn, source, entity, path))
    }

    /// How many of the references of a source are linked to an account.
    pub fn count_known(&self, source: &str, references: &[String]) -> Result<usize> {
        self.read(|conn| link::count_known(conn, source, references))
    }

    pub fn recall(&self, key: &str) -> Result<Option<String>> {
        self.read(|conn| sequence::recall(conn, &format!("kept:{key}")))
    }

    /// Has anybody else written since this was last asked? The first answer is about the time
    /// since the store was first written to from here.
    pub fn changed_elsewhere(&self) -> Result<bool> {
        if self.inner.access == Access::ReadWrite {
            return self.ask(|reply| Request::ChangedElsewhere { reply });
        }
        let mut witness = self.inner.witness.lock().unwrap_or_else(PoisonError::into_inner);
        let (conn, seen) = match witness.take() {
            Some(known) => known,
            None => (schema::open_reader(&self.inner.path)?, 0),
        };
        let now = schema::data_version(&conn)?;
        *witness = Some((conn, now));
        Ok(seen != 0 && seen != now)
    }

    /// Copies the store as it is at this moment into a file of its own; writing goes on meanwhile.
    pub fn backup(&self, to: &Path) -> Result<()> {
        backup::copy(&schema::open_reader(&self.inner.path)?, to)
    }

    /// Accounts that a text means, with their names: `a12`, an external id or alias, an exact
    /// name, else every name that holds it.
    pub fn find_account(&self, text: &str) -> Result<Vec<(AccountId, String)>> {
        self.read(|conn| find::find_account(conn, text))
    }
}
