//! What a run leaves behind so that it can be taken back: the rows it spoke of, with what they were
//! before. Rows that were the same before are kept together, so that a daily file of a book that
//! hardly changes costs a few bytes.

use super::error::Result;
use crate::core::day::Day;
use crate::core::entity::Value;
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Runs whose traces are kept.
const KEPT: i64 = 100;

/// A stored value as JSON, exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Kept {
    Null,
    Int(i64),
    Text(String),
    /// The bits of a number: nothing is lost on the way.
    Real([u64; 1]),
}

impl Kept {
    pub fn of(value: Option<&Value>) -> Self {
        match value {
            None => Self::Null,
            Some(Value::Text(text)) => Self::Text(text.clone()),
            Some(Value::Day(day)) => Self::Int(day.number().into()),
            Some(Value::Int(int)) => Self::Int(*int),
            Some(Value::Number(number)) => Self::Real([number.to_bits()]),
            Some(Value::Bool(bool)) => Self::Int((*bool).into()),
        }
    }

    pub fn cell(&self) -> Cell {
        match self {
            Self::Null => Cell::Null,
            Self::Int(int) => Cell::Integer(*int),
            Self::Text(text) => Cell::Text(text.clone()),
            Self::Real([bits]) => Cell::Real(f64::from_bits(*bits)),
        }
    }
}

/// A field's superseded values, each with the day until which it held.
pub type Past = Vec<(i32, Kept)>;

/// What a row was before, as far as a run changed it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Was {
    /// Column and value.
    pub columns: Vec<(String, Kept)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<(String, Past)>,
}

impl Was {
    pub fn note(&mut self, column: &str, value: Kept) {
        self.columns.push((column.to_owned(), value));
    }

    pub fn note_past(&mut self, field: &str, past: &[(Day, Value)]) {
        let kept = past.iter().map(|(until, value)| (until.number(), Kept::of(Some(value))));
        self.past.push((field.to_owned(), kept.collect()));
    }

    pub fn past_of(&self, field: &str) -> Option<&Past> {
        self.past.iter().find(|(name, _)| name == field).map(|(_, past)| past)
    }
}

/// What a series was before, as far as a file spoke of it. Days are numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct SeriesWas {
    /// Decimals before.
    pub was: u8,
    /// Decimals of `old`.
    pub scale: u8,
    /// Days the file spoke of: first, how many. Kept beside the rest, packed.
    #[serde(default, skip_serializing)]
    pub said: Vec<(i32, i32)>,
    /// Days that had no value before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<(i32, i32)>,
    /// Values before, from a day on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub old: Vec<(i32, Vec<i64>)>,
}

impl SeriesWas {
    fn packed_days(&self) -> Vec<u8> {
        let said = self.said.iter();
        Rows(said.map(|(first, days)| (i64::from(*first), i64::from(*days))).collect()).pack()
    }

    /// Notes the next day, in ascending order.
    pub fn was_empty(&mut self, day: Day) {
        lengthen(&mut self.gaps, day.number());
    }

    pub fn was_value(&mut self, day: Day, value: i64) {
        let day = day.number();
        match self.old.last_mut() {
            Some((first, values)) if *first + values.len() as i32 == day => values.push(value),
            _ => self.old.push((day, vec![value])),
        }
    }
}

fn lengthen(ranges: &mut Vec<(i32, i32)>, day: i32) {
    match ranges.last_mut() {
        Some((first, days)) if *first + *days == day => *days += 1,
        _ => ranges.push((day, 1)),
    }
}

/// Row ids as ranges.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows(Vec<(i64, i64)>);

impl Rows {
    pub fn one(row: i64) -> Self {
        Self(vec![(row, 1)])
    }

