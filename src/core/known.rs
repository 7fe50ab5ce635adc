//! Words that come again and again: message ids, names of arguments, rules, owners, stages, tags,
//! units, columns. Read from the store they are many copies of a few words; each is kept once.

use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::num::NonZeroU32;
use std::ops::Deref;
use std::sync::{LazyLock, OnceLock, PoisonError, RwLock};

/// A word that is mostly one of a few, in the room of a number: rows have a dozen of them, by the
/// thousand. What is read is kept for as long as the program runs, so only what repeats belongs here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Known(NonZeroU32);

/// Numbers by their words. They are looked up by their numbers without waiting, in [`SHELVES`].
static NUMBERS: LazyLock<RwLock<HashMap<&'static str, NonZeroU32>>> =
    LazyLock::new(RwLock::default);

/// Words by their numbers: each shelf holds twice as many as the one before it.
static SHELVES: [OnceLock<Box<[OnceLock<&'static str>]>>; 33] = [const { OnceLock::new() }; 33];

/// The shelf of a number and its place there.
fn place(number: NonZeroU32) -> (usize, usize) {
    let shelf = number.ilog2();
    (shelf as usize, (number.get() - (1 << shelf)) as usize)
}

fn shelve(number: NonZeroU32, word: &'static str) {
    let (row, at) = place(number);
    let Some(shelf) = SHELVES.get(row) else { return };
    let places = shelf.get_or_init(|| vec![OnceLock::new(); 1 << row].into());
    if let Some(own) = places.get(at) {
        own.get_or_init(|| word);
    }
}

impl Known {
    /// The word, shared with everyone who has read it before.
    pub fn read(word: &str) -> Self {
        if let Some(number) = NUMBERS.read().unwrap_or_else(PoisonError::into_inner).get(word) {
            return Self(*number);
        }
        let mut numbers = NUMBERS.write().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have read it in between.
        if let Some(number) = numbers.get(word) {
            return Self(*number);
        }
        let number = NonZeroU32::MIN.saturating_add(numbers.len() as u32);
        let kept: &'static str = Box::leak(word.into());
        shelve(number, kept);
        numbers.insert(kept, number);
        Self(number)
    }

    pub fn as_str(&self) -> &str {
        self.word()
    }

    /// The word for as long as the program runs.
    pub fn word(self) -> &'static str {
        let (row, at) = place(self.0);
        let places = SHELVES.get(row).and_then(OnceLock::get);
        places.and_then(|places| places.get(at)?.get()).copied().unwrap_or_default()
    }
}

impl Deref for Known {
    type Target = str;

    fn deref(&self) -> &str {
        self.word()
    }
}

impl AsRef<str> for Known {
    fn as_ref(&self) -> &str {
        self.word()
    }
}

impl Borrow<str> for Known {
    fn borrow(&self) -> &str {
        self.word()
    }
}

impl Hash for Known {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.word().hash(state);
    }
}

impl Ord for Known {
    fn cmp(&self, other: &Self) -> Ordering {
        self.word().cmp(other.word())
    }
}

impl PartialOrd for Known {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.word().fmt(f)
    }
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl From<&str> for Known {
    fn from(word: &str) -> Self {
        Self::read(word)
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
        word.word().to_owned()
    }
}

impl PartialEq<str> for Known {
    fn eq(&self, other: &str) -> bool {
        self.word() == other
    }
}

impl PartialEq<&str> for Known {
    fn eq(&self, other: &&str) -> bool {
        self.word() == *other
    }
}

impl Serialize for Known {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for Known {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Known;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a word")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<Known, E> {
                Ok(Known::read(word))
            }
        }
        deserializer.deserialize_str(Reader)
    }
}

/// The id of a message, or the name of an argument: one of the program's own words, also where it is
/// read back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(&'static str);

impl Id {
    pub const fn new(word: &'static str) -> Self {
        Self(word)
    }

    /// The word, shared with everyone who has read it before.
    pub fn read(word: &str) -> Self {
        Self(Known::read(word).word())
    }

    pub const fn word(self) -> &'static str {
        self.0
    }

    pub fn as_str(&self) -> &str {
        self.0
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl AsRef<str> for Id {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl From<&'static str> for Id {
    fn from(word: &'static str) -> Self {
        Self::new(word)
    }
}

impl From<String> for Id {
    fn from(word: String) -> Self {
        Self::read(&word)
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Known::deserialize(deserializer).map(|word| Self(word.word()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_read_twice_is_kept_once() {
        let (one, other) = (Known::read("known-test-word"), Known::read("known-test-word"));
        assert!(std::ptr::eq(one.as_ptr(), other.as_ptr()));
        assert_eq!(size_of::<Option<Known>>(), 4);
    }

    #[test]
    fn every_word_is_found_by_its_number_and_they_stand_in_the_order_of_letters() {
        let words: Vec<String> = (0..2_000).map(|at| format!("known-{at:04}")).rev().collect();
        let mut known: Vec<Known> = words.iter().map(|word| Known::read(word)).collect();
        assert!(known.iter().zip(&words).all(|(known, word)| *known == **word));
        known.sort_unstable();
        assert!(known.iter().zip(words.iter().rev()).all(|(known, word)| *known == **word));
    }
}
