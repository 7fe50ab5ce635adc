//! Runs: what goes in is there, twice is once, and stopped is never.

use super::batch::{book, digest, records, staged, usage};
use super::{day, new_run, shelf};
use mamori::core::batch::{FileStatus, Grain, NO_POINT};
use mamori::core::contract::{Notice, RenewalMode};
use mamori::core::entity::Entity;
use mamori::core::money::{Currency, Money};
use mamori::store::{Access, StagedFile, Store};
use std::sync::atomic::AtomicBool;

#[test]
fn a_book_goes_in_and_comes_out_as_facts() {
    let shelf = shelf();
    let run = shelf.sync(staged(&book()));
    assert!(run.files.iter().all(|file| file.status == FileStatus::Applied), "{:?}", run.files);
    assert!(run.files.iter().all(|file| file.counts.adds_up()));
    assert_eq!(run.accounts_changed.len(), 3);

    let facts = shelf.facts();
    let acme = &facts[0];
    assert_eq!(acme.account.name, "Acme");
    assert_eq!(acme.account.arr, Some(Money::new(1_200_000, Currency::EUR)));
    assert_eq!(acme.account.domains, ["acme.example", "gmail.com"]);
    assert_eq!(acme.account.extra, [("Region".to_owned(), "West".to_owned())]);
    assert_eq!(
        acme.account.external_ids,
        [("crm".to_owned(), "ACME-1".to_owned()), ("desk".to_owned(), "9001".to_owned())]
    );
}

#[test]
fn happenings_find_the_account_they_belong_to() {
    let shelf = shelf();
    shelf.sync(staged(&book()));
    let facts = shelf.facts();
    let acme = &facts[0];
    let term = &acme.subscriptions[0];
    assert_eq!(term.notice, Some(Notice::Months(3)));
    assert_eq!(term.mode, Some(RenewalMode::Auto));
    assert_eq!(term.arr, Some(Money::new(1_200_000, Currency::EUR)), "mrr x 12, in its currency");
    assert_eq!(acme.tickets.iter().map(|t| t.key.as_str()).collect::<Vec<_>>(), ["t1", "t4"]);
    assert_eq!(acme.tickets[0].priority, Some(1));
    assert_eq!(acme.usage.len(), 2);
    assert_eq!(acme.usage[0].points, [3, NO_POINT, 0, 5], "no row is not zero");
    assert_eq!(acme.usage[1].points, [70_000, 1, 2, 3]);
    assert_eq!(acme.usage[0].grain, Grain::Day);

    let globex = &facts[1];
    assert_eq!(globex.account.stage.as_deref(), Some("adoption"), "found by its name");
    assert_eq!(globex.tickets.len(), 1);
    assert_eq!(facts[2].subscriptions[0].arr, Some(Money::new(900_000, Currency::JPY)));
}

#[test]
fn one_account_alone_reads_as_among_all() {
    let shelf = shelf();
    shelf.sync(staged(&book()));
    for facts in shelf.facts() {
        let id = facts.account.id.unwrap();
        assert_eq!(shelf.fact(id.0), facts);
    }
}

#[test]
fn references_nobody_knows_are_orphans_until_they_are_linked() {
    let shelf = shelf();
    shelf.sync(staged(&book()));
    let orphans = shelf.store.orphans().unwrap();
    let names: Vec<_> = orphans.iter().map(|orphan| orphan.reference.as_str()).collect();
    assert_eq!(names, ["9003", "domain:gmail.com"], "free mail tells nothing");
    assert_eq!(orphans[0].rows, 2, "the organisation and its ticket");

    let late =
        records("crm", Entity::Account, "2026-11-06", &[("UMB-4", "", &[("name", "Umbrella")])]);
    let run = shelf.sync(staged(&[late]));
    assert_eq!(run.accounts_changed.len(), 1);
    assert_eq!(shelf.fact(4).tickets.len(), 1);
}

#[test]
fn the_same_files_again_change_nothing() {
    let shelf = shelf();
    shelf.sync(staged(&book()));
    let before = shelf.facts();
    let again = shelf.sync(staged(&book()));
    for file in &again.files {
        assert_eq!(file.counts.unchanged, file.counts.read, "{}", file.path);
        assert!(file.counts.adds_up());
    }
    assert_eq!(again.accounts_changed, []);
    assert_eq!(shelf.facts(), before);
}

#[test]
fn a_file_that_says_less_never_erases() {
    let shelf = shelf();
    let full = &[("name", "Acme"), ("owner", "mika")][..];
    shelf.sync(staged(&[records("crm", Entity::Account, "2026-11-01", &[("A", "", full)])]));
    let less = &[("name", "Acme"), ("segment", "smb")][..];
    let run =
        shelf.sync(staged(&[records("crm", Entity::Account, "2026-11-02", &[("A", "", less)])]));
    assert_eq!(run.files[0].counts.changed, 1);
    let account = shelf.fact(1).account;
    assert_eq!(account.owner.as_deref(), Some("mika"));
    assert_eq!(account.segment.as_deref(), Some("smb"));
}

