//! Tickets of an account, sorted by the day they were opened.

use crate::core::day::Day;
use crate::core::facts::Facts;
use crate::core::ticket::Ticket;

pub struct Tickets<'a> {
    /// Not deleted, with a day.
    pub all: Vec<(Day, &'a Ticket)>,
}

impl<'a> Tickets<'a> {
    pub fn new(facts: &'a Facts) -> Self {
        let kept = facts.tickets.iter().filter(|t| t.status.as_deref() != Some("deleted"));
        let mut all: Vec<_> = kept.filter_map(|ticket| Some((ticket.opened?, ticket))).collect();
        all.sort_by_key(|(opened, _)| *opened);
        Self { all }
    }

    /// Tickets opened from `from` to `to`, both inclusive.
    pub fn opened(&self, from: Day, to: Day) -> usize {
        let before = self.all.partition_point(|(opened, _)| *opened < from);
        self.all.partition_point(|(opened, _)| *opened <= to).saturating_sub(before)
    }

    /// Open tickets on a day, oldest first.
    pub fn open_on(&self, day: Day) -> impl Iterator<Item = (Day, &'a Ticket)> + '_ {
        let known = self.all.partition_point(|(opened, _)| *opened <= day);
        let known = self.all.iter().take(known);
        known.filter(move |(_, ticket)| ticket.open_on(day)).copied()
    }

    /// The oldest open P1 on a day.
    pub fn oldest_p1(&self, day: Day) -> Option<(Day, &'a Ticket)> {
        self.open_on(day).find(|(_, ticket)| ticket.priority == Some(1))
    }
}
