//! Work behind the screen: one thread for the person's changes in their order, one for reading
//! where the newest request wins, and one per sync. A panic in a job is an event, not a dead screen.

mod history;
mod reading;

pub use reading::Reading;

use super::backup;
use super::documents;
use super::failure::Failure;
use super::program::{Errand, Running};
use super::sync::{self, SyncOptions};
use super::workspace::Workspace;
use super::{intake, paths, preview, views};
use crate::core::account::AccountId;
use crate::core::book::{Setting, Settings};
use crate::core::day::Day;
use crate::core::manner::Decision;
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::portfolio::{Portfolio, Summary};
use crate::core::scorecard::Wish;
use crate::core::view::View;
use crate::locale::Lang;
use crate::store::Depth;
use crate::tui::event::{Event, ReservedIds};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::mpsc::UnboundedSender;

/// Ids of rows other than tasks reserved at once; those are never typed, so gaps do not matter.
const OTHER_IDS: u32 = 4_096;
pub const TASK_IDS: u32 = 64;

/// A change, in the order in which it was asked for.
#[derive(Debug)]
pub enum Change {
    Write(Gesture),
    /// As part of the last one.
    Extend(Gesture),
    Undo,
    Redo,
    ReserveIds {
        tasks: u32,
    },
    Remember {
        key: String,
        value: String,
    },
    History,
    /// Write a setting.
    Set(Setting),
    KeepView(Box<View>),
    RemoveView(String),
    /// Write changed numbers into the person's scorecard.
    KeepCard(Vec<Wish>),
    /// Settings as they are from here on.
    Settings(Box<Settings>),
    WriteProblems {
        lang: Lang,
    },
    UndoRun(u32),
    DropRun(u32),
}

/// Something to read; a newer request of the same kind replaces an older one.
#[derive(Clone, Debug)]
pub enum Look {
    /// Bring derived rows up to date first (start, new day).
    Refresh,
    /// An account, as of a day where one is named.
    Detail(AccountId, Option<Day>),
    /// The same by other numbers.
    Tried(AccountId, Vec<Wish>),
    /// The whole book as it was known on a day.
    Past(Day),
    Moves(Day, Day),
    /// The book as it is read, and as it would be.
    Bench,
    Weigh(Vec<Wish>),
    /// Show what another process has written, if one has.
    Elsewhere,
    Waiting,
    /// Exports that arrived: how many of them are not read yet.
    Arrived(Vec<PathBuf>),
    Intake,
    /// How a file would be read under a decision.
    Preview {
        path: String,
        decision: Box<Decision>,
    },
    Complete(String),
    /// What a run changed.
    Changes(u32),
    /// Settings as they are from here on.
    Settings(Box<Settings>),
}

/// How many requests are not answered yet.
#[derive(Default)]
struct Load {
    open: Mutex<usize>,
    changed: Condvar,
}

