//! The state of the data: feeds and their age, what is missing and what that locks, rows set aside
//! and read again after the file was mended.

use crate::session::{Sitting, options, workspace};
use mamori::core::book::Setting;
use mamori::core::intake::Intake;
use mamori::locale::Lang;
use mamori::runtime::intake::{intake, lacking};
use mamori::runtime::preview::preview;
use mamori::runtime::sync::{SyncOptions, retry, sync};
use mamori::runtime::workspace::Workspace;
use std::path::Path;
use std::sync::atomic::AtomicBool;

const ACCOUNTS: &str = "account_id,account_name,owner,arr,currency,notice_period\n\
    A1,Acme,Aya,120000,USD,30 days\n\
    A2,Globex,Aya,80000,USD,\n\
    A3,Initech,Ben,,USD,\n";

const TICKETS: &str = "ticket_id,account_id,opened,closed,priority,status,subject\n\
    T1,A1,2026-11-02,,high,open,Login\n\
    T2,A1,not a day,,high,open,=1+1\n\
    T3,ZZ9,2026-11-03,,low,open,Stray\n\
    T4,ZZ9,2026-11-04,,low,open,Stray again\n";

fn book(folder: &Path) -> Workspace {
    workspace(folder, &[("accounts.csv", ACCOUNTS), ("tickets.csv", TICKETS)])
}

fn gap(intake: &Intake, id: &str) -> Option<(u64, Vec<i64>, bool)> {
    let gap = intake.gaps.iter().find(|gap| gap.need.id == id)?;
    Some((gap.accounts, gap.arr.iter().map(|money| money.minor).collect(), gap.declared))
}

#[test]
fn a_missing_column_is_said_in_accounts_and_arr() {
    let folder = tempfile::tempdir().unwrap();
    let intake = intake(&book(folder.path())).unwrap();
    assert_eq!(gap(&intake, "notice"), Some((2, vec![8_000_000], false)));
    assert_eq!(gap(&intake, "arr"), Some((1, vec![], false)));
    assert_eq!(gap(&intake, "owner"), None);
    assert_eq!(gap(&intake, "usage"), Some((3, vec![20_000_000], false)));
    assert_eq!(gap(&intake, "ticket"), Some((2, vec![8_000_000], false)));
}

#[test]
fn a_source_tells_its_file_its_rows_and_its_age() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = book(folder.path());
    let intake = intake(&workspace).unwrap();
    let tickets = intake.sources.iter().find(|source| source.entity.id() == "ticket").unwrap();
    assert_eq!((tickets.rows, tickets.file.counts.quarantined), (3, 1));
    assert_eq!(tickets.file.encoding.as_deref(), Some("UTF-8"));
    assert_eq!(tickets.age(workspace.today()), Some(16));
    assert!(!tickets.is_late(workspace.today()), "one file alone has no rhythm");
    assert_eq!(intake.orphans.len(), 1);
    assert_eq!((intake.orphans[0].reference.as_str(), intake.orphans[0].rows), ("ZZ9", 2));
    assert_eq!(intake.problems[0].problem.line, 3);
}

#[test]
fn rows_set_aside_are_taken_once_the_file_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = book(folder.path());
    let again =
        || retry(&workspace, SyncOptions::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
    assert_eq!(again().run, None, "the same file with the same presets says nothing new");
    let mended = TICKETS.replace("not a day", "2026-11-05");
    std::fs::write(workspace.exports().join("tickets.csv"), mended).unwrap();
    let report = again();
    assert_eq!((report.files.len(), report.totals.new, report.totals.quarantined), (1, 1, 0));
    assert!(workspace.store.problems().unwrap().is_empty());
    let nothing = retry(&workspace, SyncOptions::default(), &AtomicBool::new(false), &mut |_| {});
    assert_eq!(nothing.unwrap_err().message.id, "retry-nothing");
}

