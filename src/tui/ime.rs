//! Keys typed while an input method is on: full-width twins and what a Japanese layout yields are
//! folded to the key that was meant; anything else is text that runs nothing.

use super::key::{Code, Key};
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;

/// What a kana layout or the IME puts in place of a key.
const LAYOUT: [(char, char); 15] = [
    ('あ', 'a'),
    ('い', 'i'),
    ('う', 'u'),
    ('え', 'e'),
    ('お', 'o'),
    ('・', '/'),
    ('「', '['),
    ('」', ']'),
    ('、', ','),
    ('。', '.'),
    ('ー', '-'),
    ('￥', '\\'),
    ('¥', '\\'),
    ('\u{3000}', ' '),
    ('〜', '~'),
];

/// A key as it was meant, or the text that an input method put in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    Key(Key),
    Text(char),
}

/// Folds a key before it is looked up in Normal and Strip mode.
pub fn fold(key: Key) -> Folded {
    let Code::Char(typed) = key.code else { return Folded::Key(key) };
    if typed.is_ascii() {
        return Folded::Key(key);
    }
    match meant(typed) {
        Some(c) => Folded::Key(Key { code: Code::Char(c), ..key }),
        None if typed.width() == Some(2) => Folded::Text(typed),
        None => Folded::Key(key),
    }
}

fn meant(typed: char) -> Option<char> {
    if let Some((_, ascii)) = LAYOUT.iter().find(|(from, _)| *from == typed) {
        return Some(*ascii);
    }
    let mut folded = typed.nfkc();
    let first = folded.next()?;
    (folded.next().is_none() && first.is_ascii() && !first.is_ascii_control()).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_keys_are_their_ascii_twins() {
        let check = |typed, meant| {
            assert_eq!(fold(Key::char(typed)), Folded::Key(Key::char(meant)), "{typed}");
        };
        check('ｄ', 'd');
        check('Ｇ', 'G');
        check('１', '1');
        check('＠', '@');
        check('：', ':');
        check('？', '?');
        check('／', '/');
        check('\u{3000}', ' ');
        check('￥', '\\');
        check('あ', 'a');
        check('「', '[');
        check('・', '/');
        check('。', '.');
        check('ー', '-');
        check('é', 'é');
    }

    #[test]
    fn other_wide_characters_are_text() {
        assert_eq!(fold(Key::char('か')), Folded::Text('か'));
        assert_eq!(fold(Key::char('漢')), Folded::Text('漢'));
    }
}