impl Load {
    fn add(&self) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    }

    fn finish(&self, count: usize) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        *open = open.saturating_sub(count);
        self.changed.notify_all();
    }

    fn wait_until_idle(&self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        while *open > 0 {
            open = self.changed.wait(open).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// The threads behind the screen.
pub struct Jobs {
    load: Arc<Load>,
    workspace: Workspace,
    answers: UnboundedSender<Event>,
    changes: Option<Sender<Change>>,
    looks: Option<Sender<Look>>,
    threads: Vec<JoinHandle<()>>,
    cancel: Arc<AtomicBool>,
    /// The person goes: what can be scored another day is left.
    leaving: Arc<AtomicBool>,
    /// Something is being read.
    reading: Arc<AtomicBool>,
    syncing: Option<JoinHandle<()>>,
    /// Programs of the person's own.
    running: Running,
}

impl Jobs {
    pub fn start(workspace: &Workspace, answers: &UnboundedSender<Event>) -> Self {
        let (changes, change_queue) = channel();
        let (looks, look_queue) = channel();
        let load = Arc::new(Load::default());
        let desk = || Desk {
            workspace: workspace.clone(),
            answers: answers.clone(),
            load: Arc::clone(&load),
        };
        let (mut writer, mut reader) = (desk(), desk());
        let threads = vec![
            std::thread::spawn(move || writer.serve_changes(&change_queue)),
            std::thread::spawn(move || reader.serve_looks(&look_queue)),
        ];
        Self {
            load,
            workspace: workspace.clone(),
            answers: answers.clone(),
            changes: Some(changes),
            looks: Some(looks),
            threads,
            cancel: Arc::default(),
            leaving: Arc::default(),
            reading: Arc::default(),
            syncing: None,
            running: Running::default(),
        }
    }

    pub fn change(&self, change: Change) {
        self.load.add();
        // The queue is open for as long as `self` is.
        let _ = self.changes.as_ref().map(|queue| queue.send(change));
    }

    pub fn look(&self, look: Look) {
        self.load.add();
        let _ = self.looks.as_ref().map(|queue| queue.send(look));
    }

    /// Starts reading, unless something is being read; true = it started.
    pub fn read(&mut self, reading: Reading) -> bool {
        if self.reading.swap(true, Ordering::Relaxed) {
            return false;
        }
        self.cancel = Arc::default();
        let load = Arc::clone(&self.load);
        let desk = Desk { workspace: self.workspace.clone(), answers: self.answers.clone(), load };
        let (cancel, busy) = (Arc::clone(&self.cancel), Arc::clone(&self.reading));
        let leaving = Arc::clone(&self.leaving);
        self.load.add();
        self.syncing = Some(std::thread::spawn(move || {
            desk.guarded(|desk| desk.read(reading, &cancel, &leaving));
            busy.store(false, Ordering::Relaxed);
            desk.load.finish(1);
        }));
        true
    }

    /// From here on everything is done with these settings.
    pub fn take_settings(&mut self, settings: &Settings) {
        self.workspace.take_settings(settings.clone());
        self.change(Change::Settings(Box::new(settings.clone())));
        self.look(Look::Settings(Box::new(settings.clone())));
    }

    /// Copies the store unless that was done today, apart from everything that a person waits for.
    pub fn back_up(&mut self) {
        let desk = Desk {
            workspace: self.workspace.clone(),
            answers: self.answers.clone(),
            load: Arc::clone(&self.load),
        };
        self.load.add();
        self.threads.push(std::thread::spawn(move || {
            desk.guarded(|desk| {
                if let Err(failure) = backup::daily(&desk.workspace) {
                    // Nothing of what the person does has failed.
                    let said = Message::new("backup-daily-failed").message("why", failure.message);
                    desk.answer(Event::Faults(vec![said]));
                }
                Ok(())
            });
            desk.load.finish(1);
        }));
    }

    /// Runs a program of the person's own, which may take as long as it likes: nothing waits for it,
    /// and it may outlive the cockpit.
    pub fn run(&self, errand: Errand) {
        let load = Arc::clone(&self.load);
        let desk = Desk { workspace: self.workspace.clone(), answers: self.answers.clone(), load };
        let Some(run) = self.running.begin(&errand.title) else {
            let said = Message::new("action-still-runs").text("action", errand.title);
            return desk.answer(Event::Failed(said));
        };
        self.load.add();
        std::thread::spawn(move || {
            desk.guarded(|desk| {
                let said = errand.run(&desk.workspace.folder);
                // Whoever reads what it said can start it again.
                drop(run);
                desk.answer(Event::Told(said?));
                Ok(())
            });
            desk.load.finish(1);
        });
    }

    pub fn cancel_sync(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// Waits until nothing that was asked for is unanswered.
    pub fn wait_until_idle(&self) {
        self.load.wait_until_idle();
    }

    /// Waits until every change is in the store.
    pub fn finish(mut self) {
        self.cancel_sync();
        self.leaving.store(true, Ordering::Relaxed);
        self.changes = None;
        self.looks = None;
        for thread in self.threads.drain(..).chain(self.syncing.take()) {
            // A job that panicked has already said so.
            let _ = thread.join();
        }
    }
}

struct Desk {
    workspace: Workspace,
    answers: UnboundedSender<Event>,
    load: Arc<Load>,
}

impl Desk {
    fn answer(&self, event: Event) {
        // The screen may be gone already; then nobody asks any more.
        let _ = self.answers.send(event);
    }

    fn guarded(&self, job: impl FnOnce(&Self) -> Result<(), Failure>) {
        match catch_unwind(AssertUnwindSafe(|| job(self))) {
            Ok(Ok(())) => {}
            Ok(Err(failure)) => self.answer(Event::Failed(failure.message)),
            Err(_) => self.answer(Event::Failed(Message::new("job-failed"))),
        }
    }

    fn serve_changes(&mut self, queue: &Receiver<Change>) {
        while let Ok(change) = queue.recv() {
            if let Change::Settings(settings) = change {
                self.workspace.take_settings(*settings);
            } else {
                self.guarded(|desk| desk.serve_change(change));
            }
            self.load.finish(1);
        }
    }

    fn serve_change(&self, change: Change) -> Result<(), Failure> {
        match change {
            Change::Write(gesture) => {
                self.show_written(self.workspace.act(&gesture))?;
                if gesture.decides_identity() {
                    self.show_portfolio()?;
                }
            }
            Change::Extend(gesture) => {
                self.show_written(self.workspace.act_further(&gesture))?;
            }
            Change::Undo => self.take_back()?,
            Change::Redo => self.take_forward()?,
            Change::ReserveIds { tasks } => {
                let ids = self.workspace.ids(tasks.max(TASK_IDS), OTHER_IDS)?;
                self.answer(Event::Ids(ReservedIds { tasks: ids.tasks, others: ids.others }));
            }
            Change::Remember { key, value } => self.workspace.store.remember(&key, &value)?,
            Change::History => self.answer(Event::History(history::lines(&self.workspace)?)),
            Change::Set(setting) => {
                let mut workspace = self.workspace.clone();
                let depth = workspace.set(&setting)?;
                self.answer(Event::Written { undo: depth.undo, redo: depth.redo });
                self.answer(Event::Settings(Box::new(workspace.settings)));
            }
            Change::KeepView(view) => {
                let said = Message::new("view-kept").text("name", &view.name);
                self.show_kept(views::keep(&self.workspace, vec![*view])?, said);
            }
            Change::RemoveView(name) => {
                let depth = views::remove(&self.workspace, &name)?;
                self.show_kept(depth, Message::new("view-removed").text("name", name));
            }
            Change::KeepCard(wishes) => {
                let depth = self.workspace.keep_card(&wishes)?;
                self.answer(Event::Written { undo: depth.undo, redo: depth.redo });
                self.show_settings(true);
            }
            Change::WriteProblems { lang } => {
                let path = self.workspace.folder.join("problems.csv");
                let rows = intake::write_problems(&self.workspace, lang, &path)?;
                let said = Message::new("problems-written").count("rows", rows);
                self.answer(Event::Told(said.text("path", path.display().to_string())));
            }
            Change::UndoRun(run) => {
                let done = sync::undo(&self.workspace, run)?;
                self.show_portfolio()?;
                self.answer(Event::Told(done.said()));
            }
            Change::DropRun(run) => {
                self.workspace.store.drop_run(run)?;
                self.show_portfolio()?;
                let said = Message::new("run-dropped").text("run", format!("r{run}"));
                self.answer(Event::Told(said));
            }
            Change::Settings(_) => {}
        }
        Ok(())
    }

    fn show_kept(&self, depth: Depth, said: Message) {
        self.answer(Event::Written { undo: depth.undo, redo: depth.redo });
        self.show_views();
        self.answer(Event::Told(said));
    }

    fn show_views(&self) {
        let views = views::read(&self.workspace);
        self.answer(Event::Views(views.map(Arc::new).map_err(|failure| failure.message)));
    }

    fn show_written(&self, written: Result<(Depth, Vec<Summary>), Failure>) -> Result<(), Failure> {
        if written.is_err() {
            // The screen has applied it already: show what is really there.
            self.show_portfolio()?;
        }
        let (depth, rows) = written?;
        self.answer(Event::Written { undo: depth.undo, redo: depth.redo });
        self.answer(Event::Rows(rows.into_iter().map(Arc::new).collect()));
        Ok(())
    }

    fn take_back(&self) -> Result<(), Failure> {
        let Some((gesture, depth)) = self.workspace.undo()? else {
            self.answer(Event::NothingToUndo);
            return Ok(());
        };
        let (touched, settings) = (gesture.accounts(), documents::concerns(&gesture));
        let identity = gesture.decides_identity();
        self.answer(Event::Undone { gesture, undo: depth.undo, redo: depth.redo });
        self.show_settings(settings);
        self.show_rows(&touched, identity)
    }

    fn take_forward(&self) -> Result<(), Failure> {
        let Some((gesture, depth)) = self.workspace.redo()? else {
            self.answer(Event::NothingToRedo);
            return Ok(());
        };
        let (touched, settings) = (gesture.accounts(), documents::concerns(&gesture));
        let identity = gesture.decides_identity();
        self.answer(Event::Redone { gesture, undo: depth.undo, redo: depth.redo });
        self.show_settings(settings);
        self.show_rows(&touched, identity)
    }

    /// Settings that undo or redo has put back.
    fn show_settings(&self, changed: bool) {
        if changed {
            let mut workspace = self.workspace.clone();
            workspace.read_settings();
            self.show_views();
            self.answer(Event::Settings(Box::new(workspace.settings)));
        }
    }

    /// Rows as they are after a gesture; all of them, where it was about who is who.
    fn show_rows(&self, ids: &[AccountId], all: bool) -> Result<(), Failure> {
        if all {
            return self.show_portfolio().map(drop);
        }
        let rows = self.workspace.store.summaries(ids)?;
        self.answer(Event::Rows(rows.into_iter().map(Arc::new).collect()));
        Ok(())
    }

    fn show_portfolio(&self) -> Result<Arc<Portfolio>, Failure> {
        self.show_views();
        let whole = self.workspace.store.portfolio()?;
        let whole = Arc::new(super::session::dressed(whole, &self.workspace));
        self.answer(Event::Portfolio(Arc::clone(&whole)));
        Ok(whole)
    }

    fn serve_looks(&mut self, queue: &Receiver<Look>) {
        while let Ok(look) = queue.recv() {
            let mut looks = vec![look];
            looks.extend(queue.try_iter());
            let asked = looks.len();
            for look in newest(looks) {
                if let Look::Settings(settings) = look {
                    self.workspace.take_settings(*settings);
                } else {
                    self.guarded(|desk| desk.serve_look(look));
                }
            }
            self.load.finish(asked);
        }
    }

    fn serve_look(&self, look: Look) -> Result<(), Failure> {
        match look {
            Look::Refresh => {
                let mut shown = self.show_portfolio()?;
                if self.workspace.refresh()? > 0 {
                    shown = self.show_portfolio()?;
                }
                self.workspace.keep_week(&shown)?;
            }
            Look::Detail(id, day) => {
                if let Some(detail) = self.workspace.detail(id, day)? {
                    self.answer(Event::Detail(Box::new(detail)));
                }
            }
            Look::Tried(id, wishes) => {
                if let Some(detail) = self.workspace.tried_detail(id, &wishes)? {
                    self.answer(Event::Detail(Box::new(detail)));
                }
            }
            Look::Past(day) => {
                let whole =
                    super::session::dressed(self.workspace.portfolio_on(day)?, &self.workspace);
                let portfolio = Portfolio { today: Some(day), ..whole };
                self.answer(Event::Past(Arc::new(portfolio)));
            }
            Look::Bench => self.answer(Event::Bench(Arc::new(self.workspace.bench()?))),
            Look::Weigh(wishes) => {
                let card = self.workspace.tried_card(&wishes, None)?;
                let trial = self.workspace.weigh(&card)?;
                self.answer(Event::Weighed { wishes, trial });
            }
            Look::Moves(since, until) => {
                let moves = self.workspace.moves(since, until)?;
                self.answer(Event::Moves { since, until, moves });
            }
            Look::Elsewhere => self.look_elsewhere()?,
            Look::Waiting => self.answer(Event::Waiting(sync::waiting(&self.workspace)?)),
            Look::Arrived(paths) => {
                let count = sync::unread(&self.workspace, &paths)?;
                self.answer(Event::Arrived(count));
            }
            Look::Intake => {
                self.answer(Event::Intake(Box::new(intake::intake(&self.workspace)?)));
            }
            Look::Preview { path, decision } => self.show_preview(path, *decision),
            Look::Complete(typed) => {
                let completed = paths::complete(&typed);
                self.answer(Event::PathCompleted { typed, completed });
            }
            Look::Changes(run) => {
                let shifts = self.workspace.store.run_shifts(run)?;
                self.answer(Event::Changes { run, shifts });
            }
            Look::Settings(_) => {}
        }
        Ok(())
    }

    fn show_preview(&self, path: String, decision: Decision) {
        let options = SyncOptions { decision, ..SyncOptions::default() };
        let found = preview::preview(&self.workspace, Path::new(&path), &options);
        let found = found.map(Box::new).map_err(|failure| failure.message);
        self.answer(Event::Preview { path, found });
    }

    /// Rows as they are now, and how much of it can be undone.
    fn look_elsewhere(&self) -> Result<(), Failure> {
        if !self.workspace.store.changed_elsewhere()? {
            return Ok(());
        }
        self.workspace.refresh()?;
        self.show_portfolio()?;
        let depth = self.workspace.store.depth()?;
        self.answer(Event::Written { undo: depth.undo, redo: depth.redo });
        Ok(())
    }
}

/// Of each kind of request only the last, in the order of their last.
fn newest(looks: Vec<Look>) -> Vec<Look> {
    let mut kept: Vec<Look> = Vec::new();
    for look in looks {
        kept.retain(|other| std::mem::discriminant(other) != std::mem::discriminant(&look));
        kept.push(look);
    }
    kept
}
