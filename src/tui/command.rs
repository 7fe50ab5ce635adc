//! The one table of commands: footer, `?`, the palette, `docs/keys.md`, `mamori keys` and the
//! clash test are made from it. Each screen's rows stand in that screen's file.

use super::key::Key;
use super::list::Step;
use super::screen;
pub use super::screen::Place;
use super::sweep::Kind;

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// On every screen.
    Everywhere,
    /// On every list screen.
    Lists,
    /// At one place.
    On(Place),
    /// On the card of a workspace without accounts.
    FirstRun,
    /// In lists that lie over a screen: help, palette, go to, history.
    Overlay,
    /// In a file that is looked at.
    File,
    /// While one line is typed.
    Input,
    /// While a touch is composed.
    Composer,
    /// While a strip waits for its second key.
    Strip,
}

impl Scope {
    /// All of them, in the order of the help.
    pub fn all() -> Vec<Self> {
        let places = Place::SCREENS.iter().chain(&[Place::Account]).map(|place| Self::On(*place));
        let inputs =
            [Self::FirstRun, Self::Overlay, Self::File, Self::Input, Self::Composer, Self::Strip];
        [Self::Everywhere, Self::Lists].into_iter().chain(places).chain(inputs).collect()
    }

    /// Keys of lists and screens are the person's to choose; those of inputs are readline's.
    pub fn is_remapped(self) -> bool {
        matches!(self, Self::Everywhere | Self::Lists | Self::On(_))
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Lists => "lists",
            Self::On(place) => place.id(),
            Self::FirstRun => "first-run",
            Self::Overlay => "overlay",
            Self::File => "file",
            Self::Input => "input",
            Self::Composer => "composer",
            Self::Strip => "strip",
        }
    }

    /// Message id of the scope's name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Everywhere => msg("scope-everywhere"),
            Self::Lists => msg("scope-lists"),
            Self::On(place) => place.scope_title(),
            Self::FirstRun => msg("scope-first-run"),
            Self::Overlay => msg("scope-overlay"),
            Self::File => msg("scope-file"),
            Self::Input => msg("scope-input"),
            Self::Composer => msg("scope-composer"),
            Self::Strip => msg("scope-strip"),
        }
    }

    /// True when both can be in force at once, so that the same key would clash.
    pub fn meets(self, other: Self) -> bool {
        self == other || self.wider().contains(&other) || other.wider().contains(&self)
    }

    /// Scopes that are in force together with this one.
    pub fn wider(self) -> &'static [Self] {
        match self {
            Self::On(Place::Account) | Self::Lists => &[Self::Everywhere],
            Self::On(_) => &[Self::Lists, Self::Everywhere],
            Self::Overlay | Self::Composer => &[Self::Input],
            Self::File => &[Self::Overlay],
            _ => &[],
        }
    }
}

