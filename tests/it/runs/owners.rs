//! Several sources speak of one account: which of them is heard on which field; parents and children.

use super::{account, write};
use crate::cli::Shell;
use std::fs;

const CRM: &str = "Id,Name,OwnerId,Owner.Name,Type,IsDeleted,BillingStreet,SystemModstamp,ParentId\n\
    001x0000002xLCVAA2,Acme,005x,Aya,Customer,false,1 Way,2026-11-01,\n\
    001x0000002xLCWAA2,Acme Tokyo,005x,Aya,Customer,false,1 Way,2026-11-01,001x0000002xLCVAA2\n";

/// The same customer in a list of one's own, by the CRM's id.
const OWN: &str = "account_id,account_name,owner,seats\n001x0000002xLCVAA2,ACME (old name),Bo,7\n";

fn book() -> Shell {
    let shell = Shell::empty();
    write(&shell, "Account.csv", CRM);
    write(&shell, "mine.csv", OWN);
    shell.json(&["sync", "--yes"]);
    shell
}

#[test]
fn the_crm_is_heard_on_the_name_and_another_list_only_where_it_is_silent() {
    let shell = book();
    assert_eq!(account(&shell, "Acme")["name"], "Acme");
    write(&shell, "mine.csv", &OWN.replace("old name", "older name"));
    shell.json(&["sync", "--yes"]);
    assert_eq!(account(&shell, "Acme")["name"], "Acme", "the lesser source came last");
}

#[test]
fn the_settings_say_who_has_the_last_word() {
    let shell = book();
    fs::write(shell.workspace().join("mamori.toml"), "[owns]\nname = \"csv\"\n").unwrap();
    assert_eq!(shell.json(&["show", "001x0000002xLCVAA2"])["name"], "ACME (old name)");
    let named = shell.json(&["list"]);
    assert!(named.to_string().contains("ACME (old name)"), "{named}");
}

#[test]
fn a_parent_is_named_and_its_children_are_listed_and_found() {
    let shell = book();
    let child = shell.json(&["show", "001x0000002xLCWAA2"]);
    assert_eq!(child["parent"], "Acme");
    let parent = shell.json(&["show", "001x0000002xLCVAA2"]);
    assert_eq!(child["parent_id"], parent["id"]);
    assert_eq!(parent["children"][0]["name"], "Acme Tokyo");
    let found = shell.json(&["list", "parent:acme"]);
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    let text = String::from_utf8(shell.run(&["show", "a1", "--lang", "en"]).stdout).unwrap();
    assert!(text.contains("Children: Acme Tokyo"), "{text}");
}
