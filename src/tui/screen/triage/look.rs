//! How the list of Triage is laid out: the person's views, and what order, columns and groups were
//! chosen on a tab.

use super::{Triage, row};
use crate::core::account::AccountId;
use crate::core::field::{self, Column, FieldValue};
use crate::core::filter::Filter;
use crate::core::portfolio::Summary;
use crate::core::text::Shown;
use crate::core::view::{Look, View};
use crate::locale::format;
use crate::tui::board::Listing;
use crate::tui::screen::Screen;
use crate::tui::world::World;
use std::cmp::Ordering;
use std::collections::HashMap;

/// As its tab has it.
static USUAL: Look = Look { sort: Vec::new(), columns: Vec::new(), group: None };

impl Triage {
    /// The view whose tab is open.
    pub fn view<'a>(&self, world: &'a World) -> Option<&'a View> {
        self.board.own().and_then(|own| world.views.get(own))
    }

    /// The open view is shown otherwise than it is kept.
    pub fn is_changed(&self, world: &World) -> bool {
        let kept = self.view(world).map(|view| &view.look);
        kept.is_some_and(|kept| kept != self.look(world) || !self.board.filter().is_empty())
    }

    /// How the open tab is laid out: as chosen since, else as its view is kept.
    pub fn look<'a>(&'a self, world: &'a World) -> &'a Look {
        let chosen = self.looks.get(&self.board.chosen());
        chosen.or_else(|| self.view(world).map(|view| &view.look)).unwrap_or(&USUAL)
    }

    /// Lays the open tab out another way.
    pub fn set_look(&mut self, world: &World, change: impl FnOnce(&mut Look)) {
        let mut look = self.look(world).clone();
        change(&mut look);
        self.looks.insert(self.board.chosen(), look);
        self.columns_off = 0;
        self.renew(world);
    }

    /// The columns of the open tab, the name always first.
    pub fn columns(&self, world: &World) -> Vec<&'static Column> {
        let chosen = &self.look(world).columns;
        if chosen.is_empty() {
            return row::usual(self.board.tab);
        }
        let name = field::column("name").into_iter();
        name.chain(chosen.iter().copied().filter(|column| column.id != "name")).collect()
    }

    /// The columns that have room on the screen as it is.
    pub fn seen(&self, world: &World) -> Vec<&'static Column> {
        let width = self.parts(&world.frame()).first().map_or(0, |list| list.width);
        self.slots(world, width).into_iter().map(|slot| slot.column).collect()
    }

    /// Shows a column behind the name, where it is seen at once, or hides it.
    pub fn turn_column(&mut self, world: &World, column: &'static Column) {
        let mut columns = self.seen(world);
        if let Some(place) = columns.iter().position(|shown| *shown == column) {
            columns.remove(place);
        } else {
            columns.insert(1.min(columns.len()), column);
        }
        self.set_look(world, |look| look.columns = columns);
    }

    /// What is kept under a name: all that narrows and lays out the open tab.
    pub fn as_view(
        &self,
        world: &World,
        name: &str,
    ) -> Result<View, crate::core::message::Message> {
        let own = self.view(world).map(|view| view.filter.to_string()).unwrap_or_default();
        let grouped = |text: &str| match text.trim() {
            "" => String::new(),
            text => format!("({text})"),
        };
        let typed = self.board.filter();
        let text = match (own.is_empty(), typed.trim().is_empty()) {
            (true, _) => typed.to_owned(),
            (false, true) => own,
            (false, false) => format!("{} {}", grouped(&own), grouped(typed)),
        };
        View::read(name, &text, self.look(world).clone())
    }

    /// The views have come or changed: the tab that was open stays open, by its name.
    pub fn take_views(&mut self, world: &World, open: Option<&str>) {
        self.looks
            .retain(|place, _| *place < self.board.tab_count() - self.board.own_counts().len());
        self.recount(world);
        if let Some(own) = open.and_then(|name| world.views.iter().position(|v| v.is_named(name))) {
            return self.open_view(world, own);
        }
        if self.board.own().is_some() {
            self.board.turn_to(super::Tab::default());
        }
        self.renew(world);
    }

    /// Turns to a view, with nothing looked for.
    pub fn open_view(&mut self, world: &World, own: usize) {
        self.board.turn_to_own(own);
        self.board.set_filter("");
        self.filter = Filter::default();
        self.renew(world);
        self.board.list.reset();
    }

    /// For each view, which rows of the portfolio it holds.
    pub(super) fn match_views(&mut self, world: &World) {
        let held = |view: &View| {
            let filter = world.suited(view.filter.clone());
            world.portfolio.rows.iter().map(|row| filter.matches(row, world.today())).collect()
        };
        self.held = world.views.iter().map(held).collect();
    }

    /// One row again, for every view.
    pub(super) fn match_views_again(&mut self, world: &World, rank: usize, row: &Summary) {
        for (view, held) in world.views.iter().zip(&mut self.held) {
            if let Some(place) = held.get_mut(rank) {
                *place = world.suited(view.filter.clone()).matches(row, world.today());
            }
        }
    }

    /// The order of two rows that the look asks for.
    pub(super) fn compare(&self, world: &World, one: &Summary, other: &Summary) -> Ordering {
        self.look(world).compare(one, other, world.today())
    }

    /// Each row with the title of its group: `Aya Mori  12 · $1.2M`.
    pub(super) fn titled(&self, world: &World, rows: Vec<AccountId>) -> Vec<(AccountId, String)> {
        let words: Vec<String> = rows.iter().map(|id| self.group_word(world, *id)).collect();
        let mut sums: HashMap<&str, (i64, f64)> = HashMap::new();
        for (id, word) in rows.iter().zip(&words) {
            let sum = sums.entry(word).or_default();
            sum.0 += 1;
            sum.1 += world.row(*id).map_or(0.0, |row| row.arr_weight);
        }
        let title = |word: &String| {
            let (count, weight) = sums.get(word.as_str()).copied().unwrap_or_default();
            let money = super::pane::in_book(world, weight);
            let money = money.map(|money| format!(" {} {money}", world.glyphs.dot));
            format!("{word}  {}{}", format::count(count), money.unwrap_or_default())
        };
        let titles: Vec<String> = words.iter().map(title).collect();
        rows.into_iter().zip(titles).collect()
    }

    fn group_word(&self, world: &World, id: AccountId) -> String {
        let value = world.row(id).and_then(|row| self.look(world).group_of(row, world.today()));
        match value {
            Some(FieldValue::Text(text)) => Shown::new(text).to_string(),
            Some(FieldValue::Tier(tier)) => {
                world.word(crate::tui::section::health::tier_word(tier))
            }
            Some(FieldValue::List(parts)) => Shown::new(&parts.join(" ")).to_string(),
            Some(FieldValue::Band(band)) => world.word(band.title()),
            _ => world.word("group-unknown"),
        }
    }
}
