//! Everything known of accounts, read in one pass: one query per table, all in the order of
//! accounts, joined as they go by. Never a query per account.

use super::error::Result;
use super::field::{columns, table};
use super::fold::{Folded, contradicted, fold, owns};
use super::row::account::Card;
use super::row::event::{Partial, Priced};
use super::row::state::{Dated, Past, history, read_past, versions_sql};
use super::row::work::{Exported, Observed};
use super::row::{Cells, FactRow};
use crate::core::account::AccountId;
use crate::core::activity::{Activity, Touch, TouchStatus};
use crate::core::contact::Contact;
use crate::core::contract::Subscription;
use crate::core::entity::Entity;
use crate::core::facts::{Closes, Facts};
use crate::core::forecast::Forecast;
use crate::core::invoice::Invoice;
use crate::core::money::Money;
use crate::core::operation::Correction;
use crate::core::opportunity::Opportunity;
use crate::core::outcome::Outcome;
use crate::core::overriding::Override;
use crate::core::owns::Owns;
use crate::core::plan::{Plan, Proof};
use crate::core::pulse::Pulse;
use crate::core::response::Response;
use crate::core::task::Task;
use crate::core::ticket::Ticket;
use crate::core::training::Training;
use crate::core::usage::Series;
use crate::core::verdict::Verdict;
use rusqlite::{CachedStatement, Connection, Rows};
use std::fmt::Write;

/// The query of a kind of row, for accounts under a condition on `l.account`.
pub fn sql<T: FactRow>(condition: &str) -> String {
    let fields = columns(Entity::Account, "e.");
    T::SQL.replace("{accounts}", condition).replace("{fields}", &fields)
}

/// Visits the facts of these accounts, or of all, ascending.
pub fn visit(
    conn: &Connection,
    ids: Option<&[AccountId]>,
    visit: &mut dyn FnMut(Facts),
) -> Result<()> {
    // All queries see the same moment, whatever is written meanwhile.
    let moment = conn.unchecked_transaction()?;
    visit_within(&moment, ids, visit)
}

/// The same inside a transaction that is open already.
pub fn visit_within(
    conn: &Connection,
    ids: Option<&[AccountId]>,
    visit: &mut dyn FnMut(Facts),
) -> Result<()> {
    let (wanted, owns) = (Wanted::new(ids), owns(conn)?);
    let accounts = accounts(conn, &wanted)?;
    let mut queries = Queries::prepare(conn, &wanted)?;
    let mut streams = queries.open(&wanted)?;
    for id in accounts {
        visit(streams.facts(id, &owns)?);
    }
    Ok(())
}

/// The accounts asked for, as SQL.
struct Wanted {
    condition: &'static str,
    /// A JSON list, where some are named.
    ids: Option<String>,
}

impl Wanted {
    fn new(ids: Option<&[AccountId]>) -> Self {
        let list = ids.map(|ids| {
            let mut list = String::from("[");
            for (at, id) in ids.iter().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                let _ = write!(list, "{comma}{}", id.0);
            }
            list + "]"
        });
        let condition = match ids {
            None => "l.account > 0",
            Some(_) => {
                "l.account IN (SELECT coalesce(a.merged_into, a.id) \
                 FROM json_each(?1) JOIN account a ON a.id = value)"
            }
        };
        Self { condition, ids: list }
    }

    fn query<'q>(&self, statement: &'q mut CachedStatement<'_>) -> Result<Rows<'q>> {
        Ok(match &self.ids {
            None => statement.query([])?,
            Some(ids) => statement.query([ids])?,
        })
    }
}

fn accounts(conn: &Connection, wanted: &Wanted) -> Result<Vec<u32>> {
    let condition = wanted.condition.replace("l.account", "l.id");
    let sql = format!(
        "SELECT l.id FROM account l WHERE {condition} AND l.merged_into IS NULL ORDER BY l.id"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = wanted.query(&mut statement)?;
    let mut ids = Vec::new();
    while let Some(row) = rows.next()? {
        ids.push(row.get(0)?);
    }
    Ok(ids)
}

/// One prepared query per kind of row.
macro_rules! queries {
    ($($name:ident: $row:ty = $sql:expr, $read:expr;)*) => {
        struct Queries<'c> { $($name: CachedStatement<'c>,)* }

        impl<'c> Queries<'c> {
            fn prepare(conn: &'c Connection, wanted: &Wanted) -> Result<Self> {
                Ok(Self { $($name: conn.prepare_cached(&$sql(wanted.condition))?,)* })
            }

            fn open<'q>(&'q mut self, wanted: &Wanted) -> Result<Streams<'q>> {
                Ok(Streams {
                    $($name: Stream::open(wanted.query(&mut self.$name)?, $read)?,)*
                })
            }
        }

        struct Streams<'q> { $($name: Stream<'q, $row>,)* }
    };
}

