//! What the person does: each gesture is one undo point, exact in both directions, after a restart
//! as well as before.

use super::batch::{book, records, staged};
use super::{Shelf, day, shelf};
use mamori::core::account::AccountId;
use mamori::core::activity::{Direction, Touch, TouchKind, TouchStatus};
use mamori::core::entity::Entity;
use mamori::core::message::Message;
use mamori::core::operation::{Correction, Gesture, Item, Operation};
use mamori::core::pulse::{Pulse, PulseLevel};
use mamori::core::signal::Severity;
use mamori::core::task::{Task, TaskStatus};
use mamori::core::verdict::{Verdict, VerdictKind};
use mamori::store::Depth;
use proptest::prelude::*;

fn with_book() -> Shelf {
    let shelf = shelf();
    shelf.sync(staged(&book()));
    shelf
}

fn gesture(operations: Vec<Operation>) -> Gesture {
    Gesture { title: Message::new("done-test").text("account", "Acme"), operations }
}

fn task(id: u32, title: &str) -> Task {
    Task {
        due: Some(day("2026-11-24")),
        ..Task::new(id, Some(AccountId(1)), title, day("2026-11-21"))
    }
}

fn touch(id: u32) -> Touch {
    Touch {
        id,
        account: AccountId(1),
        kind: TouchKind::Call,
        direction: Some(Direction::TwoWay),
        day: day("2026-11-20"),
        minute: Some(570),
        with: vec!["Ann".into(), "Bo".into()],
        text: "Talked about seats".into(),
        status: TouchStatus::Held,
        tags: Vec::new(),
        prepared: false,
        of: None,
    }
}

fn verdict(id: u32, value: f64) -> Verdict {
    Verdict {
        id,
        account: AccountId(2),
        rule: "usage_drop".into(),
        kind: VerdictKind::Snoozed,
        day: day("2026-11-21"),
        until: Some(day("2026-11-30")),
        on: None,
        severity: Severity::P2,
        value: Some(value),
        threshold: Some(-0.3),
        causes: Vec::new(),
        reason: None,
    }
}

/// Everything personal, and what facts make of it.
fn personal(shelf: &Shelf) -> Vec<String> {
    let tables = ["task", "touch", "pulse", "verdict", "correction"];
    let rows = |table| shelf.rows(&format!("SELECT * FROM {table} ORDER BY id"));
    let mut all: Vec<String> = tables.into_iter().flat_map(rows).collect();
    all.push(format!("{:?}", shelf.facts()));
    all
}

#[test]
fn a_gesture_is_one_undo_point_and_survives_a_restart() {
    let mut shelf = with_book();
    let before = personal(&shelf);
    let logged = gesture(vec![
        Operation::create(Item::Touch(touch(1))),
        Operation::create(Item::Task(task(7, "Send offer"))),
    ]);
    assert_eq!(shelf.store.write(&logged, "mika", 100).unwrap(), Depth { undo: 1, redo: 0 });
    let after = personal(&shelf);
    assert_eq!(shelf.fact(1).activities.len(), 1);
    shelf.reopen();
    let (inverse, depth) = shelf.store.undo(101).unwrap().unwrap();
    assert_eq!(inverse, logged.inverse());
    assert_eq!(depth, Depth { undo: 0, redo: 1 });
    assert_eq!(personal(&shelf), before);
    assert!(shelf.store.undo(102).unwrap().is_none());
    shelf.reopen();
    let (again, depth) = shelf.store.redo(103).unwrap().unwrap();
    assert_eq!(again, logged);
    assert_eq!(depth, Depth { undo: 1, redo: 0 });
    assert_eq!(personal(&shelf), after);
    assert!(shelf.store.redo(104).unwrap().is_none());
}

