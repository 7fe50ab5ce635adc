//! Planned touches of the whole book, the person's own and those of exports.

use super::error::Result;
use super::row::event::{Partial, booked, minute, next_touch};
use super::row::work::written;
use super::row::{Cells, FactRow};
use crate::core::account::AccountId;
use crate::core::activity::{Activity, Touch, TouchKind, TouchStatus};
use crate::core::call::{Call, CallId, LOGGED_WITHIN, STRAY_DAYS, Stray, UNLOGGED_DAYS};
use crate::core::day::Day;
use crate::core::identity::Meeting;
use rusqlite::{Connection, OptionalExtension, Rows, params};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Calls ahead, and those of the last weeks that nothing was logged after.
pub fn calls(conn: &Connection, today: Day) -> Result<Vec<Arc<Call>>> {
    let since = today - UNLOGGED_DAYS;
    let mut calls = own(conn, since)?;
    let replaced = replaced(conn)?;
    let mut others = exported(conn, since, today)?;
    for next in announced(conn, since)? {
        let same = |call: &&Call| call.touch.account == next.touch.account;
        let booked = calls.iter().chain(&others).filter(same);
        if !booked.into_iter().any(|call| call.touch.day == next.touch.day || call.id == next.id) {
            others.push(next);
        }
    }
    calls.extend(others.into_iter().map(|mut call| {
        call.replaced = call.touch.of.as_ref().is_some_and(|of| replaced.contains(of));
        call
    }));
    let held = held(conn, since, today)?;
    for call in &mut calls {
        let after = held.get(&call.touch.account);
        let within = call.touch.day..=call.touch.day + LOGGED_WITHIN;
        call.logged = after.is_some_and(|days| days.range(within).next().is_some());
    }
    name_people(conn, &mut calls)?;
    calls.sort_by_key(|call| (call.touch.day, call.touch.minute, call.id));
    Ok(calls.into_iter().map(Arc::new).collect())
}

/// Of an address the name of the account's contact who has it.
fn name_people(conn: &Connection, calls: &mut [Call]) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT c.name FROM contact c JOIN account_link l ON l.id = c.link \
         WHERE l.account = ?1 AND c.email = ?2 COLLATE NOCASE AND c.name IS NOT NULL \
         AND c.gone_run IS NULL ORDER BY c.last_seen DESC LIMIT 1",
    )?;
    for call in calls {
        for who in &call.touch.with {
            let name = if who.contains('@') {
                query.query_row(params![call.touch.account.0, who], |row| row.get(0)).optional()?
            } else {
                None
            };
            call.people.push(name.unwrap_or_else(|| who.clone()));
        }
    }
    Ok(())
}

fn own(conn: &Connection, since: Day) -> Result<Vec<Call>> {
    let mut query = conn.prepare_cached(concat!(
        "SELECT ",
        written!(),
        " FROM touch WHERE status = 'planned' AND day >= ?1"
    ))?;
    let mut rows = query.query([since.number()])?;
    let mut calls = Vec::new();
    while let Some(row) = rows.next()? {
        let touch = Touch::read(&mut Cells::from(row, 0))?;
        let id = CallId::Own(touch.id);
        calls.push(Call { id, touch, logged: false, replaced: false, people: Vec::new() });
    }
    Ok(calls)
}

