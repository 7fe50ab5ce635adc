//! A person's own word beside the score: given, shown with the computed one everywhere, undone, over
//! by itself. And the plans and proofs that a person writes down.

use crate::book;
use crate::cli::Shell;
use crate::session::{Sitting, workspace};
use mamori::locale::Lang;
use serde_json::{Value, json};

fn sitting(folder: &tempfile::TempDir, lang: Lang) -> Sitting {
    let files = book::files();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Sitting::open(&workspace(folder.path(), &files), (120, 40), lang)
}

fn text(shell: &Shell, args: &[&str]) -> String {
    String::from_utf8(shell.run(args).stdout).unwrap()
}

/// What is said of the one account.
fn health(shell: &Shell, args: &[&str]) -> Value {
    shell.json(&[&["health", "Globex"], args].concat())[0].clone()
}

#[test]
fn a_band_by_hand_takes_two_keys_and_a_reason_and_both_values_stand_in_the_list() {
    for (lang, said) in [(Lang::En, "by hand watch until"), (Lang::Ja, "手動判定 注意")] {
        let folder = tempfile::tempdir().unwrap();
        let mut sitting = sitting(&folder, lang);
        let scores = "SELECT id, health_score, health_band FROM v_account ORDER BY number";
        let before = sitting.query(scores);
        sitting.press("O w");
        assert_eq!(sitting.keys, 2);
        sitting.press("Enter");
        assert!(sitting.query("SELECT 1 FROM v_override").is_empty(), "no reason, no override");
        sitting.type_text("new sponsor named, until 20 dec");
        sitting.press("Enter");
        let given = sitting.query("SELECT day, until, band, score IS NULL, reason FROM v_override");
        let expected = ["2026-11-20", "2026-12-20", "watch", "1", "new sponsor named"];
        assert_eq!(given, [expected]);
        assert_eq!(sitting.query(scores), before, "the computed ones stay");
        let screen = sitting.screen();
        assert!(screen.contains(">~") && screen.contains(said), "{screen}");
        sitting.press("i");
        let why = sitting.screen();
        assert!(why.contains("new sponsor named"), "the receipt names both:\n{why}");
        sitting.press("Esc Enter");
        let account = sitting.screen();
        assert!(account.contains(said), "the head of the account:\n{account}");
        sitting.press("u");
        assert!(sitting.query("SELECT 1 FROM v_override").is_empty());
        let head = |screen: String| screen.lines().take(4).collect::<String>();
        assert!(!head(sitting.screen()).contains(said), "undo takes it off the head");
    }
}

#[test]
fn a_number_by_hand_is_typed_before_its_reason_and_taken_back_by_two_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder, Lang::En);
    sitting.press("O n");
    sitting.type_text("sponsor named");
    sitting.press("Enter");
    assert!(sitting.screen().contains("begins with no score"));
    sitting.press("Esc O n");
    sitting.type_text("62 sponsor named");
    sitting.press("Enter");
    let given = "SELECT until, band, score, ended FROM v_override";
    assert_eq!(sitting.query(given), [["2026-12-20", "watch", "62", ""]]);
    assert!(sitting.screen().contains(">62"));
    sitting.press("O x");
    assert_eq!(sitting.query(given)[0][3], "2026-11-20");
    assert!(!sitting.screen().contains(">62"));
    sitting.press("u");
    assert!(sitting.screen().contains(">62"), "taking it back is undone, too");
}

#[test]
fn the_command_line_says_both_values_and_an_override_ends_by_itself() {
    let shell = Shell::with_book();
    let computed = health(&shell, &[]);
    assert_eq!(computed["override"], Value::Null);
    assert_ne!(shell.code(&["override", "Globex", "62"]), 0, "a reason is required");
    assert_ne!(shell.code(&["override", "Globex", "fine", "--reason", "x"]), 0);
    let given = ["override", "Globex", "62", "--reason", "CFO confirmed", "--until", "2026-11-21"];
    assert_eq!(shell.code(&given), 0);
    let beside = health(&shell, &[]);
    assert_eq!(
        beside["override"],
        json!({ "score": 62.0, "band": "watch", "since": "2026-11-20", "until": "2026-11-21",
            "reason": "CFO confirmed" })
    );
    assert_eq!((&beside["score"], &beside["band"]), (&computed["score"], &computed["band"]));
    assert!(text(&shell, &["health", "Globex"]).contains("By hand 62 watch"));
    assert!(text(&shell, &["list", "globex"]).contains("> 62 watch"));
    let listed = shell.json(&["list", "override:watch"]);
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["override"]["score"], json!(62.0));
    assert_eq!(health(&shell, &["--as-of", "2026-11-19"])["override"], Value::Null);
    assert!(
        shell
            .json(&["list", "has:override", "--as-of", "2026-11-19"])
            .as_array()
            .unwrap()
            .is_empty()
    );
    let later = |day: &str| -> Value {
        let output = shell.run_on(day, &["list", "has:override", "--json"]).stdout;
        serde_json::from_slice(&output).unwrap()
    };
    assert_eq!(later("2026-11-21").as_array().unwrap().len(), 1, "its last day");
    assert_eq!(later("2026-11-22"), json!([]), "it is over by itself");
}

