//! The text of a preset: read or refused, and what it makes of a small file.
#![no_main]

mod shared;

use mamori::ingest::{Presets, read_bytes};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let folder = std::env::temp_dir().join(format!("mamori-fuzz-{}", std::process::id()));
    let own = folder.join("own");
    if std::fs::create_dir_all(&own).is_err() {
        return;
    }
    let head = "format = 1\nbase = \"csv-account\"\n";
    for text in [text.to_owned(), format!("{head}{text}")] {
        let written = std::fs::write(own.join("preset.toml"), text);
        let Ok(presets) = Presets::with_folder(&folder) else { continue };
        if written.is_ok() {
            let options = shared::options();
            let file = b"account_id,name,arr,owner\n1,Acme,5,Kim\n";
            let _ = read_bytes("a.csv", file, options.today, &presets, &options);
        }
    }
});
