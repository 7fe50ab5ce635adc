//! What a file leaves open is asked once: the file waits, a decision is kept as a preset of the
//! workspace, and the next file of that source is read without a question.

use crate::cli::Shell;
use crate::session::Sitting;
use mamori::locale::Lang;
use serde_json::{Value, json};
use std::path::PathBuf;

fn put(shell: &Shell, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = shell.workspace().join("exports");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
    folder.join(name)
}

fn statuses(report: &Value) -> Vec<&str> {
    let files = report["files"].as_array().unwrap();
    files.iter().map(|file| file["status"].as_str().unwrap()).collect()
}

fn choice<'v>(preview: &'v Value, matter: &str) -> &'v Value {
    let choices = preview["choices"].as_array().unwrap();
    choices.iter().find(|choice| choice["matter"] == matter).unwrap_or(&Value::Null)
}

/// The start days of the accounts, by name.
fn starts(shell: &Shell) -> Vec<String> {
    let sql =
        "SELECT date(start_date * 86400, 'unixepoch') AS day FROM account_record ORDER BY name";
    let rows = shell.json(&["query", sql]);
    rows.as_array().unwrap().iter().map(|row| row["day"].as_str().unwrap().to_owned()).collect()
}

const OPEN_DAYS: &str =
    "Account Name,ARR,Start Date\nAcme,$1200,02/03/2024\nGlobex,$900,04/05/2024\n";

#[test]
fn hazard_17_a_file_whose_day_order_is_open_waits_for_a_decision() {
    let shell = Shell::empty();
    let path = put(&shell, "accounts.csv", OPEN_DAYS.as_bytes());
    let path = path.to_str().unwrap();
    assert_eq!(shell.code(&["sync"]), 1);
    let report = shell.json(&["sync"]);
    assert_eq!((statuses(&report), &report["held"]), (vec!["held"], &json!(true)));
    assert_eq!(report["files"][0]["error"]["code"], "sync-asks");
    assert_eq!(shell.json(&["list"]).as_array().unwrap().len(), 0, "nothing of it is in the book");

    let preview = shell.json(&["preset", "check", path]);
    let order = choice(&preview, "day_order");
    assert_eq!((&order["open"], &order["column"]), (&json!(true), &json!("Start Date")));
    assert_eq!(order["ways"].as_array().unwrap().len(), 2);
    assert_eq!(preview["rows"][0]["start_date"], "Sat 3 Feb 2024");
    let other = shell.json(&["preset", "check", path, "--set", "day_order=day_month"]);
    assert_eq!(other["rows"][0]["start_date"], "Sat 2 Mar 2024", "the sample changes at once");

    assert_eq!(shell.code(&["preset", "learn", path, "--set", "day_order=day_month"]), 0);
    assert_eq!(statuses(&shell.json(&["sync"])), ["applied"]);
    assert_eq!(starts(&shell), ["2024-03-02", "2024-05-04"]);
    // Another file of the same source, as open as the first.
    put(&shell, "accounts.csv", OPEN_DAYS.replace("02/03", "06/03").as_bytes());
    assert_eq!(statuses(&shell.json(&["sync"])), ["applied"]);
    assert_eq!(starts(&shell)[0], "2024-03-06");
}

#[test]
fn yes_takes_what_is_usual_and_the_same_file_asks_no_more() {
    let shell = Shell::empty();
    put(&shell, "accounts.csv", OPEN_DAYS.as_bytes());
    assert_eq!(shell.code(&["sync", "--yes"]), 0);
    assert_eq!(starts(&shell)[0], "2024-02-03");
    assert_eq!(statuses(&shell.json(&["sync"])), ["unchanged"]);
}

#[test]
fn hazard_22_one_group_of_three_is_asked_about() {
    let shell = Shell::empty();
    let path =
        put(&shell, "a.csv", b"Account Name,ARR,Seats\nAcme,EUR 23.824,10\nGlobex,EUR 12.500,4\n");
    let path = path.to_str().unwrap();
    assert_eq!(statuses(&shell.json(&["sync"])), ["held"]);
    let preview = shell.json(&["preset", "check", path]);
    assert_eq!(choice(&preview, "decimal")["open"], true);
    assert_eq!(preview["totals"]["sums"]["amounts"][0]["minor"], 3_632_400);
    let small = shell.json(&["preset", "check", path, "--set", "decimal=point"]);
    assert_eq!(small["totals"]["sums"]["amounts"][0]["minor"], 3_632);
}

