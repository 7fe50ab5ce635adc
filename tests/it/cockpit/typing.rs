//! What helps while one types: what Tab puts in, where an error stands, taking back.

use super::driver::Driver;
use mamori::tui::effect::Effect;

fn driver() -> Driver {
    Driver::new((80, 24))
}

/// The typed line and what stands under it.
fn lines(driver: &Driver) -> (String, String) {
    let screen = driver.screen();
    let lines: Vec<&str> = screen.lines().collect();
    (lines[22].to_owned(), lines[23].to_owned())
}

#[test]
fn a_filter_offers_fields_and_values_and_tab_puts_them_in_one_by_one() {
    let mut driver = driver();
    driver.keys("/ «ban»");
    let (typed, under) = lines(&driver);
    assert_eq!(typed, "/ban");
    assert!(under.starts_with(" Tab  band:"), "{under}");
    driver.keys("Tab");
    let (typed, under) = lines(&driver);
    assert_eq!(typed, "/band:");
    assert!(under.starts_with(" Tab  risk critical at_risk") && under.ends_with("rows"), "{under}");
    driver.keys("Tab");
    assert_eq!(lines(&driver).0, "/band:risk");
    driver.keys("Tab");
    assert_eq!(lines(&driver).0, "/band:critical");
    driver.keys("«,wa» Tab Enter");
    assert!(driver.shows("band:critical,watch"), "{}", driver.screen());
}

#[test]
fn owners_of_the_book_are_offered_as_they_are_written() {
    let mut driver = driver();
    driver.keys("/ «owner:k» Tab");
    assert_eq!(lines(&driver).0, "/owner:\"Kim Lee\"");
}

#[test]
fn an_error_stands_under_what_it_is_about() {
    let mut driver = driver();
    driver.keys("/ «north score<abc»");
    let (typed, under) = lines(&driver);
    assert_eq!(typed, "/north score<abc");
    assert!(under.starts_with("             ^^^ “abc” is no"), "{under}");
    let mut driver = self::driver();
    driver.keys("/ «zzzz:1 some more words that reach far to the right (or»");
    let (typed, under) = lines(&driver);
    assert!(under.starts_with(" ^^^^ There is no field “zzzz”"), "{typed}\n{under}");
}

#[test]
fn accounts_and_tags_are_offered_in_a_task() {
    let mut driver = driver();
    driver.keys("a «Send the deck @acm»");
    assert!(lines(&driver).1.contains("@ACME"), "{:?}", lines(&driver));
    driver.keys("Tab «#renewal» Enter");
    let gesture = format!("{:?}", driver.gestures().last());
    assert!(gesture.contains("AccountId(2)"), "{gesture}");
    driver.keys("a «Call about it #ren»");
    assert!(lines(&driver).1.contains("#renewal"), "{:?}", lines(&driver));
    driver.keys("Tab");
    assert!(lines(&driver).0.ends_with("it #renewal"), "{:?}", lines(&driver));
}

#[test]
fn typing_is_taken_back_and_what_tab_put_in_too() {
    let mut driver = driver();
    driver.keys("/ «north ban» Tab Ctrl-z");
    assert_eq!(lines(&driver).0, "/north ban");
    driver.keys("Ctrl-z Ctrl-_");
    assert_eq!(lines(&driver).0, "/north");
    driver.keys("Esc c «one» Ctrl-j «zwei» Ctrl-z Ctrl-z");
    assert!(driver.shows("one") && !driver.shows("zwei"), "{}", driver.screen());
}

#[test]
fn quitting_by_ctrl_c_asks_once() {
    let mut driver = driver();
    driver.keys("Ctrl-c");
    assert!(!driver.asked(&Effect::Quit) && driver.shows("Press Ctrl-c again to quit."));
    driver.wait(5_000).keys("Ctrl-c");
    assert!(!driver.asked(&Effect::Quit), "the question was long ago");
    driver.wait(500).keys("Ctrl-c");
    assert!(driver.asked(&Effect::Quit));
    let mut driver = self::driver();
    driver.keys(": «quit» Enter");
    assert!(driver.asked(&Effect::Quit), "chosen by its name it is no slip");
}
