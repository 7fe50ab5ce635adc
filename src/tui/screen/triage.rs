//! Screen 1, Triage: who needs me now, and why. The list never moves under the cursor: rows leave
//! when their reason is dealt with, and what a sync would move waits until the person merges.

pub mod foot;
pub mod look;
pub mod pane;
pub mod row;
pub mod tab;

use super::{Pane, Screen};
use crate::core::account::AccountId;
use crate::core::filter::{self, Filter, Index};
use crate::core::operation::Operation;
use crate::core::portfolio::{Portfolio, Summary};
use crate::core::queue::week::{Kind, week};
use crate::core::view::Look;
use crate::tui::board::{Board, Listing};
use crate::tui::command::{Action, CommandSpec, Scope, msg};
use crate::tui::deed::Targets;
use crate::tui::layout::{STACKED, Shape};
use crate::tui::screen::Place;
use crate::tui::sentence;
use crate::tui::widget::line::Line;
use crate::tui::world::World;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tab::Tab;

const fn own(
    id: &'static str,
    keys: &'static [&'static str],
    action: Action,
    title: &'static str,
) -> CommandSpec {
    CommandSpec::new(id, keys, Scope::On(Place::Triage), action, title)
}

pub const COMMANDS: &[CommandSpec] = &[
    own("columns-left", &["H"], Action::ColumnsLeft, msg("cmd-columns-left")),
    own("columns-right", &["L"], Action::ColumnsRight, msg("cmd-columns-right")),
    own("remove-view", &[], Action::RemoveView, msg("cmd-remove-view")).cli("view remove"),
];

/// Sums over the book for the header.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Totals {
    pub book: f64,
    pub at_risk: f64,
    /// Every amount is in yen.
    pub yen: bool,
}

#[derive(Default)]
pub struct Triage {
    board: Board<AccountId, Tab>,
    /// Per row of the portfolio: the tabs it belongs to.
    tabs: Vec<tab::Bits>,
    pub totals: Totals,
    /// New warnings that wait for a day with room for them.
    pub held_back: usize,
    filter: Filter,
    /// What was chosen on a tab, by its place; it lasts until it is kept as a view.
    looks: HashMap<usize, Look>,
    /// Per view: the rows of the portfolio that it holds.
    held: Vec<Vec<bool>>,
    /// What words are looked for in, row by row; made when a filter is begun.
    index: Option<Index>,
    /// Optional columns scrolled out on the left.
    pub columns_off: usize,
    /// Order of the newest portfolio, where the person has not merged it yet.
    waiting: Option<Vec<AccountId>>,
    /// Rows of Now above the cut line, and whether the hours of the week draw it.
    budget: Option<(usize, bool)>,
    /// Rows that would come into this tab by merging, and those that would go from it: judged in
    /// another window, or no longer what they were.
    pub fresh: usize,
    pub gone: usize,
}

impl Triage {
    pub fn count(&self, tab: Tab) -> usize {
        self.board.count(tab)
    }

    /// Rows in each of the person's views.
    pub fn own_counts(&self) -> &[usize] {
        self.board.own_counts()
    }

    pub fn select(&mut self, id: AccountId) -> bool {
        self.board.list.select(id)
    }

    /// Works every row out again: after a load, a new day, another language.
    pub fn recount(&mut self, world: &World) {
        let today = world.today();
        self.tabs = world.portfolio.rows.iter().map(|row| tab::bits(world, row, today)).collect();
        self.match_views(world);
        self.recount_tabs();
        self.budget = self.draw_line(world);
        self.totals = totals(&world.portfolio);
        self.held_back = world.portfolio.held_back();
        self.index = None;
    }

    fn recount_tabs(&mut self) {
        let of = |tab| self.tabs.iter().filter(|bits| bits.has(tab)).count();
        self.board.set_counts(of);
        let held = self.held.iter().map(|held| held.iter().filter(|held| **held).count());
        self.board.set_own_counts(held.collect());
    }

