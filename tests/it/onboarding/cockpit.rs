//! Onboarding at the cockpit, through the real runtime: what each key took, and what is then in the
//! store.

use super::{ACCOUNTS, FILES, STEPS};
use crate::session::{Sitting, workspace};
use mamori::locale::Lang;
use mamori::runtime::sync::{SyncOptions, sync};
use std::path::Path;
use std::sync::atomic::AtomicBool;

fn sitting(folder: &Path) -> Sitting {
    let book = crate::book::files();
    let book = book.iter().map(|(name, text)| (*name, text.as_str()));
    let files: Vec<(&str, &str)> = book.chain(FILES).collect();
    Sitting::open(&workspace(folder, &files), (80, 24), Lang::En)
}

fn with_book(job: impl FnOnce(&mut Sitting)) {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    job(&mut sitting);
    sitting.close();
}

const DONE: &str = "SELECT title FROM v_task WHERE status = 'done' AND finished = '2026-11-20'";

#[test]
fn the_next_step_is_ticked_from_anywhere_with_two_keys() {
    let folder = tempfile::tempdir().unwrap();
    let files = [("accounts.csv", ACCOUNTS.lines().take(2).collect::<Vec<_>>().join("\n"))];
    let mut files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (*n, t.as_str())).collect();
    files.push(("steps.csv", STEPS));
    let workspace = workspace(folder.path(), &files);
    let mut sitting = Sitting::open(&workspace, (80, 24), Lang::En);
    sitting.press("3 d");
    assert_eq!(sitting.keys, 2);
    assert_eq!(sitting.query(DONE), [["Data migrated"]]);
    sitting.shows("Admins trained");
    // The same file again, and a newer one that still calls it open: the tick stays.
    let newer = STEPS.replace("Go-live", "Going live");
    std::fs::write(sitting.workspace.exports().join("steps.csv"), newer).unwrap();
    sync(&workspace, &SyncOptions::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
    assert_eq!(sitting.query(DONE), [["Data migrated"]]);
    sitting.press("u");
    assert!(sitting.query(DONE).is_empty());
    sitting.close();
}

const STARTED: &str = "SELECT count(*) FROM v_task WHERE origin = 'you'";

#[test]
fn a_checklist_is_started_on_top_and_one_undo_takes_it_back() {
    with_book(|sitting| {
        sitting.press("3");
        assert!(sitting.selected().contains("銀河商会"), "{}", sitting.screen());
        sitting.press("d");
        assert_eq!(sitting.query(STARTED), [["0"]], "there is nothing to tick yet");
        sitting.keys = 0;
        sitting.press("p 1");
        assert_eq!(sitting.keys, 2);
        assert_eq!(sitting.query(STARTED), [["5"]]);
        sitting.press("u");
        assert_eq!(sitting.query(STARTED), [["0"]]);
        assert!(sitting.selected().contains("銀河商会"), "{}", sitting.screen());
        sitting.press("U d");
        let done = "SELECT title FROM v_task WHERE origin = 'you' AND status = 'done'";
        assert_eq!(sitting.query(done), [["Invite sent"]]);
        sitting.press("u");
        assert!(sitting.query(done).is_empty());
    });
}

#[test]
fn a_second_checklist_asks_for_its_unit() {
    with_book(|sitting| {
        sitting.press("3 p 1");
        sitting.press("p 1");
        sitting.type_text("Osaka");
        sitting.press("Enter");
        assert_eq!(sitting.query(STARTED), [["10"]]);
        sitting.shows("Osaka");
    });
}

#[test]
fn a_blocked_step_says_on_whose_side_and_why() {
    with_book(|sitting| {
        sitting.press("3 j");
        sitting.keys = 0;
        sitting.press("w c");
        sitting.type_text("waiting for their data team");
        sitting.press("Enter");
        assert_eq!(sitting.keys, 3);
        let blocked = "SELECT title, waiting_on FROM v_task WHERE status = 'waiting'";
        assert_eq!(sitting.query(blocked), [["Data migrated", "customer"]]);
        sitting.press("Enter");
        sitting.shows("waiting for their data team");
        sitting.press("Esc ]");
        sitting.shows("Northwind");
        sitting.press("u");
        assert!(sitting.query(blocked).is_empty());
    });
}

#[test]
fn only_a_step_that_wants_evidence_asks_for_it() {
    with_book(|sitting| {
        sitting.press("3");
        sitting.press("p 2");
        for _ in 0..6 {
            sitting.press("d");
        }
        let done = "SELECT count(*) FROM v_task WHERE origin = 'you' AND status = 'done'";
        assert_eq!(sitting.query(done), [["6"]]);
        sitting.keys = 0;
        sitting.press("d");
        assert_eq!(sitting.query(done), [["6"]], "it asks first");
        sitting.type_text("Signed by Sato on 11/19");
        sitting.press("Enter");
        assert_eq!(sitting.keys, 2);
        let proof = "SELECT json_extract(body, '$.step.proof') FROM task WHERE status = 'done' \
                     AND json_extract(body, '$.step.proof') IS NOT NULL";
        assert_eq!(sitting.query(proof), [["Signed by Sato on 11/19"]]);
    });
}

#[test]
fn a_step_is_added_and_dated_anew() {
    with_book(|sitting| {
        sitting.press("3 j a");
        sitting.type_text("Security review 11/24");
        sitting.press("Enter");
        let added = "SELECT title, due FROM v_task WHERE origin = 'you'";
        assert_eq!(sitting.query(added), [["Security review", "2026-11-24"]]);
        sitting.press("t w");
        let due = "SELECT due FROM v_task WHERE title = 'Data migrated'";
        assert_eq!(sitting.query(due), [["2026-11-27"]]);
    });
}
