//! Who is who, as a person meets it in the cockpit: screen 7, `:merge`, meetings on screen 5.

use crate::session::{Sitting, workspace};
use mamori::locale::Lang;
use mamori::runtime::preview::usual;
use mamori::runtime::sync::{SyncOptions, sync};
use mamori::runtime::workspace::Workspace;
use std::path::Path;
use std::sync::atomic::AtomicBool;

const TICKETS: &str = "Ticket ID,Account Name,Subject,Created,Priority\n\
    T-1,GLOBEX,Login,2026-11-01,P3\nT-2,Nobody Ltd,Login,2026-11-02,P3\n";

fn calendar(events: &[(&str, &str, &str)]) -> String {
    let event = |(uid, title, guest): &(&str, &str, &str)| {
        let guest = match *guest {
            "" => String::new(),
            mail => format!("ATTENDEE:mailto:{mail}\r\n"),
        };
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:20261104T100000Z\r\nSUMMARY:{title}\r\n\
             ORGANIZER:mailto:me@own.example\r\nATTENDEE:mailto:me@own.example\r\n{guest}\
             END:VEVENT\r\n"
        )
    };
    let events: String = events.iter().map(event).collect();
    format!("BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n")
}

fn sitting(folder: &Path) -> Sitting {
    let ics = calendar(&[
        ("one", "Kick-off", "lee@newco.example"),
        ("two", "Standup", ""),
        ("three", "Standup", ""),
    ]);
    let files =
        [("accounts.csv", super::ACCOUNTS), ("tickets.csv", TICKETS), ("calendar.ics", &ics)];
    let workspace = workspace(folder, &[]);
    for (name, text) in files {
        std::fs::create_dir_all(workspace.exports()).unwrap();
        std::fs::write(workspace.exports().join(name), text).unwrap();
    }
    read(&workspace);
    Sitting::open(&workspace, (100, 30), Lang::En)
}

/// Reads what lies among the exports, whatever it asks.
fn read(workspace: &Workspace) {
    let options = SyncOptions { yes: true, decision: usual(), ..SyncOptions::default() };
    sync(workspace, &options, &AtomicBool::new(false), &mut |_| {}).unwrap();
}

fn accounts(sitting: &Sitting) -> Vec<String> {
    let rows = sitting.query("SELECT name FROM v_account ORDER BY name");
    rows.into_iter().flatten().collect()
}

/// Whose tickets and meetings there are.
fn owned(sitting: &Sitting, table: &str) -> Vec<Vec<String>> {
    sitting.query(&format!(
        "SELECT t.key, a.name FROM {table} t JOIN v_account a ON a.id = t.account ORDER BY t.key"
    ))
}

fn pair(one: &str, other: &str) -> Vec<String> {
    vec![one.to_owned(), other.to_owned()]
}

#[test]
fn two_that_are_called_alike_are_made_one_after_a_yes_and_parted_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    sitting.press("7 [");
    sitting.shows("called alike");
    sitting.press("Enter");
    sitting.shows("goes into");
    sitting.press("n");
    assert_eq!(accounts(&sitting).len(), 3, "only y says yes");
    sitting.press("Enter y");
    assert_eq!(accounts(&sitting).len(), 2);
    assert!(!sitting.screen().contains("May be one account"), "{}", sitting.screen());
    sitting.press("1");
    sitting.shows("All 2");
    sitting.press("7 u");
    assert_eq!(accounts(&sitting).len(), 3);
    sitting.shows("called alike");
}

#[test]
fn merging_and_parting_are_commands_of_every_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    let run = |sitting: &mut Sitting, command: &str, choice: &str| {
        sitting.press(":");
        sitting.type_text(command);
        sitting.press("Enter");
        sitting.type_text(choice);
        sitting.press("Enter");
    };
    sitting.press("@");
    sitting.type_text("globex");
    sitting.press("Enter");
    run(&mut sitting, "merge", "a3");
    sitting.shows("goes into Globex");
    sitting.press("y");
    assert_eq!(accounts(&sitting), ["Globex GmbH", "株式会社サクラ商事"]);
    run(&mut sitting, "unmerge", "サクラ");
    assert_eq!(accounts(&sitting).len(), 3);
    sitting.press(":");
    sitting.type_text("unmerge");
    sitting.press("Enter");
    sitting.shows("nothing to part");
}

#[test]
fn a_reference_is_given_to_the_account_it_is_called_like_with_two_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    sitting.press("7 [ j");
    sitting.shows("= Globex GmbH?");
    sitting.press("Enter Enter");
    assert_eq!(owned(&sitting, "v_ticket"), [pair("T-1", "Globex GmbH")]);
    sitting.shows("csv: GLOBEX is Globex GmbH");
    assert!(!sitting.screen().contains("= Globex GmbH?"), "{}", sitting.screen());
    sitting.press("u");
    assert!(owned(&sitting, "v_ticket").is_empty());
    sitting.shows("= Globex GmbH?");
}

#[test]
fn what_was_refused_is_not_suggested_again_and_what_is_nobodys_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    sitting.press("7 [ x");
    assert!(!sitting.screen().contains("May be one account"), "{}", sitting.screen());
    sitting.press("x");
    assert!(!sitting.screen().contains("= Globex GmbH?"), "{}", sitting.screen());
    sitting.shows("GLOBEX");
    sitting.press("g g x");
    let orphans = sitting.workspace.store.orphans().unwrap();
    assert_eq!(sitting.workspace.store.suggestions().unwrap(), []);
    assert!(orphans.iter().filter(|orphan| orphan.source == "csv").count() < 2, "{orphans:?}");
    sitting.press("u u u");
    assert_eq!(sitting.workspace.store.suggestions().unwrap().len(), 2);
}

#[test]
fn a_meeting_nobody_knows_waits_and_its_guests_and_their_domain_are_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    sitting.press("5");
    sitting.shows("[Unassigned 2]");
    sitting.shows("lee@newco.example");
    sitting.press("Enter");
    sitting.type_text("globex");
    sitting.press("Enter");
    assert_eq!(owned(&sitting, "v_activity"), [pair("one", "Globex GmbH")]);
    sitting.shows("[Unassigned 1]");
    sitting.press("Enter Up Enter");
    sitting.shows("Unassigned 0");
    let more = calendar(&[
        ("four", "Review", "kim@newco.example"),
        ("five", "Standup", ""),
        ("six", "Other", "bo@elsewhere.example"),
    ]);
    std::fs::write(sitting.workspace.exports().join("more.ics"), more).unwrap();
    read(&sitting.workspace);
    assert_eq!(
        owned(&sitting, "v_activity"),
        [pair("four", "Globex GmbH"), pair("one", "Globex GmbH")]
    );
    let portfolio = sitting.workspace.store.portfolio().unwrap();
    let strays: Vec<&str> = portfolio.strays.iter().map(|stray| stray.subject.as_str()).collect();
    assert_eq!(strays, ["Other"], "what is nobody's does not come back");
}
