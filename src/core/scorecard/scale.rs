//! How a value becomes points: straight lines between points, steps, and limits by tier. Each is
//! checked when the scorecard is read, so that scoring never meets a crossed threshold.

use crate::core::account::Tier;
use serde::Deserialize;

/// Straight lines between `[value, points]` pairs; flat before the first and after the last.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Curve(Vec<(f64, f64)>);

impl Curve {
    pub fn at(&self, value: f64) -> f64 {
        let mut before: Option<(f64, f64)> = None;
        for &(x, points) in &self.0 {
            if value <= x {
                let Some((x0, points0)) = before else { return points };
                return points0 + (points - points0) * (value - x0) / (x - x0);
            }
            before = Some((x, points));
        }
        before.map_or(0.0, |(_, points)| points)
    }

    /// True when the values rise and the points stay on the scale.
    pub fn sound(&self) -> bool {
        let rising = self.0.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0));
        !self.0.is_empty() && rising && self.0.iter().all(|(_, points)| on_scale(*points))
    }
}

/// The points of the first bound that the value reaches from above: `at_least` bounds fall.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtLeast {
    at_least: Vec<(f64, f64)>,
    below: f64,
}

impl AtLeast {
    pub fn at(&self, value: f64) -> f64 {
        let reached = self.at_least.iter().find(|(bound, _)| value >= *bound - 1e-9);
        reached.map_or(self.below, |(_, points)| *points)
    }

    pub fn sound(&self) -> bool {
        let falling = self.at_least.windows(2).all(|pair| matches!(pair, [a, b] if a.0 > b.0));
        falling && on_scale(self.below) && self.at_least.iter().all(|(_, p)| on_scale(*p))
    }
}

/// The points of the first bound that the value does not pass: `at_most` bounds rise.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AtMost {
    at_most: Vec<(f64, f64)>,
    above: f64,
}

impl AtMost {
    pub fn at(&self, value: f64) -> f64 {
        let held = self.at_most.iter().find(|(bound, _)| value <= *bound + 1e-9);
        held.map_or(self.above, |(_, points)| *points)
    }

    pub fn sound(&self) -> bool {
        let rising = self.at_most.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0));
        rising && on_scale(self.above) && self.at_most.iter().all(|(_, p)| on_scale(*p))
    }
}

/// A setting per tier. Strategic is high unless given; a tier that is not named has none.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByTier<T> {
    strategic: Option<T>,
    high: Option<T>,
    mid: Option<T>,
    low: Option<T>,
    tech: Option<T>,
}

impl<T: Copy> ByTier<T> {
    pub fn get(&self, tier: Tier) -> Option<T> {
        match tier {
            Tier::Strategic => self.strategic.or(self.high),
            Tier::High => self.high,
            Tier::Mid => self.mid,
            Tier::Low => self.low,
            Tier::Tech => self.tech,
        }
    }

    /// True when every setting passes the test.
    pub fn all(&self, test: impl Fn(T) -> bool) -> bool {
        Tier::ALL.into_iter().filter_map(|tier| self.get(tier)).all(test)
    }
}

/// Points are 0–100.
pub fn on_scale(points: f64) -> bool {
    (0.0..=100.0).contains(&points)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_joins_its_points_and_is_flat_outside() {
        let curve = Curve(vec![(0.0, 0.0), (50.0, 30.0), (75.0, 60.0)]);
        let check = |value, points: f64| assert!((curve.at(value) - points).abs() < 1e-9);
        check(-5.0, 0.0);
        check(25.0, 15.0);
        check(50.0, 30.0);
        check(62.5, 45.0);
        check(90.0, 60.0);
        assert!(curve.sound());
        assert!(!Curve(vec![(5.0, 0.0), (5.0, 10.0)]).sound());
        assert!(!Curve(vec![(5.0, 101.0)]).sound());
    }

    #[test]
    fn steps_include_their_bound() {
        let least = AtLeast { at_least: vec![(10.0, 100.0), (-10.0, 85.0)], below: 0.0 };
        assert!(
            [(10.0, 100.0), (9.9, 85.0), (-10.0, 85.0), (-10.1, 0.0)]
                .iter()
                .all(|(value, points)| (least.at(*value) - points).abs() < 1e-9)
        );
        let most = AtMost { at_most: vec![(1.5, 100.0), (4.0, 40.0)], above: 15.0 };
        assert!(
            [(1.5, 100.0), (1.6, 40.0), (4.0, 40.0), (4.1, 15.0)]
                .iter()
                .all(|(value, points)| (most.at(*value) - points).abs() < 1e-9)
        );
    }

    #[test]
    fn strategic_is_high_unless_given() {
        let limits: ByTier<i32> = toml::from_str("high = 45\nmid = 75\nstrategic = 21").unwrap();
        assert_eq!(limits.get(Tier::Strategic), Some(21));
        let limits: ByTier<i32> = toml::from_str("high = 45").unwrap();
        assert_eq!(limits.get(Tier::Strategic), Some(45));
        assert_eq!(limits.get(Tier::Tech), None);
    }
}
