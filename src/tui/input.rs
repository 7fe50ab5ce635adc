//! One typed line: readline keys, whole clusters, and where the caret stands for the IME.

use super::command::{Action, CommandSpec, Lookup, Scope, look_up, msg};
use super::earlier::Earlier;
use super::key::{Code, Key};
use crate::core::text::Shown;
use tui_input::InputRequest as Edit;

const fn row(
    id: &'static str,
    keys: &'static [&'static str],
    action: Action,
    title: &'static str,
) -> CommandSpec {
    CommandSpec::new(id, keys, Scope::Input, action, title)
}

pub const COMMANDS: &[CommandSpec] = &[
    row("accept", &["Enter"], Action::Accept, msg("cmd-accept")).hint(1),
    row("dismiss", &["Esc", "Ctrl-c"], Action::Dismiss, msg("cmd-dismiss")).hint(2),
    row("complete", &["Tab"], Action::Complete, msg("cmd-complete")).hint(3),
    row("edit-left", &["Left", "Ctrl-b"], Action::Edit(Edit::GoToPrevChar), msg("cmd-edit-left")),
    row(
        "edit-right",
        &["Right", "Ctrl-f"],
        Action::Edit(Edit::GoToNextChar),
        msg("cmd-edit-right"),
    ),
    row("edit-word-left", &["Alt-b"], Action::Edit(Edit::GoToPrevWord), msg("cmd-edit-word-left")),
    row(
        "edit-word-right",
        &["Alt-f"],
        Action::Edit(Edit::GoToNextWord),
        msg("cmd-edit-word-right"),
    ),
    row("edit-start", &["Home", "Ctrl-a"], Action::Edit(Edit::GoToStart), msg("cmd-edit-start")),
    row("edit-end", &["End", "Ctrl-e"], Action::Edit(Edit::GoToEnd), msg("cmd-edit-end")),
    row(
        "edit-back",
        &["Backspace", "Ctrl-h"],
        Action::Edit(Edit::DeletePrevChar),
        msg("cmd-edit-back"),
    ),
    row(
        "edit-delete",
        &["Delete", "Ctrl-d"],
        Action::Edit(Edit::DeleteNextChar),
        msg("cmd-edit-delete"),
    ),
    row("edit-cut-word", &["Ctrl-w"], Action::Edit(Edit::DeletePrevWord), msg("cmd-edit-cut-word")),
    row(
        "edit-cut-line",
        &["Ctrl-u"],
        Action::Edit(Edit::DeleteFromStart),
        msg("cmd-edit-cut-line"),
    ),
    row("edit-cut-end", &["Ctrl-k"], Action::Edit(Edit::DeleteTillEnd), msg("cmd-edit-cut-end")),
    row("edit-undo", &["Ctrl-z", "Ctrl-_", "Ctrl-7"], Action::Untype, msg("cmd-edit-undo")),
    row("edit-redo", &["Ctrl-r"], Action::Retype, msg("cmd-edit-redo")),
    row("edit-outside", &["Ctrl-x Ctrl-e"], Action::EditOutside, msg("cmd-edit-outside")),
    row("edit-yank", &["Ctrl-y"], Action::Edit(Edit::Yank), msg("cmd-edit-yank")),
];

/// What a key did to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The text changed.
    Changed,
    /// Only the caret moved, or nothing happened.
    Kept,
    /// A command that is not about the text.
    Other(Action),
}

/// A line being typed.
#[derive(Clone, Debug, Default)]
pub struct TextLine {
    input: tui_input::Input,
    /// Keys of a sequence so far.
    begun: Vec<Key>,
    /// The text and its caret.
    earlier: Earlier<(String, usize)>,
}

