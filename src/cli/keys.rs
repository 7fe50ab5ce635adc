//! `mamori keys`: the live keymap, from the same table as the footer, `?` and the palette.

use super::context::{Context, print_json, raw};
use super::print::Table;
use crate::runtime::failure::Failure;
use crate::tui::command;
use serde_json::json;

pub fn run(context: &Context) -> Result<u8, Failure> {
    if context.json {
        let values = command::all().map(|spec| {
            json!({
                "keys": spec.keys, "command": spec.id, "scope": spec.scope.id(), "title": context.word(spec.title), "cli": spec.cli,
            })
        });
        print_json(&values.collect())?;
        return Ok(0);
    }
    let mut table = Table::new(
        ["keys-keys", "keys-scope", "keys-title", "keys-cli"].map(|id| context.word(id)).into(),
    );
    for spec in command::all() {
        table.rows.push(vec![
            spec.keys.join(" "),
            context.word(spec.scope.title()),
            context.word(spec.title),
            spec.cli.unwrap_or_default().to_owned(),
        ]);
    }
    raw(&table.text())?;
    Ok(0)
}
