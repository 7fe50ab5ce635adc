//! What could not be done, for a person: a message, a code for scripts, an exit status.

use crate::core::message::Message;
use crate::ingest::Refusal;
use crate::store::StoreError;

/// Exit statuses of `docs/cli.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It could not be done: no such account, nothing to undo.
    CouldNot = 1,
    Usage = 2,
    BadData = 3,
    Bug = 70,
    /// Ctrl-C: 128 and the number of the signal.
    Interrupted = 130,
    Terminated = 143,
}

/// An error as it is shown: *what happened · why · what to do* are one or two sentences of one
/// message; the technical cause stands beside it.
#[derive(Clone, Debug)]
pub struct Failure {
    pub message: Message,
    pub exit: Exit,
    /// The system's own words, such as the text of an I/O error.
    pub cause: Option<String>,
    /// Where it stands in what was typed, in lines of its own.
    pub place: Option<String>,
}

impl Failure {
    pub fn new(message: Message) -> Self {
        Self { message, exit: Exit::CouldNot, cause: None, place: None }
    }

    pub fn usage(message: Message) -> Self {
        Self { message, exit: Exit::Usage, cause: None, place: None }
    }

    /// A file or folder that the system did not let us read or write.
    pub fn io(doing: &'static str, path: &std::path::Path, error: &std::io::Error) -> Self {
        let message = Message::new(doing).text("path", path.display().to_string());
        Self { message, exit: Exit::CouldNot, cause: Some(error.to_string()), place: None }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let cause = error.cause().map(str::to_owned);
        Self { cause, ..Self::new(error.message) }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self { exit: Exit::BadData, ..Self::new(refusal.message) }
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Self::new(message)
    }
}
