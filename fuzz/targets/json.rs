//! JSON and NDJSON: any text in a wrapper or as lines.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let options = shared::options();
    shared::read("fuzz.json", text.as_bytes(), &options);
    shared::read("fuzz.json", format!("{{\"data\":[{text}]}}").as_bytes(), &options);
    let line = format!("{{\"id\":1,\"account_id\":2,\"opened\":\"2026-01-02\",\"x\":{text}}}\n");
    shared::read("fuzz.ndjson", line.repeat(2).as_bytes(), &options);
});
