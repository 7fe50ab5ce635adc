//! `mamori onboarding`: checklists listed, shown, started from a template, and their steps ticked,
//! opened again, blocked, said to be not needed, added and noted.

pub(super) mod list;
mod show;
mod template;

use super::arguments::{OnboardingArgs, OnboardingVerb};
use super::context::Context;
use crate::core::checklist::{Checklist, parse_checklist_name};
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::phrase;
use crate::core::playbook::Playbook;
use crate::core::portfolio::Portfolio;
use crate::core::quick_add;
use crate::core::task::{Task, parse_task_name, task_name};
use crate::core::typed;
use crate::core::verb::{self, Desk};
use crate::runtime::failure::Failure;
use crate::runtime::playbooks;
use crate::runtime::workspace::Workspace;
use serde_json::json;
use std::sync::Arc;

/// Steps for which ids are reserved; no template has more.
const MOST_STEPS: u32 = 500;

pub fn run(context: &Context, args: &OnboardingArgs) -> Result<u8, Failure> {
    if let OnboardingVerb::Template { verb } = &args.verb {
        return template::run(context, verb);
    }
    let book = Book::open(context)?;
    match &args.verb {
        OnboardingVerb::List { account, all } => {
            list::list(context, &book, account.as_deref(), *all)
        }
        OnboardingVerb::Show { checklist } => show::show(context, &book, checklist),
        verb => change(context, &book, verb),
    }
}

/// The workspace with its checklists.
pub(super) struct Book {
    pub(super) workspace: Workspace,
    pub(super) portfolio: Portfolio,
    pub(super) checklists: Vec<Checklist>,
}

impl Book {
    pub(super) fn open(context: &Context) -> Result<Self, Failure> {
        let workspace = context.fresh_workspace()?;
        let portfolio = workspace.store.portfolio()?;
        let checklists = portfolio.checklists(None);
        Ok(Self { workspace, portfolio, checklists })
    }

    /// By its id (`c140`), or the one that runs for an account.
    fn checklist(&self, text: &str) -> Result<&Checklist, Failure> {
        let none = || Failure::new(Message::new("checklist-none").text("text", text));
        if let Some(id) = parse_checklist_name(text) {
            return self.checklists.iter().find(|list| list.id == id).ok_or_else(none);
        }
        let account = self.workspace.account(text)?;
        let mine: Vec<&Checklist> = self
            .checklists
            .iter()
            .filter(|list| list.account == account && list.onboarding)
            .collect();
        let running: Vec<&Checklist> = mine.iter().copied().filter(|list| !list.done()).collect();
        match (running.as_slice(), mine.as_slice()) {
            ([only], _) | ([], [only]) => Ok(only),
            ([], _) => Err(none()),
            (many, _) => {
                let names = many.iter().map(|list| list::label(list));
                let message = Message::new("checklist-several").text("text", text);
                Err(message.names("names", names).into())
            }
        }
    }

    /// A step by its id (`t142`), or the next open one of a checklist or an account.
    fn step(&self, text: &str) -> Result<Arc<Task>, Failure> {
        if let Some(id) = parse_task_name(text) {
            let mut steps = self.checklists.iter().flat_map(|list| &list.steps);
            let found = steps.find(|step| step.id == id).cloned();
            return found.ok_or_else(|| Message::new("step-none").text("text", text).into());
        }
        let next = self.checklist(text)?.next().cloned();
        next.ok_or_else(|| Message::new("verb-nothing-open").into())
    }

    fn steps(&self, texts: &[String]) -> Result<Vec<Arc<Task>>, Failure> {
        texts.iter().map(|text| self.step(text)).collect()
    }
}

fn change(context: &Context, book: &Book, verb: &OnboardingVerb) -> Result<u8, Failure> {
    let workspace = &book.workspace;
    let (today, calendar) = (workspace.today(), workspace.settings.calendar.clone());
    let mut ids = workspace.ids(MOST_STEPS, 1)?;
    let mut desk = Desk { today, calendar: &calendar, ids: &mut ids };
    let made = gesture_of(context, book, verb, &mut desk);
    // What was not used is there for the next one, also where nothing came of it.
    workspace.store.release_ids(ids.tasks.start, ids.tasks.end)?;
    keep(context, workspace, &made?)
}

