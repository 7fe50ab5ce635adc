//! Archives and workbooks: bytes on the disk, behind the mark of each kind of archive.
#![no_main]

mod shared;

use mamori::ingest::{Presets, expand, read};

const MARKS: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\x1F\x8B\x08", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let path = std::env::temp_dir().join(format!("mamori-fuzz-{}.zip", std::process::id()));
    let file = [MARKS[usize::from(*first) % MARKS.len()], rest].concat();
    if std::fs::write(&path, &file).is_err() {
        return;
    }
    for (member, _) in expand(&path, file.len() as u64) {
        if let Ok(file) = read(&member, Presets::builtin(), &shared::options(), &mut |_| true) {
            shared::check(&file);
        }
    }
});
