//! Each measure from both sides of each of its thresholds.

mod contract;
mod onboarding;
mod people;
mod support;
mod usage;

pub use onboarding::onboarding;

use super::fixture::*;
use mamori::core::entity::Entity;
use mamori::core::receipt::MeasureLine;
use mamori::core::receipt::MeasureState;

fn points(line: &MeasureLine, expected: f64) {
    let got = line.score.unwrap_or(f64::NAN);
    assert!((got - expected).abs() < 0.05, "{} is {got} and not {expected}: {line:?}", line.id);
}

fn state(line: &MeasureLine, expected: MeasureState) {
    assert_eq!(line.state, expected, "{line:?}");
}

fn after_feed_death(id: &str, entity: Entity, days: i32) -> MeasureLine {
    let (facts, book) = healthy_with_feed_ending(entity, days);
    line(&receipt(&facts, &book), id)
}

/// Stale means one day more than the limit.
fn goes_stale_after(id: &str, entity: Entity, limit: i32) {
    state(&after_feed_death(id, entity, limit), MeasureState::Measured);
    let dead = after_feed_death(id, entity, limit + 1);
    state(&dead, MeasureState::Stale);
    assert!(dead.score.is_some() && dead.contribution.abs() < 1e-9, "{dead:?}");
}
