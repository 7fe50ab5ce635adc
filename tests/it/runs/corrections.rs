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
    sitting.press("Enter e o Ctrl-u");
    sitting.type_text(owner);
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
