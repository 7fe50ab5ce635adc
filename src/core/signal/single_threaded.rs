//! W12 One single person answers, or nobody, where more should: P2, until there are two.
//!
//! - Distinct people of the customer in two-way touches of `window` days (90), where the measure of
//!   multithreading has a target above one; from `from_tenure` days on.
//! - Touches that name nobody say nothing, nor does an account of which no feed has any.
//! - Source: commonly set so (S48 R4).

use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

/// Weeks looked back for the beginning, as far as people are looked at.
const WEEKS: i32 = 80;

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
        let people = self.people(at, at.day).filter(|people| *people <= 1)?;
        if target <= 1 {
            return None;
        }
        let alone = |day: &Day| self.people(at, *day).is_some_and(|people| people <= 1);
        let weeks = (1..=WEEKS).map(|back| at.day - 7 * back);
        let since = weeks.take_while(alone).last().unwrap_or(at.day);
        let (reason, evidence) = if people == 0 {
            ("signal-nobody-answers", "signal-nobody-answers-evidence")
        } else {
            ("signal-single-threaded", "signal-single-threaded-evidence")
        };
        let evidence = Message::new(evidence).count("days", self.window).count("target", target);
        let found = Finding::new(Severity::P2, since, (Message::new(reason), evidence));
        let found = found.measured(people as f64, 2.0, Unit::People).falling();
        Some(found.against(target).play("widen_contacts").of(Entity::Activity))
    }

    fn sound(&self) -> bool {
        self.window > 0
    }
}

impl SingleThreaded {
    /// Distinct people met in the window up to a day; `None` where nothing could tell.
    fn people(&self, at: &Moment<'_>, day: Day) -> Option<usize> {
        let (touches, from) = (&at.dossier.touches, day - self.window);
        let people = touches.people(from, day);
        let nameless = people == 0 && touches.any(from, day);
        let begun = at.dossier.start.is_none_or(|start| day - start >= self.from_tenure);
        let covered = at.dossier.feeds.reaches_back_to(Entity::Activity, from);
        let known = touches.names_people && !nameless && begun && (covered || people > 0);
        (known && Moment::new(at.dossier, day, false).silence().is_some()).then_some(people)
    }
}
