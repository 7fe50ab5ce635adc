//! The records of a JSON text in passing: a window of whole records at a time, from an array, from
//! the list in a wrapper, or from lines. What is not as plain as that is for reading as a whole.

use super::scan::{Line, Scanner, Span, text};
use super::{WRAPPERS, is_board, is_list_of_objects, listing, named, pages, paging, scan};
use crate::core::message::Message;
use crate::ingest::file::LINE_LIMIT;
use crate::ingest::sniff::Shape;
use memchr::{memchr, memchr_iter};
use std::io::{Error, Read};

/// Members beside the list of a wrapper: no page has so many.
const MEMBERS: usize = 64;

/// Why there is no next window.
#[derive(Debug)]
pub enum Stop {
    /// Not plain enough to be read in passing.
    Odd,
    Unreadable(Error),
}

/// Where a record lies in its window and in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    pub from: usize,
    pub to: usize,
    /// 1-based, both.
    pub line: u64,
    pub record: u64,
}

/// Some records that follow each other.
#[derive(Debug, Default)]
pub struct Window {
    pub text: String,
    pub records: Vec<Placed>,
    /// Lines that should be records and are none.
    pub broken: Vec<Placed>,
}

/// What comes next in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Begin,
    /// Lines of objects.
    Lines,
    /// The first element of the list, or its end.
    First,
    Element,
    /// A member of the wrapper, the first or another one.
    FirstMember,
    Member,
    /// The wrapper goes on after its list.
    AfterList,
    End,
}

/// A step over the text.
enum Step<'w> {
    Element(Span<'w>),
    Broken(Span<'w>),
    /// What stands between the elements.
    Between,
}

/// Bytes as plain text, and those of a character that is cut off at the end, if more may come.
pub fn text_of(bytes: Vec<u8>, ended: bool) -> Result<(String, Vec<u8>), Stop> {
    // A damaged file, or an encoding that hides among plain signs.
    if memchr(0, &bytes).is_some() || memchr(0x1B, &bytes).is_some() {
        return Err(Stop::Odd);
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, Vec::new())),
        Err(error) => error,
    };
    let fault = error.utf8_error();
    if fault.error_len().is_some() || ended {
        return Err(Stop::Odd);
    }
    let mut bytes = error.into_bytes();
    let rest = bytes.split_off(fault.valid_up_to());
    String::from_utf8(bytes).map(|text| (text, rest)).map_err(|_| Stop::Odd)
}

