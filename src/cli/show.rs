//! `mamori show`: everything known of one account, as text or JSON.

use super::arguments::ShowArgs;
use super::context::{Context, line, past, print_json, raw};
use super::health::{self, page::Page};
use super::list::row_json;
use super::print::Table;
use crate::core::account::AccountId;
use crate::core::detail::Detail;
use crate::core::message::Message;
use crate::core::portfolio::Summary;
use crate::core::receipt::Score;
use crate::core::roll_up::{RollUp, roll_up};
use crate::core::text::Shown;
use crate::locale::format;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::{Value, json};
use std::sync::Arc;

/// Lines of the timeline that are printed.
const TIMELINE: usize = 10;

pub fn run(context: &Context, args: &ShowArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let id = workspace.account(&args.account)?;
    let detail = workspace
        .detail(id, past(&workspace, args.as_of)?)?
        .ok_or_else(|| Message::new("account-none").text("text", args.account.as_str()))?;
    if context.json {
        let mut value = detail_json(context, &detail, &workspace.store.children(id)?);
        let family = together(&workspace, &detail)?.map(|family| {
            json!({
                "own": family.own.map(Score::points),
                "worst": family.worst.as_ref().map(|(_, _, score)| score.points()),
                "worst_account": family.worst.as_ref().map(|(id, ..)| id.to_string()),
                "weighted": family.weighted.map(Score::points), "unknown": family.unknown,
            })
        });
        if let Some(into) = value.as_object_mut() {
            into.insert("roll_up".to_owned(), family.unwrap_or(Value::Null));
        }
        print_json(&value)?;
    } else {
        raw(&text(context, &detail, &workspace.store.children(id)?))?;
        if let Some(family) = together(&workspace, &detail)? {
            line(&context.say(&family.said()))?;
        }
    }
    Ok(0)
}

/// The account and its children taken together, as of the same day.
fn together(workspace: &Workspace, detail: &Detail) -> Result<Option<RollUp>, Failure> {
    let children = workspace.store.children(detail.id)?;
    if children.is_empty() {
        return Ok(None);
    }
    let rows = workspace.rows_of(detail.as_of)?;
    let named = |row: &&Arc<Summary>| children.iter().any(|(id, _)| *id == row.id);
    let rows = rows.iter().filter(named).map(AsRef::as_ref);
    Ok(roll_up(&detail.summary, rows))
}

fn detail_json(context: &Context, detail: &Detail, children: &[Child]) -> Value {
    let facts = &detail.facts;
    let mut value = row_json(context, &detail.summary, detail.as_of);
    let family = |id: AccountId, name: &str| json!({ "id": id.to_string(), "name": name });
    let more = json!({
        "parent": detail.summary.stated.parent.map(String::from),
        "parent_id": detail.summary.stated.parent_id.map(|id| id.to_string()),
        "children": children.iter().map(|(id, name)| family(*id, name)).collect::<Vec<_>>(),
        "conflicts": facts.conflicts.iter().map(|one| json!({
            "field": one.field(), "mine": one.mine(), "theirs": one.theirs, "source": one.source,
        })).collect::<Vec<_>>(),
        "health": Page::new(context, detail.id.to_string(), &detail.receipt),
        "contacts": facts.contacts.iter().map(|contact| json!({
            "name": contact.name, "email": contact.email, "title": contact.title,
            "role": contact.role.map(crate::core::contact::Role::id), "departed": contact.departed,
        })).collect::<Vec<_>>(),
        "timeline": timeline(detail).iter().map(|touch| json!({
            "date": touch.day, "kind": touch.kind.id(), "direction": touch.direction.map(crate::core::activity::Direction::id),
            "status": touch.status.id(), "subject": touch.subject, "with": touch.attendees, "source": touch.source,
        })).collect::<Vec<_>>(),
        "tasks": facts.tasks.iter().filter(|task| task.unfinished()).map(super::task::task_json).collect::<Vec<_>>(),
        "signals": detail.summary.signals.iter().map(|signal| super::signals::signal_json(context, &detail.summary, signal, detail.as_of)).collect::<Vec<_>>(),
    });
    if let (Some(into), Value::Object(from)) = (value.as_object_mut(), more) {
        into.extend(from);
    }
    value
}

