//! Kana in Latin letters, Hepburn and kunrei, so that a name is found without an IME.

use super::fold::fold;
use super::trace::Traced;

/// One kana: Hepburn, kunrei.
type Spelling = (char, &'static str, &'static str);

/// Hepburn and kunrei of the kana in a text; everything else stays as it is (folded).
pub fn romaji(kana: &str) -> (String, String) {
    let folded = fold(kana);
    let spell = |system| spell(&folded, system, false).text;
    (spell(System::Hepburn), spell(System::Kunrei))
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum System {
    Hepburn,
    Kunrei,
}

/// Every spelling a person may type for a folded text with kana: both systems, long vowels
/// written out and written short.
pub(super) fn spellings(folded: &str) -> [Traced; 4] {
    [
        spell(folded, System::Hepburn, false),
        spell(folded, System::Kunrei, false),
        spell(folded, System::Hepburn, true),
        spell(folded, System::Kunrei, true),
    ]
}

fn spell(folded: &str, system: System, short: bool) -> Traced {
    let mut out = Traced::default();
    let mut double = None;
    let mut chars = folded.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let start = out.text.len();
        if c == 'ッ' {
            double = Some(at);
            continue;
        }
        let small = chars.peek().map(|(_, next)| *next).filter(|next| is_small(*next));
        let syllable = syllable(c, small, system, &out.text);
        let end = if small.is_some() && syllable.1 {
            chars.next().map_or(at, |(at, small)| at + small.len_utf8())
        } else {
            at + c.len_utf8()
        };
        if double.is_some() {
            out.text.extend(doubled(&syllable.0));
        }
        append(&mut out.text, &syllable.0, short && is_kana(c));
        out.mark(start, double.take().unwrap_or(at)..end);
    }
    out
}

fn is_kana(c: char) -> bool {
    super::fold::is_katakana(c)
}

fn is_small(c: char) -> bool {
    "ァィゥェォャュョ".contains(c)
}

/// The consonant that a ッ doubles: `tch`, `pp`.
fn doubled(syllable: &str) -> Option<char> {
    let first = syllable.chars().next()?;
    let consonant = first.is_ascii_lowercase() && !"aiueon".contains(first);
    consonant.then_some(if syllable.starts_with("ch") { 't' } else { first })
}

/// Short writing leaves out the second half of a long vowel: `shouji` is `shoji`.
fn append(text: &mut String, syllable: &str, short: bool) {
    let mut letters = syllable.chars();
    let (before, first) = (text.chars().last(), letters.clone().next());
    let long = matches!(
        (before, first),
        (Some('o'), Some('u' | 'o'))
            | (Some('u'), Some('u'))
            | (Some('a'), Some('a'))
            | (Some('e'), Some('e'))
    );
    if short && long {
        letters.next();
    }
    text.push_str(letters.as_str());
}

/// The letters of one kana with the small one after it, and whether the small one was used.
fn syllable(c: char, small: Option<char>, system: System, before: &str) -> (String, bool) {
    if c == 'ー' {
        return (
            before.chars().last().filter(|c| "aiueo".contains(*c)).into_iter().collect(),
            false,
        );
    }
    let Some((_, hepburn, kunrei)) = KANA.iter().find(|(kana, ..)| *kana == c) else {
        return (c.to_string(), false);
    };
    let plain = if system == System::Hepburn { hepburn } else { kunrei };
    match small.and_then(|small| combined(plain, small)) {
        Some(combined) => (combined, true),
        None => ((*plain).to_owned(), false),
    }
}

/// `ki` with ャ is `kya`, `shi` with ャ is `sha`, `fu` with ァ is `fa`, `u` with ィ is `wi`.
fn combined(plain: &str, small: char) -> Option<String> {
    let (glide, vowel) = match small {
        'ャ' => (true, 'a'),
        'ュ' => (true, 'u'),
        'ョ' => (true, 'o'),
        'ァ' => (false, 'a'),
        'ィ' => (false, 'i'),
        'ゥ' => (false, 'u'),
        'ェ' => (false, 'e'),
        _ => (false, 'o'),
    };
    let stem = match plain {
        "u" => "w",
        "i" => "y",
        _ => plain.strip_suffix(['a', 'i', 'u', 'e', 'o'])?,
    };
    let soft = matches!(stem, "sh" | "ch" | "j" | "y" | "w");
    // Kunrei writes シェ as `sye`: its i-row takes the glide before every vowel.
    let glide = !soft && (glide || (plain.ends_with('i') && vowel != 'i'));
    (!stem.is_empty()).then(|| format!("{stem}{}{vowel}", if glide { "y" } else { "" }))
}

