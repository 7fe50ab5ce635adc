//! A dossier on one day: what measures, caps and rules read.

use super::dossier::Dossier;
use super::states::State;
use super::terms::{Adverse, AdverseFact, Clock};
use crate::core::account::Tier;
use crate::core::contract::RenewalMode;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::forecast::{self, Forecast};
use crate::core::message::Message;
use crate::core::overriding::{self, Override};
use crate::core::pulse::Pulse;
use crate::core::response::{Response, SurveyKind};
use crate::core::task::Task;

/// The time without a two-way touch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Silence<'a> {
    /// The last two-way touch, or the first day on which one would have been seen.
    pub since: Day,
    /// None was ever seen.
    pub never: bool,
    pub source: Option<&'a str>,
}

#[derive(Clone, Copy)]
pub struct Moment<'a> {
    pub dossier: &'a Dossier<'a>,
    pub day: Day,
    pub state: &'a State,
    /// Notes and evidence are made only when somebody reads them.
    pub explain: bool,
}

impl<'a> Moment<'a> {
    pub fn new(dossier: &'a Dossier<'a>, day: Day, explain: bool) -> Self {
        Self { dossier, day, state: dossier.states.on(day), explain }
    }

    pub fn tier(&self) -> Tier {
        self.state.tier
    }

    /// Days since the start of the relation; `None` = unknown.
    pub fn tenure(&self) -> Option<i32> {
        self.dossier.start.map(|start| self.day - start)
    }

    /// Younger than this many days; unknown is never young.
    pub fn younger_than(&self, days: i32) -> bool {
        self.tenure().is_some_and(|tenure| tenure < days)
    }

    pub fn note(&self, make: impl FnOnce() -> Message) -> Option<Message> {
        self.explain.then(make)
    }

    pub fn listed(&self, entity: Entity) -> bool {
        self.dossier.feeds.listed(entity)
    }

    pub fn fresh(&self, entity: Entity) -> Option<Day> {
        self.dossier.feeds.fresh_on(entity, self.day)
    }

    pub fn source(&self, entity: Entity) -> Option<&'a str> {
        self.dossier.feeds.source(entity)
    }

    /// Since when there was no two-way touch; `None` when nothing on file could tell.
    pub fn silence(&self) -> Option<Silence<'a>> {
        let logged = self.dossier.touches.last(self.day);
        let logged = logged.map(|(day, touch)| (day, Some(touch.source.as_str())));
        let stated = self.dossier.states.last_touch(self.day);
        let stated = stated.map(|day| (day, self.source(Entity::Account)));
        if let Some((since, source)) = [stated, logged].into_iter().flatten().max_by_key(|t| t.0) {
            return Some(Silence { since, never: false, source });
        }
        let listed = self.dossier.feeds.since(Entity::Activity).filter(|day| *day <= self.day)?;
        let since = self.dossier.start.map_or(listed, |start| start.max(listed)).min(self.day);
        Some(Silence { since, never: true, source: self.source(Entity::Activity) })
    }

    /// Licences of the terms in force, else those the account states.
    pub fn seats(&self) -> Option<i64> {
        self.dossier.terms.seats(self.day).or(self.state.seats).filter(|seats| *seats > 0)
    }

    /// Units of consumption that the terms in force commit to; `None` = not priced by consumption.
    pub fn committed(&self) -> Option<i64> {
        self.dossier.terms.commitment(self.day)
    }

    /// Licences that use is measured against: none where consumption is what is paid for.
    pub fn paid_seats(&self) -> Option<i64> {
        self.seats().filter(|_| self.committed().is_none())
    }

    /// The last pulse given by this day.
    pub fn pulse(&self) -> Option<&'a Pulse> {
        self.dossier.pulses.iter().rev().find(|pulse| pulse.day <= self.day).copied()
    }

    /// The person's own word beside the score, in force on this day.
    pub fn overridden(&self) -> Option<&'a Override> {
        overriding::in_force(&self.dossier.facts.overrides, self.day)
    }

    /// The person's own forecast of the renewal ahead, in force on this day.
    pub fn forecast(&self) -> Option<&'a Forecast> {
        forecast::in_force(&self.dossier.facts.forecasts, self.day, self.clock().renewal)
    }

    /// Survey answers of a kind given by this day.
    pub fn responses(&self, kind: SurveyKind) -> impl Iterator<Item = &'a Response> + use<'a> {
        let day = self.day;
        let answers = self.dossier.facts.responses.iter();
        answers.filter(move |answer| answer.kind == kind && answer.date <= day)
    }

    /// Steps of the onboarding checklists that count.
    pub fn checklist(&self) -> impl Iterator<Item = &'a Task> + use<'a> {
        let steps = self.dossier.steps.iter().copied();
        steps.filter(|step| step.counts())
    }

    /// An onboarding checklist was begun and is not finished. A live account may have one too, for
    /// its next department or site.
    pub fn checklist_runs(&self) -> bool {
        self.checklist().any(|step| step.start.unwrap_or(step.created) <= self.day)
            && self.checklist().any(|step| step.open_on(self.day))
    }

    /// The account itself is being started: a checklist runs, and it is not live yet.
    pub fn onboarding(&self) -> bool {
        let live = self.dossier.facts.account.go_live_date.is_some_and(|day| day <= self.day);
        !live && self.checklist_runs()
    }

    pub fn clock(&self) -> Clock {
        self.dossier.terms.clock(self.day, self.state, &self.dossier.calendar)
    }

    /// The day the account's own file switched renewal from on to off, in the last year.
    pub fn switched_off(&self) -> Option<Day> {
        self.dossier.states.switched_off(self.day - 365, self.day)
    }

    /// Lost, leaving, gone from every list, or one of our own: not scored.
    pub fn excluded(&self) -> bool {
        let lost = self.dossier.churned.iter().any(|day| *day <= self.day);
        let gone = self.dossier.facts.account.gone.is_some_and(|day| day <= self.day);
        gone || self.state.excluded
            || (lost && self.dossier.terms.in_force(self.day).next().is_none())
    }

    /// The fact that ends this term: renewal switched off, or notice served.
    pub fn renewal_off(&self) -> Option<AdverseFact<'a>> {
        let off = |what| matches!(what, Adverse::SwitchedOff | Adverse::NoticeServed);
        let in_terms = self.dossier.terms.against(self.day).find(|fact| off(fact.what)).copied();
        let own = self.switched_off().map(|from| AdverseFact {
            from,
            to: None,
            what: Adverse::SwitchedOff,
        });
        in_terms.or(own).or_else(|| self.ended_by_hand())
    }

    /// A person has written down that the customer will not renew.
    fn ended_by_hand(&self) -> Option<AdverseFact<'a>> {
        let (_, made) = self.state.mode_by_hand.filter(|(mode, _)| *mode == RenewalMode::Ended)?;
        let from = made.unwrap_or(self.day);
        let holds = from <= self.day && self.clock().mode == Some(RenewalMode::Ended);
        holds.then_some(AdverseFact { from, to: None, what: Adverse::NoticeServed })
    }

    /// The days on which the feeds of an entity were first read here.
    pub fn first_seen(&self, entity: Entity) -> Vec<Day> {
        self.dossier.feeds.of(entity).iter().map(|feed| feed.first_seen).collect()
    }

    /// The as-of day of the first file of an entity.
    pub fn first_import(&self, entity: Entity) -> Option<Day> {
        self.dossier.feeds.of(entity).iter().map(|feed| feed.first_import).min()
    }
}
