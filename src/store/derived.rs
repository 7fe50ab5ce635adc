//! The list, ready to show: one derived row per account, kept when facts change and once a day, so
//! that a list never scans. And the scores of past days.

use super::error::Result;
use super::personal::{Tasks, shared_tasks};
use super::row::work::pack_closes;
use super::{feed, sequence, warning};
use crate::core::account::AccountId;
use crate::core::batch::Digest;
use crate::core::day::Day;
use crate::core::facts::Closes;
use crate::core::portfolio::apart::tell_apart;
use crate::core::portfolio::{Portfolio, Summary};
use crate::core::queue::carry::Carry;
use crate::core::receipt::Score;
use crate::core::signal::episode::find_outages;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A scored account, as it is kept.
#[derive(Clone, Debug)]
pub struct Scored {
    pub summary: Summary,
    /// Week-ends, where they were scored again; `None` leaves the kept ones.
    pub closes: Option<Closes>,
}

/// Which derived rows are older than their facts, the day, or the scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dirty {
    None,
    Some(Vec<AccountId>),
    All,
}

/// Marks accounts whose facts changed, or every account.
pub fn mark_dirty(conn: &Connection, accounts: &BTreeSet<AccountId>, every: bool) -> Result<()> {
    let change = sequence::next_change(conn)?;
    if every {
        let sql = "INSERT OR REPLACE INTO dirty (account, change) SELECT id, ?1 FROM account \
                   WHERE merged_into IS NULL";
        conn.execute(sql, [change])?;
        return Ok(());
    }
    // One that has gone into another is scored as that.
    let sql = "INSERT OR REPLACE INTO dirty (account, change) \
               SELECT coalesce(merged_into, id), ?2 FROM account WHERE id = ?1";
    let mut insert = conn.prepare_cached(sql)?;
    for account in accounts {
        insert.execute(params![account.0, change])?;
    }
    Ok(())
}

/// Week-end scores from `day` on are old.
pub fn forget_closes(conn: &Connection, account: AccountId, day: Day) -> Result<()> {
    let sql = "DELETE FROM closes WHERE account = ?1 AND last_sunday >= ?2";
    conn.prepare_cached(sql)?.execute(params![account.0, day.number()])?;
    Ok(())
}

/// The same for all accounts of a run.
pub fn forget_closes_of(conn: &Connection, since: &HashMap<u32, Day>) -> Result<()> {
    if count(conn, "SELECT EXISTS (SELECT 1 FROM closes)")? == 0 {
        return Ok(());
    }
    for (account, day) in since {
        forget_closes(conn, AccountId(*account), *day)?;
    }
    Ok(())
}

/// Keeps scores made on `day` from facts as they were at change `read_at`. Accounts that changed
/// since stay as they are, and dirty.
pub fn save(
    conn: &Connection,
    day: Day,
    scorecard: &Digest,
    read_at: i64,
    scored: &mut [Scored],
) -> Result<()> {
    let card = scorecard_id(conn, scorecard)?;
    let first = warning::first_day(conn, day)?;
    let sql = "SELECT 1 FROM dirty WHERE account = ?1 AND change > ?2";
    let mut newer = conn.prepare_cached(sql)?;
    let mut clean = conn.prepare_cached("DELETE FROM dirty WHERE account = ?1")?;
    for one in scored {
        let id = one.summary.id.0;
        if newer.exists(params![id, read_at])? {
            continue;
        }
        warning::keep(conn, first, day, &mut one.summary)?;
        save_row(conn, day, card, &one.summary)?;
        save_snapshot(conn, day, card, &one.summary)?;
        if let Some(closes) = &one.closes {
            let sql =
                "INSERT OR REPLACE INTO closes (account, last_sunday, scores) VALUES (?1, ?2, ?3)";
            let packed = pack_closes(closes);
            conn.prepare_cached(sql)?.execute(params![id, closes.last.number(), packed])?;
        }
        clean.execute([id])?;
    }
    Ok(())
}

