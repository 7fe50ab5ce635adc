//! The store through its public face: runs, facts, the journal, derived rows, the views.

mod batch;
mod derived;
mod identity;
mod journal;
mod order;
mod run;
mod undo;
mod view;
mod warnings;

use mamori::core::account::AccountId;
use mamori::core::day::Day;
use mamori::core::facts::Facts;
use mamori::store::{Access, AppliedRun, Cell, NewRun, StagedFile, Store};
use std::sync::atomic::AtomicBool;
use tempfile::TempDir;

/// A store in a folder of its own, gone with the test.
pub struct Shelf {
    pub folder: TempDir,
    pub store: Store,
}

pub fn shelf() -> Shelf {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("mamori.db"), Access::ReadWrite).unwrap();
    Shelf { folder, store }
}

impl Shelf {
    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("mamori.db")
    }

    /// Closes the store and opens it again, as the next start does.
    pub fn reopen(&mut self) {
        let again = Store::open(&self.path(), Access::ReadWrite).unwrap();
        std::mem::replace(&mut self.store, again).close();
    }

    pub fn sync(&self, files: Vec<StagedFile>) -> AppliedRun {
        self.store.apply_run(new_run(), files, &AtomicBool::new(false)).unwrap()
    }

    pub fn facts(&self) -> Vec<Facts> {
        let mut all = Vec::new();
        self.store.facts(None, &mut |facts| all.push(facts)).unwrap();
        all
    }

    pub fn fact(&self, id: u32) -> Facts {
        let mut found = None;
        self.store.facts(Some(&[AccountId(id)]), &mut |facts| found = Some(facts)).unwrap();
        found.unwrap()
    }

    /// The rows of a query, each as its cells joined by `|`.
    pub fn rows(&self, sql: &str) -> Vec<String> {
        let table = self.store.query(sql).unwrap();
        let cell = |cell: &Cell| match cell {
            Cell::Null => String::new(),
            Cell::Int(int) => int.to_string(),
            Cell::Real(real) => real.to_string(),
            Cell::Text(text) => text.clone(),
            Cell::Blob(blob) => format!("{blob:?}"),
        };
        table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
    }
}

pub fn new_run() -> NewRun {
    NewRun {
        at: 1_795_000_000,
        by: "sync".into(),
        today: day("2026-11-21"),
        dry_run: false,
        full: mamori::core::feed::Full::default(),
        how: String::new(),
        alone: false,
    }
}

pub fn day(iso: &str) -> Day {
    Day::parse(iso).unwrap()
}
