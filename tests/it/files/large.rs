//! Large JSON files: read window by window they come to the same as read whole, wherever a window
//! ends; and what is not plain is left for reading whole.

use super::*;
use mamori::core::batch::Record;
use mamori::ingest::read_in_windows;
use std::fmt::Write;

pub fn in_windows(name: &str, text: &[u8], head: usize, step: usize) -> Option<FileBatch> {
    let (presets, options) = (Presets::builtin(), options());
    let read =
        read_in_windows(name, (text, head, step), day("2026-11-20"), presets, &options).unwrap();
    read.inspect(|batch| {
        let count = records(batch).len() as u64;
        assert_eq!(batch.read, count + batch.counts().quarantined + batch.skipped, "{name}");
    })
}

/// By key: a newer version of a row may stand where it came.
fn records(batch: &FileBatch) -> Vec<Record> {
    let mut records = Vec::new();
    let keep = |record: &Record| {
        records.push(record.clone());
        true
    };
    batch.batch.visit_records(keep).unwrap();
    records.sort_by(|one, other| one.key.cmp(&other.key));
    records
}

pub fn same(one: &FileBatch, other: &FileBatch) {
    let rest = |batch: &FileBatch| FileBatch {
        batch: mamori::core::batch::Batch::Records(records(batch)),
        ..batch.clone()
    };
    assert_eq!(rest(one), rest(other));
}

/// Read in windows of any size, from any head, it is what it is as a whole.
fn check(text: &str) {
    check_from(text, &[400, 2_000, text.len()]);
}

fn check_from(text: &str, heads: &[usize]) {
    let whole = of_bytes("export.json", text.as_bytes());
    let whole = whole.unwrap_or_else(|refusal| panic!("{text}: {:?}", refusal.message));
    for &head in heads {
        for step in [1, 13, 300, 4_096, text.len() + 1] {
            let read = in_windows("export.json", text.as_bytes(), head, step);
            let read = read.unwrap_or_else(|| panic!("head {head}, step {step}: {text}"));
            same(&read, &whole);
        }
    }
}

/// Tickets from 1 on; `more` gives what else the one of a number says.
fn tickets(count: usize, more: impl Fn(usize) -> String) -> Vec<String> {
    let one = |n: usize| {
        format!(
            "{{\"id\":{n},\"organization_id\":\"ö{}\",\"status\":\"open\",\"subject\":\"請求 \\\"{n}\\\"\\n\\u00e9\",\
             \"created_at\":\"2026-01-{:02}T10:00:00Z\",\"requester\":{{\"name\":\"Kim\"}}{}}}",
            n % 3,
            n % 28 + 1,
            more(n)
        )
    };
    (1..=count).map(one).collect()
}

fn array(rows: &[String]) -> String {
    format!("[\n{}\n]\n", rows.join(",\n"))
}

#[test]
fn arrays_wrappers_and_lines_are_the_same_in_windows() {
    let rows = tickets(12, |_| String::new());
    check(&array(&rows));
    check(&format!("[{}]", rows.join(",")));
    check(&format!("\u{FEFF}{}\n", rows.join("\r\n")));
    check(&rows.join("\n"));
    check(&format!("{{\"tickets\":[{}],\"count\":250,\"next_page\":\"x\"}}", rows.join(" , ")));
    check(&format!("{{\"meta\":{{\"a\":[1]}},\n\"data\":[\n{}]\n}}", rows.join(",\n")));
}

#[test]
fn pages_behind_each_other_are_one_list() {
    let rows = tickets(12, |_| String::new());
    let lists: Vec<String> = rows.chunks(3).map(|rows| format!("[{}]", rows.join(","))).collect();
    let pages = |name: &str, beside: &str| -> Vec<String> {
        let page = |(at, list)| format!("{{\"{name}\":{list},\"page\":{at}{beside}}}");
        lists.iter().enumerate().map(page).collect()
    };
    let mut texts = vec![format!("[{}]", lists.join(",")), format!("[{}, []]", lists.join(",\n"))];
    for pages in [pages("data", ""), pages("tickets", ",\"next_page\":null,\"total_count\":12")] {
        texts.push(pages.join("\n"));
        texts.push(array(&pages));
        texts.push(format!("{{\"pages\":[{}]}}", pages.join(",")));
        texts.push(pages.join("\n").replace(":[", ": [\n"));
    }
    for text in &texts {
        // Whether there are lines is not seen before the first one ends.
        check_from(text, &[1_000, 2_000]);
        let read = of_bytes("export.json", text.as_bytes()).unwrap();
        assert_eq!((read.read, records(&read).len()), (12, 12), "{text}");
    }
    let more = pages("data", ",\"has_more\":true").join("\n");
    check_from(&more, &[1_000, 2_000]);
    let read = of_bytes("export.json", more.as_bytes()).unwrap();
    assert!(notes(&read).contains(&"ingest-note-page"), "{:?}", read.notes);
}

