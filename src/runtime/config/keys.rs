//! Keys and programs of the person's own in `mamori.toml`.

use crate::core::book::Keys;
use crate::core::own_action::Program;
use serde::Deserialize;
use std::collections::BTreeMap;

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

#[derive(Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct ActionTable {
    /// What `?` and the palette call it; left out: its name.
    title: Option<String>,
    /// A key of its own, or several; left out: it is run from `?` and the palette.
    key: Option<Words>,
    /// The program and its words; no shell reads them. `{account.id}`, `{account.name}`,
    /// `{account.url}`, `{account.ref.SOURCE}`, `{account.x.COLUMN}`, `{task.id}` and others are filled in.
    run: Vec<String>,
    /// It is given the terminal until it ends.
    #[serde(default)]
    interactive: bool,
}

impl KeysTable {
    /// With the programs; `text` is the file, for their lines.
    pub fn read(self, actions: BTreeMap<String, ActionTable>, text: &str) -> Keys {
        let own = self.own.into_iter().map(|(id, keys)| (id, keys.list())).collect();
        let actions = actions.into_iter().map(|(id, table)| {
            let line = line_of(text, &id);
            (id, table.read(line))
        });
        Keys { preset: self.preset, digits: self.digits, own, actions: actions.collect() }
    }
}

impl ActionTable {
    fn read(self, line: Option<usize>) -> Program {
        Program {
            title: self.title,
            keys: self.key.map(Words::list).unwrap_or_default(),
            run: self.run,
            interactive: self.interactive,
            line,
        }
    }
}

/// The line on which the table of an action begins, as it is usually written.
fn line_of(text: &str, id: &str) -> Option<usize> {
    let heads = [format!("[actions.{id}]"), format!("[actions.\"{id}\"]")];
    let begins = |line: &str| heads.iter().any(|head| line.trim_start().starts_with(head.as_str()));
    text.lines().position(begins).map(|at| at + 1)
}
