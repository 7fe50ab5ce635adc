//! Rows of an export go in: new ones are kept, known ones are compared field by field with what
//! earlier files said. What a file does not say never erases.

use super::absence::{self, Listings};
use super::error::{Result, StoreError};
use super::field::{Put, columns, get, own_column, pack_extra, settled, state_bits, table};
use super::link::Links;
use super::stated::{EXTRA, LINK, Stated, bit};
use super::timeline::Timeline;
use super::trace::{Kept, Trace, Was};
use super::writer::Stop;
use crate::core::account::AccountId;
use crate::core::batch::{Counts, FileBatch, Record};
use crate::core::day::Day;
use crate::core::entity::{Entity, FieldSpec, Kind, Value};
use crate::core::identity::is_user_id;
use crate::core::message::Message;
use crate::core::money::{Currency, Money};
use crate::core::shift::{Meaning, Shift};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Statement, ToSql, params};
use std::collections::{HashMap, HashSet};

/// How a record stands to what was known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    New,
    Changed,
    Unchanged,
}

/// Links whose facts changed, with the earliest day that the change can matter from.
pub type Touched = HashMap<i64, Day>;

/// What a run knows while it applies one file after the other.
pub struct Ground<'c, 's> {
    pub conn: &'c Connection,
    pub run: u32,
    /// Unix seconds.
    pub at: i64,
    pub links: Links<'c>,
    pub touched: Touched,
    /// Rows by which a customer is recognised came or changed: links are to be resolved again.
    pub identities: bool,
    pub meaning: Meaning,
    pub listings: Listings,
    pub stop: &'s Stop,
}

impl Ground<'_, '_> {
    /// The account that a link means at the moment.
    pub fn account_of(&self, link: Option<i64>) -> Result<Option<AccountId>> {
        let Some(link) = link else { return Ok(None) };
        let sql = "SELECT account FROM account_link WHERE id = ?1";
        let found: Option<Option<u32>> =
            self.conn.prepare_cached(sql)?.query_row([link], |row| row.get(0)).optional()?;
        Ok(found.flatten().map(AccountId))
    }

    pub fn touch(&mut self, link: Option<i64>, from: Day) {
        if let Some(link) = link {
            let day = self.touched.entry(link).or_insert(from);
            *day = (*day).min(from);
        }
    }
}

/// Applies the records of a file.
pub fn apply(ground: &mut Ground<'_, '_>, file: &FileBatch) -> Result<Counts> {
    let mut desk = Desk::new(ground, file)?;
    let mut counts = file.counts();
    let (mut at, mut went) = (0_usize, Ok(()));
    let shown = file.batch.visit_records(|record| {
        went = desk.step(at, record, &mut counts);
        at += 1;
        went.is_ok()
    });
    went?;
    shown.map_err(|error| lost(&error))?;
    let Desk { ground, trace, meaning, listed, .. } = desk;
    trace.save(ground.conn, ground.run, file.entity.id())?;
    if let Some(listed) = listed {
        ground.listings.add(file, listed);
    }
    ground.meaning.absorb(meaning);
    Ok(counts)
}

/// What was read is not where it was put.
fn lost(error: &std::io::Error) -> StoreError {
    let detail = error.to_string();
    StoreError::caused(Message::new("store-failed").text("detail", detail), error)
}

/// A stored row as far as it is compared.
struct Stored {
    id: i64,
    link: Option<i64>,
    extra: Option<String>,
    stated: Stated,
    creates: bool,
    /// The run that marked it as gone, and since when.
    gone: Option<(i64, i64)>,
    values: Vec<Option<Value>>,
}

/// The statements of one entity, and the file in hand.
struct Desk<'g, 'c, 's, 'f> {
    ground: &'g mut Ground<'c, 's>,
    file: &'f FileBatch,
    insert: Statement<'c>,
    find: Statement<'c>,
    update: String,
    restate: String,
    states: u32,
    event_day: Option<usize>,
    /// No row of this source is there yet: nothing to look up.
    empty: bool,
    /// Rows that the file lists, where that matters.
    listed: Option<HashSet<i64>>,
    trace: Trace,
    meaning: Meaning,
}

