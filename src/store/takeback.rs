//! Taking a run back: every row it made goes, every value it changed is as it was before, unless a
//! later run spoke of it or a person built on it since. What stays is said, with the reason; what a
//! later run confirmed is from then on that run's own.

mod rows;
mod series;

use super::absence::Listings;
use super::clue;
use super::derived;
use super::error::{Result, StoreError};
use super::feed::feeds;
use super::link::Links;
use super::personal::OF_ACCOUNTS;
use super::record::{Ground, Touched};
use super::run;
use super::writer::Stop;
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::intake::{LeftAlone, UndoneRun};
use crate::core::message::Message;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// Before every day: the first value of a state is carried back to there.
const BEGINNING: Day = Day::from_number(i32::MIN);

/// Rows that are named one by one in the answer.
const NAMED: usize = 1000;

/// Where a person has written something of an account: every table and query with its `account`.
fn personal() -> impl Iterator<Item = &'static str> {
    OF_ACCOUNTS.into_iter().chain(["ruling", "(SELECT other AS account FROM ruling)"])
}

/// What is under way while a run is taken back.
struct Bench<'c, 's> {
    ground: Ground<'c, 's>,
    /// The run that is taken back.
    run: u32,
    done: UndoneRun,
}

impl Bench<'_, '_> {
    fn leave(&mut self, entity: Entity, key: String, field: Option<String>, reason: Message) {
        self.done.left += 1;
        if self.done.named.len() < NAMED {
            self.done.named.push(LeftAlone { entity, key, field, reason });
        }
    }
}

/// A later run spoke of it.
fn by_run(run: u32) -> Message {
    Message::new("left-by-run").text("run", format!("r{run}"))
}

/// Takes a run back inside the writer's transaction.
pub fn take_back(conn: &Connection, run: u32, at: i64) -> Result<UndoneRun> {
    may_be_undone(conn, run)?;
    let stop = Stop::default();
    let feeds_before = feeds(conn)?;
    conn.execute("UPDATE run SET undone_at = ?2 WHERE id = ?1", params![run, at])?;
    // From here on the newest run in force speaks for what is decided again.
    let sql = "SELECT coalesce(max(id), ?1) FROM run WHERE undone_at IS NULL AND held IS NULL";
    let newest: u32 = conn.query_row(sql, [run], |row| row.get(0))?;
    let ground = Ground {
        conn,
        run: newest,
        at,
        links: Links::new(conn, newest),
        touched: Touched::new(),
        identities: true,
        meaning: crate::core::shift::Meaning::default(),
        listings: Listings::default(),
        stop: &stop,
    };
    let mut bench = Bench { ground, run, done: UndoneRun { run, ..UndoneRun::default() } };
    for entity in Entity::ALL {
        if entity == Entity::Usage {
            series::take_back(&mut bench)?;
        } else {
            rows::take_back(&mut bench, entity)?;
        }
    }
    let sql = "UPDATE correction SET settled_run = NULL WHERE settled_run = ?1";
    bench.done.revived = conn.execute(sql, [run])? as u64;
    restore_files(conn, run)?;
    clue::forget(conn)?;
    let mut changed = run::close(&mut bench.ground)?;
    forget_links(conn)?;
    let gone = forget_accounts(conn)?;
    changed.retain(|account| !gone.contains(account));
    derived::mark_dirty(conn, &changed, feeds_before != feeds(conn)?)?;
    bench.done.accounts_changed = (changed.len() + gone.len()) as u64;
    Ok(bench.done)
}

