//! W11 The executive sponsor is silent: P2, until the next contact.
//!
//! - No two-way touch with the sponsor, and no sign of them, for more than 90 days (strategic), 180
//!   (high) or 270 (mid). Where no touch on file names its people, nothing is said.
//! - Source: commonly set so (S48 R2); stricter elsewhere (S49f: 60, 90, 180).

use super::{Case, Finding, Rule, Severity};
use crate::core::contact::Role;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scorecard::scale::ByTier;
use crate::core::scoring::people::{Seat, Standing, last_contact};
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SponsorSilent {
    days: ByTier<i32>,
}

impl Rule for SponsorSilent {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let limit = self.days.get(at.tier())?;
        let seat = Seat::of(at, Role::Sponsor);
        let Standing::Silent(days) = seat.standing else { return None };
        let last = at.day - days;
        let reason = Message::new("signal-sponsor-silent").count("days", days);
        let met = last_contact(at, seat.holder?).is_some();
        let evidence = if met {
            Message::new("signal-sponsor-silent-evidence")
        } else {
            Message::new("signal-sponsor-unseen-evidence")
        };
        let evidence = evidence
            .text("who", seat.name()?)
            .day("day", last)
            .count("days", days)
            .count("threshold", limit);
        let found = Finding::new(Severity::P2, last + limit + 1, (reason, evidence));
        let found = found.measured(days, limit, Unit::Days);
        (days > limit).then(|| found.play("exec_note").of(Entity::Activity))
    }

    fn sound(&self) -> bool {
        self.days.all(|days| days > 0)
    }
}
