//! `mamori export changes`: what was put right here, as a table that the source takes in: its own
//! ids, only the fields that changed.

use super::arguments::{ExportArgs, ExportWhat};
use super::context::{Context, print_json, raw};
use super::print::Table;
use crate::core::entity::{Entity, Kind, Value};
use crate::core::intake::LocalChange;
use crate::core::message::Message;
use crate::runtime::failure::Failure;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

pub fn run(context: &Context, args: &ExportArgs) -> Result<u8, Failure> {
    let ExportWhat::Changes { since, source } = &args.what;
    let mut changes = context.workspace()?.store.local_changes(*since)?;
    let sources: BTreeSet<&str> = changes.iter().map(|it| it.source.as_str()).collect();
    let names: Vec<String> = sources.into_iter().map(str::to_owned).collect();
    if let Some(source) = source {
        changes.retain(|change| change.source == *source);
    }
    if context.json {
        print_json(&changes.iter().map(value).collect())?;
        return Ok(0);
    }
    if changes.is_empty() {
        context.warn(&Message::new("export-nothing"));
        return Ok(0);
    }
    if source.is_none() && names.len() > 1 {
        let message = Message::new("export-which").names("names", names);
        return Err(Failure::usage(message));
    }
    let cleared = changes.iter().filter(|change| change.value.is_none()).count();
    if cleared > 0 {
        context.warn(&Message::new("export-cleared").count("count", cleared));
    }
    raw(&format!("\u{feff}{}", table(&changes).csv()))?;
    Ok(0)
}

fn value(change: &LocalChange) -> serde_json::Value {
    json!({
        "account": change.account.to_string(), "source": change.source, "key": change.key,
        "name": change.name, "field": change.field,
        "value": change.value.as_ref().map(|value| cell(change, value)),
        "currency": change.currency.map(|currency| currency.code().to_owned()),
    })
}

/// One row an account, one column a field that changed anywhere; an empty cell says nothing.
fn table(changes: &[LocalChange]) -> Table {
    let is_changed = |id: &str| changes.iter().any(|change| change.field == id);
    let mut fields: Vec<&str> = Entity::Account.fields().iter().map(|field| field.id).collect();
    fields.retain(|id| *id != "name" && is_changed(id));
    let priced = changes.iter().any(|change| is_money(change.field)) && !is_changed("currency");
    let mut titles = vec!["account_id".to_owned(), "account_name".to_owned()];
    titles.extend(fields.iter().map(|id| (*id).to_owned()));
    titles.extend(priced.then(|| "currency".to_owned()));
    let mut table = Table::new(titles);
    let mut by_key: BTreeMap<&str, Vec<&LocalChange>> = BTreeMap::new();
    for change in changes {
        by_key.entry(&change.key).or_default().push(change);
    }
    for (key, own) in by_key {
        let of = |id: &str| own.iter().find(|change| change.field == id);
        let said = |id: &str| of(id).and_then(|change| Some(cell(change, change.value.as_ref()?)));
        let name = said("name").or_else(|| own.first().map(|change| change.name.clone()));
        let mut row = vec![key.to_owned(), name.unwrap_or_default()];
        row.extend(fields.iter().map(|id| said(id).unwrap_or_default()));
        let currency = own.iter().find(|change| is_money(change.field));
        let code = currency.and_then(|change| Some(change.currency?.code().to_owned()));
        row.extend(priced.then(|| code.unwrap_or_default()));
        table.rows.push(row);
    }
    table
}

fn is_money(field: &str) -> bool {
    let kind = Entity::Account.field(field).and_then(|at| Entity::Account.fields().get(at));
    kind.is_some_and(|field| field.kind == Kind::Money)
}

/// As other tools read it: amounts in the currency's own units.
fn cell(change: &LocalChange, value: &Value) -> String {
    match (value, change.currency) {
        (Value::Int(minor), Some(currency)) if is_money(change.field) => {
            let digits = currency.exponent() as usize;
            let (sign, minor) =
                if *minor < 0 { ("-", minor.unsigned_abs()) } else { ("", minor.unsigned_abs()) };
            if digits == 0 {
                return format!("{sign}{minor}");
            }
            let unit = 10_u64.pow(digits as u32);
            format!("{sign}{}.{:0digits$}", minor / unit, minor % unit)
        }
        (value, _) => value.canonical(),
    }
}
