//! Taking a run back: what it brought goes, what others wrote since stays.

use super::batch::{records, staged, usage};
use super::{Shelf, shelf};
use mamori::core::account::AccountId;
use mamori::core::batch::FileBatch;
use mamori::core::entity::Entity;
use mamori::core::message::Message;
use mamori::core::operation::{Correction, Gesture, Item, Operation};
use proptest::prelude::*;
use std::collections::HashSet;

const AT: i64 = 1_795_100_000;

/// Everything that the documented views say, but for the list of runs and the journal themselves.
fn said(shelf: &Shelf) -> Vec<String> {
    let views = shelf.rows("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name");
    let views = views.into_iter().filter(|view| view != "v_run" && view != "v_history");
    views
        .flat_map(|view| {
            let mut rows = shelf.rows(&format!("SELECT * FROM {view}"));
            rows.sort();
            rows.into_iter().map(move |row| format!("{view}: {row}")).collect::<Vec<_>>()
        })
        .collect()
}

/// What stands in the entity tables, as sources said it.
fn kept(shelf: &Shelf) -> Vec<String> {
    let sql =
        "SELECT source, key, name, arr, owner, extra, creates FROM account_record ORDER BY 1, 2";
    let mut rows = shelf.rows(sql);
    rows.extend(shelf.rows("SELECT entity, field, until_day, value FROM version ORDER BY 1, 2, 3"));
    rows
}

fn crm(as_of: &str, rows: &[(&str, &str, &str)]) -> FileBatch {
    let fields: Vec<_> = rows
        .iter()
        .map(|(_, owner, arr)| {
            [("name", "Acme"), ("owner", *owner), ("arr", *arr), ("currency", "USD")]
        })
        .collect();
    let rows: Vec<_> =
        rows.iter().zip(&fields).map(|((key, ..), fields)| (*key, *key, &fields[..])).collect();
    records("crm", Entity::Account, as_of, &rows)
}

/// Files that speak of the same few things in many ways.
fn pool() -> Vec<FileBatch> {
    let tickets = |as_of, status, refs: [&'static str; 2]| {
        let fields = [("opened", "2026-10-01"), ("status", status)];
        let rows = [("T1", refs[0], &fields[..]), ("T2", refs[1], &fields[..1])];
        records("desk", Entity::Ticket, as_of, &rows)
    };
    vec![
        crm("2026-11-01", &[("A1", "Aya", "100"), ("A2", "Aya", "200")]),
        crm("2026-11-08", &[("A1", "Ben", "100"), ("A3", "Ben", "50")]),
        crm("2026-11-15", &[("A1", "Ben", "90"), ("A2", "Cho", "200"), ("A3", "Ben", "50")]),
        crm("2026-10-15", &[("A2", "Dan", "10")]),
        records(
            "desk",
            Entity::Account,
            "2026-11-02",
            &[("D1", "D1", &[("alias", "A1"), ("stage", "live"), ("x", "1")])],
        ),
        records(
            "crm",
            Entity::Subscription,
            "2026-11-02",
            &[("S1", "A1", &[("start", "2026-01-01"), ("end", "2026-12-31"), ("seats", "5")])],
        ),
        records(
            "crm",
            Entity::Subscription,
            "2026-11-09",
            &[("S1", "A2", &[("end", "2027-12-31"), ("seats", "7")])],
        ),
        tickets("2026-11-03", "open", ["D1", "A2"]),
        tickets("2026-11-10", "solved", ["D1", "D1"]),
        usage("crm", "2026-11-05", &[("A1", "logins", "2026-10-01", &[Some(5), None, Some(7)])]),
        usage(
            "crm",
            "2026-11-06",
            &[
                ("A1", "logins", "2026-09-30", &[Some(900), Some(5), Some(6), Some(7)]),
                ("A2", "logins", "2026-10-01", &[Some(1)]),
            ],
        ),
        usage("crm", "2026-11-04", &[("A1", "logins", "2026-10-03", &[Some(1), Some(70_000)])]),
    ]
}

fn undo(shelf: &Shelf, run: u32) -> mamori::core::intake::UndoneRun {
    shelf.store.undo_run(run, AT).unwrap()
}

/// One run per list of files.
fn runs(lists: &[Vec<usize>]) -> Vec<Vec<FileBatch>> {
    let pool = pool();
    lists.iter().map(|list| list.iter().map(|at| pool[at % pool.len()].clone()).collect()).collect()
}

