//! What if: other weights, limits and thresholds are tried on the whole book. The list stays in its
//! order and shows at once what would be; `:keep` writes the person's scorecard, `:drop` and Esc go
//! back.

use super::Shell;
use crate::core::message::Message;
use crate::core::portfolio::{Portfolio, Summary};
use crate::core::queue;
use crate::core::scorecard::Wish;
use crate::core::what_if::{Bench, Shift, Trial, weigh};
use crate::tui::effect::Effect;
use crate::tui::event::Event;
use crate::tui::world::StandIn;
use std::collections::HashMap;
use std::sync::Arc;

/// What a trial needs.
#[derive(Default)]
pub struct Tried {
    /// The book as it was read when the trial began.
    bench: Option<Arc<Bench>>,
    /// The rows before it.
    before: Option<Arc<Portfolio>>,
    /// Numbers that wait for the book to be read.
    waiting: Option<Vec<Wish>>,
}

impl Shell {
    pub(super) fn is_trying(&self) -> bool {
        matches!(self.world.stand_in, Some(StandIn::Trial(..)))
    }

    /// The numbers on trial, as they are typed.
    pub(super) fn tried_text(&self) -> String {
        let Some(StandIn::Trial(wishes, _)) = &self.world.stand_in else { return String::new() };
        let typed =
            wishes.iter().map(|wish| format!("{}.{}={}", wish.of, wish.keys.join("."), wish.value));
        typed.collect::<Vec<_>>().join(" ")
    }

    /// Tries numbers; the first time the book has to be read for it.
    pub(super) fn try_numbers(&mut self, text: &str) {
        if self.world.stand_in.is_some() && !self.is_trying() {
            return self.say_held_back();
        }
        let wishes = match Wish::parse_all(text) {
            Ok(wishes) => wishes,
            Err(message) => return self.fail(message),
        };
        if let Some(bench) = self.tried.bench.clone() {
            return self.weigh(&bench, wishes);
        }
        self.tried.waiting = Some(wishes);
        self.tell(Message::new("trial-reading"));
        self.ask(Effect::LoadBench);
    }

    pub(super) fn take_trial(&mut self, event: Event) {
        match event {
            Event::Bench(bench) => {
                self.tried.bench = Some(Arc::clone(&bench));
                if let Some(wishes) = self.tried.waiting.take() {
                    self.weigh(&bench, wishes);
                }
            }
            Event::Weighed { wishes, trial } => self.show_trial(wishes, &trial),
            _ => {}
        }
    }

    /// Put together again at once where only weights and limits change.
    fn weigh(&mut self, bench: &Bench, wishes: Vec<Wish>) {
        match bench.card.with(&wishes) {
            Err(message) => self.fail(message),
            Ok((card, _)) if bench.card.reads_like(&card) => {
                let trial = weigh(bench, &card);
                self.show_trial(wishes, &trial);
            }
            Ok(_) => {
                self.tell(Message::new("trial-reading"));
                self.ask(Effect::Weigh(wishes));
            }
        }
    }

    fn show_trial(&mut self, wishes: Vec<Wish>, trial: &Trial) {
        let before = Arc::clone(self.tried.before.get_or_insert(Arc::clone(&self.world.portfolio)));
        let shifts: HashMap<_, _> = trial.shifts.iter().map(|shift| (shift.id, shift)).collect();
        let today = self.world.today();
        let rows = before.rows.iter().map(|row| match shifts.get(&row.id) {
            Some(shift) if shift.moves() => {
                let mut tried = row.as_ref().clone();
                put(&mut tried, shift, today);
                Arc::new(tried)
            }
            _ => Arc::clone(row),
        });
        let portfolio = Portfolio { rows: rows.collect(), ..before.as_ref().clone() };
        self.world.stand_in = Some(StandIn::Trial(wishes, said(trial)));
        self.status.toast = None;
        self.show_rows_of(Arc::new(portfolio));
    }

    /// The same rows in the same order, with other values.
    fn show_rows_of(&mut self, portfolio: Arc<Portfolio>) {
        self.world.set_portfolio(portfolio);
        self.screens.triage.recount(&self.world);
        // The receipt is by other numbers now.
        self.world.detail = None;
        self.look_again();
        self.rebuild_list();
        self.dirty = true;
    }

    pub(super) fn keep_trial(&mut self) {
        let Some(StandIn::Trial(wishes, _)) = self.world.stand_in.take() else {
            return self.fail(Message::new("trial-none"));
        };
        self.tried = Tried::default();
        self.world.detail = None;
        self.look_again();
        // The book comes again, scored by what is kept.
        self.loaded = false;
        self.tell(Message::new("scorecard-kept"));
        self.ask(Effect::KeepCard(wishes));
    }

    pub(super) fn drop_trial(&mut self) {
        if !self.is_trying() {
            return self.fail(Message::new("trial-none"));
        }
        self.world.stand_in = None;
        let before = std::mem::take(&mut self.tried).before;
        if let Some(before) = before {
            self.show_rows_of(before);
        }
        self.tell(Message::new("trial-dropped"));
        // What came meanwhile was not shown.
        self.ask(Effect::Travel(None));
    }
}

/// A row as it would be.
fn put(row: &mut Summary, shift: &Shift, today: crate::core::day::Day) {
    (row.score, row.raw, row.band) = (shift.to.score, shift.to.raw, shift.to.band);
    let days = row.days_to_deadline(today);
    row.priority = queue::priority(row.arr_weight, row.band, row.score, days, row.by_order);
}

fn said(trial: &Trial) -> Message {
    let ((redder, calmer), (from, to)) = (trial.reddened(), trial.hours());
    Message::new("trial-said")
        .count("flips", trial.flips())
        .count("redder", redder)
        .count("calmer", calmer)
        .number("from", from, 1)
        .number("to", to, 1)
}
