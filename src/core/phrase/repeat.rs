//! Rhythms of recurring tasks: `every 2w`, `every mon`, `毎週月曜`, `毎月末`, by the calendar; and
//! `every! 2w`, `完了後2週間`, counted from the day it was done.

use super::{Resolved, weekday};
use crate::core::calendar::Calendar;
use crate::core::day::Day;
use crate::core::message::Message;
use chrono::{Datelike, Weekday};
use std::fmt;

/// A rhythm: `3d`, `2w`, `1w mon`, `1m 25`, `1m end`, `1y`; with `!` it counts from completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    count: u32,
    unit: char,
    anchor: Anchor,
    /// From the day it was done instead of by the calendar.
    from_done: bool,
}

/// What holds the rhythm in its place, also when one day of it was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Anchor {
    None,
    Weekday(Weekday),
    /// Of the month; a shorter month's last day.
    Day(u32),
    /// The second Tuesday of the month; the fifth is the last.
    Which(u32, Weekday),
    MonthEnd,
}

/// Days of a rhythm that are looked at until one lies ahead.
const FARTHEST: u32 = 5_000;

impl Repeat {
    const fn plain(count: u32, unit: char) -> Self {
        Self { count, unit, anchor: Anchor::None, from_done: false }
    }

    const fn on(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// Reads the stored form: `2w`, `1w mon`, `1m end`, `2w!`.
    pub fn parse(text: &str) -> Option<Self> {
        let (text, from_done) = text.strip_suffix('!').map_or((text, false), |text| (text, true));
        let (rhythm, anchor) = text.split_once(' ').unwrap_or((text, ""));
        let unit = rhythm.chars().last().filter(|unit| "dwmy".contains(*unit))?;
        let count = rhythm.strip_suffix(unit)?.parse().ok();
        let count = count.filter(|count| (1..=999).contains(count))?;
        let anchor = match (anchor, unit) {
            ("", _) => Anchor::None,
            ("end", 'm') => Anchor::MonthEnd,
            (which, 'm') if which.ends_with(char::is_alphabetic) => {
                let (number, name) = which.split_at_checked(1)?;
                let number = number.parse().ok().filter(|which| (1..=5).contains(which))?;
                Anchor::Which(number, weekday::named(name)?)
            }
            (day, 'm') => Anchor::Day(day.parse().ok().filter(|day| (1..=31).contains(day))?),
            (name, 'w') => Anchor::Weekday(weekday::named(name)?),
            _ => return None,
        };
        (!from_done || anchor == Anchor::None).then_some(Self { count, unit, anchor, from_done })
    }

    /// Reads what is typed after `every`, or a Japanese word: `2w`, `2 weeks`, `mon`, `month end`,
    /// `2w after done`, `毎週月曜`, `隔週`, `毎月25日`, `3日ごと`, `完了後2週間`.
    pub fn read(text: &str) -> Option<Self> {
        let text = super::normal(text);
        if let Some(rest) = after_done(&text) {
            let repeat = Self::read(rest).filter(|repeat| repeat.anchor == Anchor::None)?;
            return Some(Self { from_done: true, ..repeat });
        }
        Self::parse(&text).or_else(|| english(&text)).or_else(|| japanese(&text))
    }

    /// The first day of an anchored rhythm that is not before `today`; a weekday's is after it and
    /// lands on a business day.
    pub fn first(self, today: Day, calendar: &Calendar) -> Option<Resolved> {
        let stays = |day: Day| Some(Resolved::from(day));
        match self.anchor {
            Anchor::None => None,
            Anchor::Weekday(weekday) => Some(Resolved::landed(today.next(weekday), calendar)),
            Anchor::MonthEnd if self.count == 3 => stays(calendar.quarter_end(today)),
            Anchor::Day(_) | Anchor::Which(..) | Anchor::MonthEnd => {
                let months = (0..2).map(|months| self.of_month(today, months));
                stays(months.into_iter().find(|day| *day >= today)?)
            }
        }
    }

    /// The day on which the next one is due, when the one of `due` is done `today`: by the
    /// calendar the first day of the rhythm after both, else so long from today.
    pub fn next(self, due: Day, today: Day, calendar: &Calendar) -> Day {
        if self.from_done {
            return self.step(today, 1);
        }
        let passed = |day: &Day| *day > due && *day > today;
        let days = (0..FARTHEST).map(|times| self.step(due, times));
        let day = days.into_iter().find(passed).unwrap_or(today + 1);
        match self.anchor {
            Anchor::Weekday(_) => calendar.on_or_after(day),
            _ => day,
        }
    }

    /// The rhythm so many times on from a day of it.
    fn step(self, from: Day, times: u32) -> Day {
        let steps = self.count * times;
        match (self.unit, self.anchor) {
            ('w', Anchor::Weekday(weekday)) => {
                let into = |day: Weekday| day.num_days_from_monday() as i32;
                let back = (into(from.weekday()) - into(weekday)).rem_euclid(7);
                from - back + (steps * 7) as i32
            }
            ('m', Anchor::Day(_) | Anchor::Which(..) | Anchor::MonthEnd) => {
                self.of_month(from, steps)
            }
            ('d', _) => from + steps as i32,
            ('w', _) => from + (steps * 7) as i32,
            ('m', _) => from.plus_months(steps),
            _ => from.plus_months(steps * 12),
        }
    }

    /// The anchored day of a month so many months on.
    fn of_month(self, from: Day, months: u32) -> Day {
        let (year, month, _) = from.ymd();
        let first = Day::new(year, month, 1).unwrap_or(from).plus_months(months);
        let last = first.plus_months(1) - 1;
        match self.anchor {
            Anchor::Day(day) => last.min(first + (day as i32 - 1)),
            Anchor::Which(which, day) => weekday::of_month(first, which, day).unwrap_or(last),
            _ => last,
        }
    }

    /// A monthly rhythm begun on a day that short months do not have keeps to it.
    #[must_use]
    pub fn anchored(self, due: Day) -> Self {
        match (self.unit, self.anchor, due.date().day()) {
            ('m', Anchor::None, day @ 29..) if !self.from_done => self.on(Anchor::Day(day)),
            _ => self,
        }
    }

    /// What people read: «every 2 weeks», «毎月末».
    pub fn message(self) -> Message {
        let unit = match self.unit {
            'd' => "repeat-days",
            'w' => "repeat-weeks",
            'm' => "repeat-months",
            _ => "repeat-years",
        };
        let rhythm = Message::new(unit).count("count", self.count);
        match self.anchor {
            Anchor::None if self.from_done => {
                let id = match self.unit {
                    'd' => "repeat-done-days",
                    'w' => "repeat-done-weeks",
                    'm' => "repeat-done-months",
                    _ => "repeat-done-years",
                };
                Message::new(id).count("count", self.count)
            }
            Anchor::None => rhythm,
            Anchor::Weekday(day) => {
                let day = Message::new(weekday::message_id(day));
                Message::new("repeat-on-weekday").message("rhythm", rhythm).message("day", day)
            }
            Anchor::Day(day) => {
                Message::new("repeat-on-day").message("rhythm", rhythm).count("day", day)
            }
            Anchor::Which(which, day) => {
                let day = Message::new(weekday::message_id(day));
                let id = if which == weekday::LAST { "repeat-on-last" } else { "repeat-on-which" };
                Message::new(id).message("rhythm", rhythm).count("which", which).message("day", day)
            }
            Anchor::MonthEnd => Message::new("repeat-on-end").message("rhythm", rhythm),
        }
    }
}

/// What is left of a rhythm that counts from completion.
fn after_done(text: &str) -> Option<&str> {
    let ends = [" after done", " after completion", "!"];
    let starts = ["完了後", "完了から", "完了の"];
    let end = ends.iter().find_map(|end| text.strip_suffix(end));
    let start = starts.iter().find_map(|start| text.strip_prefix(start));
    end.or_else(|| start.map(|rest| rest.strip_suffix('後').unwrap_or(rest)))
}

fn english(text: &str) -> Option<Repeat> {
    let monthly = Repeat::plain(1, 'm');
    Some(match text {
        "month end" | "end of month" | "eom" | "last day" => monthly.on(Anchor::MonthEnd),
        "day" => Repeat::plain(1, 'd'),
        "quarter" => Repeat::plain(3, 'm'),
        text => {
            let (count, rest) = text.strip_prefix("other ").map_or((1, text), |rest| (2, rest));
            if let Some(day) = weekday::named(rest).filter(|_| rest.is_ascii()) {
                return Some(Repeat::plain(count, 'w').on(Anchor::Weekday(day)));
            }
            let numbered = weekday::numbered(rest)
                .or_else(|| weekday::numbered(&format!("{rest} of the month")));
            if let Some((which, day)) = numbered.filter(|_| count == 1) {
                return Some(monthly.on(Anchor::Which(which, day)));
            }
            if let Some(unit) = unit(rest).filter(|_| rest.len() > 2) {
                return Some(Repeat::plain(count, unit));
            }
            return counted(text);
        }
    })
}

fn japanese(text: &str) -> Option<Repeat> {
    let weekly = [("毎週", 1), ("隔週", 2)];
    if let Some((rest, count)) =
        weekly.iter().find_map(|(word, count)| Some((text.strip_prefix(word)?, *count)))
    {
        let rhythm = Repeat::plain(count, 'w');
        let name = rest.trim_start_matches('の');
        return match name {
            "" => Some(rhythm),
            name => Some(rhythm.on(Anchor::Weekday(weekday::named(name)?))),
        };
    }
    if let Some(rest) = text.strip_prefix("毎月") {
        let rhythm = Repeat::plain(1, 'm');
        return match rest.trim_start_matches('の') {
            "" => Some(rhythm),
            "末" | "末日" => Some(rhythm.on(Anchor::MonthEnd)),
            "初" | "初め" | "頭" => Some(rhythm.on(Anchor::Day(1))),
            day if weekday::numbered(day).is_some() => {
                let (which, day) = weekday::numbered(day)?;
                Some(rhythm.on(Anchor::Which(which, day)))
            }
            day => {
                let day = day.strip_suffix('日')?.parse().ok();
                Some(rhythm.on(Anchor::Day(day.filter(|day| (1..=31).contains(day))?)))
            }
        };
    }
    match text {
        "毎日" => Some(Repeat::plain(1, 'd')),
        "毎四半期" => Some(Repeat::plain(3, 'm')),
        "毎四半期末" => Some(Repeat::plain(3, 'm').on(Anchor::MonthEnd)),
        "毎年" => Some(Repeat::plain(1, 'y')),
        text => counted(text.trim_end_matches("ごと").trim_end_matches('毎')),
    }
}

/// `2 weeks`, `3日`.
fn counted(text: &str) -> Option<Repeat> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = text.strip_suffix(digits)?;
    Repeat::parse(&format!("{count}{}", unit(digits.trim_start())?))
}

