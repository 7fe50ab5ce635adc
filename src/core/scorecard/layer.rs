//! A scorecard of one's own is laid over the built-in one: it says only what is different. Weights
//! and lists are taken whole, so that a sum is always the sum of what stands in the file.

use super::{Sheet, check};
use crate::core::message::Message;
use crate::core::written;
use toml::{Table, Value};

/// Tables whose entries are mixed one by one, and how deep: `[caps] red_pulse = { limit = 59 }`
/// leaves the other caps, and what else is said of that cap.
const MIXED: &[(&str, usize)] = &[("caps", 2), ("measures", 2), ("rules", 2), ("pillars", 1)];

/// Lays a text over a scorecard.
pub fn lay_over(card: &mut Table, text: &str, file: &str) -> Result<(), Message> {
    let own: Table = text.parse().map_err(|error| check::unreadable(&error, text, file))?;
    for (key, value) in own {
        let mixed = MIXED.iter().find(|(name, _)| *name == key).map(|(_, depth)| *depth);
        let depth = mixed.unwrap_or(usize::from(value.is_table()));
        mix(card, key, value, depth);
    }
    Ok(())
}

fn mix(into: &mut Table, key: String, value: Value, depth: usize) {
    match (into.get_mut(&key), value) {
        (Some(Value::Table(old)), Value::Table(new)) if depth > 0 => {
            for (inner, value) in new {
                mix(old, inner, value, depth - 1);
            }
        }
        (_, value) => {
            into.insert(key, value);
        }
    }
}

/// The mixed table as a scorecard; a fault is looked for in the text that was laid over it.
pub fn sheet(card: &Table, text: &str, file: &str) -> Result<Sheet, Message> {
    written::take(card).map_err(|error| {
        let path = path_of(&error);
        let line = line_of(text, &path, error.message());
        Message::new("scorecard-unreadable")
            .text("file", file)
            .count("line", line)
            .text("detail", error.message())
    })
}

/// The keys that an error names in its last line, after `in`.
fn path_of(error: &toml::de::Error) -> Vec<String> {
    let said = error.to_string();
    let last = said.lines().rev().find_map(|line| line.strip_prefix("in `"));
    let path = last.map(|path| path.trim_end_matches('`')).unwrap_or_default();
    path.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The line on which the last of the keys stands that can be found, each after the one before;
/// where a field is unknown, the line that names it.
fn line_of(text: &str, path: &[String], said: &str) -> i64 {
    let unknown = said.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    let keys = path.iter().map(String::as_str).chain(unknown);
    let mut at = 0;
    for key in keys {
        at += text.get(at..).and_then(|rest| rest.find(key)).unwrap_or(0);
    }
    check::line_at(text, at) as i64
}
