//! Whole jobs at the cockpit, through the real runtime: a script of keys, a clock that stands
//! still, a temporary workspace. Each asserts the keys it took and what is in the store.

pub use crate::sitting::*;
use mamori::core::day::Day;
use mamori::locale::Lang;
use mamori::runtime::workspace::{Options, Workspace};
use mamori::tui::event::Event;

#[test]
fn the_day_starts_without_a_key() {
    with_book(|sitting| {
        sitting.shows("Initech");
        sitting.shows("Now");
        assert_eq!(sitting.keys, 0);
    });
}

#[test]
fn the_first_frame_has_the_list_and_the_account_under_the_cursor() {
    with_book(|sitting| {
        let mut first = Sitting::begin(&sitting.workspace, (120, 40), Lang::En);
        let screen = first.screen();
        let of = |name: &str| screen.matches(name).count();
        // Acme stands first: in its row and in the head of its pane.
        assert!(of("Acme") >= 2 && of("Initech") == 1, "{screen}");
        // What is not loaded yet is not said to be missing.
        assert!(!screen.contains("no open task"), "{screen}");
        first.close();
    });
}

#[test]
fn find_an_account_and_log_a_call() {
    with_book(|sitting| {
        sitting.press("@");
        sitting.type_text("acm");
        sitting.press("Enter c");
        sitting.type_text("new VP starts in May");
        sitting.press("Enter");
        assert_eq!(sitting.keys, 4);
        let logged =
            sitting.query("SELECT account, kind, direction FROM v_activity WHERE source = 'you'");
        assert_eq!(logged, [["a1", "call", "two_way"]]);
    });
}

#[test]
fn a_note_on_the_selected_row_takes_two_keys() {
    with_book(|sitting| {
        sitting.press("c");
        sitting.type_text("asked for the report");
        sitting.press("Enter");
        assert_eq!(sitting.keys, 2);
        let logged = sitting.query("SELECT count(*) FROM v_activity WHERE source = 'you'");
        assert_eq!(logged, [["1"]]);
    });
}

#[test]
fn log_on_the_selected_row_with_promises_and_the_next_touch() {
    with_book(|sitting| {
        sitting.press("c");
        sitting.type_text("agreed the plan");
        sitting.press("Ctrl-j");
        sitting.type_text("> send deck fri");
        sitting.press("Ctrl-j");
        sitting.type_text("< name an owner 12/1");
        sitting.press("Ctrl-j");
        sitting.type_text("= 14:00 review 12/4");
        sitting.press("Enter");
        let tasks = sitting
            .query("SELECT title, side, due FROM v_task WHERE kind = 'promise' ORDER BY due");
        assert_eq!(
            tasks,
            [["send deck", "us", "2026-11-27"], ["name an owner", "customer", "2026-12-01"]]
        );
        let planned = sitting.query("SELECT date FROM v_activity WHERE status = 'planned'");
        assert_eq!(planned, [["2026-12-04"]]);
        sitting.press("Esc b PgDn");
        sitting.shows("send deck");
        sitting.press("Esc u");
        assert!(
            sitting.query("SELECT 1 FROM v_task WHERE kind = 'promise'").is_empty(),
            "one undo takes all back"
        );
        assert!(sitting.query("SELECT 1 FROM v_activity WHERE source = 'you'").is_empty());
    });
}

#[test]
fn a_task_is_added_snoozed_to_monday_finished_and_all_undone() {
    with_book(|sitting| {
        sitting.press("a");
        sitting.type_text("Send QBR deck @acme fri p1 #qbr");
        sitting.press("Enter");
        assert_eq!(sitting.keys, 2);
        let tasks = |s: &Sitting| {
            s.query("SELECT title, account, due, priority, status FROM v_task WHERE origin = 'you'")
        };
        assert_eq!(tasks(sitting), [["Send QBR deck", "a1", "2026-11-27", "1", "open"]]);
        sitting.press("2");
        sitting.shows("Send QBR deck");
        sitting.keys = 0;
        sitting.press("s m");
        assert_eq!(sitting.keys, 2);
        let until = sitting.query("SELECT snoozed_until FROM v_task WHERE origin = 'you'");
        assert_eq!(until, [["2026-11-23"]]);
        sitting.press("u u");
        assert!(tasks(sitting).is_empty());
        sitting.press("U");
        assert_eq!(tasks(sitting).len(), 1);
        sitting.press("d");
        assert_eq!(sitting.query("SELECT status FROM v_task WHERE origin = 'you'"), [["done"]]);
    });
}

