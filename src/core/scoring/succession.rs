//! What follows a term: one that is over with nothing known to follow it, and the next term of a
//! contract that renews by itself and was not stopped in time.

use super::moment::Moment;
use crate::core::contract::RenewalMode;
use crate::core::day::Day;
use crate::core::portfolio::{After, NextTerm};

/// An outcome this many days before the end of a term is about that term.
const DECIDED_WITHIN: i32 = 270;

/// Months of a term of which the start is not known.
const USUAL_MONTHS: u32 = 12;

/// What comes, or should have come, after the term.
pub fn after(at: &Moment<'_>) -> After {
    After { lapsed: lapsed(at), next: next_term(at) }
}

/// The last day of a term that is over, until a new term or an outcome is on file.
pub fn lapsed(at: &Moment<'_>) -> Option<Day> {
    let end = at.dossier.terms.lapsed(at.day, at.state)?;
    let decided = at.dossier.facts.outcomes.iter().any(|outcome| {
        let day = outcome.decision_date.or(outcome.effective_date);
        day.is_some_and(|day| day >= end - DECIDED_WITHIN && day <= at.day)
    });
    (!decided).then_some(end)
}

/// The term that has begun, or will, because nobody said no in time; to be confirmed.
pub fn next_term(at: &Moment<'_>) -> Option<NextTerm> {
    let (terms, clock) = (&at.dossier.terms, at.clock());
    let running = terms.in_force(at.day).find(|term| term.row.end == clock.end);
    let over = lapsed(at).and_then(|_| terms.last(at.day));
    let term = if clock.end.is_some() { running } else { over };
    let mode = terms.mode(term, at.state, at.day);
    let in_time = clock.deadline.map_or(clock.end.is_none(), |deadline| deadline < at.day);
    if mode != Some(RenewalMode::Auto) || !in_time || at.renewal_off().is_some() || at.excluded() {
        return None;
    }
    let end = clock.end.or_else(|| lapsed(at))?;
    let term = term.filter(|term| term.row.end == Some(end));
    let months = term.and_then(|term| term.row.start).map_or(USUAL_MONTHS, |start| {
        let ((from, first, _), (to, last, _)) = (start.ymd(), (end + 1).ymd());
        u32::try_from((to - from) * 12 + last as i32 - first as i32).unwrap_or_default()
    });
    let months = if months == 0 { USUAL_MONTHS } else { months };
    let mut ends = (1..).map(|count| (end + 1).plus_months(months * count) - 1);
    let account = &at.dossier.facts.account;
    Some(NextTerm {
        end: ends.find(|end| *end >= at.day)?,
        stated_end: account.end_date,
        stated_renewal: account.renewal_date,
    })
}
