//! Which of the encodings without a mark of their own a file is in: each is tried on the lines that
//! are not ASCII, from the whole file, and what comes out is judged as text of its languages.

use super::{DAMAGED, lossy};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, KOI8_R, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257,
    WINDOWS_1258,
};
use std::collections::HashMap;

/// So much of the lines that are not ASCII is tried, spread over the file.
const SAMPLE: usize = 256 << 10;

/// What letters are to be expected.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Japanese,
    Simplified,
    Traditional,
    Korean,
    /// An alphabet of its own: its letters from and to, and the frequent ones.
    Alphabet(char, char, &'static str),
    /// Latin letters: the accented ones of each language.
    Latin(&'static [&'static str]),
}

const FRENCH: &str = "àâæçéèêëîïôùûüœÀÂÆÇÉÈÊËÎÏÔÙÛÜŒ";
const GERMAN: &str = "äöüßÄÖÜ";
const SPANISH: &str = "áéíóúüñÁÉÍÓÚÜÑºª";
const PORTUGUESE: &str = "áâãàçéêíóôõúÁÂÃÀÇÉÊÍÓÔÕÚºª";
const ITALIAN: &str = "àèéìòùÀÈÉÌÒÙ";
const NORDIC: &str = "åäöæøéÅÄÖÆØ";
const ICELANDIC: &str = "áéíóúýþæöðÁÉÍÓÚÝÞÆÖÐ";
const POLISH: &str = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ";
const CZECH: &str = "áčďéěíňóřšťúůýžäľĺôŕÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĽ";
const HUNGARIAN: &str = "áéíóöőúüűÁÉÍÓÖŐÚÜŰ";
const CROATIAN: &str = "čćđšžČĆĐŠŽ";
const ROMANIAN: &str = "ăâîşţĂÂÎŞŢ";
const TURKISH: &str = "çğıöşüâîûÇĞİÖŞÜ";
const LITHUANIAN: &str = "ąčęėįšųūžĄČĘĖĮŠŲŪŽ";
const LATVIAN: &str = "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ";
const VIETNAMESE: &str = "ăâđêôơưàáèéìíòóùúýĂÂĐÊÔƠƯ\u{300}\u{301}\u{303}\u{309}\u{323}";

const CYRILLIC: Script = Script::Alphabet('\u{400}', '\u{4FF}', "оеаинтсрвлкм");
const WESTERN: &[&str] = &[FRENCH, GERMAN, SPANISH, PORTUGUESE, ITALIAN, NORDIC, ICELANDIC];

/// What is tried, the likelier first among equals.
const CANDIDATES: [(&Encoding, Script); 15] = [
    (WINDOWS_1252, Script::Latin(WESTERN)),
    (SHIFT_JIS, Script::Japanese),
    (EUC_JP, Script::Japanese),
    (GB18030, Script::Simplified),
    (BIG5, Script::Traditional),
    (EUC_KR, Script::Korean),
    (WINDOWS_1250, Script::Latin(&[POLISH, CZECH, HUNGARIAN, CROATIAN, ROMANIAN, GERMAN])),
    (WINDOWS_1251, CYRILLIC),
    (KOI8_R, CYRILLIC),
    (WINDOWS_1253, Script::Alphabet('\u{370}', '\u{3FF}', "αοιετσνηυρςκπ")),
    (WINDOWS_1254, Script::Latin(&[TURKISH])),
    (WINDOWS_1255, Script::Alphabet('\u{590}', '\u{5FF}', "יוהלאמרתבש")),
    (WINDOWS_1256, Script::Alphabet('\u{600}', '\u{6FF}', "اليمنتربوه")),
    (WINDOWS_1257, Script::Latin(&[LITHUANIAN, LATVIAN])),
    (WINDOWS_1258, Script::Latin(&[VIETNAMESE])),
];

/// Frequent in names, headers and notes of business, and told apart from what a wrong encoding
/// makes of them.
const JAPANESE: &str = "会社名株式有限日本東京大阪都府県市区町村山田中川木田本井藤野原上下小高月年額契約更新開始終了期間\
    担当者部長課営業顧客先取引商事工業産電機話番号住所数量金円税込抜合計請求書支払対応件状態優先度種別備考内容導入利用率\
    人口出入力国際通信情報開発技術研究製造販売管理総務経理企画事務所支店佐鈴渡加吉伊松林清斎森池橋石前後新西南北一二三四五六七八九十百千万";