#[test]
fn a_changed_state_leaves_a_version_and_an_event_does_not() {
    let shelf = shelf();
    let file = |as_of, owner: &'static str, status: &'static str| {
        [
            records(
                "crm",
                Entity::Account,
                as_of,
                &[("A", "", &[("name", "Acme"), ("owner", owner)])],
            ),
            records(
                "desk",
                Entity::Ticket,
                as_of,
                &[("t", "A", &[("opened", "2026-10-01"), ("status", status)])],
            ),
        ]
    };
    shelf.sync(staged(&file("2026-11-01", "mika", "open")));
    shelf.sync(staged(&file("2026-11-10", "jun", "solved")));
    let facts = shelf.fact(1);
    assert_eq!(facts.account.owner.as_deref(), Some("jun"));
    assert_eq!(facts.account.at(day("2026-11-09")).owner.as_deref(), Some("mika"));
    assert_eq!(facts.account.at(day("2026-11-10")).owner.as_deref(), Some("jun"));
    assert_eq!(facts.account.history.first, Some(day("2026-11-01")));
    assert_eq!(facts.tickets[0].status.as_deref(), Some("solved"));
    // An older file that comes late knows nothing newer, but fills the time before.
    shelf.sync(staged(&file("2026-10-20", "aki", "open")));
    let facts = shelf.fact(1);
    assert_eq!(facts.account.owner.as_deref(), Some("jun"));
    assert_eq!(facts.account.at(day("2026-10-25")).owner.as_deref(), Some("aki"));
    assert_eq!(facts.tickets[0].status.as_deref(), Some("solved"));
}

#[test]
fn usage_melts_together_point_by_point() {
    let shelf = shelf();
    let first =
        usage("p", "2026-11-03", &[("A", "events", "2026-11-01", &[Some(1), Some(2), None])]);
    shelf.sync(staged(&[first]));
    let next = usage(
        "p",
        "2026-11-06",
        &[("A", "events", "2026-11-02", &[Some(2), Some(7), None, Some(900)])],
    );
    let run = shelf.sync(staged(&[next]));
    let counts = run.files[0].counts;
    assert_eq!((counts.new, counts.changed, counts.unchanged), (2, 0, 1));
    let corrected = usage("p", "2026-11-07", &[("A", "events", "2026-11-01", &[Some(4)])]);
    assert_eq!(shelf.sync(staged(&[corrected])).files[0].counts.changed, 1);
    // The facts are there before anyone knows whose they are.
    let list = records("crm", Entity::Account, "2026-11-08", &[("A", "", &[("name", "Acme")])]);
    shelf.sync(staged(&[list]));
    let series = &shelf.fact(1).usage[0];
    assert_eq!(series.points, [4, 2, 7, NO_POINT, 900]);
}

#[test]
fn a_refused_file_does_not_stop_the_others() {
    let shelf = shelf();
    let mut bad = records("crm", Entity::Contact, "2026-11-01", &[("c", "ACME-1", &[])]);
    if let mamori::core::batch::Batch::Records(rows) = &mut bad.batch {
        // A text where the column holds days cannot be kept.
        let at = Entity::Contact.field("departed").unwrap();
        rows[0].values[at] = Some(mamori::core::entity::Value::Text("soon".into()));
    }
    let mut files = book();
    files.insert(0, bad);
    let run = shelf.sync(staged(&files));
    assert_eq!(run.files[0].status, FileStatus::Refused);
    assert!(run.files[0].error.is_some());
    assert!(run.files[0].counts.adds_up());
    assert!(run.files[1..].iter().all(|file| file.status == FileStatus::Applied));
    assert_eq!(shelf.fact(1).contacts, []);
    assert_eq!(shelf.facts().len(), 3);
}

#[test]
fn a_stopped_run_leaves_everything_as_it_was() {
    let shelf = shelf();
    shelf.sync(staged(&book()[..1]));
    let before = (shelf.facts(), shelf.store.runs(9).unwrap());
    let stopped =
        shelf.store.apply_run(new_run(), staged(&book()), &AtomicBool::new(true)).unwrap_err();
    assert!(stopped.is_cancelled());
    assert_eq!((shelf.facts(), shelf.store.runs(9).unwrap()), before);
    assert_eq!(shelf.store.feeds().unwrap().len(), 1);
}

