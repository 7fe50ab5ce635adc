//! Several sources describe one account: here they become one. Lists of customers go before rows
//! that only add to them, then by the source's name, so that the order of imports does not matter;
//! for each field the first one that says it counts. Corrections stand above.

use super::error::{Result, StoreError};
use super::row::account::Card;
use super::row::state::{Past, yearly};
use super::row::work::written;
use super::row::{Cells, FactRow, split};
use super::sequence;
use crate::core::account::{Account, AccountId, ByHand};
use crate::core::day::Day;
use crate::core::entity::{Entity, FieldSpec, Value};
use crate::core::history::History;
use crate::core::identity::is_user_id;
use crate::core::intake::{Conflict, LocalChange};
use crate::core::message::Message;
use crate::core::money::{Currency, Money};
use crate::core::operation::Correction;
use crate::core::owns::Owns;
use rusqlite::{Connection, OptionalExtension, params};

/// An account put together, and the currency its sources speak of.
pub struct Folded {
    pub account: Account,
    pub currency: Option<Currency>,
}

/// What the sources say together, field by field, with the card that says it.
struct Said<'c> {
    cards: Vec<&'c Card>,
    owns: &'c Owns,
}

impl<'c> Said<'c> {
    fn new(cards: &'c [Card], owns: &'c Owns) -> Self {
        let mut cards = speaking(cards);
        cards.sort_by(|a, b| {
            (!a.creates, gave_up(a), &a.source, &a.key).cmp(&(
                !b.creates,
                gave_up(b),
                &b.source,
                &b.key,
            ))
        });
        Self { cards, owns }
    }

    /// The source that has the last word on the field; of equals the first.
    fn find(&self, field: usize) -> Option<(&'c Card, &'c Value)> {
        let id = Entity::Account.fields().get(field)?.id;
        let saying =
            self.cards.iter().filter_map(|card| Some((*card, card.values.get(field)?.as_ref()?)));
        // Who it is by the id of a system says less than any name.
        let bare = |value: &Value| id == "owner" && value.as_text().is_some_and(is_user_id);
        saying.min_by_key(|(card, value)| {
            (gave_up(card), bare(value), self.owns.rank(id, &card.source))
        })
    }

    /// Its yearly amount is said as MRR: there is no ARR, or only by a lesser source.
    fn speaks_monthly(&self) -> bool {
        let rank = |id: &str| {
            let (card, _) = self.by_id(id)?;
            Some((gave_up(card), self.owns.rank(id, &card.source)))
        };
        match (rank("arr"), rank("mrr")) {
            (Some(yearly), Some(monthly)) => monthly < yearly,
            (yearly, _) => yearly.is_none(),
        }
    }

    fn by_id(&self, id: &str) -> Option<(&'c Card, &'c Value)> {
        self.find(Entity::Account.field(id)?)
    }
}

/// A row that its source has merged into another speaks after that one.
fn gave_up(card: &Card) -> bool {
    let merged = Entity::Account.field("merged_into");
    merged.is_some_and(|at| matches!(card.values.get(at), Some(Some(_))))
}

/// The cards that count: those that are not gone; of an account that every list has lost, all of
/// them, as it was known last.
fn speaking(cards: &[Card]) -> Vec<&Card> {
    let lost = gone(cards).is_some();
    cards.iter().filter(|card| lost || card.gone.is_none()).collect()
}

/// Since when no list of customers has the account.
fn gone(cards: &[Card]) -> Option<Day> {
    let days: Option<Vec<Day>> =
        cards.iter().filter(|card| card.creates).map(|card| card.gone).collect();
    days?.into_iter().max()
}

