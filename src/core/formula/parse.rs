//! Reading a formula: sums of products of factors, from left to right.

use super::{NAMES, Node, Operator};
use crate::core::message::Message;
use std::iter::Peekable;
use std::str::Chars;

/// Parentheses and signs inside each other that are followed.
const DEEPEST: usize = 50;

struct Parser<'t> {
    rest: Peekable<Chars<'t>>,
    depth: usize,
}

/// Reads all of a text as one formula.
pub fn formula(text: &str) -> Result<Node, Message> {
    let mut parser = Parser { rest: text.chars().peekable(), depth: 0 };
    let node = parser.sum()?;
    match parser.next_sign() {
        None => Ok(node),
        Some(sign) => Err(odd(sign)),
    }
}

fn odd(sign: char) -> Message {
    Message::new("formula-odd").text("sign", sign.to_string())
}

fn unfinished() -> Message {
    Message::new("formula-unfinished")
}

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

impl Parser<'_> {
    /// The next sign that is not blank, left where it is.
    fn next_sign(&mut self) -> Option<char> {
        while self.rest.next_if(|c| c.is_whitespace()).is_some() {}
        self.rest.peek().copied()
    }

    fn takes(&mut self, sign: char) -> bool {
        let is_next = self.next_sign() == Some(sign);
        if is_next {
            self.rest.next();
        }
        is_next
    }

    fn expect(&mut self, sign: char) -> Result<(), Message> {
        if self.takes(sign) {
            return Ok(());
        }
        Err(self.next_sign().map_or_else(unfinished, odd))
    }

    fn sum(&mut self) -> Result<Node, Message> {
        let mut left = self.product()?;
        loop {
            let operator = match self.next_sign() {
                Some('+') => Operator::Add,
                Some('-') => Operator::Subtract,
                _ => return Ok(left),
            };
            self.rest.next();
            left = Node::Apply(operator, Box::new(left), Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Node, Message> {
        let mut left = self.factor()?;
        loop {
            let operator = match self.next_sign() {
                Some('*') => Operator::Multiply,
                Some('/') => Operator::Divide,
                _ => return Ok(left),
            };
            self.rest.next();
            left = Node::Apply(operator, Box::new(left), Box::new(self.factor()?));
        }
    }

    fn factor(&mut self) -> Result<Node, Message> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(odd('('));
        }
        let node = match self.next_sign() {
            None => Err(unfinished()),
            Some('(') => {
                self.rest.next();
                let inner = self.sum()?;
                self.expect(')').map(|()| inner)
            }
            Some('-') => {
                self.rest.next();
                Ok(Node::Negate(Box::new(self.factor()?)))
            }
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if in_name(c) => self.named(),
            Some(other) => Err(odd(other)),
        };
        self.depth -= 1;
        node
    }

    fn number(&mut self) -> Result<Node, Message> {
        let mut digits = String::new();
        while let Some(c) = self.rest.next_if(|c| c.is_ascii_digit() || matches!(c, '.' | '_')) {
            digits.extend(Some(c).filter(|c| *c != '_'));
        }
        digits.parse().map(Node::Number).map_err(|_| odd('.'))
    }

    fn word(&mut self) -> String {
        let mut word = String::new();
        while let Some(c) = self.rest.next_if(|c| in_name(*c)) {
            word.push(c);
        }
        word
    }

    fn named(&mut self) -> Result<Node, Message> {
        let word = self.word();
        match word.as_str() {
            "x" => self.column(),
            "min" => Ok(Node::Least(self.list()?)),
            "max" => Ok(Node::Greatest(self.list()?)),
            name => match NAMES.iter().find(|known| **known == name) {
                Some(known) => Ok(Node::Own(known)),
                None => Err(Message::new("formula-unknown")
                    .text("name", name)
                    .names("known", [NAMES, &["x.<column>"]].concat())),
            },
        }
    }

    /// `x.logins` or `x["Log ins"]`.
    fn column(&mut self) -> Result<Node, Message> {
        if self.takes('[') {
            self.expect('"')?;
            let mut name = String::new();
            while let Some(c) = self.rest.next_if(|c| *c != '"') {
                name.push(c);
            }
            self.expect('"')?;
            self.expect(']')?;
            return Ok(Node::Column(name));
        }
        self.expect('.')?;
        let name = self.word();
        if name.is_empty() { Err(unfinished()) } else { Ok(Node::Column(name)) }
    }

    /// `(a, b, …)`, at least one.
    fn list(&mut self) -> Result<Vec<Node>, Message> {
        self.expect('(')?;
        let mut nodes = vec![self.sum()?];
        while self.takes(',') {
            nodes.push(self.sum()?);
        }
        self.expect(')').map(|()| nodes)
    }
}
