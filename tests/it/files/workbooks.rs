//! Workbooks: the sheet that is a table, its header below titles, values as a person typed them.

use super::{notes, of_bytes, refused};
use crate::ingest::{records, shown};
use mamori::core::batch::FileBatch;
use mamori::core::entity::Entity;
use mamori::core::playbook::offset::Offset;
use mamori::core::task::Side;
use mamori::ingest::read_template;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

fn saved(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().unwrap()
}

fn header(sheet: &mut Worksheet, row: u32, names: &[&str]) {
    for (at, name) in names.iter().enumerate() {
        sheet.write(row, at as u16, *name).unwrap();
    }
}

/// A cover sheet, then contracts below a merged title.
fn contracts() -> Vec<u8> {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("表紙").unwrap();
    cover.write(0, 0, "Printed by the sales team").unwrap();
    let sheet = book.add_worksheet().set_name("契約").unwrap();
    let (plain, dated) = (Format::new(), Format::new().set_num_format("yyyy/mm/dd"));
    sheet.merge_range(0, 0, 0, 5, "契約一覧 2026年11月", &plain).unwrap();
    header(sheet, 2, &["契約ID", "顧客コード", "契約開始日", "満了日", "月額", "自動更新"]);
    let start = ExcelDateTime::from_ymd(2026, 4, 1).unwrap();
    let end = ExcelDateTime::from_ymd(2027, 3, 31).unwrap();
    for (row, id) in [(3, 1001.0), (4, 1002.0)] {
        sheet.write_number(row, 0, id).unwrap();
        sheet.write(row, 1, format!("A-{row}\n(本社)")).unwrap();
        sheet.write_with_format(row, 2, &start, &dated).unwrap();
        sheet.write_with_format(row, 3, &end, &dated).unwrap();
        sheet.write_number(row, 4, 120_000.0).unwrap();
        sheet.write_boolean(row, 5, row == 3).unwrap();
    }
    sheet.write(5, 0, 1003.0).unwrap();
    sheet.write(5, 1, "A-9").unwrap();
    sheet.write(5, 2, "soon").unwrap();
    saved(book)
}

fn values(batch: &FileBatch, at: usize) -> String {
    let record = &records(batch)[at];
    let fields = batch.entity.fields().iter().zip(&record.values);
    let said = fields
        .filter_map(|(field, value)| Some(format!("{}={}", field.id, shown(value.as_ref()?))));
    said.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_sheet_that_is_a_table_is_read_and_the_others_are_named() {
    let batch = of_bytes("契約.xlsx", &contracts()).unwrap();
    assert_eq!((batch.entity, batch.format.as_str()), (Entity::Subscription, "xlsx"));
    assert_eq!((batch.delimiter, batch.header_line), (None, Some(3)));
    assert!(notes(&batch).contains(&"ingest-note-sheet"), "{:?}", batch.notes);
    assert!(notes(&batch).contains(&"ingest-note-titles"));
}

#[test]
fn days_numbers_and_booleans_of_a_sheet_are_themselves() {
    let batch = of_bytes("契約.xlsx", &contracts()).unwrap();
    assert_eq!(records(&batch)[0].key, "1001", "no .0 behind an id");
    let first = values(&batch, 0);
    assert!(first.contains("start=2026-04-01 end=2027-03-31"), "{first}");
    assert!(first.contains("mrr=120000"), "{first}");
    assert!(first.contains("auto_renew=auto"), "{first}");
    assert!(!values(&batch, 1).contains("auto_renew=auto"));
}

#[test]
fn rows_of_a_sheet_are_named_by_their_number() {
    let batch = of_bytes("契約.xlsx", &contracts()).unwrap();
    let lines: Vec<u64> = records(&batch).iter().map(|record| record.line).collect();
    assert_eq!(lines, [4, 5, 6], "line breaks within cells do not count");
    let aside: Vec<_> = batch.problems.iter().map(|p| (p.line, p.value.as_deref())).collect();
    assert_eq!(aside, [(6, Some("soon"))]);
}

#[test]
fn usage_in_a_sheet_is_packed_like_any_other() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    header(sheet, 0, &["account_id", "date", "active_users"]);
    let dated = Format::new().set_num_format("yyyy-mm-dd");
    for row in 1..=3_u32 {
        let day = ExcelDateTime::from_ymd(2026, 11, row as u8).unwrap();
        sheet.write(row, 0, "a1").unwrap();
        sheet.write_with_format(row, 1, &day, &dated).unwrap();
        sheet.write(row, 2, f64::from(row) + 0.5).unwrap();
    }
    let batch = of_bytes("usage.xlsx", &saved(book)).unwrap();
    assert_eq!((batch.entity, batch.read, batch.problems.len()), (Entity::Usage, 3, 0));
}

#[test]
fn hazard_36_a_workbook_is_told_by_what_it_is_not_by_its_name() {
    assert_eq!(of_bytes("contracts.csv", &contracts()).unwrap().format, "xlsx");
    let cut = contracts();
    assert_eq!(refused(of_bytes("cut.xlsx", &cut[..cut.len() / 2])), "ingest-refused-book");
    let locked = [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &wide("EncryptedPackage")].concat();
    assert_eq!(refused(of_bytes("locked.xlsx", &locked)), "ingest-refused-encrypted");
    assert_eq!(refused(of_bytes("old.xls", b"\xD0\xCF\x11\xE0....")), "ingest-refused-book");
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn hazard_37_a_stray_cell_at_the_far_end_of_a_sheet_is_refused() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    header(sheet, 0, &["account_id", "name"]);
    for row in 1..5_000 {
        sheet.write(row, 0, row).unwrap();
    }
    sheet.write(0, 16_383, "x").unwrap();
    assert_eq!(refused(of_bytes("far.xlsx", &saved(book))), "ingest-refused-sheet");
}

#[test]
fn a_checklist_is_imported_from_a_sheet() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "はじめに").unwrap();
    let sheet = book.add_worksheet();
    header(sheet, 1, &["項目", "営業日数", "自社・先方", "証跡", "マイルストーン"]);
    for (row, (title, days, side)) in
        [(2, ("キックオフ", 5.0, "自社")), (3, ("検収", 20.0, "先方"))]
    {
        sheet.write(row, 0, title).unwrap();
        sheet.write(row, 1, days).unwrap();
        sheet.write(row, 2, side).unwrap();
        sheet.write(row, 3, "検収書").unwrap();
        sheet.write(row, 4, row == 3).unwrap();
    }
    let found = read_template("plan.xlsx", "plan", &saved(book)).unwrap();
    let steps = &found.playbook.steps;
    assert_eq!((steps.len(), steps[0].at), (2, Offset::BusinessDays(5)));
    assert_eq!((steps[1].side, steps[1].milestone), (Side::Customer, true));
    assert!(found.notes.is_empty());
}
