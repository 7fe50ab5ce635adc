//! Whole numbers below a hundred or so as people type them: in digits or in kanji (`十五`, `二十`).

/// The number in front, and what follows it.
pub(super) fn leading(text: &str) -> Option<(u32, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = match digits {
        0 => text.split_at_checked(text.len() - text.trim_start_matches(numeric).len())?,
        digits => text.split_at_checked(digits)?,
    };
    let number = if digits == 0 { kanji(number) } else { number.parse().ok() };
    Some((number?, rest))
}

/// A whole text of one or two digits, or of kanji.
pub(super) fn small(text: &str) -> Option<u32> {
    let text = text.trim();
    let (number, rest) = leading(text)?;
    (rest.is_empty() && number < 100 && !(text.is_ascii() && text.len() > 2)).then_some(number)
}

pub(super) fn numeric(c: char) -> bool {
    c == '十' || value(c).is_some()
}

fn value(c: char) -> Option<u32> {
    const DIGITS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    DIGITS.iter().position(|digit| *digit == c).map(|at| at as u32 + 1)
}

/// `三`, `十`, `十五`, `二十`, `二十三`.
fn kanji(text: &str) -> Option<u32> {
    let one = |text: &str| {
        let mut signs = text.chars();
        let found = signs.next().and_then(value);
        found.filter(|_| signs.next().is_none())
    };
    match text.split_once('十') {
        None => one(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            Some(tens * 10 + if ones.is_empty() { 0 } else { one(ones)? })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_and_in_kanji() {
        let check = |text: &str, expected| assert_eq!(leading(text), expected, "{text}");
        check("3日", Some((3, "日")));
        check("三日", Some((3, "日")));
        check("十日", Some((10, "日")));
        check("十五日", Some((15, "日")));
        check("二十日", Some((20, "日")));
        check("三十一日", Some((31, "日")));
        check("日", None);
        check("二三日", None);
        assert_eq!(small("05"), Some(5));
        assert_eq!(small("005"), None);
    }
}