/// A thing one can do to the rows under the cursor or marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Done,
    Snooze,
    Due,
    Wait,
    Close,
    Log,
    Add,
    Pulse,
    /// The person's own word beside the score.
    Override,
    Edit,
    Delete,
    Notes,
    /// A checklist from a template.
    Start,
    /// The own forecast of a renewal, one step up or down.
    Raise,
    Lower,
    /// The success plan, and proofs of value.
    Plan,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Step),
    Go(Place),
    NextTab,
    PreviousTab,
    NextPane,
    PreviousPane,
    Open,
    Cancel,
    Back,
    Quit,
    Suspend,
    Redraw,
    Find,
    NextMatch,
    PreviousMatch,
    GoTo,
    Palette,
    Help,
    Sync,
    History,
    SwitchLanguage,
    /// Dark, light, or as the terminal says.
    Theme,
    Do(Verb),
    Undo,
    Redo,
    Repeat,
    Mark,
    Range,
    MarkAll,
    Zoom,
    Narrower,
    Wider,
    ScrollDown,
    ScrollUp,
    ColumnsLeft,
    ColumnsRight,
    Why,
    Brief,
    Curtain,
    Copy,
    OpenLink,
    /// What the list is narrowed by, sorted by, made of; the person's views.
    Facets,
    Order,
    Columns,
    SaveView,
    RemoveView,
    /// One of the person's views, by its place.
    View(usize),
    NextAccount,
    PreviousAccount,
    /// Walks the book one account after the other.
    Sweep(Kind),
    /// The agenda by day or by week.
    AgendaWeeks,
    /// Open the demo, import files, say who one is and what is not collected.
    Demo,
    Import,
    Me,
    NotCollected,
    /// No to what the selected row of Data says or asks.
    Refuse,
    /// Two accounts are one, or are not any more.
    Merge,
    Unmerge,
    /// The book as it was on a typed day; who moved since one.
    AsOf,
    Since,
    /// The week's queue; what is new since the last visit.
    Queue,
    News,
    /// The charts of an account; the book by band.
    Charts,
    Book,
    /// The book by other numbers; keep them, or drop them.
    WhatIf,
    KeepTrial,
    DropTrial,
    /// Read the files with rows set aside again; write those rows for a spreadsheet.
    Retry,
    WriteProblems,
    /// Yes to a row, a file or a run that waits.
    TakeIn,
    /// Take the selected run back.
    UndoRun,
    /// In inputs: take it, or leave it (a draft is kept).
    Accept,
    Dismiss,
    Complete,
    /// Takes back what was last typed.
    Untype,
    Retype,
    /// Takes the matter under the cursor of a file another way.
    NextWay,
    PreviousWay,
    /// Lists all its ways.
    Ways,
    NewLine,
    /// Takes the text to the person's own editor.
    EditOutside,
    Edit(tui_input::InputRequest),
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct CommandSpec {
    pub id: &'static str,
    /// `g g` is a sequence.
    pub keys: &'static [&'static str],
    pub scope: Scope,
    /// Message id.
    pub title: &'static str,
    /// The subcommand that does the same without a screen.
    pub cli: Option<&'static str>,
    pub action: Action,
    /// A second key or a text follows.
    pub opens: bool,
    /// Place in the footer, 1 first; 0 = not there.
    pub hint: u8,
}

impl CommandSpec {
    pub const fn new(
        id: &'static str,
        keys: &'static [&'static str],
        scope: Scope,
        action: Action,
        title: &'static str,
    ) -> Self {
        Self { id, keys, scope, title, cli: None, action, opens: false, hint: 0 }
    }

    #[must_use]
    pub const fn cli(mut self, twin: &'static str) -> Self {
        self.cli = Some(twin);
        self
    }

    #[must_use]
    pub const fn hint(mut self, place: u8) -> Self {
        self.hint = place;
        self
    }

    #[must_use]
    pub const fn opens(mut self) -> Self {
        self.opens = true;
        self
    }

    /// The key shown for it.
    pub fn key(&self) -> &'static str {
        self.keys.first().copied().unwrap_or_default()
    }
}

/// Commands that take a text behind them in the palette: `as-of 2026-03-01`.
pub const WORDED: [(&str, Action, &str); 5] = [
    ("as-of", Action::AsOf, msg("cmd-as-of")),
    ("since", Action::Since, msg("cmd-since")),
    ("what-if", Action::WhatIf, msg("cmd-what-if")),
    ("queue", Action::Queue, msg("cmd-queue")),
    ("theme", Action::Theme, msg("cmd-theme")),
];

/// A message id, named where the test that all exist sees it.
pub const fn msg(id: &'static str) -> &'static str {
    id
}

/// Every command there is.
pub fn all() -> impl Iterator<Item = &'static CommandSpec> {
    let places = Place::SCREENS.iter().chain(&[Place::Account]).map(|place| place.commands());
    let tables = [
        screen::COMMANDS,
        screen::GO_COMMANDS,
        screen::LIST_COMMANDS,
        screen::FIRST_RUN_COMMANDS,
        super::overlay::COMMANDS,
        super::input::COMMANDS,
        super::composer::COMMANDS,
        super::strip::COMMANDS,
    ];
    tables.into_iter().chain(places).flatten()
}

