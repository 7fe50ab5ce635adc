//! A sitting at the cockpit without its terminal: events in, effects carried out, answers back.
//! The terminal loop drives it; so do tests, with a script of keys and a clock that stands still.

use super::config;
use super::display::{Ground, Sight};
use super::editor;
use super::failure::Failure;
use super::jobs::{Change, Jobs, Look, Reading, TASK_IDS};
use super::lookout::News;
use super::program::Errand;
use super::workspace::Workspace;
use super::{intake, paths, sample, themes, views};
use crate::core::book::{Setting, Watching};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::portfolio::Portfolio;
use crate::locale::Lang;
use crate::tui::effect::Effect;
use crate::tui::event::{Event, ReservedIds};
use crate::tui::shell::{ColorDepth, Glyphs, Setup, Shell};
use crate::tui::theme::own::Own;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Where small pieces of screen state are kept.
const REMEMBERED: &str = "screen";

/// How the terminal is, as far as the picture depends on it.
#[derive(Clone, Debug)]
pub struct Face {
    pub lang: Lang,
    pub size: (u16, u16),
    pub depth: ColorDepth,
    pub light: bool,
    pub glyphs: Glyphs,
    pub own: Option<Arc<Own>>,
}

/// What only the owner of the terminal can do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    pub quit: bool,
    pub suspend: bool,
    /// Clear the screen and paint everything.
    pub repaint: bool,
    /// Text for the person's own editor; answered by [`Event::Edited`].
    pub edit: Option<String>,
    /// A program of the person's own that wants the terminal.
    pub run: Option<Errand>,
    /// Text for the clipboard.
    pub copy: Vec<(String, Message)>,
    /// On which ground it is drawn from now on.
    pub theme: Option<Ground>,
    /// Unix milliseconds at which a clock event is wanted.
    pub wake: Option<i64>,
}

/// An open cockpit.
pub struct Session {
    workspace: Workspace,
    pub shell: Shell,
    jobs: Jobs,
    answers: UnboundedReceiver<Event>,
    sender: UnboundedSender<Event>,
    remembered: BTreeMap<String, String>,
    face: Face,
    /// The demo, once it is made.
    demo: Option<Receiver<Workspace>>,
    /// Exports that came while the cockpit was open and are not read yet, as far as it knows.
    arrived: BTreeSet<PathBuf>,
    /// The day as of which the book is shown, where that is not today.
    past: Option<Day>,
    pub wishes: Wishes,
}

impl Session {
    /// Loads what the first frame needs, and no more.
    pub fn open(workspace: &Workspace, face: Face) -> Result<Self, Failure> {
        let (shell, remembered) = seat(workspace, &face)?;
        let (sender, answers) = unbounded_channel();
        let jobs = Jobs::start(workspace, &sender);
        Ok(Self {
            workspace: workspace.clone(),
            shell,
            jobs,
            answers,
            sender,
            remembered,
            face,
            demo: None,
            arrived: BTreeSet::new(),
            past: None,
            wishes: Wishes::default(),
        })
    }

    /// After the first paint: ids for new rows, the rest of the book, and the day's scores.
    pub fn start(&mut self) {
        if !self.workspace.read_only {
            self.jobs.change(Change::ReserveIds { tasks: TASK_IDS });
        }
        // The account under the cursor first: its evidence and its history complete the first frame.
        self.update(self.clock());
        self.jobs.look(Look::Refresh);
        self.jobs.back_up();
        let settings = self.workspace.settings_fault.clone().map(|fault| {
            // What is only left out leaves the rest as it is set.
            let whole = fault.id != "config-odd";
            if whole { Message::new("config-defaults").message("fault", fault) } else { fault }
        });
        let theme = themes::read(&self.workspace.folder, self.workspace.display.theme).1;
        let card = self.workspace.card_fault().cloned();
        for fault in settings.into_iter().chain(theme).chain(card) {
            self.tell(Event::Failed(fault));
        }
    }

    /// Something may have been written to the store from elsewhere.
    pub fn look_elsewhere(&self) {
        self.jobs.look(Look::Elsewhere);
    }

    /// What the lookout over the exports tells: said, or read at once, as the settings have it.
    pub fn hear(&mut self, news: News) {
        let path = || self.workspace.exports().display().to_string();
        match news {
            News::Gone => self.tell(Event::Told(Message::new("watch-gone").text("path", path()))),
            News::Back => self.tell(Event::Told(Message::new("watch-back").text("path", path()))),
            News::Arrived(paths) => {
                // All of the folder is read: a full list may be of several files.
                let reads = self.workspace.settings.watching == Watching::Sync;
                if !(reads && self.jobs.read(Reading::Exports)) {
                    self.arrived.extend(paths);
                    self.count_arrived();
                }
            }
        }
    }