    /// Works a few rows out again; they neither come nor go.
    pub fn update(&mut self, world: &World, accounts: &[AccountId]) {
        let today = world.today();
        for id in accounts {
            let Some((rank, row)) = world.rank(*id).zip(world.row(*id)) else { continue };
            if rank >= self.tabs.len() {
                return self.recount(world);
            }
            let now = tab::bits(world, row, today);
            let Some(before) = self.tabs.get_mut(rank) else { continue };
            *before = now;
            self.match_views_again(world, rank, row);
            if let Some(index) = &mut self.index {
                index.replace(rank, row, today);
            }
        }
        self.recount_tabs();
        self.budget = self.draw_line(world);
        self.held_back = world.portfolio.held_back();
    }

    /// Now ends where the day's budget does, or the hours of the week, whichever comes first. Must-dos
    /// stand above and are never put off.
    fn draw_line(&self, world: &World) -> Option<(usize, bool)> {
        let portfolio = &world.portfolio;
        let now = self.tabs.iter().zip(&portfolio.rows).filter(|(bits, _)| bits.has(Tab::Now));
        let now: Vec<AccountId> = now.map(|(_, row)| row.id).collect();
        let mine = |row: &Summary| world.is_mine(row.owner.as_deref());
        let week = week(portfolio, &portfolio.capacity, None, world.today(), &mine);
        let later: HashSet<AccountId> = week.of(Kind::Deferred).map(|item| item.row.id).collect();
        let hours = now.iter().position(|id| later.contains(id)).filter(|at| *at > 0);
        let day = Some(portfolio.daily_budget).filter(|rows| (1..now.len()).contains(rows));
        match (hours, day) {
            (Some(hours), day) if day.is_none_or(|day| hours <= day) => Some((hours, true)),
            (_, day) => day.map(|rows| (rows, false)),
        }
    }

    /// Rows of Now above the cut line, where it has one.
    pub fn above_the_cut(&self) -> Option<usize> {
        self.budget.map(|(rows, _)| rows)
    }

    /// The columns that fit.
    fn slots(&self, world: &World, width: u16) -> Vec<row::Slot> {
        let yen = self.totals.yen && world.lang == crate::locale::Lang::Ja;
        let alone = world.frame().shape <= Shape::Stacked;
        let chosen_for = if alone { STACKED } else { width };
        let own = !self.look(world).columns.is_empty();
        let fit = row::Fit { width, chosen_for, skipped: self.columns_off, own, yen };
        row::slots(self.columns(world), fit)
    }

    fn belongs(&self, world: &World, id: AccountId) -> bool {
        world.rank(id).is_some_and(|rank| self.holds(world, rank))
    }

    /// Does the row at this position stand in the tab and the filter?
    fn holds(&self, world: &World, rank: usize) -> bool {
        let inside = match self.board.own() {
            Some(own) => self.held.get(own).and_then(|held| held.get(rank)).copied(),
            None => self.tabs.get(rank).map(|bits| bits.has(self.board.tab)),
        };
        if inside != Some(true) {
            return false;
        }
        let Some(row) = world.portfolio.rows.get(rank) else { return false };
        let entry = self.index.as_ref().and_then(|index| index.get(rank));
        self.filter.is_empty() || self.filter.matches_entry(entry, row, world.today())
    }

    /// The rows of the tab and filter, in order.
    fn chosen(&self, world: &World) -> Vec<AccountId> {
        let today = world.today();
        let rows = world.portfolio.rows.iter().enumerate();
        let mut chosen: Vec<_> =
            rows.filter(|(rank, _)| self.holds(world, *rank)).map(|(_, row)| row).collect();
        let clock = |row: &Summary| tab::clock(self.board.tab, row, today);
        chosen.sort_by(|a, b| self.compare(world, a, b).then_with(|| clock(a).cmp(&clock(b))));
        chosen.into_iter().map(|row| row.id).collect()
    }

    /// Builds the list anew, in the newest order.
    pub fn renew(&mut self, world: &World) {
        let rows = self.chosen(world);
        self.put(world, rows);
        (self.fresh, self.gone) = (0, 0);
    }

    fn put(&mut self, world: &World, rows: Vec<AccountId>) {
        if self.look(world).group.is_some() {
            return self.board.put(self.titled(world, rows));
        }
        let cut = self.cut(world, rows.len());
        self.board.put_cut(rows, cut);
    }

