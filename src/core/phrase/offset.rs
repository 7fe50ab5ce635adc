//! Distances from today: `3d`, `in 2 weeks`, `3 days ago`, `5営業日後`, `三日以内`.

use super::numeral;
use crate::core::calendar::Calendar;
use crate::core::day::Day;

#[derive(Clone, Copy)]
enum Unit {
    Day,
    BusinessDay,
    Week,
    Month,
    Year,
}

/// No typed distance reaches further.
const FURTHEST: u32 = 9_999;

pub(super) fn day(text: &str, today: Day, calendar: &Calendar) -> Option<Day> {
    let (text, back) = direction(text)?;
    let (count, unit) = amount(text)?;
    Some(step(today, count, unit, back, calendar))
}

/// The distance without what says whether it lies ahead or behind.
fn direction(text: &str) -> Option<(&str, bool)> {
    if let Some(rest) = text.strip_prefix('-') {
        return Some((rest, true));
    }
    if let Some(rest) = text.strip_prefix('+').or_else(|| text.strip_prefix("in ")) {
        return Some((rest, false));
    }
    if let Some(rest) = text.strip_suffix(" ago").or_else(|| text.strip_suffix('前')) {
        return Some((rest, true));
    }
    let ahead = ["以内", "後", " from now"];
    if let Some(rest) = ahead.iter().find_map(|end| text.strip_suffix(end)) {
        return Some((rest, false));
    }
    // Without a direction `3日` is a day of the month, not a distance.
    text.is_ascii().then_some((text, false))
}

fn amount(text: &str) -> Option<(u32, Unit)> {
    if let Some((count, word)) = spelled(text) {
        return Some((count, unit(word)?));
    }
    let (count, word) = numeral::leading(text)?;
    (count <= FURTHEST).then_some((count, unit(word.trim_start())?))
}

/// `two weeks`.
fn spelled(text: &str) -> Option<(u32, &str)> {
    const NUMBERS: [(&str, u32); 8] = [
        ("a ", 1),
        ("an ", 1),
        ("one ", 1),
        ("two ", 2),
        ("three ", 3),
        ("four ", 4),
        ("five ", 5),
        ("six ", 6),
    ];
    NUMBERS.iter().find_map(|(word, count)| Some((*count, text.strip_prefix(word)?)))
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "d" | "day" | "days" | "日" | "日間" => Unit::Day,
        "bd" | "business day" | "business days" | "営業日" => Unit::BusinessDay,
        "w" | "wk" | "week" | "weeks" | "週" | "週間" => Unit::Week,
        "m" | "mo" | "month" | "months" | "ヶ月" | "ケ月" | "か月" | "カ月" | "ヵ月" | "箇月" => {
            Unit::Month
        }
        "y" | "year" | "years" | "年" | "年間" => Unit::Year,
        _ => return None,
    })
}

fn step(today: Day, count: u32, unit: Unit, back: bool, calendar: &Calendar) -> Day {
    let days = |days: u32| if back { today - days as i32 } else { today + days as i32 };
    let months =
        |months: u32| if back { today.minus_months(months) } else { today.plus_months(months) };
    match unit {
        Unit::Day => days(count),
        Unit::Week => days(count * 7),
        Unit::Month => months(count),
        Unit::Year => months(count * 12),
        Unit::BusinessDay if back => (0..count).fold(today, |at, _| calendar.on_or_before(at - 1)),
        Unit::BusinessDay => (0..count).fold(today, |at, _| calendar.on_or_after(at + 1)),
    }
}
