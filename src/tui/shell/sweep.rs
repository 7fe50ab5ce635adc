//! The walk through the book: each account opens in its 360 with one question under it, until the
//! last one or Esc.

use super::status::NOTHING_SAID;
use super::{Mode, Shell};
use crate::core::account::AccountId;
use crate::core::activity::TouchKind;
use crate::core::message::Message;
use crate::locale::format;
use crate::tui::deed::{Deed, Targets, When};
use crate::tui::effect::Effect;
use crate::tui::screen::Place;
use crate::tui::screen::account::Account;
use crate::tui::strip::{Strip, TAKE_BACK};
use crate::tui::sweep::{Answered, Kind, Start, Sweep};
use std::collections::BTreeSet;

impl Shell {
    pub(super) fn start_sweep(&mut self, kind: Kind) {
        let from = self.list_place();
        let last = self.swept.get(kind.key()).copied();
        // A walk that came to its end is over with its day.
        let today = Some(self.world.today());
        let answered = self.answered.entry(kind.key()).or_default();
        if last.is_none() && answered.day != today {
            *answered = Answered::default();
        }
        match Sweep::begin(&self.world, kind, (last, answered), from) {
            Start::Nobody => self.tell(Message::new("sweep-nobody")),
            Start::AllAsked(count) => {
                self.tell(Message::new("sweep-all-asked").count("count", count));
            }
            Start::At(sweep) => {
                self.sweep = Some(sweep);
                self.show_sweep();
            }
        }
    }

    /// Opens the account that is asked about, and asks.
    pub(super) fn show_sweep(&mut self) {
        let Some(sweep) = &self.sweep else { return };
        let Some(id) = sweep.current() else { return self.end_sweep() };
        let kind = sweep.kind;
        if self.account.as_ref().is_none_or(|account| account.id != id) {
            self.account = Some(Account::new(id, sweep.from));
        }
        self.place = Place::Account;
        self.look_now();
        self.mode = Mode::Strip { strip: Strip::Sweep(kind), targets: Targets::Accounts(vec![id]) };
        self.dirty = true;
    }

    /// After the last one: the next walk begins anew.
    fn end_sweep(&mut self) {
        let Some(sweep) = self.sweep.take() else { return };
        self.remember_sweep(sweep.kind, None);
        self.leave_sweep(sweep.from);
        self.tell(Message::new("sweep-done").count("count", sweep.len()));
    }

    /// Esc: the next time goes on from here.
    pub(super) fn stop_sweep(&mut self) {
        let Some(sweep) = self.sweep.take() else { return };
        let (at, of) = sweep.progress();
        self.leave_sweep(sweep.from);
        let stopped = Message::new("sweep-stopped").count("at", at - 1).count("of", of);
        self.tell(stopped);
    }

    fn leave_sweep(&mut self, from: Place) {
        self.account = None;
        self.place = from;
        self.mode = Mode::Normal;
        self.rebuild_list();
        self.dirty = true;
    }

    /// Something was said: it is not asked about again, and one goes on. `written`: a gesture was
    /// made of it.
    pub(super) fn answer_sweep(&mut self, written: bool) {
        let Some(sweep) = &mut self.sweep else { return };
        let (kind, settled) = (sweep.kind, sweep.settle(written));
        self.note_answered(kind, |ids| ids.extend(settled));
        self.advance_sweep();
    }

    fn note_answered(&mut self, kind: Kind, change: impl FnOnce(&mut BTreeSet<AccountId>)) {
        let today = self.world.today();
        let answered = self.answered.entry(kind.key()).or_default();
        answered.day = Some(today);
        change(&mut answered.ids);
        let value = answered.said();
        self.ask(Effect::Remember { key: kind.answered_key().to_owned(), value });
    }

    /// The account was passed by, or is done: on to the next one.
    pub(super) fn advance_sweep(&mut self) {
        let Some(sweep) = &mut self.sweep else { return };
        let (kind, passed) = (sweep.kind, sweep.advance());
        self.remember_sweep(kind, passed);
        self.show_sweep();
    }

    fn retreat_sweep(&mut self) {
        let Some(sweep) = &mut self.sweep else { return };
        let (kind, last) = (sweep.kind, sweep.go_back());
        self.remember_sweep(kind, last);
        self.show_sweep();
    }

    fn remember_sweep(&mut self, kind: Kind, last: Option<AccountId>) {
        match last {
            Some(id) => self.swept.insert(kind.key(), id),
            None => self.swept.remove(kind.key()),
        };
        let value = last.map(|id| id.to_string()).unwrap_or_default();
        self.ask(Effect::Remember { key: kind.key().to_owned(), value });
    }

    /// A choice under the account.
    pub(super) fn choose_in_sweep(&mut self, kind: Kind, key: char, targets: Targets) {
        match (kind, key) {
            (_, 'n') => self.advance_sweep(),
            (_, 'b') => self.retreat_sweep(),
            (_, TAKE_BACK) => self.reopen_in_sweep(kind),
            (Kind::Pulse, _) => self.choose_pulse(key, targets),
            (Kind::Renewals, 'k') => self.note_in_sweep("sweep-keeps-note", targets),
            (Kind::Silent, 'c') => self.compose(&targets),
            (Kind::Renewals, _) | (Kind::Silent, 's') => self.put_off_in_sweep(targets),
            (Kind::Silent, _) => {
                let line = self.world.word("sweep-task-line");
                self.perform(Deed::Add(line), targets);
            }
        }
    }

    /// What the person says of the renewal, kept as a note of their own.
    fn note_in_sweep(&mut self, id: &'static str, targets: Targets) {
        let text = self.world.word(id);
        self.perform(Deed::Log { text, kind: TouchKind::Note, direction: None }, targets);
    }

    /// Two weeks of quiet where something calls; else it is only passed by.
    fn put_off_in_sweep(&mut self, targets: Targets) {
        let calls = |id: &AccountId| self.world.row(*id).is_some_and(|row| !row.signals.is_empty());
        if targets.accounts(&self.world).iter().any(calls) {
            self.perform(Deed::Snooze(When::Key('f')), targets);
        } else {
            self.answer_sweep(false);
        }
    }

    /// What was said last on this walk is taken back, and asked about again.
    fn reopen_in_sweep(&mut self, kind: Kind) {
        let Some(reopened) = self.sweep.as_mut().and_then(Sweep::reopen) else {
            return self.tell(Message::new(NOTHING_SAID));
        };
        if reopened.written {
            self.ask(Effect::Undo);
        }
        self.note_answered(kind, |ids| {
            ids.remove(&reopened.account);
        });
        self.remember_sweep(kind, reopened.last);
        self.show_sweep();
    }

    /// `12/60`, while one walks.
    pub(super) fn sweep_progress(&self) -> Option<String> {
        let (at, of) = self.sweep.as_ref()?.progress();
        Some(format!("{}/{}", format::count(at as i64), format::count(of as i64)))
    }
}
