//! `mamori queue`: the week's work in the hours there are.

use super::arguments::QueueArgs;
use super::context::{Context, line, print_json, raw};
use super::print::Table;
use crate::core::portfolio::Summary;
use crate::core::queue::week::{Item, Kind, Week, week};
use crate::core::search::is_mine;
use crate::locale::format;
use crate::runtime::failure::Failure;
use serde_json::{Value, json};

pub fn run(context: &Context, args: &QueueArgs) -> Result<u8, Failure> {
    let workspace = context.fresh_workspace()?;
    let (portfolio, today) = (workspace.store.portfolio()?, workspace.today());
    let me = &workspace.settings.me;
    let mine = |row: &Summary| is_mine(me, row.owner.as_deref());
    let found = week(&portfolio, &workspace.settings.capacity, args.hours, today, &mine);
    workspace.keep_week(&portfolio)?;
    if context.json {
        let items = found.items.iter().map(|item| item_json(context, item));
        print_json(&Value::Array(items.collect()))?;
        return Ok(0);
    }
    if !found.items.is_empty() {
        raw(&table(context, &found).text())?;
    }
    line(&context.say(&found.said()))?;
    for said in found.said_beside() {
        line(&context.say(&said))?;
    }
    Ok(0)
}

/// By the contract of `queue --json`.
fn item_json(context: &Context, item: &Item<'_>) -> Value {
    json!({
        "kind": item.kind.id(), "account": item.row.id.to_string(),
        "reason": context.say(&item.reason()), "reason_code": item.code(),
        "priority": item.row.priority, "minutes": item.minutes, "carry": item.carry,
    })
}

/// With a line where the hours end.
fn table(context: &Context, week: &Week<'_>) -> Table {
    let titles = ["queue-kind", "moves-account", "queue-minutes", "queue-carry", "queue-reason"];
    let title = |id: &&str| match *id {
        "queue-minutes" | "queue-carry" => format!(">{}", context.word(id)),
        id => context.word(id),
    };
    let mut table = Table::new(titles.iter().map(title).collect());
    let mut cut = false;
    for item in &week.items {
        if item.kind == Kind::Deferred && !std::mem::replace(&mut cut, true) {
            table.rows.push(vec![context.word("queue-cut")]);
        }
        let carry =
            if item.carry == 0 { String::new() } else { format::count(i64::from(item.carry)) };
        table.rows.push(vec![
            context.word(&format!("queue-kind-{}", item.kind.id().replace('_', "-"))),
            format!("{}  {}", item.row.id, item.row.short_name),
            format::count(i64::from(item.minutes)),
            carry,
            context.say(&item.reason()),
        ]);
    }
    table
}