    /// What a person asked for while something is read is not read as well: the screen shows why.
    fn read(&mut self, reading: Reading) {
        let _started = self.jobs.read(reading);
    }

    /// The folder that is looked at for exports; none where that is not wanted.
    pub fn watched(&self) -> Option<&Workspace> {
        let off = self.workspace.settings.watching == Watching::Off || self.workspace.read_only;
        (!off).then_some(&self.workspace)
    }

    fn count_arrived(&self) {
        self.jobs.look(Look::Arrived(self.arrived.iter().cloned().collect()));
    }

    /// The terminal has said something of itself: remembered for the next start under this key,
    /// and drawn so from now on.
    pub fn suit(&mut self, key: &str, sight: &Sight) {
        let said = sight.traits.text();
        if self.remembered.get(key) != Some(&said) {
            self.remember(key, said);
        }
        let (light, glyphs, depth) = (sight.light(), sight.glyphs(), sight.depth());
        let own = sight.own.clone();
        (self.face.light, self.face.glyphs, self.face.depth) = (light, glyphs, depth);
        self.face.own.clone_from(&own);
        if !self.shell.suits((light, glyphs, depth), own.as_ref()) {
            self.handle(Event::Face { light, glyphs, depth, own });
        }
    }

    /// The day has changed.
    pub fn new_day(&mut self) {
        self.jobs.look(Look::Refresh);
        self.jobs.back_up();
    }

    pub fn clock(&self) -> Event {
        Event::Clock(self.workspace.watch.read())
    }

    /// Gives an event to the shell and carries out what it asks for.
    pub fn handle(&mut self, event: Event) {
        match &event {
            Event::Resize(width, height) => self.face.size = (*width, *height),
            Event::Settings(settings) => {
                let spoken = self.workspace.lang();
                self.workspace.take_settings(settings.as_ref().clone());
                self.jobs.take_settings(settings);
                self.jobs.look(Look::Refresh);
                // Undo may have put other colours back.
                let display = config::display(&self.workspace.settings_path());
                self.wishes.theme = Some(display.theme);
                let lang = self.workspace.lang();
                if lang != spoken {
                    self.face.lang = lang;
                    self.update(Event::Language(lang));
                }
            }
            Event::SyncDone(_) if !self.arrived.is_empty() => self.count_arrived(),
            Event::Arrived(0) => self.arrived.clear(),
            Event::DemoReady => {
                if let Err(failure) = self.move_in() {
                    self.tell(Event::Failed(failure.message));
                }
                return;
            }
            _ => {}
        }
        // What is said fades from now on, not from the last key on.
        if !matches!(event, Event::Clock(_)) {
            self.update(self.clock());
        }
        self.update(event);
    }

    fn update(&mut self, event: Event) {
        for effect in self.shell.update(event) {
            self.carry_out(effect);
        }
    }

    /// The next answer of a job, when there is one.
    pub async fn answer(&mut self) -> Option<Event> {
        self.answers.recv().await
    }

    /// Handles every answer that is there already.
    pub fn take_answers(&mut self) -> bool {
        let mut any = false;
        while let Ok(answer) = self.answers.try_recv() {
            self.handle(answer);
            any = true;
        }
        any
    }

