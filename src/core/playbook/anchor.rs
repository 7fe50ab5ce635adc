//! What the days of a template count from: a start, a signal, a deadline, a meeting, or today.

use super::{Kind, Playbook};
use crate::core::day::Day;
use crate::core::portfolio::Summary;
use serde::{Deserialize, Serialize};

/// A signal older than this does not date a play: nobody had begun, so nothing was missed.
const FRESH_DAYS: i32 = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The day the account began.
    Start,
    /// The day of the signal that calls for it, where that was this week; else today.
    Signal,
    /// The last day for notice, or for the order.
    OptOut,
    /// The next meeting that is booked.
    Meeting,
    Today,
}

impl Playbook {
    /// A checklist of onboarding counts from the start, a play that says nothing from today.
    pub fn anchor(&self) -> Anchor {
        self.anchored.unwrap_or(match self.kind {
            Kind::Onboarding => Anchor::Start,
            Kind::Play => Anchor::Today,
        })
    }

    /// The day its steps count from for an account; `None` where nobody knows it.
    pub fn anchor_of(&self, row: &Summary, today: Day) -> Option<Day> {
        let ahead = |day: Option<Day>| day.filter(|day| *day >= today);
        match self.anchor() {
            Anchor::Start => row.start,
            Anchor::Signal => {
                let called = row.signals.iter().find(|signal| self.answers(signal));
                let since = called.map(|signal| signal.since);
                let fresh = since.filter(|day| (0..=FRESH_DAYS).contains(&(today - *day)));
                Some(fresh.unwrap_or(today))
            }
            Anchor::OptOut => ahead(row.deadline),
            Anchor::Meeting => ahead(row.booked),
            Anchor::Today => Some(today),
        }
    }
}
