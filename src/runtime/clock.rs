//! The only clock of the house. `--today` fixes the day; the time of day goes on.

use crate::core::day::Day;
use crate::core::message::Message;
use crate::locale::format;
use crate::tui::event::Clock;
use chrono::{Local, Timelike};
use std::time::Duration;

/// Tells the day and the time, or what it was told to tell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watch {
    /// `--today`.
    pub fixed: Option<Day>,
    /// A clock that stands still, in Unix milliseconds: for replaying a session.
    pub still: Option<i64>,
}

impl Watch {
    pub fn today(self) -> Day {
        self.fixed.unwrap_or_else(|| Local::now().date_naive().into())
    }

    /// Unix seconds.
    pub fn now(self) -> i64 {
        self.still.map_or_else(|| Local::now().timestamp(), |ms| ms / 1_000)
    }

    pub fn read(self) -> Clock {
        if let Some(unix_ms) = self.still {
            return Clock {
                today: self.today(),
                unix_ms,
                minute: (unix_ms / 60_000).rem_euclid(1_440) as u16,
            };
        }
        let now = Local::now();
        let minute = u16::try_from(now.num_seconds_from_midnight() / 60).unwrap_or(0);
        Clock { today: self.today(), unix_ms: now.timestamp_millis(), minute }
    }

    /// How long until the day changes; never with a fixed day.
    pub fn until_midnight(self) -> Option<Duration> {
        let left = 86_400 - u64::from(Local::now().num_seconds_from_midnight().min(86_399));
        self.fixed.is_none().then(|| Duration::from_secs(left + 1))
    }
}

/// A Unix time as RFC 3339 in UTC, for JSON.
pub fn instant(unix: i64) -> String {
    chrono::DateTime::from_timestamp(unix, 0)
        .map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
        .unwrap_or_default()
}

/// A Unix time in the local zone: the day and the time, each as the language has it.
pub fn moment(unix: i64) -> Message {
    let Some(at) = chrono::DateTime::from_timestamp(unix, 0) else {
        return Message::new("unknown-value");
    };
    let at = at.with_timezone(&Local);
    let time = format::time((at.hour() * 60 + at.minute()) as u16);
    Message::new("moment").day("day", at.date_naive().into()).text("time", time)
}
