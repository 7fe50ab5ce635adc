//! Lists and pages that lie over a screen. Nothing under them changes while they are open, except
//! values that arrive.

pub mod draw;
pub mod import;
pub mod pick;
pub mod sample;

use super::command::{Action, CommandSpec, Scope, msg};
use super::event::{HistoryLine, RunReport, WaitingFile};
use super::list::Step;
use crate::core::account::AccountId;
use crate::core::intake::{FileSample, ProblemLine};
use pick::Picker;

const fn row(
    id: &'static str,
    keys: &'static [&'static str],
    action: Action,
    title: &'static str,
) -> CommandSpec {
    CommandSpec::new(id, keys, Scope::Overlay, action, title)
}

pub const COMMANDS: &[CommandSpec] = &[
    row("overlay-up", &["Up", "Ctrl-p"], Action::Move(Step::Up), msg("cmd-up")).hint(4),
    row("overlay-down", &["Down", "Ctrl-n"], Action::Move(Step::Down), msg("cmd-down")).hint(5),
    row("overlay-page-up", &["PgUp"], Action::Move(Step::PageUp), msg("cmd-page-up")),
    row("overlay-page-down", &["PgDn"], Action::Move(Step::PageDown), msg("cmd-page-down")),
];

#[derive(Clone, Debug)]
pub enum Overlay {
    /// A typed line over a list to choose from: keys, palette, go to.
    Pick(Picker),
    /// A page to read.
    Page { page: Page, scroll: usize },
}

#[derive(Clone, Debug)]
pub enum Page {
    /// The receipt of an account.
    Why(AccountId),
    /// The brief before a call.
    Brief(AccountId),
    /// What waits to be read; `None` while it is being looked for.
    Waiting(Option<Vec<WaitingFile>>),
    History(Option<Vec<HistoryLine>>),
    /// What reading these files would do; `None` while it is tried out.
    Import {
        paths: Vec<String>,
        report: Option<RunReport>,
    },
    /// A file as it is read, with the row that was set aside; `None` while it is looked at.
    Sample {
        path: String,
        problem: Option<Box<ProblemLine>>,
        sample: Option<Box<FileSample>>,
    },
}

impl Page {
    pub fn title(&self) -> &'static str {
        match self {
            Self::Why(_) => msg("page-why"),
            Self::Brief(_) => msg("page-brief"),
            Self::Waiting(_) => msg("page-waiting"),
            Self::History(_) => msg("page-history"),
            Self::Import { .. } => msg("page-import"),
            Self::Sample { .. } => msg("page-sample"),
        }
    }
}
