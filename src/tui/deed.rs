//! What a verb came to once its questions are answered, on which rows. A deed can be repeated on
//! other rows; the gesture it makes is the undo point.

mod call;
mod checklist;

use super::world::World;
use crate::core::account::{AccountId, Tier};
use crate::core::activity::{Direction, TouchKind};
use crate::core::call::{Call, CallId};
use crate::core::checklist::is_step;
use crate::core::compose::compose;
use crate::core::contract::{Notice, RenewalMode};
use crate::core::day::Day;
use crate::core::forecast;
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::overriding::{Claim, Grounds};
use crate::core::phrase::{Resolved, Until, snooze_key};
use crate::core::plan;
use crate::core::portfolio::Summary;
use crate::core::pulse::PulseLevel;
use crate::core::quick_add;
use crate::core::task::{Task, WaitingOn};
use crate::core::verb::{self, Called, PlanStep, RhythmEnds, Turn};
use crate::core::verdict::VerdictKind;
use crate::locale::format;
use std::sync::Arc;

/// A day as it was chosen: by a strip's key, or typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Key(char),
    Day(Resolved),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    Done,
    Snooze(When),
    Due(When),
    Wait(WaitingOn),
    Pulse(PulseLevel, Option<&'static str>),
    /// The person's own word on the health, and the end of it.
    Override(Claim, Grounds),
    EndOverride,
    /// What happens to the success plan; a proof of value and its day.
    Plan(PlanStep),
    Proof(String, Day),
    /// The own forecast of a renewal.
    Forecast(Turn),
    Add(String),
    Log {
        text: String,
        kind: TouchKind,
        direction: Option<Direction>,
    },
    /// Dropped; does its rhythm end too?
    Drop(RhythmEnds),
    /// The open reasons are accepted, or were wrong.
    Close(VerdictKind, Option<&'static str>),
    Delete,
    /// The next term of a contract that renewed by itself.
    TakeTerm,
    /// A call does not take place.
    Cancel,
    /// A checklist from a template, for a department or site.
    Start {
        playbook: String,
        unit: Option<String>,
        /// The day its steps count from, where one was chosen.
        from: Option<Day>,
        /// That day for the accounts of which the book does not know it.
        anchor: Option<Day>,
        /// The reasons that stand are dealt with by it.
        handles: bool,
    },
    /// Done, with what is on record.
    Prove(String),
    /// Cannot go on: on whose side, and why.
    Block(WaitingOn, String),
    AddStep(String),
    /// Steps that are no part of the checklist, and why.
    NotNeeded(String),
    /// What runs, of which these are steps, is over.
    Stop,
    /// The notes beside the first of the tasks.
    Notes(String),
    Retitle(String),
    Correct {
        field: &'static str,
        value: String,
    },
}

impl Deed {
    /// The reason is dealt with, so the row leaves the queue.
    pub fn resolves(&self) -> bool {
        matches!(
            self,
            Self::Done
                | Self::Snooze(_)
                | Self::Wait(_)
                | Self::Close(..)
                | Self::Start { handles: true, .. }
        )
    }
}

/// What a verb acts on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Targets {
    Accounts(Vec<AccountId>),
    Tasks(Vec<u32>),
    Calls(Vec<CallId>),
}

