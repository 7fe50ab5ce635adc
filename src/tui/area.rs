//! Several lines being typed: what the composer and the editor of notes have in common.

use super::command::{Action, Lookup, Scope, look_up};
use super::earlier::Earlier;
use super::input::{TextLine, Typed};
use super::key::{Code, Key};
use super::list::Step;
use tui_input::InputRequest as Edit;

/// Lines of text and the one the caret is in; there is always one.
#[derive(Clone, Debug)]
pub struct TextArea {
    lines: Vec<TextLine>,
    row: usize,
    /// The text, the line and the place of the caret.
    earlier: Earlier<(String, usize, usize)>,
}

impl TextArea {
    pub fn new(text: &str) -> Self {
        let mut area =
            Self { lines: vec![TextLine::default()], row: 0, earlier: Earlier::default() };
        area.insert(text);
        area.earlier.clear();
        area
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

    /// What stands before the caret in its line.
    pub fn before_caret(&self) -> &str {
        let Some(line) = self.lines.get(self.row) else { return "" };
        let text = line.text();
        let end = text.char_indices().nth(line.caret()).map_or(text.len(), |(at, _)| at);
        text.get(..end).unwrap_or_default()
    }

    /// Puts a text in the place of so many characters before the caret.
    pub fn replace_before(&mut self, characters: usize, text: &str) {
        self.earlier.note(self.mark());
        let Some(line) = self.lines.get_mut(self.row) else { return };
        for _ in 0..characters {
            line.edit(Edit::DeletePrevChar);
        }
        line.insert(text);
    }

    /// The caret goes to the end of a line.
    pub fn go_to(&mut self, row: usize) {
        self.row = row.min(self.lines.len().saturating_sub(1));
        if let Some(line) = self.lines.get_mut(self.row) {
            line.edit(Edit::GoToEnd);
        }
    }

    pub fn key(&mut self, scope: Scope, key: Key) -> Typed {
        match look_up(scope, &[key]) {
            Lookup::Found(row) if row.action == Action::Untype => return self.untype(),
            Lookup::Found(row) if row.action == Action::Retype => return self.retype(),
            _ => {}
        }
        let before = self.mark();
        let typed = self.change(scope, key);
        if typed == Typed::Changed {
            let in_word = matches!(key.code, Code::Char(c) if !c.is_whitespace() && !key.ctrl);
            self.earlier.typed(before, in_word);
        }
        typed
    }

    /// The text, the line and the place of the caret.
    fn mark(&self) -> (String, usize, usize) {
        (self.text(), self.row, self.lines.get(self.row).map_or(0, TextLine::caret))
    }

    /// Takes the last change back.
    fn untype(&mut self) -> Typed {
        let before = self.earlier.take(self.mark());
        self.put_back(before)
    }

    /// Does again what was taken back last.
    fn retype(&mut self) -> Typed {
        let after = self.earlier.again(self.mark());
        self.put_back(after)
    }

    fn put_back(&mut self, mark: Option<(String, usize, usize)>) -> Typed {
        let Some((text, row, caret)) = mark else { return Typed::Kept };
        // A last line that is empty is one, too.
        self.lines = text.split('\n').map(TextLine::new).collect();
        self.row = row.min(self.lines.len().saturating_sub(1));
        if let Some(line) = self.lines.get_mut(self.row) {
            line.set_caret(caret);
        }
        Typed::Changed
    }

    fn change(&mut self, scope: Scope, key: Key) -> Typed {
        let Some(line) = self.lines.get_mut(self.row) else { return Typed::Kept };
        let caret = line.caret();
        match line.key(scope, key) {
            Typed::Other(Action::NewLine) => self.break_line(),
            Typed::Other(Action::Move(step)) => self.go(step),
            Typed::Kept if caret == 0 && key == Key::plain(Code::Backspace) => self.join(),
            typed => typed,
        }
    }

    /// Characters that came at once, as if each had been typed; none of them is a key.
    pub fn type_in(&mut self, text: &str) {
        for c in text.chars() {
            let before = self.mark();
            if c == '\n' {
                self.break_line();
            } else if let Some(line) = self.lines.get_mut(self.row) {
                line.type_in(c.encode_utf8(&mut [0; 4]));
            }
            self.earlier.typed(before, !c.is_whitespace());
        }
    }

    /// Pasted text keeps its lines.
    pub fn insert(&mut self, text: &str) {
        self.earlier.note(self.mark());
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_taken_back_line_breaks_included() {
        let mut area = TextArea::new("ab");
        for key in [Key::ctrl('j'), Key::char('x'), Key::char('y')] {
            area.key(Scope::Composer, key);
        }
        area.insert("1\n2");
        let mut check = |expected: &str, row| {
            area.key(Scope::Composer, Key::ctrl('z'));
            assert_eq!((area.text().as_str(), area.row()), (expected, row));
        };
        check("ab\nxy", 1);
        check("ab\n", 1);
        check("ab", 0);
        check("ab", 0);
        let mut again = |expected: &str, row| {
            area.key(Scope::Composer, Key::ctrl('r'));
            assert_eq!((area.text().as_str(), area.row()), (expected, row));
        };
        again("ab\n", 1);
        again("ab\nxy", 1);
        again("ab\nxy1\n2", 2);
        area.type_in(" of a note\nand more");
        let mut check = |expected: &str| {
            area.key(Scope::Composer, Key::ctrl('z'));
            assert_eq!(area.text(), expected);
        };
        check("ab\nxy1\n2 of a note\nand ");
        check("ab\nxy1\n2 of a note\nand");
        check("ab\nxy1\n2 of a note\n");
    }

    #[test]
    fn lines_are_broken_and_joined() {
        let mut area = TextArea::new("ab\ncd");
        let mut press = |key| area.key(Scope::Composer, key);
        press(Key::plain(Code::Home));
        press(Key::plain(Code::Backspace));
        press(Key::ctrl('j'));
        press(Key::char('x'));
        assert_eq!(area.text(), "ab\nxcd");
        area.key(Scope::Composer, Key::plain(Code::Up));
        assert_eq!(area.row(), 0);
    }
}
