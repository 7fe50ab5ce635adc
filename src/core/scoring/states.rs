//! An account's states by day: tier, exclusion, seats and the terms it states itself. Versions
//! are resolved once; a day then is a search among few spans.

use crate::core::account::{Account, ByHand, Tier};
use crate::core::book::Book;
use crate::core::contract::{Notice, RenewalMode};
use crate::core::day::Day;
use crate::core::facts::Facts;
use crate::core::money::Money;
use crate::core::scorecard::Scorecard;

/// What the account itself says of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub tier: Tier,
    pub tier_assumed: bool,
    /// Lower-case words, where a profile asks for them.
    pub stage: Option<String>,
    pub segment: Option<String>,
    pub excluded: bool,
    pub seats: Option<i64>,
    pub arr: Option<Money>,
    /// Last day of the term, inclusive.
    pub end: Option<Day>,
    /// The same as a person has put it right.
    pub end_by_hand: Option<Day>,
    /// With the day it was made.
    pub notice_by_hand: Option<(Notice, Option<Day>)>,
    pub mode_by_hand: Option<(RenewalMode, Option<Day>)>,
    pub notice: Option<Notice>,
    pub mode: Option<RenewalMode>,
}

impl State {
    fn new(account: &Account, book: &Book, card: &Scorecard) -> Self {
        let (tier, tier_assumed) = book.tier(account.tier.as_deref(), account.segment.as_deref());
        let stage = account.stage.as_deref();
        let word = |text: Option<&str>| {
            text.filter(|_| card.asks_for_words()).map(|text| text.trim().to_lowercase())
        };
        Self {
            tier,
            tier_assumed,
            stage: word(stage),
            segment: word(account.segment.as_deref()),
            excluded: account.internal || stage.is_some_and(|stage| card.excluded.holds(stage)),
            seats: account.seats,
            arr: account.arr,
            end: account.end_date.or_else(|| account.renewal_date.map(|day| day - 1)),
            end_by_hand: account.end_by_hand,
            notice_by_hand: put_right(account.notice_by_hand.as_ref(), Notice::parse),
            mode_by_hand: put_right(account.renew_by_hand.as_ref(), RenewalMode::parse),
            notice: account.notice.as_deref().and_then(Notice::parse),
            mode: account.auto_renew.as_deref().and_then(RenewalMode::parse),
        }
    }
}

fn put_right<T>(
    by_hand: Option<&ByHand>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<(T, Option<Day>)> {
    let by_hand = by_hand?;
    Some((read(&by_hand.word)?, by_hand.made))
}

/// (held until the day before, state), oldest first, then what holds now.
pub struct States {
    past: Vec<(Day, State)>,
    now: State,
    touches: Vec<Day>,
    /// Day of the first file that stated the account; before it everything is assumed.
    first: Option<Day>,
}

impl States {
    pub fn new(facts: &Facts, book: &Book, card: &Scorecard) -> Self {
        let account = &facts.account;
        let mut ends: Vec<Day> = account.history.versions.iter().map(|v| v.until).collect();
        ends.sort_unstable();
        ends.dedup();
        let past =
            ends.iter().map(|until| (*until, State::new(&account.at(*until - 1), book, card)));
        let past_touches = account.history.versions.iter().filter(|v| v.field == "last_touch");
        let past_touches = past_touches.filter_map(|version| version.value.as_ref()?.as_day());
        Self {
            past: past.collect(),
            now: State::new(account, book, card),
            touches: past_touches.chain(account.last_touch).collect(),
            first: account.history.first,
        }
    }

    pub fn on(&self, day: Day) -> &State {
        let then = self.past.iter().find(|(until, _)| day < *until);
        then.map_or(&self.now, |(_, state)| state)
    }

    /// The last touch that the account's own file states, not after `day`.
    pub fn last_touch(&self, day: Day) -> Option<Day> {
        self.touches.iter().copied().filter(|touch| *touch <= day).max()
    }

    /// A file had stated the account by that day.
    pub fn known(&self, day: Day) -> bool {
        self.first.is_some_and(|first| first <= day)
    }

    /// The states of that day are carried back from a later file.
    pub fn assumed(&self, day: Day) -> bool {
        self.first.is_some_and(|first| day < first)
    }

    /// The day in (`from`, `to`] on which the account's own renewal mode went from on to off.
    pub fn switched_off(&self, from: Day, to: Day) -> Option<Day> {
        let modes = self.past.iter().map(|(until, state)| (*until, state.mode));
        let next = modes.clone().skip(1).map(|(_, mode)| mode).chain([self.now.mode]);
        let switches = modes.zip(next).filter(|((_, before), after)| {
            *before == Some(RenewalMode::Auto)
                && matches!(after, Some(RenewalMode::Manual | RenewalMode::Ended))
        });
        switches.map(|((day, _), _)| day).filter(|day| from < *day && *day <= to).max()
    }
}