fn lists() -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0usize..12, 1..4), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn taking_the_last_run_back_is_the_state_before_it(lists in lists()) {
        let shelf = shelf();
        for files in runs(&lists) {
            let before = (said(&shelf), kept(&shelf), shelf.facts());
            let run = shelf.sync(staged(&files)).run;
            let after = said(&shelf);
            undo(&shelf, run);
            prop_assert_eq!(&before, &(said(&shelf), kept(&shelf), shelf.facts()));
            shelf.sync(staged(&files));
            prop_assert_eq!(after.len(), said(&shelf).len());
        }
        prop_assert_eq!(shelf.rows("SELECT * FROM pragma_foreign_key_check"), [""; 0]);
    }

    #[test]
    fn taking_all_runs_back_in_any_order_leaves_nothing(
        lists in lists(),
        order in Just((1..6u32).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let shelf = shelf();
        let empty = (said(&shelf), kept(&shelf));
        for files in runs(&lists) {
            shelf.sync(staged(&files));
        }
        for run in order.into_iter().filter(|run| *run as usize <= lists.len()) {
            undo(&shelf, run);
        }
        prop_assert_eq!(empty, (said(&shelf), kept(&shelf)));
    }

    #[test]
    fn what_a_later_run_said_stays(lists in lists(), older in 0usize..6) {
        let shelf = shelf();
        let all = runs(&lists);
        for files in &all {
            shelf.sync(staged(files));
        }
        let run = older % all.len();
        let points = "SELECT * FROM v_usage_daily ORDER BY reference, day";
        let before = (kept(&shelf), shelf.rows(points));
        undo(&shelf, run as u32 + 1);
        let digests = |files: &[Vec<FileBatch>]| -> HashSet<[u8; 32]> {
            files.iter().flatten().map(|file| file.digest).collect()
        };
        if digests(&all[run + 1..]).is_superset(&digests(&all[run..=run])) {
            prop_assert_eq!(before, (kept(&shelf), shelf.rows(points)), "it was said again");
        }
    }
}

#[test]
fn a_field_that_a_later_run_changed_stays_and_the_others_go_back() {
    let shelf = shelf();
    shelf.sync(staged(&[crm("2026-11-01", &[("A1", "Aya", "100"), ("A2", "Aya", "200")])]));
    let second = records(
        "crm",
        Entity::Account,
        "2026-11-08",
        &[("A1", "A1", &[("owner", "Ben"), ("arr", "90")])],
    );
    let second = shelf.sync(staged(&[second])).run;
    let third = records("crm", Entity::Account, "2026-11-15", &[("A1", "A1", &[("owner", "Cho")])]);
    let third = shelf.sync(staged(&[third])).run;
    let done = undo(&shelf, second);
    let now = "SELECT owner, arr FROM account_record WHERE key = 'A1'";
    assert_eq!(shelf.rows(now), ["Cho|100"]);
    assert_eq!((done.restored, done.removed, done.left), (1, 0, 1));
    let left = &done.named[0];
    assert_eq!((left.key.as_str(), left.field.as_deref()), ("A1", Some("owner")));
    assert_eq!(left.reason, Message::new("left-by-run").text("run", format!("r{third}")));
    undo(&shelf, third);
    assert_eq!(shelf.rows(now), ["Aya|100"], "what the third run replaced was taken back as well");
}

#[test]
fn a_run_is_taken_back_once() {
    let shelf = shelf();
    let run = shelf.sync(staged(&[crm("2026-11-01", &[("A1", "Aya", "100")])])).run;
    let why = |run| shelf.store.undo_run(run, AT).unwrap_err().message.id.to_string();
    undo(&shelf, run);
    assert_eq!((why(run), why(99)), ("store-run-undone".into(), "store-run-unknown".into()));
}

#[test]
fn the_same_file_applies_again_after_its_run_was_taken_back() {
    let shelf = shelf();
    let file = crm("2026-11-01", &[("A1", "Aya", "100")]);
    let run = shelf.sync(staged(std::slice::from_ref(&file))).run;
    assert!(shelf.store.known_file(&file.digest, &file.settings).unwrap().is_some());
    undo(&shelf, run);
    assert!(shelf.store.known_file(&file.digest, &file.settings).unwrap().is_none());
    assert_eq!(shelf.sync(staged(&[file])).files[0].counts.new, 1);
}

fn correct(shelf: &Shelf, value: &str, against: &str) {
    let correction = Correction {
        id: 1,
        account: AccountId(1),
        field: "owner".into(),
        value: Some(value.into()),
        against: Some(against.into()),
        made: None,
    };
    let operations = vec![Operation::create(Item::Correction(correction))];
    let gesture = Gesture { title: Message::new("store-stopped"), operations };
    shelf.store.write(&gesture, "you", AT).unwrap();
}

