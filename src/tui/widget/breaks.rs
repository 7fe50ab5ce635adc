//! Where a line may end. Between words; in Japanese between phrases: behind particles and endings,
//! where kana turn into kanji or katakana. What is longer than a line is broken between words, and
//! never where a sign must not begin or end a line.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The text in parts between which a line of so many cells may end.
pub fn parts(text: &str, cells: usize) -> Vec<String> {
    if text.is_ascii() {
        return words(text);
    }
    let whole = |phrase: String| if phrase.width() > cells { words(&phrase) } else { vec![phrase] };
    phrases(text).into_iter().flat_map(whole).collect()
}

/// What is not torn apart: words, with the punctuation that opens and closes them, and numbers
/// with what they count.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_word_bounds() {
        match words.last_mut() {
            Some(last) if !last.trim().is_empty() && holds(last, word) => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// A blank at which no line ends.
pub const NO_BREAK: char = '\u{a0}';

/// Whether no line may end between the two.
fn holds(before: &str, word: &str) -> bool {
    const CLOSING: &str = ",.;:!?)]}%»”'、。」』）ーんっゃゅょぁぃぅぇぉ々";
    const COUNTERS: &str = "日件社名人点円万億倍月年週営行項回個";
    let all = |signs: &str| word.chars().all(|c| signs.contains(c));
    let after_digit = before.ends_with(|c: char| c.is_ascii_digit());
    // 2026/11/09
    let inner =
        before.strip_suffix('/').is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let digit = word.starts_with(|c: char| c.is_ascii_digit());
    // A no-break blank is drawn as a blank.
    before.ends_with(NO_BREAK)
        || word.starts_with(NO_BREAK)
        || all(CLOSING)
        || before.ends_with(['(', '（', '「', '『', '['])
        || before.ends_with(['-', '▲', '$', '¥', '\'']) && digit
        || after_digit && (all(COUNTERS) || word == "/")
        || inner && digit
}

/// Words put together to phrases of Japanese; other text stays in words.
fn phrases(text: &str) -> Vec<String> {
    let mut phrases: Vec<String> = Vec::new();
    let mut rest = text;
    for word in words(text) {
        let behind = rest.get(word.len()..).unwrap_or_default();
        match phrases.last_mut() {
            Some(phrase) if binds(phrase, rest) => phrase.push_str(&word),
            _ => phrases.push(word),
        }
        rest = behind;
    }
    phrases
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Hiragana,
    Katakana,
    Digit,
    Other,
}

impl Script {
    fn of(c: char) -> Self {
        match c {
            '\u{3041}'..='\u{309f}' => Self::Hiragana,
            '\u{30a1}'..='\u{30ff}' => Self::Katakana,
            '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Self::Kanji,
            '0'..='9' => Self::Digit,
            _ => Self::Other,
        }
    }
}

/// A phrase ends behind each of these, where kanji or katakana follow.
const PARTICLES: &str = "はがをにでとのもへやか";

/// Behind these also where kana follow: `登録が|ありません`.
const MARKERS: &str = "はがをにの";

/// Whether `rest` goes on with the phrase.
fn binds(phrase: &str, rest: &str) -> bool {
    let ends = phrase.chars().next_back().map(Script::of);
    let begins = rest.chars().next().map(Script::of);
    let run = |script: Script| rest.chars().take_while(|c| Script::of(*c) == script).count();
    let tail: String = tail(phrase);
    if counts(phrase, rest) {
        return true;
    }
    match (ends, begins) {
        (Some(Script::Hiragana), Some(Script::Hiragana)) => {
            let marked = tail.chars().count() == 1 && MARKERS.contains(&tail) && tail != phrase;
            !(marked && run(Script::Hiragana) > 1)
        }
        // 問い合わせ, お客様, しきい値: kana inside or before a word, and no particle.
        (Some(Script::Hiragana), Some(Script::Kanji)) => {
            tail.chars().count() == 1 && !PARTICLES.contains(&tail)
                || tail == phrase && tail.chars().count() <= 3
        }
        // ライセンス数
        (Some(Script::Katakana), Some(Script::Kanji)) => run(Script::Kanji) == 1,
        (Some(Script::Kanji | Script::Digit), Some(Script::Kanji | Script::Hiragana))
        | (Some(Script::Katakana), Some(Script::Katakana | Script::Hiragana)) => true,
        _ => false,
    }
}

/// `120 席`, `1 件`: a number and what it counts, with a blank between.
fn counts(phrase: &str, rest: &str) -> bool {
    let number = phrase.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let blank = phrase.ends_with(' ') || rest.starts_with(' ');
    let counted = rest.trim_start().chars().next().map(Script::of);
    number && blank && matches!(counted, Some(Script::Kanji | Script::Katakana))
}

/// The kana at the end of a phrase.
fn tail(phrase: &str) -> String {
    let kana = phrase.chars().rev().take_while(|c| Script::of(*c) == Script::Hiragana);
    kana.collect::<Vec<_>>().into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_ends_a_line_between_phrases() {
        let check = |text: &str, expected: &str| {
            assert_eq!(phrases(text).join("|"), expected);
        };
        check("運用中", "運用中");
        check("未解決の問い合わせ", "未解決の|問い合わせ");
        check("登録がありません", "登録が|ありません");
        check("確認できません", "確認できません");
        check("自動更新がオフになりました", "自動更新が|オフに|なりました");
        check("打ち合わせの日程を決める", "打ち合わせの|日程を|決める");
        check("お客様の声", "お客様の|声");
        check("ライセンス数が120", "ライセンス数が|120");
        check("97日前から", "97日前から");
        check("接点は1名のみ、要確認", "接点は|1名のみ、|要確認");
        check("取り込み履歴", "取り込み履歴");
        check("問い合わせ 1 件", "問い合わせ| |1 件");
        check("93 ライセンス", "93 ライセンス");
        check("usage fell", "usage| |fell");
        check("最終接触 2026/11/09(月)", "最終接触| |2026/11/09|(月)");
    }

    #[test]
    fn what_is_longer_than_a_line_is_broken_between_words() {
        assert_eq!(parts("半減しました", 10).concat(), "半減しました");
        assert!(parts("半減しました", 10).len() > 1);
        assert_eq!(parts("半減しました", 12), ["半減しました"]);
    }
}
