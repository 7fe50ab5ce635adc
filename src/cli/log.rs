//! `mamori log`: a touch in the timeline, with promises of both sides and the next touch.

use super::arguments::LogArgs;
use super::context::Context;
use crate::core::compose::{Composed, compose, doubt, refusal};
use crate::core::message::Message;
use crate::core::phrase;
use crate::core::typed;
use crate::core::verb::{self, Desk};
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use serde_json::json;

pub fn run(context: &Context, args: &LogArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let id = workspace.account(&args.account)?;
    let composed = composed(&workspace, args)?;
    let rows = workspace.store.summaries(&[id])?;
    let rows: Vec<_> = rows.iter().collect();
    let calendar = workspace.settings.calendar.clone();
    let mut ids = workspace.ids((args.owe.len() + args.owed.len()) as u32 + 8, 4)?;
    let mut desk = Desk { today: workspace.today(), calendar: &calendar, ids: &mut ids };
    let gesture = verb::log_touch(&composed, &rows, &mut desk)?;
    let (depth, _) = workspace.act(&gesture)?;
    let doubt = doubt(&composed, workspace.today(), &calendar);
    if let Some(doubt) = doubt {
        context.warn(&doubt.message());
    }
    context.done(&gesture.title, json!({ "undo": depth.undo }))?;
    Ok(0)
}

/// The options are the composer's lines: `> ` ours, `< ` theirs, `= ` the next touch.
fn composed(workspace: &Workspace, args: &LogArgs) -> Result<Composed, Failure> {
    let kind = typed::touch_kind(&args.kind)
        .ok_or_else(|| Message::new("not-a-kind").text("text", args.kind.as_str()))?;
    let (today, calendar) = (workspace.today(), &workspace.settings.calendar);
    let mut text = args.text.join(" ");
    let lines = args
        .owe
        .iter()
        .map(|owe| format!("\n> {owe}"))
        .chain(args.owed.iter().map(|owed| format!("\n< {owed}")));
    text.extend(lines.chain(args.next.iter().map(|next| format!("\n= {next}"))));
    if let Some(refusal) = refusal(&text, today, calendar) {
        return Err(refusal.reason.into());
    }
    let mut composed = compose(&text, kind, today, calendar);
    composed.with.extend(args.with.iter().cloned());
    if let Some(direction) = &args.direction {
        composed.direction = Some(
            typed::direction(direction)
                .ok_or_else(|| Message::new("not-a-direction").text("text", direction.as_str()))?,
        );
    }
    if let Some(at) = &args.at {
        let (day, minute) = phrase::when(at, today, calendar)
            .ok_or_else(|| Message::new("not-a-day").text("text", at.as_str()))?;
        composed.day = day;
        composed.minute = minute;
    }
    Ok(composed)
}
