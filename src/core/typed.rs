//! The words of closed lists as a person types them on the command line, in either language.

use super::activity::{Direction, TouchKind};
use super::pulse::{PULSE_REASONS, PulseLevel};
use super::search::fold;
use super::task::WaitingOn;
use super::verdict::DISMISSALS;

/// What a word means: the English one, or one of these.
fn meant<'w>(word: &str, words: &[(&str, &'w str)]) -> Option<&'w str> {
    let word = fold(word.trim());
    words.iter().find(|(known, _)| fold(known) == word).map(|(_, id)| *id)
}

/// What is one of these in either language is that; anything else stays as it was typed.
fn offered(
    text: &str,
    mut ids: impl Iterator<Item = &'static str>,
    words: &[(&str, &'static str)],
) -> String {
    let word = fold(text.trim());
    ids.find(|id| *id == word).or_else(|| meant(text, words)).unwrap_or(text).to_owned()
}

pub fn pulse(word: &str) -> Option<PulseLevel> {
    const WORDS: &[(&str, &str)] = &[
        ("赤", "red"),
        ("赤色", "red"),
        ("黄", "yellow"),
        ("黄色", "yellow"),
        ("緑", "green"),
        ("緑色", "green"),
    ];
    PulseLevel::parse(meant(word, WORDS).unwrap_or(&fold(word)))
}

pub fn touch_kind(word: &str) -> Option<TouchKind> {
    const WORDS: &[(&str, &str)] = &[
        ("電話", "call"),
        ("会議", "meeting"),
        ("打ち合わせ", "meeting"),
        ("定例", "regular"),
        ("定例会", "regular"),
        ("訪問", "visit"),
        ("チャット", "chat"),
        ("メール", "email"),
        ("ウェビナー", "webinar"),
        ("セミナー", "webinar"),
        ("四半期レビュー", "qbr"),
        ("メモ", "note"),
    ];
    TouchKind::parse(meant(word, WORDS).unwrap_or(&fold(word)))
}

pub fn direction(word: &str) -> Option<Direction> {
    const WORDS: &[(&str, &str)] = &[
        ("two-way", "two_way"),
        ("双方向", "two_way"),
        ("先方から", "in"),
        ("顧客から", "in"),
        ("受信", "in"),
        ("こちらから", "out"),
        ("当社から", "out"),
        ("自社から", "out"),
        ("発信", "out"),
    ];
    Direction::parse(meant(word, WORDS).unwrap_or(&fold(word)))
}

pub fn waiting_on(word: &str) -> Option<WaitingOn> {
    const WORDS: &[(&str, &str)] = &[
        ("先方", "customer"),
        ("顧客", "customer"),
        ("開発", "product"),
        ("営業", "sales"),
        ("サポート", "support"),
        ("経理", "accounting"),
        ("法務", "legal"),
    ];
    WaitingOn::parse(meant(word, WORDS).unwrap_or(&fold(word)))
}

/// Why a pulse is not green: one of the offered reasons, or as typed.
pub fn pulse_reason(text: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("推進者", "champion"),
        ("利用", "usage"),
        ("利用状況", "usage"),
        ("サポート", "support"),
        ("価格", "price"),
        ("競合", "competitor"),
        ("その他", "other"),
    ];
    offered(text, PULSE_REASONS.iter().map(|(_, id)| *id), WORDS)
}

/// Why a warning is wrong: one of the offered reasons, or as typed.
pub fn dismissal(text: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("季節", "season"),
        ("季節要因", "season"),
        ("データ", "data"),
        ("しきい値", "threshold"),
        ("厳しすぎる", "threshold"),
        ("その他", "other"),
    ];
    offered(text, DISMISSALS.iter().map(|(_, id)| *id), WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_language_means_the_same() {
        let check = |words: &[&str], level| {
            for word in words {
                assert_eq!(pulse(word), level, "{word}");
            }
        };
        check(&["red", "RED", "赤", " 赤色 "], Some(PulseLevel::Red));
        check(&["yellow", "黄", "黄色"], Some(PulseLevel::Yellow));
        check(&["ｇｒｅｅｎ", "緑"], Some(PulseLevel::Green));
        check(&["blue", "青", ""], None);
    }

    #[test]
    fn kinds_directions_and_whom_one_waits_for_have_their_japanese_words() {
        for kind in TouchKind::ALL {
            assert_eq!(touch_kind(kind.id()), Some(kind));
        }
        assert_eq!(touch_kind("定例会"), Some(TouchKind::Regular));
        assert_eq!(touch_kind("ＱＢＲ"), Some(TouchKind::Qbr));
        assert_eq!(touch_kind("手紙"), None);
        for (word, expected) in
            [("two-way", Direction::TwoWay), ("先方から", Direction::In), ("out", Direction::Out)]
        {
            assert_eq!(direction(word), Some(expected), "{word}");
        }
        for (_, on) in WaitingOn::ALL {
            assert_eq!(waiting_on(on.id()), Some(on));
        }
        assert_eq!(waiting_on("顧客"), Some(WaitingOn::Customer));
        assert_eq!(waiting_on("経理"), Some(WaitingOn::Accounting));
        assert_eq!(waiting_on("自分"), None);
    }

    #[test]
    fn an_offered_reason_is_the_same_in_both_languages_and_any_other_stays_as_typed() {
        assert_eq!(pulse_reason("推進者"), "champion");
        assert_eq!(pulse_reason("Usage"), "usage");
        assert_eq!(pulse_reason("推進者が退職"), "推進者が退職");
        assert_eq!(dismissal("季節要因"), "season");
        assert_eq!(dismissal("wrong customer"), "wrong customer");
    }
}
