//! Reading files behind the screen: what lies in the exports folder, what was named or dropped,
//! what is tried out first, what is tried again; and making the demo.

use super::{Desk, Failure, Jobs};
use crate::core::manner::Decision;
use crate::runtime::preview;
use crate::runtime::sample::{self, DemoOptions};
use crate::runtime::sync::{self, Progress, SyncOptions};
use crate::runtime::workspace::Workspace;
use crate::store::Depth;
use crate::tui::event::{Event, RunReport};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

/// What shall be read.
#[derive(Clone, Debug)]
pub enum Reading {
    /// The exports folder of the workspace.
    Exports,
    Paths(Vec<PathBuf>),
    /// Only to say what would change.
    TryOut(Vec<PathBuf>),
    /// The files with rows set aside.
    Again,
    /// A run that was held.
    Held(u32),
    /// Files that a person says yes to as they are, and rows of them that come in without a cell.
    AsTheyAre {
        paths: Vec<PathBuf>,
        rows: Vec<String>,
    },
    /// A file of which something was decided: that is kept, and the file read by it.
    Decided {
        path: String,
        decision: Box<Decision>,
    },
}

impl Jobs {
    /// Makes the demo's workspace where there is none; it comes out of the channel before
    /// [`Event::DemoReady`] is said.
    pub fn make_demo(&mut self, options: DemoOptions) -> Receiver<Workspace> {
        let (made, ready) = channel();
        let load = Arc::clone(&self.load);
        let desk = Desk { workspace: self.workspace.clone(), answers: self.answers.clone(), load };
        self.cancel = Arc::default();
        let cancel = Arc::clone(&self.cancel);
        self.load.add();
        self.threads.push(std::thread::spawn(move || {
            desk.guarded(|desk| {
                let mut teller = Teller::new(desk);
                let opened = sample::open_telling(&options, &cancel, &mut |step| teller.tell(step));
                if cancel.load(Ordering::Relaxed) && opened.is_err() {
                    desk.answer(Event::SyncCancelled);
                    return Ok(());
                }
                let workspace = opened?;
                // The session holds the other end for as long as it waits for a demo.
                let _ = made.send(workspace);
                desk.answer(Event::DemoReady);
                Ok(())
            });
            desk.load.finish(1);
        }));
        ready
    }
}

/// Tells how far a reading is: one event for every hundredth is enough for any bar.
struct Teller<'d> {
    desk: &'d Desk,
    told: u64,
}

impl<'d> Teller<'d> {
    fn new(desk: &'d Desk) -> Self {
        Self { desk, told: 0 }
    }

    fn tell(&mut self, progress: &Progress<'_>) {
        match progress {
            Progress::Behind => self.desk.answer(Event::SyncBehind),
            Progress::Reading { done, total, path, pace } => {
                let step = done.saturating_mul(100).checked_div(*total).unwrap_or(100) + 1;
                if step != self.told {
                    self.told = step;
                    let (done, total, path, pace) = (*done, *total, (*path).to_owned(), *pace);
                    self.desk.answer(Event::SyncProgress { done, total, path, pace });
                }
            }
            Progress::Applying => self.desk.answer(Event::SyncApplying),
            Progress::Scoring => self.desk.answer(Event::SyncScoring),
        }
    }
}

impl Desk {
    /// Reads, then scores. Until the files are in, everything can be called off; from then on only
    /// who leaves the cockpit leaves scores for the next time.
    pub(super) fn read(
        &self,
        reading: Reading,
        cancel: &AtomicBool,
        leaving: &AtomicBool,
    ) -> Result<(), Failure> {
        let mut teller = Teller::new(self);
        let dry_run = matches!(reading, Reading::TryOut(_));
        let result = self.take_in(reading, cancel, &mut |progress| teller.tell(progress));
        if cancel.load(Ordering::Relaxed) && result.is_err() {
            self.answer(Event::SyncCancelled);
            return Ok(());
        }
        let report = result?;
        if dry_run {
            self.answer(Event::WouldRead(report));
            return Ok(());
        }
        teller.tell(&Progress::Scoring);
        self.workspace.refresh_until(leaving)?;
        self.answer(Event::SyncDone(report));
        self.show_portfolio().map(drop)
    }

    fn take_in(
        &self,
        reading: Reading,
        cancel: &AtomicBool,
        tell: &mut dyn FnMut(&Progress<'_>),
    ) -> Result<RunReport, Failure> {
        let workspace = &self.workspace;
        let unscored = SyncOptions { no_score: true, ..SyncOptions::default() };
        let options = match reading {
            Reading::Again => return sync::retry(workspace, unscored, cancel, tell),
            Reading::Held(run) => return sync::accept(workspace, run, unscored, cancel, tell),
            Reading::Decided { path, decision } => {
                let path = PathBuf::from(path);
                let options = SyncOptions { decision: *decision, ..SyncOptions::default() };
                let Depth { undo, redo } = preview::learn(workspace, &path, &options, None)?.depth;
                self.answer(Event::Written { undo, redo });
                SyncOptions { paths: vec![path], ..unscored }
            }
            Reading::AsTheyAre { paths, rows } => {
                let accepted = rows.into_iter().collect();
                SyncOptions { accepted, no_score: true, ..preview::as_they_are(paths) }
            }
            Reading::Exports => unscored,
            // What is read after a look at it was said yes to.
            Reading::Paths(paths) => SyncOptions { paths, yes: true, ..unscored },
            Reading::TryOut(paths) => SyncOptions { paths, dry_run: true, ..unscored },
        };
        sync::sync(workspace, &options, cancel, tell)
    }
}