    fn add(&mut self, row: i64) {
        match self.0.last_mut() {
            Some((first, count)) if *first + *count == row => *count += 1,
            _ => self.0.push((row, 1)),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        self.0.iter().flat_map(|(first, count)| *first..*first + *count)
    }

    pub fn pack(&self) -> Vec<u8> {
        let mut packed = Vec::new();
        let mut end = 0;
        for (first, count) in &self.0 {
            // Rows may come in any order: the gap has a sign.
            let gap = first - end;
            put(&mut packed, (gap.unsigned_abs() << 1) | u64::from(gap < 0));
            put(&mut packed, count.unsigned_abs());
            end = first + count;
        }
        packed
    }

    pub fn unpack(packed: &[u8]) -> Self {
        let mut numbers = Numbers(packed.iter());
        let mut rows = Vec::new();
        let mut end = 0;
        while let (Some(gap), Some(count)) = (numbers.next(), numbers.next()) {
            let size = (gap >> 1).cast_signed();
            let first = if gap & 1 == 1 { end - size } else { end + size };
            rows.push((first, count.cast_signed()));
            end = first + count.cast_signed();
        }
        Self(rows)
    }
}

fn put(packed: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        packed.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    packed.push(number as u8);
}

struct Numbers<'p>(std::slice::Iter<'p, u8>);

impl Iterator for Numbers<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let mut number = 0;
        for (at, byte) in self.0.by_ref().enumerate() {
            number |= u64::from(byte & 0x7f).checked_shl(7 * at as u32)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

/// The trace of one file while it goes in.
#[derive(Default)]
pub struct Trace {
    /// Rows that the file only confirmed, by what it said and what was stated before.
    same: FxHashMap<(u32, Vec<u8>), Rows>,
    /// Series by what they were.
    series: FxHashMap<SeriesWas, Rows>,
    /// Rows that changed.
    changed: Vec<(u32, Vec<u8>, String, i64)>,
}

impl Trace {
    /// A row was known already; `was` = what it was where it changed.
    pub fn row(&mut self, row: i64, said: u32, stated: Vec<u8>, was: Option<&Was>) -> Result<()> {
        match was {
            None => self.same.entry((said, stated)).or_default().add(row),
            Some(was) => self.changed.push((said, stated, serde_json::to_string(was)?, row)),
        }
        Ok(())
    }

    pub fn series(&mut self, series: i64, was: SeriesWas) {
        self.series.entry(was).or_default().add(series);
    }

    pub fn save(self, conn: &Connection, run: u32, entity: &str) -> Result<()> {
        let mut insert = conn.prepare_cached(
            "INSERT INTO run_trace (run, entity, said, stated, body, rows) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for ((said, stated), rows) in self.same {
            insert.execute(params![run, entity, said, stated, None::<String>, rows.pack()])?;
        }
        for (was, rows) in self.series {
            let body = serde_json::to_string(&was)?;
            insert.execute(params![run, entity, 0, was.packed_days(), body, rows.pack()])?;
        }
        for (said, stated, body, row) in self.changed {
            insert.execute(params![run, entity, said, stated, body, Rows::one(row).pack()])?;
        }
        Ok(())
    }
}

/// Traces of runs long past are forgotten: those runs stay for good.
pub fn forget_old(conn: &Connection) -> Result<()> {
    let old = "SELECT id FROM run WHERE traced ORDER BY id DESC LIMIT -1 OFFSET ?1";
    conn.execute(&format!("DELETE FROM run_trace WHERE run IN ({old})"), [KEPT])?;
    conn.execute(&format!("UPDATE run SET traced = 0 WHERE id IN ({old})"), [KEPT])?;
    Ok(())
}

/// What a run left behind of some rows.
pub struct Entry {
    pub run: u32,
    pub said: u32,
    pub stated: Option<Vec<u8>>,
    pub body: Option<String>,
    pub rows: Rows,
}

impl Entry {
    /// What it says of series.
    pub fn series(&self) -> Result<SeriesWas> {
        let mut was: SeriesWas = serde_json::from_str(self.body.as_deref().unwrap_or("{}"))?;
        // Of older versions the days are in the body.
        if let Some(packed) = &self.stated {
            let said = Rows::unpack(packed).0.into_iter();
            was.said = said.map(|(first, days)| (first as i32, days as i32)).collect();
        }
        Ok(was)
    }
}

/// The traces of one run and entity, the last first; what it inherited comes at the end.
pub fn of_run(conn: &Connection, run: u32, entity: &str) -> Result<Vec<Entry>> {
    load(conn, "run = ?1 AND entity = ?2 ORDER BY inherited, iif(inherited, id, -id)", run, entity)
}

/// The traces of later runs that are in force, the first first.
pub fn after_run(conn: &Connection, run: u32, entity: &str) -> Result<Vec<Entry>> {
    load(
        conn,
        "run > ?1 AND entity = ?2 AND NOT inherited \
         AND run IN (SELECT id FROM run WHERE undone_at IS NULL) ORDER BY run, id",
        run,
        entity,
    )
}

fn load(conn: &Connection, filter: &str, run: u32, entity: &str) -> Result<Vec<Entry>> {
    let sql = format!("SELECT run, said, stated, body, rows FROM run_trace WHERE {filter}");
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query(params![run, entity])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(Entry {
            run: row.get(0)?,
            said: row.get(1)?,
            stated: row.get(2)?,
            body: row.get(3)?,
            rows: Rows::unpack(row.get_ref(4)?.as_blob()?),
        });
    }
    Ok(entries)
}

