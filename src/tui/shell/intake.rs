//! Reading files and the state of the data: the import that is tried out first, what is dropped on
//! the window, who one is, what is not collected, files with rows set aside.

use super::status::Underway;
use super::{Mode, Purpose, Shell};
use crate::core::batch::FileOutcome;
use crate::core::book::{Keys, Setting, THEMES};
use crate::core::gap::Gap;
use crate::core::intake::ProblemLine;
use crate::core::message::Message;
use crate::core::verb;
use crate::tui::command::Action;
use crate::tui::deed::Targets;
use crate::tui::dropped;
use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::tui::input::TextLine;
use crate::tui::keymap::Keymap;
use crate::tui::overlay::file::{self, FilePage, Taken, waits};
use crate::tui::overlay::pick::{Kind, Picker};
use crate::tui::overlay::{Overlay, Page};
use crate::tui::screen::Place;
use crate::tui::screen::data::Opened;

impl Shell {
    pub(super) fn run_intake(&mut self, action: Action) {
        match action {
            Action::Demo => self.set_off(Effect::OpenDemo),
            Action::Import => self.open_line(Purpose::Import, ""),
            Action::Me => self.open_picker(Kind::Owners),
            Action::NotCollected => {
                self.open_screen(Place::Data);
                self.screens.data.open_gaps(&self.world);
            }
            Action::Refuse => self.refuse(),
            Action::Merge => self.merge_chosen(),
            Action::Unmerge => self.part_chosen(),
            Action::Retry => self.set_off(Effect::Retry),
            Action::WriteProblems => self.ask(Effect::WriteProblems),
            Action::TakeIn => self.take_in(),
            Action::UndoRun => self.undo_run(),
            _ => {}
        }
    }

    /// One thing is read at a time: while something is, that is said.
    pub(super) fn is_busy(&mut self) -> bool {
        let Some(why) = self.status.sync.as_ref().map(Underway::hinders) else { return false };
        self.fail(why);
        true
    }

    /// Begins to read, unless something is being read.
    pub(super) fn set_off(&mut self, reading: Effect) {
        if self.is_busy() {
            return;
        }
        self.status.sync = Some(Underway::default());
        self.ask(reading);
    }

    /// Yes to what waits: a run that was held, files that ask, rows without their bad cells.
    fn take_in(&mut self) {
        if self.is_busy() {
            return;
        }
        if let Some(run) = self.screens.data.held_run(&self.world) {
            return self.set_off(Effect::AcceptRun(run));
        }
        let files = self.screens.data.held_files(&self.world);
        let asks = |file: &&&FileOutcome| file.error.as_ref().is_some_and(|e| e.id == "sync-asks");
        if let Some(path) = files.iter().find(asks).map(|file| file.path.clone()) {
            return self.look_into(path, None);
        }
        let paths: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
        if !paths.is_empty() {
            return self.set_off(Effect::TakeIn { paths, rows: Vec::new() });
        }
        self.accept_rows();
    }

    /// The files of rows that are accepted are read again; those that are in already are not.
    fn accept_rows(&mut self) {
        let problems = self.screens.data.problems(&self.world);
        let problems: Vec<ProblemLine> = problems.into_iter().cloned().collect();
        if problems.is_empty() {
            return self.tell(Message::new("take-in-nothing"));
        }
        let lines: Vec<&ProblemLine> = problems.iter().collect();
        let outcome = verb::accept(&lines, &mut self.world.desk());
        let decided = outcome.is_ok();
        self.decide_or_say(outcome);
        let whole = problems.iter().filter(|line| {
            decided && !line.problem.value_only && line.problem.can_go_without_its_cell()
        });
        let (mut paths, rows): (Vec<String>, Vec<String>) =
            whole.map(|line| (line.path.clone(), line.problem.raw.clone())).unzip();
        paths.dedup();
        if !paths.is_empty() {
            self.set_off(Effect::TakeIn { paths, rows });
        }
    }

