//! Reading exports from the cockpit: what waits, progress, cancel, and rows that do not move.

use super::driver::{Driver, book};
use mamori::core::account::AccountId;
use mamori::core::batch::Counts;
use mamori::core::message::Message;
use mamori::tui::effect::Effect;
use mamori::tui::event::{Event, RunReport, WaitingFile};
use std::sync::Arc;

fn driver() -> Driver {
    Driver::new((80, 24))
}

fn waiting() -> Event {
    Event::Waiting(vec![
        WaitingFile {
            path: "exports/accounts.csv".into(),
            size: 20_000,
            entity: Ok("account".into()),
            preset: Some("salesforce".into()),
        },
        WaitingFile {
            path: "exports/odd.csv".into(),
            size: 10,
            entity: Err(Message::new("link-none")),
            preset: None,
        },
    ])
}

#[test]
fn two_keys_read_what_waits() {
    let mut driver = driver();
    driver.keys("R");
    assert!(driver.asked(&Effect::FindWaiting));
    driver.send(waiting());
    assert!(driver.shows("exports/accounts.csv") && driver.shows("2 files"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.asked(&Effect::Sync));
    driver.send(Event::SyncProgress {
        done: 40,
        total: 100,
        path: "accounts.csv".into(),
        pace: None,
    });
    assert!(driver.shows("Reading 40%  accounts.csv"), "{}", driver.screen());
    let totals = Counts { read: 10, new: 2, changed: 3, unchanged: 5, ..Counts::default() };
    driver.send(Event::SyncDone(RunReport {
        meaning: Box::default(),
        held: None,
        run: Some(1),
        files: Vec::new(),
        totals,
        accounts_changed: 4,
    }));
    assert!(driver.shows("2 new, 3 changed, 4 accounts scored again"), "{}", driver.screen());
}

#[test]
fn a_running_sync_is_cancelled_with_esc() {
    let mut driver = driver();
    driver.keys("R");
    driver.send(waiting());
    driver.keys("Enter Esc");
    assert!(driver.asked(&Effect::CancelSync));
    driver.send(Event::SyncCancelled);
    assert!(driver.shows("nothing was changed"), "{}", driver.screen());
}

#[test]
fn a_finished_run_moves_no_row_until_it_is_merged() {
    let mut driver = driver();
    driver.keys("j j").settle();
    let mut newer = book();
    newer.rows.reverse();
    let mut fresh = newer.rows.last().unwrap().as_ref().clone();
    fresh.id = AccountId(99);
    fresh.short_name = "Fresh Fruit".into();
    newer.rows.insert(0, fresh.into());
    let named = newer.rows.iter_mut().find(|row| row.id == AccountId(3)).unwrap();
    Arc::make_mut(named).score = Some(mamori::core::receipt::Score::from_tenths(777));
    newer.total += 1;
    driver.send(Event::Portfolio(Arc::new(newer)));
    assert!(driver.row().contains("Initech") && driver.row().contains("77"), "{}", driver.screen());
    assert!(driver.shows("1 new, R merges") && !driver.shows("Fresh Fruit"), "{}", driver.screen());
    let first = driver.screen().lines().nth(3).unwrap().to_owned();
    assert!(first.contains("Northwind"), "{first}");
    driver.keys("R");
    assert!(driver.shows("Fresh Fruit") && !driver.shows("R merges"), "{}", driver.screen());
    assert!(driver.row().contains("Initech"), "the cursor goes with its row: {}", driver.screen());
}

#[test]
fn what_another_window_has_settled_goes_with_the_next_merge() {
    let mut driver = driver();
    driver.keys("j j").settle();
    let mut newer = book();
    let settled = newer.rows.iter_mut().find(|row| row.name.starts_with("Northwind")).unwrap();
    Arc::make_mut(settled).signals.clear();
    driver.send(Event::Portfolio(Arc::new(newer)));
    assert!(driver.shows("1 no longer here, R merges"), "{}", driver.screen());
    let first = |driver: &Driver| driver.screen().lines().nth(3).unwrap().to_owned();
    assert!(first(&driver).contains("Northwind"), "no row moves by itself");
    driver.keys("R");
    assert!(!first(&driver).contains("Northwind") && !driver.shows("R merges"));
    assert!(driver.row().contains("Initech"), "the cursor stays on its row: {}", driver.screen());
}

#[test]
fn re_scored_rows_change_in_place() {
    let mut driver = driver();
    let mut row = book().rows[0].as_ref().clone();
    row.signals.clear();
    row.score = Some(mamori::core::receipt::Score::from_tenths(905));
    driver.send(Event::Rows(vec![Arc::new(row)]));
    assert!(
        driver.row().contains("Northwind") && driver.row().contains("90"),
        "{}",
        driver.screen()
    );
}

#[test]
fn the_first_page_is_shown_before_the_book_is_counted() {
    let mut page = book();
    page.rows.truncate(5);
    page.complete = false;
    let mut driver = Driver::with(super::driver::setup((80, 24)), page);
    assert!(driver.row().contains("Northwind"), "{}", driver.screen());
    assert!(driver.shows("[Now]") && driver.shows("All 18"), "{}", driver.screen());
    driver.keys("j j").settle();
    driver.send(Event::Portfolio(Arc::new(book())));
    assert!(driver.row().contains("Initech") && driver.shows("[Now 8+2]"), "{}", driver.screen());
}

#[test]
fn r_again_shows_what_reading_would_change() {
    let mut driver = driver();
    driver.keys("R");
    driver.send(waiting());
    assert!(driver.shows("R shows what it would change"), "{}", driver.screen());
    driver.keys("R");
    assert!(driver.asked(&Effect::TryOut(Vec::new())) && !driver.asked(&Effect::Sync));
}

#[test]
fn files_that_arrived_stay_on_the_line_until_they_are_read() {
    let mut driver = driver();
    driver.send(Event::Arrived(2));
    assert!(driver.shows("2 new files wait: R"), "{}", driver.screen());
    driver.wait(60_000);
    assert!(driver.shows("2 new files wait: R"), "{}", driver.screen());
    driver.send(Event::Arrived(0));
    assert!(!driver.shows("wait: R"), "{}", driver.screen());
}

#[test]
fn what_is_typed_before_the_files_are_found_is_done_once_they_are() {
    let mut driver = driver();
    driver.keys("R Enter");
    assert!(!driver.asked(&Effect::Sync));
    driver.send(waiting());
    assert!(driver.asked(&Effect::Sync) && driver.shows("Reading"), "{}", driver.screen());

    let mut driver = self::driver();
    driver.keys("R R");
    driver.send(waiting());
    assert!(driver.asked(&Effect::TryOut(Vec::new())) && !driver.asked(&Effect::Sync));

    let mut driver = self::driver();
    driver.keys("R Enter");
    driver.send(Event::Waiting(Vec::new()));
    assert!(!driver.asked(&Effect::Sync) && driver.shows("Nothing new"), "{}", driver.screen());

    let mut driver = self::driver();
    driver.keys("R Enter Esc");
    driver.send(waiting());
    assert!(!driver.asked(&Effect::Sync), "{}", driver.screen());
}

#[test]
fn files_that_arrive_hide_neither_an_error_nor_how_far_the_reading_is() {
    let mut driver = driver();
    driver.send(Event::Failed(Message::new("link-none")));
    let error = driver.screen();
    driver.send(Event::Arrived(2));
    assert_eq!(driver.screen(), error);
    driver.keys("Esc");
    assert!(driver.shows("2 new files wait: R"), "{}", driver.screen());
    let progress =
        Event::SyncProgress { done: 40, total: 100, path: "accounts.csv".into(), pace: None };
    driver.send(progress.clone());
    driver.send(Event::Arrived(3));
    assert!(driver.shows("Reading 40%  accounts.csv  (Esc cancels)"), "{}", driver.screen());
    driver.send(Event::Told(Message::new("undo-nothing")));
    assert!(driver.shows("Reading 40%"), "a plain word waits: {}", driver.screen());
}

#[test]
fn the_line_says_what_is_done_after_the_reading_and_what_can_still_be_called_off() {
    let mut driver = driver();
    driver.send(Event::SyncApplying);
    assert!(
        driver.shows("compared with what is known") && driver.shows("(Esc cancels)"),
        "{}",
        driver.screen()
    );
    driver.send(Event::SyncScoring);
    assert!(
        driver.shows("Scoring the accounts") && !driver.shows("Esc cancels"),
        "{}",
        driver.screen()
    );
    driver.keys("Esc");
    assert!(!driver.asked(&Effect::CancelSync));
    driver.keys("R");
    assert!(!driver.asked(&Effect::CancelSync) && driver.shows("is being scored"));
}
