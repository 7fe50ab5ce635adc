//! Any bytes are read or refused, without a panic, and the counts add up.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mamori::core::batch::{Batch, FileBatch};
use mamori::core::day::Day;
use mamori::ingest::{Options, Presets, read_bytes};

fuzz_target!(|bytes: &[u8]| {
    let today = Day::from_number(20_000);
    let options = Options {
        today,
        as_of: None,
        encoding: None,
        preset: None,
        book_currency: None,
        home_country_is_japan: bytes.first().is_some_and(|byte| byte % 2 == 0),
    };
    if let Ok(file) = read_bytes("fuzz.csv", bytes, today, Presets::builtin(), &options) {
        check(&file);
    }
});

fn check(file: &FileBatch) {
    if let Batch::Records(records) = &file.batch {
        assert_eq!(file.read, records.len() as u64 + file.problems.len() as u64 + file.skipped);
    }
}
