//! Interning and dense series. Files come sorted by day or by account, so the next account is
//! mostly the one that followed the last time, and is compared before it is looked up.

mod growing;
mod mark;

use crate::core::batch::{Grain, Reference, UsageBatch};
use crate::core::day::Day;
use crate::core::search::company_name;
use crate::ingest::identity;
use crate::ingest::mapping::Slot;
use growing::Growing;
pub use mark::Mark;
use mark::Mixer;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

const NONE: u32 = u32::MAX;

/// So many series on, the one of the next row is looked for.
const AHEAD: usize = 8;

/// What became of one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Put {
    /// The same value stood there.
    Same,
    /// Another value stood there; the later row wins.
    Over,
    New,
}

/// One interned name and the one that followed it the last time.
struct Name {
    mark: Mark,
    next: u32,
}

/// Names in the order in which they are first seen. Comparing and looking up follow no pointer
/// for names of up to sixteen bytes, which nearly all ids are.
#[derive(Default)]
struct Names {
    list: Vec<Name>,
    by_mark: HashMap<Mark, u32, BuildHasherDefault<Mixer>>,
    /// Names that a mark does not tell apart.
    by_text: HashMap<Box<[u8]>, u32>,
    last: u32,
}

impl Names {
    fn is(&self, at: u32, mark: Mark) -> bool {
        self.list.get(at as usize).is_some_and(|name| name.mark == mark)
    }

    /// The last one again, the one that followed it, or by lookup.
    #[inline]
    fn find(&mut self, text: &[u8]) -> Option<u32> {
        let Some(mark) = Mark::new(text) else { return self.by_text.get(text).copied() };
        if self.is(self.last, mark) {
            return Some(self.last);
        }
        let next = self.list.get(self.last as usize).map_or(NONE, |name| name.next);
        if self.is(next, mark) {
            self.last = next;
            return Some(next);
        }
        let at = *self.by_mark.get(&mark)?;
        self.follow(at);
        Some(at)
    }

    fn follow(&mut self, at: u32) {
        if let Some(last) = self.list.get_mut(self.last as usize) {
            last.next = at;
        }
        self.last = at;
    }

    /// Adds the next name; its number is the count of those before.
    fn add(&mut self, text: &[u8]) {
        let at = self.list.len() as u32;
        let mark = Mark::new(text);
        self.list.push(Name { mark: mark.unwrap_or_default(), next: NONE });
        if let Some(mark) = mark {
            self.by_mark.insert(mark, at);
            self.follow(at);
        } else {
            self.by_text.insert(text.into(), at);
        }
    }
}

/// The names of a series as they stand in the file, and the series whose row followed the last time.
struct Step {
    account: Mark,
    metric: Mark,
    next: u32,
    /// Another one that followed: on a weekend many have no row.
    other: u32,
}

impl Default for Step {
    fn default() -> Self {
        Self { account: Mark::default(), metric: Mark::default(), next: NONE, other: NONE }
    }
}

/// Series by metric and reference while they grow.
#[derive(Default)]
pub struct Packer {
    references: Vec<Reference>,
    by_reference: HashMap<Reference, u32>,
    accounts: Names,
    /// Interned account text → reference.
    account_reference: Vec<u32>,
    metrics: Vec<String>,
    metric_names: Names,
    metric_of: Vec<u32>,
    series: Vec<Growing>,
    /// Per metric and reference the series.
    places: Vec<Vec<u32>>,
    /// By series; a file sorted by day goes the same way every day.
    trail: Vec<Step>,
    /// The series of the row before.
    last: u32,
}