#[test]
fn red_because_the_champion_left_takes_three_keys_and_changes_the_score() {
    with_book(|sitting| {
        let account =
            sitting.query("SELECT id FROM v_account ORDER BY must_do DESC, priority DESC LIMIT 1");
        sitting.press("r 1 c");
        assert_eq!(sitting.keys, 3);
        let pulses = sitting.query("SELECT account, level, reason FROM v_pulse");
        assert_eq!(pulses, [[account[0][0].as_str(), "red", "champion"]]);
        let score = sitting.query(&format!(
            "SELECT health_score <= 49 FROM v_account WHERE id = '{}'",
            account[0][0]
        ));
        assert_eq!(score, [["1"]], "a red pulse caps at 49");
    });
}

#[test]
fn handling_takes_the_row_away_and_undo_brings_it_back_under_the_cursor() {
    with_book(|sitting| {
        let first = sitting.selected();
        sitting.press("d");
        let second = sitting.selected();
        assert_ne!(first, second, "the next row slides under the cursor");
        let open = sitting.query("SELECT count(DISTINCT account), count(*) > 0 FROM verdict");
        assert_eq!(open, [["1", "1"]], "every open reason of one account is judged");
        sitting.press("u");
        assert_eq!(sitting.selected(), first);
        assert_eq!(sitting.query("SELECT count(*) FROM verdict"), [["0"]]);
    });
}

#[test]
fn every_silent_smb_is_snoozed_two_weeks_and_one_undo_takes_it_back() {
    with_book(|sitting| {
        sitting.press("/");
        sitting.type_text("segment:smb signal:no_touch");
        sitting.press("Enter V s f");
        assert_eq!(sitting.keys, 5);
        let snoozed = "SELECT account, rule FROM verdict WHERE rule = 'no_touch' ORDER BY account";
        assert_eq!(sitting.query(snoozed).len(), 2);
        sitting.keys = 0;
        sitting.press("u");
        assert_eq!(sitting.keys, 1);
        assert!(sitting.query(snoozed).is_empty());
    });
}

#[test]
fn a_snooze_that_is_over_is_called_back_and_not_snoozed() {
    let folder = tempfile::tempdir().unwrap();
    let mut today = sitting(folder.path());
    let row = today.selected();
    let name = row.split_whitespace().nth(1).unwrap();
    today.press("s m G");
    today.press("] ] ] ] ] ]");
    today.shows("[Snoozed 1]");
    today.press("Enter ] ] ]");
    today.shows("  snoozed");
    today.close();
    let monday = Day::parse("2026-11-23").unwrap();
    let options = Options { today: Some(monday), still: None, ..options(folder.path()) };
    let mut later = Sitting::open(&Workspace::open(&options).unwrap(), (120, 40), Lang::En);
    let row = later.selected();
    assert!(row.contains(name) && row.contains("(back)"), "{row}");
    later.press("Enter ] ] ]");
    later.shows("  back");
    assert!(!later.screen().contains("snoozed"), "{}", later.screen());
    later.close();
}

#[test]
fn undo_of_a_verb_on_many_puts_the_cursor_on_the_first_of_them() {
    with_book(|sitting| {
        sitting.press("j");
        let first = sitting.selected();
        sitting.press("Space Space Space d");
        assert_ne!(sitting.selected(), first);
        sitting.press("u");
        assert_eq!(
            sitting.selected().trim_start_matches(['>', '*']),
            first.trim_start_matches(['>', '*'])
        );
    });
}

#[test]
fn a_file_that_was_read_is_no_news_when_another_of_its_feed_has_come_since() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(
        folder.path(),
        &[
            ("east/tickets.csv", MORE_TICKETS),
            ("west/tickets.csv", &MORE_TICKETS.replace("T9", "T8")),
        ],
    );
    let names = || {
        let waiting = mamori::runtime::sync::waiting(&workspace).unwrap();
        waiting.into_iter().map(|file| file.path).collect::<Vec<_>>()
    };
    assert!(names().is_empty());
    std::fs::write(workspace.exports().join("west/tickets.csv"), MORE_TICKETS.replace("T9", "T7"))
        .unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("R Enter");
    assert!(names().is_empty(), "{:?}", names());
    std::fs::write(workspace.exports().join("west/tickets.csv"), MORE_TICKETS.replace("T9", "T8"))
        .unwrap();
    assert_eq!(names(), ["west/tickets.csv"], "what was there before is news again");
    sitting.close();
}

#[test]
fn why_is_one_key_and_adds_up() {
    with_book(|sitting| {
        sitting.press("i");
        assert_eq!(sitting.keys, 1);
        let detail = sitting.query(
            "SELECT health_score FROM v_account ORDER BY must_do DESC, priority DESC LIMIT 1",
        );
        let score: f64 = detail[0][0].parse().unwrap();
        sitting.shows(&format!("{score:.1}"));
    });
}

