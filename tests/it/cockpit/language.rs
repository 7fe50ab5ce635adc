//! The other language at once, on every screen; and Japanese amounts and days.

use super::driver::{Driver, book, setup, text};
use mamori::core::money::{Currency, Money};
use mamori::locale::Lang;
use mamori::tui::shell::Setup;
use std::sync::Arc;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn speaking(lang: Lang, size: (u16, u16)) -> Driver {
    Driver::with(Setup { lang, ..setup(size) }, book())
}

/// The picture after these keys, and after the language was switched there.
#[test]
fn every_screen_follows_the_language_at_once() {
    let scripts = [
        "j",
        "] ] ]",
        "] ] ] ] ]",
        "2",
        "2 ]",
        "2 ] ]",
        "2 [",
        "2 [ [",
        "2 [ [ W",
        "Enter",
        "Enter ]",
        "Enter ] ]",
        "Enter ] ] ]",
        "Enter ] ] ] ]",
        "Enter ] ] ] ] ]",
        "/ «nor» Enter",
        "Space j",
    ];
    for size in SIZES {
        for script in scripts {
            for (from, to) in [(Lang::En, Lang::Ja), (Lang::Ja, Lang::En)] {
                let (mut switched, mut spoken) = (speaking(from, size), speaking(to, size));
                switched.keys(script).settle();
                switched.keys(&format!(": «lang {}» Enter", to.id())).settle();
                spoken.keys(script).settle();
                let picture = |driver: &Driver| text(&driver.picture(size).0);
                assert_eq!(picture(&switched), picture(&spoken), "{script} at {size:?}");
            }
        }
    }
}

#[test]
fn a_book_in_yen_heads_its_column_with_the_unit() {
    let mut yen = book();
    yen.book_currency = Some(Currency::JPY);
    yen.rows.iter_mut().for_each(|row| {
        Arc::make_mut(row).arr = Some(Money::new(41_200_000, Currency::JPY));
    });
    let driver = Driver::with(Setup { lang: Lang::Ja, ..setup((80, 24)) }, yen.clone());
    assert!(driver.shows("ARR(万円)"), "{}", driver.screen());
    assert!(driver.row().contains(" 4,120 "), "{}", driver.screen());
    assert!(!driver.row().contains('万'), "{}", driver.screen());
    let english = Driver::with(setup((80, 24)), yen);
    assert!(english.row().contains("¥41.2M"), "{}", english.screen());
}

#[test]
fn a_typed_holiday_stays_and_says_so() {
    let mut holidays = Setup { lang: Lang::Ja, ..setup((80, 24)) };
    holidays.calendar.holidays.extend(mamori::core::day::Day::parse("2026-11-23"));
    let mut driver = Driver::with(holidays, book());
    driver.keys("a «見積 11/23»");
    assert!(driver.shows("2026/11/23(月) (祝)"), "{}", driver.screen());
    driver.keys("Ctrl-u «見積 月曜»");
    assert!(driver.shows("2026/11/24(火) (営業日に変更)"), "{}", driver.screen());
}