impl TextLine {
    pub fn new(text: &str) -> Self {
        Self { input: tui_input::Input::new(text.to_owned()), ..Self::default() }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    pub fn edit(&mut self, request: Edit) -> Typed {
        let before = (self.text().to_owned(), self.caret());
        let changed = self.input.handle(request).is_some_and(|state| state.value);
        let in_word = matches!(request, Edit::InsertChar(c) if !c.is_whitespace());
        if changed {
            self.earlier.typed(before, in_word);
        } else if !in_word {
            self.earlier.leave();
        }
        if changed { Typed::Changed } else { Typed::Kept }
    }

    /// Takes the last change back.
    fn untype(&mut self) -> Typed {
        let now = (self.text().to_owned(), self.caret());
        let before = self.earlier.take(now);
        self.put_back(before)
    }

    /// Does again what was taken back last.
    fn retype(&mut self) -> Typed {
        let now = (self.text().to_owned(), self.caret());
        let after = self.earlier.again(now);
        self.put_back(after)
    }

    fn put_back(&mut self, mark: Option<(String, usize)>) -> Typed {
        let Some((text, caret)) = mark else { return Typed::Kept };
        self.input = tui_input::Input::new(text).with_cursor(caret);
        Typed::Changed
    }

    /// Another text in its place, the caret behind so many characters; that can be taken back.
    pub fn replace(&mut self, text: &str, caret: usize) {
        self.earlier.note((self.text().to_owned(), self.caret()));
        self.input = tui_input::Input::new(text.to_owned()).with_cursor(caret);
    }

    /// Takes a key: a character is typed, everything else is looked up.
    pub fn key(&mut self, scope: Scope, key: Key) -> Typed {
        if let (Code::Char(c), false, false) = (key.code, key.ctrl, key.alt)
            && self.begun.is_empty()
        {
            return self.edit(Edit::InsertChar(c));
        }
        self.begun.push(key);
        match look_up(scope, &self.begun) {
            Lookup::Begun => Typed::Kept,
            Lookup::Found(command) => {
                self.begun.clear();
                match command.action {
                    Action::Edit(request) => self.edit(request),
                    Action::Untype => self.untype(),
                    Action::Retype => self.retype(),
                    action => Typed::Other(action),
                }
            }
            // A sequence that means nothing: its last key is taken alone.
            Lookup::Nothing if self.begun.len() > 1 => {
                self.begun.clear();
                self.key(scope, key)
            }
            Lookup::Nothing | Lookup::Own(_) => {
                self.begun.clear();
                Typed::Kept
            }
        }
    }

    /// Characters that came at once, as if each had been typed.
    pub fn type_in(&mut self, text: &str) {
        for c in text.chars() {
            self.edit(Edit::InsertChar(if c.is_control() { ' ' } else { c }));
        }
    }

    /// Text from a paste; line breaks become spaces.
    pub fn insert(&mut self, text: &str) -> Typed {
        self.earlier.note((self.text().to_owned(), self.caret()));
        for c in text.chars() {
            let c = if c.is_control() { ' ' } else { c };
            self.input.handle(Edit::InsertChar(c));
        }
        Typed::Changed
    }

    /// The part that fits, and the column of the caret in it.
    pub fn window(&self, cells: usize) -> (String, u16) {
        let scroll = self.input.visual_scroll(cells.saturating_sub(1).max(1));
        let mut skipped = 0;
        let mut shown = String::new();
        for cluster in unicode_segmentation::UnicodeSegmentation::graphemes(self.text(), true) {
            let safe = Shown::new(cluster);
            if skipped < scroll {
                skipped += unicode_width::UnicodeWidthStr::width(cluster).max(1);
            } else {
                shown.push_str(safe.as_str());
            }
        }
        let caret = self.input.visual_cursor().saturating_sub(scroll);
        (shown, caret as u16)
    }

    /// In which cell of [`TextLine::window`] a byte of the text stands.
    pub fn column(&self, byte: usize, cells: usize) -> usize {
        let scroll = self.input.visual_scroll(cells.saturating_sub(1).max(1));
        let before = self.text().get(..byte).unwrap_or_else(|| self.text());
        unicode_width::UnicodeWidthStr::width(before).saturating_sub(scroll)
    }

    pub fn caret(&self) -> usize {
        self.input.cursor()
    }

    pub fn set_caret(&mut self, caret: usize) {
        self.input.handle(Edit::SetCursor(caret));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_and_readline_keys() {
        let mut line = TextLine::default();
        for c in "send deck".chars() {
            line.key(Scope::Input, Key::char(c));
        }
        assert_eq!(line.key(Scope::Input, Key::ctrl('w')), Typed::Changed);
        assert_eq!(line.text(), "send ");
        assert_eq!(line.key(Scope::Input, Key::plain(Code::Enter)), Typed::Other(Action::Accept));
        line.insert("a\nb");
        assert_eq!(line.text(), "send a b");
    }

    #[test]
    fn what_was_typed_is_taken_back_word_by_word() {
        let mut line = TextLine::new("a");
        let check = |line: &mut TextLine, expected: &str| {
            line.key(Scope::Input, Key::ctrl('z'));
            assert_eq!(line.text(), expected);
        };
        for c in " deck now".chars() {
            line.key(Scope::Input, Key::char(c));
        }
        line.key(Scope::Input, Key::ctrl('u'));
        line.insert("pasted text");
        check(&mut line, "");
        check(&mut line, "a deck now");
        check(&mut line, "a deck ");
        check(&mut line, "a deck");
        check(&mut line, "a ");
        check(&mut line, "a");
        check(&mut line, "a");
        let again = |line: &mut TextLine, expected: &str| {
            line.key(Scope::Input, Key::ctrl('r'));
            assert_eq!(line.text(), expected);
        };
        for expected in ["a ", "a deck", "a deck ", "a deck now", "", "pasted text", "pasted text"]
        {
            again(&mut line, expected);
        }
        check(&mut line, "");
        line.type_in("two words");
        check(&mut line, "two ");
        line.key(Scope::Input, Key::char('x'));
        again(&mut line, "two x");
    }

    #[test]
    fn the_caret_stands_in_columns() {
        let line = TextLine::new("サクラ");
        assert_eq!(line.window(20), ("サクラ".into(), 6));
        let (_, caret) = TextLine::new(&"株".repeat(40)).window(20);
        assert!(caret < 20, "{caret}");
    }
}
