//! What is shown of one account, section by section, as lines: the panes of the lists and the
//! Account 360 are put together from these.

pub mod brief;
pub mod chart;
pub mod checklist;
pub mod contract;
pub mod health;
pub mod people;
pub mod plan;
pub mod rank;
pub mod receipt;
pub mod signal;
pub mod task;
pub mod timeline;

use super::command::msg;
use super::screen::Pane;
use super::theme::Token;
use super::widget::line::Line;
use super::world::World;
use crate::core::detail::Detail;
use crate::core::portfolio::Summary;

/// A part of the Account 360, in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Section {
    #[default]
    Health,
    Tasks,
    Checklist,
    Signals,
    Timeline,
    Contacts,
    Contract,
    Tickets,
    Invoices,
    /// The success plan, and what came of it.
    Plan,
    /// The year in pictures.
    Charts,
}

impl Section {
    pub const ALL: [Self; 11] = [
        Self::Health,
        Self::Tasks,
        Self::Checklist,
        Self::Signals,
        Self::Timeline,
        Self::Contacts,
        Self::Contract,
        Self::Tickets,
        Self::Invoices,
        Self::Plan,
        Self::Charts,
    ];

    /// Its rows are tasks, with a cursor.
    pub fn has_cursor(self) -> bool {
        matches!(self, Self::Tasks | Self::Checklist)
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Health => msg("section-health"),
            Self::Charts => msg("section-charts"),
            Self::Tasks => msg("section-tasks"),
            Self::Checklist => msg("section-checklist"),
            Self::Signals => msg("section-signals"),
            Self::Timeline => msg("section-timeline"),
            Self::Contacts => msg("section-contacts"),
            Self::Contract => msg("section-contract"),
            Self::Tickets => msg("section-tickets"),
            Self::Invoices => msg("section-invoices"),
            Self::Plan => msg("section-plan"),
        }
    }

    /// Its name among the tabs, where all of them shall have room.
    pub fn tab(self) -> &'static str {
        match self {
            Self::Checklist => msg("tab-checklist"),
            Self::Signals => msg("tab-signals"),
            Self::Contacts => msg("tab-contacts"),
            Self::Contract => msg("tab-contract"),
            Self::Invoices => msg("tab-invoices"),
            Self::Plan => msg("tab-plan"),
            section => section.title(),
        }
    }

    #[must_use]
    pub fn on(self, places: usize) -> Self {
        Self::ALL.get((self as usize + places) % Self::ALL.len()).copied().unwrap_or_default()
    }
}

/// What a section is drawn from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub world: &'a World,
    pub row: &'a Summary,
    pub detail: Option<&'a Detail>,
    pub width: usize,
    /// Lines wanted, from the top of the section.
    pub until: usize,
    /// Index of the selected task, where tasks have the focus.
    pub task: Option<usize>,
    /// What is searched in the timeline.
    pub search: &'a str,
}

impl<'a> Subject<'a> {
    /// An account in a pane.
    pub fn of(world: &'a World, row: &'a Summary, pane: &Pane) -> Self {
        let detail = world.detail_of(row.id);
        let (width, until) = (pane.width, pane.until);
        Self { world, row, detail, width, until, task: None, search: "" }
    }
}

/// The lines of a section and how many it has in all.
pub fn lines(section: Section, subject: &Subject<'_>) -> (Vec<Line>, usize) {
    let lines = match section {
        Section::Timeline => return timeline::lines(subject),
        Section::Health => health::lines(subject),
        Section::Charts => chart::lines(subject),
        Section::Tasks => task::lines(subject),
        Section::Checklist => checklist::lines(subject),
        Section::Signals => signal::lines(subject),
        Section::Contacts => people::contacts(subject),
        Section::Contract => contract::lines(subject),
        Section::Tickets => people::tickets(subject),
        Section::Invoices => contract::invoices(subject),
        Section::Plan => plan::lines(subject),
    };
    let lines = if lines.is_empty() { vec![nothing(section, subject)] } else { lines };
    let total = lines.len();
    (lines, total)
}

/// Nothing on file, or not loaded yet: tasks come with the whole book, the rest with the account.
fn nothing(section: Section, subject: &Subject<'_>) -> Line {
    let id = match section {
        Section::Tasks | Section::Checklist if !subject.world.portfolio.complete => {
            msg("section-loading")
        }
        Section::Tasks => msg("label-no-task"),
        Section::Checklist => msg("label-no-checklist"),
        _ if subject.detail.is_none() => msg("section-loading"),
        Section::Signals => msg("label-no-signal"),
        _ => msg("section-none"),
    };
    muted(subject.world, &subject.world.word(id))
}

fn muted(world: &World, text: &str) -> Line {
    Line::new().put(format!(" {text}"), world.style(Token::Muted))
}
