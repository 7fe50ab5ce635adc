//! What holds wherever one is: on every screen, every tab, and in all that lies over them. The
//! curtain hides, the screen is read out, and no hint is cut.

use super::driver::{Driver, setup, text};
use super::projects::projects;
use mamori::locale::Lang;
use mamori::tui::event::Event;
use mamori::tui::shell::{Glyphs, Setup};

/// The keys to each place, from anywhere.
const SCREENS: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "1 Enter"];

/// What opens over a screen, with the account under the cursor.
const OVER: [&str; 10] = [
    "1 i",
    "1 b",
    "1 ?",
    "1 : «history» Enter",
    "1 : «queue» Enter",
    "1 : «me» Enter",
    "1 @",
    "1 R",
    "1 ,",
    "1 f",
];

/// Strips, and lines that are typed.
const ASKED: [&str; 12] = [
    "1 s",
    "1 t",
    "1 w",
    "1 r",
    "1 r 1",
    "1 p",
    "1 x",
    "1 e",
    "1 y",
    "1 y m",
    "2 x",
    "1 : «sweep pulse» Enter",
];

fn driver(setup: &Setup) -> Driver {
    let mut driver = Driver::with(setup.clone(), projects());
    driver.send(Event::Intake(Box::new(super::intake::intake())));
    driver
}

fn at(setup: &Setup, keys: &str) -> Driver {
    let mut driver = driver(setup);
    driver.keys("1 j k").settle();
    driver.keys(keys).settle();
    driver
}

fn screen(driver: &Driver, size: (u16, u16)) -> String {
    text(&driver.picture(size).0)
}

/// Every tab of every screen, by so many turns from the first.
fn tabs() -> Vec<String> {
    let turns = |screen: &&str| {
        let screen = (*screen).to_owned();
        (0..8).map(move |turns| format!("{screen}{}", " ]".repeat(turns)))
    };
    SCREENS.iter().flat_map(turns).collect()
}

#[test]
fn no_score_amount_or_note_is_on_any_screen_behind_the_curtain() {
    let secrets = [
        "412",
        "41.2",
        "$",
        "¥",
        "EUR",
        "ARR",
        "22/100",
        "22.9",
        "usage",
        "利用",
        "critical",
        "危険",
        "at risk",
        "警戒",
        "Health",
        "ヘルス",
        "pulse",
        "所感",
        "rollout",
        "save call",
        "stuck",
        "停滞",
        "Mid-Market",
        "Kim Lee",
    ];
    for (lang, lift) in [(Lang::En, "X lift"), (Lang::Ja, "X 解除")] {
        for glyphs in [Glyphs::Unicode, Glyphs::Plain] {
            let setup = Setup { lang, glyphs, ..setup((80, 24)) };
            let from = SCREENS.iter().chain(&OVER).chain(&ASKED);
            for keys in from.map(|keys| (*keys).to_owned()).chain(tabs()) {
                let mut driver = at(&setup, &keys);
                driver.keys("X");
                if !screen(&driver, (80, 24)).contains(lift) {
                    // It was a letter of what is typed there.
                    driver.keys("Esc Esc X");
                }
                driver.settle();
                let shown = screen(&driver, (80, 24));
                assert!(shown.contains(lift), "{keys}:\n{shown}");
                for secret in secrets {
                    assert!(!shown.contains(secret), "{secret} after {keys}:\n{shown}");
                }
                driver.keys("X");
                assert!(!screen(&driver, (80, 24)).contains(lift), "{keys}");
            }
        }
    }
}

#[test]
fn what_is_read_out_has_no_boxes_anywhere_and_says_where_one_is() {
    let plain = Setup { glyphs: Glyphs::Plain, ..setup((80, 24)) };
    for keys in SCREENS.iter().chain(&OVER).chain(&ASKED) {
        let driver = at(&plain, keys);
        let (buffer, caret) = driver.picture((80, 24));
        let shown = text(&buffer);
        let drawn = |c: char| {
            ('\u{2500}'..='\u{259f}').contains(&c) || ('\u{2800}'..='\u{28ff}').contains(&c)
        };
        assert!(!shown.contains(drawn), "{keys}:\n{shown}");
        assert!(!shown.contains(" | "), "{keys}:\n{shown}");
        assert!(caret.is_some(), "no cursor to follow after {keys}");
        let status = shown.lines().nth(22).unwrap_or_default();
        assert!(!status.trim().is_empty(), "nothing is said after {keys}:\n{shown}");
    }
}

