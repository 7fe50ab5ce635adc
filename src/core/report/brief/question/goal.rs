//! Questions about what the customer is after: objectives, value, answers to surveys, the stage it
//! is in, what is bought and not used, and how the next term will be judged.

use super::super::{View, since};
use super::ask;
use crate::core::day::Day;
use crate::core::fiscal;
use crate::core::message::Message;
use crate::core::plan::Objective;
use crate::core::report::Item;
use crate::core::response::{Response, SurveyKind};
use crate::core::scoring::usage::idle_module;
use crate::core::signal::usage_drop::metric_name;

/// An answer to a survey this old is still worth asking about.
pub const ANSWER_DAYS: i32 = 120;
/// A proof of value older than this has to be renewed.
const PROOF_DAYS: i32 = 180;
/// So long after the go-live one asks what is harder than expected.
const LIVE_DAYS: i32 = 90;
/// The next term is judged by results from here on, and its measure is agreed before.
const COUNT_DAYS: i32 = 180;
const WORTH_DAYS: i32 = 270;
/// An open deal that closes within these days of today.
const DEAL_DAYS: (i32, i32) = (-30, 120);
/// Budgets are made in the last months of the customer's year.
const BUDGET_DAYS: i32 = 90;

impl<'a> View<'a> {
    /// What open plans still mean to reach.
    pub fn objectives(&self) -> impl Iterator<Item = &'a Objective> {
        let today = self.today;
        let plans = self.facts.plans.iter().filter(move |plan| plan.open_on(today));
        let all = plans.flat_map(|plan| &plan.objectives);
        all.filter(move |objective| objective.met.is_none_or(|met| today < met))
    }
}

pub fn objective_late(view: &View<'_>) -> Option<Item> {
    let late = view.objectives().filter_map(|o| Some((o.days_overdue(view.today)?, o)));
    let (days, objective) = late.max_by_key(|(days, _)| *days)?;
    let fact = Message::new("fact-objective-late").day("due", objective.due?).count("days", days);
    Some(ask(Message::new("ask-objective-late").text("title", &objective.title), fact))
}

pub fn objective_next(view: &View<'_>) -> Option<Item> {
    let objective = view.objectives().min_by_key(|o| (o.due.is_none(), o.due))?;
    let fact = match objective.due {
        Some(due) => Message::new("fact-objective-due").day("due", due),
        None => Message::new("fact-objective"),
    };
    Some(ask(Message::new("ask-objective").text("title", &objective.title), fact))
}

/// The last answer of the last months.
fn answer<'a>(view: &View<'a>) -> Option<&'a Response> {
    let recent = |answer: &&Response| (0..ANSWER_DAYS).contains(&(view.today - answer.date));
    view.facts.responses.iter().filter(recent).max_by_key(|answer| answer.date)
}

/// The points given, and the words where there were any.
fn answered(question: &'static str, answer: &Response) -> Item {
    let fact = Message::new("fact-answer").number("score", answer.score, 0);
    let question = Message { id: question.into(), args: Vec::new() };
    ask(question, since::with_words(fact.day("day", answer.date), answer))
}

/// Points from which an answer is neither bad nor good, and from which it is good.
fn marks(kind: SurveyKind) -> (f64, f64) {
    match kind {
        SurveyKind::Nps => (6.5, 8.5),
        SurveyKind::Csat => (2.5, 3.5),
        SurveyKind::Ces => (3.5, 5.5),
    }
}

pub fn bad_answer(view: &View<'_>) -> Option<Item> {
    let last = answer(view).filter(|last| last.score < marks(last.kind).0)?;
    Some(answered("ask-answer", last))
}

pub fn fair_answer(view: &View<'_>) -> Option<Item> {
    let (fair, good) = marks(answer(view)?.kind);
    let last = answer(view).filter(|last| (fair..good).contains(&last.score))?;
    Some(answered("ask-answer-fair", last))
}

