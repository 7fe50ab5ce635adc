//! `mamori onboarding template`: what a checklist can be started from, and a table of one's own
//! read as one. An import is shown first and kept with `--yes`.

use crate::cli::arguments::TemplateVerb;
use crate::cli::context::{Context, line, print_json, raw};
use crate::cli::print::Table;
use crate::core::message::Message;
use crate::core::playbook::{Draft, Kind, Playbook};
use crate::core::task::Side;
use crate::ingest::ImportedTemplate;
use crate::runtime::failure::Failure;
use crate::runtime::playbooks;
use serde_json::{Value, json};
use std::path::Path;

pub fn run(context: &Context, verb: &TemplateVerb) -> Result<u8, Failure> {
    match verb {
        TemplateVerb::List => list(context),
        TemplateVerb::Import { table, name, yes } => import(context, table, name.as_deref(), *yes),
    }
}

fn list(context: &Context) -> Result<u8, Failure> {
    let (library, faults) = playbooks::library(&context.workspace()?);
    for fault in &faults {
        context.warn(fault);
    }
    if context.json {
        print_json(&library.playbooks.iter().map(|found| in_json(context, found)).collect())?;
        return Ok(0);
    }
    let titles = ["template-id", "template-kind", "template-steps", "template-title"];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    for playbook in &library.playbooks {
        let kind = match playbook.kind {
            Kind::Onboarding => "template-onboarding",
            Kind::Play => "template-play",
        };
        table.rows.push(vec![
            playbook.id.clone(),
            context.word(kind),
            playbook.steps.len().to_string(),
            playbook.title.in_language(context.lang.id()).to_owned(),
        ]);
    }
    raw(&table.text())?;
    Ok(0)
}

fn in_json(context: &Context, playbook: &Playbook) -> Value {
    json!({
        "id": playbook.id, "title": playbook.title.in_language(context.lang.id()),
        "kind": playbook.kind, "own": playbook.own, "steps": playbook.steps,
    })
}

fn import(context: &Context, file: &Path, name: Option<&str>, yes: bool) -> Result<u8, Failure> {
    let workspace = context.workspace()?;
    let ImportedTemplate { playbook, notes } = playbooks::from_table(file, name)?;
    let kept = if yes && !workspace.read_only {
        Some(playbooks::keep(&workspace, &playbook)?)
    } else {
        None
    };
    if context.json {
        let notes: Vec<Value> = notes
            .iter()
            .map(|note| json!({ "code": note.id, "text": context.say(note) }))
            .collect();
        let mut value = in_json(context, &playbook);
        if let Some(map) = value.as_object_mut() {
            map.insert("notes".into(), notes.into());
            map.insert("path".into(), json!(kept));
        }
        print_json(&value)?;
        return Ok(0);
    }
    raw(&preview(context, &playbook).text())?;
    for note in &notes {
        line(&context.say(note))?;
    }
    let said = match &kept {
        Some(path) => Message::new("template-kept").text("path", path.display().to_string()),
        None if yes => Message::new("template-read-only"),
        None => Message::new("template-preview"),
    };
    line(
        &context.say(&said.text("name", playbook.id.as_str()).count("steps", playbook.steps.len())),
    )?;
    Ok(0)
}

fn preview(context: &Context, playbook: &Playbook) -> Table {
    let titles = [
        "template-offset",
        "checklist-side",
        "template-milestone",
        "task-title",
        "template-evidence",
    ];
    let mut table = Table::new(titles.map(|id| context.word(id)).into());
    let row = |step: &Draft| {
        let side = if step.side == Side::Us { "side-us" } else { "side-customer" };
        let text = |wording: &crate::core::playbook::Wording| {
            wording.in_language(context.lang.id()).to_owned()
        };
        vec![
            context.say(&step.at.message()),
            context.word(side),
            if step.milestone { context.word("template-yes") } else { String::new() },
            text(&step.title),
            step.evidence.as_ref().map(text).unwrap_or_default(),
        ]
    };
    table.rows = playbook.steps.iter().map(row).collect();
    table
}
