//! Exports that could be read, and must be read as what they mean: amounts without a currency, items
//! of a subscription, months that are billed, customers who left.

use crate::cli::Shell;
use crate::hazards::values;
use mamori::core::batch::{Batch, FileBatch};
use mamori::core::day::Day;
use mamori::core::message::Message;
use mamori::ingest::{Options, Presets, read_bytes};
use serde_json::Value;
use std::fs;

pub fn read(name: &str, bytes: &[u8]) -> FileBatch {
    let day = Day::parse("2026-11-20").unwrap();
    read_bytes(name, bytes, day, Presets::builtin(), &Options::on(day))
        .unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.message))
}

pub fn text(text: &str) -> FileBatch {
    read("export.csv", text.as_bytes())
}

fn has_note(batch: &FileBatch, id: &str) {
    let ids: Vec<&str> = batch.notes.iter().map(|note: &Message| note.id.as_ref()).collect();
    assert!(ids.contains(&id), "{ids:?}");
}

/// A workspace in which files were synced one after the other; what the last one said.
fn synced(files: &[(&str, &str)]) -> (Shell, Value) {
    let shell = Shell::empty();
    let folder = shell.workspace().join("exports");
    fs::create_dir_all(&folder).unwrap();
    let mut said = Value::Null;
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
        said = shell.json(&["sync", "--yes"]);
    }
    (shell, said)
}

const STATED: (&str, &str) = (
    "crm.csv",
    "Account Id,Account Name,Domain,ARR,Currency,Owner\nC1,Mills GmbH,mills.example,80000,EUR,Kim\n\
     C2,桜製作所,sakura.example,6000000,JPY,Kim\n",
);
const SILENT: (&str, &str) = (
    "hs.csv",
    "Record ID,Company name,Company Domain Name,Company owner,Lifecycle Stage,ARR\n\
     800,Mills GmbH,mills.example,Kim,Customer,80000\n801,桜製作所,sakura.example,Kim,Customer,6000000\n",
);

#[test]
fn a_currency_that_nobody_states_never_goes_before_one_that_is_stated() {
    for files in [[STATED, SILENT], [SILENT, STATED]] {
        let (shell, _) = synced(&files);
        let rows = shell.json(&["list"]);
        let arr = rows.as_array().unwrap().iter().map(|row| {
            let code = row["currency"].as_str().unwrap().to_owned();
            (code, row["arr_minor"].as_i64().unwrap())
        });
        let mut arr: Vec<(String, i64)> = arr.collect();
        arr.sort();
        assert_eq!(arr, [("EUR".to_owned(), 8_000_000), ("JPY".to_owned(), 6_000_000)], "{rows}");
    }
}

#[test]
fn an_amount_without_a_currency_stays_in_the_one_its_row_had() {
    let bare = "Account Id,Account Name,Domain,ARR,Owner\nC2,桜製作所,sakura.example,7000000,Kim\n";
    let (shell, _) = synced(&[STATED, ("crm2.csv", bare)]);
    let row = shell.json(&["show", "桜製作所"]);
    assert_eq!(
        (row["currency"].as_str(), row["arr_minor"].as_i64()),
        (Some("JPY"), Some(7_000_000))
    );
}

#[test]
fn accounts_are_new_only_where_no_list_had_them() {
    let (_, said) = synced(&[STATED, SILENT]);
    let text = said.to_string();
    assert!(!text.contains("shift-new") && !text.contains("are new"), "{text}");
}

#[test]
fn events_that_are_only_named_are_counted_by_account_and_day() {
    let batch = text(
        "timestamp,account_id,user_id,event\n2026-11-15T10:00:00Z,C1,u1,login\n\
         2026-11-15T10:05:00Z,C1,u1,report\n2026-11-15T11:00:00Z,C1,u2,login\n",
    );
    let Batch::Usage(usage) = &batch.batch else { panic!("{:?}", batch.entity) };
    let series = usage
        .series
        .iter()
        .map(|part| (usage.metrics[part.metric as usize].as_str(), part.values.clone()));
    let mut found: Vec<_> = series.collect();
    found.sort();
    let expected = [("active_users", vec![2]), ("events", vec![3]), ("features", vec![2])];
    assert_eq!(found, expected);
}

#[test]
fn thousands_in_a_header_count() {
    let batch = text("Account Id,Account Name,ARR ($K),Owner\nC1,A,120,Kim\nC2,B,15.5,Kim\n");
    assert_eq!(values(&batch, "arr"), ["12000000", "1550000"]);
    assert_eq!(values(&batch, "currency"), ["USD", "USD"]);
}

