//! Screen 5, Calls: planned touches and meetings, with the brief of the account beside them.

pub mod draw;

use super::Screen;
use crate::core::account::AccountId;
use crate::core::call::{Call, CallId};
use crate::core::day::Day;
use crate::core::operation::{Item, Operation};
use crate::core::search::{Query, fold};
use crate::locale::format;
use crate::tui::command::{CommandSpec, msg};
use crate::tui::deed::Targets;
use crate::tui::layout::Shape;
use crate::tui::list::{List, Rows};
use crate::tui::panes::Panes;
use crate::tui::world::World;
use ratatui::buffer::Buffer;

pub const COMMANDS: &[CommandSpec] = &[];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tab {
    #[default]
    Today,
    Week,
    Unlogged,
}

impl Tab {
    pub const ALL: [Self; 3] = [Self::Today, Self::Week, Self::Unlogged];

    pub fn title(self) -> &'static str {
        match self {
            Self::Today => msg("tab-calls-today"),
            Self::Week => msg("tab-calls-week"),
            Self::Unlogged => msg("tab-calls-unlogged"),
        }
    }

    pub fn empty(self) -> &'static str {
        match self {
            Self::Today => msg("empty-calls-today"),
            Self::Week => msg("empty-calls-week"),
            Self::Unlogged => msg("empty-calls-unlogged"),
        }
    }

    #[must_use]
    pub fn on(self, places: usize) -> Self {
        Self::ALL.get((self as usize + places) % Self::ALL.len()).copied().unwrap_or_default()
    }

    /// A week is the seven days from today on.
    fn holds(self, call: &Call, today: Day) -> bool {
        let ahead = call.touch.day - today;
        match self {
            Self::Today => ahead == 0,
            Self::Week => (0..7).contains(&ahead),
            Self::Unlogged => call.unlogged(today),
        }
    }
}

#[derive(Default)]
pub struct Calls {
    pub tab: Tab,
    pub list: List<CallId>,
    pub panes: Panes,
    /// The day of each break of the list.
    titles: Vec<String>,
    counts: [usize; Tab::ALL.len()],
    filter_text: String,
    /// The person has chosen a tab; until then the first that holds anything is shown.
    turned: bool,
}

impl Calls {
    pub fn count(&self, tab: Tab) -> usize {
        self.counts.get(tab as usize).copied().unwrap_or_default()
    }

    pub fn title(&self, index: usize) -> &str {
        self.titles.get(index).map_or("", String::as_str)
    }
}

/// The person's calls, earliest first.
fn mine(world: &World) -> Vec<Call> {
    let planned = world.portfolio.calls.iter().map(|call| call.as_ref().clone());
    let tasks = world.portfolio.tasks.iter().filter_map(|task| Call::of_task(task));
    let is_mine = |call: &Call| {
        let row = world.row(call.touch.account);
        !call.replaced && row.is_some_and(|row| world.is_mine(row.owner.as_deref()))
    };
    let mut calls: Vec<Call> = planned.chain(tasks).filter(is_mine).collect();
    calls.sort_by_key(|call| {
        (call.touch.day, call.touch.minute.is_none(), call.touch.minute, call.id)
    });
    calls
}

/// What a typed word may stand in: subject, people, account.
fn needle(world: &World, call: &Call) -> String {
    let account = world.row(call.touch.account).map_or("", |row| row.needle.as_str());
    format!("{}\n{account}", fold(&format!("{} {}", call.touch.text, call.touch.with.join(" "))))
}

impl Screen for Calls {
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

    fn account(&self, world: &World) -> Option<AccountId> {
        Some(world.call(self.list.selected()?)?.touch.account)
    }

    fn targets(&self) -> Targets {
        Targets::Calls(self.list.targets())
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
        self.tab = self.tab.on(places);
        self.turned = true;
        self.list.clear_marks();
        self.rebuild(world);
        self.list.reset();
        // A day begins on the tab that has something to prepare.
        None
    }

    fn rebuild(&mut self, world: &World) {
        let today = world.today();
        let calls = mine(world);
        let of = |tab: Tab| calls.iter().filter(|call| tab.holds(call, today)).count();
        self.counts = Tab::ALL.map(of);
        if !self.turned {
            let filled = Tab::ALL.into_iter().find(|tab| self.count(*tab) > 0);
            self.tab = filled.unwrap_or_default();
        }
        let query = Query::new(&self.filter_text);
        let rows = calls.iter().filter(|call| {
            self.tab.holds(call, today) && (query.is_empty() || query.matches(&needle(world, call)))
        });
        let (mut items, mut breaks, mut titles) = (Vec::new(), Vec::new(), Vec::<String>::new());
        for call in rows {
            let day = format::day(world.lang, call.touch.day);
            if self.tab != Tab::Today && titles.last() != Some(&day) {
                breaks.push(items.len());
                titles.push(day);
            }
            items.push(call.id);
        }
        self.titles = titles;
        self.list.set(items, breaks);
    }

    fn select_changed(&mut self, operation: &Operation) -> bool {
        match operation.after.as_ref().or(operation.before.as_ref()) {
            Some(Item::Touch(touch)) => self.list.select(CallId::Own(touch.id)),
            Some(Item::Task(task)) => self.list.select(CallId::Task(task.id)),
            _ => false,
        }
    }

    fn draw(&self, world: &World, shown: Option<AccountId>, buffer: &mut Buffer) {
        draw::draw(self, world, shown, buffer);
    }
}