fn scorecard_id(conn: &Connection, digest: &Digest) -> Result<i64> {
    conn.execute("INSERT OR IGNORE INTO scorecard (digest) VALUES (?1)", [digest])?;
    let sql = "SELECT id FROM scorecard WHERE digest = ?1";
    Ok(conn.query_row(sql, [digest], |row| row.get(0))?)
}

/// The same, where scores were ever made by it.
pub fn regime(conn: &Connection, digest: &Digest) -> Result<Option<u32>> {
    let mut query = conn.prepare_cached("SELECT id FROM scorecard WHERE digest = ?1")?;
    Ok(query.query_row([digest], |row| row.get(0)).optional()?)
}

const SAVE: &str = "INSERT OR REPLACE INTO derived (account, day, scorecard, must_do, priority, \
    name, owner, segment, tier, stage, arr_minor, currency, score, raw, band, coverage, delta7, \
    delta30, delta90, renewal_date, opt_out_date, deadline, last_two_way_touch, open_tasks, \
    overdue_tasks, open_tickets, open_signals, reason_code, sparkline, body) \
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \
    ?, ?)";

fn save_row(conn: &Connection, day: Day, card: i64, row: &Summary) -> Result<()> {
    let number = |day: Option<Day>| day.map(Day::number);
    let sparkline: Vec<u8> = row.sparkline.iter().map(|week| week.unwrap_or(u8::MAX)).collect();
    conn.prepare_cached(SAVE)?.execute(params![
        row.id.0,
        day.number(),
        card,
        row.must_do,
        row.priority,
        row.name,
        row.owner.as_deref(),
        row.segment.as_deref(),
        row.tier.id(),
        row.stage.as_deref(),
        row.arr.map(|arr| arr.minor),
        row.arr.as_ref().map(|arr| arr.currency.code()),
        row.score.map(Score::points),
        row.raw.map(Score::points),
        row.band.id(),
        row.coverage,
        row.delta7.known(),
        row.delta30.known(),
        row.delta90.known(),
        number(row.renewal),
        number(row.opt_out),
        number(row.deadline),
        number(row.last_touch),
        row.open_tasks,
        row.overdue_tasks,
        row.open_tickets.unwrap_or(0),
        row.signals.len() as i64,
        row.signals.first().map(|signal| signal.rule.as_ref()),
        sparkline,
        serde_json::to_string(row)?,
    ])?;
    Ok(())
}

/// Accounts, of these or of all, whose score of that day was made by another scorecard or other
/// settings.
pub fn scored_otherwise(
    conn: &Connection,
    day: Day,
    card: &Digest,
    ids: Option<&[AccountId]>,
) -> Result<BTreeSet<AccountId>> {
    let otherwise = "FROM snapshot s LEFT JOIN scorecard c ON c.id = s.scorecard \
                     WHERE s.day = ?1 AND c.digest IS NOT ?2";
    let Some(ids) = ids else {
        let mut query = conn.prepare_cached(&format!("SELECT s.account {otherwise}"))?;
        let found =
            query.query_map(params![day.number(), card], |row| Ok(AccountId(row.get(0)?)))?;
        return Ok(found.collect::<rusqlite::Result<_>>()?);
    };
    // By its key: a year of snapshots is not looked through for one account.
    let mut query = conn.prepare_cached(&format!("SELECT 1 {otherwise} AND s.account = ?3"))?;
    let mut found = BTreeSet::new();
    for id in ids {
        if query.exists(params![day.number(), card, id.0])? {
            found.insert(*id);
        }
    }
    Ok(found)
}

/// Days from which on an account was scored by another scorecard or other settings than before.
pub fn rescored(conn: &Connection, id: AccountId) -> Result<Vec<Day>> {
    let sql = "SELECT day FROM (SELECT day, scorecard, lag(scorecard) OVER (ORDER BY day) AS \
               before FROM snapshot WHERE account = ?1) WHERE before <> scorecard ORDER BY day";
    let mut query = conn.prepare_cached(sql)?;
    let days = query.query_map([id.0], |row| Ok(Day::from_number(row.get(0)?)))?;
    Ok(days.collect::<rusqlite::Result<_>>()?)
}

