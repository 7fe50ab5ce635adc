//! One checklist with every step: how far it is against its time, and what stands at each step.

use super::Book;
use super::list::{in_json, percent, status_word};
use crate::cli::context::{Context, line, print_json, raw};
use crate::cli::print::Table;
use crate::core::checklist::Checklist;
use crate::core::checklist::progress::Progress;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::task::{Side, Step, Task, TaskStatus, WaitingOn, task_name};
use crate::core::verb;
use crate::locale::format;
use crate::runtime::failure::Failure;
use serde_json::{Value, json};

pub fn show(context: &Context, book: &Book, text: &str) -> Result<u8, Failure> {
    let list = book.checklist(text)?;
    let progress = book.progress(list);
    if context.json {
        let mut value = in_json(book, list, &progress);
        if let Some(map) = value.as_object_mut() {
            map.insert("steps".into(), list.steps.iter().map(|step| step_json(step)).collect());
        }
        print_json(&value)?;
        return Ok(0);
    }
    for said in head(book, list, &progress) {
        line(&context.say(&said))?;
    }
    let titles = ["task-id", "task-due", "task-status", "checklist-side", "task-title"];
    let titles = titles.into_iter().chain(["checklist-remarks"]);
    let mut table = Table::new(titles.map(|id| context.word(id)).collect());
    let today = book.workspace.today();
    table.rows = list.steps.iter().map(|step| row(context, step, today)).collect();
    raw(&table.text())?;
    Ok(0)
}

/// How far it is, against its time; when it was to end and will; the time to value.
fn head(book: &Book, list: &Checklist, progress: &Progress) -> Vec<Message> {
    let account = match book.unit(list) {
        Some(unit) => format!("{} ({unit})", book.name(list)),
        None => book.name(list),
    };
    let head = Message::new("checklist-head")
        .text("account", account)
        .text("template", list.name.as_str())
        .text("percent", percent(progress.percent))
        .text("expected", percent(progress.expected))
        .message("status", Message::new(status_word(progress.status)));
    let term = Message::new("checklist-term")
        .day("from", progress.begun)
        .day("target", progress.target)
        .message("slip", Message::new("checklist-slipped").count("days", progress.slip));
    let mut said = vec![head, term];
    said.extend(progress.projected.map(|end| Message::new("checklist-ends").day("day", end)));
    let stopped = progress.stopped.filter(|_| progress.value.is_none());
    said.extend(stopped.map(|day| Message::new("checklist-ended").day("day", day)));
    // Before it begins, and after it was stopped, no time runs.
    let counts = stopped.is_none() && progress.begun <= book.workspace.today();
    if list.onboarding && counts {
        let clock = book.value_clock(list, progress);
        let (days, reached) = progress.time_to_value(clock, book.workspace.today());
        let id = if reached { "checklist-took-to-value" } else { "checklist-no-value-yet" };
        let value = Message { id: id.into(), args: Vec::new() };
        said.push(value.count("days", days).day("from", clock));
    }
    said
}

fn row(context: &Context, step: &Task, today: Day) -> Vec<String> {
    let title = if step.milestone {
        context.say(&Message::new("checklist-milestone").text("step", step.title.as_str()))
    } else {
        step.title.clone()
    };
    vec![
        task_name(step.id),
        step.due.map(|due| format::short_day(context.lang, due, today)).unwrap_or_default(),
        context.word(status(step, today)),
        context.word(if step.side == Side::Us { "side-us" } else { "side-customer" }),
        title,
        remarks(context, step).join(" / "),
    ]
}

/// Whose it is, why it is blocked or not needed, what it wants on record or has there, its notes.
fn remarks(context: &Context, step: &Task) -> Vec<String> {
    let made = step.step.as_deref();
    let mut said: Vec<String> = step.owner.iter().map(ToString::to_string).collect();
    if step.blocked() {
        let on = step.waiting_on.map(|on| context.say(&verb::waiting_word(on))).unwrap_or_default();
        let why = made.and_then(|made| made.blocked.as_deref()).unwrap_or_default();
        let text = Message::new("checklist-blocked-on").text("on", on).text("why", why);
        said.push(context.say(&text).trim_end_matches([':', ' ']).to_owned());
    }
    if step.status == TaskStatus::Dropped {
        said.extend(made.and_then(|made| made.not_needed.clone()));
    } else {
        said.extend(made.and_then(evidence).map(|text| context.say(&text)));
    }
    said.extend(Some(step.notes.to_string()).filter(|notes| !notes.trim().is_empty()));
    said
}

fn evidence(step: &Step) -> Option<Message> {
    let wanted = || Some(("checklist-wants", step.evidence.as_deref()?));
    let (id, text) =
        step.proof.as_deref().map(|proof| ("checklist-proof", proof)).or_else(wanted)?;
    Some(Message { id: id.into(), args: Vec::new() }.text("text", text))
}

fn status(step: &Task, today: Day) -> &'static str {
    match step.status {
        TaskStatus::Done => "task-status-done",
        TaskStatus::Dropped if step.step.as_ref().is_some_and(|made| made.stopped) => {
            "checklist-stopped"
        }
        TaskStatus::Dropped => "checklist-not-needed",
        TaskStatus::Waiting => "checklist-step-blocked",
        _ if step.due.is_some_and(|due| due < today) => "task-status-overdue",
        TaskStatus::Snoozed => "task-status-snoozed",
        TaskStatus::Open => "task-status-open",
    }
}

fn step_json(step: &Task) -> Value {
    let made = step.step.as_deref();
    json!({
        "id": task_name(step.id), "title": step.title, "due": step.due,
        "status": step.status.id(), "finished": step.finished, "milestone": step.milestone,
        "side": if step.side == Side::Us { "us" } else { "customer" }, "owner": step.owner,
        "evidence": made.and_then(|made| made.evidence.clone()),
        "proof": made.and_then(|made| made.proof.clone()),
        "waiting_on": step.waiting_on.map(WaitingOn::id),
        "blocked": made.and_then(|made| made.blocked.clone()),
        "not_needed": made.and_then(|made| made.not_needed.clone()), "notes": step.notes,
    })
}
