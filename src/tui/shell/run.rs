//! What commands do, except for the verbs.

use super::status::FADE;
use super::{Mode, Purpose, Shell};
use crate::core::account::AccountId;
use crate::core::book::Setting;
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::locale::Lang;
use crate::tui::command::{self, Action};
use crate::tui::deed::Targets;
use crate::tui::effect::Effect;
use crate::tui::event::WaitingFile;
use crate::tui::list::Step;
use crate::tui::overlay::history::HistoryPage;
use crate::tui::overlay::pick::{Kind, Picker};
use crate::tui::overlay::{Next, Overlay, Page, Waiting};
use crate::tui::screen::account::Account;
use crate::tui::screen::{Place, Screen, tasks};
use crate::tui::section::{Section, checklist};
use crate::tui::strip::Strip;
use crate::tui::world::name_of;

impl Shell {
    pub(super) fn run(&mut self, action: Action) {
        self.dirty = true;
        if self.is_held_back(action) {
            return;
        }
        if action != Action::Do(crate::tui::command::Verb::Log) {
            self.status.pasted = None;
        }
        if action != Action::Sync {
            self.status.dropped = None;
        }
        self.look_now();
        match action {
            Action::Move(step) => self.go(step),
            Action::Go(place) => self.open_screen(place),
            Action::NextTab => self.turn_tab(true),
            Action::PreviousTab => self.turn_tab(false),
            Action::NextPane => self.turn_pane(true),
            Action::PreviousPane => self.turn_pane(false),
            Action::Open => self.open_selected(),
            Action::Cancel => self.cancel(),
            Action::Back => self.back(),
            Action::Do(verb) => self.begin(verb),
            Action::Undo => self.ask(Effect::Undo),
            Action::Redo => self.ask(Effect::Redo),
            Action::Repeat => self.repeat(),
            Action::Mark | Action::Range | Action::MarkAll => self.mark(action),
            other => self.run_more(other),
        }
    }

    fn run_more(&mut self, action: Action) {
        match action {
            Action::Quit => self.ask_to_quit(),
            Action::Suspend => self.ask(Effect::Suspend),
            Action::Redraw => self.ask(Effect::Redraw),
            Action::Find => self.open_find(),
            Action::NextMatch => self.match_on(true),
            Action::PreviousMatch => self.match_on(false),
            Action::GoTo => self.open_picker(Kind::GoTo),
            Action::Palette => self.open_picker(Kind::Palette(self.scope())),
            Action::Help => self.open_picker(Kind::Keys(self.scope())),
            Action::Sync => self.sync(),
            Action::History => {
                self.open_page(Page::History(HistoryPage::default()));
                self.ask(Effect::LoadHistory);
            }
            Action::Theme => self.set_theme(""),
            Action::SwitchLanguage => {
                let other = if self.world.lang == Lang::En { Lang::Ja } else { Lang::En };
                self.set_language(other);
            }
            Action::Why => self.why(),
            Action::Brief => self.open_brief(),
            Action::Curtain => self.drop_curtain(),
            Action::Copy => self.open_strip(Strip::Copy),
            Action::OpenLink => self.open_link(),
            Action::NextAccount => self.walk(true),
            Action::PreviousAccount => self.walk(false),
            Action::Sweep(kind) => self.start_sweep(kind),
            Action::AgendaWeeks => self.turn_agenda(),
            Action::AsOf | Action::Since | Action::WhatIf => self.ask_words(action),
            Action::Queue => self.open_queue(""),
            Action::Book => self.open_page(Page::Book),
            Action::Charts => self.open_charts(),
            Action::News => self.open_news(),
            Action::KeepTrial => self.keep_trial(),
            Action::DropTrial => self.drop_trial(),
            other => self.move_panes(other),
        }
    }

    /// One press may be a slip; two within a few seconds are not.
    fn ask_to_quit(&mut self) {
        let now = self.world.clock.unix_ms;
        if self.leaving.is_some_and(|asked| now - asked < FADE) {
            return self.ask(Effect::Quit);
        }
        self.leaving = Some(now);
        let quit = command::all().find(|command| command.action == Action::Quit);
        let key =
            quit.and_then(|command| self.world.keymap.keys(command).next().map(str::to_owned));
        self.tell(Message::new("quit-again").text("key", key.unwrap_or_default()));
    }

    fn turn_agenda(&mut self) {
        let value = self.screens.tasks.turn_agenda(&self.world);
        self.ask(Effect::Remember { key: tasks::AGENDA.into(), value: value.into() });
    }

