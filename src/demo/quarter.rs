//! Calendar quarters: what the stories are dated by, so that no date follows the day of looking.

use crate::core::day::Day;

/// Year × 4 + quarter 0–3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter(pub i32);

impl Quarter {
    pub fn of(day: Day) -> Self {
        let (year, month, _) = day.ymd();
        Self(year * 4 + (month as i32 - 1) / 3)
    }

    pub fn first_day(self) -> Day {
        let month = self.0.rem_euclid(4) as u32 * 3 + 1;
        Day::new(self.0.div_euclid(4), month, 1).unwrap_or(Day::from_number(0))
    }

    #[must_use]
    pub fn plus(self, quarters: i32) -> Self {
        Self(self.0 + quarters)
    }

    /// The latest quarter not after this one that stands at `phase` of a cycle.
    #[must_use]
    pub fn at_phase(self, phase: i32, cycle: i32) -> Self {
        Self(self.0 - (self.0 - phase).rem_euclid(cycle.max(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_follow_the_calendar() {
        let quarter = Quarter::of(Day::parse("2026-11-21").unwrap());
        assert_eq!(quarter.first_day().to_string(), "2026-10-01");
        assert_eq!(quarter.plus(1).first_day().to_string(), "2027-01-01");
        assert_eq!(quarter.at_phase(quarter.0 - 2, 6), quarter.plus(-2));
        assert_eq!(quarter.at_phase(quarter.0, 6), quarter);
    }
}
