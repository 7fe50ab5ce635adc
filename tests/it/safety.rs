//! Safety copies and the way back, the copy of each day, and what doctor finds.

use crate::cli::Shell;
use mamori::core::calendar::holiday::Region;
use mamori::core::day::Day;
use mamori::locale::{Lang, message_ids};
use mamori::runtime::backup;
use mamori::runtime::doctor::{self, Topic, Verdict};
use mamori::runtime::workspace::Workspace;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn titles(shell: &Shell) -> Vec<String> {
    let tasks = shell.json(&["task", "list"]);
    tasks
        .as_array()
        .unwrap()
        .iter()
        .map(|task| task["title"].as_str().unwrap().to_owned())
        .collect()
}

fn status(report: &Value, topic: &str) -> Vec<String> {
    let checks = report["checks"].as_array().unwrap().iter();
    checks
        .filter(|check| check["topic"] == topic)
        .map(|check| check["status"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_backup_brings_back_what_was_there_and_keeps_what_it_replaced() {
    let shell = Shell::with_book();
    shell.run(&["task", "add", "before the copy"]);
    let copy = shell.folder.path().join("copy.db");
    assert_eq!(shell.json(&["backup", path(&copy)])["path"], path(&copy));
    shell.run(&["task", "add", "after the copy"]);
    let after = titles(&shell);
    assert!(after.contains(&"after the copy".to_owned()));

    let done = shell.json(&["restore", path(&copy)]);
    assert_eq!(done["accounts"], 8);
    let restored = titles(&shell);
    assert!(restored.contains(&"before the copy".to_owned()));
    assert!(!restored.contains(&"after the copy".to_owned()));

    let aside = PathBuf::from(done["aside"].as_str().unwrap());
    shell.run(&["restore", path(&aside)]);
    assert_eq!(titles(&shell), after, "nothing was lost by restoring");
}

#[test]
fn a_copy_is_one_file_for_its_owner_and_never_written_over() {
    let shell = Shell::with_book();
    let copy = shell.folder.path().join("copy.db");
    assert_eq!(shell.code(&["backup", path(&copy)]), 0);
    let beside: Vec<_> = std::fs::read_dir(shell.folder.path())
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| name.starts_with("copy"))
        .collect();
    assert_eq!(beside, ["copy.db"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(shell.code(&["backup", path(&copy)]), 1);
    assert_eq!(shell.code(&["backup"]), 0);
    assert_eq!(shell.code(&["backup"]), 0, "a second copy of a day has a name of its own");
    assert_eq!(shell.code(&["backup", "--read-only"]), 1);
}

#[test]
fn what_is_no_whole_store_of_this_version_is_refused_and_changes_nothing() {
    let shell = Shell::with_book();
    let before = titles(&shell);
    let file = shell.folder.path().join("other.db");
    let refused = |bytes: &[u8], code: &str| {
        std::fs::write(&file, bytes).unwrap();
        let output = shell.run(&["restore", path(&file), "--json"]);
        assert_eq!(output.status.code(), Some(1), "{code}");
        let error: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert_eq!(error["error"]["code"], code);
        assert_eq!(titles(&shell), before);
    };
    refused(b"an invoice, not a store", "backup-not-a-store");
    refused(b"", "backup-not-a-store");
    assert_eq!(shell.code(&["restore", "no/such/file.db"]), 1);

    let copy = shell.folder.path().join("copy.db");
    assert_eq!(shell.code(&["backup", path(&copy)]), 0);
    let whole = std::fs::read(&copy).unwrap();
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    refused(&newer, "store-newer");
    let mut damaged = whole;
    let at = damaged.len() / 2 / 4096 * 4096;
    damaged[at..at + 2 * 4096].fill(0x5a);
    refused(&damaged, "backup-damaged");
}

#[test]
fn a_damaged_store_is_named_by_doctor_and_mended_by_restore() {
    let shell = Shell::with_book();
    let copy = shell.folder.path().join("copy.db");
    assert_eq!(shell.code(&["backup", path(&copy)]), 0);
    let store = shell.workspace().join("mamori.db");
    std::fs::write(&store, vec![0x5a; 40_000]).unwrap();
    for tail in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(shell.workspace().join(format!("mamori.db{tail}")));
    }
    let report = shell.run(&["doctor", "--json"]);
    assert_eq!(report.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    assert_eq!(status(&report, "store"), ["fault"]);
    let done = shell.json(&["restore", path(&copy)]);
    let aside = done["aside"].as_str().unwrap();
    assert_eq!(std::fs::read(aside).unwrap(), vec![0x5a; 40_000], "kept as it was");
    assert_eq!(shell.json(&["list"]).as_array().unwrap().len(), 8);
}

#[test]
fn doctor_finds_nothing_wrong_in_a_new_book_and_says_what_is_old() {
    let shell = Shell::with_book();
    let report = shell.json(&["doctor"]);
    assert_eq!(report["faults"], 0, "{report}");
    for topic in ["store", "settings", "exports"] {
        assert_eq!(status(&report, topic), ["ok"], "{topic}");
    }
    assert_eq!(status(&report, "backups"), ["warning"], "there is none yet");
    assert_eq!(status(&report, "holidays"), ["warning"], "none are set");
    shell.run(&["backup"]);
    assert_eq!(status(&shell.json(&["doctor"]), "backups"), ["ok"]);
}

#[test]
fn a_built_in_calendar_is_watched_a_year_before_it_ends() {
    let folder = tempfile::tempdir().unwrap();
    let holidays = |toml: &str, today: &str| {
        std::fs::write(folder.path().join("mamori.toml"), toml).unwrap();
        let mut options = crate::session::options(folder.path());
        options.today = Day::parse(today);
        let found = doctor::examine(&options).unwrap();
        let found = found.into_iter().filter(|finding| finding.topic == Topic::Holidays);
        found.map(|finding| (finding.verdict, finding.said.id.to_string())).collect::<Vec<_>>()
    };
    let last = Region::Japan.last_year();
    let japan = "[calendar]\nregion = \"jp\"\n";
    let fine = (Verdict::Fine, "doctor-calendar-fine".to_owned());
    let ends = (Verdict::Warning, "doctor-calendar-ends".to_owned());
    assert_eq!(holidays(japan, &format!("{}-12-31", last - 1)), [fine]);
    assert_eq!(holidays(japan, &format!("{last}-01-01")), std::slice::from_ref(&ends));
    let unset = holidays("", &format!("{last}-01-01"));
    assert_eq!(unset[0], ends, "accounts in Japan follow its calendar all the same");
    assert_eq!(unset.last().unwrap().1, "doctor-holidays-none");
}

#[test]
fn what_doctor_warns_of_says_what_to_do() {
    for id in message_ids(Lang::En).0.iter().filter(|id| id.starts_with("doctor-")) {
        let warned = ["none", "old", "over", "ends", "damaged", "closed", "orphans", "aside"];
        if !warned.iter().any(|end| id.ends_with(end)) || id == "doctor-terminal-none" {
            continue;
        }
        let said = |lang: Lang| lang.word(id);
        let (english, japanese) = (said(Lang::En), said(Lang::Ja));
        let told = ["mamori", "Import", "Check", "Set ", "Add "];
        assert!(told.iter().any(|word| english.contains(word)), "{id}: {english}");
        let told = ["mamori", "ください"];
        assert!(told.iter().any(|word| japanese.contains(word)), "{id}: {japanese}");
    }
}

#[test]
fn a_feed_that_has_dried_up_is_named() {
    let shell = Shell::with_book();
    let topics = |today: &str| {
        let mut options = crate::session::options(&shell.workspace());
        options.today = Day::parse(today);
        let found = doctor::examine(&options).unwrap();
        let feeds = found.into_iter().filter(|finding| finding.topic == Topic::Feeds);
        feeds.map(|finding| finding.verdict).collect::<Vec<_>>()
    };
    assert_eq!(topics("2025-01-01"), [Verdict::Fine], "nothing is old before it was exported");
    let later = topics("2028-01-01");
    assert!(later.len() > 3 && later.iter().all(|verdict| *verdict == Verdict::Warning));
}

#[test]
fn each_day_has_one_copy_and_seven_are_kept() {
    let shell = Shell::with_book();
    let folder = shell.workspace().join("backups");
    let on = |day: Day| {
        let mut options = crate::session::options(&shell.workspace());
        options.today = Some(day);
        backup::daily(&Workspace::open(&options).unwrap()).unwrap().is_some()
    };
    let first = Day::parse("2026-12-25").unwrap();
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("daily-notes.db"), "mine").unwrap();
    std::fs::write(folder.join("daily-2026-12-20.db.7.part"), "cut off").unwrap();
    for day in 0..10 {
        assert!(on(first + day));
        assert!(!on(first + day), "once a day");
    }
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 8, "{names:?}");
    assert_eq!(names[0], "daily-2026-12-28.db");
    assert!(names.contains(&"daily-notes.db".to_owned()), "what somebody else put there stays");
    assert!(!names.iter().any(|name| name.contains(".part")), "a copy that was cut off goes");
}

#[test]
fn a_fault_in_the_settings_is_said_with_its_line() {
    let shell = Shell::with_book();
    std::fs::write(shell.workspace().join("mamori.toml"), "me = [\"Aya\"]\nmee = 1\n").unwrap();
    let output = shell.run(&["doctor"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.lines().any(|line| line.starts_with("FAULT") && line.contains("line 2")),
        "{text}"
    );
}

#[test]
fn doctor_makes_nothing_where_there_is_nothing() {
    let shell = Shell::empty();
    let report = shell.json(&["doctor"]);
    assert_eq!(report["faults"], 0, "{report}");
    assert!(!shell.workspace().exists());
}