#[test]
fn a_list_in_a_record_makes_no_page_of_it() {
    let rows = tickets(6, |_| ",\"items\":[{\"sku\":1},{\"sku\":2}]".to_owned());
    check(&array(&rows));
    let bare: Vec<String> = (1..5)
        .map(|n| format!("{{\"account_id\":\"A{n}\",\"name\":\"N{n}\",\"arr\":5,\"owner\":\"K\",\"contacts\":[{{\"id\":1}}]}}"))
        .collect();
    let read = of_bytes("export.json", array(&bare).as_bytes()).unwrap();
    assert_eq!(read.read, 4);
}

#[test]
fn a_broken_line_is_set_aside_and_the_others_are_read() {
    let rows = tickets(12, |_| String::new());
    let broken = [
        "{\"id\":99,\"status\":}",
        "{\"id\":\"99,\"status\":\"open\"}",
        "{\"id\":99,\"status\":\"open}",
        "{\"id\":99",
        "{\"id\":99}}",
    ];
    for broken in broken {
        for at in [3, 11] {
            let mut lines = rows.clone();
            lines.insert(at, broken.to_owned());
            let text = lines.join("\n") + "\n";
            check(&text);
            let read = of_bytes("export.ndjson", text.as_bytes()).unwrap();
            let problem = &read.problems[0];
            let found = (read.problems.len(), problem.line, problem.record, problem.raw.as_str());
            assert_eq!(found, (1, at as u64 + 1, at as u64 + 1, broken));
            assert_eq!(
                (problem.reason.id.as_ref(), records(&read).len()),
                ("ingest-problem-json", 12)
            );
        }
    }
    let refusal = |text: &str| {
        assert!(in_windows("export.json", text.as_bytes(), 2_000, 300).is_none());
        let message = of_bytes("export.json", text.as_bytes()).unwrap_err().message;
        format!("{message:?}")
    };
    let said = refusal(&(rows[..1].join("\n") + "\n{\"id\":}\n{\"id\":}\n"));
    assert!(said.contains("ingest-refused-json") && said.contains('2'), "{said}");
    let said = refusal(&(rows.join("\n") + "\n{\"id\":99,\"sta"));
    assert!(said.contains("ingest-refused-cut-off") && said.contains("13"), "{said}");
}

#[test]
fn what_only_the_end_shows_is_read_by_as_well() {
    let late = |from: usize, text: &'static str| {
        move |n: usize| if n >= from { text.replace('#', &n.to_string()) } else { String::new() }
    };
    let solved = late(20, ",\"priority\":\"high\",\"solved_at\":\"2026-02-#T00:00:00Z\"");
    check(&array(&tickets(27, solved)));
    let order = |n: usize| format!(",\"solved_at\":\"{}/2/2026\"", if n > 22 { n } else { 3 });
    check(&array(&tickets(26, order)));
    let open = |_: usize| ",\"solved_at\":\"3/2/2026\"".to_owned();
    check(&array(&tickets(20, open)));
    let decimals = |n: usize| {
        format!(",\"organization\":1,\"account_id\":\"{n}{}\"", if n > 8 { ".0" } else { "" })
    };
    check(&array(&tickets(24, decimals)));
    let worse = |n: usize| format!(",\"priority\":\"{}\"", if n == 19 { "緊急" } else { "高" });
    check(&array(&tickets(20, worse)));
}

