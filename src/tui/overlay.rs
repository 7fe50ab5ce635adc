//! Lists and pages that lie over a screen. Nothing under them changes while they are open, except
//! values that arrive.

pub mod book;
pub mod changes;
pub mod draw;
pub mod file;
pub mod history;
pub mod import;
pub mod moves;
pub mod news;
pub mod pick;
pub mod queue;
pub mod speech;

use super::command::{Action, CommandSpec, Scope, msg};
use super::event::{RunReport, WaitingFile};
use super::list::Step;
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::moves::Move;
use crate::core::shift::Shift;
use file::FilePage;
use history::HistoryPage;
use pick::Picker;
use queue::QueuePage;

const fn row(
    id: &'static str,
    keys: &'static [&'static str],
    action: Action,
    title: &'static str,
) -> CommandSpec {
    CommandSpec::new(id, keys, Scope::Overlay, action, title)
}

const fn in_file(
    id: &'static str,
    keys: &'static [&'static str],
    action: Action,
    title: &'static str,
) -> CommandSpec {
    CommandSpec::new(id, keys, Scope::File, action, title).cli("preset check")
}

pub const COMMANDS: &[CommandSpec] = &[
    row("overlay-up", &["Up", "Ctrl-p"], Action::Move(Step::Up), msg("cmd-up")).hint(4),
    row("overlay-down", &["Down", "Ctrl-n"], Action::Move(Step::Down), msg("cmd-down")).hint(5),
    row("overlay-page-up", &["PgUp"], Action::Move(Step::PageUp), msg("cmd-page-up")),
    row("overlay-page-down", &["PgDn"], Action::Move(Step::PageDown), msg("cmd-page-down")),
    in_file("file-next-way", &["Right", "Space"], Action::NextWay, msg("cmd-next-way")).hint(1),
    in_file("file-previous-way", &["Left"], Action::PreviousWay, msg("cmd-previous-way")).hint(2),
    in_file("file-ways", &["e"], Action::Ways, msg("cmd-ways")).hint(3).opens(),
];

#[derive(Clone, Debug)]
pub enum Overlay {
    /// A typed line over a list to choose from: keys, palette, go to.
    Pick(Picker),
    /// A page to read.
    Page { page: Page, scroll: usize },
}

/// Files that wait to be read, and what was typed before they were found.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// `None` while they are being looked for.
    pub files: Option<Vec<WaitingFile>>,
    pub next: Option<Next>,
}

/// What is to be done with what waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Read,
    /// Show what reading it would change.
    Look,
}

#[derive(Clone, Debug)]
pub enum Page {
    /// The receipt of an account.
    Why(AccountId),
    /// The brief before a call.
    Brief(AccountId),
    /// What waits to be read.
    Waiting(Waiting),
    Queue(QueuePage),
    /// The book by band, and who moved.
    Book,
    /// What is new since a day; who moved is `None` while it is being looked for.
    News {
        since: Day,
        moves: Option<Vec<Move>>,
    },
    /// Who moved band between two days; `None` while it is being looked for.
    Moves {
        since: Day,
        until: Day,
        moves: Option<Vec<Move>>,
    },
    History(HistoryPage),
    /// What went wrong, where, and what to do.
    Faults(Vec<Message>),
    /// What reading these files would do; `None` while it is tried out.
    Import {
        paths: Vec<String>,
        report: Option<RunReport>,
    },
    /// What a run changed; `None` while it is looked up.
    Changes {
        run: u32,
        shifts: Option<Vec<Shift>>,
    },
    /// A file as it is read, and what can be decided of it.
    File(Box<FilePage>),
}

impl Page {
    pub fn title(&self) -> &'static str {
        match self {
            Self::Why(_) => msg("page-why"),
            Self::Brief(_) => msg("page-brief"),
            Self::Waiting(_) => msg("page-waiting"),
            Self::History(_) => msg("page-history"),
            Self::Faults(_) => msg("page-faults"),
            Self::Queue(_) => msg("page-queue"),
            Self::Book => msg("page-book"),
            Self::News { .. } => msg("page-news"),
            Self::Moves { .. } => msg("page-moves"),
            Self::Import { .. } => msg("page-import"),
            Self::Changes { .. } => msg("page-changes"),
            Self::File(_) => msg("page-sample"),
        }
    }
}
