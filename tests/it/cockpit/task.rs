//! Tasks: adding with one line, finishing, putting off, waiting, editing, deleting.

use super::driver::Driver;
use mamori::core::day::Day;
use mamori::core::operation::Item;
use mamori::core::task::{Task, TaskStatus};

fn driver() -> Driver {
    Driver::new((80, 24))
}

/// The task as the last gesture left it.
fn last(driver: &Driver) -> Task {
    let gesture = driver.gestures().last().unwrap();
    match &gesture.operations[0].after {
        Some(Item::Task(task)) => task.clone(),
        other => panic!("{other:?}"),
    }
}

fn day(text: &str) -> Option<Day> {
    Day::parse(text)
}

#[test]
fn a_follow_up_with_day_and_priority_is_one_line() {
    let mut driver = driver();
    driver.keys("a «Send QBR deck fri p1»");
    assert!(driver.shows("Northwind Traders ∙ due Fri 20 Nov 2026 ∙ p1"), "{}", driver.screen());
    driver.keys("Enter");
    let task = last(&driver);
    assert_eq!(
        (task.title.as_str(), task.due, task.priority),
        ("Send QBR deck", day("2026-11-20"), Some(1))
    );
    assert_eq!(task.account.unwrap().0, 1);
}

#[test]
fn a_named_account_goes_before_the_selected_one() {
    let mut driver = driver();
    driver.keys("a «Call @initech» Enter");
    assert_eq!(last(&driver).account.unwrap().0, 3);
    driver.keys("a «Call @nobodyknows» Enter");
    assert_eq!(driver.gestures().len(), 1);
    driver.keys("a");
    assert!(driver.shows("nobodyknows"), "a refused line can be mended: {}", driver.screen());
}

#[test]
fn tasks_stand_in_groups_by_their_day() {
    let mut driver = driver();
    driver.keys("2");
    let screen = driver.screen();
    let line = |text: &str| screen.lines().position(|line| line.contains(text)).unwrap();
    assert!(line("Overdue") < line("Book save call"), "{screen}");
    assert!(line("Today") < line("SSO post-mortem"), "{screen}");
    assert!(line("This week") < line("見積を送付"), "{screen}");
    assert!(line("Later") < line("Reference call"), "{screen}");
    assert!(screen.contains("[Mine 6]") && screen.contains("Waiting 1"), "{screen}");
}

#[test]
fn a_task_is_finished_with_one_key_and_comes_back_with_undo() {
    let mut driver = driver();
    driver.keys("2 d");
    assert_eq!(last(&driver).status, TaskStatus::Done);
    assert!(driver.row().contains("SSO post-mortem"), "{}", driver.screen());
    assert!(driver.shows("Done today 1"), "{}", driver.screen());
    driver.keys("j u");
    assert!(driver.row().contains("Book save call"), "{}", driver.screen());
}

#[test]
fn a_task_is_snoozed_to_monday_in_two_keys() {
    let mut driver = driver();
    driver.keys("2 s m");
    assert_eq!(last(&driver).snoozed_until, day("2026-11-23"));
}

#[test]
fn due_waiting_dropped_and_deleted() {
    let mut driver = driver();
    driver.keys("2 t w");
    assert_eq!(last(&driver).due, day("2026-11-25"));
    driver.keys("w s");
    assert_eq!(last(&driver).status, TaskStatus::Waiting);
    driver.keys("x d");
    assert_eq!(last(&driver).status, TaskStatus::Dropped);
    driver.keys("D");
    assert!(driver.gestures().last().unwrap().operations[0].after.is_none());
    assert_eq!(driver.gestures().len(), 4);
}

#[test]
fn several_deletions_are_asked_about() {
    let mut driver = driver();
    driver.keys("2 Space Space D");
    assert!(driver.gestures().is_empty());
    driver.keys("y");
    assert_eq!(driver.gestures()[0].operations.len(), 2);
}

#[test]
fn a_task_is_edited_as_the_line_that_would_make_it() {
    let mut driver = driver();
    driver.keys("2 e");
    assert!(driver.shows("Book save call with new VP Ops 2026-11-16 p1"), "{}", driver.screen());
    driver.keys("Ctrl-u «Call the new VP fri p2» Enter");
    let task = last(&driver);
    assert_eq!((task.title.as_str(), task.priority), ("Call the new VP", Some(2)));
    assert_eq!(task.account.unwrap().0, 1);
}

#[test]
fn on_an_account_due_and_delete_act_on_its_next_task() {
    let mut driver = driver();
    driver.keys("t m");
    assert_eq!((last(&driver).id, last(&driver).due), (1, day("2026-11-23")));
    driver.keys("j j j t m");
    assert!(driver.shows("No open task here"), "{}", driver.screen());
}

#[test]
fn in_the_360_the_selected_task_is_ticked_off() {
    let mut driver = driver();
    driver.keys("Enter ] j d");
    assert_eq!((last(&driver).id, last(&driver).status), (2, TaskStatus::Done));
}

#[test]
fn many_new_tasks_ask_for_more_ids_first() {
    let mut driver = driver();
    for _ in 0..12 {
        driver.keys("V a «Check in» Enter");
    }
    assert_eq!(driver.gestures().len(), 12);
    let mut ids: Vec<u32> = driver
        .gestures()
        .iter()
        .flat_map(|gesture| &gesture.operations)
        .map(|operation| operation.row().1)
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), count), (120, 120), "no id is given out twice");
}

#[test]
fn by_account_groups_under_names() {
    let mut driver = driver();
    driver.keys("2 ] ]");
    assert!(
        driver.shows("[By account 7]") && driver.shows(" Northwind Traders"),
        "{}",
        driver.screen()
    );
}

#[test]
fn what_is_asked_about_an_account_names_it_and_not_the_task_it_is_asked_at() {
    for (keys, asked) in [("2 r", "Northwind Traders"), ("2 r 1", "Northwind Traders")] {
        let mut driver = driver();
        driver.keys(keys);
        let screen = driver.screen();
        let bottom: Vec<&str> = screen.lines().rev().take(2).collect();
        assert!(bottom.concat().contains(asked), "{keys}\n{screen}");
        assert!(!bottom.concat().contains("Book save call"), "{keys}\n{screen}");
    }
    let mut driver = driver();
    driver.keys("2 x");
    let screen = driver.screen();
    let bottom: Vec<&str> = screen.lines().rev().take(2).collect();
    assert!(bottom.concat().contains("Book save call"), "{screen}");
}