/// A later run takes over what a row was before the run that is taken back.
pub fn bequeath(
    conn: &Connection,
    run: u32,
    entity: &str,
    row: i64,
    stated: Option<&[u8]>,
    body: &impl Serialize,
) -> Result<()> {
    let sql = "INSERT INTO run_trace (run, entity, inherited, said, stated, body, rows) \
               VALUES (?1, ?2, 1, 0, ?3, ?4, ?5)";
    let body = serde_json::to_string(body)?;
    let rows = Rows::one(row).pack();
    conn.prepare_cached(sql)?.execute(params![run, entity, stated, body, rows])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_whole_book_that_was_confirmed_takes_a_few_bytes() {
        let mut rows = Rows::default();
        (1..=10_000).for_each(|row| rows.add(row));
        assert!(rows.pack().len() <= 4, "{:?}", rows.pack());
    }

    #[test]
    fn numbers_are_kept_to_the_last_bit() {
        let check = |value: Option<Value>| {
            let text = serde_json::to_string(&Kept::of(value.as_ref())).unwrap();
            let again: Kept = serde_json::from_str(&text).unwrap();
            assert_eq!(again, Kept::of(value.as_ref()), "{text}");
        };
        check(None);
        check(Some(Value::Number(0.1 + 0.2)));
        check(Some(Value::Number(f64::MAX)));
        check(Some(Value::Int(i64::MIN)));
        check(Some(Value::Text("null".into())));
    }

    #[test]
    fn the_days_a_file_spoke_of_come_back_from_traces_of_every_version() {
        let check = |body: &str, stated: Option<Vec<u8>>, said: &[(i32, i32)]| {
            let (body, rows) = (Some(body.to_owned()), Rows::default());
            let entry = Entry { run: 1, said: 0, stated, body, rows };
            assert_eq!(entry.series().unwrap().said, said);
        };
        let said = vec![(-3, 2), (20_454, 5), (20_460, 1)];
        let was = SeriesWas { said: said.clone(), ..SeriesWas::default() };
        let body = serde_json::to_string(&was).unwrap();
        check(&body, Some(was.packed_days()), &said);
        check(r#"{"was":0,"scale":0,"said":[[5,2]]}"#, None, &[(5, 2)]);
    }

    proptest! {
        #[test]
        fn rows_come_back_in_their_order(ids in prop::collection::vec(0i64..1 << 40, 0..50)) {
            let mut rows = Rows::default();
            for id in &ids {
                rows.add(*id);
            }
            let again = Rows::unpack(&rows.pack());
            prop_assert_eq!(again.iter().collect::<Vec<_>>(), ids);
        }
    }
}
