//! What is left of a book: gross and net retention on the command line and on screen 4, by the day
//! on which one has to act; what nobody knows is in no sum and is said.

use crate::cli::Shell;
use crate::session::{Sitting, workspace};
use mamori::core::day::Day;
use mamori::locale::Lang;
use mamori::runtime::sync::{SyncOptions, sync};
use serde_json::json;
use std::sync::atomic::AtomicBool;

const ACCOUNTS: &str = "\
account_id,name,owner,start_date
A1,Acme,Aya,2023-11-01
A2,Globex,Aya,2023-11-01
A3,Initech,Aya,2023-12-01
A4,Hooli,Aya,2023-11-01
A5,Stark,Aya,2026-02-01
A6,Umbrella,Aya,2023-11-01
A7,Wayne,Aya,2023-11-01
";

/// Grown, cut, lost, over with nothing known to follow, new, in yen, and of which only the present
/// term is on file.
const CONTRACTS: &str = "\
subscription_id,account_id,start,end,notice_period,auto_renew,mrr,currency,cancelled
S1,A1,2025-01-01,2025-12-31,30 days,yes,1000,USD,
S2,A1,2026-01-01,2026-12-31,30 days,yes,1500,USD,
S3,A2,2025-01-01,2025-12-31,30 days,yes,3000,USD,
S4,A2,2026-01-01,2026-12-31,30 days,yes,2000,USD,
S5,A3,2025-06-01,2026-05-31,30 days,yes,4000,USD,2026-05-31
S6,A4,2025-06-01,2026-05-31,30 days,no,9000,USD,
S7,A5,2026-02-01,2027-01-31,30 days,yes,5000,USD,
S8,A6,2025-03-01,2027-02-28,30 days,yes,100000,JPY,
S9,A7,2026-03-01,2027-02-28,30 days,yes,700,USD,
";

const FILES: [(&str, &str); 2] = [("accounts.csv", ACCOUNTS), ("contracts.csv", CONTRACTS)];

#[test]
fn retention_is_of_the_customers_of_the_first_day_alone() {
    let shell = Shell::empty();
    let exports = shell.workspace().join("exports");
    std::fs::create_dir_all(&exports).unwrap();
    for (name, text) in FILES {
        std::fs::write(exports.join(name), text).unwrap();
    }
    assert_eq!(shell.code(&["sync", "--quiet"]), 0);
    let found = shell.json(&["retention"]);
    assert_eq!((&found["from"], &found["to"]), (&json!("2025-11-20"), &json!("2026-11-20")));
    assert_eq!(found["unknown"], 2, "Hooli's term is over, Wayne's earlier one is not on file");
    let dollars = &found["sums"][0];
    let parts = ["begin_minor", "churn_minor", "contraction_minor", "expansion_minor"];
    let parts = parts.map(|part| dollars[part].as_i64().unwrap() / 100 / 12);
    assert_eq!(parts, [8000, 4000, 1000, 500]);
    assert_eq!((&dollars["grr"], &dollars["nrr"]), (&json!(37.5), &json!(43.75)));
    assert_eq!((&dollars["accounts"], &dollars["lost"]), (&json!(3), &json!(1)));
    let yen = &found["sums"][1];
    assert_eq!((&yen["currency"], &yen["grr"]), (&json!("JPY"), &json!(100.0)));
    let spring = shell.json(&["retention", "--from", "2026-03-01", "--to", "2026-05-31"]);
    assert_eq!(spring["sums"][0]["lost"], 1, "on the day itself it is gone");
    assert_eq!(shell.json(&["retention", "--to", "2026-05-30"])["sums"][0]["lost"], 0);
    assert_eq!(shell.code(&["retention", "--to", "2027-01-01"]), 2, "a day ahead is refused");
    assert_eq!(shell.code(&["retention", "--from", "2026-11-20"]), 2);
}

#[test]
fn screen_four_says_retention_sums_by_health_and_what_no_sum_holds() {
    let folder = tempfile::tempdir().unwrap();
    let accounts = format!("{ACCOUNTS}A8,Cyberdyne,Aya,2026-06-01\n");
    let contracts = format!("{CONTRACTS}S10,A8,2026-06-01,2026-12-31,30 days,yes,,USD,\n");
    let files = [("accounts.csv", accounts.as_str()), ("contracts.csv", &contracts)];
    let mut sitting = Sitting::open(&workspace(folder.path(), &files), (200, 60), Lang::En);
    sitting.press("4");
    sitting.shows("Deadline in FY2026 Q4 (Oct-Dec)");
    sitting.shows("yet $42k + 1 without ARR");
    sitting.shows("unknown $42k + 1 without ARR");
    sitting.shows("USD GRR 37.5%, NRR 43.8%");
    sitting.shows("2 accounts left out, ARR unknown");
    sitting.close();
}

#[test]
fn a_past_book_calls_its_deals_as_they_were_called_then() {
    let folder = tempfile::tempdir().unwrap();
    let opened = workspace(folder.path(), &FILES);
    let deals = |category: &str| {
        format!(
            "opportunity_id,account_id,name,type,amount,currency,close_date,created,\
             forecast_category,stage\n\
             D1,A1,Acme renewal,renewal,18000,USD,2026-12-31,2026-08-01,{category},Proposal\n"
        )
    };
    for (day, category) in [("2026-10-05", "Commit"), ("2026-11-10", "At Risk")] {
        std::fs::write(opened.exports().join("opportunities.csv"), deals(category)).unwrap();
        let options = SyncOptions { as_of: Day::parse(day), ..SyncOptions::default() };
        sync(&opened, &options, &AtomicBool::new(false), &mut |_| {}).unwrap();
    }
    let mut sitting = Sitting::open(&opened, (120, 40), Lang::En);
    sitting.press("4");
    let mut check = |day: &str, category: &str| {
        sitting.press(":");
        sitting.type_text(&format!("as-of {day}"));
        sitting.press("Enter");
        assert!(sitting.selected().contains("Acme"), "{}", sitting.screen());
        assert!(sitting.selected().contains(category), "{day}: {}", sitting.screen());
    };
    check("2026-11-10", "At");
    check("2026-11-09", "Commit");
    check("2026-10-05", "Commit");
    check("2026-10-04", "?");
    sitting.shows("unknown then");
    sitting.close();
}
