//! The composer: a few lines that become a touch, promises of either side and the next touch.

use super::command::{Action, CommandSpec, Scope, msg};
use super::input::{TextLine, Typed};
use super::key::Key;
use super::list::Step;
use crate::core::account::AccountId;
use crate::core::activity::{Direction, TouchKind};
use tui_input::InputRequest as Edit;

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
    pub kind: TouchKind,
    pub direction: Option<Direction>,
    lines: Vec<TextLine>,
    row: usize,
}

impl Composer {
    pub fn new(accounts: Vec<AccountId>, text: &str) -> Self {
        let mut composer = Self {
            accounts,
            kind: TouchKind::Call,
            direction: TouchKind::Call.usual_direction(),
            lines: vec![TextLine::default()],
            row: 0,
        };
        composer.insert(text);
        composer
    }

    pub fn text(&self) -> String {
        self.lines.iter().map(TextLine::text).collect::<Vec<_>>().join("\n")
    }

    pub fn lines(&self) -> &[TextLine] {
        &self.lines
    }

    pub fn row(&self) -> usize {
        self.row
    }

    pub fn key(&mut self, key: Key) -> Typed {
        let Some(line) = self.lines.get_mut(self.row) else { return Typed::Kept };
        let caret = line.caret();
        match line.key(Scope::Composer, key) {
            Typed::Other(Action::NewLine) => self.break_line(),
            Typed::Other(Action::Move(step)) => self.go(step),
            Typed::Other(Action::Complete) => self.next_kind(),
            Typed::Other(Action::PreviousPane) => self.next_direction(),
            Typed::Kept if caret == 0 && key == Key::plain(super::key::Code::Backspace) => {
                self.join()
            }
            typed => typed,
        }
    }

    /// Pasted text keeps its lines.
    pub fn insert(&mut self, text: &str) {
        for (index, part) in text.lines().enumerate() {
            if index > 0 {
                self.break_line();
            }
            if let Some(line) = self.lines.get_mut(self.row) {
                line.insert(part);
            }
        }
    }

    fn break_line(&mut self) -> Typed {
        if let Some(line) = self.lines.get_mut(self.row) {
            let text = line.text().to_owned();
            let at = text.char_indices().nth(line.caret()).map_or(text.len(), |(at, _)| at);
            let (before, after) = text.split_at(at);
            *line = TextLine::new(before);
            let mut next = TextLine::new(after);
            next.set_caret(0);
            self.row += 1;
            self.lines.insert(self.row, next);
        }
        Typed::Changed
    }

    fn join(&mut self) -> Typed {
        if self.row == 0 {
            return Typed::Kept;
        }
        let gone = self.lines.remove(self.row);
        self.row -= 1;
        if let Some(line) = self.lines.get_mut(self.row) {
            let caret = line.text().chars().count();
            *line = TextLine::new(&format!("{}{}", line.text(), gone.text()));
            line.set_caret(caret);
        }
        Typed::Changed
    }

    fn go(&mut self, step: Step) -> Typed {
        let caret = self.lines.get(self.row).map_or(0, TextLine::caret);
        self.row = match step {
            Step::Up => self.row.saturating_sub(1),
            _ => (self.row + 1).min(self.lines.len().saturating_sub(1)),
        };
        if let Some(line) = self.lines.get_mut(self.row) {
            line.edit(Edit::SetCursor(caret));
        }
        Typed::Kept
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
