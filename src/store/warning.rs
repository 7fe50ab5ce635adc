//! Early warnings over time: when each opened here, when it was shown, when it cleared. What comes
//! back within the cooldown is the old one, not a new one; new ones of the lesser severities are
//! shown a few a day.

use super::error::Result;
use super::sequence;
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::known::Known;
use crate::core::portfolio::Summary;
use crate::core::signal::episode::{Budget, COOLDOWN, Episode, Quiet};
use crate::core::signal::{Severity, Signal};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

/// The key of the day on which warnings were first kept: what stood open then is no news.
const FIRST: &str = "warnings-since";

/// The day on which warnings were first kept.
pub fn first_day(conn: &Connection, day: Day) -> Result<Day> {
    if let Some(first) = sequence::recall(conn, FIRST)?.as_deref().and_then(Day::parse) {
        return Ok(first);
    }
    sequence::remember(conn, FIRST, &day.to_string())?;
    Ok(day)
}

/// Opens, continues and clears the warnings of an account as its row has them on a day, and notes in
/// the row when each came to be known: what its feed did not know when it was first read is news.
pub fn keep(conn: &Connection, first: Day, day: Day, row: &mut Summary) -> Result<()> {
    let open = open_of(conn, row.id)?;
    if open.iter().any(|one| one.opened > day) {
        return Ok(());
    }
    for one in &open {
        if !row.signals.iter().any(|signal| signal.rule == *one.rule) {
            clear(conn, row.id, &one.rule, one.opened, day)?;
        }
    }
    for signal in &mut row.signals {
        let known = open.iter().find(|one| signal.rule == *one.rule);
        let back = if known.is_none() { resume(conn, day, row.id, signal)? } else { None };
        let opened = known.map(|one| one.opened).or(back);
        date(signal, first, opened.unwrap_or(day));
        match known {
            Some(one) if one.causes != *signal.causes => note_causes(conn, row.id, one, signal)?,
            None if back.is_none() => open_one(conn, first, day, row.id, signal)?,
            _ => {}
        }
    }
    Ok(())
}

/// A warning that stands open.
struct Open {
    rule: String,
    opened: Day,
    causes: Vec<String>,
}

fn open_of(conn: &Connection, id: AccountId) -> Result<Vec<Open>> {
    let sql = "SELECT rule, opened, causes FROM warning WHERE account = ?1 AND cleared IS NULL";
    let mut query = conn.prepare_cached(sql)?;
    let open = query.query_map([id.0], |row| {
        let causes = row.get::<_, Option<String>>(2)?;
        Ok(Open { rule: row.get(0)?, opened: Day::from_number(row.get(1)?), causes: split(causes) })
    })?;
    Ok(open.collect::<rusqlite::Result<_>>()?)
}

/// Keys as they are kept: a JSON list, NULL where there are none.
fn joined(causes: &[String]) -> Result<Option<String>> {
    let named = (!causes.is_empty()).then(|| serde_json::to_string(causes));
    Ok(named.transpose()?)
}

