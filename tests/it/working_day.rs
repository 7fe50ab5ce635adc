//! Recurring tasks, notes, the agenda, whom to contact, and the walk through the book, through the
//! real runtime.

use crate::session::{Sitting, options, with_book, workspace};
use mamori::core::day::Day;
use mamori::locale::Lang;
use mamori::runtime::workspace::{Options, Workspace};
use std::fmt::Write;

fn add(sitting: &mut Sitting, line: &str) {
    sitting.press("a");
    sitting.type_text(line);
    sitting.press("Enter");
}

fn own_tasks(sitting: &Sitting) -> Vec<Vec<String>> {
    sitting.query("SELECT title, status, due FROM v_task WHERE origin = 'you' ORDER BY due")
}

#[test]
fn a_recurring_task_is_finished_and_its_next_made_in_one_gesture() {
    with_book(|sitting| {
        add(sitting, "定例の準備 ＠a1 毎週月曜");
        assert_eq!(own_tasks(sitting), [["定例の準備", "open", "2026-11-23"]]);
        sitting.press("2 /");
        sitting.type_text("定例");
        sitting.press("Enter d");
        let next = ["定例の準備", "open", "2026-11-30"];
        assert_eq!(own_tasks(sitting)[1], next, "the Monday after the one that was meant");
    });
}

#[test]
fn undo_takes_the_finished_and_the_next_back() {
    with_book(|sitting| {
        add(sitting, "Weekly check @a1 today every 1w");
        sitting.press("2 /");
        sitting.type_text("weekly");
        sitting.press("Enter d");
        let both = [["Weekly check", "done", "2026-11-20"], ["Weekly check", "open", "2026-11-27"]];
        assert_eq!(own_tasks(sitting), both);
        sitting.shows("again Fri 27 Nov 2026");
        sitting.press("u");
        assert_eq!(own_tasks(sitting), [["Weekly check", "open", "2026-11-20"]]);
        sitting.press("U x d");
        assert_eq!(own_tasks(sitting).len(), 3, "dropped once, it comes again");
        sitting.press("x e");
        let open = "SELECT count(*) FROM v_task WHERE origin = 'you' AND status = 'open'";
        assert_eq!(sitting.query(open), [["0"]], "ended on purpose");
    });
}

#[cfg(unix)]
#[test]
fn notes_go_to_the_editor_and_come_back() {
    with_book(|sitting| {
        sitting.editor = Some("printf 'asked twice\\n' >>".into());
        add(sitting, "Call Meyer @a1");
        sitting.press("2 /");
        sitting.type_text("meyer");
        sitting.press("Enter E");
        sitting.shows("asked twice");
        sitting.press("u");
        sitting.press("a");
        sitting.press("Ctrl-x Ctrl-e Enter");
        let titles = sitting.query("SELECT title FROM v_task WHERE origin = 'you' ORDER BY title");
        assert_eq!(titles, [["Call Meyer"], ["asked twice"]]);
    });
}

#[test]
fn without_an_editor_notes_are_typed_here() {
    with_book(|sitting| {
        add(sitting, "Call Meyer @a1");
        sitting.press("2 /");
        sitting.type_text("meyer");
        sitting.press("Enter E");
        sitting.shows("Notes: Call Meyer");
        sitting.type_text("first");
        sitting.press("Ctrl-j");
        sitting.type_text("second");
        sitting.press("Enter");
        sitting.shows("second");
        let notes = sitting.query("SELECT body LIKE '%first\\nsecond%' FROM task");
        assert_eq!(notes, [["1"]]);
    });
}

#[test]
fn the_agenda_goes_by_day_and_by_week() {
    with_book(|sitting| {
        for line in ["Overdue one 2026-11-18", "Call fri 15:00", "Prepare fri 9:00", "Later 12/8"] {
            add(sitting, line);
        }
        sitting.press("2 W W");
        let screen = sitting.screen();
        let line = |text: &str| {
            screen
                .lines()
                .position(|line| line.contains(text))
                .unwrap_or_else(|| panic!("{text}\n{screen}"))
        };
        assert!(line("Overdue") < line("Overdue one"));
        assert!(line("Overdue one") < line("Fri 27 Nov 2026"));
        assert!(line("9:00 Prepare") < line("15:00 Call"), "by the hour: {screen}");
        assert!(line("15:00 Call") < line("Tue 8 Dec 2026"));
        sitting.press("W");
        sitting.shows("Next week");
        sitting.shows("7 Dec - 13 Dec");
    });
}