    fn go(&mut self, step: Step) {
        let page = usize::from(self.world.frame().body.height.max(4)) - 3;
        let in_list = self.screen().panes().focus == 0;
        match (&mut self.account, self.place) {
            (Some(account), Place::Account) => account.step(&self.world, step, page),
            _ if in_list => {
                self.screen_mut().rows_mut().step(step);
                self.only_moved = true;
            }
            _ => self.scroll_pane(step, page),
        }
        self.rest();
    }

    /// With the focus on a pane, movement scrolls it.
    fn scroll_pane(&mut self, step: Step, page: usize) {
        let lines = match step {
            Step::Down => 1,
            Step::Up => -1,
            Step::HalfDown | Step::PageDown => page as isize / 2,
            Step::HalfUp | Step::PageUp => -(page as isize / 2),
            Step::First => -9_999,
            Step::Last => 9_999,
        };
        self.screen_mut().panes_mut().scroll(lines);
    }

    pub(super) fn go_to_row(&mut self, number: usize) {
        let index = number.saturating_sub(1);
        if self.place != Place::Account {
            self.screen_mut().rows_mut().go(index);
        }
        self.rest();
        self.dirty = true;
    }

    pub(super) fn open_screen(&mut self, place: Place) {
        self.account = None;
        self.place = place;
        self.screens.at_mut(place).rebuild(&self.world);
    }

    fn turn_tab(&mut self, forward: bool) {
        match (&mut self.account, self.place) {
            (Some(account), Place::Account) => {
                let places = if forward { 1 } else { Section::ALL.len() - 1 };
                account.go(account.section.on(places));
            }
            (_, place) => {
                let remembered = self.screens.at_mut(place).turn_tab(&mut self.world, forward);
                if let Some((key, value)) = remembered {
                    self.ask(Effect::Remember { key: key.into(), value: value.into() });
                }
            }
        }
    }

    fn turn_pane(&mut self, forward: bool) {
        let frame = self.world.frame();
        if self.place == Place::Account {
            return self.turn_tab(forward);
        }
        self.screen_mut().panes_mut().next(&frame, forward);
    }

    fn mark(&mut self, action: Action) {
        let rows = self.screen_mut().rows_mut();
        match action {
            Action::Mark => rows.toggle_mark(),
            Action::Range => rows.toggle_range(),
            _ => rows.toggle_all(),
        }
        self.only_moved = true;
        self.rest();
    }

    fn open_selected(&mut self) {
        if self.is_first_run() {
            return self.decide_first();
        }
        if self.ask_whose() {
            return;
        }
        if self.place == Place::Data {
            return self.open_file();
        }
        if self.status.toast.is_some() && self.place == Place::Account {
            self.status.toast = None;
        }
        if self.place == Place::Playbooks && self.screens.playbooks.template(&self.world).is_some()
        {
            // All of its steps; Esc gives the list back.
            let panes = self.screens.playbooks.panes_mut();
            (panes.focus, panes.zoomed) = (1, true);
            return;
        }
        match self.selected_account() {
            _ if self.place == Place::Account => {}
            Some(id) => self.open_account(id, self.place),
            None => self.tell(Message::new("open-nothing")),
        }
    }

    pub(super) fn open_account(&mut self, id: AccountId, from: Place) {
        let mut account = Account::new(id, from);
        account.restore(&self.account_panes());
        if from == Place::Onboarding {
            account.go(Section::Checklist);
            account.task = checklist::place_of(&self.world, id, self.screens.onboarding.step());
        }
        self.account = Some(account);
        self.place = Place::Account;
        self.dirty = true;
    }

    /// The charts of the account under the cursor, on the whole screen; there again, back.
    fn open_charts(&mut self) {
        if self.place != Place::Account {
            match self.selected_account() {
                Some(id) => self.open_account(id, self.place),
                None => return self.tell(Message::new("open-nothing")),
            }
        }
        if let Some(account) = &mut self.account {
            account.zoomed = account.section != Section::Charts || !account.zoomed;
            account.go(Section::Charts);
        }
    }

    /// Goes to an account in the list where it stands there, and opens it.
    pub(super) fn jump_to(&mut self, id: AccountId) {
        self.screens.triage.select(id);
        self.open_account(id, Place::Triage);
    }

    /// Goes to a task, on the tab that holds it.
    pub(super) fn jump_to_task(&mut self, id: u32) {
        self.open_screen(Place::Tasks);
        let tasks = &mut self.screens.tasks;
        if !tasks.select(id) {
            tasks.set_filter(&self.world, "");
            tasks.set_tab(&self.world, tasks::Tab::ByAccount);
            tasks.select(id);
        }
        self.dirty = true;
    }

