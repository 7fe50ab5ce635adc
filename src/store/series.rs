//! Packed series: one big-endian unsigned number a day, `value = low + n`, all bits set = none.

use crate::core::batch::NO_POINT;
use crate::core::day::Day;
use rusqlite::Row;

/// Values beyond this are held at it, so that every difference fits.
const LIMIT: i64 = 1 << 62;

/// A series as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Packed {
    pub first: Day,
    pub scale: u8,
    /// Bytes a point: 1, 2, 4 or 8.
    pub width: u8,
    pub low: i64,
    pub points: Vec<u8>,
}

impl Packed {
    /// Reads `first_day, width, scale, low, points` from a row, beginning at a column.
    pub fn from_row(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            first: Day::from_number(row.get(at)?),
            width: row.get(at + 1)?,
            scale: row.get(at + 2)?,
            low: row.get(at + 3)?,
            points: row.get_ref(at + 4)?.as_blob()?.to_vec(),
        })
    }

    /// The value on a day, or [`NO_POINT`].
    pub fn value(&self, day: Day) -> i64 {
        let width = usize::from(self.width);
        let at = usize::try_from(day - self.first).ok().map(|at| at * width);
        match at.and_then(|at| self.points.get(at..at + width)) {
            None => NO_POINT,
            Some(bytes) => {
                let number = bytes.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
                if number == none(self.width) {
                    NO_POINT
                } else {
                    self.low.wrapping_add(number.cast_signed())
                }
            }
        }
    }

    /// The places of `values`, times `factor` and from `first` on, where another value is kept or none;
    /// [`Packed::make_room`] has made room for them.
    pub fn differing(&self, first: Day, values: &[i64], factor: i64) -> Vec<i32> {
        let width = usize::from(self.width);
        let from = usize::try_from(first - self.first).unwrap_or(usize::MAX);
        let kept = self.points.get(from.saturating_mul(width)..).unwrap_or_default();
        match width {
            1 => differing(kept, values, |[a]: [u8; 1]| u64::from(a), (self, factor)),
            2 => differing(kept, values, |n| u16::from_be_bytes(n).into(), (self, factor)),
            4 => differing(kept, values, |n| u32::from_be_bytes(n).into(), (self, factor)),
            _ => differing(kept, values, u64::from_be_bytes, (self, factor)),
        }
    }

    /// Puts a value on a day that [`Packed::make_room`] has made room for.
    pub fn put(&mut self, day: Day, value: i64) {
        let width = usize::from(self.width);
        let number = hold(value).wrapping_sub(self.low).cast_unsigned().to_be_bytes();
        let at = usize::try_from(day - self.first).unwrap_or(usize::MAX).saturating_mul(width);
        let bytes = number.get(8 - width..).unwrap_or_default();
        if let Some(place) = self.points.get_mut(at..at.saturating_add(width)) {
            place.copy_from_slice(bytes);
        }
    }

    /// Makes room for values between `low` and `high` on `days` days from `first`, with `scale`
    /// decimals: by growing at the end where that is enough, else by packing anew.
    pub fn make_room(&mut self, first: Day, days: usize, range: (i64, i64), scale: u8) {
        let (low, high) = (hold(range.0), hold(range.1));
        if self.points.is_empty() {
            self.first = first;
        }
        let fits = self.low <= low
            && high.wrapping_sub(self.low).cast_unsigned() < none(self.width)
            && self.first <= first
            && self.scale == scale;
        if !fits {
            let mut stretch = self.stretch();
            stretch.rescale(scale);
            stretch.reach(first, days);
            *self = stretch.pack(low, high);
        }
        let end = usize::try_from(first - self.first).unwrap_or(0) + days;
        let bytes = end * usize::from(self.width);
        if bytes > self.points.len() {
            self.points.resize(bytes, u8::MAX);
        }
    }

    pub fn stretch(&self) -> Stretch {
        let points = unpack(self.width, self.low, &self.points);
        Stretch { first: self.first, scale: self.scale, points }
    }
}

fn differing<const WIDTH: usize>(
    kept: &[u8],
    values: &[i64],
    number: impl Fn([u8; WIDTH]) -> u64,
    (packed, factor): (&Packed, i64),
) -> Vec<i32> {
    let none = none(packed.width);
    let other = |kept: [u8; WIDTH], value: i64| {
        let found = number(kept);
        let stored = packed.low.wrapping_add(found.cast_signed());
        value != NO_POINT && (found == none || stored != value.saturating_mul(factor))
    };
    let mut places = Vec::new();
    for (at, (kept, value)) in kept.as_chunks().0.iter().zip(values).enumerate() {
        if other(*kept, *value) {
            places.push(at as i32);
        }
    }
    places
}