#[test]
fn a_known_file_is_recognised_until_something_newer_came() {
    let shelf = shelf();
    let old =
        records("desk", Entity::Ticket, "2026-11-01", &[("t", "A", &[("opened", "2026-10-01")])]);
    let new =
        records("desk", Entity::Ticket, "2026-11-02", &[("t", "A", &[("opened", "2026-10-02")])]);
    shelf.sync(staged(std::slice::from_ref(&old)));
    let known = |file: &mamori::core::batch::FileBatch| {
        shelf.store.known_file(&file.digest, &file.settings).unwrap()
    };
    let found = known(&old).unwrap();
    assert_eq!(found.status, FileStatus::Unchanged);
    assert_eq!((found.counts.unchanged, found.counts.new), (1, 0));
    assert!(shelf.store.known_file(&old.digest, &digest("other options")).unwrap().is_none());
    shelf.sync(vec![StagedFile::Unchanged(found)]);
    assert!(known(&old).is_some(), "a run without news does not make it old");
    shelf.sync(staged(std::slice::from_ref(&new)));
    assert!(known(&old).is_none(), "an older file is read again");
    assert!(known(&new).is_some());
}

#[test]
fn feeds_cover_what_their_files_cover() {
    let shelf = shelf();
    shelf.sync(staged(&book()));
    let feeds = shelf.store.feeds().unwrap();
    let usage = feeds.iter().find(|feed| feed.entity == Entity::Usage).unwrap();
    assert_eq!(usage.covered, [(day("2026-11-01"), day("2026-11-04"))]);
    let later = super::batch::usage(
        "product",
        "2026-11-09",
        &[("ACME-1", "events", "2026-11-08", &[Some(1)])],
    );
    shelf.sync(staged(&[later]));
    let feeds = shelf.store.feeds().unwrap();
    let usage = feeds.iter().find(|feed| feed.entity == Entity::Usage).unwrap();
    assert_eq!(usage.covered.len(), 2, "days between are not covered");
}

#[test]
fn two_lists_with_the_same_customer_make_one_account() {
    let shelf = shelf();
    let mut first =
        records("crm", Entity::Account, "2026-11-01", &[("ACME-1", "", &[("name", "Acme")])]);
    let mut second = records(
        "erp",
        Entity::Account,
        "2026-11-01",
        &[
            ("E-77", "", &[("name", "ACME GmbH"), ("alias", "ACME-1")]),
            ("17", "", &[("name", "Other")]),
        ],
    );
    let third = records("web", Entity::Account, "2026-11-01", &[("17", "", &[("name", "Else")])]);
    first.creates_accounts = true;
    second.creates_accounts = true;
    let third = mamori::core::batch::FileBatch { creates_accounts: true, ..third };
    shelf.sync(staged(&[first, second, third]));
    let names: Vec<_> = shelf.facts().into_iter().map(|facts| facts.account.name).collect();
    assert_eq!(names, ["Acme", "Other", "Else"], "every system counts from 1");
}

#[test]
fn accounts_are_found_by_what_people_type() {
    let shelf = shelf();
    shelf.sync(staged(&book()));
    let check = |text: &str, ids: &[u32]| {
        let found = shelf.store.find_account(text).unwrap();
        assert_eq!(found.iter().map(|(id, _)| id.0).collect::<Vec<_>>(), ids, "{text}");
    };
    check("a2", &[2]);
    check("A3", &[3]);
    check("ACME-1", &[1]);
    check("9002", &[2]);
    check("acme", &[1]);
    check("株式会社", &[2]);
    check("nobody", &[]);
    check("tech", &[3]);
    assert_eq!(shelf.store.find_account("a1").unwrap()[0].1, "Acme");
}

#[test]
fn a_newer_store_is_refused() {
    let shelf = shelf();
    let path = shelf.path();
    shelf.store.close();
    let conn = rusqlite_of(&path);
    conn.execute_batch("PRAGMA user_version = 99").unwrap();
    drop(conn);
    let error = Store::open(&path, Access::ReadWrite).err().unwrap();
    assert_eq!(error.message.id, "store-newer");
}

fn rusqlite_of(path: &std::path::Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

#[test]
fn reading_only_needs_a_store_and_writes_nothing() {
    let shelf = shelf();
    let missing = shelf.folder.path().join("none.db");
    let error = Store::open(&missing, Access::ReadOnly).err().unwrap();
    assert_eq!(error.message.id, "store-missing");
    assert!(!missing.exists());
    shelf.sync(staged(&book()));
    let reader = Store::open(&shelf.path(), Access::ReadOnly).unwrap();
    assert_eq!(reader.feeds().unwrap().len(), 5);
    assert_eq!(reader.remember("tab", "now").unwrap_err().message.id, "store-read-only");
}

#[cfg(unix)]
#[test]
fn the_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let shelf = shelf();
    let mode = std::fs::metadata(shelf.path()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_guard_that_fails_holds_the_run() {
    let shelf = shelf();
    let guard: mamori::store::Guard = Box::new(|_| panic!("the guard fails"));
    let files = staged(&book());
    let never = std::sync::atomic::AtomicBool::new(false);
    let run = shelf.store.apply_guarded_run(super::new_run(), files, Some(guard), &never).unwrap();
    assert_eq!(run.held.unwrap().id, "held-failed");
    assert!(shelf.facts().is_empty());
    assert!(!shelf.sync(staged(&book())).accounts_changed.is_empty(), "the store goes on");
}
