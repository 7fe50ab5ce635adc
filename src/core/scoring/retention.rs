//! What an account was worth on an earlier day and what is left of it. Terms tell of days before the
//! first file; what only an account's own row says is not carried back to them.

use super::moment::Moment;
use super::{succession, summary};
use crate::core::contract::RenewalMode;
use crate::core::day::Day;
use crate::core::money::Money;
use crate::core::retention::Kept;

/// What became of it since a day; `None` = it was no customer then, or is one of our own.
pub fn kept(at: &Moment<'_>, since: Day) -> Option<Kept> {
    let then = Moment::new(at.dossier, since, false);
    if at.dossier.facts.account.internal || !was_customer(&then) {
        return None;
    }
    let both = begin(&then).zip(end(at));
    let comparable = both.filter(|(begin, end)| end.minor == 0 || begin.currency == end.currency);
    Some(comparable.map_or(Kept::Unknown, |(begin, end)| Kept::Worth {
        begin,
        end: Money::new(end.minor, begin.currency),
    }))
    .filter(|kept| !matches!(kept, Kept::Worth { begin, .. } if begin.minor <= 0))
}

/// A term ran, or it was listed or had begun and was not lost yet.
fn was_customer(then: &Moment<'_>) -> bool {
    let dossier = then.dossier;
    let runs = dossier.terms.in_force(then.day).next().is_some();
    let listed = dossier.states.known(then.day);
    let begun = dossier.start.is_some_and(|start| start <= then.day);
    let lost = dossier.churned.iter().any(|day| *day <= then.day)
        || dossier.facts.account.gone.is_some_and(|day| day <= then.day)
        || (listed && then.state.excluded);
    runs || ((listed || begun) && !lost)
}

fn begin(then: &Moment<'_>) -> Option<Money> {
    let stated = || then.state.arr.filter(|_| then.dossier.states.known(then.day));
    match priced(then) {
        Priced::None => stated(),
        Priced::All => then.dossier.terms.arr(then.day),
        Priced::Some => None,
    }
}

/// Nothing where it is lost or has ended, and unknown where a term is over and nobody knows what
/// followed it.
fn end(at: &Moment<'_>) -> Option<Money> {
    let zero = Money::new(0, crate::core::money::Currency::USD);
    let terms = &at.dossier.terms;
    if terms.in_force(at.day).next().is_some() {
        return match priced(at) {
            Priced::None => at.state.arr,
            Priced::All => terms.arr(at.day),
            Priced::Some => None,
        };
    }
    if at.excluded() || stopped(at) {
        return Some(zero);
    }
    if succession::lapsed(at).is_some() { None } else { summary::arr(at) }
}

/// The newest term was cancelled, or was not to go on.
fn stopped(at: &Moment<'_>) -> bool {
    let begun = at.dossier.terms.all.iter().filter(|term| term.row.start <= Some(at.day));
    let newest = begun.max_by_key(|term| (term.row.start, term.row.end));
    newest.is_some_and(|term| {
        term.row.cancelled.is_some_and(|day| day <= at.day)
            || term.on(at.day).mode == Some(RenewalMode::Ended)
    })
}

/// How many of the terms in force say what they are worth.
enum Priced {
    None,
    Some,
    All,
}

fn priced(at: &Moment<'_>) -> Priced {
    let (mut with, mut without) = (0, 0);
    for term in at.dossier.terms.in_force(at.day) {
        *(if term.on(at.day).arr.is_some() { &mut with } else { &mut without }) += 1;
    }
    match (with, without) {
        (0, _) => Priced::None,
        (_, 0) => Priced::All,
        _ => Priced::Some,
    }
}
