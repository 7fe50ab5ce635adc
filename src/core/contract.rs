//! Contract terms. `end` is the last day, inclusive; renewal = end + 1; opt-out = end − notice by
//! the calendar. A term renews by itself, by a new order, or not at all.

use super::calendar::Calendar;
use super::day::Day;
use super::history::History;
use super::message::Message;
use super::money::Money;
use super::words;
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// Units of a period as texts begin with them, and what one of them is.
const UNITS: [(&[&str], Notice); 5] = [
    (&["d", "日", "tag", "jour"], Notice::Days(1)),
    (&["w", "週", "sem"], Notice::Days(7)),
    (
        &["month", "mo", "m", "ヶ月", "か月", "カ月", "ヵ月", "ケ月", "箇月", "月", "monat"],
        Notice::Months(1),
    ),
    (&["quart", "q", "四半期", "trimestre"], Notice::Months(3)),
    (&["y", "年", "jahr", "an", "año"], Notice::Months(12)),
];
/// No period is longer than so many of its units.
const LONGEST: u32 = 2_000;

/// How long before the end a notice must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    Days(u32),
    Months(u32),
}

impl Notice {
    /// Reads the canonical text: `30d`, `3m`.
    pub fn parse(text: &str) -> Option<Self> {
        let count = |suffix| text.trim().strip_suffix(suffix)?.trim().parse().ok();
        count('d').map(Self::Days).or_else(|| count('m').map(Self::Months))
    }

    /// Reads what people write: `30`, `30 days`, `3 months`, `満了日の３か月前まで`.
    pub fn of_words(text: &str) -> Option<Self> {
        let text = text.nfkc().collect::<String>().to_lowercase();
        let rest = text.get(text.find(|c: char| c.is_ascii_digit())?..)?;
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, unit) = rest.split_at(end);
        let count: u32 = digits.parse().ok().filter(|count| *count < LONGEST)?;
        let unit = unit.trim_start_matches(|c: char| !c.is_alphabetic());
        let unit = unit.strip_prefix("calendar").or(unit.strip_prefix('暦')).unwrap_or(unit);
        let unit = unit.trim_start_matches(|c: char| !c.is_alphabetic());
        if unit.is_empty() {
            return Some(Self::Days(count));
        }
        let is_one =
            |(words, _): &&(&[&str], Self)| words.iter().any(|word| unit.starts_with(word));
        let (_, one) = UNITS.iter().find(is_one)?;
        Some(match one {
            Self::Days(days) => Self::Days(count * days),
            Self::Months(months) => Self::Months(count * months),
        })
    }

    /// The same where somebody types it: a day (`12/31`, `12月31日`) or part of a month is no period.
    pub fn typed(text: &str) -> Option<Self> {
        let text = text.nfkc().collect::<String>();
        let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        if runs.count() > 1 { None } else { Self::of_words(&text) }
    }

    /// The last day on which notice can be given: months by calendar, clamped to the month's end.
    pub fn before(self, end: Day) -> Day {
        match self {
            Self::Days(days) => end - days as i32,
            Self::Months(months) => end.minus_months(months),
        }
    }
}

/// The canonical text.
impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days}d"),
            Self::Months(months) => write!(f, "{months}m"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewalMode {
    Auto,
    /// Each term needs an order; there is no opt-out, the clock is the order date.
    Manual,
    Ended,
}

impl RenewalMode {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "auto" => Some(Self::Auto),
            "manual" => Some(Self::Manual),
            "ended" => Some(Self::Ended),
            _ => None,
        }
    }

    /// Reads what people write.
    pub fn of_words(text: &str) -> Option<Self> {
        words::canonical("subscription.auto_renew", text).and_then(|word| Self::parse(&word))
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Manual => "manual",
            Self::Ended => "ended",
        }
    }
}

/// One contract term, as its source last stated it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subscription {
    pub key: String,
    pub source: String,
    pub start: Option<Day>,
    /// Last day of the term, inclusive.
    pub end: Option<Day>,
    pub notice: Option<Notice>,
    pub mode: Option<RenewalMode>,
    /// The day on which `mode` was switched, where the export says it.
    pub mode_changed: Option<Day>,
    pub product: Option<String>,
    pub seats: Option<i64>,
    pub seats_provisioned: Option<i64>,
    /// Yearly recurring amount (MRR × 12 where only that is given).
    pub arr: Option<Money>,
    pub cancelled: Option<Day>,
    pub status: Option<String>,
    /// Units of consumption that the term commits to.
    pub commitment: Option<i64>,
    pub history: History,
}

impl Subscription {
    /// In force: started, not past its last day, not cancelled yet.
    pub fn in_force(&self, day: Day) -> bool {
        self.start.is_none_or(|start| start <= day)
            && self.end.is_none_or(|end| day <= end)
            && self.cancelled.is_none_or(|cancelled| day < cancelled)
    }

    /// The last day on which to say no, for a term that renews by itself.
    pub fn opt_out(&self) -> Option<Day> {
        (self.mode != Some(RenewalMode::Manual)).then_some(())?;
        Some(self.notice?.before(self.end?))
    }
}

/// The opt-out deadline as the clocks use it: the last business day not after the legal one.
pub fn effective(opt_out: Day, calendar: &Calendar) -> Day {
    calendar.on_or_before(opt_out)
}

/// The last day for notice, or for the order, as every page says it: the day that counts, and the
/// legal one where that is no business day.
pub fn said(legal: Option<Day>, deadline: Day) -> Message {
    match legal.filter(|legal| *legal != deadline) {
        Some(legal) => Message::new("deadline-moved").day("deadline", deadline).day("legal", legal),
        None => Message::new("deadline-plain").day("deadline", deadline),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_typed_is_no_period() {
        let check = |text: &str, expected| assert_eq!(Notice::typed(text), expected, "{text}");
        check("30", Some(Notice::Days(30)));
        check("３か月", Some(Notice::Months(3)));
        check("満了日の３か月前まで", Some(Notice::Months(3)));
        check("12月31日", None);
        check("10/3", None);
        check("令和8年10月3日", None);
        check("1.5 months", None);
    }

    #[test]
    fn notice_is_read_and_counted_by_the_calendar() {
        let end = Day::parse("2026-03-31").unwrap();
        assert_eq!(Notice::parse("1m").unwrap().before(end).to_string(), "2026-02-28");
        assert_eq!(Notice::parse("30d").unwrap().before(end).to_string(), "2026-03-01");
        assert_eq!(Notice::parse("soon"), None);
        let opt_out = Notice::Months(1).before(end);
        assert_eq!(effective(opt_out, &Calendar::default()).to_string(), "2026-02-27");
    }
}