queries! {
    cards: Card = sql::<Card>, Card::read;
    card_past: Option<Past> = card_past, |cells| read_past(Entity::Account, cells);
    terms: Dated<Subscription> = sql::<Dated<Subscription>>, Dated::read;
    term_past: Option<Past> = term_past, |cells| read_past(Entity::Subscription, cells);
    people: Dated<Contact> = sql::<Dated<Contact>>, Dated::read;
    people_past: Option<Past> = people_past, |cells| read_past(Entity::Contact, cells);
    usage: Series = sql::<Series>, Series::read;
    tickets: Ticket = sql::<Ticket>, Ticket::read;
    responses: Partial<Response> = sql::<Partial<Response>>, Partial::read;
    activities: Partial<Activity> = sql::<Partial<Activity>>, Partial::read;
    touches: Touch = sql::<Touch>, Touch::read;
    invoices: Priced<Invoice> = sql::<Priced<Invoice>>, Priced::read;
    opportunities: Dated<Opportunity> = sql::<Dated<Opportunity>>, Dated::read;
    deal_past: Option<Past> = deal_past, |cells| read_past(Entity::Opportunity, cells);
    trainings: Training = sql::<Training>, Training::read;
    outcomes: Priced<Outcome> = sql::<Priced<Outcome>>, Priced::read;
    tasks: Task = sql::<Task>, Task::read;
    exported: Exported = sql::<Exported>, Exported::read;
    pulses: Pulse = sql::<Pulse>, Pulse::read;
    verdicts: Verdict = sql::<Verdict>, Verdict::read;
    overrides: Override = sql::<Override>, Override::read;
    plans: Plan = sql::<Plan>, Plan::read;
    proofs: Proof = sql::<Proof>, Proof::read;
    forecasts: Forecast = sql::<Forecast>, Forecast::read;
    corrections: Correction = sql::<Correction>, Correction::read;
    observed: Observed = sql::<Observed>, Observed::read;
    closes: Closes = sql::<Closes>, Closes::read;
}

fn past_sql(entity: Entity, condition: &str) -> String {
    versions_sql(table(entity), entity.id()).replace("{accounts}", condition)
}

fn card_past(condition: &str) -> String {
    past_sql(Entity::Account, condition)
}

fn term_past(condition: &str) -> String {
    past_sql(Entity::Subscription, condition)
}

fn people_past(condition: &str) -> String {
    past_sql(Entity::Contact, condition)
}

fn deal_past(condition: &str) -> String {
    past_sql(Entity::Opportunity, condition)
}

type Read<T> = fn(&mut Cells<'_, '_>) -> rusqlite::Result<T>;

/// Rows in the order of accounts, one ahead of what was taken.
struct Stream<'q, T> {
    rows: Rows<'q>,
    read: Read<T>,
    ahead: Option<(u32, T)>,
}

impl<'q, T> Stream<'q, T> {
    fn open(rows: Rows<'q>, read: Read<T>) -> Result<Self> {
        let mut stream = Self { rows, read, ahead: None };
        stream.advance()?;
        Ok(stream)
    }

    fn advance(&mut self) -> Result<Option<(u32, T)>> {
        let next = match self.rows.next()? {
            Some(row) => Some((row.get(0)?, (self.read)(&mut Cells::from(row, 1))?)),
            None => None,
        };
        Ok(std::mem::replace(&mut self.ahead, next))
    }

    /// The rows of an account; those of accounts before it are passed over.
    fn take(&mut self, account: u32) -> Result<Vec<T>> {
        let mut taken = Vec::new();
        while self.ahead.as_ref().is_some_and(|(at, _)| *at <= account) {
            if let Some((at, item)) = self.advance()?
                && at == account
            {
                taken.push(item);
            }
        }
        Ok(taken)
    }
}