#[test]
fn each_step_in_a_list_or_on_a_page_is_said() {
    let plain = Setup { glyphs: Glyphs::Plain, ..setup((80, 24)) };
    let said = |driver: &Driver| {
        let shown = screen(driver, (80, 24));
        shown.lines().nth(22).unwrap_or_default().to_owned()
    };
    let check = |keys: &str, step: &str, first: &str, second: &str| {
        let mut driver = at(&plain, keys);
        assert!(said(&driver).contains(first), "{keys}: {}", said(&driver));
        driver.keys(step).settle();
        assert!(said(&driver).contains(second), "{keys} {step}: {}", said(&driver));
    };
    check("1", "j", "Northwind Traders, critical, 22, down 6, 1 of 10", "2 of 10");
    check("2", "j", "1 of ", "2 of ");
    check("3", "j", "1 of ", "2 of ");
    check("5", "d", "Northwind", "");
    check("6 ]", "j", "1 of 37", "2 of 37");
    check("7", "j", "accounts from csv, accounts.csv, 514 rows", "2 of 2");
    check("1 @", "Down", "1 of ", "2 of ");
    check("1 i", "j", "Why: Northwind Traders, line 1 of ", "line 2 of ");
    check("1 b", "j", "Brief: Northwind Traders, line 1 of ", "line 2 of ");
    check("1", "d", "Northwind", "handled");
}

#[test]
fn no_hint_is_cut_on_the_reference_terminal_in_either_language() {
    for lang in Lang::ALL {
        let setup = Setup { lang, ..setup((80, 24)) };
        let places = SCREENS.iter().chain(&OVER).map(|keys| (*keys).to_owned());
        for keys in places.chain(tabs()) {
            let shown = screen(&at(&setup, &keys), (80, 24));
            let hints = shown.lines().nth(23).unwrap_or_default();
            assert!(!hints.trim().is_empty(), "{lang:?} {keys}: no hints\n{shown}");
            assert!(!hints.contains(['»', '…']), "{lang:?} {keys}: {hints}");
            let tabs = shown.lines().nth(1).unwrap_or_default();
            let header = shown.lines().next().unwrap_or_default();
            assert!(!header.contains(['»', '…']), "{lang:?} {keys}: {header}");
            assert!(!tabs.contains('…'), "{lang:?} {keys}: {tabs}");
        }
        for keys in ASKED {
            let shown = screen(&at(&setup, keys), (80, 24));
            // The name of whose turn it is on a walk may be cut, never a key.
            for row in shown.lines().skip(if keys.contains("sweep") { 23 } else { 22 }) {
                assert!(!row.contains(['»', '…']), "{lang:?} {keys}: {row}");
            }
        }
    }
}

#[test]
fn a_strip_says_that_a_key_is_none_of_its_own_and_stays() {
    let setup = setup((80, 24));
    for strip in ["1 p", "1 s", "1 r", "1 w", "1 y", "2 t"] {
        let mut driver = at(&setup, strip);
        let before = screen(&driver, (80, 24));
        driver.keys("Enter");
        assert!(driver.shows("`Enter` is not one of these"), "{strip}: {}", driver.screen());
        driver.keys("Q");
        assert!(driver.shows("`Q` is not one of these"), "{strip}: {}", driver.screen());
        let below = |screen: &str| screen.lines().nth(23).map(str::to_owned);
        assert_eq!(below(&before), below(&driver.screen()), "{strip} stays open");
        driver.keys("Esc");
        assert!(!driver.shows("is not one of these"), "{strip}");
    }
}

#[test]
fn enter_on_a_list_that_found_nothing_leaves_it_open() {
    let mut driver = at(&setup((80, 24)), "1 p / «zzzz» Enter");
    assert!(driver.shows("zzzz"), "{}", driver.screen());
    driver.keys("Ctrl-u «renewal» Enter");
    assert!(!driver.gestures().is_empty() || driver.shows("?"), "{}", driver.screen());
}