const MORE_TICKETS: &str = "ticket_id,account_id,opened,closed,priority,status,subject\nT9,A8,2026-11-19,,high,open,Login\n";

#[test]
fn a_new_export_is_found_and_applied_in_two_keys() {
    with_book(|sitting| {
        std::fs::write(sitting.workspace.exports().join("more-tickets.csv"), MORE_TICKETS).unwrap();
        sitting.press("R");
        sitting.shows("more-tickets.csv");
        sitting.press("Enter");
        assert_eq!(sitting.keys, 2);
        assert_eq!(sitting.query("SELECT account FROM v_ticket WHERE key = 'T9'"), [["a8"]]);
    });
}

#[test]
fn esc_after_the_files_are_in_loses_no_account() {
    with_book(|sitting| {
        let lines = (0..400).map(|n| format!("N{n},New {n},1000,EUR\n"));
        let text = format!("account_id,account_name,arr,currency\n{}", lines.collect::<String>());
        std::fs::write(sitting.workspace.exports().join("more-accounts.csv"), text).unwrap();
        sitting.press("R");
        sitting.press_at_once("Enter");
        let runs = "SELECT count(*) FROM run";
        while sitting.query(runs) != [["2"]] {
            std::thread::yield_now();
        }
        sitting.press("Esc");
        sitting.shows("400 new, 0 changed, 400 accounts scored again");
        let listed = sitting.workspace.store.portfolio().unwrap().total;
        assert_eq!(sitting.query("SELECT count(*) FROM account"), [[listed.to_string()]]);
    });
}

#[test]
fn exports_that_arrive_are_told_and_gone_from_the_line_once_they_are_read() {
    with_book(|sitting| {
        let before = sitting.selected();
        let known = sitting.workspace.exports().join("tickets.csv");
        let more = sitting.workspace.exports().join("more-tickets.csv");
        sitting.arrive(vec![known.clone()]);
        assert!(!sitting.screen().contains("waits"), "a file that is known is no news");
        std::fs::write(&more, MORE_TICKETS).unwrap();
        sitting.arrive(vec![known, more]);
        sitting.shows("1 new file waits: R");
        assert_eq!(sitting.selected(), before);
        sitting.press("R Enter");
        assert!(!sitting.screen().contains("waits"), "{}", sitting.screen());
        assert_eq!(sitting.query("SELECT count(*) FROM v_ticket WHERE key = 'T9'"), [["1"]]);
    });
}

#[test]
fn exports_that_arrive_are_read_at_once_where_the_settings_say_so_and_no_row_moves() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mamori.toml"), "[sync]\nwatch = \"sync\"\n").unwrap();
    let mut sitting = sitting(folder.path());
    sitting.press("j j");
    let before = sitting.selected();
    let more = sitting.workspace.exports().join("more-tickets.csv");
    std::fs::write(&more, MORE_TICKETS).unwrap();
    sitting.arrive(vec![more]);
    assert_eq!(sitting.query("SELECT count(*) FROM v_ticket WHERE key = 'T9'"), [["1"]]);
    assert_eq!(sitting.selected().get(..30), before.get(..30));
    sitting.close();
}

#[test]
fn ids_that_a_sitting_did_not_use_go_to_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    for sitting_number in 1..=3 {
        let mut sitting = sitting(folder.path());
        sitting.press("a");
        sitting.type_text("Call back");
        sitting.press("Enter");
        let newest = sitting.query("SELECT max(id) FROM task");
        assert_eq!(newest, [[sitting_number.to_string()]]);
        sitting.close();
    }
}

#[test]
fn what_was_done_is_there_tomorrow_and_can_still_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut today = sitting(folder.path());
    today.press("a");
    today.type_text("Call Globex back mon");
    today.press("Enter q");
    assert!(today.has_quit());
    today.close();
    let again = Workspace::open(&options(folder.path())).unwrap();
    let mut later = Sitting::open(&again, (120, 40), Lang::Ja);
    later.press("2");
    later.shows("Call Globex back");
    later.press("u");
    assert!(later.query("SELECT 1 FROM v_task WHERE origin = 'you'").is_empty());
    later.close();
}

#[test]
fn what_was_left_in_the_composer_is_there_tomorrow() {
    let folder = tempfile::tempdir().unwrap();
    let mut today = sitting(folder.path());
    today.press("c");
    today.type_text("half a thought");
    today.press("Esc");
    today.shows("kept; c goes on with it");
    today.press("j c");
    today.type_text("cut off by a closed");
    // As when the terminal goes away.
    today.close();
    let again = Workspace::open(&options(folder.path())).unwrap();
    let mut later = Sitting::open(&again, (80, 24), Lang::En);
    later.shows("A draft for");
    later.press("c");
    later.shows("half a thought");
    later.press("Esc j c");
    later.shows("cut off by a closed");
    later.press("Enter");
    assert_eq!(later.query("SELECT subject FROM v_activity WHERE source = 'you'").len(), 1);
    later.close();
    let last = Workspace::open(&options(folder.path())).unwrap();
    let mut last = Sitting::open(&last, (80, 24), Lang::En);
    last.press("j c");
    assert!(!last.screen().contains("cut off"), "what was logged is no draft");
    last.close();
}

