//! Feeds: source × entity, and the days they cover. Staleness is about the feed, not the events.

use super::day::Day;
use super::entity::Entity;

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
