//! Typed days and times, in both languages whatever the interface: `fri`, `3d`, `来週月曜`, `月末`.

mod clock;
mod date;
mod doubt;
mod kanji;
mod numeral;
mod offset;
mod repeat;
mod weekday;
mod word;

pub use doubt::Doubt;
pub use repeat::Repeat;

use super::calendar::Calendar;
use super::day::Day;
use super::fiscal;
use super::message::Message;
use unicode_normalization::UnicodeNormalization;

/// A day that was typed or chosen, and whether it was moved to the next business day: days that were
/// written out stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    pub day: Day,
    pub moved: bool,
}

impl Resolved {
    /// The next business day, where people rest on this one.
    pub fn landed(day: Day, calendar: &Calendar) -> Self {
        let landed = calendar.on_or_after(day);
        Self { day: landed, moved: landed != day }
    }

    /// A sentence with the day in it, which says that it is another one than was asked for.
    #[must_use]
    pub fn said(self, sentence: Message) -> Message {
        if self.moved {
            return sentence.message("day", Message::new("day-moved").day("day", self.day));
        }
        sentence.day("day", self.day)
    }
}

impl From<Day> for Resolved {
    fn from(day: Day) -> Self {
        Self { day, moved: false }
    }
}

/// How long something stays quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    Day(Resolved),
    /// Until the data changes.
    Change,
}

impl Until {
    pub fn day(self) -> Option<Day> {
        if let Self::Day(resolved) = self { Some(resolved.day) } else { None }
    }
}

/// Days ahead from which on the same date of the year before is nearer.
const NEARER_PAST: i32 = 182;

/// The day on which something began or begins: of a date without a year the nearest one.
pub fn begun(text: &str, today: Day, calendar: &Calendar) -> Option<Resolved> {
    let next = resolve(text, today, calendar)?;
    // What is counted from today moves with it, and is no date.
    let dated = || day(text, today + 1, calendar) == Some(next.day);
    let before = || day(text, today - 365, calendar).filter(|before| *before <= today);
    let past = (next.day - today > NEARER_PAST && dated()).then(before).flatten();
    Some(past.map_or(next, Resolved::from))
}

/// Reads a whole text as a day. `None` when it is no day phrase. A day without a year is the next
/// such day.
pub fn day(text: &str, today: Day, calendar: &Calendar) -> Option<Day> {
    resolve(text, today, calendar).map(|resolved| resolved.day)
}

/// As [`day`], saying whether the day was moved off a closed day.
pub fn resolve(text: &str, today: Day, calendar: &Calendar) -> Option<Resolved> {
    read(&normal(text), today, calendar, Lean::Ahead)
}

/// A number below a hundred, in digits or in kanji: `12`, `十二`.
pub fn small_number(text: &str) -> Option<u32> {
    numeral::small(text)
}

/// When something was: a day with an optional time in minutes after midnight. A day without a year
/// is the nearest one, a weekday the last one, a time alone today's: `fri 14:00`, `昨日 14時`.
pub fn when(text: &str, today: Day, calendar: &Calendar) -> Option<(Day, Option<u16>)> {
    moment(&normal(text), today, calendar, Lean::Behind)
}

/// As [`when`], for what lies ahead: the next such day.
pub fn planned(text: &str, today: Day, calendar: &Calendar) -> Option<(Day, Option<u16>)> {
    moment(&normal(text), today, calendar, Lean::Ahead)
}

/// A day ahead with the time that may stand beside it; not a time alone.
pub fn timed(text: &str, today: Day, calendar: &Calendar) -> Option<(Resolved, Option<u16>)> {
    let text = normal(text);
    clock::split(&text, |text| read(text, today, calendar, Lean::Ahead))
        .filter(|_| clock::time(&text).is_none())
}

fn moment(text: &str, today: Day, calendar: &Calendar, lean: Lean) -> Option<(Day, Option<u16>)> {
    if let Some(minute) = clock::time(text) {
        return Some((today, Some(minute)));
    }
    let found = clock::split(text, |text| read(text, today, calendar, lean))?;
    Some((found.0.day, found.1))
}

