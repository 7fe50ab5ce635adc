//! What kind of file it is, by its first bytes. What is no table of text is refused by name.

use super::Refusal;
use crate::core::message::Message;

/// How the records lie in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Delimited,
    Json,
    Ndjson,
}

impl Shape {
    pub fn id(self) -> &'static str {
        match self {
            Self::Delimited => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }
}

/// Refuses what only looks like an export by its name.
pub fn refuse_foreign(bytes: &[u8]) -> Result<(), Refusal> {
    let reason = match bytes {
        [] => Some("ingest-refused-empty"),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => Some("ingest-refused-zip"),
        [0x1F, 0x8B, ..] => Some("ingest-refused-gzip"),
        [b'%', b'P', b'D', b'F', ..] => Some("ingest-refused-pdf"),
        _ => by_text(bytes),
    };
    reason.map_or(Ok(()), |id| Err(Refusal::new(Message::new(id))))
}

fn by_text(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let head: Vec<u8> = head.iter().take(512).map(u8::to_ascii_lowercase).collect();
    if head.is_empty() {
        Some("ingest-refused-empty")
    } else if head.starts_with(b"<!doctype html") || head.starts_with(b"<html") {
        Some("ingest-refused-html")
    } else if head.starts_with(b"<?xml") {
        Some("ingest-refused-xml")
    } else {
        None
    }
}

/// Refuses text with NULs in it: a damaged or binary file, whatever its name.
pub fn refuse_nul(text: &str) -> Result<(), Refusal> {
    if text.contains('\0') {
        return Err(Refusal::new(Message::new("ingest-refused-nul")));
    }
    if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
        return Err(Refusal::new(Message::new("ingest-refused-empty")));
    }
    Ok(())
}

/// The shape, by how the text begins; a `.json` file with an object a line is NDJSON.
pub fn shape(text: &str) -> Shape {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.next());
    if first.starts_with('{') {
        let whole = first.ends_with('}') && second.is_none_or(|line| line.starts_with('{'));
        let several = second.is_some() || first.contains("\"type\":\"RECORD\"");
        return if whole && several { Shape::Ndjson } else { Shape::Json };
    }
    let inner = first.strip_prefix('[').map(str::trim_start);
    let inner = inner.map(|rest| if rest.is_empty() { second.unwrap_or("]") } else { rest });
    match inner.and_then(|rest| rest.chars().next()) {
        Some('{' | '[' | ']') => Shape::Json,
        _ => Shape::Delimited,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_follow_the_first_lines() {
        let check = |text: &str, expected| assert_eq!(shape(text), expected, "{text}");
        check("a,b\n1,2", Shape::Delimited);
        check("[id],b\n1,2", Shape::Delimited);
        check("[\n  {\"a\":1}\n]", Shape::Json);
        check("{\"data\":[{\"a\":1}]}", Shape::Json);
        check("{\n\"a\":1}", Shape::Json);
        check("{\"a\":1}\n{\"a\":2}\n", Shape::Ndjson);
    }

    #[test]
    fn other_files_are_named() {
        let check = |bytes: &[u8], id: &str| {
            assert_eq!(refuse_foreign(bytes).unwrap_err().message.id, id);
        };
        check(b"", "ingest-refused-empty");
        check(b"PK\x03\x04....a.csv", "ingest-refused-zip");
        check(b"%PDF-1.7", "ingest-refused-pdf");
        check(b"  <!DOCTYPE html><html>", "ingest-refused-html");
        assert!(refuse_foreign(b"id,name").is_ok());
        assert!(refuse_nul("a\0b").is_err());
    }
}
