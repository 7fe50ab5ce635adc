//! Bytes to text. UTF-8, UTF-16 and ISO-2022-JP are certain; between all others the whole file is
//! scored, because "the first that decodes" reads `Crédito` as `Cr馘ito` without an error.

mod score;

use super::Refusal;
use crate::core::manner::{Choice, Matter, Way};
use crate::core::message::{Arg, Message};
use encoding_rs::{
    Encoding, GB18030, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};
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
    /// Two encodings fit about equally well: a person is to say which it is.
    pub doubt: Option<Choice>,
}

/// Lines shown of a file whose encoding is open.
const SAMPLES: usize = 3;

impl<'a> Decoded<'a> {
    pub fn plain(text: Cow<'a, str>, encoding: &'static str) -> Self {
        Self { text, encoding, notes: Vec::new(), doubt: None }
    }

    fn noted(text: Cow<'a, str>, encoding: &'static str) -> Self {
        let note = Message::new("ingest-encoding-used").text("encoding", encoding);
        Self { text, encoding, notes: vec![note], doubt: None }
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
        if is_iso_2022(bytes) {
            return Ok(Decoded::noted(lossy(bytes, ISO_2022_JP), "ISO-2022-JP"));
        }
        return Ok(Decoded::plain(Cow::Borrowed(text), "UTF-8"));
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
        "gbk" | "cp936" | "gb18030" | "gb2312" => Some(GB18030),
        "cp949" | "uhc" => Some(encoding_rs::EUC_KR),
        "cp950" => Some(encoding_rs::BIG5),
        "utf8" | "utf-8-sig" => Some(UTF_8),
        other => {
            let windows = other.strip_prefix("cp").map(|page| format!("windows-{page}"));
            Encoding::for_label(windows.as_deref().unwrap_or(other).as_bytes())
        }
    }
}

