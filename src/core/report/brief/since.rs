//! What changed since both sides last spoke.

use super::{View, item, people};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::report::{Item, named};
use crate::core::response::{Response, SurveyKind};
use crate::core::scoring::terms::Adverse;
use crate::core::signal::usage_drop::metric_name;

/// Entries of one kind that are named one by one.
const NAMED: usize = 3;

/// A change in use that is worth a line, in percent.
const USE_CHANGE: f64 = 10.0;

pub fn title(view: &View<'_>) -> Message {
    match view.touch {
        Some((day, Some(touch))) => Message::new("brief-since-touch")
            .message("kind", named("touch", touch.kind.id()))
            .day("day", day),
        Some((day, None)) => Message::new("brief-since").day("day", day),
        None => Message::new("brief-since-never").day("day", view.since),
    }
}

pub fn changes(view: &View<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = score(view).into_iter().chain(usage(view)).collect();
    items.extend(terms(view));
    items.extend(people(view));
    items.extend(tickets(view));
    items.extend(invoices(view));
    items.extend(answers(view));
    items.extend(states(view));
    items
}

fn score(view: &View<'_>) -> Option<Item> {
    if view.since >= view.today {
        return None;
    }
    let (from, to) = (view.past.on(view.since)?, view.receipt.score?);
    if from.floor() == to.floor() {
        return None;
    }
    let text = Message::new("brief-change-score").count("from", from.floor());
    Some(item(text.count("to", to.floor()), to.floor() + 10 <= from.floor()))
}

/// Four weeks up to now beside the four weeks up to the touch.
fn usage(view: &View<'_>) -> Option<Item> {
    let actions = view.at.dossier.usage.actions.as_ref()?;
    let four = |day: Day| {
        let sunday = actions.last_week(day)?;
        let known = actions.knows(sunday - 27, sunday);
        known.then(|| (sunday, actions.sum(sunday - 27, sunday) / 4.0))
    };
    let ((before, from), (after, to)) = (four(view.since)?, four(view.today)?);
    let change = 100.0 * (to - from) / from.max(1e-9);
    if before >= after || from < 1.0 || change.abs() < USE_CHANGE {
        return None;
    }
    let text = Message::new("brief-change-usage")
        .message("metric", metric_name(actions.metric))
        .number("from", from, 0)
        .number("to", to, 0)
        .percent("change", change);
    Some(item(text, change <= -20.0))
}

fn tickets(view: &View<'_>) -> Vec<Item> {
    let tickets = view.facts.tickets.iter().filter(|t| t.status.as_deref() != Some("deleted"));
    let opened = tickets.clone().filter(|t| t.opened.is_some_and(|day| view.is_news(day)));
    let closed = tickets.filter(|t| t.closed.is_some_and(|day| view.is_news(day))).count();
    let mut opened: Vec<_> = opened.collect();
    if opened.is_empty() && closed == 0 {
        return Vec::new();
    }
    let text = Message::new("brief-change-tickets").count("opened", opened.len());
    let mut items = vec![Item::new(text.count("closed", closed))];
    opened.sort_by_key(|ticket| {
        (ticket.priority.unwrap_or(u8::MAX), std::cmp::Reverse(ticket.opened))
    });
    items.extend(opened.into_iter().take(NAMED).map(|ticket| {
        let text = Message::new("brief-change-ticket").text("name", ticket.title());
        item(text, ticket.priority == Some(1) && ticket.open_on(view.today))
    }));
    items
}

fn invoices(view: &View<'_>) -> Vec<Item> {
    let told = |invoice: &crate::core::invoice::Invoice| {
        let number = invoice.number.as_deref().unwrap_or(&invoice.key);
        if let Some(paid) = invoice.paid.filter(|day| view.is_news(*day)) {
            let text = Message::new("brief-change-paid").text("number", number);
            return Some(Item::new(text.day("day", paid)));
        }
        let due = invoice.due.filter(|due| view.is_news(*due + 1))?;
        invoice.days_overdue(view.today)?;
        let text = Message::new("brief-change-overdue").text("number", number);
        Some(Item::alarm(text.day("due", due)))
    };
    view.facts.invoices.iter().filter_map(told).take(NAMED).collect()
}

