//! Views: how the list is laid out, kept under a name, and found again tomorrow and in the shell.

use crate::cli::Shell;
use crate::session::{Sitting, workspace};
use mamori::locale::Lang;
use serde_json::json;

const ACCOUNTS: &str = "account_id,account_name,arr,currency,owner,segment,Plan Level\n\
    A1,Northwind,412000,USD,Mei,SMB,Gold\n\
    A2,Contoso,96000,USD,Mei,Enterprise,Silver\n\
    A3,Initech,150000,USD,Aya,SMB,Gold\n\
    A4,Hooli,30000,USD,,SMB,\n";

fn at_work(job: impl FnOnce(&mut Sitting)) {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    job(&mut Sitting::open(&workspace, (120, 40), Lang::En));
}

/// The names in the list, from above.
fn names(sitting: &mut Sitting) -> Vec<&'static str> {
    let screen = sitting.screen();
    let known = ["Northwind", "Contoso", "Initech", "Hooli"];
    // The list stands at the left, from the line below the heads on.
    let rows = screen.lines().skip(3).map(|line| line.chars().take(40).collect::<String>());
    rows.filter_map(|row| known.into_iter().find(|name| row.contains(name))).collect()
}

#[test]
fn filter_order_and_columns_are_a_tab_tomorrow() {
    at_work(|sitting| {
        sitting.press("] ] ] ] ] ] ] /");
        sitting.type_text("smb");
        sitting.press("Enter , a");
        assert_eq!(names(sitting), ["Northwind", "Initech", "Hooli"]);
        sitting.press(", a");
        assert_eq!(names(sitting), ["Hooli", "Initech", "Northwind"], "the other way round");
        sitting.keys = 0;
        sitting.press("F");
        sitting.type_text("Small");
        sitting.press("Enter");
        assert_eq!(sitting.keys, 2, "keeping a view costs two keys and its name");
        sitting.shows("[Small 3]");
        let file = std::fs::read_to_string(sitting.workspace.folder.join("views.toml")).unwrap();
        assert_eq!(
            file,
            "format = 1\n\n[[views]]\nname = \"Small\"\nfilter = \"smb\"\nsort = \"arr\"\n"
        );
        let mut tomorrow = Sitting::open(&sitting.workspace, (120, 40), Lang::En);
        tomorrow.press("[");
        assert_eq!(tomorrow.keys, 1, "and finding it again one");
        tomorrow.shows("[Small 3]");
        assert_eq!(names(&mut tomorrow), ["Hooli", "Initech", "Northwind"]);
        tomorrow.press("1 8");
        tomorrow.shows("[Small 3]");
    });
}

#[test]
fn undo_takes_a_view_away_and_brings_it_back() {
    at_work(|sitting| {
        sitting.press("F");
        sitting.type_text("Mine");
        sitting.press("Enter");
        sitting.shows("[Mine 4]");
        sitting.press("u");
        assert!(!sitting.screen().contains("Mine 4"));
        sitting.press("U");
        sitting.shows("Mine 4");
    });
}

#[test]
fn a_list_is_narrowed_and_grouped_by_choosing() {
    at_work(|sitting| {
        sitting.press("[ f o Enter");
        sitting.shows("/owner=Mei");
        assert_eq!(names(sitting).len(), 2);
        sitting.press("f x , g s");
        sitting.shows("SMB  3");
        sitting.shows("Enterprise  1");
        assert_eq!(names(sitting).last(), Some(&"Hooli"), "groups stand together");
        sitting.press("f f");
        sitting.type_text("plan");
        sitting.press("Enter Enter");
        sitting.shows("/x.\"Plan Level\"=Gold");
        assert_eq!(names(sitting), ["Northwind", "Initech"]);
    });
}

#[test]
fn a_view_reads_the_calendar_as_the_list_does() {
    let shell = Shell::with_book();
    let filter = ["renew:2027年度"];
    let typed = shell.json(&["list", filter[0]]);
    assert!(typed.as_array().is_some_and(|rows| !rows.is_empty()), "some renew in that year");
    assert_eq!(shell.code(&["view", "save", "Year", filter[0]]), 0);
    assert_eq!(shell.json(&["list", "--view", "Year"]), typed);
}

#[test]
fn a_column_of_the_export_becomes_a_column_of_the_list() {
    at_work(|sitting| {
        sitting.press("[ C");
        sitting.type_text("plan");
        sitting.press("Enter Esc");
        sitting.shows("Plan Level");
        sitting.shows("Gold");
    });
}

#[test]
fn a_broken_file_of_views_is_said_and_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    let broken = "format = 1\n\n[[views]]\nname = \"A\"\nsort = \"scroe\"\n";
    std::fs::write(workspace.folder.join("views.toml"), broken).unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.shows("views.toml line 3");
    sitting.press("Esc F");
    sitting.type_text("B");
    sitting.press("Enter");
    sitting.shows("line 3");
    assert_eq!(std::fs::read_to_string(workspace.folder.join("views.toml")).unwrap(), broken);
}

#[test]
fn the_command_line_keeps_and_hands_on_the_same_views() {
    let shell = Shell::with_book();
    let save = ["view", "save", "Risk", "band:risk", "--sort=-arr", "--columns", "name,arr"];
    assert_eq!(shell.code(&save), 0);
    let kept = json!([{ "name": "Risk", "filter": "band:risk", "sort": "-arr", "columns": "name,arr",
        "group": null }]);
    assert_eq!(shell.json(&["view", "list"]), kept);
    let shown = shell.run(&["view", "show", "risk"]).stdout;
    let file = shell.folder.path().join("risk.toml");
    std::fs::write(&file, shown).unwrap();
    assert_eq!(shell.code(&["view", "remove", "Risk"]), 0);
    assert_eq!(shell.code(&["list", "--view", "Risk"]), 1, "there is no such view any more");
    assert_eq!(shell.code(&["view", "import", file.to_str().unwrap()]), 0);
    assert_eq!(shell.json(&["view", "list"]), kept);
    let all = shell.json(&["list", "band:risk", "--sort=-arr"]);
    assert_eq!(shell.json(&["list", "--view", "Risk"]), all);
}

#[test]
fn an_error_in_a_filter_stands_under_its_place() {
    let shell = crate::cli::Shell::with_book();
    let output = shell.run(&["list", "業種:x", "scroe<50"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[1..], ["  業種:x scroe<50", "  ^^^^"], "{said}");
    let output = shell.run(&["list", "north", "scroe<50"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().skip(1).collect::<Vec<_>>(), ["  north scroe<50", "        ^^^^^"]);
}
