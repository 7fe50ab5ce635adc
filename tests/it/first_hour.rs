//! The first hour: from the card without accounts to a planned day, with one's own two files; a
//! dropped path; the demo; the Data screen by its keys.

use crate::session::{Sitting, workspace};
use mamori::locale::Lang;
use mamori::runtime::workspace::Workspace;
use mamori::tui::event::Event;
use std::path::{Path, PathBuf};

const ACCOUNTS: &str = "account_id,account_name,owner,arr,currency,end_date,notice_period\n\
    A1,Acme,Aya Mori,120000,USD,2026-12-31,30 days\n\
    A2,Globex,Aya Mori,80000,USD,2027-06-30,30 days\n\
    A3,Initech,Ben Ito,50000,USD,2027-03-31,60 days\n";

const ACTIVITIES: &str = "顧客ID,活動日,活動種別,件名\n\
    A1,2026/03/02,電話,更新の相談\n\
    A2,2026/11/10,訪問,定例会\n\
    A3,2026/10/01,メール,資料送付\n";

fn exports(folder: &Path) -> PathBuf {
    let exports = folder.join("my exports");
    std::fs::create_dir_all(&exports).unwrap();
    std::fs::write(exports.join("accounts.csv"), ACCOUNTS).unwrap();
    let (bytes, _, lossy) = encoding_rs::SHIFT_JIS.encode(ACTIVITIES);
    assert!(!lossy);
    std::fs::write(exports.join("活動.csv"), bytes).unwrap();
    exports
}

fn empty(folder: &Path) -> Sitting {
    Sitting::open(&workspace(&folder.join("w"), &[]), (80, 24), Lang::En)
}

#[test]
fn a_first_hour_ends_with_a_day_planned() {
    let folder = tempfile::tempdir().unwrap();
    let exports = exports(folder.path());
    let mut sitting = empty(folder.path());
    sitting.shows("There are no accounts here yet");
    sitting.press("i");
    sitting.type_text(&folder.path().join("my").display().to_string());
    sitting.press("Tab");
    sitting.shows("my exports/");
    sitting.press("Enter");
    sitting.shows("accounts.csv");
    sitting.shows("CP932");
    sitting.shows("3 rows: 3 new");
    assert_eq!(sitting.query("SELECT count(*) FROM run"), [["0"]], "nothing is written yet");
    sitting.press("Enter");
    sitting.shows("Acme");
    let now = sitting.screen();
    assert!(now.contains("[Now "), "standing facts fill the first tab:\n{now}");
    assert!(!now.contains("Now is empty"), "{now}");
    sitting.press("Esc");
    sitting.shows("2 owners (Aya Mori, Ben Ito). Which one are you? :me");
    sitting.press(":");
    sitting.type_text("me");
    sitting.press("Enter");
    sitting.shows("Aya Mori");
    sitting.press("Enter");
    let settings = std::fs::read_to_string(sitting.workspace.settings_path()).unwrap();
    assert!(settings.contains("me = [\"Aya Mori\"]"), "{settings}");
    let mine = sitting.screen();
    assert!(mine.contains("Acme") && !mine.contains("Initech"), "{mine}");
    sitting.press("Esc");
    sitting.shows(":not-collected");
    sitting.press(":");
    sitting.type_text("not-collected");
    sitting.press("Enter");
    sitting.shows("[Missing ");
    sitting.press("x");
    sitting.shows("1 not collected");
    let settings = std::fs::read_to_string(sitting.workspace.settings_path()).unwrap();
    assert!(settings.contains("not_collected = [\"contact\"]"), "{settings}");
    sitting.press("1");
    let before = sitting.query("SELECT count(*) FROM v_task");
    sitting.press("a");
    sitting.type_text("Call about the renewal mon p1");
    sitting.press("Enter");
    sitting.press("2");
    sitting.shows("Call about the renewal");
    assert_ne!(sitting.query("SELECT count(*) FROM v_task"), before);
    assert!(exports.join("accounts.csv").exists());
    sitting.close();
}

#[test]
fn a_path_dropped_on_the_card_is_tried_out_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let exports = exports(folder.path());
    let mut sitting = empty(folder.path());
    sitting.event(Event::Paste(format!("'{}' ", exports.join("accounts.csv").display())));
    sitting.shows("3 rows: 3 new");
    sitting.press("Esc");
    sitting.shows("There are no accounts here yet");
    assert_eq!(sitting.query("SELECT count(*) FROM run"), [["0"]]);
    sitting.close();
}

#[test]
fn a_path_pasted_later_is_offered_and_takes_no_other_key() {
    let folder = tempfile::tempdir().unwrap();
    let exports = exports(folder.path());
    let files = [("accounts.csv", ACCOUNTS)];
    let workspace = workspace(&folder.path().join("w"), &files);
    let mut sitting = Sitting::open(&workspace, (100, 30), Lang::En);
    let path = exports.join("活動.csv").display().to_string().replace(' ', "\\ ");
    sitting.event(Event::Paste(path.clone()));
    sitting.shows("R shows what would be read of it");
    sitting.press("R");
    sitting.shows("activities");
    sitting.press("Enter");
    assert_eq!(sitting.query("SELECT count(*) FROM activity"), [["3"]]);
    sitting.event(Event::Paste(path));
    sitting.press("j R R");
    sitting.shows("Waiting to be read");
    sitting.close();
}

