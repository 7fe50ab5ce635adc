//! The week's queue: must-dos above everything, a touch kept for the largest accounts, then ranked
//! work as far as the hours go; what does not fit is said to be not this week, and how long it waits.

use crate::core::account::AccountId;
use crate::core::capacity::Capacity;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::portfolio::{Portfolio, Standing, Summary};
use crate::core::receipt::Band;
use crate::core::signal::Signal;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

/// Days without a two-way touch after which one is kept for an account of the top tenth by ARR.
const TOP_DAYS: i32 = 30;

/// Minutes of a booked meeting.
const MEETING: u32 = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    MustDo,
    Ranked,
    /// Not this week.
    Deferred,
}

impl Kind {
    pub fn id(self) -> &'static str {
        match self {
            Self::MustDo => "must_do",
            Self::Ranked => "ranked",
            Self::Deferred => "deferred",
        }
    }
}

/// One piece of work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item<'a> {
    pub row: &'a Summary,
    pub kind: Kind,
    /// What asks for it; none for a touch that is kept for one of the largest.
    pub(super) warning: Option<&'a Signal>,
    pub minutes: u32,
    /// Weeks in a row for which it was put off.
    pub carry: u32,
}

impl<'a> Item<'a> {
    /// The rule, or `top_account`.
    pub fn code(&self) -> &'static str {
        self.warning.map_or(TOP_ACCOUNT, |signal| signal.rule.word())
    }

    /// Why, in words.
    pub fn reason(&self) -> Cow<'a, Message> {
        match (self.warning, self.row.last_touch) {
            (Some(signal), _) => Cow::Borrowed(&signal.reason),
            (None, Some(day)) => Cow::Owned(Message::new("queue-top-account").day("day", day)),
            (None, None) => Cow::Owned(Message::new("queue-top-account-never")),
        }
    }

    /// In the order in which the hours are given away.
    fn rank(&self) -> (bool, bool) {
        // A touch for the largest is kept before anything is ranked by what it may lose.
        (self.kind != Kind::MustDo, self.warning.is_some())
    }
}

/// What a week holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Week<'a> {
    /// Must-dos, then ranked, then what is deferred.
    pub items: Vec<Item<'a>>,
    /// Minutes for the queue, and those that meetings take beside it.
    pub budget: u32,
    pub booked: u32,
    /// Accounts at risk or critical, and the minutes that all of them take.
    pub red: usize,
    pub red_minutes: u32,
}

impl<'a> Week<'a> {
    /// What the week holds, in one sentence.
    pub fn said(&self) -> Message {
        let hours = |minutes: u32| f64::from(minutes) / 60.0;
        Message::new("queue-said")
            .number("budget", hours(self.budget), 1)
            .number("used", hours(self.used()), 1)
            .count("must", self.of(Kind::MustDo).count())
            .count("ranked", self.of(Kind::Ranked).count())
            .count("deferred", self.of(Kind::Deferred).count())
    }

    /// What meetings take of the week, and what the red list takes, whatever of it is this week's.
    pub fn said_beside(&self) -> impl Iterator<Item = Message> {
        let hours = |minutes: u32| f64::from(minutes) / 60.0;
        let booked = Message::new("queue-booked").number("hours", hours(self.booked), 1);
        let red = Message::new("queue-red").count("count", self.red).number(
            "hours",
            hours(self.red_minutes),
            1,
        );
        let booked = (self.booked > 0).then_some(booked);
        booked.into_iter().chain((self.red > 0).then_some(red))
    }

    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Item<'a>> {
        self.items.iter().filter(move |item| item.kind == kind)
    }

    /// Minutes of what is to be done this week.
    pub fn used(&self) -> u32 {
        let now = self.items.iter().filter(|item| item.kind != Kind::Deferred);
        now.map(|item| item.minutes).sum()
    }
}

/// Minutes of meetings with these accounts in the seven days from today.
fn booked(portfolio: &Portfolio, rows: &[&Arc<Summary>], today: Day) -> u32 {
    let soon = |day: Day| (0..7).contains(&(day - today));
    let of: HashSet<AccountId> = rows.iter().map(|row| row.id).collect();
    let meetings = portfolio
        .calls
        .iter()
        .filter(|call| !call.replaced && soon(call.touch.day) && of.contains(&call.touch.account));
    meetings.count() as u32 * MEETING
}

/// The week of those accounts that are the person's. `hours`: what there is for the queue, where that
/// is not left to the capacity.
pub fn week<'a>(
    portfolio: &'a Portfolio,
    capacity: &Capacity,
    hours: Option<f64>,
    today: Day,
    mine: &dyn Fn(&Summary) -> bool,
) -> Week<'a> {
    let rows: Vec<&'a Arc<Summary>> = portfolio.rows.iter().filter(|row| mine(row)).collect();
    let booked = booked(portfolio, &rows, today);
    let given = hours.map(|hours| (hours.max(0.0) * 60.0).round() as u32);
    let budget = given.unwrap_or_else(|| capacity.budget(booked));
    let top = top_weight(&rows);
    let work = rows.iter().filter_map(|row| {
        let carry = portfolio.carry.of(row.id, today);
        Some(Item { carry, ..item(row, capacity, today, top)? })
    });
    // Held while the whole book is shown: no more room than rows.
    let mut items = Vec::with_capacity(rows.len());
    items.extend(work);
    items.sort_by_key(Item::rank);
    let red = rows.iter().filter(|row| row.band.is_red());
    let red_minutes = red.clone().map(|row| capacity.minutes(row.tier)).sum();
    let (mut used, mut full) = (0, false);
    for item in &mut items {
        used += item.minutes;
        if item.kind != Kind::MustDo {
            full |= used > budget;
            item.kind = if full { Kind::Deferred } else { item.kind };
        }
    }
    Week { items, budget, booked, red: red.count(), red_minutes }
}

const TOP_ACCOUNT: &str = "top_account";

/// The ARR from which on an account is among the top tenth; the largest one always is, however few
/// there are. Accounts of one size are all in it or none.
fn top_weight(rows: &[&Arc<Summary>]) -> f64 {
    let live = rows.iter().filter(|row| row.band != Band::Excluded);
    let mut weights: Vec<f64> = live.map(|row| row.arr_weight).collect();
    weights.sort_by(|a, b| b.total_cmp(a));
    let most = weights.len().div_ceil(10);
    let first_outside = weights.get(most).copied().unwrap_or(f64::NEG_INFINITY);
    let inside = weights.iter().take(most).rev().find(|weight| **weight > first_outside);
    inside.copied().unwrap_or(f64::INFINITY)
}

/// What an account asks for this week, if anything.
fn item<'a>(row: &'a Summary, capacity: &Capacity, today: Day, top: f64) -> Option<Item<'a>> {
    if row.band == Band::Excluded {
        return None;
    }
    let of =
        |kind, warning| Item { row, kind, warning, minutes: capacity.minutes(row.tier), carry: 0 };
    if let Standing::Now { reason, .. } = row.standing(today) {
        return Some(of(if row.must_do { Kind::MustDo } else { Kind::Ranked }, Some(reason)));
    }
    let silent = row.last_touch.is_none_or(|touch| today - touch > TOP_DAYS);
    let free = row.booked.is_none_or(|day| day < today);
    let asks = row.arr_weight >= top && silent && free;
    asks.then(|| of(Kind::Ranked, None))
}
