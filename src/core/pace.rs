//! How fast something goes, and how long the rest of it takes at that rate.

use super::message::Message;

/// Before this much time has passed a rate would only be a guess.
const SETTLED: u64 = 500;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Bytes a second.
    pub rate: u64,
    /// Seconds, rounded up.
    pub rest: u64,
}

impl Pace {
    /// After so many bytes of so many in so many milliseconds.
    pub fn of(done: u64, total: u64, elapsed: u64) -> Option<Self> {
        let rate = done.saturating_mul(1_000).checked_div(elapsed)?;
        if elapsed < SETTLED || rate == 0 {
            return None;
        }
        Some(Self { rate, rest: total.saturating_sub(done).div_ceil(rate) })
    }

    /// The time left, in words.
    pub fn rest_said(self) -> Message {
        match self.rest {
            0..90 => Message::new("pace-seconds").count("count", self.rest),
            90..5_400 => Message::new("pace-minutes").count("count", self.rest.div_ceil(60)),
            _ => Message::new("pace-hours").count("count", self.rest.div_ceil(3_600)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_follows_from_the_rate_so_far() {
        let check = |done, total, elapsed, expected: Option<(u64, u64)>| {
            let found = Pace::of(done, total, elapsed).map(|pace| (pace.rate, pace.rest));
            assert_eq!(found, expected, "{done} of {total} in {elapsed} ms");
        };
        check(0, 100, 0, None);
        check(10, 100, 499, None);
        check(0, 100, 9_000, None);
        check(50, 100, 1_000, Some((50, 1)));
        check(50, 101, 1_000, Some((50, 2)));
        check(100, 100, 1_000, Some((100, 0)));
        check(120, 100, 1_000, Some((120, 0)));
    }

    #[test]
    fn a_long_rest_is_said_in_minutes_and_hours() {
        let check = |rest, id| assert_eq!(Pace { rate: 1, rest }.rest_said().id, id, "{rest} s");
        check(89, "pace-seconds");
        check(90, "pace-minutes");
        check(5_400, "pace-hours");
    }
}
