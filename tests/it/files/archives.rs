//! Packed exports: gzip, ZIP and its members, and archives that are damaged or made to do harm.

use super::{open, refused, write};
use flate2::Compression;
use flate2::write::GzEncoder;
use mamori::core::entity::Entity;
use mamori::ingest::{digest, expand, size};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const ACCOUNTS: &str = "account_id,name,arr,owner\nA1,Acme,5,kim\n";
const TICKETS: &str =
    "ticket_id,account_id,opened,priority,status\n1,A1,2026-01-02,high,open\n2,A1,soon,high,open\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let packing = SimpleFileOptions::default().compression_method(CompressionMethod::DEFLATE);
        archive.start_file(*name, packing).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn members(path: &Path) -> Vec<String> {
    let found = expand(path, 0).into_iter();
    found.map(|(path, _)| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

/// Long enough to be read in passing.
fn usage() -> Vec<u8> {
    let mut text = String::from("account_id,date,active_users\n");
    for at in 0..6_000 {
        writeln!(text, "acc_{:03},2026-0{}-{:02},{}", at % 40, at / 1000 + 1, at % 28 + 1, at % 97)
            .unwrap();
    }
    text.into_bytes()
}

#[test]
fn hazard_31_gzip_is_read_like_the_file_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let plain = open(&write(&folder, "usage.csv", &usage())).unwrap();
    let path = write(&folder, "usage.csv.gz", &gzip(&usage()));
    let packed = open(&path).unwrap();
    assert_eq!((packed.entity, packed.read), (Entity::Usage, 6_000));
    assert_eq!((packed.digest, packed.size), (plain.digest, plain.size));
    assert_eq!(digest(&path).unwrap(), (plain.digest, plain.size));
    assert_eq!(packed.batch, plain.batch);
}

#[test]
fn hazard_31_each_member_of_a_zip_is_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let inner = gzip(b"{\"id\":1}\n");
    let bytes = zipped(&[
        ("Account.csv", ACCOUNTS.as_bytes()),
        ("support/Case.csv", TICKETS.as_bytes()),
        ("__MACOSX/._Account.csv", b"\0\x05\x16\x07"),
        ("readme.md", b"#"),
        ("2026/events.json.gz", &inner),
    ]);
    let path = write(&folder, "ACME.zip", &bytes);
    assert_eq!(members(&path), ["events.json.gz", "Account.csv", "Case.csv"]);
    let account = open(&path.join("Account.csv")).unwrap();
    assert_eq!((account.entity, account.read), (Entity::Account, 1));
    assert!(account.path.ends_with("ACME.zip/Account.csv"), "{}", account.path);
    let tickets = open(&path.join("support/Case.csv")).unwrap();
    assert_eq!((tickets.problems.len(), tickets.problems[0].line), (1, 3));
    assert_eq!(refused(open(&path.join("gone.csv"))), "ingest-refused-gone");
}

#[test]
fn names_in_cp932_are_read_and_none_leads_out_of_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = zipped(&[("XXXX.csv", ACCOUNTS.as_bytes()), ("../../up.csv", b"a,b\n1,2\n")]);
    let name = encoding_rs::SHIFT_JIS.encode("顧客").0.into_owned();
    while let Some(at) = bytes.windows(4).position(|window| window == b"XXXX") {
        bytes[at..at + 4].copy_from_slice(&name);
    }
    let path = write(&folder, "a.zip", &bytes);
    assert_eq!(members(&path), ["up.csv", "顧客.csv"]);
    assert_eq!(open(&path.join("顧客.csv")).unwrap().read, 1);
    let all = expand(&path, 0);
    assert!(all.iter().all(|(member, _)| member.starts_with(&path)), "{all:?}");
}

#[test]
fn hazard_36_archives_without_anything_to_read_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let nested = zipped(&[("inner.zip", &zipped(&[("a.csv", ACCOUNTS.as_bytes())]))]);
    let path = write(&folder, "nested.zip", &nested);
    assert_eq!(refused(open(&path.join("inner.zip"))), "ingest-refused-zip");
    let bare = write(&folder, "bare.zip", &zipped(&[("notes.md", b"x")]));
    assert_eq!(expand(&bare, 7), [(bare.clone(), 7)]);
    assert_eq!(refused(open(&bare)), "ingest-refused-zip");
}

#[test]
fn hazard_38_a_cut_off_archive_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let whole = gzip(&usage());
    let path = write(&folder, "cut.csv.gz", &whole[..whole.len() / 2]);
    assert_eq!(refused(open(&path)), "ingest-refused-truncated");
    assert_eq!(refused(digest(&path)), "ingest-refused-truncated");
    let whole = zipped(&[("usage.csv", &usage())]);
    let path = write(&folder, "cut.zip", &whole[..whole.len() / 2]);
    assert_eq!(refused(open(&path.join("usage.csv"))), "ingest-refused-truncated");
    assert_eq!(expand(&path, 1).len(), 1, "the archive itself says why");
}

#[test]
fn a_damaged_member_is_told_by_its_checksum() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    archive.start_file("Account.csv", stored).unwrap();
    archive.write_all(ACCOUNTS.as_bytes()).unwrap();
    let mut bytes = archive.finish().unwrap().into_inner();
    let at = bytes.windows(4).position(|window| window == b"Acme").unwrap();
    bytes[at] = b'Z';
    let path = write(&folder, "bad.zip", &bytes);
    assert_eq!(refused(open(&path.join("Account.csv"))), "ingest-refused-archive");
}

#[test]
fn a_locked_member_is_refused_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = zipped(&[("Account.csv", ACCOUNTS.as_bytes())]);
    for (sign, offset) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|window| window == sign).unwrap();
        bytes[at + offset] |= 1;
    }
    let path = write(&folder, "locked.zip", &bytes);
    assert_eq!(refused(open(&path.join("Account.csv"))), "ingest-refused-encrypted");
}

#[test]
fn an_archive_that_unpacks_without_end_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let zeros = [vec![b'0'; 1023], vec![b'\n']].concat().repeat(36 << 10);
    let path = write(&folder, "bomb.csv.gz", &gzip(&zeros));
    assert_eq!(refused(open(&path)), "ingest-refused-bomb");
    assert_eq!(refused(digest(&path)), "ingest-refused-bomb");
    let path = write(&folder, "bomb.zip", &zipped(&[("a.csv", &zeros)]));
    assert_eq!(refused(open(&path.join("a.csv"))), "ingest-refused-bomb");
    assert_eq!(size(&path.join("a.csv")), None, "told before a byte is unpacked");
    let honest = b"0\n".repeat(1 << 18);
    let path = write(&folder, "honest.txt.gz", &gzip(&honest));
    assert_ne!(refused(open(&path)), "ingest-refused-bomb", "small files may pack well");
}