/// Reads on until so many bytes wait; says whether the source has ended.
pub fn top_up(source: &mut impl Read, waiting: &mut Vec<u8>, wanted: usize) -> Result<bool, Stop> {
    while waiting.len() < wanted {
        let missing = (wanted - waiting.len()) as u64;
        if source.by_ref().take(missing).read_to_end(waiting).map_err(Stop::Unreadable)? == 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Splits what is read into records.
pub struct Feed<R> {
    source: R,
    /// Read in steps of this size; a window grows where a record is longer.
    step: usize,
    shape: Shape,
    next: Next,
    /// Read, and not yet part of a window.
    rest: Vec<u8>,
    ended: bool,
    /// Lines and bytes before the rest.
    line: u64,
    passed: u64,
    record: u64,
    /// Of the wrapper, with the text of their values; of its list only the beginning.
    members: Vec<(String, String)>,
    list: Option<usize>,
    /// Is each element, or line, a page? The first tells.
    paged: Option<bool>,
    /// What the last of them says beside its records.
    page: Vec<(String, String)>,
    broken: u64,
    returns: bool,
    breaks: bool,
}

impl<R: Read> Feed<R> {
    pub fn new(source: R, shape: Shape, step: usize) -> Self {
        Self {
            source,
            step,
            shape,
            next: Next::Begin,
            rest: Vec::new(),
            ended: false,
            line: 1,
            passed: 0,
            record: 0,
            members: Vec::new(),
            list: None,
            paged: None,
            page: Vec::new(),
            broken: 0,
            returns: false,
            breaks: false,
        }
    }

    /// Bytes of what was given out.
    pub fn offset(&self) -> u64 {
        self.passed
    }

    /// What a page says about records that are not in it; known at the end.
    pub fn note(&self) -> Option<Message> {
        let spans = spans(if self.list.is_some() { &self.members } else { &self.page });
        paging(&spans, (self.record - self.broken) as usize)
    }

    /// The next window in the place of the last one; `false` at the end.
    pub fn advance(&mut self, window: &mut Window) -> Result<bool, Stop> {
        window.records.clear();
        window.broken.clear();
        let mut room = std::mem::take(&mut window.text).into_bytes();
        room.clear();
        let mut wanted = self.step;
        loop {
            self.ended = self.ended || top_up(&mut self.source, &mut self.rest, wanted)?;
            let bytes = std::mem::replace(&mut self.rest, std::mem::take(&mut room));
            window.text = self.checked(bytes)?;
            let used = self.split(window)?;
            let whole = self.ended && self.next == Next::End;
            let any = !window.records.is_empty() || !window.broken.is_empty();
            if any || whole {
                self.keep(window, used);
                return Ok(any);
            }
            if self.ended || wanted >= LINE_LIMIT {
                return Err(Stop::Odd);
            }
            // No record is whole yet: the same again, with more of it.
            self.keep(window, used);
            room = std::mem::take(&mut window.text).into_bytes();
            room.clear();
            wanted = (wanted * 2).max(self.rest.len() + self.step);
        }
    }

    /// Bytes as text; a character that is cut off at the end is left for the next window.
    fn checked(&mut self, bytes: Vec<u8>) -> Result<String, Stop> {
        self.returns = self.returns || memchr(b'\r', &bytes).is_some();
        self.breaks = self.breaks || memchr(b'\n', &bytes).is_some();
        let (text, rest) = text_of(bytes, self.ended)?;
        if !rest.is_empty() {
            self.rest = rest;
        }
        Ok(text)
    }

    /// Puts what a window did not use before the rest.
    fn keep(&mut self, window: &Window, used: usize) {
        let unused = window.text.as_bytes().get(used..).unwrap_or_default();
        self.rest.splice(..0, unused.iter().copied());
        self.passed += used as u64;
    }

    /// Finds the records of a window; gives where the first begins that is not whole.
    fn split(&mut self, window: &mut Window) -> Result<usize, Stop> {
        let Window { text, records, broken } = window;
        let mut scanner = Scanner::from(text, 0);
        let (mut used, mut counted) = (0, 0);
        loop {
            let Some(passed) = self.go(&mut scanner) else {
                // Cut off, unless there is nothing more to come.
                let broken = self.ended && !(self.next == Next::End && scanner.at_end());
                return if broken { Err(Stop::Odd) } else { Ok(used) };
            };
            let (found, to): (_, &mut Vec<Placed>) = match passed {
                Step::Element(span) => (self.held(span)?, &mut *records),
                Step::Broken(span) => {
                    self.broken += 1;
                    (vec![span], &mut *broken)
                }
                Step::Between => (Vec::new(), &mut *records),
            };
            for span in found {
                self.line += breaks(text, counted, span.start);
                counted = span.start;
                self.record += 1;
                let end = span.start + span.text.len();
                to.push(Placed { from: span.start, to: end, line: self.line, record: self.record });
            }
            self.line += breaks(text, counted, scanner.offset());
            (used, counted) = (scanner.offset(), scanner.offset());
            if self.next == Next::End {
                self.check_end(&mut scanner)?;
                if scanner.at_end() {
                    self.line += breaks(text, counted, text.len());
                    return Ok(text.len());
                }
            }
        }
    }

    /// The records in an element: itself, or those of the page that it is.
    fn held<'w>(&mut self, span: Span<'w>) -> Result<Vec<Span<'w>>, Stop> {
        if self.paged == Some(false) {
            return Ok(if span.text.starts_with('{') { vec![span] } else { Vec::new() });
        }
        let records = pages::of(span);
        if self.paged.is_none() && records.is_none() {
            self.paged = Some(false);
            return self.held(span);
        }
        self.paged = Some(true);
        let members = scan::members(span).unwrap_or_default().into_iter();
        self.page = members.map(|(name, value)| (name, short(value.text))).collect();
        records.ok_or(Stop::Odd)
    }

    /// Nothing follows but another page, and the list that was read is the one that holds the records.
    fn check_end(&self, scanner: &mut Scanner<'_>) -> Result<(), Stop> {
        let members = spans(&self.members);
        // What the cards of a board mean stands elsewhere on it.
        let list = listing(&members).filter(|_| !is_board(&members));
        let one_line = self.returns && !self.breaks;
        let page = scanner.peek() == Some(b'{') && pages::holder(&members).is_some();
        let ends = scanner.at_end() || (page && list.is_some());
        // Where most lines are broken it is for reading as a whole to say so.
        let most = self.broken * 2 > self.record;
        // What numbered fields are called is told once for all records, wherever it stands.
        let numbered = members.iter().any(|(name, value)| named::names_fields(name, value.text));
        let odd = !ends || list != self.list || one_line || most || numbered;
        if odd { Err(Stop::Odd) } else { Ok(()) }
    }

    /// One step; `None` = what comes next is not whole.
    fn go<'w>(&mut self, scanner: &mut Scanner<'w>) -> Option<Step<'w>> {
        match self.next {
            Next::Begin => {
                self.next = match (self.shape, scanner.begin()?) {
                    (Shape::Ndjson, _) => Next::Lines,
                    (_, b'[') if scanner.passes(b'[') => Next::First,
                    (_, b'{') if scanner.passes(b'{') => Next::FirstMember,
                    _ => return None,
                };
                Some(Step::Between)
            }
            Next::Lines => self.of_lines(scanner),
            Next::First if scanner.peek()? == b']' => {
                scanner.passes(b']');
                self.next = self.behind_list();
                Some(Step::Between)
            }
            Next::First | Next::Element => self.element(scanner),
            Next::FirstMember | Next::Member => self.member(scanner),
            Next::AfterList => {
                self.next = after(scanner, b'}', Next::Member)?;
                Some(Step::Between)
            }
            // Another page, in a wrapper as the last one.
            Next::End if self.list.is_some() && scanner.peek()? == b'{' => {
                self.check_end(scanner).ok()?;
                self.members.clear();
                (self.list, self.next) = (None, Next::Begin);
                Some(Step::Between)
            }
            Next::End => None,
        }
    }

    fn of_lines<'w>(&mut self, scanner: &mut Scanner<'w>) -> Option<Step<'w>> {
        if scanner.peek().is_none() {
            self.next = if self.ended { Next::End } else { Next::Lines };
            return self.ended.then_some(Step::Between);
        }
        match scanner.line(self.ended).ok()? {
            // Only an object ends with a sign of its own; others are no records.
            Line::Value(value) => value.text.starts_with('{').then_some(Step::Element(value)),
            Line::Broken(line) => Some(Step::Broken(line)),
        }
    }

    fn element<'w>(&mut self, scanner: &mut Scanner<'w>) -> Option<Step<'w>> {
        let value = scanner.value().ok()?;
        let behind = self.behind_list();
        self.next = match after(scanner, b']', Next::Element)? {
            Next::End => behind,
            next => next,
        };
        Some(Step::Element(value))
    }

    /// What follows the list: the rest of its wrapper, or nothing.
    fn behind_list(&self) -> Next {
        if self.list.is_some() { Next::AfterList } else { Next::End }
    }

    /// A member of the wrapper; where it is the list of the records, that is entered.
    fn member<'w>(&mut self, scanner: &mut Scanner<'w>) -> Option<Step<'w>> {
        if self.next == Next::FirstMember && scanner.peek()? == b'}' {
            scanner.passes(b'}');
            self.next = Next::End;
            return Some(Step::Between);
        }
        let name = scanner.value().ok()?.text;
        let name = text(name.strip_prefix('"')?.strip_suffix('"')?).into_owned();
        if self.members.len() >= MEMBERS || !scanner.passes(b':') {
            return None;
        }
        let wraps = WRAPPERS.contains(&name.as_str()) || name == "pages";
        if self.list.is_none() && wraps && scanner.opens_objects()? {
            scanner.passes(b'[');
            self.list = Some(self.members.len());
            self.members.push((name, "[{".into()));
            self.next = Next::First;
            return Some(Step::Between);
        }
        let value = scanner.value().ok()?.text;
        self.next = after(scanner, b'}', Next::Member)?;
        self.members.push((name, short(value)));
        Some(Step::Between)
    }
}

/// Of a list of objects no more than its beginning.
fn short(value: &str) -> String {
    if is_list_of_objects(value) { "[{" } else { value }.to_owned()
}

/// Passes what stands behind a value: the end, or a comma and then another one.
fn after(scanner: &mut Scanner<'_>, end: u8, more: Next) -> Option<Next> {
    if scanner.passes(end) { Some(Next::End) } else { scanner.passes(b',').then_some(more) }
}

fn spans(members: &[(String, String)]) -> Vec<(String, Span<'_>)> {
    let members = members.iter();
    members.map(|(name, text)| (name.clone(), Span { start: 0, text })).collect()
}

/// Line breaks between two places of a text.
fn breaks(text: &str, from: usize, to: usize) -> u64 {
    memchr_iter(b'\n', text.as_bytes().get(from..to).unwrap_or_default()).count() as u64
}
