//! Account 360: one account, section by section; all at once where there is room.

pub mod draw;

use super::Place;
use crate::core::account::AccountId;
use crate::core::search::{Query, fold};
use crate::core::task::Task;
use crate::tui::command::{Action, CommandSpec, Scope, Verb, msg};
use crate::tui::list::Step;
use crate::tui::panes;
use crate::tui::section::{Section, checklist, task, timeline};
use crate::tui::world::World;
use std::sync::Arc;

pub const COMMANDS: &[CommandSpec] = &[
    CommandSpec::new(
        "plan",
        &["P"],
        Scope::On(Place::Account),
        Action::Do(Verb::Plan),
        msg("cmd-plan"),
    )
    .hint(13)
    .opens()
    .cli("plan"),
    CommandSpec::new(
        "next-account",
        &["J"],
        Scope::On(Place::Account),
        Action::NextAccount,
        msg("cmd-next-account"),
    ),
    CommandSpec::new(
        "previous-account",
        &["K"],
        Scope::On(Place::Account),
        Action::PreviousAccount,
        msg("cmd-previous-account"),
    ),
];

/// The account that is open, and where one is in it.
pub struct Account {
    pub id: AccountId,
    /// The list it was opened from.
    pub from: Place,
    pub section: Section,
    /// First line in view of the focused section.
    pub scroll: usize,
    pub task: usize,
    pub zoomed: bool,
    /// Steps that the first divider was moved to the right.
    pub moved: i16,
    pub search: String,
}

impl Account {
    pub fn new(id: AccountId, from: Place) -> Self {
        Self {
            id,
            from,
            section: Section::Health,
            scroll: 0,
            task: 0,
            zoomed: false,
            moved: 0,
            search: String::new(),
        }
    }

    /// Its panes as they were left.
    pub fn restore(&mut self, text: &str) {
        let (moved, zoomed) = panes::read(text);
        (self.moved, self.zoomed) = (moved, zoomed.is_some());
    }

    pub fn go(&mut self, section: Section) {
        self.section = section;
        self.scroll = 0;
    }

    /// The tasks of the section: open ones, or the steps of checklists.
    fn tasks(&self, world: &World) -> Vec<Arc<Task>> {
        if self.section == Section::Checklist {
            checklist::steps(world, self.id)
        } else {
            task::of_account(world, self.id)
        }
    }

    /// The selected task, where tasks have the focus.
    pub fn selected_task(&self, world: &World) -> Option<u32> {
        if !self.section.has_cursor() {
            return None;
        }
        let tasks = self.tasks(world);
        tasks.get(self.task.min(tasks.len().saturating_sub(1))).map(|task| task.id)
    }

    /// Moves the task cursor, or scrolls the section.
    pub fn step(&mut self, world: &World, step: Step, page: usize) {
        let half = (page / 2).max(1);
        let place = if self.section.has_cursor() { &mut self.task } else { &mut self.scroll };
        *place = match step {
            Step::Down => *place + 1,
            Step::Up => place.saturating_sub(1),
            Step::First => 0,
            Step::Last => usize::MAX,
            Step::HalfDown => *place + half,
            Step::HalfUp => place.saturating_sub(half),
            Step::PageDown => *place + page,
            Step::PageUp => place.saturating_sub(page),
        };
        let tasks = self.tasks(world).len();
        self.task = self.task.min(tasks.saturating_sub(1));
        self.scroll = self.scroll.min(draw::length(self, world).saturating_sub(page.min(4)));
    }

    /// Goes to the next entry of the timeline that has what is searched.
    pub fn next_match(&mut self, world: &World, forward: bool) -> bool {
        let Some(detail) = world.detail_of(self.id) else { return false };
        let query = Query::new(&self.search);
        let entries = world.timeline().iter().enumerate();
        let hit = |(_, (_, source)): &(usize, &(crate::core::day::Day, timeline::Source))| {
            query.matches(&fold(&timeline::text(world, detail, *source)))
        };
        let hits: Vec<usize> = entries.filter(hit).map(|(index, _)| index).collect();
        let next = if forward {
            hits.iter().find(|index| **index > self.scroll).or(hits.first())
        } else {
            hits.iter().rev().find(|index| **index < self.scroll).or(hits.last())
        };
        if let Some(index) = next {
            self.section = Section::Timeline;
            self.scroll = *index;
        }
        next.is_some()
    }
}
