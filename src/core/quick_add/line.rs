//! A typed line as words that are recognised one after the other; the rest is the title.

use super::{Part, PartKind};
use crate::core::calendar::Calendar;
use crate::core::day::Day;
use crate::core::phrase::{self, Repeat, Resolved};
use crate::core::task::Side;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A day phrase has at most so many words.
const LONGEST: usize = 6;

pub(in crate::core) struct Word<'a> {
    /// As typed.
    pub text: &'a str,
    /// Half-width, lower case.
    pub normal: String,
    pub at: Range<usize>,
    pub kind: Option<PartKind>,
}

/// What a line says of a rhythm.
pub(in crate::core) enum Rhythm {
    /// With its first day, where it names one, and the time of day.
    Is(Repeat, Option<Resolved>, Option<u16>),
    Ends,
}

/// Words that end a rhythm.
const NEVER: [&str; 3] = ["繰り返しなし", "くり返しなし", "繰返しなし"];

pub(in crate::core) struct Line<'a> {
    typed: &'a str,
    pub words: Vec<Word<'a>>,
}

impl<'a> Line<'a> {
    pub fn new(typed: &'a str) -> Self {
        let word = |at: Range<usize>| {
            let text = typed.get(at.clone()).unwrap_or_default();
            let normal = text.nfkc().flat_map(char::to_lowercase).collect();
            Word { text, normal, at, kind: None }
        };
        Self { typed, words: word_ranges(typed).into_iter().map(word).collect() }
    }

    /// A `>` or `<` that stands alone in front.
    pub fn take_side(&mut self) -> Option<Side> {
        let first = self.words.first_mut()?;
        let side = match first.normal.as_str() {
            ">" => Side::Us,
            "<" => Side::Customer,
            _ => return None,
        };
        first.kind = Some(PartKind::Side);
        Some(side)
    }

    /// `every 2w`, `every mon`, `毎週月曜`, `毎月末`, and the first day of a rhythm that names its
    /// own. `every never` and `繰り返しなし` end one.
    pub fn take_repeat(&mut self, today: Day, calendar: &Calendar) -> Option<Rhythm> {
        let start = (0..self.words.len()).rev();
        let (range, rhythm) = start.into_iter().find_map(|start| self.repeat_from(start))?;
        self.take(range, PartKind::Repeat);
        Some(match rhythm {
            Some((repeat, minute)) => Rhythm::Is(repeat, repeat.first(today, calendar), minute),
            None => Rhythm::Ends,
        })
    }

    /// The words of a rhythm that begins here; `None` in it = it ends.
    fn repeat_from(&self, start: usize) -> Option<(Range<usize>, Option<Timed>)> {
        let word = self.words.get(start).filter(|word| word.kind.is_none())?;
        let bang = match word.normal.as_str() {
            "every" => "",
            "every!" => "!",
            text if NEVER.contains(&text) => return Some((start..start + 1, None)),
            text => return Some((start..start + 1, Some(japanese_rhythm(text)?))),
        };
        (1..=LONGEST).rev().find_map(|count| {
            let range = start + 1..start + 1 + count;
            let text = self.free(range.clone())?;
            let found = (text == "never").then_some(None);
            let repeat = || Some((Repeat::read(&format!("{text}{bang}"))?, None));
            Some((start..range.end, found.or_else(|| repeat().map(Some))?))
        })
    }

    /// The time at the end or the beginning of what is left, in minutes after midnight.
    pub fn take_time(&mut self) -> Option<u16> {
        let free = |word: &Word<'_>| word.kind.is_none();
        let (first, last) = (self.words.iter().position(free)?, self.words.iter().rposition(free)?);
        let time = |at: usize| phrase::time(&self.words.get(at)?.normal).filter(|_| first < last);
        let (at, minute) = match time(last) {
            Some(minute) => (last, minute),
            None => (first, time(first)?),
        };
        let before = at.checked_sub(1).filter(|before| {
            self.words.get(*before).is_some_and(|word| word.kind.is_none() && word.normal == "at")
        });
        self.take(before.unwrap_or(at)..at + 1, PartKind::Due);
        Some(minute)
    }

    /// The day phrase at the end of what is left, else the last unmistakable one, with its time.
    pub fn take_due(&mut self, today: Day, calendar: &Calendar) -> Option<(Resolved, Option<u16>)> {
        let last = self.words.iter().rposition(|word| word.kind.is_none())?;
        for end in (1..=last + 1).rev() {
            for start in end.saturating_sub(LONGEST)..end {
                let Some(text) = self.free(start..end) else { continue };
                let Some(due) = phrase::timed(&text, today, calendar) else { continue };
                if end == last + 1 || unmistakable(phrase::bare(&text)) {
                    let start = self.with_preposition(start);
                    self.take(start..end, PartKind::Due);
                    return Some(due);
                }
            }
        }
        None
    }

