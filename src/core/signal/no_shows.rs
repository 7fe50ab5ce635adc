//! W25 A buyer, champion or sponsor stays away: P2, until a meeting is held.
//!
//! - The last `count` (2) meetings in a row were cancelled or nobody came, all with one of them, the
//!   newest at most `days` (60) ago. A meeting that does not say who was to come says nothing.
//! - Source: commonly set so (S48 R5).

use super::{Case, Finding, Rule, Severity};
use crate::core::activity::{Activity, TouchKind, TouchStatus};
use crate::core::contact::Role;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::moment::Moment;
use crate::core::scoring::people::role_of;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoShows {
    count: usize,
    days: i32,
}

impl Rule for NoShows {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let mut meetings: Vec<&Activity> = at
            .dossier
            .facts
            .activities
            .iter()
            .filter(|a| is_meeting(a) && a.day <= at.day && !a.ahead_on(at.day))
            .collect();
        // What was held on a day goes before what was not.
        meetings.sort_by_key(|a| (a.day, a.status == TouchStatus::Held));
        let missed = meetings.iter().rev().take_while(|a| a.status != TouchStatus::Held);
        let missed: Vec<(&Activity, &str)> =
            missed.map_while(|a| Some((*a, of_weight(at, a)?))).collect();
        let (last, who) = *missed.first().filter(|(a, _)| at.day - a.day <= self.days)?;
        let first = missed.len().checked_sub(self.count)?;
        let since = missed.get(first)?.0.day;
        let count = missed.len() as i64;
        let reason = Message::new("signal-no-shows").count("count", count);
        let evidence = Message::new("signal-no-shows-evidence")
            .count("count", count)
            .text("who", who)
            .day("day", last.day)
            .count("threshold", self.count as i64);
        let found = Finding::new(Severity::P2, since, (reason, evidence));
        let found = found.measured(count as f64, self.count as f64, Unit::Count);
        Some(found.play("second_route").of(Entity::Activity))
    }

    fn sound(&self) -> bool {
        self.count > 0 && self.days > 0
    }
}

fn is_meeting(activity: &Activity) -> bool {
    use TouchKind::{Call, Meeting, Qbr, Regular, Visit};
    matches!(activity.kind, Call | Meeting | Regular | Visit | Qbr)
        && activity.status != TouchStatus::Planned
}

/// Who of those that matter was to come.
fn of_weight<'a>(at: &Moment<'_>, activity: &'a Activity) -> Option<&'a str> {
    let matters = |who: &&String| {
        matches!(role_of(at, who), Some(Role::Buyer | Role::Champion | Role::Sponsor))
    };
    activity.attendees.iter().find(matters).map(String::as_str)
}
