//! What the person wrote: eleven tables, each row kept whole beside the columns worth asking for.

use super::error::{Result, StoreError};
use super::resolve::{personal_root, root};
use super::row::work::{EXPORTED, Exported, written};
use super::row::{Cells, FactRow};
use crate::core::account::AccountId;
use crate::core::checklist::is_step;
use crate::core::day::Day;
use crate::core::identity::{About, Ruling};
use crate::core::message::Message;
use crate::core::operation::{Item, Operation};
use crate::core::task::Task;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use serde::Serialize;
use std::sync::Arc;

/// Tables of what a person writes about an account, and that goes with it where it is merged.
pub const OF_ACCOUNTS: [&str; 9] =
    ["task", "touch", "pulse", "verdict", "correction", "override", "plan", "proof", "forecast"];

/// Tables of what a person decides on what is read.
const OF_SOURCES: [&str; 2] = ["ruling", "waiver"];

/// The row as it stands: the person's own, else the exported task with that id.
pub fn item(conn: &Connection, entity: &str, id: u32) -> Result<Option<Item>> {
    let decided = OF_SOURCES.contains(&entity);
    if !decided && !OF_ACCOUNTS.contains(&entity) {
        return Ok(None);
    }
    let body = if decided { "body" } else { written!() };
    let sql = format!("SELECT {body} FROM {entity} WHERE id = ?1");
    let stored = conn
        .prepare_cached(&sql)?
        .query_row([id], |row| row.get::<_, Option<String>>(0))
        .optional()?;
    match stored {
        Some(Some(body)) => Ok(Some(parse(entity, &body)?)),
        None if entity == "task" => Ok(exported(conn, id)?.map(Item::Task)),
        // Never there; or removed by the person, though its export still has it.
        None | Some(None) => Ok(None),
    }
}

/// The body of a row, and its table, as the item it is.
pub fn parse(entity: &str, body: &str) -> Result<Item> {
    let mut value: serde_json::Value = serde_json::from_str(body)?;
    if let Some(map) = value.as_object_mut() {
        map.insert("item".into(), entity.into());
    }
    Ok(serde_json::from_value(value)?)
}

/// The item's row as JSON, without its kind.
pub fn body(item: &Item) -> Result<String> {
    fn json(row: &impl Serialize) -> Result<String> {
        Ok(serde_json::to_string(row)?)
    }
    match item {
        Item::Task(row) => json(row),
        Item::Touch(row) => json(row),
        Item::Pulse(row) => json(row),
        Item::Verdict(row) => json(row),
        Item::Correction(row) => json(row),
        Item::Document(row) => json(row),
        Item::Ruling(row) => json(row),
        Item::Waiver(row) => json(row),
        Item::Override(row) => json(row),
        Item::Plan(row) => json(row),
        Item::Proof(row) => json(row),
        Item::Forecast(row) => json(row),
    }
}

/// Applies one operation, if the row still is what the operation was made against.
pub fn apply(conn: &Connection, operation: &Operation) -> Result<()> {
    let (entity, id) = operation.row();
    if entity == "document" {
        // A file lies in the folder; whoever asks has written it or is about to.
        return Ok(());
    }
    let stored = item(conn, entity, id)?;
    // What was written about an account is about the one that it has gone into.
    if stored != rooted(conn, operation.before.as_ref())? {
        let message = Message::new("store-changed-since")
            .text("entity", entity)
            .text("id", if entity == "task" { format!("t{id}") } else { id.to_string() });
        return Err(StoreError::new(message));
    }
    let from_export = if entity == "task" { exported(conn, id)? } else { None };
    match (&operation.after, from_export) {
        (Some(item), Some(export))
            if rooted(conn, Some(item))? == rooted(conn, Some(&Item::Task(export.clone())))? =>
        {
            remove(conn, "task", id)
        }
        (Some(item), _) => put(conn, item),
        (None, Some(export)) => hide(conn, &export),
        (None, None) => remove(conn, entity, id),
    }
}

/// The row as it would read in the store.
fn rooted(conn: &Connection, item: Option<&Item>) -> Result<Option<Item>> {
    let Some(item) = item else { return Ok(None) };
    let Some(account) = item.account() else { return Ok(Some(item.clone())) };
    Ok(Some(item.clone().about(root(conn, account)?)))
}

fn remove(conn: &Connection, entity: &str, id: u32) -> Result<()> {
    let sql = format!("DELETE FROM {entity} WHERE id = ?1");
    conn.prepare_cached(&sql)?.execute([id])?;
    Ok(())
}

