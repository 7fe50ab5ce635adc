//! Large delimited files: read window by window they come to the same as read whole, wherever a
//! window ends; and what is not plain is left for reading whole.

use super::large::{check_on_disk, check_samples, in_windows, same};
use super::*;
use proptest::prelude::*;
use std::fmt::Write;

/// Read in windows of any size, from any head, it is what it is as a whole.
fn check(text: &str) {
    let whole = of_bytes("export.csv", text.as_bytes());
    let whole = whole.unwrap_or_else(|refusal| panic!("{text}: {:?}", refusal.message));
    for head in [700, text.len()] {
        for step in [1, 13, 300, text.len() + 1] {
            let read = in_windows("export.csv", text.as_bytes(), head, step);
            let read = read.unwrap_or_else(|| panic!("head {head}, step {step}: {text}"));
            same(&read, &whole);
        }
    }
}

/// A header and tickets from 1 on; `more` gives the last cells of the one of a number.
fn tickets(header: &str, count: usize, more: impl Fn(usize) -> String) -> String {
    let mut text = format!("id,account_id,status,subject,opened{header}\n");
    for n in 1..=count {
        let _ = writeln!(
            text,
            "{n},ö{},open,\"請求, \"\"{n}\"\"\nsecond line\",2026-01-{:02}{}",
            n % 3,
            n % 28 + 1,
            more(n)
        );
    }
    text
}

fn plain(count: usize) -> String {
    tickets("", count, |_| String::new())
}

#[test]
fn lines_of_every_make_are_the_same_in_windows() {
    check(&plain(30));
    check(&format!("\u{FEFF}{}", plain(30).replace('\n', "\r\n")));
    check(plain(30).trim_end());
    check(&plain(30).replace(',', ";"));
    check(&format!("Open tickets\nAs of,2026-02-01\n\n{}", plain(30)));
    check(&plain(30).replace("\n7,", "\n\n,,,,\n7,"));
    check(&format!("{}Grand Totals (30 records),,,,\nCopyright (c) 2026\n", plain(30)));
    check(&plain(30).replace("\n20,", "\nid,account_id,status,subject,opened\n20,"));
}

#[test]
fn what_only_the_end_shows_is_read_by_as_well() {
    check(&tickets(",solved_at", 26, |n| format!(",{}/2/2026", if n > 22 { n } else { 3 })));
    check(&tickets(",priority", 30, |n| format!(",{}", if n == 29 { "緊急" } else { "高" })));
    check(&tickets(",updated_at", 30, |n| format!(",2026-03-{:02}", n % 7 + 1)));
}

#[test]
fn rows_are_set_aside_with_their_place() {
    let ragged = plain(30).replace("\n8,ö2,", "\n8,").replace("\n21,ö0,", "\n21,ö0,a,b,");
    let ragged = ragged.replace("2026-01-13", "never");
    check(&ragged);
    let read = in_windows("export.csv", ragged.as_bytes(), 700, 64).unwrap();
    let lines: Vec<u64> = read.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [16, 24, 42]);
}

#[test]
fn what_is_not_plain_is_left_for_reading_whole() {
    let left = |text: &[u8]| {
        let read = in_windows("export.csv", text, 700, 200);
        assert!(read.is_none(), "{}", String::from_utf8_lossy(text));
    };
    let text = plain(30);
    // A quote that never closes, another table, a cut-off end, an encoding that shows late.
    left(text.replacen("\"請求, \"\"29\"\"\nsecond line\"", "\"請求", 1).as_bytes());
    left(format!("{text}id,name,arr\n").as_bytes());
    left(format!("{text}31,ö").as_bytes());
    left(&[text.as_bytes(), b"31,x,open,\x90\xBF\x8B\x81,2026-01-01\n"].concat());
    left(text.replacen("\"\"28\"\"", "\\\"28\\\"", 1).as_bytes());
    left(text.replacen("id,", "*,", 1).as_bytes());
    left(text.replacen("\n20,", "\nSubtotal,,,,\n20,", 1).as_bytes());
    left(b"id,name\n");
    left(b"");
}

#[test]
fn every_delimited_sample_is_the_same_in_windows() {
    check_samples(&["csv", "tsv"], 60);
}

#[test]
fn a_large_file_on_disk_is_never_held_as_a_whole() {
    check_on_disk("tickets.csv", &tickets(",note", 30_000, |n| format!(",{}", "x".repeat(n % 90))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..Default::default() })]

    /// What is read in windows is what is read as a whole, whatever stands in the lines.
    #[test]
    fn anything_read_in_windows_is_read_alike_as_a_whole(
        cells in prop::collection::vec("[a1\"'\\\\,;*= \r\n株é-]{0,12}", 0..6),
        step in 1_usize..90,
    ) {
        let mut text = tickets("", 3, |_| String::new());
        for (at, cell) in cells.iter().enumerate() {
            let _ = writeln!(text, "{},2,open,{cell},2026-01-0{}", at + 10, at + 1);
        }
        text.push_str("98,2,open,b,2026-01-03\n99,2,open,c,2026-01-04\n");
        let plain = cells.iter().all(|cell| !cell.contains(['"', '\'', '\\', '\r', '\n', ',']));
        let read = in_windows("export.csv", text.as_bytes(), 200, step);
        prop_assert!(read.is_some() || !plain, "{text}");
        if let Some(read) = read {
            let whole = of_bytes("export.csv", text.as_bytes());
            same(&read, &whole.map_err(|refusal| refusal.message).unwrap());
        }
    }
}
