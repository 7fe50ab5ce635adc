//! `mamori preset`: what sources are known, how a file would be read, and keeping what is decided
//! of it.

mod page;

use super::arguments::{PresetArgs, PresetVerb, ReadingArgs};
use super::context::{Context, line, print_json, raw};
use super::print::Table;
use crate::core::manner::{Decision, Matter};
use crate::core::message::Message;
use crate::runtime::failure::{Exit, Failure};
use crate::runtime::preview;
use crate::runtime::sync::SyncOptions;
use serde_json::json;

pub fn run(context: &Context, args: &PresetArgs) -> Result<u8, Failure> {
    match &args.verb {
        PresetVerb::List => list(context),
        PresetVerb::Show { name } => show(context, name),
        PresetVerb::Check(reading) => check(context, reading),
        PresetVerb::Learn { reading, name } => learn(context, reading, name.as_deref()),
    }
}

fn list(context: &Context) -> Result<u8, Failure> {
    let presets = preview::presets(&context.workspace()?)?;
    if context.json {
        let found: Vec<_> = presets
            .iter()
            .map(|preset| json!({
                "name": preset.name, "source": preset.source, "entity": preset.entity, "own": preset.own,
            }))
            .collect();
        print_json(&found.into())?;
        return Ok(0);
    }
    let titles = ["preset-name", "preset-source", "sync-entity", "preset-own"];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    for preset in presets {
        let own = if preset.own { context.word("preset-is-own") } else { String::new() };
        table.rows.push(vec![preset.name, preset.source, context.say(&preset.entity.said()), own]);
    }
    raw(&table.text())?;
    Ok(0)
}

/// The text of a preset, as one of one's own may be written.
fn show(context: &Context, name: &str) -> Result<u8, Failure> {
    raw(&preview::preset_text(&context.workspace()?, name)?)?;
    Ok(0)
}

fn check(context: &Context, reading: &ReadingArgs) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let found = preview::preview(&workspace, &reading.export, &options(reading)?)?;
    if context.json {
        print_json(&page::in_json(context, &found))?;
    } else {
        raw(&page::text(context, &found))?;
    }
    Ok(if found.refused.is_some() {
        Exit::BadData as u8
    } else if found.open() > 0 {
        Exit::CouldNot as u8
    } else {
        0
    })
}

fn learn(context: &Context, reading: &ReadingArgs, name: Option<&str>) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    if workspace.read_only {
        return Err(Message::new("store-read-only").into());
    }
    let options = options(reading)?;
    let kept = preview::learn(&workspace, &reading.export, &options, name)?;
    let done = Message::new("preset-learned")
        .text("name", &kept.name)
        .text("path", kept.path.display().to_string());
    if context.json {
        let mut value = page::in_json(context, &kept.preview);
        if let Some(map) = value.as_object_mut() {
            map.insert("learned".into(), json!({ "name": kept.name, "path": kept.path }));
        }
        print_json(&value)?;
        return Ok(0);
    }
    raw(&page::text(context, &kept.preview))?;
    line(&context.say(&done))?;
    Ok(0)
}

/// What was typed, as decisions.
fn options(reading: &ReadingArgs) -> Result<SyncOptions, Failure> {
    let mut decision = Decision::default();
    for typed in &reading.set {
        let told = typed.split_once('=').and_then(|(id, word)| Some((Matter::parse(id)?, word)));
        let Some((matter, word)) = told else { return Err(unknown(typed)) };
        if !decision.set(matter, word) {
            return Err(unknown(typed));
        }
    }
    for typed in &reading.column {
        let Some((header, field)) = typed.rsplit_once('=') else { return Err(unknown(typed)) };
        let field = Some(field.trim()).filter(|field| !field.is_empty() && *field != "-");
        decision.columns.insert(header.to_owned(), field.map(str::to_owned));
    }
    Ok(SyncOptions {
        preset: reading.preset.clone(),
        encoding: reading.encoding.clone(),
        as_of: reading.as_of,
        decision,
        ..SyncOptions::default()
    })
}

fn unknown(typed: &str) -> Failure {
    Failure::usage(Message::new("preset-unknown-decision").text("typed", typed))
}