impl Targets {
    pub fn len(&self) -> usize {
        match self {
            Self::Accounts(ids) => ids.len(),
            Self::Tasks(ids) => ids.len(),
            Self::Calls(ids) => ids.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The accounts themselves, or those the tasks belong to.
    pub fn accounts(&self, world: &World) -> Vec<AccountId> {
        match self {
            Self::Accounts(ids) => ids.clone(),
            Self::Tasks(ids) => {
                let mut accounts: Vec<_> =
                    ids.iter().filter_map(|id| world.task(*id)?.account).collect();
                accounts.dedup();
                accounts
            }
            Self::Calls(ids) => {
                let mut accounts: Vec<_> =
                    ids.iter().filter_map(|id| Some(world.call(*id)?.touch.account)).collect();
                accounts.dedup();
                accounts
            }
        }
    }

    fn rows(&self, world: &World) -> Vec<Arc<Summary>> {
        self.accounts(world).iter().filter_map(|id| world.row(*id).cloned()).collect()
    }

    /// The tasks themselves, those that stand among calls, or the next task of each account.
    pub fn tasks(&self, world: &World) -> Vec<Arc<Task>> {
        match self {
            Self::Tasks(ids) => ids.iter().filter_map(|id| world.task(*id).cloned()).collect(),
            Self::Accounts(ids) => ids.iter().filter_map(|id| next_task(world, *id)).collect(),
            // No other task of the account is meant.
            Self::Calls(ids) => {
                let task = |id: &CallId| match id {
                    CallId::Task(id) => world.task(*id).cloned(),
                    CallId::Own(_) | CallId::Export(_) => None,
                };
                ids.iter().filter_map(task).collect()
            }
        }
    }

    fn calls(&self, world: &World) -> Vec<Call> {
        match self {
            Self::Calls(ids) => ids.iter().filter_map(|id| world.call(*id)).collect(),
            _ => Vec::new(),
        }
    }
}

/// The task that an account's row names as its next.
pub fn next_task(world: &World, account: AccountId) -> Option<Arc<Task>> {
    let today = world.today();
    let mine = world.portfolio.tasks.iter();
    mine.filter(|task| task.account == Some(account) && task.live(today))
        .min_by_key(|task| (task.due.is_none(), task.due, task.priority.unwrap_or(u8::MAX)))
        .cloned()
}

/// The gesture that a deed is on these rows, or why it is none.
pub fn gesture(world: &mut World, deed: &Deed, targets: &Targets) -> Result<Gesture, Message> {
    match deed {
        Deed::Add(text) => add(world, text, targets),
        Deed::Start { .. } => checklist::start(world, deed, targets),
        Deed::Log { text, kind, direction } => {
            let mut composed = compose(text, *kind, world.today(), &world.calendar);
            composed.direction = *direction;
            call::log(world, &composed, targets)
        }
        Deed::Cancel => call::settle(world, deed, targets),
        Deed::Due(_) | Deed::Delete if matches!(targets, Targets::Calls(_)) => {
            call::settle(world, deed, targets)
        }
        Deed::Pulse(..)
        | Deed::Override(..)
        | Deed::EndOverride
        | Deed::Forecast(_)
        | Deed::Plan(_)
        | Deed::Proof(..)
        | Deed::Correct { .. }
        | Deed::Close(..)
        | Deed::TakeTerm => on_accounts(world, deed, &targets.rows(world)),
        Deed::Prove(_)
        | Deed::Block(..)
        | Deed::AddStep(_)
        | Deed::NotNeeded(_)
        | Deed::Stop
        | Deed::Due(_)
        | Deed::Drop(_)
        | Deed::Delete
        | Deed::Notes(_)
        | Deed::Retitle(_) => on_tasks(world, deed, &targets.tasks(world)),
        Deed::Done | Deed::Snooze(_) | Deed::Wait(_) => match targets {
            Targets::Calls(_) if *deed == Deed::Done => call::settle(world, deed, targets),
            Targets::Tasks(_) => on_tasks(world, deed, &targets.tasks(world)),
            Targets::Accounts(_) | Targets::Calls(_) => {
                on_accounts(world, deed, &targets.rows(world))
            }
        },
    }
}

fn on_accounts(world: &mut World, deed: &Deed, rows: &[Arc<Summary>]) -> Result<Gesture, Message> {
    if rows.is_empty() {
        return Err(Message::new("verb-nothing-chosen"));
    }
    let rows: Vec<&Summary> = rows.iter().map(AsRef::as_ref).collect();
    match deed {
        Deed::Snooze(when) => snooze(world, *when, &rows),
        Deed::Wait(on) => verb::wait(&rows, *on, &mut world.desk()),
        Deed::Pulse(level, reason) => verb::pulse(&rows, *level, *reason, &mut world.desk()),
        Deed::Override(claim, grounds) => verb::overrule(&rows, *claim, grounds, &mut world.desk()),
        Deed::EndOverride => verb::end_override(&rows, &world.desk()),
        Deed::Forecast(turn) => forecast(world, *turn, &rows),
        Deed::Plan(step) => change_plan(world, step, &rows),
        Deed::Proof(text, day) => verb::add_proof(&rows, text, *day, &mut world.desk()),
        Deed::Correct { field, value } => correct(world, field, value, &rows),
        Deed::Close(kind, reason) => verb::close(&rows, *kind, *reason, &mut world.desk()),
        Deed::TakeTerm => verb::take_term(&rows, &mut world.desk()),
        _ => verb::handle(&rows, &mut world.desk()),
    }
}

/// The plan that is open on the account; it is known once the account is loaded.
fn change_plan(world: &mut World, step: &PlanStep, rows: &[&Summary]) -> Result<Gesture, Message> {
    let row = rows.first().ok_or_else(|| Message::new("verb-nothing-chosen"))?;
    let detail = world.detail_of(row.id).ok_or_else(|| Message::new("section-loading"))?;
    let open = plan::open(&detail.facts.plans, world.today()).cloned();
    verb::change_plan(row, open.as_ref(), std::slice::from_ref(step), &mut world.desk())
}

/// From the own word on, else from what the CRM says.
fn forecast(world: &mut World, turn: Turn, rows: &[&Summary]) -> Result<Gesture, Message> {
    let deals = &world.portfolio.deals;
    let called: Vec<Called<'_>> =
        rows.iter().map(|row| (*row, forecast::of_deal(deals.get(&row.id)))).collect();
    verb::forecast(&called, turn, &mut world.desk())
}

fn on_tasks(world: &mut World, deed: &Deed, tasks: &[Arc<Task>]) -> Result<Gesture, Message> {
    if tasks.is_empty() {
        return Err(Message::new("verb-no-task"));
    }
    let tasks: Vec<&Task> = tasks.iter().map(AsRef::as_ref).collect();
    let first = tasks.first().and_then(|task| task.account);
    let renewal = first.and_then(|id| world.row(id)?.renewal);
    match deed {
        Deed::Snooze(when) => verb::snooze_tasks(&tasks, until(world, *when, renewal)?),
        Deed::Wait(on) => verb::wait_tasks(&tasks, *on, &world.desk()),
        Deed::Due(when) => {
            let due = match until(world, *when, renewal)? {
                Until::Day(due) => Some(due),
                Until::Change => None,
            };
            verb::set_due(&tasks, due, &world.desk())
        }
        Deed::Drop(rhythm) => verb::drop_tasks(&tasks, *rhythm, &mut world.desk()),
        Deed::Delete => verb::delete_tasks(&tasks, &world.desk()),
        Deed::Notes(text) => match tasks.first() {
            Some(task) => verb::edit_notes(task, text),
            None => Err(Message::new("verb-no-task")),
        },
        Deed::Retitle(text) => {
            let mut quick = quick_add::parse(text, world.today(), &world.calendar);
            // The whole line stood there to be edited: what is gone from it was taken out.
            quick.repeat_ends = quick.repeat.is_none();
            let account = account_named(world, &quick)?;
            match tasks.first() {
                Some(task) => verb::edit_task(task, &quick, account, &world.desk()),
                None => Err(Message::new("verb-no-task")),
            }
        }
        Deed::NotNeeded(why) => verb::drop_steps(&tasks, why, &world.desk()),
        Deed::Block(on, why) => verb::block_steps(&tasks, *on, why, &world.desk()),
        Deed::Prove(_) | Deed::AddStep(_) => on_step(world, deed, &tasks),
        Deed::Stop => checklist::stop(world, &tasks),
        _ if tasks.iter().all(|task| is_step(task) && !task.unfinished()) => {
            verb::reopen_tasks(&tasks)
        }
        _ => verb::finish_tasks(&tasks, &mut world.desk()),
    }
}

fn on_step(world: &mut World, deed: &Deed, tasks: &[&Task]) -> Result<Gesture, Message> {
    match (deed, tasks.first()) {
        (Deed::Prove(text), Some(step)) => verb::tick_step(step, Some(text), &world.desk()),
        (Deed::AddStep(text), Some(step)) => checklist::add_step(world, text, step),
        _ => Err(Message::new("verb-no-task")),
    }
}

fn until(world: &World, when: When, renewal: Option<Day>) -> Result<Until, Message> {
    match when {
        When::Day(resolved) => Ok(Until::Day(resolved)),
        When::Key(key) => snooze_key(key, world.today(), &world.calendar, renewal)
            .ok_or_else(|| Message::new("verb-no-renewal")),
    }
}

/// The same day for all rows, except that `r` counts back from each row's own renewal.
fn snooze(world: &mut World, when: When, rows: &[&Summary]) -> Result<Gesture, Message> {
    if when != When::Key('r') || rows.len() == 1 {
        let renewal = rows.first().and_then(|row| row.renewal);
        let until = until(world, when, renewal)?;
        return verb::snooze(rows, until, &mut world.desk());
    }
    let each = |row: &&Summary| {
        let until = until(world, when, row.renewal).ok()?;
        verb::snooze(&[row], until, &mut world.desk()).ok()
    };
    let gestures: Vec<_> = rows.iter().filter_map(each).collect();
    let title = Message::new("done-snoozed-renewal").count("count", gestures.len());
    join(gestures, title, "verb-no-renewal")
}

fn correct(
    world: &mut World,
    field: &'static str,
    value: &str,
    rows: &[&Summary],
) -> Result<Gesture, Message> {
    let typed = match field {
        "renewal_date" => crate::core::phrase::day(value, world.today(), &world.calendar)
            .ok_or_else(|| Message::new("input-no-day").text("text", value))?
            .to_string(),
        "tier" => match value.trim() {
            "" => String::new(),
            text => Tier::of_word(text)
                .ok_or_else(|| Message::new("input-no-tier").text("text", text))?
                .id()
                .to_owned(),
        },
        "notice" if !value.trim().is_empty() => Notice::typed(value)
            .ok_or_else(|| Message::new("input-no-notice").text("text", value))?
            .to_string(),
        "auto_renew" if !value.trim().is_empty() => RenewalMode::of_words(value)
            .ok_or_else(|| Message::new("input-no-renewal-mode").text("text", value))?
            .id()
            .to_owned(),
        _ => value.trim().to_owned(),
    };
    let typed = (!typed.is_empty()).then_some(typed);
    let mut gestures = Vec::new();
    for row in rows {
        let against = said_of(row, field);
        let made =
            verb::correct(row, field, typed.as_deref(), against.as_deref(), &mut world.desk());
        match (made, rows.len()) {
            (Err(message), 1) => return Err(message),
            (made, _) => gestures.extend(made),
        }
    }
    let title = match gestures.as_slice() {
        [only] => only.title.clone(),
        many => Message::new("done-corrected-many").count("count", many.len()),
    };
    join(gestures, title, "verb-nothing-changed")
}

/// What a field holds now, as text to edit.
pub fn field_of(row: &Summary, field: &str) -> Option<String> {
    match field {
        "owner" => row.owner.map(String::from),
        "segment" => row.segment.map(String::from),
        "tier" => (!row.tier_assumed).then(|| row.tier.id().to_owned()),
        "stage" => row.stage.map(String::from),
        "renewal_date" => row.renewal.map(|day| day.to_string()),
        _ => said_of(row, field),
    }
}

/// The same in the words of the source, which a correction is made against.
fn said_of(row: &Summary, field: &str) -> Option<String> {
    match field {
        "tier" | "renewal_date" | "notice" | "auto_renew" => row
            .stated
            .words
            .iter()
            .find(|(name, _)| *name == field)
            .map(|(_, said)| said.to_owned()),
        _ => field_of(row, field),
    }
}

/// Several gestures as one undo point.
fn join(
    gestures: Vec<Gesture>,
    title: Message,
    otherwise: &'static str,
) -> Result<Gesture, Message> {
    let operations: Vec<_> = gestures.into_iter().flat_map(|gesture| gesture.operations).collect();
    if operations.is_empty() {
        return Err(Message::new(otherwise));
    }
    Ok(Gesture { title, operations })
}

/// A typed account goes before the rows chosen.
fn add(world: &mut World, text: &str, targets: &Targets) -> Result<Gesture, Message> {
    let quick = quick_add::parse(text, world.today(), &world.calendar);
    let rows = match account_named(world, &quick)? {
        None => targets.rows(world),
        Some(id) => world.row(id).cloned().into_iter().collect(),
    };
    let rows: Vec<&Summary> = rows.iter().map(AsRef::as_ref).collect();
    verb::add_task(&quick, &rows, &mut world.desk())
}

/// The account a line names after `@`; an error where nothing fits, or several do.
fn account_named(
    world: &World,
    quick: &quick_add::QuickTask,
) -> Result<Option<AccountId>, Message> {
    let Some(name) = &quick.account else { return Ok(None) };
    quick_add::name_account(name, &world.portfolio).map(Some)
}

/// A task as the line that would make it, for editing.
pub fn line_of(task: &Task) -> String {
    let time = task.minute.map(|minute| format!(" {}", format::time(minute)));
    let time = time.unwrap_or_default();
    let due = task.due.map(|due| format!(" {due}{time}")).unwrap_or_default();
    let priority = task.priority.map(|priority| format!(" p{priority}")).unwrap_or_default();
    let tags = task.tags.iter().fold(String::new(), |tags, tag| tags + " #" + tag);
    let repeat = task.repeat.as_ref().map(|repeat| format!(" every {repeat}")).unwrap_or_default();
    format!("{}{due}{priority}{tags}{repeat}", task.title)
}
