//! Hazards 21 to 27 and 41: amounts, numbers, words, nothing, tax.

use super::*;

fn arr(cells: &[&str]) -> FileBatch {
    let row = |(at, cell): (usize, &&str)| format!("{at},Name {at},\"{cell}\",Kim\n");
    let rows: String = cells.iter().enumerate().map(row).collect();
    csv(&accounts(&rows))
}

#[test]
fn hazard_21_amounts_keep_their_currency_and_an_unknown_one_is_set_aside() {
    let batch = csv(
        "account_id,name,arr,currency,owner\n1,A,$500,,Kim\n2,B,€600,,Kim\n3,C,700,jpy,Kim\n4,D,700,Quatloo,Kim\n5,E,1200円,,Kim\n",
    );
    assert_eq!(values(&batch, "currency"), ["USD", "EUR", "JPY", "-", "JPY"]);
    assert_eq!(values(&batch, "arr"), ["50000", "60000", "700", "-", "1200"]);
    assert_eq!(aside(&batch), [(5, Some("currency"), "ingest-problem-currency")]);
}

#[test]
fn kronor_are_of_the_country_that_a_column_names_and_of_no_other() {
    let with = |code: &str| {
        csv(&format!(
            "account_id,name,arr,currency,owner\n1,A,\"1 234,50 kr\",{code},Kim\n2,B,\"kr 9 999,25\",{code},Kim\n"
        ))
    };
    for code in ["SEK", "NOK", "DKK"] {
        assert_eq!(values(&with(code), "currency"), [code, code]);
        assert_eq!(values(&with(code), "arr"), ["123450", "999925"]);
    }
    let open = with("");
    assert_eq!(
        (values(&open, "arr"), values(&open, "currency")),
        (vec!["-".into(); 2], vec!["-".into(); 2])
    );
    assert_eq!(
        aside(&open),
        [(2, Some("arr"), "ingest-problem-krona"), (3, Some("arr"), "ingest-problem-krona")]
    );
    let by_head = csv("account_id,name,ARR (NOK),owner\n1,A,\"1 234,50 kr\",Kim\n");
    assert_eq!(
        (values(&by_head, "arr"), values(&by_head, "currency")),
        (vec!["123450".into()], vec!["NOK".into()])
    );
}

#[test]
fn an_account_whose_name_cannot_be_seen_is_called_by_its_id() {
    let batch = csv("account_id,name,arr,owner\nA1,\u{200b}\u{202e},5,Kim\nA2,Acme,6,Kim\n");
    assert_eq!(values(&batch, "name"), ["A1", "Acme"]);
}

#[test]
fn hazard_22_the_column_decides_the_decimal_sign_and_the_minority_goes_aside() {
    let batch = arr(&["1.234,56", "2.500,00", "1 234,5", "1,234.56"]);
    assert_eq!(values(&batch, "arr"), ["123456", "250000", "123450", "-"]);
    assert_eq!(aside(&batch), [(5, Some("arr"), "ingest-problem-number")]);
    assert!(arr(&["23.824"]).asks());
}

#[test]
fn hazard_23_the_profile_says_whether_amounts_are_in_cents() {
    let json = br#"{"object":"list","data":[{"id":"in_1","object":"invoice","customer":"cus_1","amount_due":120000,"currency":"usd","created":1735689600,"due_date":1738368000,"status":"open"}],"has_more":false}"#;
    let cents = of_bytes("invoices.json", json).unwrap();
    assert_eq!(values(&cents, "amount"), ["120000"], "{} in {:?}", cents.preset, cents.batch);
    assert_eq!(values(&arr(&["1200"]), "arr"), ["120000"]);
    let yen = csv("account_id,name,arr,currency,owner\n1,A,1200,JPY,Kim\n");
    assert_eq!(values(&yen, "arr"), ["1200"], "yen have no cents");
}

#[test]
fn hazard_24_negatives_and_percents_are_numbers() {
    let batch = arr(&["(1,200)", "1200-", "▲1,200", "△1,200", "-1200"]);
    assert_eq!(values(&batch, "arr"), ["-120000"; 5]);
    let score = csv("account_id,kind,score,date\na,nps,7%,2026-01-01\na,csat,87%,2026-01-02\n");
    assert_eq!(values(&score, "score"), ["7", "-"], "and a share of answers is none");
}

#[test]
fn hazard_25_wide_characters_are_folded_for_numbers_and_kept_in_names() {
    let batch = csv("会社名,担当CSM,月額,契約数\n㈱ｻｸﾗ～商事,佐藤,１２０，０００円（税抜）,５０\n");
    assert_eq!(
        (values(&batch, "name"), values(&batch, "mrr")),
        (vec!["㈱ｻｸﾗ～商事".into()], vec!["120000".into()])
    );
}

#[test]
fn hazard_26_yes_and_no_in_their_listed_words_and_blank_is_unknown() {
    let words = ["Yes", "TRUE", "1", "○", "有", "はい", "No", "0", "×", "無", "", "vielleicht"];
    let rows = words.iter().enumerate().map(|(at, w)| format!("{at},N{at},5,Kim,{w}\n"));
    let rows = rows.collect::<Vec<_>>().concat();
    let batch = csv(&format!("account_id,name,arr,owner,internal\n{rows}"));
    let said = values(&batch, "internal");
    assert_eq!(said[..6], ["true"; 6]);
    assert_eq!(said[6..10], ["false"; 4]);
    assert_eq!(said[10..], ["-", "-"]);
    assert_eq!(aside(&batch), [(13, Some("internal"), "ingest-problem-yes-no")]);
}

#[test]
fn hazard_27_nothing_is_null_in_numbers_and_may_be_a_name() {
    let batch = csv(
        "account_id,name,arr,owner,seats\n1,NA,N/A,Kim,-\n2,Beta,null,#N/A,ー\n3,Gamma,-,Kim,n.a.\n",
    );
    assert_eq!(values(&batch, "name"), ["NA", "Beta", "Gamma"]);
    assert_eq!(values(&batch, "owner"), ["Kim", "-", "Kim"]);
    assert_eq!(
        (values(&batch, "arr"), values(&batch, "seats")),
        (vec!["-".to_owned(); 3], vec!["-".to_owned(); 3])
    );
    assert!(batch.problems.is_empty());
}

#[test]
fn hazard_41_revenue_is_kept_without_tax_whoever_says_that_it_is_in() {
    let mrr = |header: &str, rows: &str| {
        let batch = csv(&format!("会社名,担当CSM,{header}\n{rows}\n"));
        assert!(!batch.asks(), "{header}: {rows}");
        values(&batch, "mrr")
    };
    assert_eq!(mrr("月額(税込)", "桜,佐藤,110000"), ["100000"]);
    let cells = "桜,佐藤,\"110,000円（税込）\"\n梅,佐藤,税抜100000円";
    assert_eq!(mrr("月額", cells), ["100000", "100000"]);
    assert_eq!(
        mrr("月額,消費税", "桜,佐藤,110000,10000\n梅,佐藤,100000,10000"),
        ["100000", "100000"]
    );
    assert!(csv("会社名,担当CSM,月額\n桜,佐藤,110000円\n").asks(), "nobody says");
    let invoice =
        csv("請求書番号,取引先名,請求日,支払期限,請求金額(税込)\n1,桜,2026/1/1,2026/2/1,110000\n");
    assert_eq!(values(&invoice, "amount"), ["110000"], "an invoice is what was asked for");
}
