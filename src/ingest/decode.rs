//! Bytes to text. UTF-8 and UTF-16 are certain; between CP932 and CP1252 the whole file is
//! scored, because "the first that decodes" reads `Crédito` as `Cr馘ito` without an error.

use super::Refusal;
use crate::core::message::Message;
use encoding_rs::{EUC_JP, Encoding, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// Stands for bytes that are no text in the encoding of the file. A noncharacter, so that it is
/// never confused with U+FFFD that was lost further upstream.
pub const DAMAGED: char = '\u{10FFFF}';

/// A file as text.
#[derive(Debug)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: &'static str,
    pub notes: Vec<Message>,
}

impl<'a> Decoded<'a> {
    fn plain(text: Cow<'a, str>, encoding: &'static str) -> Self {
        Self { text, encoding, notes: Vec::new() }
    }

    fn noted(text: Cow<'a, str>, encoding: &'static str) -> Self {
        let note = Message::new("ingest-encoding-used").text("encoding", encoding);
        Self { text, encoding, notes: vec![note] }
    }
}

/// Decodes a file, by the encoding that was named or by the best evidence.
pub fn decode<'a>(bytes: &'a [u8], wanted: Option<&str>) -> Result<Decoded<'a>, Refusal> {
    if let Some(label) = wanted {
        let encoding = named(label).ok_or_else(|| {
            Refusal::new(Message::new("ingest-encoding-unknown").text("encoding", label))
        })?;
        return Ok(Decoded::noted(lossy(bytes, encoding), shown(encoding)));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok(Decoded::plain(utf8(rest), "UTF-8"));
    }
    if let Some(encoding) = utf16(bytes) {
        return Ok(Decoded::noted(lossy(bytes, encoding), shown(encoding)));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return not_iso_2022(text).map(|text| Decoded::plain(Cow::Borrowed(text), "UTF-8"));
    }
    if mostly_utf8(bytes) {
        return Ok(Decoded::plain(utf8(bytes), "UTF-8"));
    }
    by_score(bytes)
}

/// The encodings that people name, beside the labels of the web.
fn named(label: &str) -> Option<&'static Encoding> {
    match label.trim().to_ascii_lowercase().replace(['_', ' '], "-").as_str() {
        "cp932" | "sjis" | "ms932" | "mskanji" | "shift-jis" => Some(SHIFT_JIS),
        "cp1252" | "latin-1" | "latin1" | "ansi" => Some(WINDOWS_1252),
        "utf8" | "utf-8-sig" => Some(UTF_8),
        other => Encoding::for_label(other.as_bytes()),
    }
}

fn shown(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "Shift_JIS" => "CP932",
        "windows-1252" => "CP1252",
        other => other,
    }
}

/// By byte order mark, or by the NULs that Latin text has in every other byte.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = bytes.get(..512.min(bytes.len() & !1))?;
    let pairs = head.len() / 2;
    let nul = |at: usize| head.chunks_exact(2).filter(|pair| pair.get(at) == Some(&0)).count();
    if pairs >= 4 && nul(1) * 10 >= pairs * 6 && nul(0) == 0 {
        Some(UTF_16LE)
    } else if pairs >= 4 && nul(0) * 10 >= pairs * 6 && nul(1) == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// ISO-2022-JP is plain ASCII to UTF-8, told apart by its escapes.
fn not_iso_2022(text: &str) -> Result<&str, Refusal> {
    if text.contains("\u{1b}$B") || text.contains("\u{1b}$@") {
        return Err(unsupported("ISO-2022-JP"));
    }
    Ok(text)
}

/// Multi-byte sequences do not come about by accident: a few broken rows are broken rows.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 2 * broken
}

fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(DAMAGED);
        }
    }
    Cow::Owned(text)
}

fn lossy<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Cow<'a, str> {
    if encoding == UTF_8 {
        return utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    }
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    if damaged {
        Cow::Owned(text.replace('\u{FFFD}', DAMAGED.encode_utf8(&mut [0; 4])))
    } else {
        text
    }
}

fn by_score(bytes: &[u8]) -> Result<Decoded<'_>, Refusal> {
    let (japanese, western) = (lossy(bytes, SHIFT_JIS), lossy(bytes, WINDOWS_1252));
    let (for_japanese, for_western) = (score(&japanese, in_japanese), score(&western, in_western));
    if for_japanese.max(for_western) < 0 || full_kana(&euc(bytes)) > full_kana(&japanese) {
        return Err(unsupported(likely(bytes)));
    }
    let mut decoded = if for_japanese > for_western {
        Decoded::noted(japanese, "CP932")
    } else {
        Decoded::noted(western, "CP1252")
    };
    if for_japanese > 0 && for_western > 0 && (for_japanese - for_western).abs() <= 2 {
        decoded.notes.push(Message::new("ingest-encoding-close"));
    }
    Ok(decoded)
}

/// EUC-JP where it decodes cleanly, else nothing.
fn euc(bytes: &[u8]) -> Cow<'_, str> {
    EUC_JP.decode_without_bom_handling_and_without_replacement(bytes).unwrap_or_default()
}

