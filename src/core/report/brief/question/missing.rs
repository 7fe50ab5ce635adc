//! Questions for what is not on file: each names what is missing.

use super::super::View;
use super::ask;
use super::goal::ANSWER_DAYS;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::MeasureState;
use crate::core::report::Item;

/// No export says how much they use.
pub fn unmeasured(view: &View<'_>) -> bool {
    let known = view.measure("usage_trend");
    let missing = known.is_none_or(|line| line.state == MeasureState::Missing);
    missing && view.at.dossier.usage.actions.is_none() && !view.at.listed(Entity::Usage)
}

/// Use is not measured here: only the customer can say it.
pub fn usage(view: &View<'_>) -> Option<Item> {
    let none = unmeasured(view);
    none.then(|| ask(Message::new("ask-unmeasured"), Message::new("fact-unmeasured")))
}

pub fn people(view: &View<'_>) -> Option<Item> {
    let none = view.facts.contacts.is_empty();
    none.then(|| ask(Message::new("ask-no-people"), Message::new("fact-no-people")))
}

/// Nothing says when any term ends or ended.
pub fn term(view: &View<'_>) -> Option<Item> {
    let account = &view.facts.account;
    let mut terms = view.facts.subscriptions.iter();
    let known = terms.find_map(|term| term.end).or(account.end_date);
    let none = view.clock.end.or(known).or(account.end_by_hand).is_none();
    none.then(|| ask(Message::new("ask-no-term"), Message::new("fact-no-term")))
}

/// No plan that is open names anything still to be reached.
pub fn objective(view: &View<'_>) -> Option<Item> {
    let none = view.objectives().next().is_none();
    none.then(|| ask(Message::new("ask-no-objective"), Message::new("fact-no-objective")))
}

pub fn proof(view: &View<'_>) -> Option<Item> {
    let none = view.facts.proofs.iter().all(|proof| proof.day > view.today);
    none.then(|| ask(Message::new("ask-proof"), Message::new("fact-no-proof")))
}

/// Nobody answered a survey in the last months, or ever.
pub fn feedback(view: &View<'_>) -> Option<Item> {
    let known = view.facts.responses.iter().map(|answer| answer.date);
    let last = known.filter(|day| *day <= view.today).max();
    let fact = match last {
        Some(day) if view.today - day < ANSWER_DAYS => return None,
        Some(day) => Message::new("fact-old-feedback").day("day", day),
        None => Message::new("fact-no-feedback"),
    };
    Some(ask(Message::new("ask-no-feedback"), fact))
}

/// Nothing two-way was ever logged.
pub fn talk(view: &View<'_>) -> Option<Item> {
    let none = view.touch.is_none();
    none.then(|| ask(Message::new("ask-never-spoke"), Message::new("fact-never-spoke")))
}
