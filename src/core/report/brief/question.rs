//! Three questions that follow from the data, each with the fact it follows from. A ranked list of
//! small rules: the first three that find their fact ask, no two about the same thing. What is on
//! file always raises three; where little is, they ask for what is missing and name it.

mod goal;
mod missing;
mod near;
mod who;

pub use missing::unmeasured;

use super::{View, promise, state};
use crate::core::message::Message;
use crate::core::report::Item;
use crate::core::scoring::terms::Adverse;
use crate::core::task::Side;

const ASKED: usize = 3;

/// A renewal this near is worth asking about.
const NEAR_DAYS: i32 = 90;

/// What a question is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Topic {
    Term,
    People,
    Support,
    Ours,
    Theirs,
    Rival,
    Use,
    Module,
    Invoice,
    Launch,
    Feedback,
    Goal,
    Value,
    Seats,
    Talk,
    Deal,
    Course,
    Budget,
}

type Rule = fn(&View<'_>) -> Option<Item>;

/// The most pressing first.
const RULES: &[(Topic, Rule)] = &[
    (Topic::Term, renewal_off),
    (Topic::People, who::leader_left),
    (Topic::Support, p1_open),
    (Topic::Ours, promise_late),
    (Topic::Rival, competitor),
    (Topic::Use, usage_falls),
    (Topic::Invoice, invoice_late),
    (Topic::Launch, step_late),
    (Topic::Theirs, promised_late),
    (Topic::Term, order_near),
    (Topic::Term, renewal_near),
    (Topic::Feedback, goal::bad_answer),
    (Topic::Support, tickets_many),
    (Topic::Goal, goal::objective_late),
    (Topic::Seats, seats_idle),
    (Topic::Talk, silent),
    (Topic::People, who::single_threaded),
    (Topic::People, who::no_sponsor),
    (Topic::People, who::no_champion),
    (Topic::People, who::no_buyer),
    (Topic::People, who::leader_silent),
    (Topic::People, who::never_met),
    (Topic::Use, missing::usage),
    (Topic::Module, goal::module_idle),
    (Topic::Deal, goal::deal_open),
    (Topic::Launch, near::step),
    (Topic::Launch, goal::live_new),
    (Topic::Use, usage_grows),
    (Topic::Theirs, near::promised),
    (Topic::Ours, near::promise),
    (Topic::Support, near::ticket_waits),
    (Topic::Feedback, goal::fair_answer),
    (Topic::Goal, goal::objective_next),
    (Topic::Term, goal::term_counts),
    (Topic::Support, near::ticket_closed),
    (Topic::Seats, seats_grew),
    (Topic::Feedback, goal::good_answer),
    (Topic::Budget, goal::budget),
    (Topic::Course, goal::course_run_out),
    (Topic::People, missing::people),
    (Topic::Term, missing::term),
    (Topic::Term, goal::term_worth),
    (Topic::Seats, seats_full),
    (Topic::Seats, seats_free),
    (Topic::Value, goal::proof_old),
    (Topic::Goal, missing::objective),
    (Topic::Value, missing::proof),
    (Topic::Feedback, missing::feedback),
    (Topic::Talk, near::last_talk),
    (Topic::Talk, missing::talk),
];

pub fn three(view: &View<'_>) -> Vec<Item> {
    let mut asked: Vec<(Topic, Item)> = Vec::new();
    for (topic, rule) in RULES {
        if asked.len() < ASKED && asked.iter().all(|(other, _)| other != topic) {
            asked.extend(rule(view).map(|item| (*topic, item)));
        }
    }
    asked.into_iter().map(|(_, item)| item).collect()
}

fn ask(question: Message, fact: Message) -> Item {
    Item { fact: Some(fact), ..Item::new(question) }
}

fn renewal_off(view: &View<'_>) -> Option<Item> {
    let off = view.at.renewal_off()?;
    Some(ask(
        Message::new("ask-renewal-off"),
        Message::new("fact-renewal-off").day("day", off.from),
    ))
}

fn p1_open(view: &View<'_>) -> Option<Item> {
    let (opened, ticket) = view.at.dossier.tickets.oldest_p1(view.today)?;
    let subject = ticket.subject.clone().unwrap_or_else(|| ticket.title());
    let fact =
        Message::new("fact-p1").text("key", ticket.named()).count("days", view.today - opened);
    Some(ask(Message::new("ask-p1").text("subject", subject), fact))
}

fn promise_late(view: &View<'_>) -> Option<Item> {
    let task = promise::latest(view, Side::Us)?;
    let fact = Message::new("fact-promise-late").day("due", task.due?);
    Some(ask(Message::new("ask-promise-late").text("text", &task.title), fact))
}

fn promised_late(view: &View<'_>) -> Option<Item> {
    let task = promise::latest(view, Side::Customer)?;
    let fact = Message::new("fact-promised-late").day("due", task.due?);
    Some(ask(Message::new("ask-promised-late").text("text", &task.title), fact))
}

fn competitor(view: &View<'_>) -> Option<Item> {
    let name = view.at.dossier.terms.against(view.today).find_map(|fact| match fact.what {
        Adverse::Competitor { name, .. } => Some(name),
        _ => None,
    })?;
    let fact = Message::new("fact-competitor").text("name", name);
    Some(ask(Message::new("ask-competitor").text("name", name), fact))
}

/// The note of a measured line with the value before it.
fn trend(view: &View<'_>, wanted: fn(f64) -> bool, question: &'static str) -> Option<Item> {
    let line = view.measure("usage_trend")?;
    let value = line.value.filter(|value| wanted(*value))?;
    let fact = Message::new("brief-measure")
        .message("measure", line.name())
        .message("value", Message::new("brief-percent").percent("value", value))
        .message("note", line.note.clone()?);
    Some(ask(Message { id: question.into(), args: Vec::new() }, fact))
}

fn usage_falls(view: &View<'_>) -> Option<Item> {
    let fallen = |rule| view.signal(rule).map(|signal| signal.said().clone());
    let fact = fallen("usage_drop").or_else(|| fallen("usage_slide"));
    fact.map(|fact| ask(Message::new("ask-usage-falls"), fact))
        .or_else(|| trend(view, |value| value <= -20.0, "ask-usage-falls"))
}

fn usage_grows(view: &View<'_>) -> Option<Item> {
    trend(view, |value| value >= 10.0, "ask-usage-grows")
}

fn invoice_late(view: &View<'_>) -> Option<Item> {
    let late = view.facts.invoices.iter();
    let late = late.filter_map(|i| Some((i.days_overdue(view.today)?, i)));
    let (days, invoice) = late.max_by_key(|(days, _)| *days)?;
    let number = invoice.number.as_deref().unwrap_or(&invoice.key);
    let fact = Message::new("fact-invoice-late").text("number", number).count("days", days);
    Some(ask(Message::new("ask-invoice-late").text("number", number), fact))
}

fn step_late(view: &View<'_>) -> Option<Item> {
    let step = state::next_step(view)?;
    let due = step.due.filter(|due| *due < view.today)?;
    let fact = Message::new("fact-step-late").day("due", due).count("days", view.today - due);
    Some(ask(Message::new("ask-step-late").text("step", &step.title), fact))
}

fn order_near(view: &View<'_>) -> Option<Item> {
    let deadline = view.clock.deadline.filter(|_| view.clock.by_order())?;
    let days = deadline - view.today;
    let fact = Message::new("fact-order").day("day", deadline).day("end", view.clock.end?);
    (days <= NEAR_DAYS).then(|| ask(Message::new("ask-order"), fact))
}

fn renewal_near(view: &View<'_>) -> Option<Item> {
    let deadline = view.clock.deadline.filter(|_| !view.clock.by_order())?;
    let days = deadline - view.today;
    let fact = Message::new("fact-notice").day("day", deadline).count("days", days);
    let near = (0..=NEAR_DAYS).contains(&days);
    near.then(|| ask(Message::new("ask-renewal").day("day", deadline), fact))
}

fn tickets_many(view: &View<'_>) -> Option<Item> {
    let tickets = &view.at.dossier.tickets;
    let (now, before) = (
        tickets.opened(view.today - 27, view.today),
        tickets.opened(view.today - 111, view.today - 28),
    );
    let usual = before as f64 / 3.0;
    let fact = Message::new("fact-tickets").count("count", now).number("usual", usual, 1);
    (now >= 4 && now as f64 >= 2.0 * usual).then(|| ask(Message::new("ask-tickets"), fact))
}

/// Licences in use, in percent, and how many there are.
fn seats(view: &View<'_>, wanted: fn(f64) -> bool, question: &'static str) -> Option<Item> {
    let line = view.measure("seat_utilisation")?;
    let percent = line.value.filter(|value| wanted(*value))?;
    let fact = Message::new("fact-seats").percent("percent", percent);
    Some(ask(
        Message { id: question.into(), args: Vec::new() },
        fact.count("seats", view.at.seats()?),
    ))
}

fn seats_idle(view: &View<'_>) -> Option<Item> {
    seats(view, |percent| percent < 50.0, "ask-seats-idle")
}

fn seats_full(view: &View<'_>) -> Option<Item> {
    seats(view, |percent| percent >= 90.0, "ask-seats-full")
}

fn seats_free(view: &View<'_>) -> Option<Item> {
    seats(view, |percent| (50.0..90.0).contains(&percent), "ask-seats-free")
}

fn seats_grew(view: &View<'_>) -> Option<Item> {
    let terms = &view.at.dossier.terms;
    let (from, to) = (terms.seats(view.today - 365)?, terms.seats(view.today)?);
    let fact = Message::new("fact-seats-grew").count("from", from).count("to", to);
    (to > from).then(|| ask(Message::new("ask-seats-grew"), fact))
}

fn silent(view: &View<'_>) -> Option<Item> {
    view.signal("no_touch")?;
    let silence = view.at.silence()?;
    let fact = if silence.never {
        Message::new("fact-never-spoke")
    } else {
        let days = view.today - silence.since;
        Message::new("fact-silent").day("day", silence.since).count("days", days)
    };
    Some(ask(Message::new("ask-silent"), fact))
}
