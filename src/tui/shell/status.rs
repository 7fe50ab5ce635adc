//! The line above the hints: the last result, an error that sticks until a key, progress, what an
//! IME typed where no text was wanted.

use super::Shell;
use crate::core::message::Message;

/// How long a result stays, in milliseconds.
pub const FADE: i64 = 4_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Good,
    Error,
    Plain,
}

#[derive(Clone, Debug)]
pub struct Toast {
    pub message: Message,
    pub tone: Tone,
    /// «u undo» stands behind it.
    pub undoable: bool,
    /// Unix milliseconds; `None` = until a key.
    until: Option<i64>,
}

#[derive(Clone, Debug, Default)]
pub struct Status {
    pub toast: Option<Toast>,
    /// Text typed with the IME on, which Enter would search for.
    pub ime: Option<String>,
    /// Pasted text, which `c` would log.
    pub pasted: Option<String>,
    /// Paths in what was pasted, which `R` would read.
    pub dropped: Option<Vec<String>>,
    /// Bytes read, bytes in all, the file in hand.
    pub sync: Option<(u64, u64, String)>,
}

impl Status {
    /// Is this what it says just now?
    pub fn says(&self, message: &Message) -> bool {
        self.toast.as_ref().is_some_and(|toast| toast.message == *message)
    }

    pub fn fades_at(&self) -> Option<i64> {
        self.toast.as_ref()?.until
    }
}

impl Shell {
    /// A verb's result, with the way back.
    pub(super) fn done(&mut self, message: Message) {
        self.toast(message, Tone::Good, true);
    }

    pub(super) fn tell(&mut self, message: Message) {
        self.toast(message, Tone::Plain, false);
    }

    /// Stays until a key.
    pub(super) fn fail(&mut self, message: Message) {
        self.status.toast =
            Some(Toast { message, tone: Tone::Error, undoable: false, until: None });
        self.dirty = true;
    }

    fn toast(&mut self, message: Message, tone: Tone, undoable: bool) {
        let until = Some(self.world.clock.unix_ms + FADE);
        self.status.toast = Some(Toast { message, tone, undoable, until });
        self.dirty = true;
    }

    /// The clock has moved: results fade.
    pub(super) fn fade(&mut self) {
        let now = self.world.clock.unix_ms;
        if self.status.fades_at().is_some_and(|until| now >= until) {
            self.status.toast = None;
            self.dirty = true;
        }
    }

    /// A key takes an error away.
    pub(super) fn clear_error(&mut self) {
        if self.status.toast.as_ref().is_some_and(|toast| toast.until.is_none()) {
            self.status.toast = None;
            self.dirty = true;
        }
    }
}
