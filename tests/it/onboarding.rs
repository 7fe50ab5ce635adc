//! Onboarding at the command line: checklists of an export and of a template.

mod cockpit;
mod units;

use crate::cli::Shell;
use serde_json::Value;

/// Two accounts that began lately, one of them with a checklist in a project tool.
const ACCOUNTS: &str = "\
account_id,name,arr,currency,owner,tier,segment,start_date,country
N1,Northwind,90000,USD,Aya Mori,mid,Mid-Market,2026-10-01,United States
N2,銀河商会,3000000,JPY,Aya Mori,tech,SMB,2026-11-16,Japan
";

/// Begun on 2026-10-01; the second milestone is overdue on 2026-11-20.
const STEPS: &str = "\
task id,account id,task,start date,due date,completed at,is milestone,side,template
P1,N1,Kick-off,2026-10-01,2026-10-08,2026-10-08,true,us,Onboarding
P2,N1,Single sign-on,2026-10-01,2026-10-22,2026-10-30,,customer,Onboarding
P3,N1,Data migrated,2026-10-01,2026-11-10,,true,customer,Onboarding
P4,N1,Admins trained,2026-10-01,2026-11-30,,,customer,Onboarding
P5,N1,Go-live,2026-10-01,2026-12-15,,true,us,Onboarding
";

const FILES: [(&str, &str); 2] = [("new-accounts.csv", ACCOUNTS), ("steps.csv", STEPS)];

fn shell() -> Shell {
    let shell = Shell::with_book();
    for (name, text) in FILES {
        std::fs::write(shell.workspace().join("exports").join(name), text).unwrap();
    }
    assert_eq!(shell.code(&["sync", "--quiet"]), 0);
    shell
}

fn checklist<'v>(lists: &'v Value, template: &str) -> &'v Value {
    let mut found = lists.as_array().unwrap().iter();
    found.find(|list| list["template"] == template).unwrap_or_else(|| panic!("{lists}"))
}

#[test]
fn an_exported_checklist_is_listed_by_its_contract() {
    let shell = shell();
    let lists = shell.json(&["onboarding", "list"]);
    let list = checklist(&lists, "Onboarding");
    assert_eq!(list["started"], "2026-10-01");
    assert_eq!(list["target"], "2026-12-15");
    // Weights 2 and 1 of 8; fifty of seventy-five days.
    assert_eq!((&list["percent"], &list["expected_percent"]), (&37.5.into(), &66.7.into()));
    // The data are late since 11-10: seven business days of the account's country.
    assert_eq!((&list["slip_days"], &list["status"]), (&7.into(), &"behind".into()));
    assert_eq!(list["next_step"], "Data migrated");
    assert!(list["projected_end"].as_str().unwrap() > "2026-12-15");
    let text = shell.run(&["onboarding", "list"]);
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("銀河商会"), "to start: {text}");
    assert!(text.contains("Northwind") && text.contains("behind"), "{text}");
}

#[test]
fn a_checklist_is_started_from_the_tiers_template_once_per_unit() {
    let shell = shell();
    let started = shell.json(&["onboarding", "start", "銀河"]);
    let id = started["checklist"].as_str().unwrap().to_owned();
    assert_eq!(started["ids"].as_array().unwrap().len(), 5);
    let list = shell.json(&["onboarding", "show", &id]);
    assert_eq!(list["template"], "onboarding-tech-touch");
    // +5bd from Monday 11-16; the 23rd is a holiday in Japan.
    assert_eq!(list["steps"][2]["due"], "2026-11-24");
    assert_eq!(shell.code(&["onboarding", "start", "銀河"]), 1, "one runs already");
    assert_eq!(shell.code(&["onboarding", "start", "銀河", "--unit", "大阪"]), 0);
    assert_eq!(shell.code(&["onboarding", "tick", "銀河"]), 1, "two run: which?");
}

#[test]
fn steps_are_ticked_blocked_opened_and_undone_on_the_command_line() {
    let shell = shell();
    let started = shell.json(&["onboarding", "start", "銀河"]);
    let id = started["checklist"].as_str().unwrap().to_owned();
    assert_eq!(shell.code(&["onboarding", "tick", &id]), 0);
    let because = ["onboarding", "block", &id, "--on", "customer", "--because", "no admin yet"];
    assert_eq!(shell.code(&because), 0);
    let list = shell.json(&["onboarding", "show", &id]);
    assert_eq!(list["steps"][0]["status"], "done");
    assert_eq!(list["steps"][1]["blocked"], "no admin yet");
    assert_eq!(list["next_step"], list["steps"][2]["title"], "a blocked one is not next");
    let first = list["steps"][0]["id"].as_str().unwrap();
    assert_eq!(shell.code(&["onboarding", "untick", first]), 0);
    assert_eq!(shell.json(&["onboarding", "show", &id])["steps"][0]["status"], "open");
    assert_eq!(shell.code(&["undo", "4"]), 0);
    let left = shell.json(&["onboarding", "list"]);
    assert_eq!(left.as_array().unwrap().len(), 1, "a start is one undo point: {left}");
}