const KANA: &[Spelling] = &[
    ('ア', "a", "a"),
    ('イ', "i", "i"),
    ('ウ', "u", "u"),
    ('エ', "e", "e"),
    ('オ', "o", "o"),
    ('カ', "ka", "ka"),
    ('キ', "ki", "ki"),
    ('ク', "ku", "ku"),
    ('ケ', "ke", "ke"),
    ('コ', "ko", "ko"),
    ('ガ', "ga", "ga"),
    ('ギ', "gi", "gi"),
    ('グ', "gu", "gu"),
    ('ゲ', "ge", "ge"),
    ('ゴ', "go", "go"),
    ('サ', "sa", "sa"),
    ('シ', "shi", "si"),
    ('ス', "su", "su"),
    ('セ', "se", "se"),
    ('ソ', "so", "so"),
    ('ザ', "za", "za"),
    ('ジ', "ji", "zi"),
    ('ズ', "zu", "zu"),
    ('ゼ', "ze", "ze"),
    ('ゾ', "zo", "zo"),
    ('タ', "ta", "ta"),
    ('チ', "chi", "ti"),
    ('ツ', "tsu", "tu"),
    ('テ', "te", "te"),
    ('ト', "to", "to"),
    ('ダ', "da", "da"),
    ('ヂ', "ji", "zi"),
    ('ヅ', "zu", "zu"),
    ('デ', "de", "de"),
    ('ド', "do", "do"),
    ('ナ', "na", "na"),
    ('ニ', "ni", "ni"),
    ('ヌ', "nu", "nu"),
    ('ネ', "ne", "ne"),
    ('ノ', "no", "no"),
    ('ハ', "ha", "ha"),
    ('ヒ', "hi", "hi"),
    ('フ', "fu", "hu"),
    ('ヘ', "he", "he"),
    ('ホ', "ho", "ho"),
    ('バ', "ba", "ba"),
    ('ビ', "bi", "bi"),
    ('ブ', "bu", "bu"),
    ('ベ', "be", "be"),
    ('ボ', "bo", "bo"),
    ('パ', "pa", "pa"),
    ('ピ', "pi", "pi"),
    ('プ', "pu", "pu"),
    ('ペ', "pe", "pe"),
    ('ポ', "po", "po"),
    ('マ', "ma", "ma"),
    ('ミ', "mi", "mi"),
    ('ム', "mu", "mu"),
    ('メ', "me", "me"),
    ('モ', "mo", "mo"),
    ('ヤ', "ya", "ya"),
    ('ユ', "yu", "yu"),
    ('ヨ', "yo", "yo"),
    ('ラ', "ra", "ra"),
    ('リ', "ri", "ri"),
    ('ル', "ru", "ru"),
    ('レ', "re", "re"),
    ('ロ', "ro", "ro"),
    ('ワ', "wa", "wa"),
    ('ヰ', "i", "i"),
    ('ヱ', "e", "e"),
    ('ヲ', "o", "o"),
    ('ン', "n", "n"),
    ('ヴ', "vu", "vu"),
    ('ァ', "a", "a"),
    ('ィ', "i", "i"),
    ('ゥ', "u", "u"),
    ('ェ', "e", "e"),
    ('ォ', "o", "o"),
    ('ャ', "ya", "ya"),
    ('ュ', "yu", "yu"),
    ('ョ', "yo", "yo"),
    ('ヮ', "wa", "wa"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_in_both_systems() {
        let check = |kana: &str, hepburn: &str, kunrei: &str| {
            assert_eq!(romaji(kana), (hepburn.to_owned(), kunrei.to_owned()), "{kana}");
        };
        check("サクラ", "sakura", "sakura");
        check("しょうじ", "shouji", "syouzi");
        check("フジツウ", "fujitsuu", "huzituu");
        check("ニッポン", "nippon", "nippon");
        check("マッチ", "matchi", "matti");
        check("チャット", "chatto", "tyatto");
        check("ジャパン", "japan", "zyapan");
        check("ウィング", "wingu", "wingu");
        check("ファースト", "faasuto", "haasuto");
        check("シェア", "shea", "syea");
        check("ティー", "tii", "tii");
        check("サクラ商事", "sakura商事", "sakura商事");
        check("ACME", "acme", "acme");
    }

    #[test]
    fn long_vowels_may_be_written_short() {
        let all = spellings("ショウジ").map(|traced| traced.text);
        assert_eq!(all, ["shouji", "syouzi", "shoji", "syozi"]);
        assert_eq!(spellings("トーキョー")[2].text, "tokyo");
    }
}