impl Streams<'_> {
    fn facts(&mut self, id: u32, owns: &Owns) -> Result<Facts> {
        let cards = self.cards.take(id)?;
        let past = known(self.card_past.take(id)?);
        let corrections = self.corrections.take(id)?;
        let said = (cards.as_slice(), owns);
        let folded = fold(AccountId(id), said, &past, &corrections);
        let mut facts = Facts {
            subscriptions: self.subscriptions(id, &folded)?,
            contacts: self.contacts(id)?,
            usage: self.usage.take(id)?,
            tickets: self.tickets.take(id)?,
            responses: whole(self.responses.take(id)?),
            activities: whole(self.activities.take(id)?),
            trainings: self.trainings.take(id)?,
            tasks: self.tasks.take(id)?,
            pulses: self.pulses.take(id)?,
            verdicts: self.verdicts.take(id)?,
            overrides: self.overrides.take(id)?,
            plans: self.plans.take(id)?,
            proofs: self.proofs.take(id)?,
            forecasts: self.forecasts.take(id)?,
            ..Facts::default()
        };
        let touches = self.touches.take(id)?;
        facts.activities.retain(|activity| !stood_for(activity, &touches));
        facts.activities.extend(touches.iter().map(Activity::from));
        facts.tasks.extend(self.exported.take(id)?.into_iter().map(|task| task.0));
        let observed = self.observed.take(id)?;
        let changes = observed.chunk_by(|one, other| one.2 == other.2);
        facts.regimes = changes.filter_map(|same| same.first()).map(|o| (o.0, o.2)).collect();
        facts.observed = observed.into_iter().map(|o| (o.0, o.1)).collect();
        facts.closes = self.closes.take(id)?.pop();
        self.amounts(id, &folded, &mut facts)?;
        facts.account = folded.account;
        facts.conflicts = contradicted(AccountId(id), said, &corrections);
        sort(&mut facts);
        Ok(facts)
    }

    fn subscriptions(&mut self, id: u32, folded: &Folded) -> Result<Vec<Subscription>> {
        let terms = self.terms.take(id)?;
        let past = known(self.term_past.take(id)?);
        let dated = terms.into_iter().map(|term| {
            let history = history(&term, &past);
            let mut noun = Subscription { history, ..term.noun };
            price(&mut noun.arr, term.bare, folded);
            noun
        });
        Ok(dated.collect())
    }

    fn contacts(&mut self, id: u32) -> Result<Vec<Contact>> {
        let people = self.people.take(id)?;
        let past = known(self.people_past.take(id)?);
        let dated = people.into_iter().map(|person| {
            let history = history(&person, &past);
            Contact { history, ..person.noun }
        });
        Ok(dated.collect())
    }

    fn amounts(&mut self, id: u32, folded: &Folded, facts: &mut Facts) -> Result<()> {
        for row in self.invoices.take(id)? {
            let mut noun = row.noun;
            price(&mut noun.amount, row.bare, folded);
            price(&mut noun.open_amount, row.bare, folded);
            facts.invoices.push(noun);
        }
        let (deals, past) = (self.opportunities.take(id)?, known(self.deal_past.take(id)?));
        for row in deals {
            let history = history(&row, &past);
            let mut noun = Opportunity { history, ..row.noun };
            price(&mut noun.amount, row.bare, folded);
            facts.opportunities.push(noun);
        }
        for row in self.outcomes.take(id)? {
            let mut noun = row.noun;
            price(&mut noun.arr, row.bare, folded);
            facts.outcomes.push(noun);
        }
        Ok(())
    }
}

/// An amount whose currency nobody states is in the account's own.
fn price(amount: &mut Option<Money>, bare: bool, folded: &Folded) {
    if let (true, Some(amount), Some(currency)) = (bare, amount, folded.currency) {
        *amount = amount.taken_as(currency);
    }
}

/// What became of a row of an export is what the person says of it.
fn stood_for(activity: &Activity, touches: &[Touch]) -> bool {
    let settled = |touch: &Touch| {
        let open = activity.unsaid || activity.status == TouchStatus::Planned;
        touch.status != TouchStatus::Planned || open
    };
    let mut own = touches.iter().filter_map(|touch| Some((touch, touch.of.as_deref()?)));
    own.any(|(touch, of)| {
        let row = of.split_once('/');
        row == Some((activity.source.as_str(), activity.key.as_str())) && settled(touch)
    })
}

fn known(past: Vec<Option<Past>>) -> Vec<Past> {
    past.into_iter().flatten().collect()
}

fn whole<T>(rows: Vec<Partial<T>>) -> Vec<T> {
    rows.into_iter().filter_map(|row| row.0).collect()
}

/// By day, then by source and key: the same facts look the same however they came in.
fn sort(facts: &mut Facts) {
    facts.subscriptions.sort_by(|a, b| {
        (a.start, a.end, &a.source, &a.key).cmp(&(b.start, b.end, &b.source, &b.key))
    });
    facts.contacts.sort_by(|a, b| (&a.source, &a.key).cmp(&(&b.source, &b.key)));
    facts.usage.sort_by(|a, b| (&a.source, &a.metric).cmp(&(&b.source, &b.metric)));
    facts.tickets.sort_by(|a, b| (a.opened, &a.source, &a.key).cmp(&(b.opened, &b.source, &b.key)));
    facts.responses.sort_by(|a, b| (a.date, &a.source, &a.key).cmp(&(b.date, &b.source, &b.key)));
    facts.activities.sort_by(|a, b| {
        (a.day, a.minute, &a.source, &a.key).cmp(&(b.day, b.minute, &b.source, &b.key))
    });
    facts.invoices.sort_by(|a, b| (a.due, &a.source, &a.key).cmp(&(b.due, &b.source, &b.key)));
    facts
        .opportunities
        .sort_by(|a, b| (a.close_date, &a.source, &a.key).cmp(&(b.close_date, &b.source, &b.key)));
    facts.trainings.sort_by(|a, b| (a.date, &a.source, &a.key).cmp(&(b.date, &b.source, &b.key)));
    facts.outcomes.sort_by(|a, b| {
        (a.decision_date, &a.source, &a.key).cmp(&(b.decision_date, &b.source, &b.key))
    });
    facts.tasks.sort_by_key(|task| task.id);
    facts.pulses.sort_by_key(|pulse| (pulse.day, pulse.id));
    facts.overrides.sort_by_key(|given| (given.day, given.id));
    facts.plans.sort_by_key(|plan| (plan.opened, plan.id));
    facts.forecasts.sort_by_key(|given| (given.day, given.id));
    facts.proofs.sort_by_key(|proof| (proof.day, proof.id));
    facts.verdicts.sort_by_key(|verdict| (verdict.day, verdict.id));
}
