//! Formulas of custom measures: arithmetic over numbers, what is known of an account, and columns of
//! its sources (`x.logins_30d / seats`). The notation is a part of CEL. What is unknown stays unknown.

mod parse;

use super::message::Message;

/// What a formula may name besides columns.
pub const NAMES: &[&str] = &["seats", "arr", "tenure", "active_users", "open_tickets"];

/// What a formula asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    /// One of [`NAMES`].
    Own(&'static str),
    /// A column of the account's sources.
    Column(&'a str),
}

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Number(f64),
    Own(&'static str),
    Column(String),
    Negate(Box<Node>),
    Apply(Operator, Box<Node>, Box<Node>),
    Least(Vec<Node>),
    Greatest(Vec<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// A formula that can be worked out for any account.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula(Node);

impl Formula {
    /// Reads a formula; what is wrong with it is said without its place.
    pub fn parse(text: &str) -> Result<Self, Message> {
        parse::formula(text).map(Self)
    }

    /// Works it out; `None` where something it needs is not known, or it divides by zero.
    pub fn value(&self, look_up: &dyn Fn(Name<'_>) -> Option<f64>) -> Option<f64> {
        value(&self.0, look_up).filter(|value| value.is_finite())
    }
}

impl Formula {
    /// What it asks for, in the order of reading.
    pub fn names(&self) -> Vec<Name<'_>> {
        let mut found = Vec::new();
        gather(&self.0, &mut found);
        found
    }
}

fn gather<'n>(node: &'n Node, found: &mut Vec<Name<'n>>) {
    let name = match node {
        Node::Number(_) => None,
        Node::Own(name) => Some(Name::Own(name)),
        Node::Column(name) => Some(Name::Column(name)),
        Node::Negate(inner) => return gather(inner, found),
        Node::Least(nodes) | Node::Greatest(nodes) => {
            return nodes.iter().for_each(|node| gather(node, found));
        }
        Node::Apply(_, left, right) => {
            gather(left, found);
            return gather(right, found);
        }
    };
    found.extend(name.filter(|name| !found.contains(name)));
}

fn value(node: &Node, look_up: &dyn Fn(Name<'_>) -> Option<f64>) -> Option<f64> {
    let all = |nodes: &[Node]| -> Option<Vec<f64>> {
        nodes.iter().map(|node| value(node, look_up)).collect()
    };
    match node {
        Node::Number(number) => Some(*number),
        Node::Own(name) => look_up(Name::Own(name)),
        Node::Column(name) => look_up(Name::Column(name)),
        Node::Negate(inner) => Some(-value(inner, look_up)?),
        Node::Least(nodes) => all(nodes)?.into_iter().reduce(f64::min),
        Node::Greatest(nodes) => all(nodes)?.into_iter().reduce(f64::max),
        Node::Apply(operator, left, right) => {
            let (left, right) = (value(left, look_up)?, value(right, look_up)?);
            match operator {
                Operator::Add => Some(left + right),
                Operator::Subtract => Some(left - right),
                Operator::Multiply => Some(left * right),
                Operator::Divide => (right.abs() > f64::EPSILON).then(|| left / right),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worked_out(text: &str) -> Option<f64> {
        let known = |name: Name<'_>| match name {
            Name::Own("seats") => Some(40.0),
            Name::Column("logins_30d") => Some(30.0),
            Name::Column("Log ins") => Some(7.0),
            Name::Own(_) | Name::Column(_) => None,
        };
        Formula::parse(text).unwrap().value(&known)
    }

    #[test]
    fn a_formula_is_worked_out_by_the_rules_of_arithmetic() {
        let check = |text, expected| assert_eq!(worked_out(text), Some(expected), "{text}");
        check("x.logins_30d / seats", 0.75);
        check("2 + 3 * 4 - 6 / 2", 11.0);
        check("(2 + 3) * -4", -20.0);
        check("10 - 3 - 2", 5.0);
        check("min(x.logins_30d, 20, seats)", 20.0);
        check("max(0, x[\"Log ins\"] - 10)", 0.0);
        check("1_000.5", 1000.5);
    }

    #[test]
    fn it_says_what_it_asks_for_once() {
        let formula = Formula::parse("max(x.a - -x.b, 1) / (seats + x.a)").unwrap();
        let expected = [Name::Column("a"), Name::Column("b"), Name::Own("seats")];
        assert_eq!(formula.names(), expected);
    }

    #[test]
    fn what_is_not_known_stays_unknown() {
        for text in ["arr", "x.other + 1", "1 / 0", "min(1, arr)", "seats / (seats - 40)"] {
            assert_eq!(worked_out(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_formula_is_refused() {
        let check = |text: &str, id: &str| {
            assert_eq!(Formula::parse(text).unwrap_err().id, id, "{text}");
        };
        check("seat / 2", "formula-unknown");
        check("seats /", "formula-unfinished");
        check("(seats", "formula-unfinished");
        check("seats 2", "formula-odd");
        check("seats = 2", "formula-odd");
        check("x.", "formula-unfinished");
        check("", "formula-unfinished");
        check("max()", "formula-odd");
    }
}
