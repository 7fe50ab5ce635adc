//! What all screens have in common: keys that mean nothing, columns at every width, tabs.

use super::driver::{Driver, setup, text};
use mamori::locale::Lang;
use mamori::tui::shell::Setup;
use std::collections::BTreeSet;

#[test]
fn a_key_that_means_nothing_says_so_once_and_draws_nothing_when_repeated() {
    let mut driver = Driver::new((80, 24));
    for screen in ["1", "2", "3", "4", "5", "6", "7"] {
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
        for tab in ["Now 8+2", "Renewals 4", "Silent 6", "Due 17", "New 5", "Waiting 1"] {
            let screen = text(&driver.picture((width, 24)).0);
            assert!(screen.contains(&format!("[{tab}]")), "{width}: {tab}\n{screen}");
            driver.keys("]");
        }
    }
}

#[test]
fn renewals_stand_by_the_quarter_in_which_one_has_to_act() {
    let mut driver = Driver::new((120, 40));
    driver.keys("4");
    let screen = |driver: &Driver| text(&driver.picture((120, 40)).0);
    let seen = screen(&driver);
    assert!(seen.contains("[This Q 1]") && seen.contains("ACME"), "{seen}");
    assert!(seen.contains("one renewal  ¥41.2M"), "the sum of its own currency:\n{seen}");
    driver.keys("]");
    let seen = screen(&driver);
    assert!(seen.contains("FY2027 Q1 (Jan-Mar)  3 renewals  EUR 137k + $185k"), "{seen}");
    assert!(seen.contains("Most likely"), "the category of the CRM:\n{seen}");
    driver.keys("] ]");
    let seen = screen(&driver);
    assert!(seen.contains("[Passed 1]") && seen.contains("Northwind"), "{seen}");
    driver.keys("Enter");
    assert!(screen(&driver).contains("1/1"), "one row: {}", screen(&driver));
}

#[test]
fn a_renewal_without_an_amount_is_counted_and_never_summed_as_nothing() {
    let mut driver = Driver::new((120, 40));
    driver.keys("4 ] ]");
    let seen = text(&driver.picture((120, 40)).0);
    assert!(seen.contains("1 without ARR"), "{seen}");
}

#[test]
fn playbooks_show_what_runs_the_stalled_first_and_each_template_with_its_steps() {
    let projects = super::projects::projects();
    let mut driver = Driver::with(setup((120, 40)), projects);
    driver.keys("6").settle();
    let seen = text(&driver.picture((120, 40)).0);
    let at = |word: &str| seen.find(word).unwrap_or_else(|| panic!("{word}\n{seen}"));
    assert!(at(" stuck") < at(" behind") && at(" behind") < at(" on track"), "{seen}");
    driver.keys("] G").settle();
    let seen = text(&driver.picture((120, 40)).0);
    assert!(seen.contains("[Library 37]") && seen.contains("bd"), "{seen}");
    driver.keys("d");
    assert!(driver.gestures().is_empty(), "a template is nothing to act on");
}

#[test]
fn what_is_read_out_has_rows_in_sentences_and_no_table() {
    let plain = Setup { glyphs: mamori::tui::shell::Glyphs::Plain, ..setup((120, 40)) };
    let mut driver = Driver::with(plain, super::driver::book());
    let seen = |driver: &Driver| text(&driver.picture((120, 40)).0);
    let screen = seen(&driver);
    let row = "> Northwind Traders, critical 22, ARR $412k, renewal 18 Dec, reason usage -62%, falling 6 in 30 days";
    assert!(screen.contains(row) && !screen.contains("WHY NOW"), "{screen}");
    for key in ["1", "2", "3", "4", "5", "6", "7"] {
        driver.keys(key).settle();
        let screen = seen(&driver);
        assert!(!screen.contains(['─', '│', '┬', '▁', '▇']), "{key}:\n{screen}");
        assert!(!screen.contains(" ACCOUNT "), "{key}:\n{screen}");
    }
}
