//! Screen 3, Onboarding: the checklists of the book by their slip, the accounts that should have
//! one on top, and the whole checklist beside.

pub mod draw;

use super::{Place, Screen};
use crate::core::account::AccountId;
use crate::core::checklist::progress::{Progress, Status};
use crate::core::checklist::{Checklist, to_start};
use crate::core::operation::{Item, Operation};
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::core::search::{Query, fold};
use crate::tui::command::{Action, CommandSpec, Scope, Verb, msg};
use crate::tui::deed::Targets;
use crate::tui::layout::Shape;
use crate::tui::list::{List, Rows};
use crate::tui::panes::Panes;
use crate::tui::world::World;
use ratatui::buffer::Buffer;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub const COMMANDS: &[CommandSpec] = &[CommandSpec::new(
    "start-checklist",
    &["p"],
    Scope::On(Place::Onboarding),
    Action::Do(Verb::Start),
    msg("cmd-start-checklist"),
)
.hint(2)
.opens()
.cli("onboarding start")];

/// Where the tab is kept for next time.
const REMEMBERED: &str = "onboarding.tab";

/// From this share done, or this near to its target, a checklist is launching.
const LAUNCHING_SHARE: f64 = 0.75;
const LAUNCHING_DAYS: i32 = 14;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tab {
    #[default]
    Active,
    Blocked,
    Launching,
    Live,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Active, Self::Blocked, Self::Launching, Self::Live];

    pub fn id(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Blocked => "blocked",
            Self::Launching => "launching",
            Self::Live => "live",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Active => msg("tab-active"),
            Self::Blocked => msg("tab-blocked"),
            Self::Launching => msg("tab-launching"),
            Self::Live => msg("tab-live"),
        }
    }

    pub fn empty(self) -> &'static str {
        match self {
            Self::Active => msg("empty-active"),
            Self::Blocked => msg("empty-blocked"),
            Self::Launching => msg("empty-launching"),
            Self::Live => msg("empty-live"),
        }
    }

    #[must_use]
    fn on(self, places: usize) -> Self {
        Self::ALL.get((self as usize + places) % Self::ALL.len()).copied().unwrap_or_default()
    }

    fn holds(self, world: &World, project: &Project) -> bool {
        let today = world.today();
        let row = world.row(project.list.account);
        let live = row.and_then(|row| row.go_live).is_some_and(|day| day <= today);
        let over = live || project.progress.status == Status::Done;
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
pub enum Line {
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
    pub tab: Tab,
    pub list: List<Line>,
    pub panes: Panes,
    projects: BTreeMap<u32, Project>,
    counts: [usize; Tab::ALL.len()],
    filter_text: String,
}

impl Onboarding {
    pub fn count(&self, tab: Tab) -> usize {
        self.counts.get(tab as usize).copied().unwrap_or_default()
    }

    pub fn project(&self, line: Line) -> Option<&Project> {
        match line {
            Line::ToStart(_) => None,
            Line::Checklist(id) => self.projects.get(&id),
        }
    }

    fn account_of(&self, line: Line) -> Option<AccountId> {
        match line {
            Line::ToStart(id) => Some(id),
            Line::Checklist(_) => self.project(line).map(|project| project.list.account),
        }
    }

    fn next_step(&self, line: Line) -> Option<u32> {
        self.project(line)?.list.next().map(|step| step.id)
    }

    fn set_tab(&mut self, world: &World, tab: Tab) {
        self.tab = tab;
        self.list.clear_marks();
        self.rebuild(world);
        self.list.reset();
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
        let held = self.projects.values().filter(|project| self.tab.holds(world, project));
        let mut found: Vec<&Project> = held.collect();
        found.sort_by_key(|project| {
            let progress = &project.progress;
            let gap = ((progress.expected - progress.percent) * 1000.0) as i32;
            // What is over stands by the day it was over.
            let over = progress.last_done.filter(|_| self.tab == Tab::Live);
            (Reverse(over), Reverse(progress.slip), Reverse(gap), progress.target, project.list.id)
        });
        found
    }
}

impl Screen for Onboarding {
    fn rows(&self) -> &dyn Rows {
        &self.list
    }

    fn rows_mut(&mut self) -> &mut dyn Rows {
        &mut self.list
    }

    fn panes(&self) -> &Panes {
        &self.panes
    }

    fn panes_mut(&mut self) -> &mut Panes {
        &mut self.panes
    }

    fn lines_above(&self, shape: Shape) -> u16 {
        draw::lines_above(shape)
    }

    fn account(&self, _: &World) -> Option<AccountId> {
        self.account_of(self.list.selected()?)
    }

    /// The next steps of the checklists; the accounts where none of them has one.
    fn targets(&self) -> Targets {
        let lines = self.list.targets();
        let steps: Vec<u32> = lines.iter().filter_map(|line| self.next_step(*line)).collect();
        if !steps.is_empty() {
            return Targets::Tasks(steps);
        }
        Targets::Accounts(lines.iter().filter_map(|line| self.account_of(*line)).collect())
    }

    fn filter_text(&self) -> &str {
        &self.filter_text
    }

    fn set_filter(&mut self, world: &World, text: &str) {
        text.clone_into(&mut self.filter_text);
        self.rebuild(world);
        self.list.reset();
    }

    fn turn_tab(
        &mut self,
        world: &mut World,
        forward: bool,
    ) -> Option<(&'static str, &'static str)> {
        let places = if forward { 1 } else { Tab::ALL.len() - 1 };
        self.set_tab(world, self.tab.on(places));
        Some((REMEMBERED, self.tab.id()))
    }

    fn rebuild(&mut self, world: &World) {
        let kept = |list: &Checklist| {
            world.row(list.account).is_some_and(|row| row.band != Band::Excluded)
        };
        let lists = world.portfolio.checklists(None).into_iter().filter(kept);
        self.projects = lists.map(|list| (list.id, Project::of(world, list))).collect();
        let of = |tab: Tab| self.projects.values().filter(|one| tab.holds(world, one)).count();
        let mut counts = Tab::ALL.map(of);
        let query = Query::new(&self.filter_text);
        let wanted = |text: &str| query.is_empty() || query.matches(text);
        let waiting = self.waiting(world);
        if let Some(active) = counts.first_mut() {
            *active += waiting.len();
        }
        let on_top = waiting.iter().filter(|row| self.tab == Tab::Active && wanted(&row.needle));
        let mut lines: Vec<Line> = on_top.map(|row| Line::ToStart(row.id)).collect();
        let found = self.of_tab(world);
        let found = found.iter().filter(|project| wanted(&needle(world, project)));
        lines.extend(found.map(|project| Line::Checklist(project.list.id)));
        self.counts = counts;
        self.list.set(lines, Vec::new());
    }

    fn select_changed(&mut self, operation: &Operation) -> bool {
        let Some(Item::Task(task)) = operation.after.as_ref().or(operation.before.as_ref()) else {
            return false;
        };
        let has = |project: &&Project| project.list.steps.iter().any(|step| step.id == task.id);
        let list = self.projects.values().find(has).map(|project| project.list.id);
        let start = task.account.map(Line::ToStart);
        list.is_some_and(|id| self.list.select(Line::Checklist(id)))
            || start.is_some_and(|line| self.list.select(line))
    }

    fn recall(&mut self, remembered: &BTreeMap<String, String>) {
        let tab = remembered.get(REMEMBERED).and_then(|id| Tab::ALL.iter().find(|t| t.id() == id));
        self.tab = tab.copied().unwrap_or_default();
    }

    fn draw(&self, world: &World, shown: Option<AccountId>, buffer: &mut Buffer) {
        draw::draw(self, world, shown, buffer);
    }
}

/// What a typed word may stand in: account, unit, template, next step.
fn needle(world: &World, project: &Project) -> String {
    let account = world.row(project.list.account).map_or("", |row| row.needle.as_str());
    let next = project.list.next().map_or("", |step| step.title.as_str());
    let unit = project.list.unit.as_deref().unwrap_or_default();
    format!("{}\n{account}", fold(&format!("{} {unit} {next}", project.list.name)))
}
