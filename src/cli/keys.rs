//! `mamori keys`: the live keymap, from the same table as the footer, `?` and the palette.

use super::context::{Context, print_json, raw};
use super::print::Table;
use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use crate::tui::command;
use crate::tui::keymap::Keymap;
use serde_json::json;

pub fn run(context: &Context) -> Result<u8, Failure> {
    let settings = Workspace::open(&context.options)?.settings;
    let (keymap, faults) = Keymap::read(&settings.keys);
    for fault in &faults {
        context.warn(fault);
    }
    if context.json {
        let values = command::all().map(|spec| {
            json!({
                "keys": keymap.keys(spec).collect::<Vec<_>>(), "command": spec.id, "scope": spec.scope.id(), "title": context.word(spec.title), "cli": spec.cli,
            })
        });
        // What a program of one's own does can be run from a shell as it is.
        let own = keymap.actions.iter().map(|action| {
            json!({
                "keys": action.keys, "command": action.id, "scope": "own", "title": action.shown(), "cli": null,
            })
        });
        print_json(&values.chain(own).collect())?;
        return Ok(0);
    }
    let mut table = Table::new(
        ["keys-keys", "keys-scope", "keys-title", "keys-cli"].map(|id| context.word(id)).into(),
    );
    for spec in command::all() {
        table.rows.push(vec![
            keymap.keys(spec).collect::<Vec<_>>().join(" "),
            context.word(spec.scope.title()),
            context.word(spec.title),
            spec.cli.unwrap_or_default().to_owned(),
        ]);
    }
    for action in &keymap.actions {
        let own = context.word("scope-own");
        table.rows.push(vec![action.keys.join(" "), own, action.shown(), String::new()]);
    }
    raw(&table.text())?;
    Ok(0)
}
