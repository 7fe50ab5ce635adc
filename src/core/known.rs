//! Words that come again and again: message ids, names of arguments, rules, owners, stages, tags,
//! units, columns. Read from the store they are many copies of a few words; each is kept once.

use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::collections::HashSet;
use std::fmt;
use std::ops::Deref;
use std::sync::{LazyLock, PoisonError, RwLock};

/// A word that is mostly one of a few. What is read is kept for as long as the program runs, so
/// only what repeats belongs here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Known(&'static str);

static WORDS: LazyLock<RwLock<HashSet<&'static str>>> = LazyLock::new(RwLock::default);

impl Known {
    /// One of the program's own words.
    pub const fn new(word: &'static str) -> Self {
        Self(word)
    }

    /// The word, shared with everyone who has read it before.
    pub fn read(word: &str) -> Self {
        if let Some(kept) = WORDS.read().unwrap_or_else(PoisonError::into_inner).get(word) {
            return Self(kept);
        }
        let mut words = WORDS.write().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have read it in between.
        if let Some(kept) = words.get(word) {
            return Self(kept);
        }
        let kept: &'static str = Box::leak(word.into());
        words.insert(kept);
        Self(kept)
    }

    pub fn as_str(&self) -> &str {
        self.0
    }

    /// The word for as long as the program runs.
    pub const fn word(self) -> &'static str {
        self.0
    }
}

impl Deref for Known {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl AsRef<str> for Known {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl Borrow<str> for Known {
    fn borrow(&self) -> &str {
        self.0
    }
}

impl From<&'static str> for Known {
    fn from(word: &'static str) -> Self {
        Self::new(word)
    }
}

impl From<String> for Known {
    fn from(word: String) -> Self {
        Self::read(&word)
    }
}

/// So that lists of words can be joined.
impl From<Known> for String {
    fn from(word: Known) -> Self {
        word.0.to_owned()
    }
}

impl PartialEq<str> for Known {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Known {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<String> for Known {
    fn eq(&self, other: &String) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Known {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Word;
        impl Visitor<'_> for Word {
            type Value = Known;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a word")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<Known, E> {
                Ok(Known::read(word))
            }
        }
        deserializer.deserialize_str(Word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_read_twice_is_kept_once() {
        let (one, other) = (Known::read("known-test-word"), Known::read("known-test-word"));
        assert!(std::ptr::eq(one.as_ptr(), other.as_ptr()));
    }
}