/// Rows of exports that a touch of the person's stands for.
fn replaced(conn: &Connection) -> Result<BTreeSet<String>> {
    let mut query = conn.prepare_cached(
        "SELECT json_extract(body, '$.of') FROM touch WHERE json_extract(body, '$.of') IS NOT NULL",
    )?;
    let rows = query.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The day on which a row first came in; where that is not known, after its own.
macro_rules! came {
    () => {
        "coalesce((SELECT r.today FROM run r WHERE r.id = e.made_run), e.date + 1)"
    };
}

/// Meetings of exports that lie ahead, or that passed while they were still planned. What a calendar
/// says nothing more of was planned where it was on file by its own day.
fn exported(conn: &Connection, since: Day, today: Day) -> Result<Vec<Call>> {
    let mut query = conn.prepare_cached(concat!(
        "SELECT e.id, l.account, e.source, e.key, e.kind, e.direction, e.date, e.time, e.attendees, \
         e.subject, NULL, e.status, e.tags FROM activity e JOIN account_link l ON l.id = e.link \
         WHERE e.date >= ?1 AND e.gone_run IS NULL AND l.account IS NOT NULL \
         AND (e.status = 'planned' OR (e.date > ?2 AND e.status = 'held') \
         OR (e.status IS NULL AND (e.date >= ?2 OR ",
        came!(),
        " <= e.date))) AND e.kind IN ",
        booked!()
    ))?;
    read_calls(query.query(params![since.number(), today.number()])?)
}

/// Days that a logged touch of an export names for the next one.
fn announced(conn: &Connection, since: Day) -> Result<Vec<Call>> {
    let mut query = conn.prepare_cached(concat!(
        "SELECT e.id, l.account, e.source, e.key, e.kind, e.direction, e.date, e.time, e.attendees, \
         e.subject, NULL, e.status, e.tags FROM ",
        next_touch!(),
        " e JOIN account_link l ON l.id = e.link WHERE e.date >= ?1 AND l.account IS NOT NULL"
    ))?;
    read_calls(query.query([since.number()])?)
}

fn read_calls(mut rows: Rows<'_>) -> Result<Vec<Call>> {
    let mut calls = Vec::new();
    while let Some(row) = rows.next()? {
        let activity = Partial::<Activity>::read(&mut Cells::from(row, 2))?.0;
        let (id, account) = (row.get(0)?, AccountId(row.get(1)?));
        calls.extend(activity.map(|activity| standing_for(id, account, activity)));
    }
    Ok(calls)
}

/// Meetings of the last weeks and to come whose account nobody knows, and of which nobody has said
/// that they are no customer's: with people from outside first, those for whom one word is enough
/// together.
pub fn strays(conn: &Connection, today: Day) -> Result<Vec<Arc<Stray>>> {
    let mut query = conn.prepare_cached(
        "SELECT e.id, l.source, l.reference, e.date, e.time, e.subject \
         FROM activity e JOIN account_link l ON l.id = e.link \
         WHERE e.date >= ?1 AND e.gone_run IS NULL AND l.account IS NULL AND l.by IS NULL \
         AND l.reference LIKE 'meeting:%' AND coalesce(e.status, 'held') <> 'cancelled' \
         ORDER BY e.date, e.time, e.id",
    )?;
    let mut rows = query.query([(today - STRAY_DAYS).number()])?;
    let mut found: BTreeMap<(bool, String, Meeting), Stray> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (source, reference): (String, String) = (row.get(1)?, row.get(2)?);
        let Some(meeting) = Meeting::parse(&reference) else { continue };
        let stray = Stray {
            id: CallId::Export(row.get(0)?),
            day: Day::from_number(row.get(3)?),
            minute: row.get::<_, Option<String>>(4)?.as_deref().and_then(minute),
            subject: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
            guests: meeting.guests.clone(),
            times: 1,
            source: source.clone(),
            reference,
        };
        let known = found.entry((meeting.guests.is_empty(), source, meeting.alike()));
        known.and_modify(|known| known.join(&stray, today)).or_insert(stray);
    }
    let mut strays: Vec<Arc<Stray>> = found.into_values().map(Arc::new).collect();
    strays.sort_by_key(|stray| (stray.guests.is_empty(), stray.day, stray.minute));
    Ok(strays)
}

/// The touch that would stand for a row of an export.
fn standing_for(id: i64, account: AccountId, activity: Activity) -> Call {
    let touch = Touch {
        id: 0,
        account,
        kind: activity.kind,
        direction: activity.direction,
        day: activity.day,
        minute: activity.minute,
        with: activity.attendees,
        text: activity.subject,
        status: TouchStatus::Planned,
        tags: activity.tags,
        prepared: false,
        of: Some(format!("{}/{}", activity.source, activity.key)),
    };
    Call { id: CallId::Export(id), touch, logged: false, replaced: false, people: Vec::new() }
}

/// By account: days on which something took place, and was put down. What a calendar had ahead of
/// its day is none of that.
fn held(conn: &Connection, since: Day, today: Day) -> Result<BTreeMap<AccountId, BTreeSet<Day>>> {
    let note = TouchKind::Note.id();
    let mut query = conn.prepare_cached(concat!(
        "SELECT account, day FROM touch WHERE status = 'held' AND kind <> ?1 AND day >= ?2 \
         UNION ALL SELECT l.account, e.date FROM activity e JOIN account_link l ON l.id = e.link \
         WHERE e.date BETWEEN ?2 AND ?3 AND e.kind <> ?1 \
         AND (e.status = 'held' OR (e.status IS NULL AND (e.kind NOT IN ",
        booked!(),
        " OR ",
        came!(),
        " > e.date))) \
         AND e.gone_run IS NULL AND l.account IS NOT NULL"
    ))?;
    let mut rows = query.query(params![note, since.number(), today.number()])?;
    let mut held: BTreeMap<AccountId, BTreeSet<Day>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let day = Day::from_number(row.get(1)?);
        held.entry(AccountId(row.get(0)?)).or_default().insert(day);
    }
    Ok(held)
}
