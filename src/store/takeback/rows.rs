//! Rows of the entity tables: the ones a run made, and the ones it changed or confirmed.

use super::{BEGINNING, Bench, by_run, is_corrected, is_worked_on};
use crate::core::entity::{Entity, FieldSpec};
use crate::core::message::Message;
use crate::store::error::Result;
use crate::store::field::{get, table};
use crate::store::stated::{EXTRA, LINK, Stated, bit};
use crate::store::trace::{self, Entry, Kept, Past, Was};
use rusqlite::types::Value as Cell;
use rusqlite::{OptionalExtension, params};
use std::collections::{HashMap, HashSet};

/// Later runs that spoke of a row, the first first, with what they said as bits.
type Later = HashMap<i64, Vec<(u32, u32)>>;

/// A row as far as it matters here.
struct Row {
    id: i64,
    key: String,
    link: Option<i64>,
    /// The id under which people know an exported task.
    task: Option<i64>,
}

pub fn take_back(bench: &mut Bench<'_, '_>, entity: Entity) -> Result<()> {
    let conn = bench.ground.conn;
    let made = made_by(bench, entity)?;
    let entries = trace::of_run(conn, bench.run, entity.id())?;
    if made.is_empty() && entries.is_empty() {
        return Ok(());
    }
    let own: HashSet<i64> =
        made.iter().copied().chain(entries.iter().flat_map(|e| e.rows.iter())).collect();
    let mut later = Later::new();
    for entry in trace::after_run(conn, bench.run, entity.id())? {
        // Nothing said: the row was only missed, and a mark does not stand in the way.
        for row in entry.rows.iter().filter(|row| entry.said != 0 && own.contains(row)) {
            later.entry(row).or_default().push((entry.run, entry.said));
        }
    }
    let mut desk = Desk { bench, entity, later, gone: HashSet::new() };
    for row in made {
        desk.unmake(row)?;
    }
    for entry in entries {
        desk.restore(&entry)?;
    }
    Ok(())
}

