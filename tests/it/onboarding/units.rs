//! Roll-outs of accounts that are live: each counts from its own day, stands where its own state
//! puts it, and can be told from the one beside it.

use super::shell;
use crate::session::{Sitting, workspace};
use mamori::locale::Lang;
use std::process::Output;

/// Live since 2023.
const ACCOUNTS: &str = "\
account_id,name,arr,currency,owner,tier,segment,start_date,go_live_date,country
L1,Hanamaru Foods International,90000,USD,Aya Mori,mid,Mid-Market,2022-12-14,2023-03-01,United States
";

fn sitting(folder: &std::path::Path, lang: Lang) -> Sitting {
    Sitting::open(&workspace(folder, &[("accounts.csv", ACCOUNTS)]), (80, 24), lang)
}

fn with_live(lang: Lang, job: impl FnOnce(&mut Sitting)) {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path(), lang);
    sitting.press("@");
    sitting.type_text("hanamaru");
    sitting.press("Enter");
    job(&mut sitting);
    sitting.close();
}

const DUE: &str = "SELECT min(due) FROM v_task WHERE origin = 'you'";

#[test]
fn a_roll_out_of_a_live_account_counts_from_today_and_runs() {
    with_live(Lang::En, |sitting| {
        sitting.press("p");
        sitting.shows("1 ");
        sitting.press("/");
        sitting.type_text("onboarding-mid");
        sitting.shows("from Fri 20 Nov 2026");
        sitting.press("Enter");
        assert_eq!(sitting.query(DUE), [["2026-11-20"]]);
        sitting.press("3");
        sitting.shows("[Active 1]");
        sitting.shows("on track");
        sitting.press("w c");
        sitting.type_text("no admin named yet");
        sitting.press("Enter ]");
        sitting.shows("[Blocked 1]");
        assert!(sitting.selected().contains("(blocked)"), "{}", sitting.screen());
    });
}

#[test]
fn the_start_is_shown_before_it_is_taken_and_can_be_another_day() {
    let check = |lang, own: &str, typed: &str, other: &str, day: &str| {
        with_live(lang, |sitting| {
            sitting.press("p /");
            sitting.type_text("onboarding-mid");
            sitting.shows(own);
            sitting.press("Tab");
            sitting.type_text(typed);
            sitting.press("Enter");
            sitting.shows(other);
            sitting.press("Enter");
            assert_eq!(sitting.query(DUE), [[day]]);
        });
    };
    check(Lang::En, "from Fri 20 Nov 2026", "1 dec", "from Tue 1 Dec 2026", "2026-12-01");
    check(Lang::Ja, "起点 2026/11/20(金)", "来週月曜", "起点 2026/11/23(月)", "2026-11-23");
}

#[test]
fn another_start_is_typed_from_the_strip_too_and_is_not_taken_when_it_is_no_day() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = ACCOUNTS.replace("2022-12-14,2023-03-01", "2026-11-02,");
    let mut sitting =
        Sitting::open(&workspace(folder.path(), &[("accounts.csv", &fresh)]), (80, 24), Lang::En);
    sitting.press("3 p");
    sitting.shows("Start from Mon 2 Nov 2026");
    sitting.press("d");
    sitting.type_text("soonish");
    sitting.press("Enter");
    sitting.shows("soonish");
    sitting.press("Esc");
    sitting.shows("Start from Mon 2 Nov 2026");
    sitting.press("d");
    sitting.type_text("12/1");
    sitting.press("Enter");
    sitting.shows("Start from Tue 1 Dec 2026");
    sitting.press("1");
    assert_eq!(sitting.query(DUE), [["2026-12-01"]]);
    sitting.shows("begins 1 Dec");
    sitting.close();
}

#[test]
fn two_units_are_told_apart_in_the_list_over_the_pane_and_among_the_tasks() {
    let check = |lang, units: [&str; 2]| {
        with_live(lang, |sitting| {
            for unit in units {
                sitting.press("p /");
                sitting.type_text("onboarding-tech");
                sitting.press("Enter");
                if unit == units[1] {
                    sitting.type_text(unit);
                    sitting.press("Enter");
                }
            }
            sitting.press("3");
            assert!(sitting.selected().contains("Hanamaru"), "{}", sitting.screen());
            let screen = sitting.screen();
            let unit = units[1];
            let rows = screen.lines().filter(|line| line.contains("Hanamaru"));
            let lines: Vec<&str> = rows.filter(|line| line.contains(unit)).collect();
            assert!(!lines.is_empty(), "{unit}:\n{screen}");
            sitting.press("j");
            let screen = sitting.screen();
            let over = screen.lines().find(|line| line.contains("─ Hanamaru")).unwrap_or_default();
            assert!(over.contains(unit), "{screen}");
            sitting.press("2");
            let screen = sitting.screen();
            let named = screen.lines().filter(|line| line.contains(unit));
            assert!(named.count() >= 1, "{screen}");
            let tasks = sitting.workspace.store.tasks(None).unwrap();
            let units = tasks.iter().filter_map(|task| task.step.as_ref()?.unit.as_deref());
            assert_eq!(units.filter(|named| *named == unit).count(), 5);
        });
    };
    check(Lang::En, ["", "Osaka"]);
    check(Lang::Ja, ["", "大阪支店"]);
}

