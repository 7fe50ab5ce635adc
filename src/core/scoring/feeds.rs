//! Which feeds list an account, and how fresh each is on a day. A feed that has never listed it
//! says nothing about it.

use crate::core::book::Book;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::facts::Facts;
use crate::core::feed::Feed;

/// Per entity, the feeds that have ever listed the account.
pub struct Listings<'a> {
    by_entity: [Vec<&'a Feed>; Entity::ALL.len()],
}

impl<'a> Listings<'a> {
    pub fn new(facts: &'a Facts, book: &'a Book) -> Self {
        let by_entity = Entity::ALL.map(|entity| {
            let feeds = book.feeds.iter().filter(|feed| feed.entity == entity);
            feeds.filter(|feed| lists(facts, entity, &feed.source)).collect()
        });
        Self { by_entity }
    }

    pub fn of(&self, entity: Entity) -> &[&'a Feed] {
        self.by_entity.get(entity as usize).map_or(&[], Vec::as_slice)
    }

    pub fn listed(&self, entity: Entity) -> bool {
        !self.of(entity).is_empty()
    }

    pub fn source(&self, entity: Entity) -> Option<&'a str> {
        self.of(entity).first().map(|feed| feed.source.as_str())
    }

    /// The first day that any of them covers.
    pub fn since(&self, entity: Entity) -> Option<Day> {
        let feeds = self.of(entity).iter();
        feeds.filter_map(|feed| feed.covered.first().map(|span| span.0)).min()
    }

    /// True when the feeds speak of every day from `from` to `to`: for lists of events an import
    /// speaks of everything before it, so only the beginning matters.
    pub fn reaches_back_to(&self, entity: Entity, from: Day) -> bool {
        self.since(entity).is_some_and(|since| since <= from)
    }

    /// The last day of which the feeds of an entity know something, not after `day`.
    pub fn fresh_on(&self, entity: Entity, day: Day) -> Option<Day> {
        let feeds = self.of(entity).iter();
        feeds.filter_map(|feed| fresh_on(feed, entity, day)).max()
    }
}

/// Usage is as fresh as its last covered day. Lists of events are also as fresh as their import.
/// A list of what is the case speaks for the days before its import, too; what it says of days
/// before its first import is said to be assumed.
fn fresh_on(feed: &Feed, entity: Entity, day: Day) -> Option<Day> {
    let covered = feed.last_covered(day);
    if entity == Entity::Usage {
        return covered;
    }
    let imported = (feed.last_import <= day).then_some(feed.last_import);
    let carried = (day < feed.last_import && is_list(entity)).then_some(day);
    covered.max(imported).max(carried)
}

/// Exports of these hold everything that is the case, not what happened in a window.
fn is_list(entity: Entity) -> bool {
    use Entity::{Account, Contact, Invoice, Opportunity, Outcome, Subscription, Task};
    matches!(entity, Account | Contact | Invoice | Opportunity | Outcome | Subscription | Task)
}

fn lists(facts: &Facts, entity: Entity, source: &str) -> bool {
    match entity {
        Entity::Account => {
            facts.account.external_ids.is_empty()
                || facts.account.external_ids.iter().any(|(known, _)| known == source)
        }
        Entity::Subscription => facts.subscriptions.iter().any(|row| row.source == source),
        Entity::Contact => facts.contacts.iter().any(|row| row.source == source),
        Entity::Usage => facts.usage.iter().any(|row| row.source == source),
        Entity::Ticket => facts.tickets.iter().any(|row| row.source == source),
        Entity::Response => facts.responses.iter().any(|row| row.source == source),
        Entity::Activity => facts.activities.iter().any(|row| row.source == source),
        Entity::Invoice => facts.invoices.iter().any(|row| row.source == source),
        Entity::Opportunity => facts.opportunities.iter().any(|row| row.source == source),
        Entity::Training => facts.trainings.iter().any(|row| row.source == source),
        Entity::Outcome => facts.outcomes.iter().any(|row| row.source == source),
        Entity::Task => facts.tasks.iter().any(|task| {
            task.origin
                .as_deref()
                .and_then(|origin| origin.split_once('/'))
                .is_some_and(|(known, _)| known == source)
        }),
    }
}