fn gesture_of(
    context: &Context,
    book: &Book,
    verb: &OnboardingVerb,
    desk: &mut Desk<'_>,
) -> Result<Gesture, Failure> {
    Ok(match verb {
        OnboardingVerb::Start { .. } => start(context, book, verb, desk)?,
        OnboardingVerb::Tick { steps, evidence } => {
            let steps = book.steps(steps)?;
            tick(&steps, evidence.as_deref(), desk)?
        }
        OnboardingVerb::Untick { steps } => {
            let steps = book.steps(steps)?;
            verb::reopen_tasks(&steps.iter().map(AsRef::as_ref).collect::<Vec<_>>())?
        }
        OnboardingVerb::Block { steps, on, because } => {
            let on = typed::waiting_on(on)
                .ok_or_else(|| Message::new("not-waited-for").text("text", on.as_str()))?;
            let steps = book.steps(steps)?;
            let steps: Vec<&Task> = steps.iter().map(AsRef::as_ref).collect();
            verb::block_steps(&steps, on, because, desk)?
        }
        OnboardingVerb::NotNeeded { steps, because } => {
            let steps = book.steps(steps)?;
            let steps: Vec<&Task> = steps.iter().map(AsRef::as_ref).collect();
            verb::drop_steps(&steps, because.as_deref().unwrap_or_default(), desk)?
        }
        OnboardingVerb::Add { checklist, text } => {
            let quick = quick_add::parse(&text.join(" "), desk.today, desk.calendar);
            verb::add_step(book.checklist(checklist)?, &quick, desk)?
        }
        OnboardingVerb::Note { step, text } => {
            verb::edit_notes(book.step(step)?.as_ref(), &text.join(" "))?
        }
        _ => return Err(Message::new("verb-nothing-changed").into()),
    })
}

/// Several steps at once are one gesture.
fn tick(steps: &[Arc<Task>], evidence: Option<&str>, desk: &Desk<'_>) -> Result<Gesture, Message> {
    let gestures = steps.iter().map(|step| verb::tick_step(step, evidence, desk));
    let gestures = gestures.collect::<Result<Vec<_>, _>>()?;
    let title = match gestures.as_slice() {
        [only] => only.title.clone(),
        many => Message::new("done-finished-many").count("count", many.len()),
    };
    let operations = gestures.into_iter().flat_map(|gesture| gesture.operations).collect();
    Ok(Gesture { title, operations })
}

fn start(
    context: &Context,
    book: &Book,
    verb: &OnboardingVerb,
    desk: &mut Desk<'_>,
) -> Result<Gesture, Failure> {
    let OnboardingVerb::Start { account, template, unit, from } = verb else {
        return Err(Message::new("checklist-none").text("text", "").into());
    };
    let id = book.workspace.account(account)?;
    let row = book.portfolio.row(id);
    let row = row.ok_or_else(|| Message::new("account-none").text("text", account.as_str()))?;
    let anchor = from.as_deref().map(|text| {
        phrase::begun(text, desk.today, desk.calendar)
            .map(|begun| begun.day)
            .ok_or_else(|| Message::new("not-a-day").text("text", text))
    });
    let (library, faults) = playbooks::library(&book.workspace);
    for fault in &faults {
        context.warn(fault);
    }
    let offered = library.onboarding(row.tier);
    let wanted = |playbook: &&Playbook| {
        let name = template.as_deref().unwrap_or_default();
        playbook.id == name || playbook.title.in_language(context.lang.id()) == name
    };
    let playbook = match template {
        None => offered.first().copied(),
        Some(_) => library.playbooks.iter().find(wanted),
    };
    let playbook = playbook.ok_or_else(|| {
        let names = offered.iter().map(|playbook| playbook.id.as_str());
        Message::new("template-none")
            .text("text", template.clone().unwrap_or_default())
            .names("names", names)
    })?;
    let start = verb::Start {
        playbook,
        unit: unit.as_deref(),
        anchor: anchor.transpose()?,
        language: context.lang.id(),
    };
    Ok(verb::start_checklist(start, row, &book.checklists, desk)?)
}

fn keep(context: &Context, workspace: &Workspace, gesture: &Gesture) -> Result<u8, Failure> {
    let (depth, _) = workspace.act(gesture)?;
    let ids: Vec<String> =
        gesture.operations.iter().map(|operation| task_name(operation.row().1)).collect();
    let first = gesture.operations.first().and_then(|operation| operation.after.as_ref());
    let checklist = match first {
        Some(crate::core::operation::Item::Task(task)) => {
            task.step.as_ref().and_then(|step| step.checklist)
        }
        _ => None,
    };
    let checklist = checklist.map(crate::core::checklist::checklist_name);
    context
        .done(&gesture.title, json!({ "ids": ids, "checklist": checklist, "undo": depth.undo }))?;
    Ok(0)
}