#[test]
fn hazard_41_yen_without_a_word_on_tax_are_asked_about_with_both_sums() {
    let shell = Shell::empty();
    let path = put(&shell, "a.csv", "顧客名,年間契約額\n桜商事,\"¥1,100,000\"\n".as_bytes());
    let path = path.to_str().unwrap();
    assert_eq!(statuses(&shell.json(&["sync"])), ["held"]);
    let preview = shell.json(&["preset", "check", path]);
    let tax = choice(&preview, "tax");
    let sums: Vec<_> = tax["ways"]
        .as_array()
        .unwrap()
        .iter()
        .map(|way| &way["example"]["money"]["minor"])
        .collect();
    assert_eq!((sums, &tax["open"]), (vec![&json!(1_100_000), &json!(1_000_000)], &json!(true)));
    assert_eq!(shell.code(&["preset", "learn", path, "--set", "tax=with"]), 0);
    assert_eq!(statuses(&shell.json(&["sync"])), ["applied"]);
    let arr = shell.json(&["list"])[0]["arr_minor"].clone();
    assert_eq!(arr, 1_000_000, "kept without tax");

    // A word on tax settles it.
    let told = Shell::empty();
    put(&told, "a.csv", "顧客名,年間契約額（税抜）\n桜商事,\"¥1,100,000\"\n".as_bytes());
    assert_eq!(statuses(&told.json(&["sync"])), ["applied"]);
}

#[test]
fn columns_that_nobody_knows_are_decided_once() {
    let shell = Shell::empty();
    let path = put(&shell, "kunden.csv", b"Firma AG;Betrag im Jahr;Notiz\nAcme;1200,50;gut\n");
    let path = path.to_str().unwrap();
    assert_eq!(statuses(&shell.json(&["sync"])), ["unmapped"]);
    let columns =
        ["--preset", "csv-account", "--column", "Firma AG=name", "--column", "Betrag im Jahr=arr"];
    let learn =
        [&["preset", "learn", path, "--set", "decimal=comma", "--name", "kunden"], &columns[..]];
    assert_eq!(shell.code(&learn.concat()), 0);
    assert_eq!(statuses(&shell.json(&["sync"])), ["applied"]);
    let list = shell.json(&["list"]);
    assert_eq!((&list[0]["name"], &list[0]["arr_minor"]), (&json!("Acme"), &json!(120_050)));
    let own = shell.json(&["preset", "list"]);
    assert_eq!((&own[0]["name"], &own[0]["own"]), (&json!("kunden"), &json!(true)));
    // A second decision is laid over the first.
    assert_eq!(shell.code(&["preset", "learn", path, "--column", "Notiz=segment"]), 0);
    assert_eq!(statuses(&shell.json(&["sync"])), ["applied"]);
    assert_eq!(shell.json(&["list"])[0]["segment"], "gut");
    assert_eq!(shell.json(&["list"])[0]["arr_minor"], 120_050);
}

#[test]
fn an_encoding_a_delimiter_and_a_header_line_are_decided_too() {
    let shell = Shell::empty();
    let text = "Stand;heute\nAccount Name|ARR\nM\u{fc}ller|$100\n";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let path = put(&shell, "a.csv", &latin);
    let path = path.to_str().unwrap();
    let set = ["--set", "delimiter=|", "--set", "header_line=2", "--set", "encoding=CP1252"];
    assert_eq!(shell.code(&[&["preset", "learn", path], &set[..]].concat()), 0);
    assert_eq!(statuses(&shell.json(&["sync"])), ["applied"]);
    assert_eq!(shell.json(&["list"])[0]["name"], "M\u{fc}ller");
    let preview = shell.json(&["preset", "check", path]);
    assert_eq!((&preview["header_line"], &preview["delimiter"]), (&json!(2), &json!("|")));
}