#[test]
fn one_taken_back_still_stands_on_the_days_on_which_it_held() {
    let shell = Shell::with_book();
    let run = |day: &str, args: &[&str]| assert_eq!(shell.run_on(day, args).status.code(), Some(0));
    run("2026-11-18", &["override", "Globex", "watch", "--reason", "CFO confirmed"]);
    run("2026-11-20", &["override", "Globex", "off"]);
    let held = |day: &str| health(&shell, &["--as-of", day])["override"]["band"].clone();
    assert_eq!(held("2026-11-17"), Value::Null);
    assert_eq!(held("2026-11-18"), json!("watch"));
    assert_eq!(held("2026-11-19"), json!("watch"));
    assert_eq!(health(&shell, &[])["override"], Value::Null);
    run("2026-11-20", &["undo"]);
    assert_eq!(health(&shell, &[])["override"]["band"], json!("watch"));
}

#[test]
fn plans_and_proofs_that_a_person_writes_count_and_warn() {
    let shell = Shell::with_book();
    let run = |day: &str, args: &[&str]| assert_eq!(shell.run_on(day, args).status.code(), Some(0));
    let state = |account: &str, measure: &str| {
        let receipt = shell.json(&["health", account])[0].clone();
        let pillars = receipt["pillars"].as_array().unwrap().clone();
        let lines = pillars.iter().flat_map(|pillar| pillar["measures"].as_array().unwrap());
        let line = lines.clone().find(|line| line["id"] == measure).unwrap();
        (line["state"].as_str().unwrap().to_owned(), line["score"].clone())
    };
    let rules = |account: &str| -> Vec<String> {
        let found = shell.json(&["signals", account]);
        found.as_array().unwrap().iter().map(|s| s["rule"].as_str().unwrap().to_owned()).collect()
    };
    let none = ("not_applicable".to_owned(), Value::Null);
    assert_eq!(state("Acme", "success_plan"), none, "nobody keeps plans here");
    run(
        "2026-09-01",
        &["plan", "Acme", "--objective", "halve time per order 2026-10-01", "--agree"],
    );
    run("2026-09-01", &["proof", "Acme", "40 hours a month", "--day", "2026-08-25"]);
    assert_eq!(state("Acme", "success_plan"), ("measured".to_owned(), json!(75.0)));
    assert_eq!(state("Acme", "value_evidence"), ("measured".to_owned(), json!(100.0)));
    assert_eq!(state("Wayne", "success_plan"), none, "one is no practice");
    for other in ["Globex", "Initech"] {
        run("2026-09-01", &["plan", other, "--objective", "fewer tickets 2027-01-01"]);
        run("2026-09-01", &["proof", other, "3 days saved", "--day", "2026-08-25"]);
    }
    let expected = ("measured".to_owned(), json!(30.0));
    assert_eq!(state("Wayne", "success_plan"), expected, "three are");
    assert!(rules("Acme").contains(&"objective_overdue".to_owned()));
    assert!(rules("Wayne").contains(&"no_value_proof".to_owned()));
    assert!(!rules("Acme").contains(&"no_value_proof".to_owned()));
    run("2026-11-20", &["plan", "Acme", "--met", "1"]);
    assert!(!rules("Acme").contains(&"objective_overdue".to_owned()));
    assert!(text(&shell, &["plan", "Acme"]).contains("halve time per order"));
    run("2026-11-20", &["undo"]);
    assert!(rules("Acme").contains(&"objective_overdue".to_owned()));
}

#[test]
fn a_plan_is_begun_agreed_met_and_proven_in_the_account_and_each_is_undone() {
    for (lang, section) in [(Lang::En, "Plan and value"), (Lang::Ja, "プランと価値")] {
        let folder = tempfile::tempdir().unwrap();
        let mut sitting = sitting(&folder, lang);
        sitting.press("Enter P");
        assert!(!sitting.screen().contains(" a agreed"), "there is no plan yet");
        sitting.press("o");
        sitting.type_text("halve time per order 2027-03-31");
        sitting.press("Enter");
        let plan = "SELECT number, title, due, met, agreed IS NOT NULL FROM v_objective";
        let begun = ["1", "halve time per order", "2027-03-31", "", "0"];
        assert_eq!(sitting.query(plan), [begun]);
        sitting.shows(section);
        sitting.shows("halve time per order");
        sitting.press("P a P 1");
        let met = ["1", "halve time per order", "2027-03-31", "2026-11-20", "1"];
        assert_eq!(sitting.query(plan), [met]);
        sitting.press("P v");
        sitting.type_text("40 hours a month saved 3 nov");
        sitting.press("Enter");
        let proofs = "SELECT day, text FROM v_proof";
        assert_eq!(sitting.query(proofs), [["2026-11-03", "40 hours a month saved"]]);
        sitting.shows("40 hours a month saved");
        sitting.press("P r P x");
        assert_eq!(sitting.query("SELECT closed FROM v_objective"), [["2026-11-20"]]);
        sitting.press("u u u u u u");
        assert!(sitting.query(proofs).is_empty() && sitting.query(plan).is_empty());
        assert!(!sitting.screen().contains("halve time per order"), "{}", sitting.screen());
        sitting.close();
    }
}
