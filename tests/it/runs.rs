//! What a run takes in, what it sets aside, and what becomes of both.

mod changes;
mod corrections;
mod full;
mod held;
mod owners;

use crate::cli::Shell;
use serde_json::Value;

pub fn write(shell: &Shell, name: &str, text: &str) {
    let path = shell.workspace().join("exports").join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// The counts of a run as (new, changed, unchanged, quarantined, values aside).
pub fn counts(report: &Value) -> [u64; 5] {
    let totals = &report["totals"];
    let count = |key: &str| totals[key].as_u64().unwrap();
    let parts = ["new", "changed", "unchanged", "quarantined", "skipped"];
    assert_eq!(count("read"), parts.map(count).iter().sum::<u64>(), "{totals}");
    ["new", "changed", "unchanged", "quarantined", "values_aside"].map(count)
}

pub fn account(shell: &Shell, name: &str) -> Value {
    let all = shell.json(&["list"]);
    let found = all.as_array().unwrap().iter().find(|account| account["name"] == name);
    found.unwrap_or_else(|| panic!("{name} is not in {all}")).clone()
}

#[test]
fn a_bad_value_is_set_aside_and_the_rest_of_its_row_is_taken_in() {
    let shell = Shell::empty();
    write(
        &shell,
        "accounts.csv",
        "account_id,account_name,owner,arr,currency,renewal_date\n\
         A1,Acme,Aya,120000,USD,2027-03-01\n\
         A2,Globex,Aya,many,USD,2027-13-45\n\
         A3,Initech,Ben,100,Quatloo,2027-03-01\n\
         ,Umbrella,Ben,100,USD,2027-03-01\n",
    );
    assert_eq!(counts(&shell.json(&["sync"])), [3, 0, 0, 1, 3]);
    assert_eq!(account(&shell, "Globex")["arr_minor"], Value::Null);
    assert_eq!(account(&shell, "Globex")["owner"], "Aya");
    assert_eq!(account(&shell, "Initech")["arr_minor"], Value::Null);
    let problems = shell.json(&["sync", "problems"]);
    let place = |problem: &Value| {
        let of = |key: &str| problem[key].to_string().replace('"', "");
        ["line", "record", "column", "value", "value_only"].map(of).join(" ")
    };
    let places: Vec<String> = problems.as_array().unwrap().iter().map(place).collect();
    assert_eq!(
        places,
        [
            "3 2 arr many true",
            "3 2 renewal_date 2027-13-45 true",
            "4 3 currency Quatloo true",
            "5 4 account_id null false",
        ]
    );
}

#[test]
fn a_value_set_aside_leaves_what_was_known_as_it_was() {
    let shell = Shell::empty();
    let rows = |arr: &str, owner: &str| {
        format!("account_id,account_name,owner,arr,currency\nA1,Acme,{owner},{arr},USD\n")
    };
    write(&shell, "accounts.csv", &rows("120000", "Aya"));
    shell.json(&["sync"]);
    write(&shell, "accounts.csv", &rows("lots", "Ben"));
    assert_eq!(counts(&shell.json(&["sync"])), [0, 1, 0, 0, 1]);
    let acme = account(&shell, "Acme");
    assert_eq!((&acme["arr_minor"], &acme["owner"]), (&12_000_000.into(), &"Ben".into()));
    let strict = shell.workspace().join("exports/accounts.csv");
    std::fs::write(&strict, rows("heaps", "Ben")).unwrap();
    assert_eq!(shell.code(&["sync", "--strict"]), 3);
}

#[test]
fn what_makes_a_row_what_it_is_sets_the_row_aside() {
    let check = |header: &str, row: &str| {
        let shell = Shell::empty();
        write(&shell, "file.csv", &format!("{header}\n{row}\n"));
        assert_eq!(counts(&shell.json(&["sync"])), [0, 0, 0, 1, 0], "{row}");
    };
    check("ticket_id,account_id,opened,closed,priority,status", "T1,A1,soon,,high,open");
    check("account_id,date,active_users", "A1,someday,4");
    check("account_id,date,active_users", "A1,2026-11-01,some");
    check("account_id,issued,due,paid,amount,status", "A1,2026-10-01,soon,,100,open");
}

#[test]
fn a_bad_number_among_several_of_a_day_leaves_the_others() {
    let shell = Shell::empty();
    let text = "account_id,date,active_users,sessions\n\
                A1,2026-11-01,4,9\nA1,2026-11-02,some,8\n";
    write(&shell, "usage.csv", text);
    assert_eq!(counts(&shell.json(&["sync"])), [2, 0, 0, 0, 1]);
    let points = shell.json(&["query", "SELECT metric, value FROM v_usage_daily ORDER BY 1, 2"]);
    assert_eq!(points.as_array().unwrap().len(), 3, "{points}");
}

#[test]
fn a_list_of_customers_with_their_contract_days_makes_the_customers() {
    let check = |text: &str, name: &str| {
        let shell = Shell::empty();
        write(&shell, "list.csv", text);
        let report = shell.json(&["sync"]);
        assert_eq!(report["files"][0]["entity"], "account", "{report}");
        let account = account(&shell, name);
        assert_eq!(account["renewal_date"], "2027-04-01", "{account}");
    };
    check("account name,contract start,contract end\nAcme,2026-04-01,2027-03-31\n", "Acme");
    check("Customer,Start date,End date,Auto renew\nAcme,2026-04-01,2027-03-31,yes\n", "Acme");
    check(
        "顧客名,契約開始日,契約終了日,自動更新\n株式会社青葉,2026/04/01,2027/03/31,有\n",
        "株式会社青葉",
    );
    check("会社名,契約期間(自),契約期間(至)\n株式会社青葉,2026/04/01,2027/03/31\n", "株式会社青葉");
}

#[test]
fn a_list_of_contracts_stays_one() {
    let check = |text: &str| {
        let shell = Shell::empty();
        write(&shell, "list.csv", text);
        let report = shell.json(&["sync"]);
        assert_eq!(report["files"][0]["entity"], "subscription", "{report}");
    };
    check("contract id,account name,start date,end date\nC1,Acme,2026-04-01,2027-03-31\n");
    check(
        "account name,start date,end date\nAcme,2025-04-01,2026-03-31\nAcme,2026-04-01,2027-03-31\n",
    );
    check("account id,start date,end date\nA1,2026-04-01,2027-03-31\n");
}

#[test]
fn a_run_is_taken_back_and_its_file_applies_again() {
    let shell = Shell::with_book();
    let before = shell.json(&["list"]);
    let path = shell.workspace().join("exports/accounts.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("Aya Mori", "Zoe Abe", 1)).unwrap();
    let run = shell.json(&["sync"])["run"].as_str().unwrap().to_owned();
    assert_ne!(shell.json(&["list"]), before);
    let done = shell.json(&["sync", "undo", &run]);
    assert_eq!((&done["restored"], &done["left"]), (&1.into(), &0.into()), "{done}");
    assert_eq!(shell.json(&["list"]), before);
    assert_eq!(shell.code(&["sync", "undo", &run]), 1, "once is enough");
    let log = shell.run(&["sync", "log", "--lang", "en"]);
    assert!(String::from_utf8_lossy(&log.stdout).contains("undone"), "the list says so");
    assert_eq!(shell.code(&["sync", "undo", "x"]), 2);
    assert_eq!(counts(&shell.json(&["sync"]))[1], 1);
}

#[test]
fn what_stays_of_a_run_is_said_with_the_reason() {
    let shell = Shell::empty();
    let rows = |owner: &str, arr: &str| {
        format!("account_id,account_name,owner,arr,currency\nA1,Acme,{owner},{arr},USD\n")
    };
    write(&shell, "accounts.csv", &rows("Aya", "100"));
    shell.json(&["sync"]);
    write(&shell, "accounts.csv", &rows("Ben", "90"));
    shell.json(&["sync"]);
    write(&shell, "owners.csv", "account_id,account_name,owner\nA1,Acme,Cho\n");
    shell.json(&["sync"]);
    let output = shell.run(&["sync", "undo", "r2", "--lang", "en"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("Left alone: 1") && said.contains("r3 said so too"), "{said}");
    let acme = account(&shell, "Acme");
    assert_eq!((&acme["arr_minor"], &acme["owner"]), (&10_000.into(), &"Cho".into()));
    let output = shell.run(&["sync", "undo", "r9", "--lang", "ja"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("r9 という取り込みはありません"));
}

#[test]
fn what_a_sync_would_change_is_said_by_meaning_and_kept_with_the_run() {
    let shell = Shell::empty();
    let head = "account_id,account_name,owner,arr,currency,renewal_date\n";
    let rows = "A1,Acme,Aya,100,USD,2027-03-01\nA2,Globex,Aya,200,USD,2027-05-01\nA3,Initech,Aya,50,EUR,2027-05-01\n";
    write(&shell, "accounts.csv", &format!("{head}{rows}"));
    shell.json(&["sync"]);
    let rows = "A1,Acme,Ben,130,USD,2027-02-01\nA2,Globex,Aya,190,USD,2027-06-01\nA4,Hooli,Aya,50,EUR,2027-05-01\n";
    write(&shell, "accounts.csv", &format!("{head}{rows}"));
    let said = |report: &Value| -> Vec<String> {
        let changes = report["changes"].as_array().unwrap().iter();
        changes.map(|change| change["text"].as_str().unwrap().to_owned()).collect()
    };
    let dry = shell.json(&["sync", "--dry-run"]);
    let expected = [
        "2 ARR values change (+$20).",
        "One account is not in this file.",
        "One renewal date moves earlier.",
        "One renewal date moves later.",
        "One owner changes.",
        "One account is new.",
    ];
    assert_eq!(said(&dry), expected);
    let owner = dry["details"].as_array().unwrap().iter().find(|it| it["field"] == "owner");
    let place = owner.map(|it| (&it["line"], &it["key"], &it["old"], &it["new"])).unwrap();
    assert_eq!(place, (&2.into(), &"A1".into(), &"Aya".into(), &"Ben".into()));
    let text = String::from_utf8(shell.run(&["sync", "--dry-run", "--details"]).stdout).unwrap();
    assert!(text.contains("$100") && text.contains("2 ARR values change"), "{text}");
    shell.json(&["sync"]);
    assert_eq!(said(&shell.json(&["sync", "log"])[0]), expected);
    assert!(said(&shell.json(&["sync"])).is_empty());
}

pub fn book_of(arr: impl Fn(u32) -> u32) -> String {
    let row = |n: u32| format!("A{n},Customer {n},Aya,{},USD\n", arr(n));
    format!("account_id,account_name,owner,arr,currency\n{}", (1..=10).map(row).collect::<String>())
}

#[test]
fn a_sync_that_moves_a_fifth_of_the_revenue_is_held_until_yes() {
    let shell = Shell::empty();
    write(&shell, "accounts.csv", &book_of(|_| 100));
    assert_eq!(shell.json(&["sync"])["held"], false, "the first import never is");
    write(&shell, "accounts.csv", &book_of(|n| if n == 1 { 150 } else { 100 }));
    assert_eq!(shell.json(&["sync"])["held"], false, "five percent are daily work");
    let before = shell.json(&["list"]);
    write(&shell, "accounts.csv", &book_of(|n| if n <= 3 { 10 } else { 100 }));
    let output = shell.run(&["sync", "--json", "--lang", "en"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &report["held"]), (Some(1), &true.into()));
    assert_eq!((&report["run"], &report["files"][0]["status"]), (&Value::Null, &"held".into()));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("from $1,050 to $730") && said.contains("--yes"), "{said}");
    assert_eq!(shell.json(&["list"]), before, "nothing of it is in the book");
    let log = shell.json(&["sync", "log"]);
    assert_eq!((log.as_array().unwrap().len(), &log[2]["held"]), (3, &Value::Null), "{log}");
    assert_eq!(shell.json(&["sync", "--yes"])["totals"]["changed"], 3);
    assert_ne!(shell.json(&["list"]), before);
}
