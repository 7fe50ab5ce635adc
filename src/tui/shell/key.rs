//! Which keys go where: the mode one is in takes them; in Normal mode they are looked up.

use super::start::Choosing;
use super::status::{NOT_OFFERED, Toast};
use super::{Mode, Purpose, Shell};
use crate::core::message::Message;
use crate::tui::command::{Action, Lookup, Scope, look_up};
use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::tui::ime::{Folded, fold};
use crate::tui::input::{TextLine, Typed};
use crate::tui::key::{Code, Key};
use crate::tui::list::Step;
use crate::tui::overlay::pick::{Kind, Pick};
use crate::tui::overlay::{Overlay, Page};
use crate::tui::screen::Place;
use crate::tui::strip::Strip;
use crate::tui::world::World;

/// Message id of the number that was typed so far.
const COUNTED: &str = "keys-count";

/// Longer than what anybody types at once; it was pasted.
const TYPED: usize = 200;

/// Rows that a number before a movement skips at most.
const MOST_TIMES: usize = 99_999;

impl Shell {
    pub(super) fn take(&mut self, event: Event) {
        if self.behind_curtain(&event) {
            return;
        }
        match event {
            Event::Key(key) => {
                self.take_key(key);
                // A question that was left, answered or refused: the walk asks again.
                if self.sweep.is_some() && matches!(self.mode, Mode::Normal) {
                    self.show_sweep();
                }
            }
            Event::Text(text) => self.take_text(&text, text.len() > TYPED),
            Event::Paste(text) => self.take_paste(text),
            Event::Mouse(kind, column, row) => self.take_mouse(kind, column, row),
            Event::Resize(width, height) => {
                self.world.set_size((width, height));
                self.dirty = true;
                // A terminal that went through other sizes has lost parts, even at the old size.
                self.ask(Effect::Redraw);
            }
            answer => self.take_answer(answer),
        }
    }

    fn take_key(&mut self, key: Key) {
        if key == Key::plain(Code::Enter) && self.read_error() {
            return;
        }
        self.clear_error();
        if self.world.glyphs.plain && self.status.toast.take().is_some() {
            // The next sentence takes the place of the last.
            self.dirty = true;
        }
        match self.mode {
            Mode::Normal => self.normal_key(key),
            Mode::Strip { .. } => self.strip_key(key),
            Mode::Line { .. } => self.line_key(key),
            Mode::Compose(_) => self.composer_key(key),
            Mode::Notes { .. } => self.notes_key(key),
            Mode::Confirm { .. } | Mode::Sure { .. } => self.confirm_key(key),
            Mode::Overlay(_) => self.overlay_key(key),
        }
    }

    fn normal_key(&mut self, key: Key) {
        if let Some(text) = self.status.ime.take() {
            self.dirty = true;
            if key == Key::plain(Code::Enter) {
                self.find(&text);
                return self.keep_filter();
            }
            if key == Key::plain(Code::Esc) {
                return;
            }
        }
        match fold(key) {
            Folded::Text(typed) => self.hold_ime_text(typed.to_string()),
            Folded::Key(key) => self.press(key),
        }
    }

    /// Looks the keys pressed so far up; a sequence that means nothing starts anew.
    fn press(&mut self, key: Key) {
        if self.counts(key) {
            return;
        }
        self.pressed.push(key);
        let scope = self.scope();
        match self.world.keymap.look_up(scope, &self.pressed) {
            Lookup::Found(command) => {
                self.pressed.clear();
                self.run_times(command.action);
            }
            Lookup::Own(place) => {
                self.pressed.clear();
                self.times = 0;
                self.run_own(place);
            }
            Lookup::Begun => self.dirty = true,
            Lookup::Nothing => {
                let started = self.pressed.len() > 1;
                self.pressed.clear();
                // What might have followed is shown no more.
                self.dirty |= started;
                if started && key == Key::plain(Code::Esc) {
                    // It leaves the sequence, and nothing else.
                } else if started {
                    self.press(key);
                } else {
                    self.say_no_key(key);
                }
            }
        }
    }

    /// A digit of a number before a movement, where the person wants digits to count.
    fn counts(&mut self, key: Key) -> bool {
        let digit = match key.code {
            Code::Char(c) if key == Key::char(c) => c.to_digit(10),
            _ => None,
        };
        let begins = self.times > 0 || digit != Some(0);
        let counts = self.world.keymap.counts && self.pressed.is_empty() && begins;
        let Some(digit) = digit.filter(|_| counts) else { return false };
        self.times = (self.times * 10 + digit as usize).min(MOST_TIMES);
        self.tell(Message::new(COUNTED).count("count", self.times));
        true
    }