/// Removes a task that an export brought: the export must not bring it back.
fn hide(conn: &Connection, task: &Task) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO task (id, account, body) VALUES (?1, ?2, NULL)";
    conn.prepare_cached(sql)?.execute(params![task.id, task.account.map(|id| id.0)])?;
    Ok(())
}

fn put(conn: &Connection, item: &Item) -> Result<()> {
    let mut columns = columns(item);
    let mut account = item.account();
    if let (Some(said), false) = (account, item.entity() == "ruling") {
        let (now, home) = personal_root(conn, item.entity(), item.id(), said)?;
        account = Some(now);
        columns.push(("home", home.map_or(Sql::Null, |home| i64::from(home.0).into())));
    }
    let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
    let sets: Vec<_> = names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
    let marks = vec!["?"; columns.len() + 3].join(", ");
    let sql = format!(
        "INSERT INTO {} (id, account, body, {}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET \
         account = excluded.account, body = excluded.body, {}",
        item.entity(),
        names.join(", "),
        sets.join(", "),
    );
    let fixed = [
        Sql::from(i64::from(item.id())),
        account.map_or(Sql::Null, |id| Sql::from(i64::from(id.0))),
        Sql::from(body(item)?),
    ];
    let values = fixed.into_iter().chain(columns.into_iter().map(|(_, value)| value));
    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// The columns of a row that are worth asking for.
fn columns(item: &Item) -> Vec<(&'static str, Sql)> {
    match item {
        Item::Task(task) => task_columns(task),
        Item::Touch(touch) => vec![
            ("kind", word(touch.kind.id())),
            ("direction", touch.direction.map_or(Sql::Null, |direction| word(direction.id()))),
            ("day", day(Some(touch.day))),
            ("status", word(touch.status.id())),
            ("text", word(&touch.text)),
        ],
        Item::Pulse(pulse) => vec![
            ("day", day(Some(pulse.day))),
            ("level", word(pulse.level.id())),
            ("reason", text(pulse.reason.as_deref())),
        ],
        Item::Verdict(verdict) => vec![
            ("rule", word(&verdict.rule)),
            ("kind", name(&verdict.kind)),
            ("day", day(Some(verdict.day))),
            ("until_day", day(verdict.until)),
        ],
        Item::Correction(correction) => vec![
            ("field", word(&correction.field)),
            ("value", text(correction.value.as_deref())),
            ("against", text(correction.against.as_deref())),
        ],
        Item::Document(_) => Vec::new(),
        Item::Ruling(ruling) => ruling_columns(ruling),
        Item::Waiver(waiver) => {
            vec![("raw", word(&waiver.raw)), ("column_name", text(waiver.column.as_deref()))]
        }
        Item::Override(given) => vec![
            ("day", day(Some(given.day))),
            ("until_day", day(Some(given.until))),
            ("ended_day", day(given.ended)),
            ("band", word(given.claim.band.id())),
            (
                "score",
                given.claim.score.map_or(Sql::Null, |score| i64::from(score.tenths()).into()),
            ),
            ("reason", word(&given.reason)),
        ],
        Item::Plan(plan) => vec![
            ("opened_day", day(Some(plan.opened))),
            ("agreed_day", day(plan.agreed)),
            ("closed_day", day(plan.closed)),
            ("reviewed_day", day(Some(plan.reviewed))),
        ],
        Item::Proof(proof) => vec![("day", day(Some(proof.day))), ("text", word(&proof.text))],
        Item::Forecast(given) => vec![
            ("day", day(Some(given.day))),
            ("term_day", day(Some(given.term))),
            ("ended_day", day(given.ended)),
            ("category", word(given.category.id())),
        ],
    }
}

fn ruling_columns(ruling: &Ruling) -> Vec<(&'static str, Sql)> {
    let (kind, named) = match &ruling.about {
        About::Merged { .. } => ("merged", None),
        About::Apart { .. } => ("apart", None),
        About::Named { source, reference } => ("named", Some((source, reference))),
        About::NotNamed { source, reference } => ("not_named", Some((source, reference))),
    };
    vec![
        ("kind", word(kind)),
        ("other", ruling.other().map_or(Sql::Null, |id| i64::from(id.0).into())),
        ("source", text(named.map(|(source, _)| source.as_str()))),
        ("reference", text(named.map(|(_, reference)| reference.as_str()))),
    ]
}

fn task_columns(task: &Task) -> Vec<(&'static str, Sql)> {
    vec![
        ("title", word(&task.title)),
        ("kind", name(&task.kind)),
        ("side", name(&task.side)),
        ("status", word(task.status.id())),
        ("due", day(task.due)),
        ("priority", task.priority.map_or(Sql::Null, |priority| i64::from(priority).into())),
        ("waiting_on", task.waiting_on.map_or(Sql::Null, |on| word(on.id()))),
        ("snoozed_until", day(task.snoozed_until)),
        ("owner", text(task.owner.as_deref())),
        ("created", day(Some(task.created))),
        ("finished", day(task.finished)),
        ("origin", text(task.origin.as_deref())),
    ]
}

fn word(text: &str) -> Sql {
    text.to_owned().into()
}

fn text(text: Option<&str>) -> Sql {
    text.map_or(Sql::Null, word)
}

fn day(day: Option<Day>) -> Sql {
    day.map_or(Sql::Null, |day| i64::from(day.number()).into())
}

/// The word under which a plain enum is written.
fn name(value: &impl Serialize) -> Sql {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name.into(),
        _ => Sql::Null,
    }
}

