//! What every target reads with.

use mamori::core::batch::{Batch, FileBatch};
use mamori::core::day::Day;
use mamori::ingest::{Options, Presets, read_bytes};

pub fn options() -> Options {
    Options::on(Day::from_number(20_000))
}

/// Reads bytes as a file; what is read adds up.
pub fn read(name: &str, bytes: &[u8], options: &Options) {
    if let Ok(file) = read_bytes(name, bytes, options.today, Presets::builtin(), options) {
        check(&file);
    }
}

pub fn check(file: &FileBatch) {
    let values = file.problems.iter().filter(|problem| problem.value_only).count();
    if let Batch::Records(records) = &file.batch {
        let rows = records.len() + file.problems.len() - values;
        assert_eq!(file.read, rows as u64 + file.skipped);
    }
}
