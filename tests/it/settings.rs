//! Settings that are changed from inside are operations: they are in the journal, they are taken
//! back and done again, and never over what somebody has written in the file since.

use crate::session::{Sitting, options, workspace};
use mamori::core::book::Setting;
use mamori::core::calendar::holiday::Region;
use mamori::locale::Lang;
use mamori::runtime::tongue::Tongue;
use mamori::runtime::workspace::{Options, Workspace};
use std::fs::{read_to_string, write};

const ACCOUNTS: &str = "account_id,name,owner\nA1,Acme,Aya\nA2,Globex,Ben\n";

fn usage() -> Setting {
    Setting::NotCollected("usage".into())
}

/// Types a command.
fn command(sitting: &mut Sitting, name: &str) {
    sitting.press(":");
    sitting.type_text(name);
    sitting.press("Enter");
}

#[test]
fn a_changed_setting_is_taken_back_to_the_letter_and_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    let text = "# mine\n[triage]\ndaily_budget = 9 # few\n";
    write(workspace.settings_path(), text).unwrap();
    let file = || read_to_string(folder.path().join("mamori.toml")).unwrap();
    assert_eq!(workspace.set(&usage()).unwrap().undo, 1);
    assert_eq!(workspace.set(&usage()).unwrap().undo, 1, "nothing changed, nothing to take back");
    let changed = file();
    let lines = workspace.store.journal(10, None).unwrap();
    assert_eq!(Lang::En.say(&lines[0].title), "Not collected: usage");
    assert_eq!(Lang::Ja.say(&lines[0].title), "収集対象外にしました: 利用状況");
    workspace.undo().unwrap().unwrap();
    assert_eq!(file(), text);
    workspace.redo().unwrap().unwrap();
    assert_eq!(file(), changed);
}

#[test]
fn a_file_that_was_not_there_is_gone_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    workspace.set(&Setting::Me(vec!["Aya".into()])).unwrap();
    assert!(workspace.settings_path().exists());
    workspace.undo().unwrap().unwrap();
    assert!(!workspace.settings_path().exists());
}

#[test]
fn what_was_written_in_the_file_since_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    workspace.set(&usage()).unwrap();
    let by_hand = "me = [\"Aya\"]\n";
    write(workspace.settings_path(), by_hand).unwrap();
    let refused = workspace.undo().unwrap_err();
    assert_eq!(refused.message.id, "document-changed-since");
    assert_eq!(read_to_string(workspace.settings_path()).unwrap(), by_hand);
    assert_eq!(workspace.store.depth().unwrap().undo, 1, "it is not called undone");
}

#[test]
fn the_language_is_a_setting_that_u_takes_back_and_the_calendar_follows_it() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    let read = || Workspace::open(&options(folder.path())).unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    command(&mut sitting, "lang ja");
    assert!(sitting.screen().contains("要対応"), "{}", sitting.screen());
    assert_eq!((read().lang(), read().settings.calendar.region), (Lang::Ja, Some(Region::Japan)));
    sitting.press("u");
    assert!(!sitting.screen().contains("要対応"), "{}", sitting.screen());
    assert_eq!((read().lang(), read().settings.calendar.region), (Lang::En, None));
    sitting.press("U");
    assert!(sitting.screen().contains("要対応"), "{}", sitting.screen());
}

#[test]
fn who_one_is_and_what_is_not_collected_are_taken_back_by_u() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    let read = || Workspace::open(&options(folder.path())).unwrap().settings;
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    command(&mut sitting, "me");
    sitting.type_text("aya");
    sitting.press("Enter");
    assert_eq!(read().me, ["Aya"]);
    command(&mut sitting, "history");
    assert!(sitting.screen().contains("You are Aya"), "{}", sitting.screen());
    sitting.press("Esc u");
    assert!(read().me.is_empty());
    sitting.press("U");
    assert_eq!(read().me, ["Aya"]);
}

#[test]
fn what_was_typed_holds_until_the_language_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let typed = Tongue { typed: Some(Lang::En), system: Lang::Ja };
    let mut workspace =
        Workspace::open(&Options { tongue: typed, ..options(folder.path()) }).unwrap();
    workspace.set(&usage()).unwrap();
    assert_eq!((workspace.lang(), workspace.settings.calendar.fiscal_start), (Lang::En, 1));
    workspace.set(&Setting::Language("ja".into())).unwrap();
    assert_eq!(workspace.lang(), Lang::Ja);
}

#[test]
fn keys_of_ones_own_are_pressed_shown_and_listed() {
    let folder = tempfile::tempdir().unwrap();
    let files = crate::book::files();
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut workspace = workspace(folder.path(), &files);
    let toml = "[keys]\ndigits = \"count\"\ndone = \"Alt-d\"\nsnooze = \"c\"\n";
    std::fs::write(folder.path().join("mamori.toml"), toml).unwrap();
    workspace.read_settings();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.shows("is a key of log");
    sitting.press("Esc");
    sitting.shows("Alt-d done");
    let first = sitting.selected();
    sitting.press("2 j");
    let third = sitting.selected();
    sitting.press("1 G");
    assert_eq!(sitting.selected(), first);
    sitting.press("j j");
    assert_eq!(sitting.selected(), third, "2 j is j twice");
    sitting.press("g 2");
    sitting.shows("[Mine");
    sitting.press("g 1 Alt-d");
    sitting.shows("handled");
}
