//! The keys as they are in force: the tables' own, a preset, and what the person says in
//! `mamori.toml`. A key that cannot be is said, and the command keeps its usual ones.

use super::command::{self, CommandSpec, Lookup, Scope, look_up_by};
use super::key::Key;
use crate::core::book::Keys;
use crate::core::message::Message;
use crate::core::own_action::{OwnAction, Program};
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
    /// Programs of the person's own that can be run, each with the keys it could have.
    pub actions: Vec<OwnAction>,
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
        for (id, program) in &keys.actions {
            if let Err(fault) = keymap.take_action(id, program) {
                let said = match program.line {
                    Some(line) => Message::new("action-fault").count("line", line),
                    None => Message::new("action-fault-somewhere"),
                };
                faults.push(said.text("action", id.as_str()).message("fault", fault));
            }
        }
        (keymap, faults)
    }

    /// A program of the person's own; where its key cannot be had it is still in `?` and the palette.
    fn take_action(&mut self, id: &str, program: &Program) -> Result<(), Message> {
        if command::all().any(|command| command.id == id) {
            return Err(Message::new("action-named-as-command"));
        }
        let mut action = OwnAction::read(id, program)?;
        let refused = program.keys.iter().find_map(|keys| self.refused(keys, id).err());
        if refused.is_some() {
            action.keys.clear();
        }
        self.actions.push(action);
        refused.map_or(Ok(()), Err)
    }

    /// Can an action have these keys on every screen?
    fn refused(&self, keys: &str, id: &str) -> Result<(), Message> {
        self.check_key(keys, id)?;
        let begins = |one: &str, other: &str| format!("{one} ").starts_with(&format!("{other} "));
        let clashes = |own: &str| begins(own, keys) || begins(keys, own);
        let command = command::all()
            .filter(|command| command.scope.is_remapped())
            .find(|command| self.keys(command).any(clashes));
        let action = self.actions.iter().find(|action| action.keys.iter().any(|own| clashes(own)));
        match command.map(|command| command.id).or(action.map(|action| action.id.as_str())) {
            Some(other) => {
                Err(Message::new("action-key-taken").text("key", keys).text("other", other))
            }
            None => Ok(()),
        }
    }

    /// Is it a key at all, and none that counts?
    fn check_key(&self, keys: &str, command: &str) -> Result<(), Message> {
        let fault =
            |id: &'static str| Err(Message::new(id).text("key", keys).text("command", command));
        if keys.trim().is_empty() || keys.split(' ').any(|key| Key::parse(key).is_none()) {
            return fault("keys-no-key");
        }
        if self.counts && keys.starts_with(|c: char| c.is_ascii_digit()) {
            return fault("keys-digit-counts");
        }
        Ok(())
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
        for keys in wanted {
            self.check_key(keys, command.id)?;
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
        match look_up_by(scope, pressed, |command| self.keys(command)) {
            Lookup::Found(command) => Lookup::Found(command),
            // On the card of an empty workspace there is nothing to run anything on.
            other if !scope.is_remapped() => other,
            other => self.look_up_action(pressed).unwrap_or(other),
        }
    }

    fn look_up_action(&self, pressed: &[Key]) -> Option<Lookup> {
        let mut begun = None;
        for (index, action) in self.actions.iter().enumerate() {
            for keys in &action.keys {
                let mut wanted = keys.split(' ').filter_map(Key::parse);
                if pressed.iter().all(|key| wanted.next() == Some(*key)) {
                    if wanted.next().is_none() {
                        return Some(Lookup::Own(index));
                    }
                    begun = Some(Lookup::Begun);
                }
            }
        }
        begun
    }
}

fn unknown_preset(name: &str) -> Message {
    let names = PRESETS.iter().map(|(name, _)| *name);
    Message::new("keys-no-preset").text("preset", name).names("names", names)
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
            Lookup::Own(_) => "own",
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

    fn acting(actions: &[(&str, &str)]) -> (Keymap, Vec<String>) {
        let program = |key: &str| Program {
            keys: vec![key.to_owned()],
            run: vec!["true".to_owned()],
            ..Program::default()
        };
        let actions = actions.iter().map(|(id, key)| ((*id).to_owned(), program(key)));
        let (keymap, faults) =
            Keymap::read(&Keys { actions: actions.collect(), ..Keys::default() });
        let inner = |fault: Message| match fault.args.into_iter().find(|(name, _)| name == "fault")
        {
            Some((_, crate::core::message::Arg::Message(inner))) => inner.id.to_string(),
            other => panic!("{other:?}"),
        };
        (keymap, faults.into_iter().map(inner).collect())
    }

    #[test]
    fn an_action_of_ones_own_has_a_key_that_nothing_else_has() {
        let check = |actions: &[(&str, &str)], expected: &[&str], key: &str, found_there: &str| {
            let (keymap, faults) = acting(actions);
            assert_eq!(faults, expected, "{actions:?}");
            assert_eq!(found(&keymap, key), found_there, "{actions:?}");
            assert!(keymap.actions.len() + faults.len() >= actions.len());
        };
        check(&[("slack", "g s")], &[], "g s", "own");
        check(&[("slack", "g s")], &[], "g g", "first");
        check(&[("slack", "g s")], &[], "g", "…");
        check(&[("slack", "F9")], &[], "F9", "own");
        check(&[("slack", "d")], &["action-key-taken"], "d", "done");
        check(&[("slack", "g")], &["action-key-taken"], "g g", "first");
        check(&[("slack", "d x")], &["action-key-taken"], "d", "done");
        check(&[("one", "Alt-x"), ("two", "Alt-x")], &["action-key-taken"], "Alt-x", "own");
        check(&[("slack", "NoKey")], &["keys-no-key"], "d", "done");
        check(&[("done", "Alt-x")], &["action-named-as-command"], "Alt-x", "");
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
