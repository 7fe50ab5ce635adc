//! Screen 5, Calls: planned touches and meetings, with the brief of the account beside them.

pub mod draw;

use super::{Pane, Screen};
use crate::core::account::AccountId;
use crate::core::call::{Call, CallId, Stray};
use crate::core::day::Day;
use crate::core::operation::{Item, Operation};
use crate::core::search::{Query, fold};
use crate::core::verb::Naming;
use crate::tui::board::{Board, Listing, Tab as _, tabs};
use crate::tui::command::{CommandSpec, msg};
use crate::tui::deed::Targets;
use crate::tui::sentence;
use crate::tui::sieve::Sieve;
use crate::tui::widget::line::Line;
use crate::tui::world::World;

pub const COMMANDS: &[CommandSpec] = &[];

tabs! {
    Today "today" msg("tab-calls-today"), msg("empty-calls-today");
    Week "week" msg("tab-calls-week"), msg("empty-calls-week");
    Unlogged "unlogged" msg("tab-calls-unlogged"), msg("empty-calls-unlogged");
    Later "later" msg("tab-calls-later"), msg("empty-calls-later");
    Unassigned "unassigned" msg("tab-calls-unassigned"), msg("empty-calls-unassigned");
}

impl Tab {
    /// A week is the seven days from today on.
    fn holds(self, call: &Call, today: Day) -> bool {
        let ahead = call.touch.day - today;
        match self {
            Self::Today => ahead == 0,
            Self::Week => (0..7).contains(&ahead),
            Self::Unlogged => call.unlogged(today),
            Self::Later => ahead >= 7,
            Self::Unassigned => false,
        }
    }
}

#[derive(Default)]
pub struct Calls {
    board: Board<CallId, Tab>,
    /// The person has chosen a tab; until then the first that holds anything is shown.
    turned: bool,
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

impl Calls {
    /// How the meeting under the cursor is named that no account is known for.
    pub fn stray(&self, world: &World) -> Option<Naming> {
        let selected = self.board.list.selected().filter(|_| self.board.tab == Tab::Unassigned)?;
        let stray = world.stray(selected)?;
        Some(Naming { source: stray.source.clone(), reference: stray.reference.clone() })
    }

    fn listed_stray<'w>(&self, world: &'w World, id: CallId) -> Option<&'w Stray> {
        world.stray(id).filter(|_| self.board.tab == Tab::Unassigned)
    }

    /// Meetings whose account nobody knows, those with people from outside first.
    fn put_strays(&mut self, world: &World) {
        let query = Query::new(self.board.filter());
        let needle = |stray: &Stray| fold(&format!("{} {}", stray.subject, stray.guests.join(" ")));
        let wanted = world
            .portfolio
            .strays
            .iter()
            .filter(|stray| query.is_empty() || query.matches(&needle(stray)));
        let group = |stray: &Stray| {
            if stray.guests.is_empty() {
                msg("group-strays-inside")
            } else {
                msg("group-strays-outside")
            }
        };
        self.board.put(wanted.map(|stray| (stray.id, world.word(group(stray)))));
    }
}

/// What a typed word may stand in besides the account: subject, people.
fn own_words(call: &Call) -> String {
    format!("{} {}", call.touch.text, call.touch.with.join(" "))
}

impl Screen for Calls {
    fn board(&self) -> &dyn Listing {
        &self.board
    }

    fn board_mut(&mut self) -> &mut dyn Listing {
        &mut self.board
    }

    fn account(&self, world: &World) -> Option<AccountId> {
        Some(world.call(self.board.list.selected()?)?.touch.account)
    }

    fn targets(&self) -> Targets {
        Targets::Calls(self.board.list.targets())
    }

    /// A day begins on the tab that has something to prepare: none is remembered.
    fn turn_tab(
        &mut self,
        world: &mut World,
        forward: bool,
    ) -> Option<(&'static str, &'static str)> {
        self.turned = true;
        self.board.turn(if forward { 1 } else { Tab::ALL.len() - 1 });
        self.rebuild(world);
        self.board.list.reset();
        None
    }

    /// Meetings whose account nobody knows have words alone.
    fn of_accounts(&self) -> bool {
        self.board.tab != Tab::Unassigned
    }

    fn rebuild(&mut self, world: &World) {
        let today = world.today();
        let calls = mine(world);
        let of = |tab: Tab| calls.iter().filter(|call| tab.holds(call, today)).count();
        let strays = world.portfolio.strays.len();
        self.board.set_counts(|tab| if tab == Tab::Unassigned { strays } else { of(tab) });
        if !self.turned {
            let filled = Tab::ALL.iter().find(|tab| self.board.count(**tab) > 0);
            self.board.tab = filled.copied().unwrap_or_default();
        }
        if self.board.tab == Tab::Unassigned {
            return self.put_strays(world);
        }
        let (tab, sieve) = (self.board.tab, Sieve::new(world, self.filter_text()));
        let rows = calls.iter().filter(|call| {
            tab.holds(call, today) && sieve.passes(Some(call.touch.account), || own_words(call))
        });
        let day = |call: &Call| match tab {
            Tab::Today => String::new(),
            _ => world.marked_day(call.touch.day),
        };
        self.board.put(rows.map(|call| (call.id, day(call))));
    }

    fn select_changed(&mut self, operation: &Operation) -> bool {
        match operation.after.as_ref().or(operation.before.as_ref()) {
            Some(Item::Touch(touch)) => self.board.list.select(CallId::Own(touch.id)),
            Some(Item::Task(task)) => self.board.list.select(CallId::Task(task.id)),
            _ => false,
        }
    }

    fn sentence(&self, world: &World, index: usize) -> String {
        let id = self.board.list.items.get(index).copied();
        let call = id.filter(|id| self.listed_stray(world, *id).is_none());
        match call.and_then(|id| world.call(id)) {
            Some(call) => sentence::call(world, &call),
            None => sentence::cells(world, &self.row(world, index, 200)),
        }
    }

    fn row(&self, world: &World, index: usize, width: usize) -> Line {
        let id = self.board.list.items.get(index).copied();
        if let Some(stray) = id.and_then(|id| self.listed_stray(world, id)) {
            return draw::stray(world, stray, width);
        }
        let call = id.and_then(|id| world.call(id));
        call.map_or_else(Line::new, |call| draw::row(world, &call, width))
    }

    fn pane(&self, world: &World, pane: &Pane) -> Vec<Line> {
        let selected = self.board.list.selected();
        match selected.and_then(|id| self.listed_stray(world, id)) {
            Some(stray) if pane.index == 1 => draw::stray_pane(world, stray, pane.width),
            Some(_) => Vec::new(),
            None => draw::pane(world, pane),
        }
    }
}
