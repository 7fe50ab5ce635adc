//! Text as it is compared: one spelling for every way of typing the same name.

use super::trace::Traced;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

/// NFKC, lower case, Latin accents off, hiragana as katakana, variant kanji as the common one,
/// apostrophes, points and `・` dropped, other punctuation as single spaces.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        text.chars().for_each(|c| push(&mut out, c.to_ascii_lowercase()));
    } else {
        // Letters that stand apart may compose: half-width kana and their marks, single jamo.
        let composed: String = text.nfkc().collect();
        composed.graphemes(true).for_each(|cluster| fold_cluster(cluster, &mut out));
    }
    out.truncate(out.trim_end().len());
    out
}

/// As [`fold`], remembering which bytes of `text` each part came from.
pub(super) fn fold_traced(text: &str) -> Traced {
    let mut traced = Traced::default();
    for (at, cluster) in text.grapheme_indices(true) {
        let start = traced.text.len();
        fold_cluster(cluster, &mut traced.text);
        traced.mark(start, at..at + cluster.len());
    }
    traced
}

fn fold_cluster(cluster: &str, out: &mut String) {
    let start = out.len();
    let bare = cluster.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    for c in bare.nfc().flat_map(char::to_lowercase) {
        // A mark whose letter was dropped would slip onto the letter before.
        let bears = out.len() > start && !out.ends_with(' ');
        if bears || canonical_combining_class(c) == 0 {
            push(out, katakana(common_kanji(c)));
        }
    }
}

fn push(out: &mut String, c: char) {
    if c.is_alphanumeric() || is_combining_mark(c) {
        out.push(c);
    } else if is_dash(c) && out.chars().last().is_some_and(is_katakana) {
        out.push('ー');
    } else if !matches!(c, '.' | '\'' | '’' | '・') && !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '―' | '−' | '〜' | '~')
}

pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー')
}

fn katakana(c: char) -> char {
    match c {
        'ヶ' | 'ゖ' => 'ケ',
        'ヵ' | 'ゕ' => 'カ',
        '\u{3041}'..='\u{3094}' | 'ゝ' | 'ゞ' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
        _ => c,
    }
}

/// Variant forms in names, each with the form that is typed.
const VARIANTS: &[(&str, char)] = &[
    ("髙", '高'),
    ("﨑碕嵜", '崎'),
    ("邉邊", '辺'),
    ("斎齋齊", '斉'),
    ("濵濱", '浜'),
    ("澤", '沢'),
    ("廣", '広'),
    ("櫻", '桜'),
    ("瀧", '滝'),
    ("嶋嶌", '島'),
    ("國", '国'),
    ("眞", '真'),
    ("惠", '恵'),
    ("龍", '竜'),
    ("澁", '渋'),
    ("冨", '富'),
    ("榮", '栄'),
    ("德", '徳'),
    ("曾", '曽'),
    ("藏", '蔵'),
    ("應", '応'),
    ("學", '学'),
    ("會", '会'),
    ("圓", '円'),
    ("鐵", '鉄'),
    ("壽", '寿'),
    ("塚", '塚'),
];

fn common_kanji(c: char) -> char {
    if !('\u{4e00}'..='\u{fadf}').contains(&c) {
        return c;
    }
    VARIANTS.iter().find(|(variants, _)| variants.contains(c)).map_or(c, |(_, common)| *common)
}

/// A folded name as it is ordered: long marks out, small kana as large ones.
pub(super) fn collate(folded: &str) -> String {
    const SMALL: [(char, char); 10] = [
        ('ァ', 'ア'),
        ('ィ', 'イ'),
        ('ゥ', 'ウ'),
        ('ェ', 'エ'),
        ('ォ', 'オ'),
        ('ッ', 'ツ'),
        ('ャ', 'ヤ'),
        ('ュ', 'ユ'),
        ('ョ', 'ヨ'),
        ('ヮ', 'ワ'),
    ];
    let large = |c| SMALL.iter().find(|(small, _)| *small == c).map_or(c, |(_, large)| *large);
    folded.chars().filter(|c| *c != 'ー').map(large).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_every_way_of_typing() {
        let check = |typed: &str, folded: &str| assert_eq!(fold(typed), folded, "{typed}");
        check("  ACME,  Inc. ", "acme inc");
        check("ＡＣＭＥ　株式会社", "acme 株式会社");
        check("さくら商事", "サクラ商事");
        check("ｻｸﾗﾃﾞﾝｷ", "サクラデンキ");
        check("髙橋・山﨑", "高橋山崎");
        check("渡邉 渡邊 渡辺", "渡辺 渡辺 渡辺");
        check("斎藤齋藤齊藤", "斉藤斉藤斉藤");
        check("濵田澤廣", "浜田沢広");
        check("霞ヶ関", "霞ケ関");
        check("Müller & Söhne", "muller sohne");
        check("O’Brien", "obrien");
        check("J.P. Morgan", "jp morgan");
        check("サ−バ－", "サーバー");
        check("㈱サクラ", "株 サクラ");
        check("\u{1e8d0}'\u{d4d}x", "x");
        check("", "");
    }

    #[test]
    fn collation_folds_long_marks_and_small_kana() {
        assert_eq!(collate("サーバーキャッツ"), "サバキヤツツ");
    }
}
