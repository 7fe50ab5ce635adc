//! The forty ways in which real exports go wrong, and tax: each is taken in, noted, asked about, set
//! aside or refused, and has a test by its number.

mod amounts;
mod dates_and_ids;
mod sources;
mod tables;
mod text;

use crate::cli::Shell;
use crate::files::{notes, of_bytes, refused};
use crate::ingest::{records, said};
use mamori::core::batch::FileBatch;

/// A file that is read.
fn csv(text: &str) -> FileBatch {
    bytes(text.as_bytes())
}

fn bytes(bytes: &[u8]) -> FileBatch {
    let read = of_bytes("export.csv", bytes);
    read.unwrap_or_else(|refusal| panic!("{:?}", refusal.message))
}

fn refusal(text: &str) -> String {
    refused(of_bytes("export.csv", text.as_bytes()))
}

/// The values of one field, `-` where there is none.
pub fn values(batch: &FileBatch, field: &str) -> Vec<String> {
    let at = batch.entity.field(field).unwrap();
    let value = |record: &mamori::core::batch::Record| {
        record.values[at].as_ref().map_or("-".to_owned(), crate::ingest::shown)
    };
    records(batch).iter().map(value).collect()
}

pub fn keys(batch: &FileBatch) -> Vec<&str> {
    records(batch).iter().map(|record| record.key.as_str()).collect()
}

/// Line, column and reason of what is set aside.
fn aside(batch: &FileBatch) -> Vec<(u64, Option<&str>, &str)> {
    let problems = batch.problems.iter();
    problems.map(|one| (one.line, one.column.as_deref(), one.reason.id.as_ref())).collect()
}

/// A list of accounts by the rows below `account_id,name,arr,owner`.
fn accounts(rows: &str) -> String {
    format!("account_id,name,arr,owner\n{rows}")
}

/// How the command line takes files that follow each other under one name.
fn synced(shell: &Shell, name: &str, text: &str, more: &[&str]) -> (String, String) {
    let folder = shell.workspace().join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), text).unwrap();
    let report = shell.json(&[&["sync"], more].concat());
    let file = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .find(|file| file["path"].as_str().unwrap().ends_with(name));
    let file = file.unwrap();
    let code = file["error"]["code"].as_str().unwrap_or_default();
    (file["status"].as_str().unwrap().to_owned(), code.to_owned())
}

#[test]
fn every_hazard_has_a_test_of_its_number() {
    let mut numbers = std::collections::BTreeSet::new();
    for source in crate::house::sources("tests/it") {
        for found in source.text.split("fn hazard_").skip(1) {
            numbers.extend(found.get(..2).and_then(|digits| digits.parse::<u32>().ok()));
        }
    }
    let missing: Vec<u32> = (1..=41).filter(|number| !numbers.contains(number)).collect();
    assert!(missing.is_empty(), "without a test: {missing:?}");
}
