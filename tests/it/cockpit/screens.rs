//! What all screens have in common: keys that mean nothing, columns at every width, tabs.

use super::driver::{Driver, setup, text};
use mamori::locale::Lang;
use mamori::tui::shell::Setup;
use std::collections::BTreeSet;

#[test]
fn a_key_that_means_nothing_says_so_once_and_draws_nothing_when_repeated() {
    let mut driver = Driver::new((80, 24));
    for screen in ["1", "2", "3", "5", "7"] {
        driver.keys(screen).wait(5_000);
        driver.keys("Q");
        assert!(driver.shows("`Q` is not a key here"), "{screen}: {}", driver.screen());
        driver.shell.dirty();
        driver.keys("Q Q");
        assert!(!driver.shell.dirty(), "{screen}: drawn again");
        driver.wait(5_000);
        assert!(!driver.shows("is not a key here"), "{screen}: {}", driver.screen());
    }
}

#[test]
fn a_wider_terminal_never_shows_fewer_columns() {
    for (lang, heads) in [(Lang::En, "ACCOUNT"), (Lang::Ja, "顧客")] {
        let mut before = BTreeSet::new();
        for width in (60..=220).step_by(2) {
            let driver = Driver::with(Setup { lang, ..setup((width, 40)) }, super::driver::book());
            let screen = text(&driver.picture((width, 40)).0);
            let line = screen.lines().find(|line| line.contains(heads)).unwrap();
            let list = line.split('│').next().unwrap();
            let words: BTreeSet<String> = list.split_whitespace().map(str::to_owned).collect();
            let gone: Vec<_> = before.difference(&words).cloned().collect();
            assert!(gone.is_empty(), "{lang:?} {width}: {gone:?} went\n{screen}");
            before = words;
        }
    }
}

#[test]
fn the_chosen_tab_is_whole_at_any_width() {
    for width in [60, 70, 80, 100, 120] {
        let mut driver = Driver::new((width, 24));
        for tab in ["Now 8+2", "Renewals 4", "Silent 7", "Due 18", "New 5", "Waiting 1"] {
            let screen = text(&driver.picture((width, 24)).0);
            assert!(screen.contains(&format!("[{tab}]")), "{width}: {tab}\n{screen}");
            driver.keys("]");
        }
    }
}
