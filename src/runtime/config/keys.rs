//! Keys and programs of the person's own in `mamori.toml`.

use crate::core::book::Keys;
use crate::core::field::nearest;
use crate::core::message::Message;
use crate::core::own_action::Program;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use toml::Value;
use toml_edit::Document;

/// One word, or several in their order.
#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(super) enum Words {
    One(String),
    Several(Vec<String>),
}

impl Words {
    pub fn list(self) -> Vec<String> {
        match self {
            Self::One(word) => vec![word],
            Self::Several(words) => words,
        }
    }
}

#[derive(Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub(super) struct KeysTable {
    /// `superhuman`: `e` is done, `h` snoozes.
    preset: Option<String>,
    /// `screens`, or `count` for numbers before movements; screens are then `g 1` to `g 7`.
    digits: Option<String>,
    /// By command.
    #[serde(flatten)]
    own: BTreeMap<String, Words>,
}

// What cannot be read of one costs that one alone, and not the file.
#[derive(Default)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct ActionTable {
    /// What `?` and the palette call it; left out: its name.
    title: Option<String>,
    /// A key of its own, or several; left out: it is run from `?` and the palette.
    key: Option<Words>,
    /// The program and its words; no shell reads them. `{account.id}`, `{account.name}`,
    /// `{account.url}`, `{account.ref.SOURCE}`, `{account.x.COLUMN}`, `{task.id}` and others are filled in.
    run: Vec<String>,
    /// It is given the terminal until it ends.
    #[cfg_attr(test, schemars(default))]
    interactive: bool,
    #[cfg_attr(test, schemars(skip))]
    fault: Option<Fault>,
}

/// What is wrong with an action, and the key that it is about.
struct Fault {
    key: String,
    said: Message,
}

const ACTION_KEYS: [&str; 4] = ["title", "key", "run", "interactive"];

impl<'de> Deserialize<'de> for ActionTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut action = Self::default();
        match Value::deserialize(deserializer)? {
            Value::Table(table) => {
                for (key, value) in table {
                    action.take(key, value);
                }
            }
            _ => action.fault = Some(Fault::new(String::new(), Message::new("action-no-table"))),
        }
        Ok(action)
    }
}

impl Fault {
    const fn new(key: String, said: Message) -> Self {
        Self { key, said }
    }
}

impl KeysTable {
    /// With the programs; `text` is the file, for their lines.
    pub fn read(self, actions: BTreeMap<String, ActionTable>, text: &str) -> Keys {
        let own = self.own.into_iter().map(|(id, keys)| (id, keys.list())).collect();
        let places = if actions.is_empty() { None } else { Document::parse(text).ok() };
        let actions = actions.into_iter().map(|(id, table)| {
            let key = table.fault.as_ref().map(|fault| fault.key.as_str());
            let line = places.as_ref().and_then(|places| line_of(places, text, &id, key));
            (id, table.read(line))
        });
        Keys { preset: self.preset, digits: self.digits, own, actions: actions.collect() }
    }
}

impl ActionTable {
    fn take(&mut self, key: String, value: Value) {
        let taken = match key.as_str() {
            "title" => value.try_into().map(|title| self.title = Some(title)),
            "key" => value.try_into().map(|keys| self.key = Some(keys)),
            "run" => value.try_into().map(|run| self.run = run),
            "interactive" => value.try_into().map(|interactive| self.interactive = interactive),
            _ => {
                let said = match nearest(&key, ACTION_KEYS.into_iter()) {
                    Some(near) => Message::new("action-word-near").text("near", near),
                    None => Message::new("action-word"),
                };
                self.fault = Some(Fault::new(key.clone(), said.text("word", key)));
                return;
            }
        };
        if taken.is_err() {
            let said = Message::new("action-form").text("key", key.as_str());
            self.fault = Some(Fault::new(key, said));
        }
    }

    fn read(self, line: Option<usize>) -> Program {
        Program {
            title: self.title,
            keys: self.key.map(Words::list).unwrap_or_default(),
            run: self.run,
            interactive: self.interactive,
            line,
            fault: self.fault.map(|fault| fault.said),
        }
    }
}

/// The line of a key of an action, else the one on which the action begins; none where it has no
/// place of its own.
fn line_of(places: &Document<&str>, text: &str, id: &str, key: Option<&str>) -> Option<usize> {
    let action = places.get("actions")?.get(id)?;
    let table = action.as_table_like();
    let key = key.and_then(|key| table?.get_key_value(key)?.0.span());
    let first = || table?.iter().find_map(|(key, _)| table?.get_key_value(key)?.0.span());
    let start = key.or_else(|| action.span()).or_else(first)?.start;
    Some(text.get(..start)?.matches('\n').count() + 1)
}