#[test]
fn the_account_names_each_of_its_checklists_before_their_steps() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("@");
    sitting.type_text("hanamaru");
    sitting.press("Enter p /");
    sitting.type_text("onboarding-tech");
    sitting.press("Enter p /");
    sitting.type_text("onboarding-tech");
    sitting.press("Enter");
    sitting.shows("one runs: which department or site?");
    sitting.type_text("Osaka");
    sitting.press("Enter");
    sitting.shows("Onboarding, 21 days  0% done, 0% expected");
    sitting.shows("Osaka  0% done, 0% expected");
    sitting.close();
}

#[test]
fn an_owner_of_every_step_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let steps = "\
task id,account id,task,start date,due date,side,template,owner
P1,L1,Kick-off,2026-11-02,2026-11-24,us,Onboarding,Kim Lee
P2,L1,Single sign-on,2026-11-02,2026-11-30,customer,Onboarding,Kim Lee
";
    let mut sitting = Sitting::open(
        &workspace(folder.path(), &[("accounts.csv", ACCOUNTS), ("steps.csv", steps)]),
        (80, 24),
        Lang::En,
    );
    sitting.press("3");
    sitting.shows("owner Kim Lee");
    assert_eq!(sitting.screen().matches("Kim Lee").count(), 1, "{}", sitting.screen());
    sitting.close();
}

#[test]
fn a_step_is_not_needed_with_or_without_a_reason() {
    let why = "SELECT json_extract(body, '$.step.not_needed') FROM task WHERE status = 'dropped'";
    let check = |lang, said: &str, reason: &str| {
        with_live(lang, |sitting| {
            sitting.press("p /");
            sitting.type_text("onboarding-tech");
            sitting.press("Enter 3");
            sitting.keys = 0;
            sitting.press("x");
            sitting.type_text(reason);
            sitting.press("Enter");
            assert_eq!(sitting.keys, 2);
            assert_eq!(sitting.query(why), [[reason]]);
            sitting.shows(said);
            let done = "SELECT count(*) FROM v_task WHERE status = 'done'";
            assert_eq!(sitting.query(done), [["0"]]);
            sitting.press("u");
            assert!(sitting.query(why).is_empty());
        });
    };
    check(Lang::En, "Not needed: Invite sent", "");
    check(Lang::En, "Not needed: Invite sent", "their parent company has it");
    check(Lang::Ja, "対象外にしました: 招待", "本社で実施済み");
}

fn said(output: Output) -> String {
    let text = [output.stdout, output.stderr].concat();
    String::from_utf8(text).unwrap()
}

#[test]
fn at_the_command_line_the_second_unit_counts_from_today_and_a_taken_one_is_said_to_be() {
    let shell = shell();
    let first = shell.json(&["onboarding", "start", "銀河", "--unit", "本社"]);
    let first = shell.json(&["onboarding", "show", first["checklist"].as_str().unwrap()]);
    assert_eq!(first["started"], "2026-11-16");
    let second = shell.json(&["onboarding", "start", "銀河", "--unit", "大阪"]);
    let second = shell.json(&["onboarding", "show", second["checklist"].as_str().unwrap()]);
    assert_eq!((&second["started"], &second["unit"]), (&"2026-11-20".into(), &"大阪".into()));
    assert_eq!(second["time_to_value_days"], 0);
    let other =
        shell.json(&["onboarding", "start", "銀河", "--unit", "名古屋", "--from", "2026-12-01"]);
    let other = shell.json(&["onboarding", "show", other["checklist"].as_str().unwrap()]);
    assert_eq!(other["started"], "2026-12-01");
    assert!(other["time_to_value_days"].is_null(), "it has not begun: {other}");
    let taken = ["onboarding", "start", "銀河", "--unit", "大阪"];
    let english = said(shell.run(&taken));
    assert!(english.contains("for 大阪") && !english.contains("Give the new one"), "{english}");
    let japanese = said(shell.run(&[&taken[..], &["--lang", "ja"]].concat()));
    assert!(japanese.contains("「大阪」ではすでに進行中"), "{japanese}");
}

#[test]
fn a_roll_out_that_is_stopped_is_not_done() {
    let shell = shell();
    let started = shell.json(&["onboarding", "start", "銀河"]);
    let id = started["checklist"].as_str().unwrap().to_owned();
    assert_eq!(shell.code(&["onboarding", "tick", &id]), 0);
    assert_eq!(shell.code(&["play", "stop", &id]), 0);
    let list = shell.json(&["onboarding", "show", &id]);
    assert_eq!((&list["status"], &list["percent"]), (&"stopped".into(), &12.5.into()));
    assert!(list["time_to_value_days"].is_null(), "{list}");
    let english = said(shell.run(&["onboarding", "show", &id]));
    assert!(english.contains("It was stopped on Fri 20 Nov 2026."), "{english}");
    let japanese = said(shell.run(&["onboarding", "show", &id, "--lang", "ja"]));
    assert!(japanese.contains("2026/11/20(金) に中止しました。"), "{japanese}");
    assert_eq!(shell.code(&["undo"]), 0);
    assert_ne!(shell.json(&["onboarding", "show", &id])["status"], "stopped");
}

