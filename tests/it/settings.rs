//! Settings that are changed from inside are operations: they are in the journal, they are taken
//! back and done again, and never over what somebody has written in the file since.

use crate::session::{Sitting, options, workspace};
use mamori::core::book::Setting;
use mamori::core::calendar::holiday::Region;
use mamori::locale::Lang;
use mamori::runtime::sync::{SyncOptions, sync};
use mamori::runtime::tongue::Tongue;
use mamori::runtime::workspace::{Options, Workspace};
use std::fs::{read_to_string, write};
use std::sync::atomic::AtomicBool;

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
fn the_language_is_a_setting_that_u_takes_back_and_the_calendar_stays() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    let read = || Workspace::open(&options(folder.path())).unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    command(&mut sitting, "lang ja");
    assert!(sitting.screen().contains("要対応"), "{}", sitting.screen());
    sitting.shows("言語: 日本語");
    assert_eq!((read().lang(), read().settings.calendar.region), (Lang::Ja, None));
    sitting.reread();
    let screen = sitting.screen();
    assert!(!screen.contains("読み直しました"), "one's own change is no news\n{screen}");
    sitting.press("u");
    assert!(!sitting.screen().contains("要対応"), "{}", sitting.screen());
    assert_eq!((read().lang(), read().settings.calendar.region), (Lang::En, None));
    sitting.press("U");
    assert!(sitting.screen().contains("要対応"), "{}", sitting.screen());
}

/// Two people read one book, each in their own language.
#[test]
fn the_calendar_is_that_of_the_first_scores_in_whatever_language_one_reads_on() {
    let files = [(
        "accounts.csv",
        "会社名,担当CSM,満了日,解約予告,自動更新\n\
        株式会社祝,田中,2027-03-23,1ヶ月,有\n",
    )];
    let check = |first, then, region: Option<Region>, opt_out: &str| {
        let folder = tempfile::tempdir().unwrap();
        let tongue = |lang| Tongue { typed: Some(lang), system: Lang::En };
        let open = |lang| {
            Workspace::open(&Options { tongue: tongue(lang), ..options(folder.path()) }).unwrap()
        };
        let begun = open(first);
        std::fs::create_dir_all(begun.exports()).unwrap();
        std::fs::write(begun.exports().join(files[0].0), files[0].1).unwrap();
        sync(&begun, &SyncOptions::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
        begun.refresh().unwrap();
        let read_on = open(then);
        read_on.refresh().unwrap();
        assert_eq!(read_on.settings.calendar, begun.settings.calendar);
        assert_eq!(read_on.settings.calendar.region, region);
        let row = &read_on.store.portfolio().unwrap().rows[0];
        assert_eq!(row.deadline.unwrap().to_string(), opt_out, "{first:?} then {then:?}");
        std::fs::write(read_on.settings_path(), "[calendar]\nregion = \"us\"\n").unwrap();
        assert_eq!(open(then).settings.calendar.region, Some(Region::UnitedStates));
    };
    check(Lang::Ja, Lang::En, Some(Region::Japan), "2027-02-22");
    check(Lang::En, Lang::Ja, None, "2027-02-23");
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
    sitting.press("u");
    command(&mut sitting, "me aya");
    assert_eq!(read().me, ["Aya"], "a name right behind the command");
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

#[test]
fn settings_that_are_written_by_hand_hold_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    let path = workspace.settings_path();
    let mut sitting = Sitting::open(&workspace, (120, 24), Lang::En);
    write(&path, "me = [\"Aya\"]\n").unwrap();
    sitting.reread();
    assert!(sitting.screen().contains("mamori.toml was read again."), "{}", sitting.screen());
    sitting.press("g b");
    assert!(sitting.screen().contains("1 account,"), "only one's own\n{}", sitting.screen());
    sitting.press("Esc");
    write(&path, "mee = [\"Aya\"]\n").unwrap();
    sitting.reread();
    let screen = sitting.screen();
    assert!(screen.contains("line 1: “mee” means nothing here. Did you mean me?"), "{screen}");
    sitting.press("g b");
    assert!(sitting.screen().contains("1 account,"), "what held before holds on");
    sitting.close();
}

#[test]
fn a_theme_of_ones_own_is_taken_by_its_name_and_one_that_is_none_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    let path = workspace.settings_path();
    std::fs::create_dir(folder.path().join("themes")).unwrap();
    let sepia = folder.path().join("themes/sepia.toml");
    write(&sepia, "base = \"light\"\n[text]\naccent = \"#704214\"\n").unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 24), Lang::En);
    command(&mut sitting, "theme sepi");
    let screen = sitting.screen();
    assert!(screen.contains("There is no theme “sepi”. Did you mean sepia?"), "{screen}");
    assert!(!path.exists() || !read_to_string(&path).unwrap().contains("sepi"));
    command(&mut sitting, "theme sepia");
    assert!(read_to_string(&path).unwrap().contains("theme = \"sepia\""));
    assert!(sitting.screen().contains("sepia"), "{}", sitting.screen());
    sitting.close();
    let check = |text: &str, code: i32, said: &str| {
        write(&sepia, text).unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_mamori"))
            .args(["config", "check"])
            .env("MAMORI_WORKSPACE", folder.path())
            .env("LC_ALL", "en_US.UTF-8")
            .output()
            .unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{error}");
        assert!(error.contains(said), "{error}");
    };
    check("base = \"light\"\n", 0, "");
    check(
        "[text]\n\nacent = \"#704214\"\n",
        3,
        "line 3: “acent” means nothing here. Did you mean accent?",
    );
}

#[test]
fn keys_that_cannot_be_are_said_when_the_file_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    let write = |text: &str| std::fs::write(workspace.settings_path(), text).unwrap();
    write("[keys]\ndone = \"s\"\nlog = \"d d\"\nadd = \"F9\"\n");
    sitting.reread();
    assert!(sitting.screen().contains("1 more, Enter reads all"), "{}", sitting.screen());
    sitting.press("Enter");
    assert!(sitting.screen().contains("What went wrong"), "{}", sitting.screen());
    sitting.press("Esc");
    write("[keys]\nadd = \"F8\"\n");
    sitting.reread();
    assert!(sitting.screen().contains("mamori.toml was read again"), "{}", sitting.screen());
}

#[test]
fn a_theme_with_faults_is_not_taken_and_each_fault_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS)]);
    std::fs::create_dir_all(folder.path().join("themes")).unwrap();
    let theme = "format = 1\nbase = \"dark\"\n[text]\ntitel = \"#ffffff\"\n[band]\ncritical = \"red-ish\"\n";
    std::fs::write(folder.path().join("themes/bad.toml"), theme).unwrap();
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    command(&mut sitting, "theme bad");
    assert!(sitting.screen().contains("1 more, Enter reads all"), "{}", sitting.screen());
    sitting.press("Enter");
    let screen = sitting.screen();
    for said in ["themes/bad.toml, line 4", "themes/bad.toml, line 6"] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
    assert!(!workspace.settings_path().exists(), "it is not written as the choice");
}