/// Puts an account together from its sources and the corrections in force.
pub fn fold(
    id: AccountId,
    (cards, owns): (&[Card], &Owns),
    past: &[Past],
    corrections: &[Correction],
) -> Folded {
    let said = Said::new(cards, owns);
    let mut account = Account {
        id: Some(id),
        external_ids: external_ids(cards),
        gone: gone(cards),
        extra: extra(&said),
        history: history(&said, past),
        ..Account::default()
    };
    let fields = Entity::Account.fields();
    for (at, field) in fields.iter().enumerate() {
        if let Some((_, value)) = said.find(at) {
            set(&mut account, field.id, Some(value.clone()));
        }
    }
    for field in fields {
        if let Some(correction) = by_hand(&said, corrections, field.id) {
            set(&mut account, field.id, corrected(correction));
        }
    }
    account.end_by_hand = end_by_hand(&said, corrections);
    let word = |field| {
        let correction = by_hand(&said, corrections, field)?;
        let word = corrected(correction)?.as_text()?.to_owned();
        Some(ByHand { word, made: correction.made })
    };
    account.notice_by_hand = word("notice");
    account.renew_by_hand = word("auto_renew");
    account.parent_account = said.by_id("parent").and_then(|(card, _)| card.parent.clone());
    let currency = currency(&said, corrections);
    account.arr = arr(&said, corrections, currency);
    Folded { account, currency }
}

/// The last day of the term, where a person has put it or the renewal right.
fn end_by_hand(said: &Said<'_>, corrections: &[Correction]) -> Option<Day> {
    let stated = |field: &str, before: i32| {
        let correction = by_hand(said, corrections, field)?;
        Some((correction.id, corrected(correction)?.as_day()? - before))
    };
    let both = [stated("end_date", 0), stated("renewal_date", 1)];
    both.into_iter().flatten().max_by_key(|(id, _)| *id).map(|(_, day)| day)
}

/// (source, id), oldest row first.
fn external_ids(cards: &[Card]) -> Vec<(String, String)> {
    let mut cards = speaking(cards);
    cards.sort_by_key(|card| card.row);
    cards.into_iter().map(|card| (card.source.clone(), card.key.clone())).collect()
}

fn extra(said: &Said<'_>) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for (key, value) in said.cards.iter().flat_map(|card| &card.extra) {
        if all.iter().all(|(known, _)| known != key) {
            all.push((key.clone(), value.clone()));
        }
    }
    all
}

/// Versions of each field, from the source that says the field now.
fn history(said: &Said<'_>, past: &[Past]) -> History {
    let first = said.cards.iter().filter_map(|card| card.first).min();
    let monthly = said.speaks_monthly();
    let mut versions = Vec::new();
    for old in past {
        let speaks = said.by_id(old.version.field).is_some_and(|(card, _)| card.row == old.row);
        if !speaks {
            continue;
        }
        versions.push(old.version.clone());
        if old.version.field == "mrr" && monthly {
            versions.push(yearly(&old.version));
        }
    }
    History { first, versions }
}

fn set(account: &mut Account, field: &str, value: Option<Value>) {
    let day = value.as_ref().and_then(Value::as_day);
    let int = value.as_ref().and_then(Value::as_int);
    let flag = value.as_ref().and_then(Value::as_bool);
    let text = match value {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    };
    match field {
        "name" => account.name = text.unwrap_or_default(),
        "owner" => account.owner = text,
        "segment" => account.segment = text,
        "tier" => account.tier = text,
        "stage" => account.stage = text,
        "start_date" => account.start_date = day,
        "go_live_date" => account.go_live_date = day,
        "parent" => account.parent = text,
        "industry" => account.industry = text,
        "country" => account.country = text,
        "domains" => account.domains = split(text.as_deref()),
        "fiscal_year_end" => account.fiscal_year_end = text,
        "seats" => account.seats = int,
        "renewal_date" => account.renewal_date = day,
        "end_date" => account.end_date = day,
        "notice" => account.notice = text,
        "auto_renew" => account.auto_renew = text,
        "last_touch" => account.last_touch = day,
        "name_kana" => account.name_kana = text,
        "short_name" => account.short_name = text,
        "corporate_number" => account.corporate_number = text,
        "tags" => account.tags = split(text.as_deref()),
        "internal" => account.internal = flag.unwrap_or(false),
        "url" => account.url = text,
        _ => {}
    }
}

/// The correction of a field in force. One holds while the source, or the correction before it,
/// still says what it was made against; a later different value of the source wins.
fn by_hand<'k>(
    said: &Said<'_>,
    corrections: &'k [Correction],
    field: &str,
) -> Option<&'k Correction> {
    let mut own: Vec<&Correction> = corrections.iter().filter(|c| c.field == field).collect();
    own.sort_by_key(|correction| correction.id);
    let mut now = said.by_id(field).map(|(_, value)| value.canonical());
    let mut last = None;
    for correction in own {
        if correction.against == now {
            now.clone_from(&correction.value);
            last = Some(correction);
        }
    }
    last
}

