//! What a filter is made of.

use super::operand::{Operand, Value};
use crate::core::field::{self, Column, FieldKind, column, unmapped};
use crate::core::message::Message;
use crate::core::search::Query;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// At least two.
    All(Vec<Node>),
    /// At least two.
    Any(Vec<Node>),
    Not(Box<Node>),
    Word(Word),
    Has(Field),
    Missing(Field),
    Test(Test),
}

/// A free word, as typed, and what is looked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub text: String,
    pub query: Query,
}

/// A condition; one of the operands must hold.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Test {
    pub field: Field,
    pub op: Op,
    pub operands: Vec<Operand>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// `:` contains, is one of, lies within.
    Holds,
    Is,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Op {
    pub const ALL: [(&'static str, Self); 6] = [
        ("<=", Self::AtMost),
        (">=", Self::AtLeast),
        ("<", Self::Less),
        (">", Self::More),
        ("=", Self::Is),
        (":", Self::Holds),
    ];

    pub fn sign(self) -> &'static str {
        Self::ALL.iter().find(|(_, op)| *op == self).map_or(":", |(sign, _)| sign)
    }

    pub fn is_order(self) -> bool {
        !matches!(self, Self::Holds | Self::Is)
    }
}

/// What a condition speaks of.
#[derive(Clone, Debug)]
pub(super) enum Field {
    Column(&'static Column),
    /// The sources that list the account.
    Source,
    /// An unmapped column of its sources; where it became a field in some of them, that too.
    Extra(String, Option<&'static Column>),
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Field {
    pub fn find(name: &str) -> Option<Self> {
        let half: String = name.chars().map(super::lex::half).collect();
        if let Some(extra) = half.strip_prefix("x.").or_else(|| half.strip_prefix("X.")) {
            let field = || Self::Extra(extra.to_owned(), unmapped::field(extra));
            return (!extra.is_empty()).then(field);
        }
        if half.eq_ignore_ascii_case("source") {
            return Some(Self::Source);
        }
        column(&half).filter(|column| column.kind != FieldKind::Picture).map(Self::Column)
    }

    pub fn id(&self) -> String {
        match self {
            Self::Column(column) => column.id.to_owned(),
            Self::Source => "source".to_owned(),
            Self::Extra(name, _) => format!("x.{name}"),
        }
    }

    /// A column of exports that is no field.
    fn extra(&self) -> Option<&str> {
        if let Self::Extra(name, None) = self { Some(name) } else { None }
    }

    pub fn kind(&self) -> FieldKind {
        match self {
            Self::Column(column) => column.kind,
            Self::Source | Self::Extra(..) => FieldKind::Text,
        }
    }
}

/// Adds the values of a condition to one of the same field; false where there is none such.
pub(super) fn widen(nodes: &mut [Node], condition: &Node) -> bool {
    let Node::Test(more) = condition else { return false };
    let same = |test: &Test| test.field == more.field && !test.op.is_order() && !more.op.is_order();
    let found = nodes.iter_mut().find_map(|node| match node {
        Node::Test(test) if same(test) => Some(test),
        _ => None,
    });
    let Some(test) = found else { return false };
    for operand in &more.operands {
        if !test.operands.iter().any(|known| known.text == operand.text) {
            test.operands.push(operand.clone());
        }
    }
    true
}

/// There is no such field to ask for; what is only drawn is one, but not to ask for.
pub(super) fn unknown(name: &str) -> Message {
    match column(name) {
        Some(drawn) => Message::new("field-drawn").text("field", drawn.id),
        None => field::unknown(name),
    }
}

impl Node {
    /// Puts what is meant in the place of what follows the calendar or the person.
    pub fn settle(&mut self, settle: &dyn Fn(&mut Value)) {
        match self {
            Self::All(nodes) | Self::Any(nodes) => {
                for node in nodes {
                    node.settle(settle);
                }
            }
            Self::Not(node) => node.settle(settle),
            Self::Test(test) => {
                for operand in &mut test.operands {
                    operand.value.settle(settle);
                }
            }
            Self::Word(_) | Self::Has(_) | Self::Missing(_) => {}
        }
    }

    /// The columns of exports that are asked for.
    pub fn extras<'a>(&'a self, into: &mut Vec<&'a str>) {
        match self {
            Self::All(nodes) | Self::Any(nodes) => {
                for node in nodes {
                    node.extras(into);
                }
            }
            Self::Not(node) => node.extras(into),
            Self::Has(field) | Self::Missing(field) => into.extend(field.extra()),
            Self::Test(test) => into.extend(test.field.extra()),
            Self::Word(_) => {}
        }
    }

    /// The words that are looked for, not those that must be absent.
    pub fn words<'a>(&'a self, into: &mut Vec<&'a str>) {
        match self {
            Self::All(nodes) | Self::Any(nodes) => {
                for node in nodes {
                    node.words(into);
                }
            }
            Self::Word(word) => into.push(&word.text),
            Self::Not(_) | Self::Has(_) | Self::Missing(_) | Self::Test(_) => {}
        }
    }
}