/// The commands in force in a scope, its own first.
pub fn in_scope(scope: Scope) -> impl Iterator<Item = &'static CommandSpec> {
    let scopes = [&[scope][..], scope.wider()].concat();
    scopes.into_iter().flat_map(|scope| all().filter(move |command| command.scope == scope))
}

/// The second keys of strips: (message id of the question, key, message id of the choice).
pub fn strip_keys() -> impl Iterator<Item = (&'static str, char, &'static str)> {
    use super::strip::Strip;
    Strip::ALL.into_iter().flat_map(|strip| {
        strip.choices().into_iter().map(move |choice| (strip.title(), choice.key, choice.title))
    })
}

/// What the footer calls an action where one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hinted {
    Usual,
    /// Message id of what it means on this tab.
    As(&'static str),
    /// It has nothing to act on.
    Idle,
}

/// What pressed keys mean so far.
#[derive(Clone, Copy, Debug)]
pub enum Lookup {
    Found(&'static CommandSpec),
    /// A program of the person's own, by its place among them.
    Own(usize),
    /// They begin a longer sequence.
    Begun,
    Nothing,
}

/// Looks a sequence of keys up among the tables' own.
pub fn look_up(scope: Scope, pressed: &[Key]) -> Lookup {
    look_up_by(scope, pressed, |command| command.keys.iter().copied())
}

/// Looks a sequence of keys up, where each command has these.
pub fn look_up_by<'a, K: Iterator<Item = &'a str>>(
    scope: Scope,
    pressed: &[Key],
    keys_of: impl Fn(&'static CommandSpec) -> K,
) -> Lookup {
    let mut begun = false;
    for command in in_scope(scope) {
        for keys in keys_of(command) {
            let mut wanted = keys.split(' ').filter_map(Key::parse);
            if pressed.iter().all(|key| wanted.next() == Some(*key)) {
                if wanted.next().is_none() {
                    return Lookup::Found(command);
                }
                begun = true;
            }
        }
    }
    if begun { Lookup::Begun } else { Lookup::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, message_ids};
    use std::collections::BTreeSet;

    #[test]
    fn no_key_means_two_things_at_once() {
        let rows: Vec<_> = all()
            .flat_map(|command| command.keys.iter().map(move |keys| (command, *keys)))
            .collect();
        for (index, (command, keys)) in rows.iter().enumerate() {
            for (other, others) in &rows[index + 1..] {
                let prefix = format!("{keys} ").starts_with(&format!("{others} "))
                    || format!("{others} ").starts_with(&format!("{keys} "));
                assert!(
                    !(prefix && command.scope.meets(other.scope)),
                    "{keys}: {} and {}",
                    command.id,
                    other.id
                );
            }
        }
    }

    #[test]
    fn every_key_can_be_pressed_and_every_id_is_its_own() {
        let mut ids = BTreeSet::new();
        for command in all() {
            assert!(ids.insert(command.id), "{} stands twice", command.id);
            for keys in command.keys {
                assert!(keys.split(' ').all(|key| Key::parse(key).is_some()), "{keys}");
            }
        }
    }

    #[test]
    fn every_command_has_a_title() {
        let ids: BTreeSet<String> = message_ids(Lang::En).0.into_iter().collect();
        let missing: Vec<_> = all().filter(|command| !ids.contains(command.title)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn sequences_are_read_key_by_key() {
        let keys =
            |text: &str| text.split(' ').map(|key| Key::parse(key).unwrap()).collect::<Vec<_>>();
        assert!(matches!(look_up(Scope::On(Place::Triage), &keys("g")), Lookup::Begun));
        assert!(matches!(look_up(Scope::On(Place::Triage), &keys("g g")),
            Lookup::Found(command) if command.action == Action::Move(Step::First)));
        assert!(matches!(look_up(Scope::On(Place::Triage), &keys("g x")), Lookup::Nothing));
    }
}
