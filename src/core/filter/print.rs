//! A filter in canonical form: ids, half width, quotes only where they are needed.

use super::Filter;
use super::lex::{begins_title, half, is_name};
use super::node::{Node, Op, Test, Word};
use super::operand::{Operand, Value, is_me};
use std::fmt::{self, Display};

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.as_ref().map_or(Ok(()), |root| root.fmt(f))
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(nodes) => joined(f, nodes, " ", |node| matches!(node, Self::Any(_))),
            Self::Any(nodes) => joined(f, nodes, " or ", |_| false),
            Self::Not(node) => {
                f.write_str("!")?;
                grouped(f, node, matches!(**node, Self::All(_) | Self::Any(_)))
            }
            Self::Word(word) => word.fmt(f),
            Self::Has(field) => write!(f, "has:{}", whole(&field.id())),
            Self::Missing(field) => write!(f, "missing:{}", whole(&field.id())),
            Self::Test(test) => test.fmt(f),
        }
    }
}

fn joined(
    f: &mut fmt::Formatter<'_>,
    nodes: &[Node],
    between: &str,
    group: impl Fn(&Node) -> bool,
) -> fmt::Result {
    for (at, node) in nodes.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        grouped(f, node, group(node))?;
    }
    Ok(())
}

fn grouped(f: &mut fmt::Formatter<'_>, node: &Node, group: bool) -> fmt::Result {
    if group { write!(f, "({node})") } else { node.fmt(f) }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if word_needs_quotes(&self.text) {
            write!(f, "\"{}\"", self.text)
        } else {
            f.write_str(&self.text)
        }
    }
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", typed(&self.field.id()), self.op.sign())?;
        for (at, operand) in self.operands.iter().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            operand.fmt(f)?;
        }
        Ok(())
    }
}

/// A field as it is typed before its operator: `x."Plan (EUR)"` where it is no plain name.
fn typed(id: &str) -> String {
    match id.strip_prefix("x.") {
        Some(name) if !name.chars().all(is_name) => format!("x.\"{name}\""),
        _ => id.to_owned(),
    }
}

/// A field as it is typed as a value.
fn whole(id: &str) -> String {
    if id.chars().all(is_name) { id.to_owned() } else { format!("\"{id}\"") }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let opens = self.text.chars().map(half).next().is_none_or(|c| "\"<>=:".contains(c));
        let breaks = |c: char| c.is_whitespace() || "),".contains(c);
        let me = is_me(&self.text) && !matches!(self.value, Value::Mine(_));
        if me || opens || self.text.chars().map(half).any(breaks) {
            write!(f, "\"{}\"", self.text)
        } else {
            f.write_str(&self.text)
        }
    }
}

/// What would be read as something else without quotes.
fn word_needs_quotes(text: &str) -> bool {
    let plain: String = text.chars().map(half).collect();
    let Some(first) = plain.chars().next() else { return true };
    let after = plain.trim_start_matches(is_name);
    let condition = after.len() < plain.len()
        && (Op::ALL.iter().any(|(sign, _)| after.starts_with(sign)) || after.starts_with("!="));
    condition
        || "!\"<>=:".contains(first)
        || plain.chars().any(|c| c.is_whitespace() || "()".contains(c))
        || begins_title(&plain)
        || ["or", "and", "not"].iter().any(|word| plain.eq_ignore_ascii_case(word))
}
