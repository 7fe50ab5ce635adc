//! The query language of lists: words, `field op value`, `or`, `!`, parentheses.

use super::day::Day;
use super::message::Message;
use super::money::Currency;
use super::portfolio::Summary;
use super::search::Query;
use std::fmt;
use std::ops::Range;

/// A parsed filter. The empty one matches every row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    words: Vec<String>,
    query: Query,
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
    let words = text.split_whitespace().map(str::to_owned).collect();
    Ok(Filter { words, query: Query::new(text), book: None })
}

/// Reads a filter while it is being typed: what is not complete yet narrows nothing or is a word.
pub fn parse_partial(text: &str) -> Filter {
    parse(text).unwrap_or_default()
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Amounts without a currency are in the book's; without one, in each row's own.
    #[must_use]
    pub fn with_book(mut self, book: Option<Currency>) -> Self {
        self.book = book;
        self
    }

    pub fn matches(&self, row: &Summary, _today: Day) -> bool {
        self.query.matches(&row.needle)
    }

    /// The free words, for highlighting.
    pub fn words(&self) -> Vec<&str> {
        self.words.iter().map(String::as_str).collect()
    }

    /// The free words as one query, for `Query::spans`.
    pub fn query(&self) -> Query {
        Query::new(&self.words.join(" "))
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}