impl Packer {
    /// The reference an account cell names; `make` is asked once per distinct text.
    pub fn reference(
        &mut self,
        text: &[u8],
        make: impl FnOnce(&str) -> Result<Reference, &'static str>,
    ) -> Result<u32, &'static str> {
        if let Some(at) = self.accounts.find(text) {
            return Ok(self.account_reference.get(at as usize).copied().unwrap_or(0));
        }
        let reference = make(std::str::from_utf8(text).map_err(|_| "ingest-problem-bytes")?)?;
        let count = self.references.len() as u32;
        let at = *self.by_reference.entry(reference.clone()).or_insert(count);
        if at == count {
            self.references.push(reference);
        }
        self.accounts.add(text);
        self.account_reference.push(at);
        Ok(at)
    }

    /// The metric of a name; `None` when the name is no text.
    pub fn metric(&mut self, text: &[u8], canonical: impl FnOnce(&str) -> String) -> Option<u32> {
        if let Some(at) = self.metric_names.find(text) {
            return self.metric_of.get(at as usize).copied();
        }
        let id = canonical(std::str::from_utf8(text).ok()?);
        let at = self.metrics.iter().position(|known| *known == id).unwrap_or(self.metrics.len());
        if at == self.metrics.len() {
            self.metrics.push(id);
            self.places.push(Vec::new());
        }
        self.metric_names.add(text);
        self.metric_of.push(at as u32);
        Some(at as u32)
    }

    /// The series of these names, where it is one of those that followed the last time.
    #[inline]
    pub fn follow(&mut self, account: &[u8], metric: &[u8]) -> Option<u32> {
        let (account, metric) = (Mark::new(account)?, Mark::new(metric)?);
        let last = self.trail.get(self.last as usize)?;
        let mut at = last.next;
        // Some have no row on some days.
        for _ in 0..AHEAD {
            let Some(step) = self.trail.get(at as usize) else { break };
            if step.account == account && step.metric == metric {
                self.last = at;
                return Some(at);
            }
            at = step.next;
        }
        let other = self.trail.get(last.other as usize)?;
        if other.account != account || other.metric != metric {
            return None;
        }
        self.last = last.other;
        Some(self.last)
    }

    /// Notes by which names a series was spoken of, and after which one.
    pub fn note(&mut self, (reference, metric): (u32, u32), account: &[u8], name: &[u8]) {
        let places = self.places.get(metric as usize);
        let place = places.and_then(|places| places.get(reference as usize));
        let Some(at) = place.copied().filter(|at| *at != NONE) else { return };
        if self.trail.len() <= at as usize {
            self.trail.resize_with(at as usize + 1, Step::default);
        }
        if let Some(step) = self.trail.get_mut(at as usize) {
            // A name that a mark does not tell from others is looked up every time.
            step.account = Mark::new(account).unwrap_or_default();
            step.metric = Mark::new(name).unwrap_or_default();
        }
        // The first one of all follows none, not itself.
        if self.last != at
            && let Some(last) = self.trail.get_mut(self.last as usize)
        {
            *(if last.next == NONE { &mut last.next } else { &mut last.other }) = at;
        }
        self.last = at;
    }

    /// Sets a point of a series that is there.
    #[inline]
    pub fn add(&mut self, series: u32, day: Day, value: i64, scale: u8) -> Put {
        let series = self.series.get_mut(series as usize);
        series.map_or(Put::New, |series| series.put(day, value, scale))
    }

    #[inline]
    pub fn put(&mut self, reference: u32, metric: u32, day: Day, value: i64, scale: u8) -> Put {
        let Some(places) = self.places.get_mut(metric as usize) else { return Put::New };
        if places.len() <= reference as usize {
            places.resize(reference as usize + 1, NONE);
        }
        let Some(place) = places.get_mut(reference as usize) else { return Put::New };
        if *place == NONE {
            *place = self.series.len() as u32;
            self.series.push(Growing::new(reference, metric, day, value, scale));
            return Put::New;
        }
        let series = self.series.get_mut(*place as usize);
        series.map_or(Put::New, |series| series.put(day, value, scale))
    }

    pub fn finish(self, grain: Grain, rows_are_points: bool) -> UsageBatch {
        let Self { references, metrics, series, .. } = self;
        let series = series.into_iter().map(Growing::finish).collect();
        UsageBatch { references, metrics, series, grain, rows_are_points }
    }
}