#[test]
fn rows_set_aside_are_taken_once_a_preset_reads_them() {
    let folder = tempfile::tempdir().unwrap();
    let odd = "Kundennummer,Seltsam\nA1,2026-11-02\n";
    let workspace = workspace(folder.path(), &[("accounts.csv", ACCOUNTS), ("odd.csv", odd)]);
    assert_eq!(intake(&workspace).unwrap().refused.len(), 1);
    let preset = workspace.folder.join("presets/odd");
    std::fs::create_dir_all(&preset).unwrap();
    let text = "format = 1\nsource = \"odd\"\nentity = \"ticket\"\n[fingerprint]\nall = [\"Seltsam\"]\n\
        [columns]\naccount = [\"Kundennummer\"]\nopened = [\"Seltsam\"]\n";
    std::fs::write(preset.join("preset.toml"), text).unwrap();
    let report =
        retry(&workspace, SyncOptions::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
    assert_eq!((report.files.len(), report.totals.new), (1, 1));
    assert!(intake(&workspace).unwrap().refused.is_empty());
}

#[test]
fn what_is_not_collected_counts_at_once_and_the_first_row_revokes_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = book(folder.path());
    let coverage = |workspace: &Workspace| {
        workspace.refresh().unwrap();
        workspace.store.summaries(&[mamori::core::account::AccountId(1)]).unwrap()[0].coverage
    };
    let before = coverage(&workspace);
    for kind in ["usage", "invoice"] {
        workspace.set(&Setting::NotCollected(kind.into())).unwrap();
    }
    assert!(coverage(&workspace) > before, "what is not collected is not missing");
    assert_eq!(lacking(&workspace).unwrap().1, ["invoice", "usage"]);
    assert_eq!(gap(&intake(&workspace).unwrap(), "usage").map(|gap| gap.2), Some(true));
    let usage = "account_id,date,active_users\nA1,2026-11-18,5\n";
    std::fs::write(workspace.exports().join("usage.csv"), usage).unwrap();
    mamori::runtime::sync::sync(
        &workspace,
        &SyncOptions::default(),
        &AtomicBool::new(false),
        &mut |_| {},
    )
    .unwrap();
    assert_eq!(lacking(&workspace).unwrap().1, ["invoice"]);
    let again = Workspace::open(&options(folder.path())).unwrap();
    assert_eq!(again.settings.not_collected.len(), 2, "the file keeps what was declared");
}

#[test]
fn a_broken_settings_file_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = book(folder.path());
    std::fs::write(workspace.settings_path(), "me = [\n").unwrap();
    let refused = workspace.set(&Setting::Me(vec!["Aya".into()]));
    assert_eq!(refused.unwrap_err().message.id, "config-fault");
    assert_eq!(std::fs::read_to_string(workspace.settings_path()).unwrap(), "me = [\n");
}

#[test]
fn a_file_shows_which_column_is_taken_for_what() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = book(folder.path());
    let path = workspace.exports().join("tickets.csv");
    let found = preview(&workspace, &path, &SyncOptions::default()).unwrap();
    let taken = |name: &str| {
        let found = found.columns.iter().find(|column| column.header == name).unwrap();
        found.field.as_deref()
    };
    assert_eq!((taken("ticket_id"), taken("opened")), (Some("key"), Some("opened")));
    assert_eq!((found.rows.len(), found.totals.aside), (3, 1));
}

fn read_all(workspace: &Workspace) {
    sync(workspace, &SyncOptions::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
}

#[test]
fn a_row_that_is_let_be_is_no_problem_any_more_in_whatever_file_until_that_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = book(folder.path());
    let mut sitting = Sitting::open(&workspace, (100, 30), Lang::En);
    sitting.press("7 ]");
    sitting.shows("tickets.csv:3");
    sitting.press("x");
    assert!(!sitting.screen().contains("tickets.csv:3"), "{}", sitting.screen());
    let again = TICKETS.replace("Stray again", "Stray still");
    std::fs::write(workspace.exports().join("again.csv"), again).unwrap();
    read_all(&workspace);
    assert!(workspace.store.problems().unwrap().is_empty());
    sitting.press("u");
    sitting.shows("tickets.csv:3");
}

#[test]
fn a_row_that_comes_as_it_should_be_under_another_path_is_no_problem_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = book(folder.path());
    let other = TICKETS.replace("T2,A1,not a day", "T9,A1,2026-11-05");
    std::fs::write(workspace.exports().join("other.csv"), other).unwrap();
    read_all(&workspace);
    assert_eq!(workspace.store.problems().unwrap().len(), 1, "another ticket of the same account");
    let mended = TICKETS.replace("not a day", "2026-11-05");
    std::fs::write(workspace.exports().join("tickets-mended.csv"), mended).unwrap();
    read_all(&workspace);
    assert!(workspace.store.problems().unwrap().is_empty());
    let run = workspace.store.runs(1).unwrap()[0].run;
    mamori::runtime::sync::undo(&workspace, run).unwrap();
    assert_eq!(workspace.store.problems().unwrap().len(), 1, "the row is gone again");
}

