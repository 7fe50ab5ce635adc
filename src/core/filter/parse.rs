//! Tokens into a tree. While it is being typed nothing is an error: what is not complete narrows
//! nothing, and what is no condition is a word.

use super::FilterError;
use super::lex::{Kind, Piece, Token, tokens};
use super::node::{self, Field, Node, Op, Test, Word};
use super::operand::{self, Operand};
use crate::core::field::FieldKind;
use crate::core::message::Message;
use crate::core::search::Query;
use std::ops::Range;

/// How deep parentheses and `!` may stand in each other; what is deeper is refused.
const DEEPEST: usize = 64;

pub(super) fn read(typed: &str, partial: bool) -> Result<Option<Node>, FilterError> {
    let tokens = tokens(typed);
    let mut parser = Parser { tokens: &tokens, at: 0, end: typed.len(), partial, depth: 0 };
    let mut nodes = Vec::new();
    loop {
        nodes.extend(parser.any()?);
        let Some(close) = parser.next() else { break };
        // Only a closing parenthesis ends `any` before the end.
        parser.fault(&close.at, Message::new("filter-unopened"))?;
    }
    Ok(all(nodes))
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    end: usize,
    partial: bool,
    depth: usize,
}

type Parsed = Result<Option<Node>, FilterError>;

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<&'a Token> {
        let token = self.peek();
        self.at += 1;
        token
    }

    /// An error, unless the text is still being typed.
    fn fault(&self, at: &Range<usize>, message: Message) -> Result<(), FilterError> {
        if self.partial { Ok(()) } else { Err(FilterError { at: at.clone(), message }) }
    }

    /// Terms joined by `or`.
    fn any(&mut self) -> Parsed {
        let mut found = Vec::new();
        let mut dangling: Option<Range<usize>> = None;
        loop {
            let node = self.all()?;
            let or = self.peek().filter(|token| token.kind == Kind::Or);
            let lonely = or.map(|or| or.at.clone()).or(dangling.take());
            if let Some(at) = lonely.filter(|_| node.is_none()) {
                self.fault(&at, Message::new("filter-needs-term"))?;
            }
            found.extend(node);
            let Some(or) = or else { return Ok(any(found)) };
            dangling = Some(or.at.clone());
            self.at += 1;
        }
    }

    /// Terms that must all hold, up to `or`, `)` or the end.
    fn all(&mut self) -> Parsed {
        let mut found = Vec::new();
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::Or | Kind::Close => break,
                Kind::And => self.at += 1,
                _ => found.extend(self.term()?),
            }
        }
        Ok(all(found))
    }

    fn term(&mut self) -> Parsed {
        let Some(token) = self.next() else { return Ok(None) };
        match &token.kind {
            Kind::Not => self.nested(token, Self::not),
            Kind::Open => self.nested(token, Self::group),
            Kind::Word(text) => Ok(Some(word(text))),
            Kind::Fieldless(text) => {
                self.fault(
                    &token.at,
                    Message::new("filter-needs-field").text("text", text.as_str()),
                )?;
                Ok(Some(word(text)))
            }
            Kind::Unclosed(text) => {
                self.fault(&token.at, Message::new("filter-unclosed-quote"))?;
                Ok(Some(word(text)).filter(|_| !text.is_empty()))
            }
            Kind::Condition { field, field_at, op, not, values } => {
                let condition = Condition { field, field_at, op: *op, values, at: &token.at };
                let node = self.condition(&condition)?;
                Ok(node.map(|node| if *not { Node::Not(Box::new(node)) } else { node }))
            }
            Kind::Close | Kind::Or | Kind::And => Ok(None),
        }
    }

    fn nested(&mut self, token: &Token, read: fn(&mut Self, &Token) -> Parsed) -> Parsed {
        if self.depth >= DEEPEST {
            return Err(FilterError {
                at: token.at.clone(),
                message: Message::new("filter-unclosed"),
            });
        }
        self.depth += 1;
        let node = read(self, token);
        self.depth -= 1;
        node
    }

    fn not(&mut self, token: &Token) -> Parsed {
        let node = match self.peek().map(|next| &next.kind) {
            None | Some(Kind::Close | Kind::Or | Kind::And) => None,
            Some(_) => self.term()?,
        };
        if node.is_none() {
            self.fault(&token.at, Message::new("filter-needs-term"))?;
        }
        Ok(node.map(|node| Node::Not(Box::new(node))))
    }

    fn group(&mut self, token: &Token) -> Parsed {
        let node = self.any()?;
        match self.peek() {
            Some(close) if close.kind == Kind::Close => {
                self.at += 1;
                if node.is_none() {
                    self.fault(&(token.at.start..close.at.end), Message::new("filter-needs-term"))?;
                }
            }
            _ => self.fault(&(token.at.start..self.end), Message::new("filter-unclosed"))?,
        }
        Ok(node)
    }

    fn condition(&self, condition: &Condition<'_>) -> Parsed {
        let presence = match condition.field.to_lowercase().as_str() {
            "has" => Some(Node::Has as fn(Field) -> Node),
            "missing" => Some(Node::Missing as fn(Field) -> Node),
            _ => None,
        };
        if let Some(node) = presence {
            return self.presence(condition, node);
        }
        let Some(field) = Field::find(condition.field) else {
            self.fault(condition.field_at, node::unknown(condition.field))?;
            return Ok(Some(word(&condition.typed())));
        };
        if condition.values.is_empty() {
            let needs = Message::new("filter-needs-value").text("field", field.id());
            self.fault(condition.at, needs)?;
            return Ok(None);
        }
        let ordered = !matches!(
            field.kind(),
            FieldKind::Text | FieldKind::List | FieldKind::Band | FieldKind::Tier
        ) || matches!(field, Field::Extra(..));
        if condition.op.is_order() && !ordered {
            let bad = Message::new("filter-bad-operator").text("field", field.id());
            self.fault(condition.at, bad)?;
            return Ok(None);
        }
        self.test(condition, field)
    }

    fn test(&self, condition: &Condition<'_>, field: Field) -> Parsed {
        let mut operands = Vec::new();
        for piece in operand::join_thousands(condition.values, &field) {
            match operand::read(&piece, &field) {
                Some(operand) => operands.push(operand),
                None => self.fault(&piece.at, operand::bad(&piece.text, &field))?,
            }
            if let Some(wrong) =
                operands.last().and_then(|last| wrong(condition.op, last, operands.len()))
            {
                self.fault(&piece.at, wrong.text("field", field.id()))?;
            }
        }
        let test = Test { field, op: condition.op, operands };
        Ok((!test.operands.is_empty()).then_some(Node::Test(test)))
    }

    /// `has:field`, `missing:field`.
    fn presence(&self, condition: &Condition<'_>, node: fn(Field) -> Node) -> Parsed {
        let Some(piece) = condition.values.first() else {
            let needs = Message::new("filter-needs-value").text("field", condition.field);
            self.fault(condition.at, needs)?;
            return Ok(None);
        };
        match Field::find(&piece.text) {
            Some(field) => Ok(Some(node(field))),
            None => self.fault(&piece.at, node::unknown(&piece.text)).map(|()| None),
        }
    }
}

