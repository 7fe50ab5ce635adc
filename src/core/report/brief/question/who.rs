//! Questions about the customer's people: who left, who is missing, who has not been heard for long.

use super::super::{View, people};
use super::ask;
use crate::core::contact::{Contact, Role};
use crate::core::message::Message;
use crate::core::report::{Item, named};
use crate::core::scoring::people::{Seat, Standing};

/// Whose silence is worth a question, and after how many days.
const SILENT: [(Role, i32); 2] = [(Role::Champion, 60), (Role::Sponsor, 90)];

/// Who spoke for us, or over it, has left and nobody followed.
pub fn leader_left(view: &View<'_>) -> Option<Item> {
    [Role::Champion, Role::Sponsor].into_iter().find_map(|role| {
        let seat = Seat::of(view.at, role);
        let (Standing::Left(day), Some(name)) = (seat.standing, seat.name()) else { return None };
        let fact = Message::new("fact-left").text("name", name).day("day", day);
        let role = named("role", role.id());
        Some(ask(Message::new("ask-left").text("name", name), fact.message("role", role)))
    })
}

/// One person alone answered in three months, though touches name their people.
pub fn single_threaded(view: &View<'_>) -> Option<Item> {
    let touches = &view.at.dossier.touches;
    let people = touches.people(view.today - 90, view.today);
    let met = |contact: &&Contact| people::met(view, contact);
    let last = view.facts.contacts.iter().max_by_key(met)?;
    met(&last)?;
    let fact = Message::new("fact-single").text("name", &last.name);
    (touches.names_people && people == 1)
        .then(|| ask(Message::new("ask-single").text("name", &last.name), fact))
}

/// A role that nobody holds, where people are on file at all.
fn vacant(view: &View<'_>, role: Role, question: &'static str) -> Option<Item> {
    let seat = Seat::of(view.at, role);
    let kept = view.facts.contacts.iter().any(|contact| contact.role.is_some());
    let fact = Message::new("fact-vacant").message("role", named("role", role.id()));
    let question = Message { id: question.into(), args: Vec::new() };
    (kept && seat.standing == Standing::Vacant).then(|| ask(question, fact))
}

pub fn no_sponsor(view: &View<'_>) -> Option<Item> {
    vacant(view, Role::Sponsor, "ask-no-sponsor")
}

pub fn no_champion(view: &View<'_>) -> Option<Item> {
    vacant(view, Role::Champion, "ask-no-champion")
}

pub fn no_buyer(view: &View<'_>) -> Option<Item> {
    vacant(view, Role::Buyer, "ask-no-buyer")
}

pub fn never_met(view: &View<'_>) -> Option<Item> {
    let contact = people::never_met(view)?;
    let role = named("role", contact.role?.id());
    let fact = Message::new("fact-never-met").text("name", &contact.name).message("role", role);
    Some(ask(Message::new("ask-never-met").text("name", &contact.name), fact))
}

/// Who speaks for us, or over it, was met, but not for long.
pub fn leader_silent(view: &View<'_>) -> Option<Item> {
    SILENT.into_iter().find_map(|(role, days)| {
        let contact = Seat::of(view.at, role).holder?;
        let day = people::met(view, contact).filter(|day| view.today - *day >= days)?;
        let fact = Message::new("fact-met-long").text("name", &contact.name);
        let fact = fact.message("role", named("role", role.id())).day("day", day);
        let question = Message::new("ask-met-long").text("name", &contact.name);
        Some(ask(question, fact.count("days", view.today - day)))
    })
}
