//! `mamori view`: the lists of accounts that are kept under a name.

use super::arguments::{LookArgs, ViewArgs, ViewVerb};
use super::context::{Context, print_json, raw};
use super::print::Table;
use crate::core::field;
use crate::core::message::Message;
use crate::core::view::{self, Look, View};
use crate::runtime::failure::Failure;
use crate::runtime::views;
use serde_json::{Value, json};
use std::path::Path;

pub fn run(context: &Context, args: &ViewArgs) -> Result<u8, Failure> {
    match &args.verb {
        ViewVerb::List => list(context),
        ViewVerb::Show { name } => show(context, name),
        ViewVerb::Save { name, filter, look } => save(context, name, &filter.join(" "), look),
        ViewVerb::Remove { name } => remove(context, name),
        ViewVerb::Import { views } => import(context, views),
    }
}

fn list(context: &Context) -> Result<u8, Failure> {
    let kept = views::read(&context.workspace()?)?;
    if context.json {
        print_json(&Value::Array(kept.iter().map(in_json).collect()))?;
        return Ok(0);
    }
    if kept.is_empty() {
        context.warn(&Message::new("view-empty"));
        return Ok(0);
    }
    let titles = ["view-name", "view-filter", "view-sort", "view-columns", "view-group"];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    for view in kept {
        let View { look, .. } = &view;
        let group = look.group.map(|column| column.id.to_owned()).unwrap_or_default();
        let (sort, columns) = (field::print_sort(&look.sort), field::print_columns(&look.columns));
        table.rows.push(vec![view.name.clone(), view.filter.to_string(), sort, columns, group]);
    }
    raw(&table.text())?;
    Ok(0)
}

/// The view as a file that can be handed on.
fn show(context: &Context, name: &str) -> Result<u8, Failure> {
    let view = views::find(&context.workspace()?, name)?;
    if context.json {
        print_json(&in_json(&view))?;
    } else {
        raw(&view::print(&[view]))?;
    }
    Ok(0)
}

fn save(context: &Context, name: &str, filter: &str, look: &LookArgs) -> Result<u8, Failure> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let look = Look::read(&text(&look.sort), &text(&look.columns), &text(&look.group))?;
    let view = View::read(name, filter, look)?;
    let depth = views::keep(&context.workspace()?, vec![view])?;
    let said = Message::new("view-saved").text("name", name);
    context.done(&said, json!({ "name": name, "undo": depth.undo }))?;
    Ok(0)
}

fn remove(context: &Context, name: &str) -> Result<u8, Failure> {
    let depth = views::remove(&context.workspace()?, name)?;
    let said = Message::new("view-removed").text("name", name);
    context.done(&said, json!({ "name": name, "undo": depth.undo }))?;
    Ok(0)
}

fn import(context: &Context, path: &Path) -> Result<u8, Failure> {
    let new = views::read_file(path)?;
    if new.is_empty() {
        return Err(Message::new("views-none-in").text("file", path.display().to_string()).into());
    }
    let count = new.len();
    let depth = views::keep(&context.workspace()?, new)?;
    let said = Message::new("views-imported").count("count", count);
    context.done(&said, json!({ "count": count, "undo": depth.undo }))?;
    Ok(0)
}

fn in_json(view: &View) -> Value {
    json!({
        "name": view.name, "filter": view.filter.to_string(),
        "sort": field::print_sort(&view.look.sort), "columns": field::print_columns(&view.look.columns),
        "group": view.look.group.map(|column| column.id),
    })
}
