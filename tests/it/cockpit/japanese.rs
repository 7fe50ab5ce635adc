//! A Japanese sitting: what is typed with the input method on, who is who, and what fits.

use super::driver::{Driver, book, setup};
use mamori::core::known::Known;
use mamori::locale::Lang;
use mamori::tui::effect::Effect;
use mamori::tui::shell::Setup;
use std::sync::Arc;

fn driver() -> Driver {
    Driver::with(Setup { lang: Lang::Ja, ..setup((80, 24)) }, book())
}

#[test]
fn a_typed_line_shows_the_day_it_is_understood_as_or_says_that_there_is_none() {
    let check = |typed: &str, said: &str| {
        let mut driver = driver();
        driver.keys(&format!("a «{typed}»"));
        assert!(driver.shows(said), "{typed}: {said} is not in\n{}", driver.screen());
    };
    check("見積送付　来月１０日まで", "期日 2026/12/10(木)");
    check("見積送付　今月中", "期日 2026/11/30(月)");
    check("見積送付　三営業日後", "期日 2026/11/23(月)");
    check("見積送付　Ｒ８．１２．１", "期日 2026/12/01(火)");
    check(
        "電話　＠サクラ　明日１５：３０　＃更新",
        "サクラ商事 ∙ 期日 2026/11/19(木) 15:30 ∙ #更新",
    );
    check("定例　毎月第2火曜", "毎月第2火曜");
    check("見積送付　11月中旬", "「11月中旬」では日が決まりません");
    check("明日15時に佐藤様へ電話", "「明日」は期日にしていません");
}

#[test]
fn a_typed_day_for_the_strip_says_when_it_is_none() {
    let mut driver = driver();
    driver.keys("s d «今週中»");
    assert!(driver.shows("2026/11/20(金)"), "{}", driver.screen());
    driver.keys("Ctrl-u «11月中旬»");
    assert!(driver.shows("「11月中旬」はまだ日付として読めません"), "{}", driver.screen());
    driver.keys("Enter");
    assert!(driver.gestures().is_empty());
}

#[test]
fn a_promise_whose_day_is_none_is_said_in_the_composer() {
    let mut driver = driver();
    driver.keys("c «打ち合わせ» Ctrl-j «＞見積送付　11月中旬»");
    assert!(driver.shows("「11月中旬」では日が決まりません"), "{}", driver.screen());
    driver.keys("Ctrl-u «＞見積送付　11月末»");
    assert!(!driver.shows("では日が決まりません"), "{}", driver.screen());
}

#[test]
fn one_person_in_several_spellings_is_one_owner() {
    let mut book = book();
    let spellings = ["森　彩", "森 彩", "森彩", "Kim Lee", "ＫＩＭ　ＬＥＥ"];
    for (row, owner) in book.rows.iter_mut().zip(spellings.iter().cycle()) {
        Arc::make_mut(row).owner = Some(Known::read(owner));
    }
    let mut driver = Driver::with(Setup { lang: Lang::Ja, ..setup((80, 24)) }, book);
    assert!(driver.shows("担当者が2名"), "{}", driver.screen());
    driver.keys(": «me» Enter");
    assert!(driver.shows("森　彩") && driver.shows("Kim Lee"), "{}", driver.screen());
    assert!(!driver.shows("森 彩") && !driver.shows("ＫＩＭ"), "{}", driver.screen());
    driver.keys("Esc / «owner:森彩»");
    let shown = driver.screen();
    driver.keys("Ctrl-u «owner:\"森 彩\"»");
    let rows = |screen: &str| screen.lines().filter(|line| line.contains(" 件")).count();
    assert_eq!(rows(&shown), rows(&driver.screen()));
    assert!(driver.effects.iter().all(|effect| !matches!(effect, Effect::Write(_))));
}

#[test]
fn of_two_accounts_that_a_name_fits_both_ids_are_in_view() {
    for lang in Lang::ALL {
        let mut book = book();
        let names = ["株式会社サクラ商事ホールディングス", "サクラ工業東日本販売株式会社"];
        let ids: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let row = Arc::make_mut(&mut book.rows[at]);
                (row.name, row.short_name) = ((*name).into(), "".into());
                row.needle = mamori::core::search::needle(&[name, "", ""]).into();
                row.id.to_string()
            })
            .collect();
        let mut driver = Driver::with(Setup { lang, ..setup((80, 24)) }, book);
        driver.keys("a «見積 @サクラ 金曜»");
        let screen = driver.screen();
        let line = screen.lines().find(|line| line.contains(&ids[1])).unwrap_or_default();
        assert!(ids.iter().all(|id| line.contains(&format!("{id} "))), "{screen}");
    }
}

#[test]
fn every_tab_of_an_account_is_in_view_on_the_reference_terminal() {
    let mut driver = driver();
    driver.keys("Enter").settle();
    let tabs = driver.screen().lines().nth(3).unwrap_or_default().to_owned();
    assert!(tabs.contains("請求") && !tabs.contains('»'), "{tabs}");
}

#[test]
fn who_looks_for_a_name_in_kanji_by_letters_hears_that_it_has_no_reading() {
    let mut book = book();
    let row = Arc::make_mut(&mut book.rows[0]);
    row.name = "東雲運輸株式会社".into();
    row.short_name = Box::default();
    row.needle = mamori::core::search::needle(&["東雲運輸株式会社", "", ""]).into();
    let setup = Setup { lang: Lang::Ja, ..setup((80, 24)) };
    let mut driver = Driver::with(setup.clone(), book.clone());
    driver.keys("/ «shinonome»");
    assert!(driver.shows("フリガナのない漢字名2件はローマ字で探せません"), "{}", driver.screen());
    driver.keys("Esc Esc @ «shinonome»");
    assert!(driver.shows("フリガナのない漢字名2件はローマ字で探せません"), "{}", driver.screen());
    let row = Arc::make_mut(&mut book.rows[0]);
    row.needle = mamori::core::search::needle(&["東雲運輸株式会社", "", "シノノメウンユ"]).into();
    let mut driver = Driver::with(setup, book);
    driver.keys("/ «shinonome»");
    assert!(driver.row().contains("東雲運輸"), "{}", driver.screen());
    driver.keys("Ctrl-u «zzz»");
    assert!(driver.shows("フリガナのない漢字名1件"), "{}", driver.screen());
    driver.keys("Ctrl-u «雲南»");
    assert!(!driver.shows("フリガナ"), "{}", driver.screen());
}
