//! One series while its file is read. Thousands grow side by side, a point each in turn, so the
//! last few points are kept together with what is needed to add the next.

use super::Put;
use crate::core::batch::{NO_POINT, SeriesPart};
use crate::core::day::Day;

/// As many points as fill a line of the cache.
const RECENT: usize = 8;

/// Points for which room is made, first and then.
const SEASON: usize = 48;
const YEAR: usize = 376;

/// Dense from `first`: the older points, then the recent ones.
pub struct Growing {
    reference: u32,
    metric: u32,
    first: Day,
    scale: u8,
    count: u8,
    recent: [i64; RECENT],
    older: Vec<i64>,
}

impl Growing {
    pub fn new(reference: u32, metric: u32, first: Day, value: i64, scale: u8) -> Self {
        let mut recent = [NO_POINT; RECENT];
        if let Some(place) = recent.first_mut() {
            *place = value;
        }
        Self { reference, metric, first, scale, count: 1, recent, older: Vec::new() }
    }

    /// Sets a point. Days mostly come one after the other.
    #[inline]
    pub fn put(&mut self, day: Day, value: i64, scale: u8) -> Put {
        let value = if scale == self.scale { value } else { self.fit(value, scale) };
        let length = self.older.len() + usize::from(self.count);
        match usize::try_from(day - self.first) {
            Ok(at) if at >= length => {
                (length..at).for_each(|_| self.push(NO_POINT));
                self.push(value);
                Put::New
            }
            Ok(at) => self.replace(at, value),
            Err(_) => self.lead(day, value),
        }
    }

    #[inline]
    fn push(&mut self, value: i64) {
        if let Some(place) = self.recent.get_mut(usize::from(self.count)) {
            *place = value;
            self.count += 1;
        }
        if usize::from(self.count) == RECENT {
            self.settle();
        }
    }

    fn settle(&mut self) {
        let recent = self.recent.get(..usize::from(self.count)).unwrap_or_default();
        if self.older.capacity() < self.older.len() + recent.len() {
            // A season, a year, and then twice as much: copying thousands of series waits for memory.
            let room = [SEASON, YEAR].into_iter().find(|room| *room > self.older.len() + RECENT);
            self.older.reserve_exact(room.map_or(self.older.len(), |room| room - self.older.len()));
        }
        self.older.extend_from_slice(recent);
        self.count = 0;
    }

    fn replace(&mut self, at: usize, value: i64) -> Put {
        self.settle();
        let Some(place) = self.older.get_mut(at) else { return Put::New };
        match std::mem::replace(place, value) {
            NO_POINT => Put::New,
            before if before == value => Put::Same,
            _ => Put::Over,
        }
    }

    /// A point before all others.
    fn lead(&mut self, day: Day, value: i64) -> Put {
        self.settle();
        let gap = (self.first - day) as usize - 1;
        let lead = std::iter::once(value).chain(std::iter::repeat_n(NO_POINT, gap));
        self.older.splice(..0, lead);
        self.first = day;
        Put::New
    }

    /// Brings value and series to the finer of their scales.
    fn fit(&mut self, value: i64, scale: u8) -> i64 {
        let raise = |value: i64, by: u8| value.saturating_mul(10_i64.pow(u32::from(by)));
        if scale > self.scale {
            let by = scale - self.scale;
            self.settle();
            for value in self.older.iter_mut().filter(|value| **value != NO_POINT) {
                *value = raise(*value, by);
            }
            self.scale = scale;
        }
        raise(value, self.scale - scale)
    }

    pub fn finish(mut self) -> SeriesPart {
        self.settle();
        self.older.shrink_to_fit();
        let Self { reference, metric, first, scale, older: values, .. } = self;
        SeriesPart { reference, metric, first, values, scale }
    }
}
