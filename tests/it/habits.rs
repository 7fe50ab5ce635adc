//! What one meets a dozen times a day: typed lines that are refused, days without a year, names that
//! are one's own, pages that leave the house.

use crate::session::{Sitting, with_book, workspace};
use mamori::locale::Lang;

fn own_tasks(sitting: &Sitting) -> Vec<Vec<String>> {
    sitting.query("SELECT title, account, due FROM v_task WHERE origin = 'you' ORDER BY id")
}

#[test]
fn a_refused_line_stays_open_with_the_reason_under_it() {
    with_book(|sitting| {
        sitting.press("a");
        sitting.type_text("Send deck @nobody-there fri");
        sitting.press("Enter");
        sitting.shows("Task: Send deck @nobody-there fri");
        sitting.shows("No account is called “nobody-there”");
        assert!(own_tasks(sitting).is_empty());
        sitting.press("Ctrl-u");
        assert!(!sitting.screen().contains("is called"), "a key takes the reason away");
        sitting.type_text("Send deck @globex fri");
        sitting.press("Enter");
        assert_eq!(own_tasks(sitting), [["Send deck", "a2", "2026-11-27"]]);
        sitting.press("a");
        sitting.type_text("Next");
        sitting.press("Enter");
        assert_eq!(own_tasks(sitting)[1][0], "Next", "nothing is left of the line before");
    });
}

#[test]
fn a_day_that_would_be_next_year_is_said_aloud() {
    with_book(|sitting| {
        sitting.press("a");
        sitting.type_text("Send deck 19 nov");
        sitting.shows("! in 2027");
        sitting.press("Ctrl-u");
        sitting.type_text("Send deck 19 dec");
        assert!(!sitting.screen().contains("! in"), "{}", sitting.screen());
        sitting.press("Esc a Ctrl-u");
        sitting.type_text("x");
        sitting.press("Enter");
    });
}

#[test]
fn a_next_touch_is_not_planned_a_year_ahead_by_a_guess() {
    with_book(|sitting| {
        let planned = |sitting: &Sitting| {
            sitting.query("SELECT date FROM v_activity WHERE status = 'planned'")
        };
        sitting.press("c");
        sitting.type_text("= 19 nov review");
        sitting.press("Enter");
        sitting.shows("would be Fri 19 Nov 2027");
        assert!(planned(sitting).is_empty());
        for _ in 0.."= 19 nov review".len() {
            sitting.press("Backspace");
        }
        sitting.type_text("= 2027-11-19 review");
        sitting.press("Enter");
        assert_eq!(planned(sitting), [["2027-11-19"]]);
    });
}

#[test]
fn several_names_are_ticked_as_ones_own() {
    with_book(|sitting| {
        let me = |sitting: &Sitting| {
            let text = std::fs::read_to_string(sitting.workspace.folder.join("mamori.toml"));
            let text = text.unwrap_or_default();
            text.lines().find(|line| line.starts_with("me")).unwrap_or_default().to_owned()
        };
        sitting.press(":");
        sitting.type_text("me");
        sitting.press("Enter Space Down Space");
        sitting.shows("Space ticks names");
        assert_eq!(me(sitting), "", "nothing is taken before Enter");
        sitting.press("Enter");
        assert!(
            me(sitting).contains("Aya Mori") && me(sitting).contains("Ben Ito"),
            "{}",
            me(sitting)
        );
        sitting.press(":");
        sitting.type_text("me");
        sitting.press("Enter Space Enter");
        assert!(
            !me(sitting).contains("Aya Mori") && me(sitting).contains("Ben Ito"),
            "{}",
            me(sitting)
        );
        sitting.press(":");
        sitting.type_text("me");
        sitting.press("Enter");
        sitting.type_text("aya");
        sitting.press("Enter");
        assert!(
            me(sitting).contains("Aya Mori") && !me(sitting).contains("Ben Ito"),
            "{}",
            me(sitting)
        );
    });
}

/// Words that belong to the house alone.
const SECRETS: [&str; 5] = ["$", "412", "ARR", "score", "usage"];

#[test]
fn the_page_for_outside_is_copied_from_the_strip_and_from_the_curtain() {
    with_book(|sitting| {
        sitting.press("y b");
        let inside = sitting.copied();
        sitting.press("y B");
        let outside = sitting.copied();
        assert_ne!(inside, outside);
        assert!(outside.contains("Acme"), "{outside}");
        for secret in SECRETS {
            assert!(!outside.contains(secret), "{secret}: {outside}");
        }
        sitting.press("y n");
        assert_eq!(sitting.copied(), "Acme Corp");
        sitting.press("X y b");
        assert_eq!(sitting.copied(), outside, "behind the curtain there is no other");
        sitting.shows("this page, and nothing else");
    });
}

