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
    let mut rows = if batch.rows_are_points { Rows::none() } else { Rows::over(group) };
    let mut since: Option<Day> = None;
    let mut last = None;
    for part in group {
        let Some(metric) = batch.metrics.get(part.metric as usize) else { continue };
        let unknown = link >= job.unknown_from && last != Some(part.metric);
        last = Some(part.metric);
        let place = Place { link, metric, grain: batch.grain, unknown };
        let (tally, trace) = (&mut job.tally, &mut job.trace);
        let from = merge(ground, &place, part, &job.newer, trace, |day, days, mark| {
            if batch.rows_are_points {
                tally.add(mark, days);
            } else {
                rows.mark(day, days, mark);
            }
        })?;
        since = [since, from].into_iter().flatten().min();
    }
    rows.marks.iter().for_each(|marks| job.tally.add(*marks, 1));
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
    mut mark: impl FnMut(Day, i32, u8),
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
    let mut differing = packed.differing(part.first, &part.values, factor).into_iter().peekable();
    let mut since = None;
    for (from, count) in said {
        let (mut from, end) = (from, from + count);
        while let Some(n) = differing.next_if(|n| *n < end) {
            let day = part.first + n;
            mark(part.first + from, n - from, SAME);
            let value = part.values.get(n as usize).copied().unwrap_or(NO_POINT);
            let did = put(&mut packed, day, value.saturating_mul(factor), newer, &mut was);
            mark(day, 1, did);
            since = since.or(Some(day).filter(|_| did != SAME));
            from = n + 1;
        }
        mark(part.first + from, end - from, SAME);
    }
    trace.series(id, was);
    if since.is_some() {
        update(ground, id, &packed)?;
    }
    Ok(since)
}

/// The places that have a value, as ranges: first, how many.
fn days(values: &[i64]) -> Vec<(i32, i32)> {
    let mut ranges = Vec::new();
    let mut open = None;
    for (at, value) in (0..).zip(values) {
        if (*value == NO_POINT) == open.is_none() {
            continue;
        }
        match open.take() {
            None => open = Some(at),
            Some(from) => ranges.push((from, at - from)),
        }
    }
    ranges.extend(open.map(|from| (from, values.len() as i32 - from)));
    ranges
}

/// Puts a value on a day, and notes what was there; an older file only fills gaps.
fn put(packed: &mut Packed, day: Day, value: i64, newer: &[(Day, Day)], was: &mut SeriesWas) -> u8 {
    let before = packed.value(day);
    let spoken = || newer.iter().any(|(a, b)| *a <= day && day <= *b);
    if before == value || (before != NO_POINT && spoken()) {
        return SAME;
    }
    packed.put(day, value);
    if before == NO_POINT {
        was.was_empty(day);
        NEW
    } else {
        was.was_value(day, before);
        CHANGED
    }
}

fn find(ground: &Ground<'_, '_>, place: &Place<'_>) -> Result<Option<(i64, Packed)>> {
    let mut query = ground.conn.prepare_cached(
        "SELECT id, first_day, digits, scale, low, points FROM series \
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
    mut mark: impl FnMut(Day, i32, u8),
) -> Result<Option<Day>> {
    let said = days(&part.values);
    for (at, count) in &said {
        mark(part.first + *at, *count, NEW);
    }
    let Packed { digits, low, points, .. } = pack(part.first, part.scale, &part.values);
    let mut insert = ground.conn.prepare_cached(
        "INSERT INTO series (link, metric, grain, first_day, digits, scale, low, run, \
         made_run, points) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9)",
    )?;
    insert.execute(params![
        place.link,
        place.metric,
        grain_id(place.grain),
        part.first.number(),
        digits,
        part.scale,
        low,
        ground.run,
        points,
    ])?;
    Ok(Some(part.first + said.first().map_or(0, |(at, _)| *at)))
}

fn update(ground: &Ground<'_, '_>, id: i64, packed: &Packed) -> Result<()> {
    let mut update = ground.conn.prepare_cached(
        "UPDATE series SET first_day = ?2, digits = ?3, scale = ?4, low = ?5, run = ?6, \
         points = ?7 WHERE id = ?1",
    )?;
    let Packed { first, scale, digits, low, points } = packed;
    update.execute(params![id, first.number(), digits, scale, low, ground.run, points])?;
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
    /// Where a row is a point.
    fn none() -> Self {
        Self { first: Day::from_number(0), marks: Vec::new() }
    }

    fn over(group: &[&SeriesPart]) -> Self {
        let first = group.iter().map(|part| part.first).min().unwrap_or(Day::from_number(0));
        let end = group.iter().map(|part| part.first + part.values.len() as i32).max();
        let days = end.map_or(0, |end| usize::try_from(end - first).unwrap_or(0));
        Self { first, marks: vec![0; days] }
    }

    fn mark(&mut self, day: Day, days: i32, mark: u8) {
        let at = usize::try_from(day - self.first).unwrap_or(usize::MAX);
        let marks = self.marks.iter_mut().skip(at).take(usize::try_from(days).unwrap_or(0));
        marks.for_each(|marks| *marks |= mark);
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
    fn add(&mut self, marks: u8, days: i32) {
        let days = u64::try_from(days).unwrap_or(0);
        match marks {
            0 => {}
            NEW => self.new += days,
            SAME => self.unchanged += days,
            _ => self.changed += days,
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
