//! The filter language on every list whose rows stand for an account, or beside one.

use super::driver::Driver;

fn narrowed(keys: &str, filter: &str) -> Driver {
    let mut driver = Driver::new((80, 24));
    driver.keys(&format!("{keys} / «{filter}»"));
    driver
}

#[test]
fn conditions_about_accounts_narrow_every_list_of_them() {
    let check = |keys: &str, filter: &str, holds: bool| {
        let mut driver = narrowed(keys, filter);
        driver.keys("Enter");
        assert_eq!(!driver.row().is_empty(), holds, "{keys} {filter}: {}", driver.screen());
    };
    for screen in ["1", "2", "4 ] ]", "5"] {
        check(screen, "owner:kim", true);
        check(screen, "owner:nobody", false);
        check(screen, "(arr>0 or missing:arr) owner:kim", true);
        check(screen, "arr>900m", false);
    }
    check("4 ] ]", "contoso arr>$100k", true);
    check("4 ] ]", "contoso arr>$104k", false);
    check("4 ] ]", "owner:kim contoso", true);
}

#[test]
fn a_task_is_found_by_its_words_and_its_account_by_its_fields() {
    let check = |filter: &str, holds: bool| {
        let mut driver = narrowed("2", filter);
        driver.keys("Enter");
        let found = driver.row().contains("Reference call");
        assert_eq!(found, holds, "{filter}: {}", driver.screen());
    };
    check("reference", true);
    check("reference owner:kim", true);
    check("reference owner:nobody", false);
}

#[test]
fn every_such_list_completes_and_points_at_errors() {
    for screen in ["1", "2", "3", "4", "5"] {
        let driver = narrowed(screen, "band:wa");
        assert!(driver.shows("Tab  watch"), "{screen}: {}", driver.screen());
        let driver = narrowed(screen, "bnad:watch");
        assert!(driver.shows("^^^^ There is no field"), "{screen}: {}", driver.screen());
    }
    let mut driver = narrowed("2", "bnad:watch");
    driver.keys("Enter");
    assert!(driver.shows("! There is no field"), "{}", driver.screen());
}

#[test]
fn where_rows_stand_for_no_account_words_are_words() {
    let driver = narrowed("7", "bnad:watch");
    assert!(!driver.shows("There is no field"), "{}", driver.screen());
    assert!(!driver.shows("field:value"), "{}", driver.screen());
}

#[test]
fn what_tab_offers_hides_no_error_before_it() {
    let driver = narrowed("1", "band:xx or arr>1");
    assert!(driver.shows("^^ “xx” is no value of band"), "{}", driver.screen());
    let driver = narrowed("1", "band:watch or arr>1");
    assert!(driver.shows("Tab  10k"), "{}", driver.screen());
}

#[test]
fn a_second_value_of_the_same_field_is_one_more_that_will_do() {
    let mut driver = Driver::new((80, 24));
    driver.keys("f b Enter f b Down Enter");
    let screen = driver.screen();
    let typed = screen.lines().nth(1).unwrap_or_default();
    assert!(typed.contains("band:") && typed.contains(','), "{screen}");
    assert!(!typed.contains("band:critical band:"), "{screen}");
    assert!(!driver.row().is_empty(), "{screen}");
}

#[test]
fn an_error_keeps_its_place_however_long_it_is() {
    let check = |filter: &str, place: &str| {
        let driver = narrowed("1", filter);
        let screen = driver.screen();
        let mut lines = screen.lines().rev();
        let (echo, typed) = (lines.next().unwrap(), lines.next().unwrap());
        let at = typed.chars().collect::<String>().find(place).unwrap();
        let column = typed[..at].chars().count();
        let caret = echo.chars().position(|c| c == '^');
        assert_eq!(caret, Some(column), "{screen}");
    };
    check("band:foo", "foo");
    check("north traders owner:kim score<90 arr>50k band:foo", "foo");
    check("scroe<50", "scroe");
}

#[test]
fn an_order_and_a_changed_view_can_be_seen() {
    let mut driver = Driver::new((80, 24));
    driver.keys(", a , N");
    assert!(driver.shows("by ARR ▾, ACCOUNT ▴"), "{}", driver.screen());
    assert!(driver.shows("ARR▾") && driver.shows("ACCOUNT▴2"), "{}", driver.screen());
    driver.keys(", h");
    assert!(driver.shows("Sorted by Health score ▴"), "{}", driver.screen());
}

#[test]
fn renewals_and_tasks_are_put_in_order_too() {
    let mut driver = Driver::new((80, 24));
    let rows = |driver: &Driver| {
        let screen = driver.screen();
        screen
            .lines()
            .skip(3)
            .take(14)
            .map(|line| line.get(1..).unwrap_or("").to_owned())
            .collect::<Vec<_>>()
    };
    driver.keys("4 ] ]");
    let usual = rows(&driver);
    driver.keys(", n");
    assert!(driver.shows("by ACCOUNT ▴"), "{}", driver.screen());
    let named = rows(&driver);
    driver.keys(", n");
    assert_ne!(rows(&driver), named);
    driver.keys(", u");
    assert!(!driver.shows("by ACCOUNT"), "{}", driver.screen());
    assert_eq!(rows(&driver), usual);
    for screen in ["2", "4"] {
        let mut driver = Driver::new((80, 24));
        driver.keys(&format!("{screen} F"));
        assert!(driver.shows("Press 1 for it"), "{}", driver.screen());
    }
}

#[test]
fn a_view_is_not_called_as_a_tab_is() {
    let mut driver = Driver::new((80, 24));
    driver.keys("F «now» Enter");
    assert!(driver.shows("A tab is called “now” already"), "{}", driver.screen());
}
