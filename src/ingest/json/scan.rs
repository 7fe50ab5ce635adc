//! Where values lie in a JSON text, without building them: records are read one by one, and a
//! number stays the digits it is.

use crate::core::seek::either;
use memchr::memchr;
use std::borrow::Cow;

/// A value by where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    pub start: usize,
    pub text: &'a str,
}

/// What comes next in a text of lines.
#[derive(Clone, Copy, Debug)]
pub enum Line<'a> {
    Value(Span<'a>),
    /// It should be a value, and is none.
    Broken(Span<'a>),
}

/// Deeper than any export; a text that nests further is no data.
const DEPTH: usize = 128;

/// Moves over a text value by value. Faults are offsets.
pub struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    base: usize,
}

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut scanner = Self { text, bytes: text.as_bytes(), at: 0, base: 0 };
        scanner.at = text.len() - text.trim_start_matches('\u{FEFF}').len();
        scanner
    }

    /// From an offset on.
    pub fn from(text: &'a str, at: usize) -> Self {
        Self { text, bytes: text.as_bytes(), at, base: 0 }
    }

    /// The first sign of the text.
    pub fn begin(&mut self) -> Option<u8> {
        while self.text.get(self.at..)?.starts_with('\u{FEFF}') {
            self.at += '\u{FEFF}'.len_utf8();
        }
        self.peek()
    }

    /// Does a list come next whose first element is an object? `None` = the text ends before that.
    pub fn opens_objects(&mut self) -> Option<bool> {
        if self.peek()? != b'[' {
            return Some(false);
        }
        let mut inner = Self { at: self.at + 1, ..*self };
        Some(inner.peek()? == b'{')
    }

    fn within(span: Span<'a>) -> Self {
        Self { text: span.text, bytes: span.text.as_bytes(), at: 0, base: span.start }
    }

    pub fn offset(&self) -> usize {
        self.base + self.at
    }

    /// The next sign that is no space.
    pub fn peek(&mut self) -> Option<u8> {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    pub fn at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    /// Is the next sign this one? Then it is passed.
    pub fn passes(&mut self, sign: u8) -> bool {
        let there = self.peek() == Some(sign);
        self.at += usize::from(there);
        there
    }

    fn expect(&mut self, sign: u8) -> Result<(), usize> {
        if self.passes(sign) { Ok(()) } else { Err(self.offset()) }
    }

    /// The next value.
    pub fn value(&mut self) -> Result<Span<'a>, usize> {
        self.peek();
        let start = self.at;
        self.skip(0)?;
        let text = self.text.get(start..self.at).ok_or(self.offset())?;
        Ok(Span { start: self.base + start, text })
    }

    /// The next value of a text of lines, which may go on over several, or the line that should be one
    /// and is broken. A fault: it is neither, or more of the text is to come.
    pub fn line(&mut self, ended: bool) -> Result<Line<'a>, usize> {
        self.peek();
        let (start, rest) = (self.at, self.bytes.get(self.at..).unwrap_or_default());
        let end = memchr(b'\n', rest).map(|length| start + length);
        let until = end.unwrap_or(self.bytes.len());
        let line = self.text.get(..until).ok_or(self.offset())?;
        let mut alone = Self { text: line, bytes: line.as_bytes(), ..*self };
        let fault = match alone.value() {
            // Another value may follow on the line, but nothing else.
            Ok(value) if alone.peek().is_none_or(|sign| sign == b'{') => {
                self.at = alone.at;
                return Ok(Line::Value(value));
            }
            Ok(_) => alone.at,
            Err(fault) => fault - self.base,
        };
        if fault == until {
            let mut further = Self { ..*self };
            match further.value() {
                Ok(value) => {
                    self.at = further.at;
                    return Ok(Line::Value(value));
                }
                Err(fault) if !ended && self.may_go_on(fault) => return Err(fault),
                Err(_) => {}
            }
        }
        if !self.stands_alone(start, end, ended) {
            return Err(self.base + fault);
        }
        self.at = until;
        let text = line.get(start..).unwrap_or_default().trim_end();
        Ok(Line::Broken(Span { start: self.base + start, text }))
    }

    /// What is at fault is that the text ends, perhaps inside a string.
    fn may_go_on(&self, fault: usize) -> bool {
        matches!(self.bytes.get(fault - self.base), None | Some(b'"'))
    }

    /// A line that begins as a record does, with another one behind it, or nothing.
    fn stands_alone(&self, start: usize, end: Option<usize>, ended: bool) -> bool {
        let before = self.text.get(..start).unwrap_or_default().trim_end_matches([' ', '\t']);
        let first = before.is_empty() || before.ends_with(['\n', '\u{FEFF}']);
        let behind = self.text.get(end.unwrap_or(self.text.len())..).unwrap_or_default();
        let behind = behind.trim_start();
        // What does not end as a record does may be cut off.
        let closed = end.is_some() || self.text.trim_end().ends_with('}');
        first
            && self.bytes.get(start) == Some(&b'{')
            && (behind.starts_with('{') || (behind.is_empty() && ended && closed))
    }

    /// Does an array come next?
    pub fn opens_list(&mut self) -> bool {
        self.peek() == Some(b'[')
    }

    /// The elements of the array that comes next.
    pub fn elements(&mut self) -> Result<Vec<Span<'a>>, usize> {
        self.expect(b'[')?;
        let mut found = Vec::new();
        if self.passes(b']') {
            return Ok(found);
        }
        loop {
            found.push(self.value()?);
            if self.passes(b']') {
                return Ok(found);
            }
            self.expect(b',')?;
        }
    }

    fn skip(&mut self, depth: usize) -> Result<(), usize> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') if depth < DEPTH => self.object(depth),
            Some(b'[') if depth < DEPTH => self.array(depth),
            Some(b't') => self.word(b"true"),
            Some(b'f') => self.word(b"false"),
            Some(b'n') => self.word(b"null"),
            Some(b'-' | b'0'..=b'9') => {
                while matches!(
                    self.bytes.get(self.at),
                    Some(b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')
                ) {
                    self.at += 1;
                }
                Ok(())
            }
            _ => Err(self.offset()),
        }
    }

    fn string(&mut self) -> Result<(), usize> {
        let opened = self.offset();
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let found = either(b'"', b'\\', rest).ok_or(opened)?;
            self.at += found + 1;
            if rest.get(found) == Some(&b'"') {
                return Ok(());
            }
            // Whatever stands behind a backslash does not end the text.
            self.at += 1;
        }
    }

    fn object(&mut self, depth: usize) -> Result<(), usize> {
        self.at += 1;
        if self.passes(b'}') {
            return Ok(());
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.offset());
            }
            self.string()?;
            self.expect(b':')?;
            self.skip(depth + 1)?;
            if self.passes(b'}') {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    fn array(&mut self, depth: usize) -> Result<(), usize> {
        self.at += 1;
        if self.passes(b']') {
            return Ok(());
        }
        loop {
            self.skip(depth + 1)?;
            if self.passes(b']') {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    fn word(&mut self, word: &[u8]) -> Result<(), usize> {
        let there = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += if there { word.len() } else { 0 };
        if there { Ok(()) } else { Err(self.offset()) }
    }
}

/// The elements of an array.
pub fn elements(array: Span<'_>) -> Result<Vec<Span<'_>>, usize> {
    Scanner::within(array).elements()
}

/// Tells each member of an object: its name as it stands between the quotes, and its value.
pub fn each_member<'a>(
    object: Span<'a>,
    mut tell: impl FnMut(&'a str, Span<'a>) -> Result<(), usize>,
) -> Result<(), usize> {
    let mut scanner = Scanner::within(object);
    scanner.expect(b'{')?;
    if scanner.passes(b'}') {
        return Ok(());
    }
    loop {
        let name = scanner.value()?;
        let bare = name.text.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
        scanner.expect(b':')?;
        let value = scanner.value()?;
        tell(bare.ok_or(name.start)?, value)?;
        if scanner.passes(b'}') {
            return Ok(());
        }
        scanner.expect(b',')?;
    }
}

/// The members of an object.
pub fn members(object: Span<'_>) -> Result<Vec<(String, Span<'_>)>, usize> {
    let mut found = Vec::new();
    each_member(object, |name, value| {
        found.push((text(name).into_owned(), value));
        Ok(())
    })?;
    Ok(found)
}

/// What stands between the quotes, its escapes resolved; what is no text of JSON stays as it is.
pub fn text(bare: &str) -> Cow<'_, str> {
    match either(b'\\', b'\\', bare.as_bytes()) {
        None => bare.into(),
        Some(first) => resolved(bare, first).map_or(bare.into(), Into::into),
    }
}

/// The text behind the escapes, of which the first is at a place.
fn resolved(bare: &str, first: usize) -> Option<String> {
    if bare.bytes().any(|byte| byte < b' ') {
        return None;
    }
    let mut text = String::with_capacity(bare.len());
    let (plain, mut rest) = bare.split_at_checked(first)?;
    text.push_str(plain);
    while let Some(escape) = rest.strip_prefix('\\') {
        let sign = match escape.bytes().next()? {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let (sign, after) = of_number(escape.get(1..)?)?;
                text.push(sign);
                rest = plain_part(after, &mut text);
                continue;
            }
            sign @ (b'"' | b'\\' | b'/') => char::from(sign),
            _ => return None,
        };
        text.push(sign);
        rest = plain_part(escape.get(1..)?, &mut text);
    }
    Some(text)
}

/// Takes over what comes before the next escape; gives the rest.
fn plain_part<'t>(from: &'t str, text: &mut String) -> &'t str {
    let end = memchr(b'\\', from.as_bytes()).unwrap_or(from.len());
    let (plain, rest) = from.split_at_checked(end).unwrap_or((from, ""));
    text.push_str(plain);
    rest
}

