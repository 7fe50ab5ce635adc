//! Feeds: source × entity, and the days they cover. Staleness is about the feed, not the events.

use super::day::Day;
use super::entity::Entity;
use std::collections::{BTreeMap, BTreeSet};

/// The days one feed has covered, as sorted, disjoint, inclusive spans.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    pub source: String,
    pub entity: Entity,
    pub covered: Vec<(Day, Day)>,
    /// The first and the last file's as-of day.
    pub first_import: Day,
    pub last_import: Day,
    /// The day on which the first of its files was read here: what already held then is no news.
    pub first_seen: Day,
}

impl Feed {
    pub fn covers(&self, day: Day) -> bool {
        self.covered.iter().any(|(from, to)| *from <= day && day <= *to)
    }

    /// The last covered day that is not after `day`.
    pub fn last_covered(&self, day: Day) -> Option<Day> {
        self.covered.iter().filter(|(from, _)| *from <= day).map(|(_, to)| (*to).min(day)).max()
    }
}

/// Which feeds are declared to be whole: a row that their newest file does not list is gone. Usage
/// never is: a series only grows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Full {
    /// Whatever is read.
    pub every: bool,
    /// By source.
    pub feeds: BTreeMap<String, BTreeSet<Entity>>,
}

impl Full {
    pub fn covers(&self, source: &str, entity: Entity) -> bool {
        let declared = || self.feeds.get(source).is_some_and(|kinds| kinds.contains(&entity));
        entity != Entity::Usage && (self.every || declared())
    }

    pub fn is_empty(&self) -> bool {
        !self.every && self.feeds.is_empty()
    }
}

/// Joins a span into sorted, disjoint spans; neighbours melt together.
pub fn cover(spans: &mut Vec<(Day, Day)>, from: Day, to: Day) {
    let (mut from, mut to) = (from, to);
    spans.retain(|span| {
        let apart = span.1 + 1 < from || to + 1 < span.0;
        if !apart {
            from = from.min(span.0);
            to = to.max(span.1);
        }
        apart
    });
    spans.push((from, to));
    spans.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_melt_together() {
        let day = Day::from_number;
        let mut spans = vec![(day(1), day(5)), (day(10), day(12))];
        cover(&mut spans, day(6), day(9));
        assert_eq!(spans, vec![(day(1), day(12))]);
        cover(&mut spans, day(20), day(21));
        assert_eq!(spans.len(), 2);
    }
}
