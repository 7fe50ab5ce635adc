//! A launch that stalls: a customer who starts, gets half-way, never goes live, leaves at the end
//! of the term and stays on file as a former one. Long after, the next customer takes the place;
//! by then no row of the one before lies in a window of four hundred days.

use super::cast::{Part, Story};
use super::dice::Dice;
use super::quarter::Quarter;
use crate::core::day::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Launch {
    /// The quarter of the start: it makes the next customer another one.
    pub era: i32,
    pub start: Day,
    /// The last day of the last term.
    pub end: Day,
}

/// Days after the start by which each checklist step is due.
pub const STEPS: [i32; 12] = [0, 3, 7, 14, 21, 35, 42, 49, 56, 63, 77, 84];

/// Which of the steps are milestones.
pub const MILESTONES: [usize; 5] = [2, 4, 6, 9, 10];

/// How many of the steps are ever done.
const DONE: usize = 4;

impl Launch {
    /// The customer who has the place of this part on a day.
    pub fn of(dice: Dice, index: u64, part: Part, today: Day) -> Option<Self> {
        if part.story != Some(Story::StalledOnboarding) {
            return None;
        }
        let (cycle, years) = if part.of < 3 { (13, 2) } else { (9, 1) };
        let phase = part.turn as i32 * cycle / part.of.max(1) as i32;
        let quarter = Quarter::of(today).at_phase(phase, cycle);
        let launch = Self::in_quarter(dice, index, quarter, years);
        let before = || Self::in_quarter(dice, index, quarter.plus(-cycle), years);
        Some(if launch.start <= today { launch } else { before() })
    }

    fn in_quarter(dice: Dice, index: u64, quarter: Quarter, years: i32) -> Self {
        // After the twelfth, so that a date says by itself which part of it is the day.
        let start = |quarter: Quarter| {
            let jitter =
                dice.roll(index, i64::from(quarter.0.rem_euclid(4)), "launch").days(12, 25);
            quarter.first_day() + jitter
        };
        Self { era: quarter.0, start: start(quarter), end: start(quarter.plus(4 * years)) - 1 }
    }

    /// The day on which a step was done; the later ones never are.
    pub fn done(self, dice: Dice, who: u64, step: usize) -> Option<Day> {
        let due = self.start + *STEPS.get(step)?;
        let late = dice.roll(who, step as i64, "step").days(0, 2) + step as i32;
        (step < DONE).then_some(due + late)
    }

    /// The day on which the customer said that it will not go on.
    pub fn notice(self) -> Day {
        self.end - 25
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_always_stuck_and_the_one_before_is_out_of_sight() {
        let start = Day::parse("2025-01-01").unwrap();
        for day in (0..1200).map(|n| start + n) {
            let at = |turn, today| {
                let part = Part { story: Some(Story::StalledOnboarding), turn, of: 3 };
                Launch::of(Dice(3), turn as u64, part, today).unwrap()
            };
            let stuck =
                (0..3).any(|turn| at(turn, day).start + 60 <= day && day <= at(turn, day).end);
            assert!(stuck, "nobody is stuck on {day}");
            for turn in 0..3 {
                let (now, before) = (at(turn, day), at(turn, day - 1));
                assert!(now == before || before.end < day - 400, "{day}");
            }
        }
    }
}
