//! `mamori pulse`: the CSM's own judgement of an account.

use super::arguments::PulseArgs;
use super::context::{Context, decide};
use crate::core::message::Message;
use crate::core::typed;
use crate::core::verb;
use crate::runtime::failure::Failure;
use serde_json::json;

pub fn run(context: &Context, args: &PulseArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let id = workspace.account(&args.account)?;
    let level = typed::pulse(&args.level)
        .ok_or_else(|| Message::new("not-a-pulse").text("text", args.level.as_str()))?;
    let rows = workspace.store.summaries(&[id])?;
    let rows: Vec<_> = rows.iter().collect();
    let reason = args.reason.as_deref().map(typed::pulse_reason);
    let (gesture, depth, scored) =
        decide(&workspace, 1, |desk| Ok(verb::pulse(&rows, level, reason.as_deref(), desk)?))?;
    let now = scored.first().and_then(|row| row.score).map(crate::core::receipt::Score::points);
    context.done(&gesture.title, json!({ "undo": depth.undo, "health_score": now }))?;
    Ok(0)
}