fn unit(word: &str) -> Option<char> {
    Some(match word {
        "d" | "day" | "days" | "日" | "日間" => 'd',
        "w" | "week" | "weeks" | "週" | "週間" => 'w',
        "m" | "month" | "months" | "ヶ月" | "ケ月" | "か月" | "カ月" | "ヵ月" => 'm',
        "y" | "year" | "years" | "年" | "年間" => 'y',
        _ => return None,
    })
}

impl fmt::Display for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit)?;
        match self.anchor {
            Anchor::None => {}
            Anchor::Weekday(day) => write!(f, " {}", weekday::id(day))?,
            Anchor::Day(day) => write!(f, " {day}")?,
            Anchor::Which(which, day) => write!(f, " {which}{}", weekday::id(day))?,
            Anchor::MonthEnd => f.write_str(" end")?,
        }
        if self.from_done { f.write_str("!") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::calendar::ClosedSpan;

    #[test]
    fn rhythms_of_both_languages() {
        let check = |text: &str, stored: Option<&str>| {
            let read = Repeat::read(text).map(|repeat| repeat.to_string());
            assert_eq!(read.as_deref(), stored, "{text}");
            assert!(read.is_none_or(|stored| Repeat::parse(&stored).is_some()));
        };
        check("2w", Some("2w"));
        check("2 Weeks", Some("2w"));
        check("month", Some("1m"));
        check("quarter", Some("3m"));
        check("other week", Some("2w"));
        check("mon", Some("1w mon"));
        check("other Friday", Some("2w fri"));
        check("month end", Some("1m end"));
        check("1m 25", Some("1m 25"));
        check("2w!", Some("2w!"));
        check("2 weeks after done", Some("2w!"));
        check("毎週", Some("1w"));
        check("毎週月曜", Some("1w mon"));
        check("隔週の火曜日", Some("2w tue"));
        check("毎月末", Some("1m end"));
        check("毎月２５日", Some("1m 25"));
        check("毎月第2火曜", Some("1m 2tue"));
        check("毎月第３水曜日", Some("1m 3wed"));
        check("毎月最終金曜", Some("1m 5fri"));
        check("毎四半期末", Some("3m end"));
        check("2nd tue", Some("1m 2tue"));
        check("last friday", Some("1m 5fri"));
        check("last fri of the month", Some("1m 5fri"));
        check("隔週", Some("2w"));
        check("３日ごと", Some("3d"));
        check("完了後2週間", Some("2w!"));
        check("完了から1か月後", Some("1m!"));
        check("customer", None);
        check("毎月曜", None);
        check("毎月32日", None);
        check("0d", None);
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn by_the_calendar_the_next_day_is_the_first_after_both_due_and_today() {
        let check = |repeat: &str, due: &str, next: &str| {
            let repeat = Repeat::parse(repeat).unwrap();
            let found = repeat.next(day(due), day("2026-11-23"), &Calendar::default());
            assert_eq!(found, day(next), "{repeat} from {due}");
        };
        check("2w", "2026-11-20", "2026-12-04");
        check("2w", "2026-09-01", "2026-11-24");
        check("1m", "2026-01-31", "2026-11-30");
        check("1d", "2026-11-23", "2026-11-24");
        check("1w", "2026-12-10", "2026-12-17");
        check("1w mon", "2026-11-23", "2026-11-30");
        // Done before its day, and moved off its day: the rhythm stays where it was.
        check("1w mon", "2026-11-30", "2026-12-07");
        check("1w mon", "2026-11-24", "2026-11-30");
        check("2w fri", "2026-11-20", "2026-12-04");
        check("1m end", "2026-11-30", "2026-12-31");
        check("1m end", "2026-12-02", "2026-12-31");
        check("1m 31", "2027-01-31", "2027-02-28");
        check("1m 31", "2027-02-28", "2027-03-31");
        check("1m 25", "2026-10-25", "2026-11-25");
        check("1m 2tue", "2026-11-10", "2026-12-08");
        check("1m 5fri", "2026-11-27", "2026-12-25");
        check("3m end", "2026-09-30", "2026-12-31");
    }

    #[test]
    fn from_completion_it_counts_from_today() {
        let next = |repeat: &str, due: &str| {
            let repeat = Repeat::parse(repeat).unwrap();
            repeat.next(day(due), day("2026-11-23"), &Calendar::default())
        };
        assert_eq!(next("2w!", "2026-09-01"), day("2026-12-07"));
        assert_eq!(next("1m!", "2026-12-31"), day("2026-12-23"));
    }

    #[test]
    fn a_weekday_that_is_closed_lands_behind_it_without_moving_the_rhythm() {
        let calendar = Calendar {
            closed: vec![ClosedSpan { from: (11, 30), to: (11, 30) }],
            ..Calendar::default()
        };
        let mondays = Repeat::parse("1w mon").unwrap();
        let first = mondays.next(day("2026-11-23"), day("2026-11-23"), &calendar);
        assert_eq!(first, day("2026-12-01"));
        assert_eq!(mondays.next(first, first, &calendar), day("2026-12-07"));
    }

    #[test]
    fn a_monthly_rhythm_keeps_to_a_day_that_short_months_lack() {
        let monthly = Repeat::parse("1m").unwrap();
        assert_eq!(monthly.anchored(day("2026-01-31")).to_string(), "1m 31");
        assert_eq!(monthly.anchored(day("2026-01-15")).to_string(), "1m");
    }
}
