//! Packed series: one big-endian unsigned number a day, `value = low + n`, all bits set = none.

use crate::core::batch::NO_POINT;
use crate::core::day::Day;
use rusqlite::Row;

/// Values beyond this are held at it, so that every difference fits.
const LIMIT: i64 = 1 << 62;

pub struct Packed {
    /// Bytes a point: 1, 2, 4 or 8.
    pub width: u8,
    pub low: i64,
    pub points: Vec<u8>,
}

/// A series in hand, dense from `first`.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    pub first: Day,
    pub scale: u8,
    pub points: Vec<i64>,
}

impl Stretch {
    /// Reads `first_day, width, scale, low, points` from a row, beginning at a column.
    pub fn from_row(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        let (width, low): (u8, i64) = (row.get(at + 1)?, row.get(at + 3)?);
        Ok(Self {
            first: Day::from_number(row.get(at)?),
            scale: row.get(at + 2)?,
            points: unpack(width, low, row.get_ref(at + 4)?.as_blob()?),
        })
    }

    /// Keeps more decimals.
    pub fn rescale(&mut self, scale: u8) {
        let factor = 10i64.saturating_pow(u32::from(scale.saturating_sub(self.scale)));
        if factor > 1 {
            for point in self.points.iter_mut().filter(|point| **point != NO_POINT) {
                *point = point.saturating_mul(factor);
            }
        }
        self.scale = self.scale.max(scale);
    }

    /// Makes room for `days` days from `first` on.
    pub fn reach(&mut self, first: Day, days: usize) {
        if days == 0 {
            return;
        }
        if self.points.is_empty() {
            self.first = first;
        }
        let ahead = usize::try_from(self.first - first).unwrap_or(0);
        if ahead > 0 {
            self.points.splice(0..0, std::iter::repeat_n(NO_POINT, ahead));
            self.first = first;
        }
        let end = usize::try_from(first - self.first).unwrap_or(0) + days;
        if end > self.points.len() {
            self.points.resize(end, NO_POINT);
        }
    }
}

/// Packs values as tightly as their range allows.
pub fn pack(values: &[i64]) -> Packed {
    let known = || values.iter().filter(|value| **value != NO_POINT).map(|v| hold(*v));
    let low = known().min().unwrap_or(0);
    let range = (known().max().unwrap_or(0) - low) as u64;
    let width: u8 = match range {
        0..0xff => 1,
        0xff..0xffff => 2,
        0xffff..0xffff_ffff => 4,
        _ => 8,
    };
    let mut points = Vec::with_capacity(values.len() * usize::from(width));
    let number = |value: i64| {
        if value == NO_POINT { u64::MAX } else { hold(value).wrapping_sub(low) as u64 }
    };
    match width {
        1 => points.extend(values.iter().map(|value| number(*value) as u8)),
        2 => values.iter().for_each(|v| points.extend((number(*v) as u16).to_be_bytes())),
        4 => values.iter().for_each(|v| points.extend((number(*v) as u32).to_be_bytes())),
        _ => values.iter().for_each(|v| points.extend(number(*v).to_be_bytes())),
    }
    Packed { width, low, points }
}

fn hold(value: i64) -> i64 {
    value.clamp(1 - LIMIT, LIMIT - 1)
}

pub fn unpack(width: u8, low: i64, points: &[u8]) -> Vec<i64> {
    let value = |n: u64, none: u64| {
        if n == none { NO_POINT } else { low.wrapping_add(n as i64) }
    };
    match width {
        1 => points.iter().map(|n| value(u64::from(*n), 0xff)).collect(),
        2 => points
            .as_chunks()
            .0
            .iter()
            .map(|n| value(u16::from_be_bytes(*n).into(), 0xffff))
            .collect(),
        4 => points
            .as_chunks()
            .0
            .iter()
            .map(|n| value(u32::from_be_bytes(*n).into(), 0xffff_ffff))
            .collect(),
        _ => points.as_chunks().0.iter().map(|n| value(u64::from_be_bytes(*n), u64::MAX)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(values: &[i64], width: u8) {
        let packed = pack(values);
        assert_eq!(packed.width, width);
        assert_eq!(unpack(packed.width, packed.low, &packed.points), values);
    }

    #[test]
    fn a_point_takes_as_few_bytes_as_its_range_needs() {
        check(&[], 1);
        check(&[NO_POINT, NO_POINT], 1);
        check(&[-5, NO_POINT, 249], 1);
        check(&[0, 254], 1);
        check(&[0, 255], 2);
        check(&[1_000_000, 1_065_534], 2);
        check(&[0, NO_POINT, 65_535], 4);
        check(&[0, 0xffff_ffff], 8);
    }

    #[test]
    fn no_value_stays_no_value_beside_zero() {
        assert_eq!(unpack(1, 0, &pack(&[0, NO_POINT]).points), vec![0, NO_POINT]);
    }

    proptest! {
        #[test]
        fn packing_loses_nothing(values in prop::collection::vec(-LIMIT + 1..LIMIT, 0..40)) {
            let packed = pack(&values);
            prop_assert_eq!(unpack(packed.width, packed.low, &packed.points), values);
        }
    }
}
