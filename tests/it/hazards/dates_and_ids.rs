//! Hazards 17 to 20 and 28 to 29: days, and ids.

use super::*;

fn opened(rows: &[&str]) -> FileBatch {
    let row = |(at, day): (usize, &&str)| format!("{at},a,\"{day}\",high\n");
    let rows: String = rows.iter().enumerate().map(row).collect();
    csv(&format!("ticket_id,account_id,opened,priority\n{rows}"))
}

#[test]
fn hazard_17_one_value_settles_the_order_of_a_column() {
    let batch = opened(&["02/03/24", "13/03/24"]);
    assert_eq!(values(&batch, "opened"), ["2024-03-02", "2024-03-13"]);
    assert!(!batch.asks());
    assert!(opened(&["02/03/24"]).asks());
}

#[test]
fn hazard_18_every_listed_style_is_read_and_no_other() {
    let styles =
        ["22/Sep/25", "18/jul/26", "23-Sep-11", "Dec 8, 2022", "令和7年3月1日", "20150928"];
    let batch = opened(&[&styles[..], &["whenever"]].concat());
    assert_eq!(
        values(&batch, "opened"),
        ["2025-09-22", "2026-07-18", "2011-09-23", "2022-12-08", "2025-03-01", "2015-09-28"]
    );
    assert_eq!(aside(&batch), [(8, Some("opened"), "ingest-problem-day")]);
}

#[test]
fn hazard_19_a_zone_moves_no_day_and_two_zones_are_set_aside() {
    let batch = opened(&[
        "2026-03-31T23:30:00-0700",
        "2016-04-28T11:19:34 -10:00",
        "2012-06-27 03:47:28 PDT",
        "2026-03-31",
        "2026-03-31T00:00:00Z-0300",
    ]);
    assert_eq!(values(&batch, "opened"), ["2026-03-31", "2016-04-28", "2012-06-27", "2026-03-31"]);
    assert_eq!(aside(&batch), [(6, Some("opened"), "ingest-problem-day")]);
}

#[test]
fn hazard_20_counted_days_are_days_only_in_columns_of_days() {
    let batch = opened(&["45717", "1602611311", "1602611311000", "1.7E+12", "17"]);
    assert_eq!(values(&batch, "opened"), ["2025-03-01", "2020-10-13", "2020-10-13", "2023-11-14"]);
    assert_eq!(aside(&batch).len(), 1);
    let seats = csv("account_id,name,arr,owner,seats\n1,Acme,45717,Kim,45717\n");
    assert_eq!(values(&seats, "seats"), ["45717"]);
}

#[test]
fn hazard_28_ids_that_a_spreadsheet_has_damaged_are_refused() {
    let ids = |ids: &[&str]| {
        let rows = ids.iter().map(|id| format!("{id},Name {id},5,Kim\n"));
        accounts(&rows.collect::<Vec<_>>().concat())
    };
    let excel = "ingest-refused-excel";
    assert_eq!(refusal(&ids(&["1.23E+15", "1.24E+15"])), excel);
    assert_eq!(refusal(&ids(&["1203456789012340", "1203456789012350", "1203456789012360"])), excel);
    assert_eq!(refusal(&ids(&["156643000000000", "156644000000000", "156645000000000"])), excel);
    let one = csv(&ids(&["1.23E+15", "0012", "0013", "0014"]));
    assert_eq!(keys(&one), ["0012", "0013", "0014"], "zeros in front stay");
    assert_eq!(aside(&one), [(2, Some("account_id"), "ingest-problem-excel-id")]);
    let decimals = csv(&ids(&["1001.0", "1002.0", "A-3"]));
    assert_eq!(keys(&decimals), ["1001", "1002", "A-3"]);
    assert!(notes(&decimals).contains(&"ingest-note-decimal-ids"));
    assert_eq!(keys(&csv(&ids(&["1000", "2000", "3000"]))), ["1000", "2000", "3000"]);
}

#[test]
fn hazard_29_salesforce_ids_are_compared_in_their_long_form() {
    let sf = |ids: &[&str]| {
        let rows = ids.iter().map(|id| format!("{id},Name,Kim,2026-01-01\n"));
        let rows = rows.collect::<Vec<_>>().concat();
        csv(&format!("Account ID,Account Name,Account Owner,Created Date\n{rows}"))
    };
    assert_eq!(keys(&sf(&["001x0000002xLCV"])), ["001x0000002xLCVAA2"]);
    let wrong = sf(&["001x0000002xLCVAA3"]);
    assert!(notes(&wrong).contains(&"ingest-note-checksum"), "{:?}", wrong.notes);
    let folded = sf(&["001x0000002xlcv", "001x0000002xlcw", "001x0000002xabc"]);
    assert!(records(&folded).is_empty(), "lower case cannot be brought back");
    assert_eq!(aside(&folded)[0].2, "ingest-problem-id-case");
}
