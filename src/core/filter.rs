//! The query language of lists: words, `field op value`, `or`, `!`, parentheses, `a,b`, `a..b`.

mod index;
mod lex;
mod matching;
mod node;
mod operand;
mod parse;
mod print;
mod span;
mod suggest;

pub use index::{Entry, Index};
pub use suggest::{Suggestions, suggest};

use super::calendar::Calendar;
use super::day::Day;
use super::field::nearest;
use super::message::Message;
use super::money::Currency;
use super::portfolio::Summary;
use super::search::{Query, fold};
use matching::Looked;
use node::Node;
use operand::Value;
use std::collections::BTreeSet;
use std::ops::Range;

/// A parsed filter. The empty one matches every row. It prints in canonical form (ids, half
/// width), and what it prints parses to the same filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    root: Option<Node>,
    book: Option<Currency>,
}

/// What cannot be read, and where in the typed text (bytes).
#[derive(Clone, Debug, PartialEq)]
pub struct FilterError {
    pub at: Range<usize>,
    pub message: Message,
}

/// Reads a filter; everything must be complete.
pub fn parse(text: &str) -> Result<Filter, FilterError> {
    parse::read(text, false).map(|root| Filter { root, book: None })
}

/// Reads a filter while it is being typed: what is not complete yet narrows nothing, what is no
/// condition is a word.
pub fn parse_partial(text: &str) -> Filter {
    Filter { root: parse::read(text, true).unwrap_or_default(), book: None }
}

impl Filter {
    fn extras(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.root.iter().for_each(|root| root.extras(&mut names));
        names
    }

    /// A column of exports that it asks for and nobody of the book has, with the nearest that somebody
    /// has.
    pub fn unheard<'a>(&self, rows: impl Iterator<Item = &'a Summary>) -> Option<Message> {
        let asked = self.extras().into_iter();
        let asked: Vec<(&str, String)> = asked.map(|name| (name, fold(name))).collect();
        if asked.is_empty() {
            return None;
        }
        let columns: BTreeSet<&str> =
            rows.flat_map(|row| row.extra.iter()).map(|(name, _)| name).collect();
        let kept: BTreeSet<String> = columns.iter().map(|name| fold(name)).collect();
        let (name, _) = asked.into_iter().find(|(_, folded)| !kept.contains(folded))?;
        let said = Message::new("filter-no-column").text("column", name);
        Some(match nearest(name, columns.into_iter()) {
            Some(near) => {
                Message::new("filter-no-column-near").text("column", name).text("near", near)
            }
            None => said,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// Amounts without a currency are in the book's; without one, in each row's own.
    #[must_use]
    pub fn with_book(mut self, book: Option<Currency>) -> Self {
        self.book = book;
        self
    }

    /// As a book reads it: its currency, and its calendar on a day.
    #[must_use]
    pub fn suited(self, book: Option<Currency>, today: Day, calendar: &Calendar) -> Self {
        self.with_book(book).with_calendar(today, calendar)
    }

    /// `me` becomes these names; without any everybody is meant, as everywhere.
    #[must_use]
    pub fn with_me(mut self, me: &[String]) -> Self {
        self.settle(&|value| {
            if let Value::Mine(names) = value {
                *names = me.to_vec();
            }
        });
        self
    }

    /// What follows the calendar, such as a fiscal year, becomes the days it stands for.
    #[must_use]
    pub fn with_calendar(mut self, today: Day, calendar: &Calendar) -> Self {
        self.settle(&|value| {
            if let Value::Span(span) = value {
                let (first, last) = span.days(today, calendar);
                *value = Value::Days(first, last);
            }
        });
        self
    }

    fn settle(&mut self, settle: &dyn Fn(&mut Value)) {
        if let Some(root) = &mut self.root {
            root.settle(settle);
        }
    }

    /// Narrowed further by a condition; another value of a field that is asked for already is one
    /// more that will do.
    #[must_use]
    pub fn narrowed(self, condition: Self) -> Self {
        let mut nodes = match self.root {
            Some(Node::All(nodes)) => nodes,
            root => root.into_iter().collect(),
        };
        let added = condition.root.filter(|condition| !node::widen(&mut nodes, condition));
        nodes.extend(added);
        Self { root: parse::all(nodes), book: self.book }
    }

    pub fn matches(&self, row: &Summary, today: Day) -> bool {
        self.looks(Some(row), None, today)
    }

    /// As [`Filter::matches`] of what stands for an account, or for none, and has folded words of
    /// its own: a task, a call.
    pub fn matches_beside(&self, own: &str, row: Option<&Summary>, today: Day) -> bool {
        if self.is_empty() {
            return true;
        }
        if let (true, Some(row)) = (own.is_empty(), row) {
            return self.matches(row, today);
        }
        let mut all = own.to_owned();
        if let Some(row) = row {
            all.push('\n');
            all.push_str(&row.needle);
        }
        let needle = all.len();
        if let Some(row) = row {
            matching::describe(row, today, &mut all);
        }
        let entry = all.get(..needle).map(|needle| Entry { needle, all: &all });
        self.looks(row, entry, today)
    }

    /// As [`Filter::matches`], with the row's entry of an [`Index`]: what long lists use.
    pub fn matches_entry(&self, entry: Option<Entry<'_>>, row: &Summary, today: Day) -> bool {
        self.looks(Some(row), entry, today)
    }

    fn looks(&self, row: Option<&Summary>, entry: Option<Entry<'_>>, today: Day) -> bool {
        let looked = Looked { row, entry, today, book: self.book };
        self.root.as_ref().is_none_or(|root| matching::holds(root, looked))
    }

    /// The free words that are looked for, for highlighting.
    pub fn words(&self) -> Vec<&str> {
        let mut words = Vec::new();
        if let Some(root) = &self.root {
            root.words(&mut words);
        }
        words
    }

    /// The free words as one query, for `Query::spans`.
    pub fn query(&self) -> Query {
        Query::new(&self.words().join(" "))
    }
}

#[cfg(test)]
mod meaning;
