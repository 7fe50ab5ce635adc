//! Files that would take too much: each is refused with a sentence, in bounded memory and time.

use super::{of_bytes, open, refused, write};
use std::fmt::Write;

#[test]
fn hazard_37_an_endless_line_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let line = format!("account_id,date,active_users\n{}", "x".repeat(17 << 20));
    assert_eq!(refused(open(&write(&folder, "line.csv", line.as_bytes()))), "ingest-refused-line");
    let record = format!("account_id,name\na,{}\n", "x".repeat(5 << 20));
    assert_eq!(refused(of_bytes("record.csv", record.as_bytes())), "ingest-refused-line");
}

#[test]
fn hazard_37_more_columns_than_a_sheet_has_are_refused() {
    let mut header = String::from("account_id");
    (0..20_000).for_each(|at| write!(header, ",c{at}").unwrap());
    assert_eq!(refused(of_bytes("wide.csv", header.as_bytes())), "ingest-refused-columns");
    let members: Vec<String> = (0..20_000).map(|at| format!("\"c{at}\":1")).collect();
    let json = format!("[{{{}}}]", members.join(","));
    assert_eq!(refused(of_bytes("wide.json", json.as_bytes())), "ingest-refused-columns");
}

#[test]
fn json_that_nests_without_end_is_refused() {
    let deep = "[".repeat(1_000_000);
    assert_eq!(
        refused(of_bytes("deep.json", format!("{{\"a\":{deep}").as_bytes())),
        "ingest-refused-deep"
    );
}

#[test]
fn hazard_38_a_folder_a_gone_file_and_nothing_at_all_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let named = folder.path().join("x.csv");
    std::fs::create_dir(&named).unwrap();
    assert_eq!(refused(open(&named)), "ingest-refused-folder");
    assert_eq!(refused(open(&folder.path().join("gone.csv"))), "ingest-refused-gone");
    assert_eq!(refused(open(&write(&folder, "empty.csv", b""))), "ingest-refused-empty");
    assert_eq!(
        refused(open(&write(&folder, "nul.csv", b"id,name\n1,a\0b\n"))),
        "ingest-refused-nul"
    );
}