#[test]
fn cents_are_seen_at_the_total_and_decided() {
    let shell = Shell::empty();
    let path = put(&shell, "a.csv", b"Account Name,ARR,Currency\nAcme,120000,USD\n");
    let path = path.to_str().unwrap();
    let sum = |set: &[&str]| {
        let args = [&["preset", "check", path], set].concat();
        shell.json(&args)["totals"]["sums"]["amounts"][0]["minor"].clone()
    };
    assert_eq!(sum(&[]), 12_000_000);
    assert_eq!(sum(&["--set", "amount_unit=minor"]), 120_000);
}

#[test]
fn what_decides_nothing_is_wrong_usage() {
    let shell = Shell::empty();
    let path = put(&shell, "a.csv", OPEN_DAYS.as_bytes());
    let path = path.to_str().unwrap();
    assert_eq!(shell.code(&["preset", "check", path, "--set", "day_order=backwards"]), 2);
    assert_eq!(shell.code(&["preset", "check", path, "--set", "weather=fine"]), 2);
    assert_eq!(shell.code(&["preset", "show", "../secret"]), 1);
    assert_eq!(shell.code(&["preset", "learn", path, "--name", "../../secret"]), 2);
    assert_eq!(shell.code(&["preset", "show", "csv-account"]), 0);
}

#[test]
fn in_the_cockpit_a_file_that_asks_is_shown_and_one_key_a_decision_settles_it() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = crate::session::workspace(folder.path(), &[]);
    std::fs::create_dir_all(workspace.exports()).unwrap();
    std::fs::write(workspace.exports().join("accounts.csv"), OPEN_DAYS).unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("R Enter");
    // The file is shown with what is open, and nothing of it is in the book.
    sitting.shows("? dates");
    sitting.shows("month, day = Sat 3 Feb 2024");
    assert_eq!(sitting.query("SELECT count(*) FROM v_account"), [["0"]]);
    sitting.press("Right");
    sitting.shows("day, month = Sat 2 Mar 2024");
    sitting.press("Enter");
    let days = "SELECT date(start_date * 86400, 'unixepoch') FROM account_record ORDER BY name";
    assert_eq!(sitting.query(days), [["2024-03-02"], ["2024-05-04"]]);
    let learned = workspace.folder.join("presets/my-csv-account/preset.toml");
    assert!(std::fs::read_to_string(&learned).unwrap().contains("day_order = \"day_month\""));
    // It is an operation like any other.
    sitting.press("u");
    assert!(!learned.exists());
    sitting.press("U");
    assert!(learned.exists());
    sitting.close();
}

#[test]
fn a_file_that_nobody_knows_is_mapped_in_the_cockpit_column_by_column() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = crate::session::workspace(
        folder.path(),
        &[("known.csv", "Account Name,ARR\nGlobex,$900\n")],
    );
    std::fs::write(workspace.exports().join("kunden.csv"), "Wer;Wieviel\nAcme;1200\n").unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("R Enter 7 ] Enter");
    sitting.shows("? rows are");
    sitting.shows("Wieviel");
    // Nothing can be kept before it can be read.
    sitting.press("Enter");
    assert!(!workspace.folder.join("presets").exists());
    sitting.press("Enter Down Down Down Down");
    sitting.press("Right Right");
    sitting.shows("Acme");
    sitting.press("Down Right Right");
    sitting.shows("$1,200");
    sitting.press("Enter");
    let accounts = sitting.query("SELECT name, arr_minor FROM v_account ORDER BY name");
    assert_eq!(accounts, [["Acme", "120000"], ["Globex", "90000"]]);
    sitting.close();
}

#[test]
fn a_kind_can_be_decided_on_the_command_line() {
    let shell = Shell::empty();
    let path = put(&shell, "x.csv", b"Wer,Was\nAcme,aya@acme.example\n");
    let path = path.to_str().unwrap();
    assert_eq!(shell.code(&["preset", "check", path]), 3);
    let outline = shell.json(&["preset", "check", path]);
    assert_eq!(
        (&outline["refused"]["code"], &outline["columns"][1]["header"]),
        (&json!("ingest-unmapped"), &json!("Was"))
    );
    let decided =
        ["--set", "kind=contact", "--column", "Wer=account_name", "--column", "Was=email"];
    let found = shell.json(&[&["preset", "check", path], &decided[..]].concat());
    assert_eq!(
        (&found["entity"], &found["rows"][0]["email"]),
        (&json!("contact"), &json!("aya@acme.example"))
    );
}