/// The number that stands for no value.
fn none(width: u8) -> u64 {
    u64::MAX >> (64 - 8 * u32::from(width.clamp(1, 8)))
}

/// A series in hand, dense from `first`.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    pub first: Day,
    pub scale: u8,
    pub points: Vec<i64>,
}

impl Stretch {
    /// Packs as tightly as the range of the values allows, with `low` and `high` among them.
    fn pack(&self, low: i64, high: i64) -> Packed {
        let (low, high) =
            range(&self.points).map_or((low, high), |(a, b)| (low.min(a), high.max(b)));
        pack_within(self.first, self.scale, &self.points, (low, high))
    }

    /// Keeps more decimals.
    fn rescale(&mut self, scale: u8) {
        let factor = 10i64.saturating_pow(u32::from(scale.saturating_sub(self.scale)));
        if factor > 1 {
            for point in self.points.iter_mut().filter(|point| **point != NO_POINT) {
                *point = point.saturating_mul(factor);
            }
        }
        self.scale = self.scale.max(scale);
    }

    /// Makes room for `days` days from `first` on.
    fn reach(&mut self, first: Day, days: usize) {
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

/// The least and the greatest value; `None` when there is none.
pub fn range(values: &[i64]) -> Option<(i64, i64)> {
    // No value is less than all others, so only the least one has to leave it out.
    let (mut low, mut high) = (i64::MAX, NO_POINT);
    for value in values {
        low = low.min(if *value == NO_POINT { i64::MAX } else { *value });
        high = high.max(*value);
    }
    (high != NO_POINT).then(|| (hold(low), hold(high)))
}

/// Packs values from `first` on as tightly as their range allows.
pub fn pack(first: Day, scale: u8, values: &[i64]) -> Packed {
    pack_within(first, scale, values, range(values).unwrap_or((0, 0)))
}

fn pack_within(first: Day, scale: u8, values: &[i64], (low, high): (i64, i64)) -> Packed {
    let width: u8 = match high.wrapping_sub(low).cast_unsigned() {
        0..0xff => 1,
        0xff..0xffff => 2,
        0xffff..0xffff_ffff => 4,
        _ => 8,
    };
    let mut points = vec![u8::MAX; values.len() * usize::from(width)];
    match width {
        1 => write(&mut points, values, low, |number| [number as u8]),
        2 => write(&mut points, values, low, |number| (number as u16).to_be_bytes()),
        4 => write(&mut points, values, low, |number| (number as u32).to_be_bytes()),
        _ => write(&mut points, values, low, u64::to_be_bytes),
    }
    Packed { first, scale, width, low, points }
}

#[inline]
fn write<const WIDTH: usize>(
    points: &mut [u8],
    values: &[i64],
    low: i64,
    bytes: impl Fn(u64) -> [u8; WIDTH],
) {
    for (place, value) in points.as_chunks_mut().0.iter_mut().zip(values) {
        let number = hold(*value).wrapping_sub(low).cast_unsigned();
        *place = bytes(if *value == NO_POINT { u64::MAX } else { number });
    }
}

#[inline]
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
        let packed = pack(Day::from_number(7), 0, values);
        assert_eq!(packed.width, width);
        assert_eq!(packed.stretch().points, values);
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
        assert_eq!(pack(Day::from_number(0), 0, &[0, NO_POINT]).points, [0, 0xff]);
    }

    proptest! {
        #[test]
        fn packing_loses_nothing(values in prop::collection::vec(-LIMIT + 1..LIMIT, 0..40)) {
            prop_assert_eq!(pack(Day::from_number(0), 0, &values).stretch().points, values);
        }

        #[test]
        fn putting_values_into_what_is_packed_is_as_good_as_packing_anew(
            old in prop::collection::vec(-300i64..300, 0..9),
            new in prop::collection::vec(-70_000i64..70_000, 1..9),
            (from, at) in (-9i32..9, -9i32..9),
            scale in 0u8..3,
        ) {
            let (from, at) = (Day::from_number(from), Day::from_number(at));
            let mut packed = pack(from, 0, &old);
            let factor = 10i64.pow(scale.into());
            packed.make_room(at, new.len(), range(&new).unwrap(), scale);
            for (n, value) in new.iter().enumerate() {
                packed.put(at + n as i32, *value);
            }
            for day in (-20..40).map(Day::from_number) {
                let place = |first: Day, list: &[i64]| {
                    usize::try_from(day - first).ok().and_then(|n| list.get(n).copied())
                };
                let kept = place(from, &old).map(|value| value * factor);
                prop_assert_eq!(packed.value(day), place(at, &new).or(kept).unwrap_or(NO_POINT));
            }
        }
    }
}
