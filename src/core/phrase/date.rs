//! Typed dates, with or without a year: `28 oct`, `10/28`, `10月28日`, `2027-10-28`.

use super::Lean;
use crate::core::day::Day;

pub(super) fn day(text: &str, today: Day, lean: Lean) -> Option<Day> {
    let parts = numeric(text).or_else(|| kanji(text)).or_else(|| named(text))?;
    match parts {
        (Some(year), Some(month), day) => Day::new(year, month, day),
        (_, Some(month), day) => yearly(month, day, today, lean),
        (_, None, day) => monthly(day, today, lean),
    }
}

/// Year and month where they are given, and the day.
type Parts = (Option<i32>, Option<u32>, u32);

/// `2027-10-28`, `2027/10/28`, `10/28`, `10-28`, `28.10.`, `28.10.2027`.
fn numeric(text: &str) -> Option<Parts> {
    if text.contains('.') {
        let mut parts = text.trim_end_matches('.').split('.').map(str::trim);
        let (day, month) = (number(parts.next()?)?, number(parts.next()?)?);
        let year = parts.next().map(year).map_or(Some(None), |year| year.map(Some))?;
        let written_out = year.is_some() || text.ends_with('.');
        return (written_out && parts.next().is_none()).then_some((year, Some(month), day));
    }
    let parts: Vec<_> = text.split(['-', '/']).collect();
    match parts.as_slice() {
        [y, month, day] => Some((Some(year(y)?), Some(number(month)?), number(day)?)),
        [month, day] => Some((None, Some(number(month)?), number(day)?)),
        _ => None,
    }
}

/// `2027年10月28日`, `10月28日`, `28日`.
fn kanji(text: &str) -> Option<Parts> {
    let text = text.strip_suffix('日')?;
    let (y, rest) = match text.split_once('年') {
        Some((y, rest)) => (Some(year(y)?), rest),
        None => (None, text),
    };
    match rest.split_once('月') {
        Some((month, day)) => Some((y, Some(number(month)?), number(day)?)),
        None if y.is_none() => Some((None, None, number(rest)?)),
        None => None,
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
    let text = text.trim();
    let short = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    short.then(|| text.parse().ok())?
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

fn month(text: &str) -> Option<u32> {
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
fn yearly(month: u32, day: u32, today: Day, lean: Lean) -> Option<Day> {
    let this = today.ymd().0;
    // 29 February may be four years ahead.
    let ahead = (this..=this + 8).filter_map(|year| Day::new(year, month, day));
    match lean {
        Lean::Ahead => ahead.into_iter().find(|day| *day >= today),
        Lean::Behind => (this - 8..=this + 8)
            .filter_map(|year| Day::new(year, month, day))
            .min_by_key(|day| (*day - today).abs()),
    }
}

/// The next such day of a month, or the last one.
fn monthly(day: u32, today: Day, lean: Lean) -> Option<Day> {
    let (year, month, _) = today.ymd();
    let first = Day::new(year, month, 1)?;
    let of = |first: Day| Day::new(first.ymd().0, first.ymd().1, day);
    match lean {
        Lean::Ahead => (0..12).filter_map(|n| of(first.plus_months(n))).find(|day| *day >= today),
        Lean::Behind => (0..12).filter_map(|n| of(first.minus_months(n))).find(|day| *day <= today),
    }
}