fn may_be_undone(conn: &Connection, run: u32) -> Result<()> {
    let sql = "SELECT undone_at, traced FROM run WHERE id = ?1 AND held IS NULL";
    let found: Option<(Option<i64>, bool)> =
        conn.query_row(sql, [run], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let id = match found {
        None => "store-run-unknown",
        Some((Some(_), _)) => "store-run-undone",
        Some((None, false)) => "store-run-untraced",
        Some((None, true)) => return Ok(()),
    };
    Err(StoreError::new(Message::new(id).text("run", format!("r{run}"))))
}

/// The readings of its files count no more; those they superseded do again, unless a later run has
/// read the same paths.
fn restore_files(conn: &Connection, run: u32) -> Result<()> {
    let sql = "UPDATE run_file AS f SET latest = g.superseded_run IS NULL, \
               superseded_run = g.superseded_run FROM run_file g WHERE f.superseded_run = ?1 \
               AND g.run = ?1 AND g.path = f.path \
               AND (g.entity IS f.entity OR g.entity IS NULL OR f.entity IS NULL) \
               AND (g.latest OR g.superseded_run IS NOT NULL)";
    conn.execute(sql, [run])?;
    conn.execute("UPDATE run_file SET latest = 0 WHERE run = ?1", [run])?;
    Ok(())
}

/// The links that taking a run back would put into a row again.
const LINKS_BEFORE: &str = "SELECT json_extract(was.value, '$[1]') \
    FROM run_trace t JOIN run r ON r.id = t.run, json_each(t.body, '$.columns') was \
    WHERE r.undone_at IS NULL AND t.body LIKE '%\"link\"%' \
    AND json_extract(was.value, '$[0]') = 'link' AND json_extract(was.value, '$[1]') IS NOT NULL";

/// Ways to name a customer that only undone runs used.
fn forget_links(conn: &Connection) -> Result<()> {
    let mut used: Vec<String> = Entity::ALL
        .into_iter()
        .filter(|entity| *entity != Entity::Usage)
        .map(super::field::table)
        .map(|table| format!("SELECT link FROM {table} WHERE link IS NOT NULL"))
        .collect();
    used.push("SELECT link FROM series".into());
    used.push(LINKS_BEFORE.into());
    let sql = format!(
        "DELETE FROM account_link WHERE coalesce(by, '') <> 'person' \
         AND made_run IN (SELECT id FROM run WHERE undone_at IS NOT NULL) \
         AND id NOT IN ({})",
        used.join(" UNION ")
    );
    conn.execute(&sql, [])?;
    Ok(())
}

/// Accounts that only undone runs brought, and that nobody has written about.
fn forget_accounts(conn: &Connection) -> Result<BTreeSet<AccountId>> {
    let personal: Vec<String> = personal()
        .map(|table| {
            format!("AND id NOT IN (SELECT account FROM {table} WHERE account IS NOT NULL)")
        })
        .collect();
    let sql = format!(
        "SELECT id FROM account WHERE made_run IN (SELECT id FROM run WHERE undone_at IS NOT NULL) \
         AND id NOT IN (SELECT account FROM account_link WHERE account IS NOT NULL) \
         AND id NOT IN (SELECT merged_into FROM account WHERE merged_into IS NOT NULL) {}",
        personal.join(" ")
    );
    let mut query = conn.prepare(&sql)?;
    let found = query.query_map([], |row| row.get::<_, u32>(0))?;
    let gone: BTreeSet<AccountId> =
        found.map(|id| id.map(AccountId)).collect::<rusqlite::Result<_>>()?;
    for account in &gone {
        for table in ["derived", "snapshot", "closes", "dirty", "warning"] {
            let sql = format!("DELETE FROM {table} WHERE account = ?1");
            conn.prepare_cached(&sql)?.execute([account.0])?;
        }
        let sql = "UPDATE account_link SET home = NULL WHERE home = ?1";
        conn.prepare_cached(sql)?.execute([account.0])?;
        // What was taken back about it can no longer be done again.
        let sql = "UPDATE journal SET undone = 2 WHERE account = ?1 AND undone = 1";
        conn.prepare_cached(sql)?.execute([account.0])?;
        conn.prepare_cached("DELETE FROM account WHERE id = ?1")?.execute([account.0])?;
    }
    Ok(gone)
}

/// Has a person written about the account that this link means?
fn is_worked_on(conn: &Connection, link: Option<i64>) -> Result<bool> {
    let parts: Vec<String> =
        personal().map(|table| format!("SELECT account FROM {table}")).collect();
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM account_link WHERE id = ?1 AND account IN ({}))",
        parts.join(" UNION ALL ")
    );
    Ok(conn.prepare_cached(&sql)?.query_row([link], |row| row.get(0))?)
}

/// The correction by hand that was made against what an account's field says now.
fn is_corrected(
    conn: &Connection,
    link: Option<i64>,
    field: &str,
    now: Option<&str>,
) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM correction c JOIN account_link l ON l.account = c.account \
               WHERE l.id = ?1 AND c.field = ?2 AND c.settled_run IS NULL AND c.against IS ?3)";
    Ok(conn.prepare_cached(sql)?.query_row(params![link, field, now], |row| row.get(0))?)
}
