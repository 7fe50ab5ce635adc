//! What the files promise, whatever the day: the same rows, every story, readable shapes.

use super::{ExportFile, Plan, Story, export_files, ids, settings_toml, stories};
use crate::core::day::Day;
use std::collections::{BTreeMap, BTreeSet};

fn plan(today: &str, days: u32) -> Plan {
    Plan { days, ..Plan::usual(Day::parse(today).unwrap()) }
}

fn text(file: &ExportFile) -> String {
    if let Ok(text) = std::str::from_utf8(&file.bytes) {
        return text.to_owned();
    }
    let (text, _, faulty) = encoding_rs::SHIFT_JIS.decode(&file.bytes);
    assert!(!faulty, "{} is neither UTF-8 nor CP932", file.name);
    text.into_owned()
}

fn files(plan: &Plan) -> BTreeMap<String, String> {
    export_files(plan).iter().map(|file| (file.name.clone(), text(file))).collect()
}

/// Rows that speak of one day only, with that day.
fn dated(text: &str) -> BTreeSet<(Day, String)> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let rows = reader.records().map(|record| record.unwrap());
    rows.filter_map(|row| {
        let days: BTreeSet<Day> =
            row.iter().filter_map(|cell| Day::parse(cell.get(..10)?)).collect();
        let day = *days.first().filter(|_| days.len() == 1)?;
        Some((day, row.iter().collect::<Vec<_>>().join("|")))
    })
    .collect()
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let plan = plan("2026-11-21", 400);
    assert_eq!(export_files(&plan), export_files(&plan));
    assert_ne!(export_files(&plan), export_files(&Plan { seed: 2, ..plan }));
}

#[test]
fn a_row_inside_two_windows_is_the_same_row_in_both() {
    let events = [
        "product/usage.csv",
        "surveys/nps.csv",
        "surveys/csat.csv",
        "salesforce/tasks.csv",
        "kintone/活動履歴.csv",
    ];
    let check = |one: Plan, other: Plan| {
        let (left, right) = (files(&one), files(&other));
        let from = (one.today - (one.days as i32 - 1)).max(other.today - (other.days as i32 - 1));
        let to = one.today.min(other.today);
        let inside = |text: &str| -> BTreeSet<(Day, String)> {
            dated(text).into_iter().filter(|(day, _)| from <= *day && *day <= to).collect()
        };
        for name in events {
            let (left, right) = (inside(&left[name]), inside(&right[name]));
            assert!(left.len() > 20, "{name}");
            let odd: Vec<_> = left.symmetric_difference(&right).take(3).collect();
            assert!(odd.is_empty(), "{name} from {one:?} and {other:?}: {odd:?}");
        }
    };
    check(plan("2026-11-21", 400), plan("2026-10-22", 400));
    check(plan("2026-11-21", 400), plan("2026-11-21", 200));
    check(plan("2027-01-03", 400), plan("2026-12-20", 300));
    check(plan("2026-07-02", 400), plan("2026-02-11", 400));
}

#[test]
fn no_event_lies_after_the_day_of_looking() {
    let plan = plan("2026-11-21", 400);
    let files = files(&plan);
    for name in ["product/usage.csv", "surveys/nps.csv", "surveys/csat.csv", "salesforce/tasks.csv"]
    {
        let last = dated(&files[name]).last().unwrap().0;
        assert!(last <= plan.today && last > plan.today - 10, "{name} ends on {last}");
    }
}

#[test]
fn any_number_of_accounts_is_written_whole() {
    for accounts in [1, 2, 12, 13, 25, 40, 97] {
        let plan = Plan { accounts, days: 30, ..Plan::usual(Day::parse("2026-11-21").unwrap()) };
        let files = files(&plan);
        let rows =
            files["salesforce/accounts.csv"].lines().filter(|l| l.starts_with("\"001")).count();
        assert_eq!(rows, accounts);
        assert!(files["salesforce/accounts.csv"].contains(&format!("({accounts} records)")));
    }
}

#[test]
fn every_account_has_its_own_id_name_and_domain() {
    for today in ["2025-02-14", "2026-11-21", "2028-08-01"] {
        let plan = Plan { accounts: 600, days: 1, ..Plan::usual(Day::parse(today).unwrap()) };
        let text = &files(&plan)["salesforce/accounts.csv"];
        let column = |at: usize| -> BTreeSet<&str> {
            let rows = text.lines().filter(|line| line.starts_with("\"001"));
            rows.map(|line| line.split("\",\"").nth(at).unwrap()).collect()
        };
        assert_eq!(column(0).len(), 600, "ids on {today}");
        assert!(column(1).len() >= 597, "names on {today}: {}", column(1).len());
        assert!(column(11).len() >= 597, "domains on {today}: {}", column(11).len());
    }
}

#[test]
fn salesforce_ids_carry_their_checksum() {
    let text = &files(&plan("2026-11-21", 60))["salesforce/tasks.csv"];
    for line in text.lines().skip(1).filter(|line| line.starts_with("\"00T")) {
        for id in line.split("\",\"").take(2).map(|cell| cell.trim_matches('"')) {
            assert_eq!((id.len(), ids::checksum(&id[..15])), (18, id[15..].to_owned()), "{id}");
        }
    }
}

#[test]
fn japanese_files_are_in_cp932_and_the_json_is_json() {
    for file in export_files(&plan("2026-11-21", 400)) {
        let decoded = text(&file);
        if file.name.starts_with("kintone") || file.name.contains("契約") {
            assert!(std::str::from_utf8(&file.bytes).is_err(), "{} is UTF-8", file.name);
            assert!(!decoded.contains("&#") && decoded.contains("顧客ID"), "{}", file.name);
        }
        let parse = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        match file.name.split_once('.') {
            Some(("zendesk/tickets", _)) => decoded.lines().for_each(|line| drop(parse(line))),
            Some((_, "json")) => drop(parse(&decoded)),
            _ => {}
        }
    }
}

#[test]
fn every_story_is_told_at_any_time_of_the_year() {
    for month in 1..=12 {
        let today = Day::new(2026, month, 5 + month * 2).unwrap();
        let told: BTreeSet<Story> =
            stories(&Plan::usual(today)).into_iter().map(|(_, s)| s).collect();
        assert_eq!(told.len(), Story::ALL.len(), "on {today}");
    }
}

#[test]
fn a_fifth_is_japanese_and_four_currencies_are_paid_in() {
    let files = files(&plan("2026-11-21", 400));
    let japanese = files["salesforce/accounts.csv"].matches("\"Japan\"").count();
    assert!((6..=11).contains(&japanese), "{japanese}");
    for currency in ["usd", "eur", "gbp", "jpy"] {
        assert!(files["stripe/invoices.json"].contains(&format!("\"{currency}\"")), "{currency}");
    }
}

#[test]
fn the_settings_are_toml_with_a_rate_for_every_currency() {
    let settings: toml::Table = settings_toml(&plan("2026-11-21", 400)).parse().unwrap();
    assert_eq!(settings["rates"]["book"].as_str(), Some("USD"));
    assert_eq!(settings["rates"]["rate"].as_array().map(Vec::len), Some(6));
}
