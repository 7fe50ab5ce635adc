//! A walk through the book, one account after the other: one key sets something and goes on. Where
//! one was is remembered, also for tomorrow.

use super::command::msg;
use super::screen::Place;
use super::world::World;
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::core::search;
use crate::tui::screen::triage::tab::renewal_clock;

/// What is asked of each account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Pulse,
    Renewals,
    Silent,
}

/// How far ahead renewals are asked about.
const RENEWAL_DAYS: i32 = 90;

impl Kind {
    pub const ALL: [Self; 3] = [Self::Pulse, Self::Renewals, Self::Silent];

    /// Where it is remembered how far one came.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pulse => "sweep.pulse",
            Self::Renewals => "sweep.renewals",
            Self::Silent => "sweep.silent",
        }
    }

    /// Message id of what is asked.
    pub fn question(self) -> &'static str {
        match self {
            Self::Pulse => msg("sweep-ask-pulse"),
            Self::Renewals => msg("sweep-ask-renewals"),
            Self::Silent => msg("sweep-ask-silent"),
        }
    }

    fn holds(self, world: &World, row: &Summary, today: Day) -> bool {
        world.is_mine(row.owner.as_deref())
            && row.band != Band::Excluded
            && match self {
                Self::Pulse => true,
                Self::Renewals => renewal_clock(row, today) <= RENEWAL_DAYS,
                Self::Silent => row.silent(today),
            }
    }

    /// An order that what is set on the way does not change: renewals by their day, all by name.
    fn order(self, row: &Summary) -> (Option<Day>, String, AccountId) {
        let day = if self == Self::Renewals { row.deadline.or(row.renewal) } else { None };
        (day, search::sort_name(&row.needle).to_owned(), row.id)
    }
}

/// A walk that is under way.
#[derive(Clone, Debug)]
pub struct Sweep {
    pub kind: Kind,
    ids: Vec<AccountId>,
    at: usize,
    /// Where to go back to.
    pub from: Place,
}

impl Sweep {
    /// Begins behind the account that was the last one before; at the start where that was the
    /// end. `None` where there is nobody to ask about.
    pub fn new(world: &World, kind: Kind, last: Option<AccountId>, from: Place) -> Option<Self> {
        let today = world.today();
        let rows = world.portfolio.rows.iter().filter(|row| kind.holds(world, row, today));
        let mut rows: Vec<_> = rows.map(|row| kind.order(row)).collect();
        rows.sort_unstable();
        let last = last.and_then(|id| world.row(id)).map(|row| kind.order(row));
        let at = last.map_or(0, |last| rows.partition_point(|row| *row <= last));
        let at = if at < rows.len() { at } else { 0 };
        let ids: Vec<_> = rows.into_iter().map(|(_, _, id)| id).collect();
        (!ids.is_empty()).then_some(Self { kind, ids, at, from })
    }

    /// The account that is asked about; `None` behind the last one.
    pub fn current(&self) -> Option<AccountId> {
        self.ids.get(self.at).copied()
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// How many are done, of how many.
    pub fn progress(&self) -> (usize, usize) {
        ((self.at + 1).min(self.ids.len()), self.ids.len())
    }

    /// Goes on; says which account one has come past.
    pub fn advance(&mut self) -> Option<AccountId> {
        let passed = self.current();
        self.at = (self.at + 1).min(self.ids.len());
        passed
    }

    /// One account back; says which one is the last that is done then.
    pub fn go_back(&mut self) -> Option<AccountId> {
        self.at = self.at.saturating_sub(1);
        self.at.checked_sub(1).and_then(|before| self.ids.get(before)).copied()
    }
}
