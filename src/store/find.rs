//! Finding an account by what a person types, and what scoring needs of the whole book.

use super::error::Result;
use crate::core::account::AccountId;
use crate::core::book::Habits;
use crate::core::day::Day;
use crate::core::money::{Currency, Money};
use crate::core::search::fold;
use rusqlite::{Connection, params};

/// The practice of this workspace, as [`crate::core::book::Book`] wants it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Practice {
    /// A success plan was looked at in the last 90 days.
    pub plans_in_use: bool,
    /// A proof of value is of the last 90 days.
    pub proofs_in_use: bool,
    pub habits: Habits,
    /// Known ARR of every account in force on the day, for medians and top tenths.
    pub known_arr: Vec<Money>,
}

/// Accounts that a text means: an id as it is shown (`a12`), else an external id to the letter
/// (`A4`), else an id in another case, else those of that very name, else those whose name holds
/// it. Names as the list shows them.
pub fn find_account(conn: &Connection, text: &str) -> Result<Vec<(AccountId, String)>> {
    let text = text.trim();
    let named = AccountId::parse(text);
    let by_named = || named.map_or(Ok(Vec::new()), |id| by_id(conn, id));
    if named.is_some_and(|id| id.is_written(text)) {
        let found = by_named()?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    let found = by_external_id(conn, text)?;
    if !found.is_empty() || text.is_empty() {
        return Ok(found);
    }
    let found = by_named()?;
    if found.is_empty() { by_name(conn, &fold(text)) } else { Ok(found) }
}

/// The name of an account that is not scored yet comes from its first source.
const NAME: &str = "coalesce((SELECT d.name FROM derived d WHERE d.account = a.id), \
    (SELECT e.name FROM account_link l JOIN account_record e ON e.link = l.id \
     WHERE l.account = a.id AND e.name IS NOT NULL ORDER BY e.creates DESC, e.id LIMIT 1), '')";

type Found = Vec<(AccountId, String)>;

/// A merged account is found as the one that it went into.
fn by_id(conn: &Connection, id: AccountId) -> Result<Found> {
    let sql = format!(
        "SELECT a.id, {NAME} FROM account a WHERE a.id = \
         (SELECT coalesce(merged_into, id) FROM account WHERE id = ?1)"
    );
    collect(conn, &sql, params![id.0])
}

fn by_external_id(conn: &Connection, text: &str) -> Result<Found> {
    let sql = format!(
        "SELECT a.id, {NAME} FROM account a WHERE a.id IN ( \
           SELECT l.account FROM account_link l WHERE l.reference = ?1 \
           UNION SELECT l.account FROM account_record e JOIN account_link l ON l.id = e.link \
           WHERE e.corporate_number = ?1 \
             OR (e.alias IS NOT NULL AND instr(';' || e.alias || ';', ';' || ?1 || ';')) \
             OR (e.merged_ids IS NOT NULL AND instr(';' || e.merged_ids || ';', ';' || ?1 || ';'))) \
         ORDER BY a.id"
    );
    collect(conn, &sql, params![text])
}

fn by_name(conn: &Connection, wanted: &str) -> Result<Found> {
    let sql = "SELECT DISTINCT l.account, n.value FROM account_link l \
        JOIN account_record e ON e.link = l.id \
        JOIN json_each(json_array(e.name, e.short_name, e.name_kana)) n \
        WHERE l.account IS NOT NULL AND n.value IS NOT NULL ORDER BY l.account";
    let mut exact = Vec::new();
    let mut holding = Vec::new();
    for (id, name) in collect(conn, sql, [])? {
        let folded = fold(&name);
        if folded == wanted {
            exact.push(id);
        }
        if folded.contains(wanted) {
            holding.push(id);
        }
    }
    let mut ids = if exact.is_empty() { holding } else { exact };
    ids.dedup();
    let mut found = Vec::new();
    for id in ids {
        found.extend(by_id(conn, id)?);
    }
    Ok(found)
}

fn collect(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Found> {
    let mut query = conn.prepare_cached(sql)?;
    let rows = query.query_map(params, |row| Ok((AccountId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// ARR in force on a day per account and currency, else what the account's own row says: the
/// currency it is in, the one it was taken for, and the amount in minor units of that.
const ARR: &str = "WITH terms AS ( \
      SELECT l.account, s.currency, sum(coalesce(s.arr, s.mrr * 12)) AS minor \
      FROM account_link l CROSS JOIN subscription s ON s.link = l.id \
      WHERE l.account IS NOT NULL AND s.gone_run IS NULL \
        AND coalesce(s.start <= ?1, 1) AND coalesce(coalesce(s.\"end\", s.renewal - 1) >= ?1, 1) \
        AND coalesce(s.cancelled > ?1, 1) AND coalesce(s.arr, s.mrr) IS NOT NULL \
      GROUP BY 1, 2) \
    SELECT coalesce(nullif(currency, lower(currency)), (SELECT e.currency FROM account_link l \
      JOIN account_record e ON e.link = l.id WHERE l.account = terms.account \
      AND e.currency <> lower(e.currency) LIMIT 1), currency), currency, minor FROM terms \
    UNION ALL SELECT e.currency, e.currency, coalesce(e.arr, e.mrr * 12) \
      FROM account_link l CROSS JOIN account_record e ON e.link = l.id \
      WHERE e.gone_run IS NULL AND e.creates AND coalesce(e.arr, e.mrr) IS NOT NULL \
        AND l.account IS NOT NULL AND l.account NOT IN (SELECT account FROM terms)";

/// Days within which plans or proofs show that the workspace keeps such.
pub const PRACTICE_DAYS: i32 = 90;

/// Accounts that have one when it is a practice: the first plan of a book must not mark all others
/// down for having none.
pub const PRACTICE_ACCOUNTS: i64 = 3;

/// Practice and known ARR as of a day.
pub fn practice(conn: &Connection, today: Day) -> Result<Practice> {
    Ok(Practice { known_arr: known_arr(conn, today)?, ..in_use(conn, today)? })
}

fn known_arr(conn: &Connection, today: Day) -> Result<Vec<Money>> {
    let mut query = conn.prepare_cached(ARR)?;
    let mut rows = query.query([today.number()])?;
    let mut known_arr = Vec::new();
    while let Some(row) = rows.next()? {
        let parsed = |at| -> Result<Option<Currency>> {
            Ok(row.get_ref(at)?.as_str_or_null()?.and_then(Currency::parse))
        };
        let currency = parsed(0)?.unwrap_or(Currency::USD);
        let taken = parsed(1)?.unwrap_or(currency);
        known_arr.push(Money::new(row.get(2)?, taken).taken_as(currency));
    }
    Ok(known_arr)
}

/// The practice as of a day, without any amount.
pub fn in_use(conn: &Connection, today: Day) -> Result<Practice> {
    let since = [today.number(), (today - PRACTICE_DAYS).number()];
    let plans =
        "SELECT count(DISTINCT account) FROM plan WHERE opened_day <= ?1 AND reviewed_day >= ?2";
    let proofs = "SELECT count(DISTINCT account) FROM proof WHERE day <= ?1 AND day >= ?2";
    let kept = |sql: &str| -> Result<bool> {
        let accounts: i64 = conn.prepare_cached(sql)?.query_row(since, |row| row.get(0))?;
        Ok(accounts >= PRACTICE_ACCOUNTS)
    };
    Ok(Practice {
        known_arr: Vec::new(),
        habits: habits(conn)?,
        plans_in_use: kept(plans)?,
        proofs_in_use: kept(proofs)?,
    })
}

/// Each is the first row of a small index.
fn habits(conn: &Connection) -> Result<Habits> {
    let any = |sql: &str| -> Result<bool> {
        Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    };
    Ok(Habits {
        sponsors: any("SELECT EXISTS (SELECT 1 FROM contact WHERE role = 'sponsor')")?,
        reviews: any("SELECT EXISTS (SELECT 1 FROM activity WHERE kind = 'qbr') \
             OR EXISTS (SELECT 1 FROM touch WHERE kind = 'qbr')")?,
        owners: any("SELECT EXISTS (SELECT 1 FROM account_record WHERE owner IS NOT NULL)")?,
    })
}

/// Accounts that name this one as their parent, by name.
pub fn children(conn: &Connection, account: AccountId) -> Result<Vec<(AccountId, String)>> {
    let mut query = conn.prepare_cached(
        "SELECT DISTINCT l.account, coalesce(e.name, '') FROM account_record e \
         JOIN account_link p ON p.source = e.source AND p.reference = e.parent \
         JOIN account_link l ON l.id = e.link \
         WHERE p.account = ?1 AND l.account IS NOT NULL AND l.account <> ?1 \
         AND e.gone_run IS NULL ORDER BY 2, 1",
    )?;
    let rows = query.query_map([account.0], |row| Ok((AccountId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