#[test]
fn a_step_that_wants_evidence_is_ticked_only_with_it() {
    let shell = shell();
    let started = shell.json(&["onboarding", "start", "Globex"]);
    let id = started["checklist"].as_str().unwrap();
    let list = shell.json(&["onboarding", "show", id]);
    let steps = list["steps"].as_array().unwrap();
    let step = steps.iter().find(|step| !step["evidence"].is_null()).unwrap();
    let name = step["id"].as_str().unwrap();
    assert_eq!(shell.code(&["onboarding", "tick", name]), 1);
    assert_eq!(shell.code(&["task", "done", name]), 1, "nor as a task");
    assert_eq!(shell.code(&["onboarding", "tick", name, "--evidence", "Mail of 11/19"]), 0);
    let list = shell.json(&["onboarding", "show", id]);
    let steps = list["steps"].as_array().unwrap();
    let step = steps.iter().find(|step| step["id"] == name).unwrap();
    assert_eq!((&step["status"], &step["proof"]), (&"done".into(), &"Mail of 11/19".into()));
    let tasks = shell.json(&["task", "list", "Globex"]);
    let task = tasks.as_array().unwrap().iter().find(|task| task["id"] == name).unwrap();
    assert_eq!((&task["step"]["proof"], &task["checklist"]), (&step["proof"], &id.into()));
}

#[test]
fn what_runs_is_said_alike_as_onboarding_and_as_plays_and_not_of_who_has_left() {
    let shell = shell();
    assert_eq!(shell.code(&["onboarding", "start", "銀河"]), 0);
    let (lists, plays) =
        (shell.json(&["onboarding", "list"]), shell.json(&["play", "list", "--running"]));
    for template in ["Onboarding", "onboarding-tech-touch"] {
        assert_eq!(checklist(&plays, template), checklist(&lists, template));
    }
    let left =
        ACCOUNTS.replace("country\n", "country,stage\n").replace("States\n", "States,Churned\n");
    let left = left.replace("Japan\n", "Japan,Active\n");
    std::fs::write(shell.workspace().join("exports/new-accounts.csv"), left).unwrap();
    assert_eq!(shell.code(&["sync", "--quiet"]), 0);
    let plays = shell.json(&["play", "list", "--running"]);
    let of: Vec<&Value> = plays.as_array().unwrap().iter().map(|list| &list["template"]).collect();
    assert_eq!(of, ["onboarding-tech-touch"]);
    let id = checklist(&lists, "Onboarding")["id"].as_str().unwrap();
    assert_eq!(shell.code(&["play", "stop", id]), 0, "what runs on can be stopped");
}

#[test]
fn a_table_becomes_a_template_after_it_was_shown() {
    let shell = shell();
    let file = shell.folder.path().join("拠点展開.csv");
    let text = "項目,営業日数,自社・先方,証跡,マイルストーン\nキックオフ,0,自社,,○\n現地説明会,5,先方,参加者一覧,\n";
    std::fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap();
    let preview = shell.run(&["onboarding", "template", "import", path]);
    let preview = String::from_utf8(preview.stdout).unwrap();
    assert!(preview.contains("現地説明会") && preview.contains("--yes"), "{preview}");
    let kept = shell.workspace().join("playbooks/拠点展開.toml");
    assert!(!kept.exists(), "a preview writes nothing");
    assert_eq!(shell.code(&["onboarding", "template", "import", path, "--yes"]), 0);
    assert!(kept.exists());
    let started = shell.json(&["onboarding", "start", "銀河", "--template", "拠点展開"]);
    let list = shell.json(&["onboarding", "show", started["checklist"].as_str().unwrap()]);
    assert_eq!(list["steps"][1]["due"], "2026-11-24");
    assert_eq!(list["steps"][1]["evidence"], "参加者一覧");
    assert_eq!(list["steps"][1]["side"], "customer");
}

#[test]
fn a_workbook_becomes_a_template() {
    let shell = shell();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["Rollout of spring", "", "", "", ""],
        ["Step", "Business days", "Side", "Evidence", "Milestone"],
        ["Kick-off", "0", "us", "", "yes"],
        ["Key users trained", "5", "customer", "List of attendees", ""],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (row as u32, column as u16);
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    let file = shell.folder.path().join("spring.xlsx");
    book.save(&file).unwrap();
    let path = file.to_str().unwrap();
    let preview = shell.run(&["onboarding", "template", "import", path]);
    let said = String::from_utf8(preview.stdout).unwrap();
    assert!(said.contains("Key users trained"), "{said}");
    assert_eq!(shell.code(&["onboarding", "template", "import", path, "--yes"]), 0);
    let started = shell.json(&["onboarding", "start", "銀河", "--template", "spring"]);
    let list = shell.json(&["onboarding", "show", started["checklist"].as_str().unwrap()]);
    let step = &list["steps"][1];
    assert_eq!((&step["title"], &step["side"]), (&"Key users trained".into(), &"customer".into()));
    assert_eq!(
        (&step["due"], &step["evidence"]),
        (&"2026-11-24".into(), &"List of attendees".into())
    );
}

#[test]
fn a_broken_template_is_said_with_its_line_and_the_others_stay() {
    let shell = shell();
    let folder = shell.workspace().join("playbooks");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("mine.toml"), "format = 1\ntitle = \"Mine\"\nstepps = []\n")
        .unwrap();
    let output = shell.run(&["onboarding", "template", "list"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("mine.toml, line 3"), "{said}");
    assert!(String::from_utf8(output.stdout).unwrap().contains("onboarding-mid-touch"));
}
