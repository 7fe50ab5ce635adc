//! W10 No executive sponsor on record, where the tier expects one: P3, until one is named.
//!
//! - Said only where contacts of the account have roles, and somebody in this workspace names
//!   sponsors at all: a practice that is not in use is not bad.
//! - A sponsor who left is for the rule for champions.
//! - Source: commonly set so (S48 R3).

use super::{Case, Finding, Rule, Severity};
use crate::core::account::Tier;
use crate::core::contact::Role;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::people::{Seat, Standing, role_on};
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoSponsor {
    expected: Vec<Tier>,
}

impl Rule for NoSponsor {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let contacts = &at.dossier.facts.contacts;
        let roles = contacts.iter().any(|contact| role_on(contact, at.day).is_some());
        let vacant = Seat::of(at, Role::Sponsor).standing == Standing::Vacant;
        let asked = at.dossier.book.habits.sponsors && self.expected.contains(&at.tier());
        let since = at.dossier.start.max(at.first_import(Entity::Contact)).unwrap_or(at.day);
        let words = (
            Message::new("signal-no-sponsor"),
            Message::new("signal-no-sponsor-evidence").count("count", contacts.len() as i64),
        );
        let found = Finding::new(Severity::P3, since.min(at.day), words);
        let found = found.measured(0.0, 1.0, Unit::People).falling();
        (asked && roles && vacant).then(|| found.play("ask_introduction").of(Entity::Contact))
    }

    fn sound(&self) -> bool {
        true
    }
}
