//! Typed dates, with or without a year: `28 oct`, `10/28`, `2027-10-28`, `end of november`.

use super::{Lean, numeral};
use crate::core::day::Day;

pub(super) fn day(text: &str, today: Day, lean: Lean) -> Option<Day> {
    if let Some(month) = text.strip_prefix("end of ").and_then(month) {
        return yearly(today, lean, |year| Some(Day::new(year, month, 1)?.plus_months(1) - 1));
    }
    match numeric(text).or_else(|| named(text))? {
        (Some(year), Some(month), day) => Day::new(year, month, day),
        (_, Some(month), day) => yearly(today, lean, |year| Day::new(year, month, day)),
        (_, None, day) => monthly(today, lean, |first| {
            let (year, month, _) = first.ymd();
            Day::new(year, month, day)
        }),
    }
}

/// Year and month where they are given, and the day.
type Parts = (Option<i32>, Option<u32>, u32);

/// `2027-10-28`, `2027/10/28`, `2027.10.28`, `10/28`, `10-28`, `28.10.`, `28.10.2027`.
fn numeric(text: &str) -> Option<Parts> {
    let year_first = text.split('.').next().and_then(year).is_some();
    if text.contains('.') && !year_first {
        let mut parts = text.trim_end_matches('.').split('.').map(str::trim);
        let (day, month) = (number(parts.next()?)?, number(parts.next()?)?);
        let year = parts.next().map(year).map_or(Some(None), |year| year.map(Some))?;
        let written_out = year.is_some() || text.ends_with('.');
        return (written_out && parts.next().is_none()).then_some((year, Some(month), day));
    }
    let parts: Vec<_> = text.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [y, month, day] => Some((Some(year(y)?), Some(number(month)?), number(day)?)),
        [month, day] => Some((None, Some(number(month)?), number(day)?)),
        _ => None,
    }
}

/// `28 oct`, `oct 28`, `28 october 2027`, `oct 28, 2027`, `28th`, `the 28th`.
fn named(text: &str) -> Option<Parts> {
    let text = text.strip_prefix("on ").unwrap_or(text);
    let text = text.strip_prefix("the ").unwrap_or(text);
    let words: Vec<_> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [day] => Some((None, None, ordinal(day).filter(|_| number(day).is_none())?)),
        [a, b] => {
            Some((None, Some(month(a).or_else(|| month(b))?), ordinal(a).or_else(|| ordinal(b))?))
        }
        [a, b, y] => Some((
            Some(year(y)?),
            Some(month(a).or_else(|| month(b))?),
            ordinal(a).or_else(|| ordinal(b))?,
        )),
        _ => None,
    }
}

/// A number of one or two digits.
fn number(text: &str) -> Option<u32> {
    numeral::small(text).filter(|_| text.is_ascii())
}

/// A year in four digits.
fn year(text: &str) -> Option<i32> {
    let text = text.trim();
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// `28`, `28th`, `1st`.
fn ordinal(text: &str) -> Option<u32> {
    number(["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text))
}

pub(super) fn month(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.trim_end_matches('.');
    let named = |month: &&str| {
        text.len() >= 3 && month.starts_with(text) || text == "sept" && **month == *"september"
    };
    MONTHS.iter().position(named).map(|at| at as u32 + 1)
}

/// The next such day of a year, or the nearest one.
pub(super) fn yearly(
    today: Day,
    lean: Lean,
    of: impl Fn(i32) -> Option<Day> + Copy,
) -> Option<Day> {
    let this = today.ymd().0;
    // 29 February may be eight years ahead.
    match lean {
        Lean::Ahead => (this..=this + 8).filter_map(of).find(|day| *day >= today),
        Lean::Behind => (this - 8..=this + 8).filter_map(of).min_by_key(|day| (*day - today).abs()),
    }
}

/// The next such day of a month, or the last one.
pub(super) fn monthly(
    today: Day,
    lean: Lean,
    of: impl Fn(Day) -> Option<Day> + Copy,
) -> Option<Day> {
    let (year, month, _) = today.ymd();
    let first = Day::new(year, month, 1)?;
    match lean {
        Lean::Ahead => {
            (0..12).map(|n| first.plus_months(n)).filter_map(of).find(|day| *day >= today)
        }
        Lean::Behind => {
            (0..12).map(|n| first.minus_months(n)).filter_map(of).find(|day| *day <= today)
        }
    }
}
