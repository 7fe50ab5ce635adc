//! Scoring on data: measures from both sides of each threshold, caps, signals, the whole sum.

mod caps;
pub mod fixture;
mod measures;
mod properties;
mod recovery;
mod regimes;
mod rules;
mod scorecards;
mod signals;
mod speed;
mod whole;
