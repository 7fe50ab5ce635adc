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
                // The answer to the command stands in the line of the status.
                let status = usize::from(size.1) - 2;
                let picture = |driver: &Driver| -> Vec<String> {
                    let screen = text(&driver.picture(size).0);
                    let lines = screen.lines().enumerate().filter(|(at, _)| *at != status);
                    lines.map(|(_, line)| line.to_owned()).collect()
                };
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
    let mut renewals = Driver::with(Setup { lang: Lang::Ja, ..setup((120, 40)) }, yen.clone());
    renewals.keys("4");
    assert!(renewals.shows("ARR(万円)"), "{}", renewals.screen());
    assert!(renewals.row().contains(" 4,120 "), "{}", renewals.screen());
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

/// Keys and words for days land on a business day; the answer says that it is another day.
#[test]
fn a_day_that_was_moved_is_said_to_be() {
    let mut holidays = Setup { lang: Lang::Ja, ..setup((80, 24)) };
    holidays.calendar.holidays.extend(mamori::core::day::Day::parse("2026-11-23"));
    let check = |script: &str, said: &str| {
        let mut driver = Driver::with(holidays.clone(), book());
        driver.keys(script).settle();
        assert!(driver.shows(said), "{script}: {}", driver.screen());
    };
    check("s m", "2026/11/24(火)(営業日に変更) に再表示します");
    check("s d «月曜» Enter", "2026/11/24(火)(営業日に変更) に再表示します");
    check("s d «11/23» Enter", "2026/11/23(月) に再表示します");
    check("s t", "2026/11/19(木) に再表示します");
    check("2 j t m", "2026/11/24(火)(営業日に変更)");
}