impl<'g, 'c, 's, 'f> Desk<'g, 'c, 's, 'f> {
    fn new(ground: &'g mut Ground<'c, 's>, file: &'f FileBatch) -> Result<Self> {
        let (entity, table) = (file.entity, table(file.entity));
        let own = own_column(entity);
        let fields = entity.fields();
        let own_list = own.map_or(String::new(), |name| format!("{name}, "));
        let marks = vec!["?"; fields.len() + 9 + usize::from(own.is_some())].join(", ");
        let sets: Vec<_> = fields.iter().map(|field| format!("\"{}\" = ?", field.id)).collect();
        let exists = format!("SELECT NOT EXISTS (SELECT 1 FROM {table} WHERE source = ?1)");
        let empty = ground.conn.query_row(&exists, [&file.source], |row| row.get(0))?;
        let creates = if own == Some("creates") { "creates" } else { "0" };
        let creates_set = if own == Some("creates") { "creates = max(creates, ?), " } else { "" };
        let insert = format!(
            "INSERT INTO {table} (source, key, link, extra, stated, first_day, run, \
             made_run, recorded_at, {own_list}{}) VALUES ({marks})",
            columns(entity, "")
        );
        let find = format!(
            "SELECT id, link, extra, stated, {creates}, gone_run, gone_day, {} FROM {table} \
             WHERE source = ?1 AND key = ?2",
            columns(entity, "")
        );
        Ok(Self {
            insert: ground.conn.prepare(&insert)?,
            find: ground.conn.prepare(&find)?,
            update: format!(
                "UPDATE {table} SET link = ?, extra = ?, stated = ?, first_day = ?, run = ?, \
                 {creates_set}{} WHERE id = ?",
                sets.join(", ")
            ),
            restate: format!("UPDATE {table} SET stated = ?, first_day = ? WHERE id = ?"),
            states: state_bits(fields),
            event_day: entity.event_day().and_then(|id| entity.field(id)),
            empty,
            listed: ground.listings.wants(file).then(HashSet::new),
            trace: Trace::default(),
            meaning: Meaning::default(),
            ground,
            file,
        })
    }

    fn step(&mut self, at: usize, record: &Record, counts: &mut Counts) -> Result<()> {
        if at.is_multiple_of(512) {
            self.ground.stop.check()?;
        }
        match self.take(record)? {
            Fate::New => counts.new += 1,
            Fate::Changed => counts.changed += 1,
            Fate::Unchanged => counts.unchanged += 1,
        }
        Ok(())
    }

    fn take(&mut self, record: &Record) -> Result<Fate> {
        let link = self.link(record)?;
        let known = if self.empty { None } else { self.find(&record.key)? };
        match known {
            None => self.put(record, link),
            Some(stored) => self.meet(record, link, stored),
        }
    }

    /// Account rows are linked by their own key, all others by the reference they give.
    fn link(&mut self, record: &Record) -> Result<Option<i64>> {
        let source = &self.file.source;
        if self.file.entity == Entity::Account {
            return Ok(Some(self.ground.links.id(source, &record.key)?));
        }
        let Some(reference) = &record.reference else { return Ok(None) };
        Ok(Some(self.ground.links.id(source, &reference.as_key())?))
    }

    fn find(&mut self, key: &str) -> Result<Option<Stored>> {
        let fields = self.file.entity.fields();
        let row = self.find.query_row(params![self.file.source, key], |row| {
            let mut values = Vec::with_capacity(fields.len());
            for (at, field) in fields.iter().enumerate() {
                values.push(get(field.kind, row.get_ref(at + 7)?));
            }
            Ok(Stored {
                id: row.get(0)?,
                link: row.get(1)?,
                extra: row.get(2)?,
                stated: Stated::unpack(row.get_ref(3)?.as_blob()?),
                creates: row.get(4)?,
                gone: row.get::<_, Option<i64>>(5)?.zip(row.get(6)?),
                values,
            })
        });
        Ok(row.optional()?)
    }