const SIMPLIFIED: &str = "公司名称客户有限的一是在不了人我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么\
    心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面电话地址日期金额状态北京海深圳广州市区县省科技\
    贸易集团销售部经理联系邮箱编号备注合同续费订单产品数量类型";
const TRADITIONAL: &str = "公司名稱客戶有限的一是在不了人我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼\
    心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面電話址日期金額狀態台北臺灣高雄香港市區縣股份\
    貿易集團銷售部經理聯絡郵箱編號備註合約續訂單產品數量類型";

const KOREAN: &str = "주식회사한국이명담당자전화번호소계약일금액상태고객서울부산대구인천경기도시동로표직원팀장과차관리영업개발지\
    비스제품신규갱만료요청처완진행중김박최정강조윤임가나다라마바아는은을를의에";

/// The best encoding, and the next where it comes close and reads otherwise.
pub struct Choice {
    pub best: &'static Encoding,
    pub score: i64,
    pub close: Option<&'static Encoding>,
}

/// Judges the encodings by what they make of the lines that are not ASCII.
pub fn choose(bytes: &[u8]) -> Choice {
    let sample = foreign_lines(bytes);
    let mut scores: Vec<(i64, &'static Encoding)> = CANDIDATES
        .iter()
        .map(|(encoding, script)| (8 * judge(&lossy(&sample, encoding), *script), *encoding))
        .collect();
    // Most files of one byte a letter are Western.
    if let Some(western) = scores.first_mut().filter(|(score, _)| *score > 0) {
        western.0 += western.0 / 8;
    }
    // The sort is stable: the likelier stays first among equals.
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let (score, best) = scores.first().copied().unwrap_or((0, WINDOWS_1252));
    let near = scores.iter().skip(1).find(|(other, _)| *other > 0 && *other * 10 >= score * 9);
    let differs = |other: &&'static Encoding| lossy(&sample, best) != lossy(&sample, other);
    Choice { best, score, close: near.map(|(_, other)| *other).filter(differs) }
}

/// The lines of a file that are not ASCII; of very many every so-many-th.
pub fn foreign_lines(bytes: &[u8]) -> Vec<u8> {
    let lines = || bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r'));
    let foreign = || lines().filter(|line| !line.is_ascii());
    let total: usize = foreign().map(<[u8]>::len).sum();
    let mut sample = Vec::with_capacity(total.min(2 * SAMPLE));
    for line in foreign().step_by(total / SAMPLE + 1) {
        sample.extend_from_slice(line.get(..SAMPLE).unwrap_or(line));
        if sample.len() > 2 * SAMPLE {
            break;
        }
    }
    sample
}

/// Characters beyond ASCII that stand together, with their neighbours.
struct Stretch<'a> {
    before: Option<char>,
    chars: &'a [char],
    after: Option<char>,
}

fn judge(text: &str, script: Script) -> i64 {
    let (mut total, mut chars, mut before) = (0, Vec::new(), None);
    let mut letters: HashMap<char, i64> = HashMap::new();
    for c in text.chars().chain(['\n']) {
        if !c.is_ascii() {
            chars.push(c);
            continue;
        }
        if !chars.is_empty() {
            let stretch = Stretch { before, chars: &chars, after: Some(c) };
            total += stretch.weigh(script);
            for c in chars.drain(..) {
                *letters.entry(c).or_default() += 1;
            }
        }
        before = Some(c);
    }
    if let Script::Latin(languages) = script {
        total += languages.iter().map(|own| by_language(&letters, own)).max().unwrap_or_default();
        total = total.max(if languages == WESTERN { total + mixed(&letters) } else { total });
    }
    total
}

/// A language has its own letters, and hardly any other.
fn by_language(letters: &HashMap<char, i64>, own: &str) -> i64 {
    let weigh = |(c, count): (&char, &i64)| match c {
        c if own.contains(*c) => 3 * count,
        c if c.is_alphabetic() => -2 * count,
        _ => 0,
    };
    letters.iter().map(weigh).sum()
}

/// Customers of many countries in one list: somewhat less sure than one language.
fn mixed(letters: &HashMap<char, i64>) -> i64 {
    let all = |c: char| WESTERN.iter().any(|own| own.contains(c));
    let weigh = |(c, count): (&char, &i64)| if all(*c) { 2 * count } else { 0 };
    let one = WESTERN.iter().map(|own| by_language(letters, own)).max().unwrap_or_default();
    (letters.iter().map(weigh).sum::<i64>() - one).max(0)
}