/// What an account cell names.
pub fn reference(text: &str, slot: Slot, salesforce: bool) -> Result<Reference, &'static str> {
    if text.contains(crate::ingest::decode::DAMAGED) {
        return Err("ingest-problem-bytes");
    }
    match slot {
        Slot::AccountName => Ok(Reference::Name(company_name(text).to_owned())),
        Slot::AccountDomain => identity::by_domain(text).ok_or("ingest-problem-key"),
        _ if identity::is_scientific(text) => Err("ingest-problem-excel-id"),
        _ => Ok(Reference::Id(identity::id_of(text, salesforce))),
    }
}

/// Plain digits, by far the most frequent value.
#[inline]
pub fn whole(text: &[u8]) -> Option<i64> {
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    text.iter().try_fold(0_i64, |sum, digit| {
        digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::batch::NO_POINT;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    #[test]
    fn points_come_in_any_order_and_scale() {
        let mut packer = Packer::default();
        let account = packer.reference(b"a", |text| Ok(Reference::Id(text.into()))).unwrap();
        let metric = packer.metric(b"users", str::to_owned).unwrap();
        let mut put = |at, value, scale| packer.put(account, metric, day(at), value, scale);
        assert_eq!(put(10, 5, 0), Put::New);
        assert_eq!(put(12, 15, 1), Put::New);
        assert_eq!(put(8, 7, 0), Put::New);
        assert_eq!(put(10, 5, 0), Put::Same);
        assert_eq!(put(10, 6, 0), Put::Over);
        let long = [b"0123456789abcdefX".as_slice(), b"0123456789abcdefY"];
        assert_ne!(packer.metric(long[0], str::to_owned), packer.metric(long[1], str::to_owned));
        let batch = packer.finish(Grain::Day, true);
        let series = &batch.series[0];
        assert_eq!((series.first, series.scale), (day(8), 1));
        assert_eq!(series.values, [70, NO_POINT, 60, NO_POINT, 15]);
    }

    #[test]
    fn a_row_is_known_by_the_one_before_it() {
        let mut packer = Packer::default();
        let mut slow = 0;
        let rows: [(&[u8], &[u8]); 9] = [
            (b"a", b"x"),
            (b"b", b"x"),
            (b"a", b"y"),
            (b"a", b"x"),
            (b"b", b"x"),
            (b"a", b"y"),
            (b"a", b"x"),
            (b"a", b"y"),
            (b"a", b"x"),
        ];
        for (n, (account, metric)) in (0..).zip(rows) {
            let put = if let Some(series) = packer.follow(account, metric) {
                packer.add(series, day(n), i64::from(n), 0)
            } else {
                slow += 1;
                let make = |text: &str| Ok(Reference::Id(text.into()));
                let reference = packer.reference(account, make).unwrap();
                let number = packer.metric(metric, str::to_owned).unwrap();
                let put = packer.put(reference, number, day(n), i64::from(n), 0);
                packer.note((reference, number), account, metric);
                put
            };
            assert_eq!(put, Put::New);
        }
        assert_eq!(slow, 4, "three new ones, and back to the first");
        let batch = packer.finish(Grain::Day, true);
        let known = |at: usize| -> Vec<i64> {
            batch.series[at].values.iter().copied().filter(|value| *value != NO_POINT).collect()
        };
        assert_eq!([known(0), known(1), known(2)], [vec![0, 3, 6, 8], vec![1, 4], vec![2, 5, 7]]);
    }

    #[test]
    fn names_are_interned_once() {
        let mut packer = Packer::default();
        let mut at =
            |text: &[u8]| packer.reference(text, |text| Ok(Reference::Id(text.into()))).unwrap();
        let seen: Vec<u32> =
            [b"a", b"b", b"c", b"a", b"b", b"c", b"c", b"a"].map(|t| at(t)).to_vec();
        assert_eq!(seen, [0, 1, 2, 0, 1, 2, 2, 0]);
        assert_eq!(packer.references.len(), 3);
    }
}