/// `00e9`, or the two halves `d83d\ude00`, and what stands behind them.
fn of_number(text: &str) -> Option<(char, &str)> {
    let half = |text: &str| {
        let digits = text.get(..4).filter(|part| part.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u32::from_str_radix(digits, 16).ok()
    };
    let (high, rest) = (half(text)?, text.get(4..)?);
    if let Some(sign) = char::from_u32(high) {
        return Some((sign, rest));
    }
    let rest = rest.strip_prefix("\\u")?;
    let low = half(rest)?.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
    let high = high.checked_sub(0xD800).filter(|high| *high < 0x400)?;
    Some((char::from_u32(0x10000 + (high << 10) + low)?, rest.get(4..)?))
}

/// In a wrapper the list of the records is not far from the beginning.
const HEAD_LISTS: usize = 1 << 8;

/// The whole objects of one array or of lines in a text that may be cut off.
pub fn objects_of_head(text: &str) -> Vec<Span<'_>> {
    let opens = |at: &usize| text.get(*at..).is_some_and(|rest| rest.trim_start().starts_with('{'));
    let lists = text.match_indices('[').map(|(at, _)| at + 1);
    let mut lists = lists.take(HEAD_LISTS).filter(opens);
    let first = objects_from(text, lists.next().unwrap_or_default());
    // A page that is cut off begins with records that are not.
    if first.is_empty() { lists.next().map_or(first, |at| objects_from(text, at)) } else { first }
}