fn corrected(correction: &Correction) -> Option<Value> {
    let at = Entity::Account.field(&correction.field)?;
    let kind = Entity::Account.fields().get(at)?.kind;
    kind.read(correction.value.as_deref()?)
}

/// What is said of a field, corrections included.
fn now(said: &Said<'_>, corrections: &[Correction], field: &str) -> Option<Value> {
    match by_hand(said, corrections, field) {
        Some(correction) => corrected(correction),
        None => said.by_id(field).map(|(_, value)| value.clone()),
    }
}

/// The currency in which the sources speak of this account; one that was only taken for it where
/// none states any.
fn currency(said: &Said<'_>, corrections: &[Correction]) -> Option<Currency> {
    let code = now(said, corrections, "currency");
    let stated = code.as_ref().and_then(Value::as_text).and_then(Currency::parse);
    stated.or_else(|| said.cards.iter().find_map(|card| card.taken))
}

/// ARR as stated, else twelve times MRR. The amount keeps the currency of the row it stands in.
fn arr(said: &Said<'_>, corrections: &[Correction], currency: Option<Currency>) -> Option<Money> {
    let minor = |field| now(said, corrections, field).as_ref().and_then(Value::as_int);
    let by_hand = by_hand(said, corrections, "arr").is_some();
    let (field, amount) = match minor("arr") {
        Some(yearly) if by_hand || !said.speaks_monthly() => ("arr", yearly),
        _ => ("mrr", minor("mrr")?.saturating_mul(12)),
    };
    let place = Entity::Account.field("currency");
    let card = said.by_id(field).map(|(card, _)| card);
    let own = card.and_then(|card| card.values.get(place?)?.as_ref()?.as_text());
    if let Some(own) = own.and_then(Currency::parse) {
        return Some(Money::new(amount, own));
    }
    let usual = currency.unwrap_or(Currency::USD);
    // By hand an amount is said in the currency that the account has.
    let taken = card.and_then(|card| card.taken).filter(|_| !by_hand).unwrap_or(usual);
    Some(Money::new(amount, taken).taken_as(usual))
}

/// Corrections that a source has taken over are settled by the run that brought the value.
pub fn settle_corrections(conn: &Connection, run: u32) -> Result<()> {
    let owns = owns(conn)?;
    let sql =
        concat!("SELECT account, id, ", written!(), " FROM correction WHERE settled_run IS NULL");
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let correction: Correction = super::row::work::body(&mut Cells::from(row, 2))?;
        let cards = load_cards(conn, correction.account)?;
        let said = Said::new(&cards, &owns);
        let now = said.by_id(&correction.field).map(|(_, value)| value.canonical());
        if now == correction.value && now != correction.against {
            // Those it was made upon have done their work as well.
            let sql = "UPDATE correction SET settled_run = ?1 WHERE settled_run IS NULL \
                       AND account = ?2 AND field = ?3 AND id <= ?4";
            let account = correction.account.0;
            let place = params![run, account, correction.field, correction.id];
            conn.prepare_cached(sql)?.execute(place)?;
        }
    }
    Ok(())
}

/// Accounts of which something was put right by hand that no source says yet.
fn by_hand_anywhere(conn: &Connection) -> Result<Vec<AccountId>> {
    let sql = "SELECT DISTINCT account FROM correction WHERE settled_run IS NULL ORDER BY 1";
    let mut query = conn.prepare_cached(sql)?;
    let accounts = query.query_map([], |row| row.get(0).map(AccountId))?;
    Ok(accounts.collect::<rusqlite::Result<_>>()?)
}

