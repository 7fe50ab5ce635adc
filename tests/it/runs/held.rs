//! Runs that are held: listed with their reason, taken in later as they were looked at, or dropped.

use super::{account, book_of, write};
use crate::cli::Shell;
use crate::session::{Sitting, options};
use mamori::locale::Lang;
use mamori::runtime::workspace::Workspace;
use serde_json::Value;

/// A book of ten, and a file that would take most of its revenue away.
fn held() -> (Shell, String) {
    let shell = Shell::empty();
    write(&shell, "accounts.csv", &book_of(|_| 100));
    shell.json(&["sync"]);
    write(&shell, "accounts.csv", &book_of(|n| if n <= 3 { 10 } else { 100 }));
    let report = shell.json(&["sync"]);
    assert_eq!(report["why"]["code"], "held-arr", "{report}");
    let run = report["held_run"].as_str().unwrap().to_owned();
    (shell, run)
}

fn arr(shell: &Shell) -> Value {
    account(shell, "Customer 1")["arr_minor"].clone()
}

/// The numbers of the runs that are held.
fn waiting(shell: &Shell) -> Vec<String> {
    let log = shell.json(&["sync", "log"]);
    let held = log.as_array().unwrap().iter().filter(|run| !run["held"].is_null());
    held.map(|run| run["run"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_held_run_is_listed_with_its_reason_and_taken_in_later() {
    let (shell, run) = held();
    assert_eq!(waiting(&shell), [run.as_str()]);
    let text = String::from_utf8(shell.run(&["sync", "log", "--lang", "en"]).stdout).unwrap();
    assert!(text.contains(&format!("mamori sync accept {run}")), "{text}");
    assert!(text.contains("from $1,000 to $730"), "{text}");
    assert_eq!(arr(&shell), 10_000);
    let report = shell.json(&["sync", "accept", &run]);
    assert_eq!(report["totals"]["changed"], 3, "{report}");
    assert_eq!(arr(&shell), 1_000);
    assert!(waiting(&shell).is_empty());
    let taken = report["run"].as_str().unwrap();
    shell.json(&["sync", "undo", taken]);
    assert_eq!(arr(&shell), 10_000, "it can be taken back as any other");
}

#[test]
fn a_dry_run_says_what_the_guard_would_hold_and_keeps_nothing() {
    let shell = Shell::empty();
    write(&shell, "accounts.csv", &book_of(|_| 100));
    shell.json(&["sync"]);
    write(&shell, "accounts.csv", &book_of(|n| if n <= 3 { 10 } else { 100 }));
    let report = shell.json(&["sync", "--dry-run"]);
    assert_eq!((&report["held"], &report["held_run"]), (&Value::Bool(true), &Value::Null));
    assert_eq!(report["why"]["code"], "held-arr", "{report}");
    assert_eq!(report["files"][0]["status"], "held");
    assert_eq!(shell.code(&["sync", "--dry-run"]), 1);
    assert_eq!(shell.code(&["sync", "--dry-run", "--yes"]), 0);
    assert!(waiting(&shell).is_empty(), "nothing of it was kept");
    assert_eq!(arr(&shell), 10_000);
}

#[test]
fn a_held_run_is_not_undone_and_another_is_not_accepted() {
    let (shell, run) = held();
    assert_eq!(shell.code(&["sync", "undo", &run]), 1);
    assert_eq!(shell.code(&["sync", "accept", "r1"]), 1);
    assert_eq!(shell.code(&["sync", "accept", "r99"]), 1);
}

#[test]
fn a_file_that_changed_since_it_was_held_is_not_taken_in_unseen() {
    let (shell, run) = held();
    write(&shell, "accounts.csv", &book_of(|_| 1));
    let output = shell.run(&["sync", "accept", &run, "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("accounts.csv is not the file any more"), "{text}");
    assert_eq!(arr(&shell), 10_000);
    shell.json(&["sync"]);
    assert_eq!(waiting(&shell).len(), 1, "the newer file stands in the place of the older");
    shell.json(&["sync", "--yes"]);
    assert!(waiting(&shell).is_empty(), "a yes by another way is one as well");
}

#[test]
fn a_held_run_is_dropped() {
    let (shell, run) = held();
    assert_eq!(shell.code(&["sync", "drop", &run]), 0);
    assert!(waiting(&shell).is_empty());
    assert_eq!(shell.code(&["sync", "drop", &run]), 1);
    assert_eq!(arr(&shell), 10_000);
    assert_eq!(shell.json(&["sync"])["held"], true, "the file is still there");
}

#[test]
fn a_sync_that_moves_the_scores_of_many_accounts_is_held() {
    let shell = Shell::with_book();
    let path = shell.workspace().join("exports/usage.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let fallen = |line: &str| -> String {
        let hit =
            ["A2,2026-1", "A7,2026-1", "A8,2026-1"].iter().any(|start| line.starts_with(start));
        let mut cells = line.splitn(3, ',');
        match (hit, cells.next(), cells.next()) {
            (true, Some(account), Some(day)) => format!("{account},{day},1,1\n"),
            _ => format!("{line}\n"),
        }
    };
    std::fs::write(&path, text.lines().map(fallen).collect::<String>()).unwrap();
    let before = shell.json(&["list"]);
    let report = shell.json(&["sync"]);
    assert_eq!(report["why"]["code"], "held-scores", "{report}");
    let output = shell.run(&["sync", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("2 of 8 accounts would fall by 5 points or more"), "{text}");
    assert_eq!(shell.json(&["list"]), before);
}

#[test]
fn screen_7_takes_a_held_run_in_and_drops_one() {
    let check = |key: &str, left: i64| {
        let (shell, _) = held();
        let workspace = Workspace::open(&options(&shell.workspace())).unwrap();
        let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
        sitting.shows("1 held (7)");
        sitting.press("7 [ [");
        sitting.shows("held: the ARR of the accounts you have");
        sitting.press(key);
        assert!(!sitting.screen().contains("1 held (7)"), "{}", sitting.screen());
        drop(sitting);
        assert!(waiting(&shell).is_empty());
        assert_eq!(arr(&shell), left);
    };
    check("Enter", 1_000);
    check("Z", 10_000);
}
