//! Which as-of days stated which fields of a row, so that the order of imports does not matter:
//! an older file that arrives later must not win over a newer one.

use crate::core::day::Day;

/// The row's reference was stated.
pub const LINK: u32 = 1 << 30;
/// Unmapped columns were stated.
pub const EXTRA: u32 = 1 << 31;

/// The bit of a field by its position.
pub fn bit(field: usize) -> u32 {
    1 << field
}

/// (as-of day, stated fields), ascending by day. Of fields that are no states only the newest day
/// is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    entries: Vec<(Day, u32)>,
}

/// Bytes of one run of entries: first day, step, count, fields.
const RUN: usize = 12;

impl Stated {
    pub fn new(day: Day, fields: u32) -> Self {
        Self { entries: vec![(day, fields)] }
    }

    pub fn first(&self) -> Option<Day> {
        self.entries.first().map(|(day, _)| *day)
    }

    /// Nothing stated is newer than `day`.
    pub fn all_by(&self, day: Day) -> bool {
        self.entries.last().is_none_or(|(last, _)| *last <= day)
    }

    /// The newest day that stated any of these fields.
    pub fn latest(&self, fields: u32) -> Option<Day> {
        self.entries.iter().rev().find(|(_, mask)| mask & fields != 0).map(|(day, _)| *day)
    }

    /// True when some day before `day` stated the field.
    pub fn before(&self, field: u32, day: Day) -> bool {
        self.entries.iter().any(|(at, mask)| *at < day && mask & field != 0)
    }

    /// The next day after `day` that stated the field.
    pub fn after(&self, field: u32, day: Day) -> Option<Day> {
        self.entries.iter().find(|(at, mask)| *at > day && mask & field != 0).map(|(at, _)| *at)
    }

    /// Adds a statement; false when it was known already. `states` are the fields whose every day
    /// counts.
    pub fn add(&mut self, day: Day, fields: u32, states: u32) -> bool {
        let place = self.entries.partition_point(|(at, _)| *at < day);
        match self.entries.get_mut(place) {
            Some((at, mask)) if *at == day => {
                if *mask & fields == fields {
                    return false;
                }
                *mask |= fields;
            }
            _ => self.entries.insert(place, (day, fields)),
        }
        self.prune(states);
        true
    }

    fn prune(&mut self, states: u32) {
        let mut newer = 0;
        for (_, mask) in self.entries.iter_mut().rev() {
            *mask &= states | !newer;
            newer |= *mask;
        }
        // The first day stays even without fields: the row existed by then.
        let first = self.first();
        self.entries.retain(|(day, mask)| *mask != 0 || Some(*day) == first);
    }

    /// Packed as runs of equal steps: a year of daily files is one run.
    pub fn pack(&self) -> Vec<u8> {
        let mut packed = Vec::with_capacity(RUN);
        let mut rest = self.entries.as_slice();
        while let Some(((first, mask), tail)) = rest.split_first() {
            let step = tail.first().map_or(1, |(day, _)| *day - *first);
            let step = u16::try_from(step).unwrap_or(1);
            let more = tail
                .iter()
                .zip(1..i32::from(u16::MAX))
                .take_while(|((day, same), n)| same == mask && *day == *first + n * i32::from(step))
                .count();
            packed.extend(first.number().to_be_bytes());
            packed.extend(step.to_be_bytes());
            packed.extend((more as u16 + 1).to_be_bytes());
            packed.extend(mask.to_be_bytes());
            rest = tail.get(more..).unwrap_or_default();
        }
        packed
    }

    pub fn unpack(packed: &[u8]) -> Self {
        let mut entries = Vec::new();
        for run in packed.as_chunks::<RUN>().0 {
            let words: [u32; 3] = [0, 4, 8].map(|at| {
                let bytes = run.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
                u32::from_be_bytes(bytes.unwrap_or_default())
            });
            let [first, pace, fields] = words;
            let (first, step) = (first.cast_signed(), (pace >> 16) as i32);
            let count = (pace & 0xffff) as i32;
            entries.extend((0..count).map(|n| (Day::from_number(first + n * step), fields)));
        }
        Self { entries }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    #[test]
    fn packing_keeps_everything() {
        let check = |entries: &[(i32, u32)]| {
            let stated =
                Stated { entries: entries.iter().map(|(at, mask)| (day(*at), *mask)).collect() };
            assert_eq!(Stated::unpack(&stated.pack()), stated);
        };
        check(&[]);
        check(&[(5, 3)]);
        check(&[(5, 3), (6, 3), (7, 3), (14, 1), (21, 1), (200_000, 1)]);
        let year = Stated { entries: (0..365).map(|n| (day(n), 7)).collect() };
        assert_eq!(year.pack().len(), RUN, "a year of daily files is one run");
    }

    #[test]
    fn only_states_keep_their_older_days() {
        let mut stated = Stated::new(day(10), 0b11);
        assert!(stated.add(day(20), 0b11, 0b01));
        assert!(!stated.add(day(20), 0b01, 0b01), "known already");
        assert!(stated.before(0b01, day(20)));
        assert!(!stated.before(0b10, day(20)));
        assert_eq!(stated.latest(0b10), Some(day(20)));
        assert_eq!(stated.after(0b01, day(10)), Some(day(20)));
        assert_eq!(stated.first(), Some(day(10)));
    }
}
