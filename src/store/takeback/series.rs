//! Usage: the days on which a run set a value, series by series.

use super::{BEGINNING, Bench, by_run};
use crate::core::batch::NO_POINT;
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::store::error::Result;
use crate::store::series::{Packed, Stretch, pack};
use crate::store::trace::{self, SeriesWas};
use rusqlite::{OptionalExtension, params};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What later runs said of a series: run, first day, how many.
type Later = HashMap<i64, Vec<(u32, i32, i32)>>;

pub fn take_back(bench: &mut Bench<'_, '_>) -> Result<()> {
    let conn = bench.ground.conn;
    let made = made_by(bench)?;
    let entries = trace::of_run(conn, bench.run, Entity::Usage.id())?;
    if made.is_empty() && entries.is_empty() {
        return Ok(());
    }
    let own: HashSet<i64> =
        made.iter().copied().chain(entries.iter().flat_map(|e| e.rows.iter())).collect();
    let later = later(bench, &own)?;
    for id in &made {
        unmake(bench, *id, later.get(id))?;
    }
    let made: HashSet<i64> = made.into_iter().collect();
    for entry in entries {
        let was = entry.series()?;
        for id in entry.rows.iter().filter(|id| !made.contains(id)) {
            restore(bench, id, &was, later.get(&id))?;
        }
    }
    Ok(())
}

