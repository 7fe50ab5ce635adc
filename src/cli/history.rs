//! `mamori history`: every change a person made, newest first.

use super::arguments::HistoryArgs;
use super::context::{Context, print_json, raw};
use super::print::Table;
use crate::runtime::clock;
use crate::runtime::failure::Failure;
use serde_json::json;

/// Rows of a gesture that are read for each line of the table.
const ROWS: usize = 100;

pub fn run(context: &Context, args: &HistoryArgs) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let account = args.account.as_deref().map(|text| workspace.account(text)).transpose()?;
    if context.json {
        let lines = workspace.store.journal(args.limit, account)?;
        let values = lines.iter().map(|line| {
            json!({
                "seq": line.seq, "at": clock::instant(line.at), "by": line.by, "gesture": line.gesture,
                "account": line.account.map(|id| id.to_string()), "entity": line.entity, "id": line.id.to_string(),
                "field": line.field, "old": line.old, "new": line.new, "undone": line.undone,
                "title": context.say(&line.title),
            })
        });
        print_json(&values.collect())?;
        return Ok(0);
    }
    let mut table = Table::new(
        ["history-at", "history-by", "history-what", "journal-undone"]
            .map(|id| context.word(id))
            .into(),
    );
    // One line a gesture: a bulk verb is one undo point.
    let lines = workspace.store.journal(args.limit.saturating_mul(ROWS), account)?;
    let mut seen: Vec<u32> = Vec::new();
    for line in &lines {
        if seen.len() < args.limit && !seen.contains(&line.gesture) {
            seen.push(line.gesture);
            let undone =
                if line.undone { context.word("history-is-undone") } else { String::new() };
            table.rows.push(vec![
                context.say(&clock::moment(line.at)),
                line.by.clone(),
                context.say(&line.title),
                undone,
            ]);
        }
    }
    raw(&table.text())?;
    Ok(0)
}
