//! Programs of the person's own: on the row under the cursor, by a key, from `?` and the palette.

use crate::cli::Shell;
use crate::session::{Sitting, with_book, workspace};
use mamori::locale::Lang;
use std::fs::write;
use std::path::Path;

/// A sitting on a workspace with these settings; programs write into its folder.
fn with_actions(settings: &str, job: impl FnOnce(&mut Sitting, &Path)) {
    let folder = tempfile::tempdir().unwrap();
    let files = crate::book::files();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let known = folder.path().display().to_string();
    write(folder.path().join("mamori.toml"), settings.replace("FOLDER", &known)).unwrap();
    let workspace = workspace(folder.path(), &files);
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    job(&mut sitting, folder.path());
    sitting.close();
}

#[cfg(unix)]
const ACTIONS: &str = r#"
[actions.tell]
title = "Tell the channel"
key = "g t"
run = ["printf", "%s|%s", "{account.name}", "id={account.id}"]

[actions.remind]
run = ["printf", "%s", "{task.title} {task.due}"]

[actions.both]
run = ["printf", "%s", "{account.id} {task.title}"]

[actions.look]
key = ["F9", "Alt-l"]
run = ["sh", "-c", "echo seen > FOLDER/seen"]
interactive = true
"#;

#[cfg(unix)]
#[test]
fn a_program_is_run_on_the_row_under_the_cursor_by_its_key() {
    with_actions(ACTIONS, |sitting, _| {
        sitting.shows("Acme");
        sitting.press("g");
        sitting.shows("t Tell the channel");
        sitting.press("t");
        sitting.shows("Tell the channel: Acme Corp|id=a1");
        sitting.press("j g t");
        sitting.shows("|id=a3");
        sitting.press("Enter g t");
        sitting.shows("|id=a3");
    });
}

#[cfg(unix)]
#[test]
fn it_stands_in_help_and_palette_and_is_found_by_name_and_key() {
    with_actions(ACTIONS, |sitting, _| {
        for opened in ["?", ":"] {
            sitting.press(opened);
            sitting.type_text("channel");
            sitting.shows("g t       Tell the channel");
            sitting.press("Enter");
            sitting.shows("Tell the channel: Acme Corp|id=a1");
        }
        sitting.press("?");
        sitting.type_text("F9");
        sitting.shows("F9 Alt-l  look");
    });
}

#[cfg(unix)]
#[test]
fn what_it_needs_and_is_not_there_is_said_and_nothing_is_run() {
    with_actions(ACTIONS, |sitting, _| {
        run(sitting, "remind");
        sitting.shows("remind was not run: task.title needs a task under the cursor.");
        sitting.press("a");
        sitting.type_text("Send deck @acme fri");
        sitting.press("Enter 2");
        run(sitting, "remind");
        sitting.shows("remind: Send deck 2026-11-27");
        sitting.press("1 Space Space g t");
        sitting.shows("Tell the channel is for one row.");
    });
}

#[cfg(unix)]
#[test]
fn what_is_marked_goes_before_the_row_under_the_cursor() {
    with_actions(ACTIONS, |sitting, _| {
        sitting.press("Space");
        assert!(!sitting.selected().contains("Acme"), "{}", sitting.selected());
        sitting.press("g t");
        sitting.shows("Tell the channel: Acme Corp|id=a1");
        for line in ["Send deck @acme mon", "Send deck @globex tue"] {
            sitting.press("1 a");
            sitting.type_text(line);
            sitting.press("Enter");
        }
        sitting.press("2 /");
        sitting.type_text("Send deck");
        sitting.press("Enter");
        assert!(sitting.selected().contains("Acme"), "{}", sitting.selected());
        sitting.press("Space");
        assert!(sitting.selected().contains("Globex"), "{}", sitting.selected());
        run(sitting, "both");
        sitting.shows("both: a1 Send deck");
    });
}

/// By its exact name, in the palette.
fn run(sitting: &mut Sitting, name: &str) {
    sitting.press(":");
    sitting.type_text(name);
    sitting.press("Enter");
}

#[cfg(unix)]
#[test]
fn an_interactive_program_has_the_terminal_and_gives_it_back() {
    with_actions(ACTIONS, |sitting, folder| {
        sitting.press("F9");
        assert!(folder.join("seen").exists());
        sitting.shows("look: done.");
        sitting.shows("Acme");
    });
}

#[cfg(unix)]
#[test]
fn a_name_from_an_export_is_one_word_and_no_option() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[actions.x]\nkey = \"F9\"\nrun = [\"printf\", \"%s\", \"{account.name}\"]\n";
    write(folder.path().join("mamori.toml"), settings).unwrap();
    let accounts = "account_id,name,arr,currency,owner\nA1,\"--v=x; $(touch evil)\",1,USD,Aya\n";
    let workspace = workspace(folder.path(), &[("accounts.csv", accounts)]);
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("] ] ] ] ] ] ] F9");
    sitting.shows("which the program would take for an option");
    assert!(!Path::new("evil").exists());
    sitting.close();
}

