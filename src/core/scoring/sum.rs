//! The sum: measures → pillars → coverage → raw. Pure numbers; vectors of the design are tested
//! here.

use crate::core::measure::Reading;
use crate::core::receipt::MeasureState;
use crate::core::scorecard::Coverage;

/// What of a measure goes into the sum: a reading, or what was kept of one.
pub trait Points {
    fn state(&self) -> MeasureState;
    fn points(&self) -> Option<f64>;
}

impl Points for Reading<'_> {
    fn state(&self) -> MeasureState {
        self.state
    }

    fn points(&self) -> Option<f64> {
        self.score
    }
}

/// A pillar as far as it is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Part {
    pub weight: f64,
    /// Weight of the measures that apply, and of those that are measured.
    pub applicable: f64,
    pub measured: f64,
    /// Σ weight × points of the measured ones.
    pub points: f64,
}

impl Part {
    pub fn new(weight: f64) -> Self {
        Self { weight, ..Self::default() }
    }

    /// A pillar whose points and fill are known.
    pub fn of(weight: f64, score: f64, fill: f64) -> Self {
        Self { weight, applicable: 1.0, measured: fill, points: score * fill }
    }

    /// Adds a reading; a stale one counts only where `revive` says so.
    pub fn add(&mut self, weight: f64, reading: &impl Points, revive: bool) {
        let state = reading.state();
        if state == MeasureState::NotApplicable {
            return;
        }
        self.applicable += weight;
        let counts = state == MeasureState::Measured || (revive && state == MeasureState::Stale);
        if let Some(points) = reading.points().filter(|_| counts) {
            self.measured += weight;
            self.points += weight * points;
        }
    }

    /// Nothing of it applies, by design.
    pub fn applies(&self) -> bool {
        self.applicable > 0.0
    }

    pub fn score(&self) -> Option<f64> {
        (self.measured > 0.0).then(|| self.points / self.measured)
    }

    /// Share that is measured, 0–1.
    pub fn fill(&self) -> f64 {
        if self.applies() { self.measured / self.applicable } else { 0.0 }
    }
}

/// What the pillars come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    /// Not rounded; `None` when nothing is measured.
    pub raw: Option<f64>,
    /// 0–1.
    pub coverage: f64,
    /// Σ weight of the pillars that have any measure: what contributions are shares of.
    pub weight: f64,
    /// Σ weight of the pillars that apply.
    pub applicable: f64,
    pub pillars: usize,
    /// The lowest measured pillar.
    pub weakest: Option<f64>,
}

impl Sum {
    pub fn of(parts: impl IntoIterator<Item = Part>) -> Self {
        let (mut sum, mut points, mut all, mut filled) = (Self::default(), 0.0, 0.0, 0.0);
        for part in parts.into_iter().filter(Part::applies) {
            all += part.weight;
            filled += part.weight * part.fill();
            if let Some(score) = part.score() {
                points += part.weight * score;
                sum.weight += part.weight;
                sum.pillars += 1;
                sum.weakest = Some(sum.weakest.map_or(score, |weakest: f64| weakest.min(score)));
            }
        }
        sum.raw = (sum.weight > 0.0).then(|| points / sum.weight);
        sum.applicable = all;
        sum.coverage = if all > 0.0 { filled / all } else { 0.0 };
        sum
    }

    /// Enough is measured to say a number.
    pub fn known(&self, rule: &Coverage) -> bool {
        self.coverage >= rule.unknown_below - 1e-9
            && self.pillars >= rule.min_pillars
            && self.weight >= rule.min_weight - 1e-9
    }

    /// Too little is measured for a green.
    pub fn thin(&self, rule: &Coverage) -> bool {
        self.coverage < rule.ceiling_below - 1e-9
    }

    /// A measured pillar is red.
    pub fn weak(&self, rule: &Coverage) -> bool {
        self.weakest.is_some_and(|weakest| weakest < rule.weak_pillar_below - 1e-9)
    }
}

