//! A number that may be unknown, in the room of the number alone: rows have a handful of them, by the
//! thousand.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A finite number, or none. What is no number is unknown.
#[derive(Clone, Copy)]
pub struct Figure(f64);

impl Figure {
    /// Not known.
    pub const UNKNOWN: Self = Self(f64::NAN);

    /// The number, where it is known.
    pub fn known(self) -> Option<f64> {
        self.0.is_finite().then_some(self.0)
    }
}

impl Default for Figure {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.known() == other.known()
    }
}

impl fmt::Debug for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.known().fmt(f)
    }
}

impl From<Option<f64>> for Figure {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::UNKNOWN, Self)
    }
}

impl From<f64> for Figure {
    fn from(number: f64) -> Self {
        Self(number)
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.known().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(<Self as From<Option<f64>>>::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_no_number_and_equal_to_unknown() {
        assert_eq!(size_of::<Figure>(), size_of::<f64>());
        assert_eq!(Figure::from(0.0).known(), Some(0.0));
        assert_eq!(Figure::UNKNOWN, Figure::from(f64::INFINITY));
        assert_ne!(Figure::UNKNOWN, Figure::from(0.0));
        let said = |figure: Figure| serde_json::to_string(&figure).unwrap();
        assert_eq!((said(Figure::UNKNOWN), said((-1.5).into())), ("null".into(), "-1.5".into()));
        assert_eq!(serde_json::from_str::<Figure>("null").unwrap(), Figure::UNKNOWN);
    }
}