#[test]
fn the_demo_opens_on_the_screen_and_what_was_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = empty(folder.path());
    sitting.press("d");
    let screen = sitting.screen();
    assert!(screen.contains("[Now "), "{screen}");
    assert!(folder.path().join("w/demo/demo.json").exists());
    let demo = Workspace::open(&crate::session::options(&folder.path().join("w/demo"))).unwrap();
    let other = "SELECT path, status FROM run_file WHERE status <> 'applied'";
    let other = demo.store.query(other).unwrap().rows;
    assert!(other.is_empty(), "every file of the demo is taken in: {other:?}");
    assert_eq!(
        sitting.query("SELECT count(*) FROM run"),
        [["0"]],
        "the own workspace is untouched"
    );
    sitting.close();
}

#[test]
fn the_data_screen_shows_sources_problems_and_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let tickets = "ticket_id,account_id,opened,closed,priority,status,subject\n\
        T1,A1,not a day,,high,open,Login\nT2,ZZ9,2026-11-03,,low,open,Stray\n";
    let files = [("accounts.csv", ACCOUNTS), ("tickets.csv", tickets)];
    let workspace = workspace(&folder.path().join("w"), &files);
    let mut sitting = Sitting::open(&workspace, (120, 40), Lang::En);
    sitting.press("7");
    sitting.shows("[Sources 2]");
    sitting.shows("tickets.csv");
    sitting.press("]");
    sitting.shows("Rows set aside");
    sitting.shows("“not a day”");
    sitting.press("Enter");
    sitting.shows("Read as");
    sitting.shows("opened");
    sitting.press("Esc");
    let mended = tickets.replace("not a day", "2026-11-02");
    std::fs::write(workspace.exports().join("tickets.csv"), mended).unwrap();
    sitting.press("A");
    let screen = sitting.screen();
    assert!(!screen.contains("Rows set aside"), "{screen}");
    sitting.press("W");
    assert!(workspace.folder.join("problems.csv").exists());
    sitting.press("]");
    sitting.shows("no usage");
    sitting.shows("$250k");
    sitting.press("]");
    sitting.shows("[Runs 2]");
    sitting.press("]");
    sitting.shows("[Who is who 1]");
    sitting.shows("1 row waits");
    sitting.close();
}

/// 次回予定日 of a log of touches is a call of its day: the last row has the word.
#[test]
fn the_next_date_in_a_log_of_touches_is_a_planned_call() {
    let accounts = "顧客コード,会社名,フリガナ,担当CSM,ランク,業種\n\
                    C1,株式会社サクラ商事,サクラショウジ,山田 花子,A,小売\n\
                    C2,東雲運輸株式会社,シノノメウンユ,山田 花子,B,運輸\n";
    let touches = "顧客コード,対応日,対応種別,件名,次回予定日\n\
                   C1,2026/10/10,電話,更新の相談,2026/11/05\n\
                   C1,2026/11/10,訪問,価格の相談,2026/11/20 15:30\n\
                   C2,2026/11/02,メール,資料送付,見積を待つ\n";
    let folder = tempfile::tempdir().unwrap();
    let files = [("顧客一覧.csv", accounts), ("対応履歴.csv", touches)];
    let mut sitting = Sitting::open(&workspace(folder.path(), &files), (80, 24), Lang::Ja);
    sitting.press("5");
    sitting.shows("[今日 1]");
    sitting.shows("15:30");
    sitting.shows("サクラ商事");
    let booked = "SELECT count(*) FROM v_activity WHERE status = 'planned'";
    assert_eq!(sitting.query(booked), [["0"]], "no row of an export is made up");
    sitting.press("c");
    sitting.type_text("値上げに合意");
    sitting.press("Enter 5");
    assert!(!sitting.screen().contains("[今日 1]"), "what was logged stands for it");
    sitting.press("u");
    sitting.shows("[今日 1]");
    sitting.close();
}

/// Files that wait are named on the card, with the key that answers them.
#[test]
fn the_card_of_the_first_run_names_what_waits_and_enter_answers_it() {
    let list = "Vendor,CSM,ARR,Term\nAcme Inc,Kim,100,2027-01-05\nGlobex,Lee,200,2027-02-05\n";
    for (lang, said) in [(Lang::En, "waits for a decision"), (Lang::Ja, "確認が必要です")] {
        let folder = tempfile::tempdir().unwrap();
        let workspace = workspace(folder.path(), &[("vendors.csv", list)]);
        for size in [(80, 24), (120, 40)] {
            let mut sitting = Sitting::open(&workspace, size, lang);
            sitting.press("Esc");
            sitting.shows("vendors.csv");
            sitting.shows(said);
            sitting.press("Enter");
            sitting.shows("Acme Inc");
            sitting.press("Esc");
            sitting.close();
        }
    }
}