    /// The selected run is taken back when that is asked for twice.
    fn undo_run(&mut self) {
        if let Some(run) = self.screens.data.held_run(&self.world) {
            return self.ask(Effect::DropRun(run));
        }
        let Some(run) = self.screens.data.run(&self.world).map(|run| run.run) else {
            return self.tell(Message::new("undo-run-nothing"));
        };
        if self.screens.data.is_sure(run) {
            self.ask(Effect::UndoRun(run));
        } else {
            self.tell(Message::new("undo-run-sure").text("run", format!("r{run}")));
        }
    }

    /// Other keys from now on, and what of them cannot be.
    pub(super) fn take_keys(&mut self, keys: &Keys) {
        let (keymap, faults) = Keymap::read(keys);
        if keymap != self.world.keymap {
            self.world.keymap = keymap;
            self.world.prints.forget();
        }
        self.fail_all(faults);
    }

    pub(super) fn take_intake(&mut self, event: Event) {
        match event {
            Event::Intake(intake) => {
                self.world.intake = Some(intake);
                self.rebuild_list();
            }
            Event::Changes { run, shifts: found } => {
                if let Some(Page::Changes { run: asked, shifts }) = self.page_mut()
                    && *asked == run
                {
                    *shifts = Some(found);
                }
            }
            Event::Settings(settings) => {
                self.world.calendar = settings.calendar;
                self.take_keys(&settings.keys);
                // Whose accounts these are has changed: the list is made anew, not merged.
                self.loaded = false;
                self.look.intake_again();
            }
            Event::Language(lang) => {
                self.world.lang = lang;
                self.rebuild_list();
            }
            Event::WouldRead(found) => {
                self.status.sync = None;
                if let Some(Page::Import { report, .. }) = self.page_mut() {
                    *report = Some(found);
                }
            }
            Event::Preview { path, found } => {
                if let Some(page) = self.file_mut()
                    && page.path == path
                {
                    page.receive(found);
                    self.follow_file();
                }
            }
            Event::PathCompleted { typed, completed } => self.complete_path(&typed, &completed),
            _ => {}
        }
    }

    pub(super) fn page_mut(&mut self) -> Option<&mut Page> {
        match &mut self.mode {
            Mode::Overlay(Overlay::Page { page, .. }) => Some(page),
            _ => None,
        }
    }

    /// Only while the line still says what was asked about.
    fn complete_path(&mut self, typed: &str, completed: &str) {
        if let Mode::Line { purpose: Purpose::Import, line, .. } = &mut self.mode
            && line.text() == typed
        {
            *line = TextLine::new(completed);
        }
    }

    /// A paste where nothing is typed: a path is offered to be read, all else to be logged.
    pub(super) fn hold_paste(&mut self, text: String) {
        if self.drop_on_card(&text) {
            return;
        }
        self.status.dropped = dropped::paths(&text);
        let said = match self.status.dropped.as_deref() {
            Some([path, ..]) => {
                let name = path.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next();
                Message::new("pasted-path").text("path", name.unwrap_or(path))
            }
            _ => Message::new("pasted").count("count", text.chars().count()),
        };
        self.status.pasted = Some(text);
        self.tell(said);
    }

    /// Text in one read that is no key: on the card a path, elsewhere what an IME composed.
    pub(super) fn hold_text(&mut self, text: &str) {
        if !self.drop_on_card(text) {
            self.hold_ime_text(text.to_owned());
        }
    }

    /// On the card of the first run a path is what to import; true when it was one.
    pub(super) fn drop_on_card(&mut self, text: &str) -> bool {
        let paths = dropped::paths(text).filter(|_| self.is_first_run());
        let is_path = paths.is_some();
        if let Some(paths) = paths {
            self.try_out(paths);
        }
        is_path
    }

    /// A typed import: one path or several, quoted or not.
    pub(super) fn import(&mut self, text: &str) {
        let typed = text.trim();
        if typed.is_empty() {
            return;
        }
        self.try_out(dropped::paths(typed).unwrap_or_else(|| vec![typed.to_owned()]));
    }

