//! Records of a file that is read in passing: window by window, and put away packed, so that no more
//! than a window of it is in memory.

use super::key::{Version, same, version_of};
use super::{Aside, Covered, Made, Maker, Proof, Tally, Verdict, words_of};
use crate::core::batch::Record;
use crate::core::day::Day;
use crate::core::parcel::{Names, Parcel, pack, record_at};
use crate::ingest::mapping::Mapping;
use crate::ingest::spool::Spool;
use crate::ingest::table::Table;
use crate::ingest::{Options, Presets, Refusal};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::io::Result;
use std::sync::Arc;

/// A file on its way through.
pub struct Passing<'m> {
    proof: Proof<'m>,
    /// Between two windows.
    maker: Option<Maker<'static, 'm>>,
    kept: Kept,
    covered: Covered,
    made: Made,
}

/// What became of a file that has passed.
pub struct Taken {
    /// Everything but the records.
    pub made: Made,
    pub parcel: Parcel,
    /// First and last day of what happened.
    pub covered: Option<(Day, Day)>,
    /// By what its rows are to be read, now that all are seen.
    pub verdict: Verdict,
}

static NOTHING: std::sync::LazyLock<Table<'static>> = std::sync::LazyLock::new(Table::default);

impl<'m> Passing<'m> {
    /// `columns` are those that are known before, and `verdict` by what the rows are to be read.
    pub fn new(
        mapping: &'m Mapping<'m>,
        presets: &'m Presets,
        options: &'m Options,
        name: &'m str,
        (columns, verdict): (&Table<'_>, Verdict),
    ) -> Self {
        let proof = Proof::new(mapping, options, name, words_of(mapping, presets));
        let maker = Maker::new(columns, mapping, presets, options, verdict).over(&NOTHING);
        let kept = Kept::new(maker.composes_keys());
        let covered = Covered::new(mapping.preset.entity, options.today);
        Self { proof, maker: Some(maker), kept, covered, made: Made::default() }
    }

    /// Takes the rows of a window.
    pub fn take(&mut self, table: &Table<'_>) -> Result<()> {
        self.proof.take(table);
        let Some(maker) = self.maker.take() else { return Ok(()) };
        let mut maker = maker.over(table);
        for row in &table.rows {
            match maker.read(*row) {
                Ok((mut record, version)) => {
                    let fate = self.kept.take(&mut record, version, &mut maker.tally)?;
                    if matches!(fate, Fate::New | Fate::Newer) {
                        self.covered.take(&record);
                    }
                    let line = if let Fate::Contradicts(line) = fate { Some(line) } else { None };
                    self.made.problems.extend(maker.aside(*row, line));
                    maker.take_back(record);
                }
                Err(Aside::Skip) => self.made.skipped += 1,
                Err(Aside::Problem(column, reason)) => {
                    self.made.problems.push(table.problem(*row, column, reason));
                }
            }
        }
        self.maker = Some(maker.over(&NOTHING));
        Ok(())
    }

    /// The end of the file; `columns` has no rows.
    pub fn finish(mut self, columns: &Table<'_>) -> std::result::Result<Taken, Refusal> {
        let verdict = self.proof.verdict(&columns.columns)?;
        self.made.choices.clone_from(&verdict.choices);
        if let Some(maker) = self.maker.take() {
            maker.over(columns).finish(&mut self.made);
        }
        let replaced = !self.kept.superseded.is_empty();
        let parcel = self.kept.finish();
        let mut covered = self.covered;
        if replaced {
            // What an older version said of days does not count.
            covered.forget();
            let seen = parcel.visit(|record| {
                covered.take(record);
                true
            });
            seen.map_err(|error| Refusal::of(&error))?;
        }
        Ok(Taken { made: self.made, parcel, covered: covered.days(), verdict })
    }
}

/// How a record stands to those before it.
enum Fate {
    New,
    /// It says nothing that was not said.
    Said,
    /// It takes the place of an older one.
    Newer,
    /// The one on a line says something else, and nobody knows which holds.
    Contradicts(u64),
}

/// Records by key, packed.
struct Kept {
    spool: Spool,
    names: Names,
    hashing: RandomState,
    /// Where the record of a key lies, by the hash of the key.
    by_hash: HashMap<u64, u64>,
    /// Keys that their hash does not tell apart.
    by_key: HashMap<String, u64>,
    superseded: HashSet<u64>,
    count: u64,
    /// Composed keys: a different row of the same key is another record.
    apart: bool,
}

impl Kept {
    fn new(apart: bool) -> Self {
        Self {
            spool: Spool::default(),
            names: Names::default(),
            hashing: RandomState::new(),
            by_hash: HashMap::new(),
            by_key: HashMap::new(),
            superseded: HashSet::new(),
            count: 0,
            apart,
        }
    }

    /// Takes a record in, under a key that is its own.
    fn take(
        &mut self,
        record: &mut Record,
        version: Version<'_>,
        tally: &mut Tally,
    ) -> Result<Fate> {
        let mut ordinal = 1;
        let mut base: Option<String> = None;
        loop {
            let Some((place, before, note)) = self.find(&record.key)? else {
                self.put(record, version)?;
                return Ok(Fate::New);
            };
            if same(&before, record) {
                tally.repeated += 1;
                return Ok(Fate::Said);
            }
            if !self.apart {
                let old = Some(note.as_str()).filter(|note| !note.is_empty()).map(version_of);
                if version == old {
                    return Ok(Fate::Contradicts(before.line));
                }
                tally.versions += 1;
                return if version > old {
                    self.superseded.insert(place);
                    self.put(record, version)?;
                    Ok(Fate::Newer)
                } else {
                    Ok(Fate::Said)
                };
            }
            ordinal += 1;
            let base = base.get_or_insert_with(|| record.key.clone());
            record.key = format!("{base}-{ordinal}");
        }
    }

    /// The record of a key, where it lies, and the text of its version.
    fn find(&self, key: &str) -> Result<Option<(u64, Record, String)>> {
        let Some(place) = self.by_hash.get(&self.hashing.hash_one(key)) else { return Ok(None) };
        let (record, note) = record_at(&self.spool, &self.names, *place)?;
        if record.key == key {
            return Ok(Some((*place, record, note)));
        }
        let Some(place) = self.by_key.get(key) else { return Ok(None) };
        let (record, note) = record_at(&self.spool, &self.names, *place)?;
        Ok(Some((*place, record, note)))
    }

    /// Puts a record behind the others, as the one of its key.
    fn put(&mut self, record: &Record, version: Version<'_>) -> Result<()> {
        let note = version.map_or("", |(_, text)| text);
        let names = &mut self.names;
        let place = self.spool.add(|bytes| pack(record, note, names, bytes))?;
        self.count += 1;
        match self.by_hash.entry(self.hashing.hash_one(&record.key)) {
            Entry::Vacant(free) => {
                free.insert(place);
            }
            Entry::Occupied(mut taken) if self.superseded.contains(taken.get()) => {
                taken.insert(place);
            }
            Entry::Occupied(_) => {
                self.by_key.insert(record.key.clone(), place);
            }
        }
        Ok(())
    }

    fn finish(self) -> Parcel {
        Parcel::new(Arc::new(self.spool), self.names, self.superseded, self.count)
    }
}
