//! Packed series: one big-endian unsigned number a day, `value = low + n`, all bits set = none.
//! Counts of a small customer fit into half a byte a day, so that a point is measured in hex digits;
//! where a point ends amid a byte, two of them make whole bytes.

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
    /// Hex digits a point: 1, 2, 3, 4, 8 or 16.
    pub digits: u8,
    pub low: i64,
    pub points: Vec<u8>,
}

impl Packed {
    /// Reads `first_day, digits, scale, low, points` from a row, beginning at a column.
    pub fn from_row(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            first: Day::from_number(row.get(at)?),
            digits: row.get(at + 1)?,
            scale: row.get(at + 2)?,
            low: row.get(at + 3)?,
            points: row.get_ref(at + 4)?.as_blob()?.to_vec(),
        })
    }

    /// The value on a day, or [`NO_POINT`].
    pub fn value(&self, day: Day) -> i64 {
        let Some(number) = usize::try_from(day - self.first).ok().and_then(|at| self.number(at))
        else {
            return NO_POINT;
        };
        if number == none(self.digits) {
            NO_POINT
        } else {
            self.low.wrapping_add(number.cast_signed())
        }
    }

    /// What is kept at a place.
    fn number(&self, at: usize) -> Option<u64> {
        let (from, digits) = (at.checked_mul(self.digits.into())?, usize::from(self.digits));
        let bytes = self.points.get(from / 2..(from + digits).div_ceil(2))?;
        let number = bytes.iter().fold(0, |n, byte| n << 8 | u64::from(*byte));
        // What stands before and behind it in its bytes.
        let behind = if (from + digits).is_multiple_of(2) { 0 } else { 4 };
        Some(number >> behind & none(self.digits))
    }

    /// The places of `values`, times `factor` and from `first` on, where another value is kept or none;
    /// [`Packed::make_room`] has made room for them.
    pub fn differing(&self, first: Day, values: &[i64], factor: i64) -> Vec<i32> {
        let from = usize::try_from(first - self.first).unwrap_or(usize::MAX);
        let other = Other { low: self.low, none: none(self.digits), factor };
        if self.digits % 2 == 1 {
            let pairs = self.points.get((from / 2).saturating_mul(self.digits.into())..);
            let kept = unpaired(self.digits, pairs.unwrap_or_default()).skip(from % 2);
            return differing(kept, values, &other);
        }
        let kept = self.points.get(from.saturating_mul((self.digits / 2).into())..);
        let kept = kept.unwrap_or_default();
        match self.digits {
            2 => differing(kept.iter().map(|n| u64::from(*n)), values, &other),
            4 => differing(whole(kept, u16::from_be_bytes), values, &other),
            8 => differing(whole(kept, u32::from_be_bytes), values, &other),
            _ => differing(whole(kept, u64::from_be_bytes), values, &other),
        }
    }

    /// Puts a value on a day that [`Packed::make_room`] has made room for.
    pub fn put(&mut self, day: Day, value: i64) {
        let number = hold(value).wrapping_sub(self.low).cast_unsigned();
        let at = usize::try_from(day - self.first).unwrap_or(usize::MAX);
        let from = at.saturating_mul(self.digits.into());
        for digit in 0..usize::from(self.digits) {
            let shift = 4 * (usize::from(self.digits) - 1 - digit);
            let at = from.saturating_add(digit);
            if let Some(byte) = self.points.get_mut(at / 2) {
                *byte = with_half(*byte, at, (number >> shift) as u8 & 0xf);
            }
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
            && high.wrapping_sub(self.low).cast_unsigned() < none(self.digits)
            && self.first <= first
            && self.scale == scale;
        if !fits {
            let mut stretch = self.stretch();
            stretch.rescale(scale);
            stretch.reach(first, days);
            *self = stretch.pack(low, high);
        }
        let end = usize::try_from(first - self.first).unwrap_or(0) + days;
        let bytes = (end * usize::from(self.digits)).div_ceil(2);
        if bytes > self.points.len() {
            self.points.resize(bytes, u8::MAX);
        }
    }

    pub fn stretch(&self) -> Stretch {
        let points = unpack(self.digits, self.low, &self.points);
        Stretch { first: self.first, scale: self.scale, points }
    }
}

