//! Fields put right by hand: they hold until the source says the same or something else, one may
//! stand upon another, and what the source does not say yet is written out for it.

use super::{account, write};
use crate::cli::Shell;
use crate::session::{Sitting, options};
use mamori::locale::Lang;
use mamori::runtime::workspace::{Options, Workspace};

const HEAD: &str = "account_id,account_name,owner,segment\n";

fn shell() -> Shell {
    let shell = Shell::empty();
    write(&shell, "accounts.csv", &format!("{HEAD}A1,Acme,Aya,SMB\nA2,Globex,Aya,SMB\n"));
    shell.json(&["sync"]);
    shell
}

/// Puts the owner of an account right, at the cockpit.
fn own(shell: &Shell, row: &str, owner: &str) {
    put_right(shell, row, "o", owner);
}

/// Puts the field behind a key right.
fn put_right(shell: &Shell, row: &str, key: &str, value: &str) {
    // By the clock that the command line has: what is since a run came after it.
    let options = Options { still: None, ..options(&shell.workspace()) };
    let workspace = Workspace::open(&options).unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("[");
    while !sitting.screen().contains("[All") {
        sitting.press("[");
    }
    sitting.press("/");
    sitting.type_text(row);
    sitting.press(&format!("Enter e {key} Ctrl-u"));
    sitting.type_text(value);
    sitting.press("Enter");
}

