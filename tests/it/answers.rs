//! What waits is answered: rows come in without their bad cell or are let be, files that ask are
//! taken in as they are or left out; in the cockpit by a key, on the command line by number or name.

use crate::cli::Shell;
use crate::session::Sitting;
use mamori::locale::Lang;
use serde_json::Value;

const TICKETS: &str = "ticket_id,account_id,opened,priority,status,subject\n\
                       T1,A1,2026-10-01,high,open,Login\nT2,A1,someday,low,open,Slow\n";
const ACCOUNTS: &str = "Account ID,Account Name,ARR,Owner\nA1,Acme,$1200,Kim\nA2,Globex,$900,Lee\n";
const POORER: &str = "Account ID,Account Name,ARR\nA1,Acme,$1200\nA2,Globex,$950\n";

fn put(shell: &Shell, name: &str, text: &str) {
    let folder = shell.workspace().join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), text).unwrap();
}

fn problems(shell: &Shell) -> Vec<Value> {
    shell.json(&["sync", "problems"]).as_array().unwrap().clone()
}

fn tickets(shell: &Shell) -> Value {
    shell.json(&["query", "SELECT key, opened IS NULL AS undated FROM ticket ORDER BY key"])
}

fn status(shell: &Shell, file: &str) -> String {
    let report = shell.json(&["sync"]);
    let files = report["files"].as_array().unwrap();
    let named = |one: &&Value| one["path"].as_str().unwrap().ends_with(file);
    files.iter().find(named).unwrap()["status"].as_str().unwrap().to_owned()
}

#[test]
fn a_row_is_accepted_without_its_bad_cell_and_that_is_undone() {
    let shell = Shell::empty();
    put(&shell, "accounts.csv", ACCOUNTS);
    put(&shell, "tickets.csv", TICKETS);
    shell.json(&["sync"]);
    let aside = problems(&shell);
    assert_eq!((aside.len(), &aside[0]["column"]), (1, &"opened".into()));
    assert_eq!(tickets(&shell).as_array().unwrap().len(), 1);

    let number = aside[0]["number"].to_string();
    assert_eq!(shell.code(&["sync", "problems", "accept", &number]), 0);
    let rows = tickets(&shell);
    assert_eq!((&rows[1]["key"], &rows[1]["undated"]), (&"T2".into(), &1.into()));
    assert!(problems(&shell).is_empty());
    assert_eq!(status(&shell, "tickets.csv"), "unchanged");

    // The answer is taken back: what is wrong with the row is said again.
    assert_eq!(shell.code(&["undo"]), 0);
    assert_eq!(problems(&shell)[0]["value_only"], true);
    assert_eq!(shell.code(&["redo"]), 0);
    assert!(problems(&shell).is_empty());
}

#[test]
fn several_rows_are_answered_at_once() {
    let answered = |verb: &str| {
        let shell = Shell::empty();
        put(&shell, "accounts.csv", ACCOUNTS);
        let more = ["T3", "T4", "T5"].map(|id| format!("{id},A1,someday {id},low,open,Slow\n"));
        put(&shell, "tickets.csv", &[TICKETS, &more.concat()].concat());
        shell.json(&["sync"]);
        let numbers: Vec<String> =
            problems(&shell).iter().map(|line| line["number"].to_string()).collect();
        assert_eq!(numbers.len(), 4);
        let mut words = vec!["sync", "problems", verb];
        words.extend(numbers.iter().map(String::as_str));
        assert_eq!(shell.code(&words), 0, "{verb}");
        assert!(problems(&shell).is_empty(), "{verb}");
    };
    answered("drop");
    answered("accept");
}

#[test]
fn a_row_without_which_nothing_is_left_is_not_accepted() {
    let shell = Shell::empty();
    put(&shell, "accounts.csv", ACCOUNTS);
    put(&shell, "tickets.csv", &TICKETS.replace("T2,A1,someday", ",A1,2026-10-02"));
    shell.json(&["sync"]);
    let number = problems(&shell)[0]["number"].to_string();
    assert_eq!(shell.code(&["sync", "problems", "accept", &number]), 1);
    assert_eq!(shell.code(&["sync", "problems", "accept", "no-such"]), 1);
    assert_eq!(problems(&shell).len(), 1);
}

#[test]
fn rows_are_let_be_on_the_command_line_and_come_back_by_undo() {
    let shell = Shell::empty();
    put(&shell, "accounts.csv", ACCOUNTS);
    put(&shell, "tickets.csv", TICKETS);
    shell.json(&["sync"]);
    let number = problems(&shell)[0]["number"].to_string();
    assert_eq!(shell.code(&["sync", "problems", "drop", &number]), 0);
    assert!(problems(&shell).is_empty());
    assert_eq!(tickets(&shell).as_array().unwrap().len(), 1, "it did not come in");
    assert_eq!(shell.code(&["undo"]), 0);
    assert_eq!(problems(&shell).len(), 1);
}

#[test]
fn a_file_that_asks_is_taken_in_or_left_out_by_its_name() {
    let shell = Shell::empty();
    put(&shell, "accounts.csv", ACCOUNTS);
    shell.json(&["sync"]);
    put(&shell, "accounts.csv", POORER);
    assert_eq!(status(&shell, "accounts.csv"), "held");

    // Left out, it is asked about no more; undone, it is.
    assert_eq!(shell.code(&["sync", "problems", "drop", "accounts.csv"]), 0);
    assert_eq!(shell.code(&["sync"]), 0);
    assert_eq!(status(&shell, "accounts.csv"), "unchanged");
    let arr = |shell: &Shell| {
        shell.json(&["query", "SELECT arr_minor AS arr FROM v_account WHERE name = 'Globex'"])[0]
            ["arr"]
            .clone()
    };
    assert_eq!(arr(&shell), 90_000);
    assert_eq!(shell.code(&["undo"]), 0);
    assert_eq!(status(&shell, "accounts.csv"), "held");

    assert_eq!(shell.code(&["sync", "problems", "accept", "accounts.csv"]), 0);
    assert_eq!(arr(&shell), 95_000);
    assert_eq!(status(&shell, "accounts.csv"), "unchanged");
}

#[test]
fn in_the_cockpit_one_key_answers_rows_and_files() {
    let folder = tempfile::tempdir().unwrap();
    let files = [("accounts.csv", ACCOUNTS), ("tickets.csv", TICKETS)];
    let workspace = crate::session::workspace(folder.path(), &files);
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("7 ]");
    sitting.shows("someday");
    sitting.shows("Y takes the row in without this");
    sitting.press("Y");
    let count = "SELECT count(*) FROM ticket";
    assert_eq!(sitting.query(count), [["2"]]);
    sitting.press("u");
    sitting.shows("someday");
    sitting.press("U");

    let path = workspace.exports().join("accounts.csv");
    std::fs::write(&path, POORER).unwrap();
    sitting.press("R Enter");
    sitting.shows("Gone since the file before: owner");
    sitting.shows("Enter takes it in as it is");
    sitting.press("Esc");
    sitting.shows("Y takes it in as it is");
    sitting.press("x");
    assert!(!sitting.screen().contains("Y takes it in as it is"));
    let arr = "SELECT arr_minor FROM v_account WHERE name = 'Globex'";
    sitting.press("u");
    sitting.shows("Y takes it in as it is");
    assert_eq!(sitting.query(arr), [["90000"]]);
    sitting.press("Y");
    assert_eq!(sitting.query(arr), [["95000"]]);
    sitting.close();
}
