//! How cells are quoted: `"…"` with doubled quotes, with backslashes before them, or `'…'`; and
//! the quote that was never meant as one.

use super::Refusal;
use crate::core::message::Message;
use crate::ingest::table::Lines;

/// The sign round cells, and how it is written within them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoting {
    pub mark: u8,
    /// `\"` within a cell is a quote, as `""` is.
    pub backslash: bool,
}

impl Quoting {
    /// As the first lines of a text have it.
    pub fn of(head: &str, delimiter: u8) -> Self {
        if !head.contains('"') && is_single(head, delimiter) {
            return Self { mark: b'\'', backslash: false };
        }
        // After a quote that closes a cell stands a delimiter or the end of the line.
        let inside = |after: Option<char>| {
            after.is_some_and(|c| !matches!(c, '"' | '\r' | '\n') && c != char::from(delimiter))
        };
        let backslash = head.split("\\\"").skip(1).any(|rest| inside(rest.chars().next()));
        Self { mark: b'"', backslash }
    }

    /// Does a text further down quote in a way that the first lines did not show?
    pub fn is_belied(self, text: &str, delimiter: u8) -> bool {
        match self.mark {
            b'\'' => text.contains('"'),
            _ => !self.backslash && Self::of(text, delimiter).backslash,
        }
    }

    /// Does a text quote nothing in this way?
    pub fn is_absent(self, text: &str) -> bool {
        !text.contains(char::from(self.mark))
    }
}

/// Half of the lines and more quote a cell by `'`, and each quote that opens also closes.
fn is_single(head: &str, delimiter: u8) -> bool {
    let (mut opened, mut closed, mut lines) = (0_usize, 0_usize, 0_usize);
    for line in head.lines().filter(|line| !line.is_empty()) {
        lines += 1;
        for cell in line.split(char::from(delimiter)) {
            opened += usize::from(cell.starts_with('\''));
            closed += usize::from(cell.ends_with('\''));
        }
    }
    opened >= 2 && opened == closed && opened * 2 >= lines
}

/// Refuses a text in which a quote swallows lines, naming the line where it opened: it never
/// closes, or closes in the midst of a cell some lines on.
pub fn check(text: &str, quoting: Quoting, delimiter: u8) -> Result<(), Refusal> {
    if quoting.is_absent(text) {
        return Ok(());
    }
    let mut opened = None;
    let mut at_start = true;
    let mut breaks = false;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        let next = bytes.peek().map(|(_, next)| *next);
        match opened {
            Some(_) if quoting.backslash && byte == b'\\' => drop(bytes.next()),
            Some(_) if byte == quoting.mark && next == Some(quoting.mark) => drop(bytes.next()),
            Some(from) if byte == quoting.mark => {
                let ends = next.is_none_or(|next| next == delimiter || b"\r\n".contains(&next));
                if breaks && !ends {
                    return Err(unterminated(Lines::new(text).line(from)));
                }
                opened = None;
            }
            Some(_) => breaks |= byte == b'\n',
            None if at_start && byte == quoting.mark => (opened, breaks) = (Some(at), false),
            None => {}
        }
        at_start = opened.is_none() && (byte == delimiter || byte == b'\n' || byte == b'\r');
    }
    opened.map_or(Ok(()), |at| Err(unterminated(Lines::new(text).line(at))))
}

pub fn unterminated(line: u64) -> Refusal {
    Refusal::new(Message::new("ingest-refused-quote").count("line", line as i64))
}
