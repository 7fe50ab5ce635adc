//! Words that the program itself gives: message ids, names of arguments, rules, plays. Read back
//! from the store they are many copies of a few words; each is kept once.

use serde::de::{Deserializer, Error, Visitor};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::sync::{LazyLock, PoisonError, RwLock};

/// A word that is mostly one of the program's own.
pub type Known = Cow<'static, str>;

/// Words kept at most, and their longest: more than the program has. What a foreign store holds
/// beyond that is read as well, just not shared.
const MOST: usize = 4_096;
const LONGEST: usize = 64;

static WORDS: LazyLock<RwLock<HashSet<&'static str>>> = LazyLock::new(RwLock::default);

/// The word, shared with everyone who has read it before.
pub fn known(word: &str) -> Known {
    if let Some(kept) = WORDS.read().unwrap_or_else(PoisonError::into_inner).get(word) {
        return Cow::Borrowed(kept);
    }
    let mut words = WORDS.write().unwrap_or_else(PoisonError::into_inner);
    if words.len() >= MOST || word.len() > LONGEST {
        return Cow::Owned(word.to_owned());
    }
    let kept: &'static str = Box::leak(word.into());
    words.insert(kept);
    Cow::Borrowed(kept)
}

/// For `#[serde(deserialize_with)]`.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Known, D::Error> {
    struct Word;
    impl Visitor<'_> for Word {
        type Value = Known;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a word")
        }

        fn visit_str<E: Error>(self, word: &str) -> Result<Known, E> {
            Ok(known(word))
        }
    }
    deserializer.deserialize_str(Word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_read_twice_is_kept_once() {
        let (one, other) = (known("known-test-word"), known("known-test-word"));
        assert!(std::ptr::eq(one.as_ptr(), other.as_ptr()));
        let long = "x".repeat(LONGEST + 1);
        assert!(matches!(known(&long), Cow::Owned(word) if word == long));
    }
}