    /// A row nobody knew.
    fn put(&mut self, record: &Record, link: Option<i64>) -> Result<Fate> {
        let extra = pack_extra(&record.extra);
        let stated =
            Stated::new(self.file.as_of, said(record, link, self.file.entity.field("currency")))
                .pack();
        let own = self.own_value()?;
        let (first, run, at) = (self.file.as_of.number(), self.ground.run, self.ground.at);
        let mut params: Vec<&dyn ToSql> =
            vec![&self.file.source, &record.key, &link, &extra, &stated, &first, &run, &run, &at];
        params.extend(own.as_ref().map(|own| own as &dyn ToSql));
        let fields = self.file.entity.fields().iter().enumerate();
        let dated = Value::Day(self.file.as_of);
        let values = fields.map(|(at, field)| {
            let value = record.values.get(at).and_then(Option::as_ref);
            Put(value.map(|value| if is_flag(field, value) { &dated } else { value }))
        });
        let values: Vec<_> = values.collect();
        params.extend(values.iter().map(|value| value as &dyn ToSql));
        self.insert.insert(params.as_slice())?;
        self.ground.identities |= identifies(self.file.entity);
        self.ground.touch(link, self.since(&record.values, None));
        Ok(Fate::New)
    }

    /// Whether an account list creates accounts; a fresh id for an exported task.
    fn own_value(&self) -> Result<Option<i64>> {
        match self.file.entity {
            Entity::Account => Ok(Some(i64::from(self.file.creates_accounts))),
            Entity::Task => {
                let sql = "UPDATE sequence SET next = next + 1 WHERE name = 'task' \
                           RETURNING next - 1";
                Ok(Some(self.ground.conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?))
            }
            _ => Ok(None),
        }
    }

    /// A row that is known: what this file says, against what is there.
    fn meet(&mut self, record: &Record, link: Option<i64>, mut stored: Stored) -> Result<Fate> {
        let moved_from = stored.link;
        let first = stored.stated.first();
        let mut was = Was::default();
        let before = stored.stated.pack();
        let said = said(record, link, self.file.entity.field("currency"));
        let mut changed = self.compare(record, link, &mut stored, &mut was)?;
        changed |= self.welcome(&mut stored, &mut was)?;
        if let Some(listed) = &mut self.listed {
            listed.insert(stored.id);
        }
        let promoted =
            self.file.entity == Entity::Account && self.file.creates_accounts && !stored.creates;
        if promoted {
            was.note("creates", Kept::Int(0));
        }
        let turned = (changed || promoted).then_some(&was);
        self.trace.row(stored.id, said, before, turned)?;
        self.tell_meaning(record, &was, &stored)?;
        let news = stored.stated.add(self.file.as_of, said, self.states);
        if !changed && !promoted {
            if news {
                self.restate(&stored)?;
            }
            return Ok(Fate::Unchanged);
        }
        self.update(&stored)?;
        self.ground.identities |= identifies(self.file.entity);
        let since = self.since(&stored.values, first);
        self.ground.touch(moved_from, since);
        self.ground.touch(stored.link, since);
        Ok(if changed { Fate::Changed } else { Fate::Unchanged })
    }

    /// A row that was marked as gone is back, unless this file is older than the one that lost it.
    fn welcome(&mut self, stored: &mut Stored, was: &mut Was) -> Result<bool> {
        let day = i64::from(self.file.as_of.number());
        let Some(gone) = stored.gone.take_if(|(_, since)| *since <= day) else {
            return Ok(false);
        };
        absence::note_back(was, gone);
        let table = table(self.file.entity);
        let sql = format!("UPDATE {table} SET gone_run = NULL, gone_day = NULL WHERE id = ?1");
        self.ground.conn.prepare_cached(&sql)?.execute([stored.id])?;
        self.meaning.back += u64::from(self.file.entity == Entity::Account);
        Ok(true)
    }

    /// What the changes of a row mean.
    fn tell_meaning(&mut self, record: &Record, was: &Was, stored: &Stored) -> Result<()> {
        if was.columns.is_empty() {
            return Ok(());
        }
        let account = self.ground.account_of(stored.link)?;
        let entity = self.file.entity;
        let value = |id: &str| stored.values.get(entity.field(id)?)?.clone();
        let currency = value("currency").and_then(|code| Currency::parse(code.as_text()?));
        let shifts = was.columns.iter().filter_map(|(column, old)| {
            let field = entity.fields().get(entity.field(column)?)?;
            Some(Shift {
                path: self.file.path.clone(),
                line: record.line,
                entity,
                key: record.key.clone(),
                field: field.id,
                old: get(field.kind, ValueRef::from(&old.cell())),
                new: value(field.id),
                currency,
                account,
            })
        });
        let shifts: Vec<Shift> = shifts.collect();
        if !shifts.is_empty() {
            self.meaning.take_row(shifts, value("arr").is_some());
        }
        Ok(())
    }

