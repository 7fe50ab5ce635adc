//! `mamori task`: add with the quick-add grammar, list, and every verb of the task screen.

use super::arguments::{TaskArgs, TaskVerb};
use super::context::{Context, line, print_json, raw};
use super::print::Table;
use crate::core::checklist::{checklist_name, is_step, unit_of_step};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::phrase::{self, Resolved, Until};
use crate::core::portfolio::Summary;
use crate::core::quick_add::{self, QuickTask};
use crate::core::task::{Step, Task, TaskStatus, parse_task_name, task_name};
use crate::core::typed;
use crate::core::verb::{self, Desk, RhythmEnds};
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::{Value, json};

pub fn run(context: &Context, args: &TaskArgs) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    match &args.verb {
        TaskVerb::Add { text } => add(context, &workspace, &text.join(" ")),
        TaskVerb::List { account, all } => list(context, &workspace, account.as_deref(), *all),
        verb => change(context, &workspace, verb),
    }
}

fn add(context: &Context, workspace: &Workspace, text: &str) -> Result<u8, Failure> {
    workspace.refresh()?;
    let (today, calendar) = (workspace.today(), workspace.settings.calendar.clone());
    let quick = quick_add::parse(text, today, &calendar);
    let portfolio = workspace.store.portfolio()?;
    let account = match &quick.account {
        Some(typed) => Some(workspace.account(typed)?),
        None => None,
    };
    let rows: Vec<_> =
        account.into_iter().filter_map(|id| portfolio.row(id)).map(AsRef::as_ref).collect();
    let mut ids = workspace.ids(1, 1)?;
    let gesture =
        verb::add_task(&quick, &rows, &mut Desk { today, calendar: &calendar, ids: &mut ids })?;
    if let Some(doubt) = &quick.doubt {
        context.warn(&doubt.message());
    }
    keep(context, workspace, &gesture)?;
    if !(context.json || context.quiet) {
        line(&understood(context, workspace, &quick, rows.first().copied()))?;
    }
    Ok(0)
}

/// Whose it is and when it is due, as the line was understood: nothing is taken for granted.
fn understood(
    context: &Context,
    workspace: &Workspace,
    quick: &QuickTask,
    row: Option<&Summary>,
) -> String {
    let account = row.map(|row| format!("{} {}", row.id, row.name));
    let due = quick.due.map(|due| {
        let time = quick.minute.map(|minute| format!(" {}", format::time(minute)));
        let resolved = Resolved { day: due, moved: quick.due_moved };
        let mark = format::landing(&workspace.settings.calendar, resolved);
        // A holiday is marked behind the day itself.
        let mark = mark
            .filter(|why| *why != "echo-holiday")
            .map(|id| format!(" {}", context.word(id)))
            .unwrap_or_default();
        let day = marked(context, workspace, format::day(context.lang, due), due);
        format!("{} {day}{}{mark}", context.word("echo-due"), time.unwrap_or_default())
    });
    let account = account.unwrap_or_else(|| context.word("group-no-account"));
    let parts: Vec<String> = [Some(account), due].into_iter().flatten().collect();
    format!("  {}", parts.join("  "))
}

/// The day as it was said, with `(祝)` behind one on which the country rests.
fn marked(context: &Context, workspace: &Workspace, said: String, day: Day) -> String {
    format::marked(context.lang, &workspace.settings.calendar, said, day, "marked-day")
}

fn keep(context: &Context, workspace: &Workspace, gesture: &Gesture) -> Result<u8, Failure> {
    let (depth, _) = workspace.act(gesture)?;
    let ids: Vec<String> = gesture
        .operations
        .iter()
        .map(crate::core::operation::Operation::row)
        .filter(|(entity, _)| *entity == "task")
        .map(|(_, id)| task_name(id))
        .collect();
    context.done(&gesture.title, json!({ "ids": ids, "undo": depth.undo }))?;
    Ok(0)
}

fn change(context: &Context, workspace: &Workspace, verb: &TaskVerb) -> Result<u8, Failure> {
    let tasks = workspace.store.tasks(None)?;
    let chosen = named(&tasks, verb)?;
    let (today, calendar) = (workspace.today(), workspace.settings.calendar.clone());
    let when = |text: &String| {
        phrase::resolve(text, today, &calendar)
            .ok_or_else(|| Message::new("not-a-day").text("text", text.as_str()))
    };
    let mut ids = workspace.ids(chosen.len() as u32, 1)?;
    let mut desk = Desk { today, calendar: &calendar, ids: &mut ids };
    let gesture = match verb {
        TaskVerb::Done { .. } => verb::finish_tasks(&chosen, &mut desk)?,
        TaskVerb::Snooze { until, .. } => verb::snooze_tasks(&chosen, Until::Day(when(until)?))?,
        TaskVerb::Wait { on, .. } => {
            let on = typed::waiting_on(on)
                .ok_or_else(|| Message::new("not-waited-for").text("text", on.as_str()))?;
            verb::wait_tasks(&chosen, on, &desk)?
        }
        TaskVerb::Due { to, .. } => verb::set_due(&chosen, Some(when(to)?), &desk)?,
        TaskVerb::Assign { to, .. } => verb::assign_tasks(&chosen, to)?,
        TaskVerb::Drop { end: true, .. } => verb::drop_tasks(&chosen, RhythmEnds::Yes, &mut desk)?,
        TaskVerb::Drop { .. } => verb::drop_tasks(&chosen, RhythmEnds::No, &mut desk)?,
        TaskVerb::Delete { .. } => verb::delete_tasks(&chosen, &desk)?,
        TaskVerb::Edit { notes: Some(notes), .. } => edit_notes(&chosen, notes)?,
        TaskVerb::Edit { text, .. } => edit(workspace, &chosen, &text.join(" "), &desk)?,
        TaskVerb::Add { .. } | TaskVerb::List { .. } => return Ok(0),
    };
    keep(context, workspace, &gesture)
}

