//! Usage goes in: the points of a file melt into the stored series, counted as rows.

use super::error::Result;
use super::record::Ground;
use super::series::{Packed, pack, range};
use super::trace::{SeriesWas, Trace};
use crate::core::batch::{Counts, FileBatch, Grain, NO_POINT, SeriesPart, UsageBatch};
use crate::core::day::Day;
use rusqlite::{OptionalExtension, params};

/// What a point did to a row of its file.
const NEW: u8 = 1;
const CHANGED: u8 = 2;
const SAME: u8 = 4;

pub fn apply(ground: &mut Ground<'_, '_>, file: &FileBatch, batch: &UsageBatch) -> Result<Counts> {
    let newer = newer_files(ground, file)?;
    let mut parts: Vec<&SeriesPart> = batch.series.iter().collect();
    parts.sort_by_key(|part| (part.reference, part.metric));
    let unknown_from = first_unknown(ground)?;
    let mut job =
        Job { file, batch, newer, unknown_from, tally: Tally::default(), trace: Trace::default() };
    for (at, group) in parts.chunk_by(|a, b| a.reference == b.reference).enumerate() {
        if at.is_multiple_of(64) {
            ground.stop.check()?;
        }
        one_reference(ground, &mut job, group)?;
    }
    job.trace.save(ground.conn, ground.run, file.entity.id())?;
    Ok(job.tally.counts(file))
}

/// One usage file on its way in.
struct Job<'f> {
    file: &'f FileBatch,
    batch: &'f UsageBatch,
    newer: Vec<(Day, Day)>,
    /// Links from this one on have no series yet.
    unknown_from: i64,
    tally: Tally,
    trace: Trace,
}

fn first_unknown(ground: &Ground<'_, '_>) -> Result<i64> {
    let sql = "SELECT coalesce(max(link), 0) + 1 FROM series";
    Ok(ground.conn.query_row(sql, [], |row| row.get(0))?)
}