#[test]
fn days_that_contradict_each_other_are_listed_and_open_their_account() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = book(folder.path());
    let odd = "ticket_id,account_id,opened,closed,priority,status,subject\n\
        T7,A2,2026-11-09,2026-11-03,low,closed,Back in time\n";
    std::fs::write(workspace.exports().join("odd.csv"), odd).unwrap();
    read_all(&workspace);
    let found = workspace.store.contradictions().unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    let mut sitting = Sitting::open(&workspace, (100, 30), Lang::En);
    sitting.press("7 ] G");
    sitting.shows("lies before");
    sitting.press("Enter");
    sitting.shows(" Globex ");
}

#[test]
fn what_is_missing_lists_the_accounts_that_lack_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(&book(folder.path()), (100, 30), Lang::En);
    sitting.press("7 ] ]");
    while !sitting.selected().contains("no ARR") {
        sitting.press("j");
    }
    sitting.press("Enter");
    sitting.shows("/missing:arr");
    assert!(!sitting.screen().contains("Globex"), "{}", sitting.screen());
    sitting.shows("Initech");
}

#[test]
fn a_file_of_names_says_how_many_it_knows() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = book(folder.path());
    let path = workspace.exports().join("names.csv");
    let named = "Ticket ID,Account Name,Subject,Created,Priority\n\
        N1,Acme,x,2026-11-02,P3\nN2,Nobody,y,2026-11-02,P3\n";
    std::fs::write(&path, named).unwrap();
    let found = preview(&workspace, &path, &SyncOptions::default()).unwrap();
    assert_eq!((found.totals.accounts, found.totals.known), (2, 1));
}

#[test]
fn enter_on_any_gap_lists_the_accounts_that_lack_it() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = book(folder.path());
    let intake = intake(&workspace).unwrap();
    let filter = |id: &str| {
        let gap = intake.gaps.iter().find(|gap| gap.need.id == id).unwrap();
        gap.filter().unwrap()
    };
    assert_eq!(filter("ticket"), "id:a2,a3");
    assert_eq!(filter("usage"), "id:a1,a2,a3");
    assert_eq!(filter("seats"), "id:a1,a2,a3");
    assert_eq!(filter("arr"), "missing:arr");
}

#[test]
fn what_cannot_be_filled_in_here_says_so_before_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::open(&book(folder.path()), (160, 40), Lang::En);
    sitting.press("7 ] ]");
    let mut check = |gap: &str, idle: bool| {
        sitting.press("g g");
        for _ in 0..30 {
            if sitting.selected().contains(gap) {
                break;
            }
            sitting.press("j");
        }
        assert!(sitting.selected().contains(gap), "{}", sitting.screen());
        sitting.press("?");
        sitting.type_text("put a field right");
        let screen = sitting.screen();
        assert_eq!(screen.contains("to be filled in the source"), idle, "{screen}");
        assert!(!screen.contains("no row under the cursor"), "{screen}");
        sitting.press("Esc Esc");
    };
    check("no ARR", true);
    check("notice", false);
    sitting.close();
}

#[test]
fn what_a_measure_of_ones_own_lacks_is_missing_data_too() {
    let folder = tempfile::tempdir().unwrap();
    let accounts = "account_id,account_name,owner,arr,currency,logins_30d\n\
                    A1,Acme,Aya,120000,USD,40\nA2,Globex,Aya,80000,USD,\nA3,Initech,Ben,,USD,n/a\n";
    let opened = workspace(folder.path(), &[("accounts.csv", accounts)]);
    let own = folder.path().join("scorecards/mine.toml");
    std::fs::create_dir_all(own.parent().unwrap()).unwrap();
    let custom = "[custom.logins]\ntitle = \"Logins\"\nvalue = \"x.logins_30d / 30\"\n\
                  points = [[0, 0], [1, 100]]\n";
    std::fs::write(own, custom).unwrap();
    assert!(gap(&intake(&opened).unwrap(), "own").is_none(), "it was read before");
    let opened = Workspace::open(&options(folder.path())).unwrap();
    assert_eq!(gap(&intake(&opened).unwrap(), "own"), Some((2, vec![8_000_000], false)));
    for (lang, need, lock) in [
        (Lang::En, "no logins_30d", "Logins not measured"),
        (Lang::Ja, "logins_30d なし", "「Logins」を測れない"),
    ] {
        let mut sitting = Sitting::open(&opened, (120, 40), lang);
        sitting.press("7 /");
        sitting.type_text("logins");
        sitting.press("Enter ]");
        for _ in 0..4 {
            if sitting.screen().contains(need) {
                break;
            }
            sitting.press("]");
        }
        sitting.shows(need);
        sitting.shows(lock);
        sitting.close();
    }
}
