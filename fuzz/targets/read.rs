//! Sniffing: any bytes are read or refused, without a panic, and the counts add up.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let japan = bytes.first().is_some_and(|byte| byte % 2 == 0);
    let options = mamori::ingest::Options { home_country_is_japan: japan, ..shared::options() };
    shared::read("fuzz.csv", bytes, &options);
});
