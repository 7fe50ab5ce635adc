//! What is said and stays: errors read whole, numbers that were taken, strips on small screens.

use super::driver::{Driver, setup};
use mamori::core::book::Keys;
use mamori::core::message::Message;
use mamori::tui::event::{Event, HistoryLine};

#[test]
fn an_error_is_read_whole_with_enter() {
    let mut driver = Driver::new((80, 24));
    let fault = |word: &str| {
        let said = Message::new("config-fault-word").text("path", "mamori.toml").text("word", word);
        said.count("line", 44)
    };
    driver.send(Event::Faults(vec![fault("colour"), fault("kolor")]));
    assert!(driver.shows("1 more, Enter reads all"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.shows("What went wrong"), "{}", driver.screen());
    assert!(driver.shows("“colour”") && driver.shows("“kolor”"), "{}", driver.screen());
    assert!(driver.shows("for what can stand there"), "{}", driver.screen());
    driver.keys("Esc Enter");
    assert!(!driver.shows("What went wrong"), "{}", driver.screen());
}

#[test]
fn a_short_error_needs_no_second_look_and_any_other_key_takes_it_away() {
    let mut driver = Driver::new((80, 24));
    driver.send(Event::Failed(Message::new("undo-nothing")));
    assert!(!driver.shows("Enter reads"), "{}", driver.screen());
    driver.keys("j Enter");
    assert!(!driver.shows("What went wrong"), "{}", driver.screen());
}

#[test]
fn every_key_that_cannot_be_is_said() {
    let keys = |own: &[(&str, &str)]| Keys {
        own: own.iter().map(|(id, key)| ((*id).to_owned(), vec![(*key).to_owned()])).collect(),
        ..Keys::default()
    };
    let wrong = keys(&[("done", "s"), ("foo", "x"), ("log", "d d")]);
    let driver = Driver::with(
        mamori::tui::shell::Setup { keys: wrong, ..setup((80, 24)) },
        super::driver::book(),
    );
    assert!(driver.shows("2 more, Enter reads all"), "{}", driver.screen());
}

#[test]
fn a_number_that_was_taken_is_gone() {
    let keys = Keys { digits: Some("count".into()), ..Keys::default() };
    let setup = mamori::tui::shell::Setup { keys, ..setup((80, 24)) };
    let mut driver = Driver::with(setup, super::driver::book());
    let status = |driver: &Driver| {
        let screen = driver.screen();
        screen.lines().rev().nth(1).unwrap_or_default().trim().to_owned()
    };
    driver.keys("3");
    assert!(status(&driver).starts_with("3 "), "{}", driver.screen());
    driver.keys("j");
    assert!(status(&driver).starts_with("4/"), "{}", driver.screen());
    driver.keys("1 4 g 4");
    assert!(!status(&driver).starts_with("14"), "{}", driver.screen());
}

#[test]
fn a_strip_has_the_last_two_rows_of_a_small_screen_too() {
    let mut driver = Driver::new((50, 12));
    driver.keys("f");
    let screen = driver.screen_at((50, 12));
    let last: Vec<&str> = screen.lines().rev().take(2).collect();
    assert!(last[1].contains("Narrow"), "{screen}");
    assert!(last[0].contains("Owner") || last[1].contains("Owner"), "{screen}");
}

#[test]
fn charts_on_the_whole_screen_stay_whatever_its_size() {
    let mut driver = Driver::new((100, 40));
    driver.keys("g c");
    assert!(driver.screen_at((100, 40)).contains("Health"), "{}", driver.screen_at((100, 40)));
    let before = driver.screen_at((100, 40));
    for (width, height) in [(70, 40), (150, 40), (100, 40)] {
        driver.send(Event::Resize(width, height));
        let _ = driver.screen_at((width, height));
    }
    assert_eq!(driver.screen_at((100, 40)), before);
}

#[test]
fn what_was_typed_of_a_task_is_said_to_be_kept() {
    let mut driver = Driver::new((80, 24));
    driver.keys("a «send deck» Esc");
    assert!(driver.shows("a goes on with it"), "{}", driver.screen());
    driver.keys("a");
    assert!(driver.shows("send deck"), "{}", driver.screen());
}

#[test]
fn one_change_is_rounded_in_one_way() {
    let mut book = super::driver::book();
    for (row, change) in book.rows.iter_mut().zip([6.5, 0.5, -0.5, 0.4]) {
        std::sync::Arc::make_mut(row).delta30 = change.into();
    }
    let driver = Driver::with(setup((80, 24)), book);
    for said in ["▴ 7", "▴ 1", "▾ 1", "= 0"] {
        assert!(driver.shows(said), "{said}: {}", driver.screen());
    }
}

#[test]
fn the_history_is_narrowed_while_one_types() {
    let mut driver = Driver::new((80, 24));
    let line = |gesture, id: &'static str| HistoryLine {
        gesture,
        at: 1_795_000_000,
        by: "kim".into(),
        title: Message::new(id),
        parts: Vec::new(),
        undone: false,
    };
    driver.keys(": «history» Enter");
    driver.send(Event::History(vec![line(1, "merged"), line(2, "undo-nothing")]));
    driver.keys("/ «newest»");
    assert!(driver.shows("/newest") && driver.shows("Merged;"), "{}", driver.screen());
    assert!(!driver.shows("nothing to undo"), "{}", driver.screen());
    let (_, caret) = driver.picture((80, 24));
    assert_eq!(caret.map(|(_, y)| y), Some(2), "the caret is where one types");
    driver.keys("Enter j");
    assert!(driver.shows("/newest") && !driver.shows("nothing to undo"), "{}", driver.screen());
    driver.keys("/ «xyz»");
    assert!(driver.shows("Nothing fits"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("Merged;") && driver.shows("nothing to undo"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(!driver.shows("Merged;"), "{}", driver.screen());
}
