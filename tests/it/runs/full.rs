//! Lists that are declared to be whole: what they do not have any more is marked as gone, and comes
//! back with the next file or when the run is taken back.

use super::{account, counts, write};
use crate::cli::Shell;
use serde_json::Value;

const FULL: &str = "[sources.csv]\nfull = [\"accounts\"]\n";

/// A list of these customers.
fn list(numbers: impl IntoIterator<Item = u32>) -> String {
    let row = |n| format!("A{n},Customer {n},Aya,100,USD\n");
    let rows: String = numbers.into_iter().map(row).collect();
    format!("account_id,account_name,owner,arr,currency\n{rows}")
}

/// Ten customers, read once, with this in `mamori.toml`.
fn ten(settings: &str) -> Shell {
    let shell = Shell::empty();
    write(&shell, "accounts.csv", &list(1..=10));
    std::fs::write(shell.workspace().join("mamori.toml"), settings).unwrap();
    shell.json(&["sync"]);
    shell
}

fn said(report: &Value) -> Vec<String> {
    let changes = report["changes"].as_array().unwrap().iter();
    changes.map(|change| change["code"].as_str().unwrap().to_owned()).collect()
}

/// The names of accounts that are gone.
fn gone(shell: &Shell) -> Vec<String> {
    let all = shell.json(&["list"]);
    let gone = all.as_array().unwrap().iter().filter(|account| !account["gone"].is_null());
    gone.map(|account| account["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_a_list_does_not_have_is_never_gone_unless_the_list_is_whole() {
    let shell = ten("");
    write(&shell, "accounts.csv", &list(2..=10));
    assert_eq!(said(&shell.json(&["sync"])), ["shift-absent"]);
    assert!(gone(&shell).is_empty());
    let report = shell.json(&["sync", "--full"]);
    assert_eq!(said(&report), ["shift-gone"], "{report}");
    assert_eq!(gone(&shell), ["Customer 1"]);
}

#[test]
fn who_is_gone_is_out_of_the_work_and_still_shown() {
    let shell = ten(FULL);
    write(&shell, "accounts.csv", &list(2..=10));
    let report = shell.json(&["sync"]);
    assert_eq!(said(&report), ["shift-gone"]);
    let detail = &report["details"][0];
    assert_eq!((&detail["key"], &detail["field"]), (&"A1".into(), &"gone".into()), "{detail}");
    let lost = account(&shell, "Customer 1");
    assert_eq!((&lost["health_band"], &lost["owner"]), (&"excluded".into(), &"Aya".into()));
    let listed = shell.json(&["list", "source:csv"]);
    assert_eq!(listed.as_array().unwrap().len(), 10);
    assert_eq!(listed[9]["name"], "Customer 1", "it comes last");
    let queued = shell.json(&["signals"]);
    assert!(!queued.to_string().contains("Customer 1"), "{queued}");
    let text = String::from_utf8(shell.run(&["show", "A1", "--lang", "en"]).stdout).unwrap();
    assert!(text.contains("Gone from the full list since"), "{text}");
}

#[test]
fn who_is_back_in_the_file_has_the_same_id() {
    let shell = ten(FULL);
    let before = account(&shell, "Customer 1")["id"].clone();
    write(&shell, "accounts.csv", &list(2..=10));
    shell.json(&["sync"]);
    write(&shell, "tickets.csv", "ticket_id,account_id,opened,status\nT1,A1,2026-11-01,open\n");
    shell.json(&["sync"]);
    assert_eq!(shell.json(&["sync", "problems"]).as_array().unwrap().len(), 0);
    write(&shell, "accounts.csv", &list(1..=10));
    assert_eq!(said(&shell.json(&["sync"])), ["shift-back"]);
    assert!(gone(&shell).is_empty());
    assert_eq!(account(&shell, "Customer 1")["id"], before);
}

#[test]
fn taking_the_run_back_brings_everybody_back() {
    let shell = ten(FULL);
    let before = shell.json(&["list"]);
    write(&shell, "accounts.csv", &list(2..=10));
    let run = shell.json(&["sync"])["run"].as_str().unwrap().to_owned();
    assert_eq!(gone(&shell), ["Customer 1"]);
    let done = shell.json(&["sync", "undo", &run]);
    assert_eq!((&done["restored"], &done["left"]), (&1.into(), &0.into()), "{done}");
    assert_eq!(shell.json(&["list"]), before);
}

#[test]
fn taking_back_the_run_that_brought_somebody_who_is_gone_by_now_forgets_them() {
    let shell = ten(FULL);
    write(&shell, "accounts.csv", &list(1..=11));
    let run = shell.json(&["sync"])["run"].as_str().unwrap().to_owned();
    write(&shell, "accounts.csv", &list(1..=10));
    shell.json(&["sync"]);
    assert_eq!(gone(&shell), ["Customer 11"]);
    shell.json(&["sync", "undo", &run]);
    assert_eq!(shell.json(&["list"]).as_array().unwrap().len(), 10);
}

#[test]
fn a_whole_list_in_two_files_is_both_of_them() {
    let shell = Shell::empty();
    write(&shell, "one.csv", &list(1..=6));
    std::fs::write(shell.workspace().join("mamori.toml"), FULL).unwrap();
    write(&shell, "two.csv", &list(7..=12));
    shell.json(&["sync"]);
    write(&shell, "one.csv", &list(2..=6));
    assert_eq!(said(&shell.json(&["sync"])), ["shift-gone"]);
    assert_eq!(gone(&shell), ["Customer 1"], "what only the other file has stays");
}

#[test]
fn absent_accounts_are_counted_once_per_feed() {
    let shell = ten("");
    write(&shell, "accounts.csv", &list(1..=5));
    write(&shell, "more.csv", &list(6..=9));
    let report = shell.json(&["sync", "--yes"]);
    assert_eq!(report["changes"][0]["args"][0][1]["count"], 1, "{report}");
    assert_eq!(report["changes"][0]["text"], "One account is not in this file.");
}

#[test]
fn a_whole_list_that_loses_a_fifth_is_held() {
    let shell = ten(FULL);
    write(&shell, "accounts.csv", &list(3..=10));
    let output = shell.run(&["sync", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("2 of 10 accounts of csv are not in the full list"), "{text}");
    assert!(gone(&shell).is_empty());
    shell.json(&["sync", "--yes"]);
    assert_eq!(gone(&shell), ["Customer 1", "Customer 2"]);
}

#[test]
fn a_whole_list_without_a_row_is_asked_about_and_never_means_everybody() {
    let shell = ten(FULL);
    write(&shell, "accounts.csv", &list([]));
    let output = shell.run(&["sync", "--json", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("has no row, and 10 are on file"), "{text}");
    assert_eq!(said(&shell.json(&["sync", "--yes"])), ["shift-absent", "shift-empty"]);
    assert!(gone(&shell).is_empty());
}

#[test]
fn nobody_is_gone_while_a_row_of_the_list_is_set_aside() {
    let shell = ten(FULL);
    let text = format!("{},Customer 1,Aya,100,USD\n", list(2..=10));
    write(&shell, "accounts.csv", &text);
    let report = shell.json(&["sync"]);
    assert_eq!(counts(&report)[3], 1);
    assert_eq!(said(&report), ["shift-absent", "shift-unsure"]);
    assert!(gone(&shell).is_empty());
}

#[test]
fn an_older_list_neither_marks_nor_brings_back() {
    let shell = ten(FULL);
    write(&shell, "accounts.csv", &list(2..=10));
    shell.json(&["sync", "--as-of", "2026-11-20"]);
    let file = shell.workspace().join("old.csv");
    std::fs::write(&file, list(1..=9)).unwrap();
    shell.json(&["sync", file.to_str().unwrap(), "--as-of", "2026-11-01"]);
    assert_eq!(gone(&shell), ["Customer 1"]);
}

#[test]
fn an_unknown_kind_in_the_settings_is_said() {
    let shell = ten("[sources.csv]\nfull = [\"planets\"]\n");
    let output = shell.run(&["config", "check", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8(output.stderr).unwrap().contains("planets"));
}
