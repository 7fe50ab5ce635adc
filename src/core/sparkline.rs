//! The course of a score in whole points, week by week, small enough to be held for every account.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Weeks at most: half a year.
pub const WEEKS: usize = 26;

/// How a week without a score is held; points end at 100.
const MISSING: u8 = u8::MAX;

/// Weekly closes, oldest first; `None` where there was no score.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Option<u8>>", into = "Vec<Option<u8>>")]
pub struct Sparkline {
    points: [u8; WEEKS],
    weeks: u8,
}

impl Sparkline {
    pub fn len(&self) -> usize {
        usize::from(self.weeks)
    }

    pub fn is_empty(&self) -> bool {
        self.weeks == 0
    }

    /// The last week, where it has a score.
    pub fn last(&self) -> Option<u8> {
        self.iter().last().flatten()
    }

    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<u8>> + '_ {
        let held = self.points.iter().take(self.len());
        held.map(|point| (*point != MISSING).then_some(*point))
    }
}

impl Default for Sparkline {
    fn default() -> Self {
        Self { points: [MISSING; WEEKS], weeks: 0 }
    }
}

impl fmt::Debug for Sparkline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// What is beyond half a year is left out.
impl FromIterator<Option<u8>> for Sparkline {
    fn from_iter<T: IntoIterator<Item = Option<u8>>>(weeks: T) -> Self {
        let mut kept = Self::default();
        for (place, point) in kept.points.iter_mut().zip(weeks) {
            *place = point.unwrap_or(MISSING);
            kept.weeks += 1;
        }
        kept
    }
}

impl From<Vec<Option<u8>>> for Sparkline {
    fn from(weeks: Vec<Option<u8>>) -> Self {
        weeks.into_iter().collect()
    }
}

impl From<Sparkline> for Vec<Option<u8>> {
    fn from(kept: Sparkline) -> Self {
        kept.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_come_back_as_they_were_kept() {
        let weeks = vec![Some(0), None, Some(100)];
        let kept = Sparkline::from(weeks.clone());
        assert_eq!(Vec::from(kept), weeks);
        assert_eq!(serde_json::to_string(&kept).unwrap(), "[0,null,100]");
        assert_eq!(serde_json::from_str::<Sparkline>("[0,null,100]").unwrap(), kept);
        assert_eq!(Sparkline::from(vec![Some(7); 40]).len(), WEEKS);
    }
}