    /// Takes over what this file says and is not older than what is known; true when anything
    /// differs.
    fn compare(
        &self,
        record: &Record,
        link: Option<i64>,
        stored: &mut Stored,
        was: &mut Was,
    ) -> Result<bool> {
        let day = self.file.as_of;
        let newest = |stored: &Stored, bits| stored.stated.latest(bits).is_none_or(|at| at <= day);
        let mut changed = false;
        if link.is_some() && link != stored.link && newest(stored, LINK) {
            was.note("link", stored.link.map_or(Kept::Null, Kept::Int));
            stored.link = link;
            changed = true;
        }
        let extra = pack_extra(&record.extra);
        if extra.is_some() && extra != stored.extra && newest(stored, EXTRA) {
            was.note("extra", stored.extra.take().map_or(Kept::Null, Kept::Text));
            stored.extra = extra;
            changed = true;
        }
        let taken = taken_for(self.file.entity, record, &stored.values);
        for (at, field) in self.file.entity.fields().iter().enumerate() {
            let Some(value) = record.values.get(at).and_then(Option::as_ref) else { continue };
            let known = || stored.values.get(at).cloned().flatten();
            let value = if is_flag(field, value) {
                known().unwrap_or(Value::Day(day))
            } else {
                settled(field.kind, value)
            };
            let Some(value) = told(field, value, taken.as_ref()) else { continue };
            if field.id == "owner" && is_worse(&value, stored.values.get(at)) {
                continue;
            }
            if field.state {
                changed |= self.tell(at, value, stored, was)?;
            } else if newest(stored, bit(at))
                && let Some(slot) = stored.values.get_mut(at)
                && slot.as_ref() != Some(&value)
            {
                was.note(field.id, Kept::of(slot.as_ref()));
                *slot = Some(value);
                changed = true;
            }
        }
        Ok(changed)
    }

    /// Puts a state's value into its place in time.
    fn tell(&self, at: usize, value: Value, stored: &mut Stored, was: &mut Was) -> Result<bool> {
        let day = self.file.as_of;
        let Some(slot) = stored.values.get_mut(at) else { return Ok(false) };
        let plain = stored.stated.all_by(day) && slot.as_ref() == Some(&value);
        let Some(field) = self.file.entity.fields().get(at).filter(|_| !plain) else {
            return Ok(false);
        };
        let place = (self.file.entity.id(), stored.id, field.id);
        let past = load_versions(self.ground.conn, place, field.kind)?;
        let mut timeline = Timeline::new(past.clone(), slot.clone());
        let before = timeline.clone();
        timeline.put(day, value, &stored.stated, bit(at));
        if timeline == before {
            return Ok(false);
        }
        was.note(field.id, Kept::of(slot.as_ref()));
        was.note_past(field.id, &past);
        save_versions(self.ground.conn, place, &timeline)?;
        *slot = timeline.now().cloned();
        Ok(true)
    }

    fn update(&self, stored: &Stored) -> Result<()> {
        let packed = stored.stated.pack();
        let first = stored.stated.first().unwrap_or(self.file.as_of).number();
        let creates = i64::from(self.file.creates_accounts);
        let mut params: Vec<&dyn ToSql> =
            vec![&stored.link, &stored.extra, &packed, &first, &self.ground.run];
        if own_column(self.file.entity) == Some("creates") {
            params.push(&creates);
        }
        let values: Vec<_> = stored.values.iter().map(|value| Put(value.as_ref())).collect();
        params.extend(values.iter().map(|value| value as &dyn ToSql));
        params.push(&stored.id);
        self.ground.conn.prepare_cached(&self.update)?.execute(params.as_slice())?;
        Ok(())
    }

    fn restate(&self, stored: &Stored) -> Result<()> {
        let first = stored.stated.first().unwrap_or(self.file.as_of).number();
        let mut update = self.ground.conn.prepare_cached(&self.restate)?;
        update.execute(params![stored.stated.pack(), first, stored.id])?;
        Ok(())
    }

