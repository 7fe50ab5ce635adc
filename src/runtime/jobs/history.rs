//! The journal as the history page shows it: a line a gesture, with the rows it changed.

use crate::runtime::failure::Failure;
use crate::runtime::workspace::Workspace;
use crate::store::JournalLine;
use crate::tui::event::{HistoryLine, HistoryPart};
use serde_json::Value;

/// Gestures that are shown, and rows of them that are read.
const GESTURES: usize = 300;
const ROWS: usize = 6_000;

pub fn lines(workspace: &Workspace) -> Result<Vec<HistoryLine>, Failure> {
    let mut found: Vec<HistoryLine> = Vec::new();
    for line in workspace.store.journal(ROWS, None)? {
        let part = part(&line);
        // What was added to a gesture later stands further up in the journal.
        if let Some(known) = found.iter_mut().find(|known| known.gesture == line.gesture) {
            known.title = line.title;
            known.parts.push(part);
            continue;
        }
        found.push(HistoryLine {
            gesture: line.gesture,
            at: line.at,
            by: line.by,
            title: line.title,
            parts: vec![part],
            undone: line.undone,
        });
    }
    found.truncate(GESTURES);
    for line in &mut found {
        line.parts.reverse();
    }
    Ok(found)
}

fn part(line: &JournalLine) -> HistoryPart {
    let text = |value: &Option<Value>| match value {
        Some(Value::String(text)) => text.clone(),
        Some(value @ (Value::Number(_) | Value::Bool(_))) => value.to_string(),
        _ => String::new(),
    };
    let values = line.field.as_ref().map(|_| (text(&line.old), text(&line.new)));
    let row = line.new.as_ref().or(line.old.as_ref());
    HistoryPart {
        account: line.account,
        entity: line.entity.clone(),
        id: line.id,
        came: line.field.is_none() && line.old.is_none(),
        went: line.field.is_none() && line.new.is_none(),
        about: line.field.clone().unwrap_or_else(|| about(row)),
        values,
    }
}

/// What a row is about: its title or text, else what it judges.
fn about(row: Option<&Value>) -> String {
    let Some(row) = row else { return String::new() };
    let of = |field: &str| row.get(field).and_then(Value::as_str).map(str::to_owned);
    let said = ["title", "text", "field", "level", "name"].into_iter().find_map(of);
    let judged = || Some(format!("{} {}", of("rule")?, of("kind")?));
    said.or_else(judged).unwrap_or_default()
}