#[test]
fn a_new_gesture_makes_the_undone_ones_unreachable() {
    let shelf = with_book();
    let add = |id| gesture(vec![Operation::create(Item::Task(task(id, "x")))]);
    shelf.store.write(&add(1), "mika", 1).unwrap();
    shelf.store.undo(2).unwrap();
    shelf.store.write(&add(2), "mika", 3).unwrap();
    assert!(shelf.store.redo(4).unwrap().is_none());
    assert_eq!(shelf.store.depth().unwrap(), Depth { undo: 1, redo: 0 });
    let lines = shelf.store.journal(9, Some(AccountId(1))).unwrap();
    assert_eq!(lines.iter().map(|line| line.undone).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_row_that_changed_meanwhile_is_not_overwritten() {
    let shelf = with_book();
    let first = task(1, "Send offer");
    let done = Task { status: TaskStatus::Done, ..first.clone() };
    let other = Task { title: "Send contract".into(), ..first.clone() };
    shelf
        .store
        .write(&gesture(vec![Operation::create(Item::Task(first.clone()))]), "a", 1)
        .unwrap();
    let change = |to: &Task| Operation::change(Item::Task(first.clone()), Item::Task(to.clone()));
    shelf.store.write(&gesture(vec![change(&other)]), "b", 2).unwrap();
    let before = personal(&shelf);
    let both = gesture(vec![Operation::create(Item::Touch(touch(5))), change(&done)]);
    let error = shelf.store.write(&both, "a", 3).unwrap_err();
    assert_eq!(error.message.id, "store-changed-since");
    assert_eq!(personal(&shelf), before, "not even the first half");
    assert_eq!(shelf.store.depth().unwrap().undo, 2);
}

#[test]
fn the_journal_names_the_field_that_changed() {
    let shelf = with_book();
    let first = task(1, "Send offer");
    let moved = Task { due: Some(day("2026-12-01")), ..first.clone() };
    shelf
        .store
        .write(&gesture(vec![Operation::create(Item::Task(first.clone()))]), "a", 1)
        .unwrap();
    let change = Operation::change(Item::Task(first), Item::Task(moved));
    shelf.store.write(&gesture(vec![change]), "b", 2).unwrap();
    let lines = shelf.store.journal(9, None).unwrap();
    let line = &lines[0];
    assert_eq!((line.entity.as_str(), line.id, line.by.as_str()), ("task", 1, "b"));
    assert_eq!(line.field.as_deref(), Some("due"));
    assert_eq!(line.old, Some("2026-11-24".into()));
    assert_eq!(line.new, Some("2026-12-01".into()));
    assert_eq!(lines[1].field, None);
    assert!(lines[1].gesture < line.gesture);
}

/// One task of a project tool.
fn exported(as_of: &str, title: &'static str) -> Vec<mamori::store::StagedFile> {
    let fields = &[("title", title), ("due", "2026-12-01"), ("owner", "jun")][..];
    staged(&[records("tool", Entity::Task, as_of, &[("K1", "ACME-1", fields)])])
}

#[test]
fn a_change_to_an_exported_task_goes_before_the_export() {
    let shelf = with_book();
    shelf.sync(exported("2026-11-10", "Kick-off"));
    let task = shelf.store.tasks(Some(AccountId(1))).unwrap().remove(0);
    assert_eq!(task.origin.as_deref(), Some("tool/K1"));
    assert_eq!(shelf.fact(1).tasks, std::slice::from_ref(&task));
    let done = Task { status: TaskStatus::Done, ..task.clone() };
    let tick = gesture(vec![Operation::change(Item::Task(task.clone()), Item::Task(done.clone()))]);
    shelf.store.write(&tick, "mika", 1).unwrap();
    shelf.sync(exported("2026-11-11", "Kick-off meeting"));
    assert_eq!(shelf.store.tasks(None).unwrap(), [done]);
    assert_eq!(shelf.fact(1).tasks.len(), 1);
    // Taken back, the person's row holds what it held; the export's change is behind it.
    shelf.store.undo(2).unwrap();
    assert_eq!(shelf.store.tasks(None).unwrap(), [task]);
}

#[test]
fn undone_before_the_next_export_nothing_of_the_change_stays() {
    let shelf = with_book();
    shelf.sync(exported("2026-11-10", "Kick-off"));
    let task = shelf.store.tasks(None).unwrap().remove(0);
    for after in [None, Some(Item::Task(Task { status: TaskStatus::Done, ..task.clone() }))] {
        let operation = Operation { before: Some(Item::Task(task.clone())), after };
        shelf.store.write(&gesture(vec![operation.clone()]), "mika", 1).unwrap();
        assert_eq!(shelf.store.item("task", task.id).unwrap(), operation.after);
        shelf.store.undo(2).unwrap();
        assert_eq!(shelf.store.tasks(None).unwrap(), std::slice::from_ref(&task));
    }
    shelf.sync(exported("2026-11-11", "Kick-off meeting"));
    assert_eq!(shelf.store.tasks(None).unwrap()[0].title, "Kick-off meeting");
    assert_eq!(shelf.store.tasks(None).unwrap()[0].id, task.id, "its id is for life");
}

fn corrected(against: Option<&str>, value: &str) -> Gesture {
    let correction = Correction {
        id: 1,
        account: AccountId(1),
        field: "owner".into(),
        value: Some(value.into()),
        against: against.map(str::to_owned),
        made: None,
    };
    gesture(vec![Operation::create(Item::Correction(correction))])
}

#[test]
fn a_correction_holds_until_a_source_says_something_else() {
    let shelf = with_book();
    let owner = || shelf.fact(1).account.owner;
    let says = |as_of, owner| {
        let fields = &[("name", "Acme"), ("owner", owner)][..];
        shelf.sync(staged(&[records("crm", Entity::Account, as_of, &[("ACME-1", "", fields)])]));
    };
    shelf.store.write(&corrected(Some("mika"), "jun"), "mika", 1).unwrap();
    assert_eq!(owner().as_deref(), Some("jun"));
    says("2026-11-10", "mika");
    assert_eq!(owner().as_deref(), Some("jun"), "the source still says what was wrong");
    says("2026-11-11", "jun");
    says("2026-11-12", "mika");
    assert_eq!(owner().as_deref(), Some("mika"), "settled: the source has spoken since");
}

#[test]
fn a_later_value_of_the_source_wins_over_a_correction() {
    let shelf = with_book();
    shelf.store.write(&corrected(Some("mika"), "jun"), "mika", 1).unwrap();
    let fields = &[("name", "Acme"), ("owner", "aki")][..];
    shelf.sync(staged(&[records("crm", Entity::Account, "2026-11-10", &[("ACME-1", "", fields)])]));
    assert_eq!(shelf.fact(1).account.owner.as_deref(), Some("aki"));
}

#[test]
fn reserved_ids_are_never_used_twice_and_unused_ones_come_back() {
    let mut shelf = with_book();
    let (tasks, others) = shelf.store.reserve_ids(10, 20).unwrap();
    assert_eq!((tasks.len(), others.len()), (10, 20));
    shelf.store.release_ids(tasks.start + 2, tasks.end).unwrap();
    shelf.reopen();
    let (next, more) = shelf.store.reserve_ids(10, 20).unwrap();
    assert_eq!(next.start, tasks.start + 2);
    assert_eq!(more.start, others.end);
    // Somebody else has taken ids since: these are lost, not given twice.
    shelf.store.reserve_ids(1, 1).unwrap();
    shelf.store.release_ids(next.start, next.end).unwrap();
    assert_eq!(shelf.store.reserve_ids(1, 1).unwrap().0.start, next.end + 1);
}

/// A gesture made from small numbers, valid against what is there.
fn make(shelf: &Shelf, kind: u8, id: u32) -> Option<Gesture> {
    let known = |entity| shelf.store.item(entity, id).unwrap();
    let operation = match kind {
        0 => Operation { before: known("task"), after: Some(Item::Task(task(id, "one"))) },
        1 => Operation { before: known("task"), after: Some(Item::Task(task(id, "two"))) },
        2 => Operation { before: known("task"), after: None },
        3 => Operation { before: known("touch"), after: Some(Item::Touch(touch(id))) },
        4 => Operation {
            before: known("verdict"),
            after: Some(Item::Verdict(verdict(id, -0.1 / f64::from(id + 3)))),
        },
        5 => Operation {
            before: known("pulse"),
            after: Some(Item::Pulse(Pulse {
                id,
                account: AccountId(3),
                day: day("2026-11-21"),
                level: PulseLevel::Red,
                reason: Some("price".into()),
            })),
        },
        _ => Operation { before: known("touch"), after: None },
    };
    let nothing = operation.before.is_none() && operation.after.is_none();
    (!nothing).then(|| gesture(vec![operation]))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_leaves_nothing_behind(steps in prop::collection::vec((0u8..7, 1u32..4), 1..14)) {
        let shelf = with_book();
        let before = personal(&shelf);
        for (kind, id) in steps {
            if let Some(gesture) = make(&shelf, kind, id) {
                shelf.store.write(&gesture, "mika", 1).unwrap();
            }
        }
        let after = personal(&shelf);
        let mut undone = 0;
        while shelf.store.undo(2).unwrap().is_some() {
            undone += 1;
        }
        prop_assert_eq!(personal(&shelf), before);
        for _ in 0..undone {
            prop_assert!(shelf.store.redo(3).unwrap().is_some());
        }
        prop_assert_eq!(personal(&shelf), after);
    }
}
