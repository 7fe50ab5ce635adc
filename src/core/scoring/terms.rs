//! Contract terms by day: what is in force, when it ends, and what in a term speaks against its
//! renewal.

use super::feeds::Listings;
use super::states::State;
use crate::core::calendar::Calendar;
use crate::core::contract::{Notice, RenewalMode, Subscription, effective};
use crate::core::day::Day;
use crate::core::entity::{Entity, Value};
use crate::core::facts::Facts;
use crate::core::money::Money;

/// Days before the end of a term that needs an order by which the order should be there.
const ORDER_DAYS: i32 = 60;

/// The states of a term on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TermState<'a> {
    pub seats: Option<i64>,
    /// Units of consumption.
    pub commitment: Option<i64>,
    pub arr: Option<Money>,
    pub notice: Option<Notice>,
    pub mode: Option<RenewalMode>,
    pub product: Option<&'a str>,
}

pub struct Term<'a> {
    pub row: &'a Subscription,
    past: Vec<(Day, TermState<'a>)>,
    now: TermState<'a>,
}

impl<'a> Term<'a> {
    fn new(row: &'a Subscription) -> Self {
        let now = TermState {
            seats: row.seats,
            commitment: row.commitment,
            arr: row.arr,
            notice: row.notice,
            mode: row.mode,
            product: row.product.as_deref(),
        };
        let mut ends: Vec<Day> = row.history.versions.iter().map(|v| v.until).collect();
        ends.sort_unstable();
        ends.dedup();
        let past = ends.into_iter().map(|until| (until, state_at(row, now, until - 1))).collect();
        Self { row, past, now }
    }

    pub fn on(&self, day: Day) -> &TermState<'a> {
        let then = self.past.iter().find(|(until, _)| day < *until);
        then.map_or(&self.now, |(_, state)| state)
    }

    /// The day by which the renewal mode went from on to off, not after `day`.
    fn switched_off(&self, day: Day) -> Option<Day> {
        let off = |mode| matches!(mode, Some(RenewalMode::Manual | RenewalMode::Ended));
        if off(self.on(day).mode) && self.row.mode_changed.is_some_and(|changed| changed <= day) {
            return self.row.mode_changed;
        }
        let after = self.past.iter().skip(1).map(|(_, state)| state).chain([&self.now]);
        let switches = self.past.iter().zip(after).filter(|((until, before), after)| {
            before.mode == Some(RenewalMode::Auto) && off(after.mode) && *until <= day
        });
        switches.map(|((until, _), _)| *until).max().filter(|_| off(self.on(day).mode))
    }
}

/// The states of a row on a day, from its versions.
fn state_at<'a>(row: &'a Subscription, now: TermState<'a>, day: Day) -> TermState<'a> {
    let version = |field: &str| row.history.at(field, day).map(|version| version.value.as_ref());
    let currency = row.arr.map(|arr| arr.currency);
    let amount = |value: Option<&Value>, times: i64| {
        Some(Money::new(value?.as_int()?.saturating_mul(times), currency?))
    };
    TermState {
        seats: version("seats").map_or(now.seats, |value| value?.as_int()),
        commitment: version("commitment").map_or(now.commitment, |value| value?.as_int()),
        arr: match (version("arr"), version("mrr")) {
            (Some(value), _) => amount(value, 1),
            (None, Some(value)) => amount(value, 12),
            (None, None) => now.arr,
        },
        notice: version("notice").map_or(now.notice, |v| Notice::parse(v?.as_text()?)),
        mode: version("auto_renew").map_or(now.mode, |v| RenewalMode::parse(v?.as_text()?)),
        product: version("product").map_or(now.product, |value| value?.as_text()),
    }
}

/// What in a term speaks against its renewal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Adverse<'a> {
    SwitchedOff,
    NoticeServed,
    Competitor {
        name: &'a str,
        evaluated: bool,
    },
    Shortened {
        from: i32,
        to: i32,
    },
    /// Seats went down by this many percent.
    SeatsCut {
        percent: f64,
        from: i64,
        to: i64,
    },
    Downgrade {
        from: Money,
        to: Money,
    },
}

/// It holds from a day to a day, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdverseFact<'a> {
    pub from: Day,
    pub to: Option<Day>,
    pub what: Adverse<'a>,
}

/// When the current term ends and by when one can say no.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clock {
    /// Last day of the term, inclusive.
    pub end: Option<Day>,
    /// First day of the next term.
    pub renewal: Option<Day>,
    /// Legal last day of notice.
    pub opt_out: Option<Day>,
    /// What the clocks use: last business day of notice, or the order date.
    pub deadline: Option<Day>,
    pub mode: Option<RenewalMode>,
}

impl Clock {
    pub fn by_order(&self) -> bool {
        self.mode == Some(RenewalMode::Manual)
    }

