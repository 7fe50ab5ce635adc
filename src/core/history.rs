//! Versions of states. A state has no day of its own: each value holds from the as-of day of the
//! file that brought it until the next one; the first is carried back to the beginning.

use super::day::Day;
use super::entity::Value;

/// A superseded value: it held until the day before `until`.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub field: &'static str,
    pub until: Day,
    pub value: Option<Value>,
}

/// What a row's state fields were before. The current values are in the row itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// As-of day of the first file that stated the row; before it everything is assumed.
    pub first: Option<Day>,
    pub versions: Vec<Version>,
}

impl History {
    /// The superseded value that held on `day`: `None` when the current value did.
    pub fn at(&self, field: &str, day: Day) -> Option<&Version> {
        self.versions.iter().filter(|v| v.field == field && v.until > day).min_by_key(|v| v.until)
    }

    /// True when nothing was known yet on that day and the first value is carried back.
    pub fn assumed(&self, day: Day) -> bool {
        self.first.is_some_and(|first| day < first)
    }

    /// The day since which `field` has its current value, if it ever changed.
    pub fn changed(&self, field: &str) -> Option<Day> {
        self.versions.iter().filter(|v| v.field == field).map(|v| v.until).max()
    }
}