#[test]
fn rows_of_one_id_are_settled_alike() {
    let mut rows = tickets(9, |n| format!(",\"updated_at\":\"2026-03-{n:02}T00:00:00Z\""));
    rows.push(rows[3].clone());
    rows.push(rows[4].replace("\"open\"", "\"solved\"").replace("2026-03-05", "2026-03-30"));
    rows.push(rows[5].replace("\"open\"", "\"solved\"").replace("2026-03-06", "2026-02-01"));
    rows.push(rows[6].replace("\"open\"", "\"solved\""));
    check(&array(&rows));
    let read = in_windows("a.json", array(&rows).as_bytes(), 2_000, 500).unwrap();
    let counts = read.counts();
    assert_eq!((read.read, counts.quarantined, counts.skipped), (13, 1, 3));
    let touches = |n: usize| {
        format!(
            "{{\"account_id\":\"a\",\"date\":\"2026-01-0{n}\",\"kind\":\"call\",\"subject\":\"Hi\",\"body\":\"{n}\"}}"
        )
    };
    let mut rows: Vec<String> = (1..9).map(touches).collect();
    rows.push(rows[2].replace("\"3\"", "\"other\""));
    rows.push(rows[2].clone());
    check(&array(&rows));
}

#[test]
fn rows_and_values_are_set_aside_with_their_place() {
    let faulty = |n: usize| match n {
        5 => ",\"solved_at\":\"soon\"".to_owned(),
        7 => ",\"created_at\":\"never\"".to_owned(),
        8 => ",\"priority\":\"sideways\"".to_owned(),
        _ => String::new(),
    };
    let mut rows = tickets(9, faulty);
    rows[6] = rows[6].replacen("\"created_at\":\"2026-01-08T10:00:00Z\",", "", 1);
    rows.push("{\"organization_id\":\"x\",\"status\":\"open\"}".into());
    check(&array(&rows));
    let read = in_windows("a.json", array(&rows).as_bytes(), 2_000, 99).unwrap();
    let lines: Vec<u64> = read.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [6, 8, 11]);
}

#[test]
fn what_is_not_plain_is_left_for_reading_whole() {
    let rows = tickets(12, |_| String::new());
    let plain = array(&rows);
    let left = |text: &str| {
        let read = in_windows("export.json", text.as_bytes(), 2_000, 300);
        assert!(read.is_none(), "{text}");
    };
    left(&plain.replace("\n]\n", ""));
    left(&format!("{plain} x"));
    left(&plain.replacen("\"Kim\"", "\"K\0m\"", 1));
    left(&format!("{{\"result\":{{\"data\":{plain}}}}}"));
    left(&format!("{{\"id\":1,\"data\":{plain}}}"));
    left(&format!("{{\"items\":{plain},\"data\":{plain}}}"));
    let routed = |row: &String| {
        format!("{{\"type\":\"RECORD\",\"record\":{{\"stream\":\"t\",\"data\":{row}}}}}")
    };
    left(&rows.iter().map(routed).collect::<Vec<_>>().join("\n"));
    let broken = [plain.as_bytes(), b"\xFF"].concat();
    assert!(in_windows("export.json", &broken, 2_000, 300).is_none());
    assert!(in_windows("export.json", b"[]", 2_000, 300).is_none());
}

/// Samples of these kinds, each as a whole and in windows; so many at least can be read in windows.
pub fn check_samples(endings: &[&str], least: usize) {
    let presets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/presets");
    let mut seen = 0;
    for folder in std::fs::read_dir(presets).unwrap().flatten().filter(|f| f.path().is_dir()) {
        for file in std::fs::read_dir(folder.path()).unwrap().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            if !name.starts_with("sample") || !endings.iter().any(|end| name.ends_with(end)) {
                continue;
            }
            let bytes = std::fs::read(file.path()).unwrap();
            let Ok(whole) = of_bytes(&name, &bytes) else { continue };
            for step in [7, 1_000] {
                if let Some(read) = in_windows(&name, &bytes, 1 << 16, step) {
                    same(&read, &whole);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen >= least, "{seen}");
}

/// A file on disk is read in windows, and is what it is as a whole.
pub fn check_on_disk(name: &str, text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = write(&folder, name, text.as_bytes());
    let read = open(&path).unwrap();
    assert!(matches!(read.batch, mamori::core::batch::Batch::Parcel(_)));
    let whole = of_bytes(&path.to_string_lossy(), text.as_bytes()).unwrap();
    same(&FileBatch { as_of: whole.as_of, ..read }, &whole);
}

#[test]
fn every_sample_in_json_is_the_same_in_windows() {
    check_samples(&["json"], 20);
}

#[test]
fn a_large_file_on_disk_is_never_held_as_a_whole() {
    let mut text = String::from("[");
    for row in tickets(9_000, |n| format!(",\"description\":\"{}\"", "x".repeat(n % 90))) {
        let _ = write!(text, "{}{row}", if text.len() > 1 { ",\n" } else { "" });
    }
    text.push(']');
    check_on_disk("tickets.json", &text);
}
