//! Contract state: the worst live fact of the term, not a mean.
//!
//! - Clean 100 · a competitor named 50 · the term shortened 50 · licences cut by 10 % to 25 % 60,
//!   by more 30 · downgrade 40 · renewal switched from on to off within this term, or notice
//!   served 0. A contract that is renewed by order each term is clean.
//! - Missing where nothing states a term; stale 180 days after the feed's last import.

use super::{Measure, Reading};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::{AtLeast, on_scale};
use crate::core::scoring::moment::Moment;
use crate::core::scoring::terms::Adverse;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractState {
    stale: i32,
    competitor: f64,
    shortened: f64,
    downgrade: f64,
    seats_cut: AtLeast,
    off: f64,
}

impl Measure for ContractState {
    fn unit(&self) -> Unit {
        Unit::State
    }

    fn entity(&self) -> Option<Entity> {
        Some(Entity::Subscription)
    }

    fn carried(&self) -> Option<Entity> {
        Some(Entity::Subscription)
    }

    fn read<'a>(&self, at: &Moment<'a>) -> Reading<'a> {
        let from_terms = at.fresh(Entity::Subscription);
        let stated = at.state.end.is_some() || at.state.mode.is_some();
        let entity = if from_terms.is_some() { Entity::Subscription } else { Entity::Account };
        let fresh = from_terms.or_else(|| at.fresh(Entity::Account).filter(|_| stated));
        if fresh.is_none() {
            return Reading::missing().noted(at.note(|| Message::new("note-no-terms")));
        }
        let live = at.dossier.terms.against(at.day).map(|fact| fact.what);
        let own = at.switched_off().map(|_| Adverse::SwitchedOff);
        let judged = live.chain(own).map(|what| (self.points(what), what));
        let worst = judged.min_by(|a, b| a.0.total_cmp(&b.0)).filter(|(points, _)| *points < 100.0);
        let points = worst.map_or(100.0, |(points, _)| points);
        let note = at.note(|| worst.map_or(Message::new("note-contract-clean"), |w| describe(w.1)));
        Reading::measured(points, points)
            .aged(fresh, at.day, self.stale)
            .from(at.source(entity))
            .noted(note)
    }

    fn sound(&self) -> bool {
        self.seats_cut.sound()
            && [self.competitor, self.shortened, self.downgrade, self.off].into_iter().all(on_scale)
    }
}

impl ContractState {
    fn points(&self, what: Adverse<'_>) -> f64 {
        match what {
            Adverse::SwitchedOff | Adverse::NoticeServed => self.off,
            Adverse::Competitor { .. } => self.competitor,
            Adverse::Shortened { .. } => self.shortened,
            Adverse::SeatsCut { percent, .. } => self.seats_cut.at(percent),
            Adverse::Downgrade { .. } => self.downgrade,
        }
    }
}

/// The fact in words.
pub fn describe(what: Adverse<'_>) -> Message {
    match what {
        Adverse::SwitchedOff => Message::new("note-renewal-off"),
        Adverse::NoticeServed => Message::new("note-notice-served"),
        Adverse::Competitor { name, .. } => Message::new("note-competitor").text("name", name),
        Adverse::Shortened { from, to } => {
            Message::new("note-term-shortened").count("from", from).count("to", to)
        }
        Adverse::SeatsCut { percent, from, to } => {
            let cut = Message::new("note-seats-cut").percent("percent", -percent);
            cut.count("from", from).count("to", to)
        }
        Adverse::Downgrade { from, to } => {
            Message::new("note-downgrade").money("from", from).money("to", to)
        }
    }
}