    /// The account before or after in the list one came from.
    fn walk(&mut self, forward: bool) {
        let Some(from) = self.account.as_ref().map(|account| account.from) else { return };
        let step = if forward { Step::Down } else { Step::Up };
        let screen = self.screens.at_mut(from);
        screen.rows_mut().step(step);
        let next = screen.account(&self.world);
        if let (Some(account), Some(id)) = (&mut self.account, next)
            && account.id != id
        {
            let (section, zoomed, moved) = (account.section, account.zoomed, account.moved);
            *account = Account { zoomed, moved, ..Account::new(id, from) };
            account.go(section);
        }
    }

    /// Esc: cancel > clear search > clear marks > back.
    fn cancel(&mut self) {
        let told = self.status.toast.take().is_some();
        if self.status.can_stop() && self.place != Place::Account {
            return self.ask(Effect::CancelSync);
        }
        if !told && self.is_trying() && self.place != Place::Account {
            return self.drop_trial();
        }
        if !told && self.put_offer_away() {
            return;
        }
        match (&mut self.account, self.place) {
            (Some(account), Place::Account) if !account.search.is_empty() => account.search.clear(),
            (_, Place::Account) => self.leave_account(),
            (_, place) => {
                let screen = self.screens.at_mut(place);
                if !screen.filter_text().is_empty() {
                    screen.set_filter(&self.world, "");
                } else if !screen.rows_mut().clear_marks() {
                    let panes = screen.panes_mut();
                    (panes.focus, panes.zoomed) = (0, false);
                    self.keep_panes();
                }
            }
        }
    }

    /// The list one is on, or came from, anew.
    pub(super) fn rebuild_list(&mut self) {
        self.screens.at_mut(self.list_place()).rebuild(&self.world);
    }

    fn leave_account(&mut self) {
        if let Some(account) = self.account.take() {
            self.place = account.from;
            self.screens.at_mut(account.from).rebuild(&self.world);
        }
    }

    fn back(&mut self) {
        match self.place {
            Place::Account => self.leave_account(),
            _ => self.ask(Effect::Quit),
        }
    }

    fn open_find(&mut self) {
        let text = match (&self.account, self.place) {
            (Some(account), Place::Account) => account.search.clone(),
            (_, place) => {
                if place == Place::Triage {
                    self.screens.triage.prepare(&self.world);
                }
                self.screen().filter_text().to_owned()
            }
        };
        self.open_line(Purpose::Filter, &text);
    }

    /// Narrows what is on the screen.
    pub(super) fn find(&mut self, text: &str) {
        match (&mut self.account, self.place) {
            (Some(account), Place::Account) => text.clone_into(&mut account.search),
            (_, place) => self.screens.at_mut(place).set_filter(&self.world, text),
        }
        self.rest();
        self.dirty = true;
    }

    /// Enter on a filter: in the 360 it goes to the first match.
    pub(super) fn keep_filter(&mut self) {
        if self.place == Place::Account {
            return self.match_on(true);
        }
        let text = self.screen().filter_text().to_owned();
        if !self.speaks_filters() {
            return;
        }
        let rows = self.world.portfolio.rows.iter().map(AsRef::as_ref);
        let fault = match crate::core::filter::parse(&text) {
            Ok(filter) => filter.unheard(rows),
            Err(error) => Some(error.message),
        };
        if let Some(fault) = fault {
            self.fail(fault);
        }
    }

    fn match_on(&mut self, forward: bool) {
        match (&mut self.account, self.place) {
            (Some(account), Place::Account) if !account.search.is_empty() => {
                if !account.next_match(&self.world, forward) {
                    let text = Shown::new(&account.search).to_string();
                    self.tell(Message::new("find-nothing").text("text", text));
                }
            }
            (_, Place::Account) => {}
            _ => self.go(if forward { Step::Down } else { Step::Up }),
        }
    }

    pub(super) fn open_picker(&mut self, kind: Kind) {
        let mut picker = Picker::new(kind, &self.world);
        if let Kind::Keys(scope) | Kind::Palette(scope) = picker.kind {
            picker.idle = self.idle(scope);
            picker.find(&self.world);
        }
        self.mode = Mode::Overlay(Overlay::Pick(picker));
    }

    pub(super) fn open_page(&mut self, page: Page) {
        self.mode = Mode::Overlay(Overlay::Page { page, scroll: 0 });
    }

