//! Screen 3, Onboarding: the checklists of the book by their slip, the accounts that should have
//! one on top, and the whole checklist beside.

pub mod draw;

use super::{Pane, Screen};
use crate::core::account::AccountId;
use crate::core::checklist::progress::Progress;
use crate::core::checklist::{Checklist, to_start};
use crate::core::operation::{Item, Operation};
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::tui::board::{Board, Listing, tabs};
use crate::tui::command::{CommandSpec, msg};
use crate::tui::deed::Targets;
use crate::tui::sentence;
use crate::tui::sieve::Sieve;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub const COMMANDS: &[CommandSpec] = &[];

/// Where the tab is kept for next time.
const REMEMBERED: &str = "onboarding.tab";

/// From this share done, or this near to its target, a checklist is launching.
const LAUNCHING_SHARE: f64 = 0.75;
const LAUNCHING_DAYS: i32 = 14;

tabs! {
    Active "active" msg("tab-active"), msg("empty-active");
    Blocked "blocked" msg("tab-blocked"), msg("empty-blocked");
    Launching "launching" msg("tab-launching"), msg("empty-launching");
    Live "live" msg("tab-live"), msg("empty-live");
}

impl Tab {
    /// By the state of the checklist, not of the account: one that is live may roll out to its next
    /// department or site.
    fn holds(self, world: &World, project: &Project) -> bool {
        let today = world.today();
        let over = project.progress.status.is_over();
        match self {
            Self::Active => !over,
            Self::Blocked => !over && project.list.blocked().next().is_some(),
            Self::Launching => {
                let near = (0..=LAUNCHING_DAYS).contains(&(project.progress.target - today));
                !over && (near || project.progress.percent >= LAUNCHING_SHARE)
            }
            Self::Live => over,
        }
    }
}

/// A row: an account without a checklist, or a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    ToStart(AccountId),
    Checklist(u32),
}

/// A checklist and how far it is.
#[derive(Clone, Debug)]
pub struct Project {
    pub list: Checklist,
    pub progress: Progress,
}

impl Project {
    /// By the business days of the account's country.
    pub fn of(world: &World, list: Checklist) -> Self {
        let country = world.row(list.account).and_then(|row| row.country.as_deref());
        let calendar = world.calendar.of_country(country);
        let progress = Progress::of(&list, world.today(), &calendar);
        Self { list, progress }
    }
}

#[derive(Default)]
pub struct Onboarding {
    board: Board<Row, Tab>,
    projects: BTreeMap<u32, Project>,
}

impl Onboarding {
    pub fn project(&self, row: Row) -> Option<&Project> {
        match row {
            Row::ToStart(_) => None,
            Row::Checklist(id) => self.projects.get(&id),
        }
    }

    fn account_of(&self, row: Row) -> Option<AccountId> {
        match row {
            Row::ToStart(id) => Some(id),
            Row::Checklist(_) => self.project(row).map(|project| project.list.account),
        }
    }

    /// The next step of the checklist under the cursor.
    pub fn step(&self) -> Option<u32> {
        self.next_step(self.board.list.selected()?)
    }

    /// Where what is blocked is asked for, the step that is blocked.
    fn next_step(&self, row: Row) -> Option<u32> {
        let list = &self.project(row)?.list;
        let blocked = list.blocked().next().filter(|_| self.board.tab == Tab::Blocked);
        blocked.or(list.next()).map(|step| step.id)
    }

    /// Accounts that should have a checklist, the longest waiting first.
    fn waiting<'w>(&self, world: &'w World) -> Vec<&'w Summary> {
        let begun: BTreeSet<AccountId> =
            self.projects.values().map(|project| project.list.account).collect();
        let today = world.today();
        let rows = world.portfolio.rows.iter().map(AsRef::as_ref);
        let mut rows: Vec<&Summary> = rows
            .filter(|row| row.band != Band::Excluded && !begun.contains(&row.id))
            .filter(|row| to_start(row, today))
            .collect();
        rows.sort_by_key(|row| (row.start.is_none(), row.start, row.id));
        rows
    }

    /// Checklists of a tab: what slipped most first, then what is furthest behind its time.
    fn of_tab(&self, world: &World) -> Vec<&Project> {
        let held = self.projects.values().filter(|project| self.board.tab.holds(world, project));
        let mut found: Vec<&Project> = held.collect();
        found.sort_by_key(|project| {
            let progress = &project.progress;
            let gap = ((progress.expected - progress.percent) * 1000.0) as i32;
            // What is over stands by the day it was over.
            let over =
                progress.stopped.or(progress.last_done).filter(|_| self.board.tab == Tab::Live);
            (Reverse(over), Reverse(progress.slip), Reverse(gap), progress.target, project.list.id)
        });
        found
    }
}

