//! What charts are made of, from the files to the page.

use crate::cli::Shell;
use serde_json::Value;

const FILES: [(&str, &str); 5] = [
    ("accounts.csv", "account_id,name,start_date\nA1,Acme,2025-01-10\n"),
    (
        "contracts.csv",
        "subscription_id,account_id,start,end,seats\nS1,A1,2026-02-01,2027-01-31,50\n",
    ),
    (
        "tickets.csv",
        "ticket_id,account_id,created_at,priority,status,subject\n\
         T1,A1,2026-10-05,P1,open,SSO is down\nT2,A1,2026-09-01,P4,open,A question\n\
         T3,A1,2024-09-01,P1,solved,Long ago\n",
    ),
    (
        "nps.csv",
        "response_id,account_id,date,score,survey_type\n\
         R1,A1,2026-10-20,9,NPS\nR2,A1,2026-11-01,3,NPS\n",
    ),
    ("usage.csv", USAGE),
];

/// Two whole weeks; nothing is known of the one between.
const USAGE: &str = "date,account_id,logins\n\
    2026-10-19,A1,7\n2026-10-20,A1,7\n2026-10-21,A1,7\n2026-10-22,A1,7\n2026-10-23,A1,7\n\
    2026-10-24,A1,0\n2026-10-25,A1,0\n";

fn shell() -> Shell {
    let shell = Shell::empty();
    for (name, text) in FILES {
        let path = shell.workspace().join("exports").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    assert_eq!(shell.run(&["sync", "--quiet"]).status.code(), Some(0));
    shell
}

fn at<'v>(chart: &'v Value, course: &str, day: &str) -> &'v Value {
    let points = chart[course].as_array().unwrap();
    let point = points.iter().find(|point| point["day"] == day);
    &point.unwrap_or_else(|| panic!("no {day} in {course}: {chart}"))["value"]
}

#[test]
fn a_year_has_its_weeks_and_what_happened_in_them() {
    let chart = shell().json(&["chart", "acme"]);
    assert_eq!(chart["health"].as_array().unwrap().len(), 53);
    assert_eq!(at(&chart, "usage", "2026-10-25"), 35.0);
    assert_eq!(at(&chart, "usage", "2026-10-18"), &Value::Null, "what is not known is no zero");
    assert_eq!(at(&chart, "nps", "2026-10-25"), 100.0);
    assert_eq!(at(&chart, "nps", "2026-11-08"), 0.0);
    assert_eq!(at(&chart, "nps", "2026-10-18"), &Value::Null);
    let events = chart["events"].as_array().unwrap().iter();
    let events: Vec<_> =
        events.map(|event| format!("{} {}", event["day"], event["kind"])).collect();
    let expected = ["2026-02-01 contract", "2026-09-01 ticket", "2026-10-05 urgent"];
    assert_eq!(events.join(", ").replace('"', ""), expected.join(", "));
}

#[test]
fn another_scorecard_is_marked_on_the_day_from_which_on_it_held() {
    let shell = shell();
    let settings = |chart: Value| {
        let events = chart["events"].as_array().unwrap().clone();
        let days = events.into_iter().filter(|event| event["kind"] == "settings");
        days.map(|event| event["day"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(settings(shell.json(&["chart", "a1"])).is_empty());
    std::fs::write(shell.workspace().join("mamori.toml"), "[tiers]\nhigh = [\"big\"]\n").unwrap();
    let later = ["chart", "a1", "--json", "--today", "2026-11-25"];
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_mamori"))
        .args(later)
        .env("MAMORI_WORKSPACE", shell.workspace())
        .output()
        .unwrap();
    assert_eq!(settings(serde_json::from_slice(&output.stdout).unwrap()), ["2026-11-25"]);
}

#[test]
fn the_page_says_it_in_both_languages_and_in_words_alone() {
    let shell = shell();
    let text = |args: &[&str]| String::from_utf8(shell.run(args).stdout).unwrap();
    let check = |args: &[&str], there: &str, missing: &str| {
        let page = text(args);
        assert!(page.contains(there) && !page.contains(missing), "{args:?}:\n{page}");
    };
    check(&["chart", "a1"], "NPS of 180 days (2 answers)  now 0", "直近");
    check(&["--lang", "ja", "chart", "a1"], "直近180日のNPS(回答2件)  現在 0", "answers");
    check(&["--plain", "chart", "a1"], "now 0, lowest 0", "│");
    check(&["chart"], "unknown", "Evil");
}
