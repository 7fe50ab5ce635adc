//! Weekdays: `fri`, `next monday`, `来週月曜`. Those ahead land on a business day and say so.

use super::{Lean, Resolved, numeral};
use crate::core::calendar::Calendar;
use crate::core::day::Day;
use chrono::Weekday;

pub(super) fn day(text: &str, today: Day, calendar: &Calendar, lean: Lean) -> Option<Resolved> {
    let (week, name) = week(text);
    let weekday = named(name).or_else(|| kanji(name).filter(|_| week.is_some()))?;
    let monday = today - today.weekday().num_days_from_monday() as i32;
    let day = match (week, lean) {
        (Some(weeks), _) => monday + weeks * 7 + weekday.num_days_from_monday() as i32,
        (None, Lean::Ahead) => today.next(weekday),
        (None, Lean::Behind) => {
            today.next(weekday) - if today.weekday() == weekday { 14 } else { 7 }
        }
    };
    Some(landed(day, today, calendar))
}

/// A weekday ahead is worked on: it moves to the next business day.
pub(super) fn landed(day: Day, today: Day, calendar: &Calendar) -> Resolved {
    if day > today { Resolved::landed(day, calendar) } else { day.into() }
}

/// The weekday that stands in brackets behind a date: `12/1(火)`, `12/1 (tue)`, `(火・祝)`.
pub(super) fn bracketed(text: &str) -> (&str, Option<Weekday>) {
    let cut = || {
        let (front, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
        let name = inner.split(['・', ',']).next().unwrap_or(inner).trim();
        Some((front.trim_end(), named(name).or_else(|| kanji(name))?))
    };
    cut().map_or((text, None), |(front, weekday)| (front, Some(weekday)))
}

/// `第2火曜`, `2nd tue`, `最終金曜`, `last fri of the month`: which one, and the weekday. The fifth
/// is the last.
pub(super) fn numbered(text: &str) -> Option<(u32, Weekday)> {
    // Alone, `last friday` is the one that is over.
    let last = text.strip_prefix("last ").and_then(|rest| rest.strip_suffix(" of the month"));
    if let Some(name) = last.or_else(|| text.strip_prefix("最終")) {
        return Some((LAST, named(name.trim_start())?));
    }
    let text = text.strip_suffix(" of the month").unwrap_or(text);
    let (which, rest) = match text.strip_prefix('第') {
        Some(rest) => numeral::leading(rest)?,
        None => english(text)?,
    };
    let weekday = named(rest.trim_start()).filter(|_| (1..=LAST).contains(&which))?;
    Some((which, weekday))
}

fn english(text: &str) -> Option<(u32, &str)> {
    const NUMBERS: [(&str, u32); 6] =
        [("1st ", 1), ("first ", 1), ("2nd ", 2), ("3rd ", 3), ("third ", 3), ("4th ", 4)];
    NUMBERS.iter().find_map(|(word, which)| Some((*which, text.strip_prefix(word)?)))
}

/// Stands for the last such weekday of a month.
pub(super) const LAST: u32 = 5;

/// That weekday of the month which begins on a day.
pub(super) fn of_month(first: Day, which: u32, weekday: Weekday) -> Option<Day> {
    let found = (first - 1).next(weekday) + (which.checked_sub(1)? * 7) as i32;
    let inside = found.ymd().1 == first.ymd().1;
    Some(if inside { found } else { found - 7 })
}

/// A weekday in one sign, which only its surroundings make one.
fn kanji(sign: &str) -> Option<Weekday> {
    named(&format!("{sign}曜")).filter(|_| sign.chars().count() == 1)
}

/// Which week is named, counted from this one, and the rest of the text.
fn week(text: &str) -> (Option<i32>, &str) {
    const WEEKS: [(&str, i32); 9] = [
        ("next ", 1),
        ("this ", 0),
        ("last ", -1),
        ("再来週", 2),
        ("来週", 1),
        ("翌週", 1),
        ("今週", 0),
        ("先々週", -2),
        ("先週", -1),
    ];
    let coming = ["on ", "次の", "今度の"];
    let text = coming.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let named = WEEKS.iter().find_map(|(word, weeks)| Some((*weeks, text.strip_prefix(word)?)));
    named.map_or((None, text), |(weeks, rest)| (Some(weeks), rest.trim_start_matches('の')))
}

/// The weekday of a name in either language.
pub(super) fn named(name: &str) -> Option<Weekday> {
    Some(match name {
        "mon" | "monday" | "月曜" | "月曜日" => Weekday::Mon,
        "tue" | "tues" | "tuesday" | "火曜" | "火曜日" => Weekday::Tue,
        "wed" | "wednesday" | "水曜" | "水曜日" => Weekday::Wed,
        "thu" | "thur" | "thurs" | "thursday" | "木曜" | "木曜日" => Weekday::Thu,
        "fri" | "friday" | "金曜" | "金曜日" => Weekday::Fri,
        "sat" | "saturday" | "土曜" | "土曜日" => Weekday::Sat,
        "sun" | "sunday" | "日曜" | "日曜日" => Weekday::Sun,
        _ => return None,
    })
}

/// The short name that is stored and read: `mon`.
pub(super) fn id(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "mon",
        Weekday::Tue => "tue",
        Weekday::Wed => "wed",
        Weekday::Thu => "thu",
        Weekday::Fri => "fri",
        Weekday::Sat => "sat",
        Weekday::Sun => "sun",
    }
}

/// Message id of the whole name.
pub(super) fn message_id(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "weekday-mon",
        Weekday::Tue => "weekday-tue",
        Weekday::Wed => "weekday-wed",
        Weekday::Thu => "weekday-thu",
        Weekday::Fri => "weekday-fri",
        Weekday::Sat => "weekday-sat",
        Weekday::Sun => "weekday-sun",
    }
}