/// Days for which a newer file of this feed has already spoken: there this one only fills gaps.
fn newer_files(ground: &Ground<'_, '_>, file: &FileBatch) -> Result<Vec<(Day, Day)>> {
    let mut query = ground.conn.prepare_cached(
        "SELECT covered_from, covered_to FROM run_file WHERE source = ?1 AND entity = ?2 \
         AND as_of > ?3 AND status = 'applied' AND covered_from IS NOT NULL \
         AND run IN (SELECT id FROM run WHERE undone_at IS NULL)",
    )?;
    let key = params![file.source, file.entity.id(), file.as_of.number()];
    let rows = query
        .query_map(key, |row| Ok((Day::from_number(row.get(0)?), Day::from_number(row.get(1)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All metrics of one reference, so that a row of several metrics is counted once.
fn one_reference(
    ground: &mut Ground<'_, '_>,
    job: &mut Job<'_>,
    group: &[&SeriesPart],
) -> Result<()> {
    let Some(first) = group.first() else { return Ok(()) };
    let (file, batch) = (job.file, job.batch);
    let Some(reference) = batch.references.get(first.reference as usize) else { return Ok(()) };
    let link = ground.links.id(&file.source, &reference.key())?;
    let mut rows = Rows::over(group);
    let mut since: Option<Day> = None;
    let mut last = None;
    for part in group {
        let Some(metric) = batch.metrics.get(part.metric as usize) else { continue };
        let unknown = link >= job.unknown_from && last != Some(part.metric);
        last = Some(part.metric);
        let place = Place { link, metric, grain: batch.grain, unknown };
        let (tally, trace) = (&mut job.tally, &mut job.trace);
        let from = merge(ground, &place, part, &job.newer, trace, |day, mark| {
            if batch.rows_are_points {
                tally.add(mark);
            } else {
                rows.mark(day, mark);
            }
        })?;
        since = [since, from].into_iter().flatten().min();
    }
    rows.marks.iter().for_each(|marks| job.tally.add(*marks));
    if let Some(since) = since {
        ground.touch(Some(link), since);
    }
    Ok(())
}

/// Where a series is kept.
struct Place<'a> {
    link: i64,
    metric: &'a str,
    grain: Grain,
    /// Nothing can be stored there yet: no need to look.
    unknown: bool,
}

/// Melts a part into the stored series; gives the first day on which anything changed.
fn merge(
    ground: &Ground<'_, '_>,
    place: &Place<'_>,
    part: &SeriesPart,
    newer: &[(Day, Day)],
    trace: &mut Trace,
    mut mark: impl FnMut(Day, u8),
) -> Result<Option<Day>> {
    let stored = if place.unknown { None } else { find(ground, place)? };
    let Some((id, mut packed)) = stored else {
        return insert(ground, place, part, mark);
    };
    let scale = packed.scale.max(part.scale);
    let mut was = SeriesWas { was: packed.scale, scale, ..SeriesWas::default() };
    let factor = 10i64.saturating_pow(u32::from(scale - part.scale));
    if let Some((low, high)) = range(&part.values) {
        let range = (low.saturating_mul(factor), high.saturating_mul(factor));
        packed.make_room(part.first, part.values.len(), range, scale);
    }
    let said = days(&part.values);
    was.said = said.iter().map(|(at, count)| (part.first.number() + at, *count)).collect();
    let differing = packed.differing(part.first, &part.values, factor);
    let mut since = None;
    let mut changed = differing.iter().copied().peekable();
    for n in said.iter().flat_map(|(at, count)| *at..*at + *count) {
        let day = part.first + n;
        if changed.next_if_eq(&n).is_none() {
            mark(day, SAME);
            continue;
        }
        let value = part.values.get(n as usize).copied().unwrap_or(NO_POINT);
        let spoken = newer.iter().any(|(a, b)| *a <= day && day <= *b);
        let before = packed.value(day);
        let did = put(&mut packed, day, value.saturating_mul(factor), spoken);
        match did {
            NEW => was.was_empty(day),
            CHANGED => was.was_value(day, before),
            _ => {}
        }
        if did != SAME {
            since = since.or(Some(day));
        }
        mark(day, did);
    }
    trace.series(id, &was)?;
    if since.is_some() {
        update(ground, id, &packed)?;
    }
    Ok(since)
}

/// The places that have a value, as ranges: first, how many.
fn days(values: &[i64]) -> Vec<(i32, i32)> {
    let mut ranges = Vec::new();
    let mut at = 0;
    for run in values.chunk_by(|a, b| (*a == NO_POINT) == (*b == NO_POINT)) {
        if run.first().is_some_and(|value| *value != NO_POINT) {
            ranges.push((at, run.len() as i32));
        }
        at += run.len() as i32;
    }
    ranges
}

/// Puts a value on a day; an older file only fills gaps.
fn put(packed: &mut Packed, day: Day, value: i64, spoken: bool) -> u8 {
    let before = packed.value(day);
    if before == value || (before != NO_POINT && spoken) {
        return SAME;
    }
    packed.put(day, value);
    if before == NO_POINT { NEW } else { CHANGED }
}

fn find(ground: &Ground<'_, '_>, place: &Place<'_>) -> Result<Option<(i64, Packed)>> {
    let mut query = ground.conn.prepare_cached(
        "SELECT id, first_day, width, scale, low, points FROM series \
         WHERE link = ?1 AND metric = ?2",
    )?;
    let found = query.query_row(params![place.link, place.metric], |row| {
        Ok((row.get(0)?, Packed::from_row(row, 1)?))
    });
    Ok(found.optional()?)
}

/// A series nobody knew: kept as it came.
fn insert(
    ground: &Ground<'_, '_>,
    place: &Place<'_>,
    part: &SeriesPart,
    mut mark: impl FnMut(Day, u8),
) -> Result<Option<Day>> {
    let mut since = None;
    for (n, _) in part.values.iter().enumerate().filter(|(_, value)| **value != NO_POINT) {
        let day = part.first + n as i32;
        since = since.or(Some(day));
        mark(day, NEW);
    }
    let Packed { width, low, points, .. } = pack(part.first, part.scale, &part.values);
    let mut insert = ground.conn.prepare_cached(
        "INSERT INTO series (link, metric, grain, first_day, width, scale, low, run, \
         made_run, points) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9)",
    )?;
    insert.execute(params![
        place.link,
        place.metric,
        grain_id(place.grain),
        part.first.number(),
        width,
        part.scale,
        low,
        ground.run,
        points,
    ])?;
    Ok(since.or(Some(part.first)))
}

fn update(ground: &Ground<'_, '_>, id: i64, packed: &Packed) -> Result<()> {
    let mut update = ground.conn.prepare_cached(
        "UPDATE series SET first_day = ?2, width = ?3, scale = ?4, low = ?5, run = ?6, \
         points = ?7 WHERE id = ?1",
    )?;
    let Packed { first, scale, width, low, points } = packed;
    update.execute(params![id, first.number(), width, scale, low, ground.run, points])?;
    Ok(())
}

fn grain_id(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
    }
}

pub fn parse_grain(id: &str) -> Grain {
    match id {
        "week" => Grain::Week,
        "month" => Grain::Month,
        _ => Grain::Day,
    }
}

/// Marks per day of one reference: a row of the file is a day.
struct Rows {
    first: Day,
    marks: Vec<u8>,
}

impl Rows {
    fn over(group: &[&SeriesPart]) -> Self {
        let first = group.iter().map(|part| part.first).min().unwrap_or(Day::from_number(0));
        let end = group.iter().map(|part| part.first + part.values.len() as i32).max();
        let days = end.map_or(0, |end| usize::try_from(end - first).unwrap_or(0));
        Self { first, marks: vec![0; days] }
    }

    fn mark(&mut self, day: Day, mark: u8) {
        let at = usize::try_from(day - self.first).ok();
        if let Some(marks) = at.and_then(|at| self.marks.get_mut(at)) {
            *marks |= mark;
        }
    }
}

#[derive(Default)]
struct Tally {
    new: u64,
    changed: u64,
    unchanged: u64,
}

impl Tally {
    /// A row with a known and an unknown value has changed.
    fn add(&mut self, marks: u8) {
        match marks {
            0 => {}
            NEW => self.new += 1,
            SAME => self.unchanged += 1,
            _ => self.changed += 1,
        }
    }

    /// In rows of the file. Rows that melted into one point count as that point did, so that the
    /// numbers always add up to what was read.
    fn counts(mut self, file: &FileBatch) -> Counts {
        let counts = file.counts();
        let rows = file.read.saturating_sub(counts.quarantined + file.skipped);
        let found = self.new + self.changed + self.unchanged;
        if found < rows {
            *self.largest() += rows - found;
        }
        for _ in 0..3 {
            let over = (self.new + self.changed + self.unchanged).saturating_sub(rows);
            let largest = self.largest();
            *largest -= over.min(*largest);
        }
        Counts { new: self.new, changed: self.changed, unchanged: self.unchanged, ..counts }
    }

    fn largest(&mut self) -> &mut u64 {
        if self.new >= self.changed && self.new >= self.unchanged {
            &mut self.new
        } else if self.changed >= self.unchanged {
            &mut self.changed
        } else {
            &mut self.unchanged
        }
    }
}
