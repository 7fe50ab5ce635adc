//! The mouse hits what is drawn: rows, tabs, hints, screens, the choices of a strip, lists.

use super::driver::{Driver, setup};
use mamori::tui::effect::Effect;
use mamori::tui::event::{Event, MouseKind};
use mamori::tui::shell::{Glyphs, Setup};

/// Clicks on the first place where a text stands on the screen.
fn click(driver: &mut Driver, text: &str) {
    let screen = driver.screen();
    let found =
        screen.lines().enumerate().find_map(|(row, line)| Some((row, line.find(text)?, line)));
    let (row, at, line) = found.unwrap_or_else(|| panic!("{text} is not on the screen:\n{screen}"));
    let column = unicode_width::UnicodeWidthStr::width(&line[..at]);
    driver.send(Event::Mouse(MouseKind::Click, column as u16, row as u16));
}

#[test]
fn a_click_on_a_row_selects_it() {
    let mut driver = Driver::new((80, 24));
    let third = driver.screen().lines().nth(5).unwrap().to_owned();
    driver.send(Event::Mouse(MouseKind::Click, 20, 5));
    assert_eq!(driver.row(), third.trim());
}

#[test]
fn a_click_on_a_hint_runs_its_command_and_on_a_screen_goes_there() {
    let mut driver = Driver::new((80, 24));
    driver.picture((80, 24));
    click(&mut driver, "snooze");
    assert!(driver.shows("tomorrow"), "{}", driver.screen());
    click(&mut driver, "tomorrow");
    assert_eq!(driver.gestures().len(), 1);
    click(&mut driver, "Tasks");
    assert!(driver.shows("[Mine"), "{}", driver.screen());
}

#[test]
fn a_click_on_a_tab_turns_to_it_and_back() {
    let mut driver = Driver::new((80, 24));
    driver.picture((80, 24));
    click(&mut driver, "All");
    assert!(driver.shows("[All"), "{}", driver.screen());
    click(&mut driver, "Now");
    assert!(driver.shows("[Now"), "{}", driver.screen());
}

#[test]
fn the_wheel_moves_in_the_list_and_scrolls_what_lies_over_it() {
    let mut driver = Driver::new((80, 24));
    let second = driver.screen().lines().nth(4).unwrap().to_owned();
    driver.send(Event::Mouse(MouseKind::WheelDown, 10, 6));
    assert_eq!(driver.row(), second.trim());
    driver.keys("?");
    let top = driver.picture((80, 24));
    driver.send(Event::Mouse(MouseKind::WheelDown, 10, 10));
    assert_ne!(driver.picture((80, 24)), top, "the cursor in the list has moved");
}

#[test]
fn what_a_key_has_covered_meanwhile_is_not_hit() {
    let mut driver = Driver::new((80, 24));
    driver.picture((80, 24));
    driver.keys("s");
    driver.send(Event::Mouse(MouseKind::Click, 20, 5));
    driver.keys("Esc");
    assert!(driver.gestures().is_empty());
    assert_eq!(driver.row(), Driver::new((80, 24)).row());
}

#[test]
fn each_step_is_said_where_the_screen_is_read_out() {
    let plain = Setup { glyphs: Glyphs::Plain, ..setup((80, 24)) };
    let mut driver = Driver::with(plain, super::driver::book());
    let status = |driver: &Driver| driver.screen().lines().nth(22).unwrap().to_owned();
    assert!(status(&driver).contains(", 1 of "), "{}", status(&driver));
    driver.keys("j");
    assert!(status(&driver).contains(", 2 of "), "{}", status(&driver));
    driver.keys("d");
    assert!(!status(&driver).contains(" of "), "what was done is said first: {}", status(&driver));
    driver.keys("j");
    assert!(status(&driver).contains(" of "), "{}", status(&driver));
    driver.keys("2");
    assert!(status(&driver).contains("1 of "), "{}", status(&driver));
}

/// Where the divider stands.
fn divider(driver: &Driver, size: (u16, u16)) -> u16 {
    let screen = driver.screen_at(size);
    let line = screen.lines().nth(10).unwrap();
    line.chars().position(|c| c == '│').unwrap() as u16
}

#[test]
fn a_divider_is_dragged_and_stays_where_it_was_let_go() {
    let size = (160, 40);
    for way in ["2", "3 Enter"] {
        let mut driver = Driver::new(size);
        driver.keys(way);
        // Only plain signs before the divider, so that cells are characters.
        let at = divider(&driver, size);
        driver.send(Event::Mouse(MouseKind::Drag, at + 8, 12));
        assert_eq!(divider(&driver, size), at, "{way}: nothing is held yet");
        driver.send(Event::Mouse(MouseKind::Click, at, 12));
        driver.send(Event::Mouse(MouseKind::Drag, at + 3, 12));
        driver.send(Event::Mouse(MouseKind::Drag, at + 8, 13));
        let kept = |driver: &Driver| {
            driver
                .effects
                .iter()
                .any(|it| matches!(it, Effect::Remember { key, .. } if key.contains(".pane.")))
        };
        assert!(divider(&driver, size) == at + 8 && !kept(&driver), "{way}");
        driver.send(Event::Mouse(MouseKind::Release, at + 8, 13));
        assert!(kept(&driver), "{way}");
        driver.send(Event::Mouse(MouseKind::Drag, at, 13));
        assert_eq!(divider(&driver, size), at + 8, "{way}: it was let go");
    }
    let mut driver = Driver::new((80, 24));
    driver.keys("2");
    let rule =
        |driver: &Driver| driver.screen().lines().skip(2).position(|line| line.starts_with('─'));
    let at = rule(&driver).unwrap() as u16 + 2;
    driver.send(Event::Mouse(MouseKind::Click, 30, at));
    driver.send(Event::Mouse(MouseKind::Drag, 30, at - 3));
    assert_eq!(rule(&driver).unwrap() as u16 + 2, at - 3);
}