fn owner(shelf: &Shelf) -> Option<String> {
    shelf.fact(1).account.owner
}

#[test]
fn a_correction_that_the_run_settled_counts_again() {
    let shelf = shelf();
    shelf.sync(staged(&[crm("2026-11-01", &[("A1", "Aya", "100")])]));
    correct(&shelf, "Ben", "Aya");
    let run = shelf.sync(staged(&[crm("2026-11-08", &[("A1", "Ben", "100")])])).run;
    assert_eq!(shelf.rows("SELECT settled_run FROM correction"), [run.to_string()]);
    assert_eq!(undo(&shelf, run).revived, 1);
    assert_eq!(shelf.rows("SELECT owner FROM account_record"), ["Aya"]);
    assert_eq!(owner(&shelf).as_deref(), Some("Ben"));
}

#[test]
fn what_a_person_corrected_since_stays() {
    let shelf = shelf();
    shelf.sync(staged(&[crm("2026-11-01", &[("A1", "Aya", "100")])]));
    let run = shelf.sync(staged(&[crm("2026-11-08", &[("A1", "Ben", "90")])])).run;
    correct(&shelf, "Cho", "Ben");
    let done = undo(&shelf, run);
    assert_eq!(owner(&shelf).as_deref(), Some("Cho"));
    assert_eq!(shelf.rows("SELECT owner, arr FROM account_record"), ["Ben|100"]);
    assert_eq!(done.named[0].reason, Message::new("left-by-person"));
}

#[test]
fn an_account_that_a_person_wrote_about_stays() {
    let shelf = shelf();
    let run =
        shelf.sync(staged(&[crm("2026-11-01", &[("A1", "Aya", "100"), ("A2", "Aya", "1")])])).run;
    correct(&shelf, "Cho", "Aya");
    let done = undo(&shelf, run);
    assert_eq!(shelf.rows("SELECT key FROM account_record"), ["A1"]);
    assert_eq!((done.removed, done.left), (1, 1));
}

#[test]
fn problems_of_the_reading_before_come_back() {
    let shelf = shelf();
    let mut file = crm("2026-11-01", &[("A1", "Aya", "100")]);
    file.problems.push(mamori::core::problem::Problem {
        line: 3,
        record: 2,
        column: None,
        value: None,
        reason: Message::new("ingest-problem-key"),
        raw: String::new(),
        value_only: false,
    });
    shelf.sync(staged(std::slice::from_ref(&file)));
    file.problems.clear();
    let run = shelf.sync(staged(&[file])).run;
    assert!(shelf.store.problems().unwrap().is_empty());
    undo(&shelf, run);
    assert_eq!(shelf.store.problems().unwrap().len(), 1);
}

/// A year of daily files of a book that hardly changes.
#[test]
fn the_trace_of_a_daily_file_is_small() {
    let shelf = shelf();
    let size = |shelf: &Shelf| -> i64 {
        let sql = "SELECT coalesce(sum(length(rows) + coalesce(length(body), 0) + length(coalesce(stated, '')) + 8), 0) FROM run_trace";
        shelf.rows(sql)[0].parse().unwrap()
    };
    let names: Vec<String> = (0..200).map(|n| format!("A{n}")).collect();
    let day = |n: i32| mamori::core::day::Day::parse("2026-01-01").unwrap() + n;
    for run in 0..30 {
        let as_of = day(run + 30).to_string();
        let first = day(run).to_string();
        let accounts: Vec<_> = names.iter().map(|name| (name.as_str(), "Aya", "100")).collect();
        let points: Vec<Option<i64>> = (0..30).map(|n| Some(i64::from(run + n) % 7)).collect();
        let series: Vec<_> = names
            .iter()
            .map(|name| (name.as_str(), "logins", first.as_str(), &points[..]))
            .collect();
        shelf.sync(staged(&[crm(&as_of, &accounts), usage("crm", &as_of, &series)]));
    }
    assert!(size(&shelf) < 30 * 300, "{} bytes for 30 runs", size(&shelf));
}

#[test]
fn links_of_a_run_taken_back_are_free_for_the_next() {
    let shelf = shelf();
    let empty = (said(&shelf), kept(&shelf));
    for files in runs(&[vec![7], vec![0], vec![0], vec![7], vec![8]]) {
        shelf.sync(staged(&files));
    }
    for run in [2, 1, 3, 5, 4] {
        undo(&shelf, run);
    }
    assert_eq!(empty, (said(&shelf), kept(&shelf)));
}
