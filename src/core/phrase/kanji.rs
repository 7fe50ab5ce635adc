//! Dates as Japanese writes them: `10月28日`, `来月10日`, `11月末`, `令和8年12月1日`, `R8.12.1`,
//! `来月第2火曜`.

use super::{Lean, date, numeral, weekday};
use crate::core::day::Day;
use chrono::Weekday;

/// A day of a month.
#[derive(Clone, Copy)]
enum Of {
    Day(u32),
    Weekday(u32, Weekday),
    End,
}

impl Of {
    fn in_month(self, first: Day) -> Option<Day> {
        let (year, month, _) = first.ymd();
        match self {
            Self::Day(day) => Day::new(year, month, day),
            Self::Weekday(which, weekday) => weekday::of_month(first, which, weekday),
            Self::End => Some(first.plus_months(1) - 1),
        }
    }
}

pub(super) fn day(text: &str, today: Day, lean: Lean) -> Option<Day> {
    if let Some(day) = era_in_digits(text) {
        return Some(day);
    }
    let (year, rest) = year(text, today).map_or((None, text), |(year, rest)| (Some(year), rest));
    if let Some(year) = year {
        return of_year(year, rest.trim_start_matches('の'));
    }
    if let Some((first, rest)) = spoken_month(text, today) {
        return of(rest)?.in_month(first);
    }
    if let Some(of @ Of::Weekday(..)) = of(text) {
        return date::monthly(today, lean, |first| of.in_month(first));
    }
    let (number, rest) = numeral::leading(text)?;
    if let Some(rest) = rest.strip_prefix('月') {
        let of = of(rest)?;
        return date::yearly(today, lean, |year| of.in_month(Day::new(year, number, 1)?));
    }
    (rest == "日").then(|| date::monthly(today, lean, |first| Of::Day(number).in_month(first)))?
}

/// What follows a year: `12月1日`, `12月末`, `末`.
fn of_year(year: i32, rest: &str) -> Option<Day> {
    if rest == "末" {
        return Day::new(year, 12, 31);
    }
    let (month, rest) = numeral::leading(rest)?;
    of(rest.strip_prefix('月')?)?.in_month(Day::new(year, month, 1)?)
}

/// What follows a month: `10日`, `末`, `初め`, `第2火曜`.
fn of(text: &str) -> Option<Of> {
    let text = text.trim_start().trim_start_matches('の');
    match text {
        "末" | "末日" | "月末" => return Some(Of::End),
        "初" | "初め" | "はじめ" | "頭" | "あたま" | "初日" => return Some(Of::Day(1)),
        _ => {}
    }
    if let Some((which, weekday)) = weekday::numbered(text) {
        return Some(Of::Weekday(which, weekday));
    }
    let (day, rest) = numeral::leading(text)?;
    (rest == "日").then_some(Of::Day(day))
}

/// `2027年`, `27年`, `令和8年`, `来年`.
fn year(text: &str, today: Day) -> Option<(i32, &str)> {
    const SPOKEN: [(&str, i32); 8] = [
        ("再来年", 2),
        ("来年", 1),
        ("翌年", 1),
        ("今年", 0),
        ("本年", 0),
        ("ことし", 0),
        ("昨年", -1),
        ("去年", -1),
    ];
    let spoken = SPOKEN.iter().find_map(|(word, on)| Some((*on, text.strip_prefix(word)?)));
    if let Some((on, rest)) = spoken {
        return Some((today.ymd().0 + on, rest));
    }
    let (base, text) = era(text).unwrap_or((0, text));
    let (number, rest) = numeral::leading(text).or_else(|| Some((1, text.strip_prefix('元')?)))?;
    let rest = rest.strip_prefix('年')?;
    let number = i32::try_from(number).ok()?;
    match (base, number) {
        (0, 1000..=9999) => Some((number, rest)),
        (0, 20..=99) => Some((2000 + number, rest)),
        (0, _) => None,
        (base, number) => (number < 100).then_some((base + number, rest)),
    }
}

/// The year before the first one of an era, and what follows its name.
fn era(text: &str) -> Option<(i32, &str)> {
    const ERAS: [(&str, i32); 6] =
        [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("r", 2018), ("h", 1988), ("s", 1925)];
    ERAS.iter().find_map(|(name, base)| Some((*base, text.strip_prefix(name)?)))
}

/// `r8.12.1`, `令和8/12/1`.
fn era_in_digits(text: &str) -> Option<Day> {
    let (base, rest) = era(text)?;
    let parts: Vec<_> = rest.split(['.', '/', '-']).map(numeral::small).collect();
    match parts.as_slice() {
        [Some(year), Some(month), Some(day)] => {
            Day::new(base + i32::try_from(*year).ok()?, *month, *day)
        }
        _ => None,
    }
}

/// The first day of a month that is named by its distance.
fn spoken_month(text: &str, today: Day) -> Option<(Day, &str)> {
    const MONTHS: [(&str, i32); 8] = [
        ("今月", 0),
        ("当月", 0),
        ("再来月", 2),
        ("来月", 1),
        ("翌月", 1),
        ("先々月", -2),
        ("先月", -1),
        ("前月", -1),
    ];
    let (on, rest) = MONTHS.iter().find_map(|(word, on)| Some((*on, text.strip_prefix(word)?)))?;
    let (year, month, _) = today.ymd();
    let first = Day::new(year, month, 1)?;
    let months = on.unsigned_abs();
    Some((if on < 0 { first.minus_months(months) } else { first.plus_months(months) }, rest))
}