    fn new(
        end: Day,
        notice: Option<Notice>,
        mode: Option<RenewalMode>,
        calendar: &Calendar,
    ) -> Self {
        let by_order = mode == Some(RenewalMode::Manual);
        let opt_out = notice.filter(|_| !by_order).map(|notice| notice.before(end));
        let order = by_order.then(|| end - ORDER_DAYS);
        Self {
            end: Some(end),
            renewal: Some(end + 1),
            opt_out,
            deadline: opt_out.or(order).map(|day| effective(day, calendar)),
            mode,
        }
    }
}

pub struct Terms<'a> {
    pub all: Vec<Term<'a>>,
    pub adverse: Vec<AdverseFact<'a>>,
}

impl<'a> Terms<'a> {
    pub fn new(facts: &'a Facts, feeds: &Listings<'a>) -> Self {
        let all: Vec<Term<'a>> = facts.subscriptions.iter().map(Term::new).collect();
        let mut adverse: Vec<AdverseFact<'a>> = all.iter().flat_map(term_facts).collect();
        let pairs = all.iter().filter_map(|term| Some((predecessor(&all, term)?, term)));
        adverse.extend(pairs.flat_map(|(before, after)| changes(before, after)));
        adverse.extend(competitors(facts, feeds));
        Self { all, adverse }
    }

    pub fn in_force(&self, day: Day) -> impl Iterator<Item = &Term<'a>> {
        self.all.iter().filter(move |term| term.row.in_force(day))
    }

    pub fn seats(&self, day: Day) -> Option<i64> {
        self.in_force(day).filter_map(|term| term.on(day).seats).reduce(|a, b| a + b)
    }

    /// Units of consumption that the terms in force commit to.
    pub fn commitment(&self, day: Day) -> Option<i64> {
        let committed = self.in_force(day).filter_map(|term| term.on(day).commitment);
        committed.reduce(i64::saturating_add).filter(|units| *units > 0)
    }

    /// Sum of the terms in force; `None` when none states an amount or the currencies differ.
    pub fn arr(&self, day: Day) -> Option<Money> {
        let mut amounts = self.in_force(day).filter_map(|term| term.on(day).arr);
        let first = amounts.next()?;
        amounts.try_fold(first, |sum, next| {
            (sum.currency == next.currency)
                .then(|| Money::new(sum.minor.saturating_add(next.minor), sum.currency))
        })
    }

    /// The clock of the term in force that ends first, else what the account itself states. What a
    /// person has put right goes before both, an end until it has passed.
    pub fn clock(&self, day: Day, account: &State, calendar: &Calendar) -> Clock {
        let ending = self.in_force(day).filter_map(|term| Some((term.row.end?, term)));
        let term = ending.min_by_key(|(end, _)| *end);
        let ahead = |end: Option<Day>| end.filter(|end| *end >= day);
        let end = ahead(account.end_by_hand).or(term.map(|(end, _)| end)).or(ahead(account.end));
        let Some(end) = end else {
            return Clock { mode: self.mode(None, account, day), ..Clock::default() };
        };
        // What was agreed last holds on where nothing else is said.
        let term = term.map(|(_, term)| term).or_else(|| self.last(day));
        let notice = in_force(account.notice_by_hand, term, day, |state| state.notice);
        let notice = notice.or_else(|| term?.on(day).notice).or(account.notice);
        Clock::new(end, notice, self.mode(term, account, day), calendar)
    }

    /// How a term ends: what a person has put right, else what it says itself, else the account.
    pub fn mode(&self, term: Option<&Term<'a>>, account: &State, day: Day) -> Option<RenewalMode> {
        let by_hand = in_force(account.mode_by_hand, term, day, |state| state.mode);
        by_hand.or_else(|| term?.on(day).mode).or(account.mode)
    }

    /// The term that ended last before a day.
    pub fn last(&self, day: Day) -> Option<&Term<'a>> {
        let ended = self.all.iter().filter_map(|term| Some((term.row.end?, term)));
        ended.filter(|(end, _)| *end < day).max_by_key(|(end, _)| *end).map(|(_, term)| term)
    }

    /// The last day of the last known term, where it is over and nothing is known to follow it.
    pub fn lapsed(&self, day: Day, account: &State) -> Option<Day> {
        let held = |term: &&Term<'_>| term.row.cancelled.is_none();
        let follows = |term: &Term<'_>| term.row.end.is_none_or(|end| end >= day);
        let stated = [account.end, account.end_by_hand].into_iter().flatten();
        if self.all.iter().filter(held).any(follows) || stated.clone().any(|end| end >= day) {
            return None;
        }
        let last = self.last(day).filter(held).and_then(|term| term.row.end);
        last.max(stated.max())
    }

    /// Facts against the renewal that hold on a day.
    pub fn against(&self, day: Day) -> impl Iterator<Item = &AdverseFact<'a>> {
        self.adverse
            .iter()
            .filter(move |fact| fact.from <= day && fact.to.is_none_or(|to| day <= to))
    }
}

