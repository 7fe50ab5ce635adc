//! The keys as they are in force: the tables' own, a preset, and what the person says in
//! `mamori.toml`. A key that cannot be is said, and the command keeps its usual ones.

use super::command::{self, CommandSpec, Lookup, Scope, look_up_by};
use super::key::Key;
use crate::core::book::Keys;
use crate::core::message::Message;
use std::collections::BTreeMap;

/// Commands with their keys.
type Preset = &'static [(&'static str, &'static [&'static str])];

/// As Superhuman has them: `e` is done, `h` snoozes. What stood there moves aside.
const SUPERHUMAN: Preset = &[
    ("done", &["e"]),
    ("snooze", &["h"]),
    ("edit", &["Alt-e"]),
    ("previous-pane", &["S-Tab", "Left"]),
];

/// Presets by their names.
const PRESETS: &[(&str, Preset)] = &[("superhuman", SUPERHUMAN)];

/// Where digits count, screens and views are a sequence.
const BEFORE_SCREENS: &str = "g";

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keymap {
    /// By command: its keys, where they are not those of the table.
    own: BTreeMap<&'static str, Vec<String>>,
    /// Digits say how often the next movement is made.
    pub counts: bool,
}

impl Keymap {
    /// The keymap that settings ask for, and what of it cannot be.
    pub fn read(keys: &Keys) -> (Self, Vec<Message>) {
        let mut keymap = Self::default();
        let mut faults = Vec::new();
        match keys.digits.as_deref() {
            None | Some("screens") => {}
            Some("count") => keymap.count_with_digits(),
            Some(other) => faults.push(Message::new("keys-digits").text("word", other)),
        }
        if let Some(name) = &keys.preset {
            match PRESETS.iter().find(|(known, _)| known == name) {
                Some((_, rows)) => rows.iter().for_each(|(id, keys)| {
                    keymap.own.insert(id, keys.iter().map(|&key| key.to_owned()).collect());
                }),
                None => faults.push(unknown_preset(name)),
            }
        }
        for (id, wanted) in &keys.own {
            if let Err(fault) = keymap.put(id, wanted) {
                faults.push(fault);
            }
        }
        (keymap, faults)
    }

    fn count_with_digits(&mut self) {
        self.counts = true;
        for command in command::all().filter(|command| command.scope == Scope::Everywhere) {
            if command.keys.iter().any(|key| key.chars().all(|c| c.is_ascii_digit())) {
                let keys = command.keys.iter().map(|key| format!("{BEFORE_SCREENS} {key}"));
                self.own.insert(command.id, keys.collect());
            }
        }
    }

    fn put(&mut self, id: &str, wanted: &[String]) -> Result<(), Message> {
        let command = command::all()
            .find(|command| command.id == id && command.scope.is_remapped())
            .ok_or_else(|| Message::new("keys-no-command").text("command", id))?;
        let fault = |id: &'static str, key: &str| {
            Err(Message::new(id).text("key", key).text("command", command.id))
        };
        for keys in wanted {
            if keys.trim().is_empty() || keys.split(' ').any(|key| Key::parse(key).is_none()) {
                return fault("keys-no-key", keys);
            }
            if self.counts && keys.starts_with(|c: char| c.is_ascii_digit()) {
                return fault("keys-digit-counts", keys);
            }
        }
        let taken = wanted.iter().find_map(|keys| Some((keys, self.taken(command, keys)?)));
        if let Some((keys, other)) = taken {
            let said = Message::new("keys-taken").text("key", keys).text("command", command.id);
            return Err(said.text("other", other.id));
        }
        self.own.insert(command.id, wanted.to_vec());
        Ok(())
    }

    /// The command that has this key, or one that begins with it or that it begins with.
    fn taken(&self, command: &CommandSpec, keys: &str) -> Option<&'static CommandSpec> {
        let begins = |one: &str, other: &str| format!("{one} ").starts_with(&format!("{other} "));
        command::all()
            .filter(|other| other.id != command.id && other.scope.meets(command.scope))
            .find(|other| self.keys(other).any(|own| begins(own, keys) || begins(keys, own)))
    }

    /// The keys of a command, in force.
    pub fn keys<'a>(&'a self, command: &CommandSpec) -> impl Iterator<Item = &'a str> + use<'a> {
        let own = self.own.get(command.id).filter(|_| command.scope.is_remapped());
        let usual = if own.is_some() { &[] } else { command.keys };
        own.into_iter().flatten().map(String::as_str).chain(usual.iter().copied())
    }

    /// The key shown for a command.
    pub fn key<'a>(&'a self, command: &CommandSpec) -> &'a str {
        self.keys(command).next().unwrap_or_default()
    }

    /// Looks a sequence of keys up.
    pub fn look_up(&self, scope: Scope, pressed: &[Key]) -> Lookup {
        look_up_by(scope, pressed, |command| self.keys(command))
    }
}

