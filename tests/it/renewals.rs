//! Renewals whose term is over: shown as passed until a new term, an outcome or a verdict closes
//! them; what renewed by itself is taken with one key.

use crate::session::{Sitting, options, workspace};
use mamori::locale::Lang;
use mamori::runtime::sync::{SyncOptions, sync};
use std::path::Path;
use std::sync::atomic::AtomicBool;

const ACCOUNTS: &str = "\
account_id,name,arr,currency,owner,start_date
A1,Acme,120000,USD,Aya,2023-11-01
A2,Globex,90000,USD,Aya,2023-11-01
A3,Initech,60000,USD,Aya,2023-12-16
A4,Hooli,50000,USD,Aya,2023-11-01
A5,Stark,40000,USD,Aya,2024-02-01
";

/// On 2026-11-20: Acme and Globex and Hooli are over, Initech may not be left any more, Stark runs.
const CONTRACTS: &str = "\
subscription_id,account_id,start,end,notice_period,auto_renew,mrr,currency
S1,A1,2025-11-01,2026-10-31,30 days,yes,10000,USD
S2,A2,2025-11-01,2026-10-31,30 days,no,7500,USD
S3,A3,2025-12-16,2026-12-15,60 days,yes,5000,USD
S4,A4,2025-11-01,2026-10-31,30 days,no,4000,USD
S5,A5,2026-02-01,2027-01-31,30 days,yes,3000,USD
";

const OUTCOMES: &str = "\
outcome_id,account_id,kind,decision_date,arr,currency
O1,A4,renewed,2026-10-20,50000,USD
";

fn sitting(folder: &Path) -> Sitting {
    let files =
        [("accounts.csv", ACCOUNTS), ("contracts.csv", CONTRACTS), ("outcomes.csv", OUTCOMES)];
    Sitting::open(&workspace(folder, &files), (120, 40), Lang::En)
}

fn on_passed(job: impl FnOnce(&mut Sitting)) {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    sitting.press("4 [");
    job(&mut sitting);
    sitting.close();
}

/// The row of an account, as far as it is listed.
fn row(sitting: &mut Sitting, name: &str) -> Option<String> {
    let screen = sitting.screen();
    let found =
        screen.lines().find(|line| line.chars().skip(3).collect::<String>().starts_with(name));
    found.map(|line| line.split('│').next().unwrap_or_default().trim_end().to_owned())
}

fn renewals(sitting: &Sitting) -> Vec<Vec<String>> {
    sitting.query("SELECT id, renewal_date FROM v_account ORDER BY id")
}

#[test]
fn a_term_that_is_over_stands_under_passed() {
    on_passed(|sitting| {
        sitting.shows("[Passed 3]");
        assert!(row(sitting, "Globex").unwrap().contains("ended"), "{}", sitting.screen());
        assert!(row(sitting, "Acme").unwrap().contains("confirm?"));
        assert!(row(sitting, "Initech").unwrap().contains("confirm?"));
        assert_eq!(row(sitting, "Hooli"), None, "an outcome closed it");
        sitting.press("/");
        sitting.type_text("globex");
        sitting.press("Enter");
        sitting.shows("no new term on file");
        sitting.press("1 [");
        assert!(row(sitting, "Globex").is_some(), "in the list of all accounts");
        sitting.press("] ]");
        sitting.shows("[Renewals 4]");
        sitting.shows("ended 31 Oct (20d ago)");
    });
}

#[test]
fn one_key_takes_the_next_term_and_undo_gives_it_back() {
    on_passed(|sitting| {
        let before = renewals(sitting);
        sitting.press("/");
        sitting.type_text("acme");
        sitting.press("Enter");
        sitting.keys = 0;
        sitting.press("d");
        assert_eq!(sitting.keys, 1);
        sitting.shows("Acme: next term taken, until Sun 31 Oct 2027");
        assert_eq!(renewals(sitting)[0][1], "2027-11-01");
        sitting.press("Esc");
        sitting.shows("[Passed 2]");
        sitting.press("u");
        assert_eq!(renewals(sitting), before);
        sitting.press("/");
        sitting.type_text("initech");
        sitting.press("Enter d");
        assert_eq!(renewals(sitting)[2][1], "2027-12-16", "also while the old term runs");
        sitting.press("Esc");
        sitting.shows("[Passed 2]");
    });
}

#[test]
fn a_verdict_closes_a_term_and_a_new_term_closes_it_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = sitting(folder.path());
    first.press("4 [ /");
    first.type_text("globex");
    first.press("Enter x a Esc");
    first.shows("[Passed 2]");
    first.press("u");
    first.shows("[Passed 3]");
    first.close();
    let workspace = mamori::runtime::workspace::Workspace::open(&options(folder.path())).unwrap();
    let more = format!("{CONTRACTS}S6,A2,2026-11-01,2027-10-31,30 days,no,7500,USD\n");
    std::fs::write(workspace.exports().join("contracts.csv"), more).unwrap();
    sync(&workspace, &SyncOptions::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
    let mut again = Sitting::open(&workspace, (120, 40), Lang::En);
    again.press("4");
    again.shows("[Passed 2]");
    again.close();
}
