//! W17 A detractor: somebody's last NPS answer is 0 to `score` (6). P2; P1 of a buyer, champion or
//! sponsor.
//!
//! - Clears when the loop is closed: a two-way touch with that person after the answer, or with
//!   anybody where it is not known who that is; or their next answer; or `days` (90) later.
//! - Source: commonly set so (S49).

use super::{Case, Finding, Rule, Severity};
use crate::core::contact::Role;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::response::{Response, SurveyKind};
use crate::core::scoring::moment::Moment;
use crate::core::scoring::people::role_of;
use crate::core::scoring::touches::is_person;
use crate::core::search::same_person;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NpsDetractor {
    score: f64,
    days: i32,
}

impl Rule for NpsDetractor {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let answers = at.responses(SurveyKind::Nps).filter(|a| {
            a.score <= self.score && at.day - a.date < self.days && is_last(at, a) && !closed(at, a)
        });
        let answers: Vec<&Response> = answers.collect();
        let causes: Vec<String> = answers.iter().map(|answer| answer.key.clone()).collect();
        let worst =
            answers.into_iter().max_by_key(|a| (severity(at, a), std::cmp::Reverse(a.date)))?;
        let who = worst
            .contact
            .as_deref()
            .map_or(Message::new("somebody"), |who| Message::new("as-typed").text("text", who));
        let reason = Message::new("signal-nps-detractor").count("points", worst.score as i64);
        let evidence = Message::new("signal-nps-detractor-evidence")
            .message("who", who)
            .day("day", worst.date)
            .number("score", worst.score, 0)
            .number("threshold", self.score, 0);
        let found = Finding::new(severity(at, worst), worst.date, (reason, evidence));
        let found = found.measured(worst.score, self.score, Unit::Points).falling().about(causes);
        Some(found.play("detractor_loop").of(Entity::Response))
    }

    fn sound(&self) -> bool {
        (0.0..10.0).contains(&self.score) && self.days > 0
    }
}

fn severity(at: &Moment<'_>, answer: &Response) -> Severity {
    let role = answer.contact.as_deref().and_then(|who| role_of(at, who));
    match role {
        Some(Role::Buyer | Role::Champion | Role::Sponsor) => Severity::P1,
        _ => Severity::P2,
    }
}

/// Nobody of that name has answered again.
fn is_last(at: &Moment<'_>, answer: &Response) -> bool {
    answer.contact.is_none()
        || !at.responses(SurveyKind::Nps).any(|other| {
            other.date > answer.date && same(other.contact.as_deref(), answer.contact.as_deref())
        })
}

/// The same person answered both.
pub fn same(one: Option<&str>, other: Option<&str>) -> bool {
    one.zip(other).is_some_and(|(one, other)| same_person(one, other))
}

/// Somebody has talked with the person since.
pub fn closed(at: &Moment<'_>, answer: &Response) -> bool {
    let touches = &at.dossier.touches;
    let contacts = at.dossier.facts.contacts.iter();
    let person = answer.contact.as_deref().filter(|_| touches.names_people);
    let person = person.and_then(|who| contacts.clone().find(|contact| is_person(contact, who)));
    let met = match person {
        Some(contact) => touches.met(contact, at.day),
        None => touches.last(at.day).map(|(day, _)| day),
    };
    met.is_some_and(|met| met > answer.date)
}