fn unknown_preset(name: &str) -> Message {
    let names: Vec<&str> = PRESETS.iter().map(|(name, _)| *name).collect();
    Message::new("keys-no-preset").text("preset", name).text("names", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&str, &str)]) -> Keys {
        let own = pairs.iter().map(|(id, key)| ((*id).to_owned(), vec![(*key).to_owned()]));
        Keys { own: own.collect(), ..Keys::default() }
    }

    fn found(keymap: &Keymap, keys: &str) -> &'static str {
        let pressed: Vec<Key> = keys.split(' ').map(|key| Key::parse(key).unwrap()).collect();
        match keymap.look_up(Scope::On(crate::tui::screen::Place::Triage), &pressed) {
            Lookup::Found(command) => command.id,
            Lookup::Begun => "…",
            Lookup::Nothing => "",
        }
    }

    #[test]
    fn a_key_is_given_to_a_command_and_leaves_its_own() {
        let (keymap, faults) = Keymap::read(&own(&[("done", "Alt-d")]));
        assert_eq!(faults, []);
        assert_eq!((found(&keymap, "Alt-d"), found(&keymap, "d")), ("done", ""));
        assert_eq!(found(&keymap, "s"), "snooze");
    }

    #[test]
    fn what_cannot_be_is_said_and_the_usual_keys_hold() {
        let check = |id: &str, key: &str, fault: &str| {
            let (keymap, faults) = Keymap::read(&own(&[(id, key)]));
            let ids: Vec<_> = faults.iter().map(|fault| fault.id.to_string()).collect();
            assert_eq!(ids, [fault], "{id} = {key}");
            assert_eq!(found(&keymap, "d"), "done");
        };
        check("done", "s", "keys-taken");
        check("done", "g", "keys-taken");
        check("done", "s x", "keys-taken");
        check("done", "NoKey", "keys-no-key");
        check("dome", "Alt-d", "keys-no-command");
        check("accept", "Alt-d", "keys-no-command");
    }

    #[test]
    fn presets_and_counts_leave_no_key_with_two_meanings() {
        let keys = Keys {
            preset: Some("superhuman".into()),
            digits: Some("count".into()),
            ..Keys::default()
        };
        let (keymap, faults) = Keymap::read(&keys);
        assert_eq!(faults, []);
        for command in command::all().filter(|command| command.scope.is_remapped()) {
            for key in keymap.keys(command) {
                assert!(keymap.taken(command, key).is_none(), "{key} of {}", command.id);
            }
        }
        assert_eq!((found(&keymap, "e"), found(&keymap, "h")), ("done", "snooze"));
        assert_eq!((found(&keymap, "g 2"), found(&keymap, "2")), ("tasks", ""));
        let unknown = Keys { preset: Some("emacs".into()), ..Keys::default() };
        assert_eq!(Keymap::read(&unknown).1.len(), 1);
    }
}