/// A task as its export says it.
pub fn exported(conn: &Connection, id: u32) -> Result<Option<Task>> {
    let sql = format!(
        "SELECT {EXPORTED} FROM export_task e LEFT JOIN account_link l ON l.id = e.link \
         WHERE e.task_id = ?1 AND e.gone_run IS NULL"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let found = query.query_row([id], |row| Exported::read(&mut Cells::from(row, 0)));
    Ok(found.optional()?.map(|task| task.0))
}

/// Which tasks are wanted.
#[derive(Clone, Copy)]
pub enum Tasks {
    All,
    Of(AccountId),
    /// Unfinished, or finished on this day.
    Current(Option<Day>),
    /// Steps of onboarding checklists that are over, but not on this day.
    PastSteps(Option<Day>),
}

/// Tasks in the order of their ids, the person's own and those of exports.
pub fn tasks(conn: &Connection, which: Tasks) -> Result<Vec<Task>> {
    let mut tasks = Vec::new();
    visit_tasks(conn, which, &mut |task| tasks.push(task))?;
    tasks.sort_by_key(|task| task.id);
    Ok(tasks)
}

/// The same, shared one by one: what lists hold, never in memory twice.
pub fn shared_tasks(conn: &Connection, which: Tasks) -> Result<Vec<Arc<Task>>> {
    let mut tasks = Vec::new();
    visit_tasks(conn, which, &mut |task| tasks.push(Arc::new(task)))?;
    tasks.sort_by_key(|task| task.id);
    Ok(tasks)
}

fn visit_tasks(conn: &Connection, which: Tasks, visit: &mut dyn FnMut(Task)) -> Result<()> {
    let (own, export) = match which {
        Tasks::All => (String::new(), String::new()),
        Tasks::Of(id) => (format!("AND account = {}", id.0), format!("AND l.account = {}", id.0)),
        Tasks::Current(day) => (current(day), String::new()),
        Tasks::PastSteps(day) => (past_steps(day), String::new()),
    };
    let mut query = conn
        .prepare_cached(&format!("SELECT {} FROM task WHERE body IS NOT NULL {own}", written!()))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let task: Task = super::row::work::body(&mut Cells::from(row, 0))?;
        if !matches!(which, Tasks::PastSteps(_)) || is_step(&task) {
            visit(task);
        }
    }
    let mut query = conn.prepare_cached(&format!(
        "SELECT {EXPORTED} FROM export_task e LEFT JOIN account_link l ON l.id = e.link \
         WHERE e.gone_run IS NULL AND e.task_id NOT IN (SELECT id FROM task) {export}"
    ))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let task = Exported::read(&mut Cells::from(row, 0))?.0;
        let current =
            |day: Option<Day>| task.unfinished() || (task.finished == day && day.is_some());
        let wanted = match which {
            Tasks::Current(day) => current(day),
            Tasks::PastSteps(day) => !current(day) && is_step(&task),
            Tasks::All | Tasks::Of(_) => true,
        };
        if wanted {
            visit(task);
        }
    }
    Ok(())
}

fn current(day: Option<Day>) -> String {
    let today = day.map_or(String::from("NULL"), |day| day.number().to_string());
    format!("AND (status NOT IN ('done', 'dropped') OR finished = {today})")
}

fn past_steps(day: Option<Day>) -> String {
    let today = day.map_or(String::from("NULL"), |day| day.number().to_string());
    format!(
        "AND status IN ('done', 'dropped') AND finished IS NOT {today} \
         AND json_extract(body, '$.template') IS NOT NULL"
    )
}
