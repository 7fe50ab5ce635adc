//! Who is who, as a person meets it on the command line: suggestions, merges, references.

mod clues;
mod cockpit;

use crate::cli::Shell;
use serde_json::Value;
use std::fs;

fn put(shell: &Shell, name: &str, text: &str) {
    let path = shell.workspace().join("exports").join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

const ACCOUNTS: &str = "Account ID,Account Name,Domain,ARR,Currency\n\
    C-1,株式会社サクラ商事,sakura.example,1200000,JPY\n\
    C-2,Globex GmbH,globex.example,90000,EUR\n\
    C-3,サクラ商事（株）,,300000,JPY\n";

fn book() -> Shell {
    let shell = Shell::empty();
    put(&shell, "accounts.csv", ACCOUNTS);
    put(
        &shell,
        "tickets.csv",
        "Ticket ID,Account Name,Subject,Created,Priority\n\
         T-1,GLOBEX,Login,2026-11-01,P3\nT-2,Nobody Ltd,Login,2026-11-02,P3\n",
    );
    assert_eq!(shell.code(&["sync", "--quiet", "--yes"]), 0);
    shell
}

fn names(shell: &Shell) -> Vec<String> {
    let list = shell.json(&["list", "--sort", "name"]);
    list.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

fn id(shell: &Shell, name: &str) -> String {
    let list = shell.json(&["list"]);
    let rows = list.as_array().unwrap();
    let row = rows.iter().find(|row| row["name"] == name).unwrap();
    row["id"].as_str().unwrap().to_owned()
}

fn suggested(shell: &Shell) -> Vec<(String, Value)> {
    let list = shell.json(&["account", "suggestions"]);
    let one = |row: &Value| (row["kind"].as_str().unwrap().to_owned(), row["other_name"].clone());
    list.as_array().unwrap().iter().map(one).collect()
}

#[test]
fn hazard_25_what_is_only_called_alike_is_suggested_and_never_merged() {
    let shell = book();
    assert_eq!(names(&shell).len(), 3);
    assert_eq!(
        suggested(&shell),
        [("accounts".into(), "サクラ商事（株）".into()), ("reference".into(), "GLOBEX".into())]
    );
    let text = String::from_utf8(shell.run(&["account", "suggestions"]).stdout).unwrap();
    assert!(text.contains("account merge") && text.contains("called alike"), "{text}");
    let text = shell.run(&["account", "suggestions", "--lang", "ja"]).stdout;
    assert!(String::from_utf8(text).unwrap().contains("名称が似ている"));
}

#[test]
fn two_accounts_are_made_one_and_the_next_sync_keeps_to_it() {
    let shell = book();
    let (stays, goes) = (id(&shell, "株式会社サクラ商事"), id(&shell, "サクラ商事（株）"));
    assert_eq!(shell.code(&["task", "add", &format!("Call @{goes}")]), 0);
    assert_eq!(shell.code(&["account", "merge", &stays, &goes]), 0);
    assert_eq!(names(&shell).len(), 2);
    assert_eq!(shell.json(&["show", &goes])["id"], stays.as_str(), "its id still finds it");
    assert_eq!(shell.json(&["show", "C-3"])["id"], stays.as_str());
    assert_eq!(shell.json(&["task", "list"])[0]["account"], stays.as_str());
    assert_eq!(suggested(&shell).len(), 1);
    assert_eq!(shell.code(&["sync", "--quiet", "--yes"]), 0);
    assert_eq!(names(&shell).len(), 2, "the next sync keeps to it");
}

#[test]
fn a_merge_is_taken_apart_undone_and_done_again() {
    let shell = book();
    let (stays, goes) = (id(&shell, "株式会社サクラ商事"), id(&shell, "サクラ商事（株）"));
    assert_eq!(shell.code(&["task", "add", &format!("Call @{goes}")]), 0);
    assert_eq!(shell.code(&["account", "merge", &stays, &goes]), 0);
    assert_eq!(shell.code(&["account", "unmerge", &stays, &goes]), 0);
    assert_eq!(names(&shell).len(), 3);
    assert_eq!(shell.json(&["task", "list"])[0]["account"], goes.as_str());
    assert_eq!(shell.code(&["undo"]), 0);
    assert_eq!(names(&shell).len(), 2);
    assert_eq!(shell.code(&["undo"]), 0);
    assert_eq!(names(&shell).len(), 3);
    assert_eq!(shell.code(&["redo"]), 0);
    assert_eq!(names(&shell).len(), 2);
    assert_eq!(shell.code(&["account", "merge", &stays, &goes]), 1, "one already");
    assert_eq!(shell.code(&["account", "unmerge", "globex"]), 1);
}

#[test]
fn what_is_not_the_same_is_not_suggested_again() {
    let shell = book();
    let (one, other) = (id(&shell, "株式会社サクラ商事"), id(&shell, "サクラ商事（株）"));
    assert_eq!(shell.code(&["account", "apart", &one, &other]), 0);
    assert_eq!(shell.code(&["account", "unlike", "csv", "GLOBEX", "C-2"]), 0);
    assert_eq!(suggested(&shell), []);
    assert_eq!(shell.code(&["undo", "2"]), 0);
    assert_eq!(suggested(&shell).len(), 2);
}

#[test]
fn a_reference_nobody_knows_is_given_to_an_account_and_taken_back() {
    let shell = book();
    let tickets = |account: &str| {
        let sql = format!("SELECT key FROM v_ticket WHERE account = '{account}' ORDER BY key");
        shell.json(&["query", &sql]).as_array().unwrap().len()
    };
    let globex = id(&shell, "Globex GmbH");
    assert_eq!(shell.code(&["account", "link", "csv", "GLOBEX", "C-2"]), 0);
    assert_eq!(shell.code(&["account", "link", "csv", "Nobody Ltd", &globex]), 0);
    assert_eq!(tickets(&globex), 2);
    assert_eq!(shell.code(&["undo"]), 0);
    assert_eq!(tickets(&globex), 1);
    assert_eq!(shell.code(&["account", "link", "csv", "Nobody Ltd", "-"]), 0);
    let orphans = String::from_utf8(shell.run(&["sync", "problems"]).stdout).unwrap();
    assert!(!orphans.contains("Nobody Ltd"), "{orphans}");
    assert_eq!(shell.code(&["account", "link", "csv", "Never seen", "C-2"]), 1);
}

#[test]
fn hazard_40_a_deleted_row_that_names_its_master_is_a_merge() {
    let shell = Shell::empty();
    put(
        &shell,
        "Account.csv",
        "Id,IsDeleted,MasterRecordId,Name,BillingStreet,OwnerId,SystemModstamp\n\
         001x0000002xLCVAA2,false,,Acme,1 Way,005x,2026-11-01\n\
         001x0000002xLCWAA2,true,001x0000002xLCVAA2,Acme old,1 Way,005x,2026-11-01\n\
         001x0000002xLCXAA2,true,,Gone,1 Way,005x,2026-11-01\n",
    );
    assert_eq!(shell.code(&["sync", "--quiet", "--yes"]), 0);
    assert_eq!(names(&shell), ["Acme"]);
    assert_eq!(shell.json(&["show", "001x0000002xLCWAA2"])["name"], "Acme");
}

#[test]
fn a_meeting_finds_its_account_by_guest_then_domain_then_title() {
    let shell = book();
    put(&shell, "contacts.csv", "Name,Email,Account ID\nAnn Kim,ann.kim@gmail.com,C-2\n");
    let event = |uid: &str, title: &str, guest: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20261104T100000Z\r\nSUMMARY:{title}\r\n\
             ORGANIZER:mailto:me@own.example\r\nATTENDEE:mailto:me@own.example\r\n{guest}\
             END:VEVENT\r\n"
        )
    };
    let guest = |mail: &str| format!("ATTENDEE:mailto:{mail}\r\n");
    let ics = [
        event("by-guest", "Sync", &guest("Ann.Kim@gmail.com")),
        event("by-domain", "Review", &guest("bo@sakura.example")),
        event("by-title", "Globex 様 定例", ""),
        event("no-word", "Globexology", ""),
        event("two", "Globex / サクラ商事", ""),
    ];
    let ics = format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", ics.concat());
    put(&shell, "calendar.ics", &ics);
    assert_eq!(shell.code(&["sync", "--quiet", "--yes"]), 0);
    let sql = "SELECT key, a.name FROM v_activity t LEFT JOIN v_account a ON a.id = t.account \
               ORDER BY key";
    let rows = shell.json(&["query", sql]);
    let line = |row: &Value| format!("{} {}", row["key"], row["name"]).replace('"', "");
    let found: Vec<String> = rows.as_array().unwrap().iter().map(line).collect();
    assert_eq!(
        found,
        [
            "by-domain 株式会社サクラ商事",
            "by-guest Globex GmbH",
            "by-title Globex GmbH",
            "no-word null",
            "two null",
        ]
    );
}
