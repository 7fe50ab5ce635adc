//! The one thread that writes, behind typed messages: a closed set of requests, each with the
//! channel for its answer.

use super::derived::{self, Scored};
use super::error::{Result, StoreError};
use super::held;
use super::journal::{self, Depth};
use super::run::{self, AppliedRun, Guard, NewRun, StagedFile};
use super::schema;
use super::sequence;
use super::takeback;
use super::warning;
use crate::core::batch::Digest;
use crate::core::day::Day;
use crate::core::intake::UndoneRun;
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::queue::carry::Carry;
use crate::core::signal::episode::Budget;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// As much memory as the pages of a large write take.
const PAGES: usize = 24 << 20;

pub type Reply<T> = Sender<Result<T>>;

/// Asked from outside while a long write is under way.
#[derive(Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub fn check(&self) -> Result<()> {
        if self.0.load(Ordering::Relaxed) {
            return Err(StoreError::new(Message::new("store-cancelled")));
        }
        Ok(())
    }
}

pub type Undone = Option<(Gesture, Depth)>;
pub type Reserved = (Range<u32>, Range<u32>);

/// Everything the writer can be asked.
pub enum Request {
    ApplyRun {
        run: NewRun,
        files: Vec<StagedFile>,
        guard: Option<Guard>,
        stop: Stop,
        reply: Reply<AppliedRun>,
    },
    UndoRun {
        run: u32,
        at: i64,
        reply: Reply<UndoneRun>,
    },
    DropRun {
        run: u32,
        reply: Reply<()>,
    },
    Write {
        gesture: Gesture,
        by: String,
        at: i64,
        reply: Reply<Depth>,
    },
    Extend {
        gesture: Gesture,
        by: String,
        at: i64,
        reply: Reply<Depth>,
    },
    Undo {
        at: i64,
        reply: Reply<Undone>,
    },
    Redo {
        at: i64,
        reply: Reply<Undone>,
    },
    SaveScores {
        day: Day,
        scorecard: Digest,
        read_at: i64,
        scored: Vec<Scored>,
        reply: Reply<()>,
    },
    Surface {
        day: Day,
        budget: Budget,
        reply: Reply<()>,
    },
    ReserveIds {
        tasks: u32,
        others: u32,
        reply: Reply<Reserved>,
    },
    ReleaseIds {
        next_task: u32,
        end: u32,
        reply: Reply<()>,
    },
    KeepCarry {
        carry: Carry,
        reply: Reply<()>,
    },
    MarkVisit {
        day: Day,
        reply: Reply<()>,
    },
    Remember {
        key: String,
        value: String,
        reply: Reply<()>,
    },
    /// Has anybody else written since this was last asked?
    ChangedElsewhere {
        reply: Reply<bool>,
    },
}

/// The running thread; it ends when the sender is dropped, after what was asked before is done.
pub struct Writer {
    pub requests: Sender<Request>,
    thread: JoinHandle<()>,
}

impl Writer {
    pub fn start(path: &Path) -> Result<Self> {
        let conn = schema::open_writer(path)?;
        let (requests, inbox) = channel();
        let thread = std::thread::Builder::new()
            .name("store".into())
            .spawn(move || serve(conn, &inbox))
            .map_err(|error| StoreError::caused(Message::new("store-stopped"), error))?;
        Ok(Self { requests, thread })
    }

    /// Waits until everything asked so far is written.
    pub fn drain(self) {
        drop(self.requests);
        // A panic in the thread has been reported to whoever waited for the answer.
        let _ = self.thread.join();
    }
}

fn serve(mut conn: Connection, inbox: &Receiver<Request>) {
    let mut seen = schema::data_version(&conn).ok();
    for request in inbox {
        if let Request::ChangedElsewhere { reply } = request {
            let _ = reply.send(changed_elsewhere(&conn, &mut seen));
            continue;
        }
        let large = matches!(request, Request::ApplyRun { .. } | Request::SaveScores { .. });
        answer(&mut conn, request);
        if large {
            // Pages of a whole book are not needed again soon; a failure costs nothing.
            let _ = conn.execute_batch("PRAGMA shrink_memory");
        }
    }
    // So that the next start reads a short log. Not urgent: a failure costs nothing.
    let _ = conn.execute_batch("PRAGMA optimize");
}

/// The version that SQLite shows one connection moves only when another one has written.
fn changed_elsewhere(conn: &Connection, seen: &mut Option<i64>) -> Result<bool> {
    let now = schema::data_version(conn)?;
    Ok(seen.replace(now) != Some(now))
}

