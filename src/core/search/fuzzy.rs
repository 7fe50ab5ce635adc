//! Words that are nearly there: letters left out, initials, letters scattered over a name.

use std::ops::Range;

/// Letters from which on a word may be incomplete.
const ENOUGH: usize = 3;

/// The letters of the word in order within a line, from the start of a word of it, with at most
/// half as many others between them.
pub(super) fn nearly(word: &str, needle: &str) -> bool {
    if word.len() < ENOUGH || !word.bytes().all(|byte| needle.as_bytes().contains(&byte)) {
        return false;
    }
    let letters = word.chars().count();
    letters >= ENOUGH
        && needle.split('\n').any(|line| {
            word_starts(line).any(|start| {
                let span = line.get(start..).and_then(|rest| reach(word, rest));
                span.is_some_and(|span| span <= letters + letters / 2)
            })
        })
}

/// How many characters of the text it takes to see every letter of the word, the first one first.
fn reach(word: &str, text: &str) -> Option<usize> {
    if !text.starts_with(word.chars().next()?) {
        return None;
    }
    let mut letters = word.chars();
    let mut wanted = letters.next()?;
    for (count, c) in text.chars().enumerate() {
        if c == wanted {
            match letters.next() {
                Some(next) => wanted = next,
                None => return Some(count + 1),
            }
        }
    }
    None
}

fn word_starts(line: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(line.match_indices(' ').map(|(at, _)| at + 1))
}

/// Where the letters of a word are when they are scattered over a text: each at the next place
/// that begins a word, else at the next place at all.
pub(super) fn scattered(word: &str, text: &str) -> Option<Vec<Range<usize>>> {
    let initials = places(word, text, true);
    initials.or_else(|| places(word, text, false))
}

fn places(word: &str, text: &str, initials: bool) -> Option<Vec<Range<usize>>> {
    let mut at = 0;
    let mut found = Vec::new();
    for letter in word.chars() {
        let rest = text.get(at..)?;
        let ahead = rest.char_indices().find(|(offset, c)| {
            *c == letter && (!(initials || found.is_empty()) || starts_word(text, at + offset))
        })?;
        let start = at + ahead.0;
        at = start + letter.len_utf8();
        found.push(start..at);
    }
    Some(found)
}

fn starts_word(text: &str, at: usize) -> bool {
    text.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(' '))
}

/// Whole line, start of a line, start of a word, inside, initials, scattered; shorter lines first.
pub(super) fn rank(word: &str, needle: &str) -> Option<i32> {
    needle.split('\n').filter_map(|line| Some(rank_line(word, line)? - length(line))).max()
}

/// Never more than the distance between two ranks.
fn length(line: &str) -> i32 {
    line.len().min(99) as i32
}

fn rank_line(word: &str, line: &str) -> Option<i32> {
    if let Some(at) = line.find(word) {
        return Some(match at {
            0 if line.len() == word.len() => 1000,
            0 => 800,
            _ if line.match_indices(word).any(|(at, _)| starts_word(line, at)) => 600,
            _ => 400,
        });
    }
    word.chars().nth(1)?;
    if places(word, line, true).is_some() {
        return Some(300);
    }
    if nearly(word, line) {
        return Some(200);
    }
    (word.chars().count() >= ENOUGH && places(word, line, false).is_some()).then_some(100)
}
