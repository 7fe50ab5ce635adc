//! JSON and CSV read in passing: wherever a window ends, the records are those of the whole.
#![no_main]

mod shared;

use mamori::core::batch::{Batch, FileBatch, Record};
use mamori::ingest::{Presets, read_bytes, read_in_windows};

fn records(file: &FileBatch) -> Vec<Record> {
    let mut records = Vec::new();
    let keep = |record: &Record| {
        records.push(record.clone());
        true
    };
    assert!(file.batch.visit_records(keep).is_ok());
    records.sort_by(|one, other| one.key.cmp(&other.key));
    records
}

libfuzzer_sys::fuzz_target!(|input: (u16, u16, &str)| {
    let (head, step, text) = input;
    let (options, presets) = (shared::options(), Presets::builtin());
    let ticket = |n: u32, more: &str| {
        format!("{{\"id\":{n},\"account_id\":2,\"opened\":\"2026-01-02\",\"x\":{more}}}")
    };
    let lines = |text: &str| {
        format!("id,account_id,subject,opened\n1,2,a,2026-01-02\n3,2,{text}\n4,2,b,2026-01-03\n")
    };
    let texts = [
        ("fuzz.json", text.to_owned()),
        ("fuzz.json", format!("[{},{}]", ticket(1, "1"), ticket(2, text))),
        ("fuzz.csv", lines(text)),
    ];
    for (name, text) in texts {
        let bytes = (text.as_bytes(), usize::from(head), usize::from(step));
        let read = read_in_windows(name, bytes, options.today, presets, &options);
        let Ok(Some(read)) = read else { continue };
        let whole = read_bytes(name, text.as_bytes(), options.today, presets, &options);
        let Ok(whole) = whole else { panic!("refused as a whole: {text}") };
        let sorted = |file: &FileBatch| FileBatch {
            batch: Batch::Records(records(file)),
            ..file.clone()
        };
        assert_eq!(sorted(&read), sorted(&whole));
    }
});