#[test]
fn the_curtain_has_its_keys_and_lifts_with_q() {
    with_book(|sitting| {
        sitting.press("X ?");
        sitting.shows("lift the curtain");
        sitting.shows("copy this page as Markdown");
        sitting.press("?");
        assert!(!sitting.screen().contains("copy this page"), "{}", sitting.screen());
        sitting.press("q");
        assert!(!sitting.screen().contains("External view"));
        assert!(!sitting.has_quit());
    });
}

#[test]
fn a_gesture_is_one_line_of_the_history_and_unfolds() {
    with_book(|sitting| {
        sitting.press("Space Space d a");
        sitting.type_text("Send the deck @globex fri");
        sitting.press("Enter :");
        sitting.type_text("history");
        sitting.press("Enter");
        let lines = |sitting: &mut Sitting, text: &str| sitting.screen().matches(text).count();
        assert_eq!(lines(sitting, " 2 accounts handled"), 1, "{}", sitting.screen());
        assert_eq!(lines(sitting, "usage_drop"), 0, "folded");
        sitting.press("j Enter");
        assert_eq!(lines(sitting, "usage_drop"), 1, "the rows of the bulk: {}", sitting.screen());
        sitting.press("Enter");
        assert_eq!(lines(sitting, "usage_drop"), 0);
    });
}

/// Three accounts, and nothing that could tell of a touch.
const UNTOUCHED: &str = "\
account_id,name,owner,arr,currency
K1,Kappa,Aya,200000,USD
K2,Lambda,Aya,90000,USD
K3,Omega,Aya,,
";

fn untouched(folder: &std::path::Path) -> Sitting {
    Sitting::open(&workspace(folder, &[("accounts.csv", UNTOUCHED)]), (120, 40), Lang::En)
}

#[test]
fn nobody_is_silent_where_nothing_could_tell_of_a_touch() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = untouched(folder.path());
    sitting.shows("Silent 0");
    sitting.close();
    with_book(|sitting| sitting.shows("Silent 2"));
}

#[test]
fn a_score_nobody_knows_says_so_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = untouched(folder.path());
    sitting.press("[");
    sitting.shows("? unknown");
    assert!(!sitting.screen().contains("/100"), "{}", sitting.screen());
    sitting.close();
}

#[test]
fn why_somebody_is_first_is_a_sum_one_can_follow() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = untouched(folder.path());
    sitting.press("[");
    let rank = sitting.query("SELECT priority FROM v_account WHERE name = 'Kappa'");
    let rank: f64 = rank[0][0].parse().unwrap();
    assert!((rank - 200_000.0 * 0.35).abs() < 0.5, "{rank}");
    sitting.shows("× loss 0.35 ×");
    sitting.press("i G");
    sitting.shows("ARR 200,000 × loss 0.35 × urgency 1.00 = 70,000");
    sitting.press("Esc j i G");
    // Nobody knows what Omega pays: the middle of the book stands for it.
    sitting.shows("? × loss 0.35");
    sitting.close();
}

#[test]
fn a_call_planned_for_next_month_stands_on_screen_five() {
    with_book(|sitting| {
        sitting.press("c");
        sitting.type_text("= 12/15 14:00 steering");
        sitting.press("Enter Esc 5");
        sitting.shows("[Later 1]");
        sitting.shows("steering");
        sitting.shows("15 Dec 2026");
    });
}

#[test]
fn a_day_begins_with_the_tasks_that_are_due() {
    let folder = tempfile::tempdir().unwrap();
    let opened = workspace(folder.path(), &[("accounts.csv", UNTOUCHED)]);
    let mut yesterday = Sitting::open(&opened, (80, 24), Lang::En);
    yesterday.press("2 [ [");
    yesterday.shows("[Agenda");
    yesterday.close();
    let mut today = Sitting::open(&opened, (80, 24), Lang::En);
    today.press("2");
    today.shows("[Mine");
    today.close();
}

#[test]
fn the_theme_is_switched_live_and_kept() {
    with_book(|sitting| {
        let kept = |sitting: &Sitting| {
            let text = std::fs::read_to_string(sitting.workspace.folder.join("mamori.toml"));
            text.unwrap_or_default()
                .lines()
                .find(|line| line.starts_with("theme"))
                .map(str::to_owned)
        };
        sitting.press(":");
        sitting.type_text("theme light");
        sitting.press("Enter");
        sitting.shows("Theme: light");
        assert_eq!(kept(sitting).as_deref(), Some("theme = \"light\""));
        sitting.press("u");
        assert_eq!(kept(sitting), None);
        sitting.press(":");
        sitting.type_text("theme sepia");
        sitting.press("Enter");
        sitting.shows("is no theme");
    });
}

#[test]
fn colours_follow_at_once_when_the_theme_is_taken_back() {
    use mamori::runtime::display::Ground;
    with_book(|sitting| {
        sitting.press(":");
        sitting.type_text("theme light");
        sitting.press("Enter");
        assert_eq!(sitting.ground(), Some(Ground::Light));
        sitting.press("u");
        assert_eq!(sitting.ground(), Some(Ground::Auto), "as it was before");
        sitting.press("U");
        assert_eq!(sitting.ground(), Some(Ground::Light));
    });
}
