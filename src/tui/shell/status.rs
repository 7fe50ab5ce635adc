//! The line above the hints: the last result, an error that sticks until a key, progress, what an
//! IME typed where no text was wanted.

use super::Shell;
use crate::core::message::Message;
use crate::core::pace::Pace;
use crate::locale::format;

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
    /// Files are being read, or are to be.
    pub sync: Option<Underway>,
    /// Files that ask after the one that is looked at.
    pub asking: Vec<String>,
    /// Files that arrived and are not read yet.
    pub arrived: usize,
}

/// How far a reading is.
#[derive(Clone, Debug, Default)]
pub enum Underway {
    #[default]
    Beginning,
    /// Another process reads.
    Behind,
    Reading {
        done: u64,
        total: u64,
        path: String,
        pace: Option<Pace>,
    },
}

impl Underway {
    pub fn said(&self) -> Message {
        match self {
            Self::Beginning => Message::new("status-sync-begins"),
            Self::Behind => Message::new("sync-behind"),
            Self::Reading { done, total, path, pace } => {
                let percent = done.saturating_mul(100) / (*total).max(1);
                let id = if pace.is_some() { "status-sync-pace" } else { "status-sync" };
                let said = Message::new(id).count("percent", percent.min(100));
                let said = said.text("path", path.as_str());
                match pace {
                    None => said,
                    Some(pace) => said
                        .text("rate", format::bytes(pace.rate))
                        .message("rest", pace.rest_said()),
                }
            }
        }
    }
}

/// Message id of a key that the open strip does not offer.
pub const NOT_OFFERED: &str = "strip-not-offered";
/// What is to be taken back on a walk on which nothing was said.
pub const NOTHING_SAID: &str = "sweep-nothing-said";

impl Status {
    /// Why the open strip has just refused a key.
    pub fn refuses(&self) -> Option<&Message> {
        let said = self.toast.as_ref().map(|toast| &toast.message);
        said.filter(|message| [NOT_OFFERED, NOTHING_SAID].contains(&message.id.as_ref()))
    }

    /// Is this what it says just now?
    pub fn says(&self, message: &Message) -> bool {
        self.toast.as_ref().is_some_and(|toast| toast.message == *message)
    }

    /// It says why something was not done.
    pub fn failed(&self) -> bool {
        self.toast.as_ref().is_some_and(|toast| toast.tone == Tone::Error)
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
