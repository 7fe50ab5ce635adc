//! Chance without a random source: every roll is a function of (seed, who, when, purpose), so that
//! a row is the same row in whatever window it is looked at.

/// One seed's dice.
#[derive(Clone, Copy, Debug)]
pub struct Dice(pub u64);

/// A short stream of numbers for one purpose.
#[derive(Clone, Debug)]
pub struct Roll(u64);

impl Dice {
    pub fn roll(self, who: u64, when: i64, purpose: &str) -> Roll {
        let word = purpose.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Roll(mix(mix(mix(self.0 ^ 0x6d61_6d6f_7269) ^ who) ^ when as u64) ^ word)
    }
}

impl Roll {
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// 0 ≤ x < 1.
    pub fn unit(&mut self) -> f64 {
        (self.number() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// 0 ≤ n < `count`; 0 when there is nothing to choose from.
    pub fn below(&mut self, count: usize) -> usize {
        if count == 0 { 0 } else { (self.number() % count as u64) as usize }
    }

    /// Whole days from `low` to `high`, both included.
    pub fn days(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1).max(1) as usize) as i32
    }

    /// True in this share of the cases.
    pub fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// One of a list; empty when the list is.
    pub fn pick<'a>(&mut self, list: &'a [String]) -> &'a str {
        list.get(self.below(list.len())).map_or("", String::as_str)
    }
}

/// The finaliser of splitmix64.
fn mix(number: u64) -> u64 {
    let mut z = number;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_question_has_the_same_answer_and_another_has_another() {
        let dice = Dice(7);
        assert_eq!(dice.roll(1, 20_000, "x").number(), dice.roll(1, 20_000, "x").number());
        let other =
            [dice.roll(2, 20_000, "x"), dice.roll(1, 20_001, "x"), dice.roll(1, 20_000, "y")];
        for mut roll in other {
            assert_ne!(roll.number(), dice.roll(1, 20_000, "x").number());
        }
        assert_ne!(Dice(8).roll(1, 20_000, "x").number(), dice.roll(1, 20_000, "x").number());
    }

    #[test]
    fn units_fill_their_range_evenly() {
        let mean = (0..10_000).map(|n| Dice(1).roll(n, 0, "mean").unit()).sum::<f64>() / 10_000.0;
        assert!((mean - 0.5).abs() < 0.02, "{mean}");
    }
}
