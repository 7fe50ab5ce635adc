//! Asking the terminal about itself without waiting for it: the questions, the answers picked out
//! of what is typed meanwhile, and answers that come late.

use super::display::Traits;
use crossterm::event::{Event as Raw, KeyCode, KeyEvent, KeyModifiers};

/// For its background colour.
pub const ASK_GROUND: &str = "\u{1b}]11;?\u{1b}\\";
/// Where its cursor is: after a sign of doubtful width, that tells the width.
pub const ASK_COLUMN: &str = "\u{1b}[6n";
/// For the keyboard protocol.
pub const ASK_KEYBOARD: &str = "\u{1b}[?u";
/// What it is. Every terminal answers this one, so it is the fence: what has not come before it
/// will not come.
pub const ASK_FENCE: &str = "\u{1b}[c";

/// What came back so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub traits: Traits,
    /// Nothing more will come.
    pub whole: bool,
}

/// Picks answers out of what the terminal sends; everything else was typed.
#[derive(Debug, Default)]
pub struct Sieve {
    pub answers: Answers,
    /// The column (from 0) of the doubtful sign, while its answer is awaited.
    column: Option<u16>,
    /// The beginning of something that is not whole yet.
    rest: Vec<u8>,
}

enum Piece {
    Answer(usize),
    Typed(usize),
    /// It begins like an answer and may become one.
    Unfinished,
}

impl Sieve {
    pub fn new(column: Option<u16>) -> Self {
        Self { column, ..Self::default() }
    }

    /// Takes what was read; gives back what was typed.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut left = std::mem::take(&mut self.rest);
        left.extend_from_slice(bytes);
        let mut typed = Vec::new();
        let mut at = 0;
        while let Some(next) = left.get(at..).filter(|next| !next.is_empty()) {
            match self.piece(next) {
                Piece::Answer(length) => at += length,
                Piece::Typed(length) => {
                    typed.extend_from_slice(next.get(..length).unwrap_or(next));
                    at += length;
                }
                Piece::Unfinished => {
                    self.rest = next.to_vec();
                    break;
                }
            }
        }
        typed
    }

    /// The time is over: what looked like the beginning of an answer was typed.
    pub fn give_up(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.rest)
    }

    fn piece(&mut self, bytes: &[u8]) -> Piece {
        match bytes {
            [0x1b, b']', ..] => self.ground(bytes),
            [0x1b, b'[', ..] => self.control(bytes),
            [0x1b] => Piece::Unfinished,
            [0x1b, 0x1b, ..] => Piece::Typed(1),
            [0x1b, ..] => Piece::Typed(2),
            _ => Piece::Typed(bytes.iter().position(|byte| *byte == 0x1b).unwrap_or(bytes.len())),
        }
    }

    /// `ESC ] 11 ; rgb:1e1e/1e1e/2e2e` and its end.
    fn ground(&mut self, bytes: &[u8]) -> Piece {
        let end =
            bytes.iter().position(|byte| *byte == 0x07).map(|at| (at, at + 1)).or_else(|| {
                let at = bytes.windows(2).skip(1).position(|pair| pair == b"\x1b\\")? + 1;
                Some((at, at + 2))
            });
        let Some((end, length)) = end else { return Piece::Unfinished };
        let text = bytes.get(2..end).map(String::from_utf8_lossy).unwrap_or_default();
        self.answers.traits.light = is_light(&text).or(self.answers.traits.light);
        Piece::Answer(length)
    }

    fn control(&mut self, bytes: &[u8]) -> Piece {
        let Some(end) = bytes.iter().skip(2).position(|byte| (0x40..=0x7e).contains(byte)) else {
            return Piece::Unfinished;
        };
        let length = end + 3;
        let text = bytes.get(2..length).map(String::from_utf8_lossy).unwrap_or_default();
        let asked = text.starts_with('?');
        if asked && text.ends_with('c') {
            self.answers.whole = true;
        } else if asked && text.ends_with('u') {
            self.answers.traits.keyboard = true;
        } else if let (Some(before), Some(now)) = (self.column, column(&text)) {
            self.column = None;
            // From 1: one cell further is `before + 2`.
            self.answers.traits.wide = Some(now > before + 2);
        } else {
            return Piece::Typed(length);
        }
        Piece::Answer(length)
    }
}

/// `12;34R`: the column.
fn column(text: &str) -> Option<u16> {
    let (_, column) = text.strip_suffix('R')?.split_once(';')?;
    column.parse().ok()
}

