//! Screen 4, Renewals: by the quarter of our own year in which one has to act, with what is at
//! stake in each.

pub mod draw;

use super::{Pane, Screen};
use crate::core::account::AccountId;
use crate::core::day::Day;
use crate::core::fiscal::Quarter;
use crate::core::operation::Operation;
use crate::core::portfolio::Summary;
use crate::core::receipt::Band;
use crate::locale::Lang;
use crate::tui::board::{Board, Listing, tabs};
use crate::tui::command::{CommandSpec, msg};
use crate::tui::deed::Targets;
use crate::tui::sentence;
use crate::tui::sieve::Sieve;
use crate::tui::widget::line::Line;
use crate::tui::world::World;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cmp::Reverse;

pub const COMMANDS: &[CommandSpec] = &[];

/// Where the tab is kept for next time.
const REMEMBERED: &str = "renewals.tab";

tabs! {
    ThisQuarter "this-quarter" msg("tab-this-quarter"), msg("empty-this-quarter");
    NextQuarter "next-quarter" msg("tab-next-quarter"), msg("empty-next-quarter");
    All "all" msg("tab-all-renewals"), msg("empty-all-renewals");
    Passed "passed" msg("tab-passed"), msg("empty-passed");
}

fn quarter(world: &World, day: Day) -> Quarter {
    Quarter::of(day, world.calendar.fiscal_start)
}

/// Quarters from one to the other.
fn between(from: Quarter, to: Quarter) -> i32 {
    (to.year - from.year) * 4 + to.number as i32 - from.number as i32
}

impl Tab {
    /// What no day is known of stands in All.
    fn holds(self, world: &World, row: &Summary) -> bool {
        let today = world.today();
        let Some(day) = row.act_by() else { return self == Self::All };
        let ahead = between(quarter(world, today), quarter(world, day));
        match self {
            Self::Passed => day < today,
            Self::All => day >= today,
            Self::ThisQuarter => day >= today && ahead == 0,
            Self::NextQuarter => ahead == 1,
        }
    }
}

#[derive(Default)]
pub struct Renewals {
    board: Board<AccountId, Tab>,
    /// Every amount is in yen.
    in_yen: bool,
}

impl Renewals {
    /// The rows of the tab by their day; what has passed with the latest on top.
    fn chosen<'w>(&self, world: &'w World) -> Vec<&'w Summary> {
        let (tab, sieve) = (self.board.tab, Sieve::new(world, self.filter_text()));
        let wanted = |row: &&Summary| {
            counts(world, row) && tab.holds(world, row) && sieve.passes(Some(row.id), String::new)
        };
        let rows = world.portfolio.rows.iter().map(AsRef::as_ref);
        let mut rows: Vec<&Summary> = rows.filter(wanted).collect();
        rows.sort_by_key(|row| (row.act_by().is_none(), row.act_by(), row.id));
        if tab == Tab::Passed {
            rows.sort_by_key(|row| Reverse(row.act_by()));
        }
        rows
    }

    /// Japanese lists count yen in units of ten thousand.
    fn counts_in_yen(&self, world: &World) -> bool {
        self.in_yen && world.lang == Lang::Ja
    }
}

/// The person's own, and customers still.
fn counts(world: &World, row: &Summary) -> bool {
    row.band != Band::Excluded && world.is_mine(row.owner.as_deref())
}

impl Screen for Renewals {
    fn board(&self) -> &dyn Listing {
        &self.board
    }

    fn board_mut(&mut self) -> &mut dyn Listing {
        &mut self.board
    }

    fn account(&self, _: &World) -> Option<AccountId> {
        self.board.list.selected()
    }

    fn can_sort(&self) -> bool {
        true
    }

    fn targets(&self) -> Targets {
        Targets::Accounts(self.board.list.targets())
    }

    fn rebuild(&mut self, world: &World) {
        let rows = world.portfolio.rows.iter();
        let rows: Vec<_> = rows.filter(|row| counts(world, row)).collect();
        let of = |tab: Tab| rows.iter().filter(|row| tab.holds(world, row)).count();
        self.board.set_counts(of);
        self.in_yen = world.portfolio.is_in_yen();
        let chosen = self.chosen(world);
        let quarter_of = |row: &&Summary| row.act_by().map(|day| quarter(world, day));
        let mut found: Vec<(AccountId, String)> = Vec::new();
        for group in chosen.chunk_by(|one, other| quarter_of(one) == quarter_of(other)) {
            let quarter = group.first().and_then(quarter_of);
            let title = draw::title(world, quarter, group);
            found.extend(group.iter().map(|row| (row.id, title.clone())));
        }
        self.board.put_in_order(world, found, Some);
    }

    fn select_changed(&mut self, operation: &Operation) -> bool {
        operation.account().is_some_and(|id| self.board.list.select(id))
    }

    fn remembered(&self) -> Option<&'static str> {
        Some(REMEMBERED)
    }

    fn headed(&self) -> bool {
        true
    }

    fn draw_head(&self, world: &World, buffer: &mut Buffer, area: Rect) {
        let head = draw::head(world, usize::from(area.width), self.counts_in_yen(world));
        head.draw_linked(&world.prints.spots, buffer, area);
    }

    fn sentence(&self, world: &World, index: usize) -> String {
        let row = self.board.list.items.get(index).and_then(|id| world.row(*id));
        row.map(|row| sentence::renewal(world, row, row.act_by())).unwrap_or_default()
    }

    fn row(&self, world: &World, index: usize, width: usize) -> Line {
        let row = self.board.list.items.get(index).and_then(|id| world.row(*id));
        row.map_or_else(Line::new, |row| draw::row(world, row, width, self.counts_in_yen(world)))
    }

    fn pane(&self, world: &World, pane: &Pane) -> Vec<Line> {
        draw::pane(world, pane)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_are_counted_across_the_year() {
        let check = |from: &str, to: &str, start, expected| {
            let of = |day: &str| Quarter::of(Day::parse(day).unwrap(), start);
            assert_eq!(between(of(from), of(to)), expected, "{from} {to}");
        };
        check("2026-11-18", "2026-12-31", 1, 0);
        check("2026-11-18", "2027-01-01", 1, 1);
        check("2026-11-18", "2027-01-01", 4, 1);
        check("2027-02-01", "2027-04-01", 4, 1);
        check("2026-11-18", "2026-09-30", 4, -1);
    }
}
