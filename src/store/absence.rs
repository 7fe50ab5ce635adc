//! What the files of a run list, feed by feed, and the rows that a whole feed does not list any
//! more: marked as gone, never deleted, back as soon as a file has them again.

use super::error::Result;
use super::field::table;
use super::record::Ground;
use super::stated::Stated;
use super::trace::{Kept, Trace, Was};
use crate::core::batch::FileBatch;
use crate::core::day::Day;
use crate::core::entity::{Entity, Value};
use crate::core::feed::Full;
use crate::core::shift::{GONE, Shift};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, HashSet};

/// A feed: source and kind.
type Key = (String, Entity);

/// What came of a feed in this run.
#[derive(Clone, Debug)]
struct Listing {
    rows: HashSet<i64>,
    /// Of the oldest of its files.
    as_of: Day,
    read: u64,
    /// Rows set aside as a whole: nobody knows whose they are.
    aside: u64,
    path: String,
}

/// A feed that was declared to be whole, and what that means for the rows on file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    pub source: String,
    pub entity: Entity,
    /// Rows that were on file.
    pub known: u64,
    /// Rows that are marked as gone now.
    pub gone: u64,
    /// Its files have no row at all: nothing was marked.
    pub empty: bool,
}

/// Everything that the files of a run list.
#[derive(Default)]
pub struct Listings {
    full: Full,
    feeds: BTreeMap<Key, Listing>,
    /// Feeds of which a file could not be read: nobody knows what it would have listed.
    broken: HashSet<Key>,
}

impl Listings {
    pub fn new(full: &Full) -> Self {
        Self { full: full.clone(), ..Self::default() }
    }

    /// Rows of this file are to be remembered: lists of customers always are.
    pub fn wants(&self, file: &FileBatch) -> bool {
        self.full.covers(&file.source, file.entity)
            || (file.entity == Entity::Account && file.creates_accounts)
    }

    pub fn add(&mut self, file: &FileBatch, rows: HashSet<i64>) {
        let counts = file.counts();
        let key = (file.source.clone(), file.entity);
        let listing = self.feeds.entry(key).or_insert_with(|| Listing {
            rows: HashSet::new(),
            as_of: file.as_of,
            read: 0,
            aside: 0,
            path: file.path.clone(),
        });
        listing.rows.extend(rows);
        listing.as_of = listing.as_of.min(file.as_of);
        listing.read += counts.read - counts.skipped;
        listing.aside += counts.quarantined;
    }

    /// A file of these feeds could not be read.
    pub fn miss(&mut self, conn: &Connection, path: &str) -> Result<()> {
        let sql = "SELECT DISTINCT source, entity FROM run_file \
                   WHERE path = ?1 AND source IS NOT NULL AND entity IS NOT NULL";
        let mut query = conn.prepare_cached(sql)?;
        let mut rows = query.query([path])?;
        while let Some(row) = rows.next()? {
            let entity = row.get_ref(1)?.as_str_or_null()?.and_then(Entity::parse);
            self.broken.extend(
                entity
                    .map(|entity| Ok::<_, super::StoreError>((row.get(0)?, entity)))
                    .transpose()?,
            );
        }
        Ok(())
    }

    pub fn miss_batch(&mut self, file: &FileBatch) {
        self.broken.insert((file.source.clone(), file.entity));
    }
}

/// A row that was on file before this run.
struct Row {
    id: i64,
    key: String,
    link: Option<i64>,
    stated: Stated,
}

/// The end of a run: what whole feeds do not list is marked, what others do not list is counted.
pub fn settle(ground: &mut Ground<'_, '_>) -> Result<Vec<Absence>> {
    let Listings { full, feeds, broken } = std::mem::take(&mut ground.listings);
    let mut found = Vec::new();
    for ((source, entity), listing) in feeds {
        let rows = live_rows(ground, &source, entity)?;
        let known = rows.len() as u64;
        let absent: Vec<Row> =
            rows.into_iter().filter(|row| !listing.rows.contains(&row.id)).collect();
        let whole = full.covers(&source, entity);
        let certain = listing.aside == 0 && !broken.contains(&(source.clone(), entity));
        if whole && listing.read > 0 && certain {
            let gone = mark(ground, entity, &listing, absent)?;
            found.push(Absence { source, entity, known, gone, empty: false });
        } else {
            if entity == Entity::Account {
                ground.meaning.absent += absent.len() as u64;
            }
            if whole && !absent.is_empty() {
                ground.meaning.unsure += u64::from(listing.read > 0);
                ground.meaning.empty += u64::from(listing.read == 0);
                let empty = listing.read == 0;
                found.push(Absence { source, entity, known, gone: 0, empty });
            }
        }
    }
    Ok(found)
}

fn live_rows(ground: &Ground<'_, '_>, source: &str, entity: Entity) -> Result<Vec<Row>> {
    let only = if entity == Entity::Account { "AND creates" } else { "" };
    let sql = format!(
        "SELECT id, key, link, stated FROM {} WHERE source = ?1 AND gone_run IS NULL \
         AND made_run IS NOT ?2 {only} ORDER BY id",
        table(entity)
    );
    let mut query = ground.conn.prepare_cached(&sql)?;
    let rows = query.query_map(params![source, ground.run], |row| {
        Ok(Row {
            id: row.get(0)?,
            key: row.get(1)?,
            link: row.get(2)?,
            stated: Stated::unpack(row.get_ref(3)?.as_blob()?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Marks rows that no newer file has stated; says how many.
fn mark(
    ground: &mut Ground<'_, '_>,
    entity: Entity,
    listing: &Listing,
    absent: Vec<Row>,
) -> Result<u64> {
    let mut trace = Trace::default();
    let was = Was { columns: vec![RUN.null(), DAY.null()], ..Was::default() };
    let sql = format!("UPDATE {} SET gone_run = ?1, gone_day = ?2 WHERE id = ?3", table(entity));
    let mut gone = 0;
    for row in absent.into_iter().filter(|row| row.stated.all_by(listing.as_of)) {
        let day = listing.as_of;
        ground.conn.prepare_cached(&sql)?.execute(params![ground.run, day.number(), row.id])?;
        trace.row(row.id, 0, row.stated.pack(), Some(&was))?;
        ground.touch(row.link, day);
        ground.identities |= entity == Entity::Account;
        ground.meaning.name(Shift {
            path: listing.path.clone(),
            line: 0,
            entity,
            key: row.key,
            field: GONE,
            old: None,
            new: Some(Value::Day(day)),
            currency: None,
            account: ground.account_of(row.link)?,
        });
        gone += 1;
    }
    trace.save(ground.conn, ground.run, entity.id())?;
    if entity == Entity::Account {
        ground.meaning.gone += gone;
    } else {
        ground.meaning.gone_rows += gone;
    }
    Ok(gone)
}

/// A column of the mark.
struct Column(&'static str);

const RUN: Column = Column("gone_run");
const DAY: Column = Column("gone_day");

impl Column {
    fn null(&self) -> (String, Kept) {
        (self.0.to_owned(), Kept::Null)
    }
}

/// Notes the mark of a row that is back, for whoever takes the run back.
pub fn note_back(was: &mut Was, (run, day): (i64, i64)) {
    was.note(RUN.0, Kept::Int(run));
    was.note(DAY.0, Kept::Int(day));
}
