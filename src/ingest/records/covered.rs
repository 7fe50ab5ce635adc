//! First and last day of what happened, as far as it has happened.

use crate::core::batch::Record;
use crate::core::day::Day;
use crate::core::entity::Entity;

/// Looks at one record after the other.
pub struct Covered {
    today: Day,
    begin: Option<usize>,
    /// Positions of the days on which the feed was alive, that of the event among them.
    alive: Vec<usize>,
    first: Option<Day>,
    last: Option<Day>,
    /// A list of terms says what is in force when it is written, however long ago they began.
    listed: bool,
}

impl Covered {
    pub fn new(entity: Entity, today: Day) -> Self {
        let begin = entity.event_day().and_then(|id| entity.field(id));
        let ends = endings(entity).iter().filter_map(|id| entity.field(id));
        Self {
            today,
            begin,
            alive: ends.chain(begin).collect(),
            first: None,
            last: None,
            listed: entity == Entity::Subscription,
        }
    }

    pub fn take(&mut self, record: &Record) {
        let day = |at: usize| record.values.get(at)?.as_ref()?.as_day();
        let past = |day: &Day| *day <= self.today;
        let began = self.begin.and_then(day).filter(past);
        self.first = self.first.into_iter().chain(began).min();
        let last = self.alive.iter().filter_map(|at| day(*at)).filter(past).max();
        self.last = self.last.max(last);
    }

    pub fn forget(&mut self) {
        (self.first, self.last) = (None, None);
    }

    pub fn days(&self) -> Option<(Day, Day)> {
        let first = self.first.filter(|_| !self.listed)?;
        Some((first, self.last?.max(first)))
    }
}

/// Days beside the first on which something happened to a row: the feed was alive on them.
const fn endings(entity: Entity) -> &'static [&'static str] {
    match entity {
        Entity::Subscription => &["cancelled", "auto_renew_changed"],
        Entity::Ticket => &["closed"],
        Entity::Invoice => &["paid"],
        Entity::Task => &["done"],
        Entity::Opportunity => &["created"],
        _ => &[],
    }
}