#[test]
fn the_ime_left_on_does_what_the_plain_keys_do_or_nothing() {
    with_book(|sitting| {
        let first = sitting.selected();
        sitting.press("ｄ");
        assert_ne!(sitting.selected(), first);
        sitting.press("ｕ");
        assert_eq!(sitting.selected(), first);
        sitting.press("] ] ] ] ] ] ]");
        sitting.event(Event::Text("さくら".into()));
        assert_eq!(
            sitting.query("SELECT count(*) FROM verdict"),
            [["0"]],
            "a composition runs nothing"
        );
        sitting.press("Enter");
        sitting.shows("サクラ商事");
    });
}

#[test]
fn the_brief_of_the_next_call_is_read_in_one_key_and_copied_in_three() {
    with_book(|sitting| {
        sitting.press("@");
        sitting.type_text("acm");
        sitting.press("Enter c");
        sitting.type_text("talked");
        sitting.press("Ctrl-j");
        sitting.type_text("= 10:00 review today");
        sitting.press("Enter Esc q");
        sitting.keys = 0;
        sitting.press("5");
        assert_eq!(sitting.keys, 1);
        sitting.shows("review");
        sitting.shows("Acme");
        sitting.press("y b");
        assert_eq!(sitting.keys, 3);
        let copied = sitting.copied();
        assert!(copied.starts_with("# Brief: Acme Corp"), "{copied}");
        assert!(copied.contains("SSO outage"), "{copied}");
        sitting.press("y e");
        assert_eq!(sitting.copied(), "s.patel@acme.example, l.ortiz@acme.example");
    });
}

#[test]
fn a_call_with_a_promise_each_way_and_the_next_date_takes_two_keys() {
    with_book(|sitting| {
        sitting.press("c");
        sitting.type_text("plan agreed");
        sitting.press("Ctrl-j");
        sitting.type_text("= 10:00 review today");
        sitting.press("Enter 5");
        let account = sitting.query("SELECT account FROM v_activity WHERE status = 'planned'");
        sitting.keys = 0;
        sitting.press("c");
        let text = "went well\n> send deck fri\n< name an owner 12/1\n= 14:00 review 12/4";
        sitting.event(Event::Paste(text.into()));
        sitting.press("Enter");
        assert_eq!(sitting.keys, 2);
        let held = sitting.query(
            "SELECT account, date FROM v_activity WHERE source = 'you' AND subject = 'went well' \
             AND status = 'held'",
        );
        assert_eq!(held, [[account[0][0].as_str(), TODAY]], "the planned call became the held one");
        let planned = "SELECT date FROM v_activity WHERE status = 'planned'";
        assert_eq!(sitting.query(planned), [["2026-12-04"]]);
        sitting.press("r 3");
        assert_eq!(sitting.query("SELECT level FROM v_pulse"), [["green"]]);
        sitting.press("u");
        assert!(sitting.query("SELECT 1 FROM v_pulse").is_empty(), "one undo takes back all of it");
        assert!(sitting.query("SELECT 1 FROM v_task WHERE kind = 'promise'").is_empty());
        assert_eq!(sitting.query(planned), [[TODAY]], "and the call is ahead again");
    });
}

#[test]
fn a_meeting_of_an_export_is_listed_prepared_and_held() {
    with_book(|sitting| {
        let meetings = "activity_id,account_id,date,type,subject,status\n\
            M1,A2,2026-11-23,meeting,Steering Globex,planned\n\
            M2,A3,2026-11-17,meeting,Initech review,planned\n";
        std::fs::write(sitting.workspace.exports().join("calendar-activities.csv"), meetings)
            .unwrap();
        sitting.press("R Enter 5");
        sitting.shows("Steering Globex");
        sitting.press("d");
        let prepared = "SELECT count(*) FROM touch WHERE json_extract(body, '$.prepared')";
        assert_eq!(sitting.query(prepared), [["1"]]);
        sitting.press("]");
        sitting.shows("Initech review");
        sitting.press("d");
        let held = "SELECT account, date FROM v_activity WHERE source = 'you' AND status = 'held'";
        assert_eq!(sitting.query(held), [["a3", "2026-11-17"]]);
        sitting.press("u u");
        assert!(sitting.query("SELECT 1 FROM touch").is_empty());
        sitting.shows("Initech review");
    });
}