#[test]
fn promises_of_both_sides_stand_in_a_tab() {
    with_book(|sitting| {
        add(sitting, "> Send the deck fri");
        add(sitting, "< Name an owner mon");
        sitting.press("2 [");
        sitting.shows("[Promises 2]");
        sitting.shows("Our promises");
        sitting.shows("Their promises");
    });
}

/// Sixty accounts of one person, met or not.
fn sixty() -> String {
    let mut text = String::from("account_id,name,owner,segment,arr,currency,last_touch\n");
    for number in 1..=60 {
        let met = if number % 2 == 0 { "2026-11-10" } else { "2026-06-01" };
        writeln!(text, "B{number},Company {number:02},Aya,smb,{number}000,USD,{met}").unwrap();
    }
    text
}

#[test]
fn sixty_pulses_take_at_most_ninety_keys_and_go_on_tomorrow() {
    let folder = tempfile::tempdir().unwrap();
    let mut today =
        Sitting::open(&workspace(folder.path(), &[("accounts.csv", &sixty())]), (80, 24), Lang::En);
    today.press(":");
    today.type_text("sweep pulse");
    today.press("Enter");
    today.shows("1/60");
    for number in 0..20 {
        today.press(["3", "3", "1 c", "3", "2 u"][number % 5]);
    }
    today.shows("21/60");
    let mut keys = today.keys;
    today.press("Esc");
    today.shows("Stopped after 20 of 60");
    today.press("q");
    today.close();

    let again = Workspace::open(&options(folder.path())).unwrap();
    let mut later = Sitting::open(&again, (80, 24), Lang::Ja);
    later.press(":");
    later.type_text("sweep pulse");
    later.press("Enter");
    later.shows("21/60");
    for number in 0..40 {
        later.press(["3", "3", "1 c", "3", "2 u"][number % 5]);
    }
    later.shows("60社をすべて確認しました");
    keys += later.keys;
    assert!(keys <= 90, "{keys} keys");
    let pulses = "SELECT count(DISTINCT account), sum(level = 'green') FROM v_pulse";
    assert_eq!(later.query(pulses), [["60", "36"]]);
    later.press(":");
    later.type_text("sweep pulse");
    later.press("Enter");
    later.shows("60社はすべて確認済み");
    later.close();
}

/// Walks until the line says that nobody is left; how many were asked about.
fn walk(sitting: &mut Sitting, kind: &str, keys: &[&str]) -> usize {
    sitting.press(":");
    sitting.type_text(&format!("sweep {kind}"));
    sitting.press("Enter");
    let asked = |sitting: &mut Sitting| {
        let screen = sitting.screen();
        screen.contains("Silent:") || screen.contains("Renews?")
    };
    let mut count = 0;
    while asked(sitting) {
        sitting.press(keys[count % keys.len()]);
        count += 1;
    }
    count
}

#[test]
fn who_was_answered_or_put_off_is_not_asked_about_again() {
    let folder = tempfile::tempdir().unwrap();
    let files = [("accounts.csv", sixty())];
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut today = Sitting::open(&workspace(folder.path(), &files), (80, 24), Lang::En);
    assert_eq!(walk(&mut today, "silent", &["s", "t", "n"]), 30);
    assert_eq!(walk(&mut today, "silent", &["s"]), 10, "those passed by, and no others");
    assert_eq!(walk(&mut today, "silent", &["s"]), 0);
    today.shows("All 30 accounts here have been gone through");
    today.press("u");
    today.close();

    // Ten were given a task; what is put off sleeps, and the one taken back is awake again.
    let options = Options { today: Day::parse("2026-11-21"), ..options(folder.path()) };
    let again = Workspace::open(&options).unwrap();
    let mut tomorrow = Sitting::open(&again, (80, 24), Lang::En);
    assert_eq!(walk(&mut tomorrow, "silent", &["n"]), 11);
    tomorrow.close();
}

