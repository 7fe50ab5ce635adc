//! The values of one state field over time, and the one way to put a statement into them. What a
//! file said holds from its as-of day until the next file that said something.

use super::stated::Stated;
use crate::core::day::Day;
use crate::core::entity::Value;

/// Values in order, each from a day on. The first one is carried back to the beginning.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    spans: Vec<(Day, Value)>,
}

/// Before every day.
const BEGINNING: Day = Day::from_number(i32::MIN);

impl Timeline {
    /// From superseded values (value, until), ascending, and the one that holds now.
    pub fn new(past: Vec<(Day, Value)>, now: Option<Value>) -> Self {
        let mut spans = Vec::with_capacity(past.len() + 1);
        let mut from = BEGINNING;
        for (until, value) in past {
            spans.push((from, value));
            from = until;
        }
        spans.extend(now.map(|value| (from, value)));
        Self { spans }
    }

    /// Puts what a file of `day` said. `stated` knows the other days that stated this `field`.
    pub fn put(&mut self, day: Day, value: Value, stated: &Stated, field: u32) {
        let from = if stated.before(field, day) { day } else { BEGINNING };
        let until = stated.after(field, day);
        if let Some(until) = until {
            self.split(until);
        }
        self.spans.retain(|(at, _)| *at < from || until.is_some_and(|until| *at >= until));
        let place = self.spans.partition_point(|(at, _)| *at < from);
        self.spans.insert(place, (from, value));
        self.spans.dedup_by(|later, earlier| later.1 == earlier.1);
    }

    /// Makes a span begin on `day`, with the value it has there.
    fn split(&mut self, day: Day) {
        let place = self.spans.partition_point(|(at, _)| *at <= day);
        let held = place.checked_sub(1).and_then(|before| self.spans.get(before));
        if let Some((at, value)) = held.cloned()
            && at != day
        {
            self.spans.insert(place, (day, value));
        }
    }

    /// The value that holds now.
    pub fn now(&self) -> Option<&Value> {
        self.spans.last().map(|(_, value)| value)
    }

    /// Superseded values with the day until which each held.
    pub fn past(&self) -> impl Iterator<Item = (Day, &Value)> {
        self.spans.iter().zip(self.spans.iter().skip(1)).map(|((_, value), (until, _))| {
            let until = *until;
            (until, value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    /// Puts statements (day, value) in the order given.
    fn told(statements: &[(i32, i64)]) -> Timeline {
        let mut timeline = Timeline::new(Vec::new(), None);
        let mut stated = Stated::default();
        for (at, value) in statements {
            timeline.put(day(*at), Value::Int(*value), &stated, 1);
            stated.add(day(*at), 1, 1);
        }
        timeline
    }

    #[test]
    fn an_older_statement_splits_the_span_it_falls_into() {
        let timeline = told(&[(10, 1), (15, 1), (25, 1), (30, 1), (20, 2)]);
        let past: Vec<_> = timeline.past().map(|(until, value)| (until, value.clone())).collect();
        assert_eq!(past, vec![(day(20), Value::Int(1)), (day(25), Value::Int(2))]);
        assert_eq!(timeline.now(), Some(&Value::Int(1)));
    }

    #[test]
    fn the_first_value_is_carried_back() {
        let timeline = told(&[(20, 2), (10, 1)]);
        let past: Vec<_> = timeline.past().map(|(until, value)| (until, value.clone())).collect();
        assert_eq!(past, vec![(day(20), Value::Int(1))]);
    }

    #[test]
    fn a_correction_of_the_same_day_leaves_no_trace() {
        let timeline = told(&[(10, 1), (20, 2), (20, 1)]);
        assert_eq!(timeline.past().count(), 0);
        assert_eq!(timeline.now(), Some(&Value::Int(1)));
    }

    proptest! {
        #[test]
        fn the_order_of_statements_does_not_matter(
            values in prop::collection::vec(0i64..3, 1..9),
            seed in prop::collection::vec(any::<u32>(), 9),
        ) {
            let in_order: Vec<_> = values.iter().enumerate().map(|(n, v)| (n as i32 * 3, *v)).collect();
            let mut shuffled: Vec<_> = in_order.iter().copied().zip(&seed).collect();
            shuffled.sort_by_key(|(_, key)| **key);
            let shuffled: Vec<_> = shuffled.into_iter().map(|(statement, _)| statement).collect();
            prop_assert_eq!(told(&in_order), told(&shuffled));
        }
    }
}
