//! A walk through the book, one account after the other: one key sets something and goes on. Where
//! one was is remembered, also for tomorrow.

use super::command::msg;
use super::screen::Place;
use super::world::World;
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::portfolio::{Standing, Summary};
use crate::core::receipt::Band;
use crate::core::search;
use crate::tui::screen::triage::tab::renewal_clock;
use std::collections::BTreeSet;

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

    /// Where it is remembered who has been asked about, and when.
    pub fn answered_key(self) -> &'static str {
        match self {
            Self::Pulse => "sweep.pulse.answered",
            Self::Renewals => "sweep.renewals.answered",
            Self::Silent => "sweep.silent.answered",
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

    /// What has been put off is not asked about; a pulse disturbs nobody.
    fn put_off(self, row: &Summary, today: Day) -> bool {
        self != Self::Pulse
            && matches!(row.standing(today), Standing::Snoozed(_) | Standing::Waiting(_))
    }

    /// An order that what is set on the way does not change: renewals by their day, all by name.
    fn order(self, row: &Summary) -> (Option<Day>, String, AccountId) {
        let day = if self == Self::Renewals { row.deadline.or(row.renewal) } else { None };
        (day, search::sort_name(&row.needle).to_owned(), row.id)
    }
}

/// Who has been asked about on a walk, and on which day last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    pub day: Option<Day>,
    pub ids: BTreeSet<AccountId>,
}

impl Answered {
    /// `2026-11-20 a1 a4`
    pub fn parse(text: &str) -> Self {
        let mut words = text.split(' ');
        let day = words.next().and_then(Day::parse);
        Self { day, ids: words.filter_map(AccountId::parse).collect() }
    }

    pub fn said(&self) -> String {
        let ids = self.ids.iter().map(|id| format!(" {id}"));
        self.day.map(|day| day.to_string()).into_iter().chain(ids).collect()
    }
}

/// Where a walk begins.
pub enum Start {
    At(Sweep),
    /// There is nobody to ask about.
    Nobody,
    /// So many have all been asked about already.
    AllAsked(usize),
}

/// An account that was answered for on a walk, for the way back to it.
#[derive(Clone, Copy, Debug)]
struct Settled {
    at: usize,
    /// How long the trail was.
    trail: usize,
    written: bool,
}

/// What was said last on a walk, taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reopened {
    pub account: AccountId,
    /// A gesture was made of it, which is to be taken back as well.
    pub written: bool,
    /// The last account that is done then.
    pub last: Option<AccountId>,
}

/// A walk that is under way.
#[derive(Clone, Debug)]
pub struct Sweep {
    pub kind: Kind,
    ids: Vec<AccountId>,
    /// Not to be asked about: answered before, or put off.
    settled: BTreeSet<AccountId>,
    at: usize,
    /// The places one has come by, for the way back.
    trail: Vec<usize>,
    /// What was said on this walk, the last on top.
    answers: Vec<Settled>,
    /// Where to go back to.
    pub from: Place,
}

impl Sweep {
    /// Begins behind the account that was the last one before, else at the start, with the first
    /// that is still to be asked about.
    pub fn begin(
        world: &World,
        kind: Kind,
        (last, answered): (Option<AccountId>, &Answered),
        from: Place,
    ) -> Start {
        let today = world.today();
        let rows = world.portfolio.rows.iter().filter(|row| kind.holds(world, row, today));
        let put_off = rows.clone().filter(|row| kind.put_off(row, today)).map(|row| row.id);
        let settled: BTreeSet<AccountId> = put_off.chain(answered.ids.iter().copied()).collect();
        let mut rows: Vec<_> = rows.map(|row| kind.order(row)).collect();
        rows.sort_unstable();
        let last = last.and_then(|id| world.row(id)).map(|row| kind.order(row));
        let behind = last.map_or(0, |last| rows.partition_point(|row| *row <= last));
        let ids: Vec<_> = rows.into_iter().map(|(_, _, id)| id).collect();
        if ids.is_empty() {
            return Start::Nobody;
        }
        let mut sweep =
            Self { kind, ids, settled, at: behind, trail: Vec::new(), answers: Vec::new(), from };
        sweep.pass_settled();
        if sweep.current().is_none() {
            sweep.at = 0;
            sweep.pass_settled();
        }
        if sweep.current().is_none() { Start::AllAsked(sweep.len()) } else { Start::At(sweep) }
    }

    fn pass_settled(&mut self) {
        while self.current().is_some_and(|id| self.settled.contains(&id)) {
            self.at += 1;
        }
    }

    /// Nobody asks about the current one again on this walk; which one it is. `written`: a gesture
    /// was made of the answer.
    pub fn settle(&mut self, written: bool) -> Option<AccountId> {
        let current = self.current()?;
        self.settled.insert(current);
        self.answers.push(Settled { at: self.at, trail: self.trail.len(), written });
        Some(current)
    }

    /// Goes back to where something was said last on this walk: it is open again.
    pub fn reopen(&mut self) -> Option<Reopened> {
        let Settled { at, trail, written } = self.answers.pop()?;
        let account = *self.ids.get(at)?;
        self.settled.remove(&account);
        self.trail.truncate(trail);
        self.at = at;
        Some(Reopened { account, written, last: self.before() })
    }

    fn before(&self) -> Option<AccountId> {
        self.at.checked_sub(1).and_then(|before| self.ids.get(before)).copied()
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
        self.trail.push(self.at);
        self.at = (self.at + 1).min(self.ids.len());
        self.pass_settled();
        passed
    }

    /// One account back; says which one is the last that is done then.
    pub fn go_back(&mut self) -> Option<AccountId> {
        self.at = self.trail.pop().unwrap_or_else(|| self.at.saturating_sub(1));
        self.before()
    }
}
