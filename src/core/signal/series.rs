//! Readings one after the other, for rules that open and clear by more than today: complete weeks
//! of use, and a latch that opens after some bad readings and clears after a good one.

use crate::core::calendar::Calendar;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::scoring::dossier::Dossier;
use crate::core::scoring::usage::{Counted, median};

/// Use that nobody has measured for so long shows nothing any more.
pub const STALE: i32 = 60;

/// The week as it would be with five business days; `None` for one with fewer than two.
pub fn full_week(actions: &Counted<'_>, sunday: Day, calendar: &Calendar) -> Option<f64> {
    let week = actions.week(sunday)?;
    let open = (0..7).filter(|back| calendar.is_business_day(sunday - *back)).count();
    (open >= 2).then(|| week * 5.0 / open as f64)
}

/// The median of the known ones of four complete weeks, as they would be with five business days;
/// `None` with fewer than three.
pub fn recent_weeks(dossier: &Dossier<'_>, sunday: Day) -> Option<f64> {
    let actions = dossier.usage.actions.as_ref()?;
    middle((0..4).filter_map(|back| full_week(actions, sunday - 7 * back, &dossier.working)))
}

/// The same of the weeks as they were: a baseline is never made higher than anything seen.
pub fn base_weeks(dossier: &Dossier<'_>, sunday: Day) -> Option<f64> {
    let actions = dossier.usage.actions.as_ref()?;
    middle((0..4).filter_map(|back| actions.week(sunday - 7 * back)))
}

fn middle(weeks: impl Iterator<Item = f64>) -> Option<f64> {
    let mut known = [0.0; 4];
    let mut count = 0;
    for (slot, week) in known.iter_mut().zip(weeks) {
        *slot = week;
        count += 1;
    }
    known.get_mut(..count).filter(|known| known.len() >= 3).and_then(median)
}

/// Open once so many readings in a row were bad, until one is good; what is neither keeps it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Latch {
    bad: usize,
    began: Option<Day>,
    open: bool,
}

impl Latch {
    pub fn step(&mut self, day: Day, bad: bool, good: bool, fires: usize) {
        if bad {
            self.bad += 1;
            self.began = self.began.or(Some(day));
            self.open |= self.bad >= fires;
        } else if good || !self.open {
            *self = Self::default();
        }
    }

    /// The first of the bad readings, while it is open.
    pub fn since(&self) -> Option<Day> {
        self.began.filter(|_| self.open)
    }
}

/// The evidence of a value; where it is behind its threshold again, but not yet where the warning
/// clears, with that level.
pub fn until_clear(said: Message, past: bool, clear: f64) -> Message {
    if past {
        return said;
    }
    Message::new("signal-until-clear-evidence").message("said", said).percent("clear", clear)
}

/// The last `weeks` Sundays before a day, oldest first, and the day.
pub fn sundays(day: Day, weeks: i32) -> impl Iterator<Item = Day> {
    let last = (day - 1).sunday_on_or_before();
    (0..weeks).rev().map(move |back| last - 7 * back).chain([day])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_latch_opens_after_some_bad_readings_and_stays_until_a_good_one() {
        let check = |readings: &[i32], expected: Option<i32>| {
            let mut latch = Latch::default();
            for (at, reading) in (0..).zip(readings) {
                latch.step(Day::from_number(at), *reading < 60, *reading >= 65, 2);
            }
            assert_eq!(latch.since().map(Day::number), expected, "{readings:?}");
        };
        check(&[59], None);
        check(&[59, 60, 59], None);
        check(&[70, 59, 59], Some(1));
        check(&[59, 59, 64], Some(0));
        check(&[59, 59, 65], None);
        check(&[59, 59, 65, 59], None);
    }
}