fn made_by(bench: &Bench<'_, '_>) -> Result<Vec<i64>> {
    let mut query = bench.ground.conn.prepare("SELECT id FROM series WHERE made_run = ?1")?;
    let rows = query.query_map([bench.run], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn later(bench: &Bench<'_, '_>, own: &HashSet<i64>) -> Result<Later> {
    let mut later = Later::new();
    for entry in trace::after_run(bench.ground.conn, bench.run, Entity::Usage.id())? {
        let was = entry.series()?;
        for row in entry.rows.iter().filter(|row| own.contains(row)) {
            let said = was.said.iter().map(|(first, days)| (entry.run, *first, *days));
            later.entry(row).or_default().extend(said);
        }
    }
    Ok(later)
}

type Said<'l> = Option<&'l Vec<(u32, i32, i32)>>;

/// The first later run that said something of a day.
fn speaker(later: Said<'_>, day: i32) -> Option<u32> {
    let said = later?.iter();
    let mut found = said.filter(|(_, first, days)| (*first..*first + *days).contains(&day));
    found.next().map(|(run, ..)| *run)
}

/// A series in hand, with its place.
struct Held {
    id: i64,
    link: i64,
    metric: String,
    series: Stretch,
}

fn load(bench: &Bench<'_, '_>, id: i64) -> Result<Option<Held>> {
    let mut query = bench.ground.conn.prepare_cached(
        "SELECT link, metric, first_day, digits, scale, low, points FROM series WHERE id = ?1",
    )?;
    let read = |row: &rusqlite::Row<'_>| {
        let series = Packed::from_row(row, 2)?.stretch();
        Ok(Held { id, link: row.get(0)?, metric: row.get(1)?, series })
    };
    Ok(query.query_row([id], read).optional()?)
}

fn save(bench: &Bench<'_, '_>, held: &Held) -> Result<()> {
    let Stretch { first, scale, points } = &held.series;
    let known = |point: &i64| *point != NO_POINT;
    let begin = points.iter().position(known).unwrap_or(0);
    let end = points.iter().rposition(known).map_or(0, |last| last + 1);
    let points = points.get(begin..end).unwrap_or_default();
    let first = (*first + begin as i32).number();
    let Packed { digits, low, points, .. } = pack(held.series.first, *scale, points);
    let sql = "UPDATE series SET first_day = ?2, digits = ?3, scale = ?4, low = ?5, points = ?6 \
               WHERE id = ?1";
    let mut update = bench.ground.conn.prepare_cached(sql)?;
    update.execute(params![held.id, first, digits, scale, low, points])?;
    Ok(())
}

/// A series that the run made.
fn unmake(bench: &mut Bench<'_, '_>, id: i64, later: Said<'_>) -> Result<()> {
    let Some(mut held) = load(bench, id)? else { return Ok(()) };
    bench.ground.touch(Some(held.link), BEGINNING);
    let Some(heir) = later.and_then(|said| said.first()).map(|(run, ..)| *run) else {
        bench.ground.conn.prepare_cached("DELETE FROM series WHERE id = ?1")?.execute([id])?;
        bench.done.removed += 1;
        return Ok(());
    };
    let first = held.series.first.number();
    for (day, point) in (first..).zip(&mut held.series.points) {
        if speaker(later, day).is_none() {
            *point = NO_POINT;
        }
    }
    save(bench, &held)?;
    let sql = "UPDATE series SET made_run = ?2 WHERE id = ?1";
    bench.ground.conn.prepare_cached(sql)?.execute(params![id, heir])?;
    bench.leave(Entity::Usage, name(bench, &held)?, None, by_run(heir));
    Ok(())
}

/// A series that was known when the run spoke of it.
fn restore(bench: &mut Bench<'_, '_>, id: i64, was: &SeriesWas, later: Said<'_>) -> Result<()> {
    if was.gaps.is_empty() && was.old.is_empty() {
        return Ok(());
    }
    let Some(mut held) = load(bench, id)? else { return Ok(()) };
    let factor = 10i64.saturating_pow(u32::from(held.series.scale.saturating_sub(was.scale)));
    let gaps = was
        .gaps
        .iter()
        .flat_map(|(first, days)| (*first..*first + *days).map(|day| (day, NO_POINT)));
    let old = was.old.iter().flat_map(|(first, values)| (*first..).zip(values.iter().copied()));
    let mut legacy: BTreeMap<u32, SeriesWas> = BTreeMap::new();
    let mut restored = false;
    for (day, value) in gaps.chain(old) {
        if let Some(heir) = speaker(later, day) {
            let left = legacy.entry(heir).or_insert_with(|| blank(was));
            match value {
                NO_POINT => left.was_empty(Day::from_number(day)),
                value => left.was_value(Day::from_number(day), value),
            }
            continue;
        }
        let at = usize::try_from(day - held.series.first.number()).ok();
        if let Some(point) = at.and_then(|at| held.series.points.get_mut(at)) {
            *point = if value == NO_POINT { NO_POINT } else { value.saturating_mul(factor) };
            restored = true;
        }
    }
    if later.is_none() {
        coarsen(&mut held.series, was.was);
    }
    save(bench, &held)?;
    bench.ground.touch(Some(held.link), BEGINNING);
    bench.done.restored += u64::from(restored);
    for (heir, left) in legacy {
        trace::bequeath(bench.ground.conn, heir, Entity::Usage.id(), id, None, &left)?;
        bench.leave(Entity::Usage, name(bench, &held)?, None, by_run(heir));
    }
    Ok(())
}

fn blank(was: &SeriesWas) -> SeriesWas {
    SeriesWas { was: was.was, scale: was.scale, ..SeriesWas::default() }
}

/// Fewer decimals, where every value that is left is whole in them.
fn coarsen(series: &mut Stretch, scale: u8) {
    let factor = 10i64.saturating_pow(u32::from(series.scale.saturating_sub(scale)));
    let whole = |point: &i64| *point == NO_POINT || point % factor == 0;
    if factor > 1 && series.points.iter().all(whole) {
        for point in series.points.iter_mut().filter(|point| **point != NO_POINT) {
            *point /= factor;
        }
        series.scale = scale;
    }
}

/// How a series is called: the reference and the metric.
fn name(bench: &Bench<'_, '_>, held: &Held) -> Result<String> {
    let sql = "SELECT reference FROM account_link WHERE id = ?1";
    let reference: String =
        bench.ground.conn.prepare_cached(sql)?.query_row([held.link], |row| row.get(0))?;
    Ok(format!("{reference} {}", held.metric))
}
