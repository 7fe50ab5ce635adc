//! The composer: a few lines that become a touch, promises of either side and the next touch.

use super::area::TextArea;
use super::command::{Action, CommandSpec, Scope, msg};
use super::input::Typed;
use super::key::Key;
use super::list::Step;
use crate::core::account::AccountId;
use crate::core::activity::{Direction, TouchKind};
use crate::core::call::{Call, CallId};
use crate::core::search::{Query, fold};

pub const COMMANDS: &[CommandSpec] = &[
    CommandSpec::new(
        "new-line",
        &["Ctrl-j", "Alt-Enter"],
        Scope::Composer,
        Action::NewLine,
        msg("cmd-new-line"),
    )
    .hint(1),
    CommandSpec::new(
        "next-kind",
        &["S-Tab"],
        Scope::Composer,
        Action::PreviousPane,
        msg("cmd-next-direction"),
    )
    .hint(3),
    CommandSpec::new(
        "line-up",
        &["Up", "Ctrl-p"],
        Scope::Composer,
        Action::Move(Step::Up),
        msg("cmd-line-up"),
    ),
    CommandSpec::new(
        "line-down",
        &["Down", "Ctrl-n"],
        Scope::Composer,
        Action::Move(Step::Down),
        msg("cmd-line-down"),
    ),
];

/// What Tab goes through, the commonest first.
const KINDS: [TouchKind; 5] =
    [TouchKind::Call, TouchKind::Meeting, TouchKind::Email, TouchKind::Chat, TouchKind::Note];

/// What is being composed, for whom. Kept as a draft when it is left.
#[derive(Clone, Debug)]
pub struct Composer {
    pub accounts: Vec<AccountId>,
    /// The planned touch it is about.
    pub call: Option<CallId>,
    pub kind: TouchKind,
    pub direction: Option<Direction>,
    /// Names that `@` completes, each with its needle.
    pub people: Vec<(String, String)>,
    /// Tags that `#` completes, the most used first.
    pub tags: Vec<String>,
    area: TextArea,
}

impl Composer {
    pub fn new(accounts: Vec<AccountId>, text: &str) -> Self {
        Self {
            accounts,
            call: None,
            kind: TouchKind::Call,
            direction: TouchKind::Call.usual_direction(),
            people: Vec::new(),
            tags: Vec::new(),
            area: TextArea::new(text),
        }
    }

    /// A text of its own lines, behind what is there.
    pub fn add(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let gap = if self.text().is_empty() { "" } else { "\n" };
        self.area = TextArea::new(&[&self.text(), gap, text].concat());
    }

    /// The caret goes to the end of a line.
    pub fn go_to(&mut self, line: usize) {
        self.area.go_to(line);
    }

    /// About a planned touch, as the kind of touch that it is.
    #[must_use]
    pub fn about(mut self, call: &Call) -> Self {
        self.call = Some(call.id);
        self.kind = call.touch.kind;
        self.direction = self.kind.usual_direction();
        self
    }

    pub fn text(&self) -> String {
        self.area.text()
    }

    pub fn area(&self) -> &TextArea {
        &self.area
    }

    /// The text as it came back from the person's editor.
    pub fn set_text(&mut self, text: &str) {
        self.area = TextArea::new(text);
    }

    pub fn key(&mut self, key: Key) -> Typed {
        match self.area.key(Scope::Composer, key) {
            Typed::Other(Action::Complete) => self.complete().unwrap_or_else(|| self.next_kind()),
            Typed::Other(Action::PreviousPane) => self.next_direction(),
            typed => typed,
        }
    }

    /// Characters that came at once, as if each had been typed.
    pub fn type_in(&mut self, text: &str) {
        self.area.type_in(text);
    }

    pub fn insert(&mut self, text: &str) {
        self.area.insert(text);
    }

    /// The name begun after `@` or the tag after `#`; `None` where the caret is behind no such
    /// beginning.
    fn complete(&mut self) -> Option<Typed> {
        let before = self.area.before_caret();
        let begun = before.rsplit(|c: char| c.is_whitespace()).next()?;
        if let Some(typed) = begun.strip_prefix(['#', '＃']) {
            let folded = fold(typed);
            let found = self.tags.iter().find(|tag| fold(tag).starts_with(&folded));
            let Some(tag) = found.filter(|_| !typed.is_empty()) else { return Some(Typed::Kept) };
            let tag = format!("{tag} ");
            self.area.replace_before(typed.chars().count(), &tag);
            return Some(Typed::Changed);
        }
        let typed = begun.rsplit_once(['@', '＠']).map(|(_, typed)| typed)?;
        let query = Query::new(typed);
        let found = self.people.iter().find(|(_, needle)| query.matches(needle));
        let Some((name, _)) = found.filter(|_| !typed.is_empty()) else {
            return Some(Typed::Kept);
        };
        let quote = if name.contains(char::is_whitespace) { "\"" } else { "" };
        let name = format!("{quote}{name}{quote} ");
        self.area.replace_before(typed.chars().count(), &name);
        Some(Typed::Changed)
    }

    fn next_kind(&mut self) -> Typed {
        let at = KINDS.iter().position(|kind| *kind == self.kind).map_or(0, |at| at + 1);
        self.kind = KINDS.get(at).copied().unwrap_or(TouchKind::Call);
        self.direction = self.kind.usual_direction();
        Typed::Changed
    }

    fn next_direction(&mut self) -> Typed {
        self.direction = match self.direction {
            None => Some(Direction::TwoWay),
            Some(Direction::TwoWay) => Some(Direction::In),
            Some(Direction::In) => Some(Direction::Out),
            Some(Direction::Out) => None,
        };
        Typed::Changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::key::Code;

    #[test]
    fn lines_are_broken_and_joined() {
        let mut composer = Composer::new(Vec::new(), "ab\ncd");
        assert_eq!(composer.text(), "ab\ncd");
        composer.key(Key::plain(Code::Home));
        composer.key(Key::plain(Code::Backspace));
        assert_eq!(composer.text(), "abcd");
        composer.key(Key::ctrl('j'));
        assert_eq!(composer.text(), "ab\ncd");
        composer.key(Key::char('x'));
        assert_eq!(composer.text(), "ab\nxcd");
    }

    #[test]
    fn the_kind_cycles_and_brings_its_direction() {
        let mut composer = Composer::new(Vec::new(), "");
        composer.key(Key::plain(Code::Tab));
        composer.key(Key::plain(Code::Tab));
        assert_eq!((composer.kind, composer.direction), (TouchKind::Email, Some(Direction::Out)));
        for _ in 0..3 {
            composer.key(Key::plain(Code::Tab));
        }
        assert_eq!(composer.kind, TouchKind::Call);
    }
}