/// People who left, and people whose role changed.
fn people(view: &View<'_>) -> Vec<Item> {
    let told = |contact: &crate::core::contact::Contact| {
        if let Some(day) = contact.departed.filter(|day| view.is_news(*day)) {
            let text = Message::new("brief-change-left").text("name", &contact.name);
            return Some(Item::alarm(text.day("day", day)));
        }
        contact.history.changed("role").filter(|day| view.is_news(*day))?;
        let role = named("role", contact.role?.id());
        let text = Message::new("brief-change-role").text("name", &contact.name);
        Some(Item::new(text.message("role", role)))
    };
    view.facts.contacts.iter().filter_map(told).take(NAMED).collect()
}

fn terms(view: &View<'_>) -> Vec<Item> {
    let terms = &view.at.dossier.terms;
    let mut items = Vec::new();
    let news = terms.against(view.today).filter(|fact| view.is_news(fact.from));
    items.extend(news.filter_map(|fact| adverse(fact.what, fact.from)).map(Item::alarm));
    let own = view.at.switched_off().filter(|day| items.is_empty() && view.is_news(*day));
    items.extend(
        own.map(|day| Item::alarm(Message::new("brief-change-renewal-off").day("day", day))),
    );
    if let (Some(from), Some(to)) = (terms.seats(view.since), terms.seats(view.today))
        && from != to
    {
        let text = Message::new("brief-change-seats").count("from", from).count("to", to);
        items.push(item(text, to < from));
    }
    if let (Some(from), Some(to)) = (terms.arr(view.since), terms.arr(view.today))
        && from != to
    {
        let text = Message::new("brief-change-arr").money("from", from).money("to", to);
        items.push(item(text, to.minor < from.minor));
    }
    items
}

/// Seats and amounts are told beside each other, before and after.
fn adverse(what: Adverse<'_>, from: Day) -> Option<Message> {
    Some(match what {
        Adverse::SwitchedOff => Message::new("brief-change-renewal-off").day("day", from),
        Adverse::NoticeServed => Message::new("brief-change-notice").day("day", from),
        Adverse::Competitor { name, .. } => {
            Message::new("brief-change-competitor").text("name", name)
        }
        Adverse::Shortened { from, to } => {
            Message::new("brief-change-shortened").count("from", from).count("to", to)
        }
        Adverse::SeatsCut { .. } | Adverse::Downgrade { .. } => return None,
    })
}

fn answers(view: &View<'_>) -> Vec<Item> {
    let mut news: Vec<_> =
        view.facts.responses.iter().filter(|answer| view.is_news(answer.date)).collect();
    news.sort_by_key(|answer| std::cmp::Reverse(answer.date));
    let told = |answer: &&Response| {
        let (id, bad) = match answer.kind {
            SurveyKind::Nps => ("brief-change-nps", answer.score <= 6.0),
            SurveyKind::Csat => ("brief-change-csat", answer.score <= 2.0),
            SurveyKind::Ces => ("brief-change-ces", answer.score <= 3.0),
        };
        let text = Message { id: id.into(), args: Vec::new() };
        let text = text.number("score", answer.score, 0);
        let who = answer.contact.as_deref().map(|who| format!(" {}", people::name(view, who)));
        let text = text.text("who", who.unwrap_or_default());
        item(with_words(text, answer), bad)
    };
    news.iter().take(NAMED).map(told).collect()
}

/// An answer with what was written beside the points.
pub fn with_words(said: Message, answer: &Response) -> Message {
    match answer.verbatim.as_deref().filter(|words| !words.trim().is_empty()) {
        Some(words) => Message::new("brief-words").message("answer", said).text("words", words),
        None => said,
    }
}

/// The owner and the stage, where they were another when one last spoke.
fn states(view: &View<'_>) -> Vec<Item> {
    let account = &view.facts.account;
    let fields = [("owner", &account.owner), ("stage", &account.stage)];
    let told = |(field, now): (&'static str, &Option<String>)| {
        account.history.changed(field).filter(|day| view.is_news(*day))?;
        let before = account.history.at(field, view.since)?.value.as_ref()?.as_text()?;
        let text = Message::new("brief-change-state").message("field", named("field-of", field));
        let now = now.as_deref().filter(|now| *now != before)?;
        Some(Item::new(text.text("from", before).text("to", now)))
    };
    fields.into_iter().filter_map(told).collect()
}