/// The same of the book, as the account tells that has been in it longest: weights and settings are
/// those of all.
fn rescored_book(conn: &Connection) -> Result<Vec<Day>> {
    let first: Option<u32> =
        conn.query_row("SELECT min(account) FROM snapshot", [], |row| row.get(0))?;
    first.map_or_else(|| Ok(Vec::new()), |first| rescored(conn, AccountId(first)))
}

/// The last scoring of a day stands once the day is over.
fn save_snapshot(conn: &Connection, day: Day, card: i64, row: &Summary) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO snapshot (account, day, score, raw, coverage, band, kind, \
               scorecard) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'observed', ?7)";
    conn.prepare_cached(sql)?.execute(params![
        row.id.0,
        day.number(),
        row.score.map(Score::tenths),
        row.raw.map(Score::tenths),
        row.coverage,
        row.band.id(),
        card,
    ])?;
    Ok(())
}

/// The first rows in the order of triage, as lists hold them.
pub fn first_page(conn: &Connection, rows: usize) -> Result<Portfolio> {
    let mut page = load(conn, i64::try_from(rows).unwrap_or(i64::MAX))?;
    page.total = count(conn, "SELECT count(*) FROM derived")?;
    page.complete = false;
    tell_apart(&mut page.rows);
    Ok(page)
}

/// Every row in the order of triage, as lists hold them, and the tasks that matter today.
pub fn portfolio(conn: &Connection) -> Result<Portfolio> {
    let mut whole = load(conn, -1)?;
    whole.total = whole.rows.len();
    whole.outages = find_outages(&mut whole.rows);
    whole.tasks = shared_tasks(conn, Tasks::Current(whole.today))?;
    whole.past_steps = shared_tasks(conn, Tasks::PastSteps(whole.today))?;
    if let Some(today) = whole.today {
        whole.calls = super::call::calls(conn, today)?;
        whole.strays = super::call::strays(conn, today)?;
    }
    whole.carry = carry(conn)?;
    whole.rescored = rescored_book(conn)?;
    whole.deals = super::deal::renewals(conn)?;
    whole.rulings = super::resolve::rulings(conn)?;
    whole.merged = super::suggest::merged(conn)?;
    whole.complete = true;
    tell_apart(&mut whole.rows);
    Ok(whole)
}

/// Under which the work that was put off is kept.
const CARRY: &str = "queue-carry";