#[test]
fn tasks_say_their_unit_at_the_command_line_too() {
    let shell = shell();
    assert_eq!(shell.code(&["onboarding", "start", "銀河", "--unit", "大阪"]), 0);
    assert_eq!(shell.code(&["onboarding", "not-needed", "銀河"]), 0);
    let text = said(shell.run(&["task", "list", "銀河", "--all"]));
    assert!(text.contains("銀河商会 (大阪)") && text.contains("not needed"), "{text}");
    let tasks = shell.json(&["task", "list", "銀河"]);
    assert_eq!(
        (&tasks[0]["unit"], &tasks[0]["play"]),
        (&"大阪".into(), &"onboarding-tech-touch".into())
    );
}

#[test]
fn show_says_slip_end_time_to_value_evidence_and_reasons() {
    let shell = shell();
    let block = ["onboarding", "block", "Northwind", "--on", "customer", "--because", "no admin"];
    assert_eq!(shell.code(&block), 0);
    let drop = ["onboarding", "not-needed", "Northwind", "--because", "trained by their parent"];
    assert_eq!(shell.code(&drop), 0);
    let english = said(shell.run(&["onboarding", "show", "Northwind"]));
    for part in [
        "From Thu 1 Oct 2026 to Tue 15 Dec 2026, 7 business days late in all.",
        "At this pace it ends on",
        "No value yet, 50 days after Thu 1 Oct 2026.",
        "waits on the customer: no admin",
        "not needed",
        "trained by their parent",
        "Go-live (milestone)",
    ] {
        assert!(english.contains(part), "{part}: {english}");
    }
    let japanese = said(shell.run(&["onboarding", "show", "Northwind", "--lang", "ja"]));
    for part in ["遅れ 計7営業日", "価値実感はこれから", "先方: no admin", "対象外"]
    {
        assert!(japanese.contains(part), "{part}: {japanese}");
    }
    let list = shell.json(&["onboarding", "show", "Northwind"]);
    assert_eq!((&list["slip_days"], &list["time_to_value_days"]), (&7.into(), &50.into()));
    let step = |title: &str| {
        let steps = list["steps"].as_array().unwrap().iter();
        steps.clone().find(|step| step["title"] == title).unwrap().clone()
    };
    let (blocked, left_out) = (step("Data migrated"), step("Admins trained"));
    assert_eq!(
        (&blocked["waiting_on"], &blocked["blocked"]),
        (&"customer".into(), &"no admin".into())
    );
    assert_eq!(left_out["not_needed"], "trained by their parent");
    // Weights 2 and 1 of 7: what is not needed is neither done nor left.
    assert_eq!(list["percent"], 42.9);
    let opened = left_out["id"].as_str().unwrap();
    assert_eq!(shell.code(&["onboarding", "untick", opened]), 0);
    assert_eq!(shell.json(&["onboarding", "show", "Northwind"])["percent"], 37.5);
}

#[test]
fn rows_of_a_template_that_name_no_step_are_shown_with_their_lines() {
    let shell = shell();
    let file = shell.folder.path().join("plan.csv");
    let text = "No,項目,主担当,開始日\n1,キックオフ,自社,2026/04/01\n,,,2026/04/03\n設計,,,\n2,検収,先方,2026/04/10\n";
    std::fs::write(&file, text).unwrap();
    let import = ["onboarding", "template", "import", file.to_str().unwrap()];
    let english = said(shell.run(&import));
    for part in ["line 3: set aside", "line 4: set aside", "names no step (“設計”)", "+9 d"] {
        assert!(english.contains(part), "{part}: {english}");
    }
    let japanese = said(shell.run(&[&import[..], &["--lang", "ja"]].concat()));
    assert!(japanese.contains("4行目: ステップ名がないため"), "{japanese}");
    let notes = shell.json(&import)["notes"].as_array().unwrap().clone();
    let aside = notes.iter().filter(|note| note["code"] == "template-no-name").count();
    assert_eq!(aside, 2, "{notes:?}");
}

#[test]
fn enter_opens_the_checklist_under_the_cursor_and_its_step_is_ticked() {
    with_live(Lang::En, |sitting| {
        for unit in [None, Some("Kyoto")] {
            sitting.press("p /");
            sitting.type_text("onboarding-mid");
            sitting.press("Enter");
            if let Some(unit) = unit {
                sitting.type_text(unit);
                sitting.press("Enter");
            }
        }
        sitting.press("3");
        if !sitting.selected().contains("Kyoto") {
            sitting.press("j");
        }
        assert!(sitting.selected().contains("Kyoto"), "{}", sitting.screen());
        sitting.press("Enter d");
        let done = "SELECT count(*), sum(json_extract(body, '$.step.unit') = 'Kyoto') FROM task \
                    WHERE json_extract(body, '$.status') = 'done'";
        assert_eq!(sitting.query(done), [["1", "1"]], "{}", sitting.screen());
    });
}