#[test]
fn an_nps_of_eleven_is_set_aside_and_a_count_of_reopens_says_yes() {
    let batch = text(
        "Response ID,Account ID,Date,How likely are you to recommend us?\n\
         1,C1,2026-11-01,9 - Very likely\n2,C2,2026-11-03,11\n",
    );
    assert_eq!(values(&batch, "score"), ["9", "-"]);
    assert_eq!(batch.problems[0].reason.id, "ingest-problem-nps");
    let tickets = text("Ticket ID,Account ID,Created at,Status,Reopened\n1,C1,2026-11-01,open,3\n");
    assert_eq!(values(&tickets, "reopened"), ["true"]);
    let Batch::Records(records) = &tickets.batch else { panic!() };
    assert_eq!(records[0].extra, [("Reopened".to_owned(), "3".to_owned())]);
}

#[test]
fn who_has_left_is_left_out_of_the_book() {
    let list = "Account Id,Account Name,Owner,ARR,Currency,Status,Churn Date\n\
        C1,Stays,Kim,100,USD,Active,\nC2,Left,Kim,200,USD,Churned,2026-05-31\n\
        C3,Leaves Later,Kim,300,USD,Active,2027-05-31\n";
    assert_eq!(values(&text(list), "stage"), ["-", "churned", "-"]);
    let (shell, _) = synced(&[("book.csv", list)]);
    let row = shell.json(&["show", "Left"]);
    assert_eq!(row["health_band"], "excluded", "{row}");
}

#[test]
fn rows_of_a_table_within_a_record_are_calls_of_their_own() {
    let batch = text(
        "\"レコードの開始行\",\"レコード番号\",\"会社名\",\"対応日\",\"対応種別\",\"対応内容\"\n\
         \"*\",\"12\",\"桜商事\",\"2026/11/01\",\"定例\",\"説明\"\n\
         \"\",\"12\",\"桜商事\",\"2026/11/10\",\"電話\",\"\"\n\"*\",\"14\",\"緑\",\"2026/11/05\",\"メール\",\"資料\"\n",
    );
    assert_eq!(values(&batch, "date"), ["2026-11-01", "2026-11-10", "2026-11-05"]);
    assert_eq!(values(&batch, "body"), ["説明", "-", "資料"], "nothing of the row above");
    assert_eq!(crate::hazards::keys(&batch), ["12", "12-2", "14"]);
    assert_eq!((batch.read, batch.skipped), (3, 0));
}

#[test]
fn what_goes_on_with_a_record_is_kept_and_said() {
    let batch = text(
        "レコードの開始行,レコード番号,会社名,対応日,対応種別,宿題\n*,12,桜商事,2026/11/01,定例,見積\n\
         ,12,桜商事,2026/11/01,定例,議事録\n",
    );
    let Batch::Records(records) = &batch.batch else { panic!() };
    assert!(records[0].extra.contains(&("宿題".to_owned(), "見積; 議事録".to_owned())));
    has_note(&batch, "ingest-note-continued");
}

#[test]
fn dotted_dates_ask_nothing_and_one_question_is_asked_once() {
    let dotted = text(
        "Account Id,Account Name,Owner,Start Date,Renewal Date\n1,A,Kim,10.11.2025,10.11.2026\n",
    );
    assert!(dotted.choices.iter().all(|choice| !choice.open), "{:?}", dotted.choices);
    assert_eq!(values(&dotted, "renewal_date"), ["2026-11-10"]);
    let open =
        text("Account Id,Account Name,Owner,Start Date,Renewal Date\n1,A,Kim,3/4/2025,3/4/2026\n");
    assert_eq!(open.choices.iter().filter(|choice| choice.open).count(), 1, "{:?}", open.choices);
}

#[test]
fn japanese_utf_16_without_a_mark_is_known_by_its_delimiters() {
    let text = "会社名,担当CSM,年額\n　一番商事,佐藤,1200\n緑一食品,佐藤,3400\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let batch = read("export.csv", &bytes);
    assert_eq!(batch.encoding, "UTF-16LE");
    assert_eq!(values(&batch, "owner"), ["佐藤", "佐藤"]);
}

#[test]
fn a_column_called_currency_in_polish_or_russian_is_one() {
    for header in ["Waluta", "Валюта", "货币"] {
        let batch = text(&format!("Account Id,Account Name,Owner,ARR,{header}\n1,A,Kim,100,PLN\n"));
        assert_eq!(values(&batch, "currency"), ["PLN"], "{header}");
    }
}