fn split(causes: Option<String>) -> Vec<String> {
    causes.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn note_causes(conn: &Connection, id: AccountId, open: &Open, signal: &Signal) -> Result<()> {
    let sql = "UPDATE warning SET causes = ?4 WHERE account = ?1 AND rule = ?2 AND opened = ?3";
    let causes = joined(&signal.causes)?;
    conn.prepare_cached(sql)?.execute(params![id.0, open.rule, open.opened.number(), causes])?;
    Ok(())
}

/// It was known on the day it opened here: part of the baseline only where a feed behind it was
/// first read then or later still, or where nobody kept warnings yet.
fn date(signal: &mut Signal, first: Day, opened: Day) {
    signal.opened = Some(opened);
    let reads = &signal.first_read;
    let known = reads.contains(&opened) || reads.iter().min().is_some_and(|read| opened <= *read);
    signal.baseline &= known || opened <= first;
}

/// What opened and cleared on one day was a slip of the data: nothing is kept of it.
fn clear(conn: &Connection, id: AccountId, rule: &str, opened: Day, day: Day) -> Result<()> {
    let sql = if opened == day {
        "DELETE FROM warning WHERE account = ?1 AND rule = ?2 AND opened = ?3 AND ?4 >= 0"
    } else {
        "UPDATE warning SET cleared = ?4 WHERE account = ?1 AND rule = ?2 AND opened = ?3"
    };
    conn.prepare_cached(sql)?.execute(params![id.0, rule, opened.number(), day.number()])?;
    Ok(())
}

/// The same one that cleared within the cooldown stands open again: the day it had opened on.
/// About something else it is another one.
fn resume(conn: &Connection, day: Day, id: AccountId, signal: &Signal) -> Result<Option<Day>> {
    let sql = "SELECT opened, causes FROM warning \
               WHERE account = ?1 AND rule = ?2 AND cleared > ?3 ORDER BY opened DESC LIMIT 1";
    let recent = params![id.0, signal.rule.as_str(), day.number() - COOLDOWN];
    let mut query = conn.prepare_cached(sql)?;
    let found = query
        .query_row(recent, |row| Ok((row.get::<_, i32>(0)?, split(row.get(1)?))))
        .optional()?;
    let same = |causes: &[String]| {
        let named = !causes.is_empty() && !signal.causes.is_empty();
        !named || causes.iter().any(|cause| signal.causes.contains(cause))
    };
    let Some((opened, _)) = found.filter(|(_, causes)| same(causes)) else { return Ok(None) };
    let sql = "UPDATE warning SET cleared = NULL, resumed = 1 \
               WHERE account = ?1 AND rule = ?2 AND opened = ?3";
    conn.prepare_cached(sql)?.execute(params![id.0, signal.rule.as_str(), opened])?;
    Ok(Some(Day::from_number(opened)))
}

fn open_one(conn: &Connection, first: Day, day: Day, id: AccountId, signal: &Signal) -> Result<()> {
    let at_once = matches!(signal.severity, Severity::P1 | Severity::Good);
    let known = signal.baseline || day <= first;
    let surfaced = (at_once || known).then_some(day.number());
    let sql = "INSERT OR REPLACE INTO warning \
               (account, rule, opened, severity, news, surfaced, resumed, causes) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7)";
    conn.prepare_cached(sql)?.execute(params![
        id.0,
        signal.rule.as_str(),
        day.number(),
        signal.severity.id(),
        !(at_once || known),
        surfaced,
        joined(&signal.causes)?
    ])?;
    Ok(())
}

/// Shows as many of the new ones as the day has room for, the most urgent first; those of other
/// people's accounts, which stand in no queue of this person, at once.
pub fn surface(conn: &Connection, day: Day, budget: &Budget) -> Result<()> {
    let sql = "SELECT w.account, w.rule, w.opened, d.owner FROM warning w \
               JOIN derived d ON d.account = w.account \
               WHERE w.surfaced IS NULL AND w.cleared IS NULL AND w.opened <= ?1 \
               ORDER BY w.severity, d.priority DESC, w.opened, w.account";
    let mut query = conn.prepare_cached(sql)?;
    let waiting = query.query_map([day.number()], |row| {
        let key: (u32, String, i32) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok((key, row.get::<_, Option<String>>(3)?))
    })?;
    let waiting: Vec<_> = waiting.collect::<rusqlite::Result<_>>()?;
    if waiting.is_empty() {
        return Ok(());
    }
    let sql = "SELECT count(*) FROM warning WHERE news AND surfaced = ?1";
    let shown: i64 = conn.prepare_cached(sql)?.query_row([day.number()], |row| row.get(0))?;
    let mut room = budget.new_a_day.saturating_sub(usize::try_from(shown).unwrap_or(usize::MAX));
    let sql = "UPDATE warning SET surfaced = ?4, news = ?5 \
               WHERE account = ?1 AND rule = ?2 AND opened = ?3";
    let mut show = conn.prepare_cached(sql)?;
    for ((account, rule, opened), owner) in waiting {
        let mine = budget.is_mine(owner.as_deref());
        if mine && room == 0 {
            continue;
        }
        room -= usize::from(mine);
        show.execute(params![account, rule, opened, day.number(), mine])?;
    }
    Ok(())
}

/// Is there anything that waits to be shown?
pub fn waits(conn: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM warning WHERE surfaced IS NULL AND cleared IS NULL)";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// What is particular about open warnings: held back, or back within the cooldown.
pub struct Marks(HashMap<u32, Vec<(Known, bool, bool)>>);

impl Marks {
    pub fn read(conn: &Connection) -> Result<Self> {
        let sql = "SELECT account, rule, surfaced IS NULL, resumed FROM warning \
                   WHERE cleared IS NULL AND (surfaced IS NULL OR resumed)";
        let mut query = conn.prepare_cached(sql)?;
        let mut rows = query.query([])?;
        let mut marks: HashMap<u32, Vec<(Known, bool, bool)>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let mark = (Known::read(row.get_ref(1)?.as_str()?), row.get(2)?, row.get(3)?);
            marks.entry(row.get(0)?).or_default().push(mark);
        }
        Ok(Self(marks))
    }

    pub fn put(&self, row: &mut Summary) {
        for (rule, held, resumed) in self.0.get(&row.id.0).into_iter().flatten() {
            if let Some(signal) = row.signals.iter_mut().find(|signal| signal.rule == *rule) {
                signal.quiet = held.then_some(Quiet::Held);
                signal.resumed = *resumed;
            }
        }
    }
}

/// The warnings of an account that have cleared, oldest first.
pub fn cleared(conn: &Connection, account: AccountId) -> Result<Vec<Episode>> {
    let sql = "SELECT rule, opened, cleared FROM warning \
               WHERE account = ?1 AND cleared IS NOT NULL ORDER BY cleared, rule";
    let mut query = conn.prepare_cached(sql)?;
    let rows = query.query_map([account.0], |row| {
        Ok(Episode {
            rule: Known::read(row.get_ref(0)?.as_str()?),
            opened: Day::from_number(row.get(1)?),
            cleared: Day::from_number(row.get(2)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