    /// Shows what reading would do, before anything is written.
    pub(super) fn try_out(&mut self, paths: Vec<String>) {
        if self.is_busy() {
            return;
        }
        self.open_page(Page::Import { paths: paths.clone(), report: None });
        self.ask(Effect::TryOut(paths));
    }

    /// Enter on what reading would do: it is done.
    pub(super) fn accept_import(&mut self) {
        let Mode::Overlay(Overlay::Page { page: Page::Import { paths, report }, .. }) = &self.mode
        else {
            return;
        };
        if report.is_none() {
            return;
        }
        let paths = paths.clone();
        self.mode = Mode::Normal;
        self.status.sync = Some(Underway::default());
        self.ask(Effect::SyncPaths(paths));
    }

    /// A try-out that nobody waits for any more is stopped.
    pub(super) fn leave_try_out(&mut self) {
        if matches!(self.page_mut(), Some(Page::Import { report: None, .. })) {
            self.ask(Effect::CancelSync);
        }
    }

    /// What could not be tried out is not being tried out any more.
    pub(super) fn leave_failed_try_out(&mut self) {
        if matches!(self.page_mut(), Some(Page::Import { report: None, .. })) {
            self.mode = Mode::Normal;
        }
    }

    /// Takes these names for one's own; none: nobody in particular.
    pub(super) fn be(&mut self, names: Vec<String>) {
        self.set(Setting::Me(names));
    }

    /// On a dark ground, on a light one, as the terminal says, or as one's own theme has it; nothing
    /// named: the other one.
    pub(super) fn set_theme(&mut self, text: &str) {
        let other = if self.face.0 { "dark" } else { "light" };
        let named = text.trim().to_lowercase();
        let theme = if named.is_empty() { other } else { named.as_str() };
        if !THEMES.contains(&theme) {
            // Whether there is such a file, and what is in it, is answered.
            return self.ask(Effect::Set(Setting::Theme(text.trim().to_owned())));
        }
        self.own = None;
        if theme != "auto" {
            self.face.0 = theme == "light";
        }
        self.paint();
        self.set(Setting::Theme(theme.to_owned()));
    }

    fn set(&mut self, setting: Setting) {
        self.done(setting.title());
        self.ask(Effect::Set(setting));
    }

    /// The switch of the selected gap: declared not to be collected, or collected again.
    pub(super) fn declare(&mut self) {
        let Some(gap) = self.screens.data.gap(&self.world) else {
            return self.tell(Message::new("declare-nothing"));
        };
        let Some(name) = gap.switch() else {
            return self.tell(match gap.need.switch() {
                Some(_) => Message::new("declare-comes"),
                None => Message::new("declare-column"),
            });
        };
        self.set(if gap.declared {
            Setting::Collected(name.into())
        } else {
            Setting::NotCollected(name.into())
        });
    }

    /// Enter on a row of the Data screen: the file as it is read.
    pub(super) fn open_file(&mut self) {
        if let Some(run) = self.screens.data.held_run(&self.world) {
            return self.set_off(Effect::AcceptRun(run));
        }
        if let Some(run) = self.screens.data.chosen_run(&self.world) {
            self.open_page(Page::Changes { run, shifts: None });
            return self.ask(Effect::LoadChanges(run));
        }
        if self.insist() || self.list_who_lack() {
            return;
        }
        if let Some(account) = self.screens.data.contradicted(&self.world) {
            return self.open_account(account, Place::Data);
        }
        let Some(Opened { path, problem }) = self.screens.data.opened(&self.world) else { return };
        self.look_into(path, problem);
    }

    /// What is missing, where the cursor is on it.
    pub(super) fn gap_here(&self) -> Option<&Gap> {
        self.screens.data.gap(&self.world).filter(|_| self.place == Place::Data)
    }