fn full_kana(text: &str) -> usize {
    text.chars().filter(|c| matches!(c, '\u{3041}'..='\u{30FF}')).count()
}

fn likely(bytes: &[u8]) -> &'static str {
    if full_kana(&euc(bytes)) > 0 {
        "EUC-JP"
    } else if GBK.decode_without_bom_handling_and_without_replacement(bytes).is_some() {
        "GBK, Big5, EUC-KR"
    } else {
        "ISO-8859-2, KOI8-R, MacRoman"
    }
}

fn unsupported(encoding: &str) -> Refusal {
    Refusal::new(Message::new("ingest-encoding-unsupported").text("encoding", encoding))
}

/// A stretch of characters beyond ASCII, with its neighbours.
struct Stretch<'a> {
    before: Option<char>,
    chars: &'a [char],
    after: Option<char>,
}

impl Stretch<'_> {
    fn touches_letters(&self) -> (bool, bool) {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        (letter(self.before), letter(self.after))
    }

    fn count(&self, of: impl Fn(char) -> bool) -> i64 {
        self.chars.iter().filter(|c| of(**c)).count() as i64
    }
}

fn score(text: &str, judge: fn(&Stretch<'_>) -> i64) -> i64 {
    let (mut total, mut chars, mut before) = (0, Vec::new(), None);
    for c in text.chars() {
        if !c.is_ascii() {
            chars.push(c);
            continue;
        }
        if !chars.is_empty() {
            total += judge(&Stretch { before, chars: &chars, after: Some(c) });
            chars.clear();
        }
        before = Some(c);
    }
    if chars.is_empty() {
        total
    } else {
        total + judge(&Stretch { before, chars: &chars, after: None })
    }
}

/// Japanese comes in stretches; one sign amid Latin letters, or half-width kana beside them, is
/// an accented letter that was read wrongly.
fn in_japanese(stretch: &Stretch<'_>) -> i64 {
    let length = stretch.chars.len() as i64;
    let damaged = stretch.count(|c| c == DAMAGED || c.is_control()) * 20;
    let half_width = stretch.count(|c| matches!(c, '\u{FF61}'..='\u{FF9F}'));
    let (before, after) = stretch.touches_letters();
    if half_width == length {
        return if before || after || length == 1 { -4 - damaged } else { length - damaged };
    }
    if length == 1 && before && after { -4 - damaged } else { length - damaged }
}

fn in_western(stretch: &Stretch<'_>) -> i64 {
    let damaged = stretch.count(|c| c == DAMAGED || matches!(c, '\u{80}'..='\u{9F}')) * 20;
    let letters = stretch.count(char::is_alphabetic);
    let (before, after) = stretch.touches_letters();
    match stretch.chars.len() as i64 {
        1 if letters == 1 && (before || after) => 3 - damaged,
        1 => 1 - damaged,
        2 => letters - 1 - damaged,
        length => -length - damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes, None).unwrap();
        assert_eq!((decoded.encoding, decoded.text.as_ref()), (encoding, text));
    }

    #[test]
    fn encodings_are_told_apart_by_the_whole_file() {
        check("会社名,月額".as_bytes(), "UTF-8", "会社名,月額");
        check(b"\xEF\xBB\xBFname", "UTF-8", "name");
        check(
            b"Linha de Cr\xE9dito,5\xBA andar\nSantos",
            "CP1252",
            "Linha de Crédito,5º andar\nSantos",
        );
        check(&SHIFT_JIS.encode("会社名,カナ\nA社,ｱｻﾋ").0, "CP932", "会社名,カナ\nA社,ｱｻﾋ");
        check(
            &WINDOWS_1252.encode("Müller,Zürich,Größe,naïve €5").0,
            "CP1252",
            "Müller,Zürich,Größe,naïve €5",
        );
        check(b"\xFF\xFEa\0,\0b\0", "UTF-16LE", "a,b");
        check(b"a\0,\0b\0\n\x00c\0,\0", "UTF-16LE", "a,b\nc,");
    }

    #[test]
    fn a_few_broken_bytes_stay_in_their_rows() {
        let decoded = decode(b"\xE4\xBC\x9A\xE7\xA4\xBE\nx\xFFy", None).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.text, format!("会社\nx{DAMAGED}y"));
    }

    #[test]
    fn what_is_neither_is_refused_by_name() {
        let refused = |bytes: &[u8]| format!("{:?}", decode(bytes, None).unwrap_err().message);
        assert!(refused(&EUC_JP.encode("ありがとう,こんにちは").0).contains("EUC-JP"));
        assert!(refused(b"\x1b$B4A;z\x1b(B").contains("ISO-2022-JP"));
        assert!(decode(b"x", Some("klingon")).is_err());
        assert_eq!(
            decode(&EUC_JP.encode("ありがとう").0, Some("euc-jp")).unwrap().text,
            "ありがとう"
        );
    }
}
