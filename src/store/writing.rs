//! What is written: every change goes to the one writing thread and waits for its answer.

use super::error::Result;
use super::writer::{Request, Stop, Undone};
use super::{AppliedRun, Depth, Guard, HeldRun, NewRun, Scored, StagedFile, Store, StoreError};
use super::{find, fold, held};
use crate::core::account::AccountId;
use crate::core::batch::Digest;
use crate::core::day::Day;
use crate::core::intake::{Conflict, LocalChange, UndoneRun};
use crate::core::operation::Gesture;
use crate::core::owns::Owns;
use crate::core::queue::carry::Carry;
use std::ops::Range;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

/// How often a long write looks whether it shall stop.
const GLANCE: Duration = Duration::from_millis(10);

impl Store {
    /// Applies the files of one sync in one transaction. Asked to stop, it leaves everything as it
    /// was.
    pub fn apply_run(
        &self,
        run: NewRun,
        files: Vec<StagedFile>,
        cancel: &AtomicBool,
    ) -> Result<AppliedRun> {
        self.apply_guarded_run(run, files, None, cancel)
    }

    /// The same, looked at before it is kept. The guard may read the store; writing would wait for
    /// itself.
    pub fn apply_guarded_run(
        &self,
        run: NewRun,
        files: Vec<StagedFile>,
        guard: Option<Guard>,
        cancel: &AtomicBool,
    ) -> Result<AppliedRun> {
        let stop = Stop::default();
        if cancel.load(Ordering::Relaxed) {
            stop.ask();
        }
        if run.alone {
            // An idle reader is somebody who has the file open.
            self.inner.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        let asked = stop.clone();
        let answer =
            self.send(|reply| Request::ApplyRun { run, files, guard, stop: asked, reply })?;
        loop {
            if cancel.load(Ordering::Relaxed) {
                stop.ask();
            }
            match answer.recv_timeout(GLANCE) {
                Ok(done) => return done,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(StoreError::stopped()),
            }
        }
    }

    /// Takes a run back, as far as nothing later stands on it.
    pub fn undo_run(&self, run: u32, at: i64) -> Result<UndoneRun> {
        self.ask(|reply| Request::UndoRun { run, at, reply })
    }

    /// What was put right by hand and the sources do not say yet; since a run, where one is named.
    pub fn local_changes(&self, since: Option<u32>) -> Result<Vec<LocalChange>> {
        self.read(|conn| fold::changes(conn, since))
    }

    /// From here on these sources have the last word on their fields.
    pub fn heed(&self, owns: &Owns) -> Result<()> {
        if self.read(fold::owns)? == *owns {
            return Ok(());
        }
        let (key, value) = (fold::OWNS.to_owned(), serde_json::to_string(owns)?);
        self.ask(|reply| Request::Remember { key, value, reply })
    }

    /// Fields of which a source has said something else since they were put right by hand.
    pub fn conflicts(&self) -> Result<Vec<Conflict>> {
        self.read(fold::conflicts)
    }

    /// Accounts that name this one as their parent, by name.
    pub fn children(&self, account: AccountId) -> Result<Vec<(AccountId, String)>> {
        self.read(|conn| find::children(conn, account))
    }

    /// A run that was held.
    pub fn held_run(&self, run: u32) -> Result<HeldRun> {
        self.read(|conn| held::find(conn, run))
    }

    /// Forgets a held run; its files stay where they are.
    pub fn drop_run(&self, run: u32) -> Result<()> {
        self.ask(|reply| Request::DropRun { run, reply })
    }

    /// Applies a gesture as one undo point; nothing is written when a row has changed since.
    pub fn write(&self, gesture: &Gesture, by: &str, at: i64) -> Result<Depth> {
        let (gesture, by) = (gesture.clone(), by.to_owned());
        self.ask(|reply| Request::Write { gesture, by, at, reply })
    }

    /// Adds a gesture to the last undo point, where that is about the same accounts; else it is
    /// written as one of its own.
    pub fn extend(&self, gesture: &Gesture, by: &str, at: i64) -> Result<Depth> {
        let (gesture, by) = (gesture.clone(), by.to_owned());
        self.ask(|reply| Request::Extend { gesture, by, at, reply })
    }

    /// Takes the last gesture back; gives the inverse that was applied.
    pub fn undo(&self, at: i64) -> Result<Undone> {
        self.ask(|reply| Request::Undo { at, reply })
    }

    /// Does again what was taken back last; gives the gesture that was applied.
    pub fn redo(&self, at: i64) -> Result<Undone> {
        self.ask(|reply| Request::Redo { at, reply })
    }

    /// Keeps scores of facts that nobody else can have changed since they were read.
    pub fn save_scores(&self, day: Day, scorecard: &Digest, scored: Vec<Scored>) -> Result<()> {
        self.save_scores_read_at(i64::MAX, day, scorecard, scored)
    }

    /// Keeps scores of facts read at [`Store::last_change`] `read_at`; accounts that changed since
    /// are left as they are.
    pub fn save_scores_read_at(
        &self,
        read_at: i64,
        day: Day,
        scorecard: &Digest,
        scored: Vec<Scored>,
    ) -> Result<()> {
        let scorecard = *scorecard;
        self.ask(|reply| Request::SaveScores { day, scorecard, read_at, scored, reply })
    }

    /// Ids for new rows of this session: tasks, and all others.
    pub fn reserve_ids(&self, tasks: u32, others: u32) -> Result<(Range<u32>, Range<u32>)> {
        self.ask(|reply| Request::ReserveIds { tasks, others, reply })
    }

    /// Gives task ids back that were reserved and not used.
    pub fn release_ids(&self, next_task: u32, end: u32) -> Result<()> {
        self.ask(|reply| Request::ReleaseIds { next_task, end, reply })
    }

    /// Notes that the person is here on this day.
    pub fn mark_visit(&self, day: Day) -> Result<()> {
        self.ask(|reply| Request::MarkVisit { day, reply })
    }

    /// Keeps which work was put off, and for how many weeks.
    pub fn keep_carry(&self, carry: Carry) -> Result<()> {
        self.ask(|reply| Request::KeepCarry { carry, reply })
    }

    /// Keeps a small piece of screen state.
    pub fn remember(&self, key: &str, value: &str) -> Result<()> {
        let (key, value) = (format!("kept:{key}"), value.to_owned());
        self.ask(|reply| Request::Remember { key, value, reply })
    }
}