    /// Movements as often as was counted; `G` goes to the row of that number.
    fn run_times(&mut self, action: Action) {
        let said = |said: &Toast| said.message.id.as_ref() == COUNTED;
        if self.status.toast.take_if(|toast| said(toast)).is_some() {
            // The number has been taken.
            self.dirty = true;
        }
        match (std::mem::take(&mut self.times), action) {
            (0, action) => self.run(action),
            (row, Action::Move(Step::Last)) => self.go_to_row(row),
            (times, Action::Move(_)) => (0..times).for_each(|_| self.run(action)),
            (_, action) => self.run(action),
        }
    }

    /// A key that means nothing here says so, once: pressed again, nothing is drawn anew.
    fn say_no_key(&mut self, key: Key) {
        let said = Message::new("key-nothing").text("key", key.to_string());
        if self.status.says(&said) {
            return;
        }
        self.tell(said);
        self.only_moved = true;
    }

    /// Text where no text is wanted: it is offered as a search and runs nothing.
    pub(super) fn hold_ime_text(&mut self, text: String) {
        self.pressed.clear();
        self.status.ime = Some(text);
        self.dirty = true;
    }

    /// What is pasted is taken back as a whole, what is typed word by word.
    fn take_text(&mut self, text: &str, pasted: bool) {
        self.clear_error();
        self.dirty = true;
        let into = |line: &mut TextLine| {
            if pasted {
                line.insert(text);
            } else {
                line.type_in(text);
            }
        };
        match &mut self.mode {
            Mode::Line { line, .. } => {
                into(line);
                self.line_changed();
            }
            Mode::Compose(composer) if pasted => composer.insert(text),
            Mode::Compose(composer) => composer.type_in(text),
            Mode::Notes { area, .. } if pasted => area.insert(text),
            Mode::Notes { area, .. } => area.type_in(text),
            Mode::Overlay(Overlay::Pick(picker)) => {
                into(&mut picker.line);
                picker.find(&self.world);
            }
            Mode::Overlay(Overlay::Page { page: Page::History(history), .. }) if history.typing => {
                into(&mut history.find);
                history.narrow(&self.world);
            }
            Mode::Strip { .. } | Mode::Confirm { .. } | Mode::Sure { .. } => {}
            Mode::Overlay(Overlay::Page { .. }) | Mode::Normal => self.hold_text(text),
        }
    }

    /// A paste is text wherever text is typed; elsewhere it waits to be logged.
    fn take_paste(&mut self, text: String) {
        let waits = matches!(self.mode, Mode::Normal | Mode::Overlay(Overlay::Page { .. }));
        if self.is_typing() || !waits {
            return self.take_text(&text, true);
        }
        self.hold_paste(text);
    }

    fn strip_key(&mut self, key: Key) {
        let pressed = key;
        let after = matches!(self.mode, Mode::Strip { strip: Strip::After, .. });
        if !after && self.status.refuses().is_some() {
            self.status.toast = None;
            self.dirty = true;
        }
        let Folded::Key(key) = fold(key) else { return self.refuse_choice(pressed) };
        if matches!(look_up(Scope::Strip, &[key]), Lookup::Found(_)) {
            if let Mode::Strip { strip: Strip::Sweep(_), .. } = self.mode {
                return self.stop_sweep();
            }
            self.mode = Mode::Normal;
            self.dirty = true;
            return;
        }
        let choice = match key.code {
            Code::Char(c) if !key.ctrl => Some(c),
            _ => None,
        };
        // The question after a call is never in the way of another key.
        if let Mode::Strip { strip: strip @ Strip::After, .. } = &self.mode
            && !choice.is_some_and(|c| strip.offers(c))
        {
            self.mode = Mode::Normal;
            self.dirty = true;
            return self.normal_key(pressed);
        }
        if self.is_curtain(key) && !self.offers(choice) {
            return self.drop_curtain();
        }
        match choice.filter(|c| self.offers(Some(*c))) {
            Some(c) => self.choose(c),
            None => self.refuse_choice(pressed),
        }
    }

    /// Is the key one of the open strip's?
    fn offers(&self, choice: Option<char>) -> bool {
        let Mode::Strip { strip, .. } = &self.mode else { return false };
        choice.is_some_and(|c| strip.offers(c))
    }

    /// A strip stays open on a key that it does not offer, and says so.
    fn refuse_choice(&mut self, key: Key) {
        self.tell(Message::new(NOT_OFFERED).text("key", key.to_string()));
    }

    /// Whoever shares the screen gets the curtain before a strip or a question, too.
    fn is_curtain(&self, key: Key) -> bool {
        let found = self.world.keymap.look_up(Scope::Everywhere, &[key]);
        matches!(found, Lookup::Found(command) if command.action == Action::Curtain)
    }

