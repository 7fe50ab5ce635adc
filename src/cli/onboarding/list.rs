//! Checklists as a table, as JSON, and one of them with every step.

use super::Book;
use crate::cli::context::{Context, line, print_json, raw};
use crate::cli::print::Table;
use crate::core::checklist::progress::{Progress, Status, spread};
use crate::core::checklist::{Checklist, checklist_name, to_start};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::receipt::Band;
use crate::core::task::{Side, Task, TaskStatus, task_name};
use crate::locale::format;
use crate::runtime::failure::Failure;
use serde_json::{Value, json};

/// `c140 Sales`.
pub fn label(list: &Checklist) -> String {
    let unit = list.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{}{unit}", checklist_name(list.id))
}

impl Book {
    /// By the business days of the account's country.
    fn progress(&self, list: &Checklist) -> Progress {
        let country = self.portfolio.row(list.account).and_then(|row| row.country);
        let calendar = self.workspace.settings.calendar.of_country(country.as_deref());
        Progress::of(list, self.workspace.today(), &calendar)
    }

    /// Not done, and of an account that is still a customer.
    fn runs(&self, list: &Checklist, progress: &Progress) -> bool {
        let row = self.portfolio.row(list.account);
        progress.status != Status::Done && row.is_some_and(|row| row.band != Band::Excluded)
    }

    fn unit(&self, list: &Checklist) -> Option<String> {
        list.unit_of(self.portfolio.row(list.account)?)
    }

    fn name(&self, list: &Checklist) -> String {
        self.portfolio.row(list.account).map_or(String::new(), |row| row.short_name.clone())
    }
}

pub fn list(
    context: &Context,
    book: &Book,
    account: Option<&str>,
    all: bool,
) -> Result<u8, Failure> {
    let id = account.map(|text| book.workspace.account(text)).transpose()?;
    let mine = book.checklists.iter().filter(|list| list.onboarding);
    let mine = mine.filter(|list| id.is_none_or(|id| id == list.account));
    let mut found: Vec<(&Checklist, Progress)> =
        mine.map(|list| (list, book.progress(list))).collect();
    found.sort_by_key(|(list, progress)| {
        (progress.status == Status::Done, -progress.slip, progress.target, list.id)
    });
    if context.json {
        print_json(&found.iter().map(|(list, progress)| in_json(list, progress)).collect())?;
        return Ok(0);
    }
    if id.is_none() {
        say_to_start(context, book)?;
    }
    let shown: Vec<_> =
        found.iter().filter(|(list, p)| all || id.is_some() || book.runs(list, p)).collect();
    let mut table = Table::new(TITLES.map(|id| context.word(id)).into());
    table.rows = shown.iter().map(|(list, progress)| row(context, book, list, progress)).collect();
    if table.rows.is_empty() {
        line(&context.word("checklist-list-empty"))?;
    } else {
        raw(&table.text())?;
    }
    say_time_to_value(context, book, &found)?;
    Ok(0)
}

const TITLES: [&str; 9] = [
    "checklist-id",
    "checklist-account",
    "checklist-unit",
    "checklist-percent",
    "checklist-expected",
    "checklist-slip",
    "checklist-target",
    "checklist-status",
    "checklist-next",
];

fn row(context: &Context, book: &Book, list: &Checklist, progress: &Progress) -> Vec<String> {
    let today = book.workspace.today();
    let next = list.next().map(|step| step.title.clone());
    vec![
        checklist_name(list.id),
        book.name(list),
        book.unit(list).unwrap_or_default(),
        percent(progress.percent),
        percent(progress.expected),
        progress.slip.to_string(),
        format::short_day(context.lang, progress.target, today),
        context.word(status_word(progress.status)),
        next.unwrap_or_default(),
    ]
}

fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::OnTrack => "checklist-on-track",
        Status::Behind => "checklist-behind",
        Status::Stuck => "checklist-stuck",
        Status::Done => "checklist-done",
    }
}

