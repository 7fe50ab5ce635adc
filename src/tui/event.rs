//! What happened: the only way into the cockpit. Closed and printable, so a session can be
//! replayed from a log.

use super::glyph::Glyphs;
use super::key::Key;
use super::theme::ColorDepth;
use super::theme::own::Own;
use crate::core::account::AccountId;
use crate::core::batch::{Counts, FileOutcome};
use crate::core::book::Settings;
use crate::core::day::Day;
use crate::core::detail::Detail;
use crate::core::intake::Intake;
use crate::core::message::Message;
use crate::core::moves::Move;
use crate::core::operation::Gesture;
use crate::core::pace::Pace;
use crate::core::portfolio::{Portfolio, Summary};
use crate::core::preview::Preview;
use crate::core::scorecard::Wish;
use crate::core::shift::{Meaning, Shift};
use crate::core::view::View;
use crate::core::what_if::{Bench, Trial};
use crate::locale::Lang;
use std::ops::Range;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    Click,
    /// Moved while the button is down.
    Drag,
    Release,
    WheelUp,
    WheelDown,
}

/// The clock as the cockpit is told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    pub today: Day,
    /// Milliseconds since 1970, for toasts and the age of data.
    pub unix_ms: i64,
    /// Minutes after midnight, local.
    pub minute: u16,
}

/// Ids reserved for this session; see [`crate::core::operation::IdSource`].
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReservedIds {
    pub tasks: Range<u32>,
    pub others: Range<u32>,
}

/// A file found in the exports folder, not yet applied in this form.
#[derive(Clone, Debug, PartialEq)]
pub struct WaitingFile {
    pub path: String,
    pub size: u64,
    /// What it is recognised as: entity id, or why it is not.
    pub entity: Result<String, Message>,
    pub preset: Option<String>,
}

/// What a sync did.
#[derive(Clone, Debug, PartialEq)]
pub struct RunReport {
    pub run: Option<u32>,
    pub files: Vec<FileOutcome>,
    pub totals: Counts,
    pub accounts_changed: usize,
    /// What it changed, by meaning.
    pub meaning: Box<Meaning>,
    /// Why nothing of it was kept, where the guard held it.
    pub held: Option<Box<HeldReport>>,
}

/// A run that was held: under which number it waits, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldReport {
    pub run: u32,
    pub why: Message,
}

/// One row that a gesture changed.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryPart {
    pub account: Option<AccountId>,
    /// `task`, `verdict`, …
    pub entity: String,
    pub id: u32,
    /// It came, or it went; neither: it changed.
    pub came: bool,
    pub went: bool,
    /// What the row is about, raw; or the one field that changed.
    pub about: String,
    /// Of the field, before and after, raw.
    pub values: Option<(String, String)>,
}

/// One gesture of the journal, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    pub gesture: u32,
    /// Unix seconds.
    pub at: i64,
    pub by: String,
    pub title: Message,
    pub parts: Vec<HistoryPart>,
    pub undone: bool,
}

/// What became of text that went to the person's editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    Text(String),
    NoEditor,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Key(Key),
    /// Several characters in one read that are no key: an IME's composition or an unbracketed
    /// paste. Never run as keys.
    Text(String),
    Paste(String),
    /// Column and row, 0-based.
    Mouse(MouseKind, u16, u16),
    Resize(u16, u16),
    /// How the terminal is, now that it has said so.
    Face {
        light: bool,
        glyphs: Glyphs,
        depth: ColorDepth,
        own: Option<Arc<Own>>,
    },
    /// Sent first, before keys and text (so that the cockpit knows the time), when a wake-up that
    /// was asked for is due, and when the day changes.
    Clock(Clock),
    /// The first page (`complete` false), then the whole book; also after a finished run.
    Portfolio(Arc<Portfolio>),
    /// The whole book as it was known on its day.
    Past(Arc<Portfolio>),
    /// The book as it is read, to be weighed otherwise.
    Bench(Arc<Bench>),
    /// The book by changed numbers.
    Weighed {
        wishes: Vec<Wish>,
        trial: Trial,
    },
    /// Who moved band between two days.
    Moves {
        since: Day,
        until: Day,
        moves: Vec<Move>,
    },
    /// Re-scored rows after a write; shown in place, never moved.
    Rows(Vec<Arc<Summary>>),
    Ids(ReservedIds),
    /// The views as they are kept, or why they cannot be read.
    Views(Result<Arc<Vec<View>>, Message>),
    Detail(Box<Detail>),
    /// Text is back from the person's editor, or there is none.
    Edited(Edited),
    /// A gesture is in the store; how many can be undone and redone now.
    Written {
        undo: usize,
        redo: usize,
    },
    /// The inverse (or the redone) gesture that the store applied.
    Undone {
        gesture: Gesture,
        undo: usize,
        redo: usize,
    },
    Redone {
        gesture: Gesture,
        undo: usize,
        redo: usize,
    },
    NothingToUndo,
    NothingToRedo,
    History(Vec<HistoryLine>),
    Waiting(Vec<WaitingFile>),
    /// So many files that arrived since wait to be read.
    Arrived(usize),
    /// Bytes read of all bytes, and the file in hand.
    SyncProgress {
        done: u64,
        total: u64,
        path: String,
        pace: Option<Pace>,
    },
    /// Another process reads; this one waits for its turn.
    SyncBehind,
    /// All is read, and is brought together with what is known.
    SyncApplying,
    /// What was read is in; nothing calls that off.
    SyncScoring,
    SyncDone(RunReport),
    SyncCancelled,
    /// What reading would do.
    WouldRead(RunReport),
    Intake(Box<Intake>),
    /// What a run changed, value by value, account by account.
    Changes {
        run: u32,
        shifts: Vec<Shift>,
    },
    /// How a file would be read, or why it cannot be.
    Preview {
        path: String,
        found: Result<Box<Preview>, Message>,
    },
    PathCompleted {
        typed: String,
        completed: String,
    },
    /// Settings as they are now.
    Settings(Box<Settings>),
    /// The settings name another language now.
    Language(Lang),
    /// The demo is made; it is opened in the place of what was there.
    DemoReady,
    /// Something that was asked for is done.
    Told(Message),
    /// Something a person asked for could not be done: what, why, what to do.
    Failed(Message),
    /// Several faults of one thing, in their order.
    Faults(Vec<Message>),
    /// Text went to the clipboard: what it was.
    Copied(Message),
}
