//! The command line by its contract: names, exit status, JSON.

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

pub struct Shell {
    pub folder: tempfile::TempDir,
}

impl Shell {
    /// A workspace with nothing in it.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A workspace with the small book synced.
    pub fn with_book() -> Self {
        let shell = Self::empty();
        for (name, text) in crate::book::files() {
            let path = shell.workspace().join("exports").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        assert_eq!(shell.run(&["sync", "--quiet"]).status.code(), Some(0));
        shell
    }

    pub fn workspace(&self) -> std::path::PathBuf {
        self.folder.path().join("w")
    }

    pub fn run(&self, args: &[&str]) -> Output {
        self.run_on(crate::session::TODAY, args)
    }

    /// The same on another day.
    pub fn run_on(&self, today: &str, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_mamori"))
            .args(args)
            .args(["--today", today])
            .env("MAMORI_WORKSPACE", self.workspace())
            .env("LC_ALL", "en_US.UTF-8")
            .output()
            .unwrap()
    }

    pub fn json(&self, args: &[&str]) -> Value {
        let output = self.run(&[args, &["--json"]].concat());
        let text = String::from_utf8(output.stdout).unwrap();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{args:?}: {error}: {text}"))
    }

    pub fn code(&self, args: &[&str]) -> i32 {
        self.run(args).status.code().unwrap()
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn has(value: &Value, wanted: &str) {
    let keys = keys(value);
    for key in wanted.split(' ') {
        assert!(keys.contains(&key), "{key} is missing in {keys:?}");
    }
}

#[test]
fn sync_says_what_it_did_and_the_same_again_changes_nothing() {
    let shell = Shell::with_book();
    let again = shell.json(&["sync"]);
    has(&again, "run held dry_run files totals accounts_changed");
    for file in again["files"].as_array().unwrap() {
        has(
            file,
            "path entity preset format encoding delimiter header_line as_of status read new changed unchanged quarantined skipped error notes",
        );
        assert_eq!(file["status"], "unchanged", "{file}");
        let count = |key: &str| file[key].as_u64().unwrap();
        let parts = ["new", "changed", "unchanged", "quarantined", "skipped"];
        assert_eq!(count("read"), parts.iter().map(|key| count(key)).sum::<u64>());
    }
    assert_eq!((&again["totals"]["new"], &again["totals"]["changed"]), (&0.into(), &0.into()));
}

#[test]
fn a_dry_run_says_what_would_change_and_writes_nothing() {
    let shell = Shell::with_book();
    let more = shell.workspace().join("exports/accounts.csv");
    let text = std::fs::read_to_string(&more).unwrap().replace("412000", "500000");
    std::fs::write(&more, text).unwrap();
    let path = more.to_str().unwrap();
    assert_eq!(shell.json(&["sync", path, "--dry-run"])["totals"]["changed"], 1);
    assert_eq!(shell.json(&["sync", path])["totals"]["changed"], 1, "nothing was written before");
    assert_eq!(shell.json(&["sync", path])["totals"]["changed"], 0);
}

#[test]
fn bad_data_is_status_3_and_names_the_file() {
    let shell = Shell::with_book();
    let bad = shell.folder.path().join("bad.csv");
    std::fs::write(&bad, "PK\u{3}\u{4}this is no table").unwrap();
    let output = shell.run(&["sync", bad.to_str().unwrap(), "--json"]);
    assert_eq!(output.status.code(), Some(3));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(["refused", "unmapped"].contains(&report["files"][0]["status"].as_str().unwrap()));
    assert!(report["files"][0]["error"]["text"].as_str().unwrap().len() > 10);
    assert!(!output.stderr.is_empty());
}

#[test]
fn a_row_that_cannot_be_read_is_set_aside_with_its_place() {
    let shell = Shell::with_book();
    let odd = shell.folder.path().join("invoices-2.csv");
    let text = "invoice_id,account_id,issued,due,paid,amount,currency,status\n\
                I8,A1,2026-10-01,2026-11-01,,100.00,USD,open\n\
                ,A1,2026-10-01,2026-11-01,,100.00,USD,open\n";
    std::fs::write(&odd, text).unwrap();
    let report = shell.json(&["sync", odd.to_str().unwrap()]);
    assert_eq!(
        (&report["totals"]["new"], &report["totals"]["quarantined"]),
        (&1.into(), &1.into())
    );
    let problems = shell.json(&["sync", "problems"]);
    assert_eq!(
        (&problems[0]["line"], &problems[0]["column"], &problems[0]["value"]),
        (&3.into(), &"invoice_id".into(), &Value::Null)
    );
    assert_eq!(shell.code(&["sync", odd.to_str().unwrap(), "--strict"]), 3);
}

#[test]
fn problems_go_to_a_spreadsheet_without_formulas_and_are_tried_again() {
    let shell = Shell::with_book();
    assert_eq!(shell.code(&["sync", "retry"]), 1, "nothing is set aside");
    let file = shell.workspace().join("exports/odd.csv");
    let rows = |day: &str| {
        format!(
            "ticket_id,account_id,opened,closed,priority,status,subject\nX1,A1,{day},,high,open,x\n"
        )
    };
    std::fs::write(&file, rows("=cmd()")).unwrap();
    assert_eq!(shell.code(&["sync"]), 0);
    let csv = shell.workspace().join("problems.csv");
    let run = shell.run(&["sync", "problems", "--csv", csv.to_str().unwrap()]);
    assert_eq!(run.status.code(), Some(0));
    let text = std::fs::read_to_string(&csv).unwrap();
    let line = text.lines().nth(1).unwrap();
    assert!(text.starts_with('\u{feff}') && line.contains(",2,1,opened,'=cmd(),"), "{text}");
    std::fs::write(&file, rows("2026-11-01")).unwrap();
    assert_eq!(shell.json(&["sync", "retry"])["totals"]["new"], 1);
    assert!(shell.json(&["sync", "problems"]).as_array().unwrap().is_empty());
}

#[test]
fn settings_say_where_they_lie_and_what_is_wrong_in_them() {
    let shell = Shell::with_book();
    assert_eq!(shell.code(&["config", "check"]), 0);
    let path = shell.workspace().join("mamori.toml");
    assert_eq!(shell.json(&["config", "path"])["path"], path.to_str().unwrap());
    std::fs::write(&path, "format = 1\nmee = 3\n").unwrap();
    let output = shell.run(&["config", "check"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(said.contains("mamori.toml, line 2"), "{said}");
}

#[test]
fn list_is_in_order_filtered_and_typed() {
    let shell = Shell::with_book();
    let all = shell.json(&["list"]);
    assert_eq!(all.as_array().unwrap().len(), 8);
    has(
        &all[0],
        "id name external_ids owner segment tier stage arr_minor currency health_score health_band health_delta_30d coverage renewal_date opt_out_date days_to_opt_out last_two_way_touch open_tasks open_signals reason reason_code sparkline",
    );
    assert_eq!(all[0]["sparkline"].as_array().unwrap().len(), 26);
    let names = |value: Value| -> Vec<String> {
        value
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names(shell.json(&["list", "sakura"])), ["サクラ商事株式会社"]);
    assert_eq!(
        names(shell.json(&["list", "segment:smb", "--sort=-arr"])),
        ["Hooli", "Stark Logistics"]
    );
    assert_eq!(shell.code(&["list", "nofield<3"]), 2);
}

#[test]
fn the_receipt_adds_up_to_the_score() {
    let shell = Shell::with_book();
    for receipt in shell.json(&["health", "--all"]).as_array().unwrap() {
        has(receipt, "account as_of profile pillars coverage raw caps score band override");
        let sum: f64 = receipt["pillars"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p["contribution"].as_f64().unwrap())
            .sum();
        let raw = receipt["raw"].as_f64().unwrap();
        assert!((sum - raw).abs() < 0.011, "{sum} is not {raw}");
        let caps =
            receipt["caps"].as_array().unwrap().iter().map(|cap| cap["limit"].as_f64().unwrap());
        let limit = caps.fold(raw, f64::min);
        if let Some(score) = receipt["score"].as_f64() {
            assert!((score - limit).abs() < 0.051, "{score} is not {limit}");
        }
    }
}

#[test]
fn tasks_pulses_and_touches_are_undone_in_their_order() {
    let shell = Shell::with_book();
    let added = shell.json(&["task", "add", "見積送付 ＠サクラ 金曜 p1 ＃更新"]);
    let id = added["ids"][0].as_str().unwrap().to_owned();
    let tasks = shell.json(&["task", "list"]);
    has(&tasks[0], "id title account due priority status snoozed_until owner source play step");
    assert_eq!((&tasks[0]["title"], &tasks[0]["account"]), (&"見積送付".into(), &"a4".into()));
    assert_eq!(shell.code(&["task", "done", &id]), 0);
    assert_eq!(shell.json(&["task", "list"])[0]["status"], "done");
    assert_eq!(shell.code(&["pulse", "acme", "red"]), 1, "red needs a reason");
    let pulse = shell.json(&["pulse", "acme", "red", "--reason", "champion"]);
    assert!(pulse["health_score"].as_f64().unwrap() <= 49.0);
    assert_eq!(
        shell.code(&["log", "acme", "agreed", "--owe", "send deck fri", "--next", "4 dec 14:00"]),
        0
    );
    has(&shell.json(&["history"])[0], "seq at by gesture account entity id field old new undone");
    assert_eq!(shell.code(&["undo", "4"]), 0);
    assert_eq!(shell.code(&["undo"]), 1, "there is nothing left to take back");
    assert_eq!(shell.json(&["task", "list"]), Value::Array(Vec::new()));
    assert_eq!(shell.code(&["redo"]), 0);
    assert_eq!(shell.json(&["task", "list"])[0]["status"], "open");
}

#[test]
fn closed_lists_are_typed_in_either_language() {
    let shell = Shell::with_book();
    let done = |args: &[&str]| {
        let output = shell.run(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {output:?}");
    };
    done(&["pulse", "acme", "赤", "--reason", "推進者"]);
    let pulses = shell.json(&["query", "SELECT level, reason FROM v_pulse"]);
    assert!(pulses.to_string().contains("champion"), "the same as in English: {pulses}");
    done(&["log", "acme", "折り返し", "--kind", "電話", "--direction", "先方から"]);
    let logged = "SELECT count(*) AS n FROM v_activity WHERE source = 'you' AND kind = 'call' \
                  AND direction = 'in'";
    assert_eq!(shell.json(&["query", logged])[0]["n"], 1);
    let id = shell.json(&["task", "add", "見積送付 ＠サクラ 金曜"])["ids"][0]
        .as_str()
        .unwrap()
        .to_owned();
    done(&["task", "wait", &id, "--on", "先方"]);
    assert_eq!(shell.json(&["task", "list"])[0]["status"], "waiting");
    assert_eq!(shell.code(&["pulse", "acme", "青"]), 2);
    let help = String::from_utf8(shell.run(&["pulse", "--help"]).stdout).unwrap();
    assert!(help.contains("green, yellow or red (緑 黄 赤)"), "{help}");
}

#[test]
fn signals_have_evidence_and_take_a_verdict() {
    let shell = Shell::with_book();
    let signals = shell.json(&["signals"]);
    has(
        &signals[0],
        "id rule account severity since value threshold reference unit evidence play baseline surfaced state",
    );
    has(&signals[0]["evidence"], "text code args");
    let id = signals[0]["id"].as_str().unwrap();
    assert_eq!(shell.code(&["signals", "ack", id]), 0);
    assert_eq!(shell.json(&["signals"])[0]["state"], "acknowledged");
}

#[test]
fn what_the_budget_holds_back_is_open_and_not_surfaced() {
    let shell = Shell::with_book();
    let states: Vec<Value> = shell.json(&["signals"]).as_array().unwrap().clone();
    let judged = |signal: &Value| signal["state"] != "open";
    assert!(!states.iter().any(judged), "nobody has judged anything");
    std::fs::write(shell.workspace().join("mamori.toml"), "[triage]\ndaily_news = 0\n").unwrap();
    // Ten weeks on there are new ones, for which a day has no room.
    assert_eq!(shell.run_on("2027-03-01", &["list"]).status.code(), Some(0));
    let later = shell.run_on("2027-03-01", &["signals", "--json"]).stdout;
    let later: Value = serde_json::from_slice(&later).unwrap();
    let held = later.as_array().unwrap().iter().filter(|signal| signal["surfaced"] == false);
    let held: Vec<&Value> = held.collect();
    assert!(!held.is_empty() && !held.into_iter().any(judged));
}

#[test]
fn errors_say_what_happened_in_both_languages_and_as_json() {
    let shell = Shell::with_book();
    let english = shell.run(&["show", "nobody at all"]);
    assert_eq!(english.status.code(), Some(1));
    assert!(String::from_utf8(english.stderr).unwrap().contains("nobody at all"));
    let japanese = shell.run(&["show", "nobody", "--lang", "ja"]);
    assert!(String::from_utf8(japanese.stderr).unwrap().contains("顧客はありません"));
    let json = shell.run(&["show", "nobody", "--json"]);
    let error: Value = serde_json::from_slice(&json.stderr).unwrap();
    has(&error["error"], "code message cause hint");
    let error = &error["error"];
    assert_eq!(error["cause"], Value::Null);
    let hint = error["hint"].as_str().unwrap();
    assert!(error["message"].as_str().unwrap().ends_with(hint) && hint.len() > 10, "{error}");
    assert_eq!(shell.code(&["list", "--no-such-option"]), 2);
    let told = |args: &[&str]| {
        let output = shell.run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let error: Value = serde_json::from_slice(&output.stderr).unwrap();
        has(&error["error"], "code message cause hint");
        error["error"].clone()
    };
    let missing = told(&["log", "a1", "--json"]);
    assert_eq!((&missing["code"], &missing["cause"]), (&"usage-missing".into(), &Value::Null));
    assert!(missing["hint"].as_str().unwrap().contains("mamori log"), "{missing}");
    assert_eq!(told(&["--json", "lsit"])["code"], "usage-unknown-command");
    assert_eq!(told(&["list", "--nope", "--json"])["code"], "usage-unknown-argument");
}

#[test]
fn what_no_export_has_and_no_rule_is_called_is_said_instead_of_found_nowhere() {
    let shell = Shell::with_book();
    let code = |filter: &str| {
        let output = shell.run(&["list", filter, "--json"]);
        if output.status.success() {
            return String::new();
        }
        let error: Value = serde_json::from_slice(&output.stderr).unwrap();
        error["error"]["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(code("x.Nope:1"), "filter-no-column");
    assert_eq!(code("has:x.Nope"), "filter-no-column");
    assert_eq!(code("signal:bogus"), "filter-bad-value");
    let count = |filter: &str| shell.json(&["list", filter]).as_array().unwrap().len();
    assert_eq!(count("signal:usage_drop signal>0"), count("signal:usage_drop"));
    assert!(count("segment:enterprise") > 0);
    assert_eq!(count("x.Segment:enterprise"), count("segment:enterprise"));
}

#[test]
fn the_folder_that_the_first_card_names_is_there_from_the_first_use_on() {
    let shell = Shell::empty();
    assert_eq!(shell.code(&["list"]), 0);
    assert!(shell.workspace().join("exports").is_dir());
    std::fs::remove_dir(shell.workspace().join("exports")).unwrap();
    let output = shell.run(&["sync", "--json"]);
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(error["error"]["code"], "sync-nothing-found");
    assert!(shell.workspace().join("exports").is_dir());
}

#[test]
fn queries_read_and_never_write() {
    let shell = Shell::with_book();
    assert_eq!(shell.json(&["query", "SELECT count(*) AS n FROM v_account"])[0]["n"], 8);
    assert_eq!(shell.code(&["query", "DELETE FROM account"]), 1);
    assert_eq!(shell.json(&["query", "SELECT count(*) AS n FROM v_account"])[0]["n"], 8);
}

#[test]
fn every_subcommand_explains_itself_with_an_example() {
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    for command in [
        "demo", "sync", "list", "show", "health", "signals", "task", "log", "pulse", "undo",
        "redo", "history", "query", "keys",
    ] {
        let help = String::from_utf8(shell.run(&[command, "--help"]).stdout).unwrap();
        assert!(help.contains("mamori ") && help.contains("Example"), "{command}: {help}");
    }
    assert!(!shell.workspace().exists(), "help makes no workspace");
}

#[test]
fn the_demo_keeps_to_its_own_workspace() {
    let shell = Shell::with_book();
    let other = shell.run(&["demo", "--accounts", "3", "--days", "60"]);
    assert_eq!(other.status.code(), Some(1), "a workspace with other data is refused");
    let folder = shell.folder.path().join("files");
    let written = [
        "demo",
        "--export-only",
        "--accounts",
        "3",
        "--days",
        "60",
        "--dir",
        folder.to_str().unwrap(),
    ];
    assert_eq!(shell.code(&written), 0);
    assert!(folder.join("salesforce/accounts.csv").exists());
}

#[cfg(unix)]
#[test]
fn a_workspace_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let shell = Shell { folder: tempfile::tempdir().unwrap() };
    assert_eq!(shell.code(&["list"]), 0);
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&shell.workspace()), 0o700);
    assert_eq!(mode(&shell.workspace().join("mamori.db")), 0o600);
}

#[test]
fn the_brief_is_written_as_markdown_html_and_json() {
    let shell = Shell::with_book();
    let text = |args: &[&str]| String::from_utf8(shell.run(args).stdout).unwrap();
    let markdown = text(&["brief", "acme"]);
    assert!(markdown.starts_with("# Brief: Acme Corp"), "{markdown}");
    assert!(markdown.contains("SSO outage"), "{markdown}");
    let html = text(&["brief", "acme", "--format", "html"]);
    assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"), "{html}");
    let json = shell.json(&["brief", "acme"]);
    has(&json, "account name as_of external lang title address sections");
    let sections = json["sections"].as_array().unwrap();
    for section in sections {
        has(section, "id title items");
        for item in section["items"].as_array().unwrap() {
            has(item, "text code args tone fact");
        }
    }
    let asked = sections.iter().find(|section| section["id"] == "questions").unwrap();
    for question in asked["items"].as_array().unwrap() {
        assert!(question["fact"]["text"].is_string(), "a question without its fact: {question}");
    }
    assert_eq!(shell.code(&["brief", "nobody"]), 1);
    assert_eq!(shell.code(&["brief", "acme", "--format", "doc"]), 2);
}

#[test]
fn the_external_brief_is_in_the_customers_language_and_holds_no_judgement() {
    let shell = Shell::with_book();
    let text = |args: &[&str]| String::from_utf8(shell.run(args).stdout).unwrap();
    shell.run(&["log", "A4", "内部メモ: 解約の気配", "--owe", "見積書の送付 2026-11-27"]);
    shell.run(&["pulse", "A4", "red", "--reason", "champion"]);
    let page = text(&["brief", "A4", "--external"]);
    assert!(page.contains("サクラ商事株式会社") && page.contains("部長 佐藤 健 様"), "{page}");
    assert!(page.contains("見積書の送付") && page.contains("2026年11月27日(金)"), "{page}");
    assert!(!page.contains("御中"), "a person is named, so the company has no honorific: {page}");
    for secret in ["内部メモ", "解約", "スコア", "12,000,000", "ARR", "所感", "推進者"]
    {
        assert!(!page.contains(secret), "{secret} got out: {page}");
    }
    let company = text(&["brief", "A3", "--external", "--lang", "ja"]);
    assert!(company.contains("Initech GmbH 御中"), "{company}");
    let json = shell.json(&["brief", "A1", "--external"]);
    assert_eq!((json["lang"].as_str(), json["external"].as_bool()), (Some("en"), Some(true)));
}

#[test]
fn recurring_tasks_go_on_until_somebody_ends_them() {
    let shell = Shell::with_book();
    let open = || {
        let tasks = shell.json(&["task", "list", "a1"]);
        let own = tasks.as_array().unwrap().iter().filter(|task| task["source"] == "you");
        let open: Vec<Value> = own.filter(|task| task["status"] == "open").cloned().collect();
        assert!(open.len() <= 1, "{open:?}");
        open.first().cloned()
    };
    let id = || open().unwrap()["id"].as_str().unwrap().to_owned();
    assert_eq!(shell.code(&["task", "add", "月次報告 ＠a1 毎月末 17時"]), 0);
    has(&open().unwrap(), "repeat notes kind side time");
    assert_eq!(open().unwrap()["repeat"], "1m end");
    assert_eq!(
        (&open().unwrap()["due"], &open().unwrap()["time"]),
        (&"2026-11-30".into(), &"17:00".into())
    );
    assert_eq!(shell.code(&["task", "edit", &id(), "--notes", "数字を確認"]), 0);
    assert_eq!(shell.code(&["task", "edit", &id(), "月次報告書", "11/30"]), 0);
    assert_eq!(shell.code(&["task", "done", &id()]), 0);
    let next = open().unwrap();
    assert_eq!((&next["due"], &next["title"]), (&"2026-12-31".into(), &"月次報告書".into()));
    assert_eq!(next["notes"], "数字を確認");
    assert_eq!(shell.code(&["undo"]), 0);
    assert_eq!(
        open().unwrap()["due"],
        "2026-11-30",
        "the finished and the next are one undo point"
    );
    assert_eq!(shell.code(&["task", "drop", &id()]), 0);
    assert_eq!(open().unwrap()["due"], "2026-12-31", "only this once");
    assert_eq!(shell.code(&["task", "drop", "--end", &id()]), 0);
    assert_eq!(open(), None);
}

#[test]
fn a_reason_is_accepted_or_wrong_and_whom_to_contact_can_be_asked() {
    let shell = Shell::with_book();
    let state = |id: &str| {
        let signals = shell.json(&["signals"]);
        let found = signals.as_array().unwrap().iter().find(|signal| signal["id"] == id);
        found.unwrap()["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(shell.code(&["signals", "dismiss", "a5:no_touch", "--reason", "season"]), 0);
    assert_eq!(shell.code(&["signals", "accept", "a6:no_touch"]), 0);
    assert_eq!(
        (state("a5:no_touch"), state("a6:no_touch")),
        ("dismissed".into(), "acknowledged".into())
    );
    assert_eq!(shell.code(&["signals", "dismiss", "a5:no_touch"]), 2, "why?");
    let judged = shell.json(&["signals", "precision"]);
    let touch = (&judged[0]["rule"], &judged[0]["right"], &judged[0]["wrong"]);
    assert_eq!(touch, (&"no_touch".into(), &1.into(), &1.into()), "{judged}");
    assert_eq!(shell.code(&["signals", "tune", "no_touch"]), 1, "nothing is proposed");
    assert_eq!(shell.code(&["signals", "tune", "no_touch", "--past", "900"]), 0);
    let ids = || shell.json(&["signals"]).to_string();
    assert!(!ids().contains("no_touch"), "{}", ids());
    assert_eq!(shell.code(&["undo"]), 0);
    assert!(ids().contains("no_touch"));
    let due = shell.json(&["list", "next_touch<7d", "--sort", "next_touch"]);
    let names: Vec<&str> =
        due.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(names, ["a5", "a6"]);
    assert_eq!(due[0]["next_touch"], "2026-07-30", "120 days after 1 April");
    let table = shell.run(&["list", "segment:smb", "--columns", "name,tier,touch"]);
    let table = String::from_utf8(table.stdout).unwrap();
    assert!(table.contains("low touch") && table.contains("233d"), "{table}");
}
