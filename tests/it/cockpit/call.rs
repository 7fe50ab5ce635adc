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
        Effect::Copy { text, .. } => Some(text.clone()),
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
fn what_was_copied_is_said() {
    let check = |keys: &str, lang: Lang, expected: &str| {
        let mut driver = Driver::with(Setup { lang, ..setup((80, 24)) }, portfolio());
        driver.keys(keys);
        let Some(Effect::Copy { text, said }) =
            driver.effects.iter().rev().find(|effect| matches!(effect, Effect::Copy { .. }))
        else {
            panic!("nothing was copied")
        };
        let expected = expected.replace("{lines}", &text.lines().count().to_string());
        assert_eq!(lang.say(said), expected);
    };
    check("y b", Lang::En, "Brief for Northwind Traders copied as Markdown, {lines} lines");
    check("y b", Lang::Ja, "Northwind Tradersの打ち合わせメモをMarkdownでコピー({lines}行)");
    let letter = "Message to Northwind Traders copied (renewal, Japanese), {lines} lines";
    check("y m l r", Lang::En, letter);
    check("y n", Lang::En, "Name copied: Northwind Traders");
    check("y j", Lang::En, "Northwind Traders copied as JSON");
    let mut driver = Driver::new((80, 24));
    driver.keys("y e");
    assert!(driver.shows("No e-mail address of Northwind"), "{}", driver.screen());
}

#[test]
fn a_next_touch_in_the_past_is_refused_in_its_line_and_the_text_stays() {
    for typed in ["= 2026-01-05 review", "= 2026-02-30 review"] {
        let mut driver = Driver::new((80, 24));
        driver.keys(&format!("c «talked» Ctrl-j «{typed}» Ctrl-j «> send it fri» Enter"));
        assert!(!driver.effects.iter().any(|effect| matches!(effect, Effect::Write(_))));
        assert!(driver.shows(typed) && driver.shows("talked"), "{}", driver.screen());
        // The caret stands behind the line that is refused.
        driver.keys("«!»");
        assert!(driver.shows(&format!("{typed}!")), "{}", driver.screen());
        for _ in 0..=typed.len() {
            driver.keys("Backspace");
        }
        driver.keys("«= fri» Enter");
        assert!(driver.effects.iter().any(|effect| matches!(effect, Effect::Write(_))));
    }
}

#[test]
fn tab_completes_who_took_part_and_else_turns_the_kind() {
    let mut driver = Driver::new((80, 24));
    driver.keys("c «met @pat» Tab «about SSO»");
    assert!(driver.shows("met @\"S. Patel\" about SSO"), "{}", driver.screen());
    driver.keys("Tab");
    assert!(driver.shows("meeting"), "{}", driver.screen());
    driver.keys("Enter");
    let Some(Effect::Write(gesture)) =
        driver.effects.iter().rev().find(|effect| matches!(effect, Effect::Write(_)))
    else {
        panic!("nothing was written")
    };
    let Some(Item::Touch(touch)) = &gesture.operations[0].after else { panic!("no touch") };
    assert_eq!(touch.with, ["S. Patel"]);
}

#[test]
fn each_account_keeps_its_own_draft() {
    let mut driver = Driver::new((80, 24));
    driver.keys("c «half a thought» Esc j c");
    assert!(!driver.shows("half a thought"));
    driver.keys("«another» Esc k c");
    assert!(driver.shows("half a thought"), "{}", driver.screen());
    driver.keys("Esc j c");
    assert!(driver.shows("another"), "{}", driver.screen());
}

#[test]
fn what_is_typed_is_kept_at_every_pause() {
    let kept = |driver: &Driver| {
        driver.effects.iter().rev().find_map(|effect| match effect {
            Effect::Remember { key, value } if key == "drafts" => Some(value.clone()),
            _ => None,
        })
    };
    let mut driver = Driver::new((80, 24));
    driver.keys("c «half a thought»");
    assert_eq!(kept(&driver), None, "not at every letter");
    driver.wait(1_100);
    let text = kept(&driver).expect("nothing was kept");
    // As after a crash: a new shell with what was remembered.
    let remembered = [("drafts".to_owned(), text)].into();
    let mut again = Driver::with(Setup { remembered, ..setup((80, 24)) }, portfolio());
    again.keys("c");
    assert!(again.shows("half a thought"), "{}", again.screen());
    again.keys("Enter");
    assert_eq!(kept(&again).as_deref(), Some(""), "what was logged is no draft");
}

#[test]
fn after_a_call_one_key_says_how_it_was_and_one_undo_takes_back_all() {
    let mut driver = Driver::new((80, 24));
    driver.keys("5 c «good talk» Enter");
    assert!(driver.shows("How was it?"), "{}", driver.screen());
    driver.keys("r 3");
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

#[test]
fn after_a_call_a_digit_is_a_screen_and_escape_leaves() {
    let mut driver = Driver::new((80, 24));
    driver.keys("5 c «good talk» Enter 1");
    assert!(driver.shows("WHY NOW") && !driver.shows("How was it?"), "{}", driver.screen());
    driver.keys("5 j c «good talk» Enter Esc");
    assert!(!driver.shows("How was it?"), "{}", driver.screen());
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

/// Every screen on its first tabs, and what lies over them: a new screen is among them by itself.
fn curtained() -> Vec<String> {
    let screens = mamori::tui::command::all().filter_map(|command| match command.action {
        mamori::tui::command::Action::Go(_) => Some(command.key()),
        _ => None,
    });
    let tabs = ["", " j", " ]", " ] ]", " Enter"];
    let on_each = screens.flat_map(|key| tabs.map(|rest| format!("{key}{rest}")));
    let over = ["Enter ]", "b", "i"].map(str::to_owned);
    on_each.chain(over).collect()
}

/// With the curtain down on any screen, in any mode, nothing but the page for outside is seen.
#[test]
fn behind_the_curtain_no_score_amount_reason_or_note_is_in_any_cell() {
    for lang in Lang::ALL {
        for size in [(80, 24), (120, 40), (200, 60), (50, 12)] {
            for keys in curtained() {
                let mut driver = Driver::with(Setup { lang, ..setup(size) }, portfolio());
                driver.keys(&keys).settle();
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