/// What a person has put right, until the term says another thing than it did then: a later word of
/// the source goes before it, as everywhere.
fn in_force<T: PartialEq>(
    by_hand: Option<(T, Option<Day>)>,
    term: Option<&Term<'_>>,
    day: Day,
    said: impl Fn(&TermState<'_>) -> Option<T>,
) -> Option<T> {
    let (value, made) = by_hand?;
    let (Some(term), Some(made)) = (term, made) else { return Some(value) };
    let later = |on: Option<Day>| on.is_some_and(|on| made < on);
    let now = said(term.on(day));
    let spoke_since =
        later(term.row.start) || later(term.row.history.first) || said(term.on(made)) != now;
    (now.is_none() || !spoke_since).then_some(value)
}

/// What the term itself says: renewal switched off, notice served, seats cut within the term.
fn term_facts<'a>(term: &Term<'a>) -> Vec<AdverseFact<'a>> {
    let row = term.row;
    let mut facts = Vec::new();
    let mut found = |from: Day, what| facts.push(AdverseFact { from, to: row.end, what });
    let within = |day: &Day| row.start.is_none_or(|start| start <= *day);
    if let Some(day) = term.switched_off(Day::from_number(i32::MAX / 2)).filter(within) {
        found(day, Adverse::SwitchedOff);
    } else if row.mode == Some(RenewalMode::Ended) {
        let known = row.history.first.or(row.start).unwrap_or(Day::from_number(0));
        found(row.mode_changed.unwrap_or(known), Adverse::NoticeServed);
    }
    if let Some(cancelled) = row.cancelled.filter(|day| row.end.is_none_or(|end| *day <= end)) {
        let known = row.history.first.map_or(cancelled, |first| first.min(cancelled));
        found(known, Adverse::NoticeServed);
    }
    let after = term.past.iter().skip(1).map(|(_, state)| state).chain([&term.now]);
    for ((until, before), after) in term.past.iter().zip(after) {
        if let Some(what) = seats_cut(before.seats, after.seats) {
            found(*until, what);
        }
    }
    facts
}

fn seats_cut<'a>(from: Option<i64>, to: Option<i64>) -> Option<Adverse<'a>> {
    let (from, to) = (from?, to?);
    let percent = 100.0 * (from - to) as f64 / from.max(1) as f64;
    (from > to && to >= 0).then_some(Adverse::SeatsCut { percent, from, to })
}

/// The term of the same source and product that ended just before this one began.
fn predecessor<'t, 'a>(all: &'t [Term<'a>], term: &Term<'a>) -> Option<&'t Term<'a>> {
    let start = term.row.start?;
    let alone = all.len() == 2;
    let earlier = all.iter().filter(|other| {
        let ended = other.row.end.is_some_and(|end| end < start && start - end <= 31);
        ended
            && other.row.source == term.row.source
            && (alone || other.row.product == term.row.product)
    });
    earlier.max_by_key(|other| other.row.end)
}

/// How a term is less than the one before it.
fn changes<'a>(before: &Term<'a>, after: &Term<'a>) -> Vec<AdverseFact<'a>> {
    let (Some(from), to) = (after.row.start, after.row.end) else { return Vec::new() };
    let length = |row: &Subscription| Some(row.end? - row.start? + 1);
    let shortened = length(before.row).zip(length(after.row)).filter(|(old, new)| new + 31 < *old);
    let shortened = shortened.map(|(from, to)| Adverse::Shortened { from, to });
    let cut = seats_cut(before.now.seats, after.on(from).seats);
    let cheaper = before.now.arr.zip(after.on(from).arr).filter(|(old, new)| {
        old.currency == new.currency && new.minor < old.minor && cut.is_none()
    });
    let downgrade = cheaper.map(|(from, to)| Adverse::Downgrade { from, to });
    let all = [shortened, cut, downgrade].into_iter().flatten();
    all.map(|what| AdverseFact { from, to, what }).collect()
}

/// Competitors that an open opportunity names; a renewal that names one is being evaluated.
fn competitors<'a>(facts: &'a Facts, feeds: &Listings<'a>) -> Vec<AdverseFact<'a>> {
    let first = feeds.of(Entity::Opportunity).iter().map(|feed| feed.first_import).min();
    let named = facts.opportunities.iter().filter_map(|deal| {
        let name = deal.competitor.as_deref().filter(|name| !name.trim().is_empty())?;
        let from = deal.created.or(first).or(deal.close_date)?;
        let closed = deal.is_closed();
        let to = deal.close_date.filter(|_| closed);
        let evaluated = deal.kind.as_deref() == Some("renewal");
        (!closed || to.is_some()).then_some(AdverseFact {
            from,
            to,
            what: Adverse::Competitor { name, evaluated },
        })
    });
    named.collect()
}