    /// Where the line is drawn, if that is inside the list.
    fn cut(&self, world: &World, rows: usize) -> Option<usize> {
        let usual = self.look(world).is_usual();
        let whole = self.board.tab == Tab::Now && usual && self.filter.is_empty();
        self.above_the_cut().filter(|above| whole && *above < rows)
    }

    /// A gesture has changed these accounts; `resolved`: rows that it dealt with leave.
    pub fn follow(&mut self, world: &World, accounts: &[AccountId], resolved: bool) {
        if resolved {
            self.settle(world, accounts);
        } else {
            self.update(world, accounts);
        }
    }

    /// Takes dealt-with rows out; what came back (by undo) goes in where it stood.
    pub fn settle(&mut self, world: &World, accounts: &[AccountId]) {
        self.update(world, accounts);
        let gone: HashSet<_> =
            accounts.iter().copied().filter(|id| !self.belongs(world, *id)).collect();
        self.board.list.remove(|id| gone.contains(&id));
        let mut rows = std::mem::take(&mut self.board.list.items);
        for id in accounts.iter().filter(|id| !gone.contains(id)) {
            let at = rows.partition_point(|other| self.before(world, *other, *id));
            if rows.get(at) != Some(id) {
                rows.insert(at, *id);
            }
        }
        self.gone = self.count_gone(world, &rows);
        let marks = std::mem::take(&mut self.board.list.marks);
        let cursor = self.board.list.cursor();
        self.put(world, rows);
        self.board.list.go(cursor);
        self.board.list.marks = marks;
    }

    fn before(&self, world: &World, one: AccountId, other: AccountId) -> bool {
        let today = world.today();
        let clock = |id| world.row(id).and_then(|row| tab::clock(self.board.tab, row, today));
        let looked = world.row(one).zip(world.row(other));
        let order = looked.map_or(Ordering::Equal, |(one, other)| self.compare(world, one, other));
        let rest = || (clock(one), world.rank(one)).cmp(&(clock(other), world.rank(other)));
        order.then_with(rest).is_lt()
    }

    /// Gets ready for a filter: words are then looked for without following a pointer per row.
    pub fn prepare(&mut self, world: &World) {
        if self.index.is_none() {
            let rows = world.portfolio.rows.iter().map(AsRef::as_ref);
            self.index = Some(Index::new(rows, world.today()));
        }
    }

    /// A whole portfolio has arrived. The first fills the list; a later one changes values in
    /// place and waits with new rows and the new order.
    pub fn receive(&mut self, world: &mut World, portfolio: Arc<Portfolio>, first: bool) {
        let order: Vec<_> = portfolio.rows.iter().map(|row| row.id).collect();
        let shown: Vec<_> = world.portfolio.rows.iter().map(|row| row.id).collect();
        world.set_portfolio(portfolio);
        if first {
            self.waiting = None;
            self.recount(world);
            return self.renew(world);
        }
        world.reorder(&shown);
        self.recount(world);
        self.waiting = Some(order);
        let known: HashSet<_> = self.board.list.items.iter().copied().collect();
        let newest = self.chosen(world);
        self.fresh = newest.iter().filter(|id| !known.contains(id)).count();
        let kept: Vec<_> =
            self.board.list.items.iter().copied().filter(|id| world.row(*id).is_some()).collect();
        self.gone = self.count_gone(world, &kept);
        self.put(world, kept);
    }

    /// Rows that go from the list once what waits is merged.
    fn count_gone(&self, world: &World, rows: &[AccountId]) -> usize {
        let waits = self.waiting.is_some();
        rows.iter().filter(|id| waits && !self.belongs(world, **id)).count()
    }

    /// Every account that fits a filter.
    pub fn list_all(&mut self, world: &mut World, filter: &str) {
        self.board.turn_to(Tab::All);
        self.prepare(world);
        self.set_filter(world, filter);
    }

    /// Takes over what waited. False when there was nothing.
    pub fn merge(&mut self, world: &mut World) -> bool {
        let Some(order) = self.waiting.take() else { return false };
        world.reorder(&order);
        self.recount(world);
        self.renew(world);
        true
    }
}

