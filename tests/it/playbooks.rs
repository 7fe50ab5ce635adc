//! Playbooks at the cockpit, through the real runtime: started on any screen for any account, as
//! one undo point.

use crate::cli::Shell;
use crate::session::{Sitting, with_book, workspace};
use mamori::core::playbook::Library;
use mamori::locale::Lang;
use std::fmt::Write as _;

/// Own tasks: title, due day, template.
const STEPS: &str = "SELECT v.title, v.due, json_extract(t.body, '$.template'), v.account \
                     FROM v_task v JOIN task t ON 't' || t.id = v.id ORDER BY t.id";

/// Accounts on which something was started from a template.
const STARTED: &str = "SELECT DISTINCT 'a' || account FROM task \
                       WHERE json_extract(body, '$.template') = 'Escalation'";

fn count(sitting: &Sitting) -> usize {
    sitting.query(STEPS).len()
}

#[test]
fn triage_suggests_the_play_of_the_strongest_signal_and_the_row_is_dealt_with() {
    with_book(|sitting| {
        let first = sitting.selected();
        assert!(first.contains("Acme"), "{first}");
        sitting.shows("p 1 Escalation");
        sitting.press("p");
        sitting.shows("Start for");
        sitting.press("1");
        assert_eq!(sitting.keys, 2);
        assert_eq!(sitting.query(STEPS)[0][2], "Escalation");
        sitting.shows("Acme: Escalation started, 4 steps, from Fri 20 Nov 2026");
        assert_ne!(sitting.selected(), first, "the next row slides under the cursor");
        let judged = sitting.query("SELECT DISTINCT account, kind FROM verdict");
        assert_eq!(judged, [["1", "handled"]]);
        sitting.press("u");
        assert_eq!(count(sitting), 0);
        assert!(sitting.query("SELECT 1 FROM verdict").is_empty(), "one undo takes all back");
        assert_eq!(sitting.selected(), first);
    });
}

#[test]
fn p_starts_a_play_for_an_old_account_on_every_screen() {
    let check = |keys: &str, account: &str| {
        with_book(|sitting| {
            sitting.press("a");
            sitting.type_text("Ask for the log @acme fri");
            sitting.press("Enter");
            sitting.press(keys);
            sitting.press("p /");
            sitting.type_text("escal");
            sitting.press("Enter");
            assert_eq!(sitting.query(STARTED), [[account]], "{keys}");
            // Only Triage deals with reasons by it.
            let judged = sitting.query("SELECT count(*) FROM verdict")[0][0] != "0";
            assert_eq!(judged, keys == "1", "{keys}");
            sitting.press("6 [ [");
            sitting.shows("Escalation");
        });
    };
    check("1", "a1");
    check("1 Enter", "a1");
    check("2", "a1");
    check("4 ] ]", "a1");
}

#[test]
fn a_template_of_the_library_asks_for_the_account() {
    with_book(|sitting| {
        sitting.press("6 ]");
        sitting.shows("Library");
        sitting.press("/");
        sitting.type_text("escalation");
        sitting.press("Enter p");
        sitting.shows("Start for which account");
        sitting.type_text("globex");
        sitting.press("Enter");
        assert_eq!(sitting.query(STARTED), [["a2"]]);
        sitting.press("6 [");
        sitting.shows("Running 1");
    });
}

#[test]
fn a_renewal_is_dated_around_its_deadline_and_no_step_is_late_at_once() {
    with_book(|sitting| {
        // Acme can be left until 30 December.
        sitting.press("p /");
        sitting.type_text("renewal");
        sitting.press("Enter");
        let steps = sitting.query(STEPS);
        let due: Vec<&str> = steps.iter().map(|step| step[1].as_str()).collect();
        assert_eq!(due[..5], ["2026-11-20"; 5], "what should be done already is done first");
        assert_eq!(due[6], "2026-12-30");
        sitting.shows("around Wed 30 Dec 2026");
    });
}