/// Answers go nowhere when nobody waits any more; that is no fault of the write.
fn answer(conn: &mut Connection, request: Request) {
    use Durability::{Full, Normal};
    match request {
        Request::ApplyRun { run, files, guard, stop, reply } => {
            let _ = reply.send(apply(conn, &run, files, &stop, guard));
        }
        Request::UndoRun { run, at, reply } => {
            let _ = reply.send(write(conn, Full, |tx| takeback::take_back(tx, run, at)));
        }
        Request::DropRun { run, reply } => {
            let _ = reply.send(write(conn, Full, |tx| held::drop_run(tx, run)));
        }
        Request::Write { gesture, by, at, reply } => {
            let _ = reply.send(write(conn, Full, |tx| journal::write(tx, &gesture, &by, at)));
        }
        Request::Extend { gesture, by, at, reply } => {
            let _ = reply.send(write(conn, Full, |tx| journal::extend(tx, &gesture, &by, at)));
        }
        Request::Undo { at, reply } => {
            let _ = reply.send(write(conn, Full, |tx| journal::undo(tx, at)));
        }
        Request::Redo { at, reply } => {
            let _ = reply.send(write(conn, Full, |tx| journal::redo(tx, at)));
        }
        Request::SaveScores { day, scorecard, read_at, mut scored, reply } => {
            let save =
                |tx: &Transaction<'_>| derived::save(tx, day, &scorecard, read_at, &mut scored);
            let _ = reply.send(write(conn, Normal, save));
        }
        Request::Surface { day, budget, reply } => {
            let _ = reply.send(write(conn, Normal, |tx| warning::surface(tx, day, &budget)));
        }
        Request::ReserveIds { tasks, others, reply } => {
            let _ = reply.send(write(conn, Normal, |tx| sequence::reserve(tx, tasks, others)));
        }
        Request::ReleaseIds { next_task, end, reply } => {
            let _ = reply.send(write(conn, Normal, |tx| sequence::release(tx, next_task, end)));
        }
        Request::MarkVisit { day, reply } => {
            let _ = reply.send(write(conn, Normal, |tx| derived::mark_visit(tx, day)));
        }
        Request::KeepCarry { carry, reply } => {
            let _ = reply.send(write(conn, Normal, |tx| derived::keep_carry(tx, &carry)));
        }
        Request::Remember { key, value, reply } => {
            let _ = reply.send(write(conn, Normal, |tx| sequence::remember(tx, &key, &value)));
        }
        // Answered where it is received.
        Request::ChangedElsewhere { .. } => {}
    }
}

/// Applies a run. Where none was before there is nothing to lose: no guard is asked, and where nobody
/// else looks, nothing is written twice.
fn apply(
    conn: &mut Connection,
    run: &NewRun,
    files: Vec<StagedFile>,
    stop: &Stop,
    guard: Option<Guard>,
) -> Result<AppliedRun> {
    if run.alone {
        make_room();
    }
    let direct = run.alone && run::is_first(conn)? && schema::write_directly(conn);
    let guard = guard.filter(|_| !direct);
    let keeps = |applied: &AppliedRun| !run.dry_run && applied.held.is_none();
    let apply = |tx: &Transaction<'_>| run::apply_guarded(tx, run, files, stop, guard);
    let done = write_if(conn, Durability::Normal, apply, keeps);
    if direct {
        // Whoever opens the file next turns to the log as well.
        let _ = schema::write_ahead(conn);
    }
    done.and_then(|done| keep_held(conn, run, done))
}

/// Takes memory for pages in one piece and gives it back to this thread's own store of it, which else
/// grows by a page at a time: asking the system so often costs more than the pages. The first piece
/// tells the allocator that pieces of this size come and go.
fn make_room() {
    for size in [PAGES, PAGES / 2] {
        drop(std::hint::black_box(Vec::<u8>::with_capacity(size)));
    }
}

/// A held run is gone from the book; what it would have done is kept under a number of its own.
fn keep_held(conn: &mut Connection, new: &NewRun, mut done: AppliedRun) -> Result<AppliedRun> {
    if done.held.is_some() && !new.dry_run {
        let keep = |tx: &Transaction<'_>| held::keep(tx, new, &done, &done.digests);
        done.run = write(conn, Durability::Normal, keep)?;
    }
    Ok(done)
}

/// A person's change survives a power cut; an import can be read again.
#[derive(Clone, Copy)]
enum Durability {
    Normal,
    Full,
}

fn write<T>(
    conn: &mut Connection,
    durability: Durability,
    work: impl FnOnce(&Transaction<'_>) -> Result<T>,
) -> Result<T> {
    write_if(conn, durability, work, |_| true)
}

/// Does the work, and takes it all back where it is not to be kept: what it would have done is the
/// answer.
fn write_if<T>(
    conn: &mut Connection,
    durability: Durability,
    work: impl FnOnce(&Transaction<'_>) -> Result<T>,
    keeps: impl FnOnce(&T) -> bool,
) -> Result<T> {
    let level = match durability {
        Durability::Normal => "NORMAL",
        Durability::Full => "FULL",
    };
    conn.pragma_update(None, "synchronous", level)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = work(&tx)?;
    if keeps(&done) {
        tx.commit()?;
    } else {
        tx.rollback()?;
    }
    Ok(done)
}
