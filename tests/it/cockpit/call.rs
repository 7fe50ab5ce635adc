//! Calls, the brief, messages, and the curtain, as one meets them at the keyboard.

use super::driver::{Driver, setup};
use super::portfolio::portfolio;
use mamori::core::operation::Item;
use mamori::locale::Lang;
use mamori::tui::effect::Effect;
use mamori::tui::event::Event;
use mamori::tui::shell::Setup;

fn copied(driver: &Driver) -> String {
    let found = driver.effects.iter().rev().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    found.expect("nothing was copied")
}

#[test]
fn the_first_call_is_chosen_and_its_brief_is_beside_it() {
    let mut driver = Driver::new((120, 40));
    driver.keys("5");
    assert!(driver.shows("Ops reorg"), "{}", driver.screen());
    assert!(driver.shows("Where it stands"), "{}", driver.screen());
    driver.keys("y b");
    assert!(copied(&driver).starts_with("# Brief: "), "{}", copied(&driver));
}

#[test]
fn a_call_is_prepared_with_one_key_and_taken_back_with_one() {
    let mut driver = Driver::new((80, 24));
    driver.keys("5 d");
    let Some(Effect::Write(gesture)) =
        driver.effects.iter().rev().find(|effect| matches!(effect, Effect::Write(_)))
    else {
        panic!("nothing was written")
    };
    assert!(matches!(&gesture.operations[0].after, Some(Item::Touch(touch)) if touch.prepared));
    assert!(driver.shows("Ops reorg"), "it is still ahead: {}", driver.screen());
    driver.keys("u");
    assert!(driver.shows("Ops reorg"));
}

#[test]
fn the_brief_fills_the_screen_from_anywhere() {
    for keys in ["b", "2 b", "Enter b", "5 b"] {
        let mut driver = Driver::new((80, 24));
        driver.keys(keys);
        assert!(driver.shows("Where it stands"), "{keys}\n{}", driver.screen());
        driver.keys("Esc");
        assert!(!driver.shows("Where it stands") || keys == "5 b", "{keys}");
    }
}

#[test]
fn a_message_is_in_the_chosen_language_and_says_nothing_internal() {
    let mut driver = Driver::new((80, 24));
    driver.keys("y m m");
    let english = copied(&driver);
    assert!(english.starts_with("Subject: "), "{english}");
    driver.keys("y m l m");
    let japanese = copied(&driver);
    assert!(japanese.starts_with("件名: "), "{japanese}");
    for secret in SECRETS {
        assert!(!english.contains(secret) && !japanese.contains(secret), "{secret} got out");
    }
}

#[test]
fn after_a_call_one_key_says_how_it_was_and_one_undo_takes_back_all() {
    let mut driver = Driver::new((80, 24));
    driver.keys("5 c «good talk» Enter");
    assert!(driver.shows("How was it?"), "{}", driver.screen());
    driver.keys("3");
    let further = driver.effects.iter().filter(|effect| matches!(effect, Effect::Extend(_)));
    assert_eq!(further.count(), 1);
    driver.keys("u");
    assert!(driver.shows("Ops reorg"), "the call is ahead again: {}", driver.screen());
}

#[test]
fn the_question_after_a_call_is_never_in_the_way() {
    let mut driver = Driver::new((80, 24));
    driver.keys("5 c «good talk» Enter j");
    assert!(!driver.shows("How was it?"), "{}", driver.screen());
    let extended = driver.effects.iter().any(|effect| matches!(effect, Effect::Extend(_)));
    assert!(!extended);
}

/// What the made-up account must not show outside: a note, reasons, a role, words of judgement.
const SECRETS: &[&str] = &[
    "412",
    "$",
    "ARR",
    "23/100",
    "usage -",
    "champion",
    "procurement",
    "red",
    "at risk",
    "critical",
    "likely",
    "Mid-Market",
    "Health",
];

/// With the curtain down on any screen, in any mode, nothing but the page for outside is seen.
#[test]
fn behind_the_curtain_no_score_amount_reason_or_note_is_in_any_cell() {
    for lang in Lang::ALL {
        for size in [(80, 24), (120, 40), (200, 60), (50, 12)] {
            for keys in ["", "j", "2", "5", "Enter", "Enter ]", "b", "i", "5 ] ]"] {
                let mut driver = Driver::with(Setup { lang, ..setup(size) }, portfolio());
                driver.keys(keys).settle();
                driver.keys("X");
                let check = |driver: &Driver| {
                    let screen = driver.screen();
                    for secret in SECRETS {
                        assert!(!screen.contains(secret), "{secret} after {keys:?}:\n{screen}");
                    }
                    assert!(!screen.contains("Initech"), "another customer:\n{screen}");
                };
                check(&driver);
                // Nothing that one does or that arrives behind it comes to light.
                driver.keys("d j s m ? 2 c r 1 Enter");
                driver.send(Event::Paste("a note: red, $412k".into()));
                driver.send(Event::Failed(mamori::core::message::Message::new("band-critical")));
                check(&driver);
                let written = driver.effects.iter().any(|e| matches!(e, Effect::Write(_)));
                assert!(!written, "a key acted behind the curtain");
                driver.keys("X");
                assert_ne!(driver.screen().trim(), "", "it lifts");
            }
        }
    }
}

#[test]
fn the_header_says_that_the_curtain_is_down() {
    let mut driver = Driver::new((80, 24));
    driver.keys("X");
    assert!(driver.screen().lines().next().unwrap().contains("External view"));
    driver.keys("X");
    assert!(!driver.shows("External view"));
}