impl Screen for Triage {
    fn board(&self) -> &dyn Listing {
        &self.board
    }

    fn board_mut(&mut self) -> &mut dyn Listing {
        &mut self.board
    }

    fn account(&self, _world: &World) -> Option<AccountId> {
        self.board.list.selected()
    }

    fn can_sort(&self) -> bool {
        true
    }

    fn targets(&self) -> Targets {
        Targets::Accounts(self.board.list.targets())
    }

    fn set_filter(&mut self, world: &World, text: &str) {
        let selected = self.board.list.selected();
        self.prepare(world);
        self.filter = world.suited(filter::parse_partial(text));
        self.board.set_filter(text);
        let rows = self.chosen(world);
        self.put(world, rows);
        self.board.list.reset();
        // The whole list again: the cursor stays where it was in the part.
        if text.is_empty() {
            selected.map(|id| self.board.list.select(id));
        }
    }

    fn turn_tab(
        &mut self,
        world: &mut World,
        forward: bool,
    ) -> Option<(&'static str, &'static str)> {
        self.merge(world);
        self.board.turn(if forward { 1 } else { self.board.tab_count() - 1 });
        self.renew(world);
        self.board.list.reset();
        None
    }

    /// Its rows are kept as facts change, and never move under the cursor.
    fn rebuild(&mut self, _world: &World) {}

    fn select_changed(&mut self, operation: &Operation) -> bool {
        operation.account().is_some_and(|id| self.board.list.select(id))
    }

    fn headed(&self) -> bool {
        true
    }

    fn cut_title(&self) -> Option<&'static str> {
        let hours = self.budget.is_some_and(|(_, hours)| hours);
        let title = if hours { msg("list-cut-hours") } else { msg("list-cut") };
        self.board.title(0).is_empty().then_some(title)
    }

    fn draw_head(&self, world: &World, buffer: &mut Buffer, area: Rect) {
        let order = &self.look(world).sort;
        row::draw_head(world, &self.slots(world, area.width), order, buffer, area);
    }

    fn draw_row(&self, world: &World, index: usize, buffer: &mut Buffer, area: Rect) {
        let row = self.board.list.items.get(index).and_then(|id| world.row(*id));
        if let Some(row) = row {
            let (slots, query) = (self.slots(world, area.width), self.filter.query());
            row::draw(world, row, &slots, &query, buffer, area);
        }
    }

    /// To the score: what stands behind stays easy to read, and a cursor key sends few bytes.
    fn lit(&self, world: &World, width: u16) -> u16 {
        let slots = self.slots(world, width).into_iter();
        let mut behind =
            slots.filter(|slot| matches!(slot.column.id, "delta30" | "sparkline" | "reason"));
        behind.next().map_or(width, |slot| slot.x)
    }

    fn sentence(&self, world: &World, index: usize) -> String {
        let row = self.board.list.items.get(index).and_then(|id| world.row(*id));
        row.map(|row| sentence::account(world, row)).unwrap_or_default()
    }

    fn row(&self, _: &World, _: usize, _: usize) -> Line {
        Line::new()
    }

    fn pane(&self, world: &World, pane: &Pane) -> Vec<Line> {
        pane::lines(world, pane)
    }

    fn pane_title(&self, world: &World, shown: Option<AccountId>) -> String {
        shown.and_then(|id| world.row(id)).map(|row| pane::title(world, row)).unwrap_or_default()
    }

    fn tab_titles(&self, world: &World) -> Vec<String> {
        pane::tab_titles(self, world)
    }

    fn below_height(&self) -> u16 {
        foot::LINES
    }

    fn below(&self, world: &World) -> Vec<Line> {
        foot::lines(world)
    }

    fn finish(&self, world: &World) -> Vec<String> {
        if self.board.tab == Tab::Now && world.portfolio.complete {
            pane::finish(self, world)
        } else {
            Vec::new()
        }
    }
}

fn totals(portfolio: &Portfolio) -> Totals {
    let mut totals = Totals::default();
    for row in &portfolio.rows {
        totals.book += row.arr_weight;
        if row.band.is_red() {
            totals.at_risk += row.arr_weight;
        }
    }
    totals.yen = portfolio.is_in_yen();
    totals
}