fn objects_from(text: &str, start: usize) -> Vec<Span<'_>> {
    let mut found = Vec::new();
    let rest = text.get(start..).unwrap_or_default();
    let mut scanner = Scanner { text: rest, bytes: rest.as_bytes(), at: 0, base: start };
    while let Ok(span) = scanner.value() {
        if span.text.starts_with('{') {
            found.push(span);
        }
        if !scanner.passes(b',') && scanner.at_end() {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn escapes_are_resolved_as_the_library_does(
            parts in prop::collection::vec(
                prop_oneof![
                    Just("\\"), Just("\\n"), Just("\\u00e9"), Just("\\ud83d\\ude00"), Just("\\ud83d"),
                    Just("\\ude00"), Just("\\\""), Just("\\/"), Just("u"), Just("0"), Just("é"), Just("x"),
                    Just("\n"), Just("\\u12"), Just("\\b\\f\\r\\t"), Just("\\+"),
                ],
                0..8,
            ),
        ) {
            let bare = parts.concat();
            // A quotation mark that is not escaped ends a string: none has one inside.
            let escaped = bare.replace("\\\\", "").replace("\\\"", "");
            prop_assume!(!escaped.contains('"'));
            let known: Result<String, _> = serde_json::from_str(&format!("\"{bare}\""));
            prop_assert_eq!(text(&bare), known.unwrap_or(bare.clone()));
        }
    }
}