/// Shares of a total in hundredths, by largest remainder: they sum to the rounded total exactly.
pub fn hundredths(shares: &[f64], total: f64) -> Vec<f64> {
    let mut units: Vec<i64> = shares.iter().map(|share| (share * 100.0).floor() as i64).collect();
    let missing = (total * 100.0).round() as i64 - units.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let remainder = |at: &usize| shares.get(*at).map_or(0.0, |share| (share * 100.0).fract());
    order.sort_by(|a, b| remainder(b).total_cmp(&remainder(a)).then(a.cmp(b)));
    for at in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        if let Some(unit) = units.get_mut(at) {
            *unit += 1;
        }
    }
    units.into_iter().map(|unit| unit as f64 / 100.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::receipt::Score;
    use crate::core::scorecard::Scorecard;

    /// Steady weights in the order usage, relationship, support, sentiment, outcomes, commercial.
    const STEADY: [f64; 6] = [30.0, 20.0, 12.0, 13.0, 10.0, 15.0];

    fn sum(weights: &[f64], scores: &[(f64, f64)]) -> Sum {
        let parts = weights.iter().zip(scores);
        Sum::of(parts.map(|(weight, (score, fill))| Part::of(*weight, *score, *fill)))
    }

    fn check(sum: &Sum, points: f64, coverage: f64) {
        let rounded = Score::new(sum.raw.unwrap()).points();
        assert!((rounded - points).abs() < 1e-9, "{rounded} is not {points}");
        assert!((sum.coverage - coverage).abs() < 0.0005, "{} is not {coverage}", sum.coverage);
    }

    #[test]
    fn a_healthy_account_sums_to_91_7() {
        let scores =
            [(90.0, 1.0), (87.6, 1.0), (100.0, 1.0), (86.25, 1.0), (90.0, 1.0), (100.0, 1.0)];
        check(&sum(&STEADY, &scores), 91.7, 1.0);
    }

    #[test]
    fn a_failing_account_sums_to_48_8() {
        let scores = [(21.4, 1.0), (32.1, 1.0), (80.0, 1.0), (60.0, 0.6), (48.0, 1.0), (92.0, 1.0)];
        let sum = sum(&STEADY, &scores);
        check(&sum, 48.8, 0.948);
        assert!(sum.weak(&Scorecard::builtin().coverage));
    }

    #[test]
    fn three_good_pillars_alone_are_unknown() {
        let scores = [(0.0, 0.0), (96.1, 1.0), (0.0, 0.0), (100.0, 0.6), (0.0, 0.0), (100.0, 1.0)];
        let sum = sum(&STEADY, &scores);
        check(&sum, 98.4, 0.428);
        assert!(!sum.known(&Scorecard::builtin().coverage));
    }

    #[test]
    fn without_usage_a_healthy_account_is_thin() {
        let scores =
            [(0.0, 0.0), (87.6, 1.0), (100.0, 1.0), (86.25, 1.0), (90.0, 1.0), (100.0, 1.0)];
        let sum = sum(&STEADY, &scores);
        check(&sum, 92.5, 0.70);
        let rule = &Scorecard::builtin().coverage;
        assert!(sum.known(rule) && sum.thin(rule));
    }

    #[test]
    fn an_onboarding_account_sums_to_70_5() {
        let progress = crate::core::scorecard::Scorecard::builtin();
        let progress = progress.measures.onboarding_progress.by_progress(0.70);
        assert!((progress - 54.0).abs() < 1e-9);
        let weights = [40.0, 10.0, 25.0, 10.0, 10.0, 5.0];
        let scores =
            [(progress, 1.0), (60.0, 1.0), (87.4, 1.0), (100.0, 1.0), (60.0, 0.6), (100.0, 1.0)];
        check(&sum(&weights, &scores), 70.5, 0.96);
    }

    #[test]
    fn coverage_decides_from_its_bound_on() {
        let rule = &Scorecard::builtin().coverage;
        let at = |fill: f64| sum(&[40.0, 30.0, 30.0], &[(90.0, fill); 3]);
        assert!(!at(0.599).known(rule) && at(0.6).known(rule));
        assert!(at(0.799).thin(rule) && !at(0.8).thin(rule));
        let two = sum(&[50.0, 50.0], &[(90.0, 1.0); 2]);
        assert!(!two.known(rule));
        let light =
            sum(&[20.0, 20.0, 9.9, 50.1], &[(90.0, 1.0), (90.0, 1.0), (90.0, 1.0), (0.0, 0.0)]);
        assert!(!light.known(rule));
    }

    #[test]
    fn parts_in_hundredths_sum_to_the_whole() {
        let parts = hundredths(&[33.333, 33.333, 33.334], 100.0);
        assert_eq!(parts, vec![33.33, 33.33, 33.34]);
        let parts = hundredths(&[10.005, 10.005, 10.005], 30.015);
        assert!((parts.iter().sum::<f64>() - 30.02).abs() < 1e-9);
    }
}
