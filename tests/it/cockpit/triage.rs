//! Triage with the keyboard: verdicts, strips, undo, what the panes follow.

use super::driver::{Driver, setup};
use super::portfolio::portfolio;
use mamori::core::account::AccountId;
use mamori::core::message::Arg;
use mamori::core::operation::Item;
use mamori::core::pulse::PulseLevel;
use mamori::core::receipt::Band;
use mamori::core::verdict::VerdictKind;
use mamori::tui::effect::Effect;
use mamori::tui::event::Event;
use mamori::tui::key::Key;

fn driver() -> Driver {
    Driver::new((80, 24))
}

fn kinds(driver: &Driver) -> Vec<VerdictKind> {
    let operations = driver.gestures().iter().flat_map(|gesture| &gesture.operations);
    operations
        .filter_map(|operation| match operation.after.as_ref()? {
            Item::Verdict(verdict) => Some(verdict.kind),
            _ => None,
        })
        .collect()
}

#[test]
fn the_first_row_and_its_reason_are_there_without_a_key() {
    let driver = driver();
    assert!(driver.row().contains("Northwind Traders"), "{}", driver.screen());
    assert!(driver.row().contains("usage -62%"), "{}", driver.screen());
    assert!(driver.shows("318"), "the evidence is in the preview: {}", driver.screen());
    assert!(driver.asked(&Effect::LoadDetail(AccountId(1))));
}

#[test]
fn done_handles_the_row_and_the_next_slides_under_the_cursor() {
    let mut driver = driver();
    driver.keys("d");
    assert!(driver.row().contains("ACME"), "{}", driver.screen());
    assert!(driver.shows("Northwind Traders handled - u undo"), "{}", driver.screen());
    assert_eq!(kinds(&driver), [VerdictKind::Handled, VerdictKind::Handled]);
    assert!(driver.shows("[Now 8+1]"), "{}", driver.screen());
}

#[test]
fn undo_brings_the_row_and_the_cursor_back() {
    let mut driver = driver();
    let before = driver.screen();
    driver.keys("d j j u").settle();
    assert!(driver.row().contains("Northwind Traders"), "{}", driver.screen());
    driver.wait(5_000);
    assert_eq!(driver.screen(), before);
    driver.keys("U");
    assert!(!driver.shows("> ✗ Northwind"), "{}", driver.screen());
}

#[test]
fn snooze_to_monday_takes_two_keys() {
    let mut driver = driver();
    driver.keys("s m");
    assert_eq!(kinds(&driver), [VerdictKind::Snoozed, VerdictKind::Snoozed]);
    assert!(driver.shows("Mon 23 Nov 2026"), "{}", driver.screen());
    assert!(driver.shows("Snoozed 2"), "{}", driver.screen());
}

#[test]
fn a_typed_snooze_day_is_echoed_and_a_wrong_one_keeps_the_line() {
    let mut driver = driver();
    driver.keys("s d «2026-12-01»");
    assert!(driver.shows("Tue 1 Dec 2026"), "{}", driver.screen());
    driver.keys("Enter");
    assert_eq!(driver.gestures().len(), 1);
    driver.keys("s d «nonsense» Enter");
    assert_eq!(driver.gestures().len(), 1);
}

#[test]
fn a_strip_ignores_other_keys_and_esc_leaves_it() {
    let mut driver = driver();
    driver.keys("s q z Esc");
    assert!(driver.gestures().is_empty());
    assert!(!driver.asked(&Effect::Quit));
    driver.keys("j");
    assert!(driver.row().contains("ACME"));
}

#[test]
fn waiting_on_the_customer_moves_the_row_to_waiting() {
    let mut driver = driver();
    driver.keys("w c");
    assert_eq!(kinds(&driver), [VerdictKind::Waiting, VerdictKind::Waiting]);
    assert!(driver.shows("Waiting 2"), "{}", driver.screen());
}