/// A time of day alone, in minutes after midnight: `14:00`, `2pm`, `14時30分`, `午後2時`.
pub fn time(text: &str) -> Option<u16> {
    clock::time(&normal(text))
}

/// Which way a day leans that may be meant in the past as well as in the future.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lean {
    Ahead,
    Behind,
}

fn read(text: &str, today: Day, calendar: &Calendar, lean: Lean) -> Option<Resolved> {
    let (text, said) = weekday::bracketed(bare(text));
    let found = named(text, today, calendar, lean).or_else(|| {
        let end = within(text)?;
        let named = |text: &str| named(text, today, calendar, lean);
        named(&format!("{end}末"))
            .or_else(|| word::day(end, today, calendar).and_then(|_| named(end)))
    })?;
    // A date whose weekday is another one is nobody's date.
    said.is_none_or(|weekday| found.day.weekday() == weekday).then_some(found)
}

fn named(text: &str, today: Day, calendar: &Calendar, lean: Lean) -> Option<Resolved> {
    let written = |day: Day| {
        let lands = text.contains('曜') || word::begins(text);
        if lands { weekday::landed(day, today, calendar) } else { Resolved::from(day) }
    };
    let counted = || {
        offset::day(text, today, calendar)
            .or_else(|| date::day(text, today, lean))
            .or_else(|| period_end(text, today, calendar))
            .map(Resolved::from)
    };
    word::day(text, today, calendar)
        .map(written)
        .or_else(counted)
        .or_else(|| kanji::day(text, today, lean).map(written))
        .or_else(|| weekday::day(text, today, calendar, lean))
}

/// `2026年度末`, `3Q末`, `上期末`, `end of fy2026`: the last day of a fiscal period.
fn period_end(text: &str, today: Day, calendar: &Calendar) -> Option<Day> {
    let named = text.strip_suffix('末').or_else(|| text.strip_prefix("end of "))?;
    let (_, last) = fiscal::Period::read(named)?.days(today, calendar.fiscal_start);
    Some(last)
}

/// What ends with the day that is meant: `今日中`, `今月中`, `年度内`, `今週いっぱい`.
fn within(text: &str) -> Option<&str> {
    ["中", "内", "いっぱい"].iter().find_map(|end| text.strip_suffix(end))
}

/// A day phrase without the words that lead to it: `金曜まで`, `by fri`, `期限:金曜`.
pub(in crate::core) fn bare(text: &str) -> &str {
    const ENDS: [&str; 11] =
        ["までに", "まで", "迄", "締め切り", "締切", "〆切", "〆", "期限", "ごろ", "頃", "に"];
    const STARTS: [&str; 8] = ["by ", "until ", "till ", "due ", "due:", "期限:", "期日:", "締切:"];
    let text = STARTS.iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text).trim();
    let text = text.strip_prefix("the ").filter(|rest| rest.starts_with("end ")).unwrap_or(text);
    ENDS.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text).trim()
}

