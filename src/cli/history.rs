//! `mamori history`: every change a person made, newest first.

use super::arguments::HistoryArgs;
use super::context::{Context, print_json, raw};
use super::print::Table;
use crate::runtime::clock;
use crate::runtime::failure::Failure;
use serde_json::json;

pub fn run(context: &Context, args: &HistoryArgs) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let account = args.account.as_deref().map(|text| workspace.account(text)).transpose()?;
    let lines = workspace.store.journal(args.limit, account)?;
    if context.json {
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
    let mut last = None;
    for line in &lines {
        // One line a gesture: a bulk verb is one undo point.
        if last.replace(line.gesture) != Some(line.gesture) {
            let undone =
                if line.undone { context.word("history-is-undone") } else { String::new() };
            table.rows.push(vec![
                clock::local(line.at),
                line.by.clone(),
                context.say(&line.title),
                undone,
            ]);
        }
    }
    raw(&table.text())?;
    Ok(0)
}
