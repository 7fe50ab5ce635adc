//! Three questions that follow from the data, each with the fact it follows from. A ranked list of
//! small rules: the first three that find their fact ask. Without a fact there is no question.

use super::{View, people, promise, since, state};
use crate::core::contact::Role;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::MeasureState;
use crate::core::report::{Item, named};
use crate::core::response::{Response, SurveyKind};
use crate::core::scoring::measure_name;
use crate::core::scoring::people::{Seat, Standing};
use crate::core::scoring::terms::Adverse;
use crate::core::task::Side;

const ASKED: usize = 3;

/// A renewal this near is worth asking about.
const NEAR_DAYS: i32 = 90;
/// An answer to a survey this old is still worth asking about.
const ANSWER_DAYS: i32 = 120;

type Rule = fn(&View<'_>) -> Option<Item>;

/// The most pressing first.
const RULES: &[Rule] = &[
    renewal_off,
    champion_left,
    p1_open,
    promise_late,
    competitor,
    usage_falls,
    invoice_late,
    step_late,
    promised_late,
    order_near,
    renewal_near,
    bad_answer,
    tickets_many,
    seats_idle,
    silent,
    single_threaded,
    no_sponsor,
    no_champion,
    no_buyer,
    never_met,
    nothing_measured,
    usage_grows,
    seats_full,
    seats_grew,
    praised,
    next_term,
];

pub fn three(view: &View<'_>) -> Vec<Item> {
    RULES.iter().filter_map(|rule| rule(view)).take(ASKED).collect()
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

fn champion_left(view: &View<'_>) -> Option<Item> {
    [Role::Champion, Role::Sponsor].into_iter().find_map(|role| {
        let seat = Seat::of(view.at, role);
        let (Standing::Left(day), Some(name)) = (seat.standing, seat.name()) else { return None };
        let fact = Message::new("fact-left").text("name", name).day("day", day);
        let role = named("role", role.id());
        Some(ask(Message::new("ask-left").text("name", name), fact.message("role", role)))
    })
}

fn p1_open(view: &View<'_>) -> Option<Item> {
    let (opened, ticket) = view.at.dossier.tickets.oldest_p1(view.today)?;
    let subject = ticket.subject.clone().unwrap_or_else(|| ticket.key.clone());
    let fact = Message::new("fact-p1").text("key", &ticket.key).count("days", view.today - opened);
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
        .message("measure", measure_name(line.id))
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

/// The last answer of the last months, where it was a bad one.
fn bad_answer(view: &View<'_>) -> Option<Item> {
    let recent = |answer: &&Response| (0..ANSWER_DAYS).contains(&(view.today - answer.date));
    let last = view.facts.responses.iter().filter(recent).max_by_key(|answer| answer.date)?;
    let bad = match last.kind {
        SurveyKind::Nps => last.score <= 6.0,
        SurveyKind::Csat => last.score <= 2.0,
        SurveyKind::Ces => last.score <= 3.0,
    };
    let fact = answered(last);
    bad.then(|| ask(Message::new("ask-answer"), fact))
}

/// The points given, and the words where there were any.
fn answered(answer: &Response) -> Message {
    let fact = Message::new("fact-answer").number("score", answer.score, 0);
    since::with_words(fact.day("day", answer.date), answer)
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
    seats(view, |percent| percent >= 85.0, "ask-seats-full")
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

/// One person alone answered in three months, though touches name their people.
fn single_threaded(view: &View<'_>) -> Option<Item> {
    let touches = &view.at.dossier.touches;
    let people = touches.people(view.today - 89, view.today);
    let met = |contact: &&crate::core::contact::Contact| people::met(view, contact);
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

fn no_sponsor(view: &View<'_>) -> Option<Item> {
    vacant(view, Role::Sponsor, "ask-no-sponsor")
}

fn no_champion(view: &View<'_>) -> Option<Item> {
    vacant(view, Role::Champion, "ask-no-champion")
}

fn no_buyer(view: &View<'_>) -> Option<Item> {
    vacant(view, Role::Buyer, "ask-no-buyer")
}

fn never_met(view: &View<'_>) -> Option<Item> {
    let contact = people::never_met(view)?;
    let role = named("role", contact.role?.id());
    let fact = Message::new("fact-never-met").text("name", &contact.name).message("role", role);
    Some(ask(Message::new("ask-never-met").text("name", &contact.name), fact))
}

/// Use is not measured here: only the customer can say it.
fn nothing_measured(view: &View<'_>) -> Option<Item> {
    let known = view.measure("usage_trend");
    let missing = known.is_none_or(|line| line.state == MeasureState::Missing);
    let none = missing && view.at.dossier.usage.actions.is_none() && !view.at.listed(Entity::Usage);
    none.then(|| ask(Message::new("ask-unmeasured"), Message::new("fact-unmeasured")))
}

fn praised(view: &View<'_>) -> Option<Item> {
    if view.receipt.band.is_red() {
        return None;
    }
    let good = view.facts.responses.iter().filter(|answer| {
        answer.kind == SurveyKind::Nps
            && answer.score >= 9.0
            && (0..ANSWER_DAYS).contains(&(view.today - answer.date))
    });
    let last = good.max_by_key(|answer| answer.date)?;
    let fact = answered(last);
    Some(ask(Message::new("ask-praised"), fact))
}

/// Nothing burns: what the next term is to bring.
fn next_term(view: &View<'_>) -> Option<Item> {
    let end = view.clock.end?;
    let fact = Message::new("fact-term").day("day", end).count("days", end - view.today);
    Some(ask(Message::new("ask-term").day("day", end), fact))
}