#[test]
fn another_language_on_the_screen_makes_no_file_new() {
    let shell = Shell::with_book();
    let report = shell.json(&["sync", "--lang", "ja"]);
    assert!(statuses(&report).iter().all(|status| *status == "unchanged"), "{report}");
}

/// A file of which nothing is known, in the cockpit, with its page open.
fn unknown_file(folder: &std::path::Path) -> Sitting {
    let workspace =
        crate::session::workspace(folder, &[("known.csv", "Account Name,ARR\nGlobex,$900\n")]);
    let text = "Wer;Wieviel;Wann\nAcme;1200;02/03/2024\n";
    std::fs::write(workspace.exports().join("kunden.csv"), text).unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("R Enter 7 ] Enter");
    sitting
}

#[test]
fn first_values_stand_there_before_anything_is_known_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = unknown_file(folder.path());
    for value in ["Acme", "1200", "02/03/2024"] {
        sitting.shows(value);
    }
    sitting.close();
}

#[test]
fn a_field_is_found_by_its_name_and_taken_from_the_column_that_had_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = unknown_file(folder.path());
    sitting.press("Down Down Down Down e");
    sitting.shows("column “Wer”");
    sitting.type_text("nam");
    sitting.press("Enter Down e");
    sitting.type_text("name");
    sitting.shows("“Wer”");
    sitting.press("Esc");
    sitting.shows("> Wieviel");
    sitting.press("e");
    sitting.type_text("arr");
    sitting.press("Enter");
    sitting.shows("$1,200");
    // What has it is asked for it.
    sitting.press("Up e");
    sitting.type_text("arr");
    sitting.press("Enter");
    sitting.shows("(kept)");
    sitting.close();
}

#[test]
fn the_cursor_stays_on_its_column_when_a_matter_comes_above_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = unknown_file(folder.path());
    sitting.press("Down Down Down Down Right Right");
    sitting.shows("> Wer");
    // The days of a date column can be taken two ways: that is a line above the columns.
    sitting.press("Down Down e");
    sitting.type_text("start");
    sitting.press("Enter");
    sitting.shows("? dates");
    sitting.shows("> Wann");
    sitting.close();
}

#[test]
fn e_on_a_matter_lists_its_ways() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = unknown_file(folder.path());
    sitting.press("e");
    sitting.type_text("ticket");
    sitting.press("Enter");
    sitting.shows("rows are");
    sitting.shows("tickets");
    sitting.close();
}

#[test]
fn the_card_of_the_first_run_can_be_read_whole_in_a_small_window() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = crate::session::workspace(folder.path(), &[]);
    for name in ["export_of_customers_of_november_2026.csv", "b.csv"] {
        let path = workspace.exports().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, OPEN_DAYS).unwrap();
    }
    for (lang, last) in [(Lang::En, "well."), (Lang::Ja, "取り込めます。")] {
        let mut sitting = Sitting::open(&workspace, (80, 24), lang);
        sitting.press("R Enter Esc");
        for size in [(80, 24), (80, 20), (60, 24)] {
            sitting.resize(size);
            sitting.shows(last);
            let screen = sitting.screen();
            let card = screen.lines().filter(|line| line.contains('│'));
            assert!(card.into_iter().all(|line| !line.contains('»')), "{screen}");
        }
        sitting.close();
    }
}

#[test]
fn on_the_first_run_an_unknown_file_names_no_screen_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = crate::session::workspace(folder.path(), &[]);
    let path = folder.path().join("kunden.csv");
    std::fs::write(&path, "Wer;Wieviel\nAcme;1200\n").unwrap();
    let mut sitting = Sitting::open(&workspace, (80, 24), Lang::En);
    sitting.event(mamori::tui::event::Event::Paste(path.display().to_string()));
    sitting.shows("asked once you read it with Enter");
    assert!(!sitting.screen().contains("under 7"), "{}", sitting.screen());
    sitting.press("Enter");
    sitting.shows("? rows are");
    sitting.close();
}