    /// Only `y` says yes; the key that asked never does.
    fn confirm_key(&mut self, key: Key) {
        self.dirty = true;
        let asked = std::mem::replace(&mut self.mode, Mode::Normal);
        let folded = fold(key);
        if let Folded::Key(key) = folded
            && self.is_curtain(key)
        {
            return self.drop_curtain();
        }
        if folded != Folded::Key(Key::char('y')) {
            return;
        }
        match asked {
            Mode::Confirm { deed, targets } => self.commit(deed, &targets),
            Mode::Sure { gesture, .. } => self.decide(gesture),
            _ => {}
        }
    }

    fn line_key(&mut self, key: Key) {
        let Mode::Line { line, .. } = &mut self.mode else { return };
        self.dirty = true;
        match line.key(Scope::Input, key) {
            Typed::Changed => self.line_changed(),
            Typed::Other(Action::Accept) => self.accept_line(),
            Typed::Other(Action::Dismiss) => self.dismiss_line(),
            Typed::Other(Action::Complete) => self.complete_line(),
            Typed::Other(Action::EditOutside) => self.edit_outside(),
            _ => {}
        }
    }

    /// The list is narrowed while one types.
    pub(super) fn line_changed(&mut self) {
        if let Mode::Line { purpose: Purpose::Filter, line, .. } = &self.mode {
            let text = line.text().to_owned();
            self.find(&text);
        }
        self.look_for_offers();
    }

    fn composer_key(&mut self, key: Key) {
        let Mode::Compose(composer) = &mut self.mode else { return };
        self.dirty = true;
        match composer.key(key) {
            Typed::Other(Action::Accept) => self.accept_composer(),
            Typed::Other(Action::EditOutside) => self.edit_outside(),
            Typed::Other(Action::Dismiss) => self.leave_composer(),
            _ => {}
        }
    }

    fn overlay_key(&mut self, key: Key) {
        self.dirty = true;
        let page = usize::from(self.world.size().1 / 2).max(1);
        match &mut self.mode {
            Mode::Overlay(Overlay::Pick(picker))
                if picker.kind == Kind::Owners
                    && matches!(key.code, Code::Char(' ' | '\u{3000}')) =>
            {
                picker.tick(&self.world);
            }
            Mode::Overlay(Overlay::Pick(picker)) => match picker.line.key(Scope::Overlay, key) {
                Typed::Changed => picker.find(&self.world),
                Typed::Other(Action::Move(step)) => picker.step(step, page),
                Typed::Other(Action::Dismiss) => self.close_picker(),
                Typed::Other(Action::Complete) if picker.kind.starts() => {
                    let typed = picker.line.text().to_owned();
                    let choosing = Choosing::Picker(picker.kind.clone(), typed);
                    self.ask_start_day(choosing);
                }
                // That nothing is found stands there already.
                Typed::Other(Action::Accept) if picker.taken().is_none() => {}
                Typed::Other(Action::Accept) => {
                    let chosen = picker.taken();
                    let (text, cursor) = (picker.line.text().to_owned(), picker.cursor);
                    self.close_picker();
                    let stays = matches!(chosen, Some(Pick::Column(_)));
                    self.pick(chosen);
                    if stays {
                        self.open_columns(&text, cursor);
                    }
                }
                _ => {}
            },
            Mode::Overlay(Overlay::Page { page: Page::History(history), scroll })
                if history.typing =>
            {
                *scroll = 0;
                history.take(key, &self.world);
            }
            Mode::Overlay(Overlay::Page { .. }) => self.page_key(key, page),
            _ => {}
        }
    }

    /// A page is read with the keys of the lists; what opened it closes it.
    fn page_key(&mut self, key: Key, page: usize) {
        let Folded::Key(key) = fold(key) else { return };
        let is_file = matches!(self.mode, Mode::Overlay(Overlay::Page { page: Page::File(_), .. }));
        let is_run =
            matches!(self.mode, Mode::Overlay(Overlay::Page { page: Page::Changes { .. }, .. }));
        let scopes = [
            Some(Scope::File).filter(|_| is_file),
            Some(Scope::Overlay),
            Some(Scope::On(Place::Data)).filter(|_| is_run),
            Some(Scope::Lists),
        ];
        let found = scopes.into_iter().flatten().map(|scope| look_up(scope, &[key]));
        let found: Vec<Lookup> = found.collect();
        let action = found.iter().find_map(|lookup| match lookup {
            Lookup::Found(command) => Some(command.action),
            _ => None,
        });
        let Some(action) = action else { return };
        if self.narrows_page(action) {
            return;
        }
        match action {
            Action::Move(step) => self.scroll_page(step, page),
            Action::NextWay | Action::PreviousWay => {
                self.turn_decision(action == Action::NextWay);
            }
            Action::Ways => self.list_ways(),
            Action::Accept => self.accept_page(),
            Action::Quit | Action::Curtain => self.run(action),
            Action::Copy | Action::UndoRun => {
                self.mode = Mode::Normal;
                self.run(action);
            }
            Action::Sync if self.looks_closer() => {}
            Action::Brief
            | Action::Dismiss
            | Action::Cancel
            | Action::Back
            | Action::Why
            | Action::Sync => {
                self.leave_try_out();
                self.status.asking.clear();
                self.mode = Mode::Normal;
            }
            _ => {}
        }
    }