impl Stretch<'_> {
    fn weigh(&self, script: Script) -> i64 {
        let damaged = self.chars.iter().filter(|c| is_damage(**c)).count() as i64 * 20;
        let worth = match script {
            Script::Latin(_) => self.in_latin(),
            Script::Alphabet(from, to, frequent) => self.in_alphabet(from, to, frequent),
            Script::Japanese => self.in_east_asian(of_japanese),
            Script::Simplified => self.in_east_asian(|c| of_chinese(c, SIMPLIFIED)),
            Script::Traditional => self.in_east_asian(|c| of_chinese(c, TRADITIONAL)),
            Script::Korean => self.in_east_asian(of_korean),
        };
        worth - damaged
    }

    fn touches_letters(&self) -> (bool, bool) {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        (letter(self.before), letter(self.after))
    }

    /// East Asian text comes in stretches; one sign amid Latin letters, or half-width kana beside
    /// them, is an accented letter that was read wrongly.
    fn in_east_asian(&self, of: impl Fn(char) -> i64) -> i64 {
        let half = |c: &char| matches!(c, '\u{FF61}'..='\u{FF9F}');
        let length = self.chars.len();
        let (before, after) = self.touches_letters();
        if self.chars.iter().all(half) {
            return if before || after || length == 1 { -4 } else { length as i64 };
        }
        if length == 1 && before && after {
            return -4;
        }
        let kana = self.chars.iter().filter(|c| half(c)).count() as i64;
        self.chars.iter().map(|c| of(*c)).sum::<i64>() - kana
    }

    /// Signs stand alone, letters within words; long stretches are another script.
    fn in_latin(&self) -> i64 {
        let (before, after) = self.touches_letters();
        let letters = self.chars.iter().filter(|c| c.is_alphabetic()).count();
        let apostrophe = self.chars == ['\u{2019}'];
        let shape = match self.chars.len() {
            1 if letters == 0 && before && after && !apostrophe => -3,
            1 | 2 => 0,
            length => -4 * length as i64,
        };
        let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let upper = |c: Option<&char>| c.is_some_and(|c| c.is_uppercase());
        let jump = lower(self.before) && upper(self.chars.first());
        shape - if jump { 4 } else { 0 }
    }

    fn in_alphabet(&self, from: char, to: char, frequent: &str) -> i64 {
        let own = |c: &char| (from..=to).contains(c) && c.is_alphabetic();
        let (before, after) = self.touches_letters();
        let letters = self.chars.iter().filter(|c| own(c)).count() as i64;
        let others = self.chars.iter().filter(|c| !own(c) && !c.is_whitespace()).count() as i64;
        let jumps = self.chars.windows(2).filter(|pair| match pair {
            [one, next] => one.is_lowercase() && next.is_uppercase(),
            _ => false,
        });
        let mixed = i64::from(before || after) * 4;
        let alone = self.chars.len() == 1;
        let common = self.chars.iter().filter(|c| frequent.contains(**c)).count() as i64;
        let worth = if alone { letters } else { 2 * letters + 2 * common };
        worth - 3 * others - 6 * jumps.count() as i64 - mixed
    }
}

/// Nothing that a person writes.
fn is_damage(c: char) -> bool {
    c == DAMAGED || c.is_control() || matches!(c, '\u{E000}'..='\u{F8FF}')
}

fn of_japanese(c: char) -> i64 {
    match c {
        '\u{3041}'..='\u{30FF}' => 4,
        '\u{4E00}'..='\u{9FFF}' if JAPANESE.contains(c) => 6,
        '\u{4E00}'..='\u{9FFF}' | '\u{FF61}'..='\u{FF9F}' => 1,
        other => of_signs(other),
    }
}

fn of_chinese(c: char, common: &str) -> i64 {
    match c {
        '\u{4E00}'..='\u{9FFF}' if common.contains(c) => 6,
        '\u{4E00}'..='\u{9FFF}' => 1,
        '\u{3041}'..='\u{30FF}' => -2,
        other => of_signs(other),
    }
}

fn of_korean(c: char) -> i64 {
    match c {
        '\u{AC00}'..='\u{D7A3}' if KOREAN.contains(c) => 6,
        '\u{AC00}'..='\u{D7A3}' => 1,
        '\u{4E00}'..='\u{9FFF}' => -1,
        other => of_signs(other),
    }
}

fn of_signs(c: char) -> i64 {
    match c {
        '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}' | '\u{2460}'..='\u{2473}' => 2,
        '\u{2010}'..='\u{2027}' | '○' | '×' | '●' | '◎' | '▲' | '△' | '¥' | '￥' | '→' => {
            1
        }
        _ => -2,
    }
}
