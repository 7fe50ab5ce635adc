//! Usage as packed daily series. No value is not zero: a day that the feed covers without a row
//! is zero only for a reference that the feed has ever listed; everything else is missing.

use super::batch::{Grain, NO_POINT};
use super::day::Day;

/// One (reference, metric), dense from `first`.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub source: String,
    pub metric: String,
    pub grain: Grain,
    pub first: Day,
    /// Decimal digits: the value is `points[i] / 10^scale`.
    pub scale: u8,
    /// [`NO_POINT`] where nothing was stated.
    pub points: Vec<i64>,
}

impl Series {
    /// The stated value on a day.
    pub fn at(&self, day: Day) -> Option<f64> {
        let index = usize::try_from(day - self.first).ok()?;
        let point = *self.points.get(index)?;
        (point != NO_POINT).then(|| point as f64 / 10f64.powi(i32::from(self.scale)))
    }

    /// The last day of the dense range.
    pub fn last(&self) -> Day {
        self.first + (self.points.len() as i32 - 1)
    }
}
