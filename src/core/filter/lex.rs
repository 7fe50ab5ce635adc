//! Typed text as tokens, each with its place. Full-width marks count as half-width ones.

use super::node::{Field, Op};
use crate::core::field::COLUMNS;
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub at: Range<usize>,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Open,
    Close,
    Or,
    /// `and` may be written; it says nothing new.
    And,
    Not,
    Word(String),
    /// A comparison without a field: `:risk`.
    Fieldless(String),
    Condition {
        field: String,
        field_at: Range<usize>,
        op: Op,
        /// `!=`: it must not hold.
        not: bool,
        values: Vec<Piece>,
    },
    /// A quotation that does not end; the text up to the end.
    Unclosed(String),
}

/// One value of a condition, as typed, without its quotes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    pub at: Range<usize>,
    pub quoted: bool,
}

/// A full-width mark or letter as its half-width twin.
pub(super) fn half(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '、' => ',',
        '“' | '”' => '"',
        _ => c,
    }
}

pub(super) fn tokens(typed: &str) -> Vec<Token> {
    let mut lexer = Lexer { typed, at: 0 };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next_token() {
        tokens.push(token);
    }
    tokens
}

struct Lexer<'a> {
    typed: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.typed.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next().map(half)
    }

    fn step(&mut self) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
    }

    fn skip_spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.step();
        }
    }

    fn next_token(&mut self) -> Option<Token> {
        self.skip_spaces();
        let start = self.at;
        let kind = match self.peek()? {
            '(' => self.single(Kind::Open),
            ')' => self.single(Kind::Close),
            '!' => self.single(Kind::Not),
            '"' => match self.quotation() {
                Ok(text) => Kind::Word(text),
                Err(text) => Kind::Unclosed(text),
            },
            _ => self.condition().unwrap_or_else(|| self.word()),
        };
        Some(Token { at: start..self.at, kind })
    }

    fn single(&mut self, kind: Kind) -> Kind {
        self.step();
        kind
    }

    /// `Err` with the text when it does not end.
    fn quotation(&mut self) -> Result<String, String> {
        self.step();
        let text = self.take_while(|c| c != '"').to_owned();
        if self.peek().is_none() {
            return Err(text);
        }
        self.step();
        Ok(text)
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &'a str {
        let start = self.at;
        while self.peek().is_some_and(&keep) {
            self.step();
        }
        self.typed.get(start..self.at).unwrap_or_default()
    }

    fn word(&mut self) -> Kind {
        let text = self.take_while(|c| !c.is_whitespace() && !"()\"".contains(c));
        let plain: String = text.chars().map(half).collect();
        match plain.to_ascii_lowercase().as_str() {
            "or" => Kind::Or,
            "and" => Kind::And,
            "not" => Kind::Not,
            _ if plain.starts_with(['<', '>', '=', ':']) => Kind::Fieldless(text.to_owned()),
            _ => Kind::Word(text.to_owned()),
        }
    }

    /// `field op value,value`, from where it began if it is none. Around `< > =` there may be spaces where the field is known.
    fn condition(&mut self) -> Option<Kind> {
        let start = self.at;
        let found = self.condition_here();
        if found.is_none() {
            self.at = start;
        }
        found
    }

    fn condition_here(&mut self) -> Option<Kind> {
        let start = self.at;
        let mut field = self.title().unwrap_or_else(|| self.take_while(is_name)).to_owned();
        if field.eq_ignore_ascii_case("x.") && self.peek() == Some('"') {
            // A column of an export may be called anything: `x."Plan (EUR)":Gold`.
            field.push_str(self.quotation().ok().filter(|name| !name.trim().is_empty())?.as_str());
        }
        let field_at = start..self.at;
        let end = self.at;
        self.skip_spaces();
        let spaced = self.at > end;
        let allowed = !spaced || (self.peek() != Some(':') && Field::find(&field).is_some());
        let not = self.rest().chars().take(2).map(half).eq("!=".chars());
        if not {
            self.step();
        }
        let op = self.op().filter(|_| allowed && !field.is_empty())?;
        self.skip_spaces();
        Some(Kind::Condition { field, field_at, op, not, values: self.values() })
    }

    /// A title of several words, as the screen has it, where an operator follows: `Open tasks>0`.
    fn title(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let found = titles().iter().filter_map(|title| {
            let end = begins(rest, title)?;
            let behind = rest.get(end..)?.chars().map(half).find(|c| !c.is_whitespace());
            behind.is_some_and(|c| "<>=:!".contains(c)).then_some(end)
        });
        let end = found.max()?;
        self.at += end;
        rest.get(..end)
    }

    fn op(&mut self) -> Option<Op> {
        let start: String = self.rest().chars().take(2).map(half).collect();
        let (sign, op) = Op::ALL.into_iter().find(|(sign, _)| start.starts_with(sign))?;
        sign.chars().for_each(|_| self.step());
        Some(op)
    }

    fn values(&mut self) -> Vec<Piece> {
        let mut values = Vec::new();
        loop {
            let start = self.at;
            let quoted = self.peek() == Some('"');
            let text = if quoted {
                self.quotation().unwrap_or_else(|open| open)
            } else {
                self.take_while(|c| !c.is_whitespace() && !"),\"".contains(c)).to_owned()
            };
            if quoted || !text.is_empty() {
                values.push(Piece { text, at: start..self.at, quoted });
            }
            if self.peek() != Some(',') {
                return values;
            }
            self.step();
        }
    }
}

/// Names of columns that are more than one word of letters and digits, as one types them.
fn titles() -> &'static [String] {
    static TITLES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let names = COLUMNS.iter().flat_map(|column| column.also.iter().chain([&column.id]));
        let names = names.map(|name| name.replace('_', " "));
        names.filter(|name| !name.chars().all(is_name)).collect()
    });
    &TITLES
}

/// Is this the first word of such a name? In front of a condition it would be read as part of it.
pub(super) fn begins_title(word: &str) -> bool {
    titles().iter().any(|title| {
        title
            .split_whitespace()
            .next()
            .filter(|first| first.len() < title.len())
            .is_some_and(|first| first.eq_ignore_ascii_case(word))
    })
}

/// The bytes of a text that are this title, in any width and case; several blanks are one.
fn begins(text: &str, title: &str) -> Option<usize> {
    let mut wanted = title.chars().flat_map(char::to_lowercase).peekable();
    let mut blank = false;
    for (at, c) in text.char_indices() {
        let c = half(c);
        if wanted.peek().is_none() {
            return Some(at);
        }
        if c.is_whitespace() && blank {
            continue;
        }
        blank = c.is_whitespace();
        let same = c.to_lowercase().all(|c| wanted.next() == Some(c));
        if !same {
            return None;
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

pub(super) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}