    fn why(&mut self) {
        match self.selected_account() {
            Some(id) => {
                self.look.shown = Some(id);
                self.open_page(Page::Why(id));
            }
            None => self.tell(Message::new("open-nothing")),
        }
    }

    /// `R`: merges what waits; cancels a running sync; else shows what there is to read.
    fn sync(&mut self) {
        if self.status.can_stop() {
            return self.ask(Effect::CancelSync);
        }
        if self.is_busy() {
            return;
        }
        if let Some(paths) = self.status.dropped.take() {
            return self.try_out(paths);
        }
        let triage = &mut self.screens.triage;
        if triage.fresh + triage.gone > 0 && triage.merge(&mut self.world) {
            return self.tell(Message::new("merged"));
        }
        self.open_page(Page::Waiting(Waiting::default()));
        self.ask(Effect::FindWaiting);
    }

    /// `R` on what waits: what reading it would change; true when something waits, or may.
    pub(super) fn looks_closer(&mut self) -> bool {
        let Mode::Overlay(Overlay::Page { page: Page::Waiting(waiting), .. }) = &mut self.mode
        else {
            return false;
        };
        match &waiting.files {
            None => waiting.next = Some(Next::Look),
            Some(files) if files.is_empty() => return false,
            Some(_) => self.try_out(Vec::new()),
        }
        true
    }

    /// What waits is known now: what was typed ahead of it is done.
    pub(super) fn receive_waiting(&mut self, files: Vec<WaitingFile>) {
        let Mode::Overlay(Overlay::Page { page: Page::Waiting(waiting), .. }) = &mut self.mode
        else {
            return;
        };
        let any = !files.is_empty();
        waiting.files = Some(files);
        match waiting.next.take().filter(|_| any) {
            Some(Next::Read) => self.accept_page(),
            Some(Next::Look) => self.try_out(Vec::new()),
            None => {}
        }
    }

    /// Enter on a page: reads what waits.
    pub(super) fn accept_page(&mut self) {
        let Mode::Overlay(Overlay::Page { page, .. }) = &mut self.mode else { return };
        match page {
            Page::History(page) => return page.unfold(),
            Page::Queue(page) => {
                let page = page.clone();
                return self.open_queued(&page);
            }
            Page::Import { .. } => return self.accept_import(),
            Page::File(_) => return self.keep_decision(),
            Page::Waiting(waiting) => match &waiting.files {
                None => return waiting.next = Some(Next::Read),
                Some(files) if files.is_empty() => {}
                Some(_) => self.set_off(Effect::Sync),
            },
            _ => {}
        }
        self.mode = Mode::Normal;
    }

    pub(super) fn set_language(&mut self, lang: Lang) {
        self.world.lang = lang;
        self.done(Setting::Language(lang.id().into()).title());
        self.ask(Effect::SetLang(lang));
        self.rebuild_list();
        self.dirty = true;
    }

    fn open_link(&mut self) {
        let url = self
            .selected_account()
            .and_then(|id| self.world.row(id)?.url.as_deref().map(str::to_owned));
        match url {
            Some(url) => self.ask(Effect::OpenUrl(url)),
            None => self.fail(Message::new("link-none")),
        }
    }

    pub(super) fn open_strip(&mut self, strip: Strip) {
        let targets = self.targets();
        if targets.is_empty() {
            return self.fail(Message::new("verb-nothing-chosen"));
        }
        self.mode = Mode::Strip { strip, targets };
        self.dirty = true;
    }

    /// Name, link or JSON of the account under the cursor.
    pub(super) fn copy(&mut self, key: char, targets: &Targets) {
        let ids = targets.accounts(&self.world);
        let rows = ids.iter().filter_map(|id| self.world.row(*id));
        let first = rows.clone().next().map(|row| name_of(row).to_string());
        let text: Vec<String> = match key {
            'n' => rows.map(|row| row.name.to_string()).collect(),
            'l' => rows.filter_map(|row| row.url.as_deref().map(str::to_owned)).collect(),
            _ => rows.filter_map(|row| serde_json::to_string(row.as_ref()).ok()).collect(),
        };
        if text.is_empty() {
            return self.fail(Message::new("link-none"));
        }
        let said = match key {
            'n' => Message::new("copied-name"),
            'l' => Message::new("copied-link"),
            _ => Message::new("copied-json").text("account", first.unwrap_or_default()),
        };
        let said = if key == 'j' { said } else { said.text("text", text.join(" ")) };
        let said = said.count("count", text.len());
        self.ask(Effect::Copy { text: text.join("\n"), said });
    }
}
