//! A calendar day: no time, no zone. Weeks, months and ISO text; business days are in `calendar`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::num::NonZeroU32;
use std::ops::{Add, Sub};

/// A day, counted from 1970-01-01 (day 0). Printed and serialised as `YYYY-MM-DD`.
/// Held so that «no day» takes no room of its own: rows have a dozen days, by the thousand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NonZeroU32);

/// The bit of a number that says its sign.
const SIGN: u32 = 1 << 31;

const EPOCH: i32 = 719_163; // chrono's number of 1970-01-01, counted from the common era

impl Day {
    /// The day with this number of days since 1970-01-01.
    pub const fn from_number(number: i32) -> Self {
        // In the order of the numbers; the earliest of all is the second earliest.
        let held = (number as u32) ^ SIGN;
        match NonZeroU32::new(held) {
            Some(held) => Self(held),
            None => Self(NonZeroU32::MIN),
        }
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        (self.0.get() ^ SIGN) as i32
    }

    /// `None` when there is no such day in the calendar.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self::from)
    }

    /// Reads exactly `YYYY-MM-DD`.
    pub fn parse(iso: &str) -> Option<Self> {
        (iso.len() == 10)
            .then(|| NaiveDate::parse_from_str(iso, "%Y-%m-%d").ok())
            .flatten()
            .map(Self::from)
    }

    /// The day of a Unix time, in UTC.
    pub fn of_unix(seconds: i64) -> Self {
        Self::from_number(i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX / 2))
    }

    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.number().saturating_add(EPOCH))
            .unwrap_or_default()
    }

    /// Year, month 1–12, day 1–31.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    pub fn weekday(self) -> Weekday {
        // Day 0 was a Thursday. Rules ask this millions of times: not by way of year and month.
        let since_monday = (self.number().rem_euclid(7) + 3) % 7;
        Weekday::try_from(since_monday as u8).unwrap_or(Weekday::Mon)
    }

    pub fn is_weekend(self) -> bool {
        matches!(self.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// Months later by the calendar, clamped to the month's end.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        self.date().checked_add_months(Months::new(months)).map_or(self, Self::from)
    }

    /// Months earlier by the calendar, clamped to the month's end: 2026-03-31 less 1 is 02-28.
    #[must_use]
    pub fn minus_months(self, months: u32) -> Self {
        self.date().checked_sub_months(Months::new(months)).map_or(self, Self::from)
    }

    /// The last Sunday that is not after this day (week-ends of the score history).
    #[must_use]
    pub fn sunday_on_or_before(self) -> Self {
        self - i32::try_from(self.weekday().num_days_from_sunday()).unwrap_or(0)
    }

    /// The first such weekday after this day.
    #[must_use]
    pub fn next(self, weekday: Weekday) -> Self {
        let ahead = weekday.num_days_from_monday() + 7 - self.weekday().num_days_from_monday();
        self + i32::try_from(if ahead.is_multiple_of(7) { 7 } else { ahead % 7 }).unwrap_or(7)
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self::from_number(date.num_days_from_ce() - EPOCH)
    }
}

impl Add<i32> for Day {
    type Output = Self;
    fn add(self, days: i32) -> Self {
        Self::from_number(self.number().saturating_add(days))
    }
}

impl Sub<i32> for Day {
    type Output = Self;
    fn sub(self, days: i32) -> Self {
        Self::from_number(self.number().saturating_sub(days))
    }
}

impl Sub for Day {
    type Output = i32;
    /// Days from `other` to `self`; negative when `self` is earlier.
    fn sub(self, other: Self) -> i32 {
        self.number().saturating_sub(other.number())
    }
}

impl Add<Days> for Day {
    type Output = Self;
    fn add(self, days: Days) -> Self {
        self.date().checked_add_days(days).map_or(self, Self::from)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_text_agree() {
        assert_eq!(Day::parse("1970-01-01").unwrap().number(), 0);
        assert_eq!(Day::from_number(20_000).to_string(), "2024-10-04");
        assert_eq!(Day::parse("2026-02-30"), None);
        assert!(Day::from_number(-1) < Day::from_number(0));
        assert_eq!(Day::from_number(i32::MIN).number(), i32::MIN + 1);
        assert_eq!(size_of::<Option<Day>>(), size_of::<Day>());
    }

    #[test]
    fn months_clamp_to_the_end() {
        let check = |from: &str, months, to: &str| {
            assert_eq!(Day::parse(from).unwrap().minus_months(months).to_string(), to);
        };
        check("2026-03-31", 1, "2026-02-28");
        check("2024-03-31", 1, "2024-02-29");
        check("2026-03-31", 3, "2025-12-31");
    }

    #[test]
    fn next_weekday_is_always_ahead() {
        let monday = Day::parse("2026-11-23").unwrap();
        assert_eq!(monday.next(Weekday::Mon).to_string(), "2026-11-30");
        assert_eq!(monday.next(Weekday::Fri).to_string(), "2026-11-27");
        assert_eq!(monday.sunday_on_or_before().to_string(), "2026-11-22");
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        for number in (-1_000..1_000).chain(20_000..22_000) {
            let day = Day::from_number(number);
            assert_eq!(day.weekday(), day.date().weekday(), "{day}");
        }
    }
}
