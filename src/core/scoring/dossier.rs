//! One account prepared for scoring many days: everything sorted, looked up and added up once, so
//! that a day costs only a few look-ups. Nothing here knows a scorecard's thresholds.

use super::feeds::Listings;
use super::states::States;
use super::terms::Terms;
use super::tickets::Tickets;
use super::touches::Touches;
use super::usage::Usage;
use crate::core::book::Book;
use crate::core::calendar::{Calendar, ClosedSpan};
use crate::core::day::Day;
use crate::core::facts::Facts;
use crate::core::pulse::Pulse;
use crate::core::scorecard::Scorecard;
use crate::core::task::Task;

/// The facts of one account with what scoring needs of them at hand.
pub struct Dossier<'a> {
    pub facts: &'a Facts,
    pub book: &'a Book,
    pub card: &'a Scorecard,
    /// The business days of the account's country.
    pub calendar: Calendar,
    /// Spans of the year in which this account uses less, as the settings say.
    pub seasons: Vec<ClosedSpan>,
    /// The calendar in which those are closed, for counting use.
    pub working: Calendar,
    /// The start of the relation: as stated, else the first term's.
    pub start: Option<Day>,
    pub feeds: Listings<'a>,
    pub states: States,
    pub terms: Terms<'a>,
    pub usage: Usage<'a>,
    pub touches: Touches<'a>,
    pub tickets: Tickets<'a>,
    /// Steps of onboarding checklists.
    pub steps: Vec<&'a Task>,
    /// Oldest first.
    pub pulses: Vec<&'a Pulse>,
    /// Effective days of a lost contract.
    pub churned: Vec<Day>,
}

impl<'a> Dossier<'a> {
    pub fn new(facts: &'a Facts, book: &'a Book, card: &'a Scorecard) -> Self {
        let feeds = Listings::new(facts, book);
        let first_term = facts.subscriptions.iter().filter_map(|term| term.start).min();
        let start = facts.account.start_date.or(first_term);
        let mut pulses: Vec<_> = facts.pulses.iter().collect();
        pulses.sort_by_key(|pulse| (pulse.day, pulse.id));
        let named =
            |task: &Task| task.template.as_deref().is_some_and(|name| card.checklist.holds(name));
        let started = |task: &Task| task.step.as_ref().is_some_and(|step| step.onboarding);
        let steps = facts.tasks.iter().filter(|task| started(task) || named(task));
        let churned = facts.outcomes.iter().filter(|outcome| outcome.kind == "churned");
        let calendar = book.settings.calendar.of_country(facts.account.country.as_deref());
        let seasons = book.settings.seasons_of(&facts.account);
        let mut working = calendar.clone();
        working.closed.extend(&seasons);
        Self {
            facts,
            book,
            card,
            calendar,
            seasons,
            working,
            start,
            states: States::new(facts, book, card),
            terms: Terms::new(facts, &feeds),
            usage: Usage::new(facts, &feeds, book.today),
            touches: Touches::new(facts, book),
            tickets: Tickets::new(facts),
            steps: steps.collect(),
            pulses,
            churned: churned.filter_map(|o| o.effective_date.or(o.decision_date)).collect(),
            feeds,
        }
    }
}