    /// Waits until all jobs are done and their answers handled.
    pub fn settle(&mut self) {
        loop {
            self.jobs.wait_until_idle();
            if !self.take_answers() {
                return;
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Quit => self.wishes.quit = true,
            Effect::Suspend => self.wishes.suspend = true,
            Effect::Redraw => self.wishes.repaint = true,
            Effect::Copy { text, said } => self.wishes.copy.push((text, said)),
            Effect::EditText(text) => self.wishes.edit = Some(text),
            Effect::WakeAt(unix_ms) => self.wishes.wake = Some(unix_ms),
            Effect::Write(gesture) => self.jobs.change(Change::Write(gesture)),
            Effect::Extend(gesture) => self.jobs.change(Change::Extend(gesture)),
            Effect::Undo => self.jobs.change(Change::Undo),
            Effect::Redo => self.jobs.change(Change::Redo),
            Effect::ReserveIds { tasks } => self.jobs.change(Change::ReserveIds { tasks }),
            Effect::LoadHistory => self.jobs.change(Change::History),
            Effect::LoadDetail(id) => self.jobs.look(Look::Detail(id, self.past)),
            Effect::TryDetail(id, wishes) => self.jobs.look(Look::Tried(id, wishes)),
            Effect::Travel(day) => {
                self.past = day;
                self.jobs.look(day.map_or(Look::Refresh, Look::Past));
            }
            Effect::LoadBench => self.jobs.look(Look::Bench),
            Effect::Weigh(wishes) => self.jobs.look(Look::Weigh(wishes)),
            Effect::KeepCard(wishes) => self.jobs.change(Change::KeepCard(wishes)),
            Effect::FindMoves { since, until } => self.jobs.look(Look::Moves(since, until)),
            Effect::FindWaiting => self.jobs.look(Look::Waiting),
            Effect::Sync => self.read(Reading::Exports),
            Effect::KeepView(view) => self.jobs.change(Change::KeepView(view)),
            Effect::RemoveView(name) => self.jobs.change(Change::RemoveView(name)),
            Effect::SetLang(lang) => {
                self.face.lang = lang;
                if !self.workspace.read_only {
                    self.jobs.change(Change::Set(Setting::Language(lang.id().into())));
                }
            }
            Effect::Remember { key, value } => self.remember(&key, value),
            Effect::CancelSync => self.jobs.cancel_sync(),
            Effect::OpenUrl(url) => self.open_url(&url),
            Effect::Run { title, words, interactive } => {
                let errand = Errand { title, words };
                if interactive {
                    self.wishes.run = Some(errand);
                } else {
                    self.jobs.run(errand);
                }
            }
            Effect::TurnImeOff => self.turn_ime_off(),
            other => self.carry_out_data(other),
        }
    }

    /// One's own theme is read before it is taken; one with faults is not.
    fn change_theme(&mut self, id: &str) -> Result<(), Vec<Message>> {
        let ground = Ground::named(id);
        if let Ground::Own(name) = ground {
            let found = themes::named(&self.workspace.folder, name.as_str());
            let (_, faults) = found.map_err(|missing| vec![missing])?;
            if !faults.is_empty() {
                return Err(faults);
            }
            self.tell(Event::Told(Setting::Theme(id.to_owned()).title()));
        }
        self.wishes.theme = Some(ground);
        Ok(())
    }

    /// Settings and views that were written by hand while the cockpit is open. What cannot be read
    /// changes nothing: what held before holds on.
    pub fn reread(&mut self) {
        self.reread_views();
        let (settings, fault) = self.workspace.written_settings();
        if let Some(fault) = fault {
            return self.tell(Event::Failed(Message::new("config-kept").message("fault", fault)));
        }
        if settings != self.workspace.settings {
            // What of it cannot be goes before that it was read. What the cockpit wrote itself has
            // been said.
            if !self.workspace.wrote_settings() {
                self.handle(Event::Told(Message::new("config-reread")));
            }
            self.handle(Event::Settings(Box::new(settings)));
        }
    }

    fn reread_views(&mut self) {
        let found = views::read(&self.workspace).map(Arc::new).map_err(|failure| failure.message);
        let news = found.as_ref().is_ok_and(|views| !self.shell.has_views(views));
        self.handle(Event::Views(found));
        if news {
            self.handle(Event::Told(Message::new("views-reread")));
        }
    }

    /// What has to do with reading files and with settings.
    fn carry_out_data(&mut self, effect: Effect) {
        let expand = |paths: Vec<String>| paths.iter().map(|path| paths::expand(path)).collect();
        match effect {
            Effect::TryOut(paths) => self.read(Reading::TryOut(expand(paths))),
            Effect::SyncPaths(paths) => self.read(Reading::Paths(expand(paths))),
            Effect::Retry => self.read(Reading::Again),
            Effect::TakeIn { paths, rows } => {
                self.read(Reading::AsTheyAre { paths: expand(paths), rows });
            }
            Effect::AcceptRun(run) => self.read(Reading::Held(run)),
            Effect::DropRun(run) => self.jobs.change(Change::DropRun(run)),
            Effect::UndoRun(run) => self.jobs.change(Change::UndoRun(run)),
            Effect::LoadChanges(run) => self.jobs.look(Look::Changes(run)),
            Effect::LoadIntake => self.jobs.look(Look::Intake),
            Effect::LoadPreview { path, decision } => {
                self.jobs.look(Look::Preview { path, decision });
            }
            Effect::Decide { path, decision } => {
                self.jobs.read(Reading::Decided { path, decision });
            }
            Effect::CompletePath(typed) => self.jobs.look(Look::Complete(typed)),
            Effect::WriteProblems => {
                self.jobs.change(Change::WriteProblems { lang: self.face.lang });
            }
            Effect::Set(setting) => {
                if let Setting::Theme(id) = &setting
                    && let Err(refused) = self.change_theme(id)
                {
                    return self.tell(Event::Faults(refused));
                }
                self.jobs.change(Change::Set(setting));
            }
            Effect::OpenDemo => match sample::beside(&self.workspace) {
                Ok(options) => self.demo = Some(self.jobs.make_demo(options)),
                Err(failure) => self.tell(Event::Failed(failure.message)),
            },
            _ => {}
        }
    }

    /// Moves into the demo that was made; what was there is left tidy.
    fn move_in(&mut self) -> Result<(), Failure> {
        let made = self.demo.take().and_then(|demo| demo.try_recv().ok());
        let Some(workspace) = made else { return Ok(()) };
        let (shell, remembered) = seat(&workspace, &self.face)?;
        // What the old workspace still answers is not for the new shell.
        let (sender, answers) = unbounded_channel();
        let jobs = Jobs::start(&workspace, &sender);
        std::mem::replace(&mut self.jobs, jobs).finish();
        (self.sender, self.answers) = (sender, answers);
        std::mem::replace(&mut self.workspace, workspace).store.close();
        (self.shell, self.remembered) = (shell, remembered);
        self.arrived.clear();
        self.wishes.repaint = true;
        self.start();
        Ok(())
    }

    /// Says something to the shell as if a job had.
    pub fn tell(&self, event: Event) {
        // The receiver lives in `self`.
        let _ = self.sender.send(event);
    }

    fn remember(&mut self, key: &str, value: String) {
        if self.workspace.read_only {
            return;
        }
        self.remembered.insert(key.to_owned(), value);
        let text = serde_json::to_string(&self.remembered).unwrap_or_default();
        self.jobs.change(Change::Remember { key: REMEMBERED.to_owned(), value: text });
    }

    /// Runs what `[ime] off` names, apart from the terminal. Nothing is said where it fails: the
    /// keys are folded all the same.
    fn turn_ime_off(&self) {
        if let Some(command) = &self.workspace.settings.ime_off {
            editor::run_apart(command);
        }
    }

    fn open_url(&self, url: &str) {
        if !paths::open_in_browser(url) {
            self.tell(Event::Failed(Message::new("open-failed").text("url", url)));
        }
    }

    /// Drains the writer and ends this visit. Ids that were not used go back, so that they stay
    /// short.
    pub fn close(mut self) {
        if let Some((key, value)) = self.shell.unkept_drafts() {
            self.remember(&key, value);
        }
        let Self { workspace, mut shell, jobs, mut answers, .. } = self;
        jobs.finish();
        while let Ok(answer) = answers.try_recv() {
            if matches!(answer, Event::Ids(_)) {
                shell.update(answer);
            }
        }
        if !workspace.read_only {
            let free = shell.free_tasks();
            // Neither is worth a word: a gap in ids, and what counts as new next time.
            let _ = workspace.store.release_ids(free.start, free.end);
            let _ = workspace.store.mark_visit(workspace.today());
        }
        drop(shell);
        workspace.store.close();
    }
}

/// The small pieces of screen state kept for next time.
pub fn remembered(workspace: &Workspace) -> Result<BTreeMap<String, String>, Failure> {
    let text = workspace.store.recall(REMEMBERED)?.unwrap_or_default();
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

/// A shell with what the first frame of a workspace needs, and what was remembered in it.
fn seat(workspace: &Workspace, face: &Face) -> Result<(Shell, BTreeMap<String, String>), Failure> {
    let page = workspace.store.first_page(usize::from(face.size.1).max(24) + 8)?;
    let depth = workspace.store.depth()?;
    let remembered = remembered(workspace)?;
    let setup = Setup {
        lang: face.lang,
        size: face.size,
        depth: face.depth,
        light: face.light,
        glyphs: face.glyphs,
        clock: workspace.watch.read(),
        calendar: workspace.settings.calendar.clone(),
        keys: workspace.settings.keys.clone(),
        undo: depth.undo,
        redo: depth.redo,
        remembered: remembered.clone(),
    };
    let page = Arc::new(dressed(page, workspace));
    let mut shell = Shell::new(setup, page, ReservedIds::default());
    if face.own.is_some() {
        let Face { light, glyphs, depth, .. } = *face;
        shell.update(Event::Face { light, glyphs, depth, own: face.own.clone() });
    }
    Ok((shell, remembered))
}

/// The store's picture with what the settings add.
pub fn dressed(mut portfolio: Portfolio, workspace: &Workspace) -> Portfolio {
    portfolio.today = Some(workspace.today());
    portfolio.book_currency = workspace.settings.rates.book;
    portfolio.me.clone_from(&workspace.settings.me);
    portfolio.company.clone_from(&workspace.settings.company);
    portfolio.daily_budget = workspace.settings.daily_budget;
    portfolio.capacity = workspace.settings.capacity.clone();
    if portfolio.complete {
        // Without them nothing is offered; the list itself does not need them.
        let known = intake::lacking(workspace).unwrap_or_default();
        (portfolio.lacking, portfolio.not_collected) = known;
        portfolio.library = Arc::new(super::playbooks::library(workspace).0);
    }
    portfolio
}