fn carry(conn: &Connection) -> Result<Carry> {
    let kept = sequence::recall(conn, CARRY)?;
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// Keeps what was put off.
pub fn keep_carry(conn: &Connection, carry: &Carry) -> Result<()> {
    sequence::remember(conn, CARRY, &serde_json::to_string(carry)?)
}

/// A row of an older program that cannot be read is left out: `dirty` has it made again.
fn load(conn: &Connection, limit: i64) -> Result<Portfolio> {
    let mut query = conn.prepare_cached(
        "SELECT body FROM derived ORDER BY must_do DESC, priority DESC, account LIMIT ?1",
    )?;
    let mut stored = query.query([limit])?;
    let marks = warning::Marks::read(conn)?;
    let mut rows = Vec::new();
    while let Some(row) = stored.next()? {
        let read: Option<Summary> = serde_json::from_str(row.get_ref(0)?.as_str()?).ok();
        rows.extend(read.map(|mut summary| {
            summary.slim();
            marks.put(&mut summary);
            Arc::new(summary)
        }));
    }
    let today = newest_day(conn)?;
    Ok(Portfolio {
        today,
        rows,
        synced_at: feed::synced_at(conn)?,
        last_visit: last_visit(conn, today)?,
        problems: feed::count_problems(conn)?,
        held: super::held::count(conn)?,
        ..Portfolio::default()
    })
}

/// The day for which derived rows were last made.
pub fn newest_day(conn: &Connection) -> Result<Option<Day>> {
    let newest: Option<i32> =
        conn.prepare_cached("SELECT max(day) FROM derived")?.query_row([], |row| row.get(0))?;
    Ok(newest.map(Day::from_number))
}

/// The start of the visit before this one, whether this one has been marked yet or not.
fn last_visit(conn: &Connection, today: Option<Day>) -> Result<Option<Day>> {
    let recall = |key| -> Result<Option<Day>> {
        Ok(sequence::recall(conn, key)?.as_deref().and_then(Day::parse))
    };
    let latest = recall("visit")?;
    if latest.is_some() && latest == today { recall("visit-before") } else { Ok(latest) }
}

/// Notes that the person is here on this day.
pub fn mark_visit(conn: &Connection, day: Day) -> Result<()> {
    let latest = sequence::recall(conn, "visit")?;
    let today = day.to_string();
    if latest.as_ref() == Some(&today) {
        return Ok(());
    }
    if let Some(latest) = latest {
        sequence::remember(conn, "visit-before", &latest)?;
    }
    sequence::remember(conn, "visit", &today)
}

/// Derived rows of these accounts, in the order asked.
pub fn summaries(conn: &Connection, ids: &[AccountId]) -> Result<Vec<Summary>> {
    let mut query = conn.prepare_cached(
        "SELECT body FROM derived \
         WHERE account = (SELECT coalesce(merged_into, id) FROM account WHERE id = ?1)",
    )?;
    let mut rows: Vec<Summary> = Vec::with_capacity(ids.len());
    for id in ids {
        let body: Option<String> = query.query_row([id.0], |row| row.get(0)).optional()?;
        rows.extend(body.and_then(|body| serde_json::from_str(&body).ok()));
    }
    let marks = warning::Marks::read(conn)?;
    for row in &mut rows {
        marks.put(row);
    }
    Ok(rows)
}

/// What has to be scored again before the list is true on `today`.
pub fn dirty(conn: &Connection, today: Day, scorecard: &Digest) -> Result<Dirty> {
    let accounts = count(conn, "SELECT count(*) FROM account WHERE merged_into IS NULL")?;
    if accounts == 0 {
        return Ok(Dirty::None);
    }
    let Some(card) = regime(conn, scorecard)? else { return Ok(Dirty::All) };
    if !readable(conn)? {
        return Ok(Dirty::All);
    }
    let stale = stale(conn, today, i64::from(card))?;
    Ok(match stale.len() {
        0 => Dirty::None,
        all if all >= accounts => Dirty::All,
        _ => Dirty::Some(stale),
    })
}

/// Can this program read what the last one kept? One row tells.
fn readable(conn: &Connection) -> Result<bool> {
    let sql = "SELECT body FROM derived ORDER BY must_do DESC, priority DESC, account LIMIT 1";
    let body: Option<String> = conn.query_row(sql, [], |row| row.get(0)).optional()?;
    Ok(body.is_some_and(|body| serde_json::from_str::<Summary>(&body).is_ok()))
}

/// Each part is a short walk in an index; rows with their bodies are never scanned.
fn stale(conn: &Connection, today: Day, card: i64) -> Result<Vec<AccountId>> {
    let mut query = conn.prepare_cached(
        "SELECT account FROM dirty \
         UNION ALL SELECT account FROM derived INDEXED BY derived_age WHERE day < ?1 \
         UNION ALL SELECT account FROM derived INDEXED BY derived_age WHERE day > ?1 \
         UNION ALL SELECT account FROM derived INDEXED BY derived_age \
           WHERE day = ?1 AND scorecard < ?2 \
         UNION ALL SELECT account FROM derived INDEXED BY derived_age \
           WHERE day = ?1 AND scorecard > ?2",
    )?;
    let rows = query.query_map(params![today.number(), card], |row| row.get(0).map(AccountId))?;
    let accounts: BTreeSet<AccountId> = rows.collect::<rusqlite::Result<_>>()?;
    Ok(accounts.into_iter().collect())
}

fn count(conn: &Connection, sql: &str) -> Result<usize> {
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0))? as usize)
}
