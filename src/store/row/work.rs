//! Tasks of either kind, what else a person wrote of an account, and the scores of past days.

use super::{Cells, FactRow};
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::facts::Closes;
use crate::core::forecast::Forecast;
use crate::core::known::Known;
use crate::core::operation::Correction;
use crate::core::overriding::Override;
use crate::core::plan::{Plan, Proof};
use crate::core::pulse::Pulse;
use crate::core::receipt::Score;
use crate::core::task::{Side, Step, Task, TaskStatus};
use crate::core::verdict::Verdict;
use rusqlite::Result;
use rusqlite::types::Type;
use serde::de::DeserializeOwned;

/// A personal row whole, about the account that the one it was written about has gone into.
macro_rules! written {
    () => {
        "iif(home IS NULL, body, json_set(body, '$.account', account))"
    };
}
pub(in crate::store) use written;

/// A row that is kept whole as JSON.
pub fn body<T: DeserializeOwned>(cells: &mut Cells<'_, '_>) -> Result<T> {
    let at = cells.next;
    let text = cells.raw()?.as_str()?;
    serde_json::from_str(text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, error.into()))
}

/// Rows that are read as they were written.
macro_rules! whole {
    ($($row:ty: $table:literal),* $(,)?) => {$(
        impl FactRow for $row {
            const SQL: &'static str = concat!(
                "SELECT l.account, ",
                written!(),
                " FROM ",
                $table,
                " l WHERE {accounts} ORDER BY l.account"
            );
            fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
                body(cells)
            }
        }
    )*};
}

whole! {
    Pulse: "pulse",
    Verdict: "verdict",
    Override: "override",
    Plan: "plan",
    Proof: "proof",
    Forecast: "forecast",
}

/// Corrections in force; those that a source has taken over are left out.
impl FactRow for Correction {
    const SQL: &'static str = concat!(
        "SELECT l.account, ",
        written!(),
        " FROM correction l WHERE {accounts} AND settled_run IS NULL ORDER BY l.account, l.id"
    );
    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        body(cells)
    }
}

/// The person's own tasks, and their changes to exported ones.
impl FactRow for Task {
    const SQL: &'static str = concat!(
        "SELECT l.account, ",
        written!(),
        " FROM task l WHERE {accounts} AND body IS NOT NULL ORDER BY l.account"
    );
    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        body(cells)
    }
}

/// A task that an export brought and that the person has left as it was.
pub struct Exported(pub Task);

/// What is read of an exported task, after the account.
pub const EXPORTED: &str = "l.account, e.task_id, e.source, e.key, e.title, e.start, e.first_day, \
    e.due, e.done, e.milestone, e.side, e.owner, e.status, e.notes, e.template, e.project";

impl FactRow for Exported {
    const SQL: &'static str = "SELECT l.account, l.account, e.task_id, e.source, e.key, e.title, e.start, \
        e.first_day, e.due, e.done, e.milestone, e.side, e.owner, e.status, e.notes, \
        e.template, e.project \
        FROM account_link l CROSS JOIN export_task e ON e.link = l.id \
        WHERE {accounts} AND e.gone_run IS NULL AND e.task_id NOT IN (SELECT id FROM task) \
        ORDER BY l.account";

    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let account = cells.int()?.and_then(|id| u32::try_from(id).ok()).map(AccountId);
        let id = u32::try_from(cells.id()?).unwrap_or(u32::MAX);
        let origin = format!("{}/{}", cells.text()?, cells.text()?);
        let title = cells.maybe_text()?.unwrap_or_else(|| origin.clone());
        let (start, first) = (cells.day()?, cells.day()?);
        let created = start.or(first).unwrap_or(Day::from_number(0));
        let (due, done) = (cells.day()?, cells.day()?);
        let milestone = cells.flag()?.unwrap_or(false);
        let customer = cells.raw()?.as_str_or_null()? == Some("customer");
        let owner = cells.raw()?.as_str_or_null()?.map(Known::read);
        let status = status(done, cells.raw()?.as_str_or_null()?);
        let notes = cells.maybe_text()?.unwrap_or_default();
        let (template, project) = (cells.maybe_text()?, cells.maybe_text()?);
        // A project beside a template says for which part of the account it is.
        let unit =
            project.clone().filter(|project| template.as_ref().is_some_and(|t| t != project));
        Ok(Self(Task {
            side: if customer { Side::Customer } else { Side::Us },
            due,
            status,
            owner,
            tags: milestone.then(|| "milestone".to_owned()).into_iter().collect(),
            notes: notes.into(),
            template: template.or(project).map(Known::from),
            step: unit.map(|unit| Box::new(Step { unit: Some(unit), ..Step::default() })),
            milestone,
            start,
            finished: done,
            origin: Some(origin.into()),
            ..Task::new(id, account, title, created)
        }))
    }
}

/// The words of project tools, in both languages; anything else is open.
fn status(done: Option<Day>, word: Option<&str>) -> TaskStatus {
    let word = word.map(str::to_lowercase).unwrap_or_default();
    match word.trim() {
        "done" | "completed" | "complete" | "closed" | "finished" | "完了" | "終了" | "済" => {
            TaskStatus::Done
        }
        _ if done.is_some() => TaskStatus::Done,
        "cancelled" | "canceled" | "dropped" | "deleted" | "中止" | "取消" => {
            TaskStatus::Dropped
        }
        "waiting" | "blocked" | "on hold" | "pending" | "deferred" | "保留" | "待ち" => {
            TaskStatus::Waiting
        }
        _ => TaskStatus::Open,
    }
}

/// A score that was made on its own day, and by what.
pub struct Observed(pub Day, pub Option<Score>, pub u32);

impl FactRow for Observed {
    const SQL: &'static str = "SELECT l.account, l.day, l.score, l.scorecard FROM snapshot l \
        WHERE {accounts} ORDER BY l.account, l.day";
    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let day = Day::from_number(i32::try_from(cells.id()?).unwrap_or(i32::MIN));
        let score = cells.int()?.map(|tenths| Score::from_tenths(tenths as u16));
        let regime = cells.int()?.and_then(|id| u32::try_from(id).ok()).unwrap_or_default();
        Ok(Self(day, score, regime))
    }
}

/// No score for a week-end in [`Closes`].
const NO_SCORE: u16 = u16::MAX;

impl FactRow for Closes {
    const SQL: &'static str = "SELECT l.account, l.last_sunday, l.scores FROM closes l \
        WHERE {accounts} ORDER BY l.account";
    fn read(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let last = Day::from_number(i32::try_from(cells.id()?).unwrap_or(i32::MIN));
        let packed = cells.raw()?.as_blob()?;
        let scores = packed.as_chunks().0.iter().map(|tenths| u16::from_be_bytes(*tenths));
        let scores = scores.map(|t| (t != NO_SCORE).then(|| Score::from_tenths(t))).collect();
        Ok(Self { last, scores })
    }
}

/// The form in which [`Closes`] are kept.
pub fn pack_closes(closes: &Closes) -> Vec<u8> {
    let tenths = |score: &Option<Score>| score.map_or(NO_SCORE, Score::tenths).to_be_bytes();
    closes.scores.iter().flat_map(tenths).collect()
}