    /// The words of a range joined, if none of them is taken.
    fn free(&self, range: Range<usize>) -> Option<String> {
        let words = self.words.get(range)?;
        let free = !words.is_empty() && words.iter().all(|word| word.kind.is_none());
        free.then(|| words.iter().map(|word| word.normal.as_str()).collect::<Vec<_>>().join(" "))
    }

    fn with_preposition(&self, start: usize) -> usize {
        let before = start.checked_sub(1).and_then(|at| self.words.get(at));
        let is_preposition = |word: &Word<'_>| {
            word.kind.is_none()
                && ["by", "due", "until", "till", "before", "期限"].contains(&word.normal.as_str())
        };
        if before.is_some_and(is_preposition) { start - 1 } else { start }
    }

    fn take(&mut self, range: Range<usize>, kind: PartKind) {
        for word in self.words.get_mut(range).unwrap_or_default() {
            word.kind = Some(kind);
        }
    }

    /// What is left, with the spaces as typed between words that stayed neighbours.
    pub fn title(&self) -> String {
        let mut title = String::new();
        let mut before: Option<(usize, &Word<'_>)> = None;
        for (at, word) in self.words.iter().enumerate().filter(|(_, word)| word.kind.is_none()) {
            if let Some((index, before)) = before {
                let typed = self.typed.get(before.at.end..word.at.start);
                title.push_str(typed.filter(|_| index + 1 == at).unwrap_or(" "));
            }
            title.push_str(word.text);
            before = Some((at, word));
        }
        title
    }

    /// The recognised parts; neighbours of one kind that need each other are one part.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut open = None;
        for word in &self.words {
            let Some(kind) = word.kind else {
                open = None;
                continue;
            };
            let joins = matches!(kind, PartKind::Due | PartKind::Repeat) && open == Some(kind);
            match parts.last_mut().filter(|_| joins) {
                Some(part) => part.at.end = word.at.end,
                None => parts.push(Part { at: word.at.clone(), kind }),
            }
            open = Some(kind);
        }
        parts
    }
}

/// A phrase that is a day wherever it stands: `tomorrow`, `28 oct`, `10月28日`, a whole date; not
/// `2w`, `1/2`, `3 days`, which a title may mean otherwise.
fn unmistakable(text: &str) -> bool {
    let spelled = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let unit = |word: &str| {
        ["day", "week", "month", "year", "business"].iter().any(|unit| word.starts_with(unit))
    };
    let counted = text.starts_with(|c: char| c.is_ascii_digit());
    let mut words = text.split(' ');
    Day::parse(text).is_some()
        || if counted {
            words.any(|word| {
                spelled(word) && !word.starts_with(|c: char| c.is_ascii_digit()) && !unit(word)
            }) || text.contains(['月', '後', '年'])
        } else {
            words.any(spelled)
        }
}

/// A rhythm with the time of day that may stand behind it.
type Timed = (Repeat, Option<u16>);

/// `毎週月曜`, `3日ごと`, `毎週月曜10時`.
fn japanese_rhythm(word: &str) -> Option<Timed> {
    let begins = ["毎", "隔", "完了後", "完了から", "完了の"];
    if !word.ends_with("ごと") && !begins.iter().any(|start| word.starts_with(start)) {
        return None;
    }
    let whole = Repeat::read(word).map(|repeat| (repeat, None));
    whole.or_else(|| {
        let cuts = word.char_indices().filter_map(|(at, _)| word.split_at_checked(at));
        cuts.into_iter()
            .find_map(|(front, time)| Some((Repeat::read(front)?, Some(phrase::time(time)?))))
    })
}

/// Words between spaces; a mark glued to Japanese text begins a word too; quotes hold together.
fn word_ranges(typed: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut start: Option<usize> = None;
    let mut quoted = false;
    let mut before = ' ';
    for (at, c) in typed.char_indices() {
        let opens = "\"「".contains(c) && "@＠".contains(before);
        let closes = quoted && "\"」".contains(c);
        let glued = "@＠#＃".contains(c) && !before.is_ascii() && !quoted;
        if (c.is_whitespace() && !quoted) || glued {
            ranges.extend(start.take().map(|start| start..at));
        }
        if !c.is_whitespace() {
            start = start.or(Some(at));
        }
        quoted = (quoted || opens) && !closes;
        before = c;
    }
    ranges.extend(start.map(|start| start..typed.trim_end().len().max(start)));
    ranges
}
