//! How far a step lies from the anchor of its template: `+5bd` business days, `-30d` days, `+0`.

use crate::core::calendar::Calendar;
use crate::core::day::Day;
use crate::core::message::Message;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// No step lies further away.
const FURTHEST: i32 = 3_660;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offset {
    Days(i32),
    BusinessDays(i32),
}

impl Offset {
    /// Reads `+5bd`, `5 bd`, `-30d`, `3`, `+2w`, `5営業日`, `10日`; a bare number counts days.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (back, text) = match text.strip_prefix(['-', '−', '▲']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (count, unit) = text.split_at_checked(digits)?;
        let count: i32 = count.parse().ok().filter(|count| *count <= FURTHEST)?;
        let count = if back { -count } else { count };
        match unit.trim().trim_end_matches('後').to_lowercase().as_str() {
            "bd" | "business day" | "business days" | "営業日" => {
                Some(Self::BusinessDays(count))
            }
            "" | "d" | "day" | "days" | "日" | "日目" => Some(Self::Days(count)),
            "w" | "week" | "weeks" | "週" | "週間" => Some(Self::Days(count * 7)),
            _ => None,
        }
    }

    /// What people read: «5 business days later», «30日前».
    pub fn message(self) -> Message {
        let (count, ids) = match self {
            Self::Days(count) => (count, ["offset-days", "offset-days-before"]),
            Self::BusinessDays(count) => (count, ["offset-business", "offset-business-before"]),
        };
        let [after, before] = ids;
        match count {
            0 => Message::new("offset-first"),
            1.. => Message::new(after).count("count", count.unsigned_abs()),
            _ => Message::new(before).count("count", count.unsigned_abs()),
        }
    }

    /// The day itself; one that is no business day moves to the next.
    pub fn from(self, anchor: Day, calendar: &Calendar) -> Day {
        match self {
            Self::Days(count) => calendar.on_or_after(anchor + count),
            Self::BusinessDays(count) if count < 0 => calendar.minus(anchor, count.unsigned_abs()),
            Self::BusinessDays(count) => calendar.plus(anchor, count.unsigned_abs()),
        }
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(0) | Self::BusinessDays(0) => f.write_str("+0"),
            Self::Days(count) => write!(f, "{count:+}d"),
            Self::BusinessDays(count) => write!(f, "{count:+}bd"),
        }
    }
}

impl Serialize for Offset {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Offset {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            let unexpected = serde::de::Unexpected::Str(&text);
            serde::de::Error::invalid_value(unexpected, &"+5bd, -30d")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_read_and_counted_from_the_anchor() {
        let friday = Day::parse("2026-11-20").unwrap();
        let check = |text: &str, expected: Option<&str>| {
            let found = Offset::parse(text).map(|o| o.from(friday, &Calendar::default()));
            assert_eq!(found.map(|day| day.to_string()).as_deref(), expected, "{text}");
        };
        check("+0", Some("2026-11-20"));
        check("+1bd", Some("2026-11-23"));
        check("5営業日", Some("2026-11-27"));
        check("+1d", Some("2026-11-23")); // a Saturday moves on
        check("10日後", Some("2026-11-30"));
        check("-1bd", Some("2026-11-19"));
        check("−4d", Some("2026-11-16"));
        check("2w", Some("2026-12-04"));
        check("3", Some("2026-11-23"));
        check("soon", None);
        check("", None);
        check("99999", None);
    }
}