fn export(shell: &Shell, args: &[&str]) -> String {
    let output = shell.run(&[&["export", "changes", "--lang", "en"], args].concat());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_second_correction_stands_upon_the_first() {
    let shell = shell();
    own(&shell, "Acme", "Ben");
    own(&shell, "Acme", "Cho");
    assert_eq!(account(&shell, "Acme")["owner"], "Cho");
    write(&shell, "accounts.csv", &format!("{HEAD}A1,Acme,Aya,Mid\nA2,Globex,Aya,SMB\n"));
    shell.json(&["sync"]);
    assert_eq!(account(&shell, "Acme")["owner"], "Cho", "the source still says Aya");
    write(&shell, "accounts.csv", &format!("{HEAD}A1,Acme,Cho,Mid\nA2,Globex,Aya,SMB\n"));
    shell.json(&["sync"]);
    write(&shell, "accounts.csv", &format!("{HEAD}A1,Acme,Aya,Mid\nA2,Globex,Aya,SMB\n"));
    shell.json(&["sync"]);
    assert_eq!(account(&shell, "Acme")["owner"], "Aya", "settled is settled");
}

#[test]
fn a_later_different_value_of_the_source_wins() {
    let shell = shell();
    own(&shell, "Acme", "Ben");
    write(&shell, "accounts.csv", &format!("{HEAD}A1,Acme,Dan,SMB\nA2,Globex,Aya,SMB\n"));
    shell.json(&["sync"]);
    assert_eq!(account(&shell, "Acme")["owner"], "Dan");
    assert_eq!(export(&shell, &[]), "", "there is nothing to tell the source");
}

#[test]
fn what_was_put_right_is_written_out_and_read_back_unchanged() {
    let shell = shell();
    own(&shell, "Acme", "=Ben, \"Bo\"");
    let text = export(&shell, &[]);
    let expected = "\u{feff}account_id,account_name,owner\r\nA1,Acme,\"'=Ben, \"\"Bo\"\"\"\r\n";
    assert_eq!(text, expected, "only what changed, inert in a spreadsheet");
    write(&shell, "back.csv", &text);
    shell.json(&["sync"]);
    assert_eq!(account(&shell, "Acme")["owner"], "=Ben, \"Bo\"");
    assert_eq!(export(&shell, &[]), "", "the source says it now");
}

#[test]
fn changes_are_written_out_since_a_run() {
    let shell = shell();
    own(&shell, "Acme", "Ben");
    assert!(export(&shell, &["--since", "r1"]).contains("Ben"));
    assert_eq!(shell.code(&["export", "changes", "--since", "r9"]), 1);
    let json = shell.json(&["export", "changes", "--source", "csv"]);
    let change = &json[0];
    assert_eq!((&change["key"], &change["field"]), (&"A1".into(), &"owner".into()));
    assert_eq!((&change["source"], &change["value"]), (&"csv".into(), &"Ben".into()));
}

#[test]
fn a_tier_and_a_renewal_are_put_right_whatever_words_the_source_has() {
    let shell = Shell::empty();
    let head = "account_id,account_name,tier,renewal_date\n";
    write(&shell, "accounts.csv", &format!("{head}A1,Acme,Enterprise,2027-03-01\n"));
    write(
        &shell,
        "subscriptions.csv",
        "subscription_id,account_id,start,end,arr,currency\nS1,A1,2026-01-01,2026-12-31,1000,USD\n",
    );
    shell.json(&["sync", "--yes"]);
    assert_eq!(account(&shell, "Acme")["tier"], "high");
    assert_eq!(account(&shell, "Acme")["renewal_date"], "2027-01-01", "the term says it");
    put_right(&shell, "Acme", "t", "gold");
    assert_eq!(account(&shell, "Acme")["tier"], "high", "the same tier by another word");
    put_right(&shell, "Acme", "t", "low");
    put_right(&shell, "Acme", "r", "2027-02-15");
    assert_eq!(account(&shell, "Acme")["tier"], "low");
    assert_eq!(account(&shell, "Acme")["renewal_date"], "2027-02-15");
    let text = export(&shell, &[]);
    assert!(text.contains("low") && text.contains("2027-02-15"), "{text}");
    put_right(&shell, "Acme", "t", "house");
    assert_eq!(account(&shell, "Acme")["tier"], "low", "no such tier");
}

#[test]
fn what_a_source_says_otherwise_since_is_decided_on_screen_7() {
    let shell = shell();
    own(&shell, "Acme", "Ben");
    write(&shell, "accounts.csv", &format!("{HEAD}A1,Acme,Dan,SMB\nA2,Globex,Aya,SMB\n"));
    shell.json(&["sync"]);
    let shown = String::from_utf8(shell.run(&["show", "A1", "--lang", "en"]).stdout).unwrap();
    assert!(shown.contains("you said Ben, csv says Dan since"), "{shown}");
    let workspace = Workspace::open(&options(&shell.workspace())).unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("7 ]");
    sitting.shows("owner (CSM): you said Ben, csv says Dan since");
    sitting.press("Enter");
    sitting.shows("put Ben in the place of Dan");
    sitting.press("y");
    assert_eq!(account(&shell, "Acme")["owner"], "Ben");
    assert!(workspace.store.conflicts().unwrap().is_empty());
    sitting.press("u");
    assert_eq!(account(&shell, "Acme")["owner"], "Dan");
    sitting.shows("you said Ben, csv says Dan since");
    sitting.press("x");
    assert!(workspace.store.conflicts().unwrap().is_empty());
    assert_eq!(account(&shell, "Acme")["owner"], "Dan");
}

#[test]
fn a_missing_notice_is_said_for_all_who_lack_it_and_taken_back() {
    let shell = Shell::empty();
    write(&shell, "accounts.csv", "account_id,account_name,owner\nA1,Acme,Aya\nA2,Globex,Aya\n");
    write(
        &shell,
        "subscriptions.csv",
        "subscription_id,account_id,start,end,arr,currency\nS1,A1,2026-01-01,2026-12-31,1000,USD\n\
         S2,A2,2026-06-01,2027-05-31,1000,USD\n",
    );
    shell.json(&["sync", "--yes"]);
    assert!(account(&shell, "Acme")["opt_out_date"].is_null());
    let options = Options { still: None, ..options(&shell.workspace()) };
    let workspace = Workspace::open(&options).unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("7 ] ] /");
    sitting.type_text("notice");
    sitting.press("Enter e");
    sitting.type_text("soon");
    sitting.press("Enter");
    sitting.shows("is no notice period");
    sitting.press("Ctrl-u");
    sitting.type_text("３ヶ月");
    sitting.press("Enter");
    assert_eq!(account(&shell, "Acme")["opt_out_date"], "2026-09-30");
    assert_eq!(account(&shell, "Globex")["opt_out_date"], "2027-02-28");
    assert!(!sitting.screen().contains("no notice period"), "{}", sitting.screen());
    shell.json(&["sync"]);
    assert_eq!(account(&shell, "Acme")["opt_out_date"], "2026-09-30", "a sync leaves it");
    sitting.press("u");
    assert!(
        account(&shell, "Acme")["opt_out_date"].is_null()
            && account(&shell, "Globex")["opt_out_date"].is_null()
    );
    sitting.close();
    put_right(&shell, "Acme", "n", "30 days");
    put_right(&shell, "Globex", "a", "manual");
    assert_eq!(account(&shell, "Acme")["opt_out_date"], "2026-12-01");
    let text = export(&shell, &[]);
    assert!(text.contains("30d") && text.contains("manual"), "{text}");
}

#[test]
fn what_a_person_says_of_the_notice_goes_before_the_contract() {
    let shell = Shell::empty();
    write(&shell, "accounts.csv", "account_id,account_name,owner\nA1,Acme,Aya\n");
    write(
        &shell,
        "subscriptions.csv",
        "subscription_id,account_id,start,end,notice,arr,currency\nS1,A1,2026-01-01,2026-12-31,30d,1000,USD\n",
    );
    shell.json(&["sync", "--yes"]);
    put_right(&shell, "Acme", "n", "2 months");
    assert_eq!(account(&shell, "Acme")["opt_out_date"], "2026-10-31");
}