/// Whether `11;rgb:ffff/ffff/ffff` is nearer to white than to black, to the eye.
fn is_light(text: &str) -> Option<bool> {
    let (_, colour) = text.strip_prefix("11;")?.split_once(':')?;
    let mut parts = colour.split('/').map(|part| {
        let most = 16f64.powi(i32::try_from(part.len()).ok()?) - 1.0;
        Some(f64::from(u32::from_str_radix(part, 16).ok()?) / most)
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    Some(0.299 * red + 0.587 * green + 0.114 * blue > 0.5)
}

/// An answer about the background that comes after the time was over reaches the reader of keys as
/// if it had been typed: `Alt-]`, then its letters. It is taken out there, so that it runs nothing.
#[derive(Debug, Default)]
pub struct Latecomer {
    awaited: bool,
    held: Vec<Raw>,
    text: String,
}

/// Longer than any answer.
const LONGEST: usize = 32;

impl Latecomer {
    pub fn new(awaited: bool) -> Self {
        Self { awaited, ..Self::default() }
    }

    /// What of it was typed, and whether the background is light, when that is known now.
    pub fn pass(&mut self, raws: Vec<Raw>) -> (Vec<Raw>, Option<bool>) {
        let (mut typed, mut light) = (Vec::with_capacity(raws.len()), None);
        for raw in raws {
            if !self.awaited {
                typed.push(raw);
            } else if self.ends(&raw) {
                light = is_light(&std::mem::take(&mut self.text));
                self.held.clear();
                self.awaited = false;
            } else if !self.hold(&raw) {
                typed.append(&mut self.held);
                self.text.clear();
                typed.push(raw);
            }
        }
        (typed, light)
    }

    fn ends(&self, raw: &Raw) -> bool {
        let Some((key, alt, ctrl)) = stroke(raw) else { return false };
        self.text.len() > 8 && ((alt && key == '\\') || (ctrl && key == 'g'))
    }

    fn hold(&mut self, raw: &Raw) -> bool {
        let Some((key, alt, ctrl)) = stroke(raw) else { return false };
        let first = self.held.is_empty();
        let fits = if first {
            alt && key == ']'
        } else {
            let start = "11;rgb".chars().nth(self.text.len());
            let goes_on = key.is_ascii_hexdigit() || ":/a".contains(key);
            !alt && !ctrl && start.map_or(goes_on, |start| start == key)
        };
        let held = fits && self.held.len() < LONGEST;
        if held {
            self.held.push(raw.clone());
            if !first {
                self.text.push(key);
            }
        }
        held
    }
}

/// The character of a key event, and whether Alt and Ctrl were down.
fn stroke(raw: &Raw) -> Option<(char, bool, bool)> {
    match raw {
        Raw::Key(KeyEvent { code: KeyCode::Char(c), modifiers, .. }) => {
            let has = |wanted| modifiers.contains(wanted);
            Some((*c, has(KeyModifiers::ALT), has(KeyModifiers::CONTROL)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIGHT: &str = "\u{1b}]11;rgb:fdfd/f6f6/e3e3\u{1b}\\";
    const DARK: &str = "\u{1b}]11;rgb:1e1e/1e1e/2e2e\u{7}";

    fn sifted(parts: &[&str]) -> (Answers, String) {
        let mut sieve = Sieve::new(Some(10));
        let mut typed = Vec::new();
        for part in parts {
            typed.extend(sieve.take(part.as_bytes()));
        }
        typed.extend(sieve.give_up());
        (sieve.answers, String::from_utf8(typed).unwrap())
    }

    #[test]
    fn answers_are_told_from_what_is_typed() {
        let check = |sent: &[&str], said: &str, typed: &str| {
            let (answers, rest) = sifted(sent);
            assert_eq!((answers.traits.text().as_str(), rest.as_str()), (said, typed), "{sent:?}");
        };
        check(
            &[LIGHT, "\u{1b}[5;12R", "\u{1b}[?0u", "\u{1b}[?62;22c"],
            "light narrow keyboard",
            "",
        );
        check(&[DARK, "\u{1b}[5;13R", "\u{1b}[?1;2c"], "dark wide", "");
        check(&["jj", DARK, "d\u{1b}[Ax", "\u{1b}[?1;2c"], "dark", "jjd\u{1b}[Ax");
        check(&["株", "\u{1b}"], "", "株\u{1b}");
        check(&["\u{1b}]11;rgb:ff", "ff/ffff/ffff\u{1b}", "\\k"], "light", "k");
        check(&["\u{1b}[?1;2", "c"], "", "");
        check(&["\u{1b}]52;c;\u{7}q"], "", "q");
    }

    #[test]
    fn the_fence_ends_the_waiting() {
        assert!(!sifted(&[LIGHT]).0.whole);
        assert!(sifted(&[LIGHT, "\u{1b}[?6c"]).0.whole);
    }

    #[test]
    fn light_is_what_looks_light() {
        let check = |text: &str, expected| assert_eq!(is_light(text), expected, "{text}");
        check("11;rgb:ff/ff/ff", Some(true));
        check("11;rgba:0000/0000/0000/ffff", Some(false));
        check("11;rgb:0/0/f", Some(false));
        check("10;rgb:ff/ff/ff", None);
        check("11;rgb:zz/ff/ff", None);
    }

    fn keys(text: &str) -> Vec<Raw> {
        let key = |c: char| match c {
            '»' => KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT),
            '«' => KeyEvent::new(KeyCode::Char('\\'), KeyModifiers::ALT),
            '!' => KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL),
            c => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
        };
        text.chars().map(|c| Raw::Key(key(c))).collect()
    }

    #[test]
    fn an_answer_that_comes_late_runs_no_keys() {
        let check = |sent: &[&str], typed: &str, light: Option<bool>| {
            let mut late = Latecomer::new(true);
            let (mut left, mut found) = (Vec::new(), None);
            for part in sent {
                let (typed, light) = late.pass(keys(part));
                left.extend(typed);
                found = found.or(light);
            }
            assert_eq!((left, found), (keys(typed), light), "{sent:?}");
        };
        check(&["»11;rgb:dddd/aaaa/ffff«j"], "j", Some(true));
        check(&["k»11;rg", "b:0000/0000/0000!k"], "kk", Some(false));
        check(&["»d"], "»d", None);
        check(&["»11;rgx"], "»11;rgx", None);
        check(&["»11;rgb:dddd/aaaa/ffff«»11;"], "»11;", Some(true));
    }

    #[test]
    fn nothing_is_held_back_when_no_answer_is_awaited() {
        let mut late = Latecomer::new(false);
        assert_eq!(late.pass(keys("»11;")), (keys("»11;"), None));
    }
}
