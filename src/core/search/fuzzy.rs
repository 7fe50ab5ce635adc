//! Words that are nearly there: letters left out, initials, letters scattered over a name.

use std::ops::Range;

/// Letters from which on a word may be incomplete.
const ENOUGH: usize = 4;

/// Letters from which on they may be scattered over a name.
const SCATTERED: usize = 3;

/// The letters of the word in order within a line, from the start of a word of it, with at most
/// half as many others between them.
pub(super) fn nearly(word: &str, needle: &str) -> bool {
    let letters = word.chars().count();
    let Some(first) = word.chars().next().filter(|_| letters >= ENOUGH) else { return false };
    let reach = letters + letters / 2;
    needle.match_indices(first).any(|(at, _)| {
        let (before, rest) = needle.split_at_checked(at).unwrap_or_default();
        (before.is_empty() || before.ends_with([' ', '\n'])) && within(word, rest, reach)
    })
}

/// Whether every letter of the word comes in order in the first characters of the text's line.
fn within(word: &str, text: &str, reach: usize) -> bool {
    let mut letters = word.chars();
    let mut wanted = letters.next();
    for c in text.chars().take_while(|c| *c != '\n').take(reach) {
        if wanted == Some(c) {
            wanted = letters.next();
        }
    }
    wanted.is_none()
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

/// Whole line, start of a line, start of a word, inside, initials, scattered; shorter lines first,
/// what is no name last.
pub(super) fn rank(word: &str, needle: &str) -> Option<i32> {
    let (names, rest) = needle.split_once("\n\n").unwrap_or((needle, ""));
    let best = |lines: &str, rank: fn(&str, &str) -> Option<i32>| {
        lines.split('\n').filter_map(|line| Some(rank(word, line)? - length(line))).max()
    };
    // Scattered letters are looked for only where nothing better is found.
    best(names, rank_written)
        .max(best(rest, rank_written).map(|rank| rank - OTHER))
        .or_else(|| best(names, rank_letters))
}

/// The same of lines that are names, as they are written alone.
pub(super) fn written(word: &str, names: &str) -> Option<i32> {
    let rank = |line| Some(rank_written(word, line)? - length(line));
    names.split('\n').filter_map(rank).max()
}

/// How far behind names everything else is ranked.
const OTHER: i32 = 250;

/// Never more than the distance between two ranks.
fn length(line: &str) -> i32 {
    line.len().min(99) as i32
}

/// As it is written.
fn rank_written(word: &str, line: &str) -> Option<i32> {
    let at = line.find(word)?;
    Some(match at {
        0 if line.len() == word.len() => 1000,
        0 => 800,
        _ if line.match_indices(word).any(|(at, _)| starts_word(line, at)) => 600,
        _ => 400,
    })
}

/// Letter by letter.
fn rank_letters(word: &str, line: &str) -> Option<i32> {
    word.chars().nth(1)?;
    if !word.bytes().all(|byte| line.as_bytes().contains(&byte)) {
        return None;
    }
    if places(word, line, true).is_some() {
        return Some(300);
    }
    if nearly(word, line) {
        return Some(200);
    }
    (word.chars().count() >= SCATTERED && places(word, line, false).is_some()).then_some(100)
}