#[test]
fn a_fault_is_said_with_its_line_by_config_check_and_at_the_start() {
    let check = |settings: &str, said: &str| {
        let shell = Shell::empty();
        std::fs::create_dir_all(shell.workspace()).unwrap();
        write(shell.workspace().join("mamori.toml"), settings).unwrap();
        let output = shell.run(&["config", "check"]);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(3), "{error}");
        assert!(error.contains(said), "{error}");
    };
    check(
        "\n\n[actions.x]\nrun = [\"open\", \"{acount.url}\"]\n",
        "[actions.x] in mamori.toml, line 3: Nothing is called “acount.url”. Did you mean account.url?",
    );
    check("[actions.x]\nrun = []\n", "line 1: Nothing is to be run");
    check("[actions.x]\nkey = \"d\"\nrun = [\"true\"]\n", "“d” is a key of done");
    check(
        "[actions.x]\nrunn = [\"true\"]\n",
        "line 2: “runn” means nothing here. Did you mean run?",
    );
    check("[actions.x]\nkey = \"F9\"\n", "line 1: Nothing is to be run");
    check("[actions.x]\nkey = \"F9\"\nrun = \"open a\"\n", "line 3: run is a list");
    check("[actions]\n\nx = { run = [\"open\"], key = 7 }\n", "line 3: key is one key");
    check("[actions]\n\nx = { run = [] }\n", "line 3: Nothing is to be run");
    check("\nactions.x.run = [\"{account.id}\"]\n", "line 2: The program itself");
    check("[actions]\nx = 7\n", "[actions.x] in mamori.toml, line 2: It is no table");
    check(
        "[actions.x]\nrun = [\"sh\", \"-c\", \"echo {account.name}\"]\n",
        "line 1: account.name stands in what sh reads as commands",
    );
}

#[test]
fn one_that_cannot_be_read_costs_itself_alone() {
    let shell = Shell::empty();
    std::fs::create_dir_all(shell.workspace()).unwrap();
    let settings = "language = \"ja\"\n[actions.x]\nkey = \"F9\"\nrun = \"open a\"\n\
                    [actions.crm]\nrun = [\"open\"]\n";
    write(shell.workspace().join("mamori.toml"), settings).unwrap();
    let output = shell.run(&["keys"]);
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.contains("crm") && table.contains("自分のアクション"), "{table}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("mamori.toml の4行目"), "{said}");
}

#[cfg(unix)]
#[test]
fn one_that_still_runs_is_not_started_again() {
    let script = "echo once >> FOLDER/runs; read x < FOLDER/gate";
    let settings = format!("[actions.hold]\nkey = \"F9\"\nrun = [\"sh\", \"-c\", \"{script}\"]\n");
    with_actions(&settings, |sitting, folder| {
        let gate = folder.join("gate");
        assert!(std::process::Command::new("mkfifo").arg(&gate).status().unwrap().success());
        sitting.press_at_once("F9 F9");
        write(&gate, "go\n").unwrap();
        sitting.press("j");
        assert_eq!(std::fs::read_to_string(folder.join("runs")).unwrap(), "once\n");
    });
}

#[test]
fn the_list_of_keys_names_it() {
    let shell = Shell::empty();
    std::fs::create_dir_all(shell.workspace()).unwrap();
    let settings = "[actions.crm]\ntitle = \"Op\\u001Ben\"\nkey = \"g o\"\nrun = [\"open\"]\n";
    write(shell.workspace().join("mamori.toml"), settings).unwrap();
    let keys = shell.json(&["keys"]);
    let row = keys.as_array().unwrap().iter().find(|row| row["command"] == "crm").unwrap().clone();
    assert_eq!((row["keys"][0].as_str(), row["scope"].as_str()), (Some("g o"), Some("own")));
    assert_eq!(row["title"], "Open", "nothing in it moves a cursor");
    let table = String::from_utf8(shell.run(&["keys"]).stdout).unwrap();
    assert!(table.contains("Your actions"), "{table}");
}

#[test]
fn views_written_by_hand_hold_at_once_and_a_fault_is_said_with_its_line() {
    with_book(|sitting| {
        let path = sitting.workspace.folder.join("views.toml");
        write(&path, "format = 1\n\n[[views]]\nname = \"Big\"\nfilter = \"arr>100k\"\n").unwrap();
        sitting.reread();
        sitting.shows("Big 4");
        sitting.shows("views.toml was read again.");
        write(&path, "format = 1\n\n[[views]]\nname = \"Big\"\nfilter = \"arr>\"\n").unwrap();
        sitting.reread();
        sitting.shows("views.toml line 3:");
        sitting.shows("Big 4");
        sitting.press("j k");
        sitting.reread();
        assert!(!sitting.screen().contains("line 3:"), "a fault is said once");
        write(&path, "format = 1\n\n[[views]]\nname = \"Big\"\nfilter = \"arr>100k\"\n").unwrap();
        sitting.reread();
        write(&path, "format = 1\n\n[[views]]\nname = 7\n").unwrap();
        sitting.reread();
        sitting.shows("views.toml line 4:");
    });
}
