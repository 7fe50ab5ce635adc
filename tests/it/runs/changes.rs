//! What a run changed, value by value, on screen 7; and before it is read, in the look at it.

use super::write;
use crate::cli::Shell;
use crate::session::{Sitting, options};
use mamori::locale::Lang;
use mamori::runtime::workspace::Workspace;

const HEAD: &str = "account_id,account_name,owner,arr,currency\n";

fn shell() -> Shell {
    let shell = Shell::empty();
    write(&shell, "accounts.csv", &format!("{HEAD}A1,Acme,Aya,1000,USD\nA2,Globex,Aya,900,USD\n"));
    shell.json(&["sync", "--yes"]);
    write(&shell, "accounts.csv", &format!("{HEAD}A1,Acme,Aya,1100,USD\nA2,Globex,Bo,900,USD\n"));
    shell
}

fn sitting(shell: &Shell) -> Sitting {
    let workspace = Workspace::open(&options(&shell.workspace())).unwrap();
    Sitting::open(&workspace, (100, 30), Lang::En)
}

#[test]
fn a_run_lists_account_field_before_after_and_place_and_is_taken_back_from_there() {
    let shell = shell();
    shell.json(&["sync", "--yes"]);
    let mut sitting = sitting(&shell);
    sitting.press("7 [ [ Enter");
    for text in ["Acme (a1)", "accounts: ARR", "$1,000 -> $1,100", "accounts.csv:2", "Aya -> Bo"] {
        sitting.shows(text);
    }
    let before = sitting.query("SELECT owner FROM v_account ORDER BY name");
    assert_eq!(before, [["Aya"], ["Bo"]]);
    sitting.press("Z Z");
    let after = sitting.query("SELECT owner FROM v_account ORDER BY name");
    assert_eq!(after, [["Aya"], ["Aya"]]);
    assert!(sitting.workspace.store.run_shifts(1).unwrap().is_empty(), "the first brought rows");
}

#[test]
fn the_look_before_reading_names_the_accounts_that_change() {
    let shell = shell();
    let mut sitting = sitting(&shell);
    sitting.press(":");
    sitting.type_text("import");
    sitting.press("Enter");
    let path = shell.workspace().join("exports/accounts.csv");
    sitting.type_text(&path.display().to_string());
    sitting.press("Enter");
    sitting.shows("Globex (a2)");
    sitting.shows("Aya -> Bo");
    let owners = sitting.query("SELECT owner FROM v_account ORDER BY name");
    assert_eq!(owners, [["Aya"], ["Aya"]], "nothing is written yet");
}