fn shown(encoding: &'static Encoding) -> &'static str {
    match encoding.name() {
        "Shift_JIS" => "CP932",
        "windows-1250" => "CP1250",
        "windows-1251" => "CP1251",
        "windows-1252" => "CP1252",
        "windows-1253" => "CP1253",
        "windows-1254" => "CP1254",
        "windows-1255" => "CP1255",
        "windows-1256" => "CP1256",
        "windows-1257" => "CP1257",
        "windows-1258" => "CP1258",
        "gb18030" => "GB18030",
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
    let breaks = |pair: &[u8; 2]| head.chunks_exact(2).any(|own| own == pair);
    // Text of another script has few NULs, but its line breaks and delimiters have one; few of its
    // signs (一, the wide space) have one on the other side.
    if breaks(b"\n\0") && nul(1) > 2 * nul(0) {
        return Some(UTF_16LE);
    }
    if breaks(b"\0\n") && nul(0) > 2 * nul(1) {
        return Some(UTF_16BE);
    }
    if pairs >= 4 && nul(1) * 10 >= pairs * 6 && nul(0) == 0 {
        Some(UTF_16LE)
    } else if pairs >= 4 && nul(0) * 10 >= pairs * 6 && nul(1) == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// ISO-2022-JP is plain ASCII to UTF-8, told apart by its escapes.
fn is_iso_2022(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| *byte == 0x1B) {
        rest = rest.get(at + 1..).unwrap_or_default();
        if rest.starts_with(b"$B") || rest.starts_with(b"$@") {
            return true;
        }
    }
    false
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
    let choice = score::choose(bytes);
    if choice.score < 0 {
        return Err(unsupported());
    }
    let mut decoded = Decoded::noted(lossy(bytes, choice.best), shown(choice.best));
    if let Some(other) = choice.close {
        let taken = shown(choice.best);
        let note = Message::new("ingest-encoding-close").text("taken", taken);
        decoded.notes.push(note.text("other", shown(other)));
        decoded.doubt = Some(doubt(bytes, [choice.best, other]));
    }
    Ok(decoded)
}

/// The first lines that the two read differently, as each reads them.
fn doubt(bytes: &[u8], encodings: [&'static Encoding; 2]) -> Choice {
    let lines = score::foreign_lines(bytes);
    let lines = lines.split(|byte| matches!(byte, b'\n' | b'\r'));
    let [one, other] = encodings;
    let differing = lines.filter(|line| lossy(line, one) != lossy(line, other)).take(SAMPLES);
    let differing: Vec<&[u8]> = differing.collect();
    let ways = encodings.map(|encoding| {
        let samples: Vec<_> = differing.iter().map(|line| lossy(line, encoding)).collect();
        let word = shown(encoding).to_owned();
        Way { word, example: Some(Arg::Text(samples.join(" / "))) }
    });
    Choice {
        matter: Matter::Encoding,
        column: None,
        taken: shown(one).to_owned(),
        ways: ways.into(),
        open: true,
    }
}

fn unsupported() -> Refusal {
    let likely = "ISO-8859-2, MacRoman";
    Refusal::new(Message::new("ingest-encoding-unsupported").text("encoding", likely))
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::*;

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
    fn hazard_02_every_encoding_is_told_by_its_text() {
        let check = |encoding: &'static Encoding, name: &str, text: &str| {
            check(&encoding.encode(text).0, name, text);
        };
        check(EUC_JP, "EUC-JP", "会社名,担当者\n株式会社サクラ商事,山田\n");
        check(SHIFT_JIS, "CP932", "会社名,担当者\n東京電機工業,佐藤\n");
        check(ISO_2022_JP, "ISO-2022-JP", "会社名,月額\n桜商事,100\n");
        check(GB18030, "GB18030", "公司名称,客户经理\n北京科技有限公司,王\n");
        check(BIG5, "Big5", "公司名稱,客戶經理\n台北貿易股份有限公司,林\n");
        check(EUC_KR, "EUC-KR", "회사명,담당자\n주식회사 한국전자,김\n");
        check(WINDOWS_1250, "CP1250", "name,city\nŁódź Spółka,Gdańsk\nWrocław Świat,Kraków\n");
        check(WINDOWS_1250, "CP1250", "name\nPříliš žluťoučký kůň\nČeské Budějovice\n");
        check(WINDOWS_1251, "CP1251", "Название,Город\nЯндекс,Москва\nООО Ромашка,Тула\n");
        check(KOI8_R, "KOI8-R", "Название,Город\nЯндекс,Москва\n");
        check(WINDOWS_1253, "CP1253", "Όνομα,Πόλη\nΕλληνική Εταιρεία,Αθήνα\n");
        check(WINDOWS_1254, "CP1254", "ad,şehir\nGüneş Işık,İstanbul\nDoğuş,Eskişehir\n");
        check(WINDOWS_1255, "CP1255", "שם,עיר\nחברה ישראלית,תל אביב\n");
        check(WINDOWS_1256, "CP1256", "اسم,مدينة\nشركة الخليج,دبي\n");
        check(WINDOWS_1257, "CP1257", "vardas\nŽalgiris Šiauliai\nRīgas uzņēmums ģimene ķirši\n");
        check(WINDOWS_1252, "CP1252", "name\nSociété Générale à Orléans\nEspaña\nÅrhus\n");
        check(WINDOWS_1252, "CP1252", "price\n5 € – “net”\nl’été\n");
    }

    #[test]
    fn hazard_01_utf_16_needs_no_mark() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let text = "会社名\t月額\n桜商事\t百\n";
        check(&wide(text), "UTF-16LE", text);
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big, "UTF-16BE", text);
    }

    #[test]
    fn two_encodings_that_come_close_leave_a_doubt_with_samples() {
        let decoded = decode(b"id,name\n1,\xD0\xD0\xD0\n2,\xD0\xD0\n", None).unwrap();
        let doubt = decoded.doubt.unwrap();
        let ways: Vec<_> = doubt.ways.iter().map(|way| (&way.word, &way.example)).collect();
        let lines = |at: usize| match ways[at].1 {
            Some(Arg::Text(text)) => text.split(" / ").count(),
            _ => 0,
        };
        assert!(doubt.open && doubt.taken == decoded.encoding && *ways[0].0 == doubt.taken);
        assert_eq!((lines(0), lines(1)), (2, 2));
        assert_ne!(ways[0].1, ways[1].1);
        assert!(decode(b"name\nEspa\xF1a\n", None).unwrap().doubt.is_none());
        assert!(decode(b"name\nM\xFCller\n", None).unwrap().doubt.is_none(), "both read the same");
    }

    #[test]
    fn hazard_02_what_is_no_text_is_refused_by_name() {
        let refused = |bytes: &[u8]| decode(bytes, None).unwrap_err().message.id.to_string();
        let noise: Vec<u8> = (0..400_u32).map(|at| (at * at * 7 + at / 3) as u8 | 0x80).collect();
        assert_eq!(refused(&noise), "ingest-encoding-unsupported");
        assert!(decode(b"x", Some("klingon")).is_err());
        assert_eq!(
            decode(&EUC_JP.encode("ありがとう").0, Some("euc-jp")).unwrap().text,
            "ありがとう"
        );
        assert_eq!(decode(b"\xE8", Some("cp1250")).unwrap().text, "č");
    }
}