#[test]
fn a_red_pulse_takes_its_reason_in_three_keys_and_the_row_stays() {
    let mut driver = driver();
    driver.keys("r 1 c");
    let Some(Item::Pulse(pulse)) = &driver.gestures()[0].operations[0].after else { panic!() };
    assert_eq!((pulse.level, pulse.reason.as_deref()), (PulseLevel::Red, Some("champion")));
    assert!(driver.row().contains("Northwind"));
    driver.keys("r 3");
    assert_eq!(driver.gestures().len(), 2, "green asks for no reason");
}

#[test]
fn a_note_with_promises_and_the_next_touch_is_one_gesture() {
    let mut driver = driver();
    driver.keys("c «call with Meyer» Ctrl-j «> send report 2026-11-20» Ctrl-j «< name the owner» Ctrl-j «= 2026-11-25 check in» Enter");
    let gesture = &driver.gestures()[0];
    let items: Vec<_> = gesture.operations.iter().map(|operation| operation.row().0).collect();
    assert_eq!(items, ["touch", "task", "task", "touch"]);
    assert!(driver.row().contains("Northwind"), "the row stays");
}

#[test]
fn a_left_composer_keeps_its_draft() {
    let mut driver = driver();
    driver.keys("c «half a» Esc j k c");
    assert!(driver.shows("half a"), "{}", driver.screen());
    driver.keys("Esc j c");
    assert!(!driver.shows("half a"), "another account has its own");
}

#[test]
fn repeat_does_the_last_verb_again_with_its_argument() {
    let mut driver = driver();
    driver.keys("s w . .");
    assert_eq!(driver.gestures().len(), 3);
    let until: Vec<_> = driver
        .gestures()
        .iter()
        .map(|gesture| {
            gesture.title.args.iter().find(|(name, _)| name == "day").map(|(_, day)| day.clone())
        })
        .collect();
    assert!(until.iter().all(|day| matches!(day, Some(Arg::Day(_))) && *day == until[0]));
}

