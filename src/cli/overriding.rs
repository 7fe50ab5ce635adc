//! `mamori override`: the person's own word on the health of an account, beside the computed score.

use super::arguments::OverrideArgs;
use super::context::{Context, decide};
use crate::core::message::Message;
use crate::core::overriding::{Claim, Grounds};
use crate::core::phrase;
use crate::core::receipt::Score;
use crate::core::verb;
use crate::runtime::failure::Failure;
use serde_json::json;

/// The word that takes one back.
const OFF: [&str; 2] = ["off", "なし"];

pub fn run(context: &Context, args: &OverrideArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let id = workspace.account(&args.account)?;
    let rows = workspace.store.summaries(&[id])?;
    let rows: Vec<_> = rows.iter().collect();
    let (gesture, depth, scored) = decide(&workspace, 1, |desk| {
        if OFF.contains(&args.claim.trim()) {
            return Ok(verb::end_override(&rows, desk)?);
        }
        let claim = Claim::parse(&args.claim)
            .ok_or_else(|| Message::new("not-a-claim").text("text", args.claim.as_str()))?;
        let until = args.until.as_deref().map(|text| {
            phrase::day(text, desk.today, desk.calendar)
                .ok_or_else(|| Message::new("not-a-day").text("text", text))
        });
        let reason = args.reason.as_deref().unwrap_or_default().trim().to_owned();
        let grounds = Grounds { reason, until: until.transpose()? };
        Ok(verb::overrule(&rows, claim, &grounds, desk)?)
    })?;
    let row = scored.first();
    context.done(
        &gesture.title,
        json!({
            "undo": depth.undo, "health_score": row.and_then(|row| row.score).map(Score::points),
            "override": row.and_then(|row| row.overridden.as_deref()).map(override_json),
        }),
    )?;
    Ok(0)
}

/// By the contract of `health --json` and `list --json`.
pub fn override_json(given: &crate::core::overriding::Override) -> serde_json::Value {
    json!({
        "score": given.claim.score.map(Score::points), "band": given.claim.band.id(),
        "since": given.day, "until": given.until, "reason": given.reason,
    })
}