#[test]
fn a_day_that_nobody_knows_is_asked_for() {
    with_book(|sitting| {
        sitting.press("p /");
        sitting.type_text("qbr");
        sitting.press("Enter");
        sitting.shows("on which day is the meeting? None is booked.");
        sitting.type_text("1/15");
        sitting.shows("15 Jan 2027");
        sitting.press("Enter");
        let held = "SELECT due FROM v_task WHERE title = 'Review held'";
        assert_eq!(sitting.query(held), [["2027-01-15"]]);
        sitting.press("u p /");
        sitting.type_text("qbr");
        sitting.press("Enter Esc");
        assert_eq!(count(sitting), 0, "Esc starts nothing");
    });
}

#[test]
fn the_same_play_again_asks_for_a_unit() {
    with_book(|sitting| {
        sitting.press("Enter p 1 p 1");
        sitting.type_text("Osaka");
        sitting.press("Enter");
        let units = "SELECT DISTINCT json_extract(body, '$.step.unit') FROM task ORDER BY 1";
        assert_eq!(sitting.query(units), [[""], ["Osaka"]]);
    });
}

#[test]
fn marked_rows_start_it_together() {
    with_book(|sitting| {
        sitting.press("Space Space p /");
        sitting.type_text("escal");
        sitting.press("Enter");
        let query = "SELECT count(DISTINCT account), count(*) FROM v_task WHERE origin = 'you'";
        assert_eq!(sitting.query(query), [["2", "8"]]);
        sitting.shows("2 checklists started");
        sitting.press("u");
        assert_eq!(count(sitting), 0);
    });
}

#[test]
fn a_step_of_a_play_is_ticked_opened_again_and_counts_on_screen_six() {
    with_book(|sitting| {
        sitting.press("Enter p 1");
        sitting.press("q 6 d");
        let done = "SELECT count(*) FROM v_task WHERE origin = 'you' AND status = 'done'";
        assert_eq!(sitting.query(done), [["1"]]);
        sitting.shows("33%");
        sitting.press("3");
        assert!(!sitting.screen().contains("Escalation"), "a play is no onboarding");
    });
}

/// Ten accounts of one person, none of them met for months.
fn ten() -> String {
    let mut text = String::from("account_id,name,owner,segment,arr,currency,last_touch\n");
    for number in 1..=10 {
        writeln!(text, "B{number},Company {number:02},Aya,smb,{number}0000,USD,2026-06-01")
            .unwrap();
    }
    text
}

/// Line 6 of the keystroke budget: four handled, three snoozed, two playbooks, one follow-up task
/// and then handled.
#[test]
fn ten_accounts_are_triaged_in_seventeen_keys() {
    let folder = tempfile::tempdir().unwrap();
    let opened = workspace(folder.path(), &[("accounts.csv", &ten())]);
    let mut sitting = Sitting::open(&opened, (120, 40), Lang::En);
    let first = sitting.selected();
    sitting.press("d d d d s w s f s m p 1 p 1 a");
    sitting.type_text("Ask who took over fri");
    sitting.press("Enter d");
    assert_eq!(sitting.keys, 17);
    let judged = "SELECT kind, count(DISTINCT account) FROM verdict GROUP BY kind ORDER BY kind";
    assert_eq!(sitting.query(judged), [["handled", "7"], ["snoozed", "3"]]);
    let plays = "SELECT count(DISTINCT account) FROM task \
                 WHERE json_extract(body, '$.template') IS NOT NULL";
    assert_eq!(sitting.query(plays), [["2"]]);
    sitting.shows("Now is empty");
    sitting.press("u u u u u u u u u u u");
    assert_eq!(sitting.selected(), first);
    assert_eq!(sitting.query("SELECT count(*) FROM verdict"), [["0"]]);
    assert_eq!(count(&sitting), 0);
    sitting.close();
}

/// Every play that a rule suggests, as its source has it.
fn suggested() -> Vec<String> {
    let folder = crate::house::root().join("src/core/signal");
    let mut plays = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for begin in [".play(\"", "play: \""] {
            let found = code.split(begin).skip(1).filter_map(|rest| rest.split('"').next());
            plays.extend(found.filter(|play| !play.is_empty()).map(str::to_owned));
        }
    }
    plays
}

#[test]
fn every_play_that_a_rule_suggests_has_a_template_of_its_own() {
    let plays = suggested();
    assert!(plays.len() > 30, "{plays:?}");
    for play in plays {
        let id = play.replace('_', "-");
        assert!(Library::builtin().get(&id).is_some(), "no template is called {id}");
    }
}

