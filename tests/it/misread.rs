//! Exports whose numbers could be read, and were read wrong without a word: who has left, sums among
//! the rows, currencies under headers of their own.

use crate::hazards::{keys, values};
use mamori::core::batch::FileBatch;
use mamori::core::day::Day;
use mamori::core::manner::Matter;
use mamori::ingest::{Options, Presets, read_bytes};

pub fn read(name: &str, bytes: &[u8]) -> FileBatch {
    let day = Day::parse("2026-11-20").unwrap();
    read_bytes(name, bytes, day, Presets::builtin(), &Options::on(day))
        .unwrap_or_else(|refusal| panic!("{name}: {:?}", refusal.message))
}

pub fn text(text: &str) -> FileBatch {
    read("export.csv", text.as_bytes())
}

pub fn has_note(batch: &FileBatch, id: &str) -> bool {
    batch.notes.iter().any(|note| note.id == id)
}

#[test]
fn who_has_left_is_told_by_the_words_of_any_list_and_the_rest_is_noted() {
    let check = |word: &str, left: bool, noted: bool| {
        let batch = text(&format!(
            "Account ID,Account Name,CSM,ARR,Currency,Status\nA1,Acme,Kim,50,USD,{word}\n"
        ));
        let stage = values(&batch, "stage").concat();
        assert_eq!(stage == "churned", left, "{word}: {stage}");
        assert_eq!(has_note(&batch, "ingest-note-states"), noted, "{word}: {:?}", batch.notes);
    };
    for word in [
        "Cancelled",
        "Canceled",
        "Lost",
        "Terminated",
        "Inactive",
        "Former",
        "Closed",
        "Expired",
        "Deactivated",
        "Past customer",
        "Résilié",
        "終了",
        "休止",
        "流失",
        "Churned - price",
        "解約済（2026年3月）",
        "Ex-Customer",
        "gekündigt",
    ] {
        check(word, true, false);
    }
    for word in
        ["Active", "Closed Won", "Customer - Direct", "契約中", "解約予定", "No", "", "Live (Core)"]
    {
        check(word, false, false);
    }
    check("Frobnicated", false, true);
}

#[test]
fn a_column_of_codes_is_the_currency_whatever_its_header() {
    let check = |header: &str, cells: [&str; 2], expected: [&str; 2]| {
        let batch = text(&format!(
            "Account ID,Account Name,CSM,ARR,{header},Renewal Date\nA1,Acme,Kim,120,{},2027-03-31\nA2,Globex,Kim,50,{},2027-03-31\n",
            cells[0], cells[1]
        ));
        assert_eq!(values(&batch, "currency"), expected, "{header}");
        let silent = expected[0] == "usd";
        assert_eq!(has_note(&batch, "ingest-note-currency"), silent, "{header}");
    };
    for header in ["Contract Currency", "Vertragswährung", "ISO", "x_cur", "契約通貨", "Money"]
    {
        check(header, ["EUR", "JPY"], ["EUR", "JPY"]);
    }
    check("Billing currency", ["€", "USD"], ["EUR", "USD"]);
    check("Owner initials", ["BOB", "RON"], ["usd", "usd"]);
    check("Region", ["EUR", "APAC"], ["usd", "usd"]);
    let blank = text(
        "Account ID,Account Name,CSM,ARR,Contract Currency\nA1,Acme,Kim,120,EUR\nA2,Globex,Kim,50,\n",
    );
    assert_eq!(values(&blank, "currency"), ["EUR", "usd"]);
    assert!(
        !has_note(&blank, "ingest-note-currency") && has_note(&blank, "ingest-note-currency-blank")
    );
}

#[test]
fn of_several_columns_of_codes_that_of_the_amount_is_taken_and_else_it_is_asked() {
    let two = "Account ID,Account Name,CSM,ARR,Contract Currency,Reporting Currency\nA1,Acme,Kim,120,EUR,USD\nA2,Globex,Kim,50,JPY,USD\n";
    let batch = text(two);
    let asked = batch.choices.iter().find(|choice| choice.matter == Matter::Currency).unwrap();
    assert!(asked.open && asked.ways.len() == 2, "{asked:?}");
    assert_eq!(values(&batch, "currency"), ["EUR", "JPY"]);
    let day = Day::parse("2026-11-20").unwrap();
    let mut options = Options::on(day);
    options.decision.set(Matter::Currency, "Reporting Currency");
    let batch = read_bytes("a.csv", two.as_bytes(), day, Presets::builtin(), &options).unwrap();
    assert_eq!(values(&batch, "currency"), ["USD", "USD"]);
    assert!(!batch.asks());
    let own = text(
        "Invoice Number,Account ID,Invoice Date,Amount (converted) Currency,Amount,Amount Currency,Status\nI1,A1,2026-10-01,USD,1000,EUR,open\nI2,A2,2026-10-01,USD,1200,JPY,open\n",
    );
    assert_eq!((values(&own, "currency"), own.asks()), (vec!["EUR".into(), "JPY".into()], false));
    assert_eq!(keys(&own), ["I1", "I2"]);
}
