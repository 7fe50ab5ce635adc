//! Keys typed while the terminal was being asked about itself: the bytes that were no answer, read
//! as the events they are. Only what such a moment can hold; afterwards crossterm reads.

use crossterm::event::{Event as Raw, KeyCode, KeyEvent, KeyModifiers};

/// Reads bytes as keys; what is no key at all is left out.
pub fn read(bytes: &[u8]) -> Vec<Raw> {
    let mut events = Vec::new();
    let mut left = bytes;
    while let Some((length, event)) = next(left) {
        events.extend(event);
        left = left.get(length.max(1)..).unwrap_or_default();
    }
    events
}

type Next = Option<(usize, Option<Raw>)>;

fn next(bytes: &[u8]) -> Next {
    match bytes {
        [] => None,
        [0x1b, b'[', ..] => Some(control(bytes)),
        [0x1b, b'O', last, ..] => Some((3, arrow(*last).map(plain))),
        [0x1b] | [0x1b, 0x1b, ..] => Some((1, Some(plain(KeyCode::Esc)))),
        [0x1b, rest @ ..] => {
            let (length, event) = next(rest)?;
            Some((length + 1, event.map(with_alt)))
        }
        [byte, ..] if *byte < 0x20 || *byte == 0x7f => Some((1, Some(below(*byte)))),
        _ => Some(character(bytes)),
    }
}

fn plain(code: KeyCode) -> Raw {
    Raw::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn with_alt(event: Raw) -> Raw {
    match event {
        Raw::Key(mut key) => {
            key.modifiers |= KeyModifiers::ALT;
            Raw::Key(key)
        }
        other => other,
    }
}

/// Enter, Tab, Backspace, and letters with Ctrl.
fn below(byte: u8) -> Raw {
    match byte {
        b'\r' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        0x7f => plain(KeyCode::Backspace),
        0 => Raw::Key(KeyEvent::new(KeyCode::Char(' '), KeyModifiers::CONTROL)),
        _ => Raw::Key(KeyEvent::new(
            KeyCode::Char(char::from((byte | 0x60).to_ascii_lowercase())),
            KeyModifiers::CONTROL,
        )),
    }
}

fn character(bytes: &[u8]) -> (usize, Option<Raw>) {
    let length = (1..=4.min(bytes.len()))
        .find(|length| bytes.get(..*length).is_some_and(|head| std::str::from_utf8(head).is_ok()));
    let Some(length) = length else { return (1, None) };
    let text = bytes.get(..length).and_then(|head| std::str::from_utf8(head).ok());
    let c = text.and_then(|text| text.chars().next());
    (length, c.map(|c| plain(KeyCode::Char(c))))
}

/// `ESC [ … letter`: arrows and their like, and a paste between its brackets.
fn control(bytes: &[u8]) -> (usize, Option<Raw>) {
    let end = bytes.iter().skip(2).position(|byte| (0x40..=0x7e).contains(byte));
    let Some(end) = end.map(|end| end + 2) else { return (bytes.len(), None) };
    let parameters = bytes.get(2..end).unwrap_or_default();
    let last = bytes.get(end).copied().unwrap_or_default();
    let code = match (parameters, last) {
        (b"200", b'~') => return paste(bytes, end + 1),
        (_, b'~') => numbered(parameters),
        (_, b'Z') => Some(KeyCode::BackTab),
        _ => arrow(last),
    };
    (end + 1, code.map(plain))
}

fn paste(bytes: &[u8], start: usize) -> (usize, Option<Raw>) {
    let text = bytes.get(start..).unwrap_or_default();
    let close = b"\x1b[201~";
    let end = text.windows(close.len()).position(|part| part == close);
    let length = end.map_or(bytes.len(), |end| start + end + close.len());
    let text = String::from_utf8_lossy(text.get(..end.unwrap_or(text.len())).unwrap_or_default());
    (length, Some(Raw::Paste(text.into_owned())))
}

fn arrow(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(last - b'O'),
        _ => return None,
    })
}

fn numbered(parameters: &[u8]) -> Option<KeyCode> {
    Some(match parameters {
        b"1" | b"7" => KeyCode::Home,
        b"2" => KeyCode::Insert,
        b"3" => KeyCode::Delete,
        b"4" | b"8" => KeyCode::End,
        b"5" => KeyCode::PageUp,
        b"6" => KeyCode::PageDown,
        b"15" => KeyCode::F(5),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_what_is_read() {
        let check = |text: &str, expected: &[Raw]| assert_eq!(read(text.as_bytes()), expected);
        let key = |c| plain(KeyCode::Char(c));
        check("j株", &[key('j'), key('株')]);
        check(
            "\u{1b}[A\u{1b}OB\u{1b}[6~",
            &[KeyCode::Up, KeyCode::Down, KeyCode::PageDown].map(plain),
        );
        check("\u{1b}", &[plain(KeyCode::Esc)]);
        check("\u{1b}x", &[with_alt(key('x'))]);
        check("\r\u{7f}", &[KeyCode::Enter, KeyCode::Backspace].map(plain));
        check("\u{3}", &[Raw::Key(KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL))]);
        check("\u{1b}[200~dd\u{1b}[201~j", &[Raw::Paste("dd".into()), key('j')]);
        check("\u{1b}[99;99;99q", &[]);
    }

    #[test]
    fn bytes_that_are_no_text_are_left_out() {
        assert_eq!(read(&[0xff, b'j']), [plain(KeyCode::Char('j'))]);
    }
}