fn edit_notes(chosen: &[&Task], notes: &str) -> Result<Gesture, Failure> {
    let task = chosen.first().ok_or_else(|| Message::new("task-none").text("text", ""))?;
    Ok(verb::edit_notes(task, notes)?)
}

fn edit(
    workspace: &Workspace,
    chosen: &[&Task],
    text: &str,
    desk: &Desk<'_>,
) -> Result<Gesture, Failure> {
    let quick = quick_add::parse(text, desk.today, desk.calendar);
    let account = match &quick.account {
        Some(typed) => Some(workspace.account(typed)?),
        None => None,
    };
    let task = chosen.first().ok_or_else(|| Message::new("task-none").text("text", ""))?;
    Ok(verb::edit_task(task, &quick, account, desk)?)
}

fn named<'a>(tasks: &'a [Task], verb: &TaskVerb) -> Result<Vec<&'a Task>, Failure> {
    let names: Vec<&String> = match verb {
        TaskVerb::Done { ids }
        | TaskVerb::Snooze { ids, .. }
        | TaskVerb::Wait { ids, .. }
        | TaskVerb::Due { ids, .. }
        | TaskVerb::Assign { ids, .. }
        | TaskVerb::Drop { ids, .. }
        | TaskVerb::Delete { ids } => ids.iter().collect(),
        TaskVerb::Edit { id, .. } => vec![id],
        TaskVerb::Add { .. } | TaskVerb::List { .. } => Vec::new(),
    };
    let find = |name: &String| {
        let id = parse_task_name(name);
        let task = tasks.iter().find(|task| Some(task.id) == id);
        task.ok_or_else(|| Failure::new(Message::new("task-none").text("text", name.as_str())))
    };
    names.into_iter().map(find).collect()
}

fn list(
    context: &Context,
    workspace: &Workspace,
    account: Option<&str>,
    all: bool,
) -> Result<u8, Failure> {
    let id = account.map(|text| workspace.account(text)).transpose()?;
    let mut tasks = workspace.store.tasks(id)?;
    tasks.sort_by_key(|task| {
        (!task.unfinished(), task.due.is_none(), task.due, task.priority, task.id)
    });
    if context.json {
        print_json(&tasks.iter().map(task_json).collect())?;
        return Ok(0);
    }
    let portfolio = workspace.store.portfolio()?;
    let today = workspace.today();
    let titles =
        ["task-id", "task-due", "task-priority", "task-status", "task-account", "task-title"];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    for task in tasks.iter().filter(|task| all || task.unfinished()) {
        let time = task.minute.map(|minute| format!(" {}", format::time(minute)));
        let due =
            task.due.map(|due| marked(context, workspace, format::day(context.lang, due), due));
        let due = due.map(|due| due + &time.unwrap_or_default());
        let row = task.account.and_then(|id| portfolio.row(id));
        table.rows.push(vec![
            task_name(task.id),
            due.unwrap_or_default(),
            task.priority.map(|priority| format!("p{priority}")).unwrap_or_default(),
            context.word(&status_id(task, today)),
            row.map(|row| account_of(row, task)).unwrap_or_default(),
            title(context, task),
        ]);
    }
    raw(&table.text())?;
    Ok(0)
}

/// The title, with its rhythm.
fn title(context: &Context, task: &Task) -> String {
    let repeat = task.repeat.as_deref().and_then(phrase::Repeat::parse);
    match repeat {
        Some(repeat) => format!("{}  ({})", task.title, context.say(&repeat.message())),
        None => task.title.clone(),
    }
}

/// The account, and for a step of a checklist its unit.
fn account_of(row: &Summary, task: &Task) -> String {
    match unit_of_step(task, row) {
        Some(unit) => format!("{} ({unit})", row.short_name),
        None => row.short_name.to_string(),
    }
}

fn status_id(task: &Task, today: Day) -> String {
    if task.overdue(today) {
        "task-status-overdue".into()
    } else if task.status == TaskStatus::Dropped && is_step(task) {
        "checklist-not-needed".into()
    } else {
        format!("task-status-{}", task.status.id())
    }
}

/// By the contract of `task list --json`.
pub fn task_json(task: &Task) -> Value {
    let step = task.step.as_deref();
    json!({
        "id": task_name(task.id), "title": task.title, "account": task.account.map(|id| id.to_string()),
        "due": task.due, "time": task.minute.map(format::time), "priority": task.priority.map(|priority| format!("p{priority}")), "status": task.status.id(),
        "repeat": task.repeat, "notes": task.notes, "kind": task.kind, "side": task.side,
        "snoozed_until": task.snoozed_until.filter(|_| task.status == TaskStatus::Snoozed), "owner": task.owner,
        "source": task.origin.clone().unwrap_or_else(|| "you".into()),
        "play": step.and_then(|step| step.playbook.as_deref()), "step": step.map(step_json),
        "checklist": step.and_then(|step| step.checklist).map(checklist_name),
        "unit": step.and_then(|step| step.unit.as_deref()),
    })
}

/// What a step of a checklist has besides what every task has.
fn step_json(step: &Step) -> Value {
    json!({
        "evidence": step.evidence, "proof": step.proof, "value": step.value,
        "blocked": step.blocked, "not_needed": step.not_needed, "stopped": step.stopped,
    })
}