    /// `/` on the history, and Esc where it is narrowed.
    fn narrows_page(&mut self, action: Action) -> bool {
        let Mode::Overlay(Overlay::Page { page: Page::History(history), scroll }) = &mut self.mode
        else {
            return false;
        };
        match action {
            Action::Find => history.typing = true,
            Action::Cancel | Action::Dismiss if history.is_narrowed() => {
                history.show_all(&self.world);
            }
            _ => return false,
        }
        *scroll = 0;
        true
    }

    pub(super) fn scroll_page(&mut self, step: Step, page: usize) {
        let Mode::Overlay(Overlay::Page { page: shown, scroll }) = &mut self.mode else { return };
        if let (Page::File(file), Step::Up | Step::Down) = (&mut *shown, step) {
            file.step(step == Step::Down);
            return self.follow_file();
        }
        if let (Page::Queue(queue), Step::Up | Step::Down) = (&mut *shown, step) {
            let width = usize::from(self.world.size().0.min(100));
            let line = queue.step(&self.world, step == Step::Down, width);
            return follow(scroll, line, &self.world);
        }
        if let (Page::History(history), Step::Up | Step::Down) = (shown, step) {
            history.step(step == Step::Down);
            return follow(scroll, history.cursor_line(), &self.world);
        }
        *scroll = match step {
            Step::Down => *scroll + 1,
            Step::Up => scroll.saturating_sub(1),
            Step::First => 0,
            Step::Last => *scroll + 10 * page,
            Step::HalfDown | Step::PageDown => *scroll + page,
            Step::HalfUp | Step::PageUp => scroll.saturating_sub(page),
        }
        .min(2_000);
    }

    pub(super) fn pick(&mut self, pick: Option<Pick>) {
        match pick {
            // Chosen by its name it is no slip.
            Some(Pick::Run(command)) if command.action == Action::Quit => self.ask(Effect::Quit),
            Some(Pick::Run(command)) => self.run(command.action),
            Some(Pick::Elsewhere(command)) => self.run_elsewhere(command),
            Some(Pick::Idle(why)) => self.tell(Message { id: why.into(), args: Vec::new() }),
            Some(Pick::Own(place)) => self.run_own(place),
            Some(Pick::Account(id)) => self.jump_to(id),
            Some(Pick::Task(id)) => self.jump_to_task(id),
            Some(Pick::Row(number)) => self.go_to_row(number),
            Some(Pick::Language(lang)) => self.set_language(lang),
            Some(Pick::Worded(action, text)) => self.take_worded(action, &text),
            Some(Pick::Owner(owner)) => self.be(owner.into_iter().collect()),
            Some(Pick::Owners(names)) => self.be(names),
            Some(Pick::Start(begun)) => self.start(begun),
            Some(Pick::Assign(namings, account)) => self.assign(&namings, account),
            Some(Pick::Merge { stays, goes }) => self.ask_to_merge(stays, goes),
            Some(Pick::Part { from, goes }) => self.part(from, &goes),
            Some(Pick::Field { column, narrow: true }) => self.open_values(column),
            Some(Pick::Field { column, narrow: false }) => self.group_by(Some(column)),
            Some(Pick::Value(condition)) => self.narrow(&condition),
            Some(Pick::Column(column)) => self.turn_column(column),
            Some(Pick::Take(taken)) => self.take_way(taken),
            None => {}
        }
    }

    /// Opens a typed line.
    pub(super) fn open_line(&mut self, purpose: Purpose, text: &str) {
        let before = self.screen().filter_text().to_owned();
        self.mode = Mode::Line { purpose, line: TextLine::new(text), before };
        self.look_for_offers();
        self.dirty = true;
    }
}

/// Scrolls a page no farther than its cursor needs.
fn follow(scroll: &mut usize, line: usize, world: &World) {
    let seen = usize::from(world.size().1).min(42).saturating_sub(8).max(1);
    *scroll = (*scroll).min(line).max((line + 1).saturating_sub(seen));
}