impl Screen for Onboarding {
    fn board(&self) -> &dyn Listing {
        &self.board
    }

    fn board_mut(&mut self) -> &mut dyn Listing {
        &mut self.board
    }

    fn account(&self, _: &World) -> Option<AccountId> {
        self.account_of(self.board.list.selected()?)
    }

    fn can_sort(&self) -> bool {
        true
    }

    /// The steps that stand in the rows; the accounts where none of them has one.
    fn targets(&self) -> Targets {
        let lines = self.board.list.targets();
        let steps: Vec<u32> = lines.iter().filter_map(|line| self.next_step(*line)).collect();
        if !steps.is_empty() {
            return Targets::Tasks(steps);
        }
        Targets::Accounts(lines.iter().filter_map(|line| self.account_of(*line)).collect())
    }

    fn remembered(&self) -> Option<&'static str> {
        Some(REMEMBERED)
    }

    fn headed(&self) -> bool {
        true
    }

    fn draw_head(&self, world: &World, buffer: &mut Buffer, area: Rect) {
        draw::head(world, usize::from(area.width)).draw(buffer, area);
    }

    fn sentence(&self, world: &World, index: usize) -> String {
        let row = self.board.list.items.get(index);
        match row.and_then(|row| self.project(*row)) {
            Some(project) => sentence::project(world, project),
            None => draw::to_start(world, row.and_then(|row| self.account_of(*row))),
        }
    }

    /// Where what is blocked is asked for, the blocked step stands in the row.
    fn row(&self, world: &World, index: usize, width: usize) -> Line {
        let blocked = self.board.tab == Tab::Blocked;
        match self.board.list.items.get(index) {
            Some(Row::ToStart(id)) => draw::waiting_row(world, *id, width),
            Some(Row::Checklist(id)) => match self.projects.get(id) {
                Some(project) => draw::project_row(world, project, blocked, width),
                None => Line::new(),
            },
            None => Line::new(),
        }
    }

    fn pane(&self, world: &World, pane: &Pane) -> Vec<Line> {
        let project = self.board.list.selected().and_then(|row| self.project(row));
        draw::pane(world, project, pane)
    }

    fn pane_title(&self, world: &World, shown: Option<AccountId>) -> String {
        match self.board.list.selected().and_then(|row| self.project(row)) {
            Some(project) => draw::name(world, project),
            None => shown
                .and_then(|id| world.row(id))
                .map(|row| name_of(row).to_string())
                .unwrap_or_default(),
        }
    }

    fn rebuild(&mut self, world: &World) {
        let kept = |list: &Checklist| {
            list.onboarding && world.row(list.account).is_some_and(|row| row.band != Band::Excluded)
        };
        let lists = world.portfolio.checklists(None).into_iter().filter(kept);
        self.projects = lists.map(|list| (list.id, Project::of(world, list))).collect();
        let waiting = self.waiting(world);
        let of = |tab: Tab| {
            let held = self.projects.values().filter(|one| tab.holds(world, one)).count();
            held + if tab == Tab::Active { waiting.len() } else { 0 }
        };
        self.board.set_counts(of);
        let sieve = Sieve::new(world, self.board.filter());
        let active = self.board.tab == Tab::Active;
        let on_top = waiting.iter().filter(|row| active && sieve.passes(Some(row.id), String::new));
        let mut rows: Vec<Row> = on_top.map(|row| Row::ToStart(row.id)).collect();
        let found = self.of_tab(world);
        let found = found
            .iter()
            .filter(|project| sieve.passes(Some(project.list.account), || own_words(project)));
        rows.extend(found.map(|project| Row::Checklist(project.list.id)));
        let accounts: BTreeMap<Row, AccountId> =
            rows.iter().filter_map(|row| Some((*row, self.account_of(*row)?))).collect();
        let rows = rows.into_iter().map(|row| (row, String::new())).collect();
        self.board.put_in_order(world, rows, |row| accounts.get(&row).copied());
    }

    fn select_changed(&mut self, operation: &Operation) -> bool {
        let Some(Item::Task(task)) = operation.after.as_ref().or(operation.before.as_ref()) else {
            return false;
        };
        let has = |project: &&Project| project.list.steps.iter().any(|step| step.id == task.id);
        let list = self.projects.values().find(has).map(|project| project.list.id);
        let start = task.account.map(Row::ToStart);
        list.is_some_and(|id| self.board.list.select(Row::Checklist(id)))
            || start.is_some_and(|line| self.board.list.select(line))
    }
}

/// What a typed word may stand in besides the account: unit, template, next step.
fn own_words(project: &Project) -> String {
    let next = project.list.next().map_or("", |step| step.title.as_str());
    let unit = project.list.unit.as_deref().unwrap_or_default();
    format!("{} {unit} {next}", project.list.name)
}