/// An account that names another one as its parent.
type Child = (AccountId, String);

/// The parent and the children, where there are any.
fn family(context: &Context, row: &Summary, children: &[Child]) -> String {
    let children: Vec<String> =
        children.iter().map(|(id, name)| format!("{name} ({id})")).collect();
    let lines = [
        ("show-parent", row.stated.parent.map(String::from)),
        ("show-children", (!children.is_empty()).then(|| context.lang.list(&children))),
    ];
    let line = |(id, value): (&str, Option<String>)| {
        Some([&context.word(id), ": ", Shown::new(&value?).as_str(), "\n"].concat())
    };
    lines.into_iter().filter_map(line).collect()
}

/// Touches up to the day, newest first.
fn timeline(detail: &Detail) -> Vec<&crate::core::activity::Activity> {
    let mut touches: Vec<_> =
        detail.facts.activities.iter().filter(|touch| touch.day <= detail.as_of).collect();
    touches.sort_by_key(|touch| std::cmp::Reverse((touch.day, touch.minute)));
    touches
}

/// The last known term is over: what is shown is its end.
fn ended(row: &Summary) -> bool {
    row.renewal.is_none() && row.open_lapse().is_some()
}

/// The day, or when the last known term was over.
fn renewal(context: &Context, detail: &Detail) -> Option<String> {
    let row = &detail.summary;
    let over = |end| {
        let ago = format::ago(context.lang, detail.as_of - end);
        let day = format::day(context.lang, end);
        context.say(&Message::new("renewal-over").text("day", day).text("ago", ago))
    };
    let ahead = row.renewal.map(|day| format::day(context.lang, day));
    ahead.or_else(|| row.open_lapse().map(over))
}

fn text(context: &Context, detail: &Detail, children: &[Child]) -> String {
    let row = &detail.summary;
    let mut text = format!("{}  {}\n", row.id, Shown::new(&row.name));
    let facts = [
        ("show-owner", row.owner.map(String::from)),
        ("show-tier", Some(context.word(&format!("touch-tier-{}", row.tier.id())))),
        ("show-stage", row.stage.map(|stage| context.lang.known("stage", &stage))),
        ("show-arr", row.arr.map(|arr| format::money(context.lang, arr))),
        (if ended(row) { "show-ended" } else { "show-renewal" }, renewal(context, detail)),
        (
            if row.by_order { "show-order-by" } else { "show-opt-out" },
            row.deadline_said().map(|said| context.say(&said)),
        ),
        ("show-touch", row.last_touch.map(|day| format::day(context.lang, day))),
    ];
    for (id, value) in facts {
        let value = value
            .map_or_else(|| context.word("unknown-value"), |value| Shown::new(&value).to_string());
        text += &[&context.word(id), ": ", &value, "\n"].concat();
    }
    text += &family(context, row, children);
    for conflict in &detail.facts.conflicts {
        text += &[&context.say(&conflict.said()), "\n"].concat();
    }
    if let Some(day) = row.gone {
        text += &[&context.say(&Message::new("show-gone").day("day", day)), "\n"].concat();
    }
    text.push('\n');
    text.push_str(&health::receipt_text(context, &detail.receipt));
    for signal in &row.signals {
        text += &[&context.word(signal.severity.title()), " ", &context.say(signal.said()), "\n"]
            .concat();
    }
    let mut table = Table::new(vec![String::new(); 3]);
    for touch in timeline(detail).into_iter().take(TIMELINE) {
        table.rows.push(vec![
            format::day(context.lang, touch.day),
            context.word(&format!("touch-{}", touch.kind.id())),
            touch.subject.clone(),
        ]);
    }
    text + table.text().trim_start_matches('\n')
}
