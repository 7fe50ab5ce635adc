//! A row or a value that could not be read, set aside with the place, the value and the reason.

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
}

impl Waiver {
    pub fn covers(&self, problem: &Problem) -> bool {
        self.raw == problem.raw && self.column == problem.column
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