struct Condition<'a> {
    field: &'a str,
    field_at: &'a Range<usize>,
    op: Op,
    values: &'a [Piece],
    at: &'a Range<usize>,
}

impl Condition<'_> {
    /// About what was typed, to be looked for as a word.
    fn typed(&self) -> String {
        let values: Vec<_> = self.values.iter().map(|piece| piece.text.as_str()).collect();
        format!("{}{}{}", self.field, self.op.sign(), values.join(",")).replace('"', "")
    }
}

/// Why a value that can be read makes no sense here: one of several to be less than, a range that
/// runs backwards.
fn wrong(op: Op, operand: &Operand, count: usize) -> Option<Message> {
    if op.is_order() && (count > 1 || operand.value.is_range()) {
        return Some(Message::new("filter-one-value").text("op", op.sign()));
    }
    let (from, to) = operand.text.split_once("..").filter(|_| operand.value.is_backwards())?;
    Some(Message::new("filter-backwards").text("range", format!("{to}..{from}")))
}

fn word(text: &str) -> Node {
    Node::Word(Word { text: text.to_owned(), query: Query::new(text) })
}

/// One node for several: flat, none for none, itself for one.
pub(super) fn all(nodes: Vec<Node>) -> Option<Node> {
    let flat = nodes.into_iter().flat_map(|node| match node {
        Node::All(nodes) => nodes,
        node => vec![node],
    });
    one_or(flat.collect(), Node::All)
}

fn any(nodes: Vec<Node>) -> Option<Node> {
    let flat = nodes.into_iter().flat_map(|node| match node {
        Node::Any(nodes) => nodes,
        node => vec![node],
    });
    one_or(flat.collect(), Node::Any)
}

fn one_or(mut nodes: Vec<Node>, several: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 { Some(several(nodes)) } else { nodes.pop() }
}
