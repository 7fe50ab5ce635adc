//! A file refused whole, and the sentences for what a disk or an archive may say.

use crate::core::message::Message;
use std::io::{Error, ErrorKind};

/// A file refused whole: nothing of it may be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub message: Message,
    /// Readable, but no preset and no entity fits.
    pub unmapped: bool,
}

/// What a reader of ours finds wrong while bytes pass through it, carried by an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Unpacks to more than a file that size can hold.
    #[error("bomb")]
    Bomb,
    /// The checksum of the archive is another.
    #[error("damaged")]
    Damaged,
    /// A line that is longer than any record.
    #[error("line")]
    Line,
}

impl Fault {
    pub fn error(self) -> Error {
        Error::other(self)
    }

    fn id(self) -> &'static str {
        match self {
            Self::Bomb => "ingest-refused-bomb",
            Self::Damaged => "ingest-refused-archive",
            Self::Line => "ingest-refused-line",
        }
    }
}

impl Refusal {
    pub(crate) fn new(message: Message) -> Self {
        Self { message, unmapped: false }
    }

    /// Refused with a sentence that takes no arguments.
    pub(super) fn plain(id: &'static str) -> Self {
        Self::new(Message::new(id))
    }

    pub(super) fn unmapped(message: Message) -> Self {
        Self { message, unmapped: true }
    }

    pub(super) fn cancelled() -> Self {
        Self::plain("ingest-cancelled")
    }

    pub(super) fn unreadable(error: &str) -> Self {
        Self::new(Message::new("ingest-refused-unreadable").text("error", error))
    }

    /// What stood in the way of reading, in words of ours where there are any.
    pub(super) fn of(error: &Error) -> Self {
        if let Some(fault) = error.get_ref().and_then(|inner| inner.downcast_ref::<Fault>()) {
            return Self::plain(fault.id());
        }
        match error.kind() {
            ErrorKind::NotFound => Self::plain("ingest-refused-gone"),
            ErrorKind::PermissionDenied => Self::plain("ingest-refused-permission"),
            ErrorKind::IsADirectory => Self::plain("ingest-refused-folder"),
            ErrorKind::UnexpectedEof => Self::plain("ingest-refused-truncated"),
            ErrorKind::InvalidData | ErrorKind::InvalidInput => {
                Self::plain("ingest-refused-archive")
            }
            _ => Self::unreadable(&error.to_string()),
        }
    }
}
