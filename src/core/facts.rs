//! Everything known of one account, from every source and from the person. Scoring reads this and
//! the [`super::book::Book`], and nothing else.

use super::account::Account;
use super::activity::Activity;
use super::contact::Contact;
use super::contract::Subscription;
use super::day::Day;
use super::forecast::Forecast;
use super::intake::Conflict;
use super::invoice::Invoice;
use super::opportunity::Opportunity;
use super::outcome::Outcome;
use super::overriding::Override;
use super::plan::{Plan, Proof};
use super::pulse::Pulse;
use super::receipt::Score;
use super::response::Response;
use super::task::Task;
use super::ticket::Ticket;
use super::training::Training;
use super::usage::Series;
use super::verdict::Verdict;

/// Events carry their own days; `as_of D` uses those dated up to D.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub account: Account,
    pub subscriptions: Vec<Subscription>,
    pub contacts: Vec<Contact>,
    pub usage: Vec<Series>,
    pub tickets: Vec<Ticket>,
    pub responses: Vec<Response>,
    /// Exports' activities and the person's own touches together.
    pub activities: Vec<Activity>,
    pub invoices: Vec<Invoice>,
    pub opportunities: Vec<Opportunity>,
    pub trainings: Vec<Training>,
    pub outcomes: Vec<Outcome>,
    /// The person's and the exports' tasks, in every status.
    pub tasks: Vec<Task>,
    pub pulses: Vec<Pulse>,
    /// The person's own word beside the score, in the order given.
    pub overrides: Vec<Override>,
    /// The person's own forecasts of renewals, in the order given.
    pub forecasts: Vec<Forecast>,
    pub plans: Vec<Plan>,
    pub proofs: Vec<Proof>,
    pub verdicts: Vec<Verdict>,
    /// What was put right by hand and a source has said otherwise since.
    pub conflicts: Vec<Conflict>,
    /// Scores that were made on their own day, oldest first; fixed once that day was over.
    pub observed: Vec<(Day, Option<Score>)>,
    /// From which day on they were made by which scorecard, settings and practice, oldest first.
    pub regimes: Vec<(Day, u32)>,
    /// Week-end scores filled in later, as last stored; `None` when a fact has made them old.
    pub closes: Option<Closes>,
}

impl Facts {
    /// What was known on a day, for showing: events up to it, states as they were, and what ended
    /// later still open.
    #[must_use]
    pub fn as_of(mut self, day: Day) -> Self {
        self.account = self.account.at(day).into_owned();
        self.subscriptions.retain(|term| term.start.is_none_or(|start| start <= day));
        self.tickets.retain(|ticket| ticket.opened.is_none_or(|opened| opened <= day));
        for ticket in self.tickets.iter_mut().filter(|ticket| ticket.closed > Some(day)) {
            (ticket.closed, ticket.status) = (None, Some("open".to_owned()));
        }
        self.invoices.retain(|invoice| invoice.issued.is_none_or(|issued| issued <= day));
        for invoice in self.invoices.iter_mut().filter(|invoice| invoice.paid > Some(day)) {
            (invoice.paid, invoice.status) = (None, Some("open".to_owned()));
        }
        for contact in &mut self.contacts {
            contact.departed = contact.departed.filter(|left| *left <= day);
        }
        self.responses.retain(|answer| answer.date <= day);
        self.activities.retain(|touch| touch.day <= day);
        self.opportunities.retain(|deal| deal.created.is_none_or(|created| created <= day));
        self.opportunities.iter_mut().for_each(|deal| *deal = deal.at(day));
        self.outcomes.retain(|outcome| outcome.decision_date.is_none_or(|decided| decided <= day));
        self.trainings.retain(|training| training.date.is_none_or(|date| date <= day));
        self.pulses.retain(|pulse| pulse.day <= day);
        self.overrides.retain(|given| given.day <= day);
        for given in &mut self.overrides {
            given.ended = given.ended.filter(|ended| *ended <= day);
        }
        self.forecasts.retain(|given| given.day <= day);
        for given in &mut self.forecasts {
            given.ended = given.ended.filter(|ended| *ended <= day);
        }
        self.plans.retain(|plan| plan.opened <= day);
        self.plans.iter_mut().for_each(|plan| plan.forget_after(day));
        self.proofs.retain(|proof| proof.day <= day);
        self.verdicts.retain(|verdict| verdict.day <= day);
        self.tasks.retain(|task| task.created <= day);
        self.tasks = self.tasks.into_iter().map(|task| task.as_of(day)).collect();
        self
    }
}

/// Week-end scores: `scores[i]` belongs to the Sunday `last - 7 × (52 - i)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Closes {
    /// The newest Sunday in it.
    pub last: Day,
    /// 53 entries, oldest first.
    pub scores: Vec<Option<Score>>,
}