#[test]
fn what_runs_is_stopped_in_two_keys_and_undo_goes_on_with_it() {
    with_book(|sitting| {
        sitting.press("Enter p 1 q 6 d");
        let open = "SELECT count(*) FROM v_task WHERE origin = 'you' AND status = 'open'";
        assert_eq!(sitting.query(open), [["3"]]);
        sitting.keys = 0;
        sitting.press("x");
        sitting.shows("s all that is left of it");
        sitting.press("s");
        assert_eq!(sitting.keys, 2);
        assert_eq!(sitting.query(open), [["0"]]);
        let done = "SELECT count(*) FROM v_task WHERE origin = 'you' AND status = 'done'";
        assert_eq!(sitting.query(done), [["1"]], "what was done stays done");
        sitting.shows("Acme: Escalation stopped, 3 steps left undone");
        sitting.shows("[Running 0]");
        sitting.press("] /");
        sitting.type_text("escalation");
        sitting.press("Enter");
        sitting.shows("one stopped");
        sitting.press("u [");
        sitting.shows("[Running 1]");
        assert_eq!(sitting.query(open), [["3"]]);
    });
}

#[test]
fn what_calls_for_plays_is_a_tab_and_starts_them() {
    with_book(|sitting| {
        sitting.press("6 [");
        sitting.shows("[Triggers");
        let screen = sitting.screen();
        let first = sitting.selected();
        assert!(first.contains("P1") && first.contains("one account"), "{screen}");
        sitting.press("/");
        sitting.type_text("P1 open");
        sitting.press("Enter");
        sitting.shows("p starts Escalation for one of these:");
        sitting.shows("Acme");
        sitting.press("p");
        sitting.shows("Start for which account");
        let offered = sitting.screen();
        assert_eq!(offered.matches("calls for it").count(), 1, "{offered}");
        assert!(!offered.contains("Globex"), "only where the rule stands: {offered}");
        sitting.type_text("globex");
        sitting.shows("Globex");
        sitting.press("Backspace Backspace Backspace Backspace Backspace Backspace");
        sitting.press("Enter");
        assert_eq!(sitting.query(STARTED), [["a1"]]);
        sitting.press("6");
        sitting.shows("one runs");
    });
}

#[test]
fn a_template_is_read_in_full_and_esc_gives_the_list_back() {
    with_book(|sitting| {
        sitting.press("6 ] /");
        sitting.type_text("mid-touch");
        sitting.press("Enter Enter");
        sitting.shows("Hand-over to steady state");
        assert!(!sitting.screen().contains("[Library"), "{}", sitting.screen());
        sitting.press("Esc Esc");
        sitting.shows("[Library");
    });
}

#[test]
fn the_command_line_lists_shows_starts_and_stops_plays() {
    let shell = Shell::with_book();
    let list = shell.json(&["play", "list"]);
    let play = list.as_array().unwrap().iter().find(|row| row["id"] == "escalation").unwrap();
    assert_eq!((play["running"].as_u64(), play["called"].as_u64()), (Some(0), Some(1)));
    let shown = shell.json(&["play", "show", "escalation"]);
    assert_eq!((&play["step_count"], &play["steps"]), (&4.into(), &serde_json::Value::Null));
    assert_eq!(shown["step_count"], 4);
    assert_eq!(shown["steps"].as_array().unwrap().len(), 4);
    assert_eq!(shell.code(&["play", "show", "escalate"]), 1);
    assert_eq!(shell.code(&["play", "start", "escalation", "acme"]), 0);
    let running = shell.json(&["play", "list", "--running"]);
    assert_eq!(running[0]["account"], "a1");
    let id = running[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(shell.code(&["play", "stop", &id]), 0);
    assert_eq!(shell.json(&["play", "list", "--running"]).as_array().unwrap().len(), 0);
    assert_eq!(shell.code(&["play", "stop", &id]), 1, "it does not run any more");
    assert_eq!(shell.code(&["undo"]), 0);
    assert_eq!(shell.code(&["play", "stop", "acme"]), 0, "the only one of the account");
}
