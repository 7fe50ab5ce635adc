//! Marks, ranges and everything in the filter: one verb, one undo point.

use super::driver::Driver;
use mamori::core::account::AccountId;

fn driver() -> Driver {
    Driver::new((80, 24))
}

#[test]
fn marks_are_acted_on_together_and_undone_together() {
    let mut driver = driver();
    driver.keys("Space j Space d");
    assert_eq!(driver.gestures()[0].accounts(), [AccountId(1), AccountId(3)]);
    assert!(driver.row().contains("Contoso"), "{}", driver.screen());
    driver.keys("u");
    assert!(driver.shows("Northwind Traders  ") && driver.shows("Initech"), "{}", driver.screen());
}

#[test]
fn a_range_needs_no_second_key() {
    let mut driver = driver();
    driver.keys("v j j s w");
    assert_eq!(driver.gestures()[0].accounts().len(), 3);
}

#[test]
fn esc_clears_marks() {
    let mut driver = driver();
    driver.keys("Space Space");
    assert!(driver.shows("2 marked"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(!driver.shows("marked"), "{}", driver.screen());
}

#[test]
fn everything_in_the_filter_is_snoozed_in_five_keys_and_the_words() {
    let mut driver = driver();
    driver.keys("/ «labs» Enter V s f");
    assert_eq!(driver.gestures().len(), 1);
    assert_eq!(driver.gestures()[0].accounts(), [AccountId(8)]);
}

#[test]
fn more_than_twenty_rows_are_asked_about() {
    let mut book = super::driver::book();
    let first = book.rows[0].clone();
    for id in 100..130 {
        let mut row = first.as_ref().clone();
        row.id = AccountId(id);
        book.rows.push(row.into());
    }
    book.total = book.rows.len();
    let mut driver = Driver::with(super::driver::setup((80, 24)), book);
    driver.keys("V d");
    assert!(driver.gestures().is_empty());
    assert!(driver.shows("40 rows: mark as done?"), "{}", driver.screen());
    driver.keys("d");
    assert!(driver.gestures().is_empty(), "the key that asked never answers");
    driver.keys("d y");
    assert_eq!(driver.gestures()[0].accounts().len(), 40);
    assert!(driver.shows("Now is empty"), "{}", driver.screen());
    driver.keys("u");
    assert!(driver.row().contains("Northwind"), "{}", driver.screen());
}

#[test]
fn deleting_says_what_it_would_hit() {
    let mut driver = driver();
    driver.keys("V D");
    assert!(driver.shows("Delete the next task of"), "{}", driver.screen());
    assert!(driver.shows("“"), "{}", driver.screen());
    assert!(driver.gestures().is_empty());
    driver.keys("Esc Esc 2 V D");
    let asked = driver.screen().lines().rev().nth(1).unwrap_or_default().to_owned();
    assert!(asked.contains("Delete") && asked.contains("tasks, the first being “"), "{asked}");
}