    /// From which day on a row can change a score. The first value of a state is carried back to
    /// the beginning; `first` is the day of the first file that stated the row before.
    fn since(&self, values: &[Option<Value>], first: Option<Day>) -> Day {
        let beginning = Day::from_number(i32::MIN);
        match self.file.entity {
            Entity::Subscription => beginning,
            Entity::Account | Entity::Contact => {
                let later = first.is_some_and(|first| first < self.file.as_of);
                if later { self.file.as_of } else { beginning }
            }
            _ => self
                .event_day
                .and_then(|at| values.get(at)?.as_ref()?.as_day())
                .unwrap_or(beginning),
        }
    }
}

/// The currency that a record's amounts were taken for, and the one that its row has stated before.
fn taken_for(
    entity: Entity,
    record: &Record,
    known: &[Option<Value>],
) -> Option<(Currency, Currency)> {
    let at = entity.field("currency")?;
    let taken = text_at(&record.values, at).filter(|code| Currency::is_assumed(code))?;
    let stated = text_at(known, at).filter(|code| !Currency::is_assumed(code))?;
    Some((Currency::parse(taken)?, Currency::parse(stated)?))
}

/// The id of an owner beside a name that is known.
fn is_worse(owner: &Value, known: Option<&Option<Value>>) -> bool {
    let is_id = |value: &Value| value.as_text().is_some_and(is_user_id);
    is_id(owner) && known.and_then(Option::as_ref).is_some_and(|known| !is_id(known))
}

/// It is said that something has happened and not when: on the day of the first file that says so, at
/// the latest.
fn is_flag(field: &FieldSpec, value: &Value) -> bool {
    field.kind == Kind::Day && matches!(value, Value::Bool(_))
}

fn text_at(values: &[Option<Value>], at: usize) -> Option<&str> {
    values.get(at)?.as_ref()?.as_text()
}

/// What a file says of a field: an amount without a currency is in the one its row stated before.
fn told(field: &FieldSpec, value: Value, taken: Option<&(Currency, Currency)>) -> Option<Value> {
    let Some((from, to)) = taken else { return Some(value) };
    match (field.kind, &value) {
        _ if field.id == "currency" => None,
        (Kind::Money, Value::Int(minor)) => {
            Some(Value::Int(Money::new(*minor, *from).taken_as(*to).minor))
        }
        _ => Some(value),
    }
}

/// By its rows a customer is recognised: by what an account is called, by who works there.
fn identifies(entity: Entity) -> bool {
    matches!(entity, Entity::Account | Entity::Contact)
}

/// What a record says, as bits.
fn said(record: &Record, link: Option<i64>, currency: Option<usize>) -> u32 {
    let stated = |value: &Option<Value>, at| match value.as_ref() {
        Some(Value::Text(code)) if Some(at) == currency => !Currency::is_assumed(code),
        value => value.is_some(),
    };
    let fields = record.values.iter().enumerate().filter(|(at, value)| stated(value, *at));
    let bits = fields.fold(0, |bits, (at, _)| bits | bit(at));
    bits | if link.is_some() { LINK } else { 0 } | if record.extra.is_empty() { 0 } else { EXTRA }
}

fn load_versions(
    conn: &Connection,
    (entity, row, field): (&str, i64, &str),
    kind: crate::core::entity::Kind,
) -> Result<Vec<(Day, Value)>> {
    let mut query = conn.prepare_cached(
        "SELECT until_day, value FROM version WHERE entity = ?1 AND row = ?2 AND field = ?3 \
         ORDER BY until_day",
    )?;
    let mut rows = query.query(params![entity, row, field])?;
    let mut past = Vec::new();
    while let Some(row) = rows.next()? {
        let until = Day::from_number(row.get(0)?);
        past.extend(get(kind, row.get_ref(1)?).map(|value| (until, value)));
    }
    Ok(past)
}

fn save_versions(
    conn: &Connection,
    (entity, row, field): (&str, i64, &str),
    timeline: &Timeline,
) -> Result<()> {
    let sql = "DELETE FROM version WHERE entity = ?1 AND row = ?2 AND field = ?3";
    conn.prepare_cached(sql)?.execute(params![entity, row, field])?;
    let sql =
        "INSERT INTO version (entity, row, field, until_day, value) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut insert = conn.prepare_cached(sql)?;
    for (until, value) in timeline.past() {
        insert.execute(params![entity, row, field, until.number(), Put(Some(value))])?;
    }
    Ok(())
}