/// Half-width, lower case, single spaces.
fn normal(text: &str) -> String {
    let half: String = text.nfkc().flat_map(char::to_lowercase).collect();
    half.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The second key of the snooze and due strips: `t m w f n r x`. `None` for any other key, for
/// `r` without a renewal, and for `d`, which asks for a typed day.
pub fn snooze_key(
    key: char,
    today: Day,
    calendar: &Calendar,
    renewal: Option<Day>,
) -> Option<Until> {
    let landed = |day: Day| Some(Until::Day(Resolved::landed(day, calendar)));
    match key {
        't' => landed(today + 1),
        'm' => landed(today.next(chrono::Weekday::Mon)),
        'w' => landed(today + 7),
        'f' => landed(today + 14),
        'n' => landed(today.plus_months(1)),
        'r' => renewal.map(|day| day - 90).filter(|day| *day > today).and_then(landed),
        'x' => Some(Until::Change),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::calendar::ClosedSpan;

    /// A Monday; Thursday is a holiday, the year's turn is closed, the fiscal year is April's.
    fn monday() -> (Day, Calendar) {
        let today = Day::parse("2026-11-23").unwrap();
        let calendar = Calendar {
            holidays: [Day::parse("2026-11-26").unwrap()].into(),
            closed: vec![ClosedSpan { from: (12, 29), to: (1, 3) }],
            fiscal_start: 4,
            ..Calendar::default()
        };
        (today, calendar)
    }

    fn check(text: &str, expected: &str) {
        let (today, calendar) = monday();
        let found = day(text, today, &calendar).map_or("none".into(), |day| day.to_string());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_start_without_a_year_is_the_nearest_such_day() {
        let today = Day::parse("2026-11-20").unwrap();
        let check = |text: &str, expected: &str| {
            let found = begun(text, today, &Calendar::default()).map(|found| found.day);
            assert_eq!(found, Day::parse(expected), "{text}");
        };
        check("9/1", "2026-09-01");
        check("12/7", "2026-12-07");
        check("2027-11-01", "2027-11-01");
        check("400d", "2027-12-25");
        check("200d", "2027-06-08");
    }

    #[test]
    fn day_words_of_both_languages() {
        for (text, expected) in [
            ("today", "2026-11-23"),
            ("Tomorrow", "2026-11-24"),
            ("yesterday", "2026-11-22"),
            ("今日", "2026-11-23"),
            ("明日", "2026-11-24"),
            ("あした", "2026-11-24"),
            ("あさって", "2026-11-25"),
            ("明後日", "2026-11-25"),
            ("昨日", "2026-11-22"),
            ("eow", "2026-11-27"),
            ("eom", "2026-11-30"),
            ("eoq", "2026-12-31"),
            ("eoy", "2026-12-31"),
            ("end of month", "2026-11-30"),
            ("end of next month", "2026-12-31"),
            ("next week", "2026-11-30"),
            ("月末", "2026-11-30"),
            ("来月末", "2026-12-31"),
            ("期末", "2026-12-31"),
            ("年度末", "2027-03-31"),
            ("来週", "2026-11-30"),
            ("next month", "2026-12-23"),
            ("this week", "2026-11-27"),
            ("by the end of the month", "2026-11-30"),
            ("end of november", "2026-11-30"),
            ("end of mar", "2027-03-31"),
            ("eod", "2026-11-23"),
            ("今日中", "2026-11-23"),
            ("本日中に", "2026-11-23"),
            ("明日中", "2026-11-24"),
            ("今週中", "2026-11-27"),
            ("今週いっぱい", "2026-11-27"),
            ("来週中", "2026-12-04"),
            ("今月中", "2026-11-30"),
            ("今月中に", "2026-11-30"),
            ("来月中", "2026-12-31"),
            ("11月中", "2026-11-30"),
            ("月内", "2026-11-30"),
            ("年内", "2026-12-31"),
            ("年度内", "2027-03-31"),
            ("週明け", "2026-11-30"),
            ("月初", "2026-12-01"),
            ("金曜まで", "2026-11-27"),
            ("期限：金曜", "2026-11-27"),
            ("年明け", "2027-01-04"),
            ("来期初", "2027-01-04"),
            ("来年度", "2027-04-01"),
        ] {
            check(text, expected);
        }
    }

    /// Words for the beginning of a time ahead are worked on: they land, and say so.
    #[test]
    fn a_week_that_begins_on_a_holiday_begins_on_the_next_working_day() {
        let thursday = Day::parse("2026-11-19").unwrap();
        let holidays = [Day::parse("2026-11-23").unwrap()].into();
        let calendar = Calendar { holidays, ..Calendar::default() };
        for text in ["来週", "週明け", "next week", "来週月曜"] {
            let found = resolve(text, thursday, &calendar).unwrap();
            assert_eq!(
                (found.day.to_string().as_str(), found.moved),
                ("2026-11-24", true),
                "{text}"
            );
        }
        let found = resolve("来週", monday().0, &monday().1).unwrap();
        assert_eq!((found.day.to_string().as_str(), found.moved), ("2026-11-30", false));
    }

    #[test]
    fn distances_of_both_languages() {
        for (text, expected) in [
            ("3d", "2026-11-26"),
            ("+3d", "2026-11-26"),
            ("-2d", "2026-11-21"),
            ("2w", "2026-12-07"),
            ("1m", "2026-12-23"),
            ("1y", "2027-11-23"),
            ("in 3 days", "2026-11-26"),
            ("3 days ago", "2026-11-20"),
            ("a week ago", "2026-11-16"),
            ("5bd", "2026-12-01"),
            ("2 business days", "2026-11-25"),
            ("3日後", "2026-11-26"),
            ("３日後", "2026-11-26"),
            ("2週間後", "2026-12-07"),
            ("1ヶ月後", "2026-12-23"),
            ("3か月後", "2027-02-23"),
            ("5営業日後", "2026-12-01"),
            ("３営業日後", "2026-11-27"),
            ("三営業日後", "2026-11-27"),
            ("十日後", "2026-12-03"),
            ("3日以内", "2026-11-26"),
            ("in two weeks", "2026-12-07"),
            ("3日前", "2026-11-20"),
            ("翌営業日", "2026-11-24"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn weekdays_land_on_business_days_and_say_so() {
        let (today, calendar) = monday();
        let check = |text: &str, expected: &str, moved: bool| {
            let found = resolve(text, today, &calendar).unwrap();
            assert_eq!((found.day.to_string().as_str(), found.moved), (expected, moved), "{text}");
        };
        check("fri", "2026-11-27", false);
        check("friday", "2026-11-27", false);
        check("on friday", "2026-11-27", false);
        check("mon", "2026-11-30", false);
        check("thu", "2026-11-27", true);
        check("sat", "2026-11-30", true);
        check("next friday", "2026-12-04", false);
        check("next monday", "2026-11-30", false);
        check("金曜", "2026-11-27", false);
        check("金曜日", "2026-11-27", false);
        check("木曜", "2026-11-27", true);
        check("来週月曜", "2026-11-30", false);
        check("来週の月曜日", "2026-11-30", false);
        check("再来週火曜", "2026-12-08", false);
        check("来週火曜", "2026-12-01", false);
        check("来週火曜日まで", "2026-12-01", false);
        check("来週火", "2026-12-01", false);
        check("次の金曜", "2026-11-27", false);
        check("第2火曜", "2026-12-08", false);
        check("第４木曜日", "2026-11-27", true);
        check("最終金曜", "2026-11-27", false);
        check("来月第2火曜", "2026-12-08", false);
        check("12月の第２火曜", "2026-12-08", false);
        check("2nd tue", "2026-12-08", false);
        check("先週金曜", "2026-11-20", false);
        check("last friday", "2026-11-20", false);
    }

    #[test]
    fn typed_dates_stay_as_typed() {
        for (text, expected) in [
            ("28 oct", "2027-10-28"),
            ("oct 28", "2027-10-28"),
            ("28 December", "2026-12-28"),
            ("Dec 5th", "2026-12-05"),
            ("28 oct 2027", "2027-10-28"),
            ("Oct 28, 2027", "2027-10-28"),
            ("2026-11-26", "2026-11-26"),
            ("2026/3/1", "2026-03-01"),
            ("10/28", "2027-10-28"),
            ("11/28", "2026-11-28"),
            ("28.11.", "2026-11-28"),
            ("28.11.2027", "2027-11-28"),
            ("10月28日", "2027-10-28"),
            ("12月5日", "2026-12-05"),
            ("2027年1月5日", "2027-01-05"),
            ("28日", "2026-11-28"),
            ("５日", "2026-12-05"),
            ("28th", "2026-11-28"),
            ("来月10日", "2026-12-10"),
            ("来月１０日まで", "2026-12-10"),
            ("今月25日", "2026-11-25"),
            ("再来月5日", "2027-01-05"),
            ("来月末", "2026-12-31"),
            ("来月末日", "2026-12-31"),
            ("来月初め", "2026-12-01"),
            ("11月末", "2026-11-30"),
            ("1月末", "2027-01-31"),
            ("来年3月末", "2027-03-31"),
            ("2026年12月末", "2026-12-31"),
            ("今年末", "2026-12-31"),
            ("令和8年12月1日", "2026-12-01"),
            ("R8.12.1", "2026-12-01"),
            ("Ｒ８．１２．１", "2026-12-01"),
            ("R8年12月1日", "2026-12-01"),
            ("2026.12.1", "2026-12-01"),
            ("26年12月1日", "2026-12-01"),
            ("十二月一日", "2026-12-01"),
            ("二十日", "2026-12-20"),
            ("12/1(火)", "2026-12-01"),
            ("12月1日（火）", "2026-12-01"),
            ("12/1 (tue)", "2026-12-01"),
            ("2026年度末", "2027-03-31"),
            ("26年度Q3末", "2026-12-31"),
            ("3Q末", "2026-12-31"),
            ("第4四半期末", "2027-03-31"),
            ("上期末", "2027-09-30"),
            ("下期末", "2027-03-31"),
            ("来期末", "2027-03-31"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "deck",
            "2/30",
            "24/7",
            "13/13",
            "may",
            "3",
            "p1",
            "32日",
            "w",
            "-",
            "d3",
            "1000000000000d",
            "12/1(水)",
            "11月中旬",
            "11月",
            "来月31日中旬",
            "11月31日",
            "3日間",
            "1時間以内に",
        ] {
            check(text, "none");
        }
    }

    #[test]
    fn days_may_carry_a_time() {
        let (today, calendar) = monday();
        let check = |text: &str, expected: Option<(&str, Option<u16>)>| {
            let expected = expected.map(|(day, time)| (Day::parse(day).unwrap(), time));
            assert_eq!(planned(text, today, &calendar), expected, "{text}");
        };
        check("fri 14:00", Some(("2026-11-27", Some(840))));
        check("sat 14:00", Some(("2026-11-30", Some(840))));
        check("14:00 fri", Some(("2026-11-27", Some(840))));
        check("14:00", Some(("2026-11-23", Some(840))));
        check("明日 14時", Some(("2026-11-24", Some(840))));
        check("明日14時30分", Some(("2026-11-24", Some(870))));
        check("明日の午後2時", Some(("2026-11-24", Some(840))));
        check("tomorrow at 2:30pm", Some(("2026-11-24", Some(870))));
        check("2026-12-01T09:15", Some(("2026-12-01", Some(555))));
        check("9am", Some(("2026-11-23", Some(540))));
        check("12am", Some(("2026-11-23", Some(0))));
        check("12/5", Some(("2026-12-05", None)));
        check("明日15時", Some(("2026-11-24", Some(900))));
        check("明日１５：３０", Some(("2026-11-24", Some(930))));
        check("明日午後3時", Some(("2026-11-24", Some(900))));
        check("明日15時から16時", Some(("2026-11-24", Some(900))));
        check("12/1(火)15時〜16時", Some(("2026-12-01", Some(900))));
        check("tomorrow 3pm", Some(("2026-11-24", Some(900))));
        check("正午", Some(("2026-11-23", Some(720))));
        check("fri 25:00", None);
        check("later", None);
    }

    #[test]
    fn what_happened_leans_to_the_past() {
        let (today, calendar) = monday();
        let check = |text: &str, expected: &str| {
            assert_eq!(when(text, today, &calendar).unwrap().0.to_string(), expected, "{text}");
        };
        check("10/28", "2026-10-28");
        check("12/5", "2026-12-05");
        check("fri", "2026-11-20");
        check("mon", "2026-11-16");
        check("金曜 10:00", "2026-11-20");
        check("yesterday", "2026-11-22");
    }

    #[test]
    fn strip_keys_land_on_business_days() {
        let (today, calendar) = monday();
        let renewal = Day::parse("2027-06-01");
        let check = |key: char, expected: &str| {
            let until = snooze_key(key, today, &calendar, renewal).unwrap();
            assert_eq!(until.day().unwrap().to_string(), expected, "{key}");
        };
        check('t', "2026-11-24");
        check('m', "2026-11-30");
        check('w', "2026-11-30");
        check('f', "2026-12-07");
        check('n', "2026-12-23");
        check('r', "2027-03-03");
        assert_eq!(snooze_key('x', today, &calendar, None), Some(Until::Change));
        assert_eq!(snooze_key('r', today, &calendar, None), None);
        assert_eq!(snooze_key('d', today, &calendar, renewal), None);
    }
}
