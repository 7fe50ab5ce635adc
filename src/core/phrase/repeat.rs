//! Rhythms of recurring tasks: `every 2w`, `毎週`.

use crate::core::day::Day;
use std::fmt;

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

    /// Reads what is typed after `every`, or a Japanese word: `2w`, `2 weeks`, `month`, `毎週`,
    /// `隔週`, `3日ごと`.
    pub fn read(text: &str) -> Option<Self> {
        let text = super::normal(text);
        let one = |unit| Some(Self { count: 1, unit });
        match text.as_str() {
            "day" | "毎日" => one('d'),
            "week" | "毎週" => one('w'),
            "month" | "毎月" => one('m'),
            "quarter" | "毎四半期" => Some(Self { count: 3, unit: 'm' }),
            "year" | "毎年" => one('y'),
            "other week" | "隔週" => Some(Self { count: 2, unit: 'w' }),
            text => {
                let text = text.trim_end_matches("ごと").trim_end_matches("毎");
                let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
                let count = text.strip_suffix(digits)?;
                Self::parse(&format!("{count}{}", unit(digits.trim_start())?))
            }
        }
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

fn unit(word: &str) -> Option<char> {
    Some(match word {
        "d" | "day" | "days" | "日" => 'd',
        "w" | "week" | "weeks" | "週" | "週間" => 'w',
        "m" | "month" | "months" | "ヶ月" | "ケ月" | "か月" | "カ月" | "ヵ月" => 'm',
        "y" | "year" | "years" | "年" => 'y',
        _ => return None,
    })
}

impl fmt::Display for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        check("毎週", Some("1w"));
        check("隔週", Some("2w"));
        check("３日ごと", Some("3d"));
        check("customer", None);
        check("0d", None);
    }

    #[test]
    fn the_next_day_of_a_rhythm_is_after_today() {
        let day = |text: &str| Day::parse(text).unwrap();
        let check = |repeat: &str, start: &str, next: &str| {
            let found = Repeat::parse(repeat).unwrap().after(day(start), day("2026-11-23"));
            assert_eq!(found, day(next), "{repeat} from {start}");
        };
        check("2w", "2026-11-20", "2026-12-04");
        check("2w", "2026-09-01", "2026-11-24");
        check("1m", "2026-01-31", "2026-11-30");
        check("1d", "2026-11-23", "2026-11-24");
        check("1w", "2026-12-10", "2026-12-17");
    }
}
