//! Who is who: several systems that know one customer, accounts that a person makes one or keeps
//! apart, and what follows.

use super::batch::{records, staged};
use super::{Shelf, day, shelf};
use mamori::core::account::AccountId;
use mamori::core::batch::FileBatch;
use mamori::core::entity::Entity;
use mamori::core::identity::{About, Ruling};
use mamori::core::message::Message;
use mamori::core::operation::{Gesture, Item, Operation};
use mamori::core::task::Task;
use std::collections::BTreeSet;

const AT: i64 = 1_795_000_000;

fn list(source: &str, rows: &[super::batch::Row<'_>]) -> FileBatch {
    let mut file = records(source, Entity::Account, "2026-11-01", rows);
    file.creates_accounts = true;
    file
}

/// A CRM, an ERP, a help desk, a survey tool and product analytics: each knows Acme and Globex in
/// a way of its own.
fn five_systems() -> Vec<FileBatch> {
    let number = ("corporate_number", "7000012050002");
    vec![
        list(
            "crm",
            &[
                ("001A", "", &[("name", "Acme"), ("domains", "acme.example"), number]),
                ("001B", "", &[("name", "Globex"), ("domains", "globex.example")]),
            ],
        ),
        list(
            "erp",
            &[
                ("K-1", "", &[("name", "アクメ株式会社"), ("corporate_number", "T7000012050002")]),
                ("K-2", "", &[("name", "Globex GmbH"), ("alias", "001B")]),
            ],
        ),
        records(
            "desk",
            Entity::Account,
            "2026-11-01",
            &[
                ("9001", "", &[("name", "ACME support"), ("alias", "001A")]),
                ("9002", "", &[("name", "globex"), ("domains", "www.globex.example;gmail.com")]),
            ],
        ),
        records(
            "survey",
            Entity::Response,
            "2026-11-01",
            &[
                ("r1", "domain:acme.example", &[("kind", "nps"), ("score", "9")]),
                ("r2", "domain:globex.example", &[("kind", "nps"), ("score", "3")]),
            ],
        ),
        records(
            "product",
            Entity::Ticket,
            "2026-11-01",
            &[
                ("t1", "K-1", &[("opened", "2026-10-01")]),
                ("t2", "9002", &[("opened", "2026-10-01")]),
            ],
        ),
    ]
}

/// References that are one account, as one group each, whatever its id.
fn groups(shelf: &Shelf) -> BTreeSet<String> {
    let sql = "SELECT group_concat(source || '/' || reference, ' ') FROM \
               (SELECT * FROM v_link ORDER BY source, reference) GROUP BY account";
    shelf.rows(sql).into_iter().collect()
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = permutations(count - 1);
    let put = |order: &Vec<usize>, at: usize| {
        let mut order = order.clone();
        order.insert(at, count - 1);
        order
    };
    shorter.iter().flat_map(|order| (0..count).map(move |at| put(order, at))).collect()
}

#[test]
fn one_account_seen_by_five_systems_stays_one_in_every_order() {
    let expected: BTreeSet<String> = [
        "crm/001A desk/9001 erp/K-1 product/K-1 survey/domain:acme.example",
        "crm/001B desk/9002 erp/K-2 product/9002 survey/domain:globex.example",
    ]
    .map(str::to_owned)
    .into();
    let files = five_systems();
    for order in permutations(files.len()) {
        let shelf = shelf();
        for at in &order {
            shelf.sync(staged(&files[*at..=*at]));
        }
        assert_eq!(groups(&shelf), expected, "{order:?}");
        assert_eq!(shelf.facts().len(), 2, "{order:?}");
    }
}

#[test]
fn an_account_that_turns_out_to_be_another_keeps_its_id_as_a_name() {
    let shelf = shelf();
    shelf.sync(staged(&[list("crm", &[("001A", "", &[("name", "Acme")])])]));
    shelf.sync(staged(&[list("erp", &[("K-1", "", &[("name", "Acme KK")])])]));
    assert_eq!(shelf.facts().len(), 2);
    let told = list("erp", &[("K-1", "", &[("name", "Acme KK"), ("alias", "001A")])]);
    shelf.sync(staged(&[told]));
    assert_eq!(shelf.rows("SELECT * FROM v_merged"), ["a2|a1"]);
    assert_eq!(shelf.facts().len(), 1);
    assert_eq!(shelf.store.find_account("a2").unwrap(), [(AccountId(1), "Acme".into())]);
    assert_eq!(shelf.fact(2).account.external_ids.len(), 2);
}

#[test]
fn a_merge_in_the_crm_moves_everything_to_the_survivor() {
    let shelf = shelf();
    let two = [("001A", "", &[("name", "Acme")][..]), ("001B", "", &[("name", "Acme old")])];
    shelf.sync(staged(&[list("crm", &two)]));
    let fields = &[("opened", "2026-10-01")][..];
    shelf.sync(staged(&[records("desk", Entity::Ticket, "2026-11-01", &[("t1", "001B", fields)])]));
    let merged = [("001B", "", &[("name", "Acme old"), ("merged_into", "001A")][..])];
    shelf.sync(staged(&[list("crm", &merged)]));
    let facts = shelf.facts();
    assert_eq!(facts.len(), 1);
    assert_eq!(facts[0].account.name, "Acme", "the survivor's own words go first");
    assert_eq!(facts[0].tickets.len(), 1);
    let later = records("desk", Entity::Ticket, "2026-11-02", &[("t2", "001B", fields)]);
    shelf.sync(staged(&[later]));
    assert_eq!(shelf.fact(1).tickets.len(), 2);
}

#[test]
fn ids_that_a_source_merged_before_we_saw_them_are_known() {
    let shelf = shelf();
    let fields = &[("opened", "2026-10-01")][..];
    shelf.sync(staged(&[records("hub", Entity::Ticket, "2026-11-01", &[("t1", "77", fields)])]));
    let survivor = [("78", "", &[("name", "Acme"), ("merged_ids", "76;77")][..])];
    shelf.sync(staged(&[list("hub", &survivor)]));
    assert_eq!(shelf.fact(1).tickets.len(), 1);
    assert_eq!(shelf.store.find_account("77").unwrap().len(), 1);
}

#[test]
fn weak_signs_never_make_one_of_what_a_list_keeps_as_two() {
    let check = |rows: &[super::batch::Row<'_>], other: &[super::batch::Row<'_>], accounts| {
        let shelf = shelf();
        shelf.sync(staged(&[list("crm", rows), list("erp", other)]));
        assert_eq!(shelf.facts().len(), accounts, "{rows:?} {other:?}");
    };
    let (acme, sub) = (("domains", "acme.example"), ("corporate_number", "7000012050002"));
    check(&[("A", "", &[("name", "Acme"), acme])], &[("K", "", &[("name", "X"), acme])], 1);
    check(
        &[("A", "", &[("name", "Acme"), acme]), ("B", "", &[("name", "Acme North"), acme])],
        &[("K", "", &[("name", "X"), acme])],
        3,
    );
    check(&[("A", "", &[("name", "A"), sub])], &[("K", "", &[("name", "K"), sub])], 1);
    let wrong = ("corporate_number", "7000012050003");
    check(&[("A", "", &[("name", "A"), wrong])], &[("K", "", &[("name", "K"), wrong])], 2);
    let free = ("domains", "gmail.com");
    check(&[("A", "", &[("name", "A"), free])], &[("K", "", &[("name", "K"), free])], 2);
    check(&[("12", "", &[("name", "Acme")])], &[("12", "", &[("name", "Globex")])], 2);
    check(&[("A", "", &[("name", "Acme Inc.")])], &[("K", "", &[("name", "ACME")])], 2);
    let other = ("corporate_number", "8700110005901");
    check(
        &[("A", "", &[("name", "A"), acme, sub])],
        &[("K", "", &[("name", "K"), acme, other])],
        2,
    );
}

fn ruling(id: u32, account: u32, about: About) -> Ruling {
    Ruling { id, account: Some(AccountId(account)), about }
}

fn rule(shelf: &Shelf, ruling: Ruling) {
    let operations = vec![Operation::create(Item::Ruling(ruling))];
    let gesture = Gesture { title: Message::new("done-test"), operations };
    shelf.store.write(&gesture, "mika", AT).unwrap();
}

fn write(shelf: &Shelf, operation: Operation) {
    let gesture = Gesture { title: Message::new("done-test"), operations: vec![operation] };
    shelf.store.write(&gesture, "mika", AT).unwrap();
}

fn two() -> Shelf {
    let shelf = shelf();
    let rows = [("A", "", &[("name", "Acme")][..]), ("B", "", &[("name", "Acme North")])];
    shelf.sync(staged(&[list("crm", &rows)]));
    let fields = &[("opened", "2026-10-01")][..];
    shelf.sync(staged(&[records("desk", Entity::Ticket, "2026-11-01", &[("t1", "B", fields)])]));
    shelf
}

fn task(account: u32) -> Task {
    Task::new(7, Some(AccountId(account)), "Call", day("2026-11-21"))
}

fn tasks(shelf: &Shelf, account: u32) -> Vec<Option<AccountId>> {
    let tasks = shelf.store.tasks(Some(AccountId(account))).unwrap();
    tasks.iter().map(|task| task.account).collect()
}

#[test]
fn what_was_written_follows_a_merge_and_comes_back() {
    let mut shelf = two();
    write(&shelf, Operation::create(Item::Task(task(2))));
    rule(&shelf, ruling(9, 2, About::Merged { into: AccountId(1) }));
    let one = Some(AccountId(1));
    assert_eq!(shelf.facts().len(), 1);
    assert_eq!(shelf.fact(1).tickets.len(), 1);
    assert_eq!((tasks(&shelf, 1), tasks(&shelf, 2)), (vec![one], vec![]));
    assert_eq!(shelf.fact(1).tasks[0].account, one);
    assert_eq!(shelf.store.journal(9, one).unwrap().len(), 2, "its history comes along");

    // Changed while it stands under the other one.
    let read = Item::Task(Task { account: one, ..task(2) });
    let done = Item::Task(Task { title: "Call again".into(), account: one, ..task(2) });
    write(&shelf, Operation::change(read, done));

    shelf.reopen();
    shelf.store.undo(AT).unwrap().unwrap();
    shelf.store.undo(AT).unwrap().unwrap();
    assert_eq!(shelf.facts().len(), 2);
    assert_eq!((tasks(&shelf, 1), tasks(&shelf, 2)), (vec![], vec![Some(AccountId(2))]));
    shelf.store.redo(AT).unwrap().unwrap();
    shelf.store.redo(AT).unwrap().unwrap();
    assert_eq!(tasks(&shelf, 1), [one]);
    assert_eq!(shelf.rows("SELECT title FROM v_task"), ["Call again"]);

    // Parted much later, by taking the word back alone.
    let word = Item::Ruling(ruling(9, 2, About::Merged { into: AccountId(1) }));
    write(&shelf, Operation::delete(word));
    assert_eq!((tasks(&shelf, 1), tasks(&shelf, 2)), (vec![], vec![Some(AccountId(2))]));
    assert_eq!(shelf.rows("SELECT account, title FROM v_task"), ["a2|Call again"]);
    assert_eq!(shelf.fact(2).tickets.len(), 1);
    assert_eq!(shelf.rows("SELECT * FROM pragma_foreign_key_check"), [""; 0]);
}

#[test]
fn older_work_is_undone_after_a_merge_as_before_it() {
    let shelf = two();
    write(&shelf, Operation::create(Item::Task(task(2))));
    let renamed = Task { title: "Write".into(), ..task(2) };
    write(&shelf, Operation::change(Item::Task(task(2)), Item::Task(renamed)));
    shelf.store.undo(AT).unwrap().unwrap();
    let told = [("B", "", &[("name", "Acme North"), ("merged_into", "A")][..])];
    shelf.sync(staged(&[list("crm", &told)]));
    shelf.store.redo(AT).unwrap().unwrap();
    assert_eq!(shelf.rows("SELECT account, title FROM v_task"), ["a1|Write"]);
    shelf.store.undo(AT).unwrap().unwrap();
    shelf.store.undo(AT).unwrap().unwrap();
    assert_eq!(tasks(&shelf, 1), []);
}

#[test]
fn merges_hold_for_files_to_come_and_lead_to_the_last_one() {
    let shelf = two();
    let third = [("C", "", &[("name", "Acme South")][..])];
    shelf.sync(staged(&[list("erp", &third)]));
    rule(&shelf, ruling(9, 2, About::Merged { into: AccountId(1) }));
    rule(&shelf, ruling(10, 1, About::Merged { into: AccountId(3) }));
    assert_eq!(shelf.rows("SELECT * FROM v_merged ORDER BY id"), ["a1|a3", "a2|a3"]);
    let fields = &[("opened", "2026-10-02")][..];
    shelf.sync(staged(&[records("desk", Entity::Ticket, "2026-11-02", &[("t2", "B", fields)])]));
    assert_eq!(shelf.fact(2).tickets.len(), 2);
    // One into the other and back is no ring.
    rule(&shelf, ruling(11, 3, About::Merged { into: AccountId(2) }));
    assert_eq!(shelf.facts().len(), 1);
}

#[test]
fn a_person_keeps_apart_what_systems_would_make_one() {
    let shelf = two();
    rule(&shelf, ruling(9, 1, About::Apart { from: AccountId(2) }));
    let told = [("B", "", &[("name", "Acme North"), ("merged_into", "A")][..])];
    shelf.sync(staged(&[list("crm", &told)]));
    assert_eq!(shelf.facts().len(), 2);
    shelf.store.undo(AT).unwrap().unwrap();
    assert_eq!(shelf.facts().len(), 1);
}

#[test]
fn a_reference_that_nobody_knows_is_given_an_account_for_good() {
    let shelf = two();
    let fields = &[("opened", "2026-10-01")][..];
    let stray =
        |key, as_of| records("desk", Entity::Ticket, as_of, &[(key, "name:ＡＣＭＥ", fields)]);
    shelf.sync(staged(&[stray("t8", "2026-11-02")]));
    assert_eq!(shelf.store.orphans().unwrap().len(), 1);
    let about = About::Named { source: "desk".into(), reference: "name:ＡＣＭＥ".into() };
    rule(&shelf, ruling(9, 1, about));
    assert_eq!(shelf.store.orphans().unwrap(), []);
    shelf.sync(staged(&[stray("t9", "2026-11-03")]));
    assert_eq!(shelf.fact(1).tickets.len(), 2);
    shelf.store.undo(AT).unwrap().unwrap();
    assert_eq!(shelf.store.orphans().unwrap()[0].rows, 2);
    assert_eq!(shelf.fact(1).tickets.len(), 0);
}

#[test]
fn undoing_a_run_that_made_two_one_parts_them_again() {
    let shelf = two();
    write(&shelf, Operation::create(Item::Task(task(2))));
    let told = [("B", "", &[("name", "Acme North"), ("merged_into", "A")][..])];
    let run = shelf.sync(staged(&[list("crm", &told)])).run;
    assert_eq!((shelf.facts().len(), tasks(&shelf, 1).len()), (1, 1));
    shelf.store.undo_run(run, AT).unwrap();
    assert_eq!((shelf.facts().len(), tasks(&shelf, 2).len()), (2, 1));
}
