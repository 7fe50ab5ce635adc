//! Keys with the input method on, and pasted text: what runs, and what never does.

use super::driver::Driver;
use mamori::tui::event::Event;
use mamori::tui::key::Key;

fn driver() -> Driver {
    Driver::new((80, 24))
}

#[test]
fn full_width_keys_do_what_their_twins_do() {
    let mut driver = driver();
    driver.keys("ｄ");
    assert_eq!(driver.gestures().len(), 1);
    driver.keys("ｓ ｍ");
    assert_eq!(driver.gestures().len(), 2);
    driver.keys("」");
    assert!(driver.shows("[Renewals"), "{}", driver.screen());
    driver.keys("「");
    assert!(driver.shows("[Now"), "{}", driver.screen());
    driver.keys("・");
    assert!(driver.shows("words, or field:value"), "{}", driver.screen());
}

/// What a Japanese layout yields in place of a key, and what shows that the key was meant.
#[test]
fn the_marks_of_a_japanese_layout_are_the_keys_that_were_meant() {
    let check = |typed: char, shown: &str| {
        let mut driver = driver();
        driver.send(Event::Key(Key::char(typed)));
        assert!(driver.shows(shown), "{typed}: {shown} is not in\n{}", driver.screen());
    };
    check('＠', "Go to");
    check('：', "Commands");
    check('？', "Keys");
    check('／', "words, or field:value");
    check('\u{3000}', "1 marked");
    check('い', "Why: Northwind");
    check('え', "Put right:");
    check('２', "[Mine");
    check('ｃ', "Log: Northwind");
    check('Ｘ', "External view");
}

#[test]
fn a_vowel_is_its_letter() {
    let mut driver = driver();
    driver.keys("あ");
    assert!(driver.shows("Task:"), "{}", driver.screen());
}

#[test]
fn a_composition_runs_nothing_and_enter_searches_for_it() {
    let mut driver = driver();
    driver.send(Event::Text("さくら".into()));
    assert!(driver.shows("さくら"), "{}", driver.screen());
    assert!(driver.gestures().is_empty());
    let (_, caret) = driver.picture((80, 24));
    assert_eq!(caret, Some((0, 22)), "the cursor is parked on the status line");
    driver.keys("Enter");
    assert!(driver.row().contains("サクラ商事"), "{}", driver.screen());
}

#[test]
fn the_hidden_cursor_waits_on_the_status_line() {
    let mut driver = driver();
    let parked = |driver: &Driver| driver.shell.parking().map(|at| (at.x, at.y));
    assert_eq!(parked(&driver), Some((0, 22)));
    driver.keys("s");
    assert_eq!(parked(&driver), Some((0, 22)), "also under a strip");
    driver.keys("Esc a");
    assert_eq!(parked(&driver), None, "the caret is where one types");
}

#[test]
fn two_wide_letters_at_once_run_nothing() {
    let mut driver = driver();
    driver.send(Event::Text("ｓｍ".into()));
    assert!(driver.gestures().is_empty());
    driver.keys("Esc");
    assert!(!driver.shows("ｓｍ"), "{}", driver.screen());
}

#[test]
fn leaving_an_input_turns_the_input_method_off() {
    use mamori::tui::effect::Effect;
    let mut driver = driver();
    driver.keys("j s Esc");
    assert!(!driver.asked(&Effect::TurnImeOff), "nothing was typed");
    driver.keys("a «見積»");
    assert!(!driver.asked(&Effect::TurnImeOff));
    driver.keys("Esc");
    assert!(driver.asked(&Effect::TurnImeOff));
}

#[test]
fn any_other_key_drops_a_composition() {
    let mut driver = driver();
    driver.send(Event::Text("か".into()));
    driver.keys("j");
    assert!(!driver.shows("か"), "{}", driver.screen());
    assert!(driver.row().contains("ACME"));
}

#[test]
fn a_paste_runs_no_key_and_can_be_logged() {
    let mut driver = driver();
    driver.send(Event::Paste("dddd\nq\n".into()));
    assert!(driver.gestures().is_empty());
    assert!(driver.shows("7 characters pasted - c to log as a note"), "{}", driver.screen());
    driver.keys("c");
    assert!(driver.shows("dddd"), "{}", driver.screen());
    driver.keys("Enter");
    assert_eq!(driver.gestures().len(), 1);
}

#[test]
fn pasted_text_goes_into_an_open_line() {
    let mut driver = driver();
    driver.keys("/");
    driver.send(Event::Paste("initech".into()));
    assert!(driver.row().contains("Initech"), "{}", driver.screen());
}

#[test]
fn the_caret_stands_where_the_text_ends_in_columns() {
    let mut driver = driver();
    driver.keys("a");
    driver.send(Event::Text("見積".into()));
    let (_, caret) = driver.picture((80, 24));
    assert_eq!(caret, Some((7 + 4, 22)));
}