/// Tells a kept number from the value that a file gives for its day.
struct Other {
    low: i64,
    none: u64,
    factor: i64,
}

impl Other {
    #[inline]
    fn is(&self, kept: u64, value: i64) -> bool {
        let stored = self.low.wrapping_add(kept.cast_signed());
        value != NO_POINT && (kept == self.none || stored != value.saturating_mul(self.factor))
    }
}

#[inline]
fn differing(kept: impl Iterator<Item = u64>, values: &[i64], other: &Other) -> Vec<i32> {
    let mut places = Vec::new();
    for (at, (kept, value)) in kept.zip(values).enumerate() {
        if other.is(kept, *value) {
            places.push(at as i32);
        }
    }
    places
}

/// Numbers that take whole bytes.
#[inline]
fn whole<const WIDTH: usize, N: Into<u64>>(
    points: &[u8],
    number: impl Fn([u8; WIDTH]) -> N,
) -> impl Iterator<Item = u64> {
    points.as_chunks().0.iter().map(move |bytes| number(*bytes).into())
}

/// Numbers of 1 or 3 hex digits, of which two fill whole bytes; one more may fill the last of them up.
#[inline]
fn unpaired(digits: u8, points: &[u8]) -> impl Iterator<Item = u64> {
    points.chunks(digits.into()).flat_map(|pair| {
        let byte = |at: usize| pair.get(at).map_or(0xff, |byte| u64::from(*byte));
        match pair.len() {
            1 => [byte(0) >> 4, byte(0) & 0xf],
            _ => [byte(0) << 4 | byte(1) >> 4, (byte(1) & 0xf) << 8 | byte(2)],
        }
    })
}

/// The byte with another half at a place.
fn with_half(byte: u8, at: usize, half: u8) -> u8 {
    if at.is_multiple_of(2) { half << 4 | byte & 0xf } else { byte & 0xf0 | half }
}

/// The number that stands for no value.
fn none(digits: u8) -> u64 {
    u64::MAX >> (64 - 4 * u32::from(digits.clamp(1, 16)))
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
    let digits: u8 = match high.wrapping_sub(low).cast_unsigned() {
        0..0xf => 1,
        0xf..0xff => 2,
        0xff..0xfff => 3,
        0xfff..0xffff => 4,
        0xffff..0xffff_ffff => 8,
        _ => 16,
    };
    let mut points = vec![u8::MAX; (values.len() * usize::from(digits)).div_ceil(2)];
    match digits {
        1 | 3 => write_pairs(digits, &mut points, values, low),
        2 => write(&mut points, values, low, |number| [number as u8]),
        4 => write(&mut points, values, low, |number| (number as u16).to_be_bytes()),
        8 => write(&mut points, values, low, |number| (number as u32).to_be_bytes()),
        _ => write(&mut points, values, low, u64::to_be_bytes),
    }
    Packed { first, scale, digits, low, points }
}

