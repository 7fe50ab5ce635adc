//! When a story is told: its beginnings and ends, laid by calendar quarters and by turns.

use super::cast::{Part, Story};
use super::dice::Dice;
use super::quarter::Quarter;
use crate::core::day::Day;

/// One telling of a story by one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// The quarter it belongs to: its number in the customer's life.
    pub era: i32,
    pub onset: Day,
    /// From this day on things get better again.
    pub heal: Day,
}

/// How a story that comes and goes is laid out.
struct Rhythm {
    /// Quarters from one telling to the next by the same customer.
    cycle: i32,
    /// Quarters until the next customer's turn.
    turn: i32,
    /// Days from the onset until it shows.
    lag: i32,
    /// Days that must be left between the end and the next onset.
    rest: i32,
}

/// Onsets fall on one of the first days of their quarter.
const LATEST_ONSET: i32 = 30;

fn rhythm(part: Part) -> Option<Rhythm> {
    let (lag, rest) = match part.story? {
        Story::ChampionLeft => (48, 10),
        Story::QuietQuitter => (80, 45),
        Story::TicketStorm => (20, 20),
        _ => return None,
    };
    let (cycle, turn) = match part.of {
        0 | 1 => (4, 4),
        2 => (4, 2),
        _ => (6, 2),
    };
    Some(Rhythm { cycle, turn, lag, rest })
}

/// Every telling that can matter for the days from `from` to `to`, oldest first.
pub fn arcs(dice: Dice, who: u64, part: Part, from: Day, to: Day) -> Vec<Arc> {
    let Some(rhythm) = rhythm(part) else { return Vec::new() };
    let phase = part.turn as i32 * rhythm.cycle / part.of.max(1) as i32;
    let first = Quarter::of(from).plus(-3 * rhythm.cycle).at_phase(phase, rhythm.cycle);
    let count = (Quarter::of(to).0 - first.0) / rhythm.cycle + 1;
    let arc = |n| arc_of(dice, who, first.plus(n * rhythm.cycle), &rhythm);
    (0..count).map(arc).filter(|arc| arc.onset <= to).collect()
}

fn arc_of(dice: Dice, who: u64, quarter: Quarter, rhythm: &Rhythm) -> Arc {
    let onset_of = |quarter: Quarter| {
        let jitter = dice.roll(who, i64::from(quarter.0), "onset").days(0, LATEST_ONSET);
        quarter.first_day() + jitter
    };
    let shown_next = quarter.plus(rhythm.turn).first_day() + LATEST_ONSET + rhythm.lag + 5;
    let heal = shown_next.min(onset_of(quarter.plus(rhythm.cycle)) - rhythm.rest);
    Arc { era: quarter.0, onset: onset_of(quarter), heal }
}

/// The last telling that had begun by a day, healed or not.
pub fn latest(arcs: &[Arc], day: Day) -> Option<&Arc> {
    arcs.iter().rev().find(|arc| arc.onset <= day)
}

/// The telling that a day is in the middle of.
pub fn current(arcs: &[Arc], day: Day) -> Option<&Arc> {
    latest(arcs, day).filter(|arc| day < arc.heal)
}

/// The stage of life that a day belongs to: how far the last healed telling has brought it.
pub fn era(arcs: &[Arc], day: Day) -> i32 {
    arcs.iter().rev().find(|arc| arc.heal <= day).map_or(0, |arc| arc.era)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_customer_is_always_in_the_middle_of_each_turning_story() {
        for story in [Story::ChampionLeft, Story::QuietQuitter, Story::TicketStorm] {
            for of in [2, 3, 4, 5, 30] {
                let start = Day::parse("2024-01-01").unwrap();
                for day in (0..1500).map(|n| start + n) {
                    let told = (0..of).any(|turn| {
                        let part = Part { story: Some(story), turn, of };
                        let lag = rhythm(part).unwrap().lag;
                        let arcs = arcs(Dice(1), turn as u64, part, day, day);
                        current(&arcs, day).is_some_and(|arc| day >= arc.onset + lag)
                    });
                    assert!(told, "{story:?} of {of} on {day}");
                }
            }
        }
    }

    #[test]
    fn a_telling_does_not_follow_the_day_of_looking() {
        let part = Part { story: Some(Story::ChampionLeft), turn: 1, of: 3 };
        let day = Day::parse("2026-11-21").unwrap();
        let near = arcs(Dice(1), 4, part, day - 100, day);
        let far = arcs(Dice(1), 4, part, day - 900, day + 400);
        assert!(near.iter().all(|arc| far.contains(arc)));
        assert_eq!(current(&near, day), current(&far, day));
    }
}