#[test]
fn the_same_account_is_open_in_the_360_and_j_walks_the_list() {
    let mut driver = driver();
    driver.keys("Enter");
    assert!(driver.shows("Northwind Traders") && driver.shows("1/10"), "{}", driver.screen());
    driver.keys("J").settle();
    assert!(driver.shows("ACME株式会社") && driver.shows("2/10"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.row().contains("ACME"), "{}", driver.screen());
}

#[test]
fn panes_follow_when_the_cursor_rests_and_then_nothing_wakes() {
    let mut driver = driver();
    driver.effects.clear();
    driver.keys("j j j");
    let loads = |driver: &Driver| {
        driver.effects.iter().filter(|effect| matches!(effect, Effect::LoadDetail(_))).count()
    };
    assert_eq!(loads(&driver), 0);
    driver.settle();
    assert_eq!(loads(&driver), 1);
    assert!(driver.asked(&Effect::LoadDetail(AccountId(4))));
    assert!(driver.asleep());
    driver.shell.dirty();
    driver.wait(60_000);
    assert!(!driver.shell.dirty(), "nothing to draw while nothing happens");
}

#[test]
fn results_fade_after_four_seconds_and_errors_stay_until_a_key() {
    let mut driver = driver();
    driver.keys("d").wait(3_900);
    assert!(driver.shows("handled - u undo"));
    driver.wait(200);
    assert!(!driver.shows("handled - u undo"));
    assert!(driver.asleep());
    driver.keys("2 G w c").wait(60_000);
    driver.send(Event::Failed(mamori::core::message::Message::new("link-none")));
    driver.wait(60_000);
    assert!(driver.shows("no link is on file"), "{}", driver.screen());
    driver.keys("j");
    assert!(!driver.shows("no link is on file"));
}

#[test]
fn tabs_have_live_counts_and_turn() {
    let mut driver = driver();
    assert!(driver.shows("[Now 8+2]"), "{}", driver.screen());
    driver.keys("] ] ] ] ] ]");
    assert!(driver.shows("[Snoozed 1]"), "{}", driver.screen());
    driver.keys("[");
    assert!(driver.shows("[Waiting 1]"), "{}", driver.screen());
    driver.keys("[ [ [ [ [ [");
    assert!(driver.shows("[All 18]"), "{}", driver.screen());
}

#[test]
fn beyond_the_budget_a_line_is_drawn() {
    let driver = driver();
    let screen = driver.screen();
    let cut = screen.lines().position(|line| line.contains("beyond today's budget")).unwrap();
    assert!(screen.lines().nth(cut - 1).unwrap().contains("Zoë"), "{screen}");
}

#[test]
fn quitting_is_asked_for_at_the_top_only() {
    let mut driver = driver();
    driver.keys("Enter q");
    assert!(!driver.asked(&Effect::Quit));
    driver.keys("q");
    assert!(driver.asked(&Effect::Quit));
}

#[test]
fn a_field_is_put_right_by_hand() {
    let mut driver = driver();
    driver.keys("e s Ctrl-u «Strategic» Enter");
    let Some(Item::Correction(correction)) = &driver.gestures()[0].operations[0].after else {
        panic!()
    };
    assert_eq!(
        (correction.field.as_str(), correction.value.as_deref()),
        ("segment", Some("Strategic"))
    );
    assert_eq!(correction.against.as_deref(), Some("Enterprise"));
}

#[test]
fn a_new_language_is_on_the_screen_at_once() {
    let mut driver = driver();
    driver.keys(": «lang ja» Enter");
    assert!(driver.shows("要対応"), "{}", driver.screen());
    assert!(driver.asked(&Effect::SetLang(mamori::locale::Lang::Ja)));
}

#[test]
fn hints_fit_and_no_size_panics() {
    let mut driver = driver();
    for width in [1, 2, 7, 20, 59, 60, 80, 99, 100, 159, 160, 250] {
        for height in [1, 2, 3, 5, 13, 14, 24, 46, 60] {
            driver.send(Event::Resize(width, height));
            for key in [
                "j", "2", "Enter", "1", "Enter", "z", "z", "Esc", "i", "Esc", "c", "Esc", "?",
                "Esc", "s", "Esc",
            ] {
                driver.send(Event::Key(Key::parse(key).unwrap()));
                driver.picture((width, height));
            }
        }
    }
}

#[test]
fn a_cursor_key_sends_few_bytes() {
    let size = (200, 60);
    let mut driver = Driver::new(size);
    driver.keys("j").settle();
    let before = driver.picture(size).0;
    driver.keys("j");
    let moved = driver.picture(size).0;
    let bytes = super::driver::bytes(&before, &moved);
    let cells = before.diff(&moved).len();
    assert!(bytes <= 300, "{bytes} bytes for {cells} cells");
}

#[test]
fn former_customers_are_neither_silent_nor_due_nor_to_renew() {
    let counts = |driver: &Driver| {
        let screen = driver.screen();
        let tabs = screen.lines().nth(1).unwrap_or_default().to_owned();
        ["Renewals", "Silent"].map(|tab| {
            let count = tabs.split(tab).nth(1).and_then(|rest| rest.split_whitespace().next());
            count.and_then(|count| count.parse::<usize>().ok()).unwrap()
        })
    };
    let check = |band: Option<Band>, none: bool| {
        let mut portfolio = portfolio();
        for row in &mut portfolio.rows {
            let row = std::sync::Arc::make_mut(row);
            row.band = band.unwrap_or(row.band);
            row.touch_limit = Some(30);
            row.last_touch = None;
            row.renewal = portfolio.today.map(|today| today + 20);
        }
        let driver = Driver::with(setup((120, 40)), portfolio);
        assert_eq!(counts(&driver).iter().all(|count| *count == 0), none, "{}", driver.screen());
    };
    check(None, false);
    check(Some(Band::Excluded), true);
}