/// Whose account is red is not asked to speak for us.
pub fn good_answer(view: &View<'_>) -> Option<Item> {
    let last = answer(view).filter(|last| last.score >= marks(last.kind).1)?;
    let asks = last.kind == SurveyKind::Nps && !view.receipt.band.is_red();
    Some(answered(if asks { "ask-praised" } else { "ask-answer-good" }, last))
}

/// Live since a short time.
pub fn live_new(view: &View<'_>) -> Option<Item> {
    let live = view.facts.account.go_live_date?;
    let fact = Message::new("fact-live").day("day", live);
    let new = (0..=LIVE_DAYS).contains(&(view.today - live));
    new.then(|| ask(Message::new("ask-live"), fact))
}

/// Part of the product that was used once and is no longer.
pub fn module_idle(view: &View<'_>) -> Option<Item> {
    let (metric, last) = idle_module(view.facts, view.today)?;
    let fact = Message::new("fact-module").message("module", metric_name(metric)).day("day", last);
    Some(ask(Message::new("ask-module").message("module", metric_name(metric)), fact))
}

pub fn deal_open(view: &View<'_>) -> Option<Item> {
    let open = view
        .facts
        .opportunities
        .iter()
        .filter(|deal| !deal.is_closed() && deal.kind.as_deref() != Some("renewal"));
    let near = open.filter_map(|deal| Some((deal.close_date?, deal.name.as_deref()?)));
    let near = near.filter(|(day, _)| (DEAL_DAYS.0..=DEAL_DAYS.1).contains(&(*day - view.today)));
    let (day, name) = near.min_by_key(|(day, _)| *day)?;
    let fact = Message::new("fact-deal").text("name", name).day("day", day);
    Some(ask(Message::new("ask-deal").text("name", name), fact))
}

fn ends(view: &View<'_>, from: i32, to: i32, question: &'static str) -> Option<Item> {
    let end = view.clock.end?;
    let days = end - view.today;
    let fact = Message::new("fact-term").day("day", end).count("days", days);
    let question = Message { id: question.into(), args: Vec::new() };
    (from..=to).contains(&days).then(|| ask(question.day("day", end), fact))
}

pub fn term_counts(view: &View<'_>) -> Option<Item> {
    ends(view, 0, COUNT_DAYS, "ask-term")
}

pub fn term_worth(view: &View<'_>) -> Option<Item> {
    ends(view, COUNT_DAYS + 1, WORTH_DAYS, "ask-worth")
}

pub fn proof_old(view: &View<'_>) -> Option<Item> {
    let known = view.facts.proofs.iter().map(|proof| proof.day);
    let last = known.filter(|day| *day <= view.today).max()?;
    let fact = Message::new("fact-old-proof").day("day", last);
    (view.today - last > PROOF_DAYS).then(|| ask(Message::new("ask-proof"), fact))
}

/// The customer's own year ends soon.
pub fn budget(view: &View<'_>) -> Option<Item> {
    let month = fiscal::closing_month(view.facts.account.fiscal_year_end.as_deref()?)?;
    let (year, now, _) = view.today.ymd();
    let year = if month < now { year + 1 } else { year };
    let next = if month == 12 { Day::new(year + 1, 1, 1) } else { Day::new(year, month + 1, 1) };
    let end = next? - 1;
    let fact = Message::new("fact-budget").day("day", end);
    (end - view.today <= BUDGET_DAYS).then(|| ask(Message::new("ask-budget"), fact))
}

/// A certificate that has run out.
pub fn course_run_out(view: &View<'_>) -> Option<Item> {
    let out = view.facts.trainings.iter().filter_map(|training| {
        let expiry = training.expiry.filter(|expiry| *expiry < view.today)?;
        Some((expiry, training.course.as_deref()?))
    });
    let (day, course) = out.max_by_key(|(day, _)| *day)?;
    let fact = Message::new("fact-course").text("course", course).day("day", day);
    Some(ask(Message::new("ask-course").text("course", course), fact))
}
