//! What goes wrong in the store, as a message for people and a cause for the log.

use crate::core::message::Message;
use rusqlite::ErrorCode;
use std::fmt;

/// Nothing was changed when one of these comes back from a write.
#[derive(Debug, Clone)]
pub struct StoreError {
    /// What happened, why, what to do next.
    pub message: Message,
    cause: Option<String>,
}

pub type Result<T> = std::result::Result<T, StoreError>;

impl StoreError {
    pub fn new(message: Message) -> Self {
        Self { message, cause: None }
    }

    /// The writer has gone away; only a bug or the end of the program does that.
    pub(crate) fn stopped() -> Self {
        Self::new(Message::new("store-stopped"))
    }

    pub(crate) fn caused(message: Message, cause: impl fmt::Display) -> Self {
        Self { message, cause: Some(cause.to_string()) }
    }

    /// The words of what lies beneath, where something does.
    pub fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    /// True when it is no fault of a file: the store itself cannot go on, or nobody wants it to.
    pub fn ends_the_run(&self) -> bool {
        let own = ["busy", "damaged", "disk-full", "not-written", "not-writable", "cancelled"];
        self.message.id.strip_prefix("store-").is_some_and(|id| own.contains(&id))
    }

    /// True when the person asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.message.id == "store-cancelled"
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message.id)?;
        for (name, arg) in &self.message.args {
            write!(f, " {name}={arg:?}")?;
        }
        self.cause.as_ref().map_or(Ok(()), |cause| write!(f, ": {cause}"))
    }
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let id = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => "store-busy",
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => "store-damaged",
            Some(ErrorCode::DiskFull) => "store-disk-full",
            Some(ErrorCode::SystemIoFailure) => "store-not-written",
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => "store-not-writable",
            _ => "store-failed",
        };
        Self::caused(Message::new(id).text("detail", error.to_string()), &error)
    }
}

impl From<rusqlite::types::FromSqlError> for StoreError {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Self::caused(Message::new("store-damaged").text("detail", error.to_string()), &error)
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::caused(Message::new("store-damaged").text("detail", error.to_string()), &error)
    }
}
