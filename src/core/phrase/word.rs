//! Fixed words for days: `tomorrow`, `eom`, `月末`.

use crate::core::calendar::Calendar;
use crate::core::day::Day;
use chrono::Weekday;

pub(super) fn day(text: &str, today: Day, calendar: &Calendar) -> Option<Day> {
    Some(match text {
        "today" | "now" | "tonight" | "eod" | "end of day" | "今日" | "きょう" | "本日" => {
            today
        }
        "tomorrow" | "tmr" | "tmrw" | "明日" | "あす" | "あした" | "翌日" => today + 1,
        "あさって" | "明後日" | "day after tomorrow" => today + 2,
        "yesterday" | "昨日" | "きのう" => today - 1,
        "おととい" | "一昨日" | "day before yesterday" => today - 2,
        "next week" | "来週" | "翌週" | "週明け" => monday(today) + 7,
        "再来週" | "翌々週" => monday(today) + 14,
        "next month" | "来月" | "翌月" => today.plus_months(1),
        "再来月" => today.plus_months(2),
        "月初" | "月初め" | "月頭" => first(today - 1).plus_months(1),
        "next year" | "来年" => today.plus_months(12),
        "翌営業日" | "next business day" => calendar.on_or_after(today + 1),
        "年明け" | "年始" => Day::new(today.ymd().0 + 1, 1, 1)?,
        "来期初" | "来期初め" | "来期頭" | "来期" | "翌期初" => {
            calendar.quarter_end(today) + 1
        }
        "来年度" | "来年度初" | "来年度初め" | "年度初め" | "年度明け" | "新年度" => {
            fiscal_year_end(today, calendar) + 1
        }
        _ => return end(text, today, calendar),
    })
}

/// Words that mean the first day of a time ahead on which people work.
pub(super) fn begins(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "next week",
        "来週",
        "翌週",
        "週明け",
        "再来週",
        "翌々週",
        "月初",
        "月初め",
        "月頭",
        "年明け",
        "年始",
        "来期初",
        "来期初め",
        "来期頭",
        "来期",
        "翌期初",
        "来年度",
        "来年度初",
        "来年度初め",
        "年度初め",
        "年度明け",
        "新年度",
    ];
    WORDS.contains(&text)
}

/// The ends of weeks, months, quarters and years.
fn end(text: &str, today: Day, calendar: &Calendar) -> Option<Day> {
    let spoken = text.strip_prefix("end of ").map(|rest| rest.trim_start_matches("the "));
    let week = |weeks: i32| friday(today, calendar, weeks);
    Some(match (text, spoken) {
        ("eow" | "this week" | "今週末" | "週末", _) | (_, Some("week" | "this week")) => {
            week(0)
        }
        ("来週末", _) | (_, Some("next week")) => week(1),
        ("再来週末", _) => week(2),
        ("eom" | "this month" | "月末" | "末日", _) | (_, Some("month" | "this month")) => {
            month_end(today)
        }
        (_, Some("next month")) => month_end(first(today).plus_months(1)),
        ("eoq" | "期末" | "今期末" | "四半期末", _) | (_, Some("quarter" | "this quarter")) => {
            calendar.quarter_end(today)
        }
        ("来期末", _) | (_, Some("next quarter")) => {
            calendar.quarter_end(calendar.quarter_end(today) + 1)
        }
        ("eoy" | "年末", _) | (_, Some("year" | "this year")) => Day::new(today.ymd().0, 12, 31)?,
        ("年度末", _) | (_, Some("fiscal year")) => fiscal_year_end(today, calendar),
        _ => return None,
    })
}

fn monday(today: Day) -> Day {
    today - today.weekday().num_days_from_monday() as i32
}

/// The last working day of a week, which on a weekend is the one to come.
fn friday(today: Day, calendar: &Calendar, weeks: i32) -> Day {
    let this = if today.weekday() == Weekday::Fri { today } else { today.next(Weekday::Fri) };
    let friday = this + weeks * 7;
    Some(calendar.on_or_before(friday)).filter(|day| *day >= today).unwrap_or(friday)
}

fn first(today: Day) -> Day {
    let (year, month, _) = today.ymd();
    Day::new(year, month, 1).unwrap_or(today)
}

fn month_end(day: Day) -> Day {
    first(day).plus_months(1) - 1
}

fn fiscal_year_end(today: Day, calendar: &Calendar) -> Day {
    let (year, month, _) = today.ymd();
    let start = calendar.fiscal_start.clamp(1, 12);
    let next = if month >= start { year + 1 } else { year };
    Day::new(next, start, 1).map_or(today, |day| day - 1)
}
