//! Typed days and times, in both languages whatever the interface: `fri`, `3d`, `来週月曜`, `月末`.

use super::calendar::Calendar;
use super::day::Day;

/// A typed day, and whether it was moved to the next business day (weekday words only).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    pub day: Day,
    pub moved: bool,
}

/// How long something stays quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    Day(Day),
    /// Until the data changes.
    Change,
}

impl Until {
    pub fn day(self) -> Option<Day> {
        if let Self::Day(day) = self { Some(day) } else { None }
    }
}

/// Reads a whole text as a day. `None` when it is no day phrase.
pub fn day(text: &str, today: Day, calendar: &Calendar) -> Option<Day> {
    resolve(text, today, calendar).map(|resolved| resolved.day)
}

/// As [`day`], saying whether the day was moved off a closed day.
pub fn resolve(text: &str, today: Day, _calendar: &Calendar) -> Option<Resolved> {
    let day = match text.trim() {
        "today" | "今日" => today,
        "tomorrow" | "明日" => today + 1,
        iso => Day::parse(iso)?,
    };
    Some(Resolved { day, moved: false })
}

/// A day with an optional time in minutes after midnight: `fri 14:00`, `明日 14時`.
pub fn when(text: &str, today: Day, calendar: &Calendar) -> Option<(Day, Option<u16>)> {
    day(text, today, calendar).map(|day| (day, None))
}

/// The second key of the snooze and due strips: `t m w f n r x`. `None` for any other key, for
/// `r` without a renewal, and for `d`, which asks for a typed day.
pub fn snooze_key(
    key: char,
    today: Day,
    calendar: &Calendar,
    renewal: Option<Day>,
) -> Option<Until> {
    let landed = |day: Day| Some(Until::Day(calendar.on_or_after(day)));
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

/// A rhythm: `3d`, `2w`, `1m`, `1y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    count: u32,
    unit: char,
}

impl Repeat {
    /// Reads the stored form: `2w`.
    pub fn parse(text: &str) -> Option<Self> {
        let unit = text.chars().last().filter(|unit| "dwmy".contains(*unit))?;
        let count =
            text.strip_suffix(unit)?.parse().ok().filter(|count| (1..=999).contains(count))?;
        Some(Self { count, unit })
    }

    /// The first day of the rhythm from `start` that is after `today`.
    pub fn after(self, start: Day, today: Day) -> Day {
        let step = |times: u32| match self.unit {
            'd' => start + (self.count * times) as i32,
            'w' => start + (self.count * times * 7) as i32,
            'm' => start.plus_months(self.count * times),
            _ => start.plus_months(self.count * times * 12),
        };
        (1..5_000).map(step).find(|day| *day > today).unwrap_or(today + 1)
    }
}

impl std::fmt::Display for Repeat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.count, self.unit)
    }
}