fn made_by(bench: &Bench<'_, '_>, entity: Entity) -> Result<Vec<i64>> {
    let sql = format!("SELECT id FROM {} WHERE made_run = ?1 ORDER BY id", table(entity));
    let mut query = bench.ground.conn.prepare(&sql)?;
    let rows = query.query_map([bench.run], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

struct Desk<'b, 'c, 's> {
    bench: &'b mut Bench<'c, 's>,
    entity: Entity,
    later: Later,
    /// Rows that are decided: they went, or stay as a whole.
    gone: HashSet<i64>,
}

impl Desk<'_, '_, '_> {
    fn row(&self, id: i64) -> Result<Option<Row>> {
        let task = if self.entity == Entity::Task { "task_id" } else { "NULL" };
        let sql = format!("SELECT id, key, link, {task} FROM {} WHERE id = ?1", table(self.entity));
        let mut query = self.bench.ground.conn.prepare_cached(&sql)?;
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Row { id: row.get(0)?, key: row.get(1)?, link: row.get(2)?, task: row.get(3)? })
        };
        Ok(query.query_row([id], read).optional()?)
    }

    /// The first later run that said one of these fields of a row.
    fn speaker(&self, row: i64, bits: u32) -> Option<u32> {
        let said = self.later.get(&row)?;
        said.iter().find(|(_, said)| said & bits != 0).map(|(run, _)| *run)
    }

    /// A row that the run made.
    fn unmake(&mut self, id: i64) -> Result<()> {
        let Some(row) = self.row(id)? else { return Ok(()) };
        if self.later.contains_key(&id) {
            return self.hand_over(&row);
        }
        let conn = self.bench.ground.conn;
        self.gone.insert(id);
        if self.is_kept(&row)? {
            self.bench.leave(self.entity, row.key, None, Message::new("left-by-person"));
            return Ok(());
        }
        let sql = "DELETE FROM version WHERE entity = ?1 AND row = ?2";
        conn.prepare_cached(sql)?.execute(params![self.entity.id(), id])?;
        let sql = format!("DELETE FROM {} WHERE id = ?1", table(self.entity));
        conn.prepare_cached(&sql)?.execute([id])?;
        self.bench.ground.touch(row.link, BEGINNING);
        self.bench.done.removed += 1;
        Ok(())
    }

    /// A person has built on the row: on the account it stands for, or on the task itself.
    fn is_kept(&self, row: &Row) -> Result<bool> {
        let conn = self.bench.ground.conn;
        match (self.entity, row.task) {
            (Entity::Account, _) => {
                let sql = "SELECT EXISTS (SELECT 1 FROM account_record o JOIN account_link a \
                           ON a.id = o.link JOIN account_link b ON b.account = a.account \
                           WHERE b.id = ?1 AND o.id <> ?2 AND o.creates)";
                let mut others = conn.prepare_cached(sql)?;
                let others: bool = others.query_row(params![row.link, row.id], |row| row.get(0))?;
                Ok(!others && is_worked_on(conn, row.link)?)
            }
            (_, Some(task)) => {
                let sql = "SELECT EXISTS (SELECT 1 FROM task WHERE id = ?1)";
                Ok(conn.prepare_cached(sql)?.query_row([task], |row| row.get(0))?)
            }
            _ => Ok(false),
        }
    }

    /// A later run knows the row as well: it is that run's now, without what only this one said.
    fn hand_over(&mut self, row: &Row) -> Result<()> {
        let conn = self.bench.ground.conn;
        let Some(heir) = self.speaker(row.id, u32::MAX) else { return Ok(()) };
        let sql = format!("UPDATE {} SET made_run = ?1 WHERE id = ?2", table(self.entity));
        conn.prepare_cached(&sql)?.execute(params![heir, row.id])?;
        for (at, field) in self.entity.fields().iter().enumerate() {
            if self.speaker(row.id, bit(at)).is_none() {
                self.set(row.id, field.id, &Cell::Null)?;
                self.set_past(row.id, field.id, &Vec::new())?;
            }
        }
        self.gone.insert(row.id);
        self.bench.ground.touch(row.link, BEGINNING);
        self.bench.leave(self.entity, row.key.clone(), None, by_run(heir));
        Ok(())
    }

    /// Rows that were known when the run spoke of them.
    fn restore(&mut self, entry: &Entry) -> Result<()> {
        let was: Was = match &entry.body {
            Some(body) => serde_json::from_str(body)?,
            None => Was::default(),
        };
        for id in entry.rows.iter() {
            if self.gone.contains(&id) {
                continue;
            }
            let heir = self.speaker(id, u32::MAX);
            match (heir, &entry.stated) {
                (None, Some(stated)) => self.set_stated(id, stated)?,
                (Some(heir), Some(stated)) if was.columns.is_empty() => {
                    let (conn, id_of) = (self.bench.ground.conn, self.entity.id());
                    trace::bequeath(conn, heir, id_of, id, Some(stated), &Was::default())?;
                }
                _ => {}
            }
            if !was.columns.is_empty()
                && let Some(row) = self.row(id)?
            {
                self.restore_row(&row, &was, entry.stated.as_deref())?;
            }
        }
        Ok(())
    }

    fn restore_row(&mut self, row: &Row, was: &Was, stated: Option<&[u8]>) -> Result<()> {
        let mut legacy: HashMap<u32, Was> = HashMap::new();
        let mut restored = false;
        for (column, before) in &was.columns {
            let past = was.past_of(column);
            match self.speaker(row.id, self.bits(column)) {
                Some(heir) => {
                    let left = legacy.entry(heir).or_default();
                    left.columns.push((column.clone(), before.clone()));
                    left.past.extend(past.map(|past| (column.clone(), past.clone())));
                    let field = Some(column.clone());
                    self.bench.leave(self.entity, row.key.clone(), field, by_run(heir));
                }
                None if self.is_built_on(row, column)? => {
                    let reason = Message::new("left-by-person");
                    self.bench.leave(self.entity, row.key.clone(), Some(column.clone()), reason);
                }
                None => {
                    self.set(row.id, column, &before.cell())?;
                    if let Some(past) = past {
                        self.set_past(row.id, column, past)?;
                    }
                    restored = true;
                }
            }
        }
        let first = self.speaker(row.id, u32::MAX);
        if let Some(first) = first {
            legacy.entry(first).or_default();
        }
        for (heir, left) in legacy {
            let stated = stated.filter(|_| Some(heir) == first);
            trace::bequeath(self.bench.ground.conn, heir, self.entity.id(), row.id, stated, &left)?;
        }
        self.bench.done.restored += u64::from(restored);
        self.bench.ground.touch(row.link, BEGINNING);
        let now = self.row(row.id)?.and_then(|row| row.link);
        self.bench.ground.touch(now, BEGINNING);
        Ok(())
    }

    /// A correction was made against what the run brought.
    fn is_built_on(&self, row: &Row, column: &str) -> Result<bool> {
        if self.entity != Entity::Account {
            return Ok(false);
        }
        let Some(field) = self.field(column) else { return Ok(false) };
        let conn = self.bench.ground.conn;
        let sql = format!("SELECT \"{column}\" FROM account_record WHERE id = ?1");
        let now = conn.prepare_cached(&sql)?.query_row([row.id], |cells| {
            Ok(get(field.kind, cells.get_ref(0)?).map(|value| value.canonical()))
        })?;
        is_corrected(conn, row.link, column, now.as_deref())
    }

    fn field(&self, column: &str) -> Option<&'static FieldSpec> {
        self.entity.fields().get(self.entity.field(column)?)
    }

    /// What a run must have said to have spoken of a column.
    fn bits(&self, column: &str) -> u32 {
        match column {
            "link" => LINK,
            "extra" => EXTRA,
            _ => self.entity.field(column).map_or(u32::MAX, bit),
        }
    }

    fn set(&self, row: i64, column: &str, value: &Cell) -> Result<()> {
        let sql = format!("UPDATE {} SET \"{column}\" = ?1 WHERE id = ?2", table(self.entity));
        self.bench.ground.conn.prepare_cached(&sql)?.execute(params![value, row])?;
        Ok(())
    }

    fn set_past(&self, row: i64, field: &str, past: &Past) -> Result<()> {
        let conn = self.bench.ground.conn;
        let entity = self.entity.id();
        let sql = "DELETE FROM version WHERE entity = ?1 AND row = ?2 AND field = ?3";
        conn.prepare_cached(sql)?.execute(params![entity, row, field])?;
        let sql = "INSERT INTO version (entity, row, field, until_day, value) \
                   VALUES (?1, ?2, ?3, ?4, ?5)";
        for (until, value) in past {
            let value = Kept::cell(value);
            conn.prepare_cached(sql)?.execute(params![entity, row, field, until, value])?;
        }
        Ok(())
    }

    fn set_stated(&self, row: i64, stated: &[u8]) -> Result<()> {
        let first = Stated::unpack(stated).first().map_or(0, crate::core::day::Day::number);
        let table = table(self.entity);
        let sql = format!("UPDATE {table} SET stated = ?1, first_day = ?2 WHERE id = ?3");
        self.bench.ground.conn.prepare_cached(&sql)?.execute(params![stated, first, row])?;
        Ok(())
    }
}
