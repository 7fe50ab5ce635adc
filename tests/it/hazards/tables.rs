//! Hazards 8 to 16: what stands above, below and between the rows, and headers.

use super::*;

#[test]
fn hazard_08_lines_above_the_header_are_no_records() {
    let batch =
        csv(&format!("My accounts\nUnit: USD\n\n# of March\n{}", accounts("1,Acme,5,Kim\n")));
    assert_eq!((batch.header_line, keys(&batch)), (Some(5), vec!["1"]));
    assert!(notes(&batch).contains(&"ingest-note-titles"));
}

#[test]
fn hazard_09_a_row_of_labels_never_becomes_a_customer() {
    let check = |text: &str, header: u64, ids: &[&str]| {
        let batch = csv(text);
        assert_eq!((batch.header_line, keys(&batch)), (Some(header), ids.to_vec()), "{text}");
    };
    check(&accounts("Text,Text,Number,Text\n1,Acme,5,Kim\n"), 1, &["1"]);
    check("Account,,Revenue,Team\naccount_id,name,arr,owner\n1,Acme,5,Kim\n", 2, &["1"]);
    check("Account ID,Account Name,ARR,CSM\naccount_id,name,arr,owner\n1,Acme,5,Kim\n", 1, &["1"]);
    let ids = "{\"ImportId\":\"a\"},{\"ImportId\":\"b\"},{\"ImportId\":\"c\"},{\"ImportId\":\"d\"}";
    let quoted = ids.replace('"', "\"\"").replace("},{", "}\",\"{");
    check(
        &accounts(&format!("What is it?,Its name,How much,Who\n\"{quoted}\"\n1,Acme,5,Kim\n")),
        1,
        &["1"],
    );
}

#[test]
fn hazard_10_without_a_header_the_columns_are_asked_for_and_no_row_is_lost() {
    let shell = Shell::empty();
    let rows = "1,Acme,500,Kim\n2,Beta,600,Ann\n";
    let unmapped = ("unmapped".to_owned(), "ingest-unmapped-headless".to_owned());
    assert_eq!(synced(&shell, "list.csv", rows, &[]), unmapped);
    let path = shell.workspace().join("exports/list.csv");
    let named = ["column 1=key", "column 2=name", "column 3=arr", "column 4=owner"];
    let named = named.iter().flat_map(|one| ["--column", one]).collect::<Vec<_>>();
    let learn = ["preset", "learn", path.to_str().unwrap(), "--preset", "csv-account"];
    assert_eq!(shell.code(&[&learn[..], &named].concat()), 0);
    assert_eq!(synced(&shell, "list.csv", rows, &[]).0, "applied");
    assert_eq!(shell.json(&["list"]).as_array().unwrap().len(), 2, "the first row too");
    assert_eq!(synced(&shell, "list.csv", "3,Gamma,700,Kim\n4,Delta,8,Ann\n", &[]).0, "applied");
}

#[test]
fn hazard_11_totals_and_closing_lines_are_no_accounts() {
    let batch = csv(&accounts(
        "1,Acme,500,Kim\nSubtotal,,500,\n2,Beta,600,Kim\nTotal,,1100,\nGrand Totals (2 records)\n\"Copyright (c) 2000-2026 salesforce.com, inc.\"\nGenerated at 2026\n",
    ));
    assert_eq!((keys(&batch), batch.skipped), (vec!["1", "2"], 5));
    let note = batch.notes.iter().find(|note| note.id == "ingest-note-footer").unwrap();
    assert!(format!("{note:?}").contains("Grand Totals (2 records)"), "said as it stands");
}

#[test]
fn hazard_12_headers_that_repeat_lose_nothing_and_are_asked_about_where_it_matters() {
    let jira = "Summary,Issue key,Issue id,Issue Type,Status,Project key,Created,Comment,Comment\nHelp,AB-1,1,Bug,Open,AB,22/Sep/25 9:26 AM,one,two\n";
    let batch = csv(jira);
    let extra = &records(&batch)[0].extra;
    assert!(extra.contains(&("Comment".into(), "one; two".into())), "{extra:?}");
    let shell = Shell::empty();
    let twice = "account_id,name,arr,arr,owner\n1,Acme,500,600,Kim\n";
    let asked = ("held".to_owned(), "sync-asks-twice".to_owned());
    assert_eq!(synced(&shell, "twice.csv", twice, &[]), asked);
    assert_eq!(synced(&shell, "twice.csv", twice, &["--yes"]).0, "applied");
    let next = twice.replace("500", "700");
    assert_eq!(synced(&shell, "twice.csv", &next, &[]).0, "applied", "answered once");
}

#[test]
fn hazard_13_decorated_headers_are_known_and_a_vanished_one_is_asked_about() {
    let batch = csv("Account\u{a0}ID ,ＮＡＭＥ,ARR__c,Custom field (Owner)\n1,Acme,500,Kim\n");
    assert_eq!(
        said(batch.entity, &records(&batch)[0]),
        "name=Acme arr=50000 currency=usd owner=Kim"
    );
    let shell = Shell::empty();
    assert_eq!(synced(&shell, "a.csv", &accounts("1,Acme,500,Kim\n"), &[]).0, "applied");
    let without = "account_id,name,arr\n1,Acme,600\n";
    let asked = ("held".to_owned(), "sync-asks-column".to_owned());
    assert_eq!(synced(&shell, "a.csv", without, &[]), asked);
    assert_eq!(synced(&shell, "a.csv", without, &["--yes"]).0, "applied");
    let account = &shell.json(&["list"])[0];
    assert_eq!((&account["owner"], &account["arr_minor"]), (&"Kim".into(), &60_000.into()));
    assert_eq!(synced(&shell, "a.csv", &without.replace("600", "650"), &[]).0, "applied");
}

#[test]
fn hazard_14_columns_without_a_name_are_left_out_or_kept_by_number() {
    let batch = csv("Unnamed: 0,account_id,name,arr,owner,,\n0,1,Acme,500,Kim,,x\n");
    assert_eq!(keys(&batch), ["1"]);
    assert_eq!(
        records(&batch)[0].extra,
        [("column 1".into(), "0".into()), ("column 7".into(), "x".into())]
    );
    assert!(records(&csv("account_id,name,arr,owner,\n1,Acme,500,Kim,\n"))[0].extra.is_empty());
}

#[test]
fn hazard_15_ragged_rows_go_aside_unless_the_surplus_is_blank() {
    let batch =
        csv(&accounts("1,Acme,500\n2,Beta, Inc,600,Kim\n3,Gamma,700,Kim,\n4,Delta,8,Kim\n"));
    let expected = [(2, None, "ingest-problem-few-cells"), (3, None, "ingest-problem-many-cells")];
    assert_eq!((aside(&batch), keys(&batch)), (expected.to_vec(), vec!["3", "4"]));
}

#[test]
fn hazard_16_several_tables_in_one_file_are_refused_with_the_line() {
    let text =
        accounts("1,Acme,500,Kim\n\nticket_id,account_id,opened,priority\n9,1,2026-01-01,high\n");
    let refusal = of_bytes("x.csv", text.as_bytes()).unwrap_err().message;
    assert_eq!(refusal.id, "ingest-refused-tables");
    assert_eq!(refusal.args[0].1, mamori::core::message::Arg::Count(4));
    let again = csv(&accounts(&format!("1,Acme,500,Kim\n{}", accounts("2,Beta,5,Kim\n"))));
    assert_eq!(keys(&again), ["1", "2"], "the same header again is one table");
}