#[test]
fn a_renewal_that_was_answered_is_not_asked_about_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::from("account_id,name,owner,arr,currency,end_date,notice_period\n");
    for number in 1..=6 {
        writeln!(text, "C{number},Company {number},Aya,{number}000,USD,2027-01-0{number},30 days")
            .unwrap();
    }
    let workspace = workspace(folder.path(), &[("accounts.csv", &text)]);
    let mut sitting = Sitting::open(&workspace, (80, 24), Lang::En);
    assert_eq!(walk(&mut sitting, "renewals", &["k", "l", "n"]), 6);
    assert_eq!(walk(&mut sitting, "renewals", &["k"]), 2);
    assert_eq!(walk(&mut sitting, "renewals", &["k"]), 0);
    sitting.close();
}

/// The keys that a line of an empty list names.
fn names_a_key(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '(', ')', '（', '）', '、', '。', ',', ';']).collect();
    let keys = ["]", "[", "@", "R", "7", "3", "1", "2", "c", "w", "s", "d", "=", "Esc", "b", "p"];
    words.iter().zip(words.iter().skip(1).chain([&""])).any(|(word, next)| {
        keys.contains(word)
            || word.starts_with(':') && word.len() > 1
            || *word == "a" && (next.starts_with("add") || next.starts_with('で'))
    })
}

#[test]
fn every_empty_tab_names_the_next_key() {
    for (lang, least) in [(Lang::En, 20), (Lang::Ja, 20)] {
        let folder = tempfile::tempdir().unwrap();
        let accounts = "account_id,name,owner,last_touch\nA1,Acme,Aya,2026-11-19\n";
        let opened = workspace(folder.path(), &[("accounts.csv", accounts)]);
        let mut sitting = Sitting::open(&opened, (100, 30), lang);
        let mut empty = 0;
        for screen in ["1", "2", "3", "4", "5", "6", "7"] {
            sitting.press(screen);
            for _ in 0..8 {
                let screen = sitting.screen();
                let tabs = screen.lines().nth(1).unwrap_or_default().to_owned();
                if tabs.contains(" 0]") {
                    empty += 1;
                    let said: Vec<&str> =
                        screen.lines().filter(|line| line.starts_with("   ")).collect();
                    assert!(names_a_key(&said.join(" ")), "{tabs}\n{screen}");
                }
                sitting.press("]");
            }
        }
        assert!(empty >= least, "{empty} empty tabs were looked at");
        sitting.close();
    }
}

#[test]
fn an_empty_now_says_what_was_never_read_and_which_dates_are_unknown() {
    let folder = tempfile::tempdir().unwrap();
    let accounts = "account_id,name,owner,arr,currency,last_touch\n\
        A1,Acme,Aya,1000,USD,2026-11-19\nA2,Globex,Aya,2000,USD,2026-11-19\n";
    let opened = workspace(folder.path(), &[("accounts.csv", accounts)]);
    let mut sitting = Sitting::open(&opened, (80, 24), Lang::En);
    while !sitting.screen().contains("Now is empty") {
        sitting.press("x a");
    }
    sitting.shows("2 accounts of 2 have no renewal date");
    sitting.shows("Never read: ");
    sitting.shows("usage");
    sitting.press("[ /");
    sitting.type_text("missing:renew");
    sitting.press("Enter");
    sitting.shows("Globex");
    sitting.close();
}

#[test]
fn a_walk_can_be_taken_back_passed_by_and_logs_on_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let files = [("accounts.csv", sixty())];
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut sitting = Sitting::open(&workspace(folder.path(), &files), (80, 24), Lang::En);
    sitting.press(":");
    sitting.type_text("sweep silent");
    sitting.press("Enter");
    sitting.shows("1/30");
    sitting.press("c");
    sitting.type_text("met Meyer");
    sitting.press("Enter");
    sitting.shows("2/30");
    sitting.press("t s n");
    sitting.shows("5/30");
    sitting.press("b");
    sitting.shows("4/30");
    let counts = "SELECT (SELECT count(*) FROM v_task WHERE origin = 'you'), \
                  (SELECT count(*) FROM v_activity WHERE source = 'you'), \
                  (SELECT count(*) FROM verdict)";
    assert_eq!(sitting.query(counts), [["1", "1", "1"]]);
    sitting.press("3 z");
    sitting.shows("3/30");
    assert_eq!(sitting.query("SELECT count(*) FROM verdict"), [["0"]], "undone on the way");
    sitting.press("Esc");
    assert!(!sitting.has_quit());
    sitting.close();
}

