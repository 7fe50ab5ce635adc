//! Finding: the live filter, going to accounts and tasks, the palette, the keys.

use super::driver::Driver;
use mamori::tui::effect::Effect;

fn driver() -> Driver {
    Driver::new((80, 24))
}

#[test]
fn the_list_narrows_while_one_types_and_esc_brings_it_back() {
    let mut driver = driver();
    driver.keys("/ «init»");
    assert!(driver.shows("Initech") && !driver.shows("Contoso Health  "), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("Contoso Health"), "{}", driver.screen());
    driver.keys("/ «init» Enter");
    assert!(driver.shows("1/1"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("1/10") || driver.shows("3/10"), "{}", driver.screen());
    assert!(driver.row().contains("Initech"), "the cursor stays on its row: {}", driver.screen());
}

#[test]
fn conditions_filter_too_and_a_wrong_one_says_so() {
    let mut driver = driver();
    driver.keys("/ «band:critical» Enter");
    assert!(driver.row().contains("Northwind"), "{}", driver.screen());
    driver.keys("Esc / «bnad:critical» Enter");
    assert!(driver.shows("!"), "{}", driver.screen());
}

#[test]
fn an_account_is_four_keys_and_its_letters_away() {
    let mut driver = driver();
    driver.keys("@ «acm» Enter c «rang, no answer» Enter");
    assert_eq!(driver.gestures()[0].accounts()[0].0, 2);
}

#[test]
fn a_japanese_name_is_found_by_its_romaji() {
    let mut driver = driver();
    driver.keys("@ «sakura» Enter");
    assert!(driver.shows("サクラ商事株式会社"), "{}", driver.screen());
}

#[test]
fn a_task_is_found_by_its_words() {
    let mut driver = driver();
    driver.keys("@ «reference call» Enter");
    assert!(driver.row().contains("Reference call"), "{}", driver.screen());
}

#[test]
fn the_palette_runs_commands_and_goes_to_rows() {
    let mut driver = driver();
    driver.keys(": «3» Enter");
    assert!(driver.row().contains("Initech"), "{}", driver.screen());
    driver.keys(": «history» Enter");
    assert!(driver.asked(&Effect::LoadHistory));
    driver.keys("Esc : «snooze» Enter");
    assert!(driver.shows("Snooze until:"), "{}", driver.screen());
}

#[test]
fn keys_are_listed_and_run_from_the_list() {
    let mut driver = driver();
    driver.keys("?");
    assert!(driver.shows("Snooze until a day"), "{}", driver.screen());
    driver.keys("«zoom» Enter");
    assert!(!driver.shows("Zoom the pane"));
}

#[test]
fn the_timeline_is_searched_and_n_goes_on() {
    let mut driver = driver();
    driver.keys("Enter ] ] ] / «qbr» Enter");
    assert!(driver.shows("next QBR in November"), "{}", driver.screen());
    driver.keys("n Esc");
    assert!(driver.shows("Northwind Traders"), "Esc clears the search first");
}

#[test]
fn a_command_of_another_screen_is_found_and_gone_to() {
    let mut driver = Driver::new((80, 24));
    driver.keys(": «agenda by day or by week»");
    let screen = driver.screen();
    let found = screen.lines().find(|line| line.contains("Agenda by day")).unwrap();
    assert!(found.trim_end_matches([' ', '│']).ends_with("Tasks"), "{screen}");
    driver.keys("Enter");
    assert!(driver.shows("[Agenda"), "{}", driver.screen());
    driver.keys("1 : «next account» Enter");
    assert!(driver.shows("Timeline") || driver.shows("Health"), "{}", driver.screen());
    let mut driver = Driver::new((80, 24));
    driver.keys("6 1 : «stop what runs» Enter");
    assert!(driver.shows("[Running"), "{}", driver.screen());
}

#[test]
fn a_command_that_is_here_stands_once_and_before_those_of_other_screens() {
    let mut driver = Driver::new((120, 40));
    driver.keys("2 : «x»");
    let screen = driver.screen();
    let line = |text: &str| screen.lines().position(|line| line.contains(text));
    assert_eq!(screen.matches("Close otherwise").count(), 1, "{screen}");
    assert!(line("Close otherwise") < line("Stop what runs"), "{screen}");
    assert!(line("Stop what runs").is_some(), "{screen}");
}
