//! W12 One single person answers, where more should: P2, until there are two.
//!
//! - Distinct people of the customer in two-way touches of `window` days (90), where the measure of
//!   multithreading has a target above one; from `from_tenure` days on.
//! - None at all is silence, which has a rule of its own; touches that name nobody say nothing.
//! - Source: commonly set so (S48 R4).

use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

/// Weeks looked back for the beginning.
const WEEKS: i32 = 52;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SingleThreaded {
    window: i32,
    from_tenure: i32,
}

impl Rule for SingleThreaded {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let target = at.dossier.card.measures.multithreading.target(at.tier())?;
        let young = at.younger_than(self.from_tenure);
        if target <= 1 || young || !self.alone(at, at.day) {
            return None;
        }
        let weeks = (1..=WEEKS).map(|back| at.day - 7 * back);
        let since = weeks.take_while(|day| self.alone(at, *day)).last().unwrap_or(at.day);
        let evidence = Message::new("signal-single-threaded-evidence")
            .count("days", self.window)
            .count("target", target);
        let words = (Message::new("signal-single-threaded"), evidence);
        let found = Finding::new(Severity::P2, since, words).measured(1.0, 2.0, Unit::People);
        Some(found.against(target).play("widen_contacts").of(Entity::Activity))
    }

    fn sound(&self) -> bool {
        self.window > 0
    }
}

impl SingleThreaded {
    fn alone(&self, at: &Moment<'_>, day: Day) -> bool {
        at.dossier.touches.people(day - (self.window - 1), day) == 1
    }
}
