//! A row or a value that could not be read, set aside with the place, the value and the reason.

use super::batch::FileOutcome;
use super::message::Message;
use serde::{Deserialize, Serialize};

/// A problem that the person lets be: the row is not wanted, or its value is rightly left out. It
/// holds for the same row in whatever file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    pub id: u32,
    /// The row as it was read.
    pub raw: String,
    /// `None` = the whole row.
    pub column: Option<String>,
    /// The row is taken in, its bad cell left out.
    #[serde(default)]
    pub accepted: bool,
}

impl Waiver {
    pub fn covers(&self, problem: &Problem) -> bool {
        self.raw == problem.raw && self.column == problem.column
    }

    /// A file that is left out, for as long as the same is to be said of it.
    pub fn of_file(id: u32, file: &FileOutcome) -> Option<Self> {
        let (raw, column) = (file_mark(&file.path), said(file.error.as_ref()?));
        Some(Self { id, raw, column: Some(column), accepted: false })
    }

    pub fn covers_file(&self, file: &FileOutcome) -> bool {
        let why = file.error.as_ref().map(said);
        why.is_some() && self.column == why && self.raw == file_mark(&file.path)
    }
}

/// What stands for a file where rows stand as they were read.
pub fn file_mark(path: &str) -> String {
    format!("file:{path}")
}

/// A reason as it is compared.
pub fn said(reason: &Message) -> String {
    serde_json::to_string(reason).unwrap_or_default()
}

impl Problem {
    /// The row could be taken in without the cell that is wrong: it is still told apart from others.
    pub fn can_go_without_its_cell(&self) -> bool {
        const NEEDED: [&str; 7] = [
            "ingest-problem-key",
            "ingest-problem-name",
            "ingest-problem-excel-id",
            "ingest-problem-id-case",
            "ingest-problem-same-id",
            "ingest-problem-bytes",
            "ingest-problem-long",
        ];
        self.column.is_some() && !NEEDED.contains(&self.reason.id.as_ref())
    }
}

/// One set-aside row or value. It survives restarts and can be tried again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// 1-based line in the file where the record begins.
    pub line: u64,
    /// 1-based record number, the header not counted.
    pub record: u64,
    /// The header of the offending column; `None` when the whole row is meant.
    pub column: Option<String>,
    /// The raw value, as it stands in the file.
    pub value: Option<String>,
    pub reason: Message,
    /// The whole row as read, for repair.
    pub raw: String,
    /// Only this value is set aside: the rest of the row was taken in.
    #[serde(default)]
    pub value_only: bool,
}