fn write_pairs(digits: u8, points: &mut [u8], values: &[i64], low: i64) {
    let none = none(digits);
    let number = |value: &i64| {
        let number = hold(*value).wrapping_sub(low).cast_unsigned();
        if *value == NO_POINT { none } else { number }
    };
    for (place, pair) in points.chunks_mut(digits.into()).zip(values.chunks(2)) {
        let [first, second] = [0, 1].map(|at| pair.get(at).map_or(none, number));
        let both = first << (4 * digits) | second;
        let bytes = both.to_be_bytes();
        let (_, bytes) = bytes.split_at(8 - usize::from(digits));
        place.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
    }
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

pub fn unpack(digits: u8, low: i64, points: &[u8]) -> Vec<i64> {
    let value = |n: u64, none: u64| {
        if n == none { NO_POINT } else { low.wrapping_add(n as i64) }
    };
    match digits {
        1 | 3 => {
            let none = none(digits);
            let mut values: Vec<i64> = unpaired(digits, points).map(|n| value(n, none)).collect();
            // What only fills the last byte up.
            values.pop_if(|last| *last == NO_POINT);
            values
        }
        2 => points.iter().map(|n| value(u64::from(*n), 0xff)).collect(),
        4 => whole(points, u16::from_be_bytes).map(|n| value(n, 0xffff)).collect(),
        8 => whole(points, u32::from_be_bytes).map(|n| value(n, 0xffff_ffff)).collect(),
        _ => whole(points, u64::from_be_bytes).map(|n| value(n, u64::MAX)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(values: &[i64], digits: u8) {
        let packed = pack(Day::from_number(7), 0, values);
        assert_eq!(packed.digits, digits);
        assert_eq!(packed.stretch().points, values);
    }

    #[test]
    fn a_point_takes_as_few_digits_as_its_range_needs() {
        check(&[], 1);
        check(&[-5, NO_POINT, 9], 1);
        check(&[0, 14], 1);
        check(&[0, 15], 2);
        check(&[-5, NO_POINT, 249], 2);
        check(&[0, 254], 2);
        check(&[0, 255], 3);
        check(&[-1, NO_POINT, 4_093], 3);
        check(&[0, 4_095], 4);
        check(&[1_000_000, 1_065_534], 4);
        check(&[0, NO_POINT, 65_535], 8);
        check(&[0, 0xffff_ffff], 16);
    }

    #[test]
    fn no_value_stays_no_value_beside_zero() {
        assert_eq!(pack(Day::from_number(0), 0, &[0, NO_POINT]).points, [0x0f]);
        assert_eq!(pack(Day::from_number(0), 0, &[0, NO_POINT, 99]).points, [0, 0xff, 99]);
    }

    #[test]
    fn what_only_fills_the_last_byte_up_is_no_day() {
        let check = |values: &[i64], points: &[u8]| {
            let packed = pack(Day::from_number(0), 0, values);
            assert_eq!(packed.points, points);
            assert_eq!(packed.stretch().points, values);
        };
        check(&[3, 4, 5], &[0x01, 0x2f]);
        check(&[0, 0x123, 0x456], &[0x00, 0x01, 0x23, 0x45, 0x6f]);
    }

    proptest! {
        #[test]
        fn packing_loses_nothing(values in prop::collection::vec(-LIMIT + 1..LIMIT, 0..40)) {
            prop_assert_eq!(pack(Day::from_number(0), 0, &values).stretch().points, values);
        }

        #[test]
        fn putting_values_into_what_is_packed_is_as_good_as_packing_anew(
            old in prop_oneof![
                prop::collection::vec(-5i64..5, 0..9),
                prop::collection::vec(-300i64..300, 0..9),
                prop::collection::vec(-3_000i64..3_000, 0..9),
            ],
            new in prop_oneof![
                prop::collection::vec(-6i64..7, 1..9),
                prop::collection::vec(-999i64..999, 1..9),
                prop::collection::vec(-70_000i64..70_000, 1..9),
            ],
            (from, at) in (-9i32..9, -9i32..9),
            scale in 0u8..3,
        ) {
            let (from, at) = (Day::from_number(from), Day::from_number(at));
            let mut packed = pack(from, 0, &old);
            let factor = 10i64.pow(scale.into());
            packed.make_room(at, new.len(), range(&new).unwrap(), scale);
            let days = 0..new.len() as i32;
            let other = days.filter(|n| packed.value(at + *n) != new[*n as usize]);
            prop_assert_eq!(packed.differing(at, &new, 1), other.collect::<Vec<_>>());
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
