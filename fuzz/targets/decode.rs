//! Decoding: bytes below a header, in the encoding that fits or in one that is named.
#![no_main]

mod shared;

const NAMED: [Option<&str>; 10] = [
    None,
    Some("cp932"),
    Some("euc-jp"),
    Some("iso-2022-jp"),
    Some("gb18030"),
    Some("big5"),
    Some("euc-kr"),
    Some("utf-16le"),
    Some("cp1252"),
    Some("utf-8"),
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let encoding = NAMED[usize::from(*first) % NAMED.len()].map(str::to_owned);
    let options = mamori::ingest::Options { encoding, ..shared::options() };
    let file = [b"account_id,name,arr,owner\n1,", rest, b",5,Kim\n"].concat();
    shared::read("fuzz.csv", &file, &options);
});
