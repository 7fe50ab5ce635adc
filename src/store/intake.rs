//! What the Data screen reads: feeds with their newest file, files that were refused, and the
//! accounts that lack what scoring would like to know.

use super::error::Result;
use super::feed::{APPLIED, OPEN, OUTCOME, feeds, outcome};
use super::field::table;
use crate::core::account::AccountId;
use crate::core::batch::FileOutcome;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::feed::Feed;
use crate::core::gap::{Gap, LISTED, NEEDS, Need};
use crate::core::intake::{Contradiction, Source};
use crate::core::money::{Currency, Money};
use rusqlite::{Connection, params};

/// Every feed in force, by source and entity.
pub fn sources(conn: &Connection) -> Result<Vec<Source>> {
    feeds(conn)?.into_iter().filter_map(|feed| source(conn, feed).transpose()).collect()
}

fn source(conn: &Connection, feed: Feed) -> Result<Option<Source>> {
    let sql = format!(
        "SELECT {OUTCOME}, (SELECT at FROM run WHERE id = f.run) FROM run_file f \
         WHERE {APPLIED} AND f.source = ?1 AND f.entity = ?2 ORDER BY f.id DESC LIMIT 1"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query(params![feed.source, feed.entity.id()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let (gone, gone_names) = gone(conn, &feed)?;
    Ok(Some(Source {
        file: outcome(row, 0)?,
        at: row.get(18)?,
        rows: count(conn, &feed)?,
        imports: imports(conn, &feed)?,
        full: false,
        gone,
        gone_names,
        source: feed.source,
        entity: feed.entity,
        covered: feed.covered,
    }))
}

/// Rows on file; for usage the days in its series.
fn count(conn: &Connection, feed: &Feed) -> Result<u64> {
    let sql = if feed.entity == Entity::Usage {
        "SELECT coalesce(sum(length(points) * 2 / digits), 0) FROM series e \
         JOIN account_link l ON l.id = e.link WHERE l.source = ?1"
            .to_owned()
    } else {
        let table = table(feed.entity);
        format!("SELECT count(*) FROM {table} WHERE source = ?1 AND gone_run IS NULL")
    };
    let count: i64 = conn.prepare_cached(&sql)?.query_row([&feed.source], |row| row.get(0))?;
    Ok(count as u64)
}

/// Rows that its full files do not list any more, and the first of them.
fn gone(conn: &Connection, feed: &Feed) -> Result<(u64, Vec<String>)> {
    if feed.entity == Entity::Usage {
        return Ok((0, Vec::new()));
    }
    let name = if feed.entity == Entity::Account { "coalesce(name, key)" } else { "key" };
    let sql = format!(
        "SELECT {name}, count(*) OVER () FROM {} WHERE source = ?1 AND gone_run IS NOT NULL \
         ORDER BY id LIMIT 20",
        table(feed.entity)
    );
    let mut query = conn.prepare_cached(&sql)?;
    let found = query.query_map([&feed.source], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))?;
    let found: Vec<(String, i64)> = found.collect::<rusqlite::Result<_>>()?;
    let count = found.first().map_or(0, |(_, count)| count.unsigned_abs());
    Ok((count, found.into_iter().map(|(name, _)| name).collect()))
}

fn imports(conn: &Connection, feed: &Feed) -> Result<Vec<Day>> {
    let sql = format!(
        "SELECT DISTINCT f.as_of FROM run_file f WHERE {APPLIED} AND f.source = ?1 \
         AND f.entity = ?2 AND f.as_of IS NOT NULL ORDER BY 1"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let days = query.query_map(params![feed.source, feed.entity.id()], |row| row.get(0))?;
    Ok(days.map(|day| day.map(Day::from_number)).collect::<rusqlite::Result<_>>()?)
}

/// A person has not left the file out for what is said of it.
const NOT_LEFT_OUT: &str = "NOT EXISTS (SELECT 1 FROM waiver w \
    WHERE w.raw = 'file:' || f.path AND w.column_name = f.error)";

pub fn refused(conn: &Connection) -> Result<Vec<FileOutcome>> {
    let sql = format!(
        "SELECT {OUTCOME} FROM run_file f \
         WHERE f.latest AND f.status IN ('refused', 'unmapped', 'held') AND {NOT_LEFT_OUT} \
         ORDER BY f.path"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query([])?;
    let mut files = Vec::new();
    while let Some(row) = rows.next()? {
        files.push(outcome(row, 0)?);
    }
    Ok(files)
}

pub fn set_aside(conn: &Connection) -> Result<Vec<String>> {
    let mut query = conn.prepare_cached(&format!(
        "SELECT DISTINCT f.path FROM run_file f WHERE f.latest \
         AND ((f.status IN ('refused', 'unmapped', 'held') AND {NOT_LEFT_OUT}) \
           OR EXISTS (SELECT 1 FROM problem p WHERE p.file = f.id AND {OPEN})) ORDER BY f.path"
    ))?;
    let paths = query.query_map([], |row| row.get(0))?;
    Ok(paths.collect::<rusqlite::Result<_>>()?)
}

pub fn owners(conn: &Connection) -> Result<Vec<(String, u64)>> {
    let mut query = conn.prepare_cached(
        "SELECT owner, count(*) FROM derived WHERE owner IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
    )?;
    let found = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Accounts of the book: those that are scored at all.
const BOOK: &str = "SELECT account, arr_minor, currency FROM derived WHERE band <> 'excluded'";

pub fn gaps(conn: &Connection) -> Result<Vec<Gap>> {
    let sql = format!("SELECT count(*) FROM ({BOOK})");
    let total: i64 = conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
    let mut gaps = Vec::new();
    for need in NEEDS {
        let gap = gap(conn, need, total as u64)?;
        gaps.extend((gap.accounts > 0).then_some(gap));
    }
    Ok(gaps)
}

fn gap(conn: &Connection, need: &'static Need, total: u64) -> Result<Gap> {
    let lacking = format!(
        "FROM ({BOOK}) b WHERE b.account NOT IN ({}) {}",
        holders(need),
        need.only
            .map(|entity| format!("AND b.account IN ({})", having(entity, None)))
            .unwrap_or_default(),
    );
    let sql = format!(
        "SELECT b.currency, count(*), sum(b.arr_minor), count(b.arr_minor) {lacking} \
         GROUP BY 1 ORDER BY 3 DESC"
    );
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query([])?;
    let who = who(conn, &lacking)?;
    let arr = Vec::new();
    let mut gap =
        Gap { need, own: None, accounts: 0, total, arr, unpriced: 0, who, declared: false };
    while let Some(row) = rows.next()? {
        let (accounts, priced): (i64, i64) = (row.get(1)?, row.get(3)?);
        gap.accounts += accounts as u64;
        gap.unpriced += (accounts - priced) as u64;
        let code: Option<String> = row.get(0)?;
        let minor: Option<i64> = row.get(2)?;
        if let (Some(currency), Some(minor)) = (code.as_deref().and_then(Currency::parse), minor) {
            gap.arr.push(Money::new(minor, currency));
        }
    }
    Ok(gap)
}

/// The accounts, where they are few enough to be listed.
fn who(conn: &Connection, lacking: &str) -> Result<Vec<AccountId>> {
    let sql = format!("SELECT b.account {lacking} ORDER BY b.account LIMIT {}", LISTED + 1);
    let mut query = conn.prepare_cached(&sql)?;
    let found = query.query_map([], |row| row.get(0).map(AccountId))?;
    let found: Vec<AccountId> = found.collect::<rusqlite::Result<_>>()?;
    Ok(if found.len() > LISTED { Vec::new() } else { found })
}

/// The accounts that have what is needed, as a query.
fn holders(need: &Need) -> String {
    let mut parts: Vec<String> =
        need.of.iter().map(|(entity, field)| having(*entity, *field)).collect();
    let account_fields = need.of.iter().filter(|(entity, _)| *entity == Entity::Account);
    parts.extend(account_fields.filter_map(|(_, field)| *field).map(|field| {
        format!("SELECT account FROM correction WHERE field = '{field}' AND value IS NOT NULL")
    }));
    if need.touch {
        parts.push("SELECT account FROM touch".into());
    }
    parts.join(" UNION ALL ")
}

/// The accounts with a row of an entity, or with a value in a field of it.
fn having(entity: Entity, field: Option<&str>) -> String {
    if entity == Entity::Usage {
        return "SELECT l.account FROM series e JOIN account_link l ON l.id = e.link \
                WHERE l.account IS NOT NULL"
            .into();
    }
    let stated = field.map(|field| format!("AND e.\"{field}\" IS NOT NULL")).unwrap_or_default();
    format!(
        "SELECT l.account FROM {} e JOIN account_link l ON l.id = e.link \
         WHERE l.account IS NOT NULL AND e.gone_run IS NULL {stated}",
        table(entity)
    )
}

/// Two days of a row that cannot both be right: the later one of the two lies before.
const ORDERED: [(Entity, &str, &str); 5] = [
    (Entity::Account, "start_date", "end_date"),
    (Entity::Subscription, "start", "end"),
    (Entity::Ticket, "opened", "closed"),
    (Entity::Invoice, "issued", "due"),
    (Entity::Training, "date", "expiry"),
];

/// Rows of one kind that are named.
const NAMED: usize = 500;

pub fn contradictions(conn: &Connection) -> Result<Vec<Contradiction>> {
    let mut found = Vec::new();
    for (entity, first, second) in ORDERED {
        let sql = format!(
            "SELECT e.source, e.key, l.account, e.\"{first}\", e.\"{second}\" FROM {} e \
             LEFT JOIN account_link l ON l.id = e.link \
             WHERE e.\"{second}\" < e.\"{first}\" AND e.gone_run IS NULL \
             ORDER BY e.\"{second}\" DESC LIMIT {NAMED}",
            table(entity)
        );
        let mut query = conn.prepare_cached(&sql)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            found.push(Contradiction {
                entity,
                source: row.get(0)?,
                key: row.get(1)?,
                account: row.get::<_, Option<u32>>(2)?.map(AccountId),
                fields: (first, second),
                days: (Day::from_number(row.get(3)?), Day::from_number(row.get(4)?)),
            });
        }
    }
    Ok(found)
}