fn say_to_start(context: &Context, book: &Book) -> Result<(), Failure> {
    let today = book.workspace.today();
    let has = |id| book.checklists.iter().any(|list| list.account == id && list.onboarding);
    let waiting = book.portfolio.rows.iter().filter(|row| to_start(row, today) && !has(row.id));
    let names: Vec<String> = waiting.map(|row| format!("{} {}", row.id, row.short_name)).collect();
    if names.is_empty() {
        return Ok(());
    }
    let message = Message::new("checklist-to-start").count("count", names.len());
    line(&context.say(&message.text("names", names.join(", "))))
}

/// Median and ninetieth percentile over the checklists that reached their value step.
fn say_time_to_value(
    context: &Context,
    book: &Book,
    found: &[(&Checklist, Progress)],
) -> Result<(), Failure> {
    let today = book.workspace.today();
    let reached = found.iter().filter_map(|(list, progress)| {
        let start = book.portfolio.row(list.account).and_then(|row| row.start);
        let (days, reached) = progress.time_to_value(start, today);
        reached.then_some(days)
    });
    let Some((median, late)) = spread(&reached.collect::<Vec<_>>()) else { return Ok(()) };
    let message = Message::new("checklist-time-to-value");
    line(&context.say(&message.count("median", median).count("late", late)))
}

/// By the contract of `onboarding list --json`.
fn in_json(list: &Checklist, progress: &Progress) -> Value {
    json!({
        "id": checklist_name(list.id), "account": list.account.to_string(),
        "template": list.playbook.as_ref().unwrap_or(&list.name), "unit": list.unit,
        "started": progress.begun, "target": progress.target,
        "percent": whole(progress.percent), "expected_percent": whole(progress.expected),
        "slip_days": progress.slip, "status": progress.status.id(),
        "next_step": list.next().map(|step| step.title.clone()),
        "projected_end": progress.projected, "blocked": list.blocked().count(),
    })
}

/// Percent with one decimal.
fn whole(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}

pub fn show(context: &Context, book: &Book, text: &str) -> Result<u8, Failure> {
    let list = book.checklist(text)?;
    let progress = book.progress(list);
    let today = book.workspace.today();
    if context.json {
        let mut value = in_json(list, &progress);
        if let Some(map) = value.as_object_mut() {
            let steps = list.steps.iter().map(|step| step_json(step));
            map.insert("steps".into(), steps.collect());
            map.insert("value_reached".into(), json!(progress.value));
        }
        print_json(&value)?;
        return Ok(0);
    }
    let head = Message::new("checklist-head")
        .text("account", book.name(list))
        .text("template", list.name.as_str())
        .text("percent", percent(progress.percent))
        .text("expected", percent(progress.expected))
        .message("status", Message::new(status_word(progress.status)));
    line(&context.say(&head))?;
    if let Some(end) = progress.projected {
        line(&context.say(&Message::new("checklist-ends").day("day", end)))?;
    }
    let titles = ["task-id", "task-due", "task-status", "checklist-side", "task-title"];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    table.rows = list.steps.iter().map(|step| step_row(context, step, today)).collect();
    raw(&table.text())?;
    Ok(0)
}

fn step_row(context: &Context, step: &Task, today: Day) -> Vec<String> {
    let made = step.step.as_deref();
    let mut title = step.title.clone();
    let texts = [made.and_then(|s| s.blocked.clone()), made.and_then(|s| s.proof.clone())];
    for text in texts.into_iter().flatten().chain(Some(step.notes.clone())) {
        if !text.is_empty() {
            title = format!("{title} / {text}");
        }
    }
    vec![
        task_name(step.id),
        step.due.map(|due| format::short_day(context.lang, due, today)).unwrap_or_default(),
        context.word(step_status(step, today)),
        context.word(if step.side == Side::Us { "side-us" } else { "side-customer" }),
        title,
    ]
}

fn step_status(step: &Task, today: Day) -> &'static str {
    match step.status {
        TaskStatus::Done => "task-status-done",
        TaskStatus::Dropped => "task-status-dropped",
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
        "waiting_on": step.waiting_on.map(crate::core::task::WaitingOn::id),
        "blocked": made.and_then(|made| made.blocked.clone()), "notes": step.notes,
    })
}
