//! Questions about what is under way: promises and steps that are not due yet, tickets, and what
//! was spoken of last time.

use super::super::{View, promise, state};
use super::ask;
use crate::core::message::Message;
use crate::core::report::{Item, named};
use crate::core::task::Side;
use crate::core::ticket::Ticket;

/// A step this near is worth asking about.
const STEP_DAYS: i32 = 14;
/// A ticket this old, or closed this lately, is.
const OPEN_DAYS: i32 = 7;
const CLOSED_DAYS: i32 = 30;

pub fn step(view: &View<'_>) -> Option<Item> {
    let step = state::next_step(view)?;
    let days = step.due? - view.today;
    let fact = Message::new("fact-step-near").day("due", step.due?).count("days", days);
    let near = (0..=STEP_DAYS).contains(&days);
    near.then(|| ask(Message::new("ask-step-near").text("step", &step.title), fact))
}

pub fn promise(view: &View<'_>) -> Option<Item> {
    promised_by(view, Side::Us, "ask-promise-near", "fact-promise-near")
}

pub fn promised(view: &View<'_>) -> Option<Item> {
    promised_by(view, Side::Customer, "ask-promised-near", "fact-promised-near")
}

/// The next promise of a side that has a day.
fn promised_by(
    view: &View<'_>,
    side: Side,
    question: &'static str,
    fact: &'static str,
) -> Option<Item> {
    let open = promise::open(&view.facts.tasks).filter(|task| task.side == side);
    let ahead = open.filter(|task| task.due.is_some_and(|due| due >= view.today));
    let task = ahead.min_by_key(|task| task.due)?;
    let due = task.due?;
    let question = Message { id: question.into(), args: Vec::new() };
    let fact = Message { id: fact.into(), args: Vec::new() }.count("days", due - view.today);
    Some(ask(question.text("text", &task.title).day("day", due), fact.day("day", due)))
}

fn about(ticket: &Ticket) -> String {
    ticket.subject.clone().unwrap_or_else(|| ticket.title())
}

pub fn ticket_waits(view: &View<'_>) -> Option<Item> {
    let (opened, ticket) = view.at.dossier.tickets.open_on(view.today).next()?;
    let days = view.today - opened;
    let fact = Message::new("fact-ticket").text("key", ticket.named()).count("days", days);
    let question = Message::new("ask-ticket").text("subject", about(ticket));
    (days >= OPEN_DAYS).then(|| ask(question, fact))
}

/// Closed after both sides last spoke.
pub fn ticket_closed(view: &View<'_>) -> Option<Item> {
    let all = view.at.dossier.tickets.all.iter().map(|(_, ticket)| *ticket);
    let closed = all.filter_map(|ticket| Some((ticket.closed?, ticket)));
    let news = closed.filter(|(day, _)| view.is_news(*day) && view.today - *day <= CLOSED_DAYS);
    let (day, ticket) = news.max_by_key(|(day, _)| *day)?;
    let fact = Message::new("fact-ticket-closed").text("key", ticket.named()).day("day", day);
    Some(ask(Message::new("ask-ticket-closed").text("subject", about(ticket)), fact))
}

/// What the last two-way touch was about.
pub fn last_talk(view: &View<'_>) -> Option<Item> {
    let (day, touch) = view.touch?;
    let Some(touch) = touch.filter(|touch| !touch.subject.trim().is_empty()) else {
        let fact = Message::new("fact-silent").day("day", day);
        return Some(ask(Message::new("ask-silent"), fact.count("days", view.today - day)));
    };
    let fact = Message::new("fact-last-talk").message("kind", named("touch", touch.kind.id()));
    Some(ask(Message::new("ask-last-talk").text("subject", &touch.subject), fact.day("day", day)))
}