#[test]
fn undo_on_a_walk_goes_to_what_was_said_last_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let opened = workspace(folder.path(), &[("accounts.csv", &sixty())]);
    let mut sitting = Sitting::open(&opened, (80, 24), Lang::En);
    let begin = |sitting: &mut Sitting| {
        sitting.press(":");
        sitting.type_text("sweep pulse");
        sitting.press("Enter");
    };
    sitting.press("a");
    sitting.type_text("Before the walk");
    sitting.press("Enter");
    let counts = "SELECT (SELECT count(*) FROM v_task WHERE origin = 'you'), \
                  (SELECT count(*) FROM v_pulse)";
    begin(&mut sitting);
    sitting.press("z");
    sitting.shows("Nothing was answered on this walk yet.");
    sitting.shows("1/60");
    assert_eq!(sitting.query(counts), [["1", "0"]], "what came before the walk stays");
    sitting.press("3 n n z");
    sitting.shows("1/60");
    assert_eq!(sitting.query(counts), [["1", "0"]]);
    sitting.press("n 3 3 z z z");
    sitting.shows("2/60");
    sitting.shows("Nothing was answered on this walk yet.");
    assert_eq!(sitting.query(counts), [["1", "0"]]);
    sitting.press("3 Esc");
    begin(&mut sitting);
    sitting.shows("3/60");
    sitting.press("Esc");
    sitting.close();
}

#[test]
fn who_is_due_for_contact_stands_in_a_tab_until_met_or_booked() {
    let folder = tempfile::tempdir().unwrap();
    let opened = workspace(folder.path(), &[]);
    std::fs::write(opened.folder.join("mamori.toml"), "[cadence]\nlow = 14\n").unwrap();
    let opened = workspace(folder.path(), &[("accounts.csv", &sixty())]);
    let mut sitting = Sitting::open(&opened, (120, 40), Lang::En);
    sitting.press("] ] ]");
    sitting.shows("[Due 60]");
    let first = sitting.selected();
    assert!(first.contains("15 Jun"), "since 1 June, and 14 days: {first}");
    sitting.press("c");
    sitting.type_text("met");
    sitting.press("Enter");
    sitting.shows("[Due 59]");
    sitting.press("j c");
    sitting.type_text("= call 12/1");
    sitting.press("Enter");
    sitting.shows("[Due 58]");
    sitting.close();
}

/// Line 6 of the keystroke budget without its two playbooks: four handled, three snoozed, and one
/// with a follow-up and then handled.
#[test]
fn eight_accounts_are_triaged_in_thirteen_keys() {
    let folder = tempfile::tempdir().unwrap();
    let opened = workspace(folder.path(), &[("accounts.csv", &sixty())]);
    let mut sitting = Sitting::open(&opened, (120, 40), Lang::En);
    let first = sitting.selected();
    sitting.press("d d d d s w s f s m a");
    sitting.type_text("Ask who took over fri");
    sitting.press("Enter d");
    assert_eq!(sitting.keys, 13);
    let judged = "SELECT kind, count(DISTINCT account) \
                  FROM verdict GROUP BY kind ORDER BY kind";
    assert_eq!(sitting.query(judged), [["handled", "5"], ["snoozed", "3"]]);
    assert_eq!(own_tasks(&sitting)[0][0], "Ask who took over");
    let ninth = sitting.selected();
    sitting.press("u u u u u u u u u");
    assert_eq!(sitting.selected(), first);
    assert_ne!(first, ninth);
    assert_eq!(sitting.query("SELECT count(*) FROM verdict"), [["0"]]);
    sitting.close();
}

#[test]
fn the_curtain_hides_everything_internal_on_every_screen() {
    with_book(|sitting| {
        for screen in ["1", "2", "5", "1 Enter"] {
            sitting.press(screen);
            sitting.press("X");
            let text = sitting.screen();
            for secret in ["ARR", "$", "EUR", "412", "auto-renew", "critical", "at risk"] {
                assert!(!text.contains(secret), "{secret} on {screen}:\n{text}");
            }
            assert!(text.contains("External view"), "{text}");
            sitting.press("X");
            assert!(!sitting.screen().contains("External view"));
        }
    });
}
