//! Weekdays: `fri`, `next monday`, `来週月曜`. Those ahead land on a business day and say so.

use super::{Lean, Resolved};
use crate::core::calendar::Calendar;
use crate::core::day::Day;
use chrono::Weekday;

pub(super) fn day(text: &str, today: Day, calendar: &Calendar, lean: Lean) -> Option<Resolved> {
    let (week, name) = week(text);
    let weekday = named(name)?;
    let monday = today - today.weekday().num_days_from_monday() as i32;
    let day = match (week, lean) {
        (Some(weeks), _) => monday + weeks * 7 + weekday.num_days_from_monday() as i32,
        (None, Lean::Ahead) => today.next(weekday),
        (None, Lean::Behind) => {
            today.next(weekday) - if today.weekday() == weekday { 14 } else { 7 }
        }
    };
    if day <= today {
        return Some(Resolved { day, moved: false });
    }
    let landed = calendar.on_or_after(day);
    Some(Resolved { day: landed, moved: landed != day })
}

/// Which week is named, counted from this one, and the rest of the text.
fn week(text: &str) -> (Option<i32>, &str) {
    const WEEKS: [(&str, i32); 10] = [
        ("next ", 1),
        ("this ", 0),
        ("last ", -1),
        ("再来週の", 2),
        ("再来週", 2),
        ("来週の", 1),
        ("来週", 1),
        ("今週の", 0),
        ("今週", 0),
        ("先週", -1),
    ];
    let text = text.strip_prefix("on ").unwrap_or(text);
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
