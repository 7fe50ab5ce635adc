//! Export files to batches: bytes are decoded, the table is found in them, its columns are
//! recognised, and every row becomes a record, a point of usage, or a problem with its place.
//! Pure over bytes; the day and the file's own date are arguments.

mod column;
mod date;
mod decode;
mod delimited;
mod header;
mod identity;
mod json;
mod mapping;
mod number;
mod preset;
mod reading;
mod records;
mod sniff;
mod table;
mod template;
mod usage;
mod value;

pub use preset::Presets;
pub use reading::{digest, read, read_bytes, recognise, sample};
pub use template::{ImportedTemplate, read_template};

use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::money::Currency;

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
        }
    }
}

/// A file refused whole: nothing of it may be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub message: Message,
    /// Readable, but no preset and no entity fits.
    pub unmapped: bool,
}

impl Refusal {
    pub(crate) fn new(message: Message) -> Self {
        Self { message, unmapped: false }
    }

    fn unmapped(message: Message) -> Self {
        Self { message, unmapped: true }
    }

    fn cancelled() -> Self {
        Self::new(Message::new("ingest-cancelled"))
    }

    fn unreadable(error: &str) -> Self {
        Self::new(Message::new("ingest-refused-unreadable").text("error", error))
    }
}

/// Is this a file that a search of a folder takes? Half-written and hidden ones are left alone.
pub fn is_export_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let hidden = lower.starts_with('.') || lower.starts_with("~$");
    let kinds = [".csv", ".tsv", ".txt", ".json", ".ndjson", ".jsonl"];
    !hidden && kinds.iter().any(|kind| lower.ends_with(kind))
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
    }
}