    /// `e` on something that is missing: what it is, for all who lack it.
    pub(super) fn fill_gap(&mut self) -> bool {
        let Some(gap) = self.gap_here() else { return false };
        match gap.field() {
            Some(field) => {
                let who = Targets::Accounts(gap.who.clone());
                self.open_line(Purpose::Field(who, field), "");
            }
            None => self.fail(Message::new("gap-column")),
        }
        true
    }

    /// Enter on something that is missing: the accounts that lack it, where the list can tell.
    fn list_who_lack(&mut self) -> bool {
        let gap = self.screens.data.gap(&self.world);
        let Some(filter) = gap.and_then(Gap::filter) else { return false };
        self.open_screen(Place::Triage);
        self.screens.triage.list_all(&mut self.world, &filter);
        true
    }

    /// Shows a file as it is read, and what can be decided of it.
    pub(super) fn look_into(&mut self, path: String, problem: Option<Box<ProblemLine>>) {
        self.open_page(Page::File(Box::new(FilePage::new(path.clone(), problem))));
        self.ask(Effect::LoadPreview { path, decision: Box::default() });
    }

    /// Takes what is under the cursor of a file another way, and reads it again.
    pub(super) fn turn_decision(&mut self, forward: bool) {
        let Some(Page::File(page)) = self.page_mut() else { return };
        if page.turn(forward) {
            self.read_again();
        }
    }

    /// Reads the file that is looked at again, as it is decided now.
    fn read_again(&mut self) {
        let Some(page) = self.file_mut() else { return };
        let (path, decision) = (page.path.clone(), Box::new(page.decision.clone()));
        self.ask(Effect::LoadPreview { path, decision });
    }

    /// Lists every way of what is under the cursor of a file.
    pub(super) fn list_ways(&mut self) {
        let Some(Page::File(page)) = self.page_mut() else { return };
        if page.choice().is_some() || page.column().is_some() {
            let page = page.clone();
            self.open_picker(Kind::Ways(page));
        }
    }

    /// Takes what is under the cursor of a file the way that was chosen, and reads it again.
    pub(super) fn take_way(&mut self, taken: Taken) {
        if self.file_mut().is_some_and(|page| page.take(taken)) {
            self.read_again();
        }
    }

    /// Leaves a list; the file that it was opened from is looked at again.
    pub(super) fn close_picker(&mut self) {
        let left = std::mem::replace(&mut self.mode, Mode::Normal);
        if let Mode::Overlay(Overlay::Pick(Picker { kind: Kind::Ways(page), .. })) = left {
            self.open_page(Page::File(page));
            self.follow_file();
        }
    }

    /// The file that is looked at, or whose ways are listed.
    fn file_mut(&mut self) -> Option<&mut FilePage> {
        match &mut self.mode {
            Mode::Overlay(
                Overlay::Page { page: Page::File(page), .. }
                | Overlay::Pick(Picker { kind: Kind::Ways(page), .. }),
            ) => Some(page),
            _ => None,
        }
    }

    /// Scrolls a file no farther than its cursor needs.
    pub(super) fn follow_file(&mut self) {
        let Mode::Overlay(Overlay::Page { page: Page::File(page), scroll }) = &mut self.mode else {
            return;
        };
        let width = usize::from(self.world.size().0.min(100));
        let line = file::cursor_line(&self.world, page, width);
        let seen = usize::from(self.world.size().1).min(42).saturating_sub(8);
        *scroll = (line + 1).saturating_sub(seen.max(1));
    }

    /// Enter on a file: what is decided is kept, and the file read by it.
    pub(super) fn keep_decision(&mut self) {
        let Some(Page::File(page)) = self.page_mut() else { return };
        let decided = page.has_decision();
        let (path, decision) = (page.path.clone(), Box::new(page.decision.clone()));
        if decided && self.is_busy() {
            return;
        }
        self.mode = Mode::Normal;
        if !decided && waits(&self.world, &path).is_some() {
            return self.set_off(Effect::TakeIn { paths: vec![path], rows: Vec::new() });
        }
        if decided {
            self.set_off(Effect::Decide { path, decision });
        }
    }
}