/// What was put right by hand and the sources do not say yet; since a run, where one is named.
pub fn changes(conn: &Connection, since: Option<u32>) -> Result<Vec<LocalChange>> {
    let from = since.map(|run| moment(conn, run)).transpose()?.unwrap_or(i64::MIN);
    let owns = owns(conn)?;
    let mut found = Vec::new();
    for account in by_hand_anywhere(conn)? {
        let corrections = load_corrections(conn, account)?;
        let cards = load_cards(conn, account)?;
        let said = Said::new(&cards, &owns);
        for field in Entity::Account.fields() {
            let Some(correction) = by_hand(&said, &corrections, field.id) else { continue };
            if made_at(conn, correction)? < from {
                continue;
            }
            // It holds against a contract, and its own source says so already.
            if said.by_id(field.id).map(|(_, value)| value.canonical()) == correction.value {
                continue;
            }
            found.extend(said.cards.iter().filter(|card| card.creates).map(|card| {
                LocalChange {
                    account,
                    source: card.source.clone(),
                    key: card.key.clone(),
                    name: said
                        .by_id("name")
                        .and_then(|(_, name)| name.as_text())
                        .unwrap_or_default()
                        .to_owned(),
                    field: field.id,
                    value: corrected(correction),
                    currency: currency(&said, &corrections),
                }
            }));
        }
    }
    Ok(found)
}

/// Under this key the store remembers whose word is the last.
pub const OWNS: &str = "owns";

/// Which source has the last word on a field.
pub fn owns(conn: &Connection) -> Result<Owns> {
    let kept = sequence::recall(conn, OWNS)?;
    Ok(kept.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

/// What was put right by hand and a source has said otherwise since.
pub fn conflicts(conn: &Connection) -> Result<Vec<Conflict>> {
    let owns = owns(conn)?;
    let mut found = Vec::new();
    for account in by_hand_anywhere(conn)? {
        let cards = load_cards(conn, account)?;
        found.extend(contradicted(account, (&cards, &owns), &load_corrections(conn, account)?));
    }
    Ok(found)
}

/// The same of one account.
pub fn contradicted(
    account: AccountId,
    (cards, owns): (&[Card], &Owns),
    corrections: &[Correction],
) -> Vec<Conflict> {
    let said = Said::new(cards, owns);
    let name = said.by_id("name").and_then(|(_, name)| name.as_text()).unwrap_or_default();
    let conflict = |field: &FieldSpec| {
        let own = corrections.iter().filter(|one| one.field == field.id);
        let corrections: Vec<Correction> = own.cloned().collect();
        let last = corrections.last()?;
        let holds = by_hand(&said, &corrections, field.id).is_some_and(|one| one.id == last.id);
        let (card, value) = said.by_id(field.id).unzip();
        let theirs = value.map(Value::canonical);
        let differs = !holds && theirs != last.value;
        differs.then(|| Conflict {
            account,
            name: name.to_owned(),
            source: card.map(|card| card.source.clone()).unwrap_or_default(),
            theirs,
            corrections: corrections.clone(),
        })
    };
    Entity::Account.fields().iter().filter_map(conflict).collect()
}

/// When a run was: Unix seconds.
fn moment(conn: &Connection, run: u32) -> Result<i64> {
    let found = conn.query_row("SELECT at FROM run WHERE id = ?1", [run], |row| row.get(0));
    found.optional()?.ok_or_else(|| {
        StoreError::new(Message::new("store-run-unknown").text("run", format!("r{run}")))
    })
}

/// When a correction was made, as the journal has it.
fn made_at(conn: &Connection, correction: &Correction) -> Result<i64> {
    let sql = "SELECT coalesce(max(at), 0) FROM journal WHERE entity = 'correction' AND id = ?1 \
               AND undone = 0";
    Ok(conn.prepare_cached(sql)?.query_row([correction.id], |row| row.get(0))?)
}

fn load_corrections(conn: &Connection, account: AccountId) -> Result<Vec<Correction>> {
    let sql = "SELECT body FROM correction WHERE account = ?1 AND settled_run IS NULL ORDER BY id";
    let mut query = conn.prepare_cached(sql)?;
    let rows =
        query.query_map([account.0], |row| super::row::work::body(&mut Cells::from(row, 0)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn load_cards(conn: &Connection, account: AccountId) -> Result<Vec<Card>> {
    let sql = super::facts::sql::<Card>("l.account = ?1");
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([account.0], |row| Card::read(&mut Cells::from(row, 1)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
