//! Hazards 1 to 7: encodings, marks, delimiters, quotes, line breaks.

use super::*;

#[test]
fn hazard_01_what_is_not_utf_8_is_read_and_noted() {
    let latin =
        encoding_rs::WINDOWS_1252.encode("account_id,name,arr,owner\n1,Müller Café,5,Kim\n");
    let batch = bytes(&latin.0);
    assert_eq!(
        (batch.encoding.as_str(), values(&batch, "name")),
        ("CP1252", vec!["Müller Café".into()])
    );
    assert!(notes(&batch).contains(&"ingest-encoding-used"));
    let text = accounts("1,桜商事,5,佐藤\n2,髙橋①,6,佐藤\n");
    let batch = bytes(&encoding_rs::SHIFT_JIS.encode(&text).0);
    assert_eq!((batch.encoding.as_str(), values(&batch, "name")[1].as_str()), ("CP932", "髙橋①"));
    let mut wide = vec![0xFF, 0xFE];
    wide.extend(accounts("1,Ünïcode,5,Kim\n").encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(values(&bytes(&wide), "name"), ["Ünïcode"]);
}

#[test]
fn hazard_02_what_decodes_without_an_error_may_still_be_wrong() {
    // Valid CP932, in which it would be `Cr馘ito`.
    let row = "1,Crédito e Serviços,5,João\n2,Opções 5º,6,Ana\n";
    let batch = bytes(&encoding_rs::WINDOWS_1252.encode(&accounts(row)).0);
    assert_eq!(values(&batch, "name"), ["Crédito e Serviços", "Opções 5º"]);
    let euc = encoding_rs::EUC_JP.encode(&accounts("1,株式会社サクラ,5,佐藤\n")).0.into_owned();
    assert_eq!(bytes(&euc).encoding, "EUC-JP");
}

#[test]
fn hazard_03_marks_of_byte_order_hide_no_header() {
    let twice = "\u{FEFF}account_id,name,arr,owner\n1,Acme,5,Kim\n\u{FEFF}account_id,name,arr,owner\n\u{FEFF}2,Beta,6,Kim\n";
    let batch = csv(twice);
    assert_eq!((keys(&batch), batch.skipped), (vec!["1", "2"], 1));
    assert!(notes(&batch).contains(&"ingest-note-labels"));
}

#[test]
fn hazard_04_broken_bytes_set_a_row_aside_and_lost_ones_are_counted() {
    let mut file = accounts("1,桜商事,5,Kim\n2,Be").into_bytes();
    file.extend(b"\xFFta,6,Kim\n3,Lost \xEF\xBF\xBD text,7,Kim\n");
    let batch = bytes(&file);
    assert_eq!(aside(&batch), [(3, Some("name"), "ingest-problem-bytes")]);
    assert_eq!(keys(&batch), ["1", "3"]);
    assert!(notes(&batch).contains(&"ingest-note-lost-characters"));
}

#[test]
fn hazard_05_delimiters_are_told_by_the_rows_or_by_a_line_of_their_own() {
    let check = |text: &str, sign: char| {
        let batch = csv(text);
        assert_eq!(
            (batch.delimiter, values(&batch, "name")),
            (Some(sign), vec!["Acme, Inc".into()])
        );
    };
    check("account_id;name;arr;owner\n1;Acme, Inc;500;Kim\n", ';');
    check("sep=;\naccount_id;name;arr;owner\n1;Acme, Inc;500;Kim\n", ';');
    check("account_id\tname\tarr\towner\n1\tAcme, Inc\t500\tKim\n", '\t');
    check("account_id|name|arr|owner\n1|Acme, Inc|500|Kim\n", '|');
    check("account_id,name,arr,owner\n1,\"Acme, Inc\",500,Kim\n", ',');
}

#[test]
fn hazard_06_quotes_of_every_kind_are_read_and_a_stray_one_is_named() {
    let names = |rows: &str| values(&csv(&accounts(rows)), "name");
    assert_eq!(names("1,\"Acme \"\"Big\"\" Inc\",5,Kim\n"), ["Acme \"Big\" Inc"]);
    assert_eq!(
        names("1,\"Acme \\\"Big, old\\\" Inc\",5,Kim\n2,B,6,Kim\n"),
        ["Acme \"Big, old\" Inc", "B"]
    );
    assert_eq!(names("1,'Acme, Inc',5,Kim\n2,'O''Hara',6,'Kim'\n"), ["Acme, Inc", "O'Hara"]);
    assert_eq!(names("1,Acme 5\" pipes,5,Kim\n2,O'Neill,6,Kim\n"), ["Acme 5\" pipes", "O'Neill"]);
    let line = |rows: &str| {
        let refusal = of_bytes("x.csv", accounts(rows).as_bytes()).unwrap_err().message;
        assert_eq!(refusal.id, "ingest-refused-quote");
        refusal.args[0].1.clone()
    };
    let third = mamori::core::message::Arg::Count(3);
    assert_eq!(line("1,Acme,5,Kim\n2,\"Beta,6,Kim\n3,Gamma,7,Kim\n"), third, "never closed");
    assert_eq!(
        line("1,Acme,5,Kim\n2,\"Beta,6,Kim\n3,Gamma,7,\"Kim\"\n"),
        third,
        "closed by another"
    );
}

#[test]
fn hazard_07_lines_break_in_cells_and_in_every_way() {
    let check = |text: &str, lines: &[u64]| {
        let batch = csv(text);
        assert_eq!(records(&batch).iter().map(|r| r.line).collect::<Vec<_>>(), lines, "{text:?}");
        assert!(values(&batch, "name")[0].contains("Inc"));
    };
    check("account_id,name,arr,owner\r\n1,\"Acme\nInc\",5,Kim\n2,Beta,6,Kim\r\n", &[2, 4]);
    check("account_id,name,arr,owner\r1,\"Acme Inc\",5,Kim\r2,Beta,6,Kim\r", &[2, 3]);
}
