//! Export files to batches: bytes are decoded, the table is found in them, its columns are
//! recognised, and every row becomes a record, a point of usage, or a problem with its place.
//! Pure over bytes; the day and the file's own date are arguments.

mod calendar;
mod column;
mod date;
mod decode;
mod delimited;
mod file;
mod header;
mod identity;
mod json;
mod learn;
mod mapping;
mod number;
mod place;
mod preset;
mod reading;
mod records;
mod refusal;
mod sniff;
mod spool;
mod table;
mod template;
mod usage;
mod value;
mod wide;
mod workbook;

pub use file::{expand, is_member};
pub use learn::{LearnedPreset, learn};
pub use preset::{Preset, Presets};
pub use reading::{
    digest, first_values, outline, read, read_bytes, read_in_windows, recognise, size,
};
pub use refusal::Refusal;
pub use template::{ImportedTemplate, read_template};

use crate::core::day::Day;
use crate::core::manner::Decision;
use crate::core::money::Currency;
use std::collections::HashSet;

/// How files are read where they do not say it themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    pub today: Day,
    pub as_of: Option<Day>,
    pub encoding: Option<String>,
    pub preset: Option<String>,
    /// The currency of amounts that name none.
    pub book_currency: Option<Currency>,
    pub home_country_is_japan: bool,
    /// What a person has decided for this reading.
    pub decision: Decision,
    /// Rows, as they stand in a file, that come in without the cell that is wrong in them.
    pub accepted: HashSet<String>,
}

impl Options {
    /// Nothing but the day.
    pub fn on(today: Day) -> Self {
        Self {
            today,
            as_of: None,
            encoding: None,
            preset: None,
            book_currency: None,
            home_country_is_japan: false,
            decision: Decision::default(),
            accepted: HashSet::new(),
        }
    }
}

/// How the names of files end that a search of a folder takes.
const KINDS: [&str; 13] = [
    "csv", "tsv", "txt", "json", "ndjson", "jsonl", "xlsx", "xlsm", "xlsb", "xls", "ods", "zip",
    "ics",
];

/// Is this a file that a search of a folder takes? Half-written and hidden ones are left alone.
pub fn is_export_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let hidden = lower.starts_with('.') || lower.starts_with("~$");
    let (bare, packed) = match lower.strip_suffix(".gz") {
        Some(bare) => (bare, true),
        None => (lower.as_str(), false),
    };
    let kind = bare.rsplit_once('.').map(|(_, kind)| kind);
    !hidden && kind.map_or(packed, |kind| KINDS.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_written_files_are_left_alone() {
        let check = |name: &str, taken| assert_eq!(is_export_name(name), taken, "{name}");
        check("Accounts.CSV", true);
        check("tickets.ndjson", true);
        check("~$accounts.csv", false);
        check(".accounts.csv", false);
        check("accounts.csv.part", false);
        check("accounts.csv.crdownload", false);
        check("notes.md", false);
        check("~$accounts.xlsx", false);
        check("accounts.xlsx.tmp", false);
        check("accounts.xlsx", true);
        check("meetings.ics", true);
        check("usage.csv.gz", true);
        check("backup.tar.gz", false);
        check("ACME.zip", true);
    }
}
