//! What looks like a day in a line that gave none: said before it is kept as mere words.

use super::{bare, date, normal, numeral, resolve};
use crate::core::calendar::Calendar;
use crate::core::day::Day;
use crate::core::message::Message;

/// Words that look like a day and are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A day, grown together with other words or too far in front of them.
    Inside(String),
    /// Too vague to be one day, or one that no calendar has: `11月中旬`, `2/30`.
    Vague(String),
}

/// No written day is longer, in signs.
const LONGEST: usize = 12;

impl Doubt {
    /// The first such words of a text.
    pub fn of(text: &str, today: Day, calendar: &Calendar) -> Option<Self> {
        let text = normal(text);
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        if let Some(vague) = words.iter().find_map(|word| vague(bare(word), today, calendar)) {
            return Some(Self::Vague(vague));
        }
        if let Some(vague) = words.windows(2).find_map(vague_pair) {
            return Some(Self::Vague(vague));
        }
        words.iter().find_map(|word| inside(word, today, calendar)).map(Self::Inside)
    }

    pub fn message(&self) -> Message {
        match self {
            Self::Inside(text) => Message::new("day-inside").text("text", text.as_str()),
            Self::Vague(text) => Message::new("day-vague").text("text", text.as_str()),
        }
    }
}

/// A word that names a stretch of days, a month alone, or a date that there is not.
fn vague(word: &str, today: Day, calendar: &Calendar) -> Option<String> {
    const STRETCHES: [&str; 11] = [
        "上旬",
        "中旬",
        "下旬",
        "初旬",
        "半ば",
        "前半",
        "後半",
        "以降",
        "平日毎日",
        "毎営業日",
        "毎朝",
    ];
    if resolve(word, today, calendar).is_some() {
        return None;
    }
    let stretch = STRETCHES.iter().find_map(|mark| word.split_once(mark).map(|cut| (mark, cut)));
    if let Some((mark, (front, _))) = stretch {
        let kept = front.trim_end_matches(timely).len();
        let alone = mark.starts_with(['毎', '平']) || mark.ends_with('旬');
        let dated = front.get(kept..).filter(|time| alone || !time.is_empty());
        return dated.map(|time| format!("{time}{mark}"));
    }
    (month_alone(word) || no_date(word)).then(|| word.to_owned())
}

/// Signs that times are written with.
fn timely(c: char) -> bool {
    c.is_ascii_digit() || numeral::numeric(c) || "年月週日今来再翌先の".contains(c)
}

/// `11月`, `2026年12月`.
fn month_alone(word: &str) -> bool {
    let month = word.rsplit_once('年').map_or(word, |(_, month)| month);
    let number = month.strip_suffix('月').and_then(numeral::small);
    number.is_some_and(|month| (1..=12).contains(&month))
}

/// `2/30`, `2026-02-30`, `11月31日`: in the shape of a date, and no day.
fn no_date(word: &str) -> bool {
    let front = word.split('(').next().unwrap_or(word);
    let shaped = |separators: &[char]| {
        let parts: Vec<_> = front.split(separators).collect();
        let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u32>().ok());
        match parts.len() {
            2 => {
                (Some(1)..=Some(12)).contains(&number(0))
                    && (Some(28)..=Some(31)).contains(&number(1))
            }
            3 => (0..3).all(|at| number(at).is_some()) && number(0) > Some(12),
            _ => false,
        }
    };
    let spelled = front.strip_suffix('日').and_then(|front| front.split_once('月'));
    let bracketed = word.ends_with(')') && front.len() < word.len();
    shaped(&['/'])
        || (front.len() >= 8 && shaped(&['-']))
        || bracketed && front.contains('/')
        || spelled.is_some_and(|(_, day)| numeral::small(day).is_some())
}

/// `mid november`, `early next`, `31 nov`.
fn vague_pair(pair: &[&str]) -> Option<String> {
    let [first, second] = pair else { return None };
    let month = |word: &str| word.len() >= 3 && date::month(word).is_some();
    let number = |word: &str| word.parse::<u32>().is_ok_and(|day| (1..=99).contains(&day));
    let part = ["early", "mid", "late", "beginning", "sometime"].contains(first);
    let time = month(second) || ["next", "this", "in"].contains(second);
    let dated = month(first) && number(second) || number(first) && month(second);
    (part && time || dated).then(|| format!("{first} {second}"))
}

/// The longest day that is grown together with other words: `明日` of `明日の会議の準備`. Only
/// days that Japanese writes, which has no spaces; a date between slashes stands alone.
fn inside(word: &str, today: Day, calendar: &Calendar) -> Option<String> {
    let begins = |c: char| timely(c) || "明本昨金月火水木土日第令平".contains(c);
    let starts = word.char_indices().filter(|(_, c)| begins(*c));
    starts.into_iter().find_map(|(start, _)| {
        let rest = word.get(start..)?;
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
        let ends: Vec<usize> = ends.collect();
        let day = |end: &usize| {
            let part = rest.get(..*end)?;
            let written = !part.is_ascii() || part.contains(['/', '-']) && part.len() == word.len();
            // `3日間` and `5日目` are no days.
            let counts = rest.get(*end..).is_some_and(|rest| rest.starts_with(['間', '目', '分']));
            (written && !counts && resolve(part, today, calendar).is_some())
                .then(|| bare(part).to_owned())
        };
        ends.iter().rev().find_map(day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_day_is_told_from_what_does_not() {
        let check = |text: &str, expected: &str| {
            let today = Day::parse("2026-11-23").unwrap();
            let found = match Doubt::of(text, today, &Calendar::default()) {
                Some(Doubt::Inside(text)) => format!("inside {text}"),
                Some(Doubt::Vague(text)) => format!("vague {text}"),
                None => String::new(),
            };
            assert_eq!(found, expected, "{text}");
        };
        check("見積送付 11月中旬", "vague 11月中旬");
        check("見積を来月上旬に送付", "vague 来月上旬");
        check("見積送付 11月", "vague 11月");
        check("見積送付 2026年12月まで", "vague 2026年12月");
        check("見積送付 11月31日", "vague 11月31日");
        check("見積送付 2/30", "vague 2/30");
        check("見積送付 12/1(水)", "vague 12/1(水)");
        check("日報 毎営業日", "vague 毎営業日");
        check("Launch mid november", "vague mid november");
        check("Launch 31 nov", "vague 31 nov");
        check("Launch early next week", "vague early next");
        check("明日15時に佐藤様へ電話", "inside 明日");
        check("見積を来週中に送る", "inside 来週中");
        check("来月10日締めの請求", "inside 来月10日");
        check("12/5 の会議の準備", "inside 12/5");
        check("見積送付", "");
        check("1月分の請求書", "");
        check("3日間トライアル", "");
        check("Discuss 24/7 support", "");
        check("Review 2 of 3 modules", "");
        check("Ask every customer", "");
        check("後半の見直し", "");
    }
}
