//! What to do: the only way out of the cockpit. `runtime` carries each out and answers with an
//! [`super::event::Event`].

use crate::core::account::AccountId;
use crate::core::book::Setting;
use crate::core::day::Day;
use crate::core::manner::Decision;
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::scorecard::Wish;
use crate::core::view::View;
use crate::locale::Lang;

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Quit,
    Suspend,
    /// Clear and paint everything again.
    Redraw,
    /// Keep a gesture that the screen has already applied.
    Write(Gesture),
    /// Have the person edit this in an editor of their own; answered by [`Event::Edited`].
    ///
    /// [`Event::Edited`]: super::event::Event::Edited
    EditText(String),
    /// Keep a gesture as part of the last one: one undo point for both.
    Extend(Gesture),
    Undo,
    Redo,
    ReserveIds {
        tasks: u32,
    },
    LoadDetail(AccountId),
    /// The same by the numbers on trial.
    TryDetail(AccountId, Vec<Wish>),
    /// Show the book as it was known on a day; `None` = as it is. Answered by [`Event::Past`], or by
    /// the book of today.
    ///
    /// [`Event::Past`]: super::event::Event::Past
    Travel(Option<Day>),
    /// Read the book once, so that it can be weighed otherwise; answered by [`Event::Bench`].
    ///
    /// [`Event::Bench`]: super::event::Event::Bench
    LoadBench,
    /// Weigh the book by changed thresholds, for which it has to be read again; answered by
    /// [`Event::Weighed`].
    ///
    /// [`Event::Weighed`]: super::event::Event::Weighed
    Weigh(Vec<Wish>),
    /// Keep changed numbers as the person's scorecard.
    KeepCard(Vec<Wish>),
    /// Who moved band from a day to the one that is shown.
    FindMoves {
        since: Day,
        until: Day,
    },
    LoadHistory,
    /// Which files wait in the exports folder.
    FindWaiting,
    /// Read what waits, in the background.
    Sync,
    CancelSync,
    /// Say what reading these files and folders would do; nothing is written.
    TryOut(Vec<String>),
    /// Read these files and folders.
    SyncPaths(Vec<String>),
    /// Read the files with rows set aside again.
    Retry,
    /// Take files in as they are, and rows of them without their bad cells.
    TakeIn {
        paths: Vec<String>,
        rows: Vec<String>,
    },
    /// Take a run back.
    UndoRun(u32),
    /// Take a held run in, or forget it.
    AcceptRun(u32),
    DropRun(u32),
    /// The state of the data.
    LoadIntake,
    /// What a run changed, value by value.
    LoadChanges(u32),
    /// A file as it is read today.
    LoadPreview {
        path: String,
        decision: Box<Decision>,
    },
    /// Keep what is decided of a file, and read it so.
    Decide {
        path: String,
        decision: Box<Decision>,
    },
    /// Write the rows set aside as a table for a spreadsheet.
    WriteProblems,
    /// Complete a path as far as it is clear.
    CompletePath(String),
    /// Change the person's settings.
    Set(Setting),
    /// Keep a view, or take the one of this name away; answered by [`Event::Views`].
    ///
    /// [`Event::Views`]: super::event::Event::Views
    KeepView(Box<View>),
    RemoveView(String),
    /// Make the demo where there is none, and open it.
    OpenDemo,
    /// Put a text on the clipboard, and then say what was copied.
    Copy {
        text: String,
        said: Message,
    },
    OpenUrl(String),
    /// Run a program of the person's own, by its words; what it says is answered in one line.
    Run {
        title: String,
        words: Vec<String>,
        /// It is given the terminal until it ends.
        interactive: bool,
    },
    /// Send a clock event at this Unix time in milliseconds; a later one replaces it.
    WakeAt(i64),
    SetLang(Lang),
    /// Text is typed no more: an input method that is on would eat the next keys.
    TurnImeOff,
    /// Keep a small piece of screen state (tab, pane ratio) for next time.
    Remember {
        key: String,
        value: String,
    },
}

impl Effect {
    /// It changes facts, settings or files that are kept, other than small pieces of screen state.
    pub fn writes(&self) -> bool {
        matches!(
            self,
            Self::Write(_)
                | Self::Extend(_)
                | Self::Undo
                | Self::Redo
                | Self::Sync
                | Self::SyncPaths(_)
                | Self::Retry
                | Self::TakeIn { .. }
                | Self::UndoRun(_)
                | Self::AcceptRun(_)
                | Self::DropRun(_)
                | Self::Decide { .. }
                | Self::Set(_)
                | Self::KeepView(_)
                | Self::RemoveView(_)
        )
    }
}
