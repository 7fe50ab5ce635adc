//! A list with tabs, a filter and panes beside it: what every screen holds. The shell and the
//! drawing know it as a [`Listing`], whatever its rows are.

pub mod draw;

use super::list::{List, Rows};
use super::panes::Panes;
use super::world::World;
use crate::core::account::AccountId;
use crate::core::view::Look;

/// One of the tabs of a screen; [`tabs`] makes them.
pub trait Tab: Copy + Default + PartialEq + 'static {
    const ALL: &'static [Self];

    /// What is remembered of it.
    fn id(self) -> &'static str;
    /// Message id of its title.
    fn title(self) -> &'static str;
    /// Message id of what it says when nothing stands in it.
    fn empty(self) -> &'static str;

    fn place(self) -> usize {
        Self::ALL.iter().position(|tab| *tab == self).unwrap_or_default()
    }
}

/// The tabs of a screen, the first being where one begins: name, id, title, what it says when empty.
macro_rules! tabs {
    ($($Name:ident $id:literal $title:expr, $empty:expr;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Tab {
            $($Name,)*
        }

        impl Default for Tab {
            fn default() -> Self {
                <Self as $crate::tui::board::Tab>::ALL.first().copied().unwrap_or_else(|| unreachable!())
            }
        }

        impl $crate::tui::board::Tab for Tab {
            const ALL: &'static [Self] = &[$(Self::$Name),*];

            fn id(self) -> &'static str {
                match self {
                    $(Self::$Name => $id,)*
                }
            }

            fn title(self) -> &'static str {
                match self {
                    $(Self::$Name => $title,)*
                }
            }

            fn empty(self) -> &'static str {
                match self {
                    $(Self::$Name => $empty,)*
                }
            }
        }
    };
}
pub(crate) use tabs;

/// The rows of the chosen tab, and how they are looked at.
pub struct Board<I, T> {
    pub tab: T,
    pub list: List<I>,
    pub panes: Panes,
    filter: String,
    /// The order that was asked for, by what is known of the accounts.
    order: Look,
    /// Title of each break of the list.
    titles: Vec<String>,
    counts: Vec<usize>,
    /// Rows in each of the person's own tabs, which stand behind the others.
    own_counts: Vec<usize>,
    /// Which of them is chosen; the last tab of the screen is then the one it is taken from.
    own: Option<usize>,
}

impl<I, T: Tab> Default for Board<I, T> {
    fn default() -> Self {
        Self {
            tab: T::default(),
            list: List::default(),
            panes: Panes::default(),
            filter: String::new(),
            order: Look::default(),
            titles: Vec::new(),
            counts: vec![0; T::ALL.len()],
            own_counts: Vec::new(),
            own: None,
        }
    }
}

impl<I: Copy + Ord, T: Tab> Board<I, T> {
    pub fn count(&self, tab: T) -> usize {
        self.counts.get(tab.place()).copied().unwrap_or_default()
    }

    /// How many rows stand in each tab, whatever is looked for.
    pub fn set_counts(&mut self, count: impl Fn(T) -> usize) {
        self.counts = T::ALL.iter().map(|tab| count(*tab)).collect();
    }

    /// How many rows stand in each of the person's own tabs.
    pub fn set_own_counts(&mut self, counts: Vec<usize>) {
        self.own_counts = counts;
        if self.own.is_some_and(|own| own >= self.own_counts.len()) {
            self.turn_to(T::default());
        }
    }

    pub fn own_counts(&self) -> &[usize] {
        &self.own_counts
    }

    /// The chosen one of the person's own tabs.
    pub fn own(&self) -> Option<usize> {
        self.own
    }

    /// One of the person's own tabs, from its first row on, once the rows are put in.
    pub fn turn_to_own(&mut self, own: usize) {
        self.turn_to(T::ALL.last().copied().unwrap_or_default());
        self.own = Some(own);
    }

    /// Puts other rows in, each with the title of its group; a row without one begins no group.
    pub fn put(&mut self, rows: impl IntoIterator<Item = (I, String)>) {
        let (mut items, mut breaks, mut titles) = (Vec::new(), Vec::new(), Vec::<String>::new());
        for (item, title) in rows {
            if !title.is_empty() && titles.last() != Some(&title) {
                breaks.push(items.len());
                titles.push(title);
            }
            items.push(item);
        }
        self.titles = titles;
        self.list.set(items, breaks);
    }

    /// As [`Board::put`], each group in the order that was asked for; what stands for no account
    /// goes last.
    pub fn put_in_order(
        &mut self,
        world: &World,
        mut rows: Vec<(I, String)>,
        account: impl Fn(I) -> Option<AccountId>,
    ) {
        if !self.order.is_usual() {
            let row = |item: I| account(item).and_then(|id| world.row(id));
            for group in rows.chunk_by_mut(|one, other| one.1 == other.1) {
                group.sort_by(|one, other| match (row(one.0), row(other.0)) {
                    (Some(one), Some(other)) => self.order.compare(one, other, world.today()),
                    (one, other) => one.is_none().cmp(&other.is_none()),
                });
            }
        }
        self.put(rows);
    }

    /// As [`Board::put`], where a break is not the beginning of a group.
    pub fn put_cut(&mut self, rows: Vec<I>, cut: Option<usize>) {
        self.titles.clear();
        self.list.set(rows, cut.into_iter().collect());
    }

    /// Another tab, from its first row on, once the rows are put in.
    pub fn turn_to(&mut self, tab: T) {
        self.tab = tab;
        self.own = None;
        self.list.clear_marks();
        self.list.reset();
    }
}

/// A board as the shell and the drawing know it.
pub trait Listing {
    fn rows(&self) -> &dyn Rows;
    fn rows_mut(&mut self) -> &mut dyn Rows;
    fn panes(&self) -> &Panes;
    fn panes_mut(&mut self) -> &mut Panes;
    fn filter(&self) -> &str;
    fn set_filter(&mut self, text: &str);
    /// The order that was asked for; empty: the usual.
    fn order(&self) -> &Look;
    fn order_mut(&mut self) -> &mut Look;
    /// The place of the chosen tab.
    fn chosen(&self) -> usize;
    /// How many tabs there are, the person's own with them.
    fn tab_count(&self) -> usize;
    /// Id, title and count of each tab of the screen.
    fn tabs(&self) -> Vec<(&'static str, &'static str, usize)>;
    /// Message id of what the chosen tab says when it is empty.
    fn empty(&self) -> &'static str;
    /// The title that stands at a break.
    fn title(&self, index: usize) -> &str;
    /// So many tabs on; its id.
    fn turn(&mut self, places: usize) -> &'static str;
    /// The tab of this id, where there is one.
    fn turn_to_id(&mut self, id: &str);
}

impl<I: Copy + Ord, T: Tab> Listing for Board<I, T> {
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

    fn filter(&self) -> &str {
        &self.filter
    }

    fn set_filter(&mut self, text: &str) {
        text.clone_into(&mut self.filter);
    }

    fn order(&self) -> &Look {
        &self.order
    }

    fn order_mut(&mut self) -> &mut Look {
        &mut self.order
    }

    fn chosen(&self) -> usize {
        self.own.map_or(self.tab.place(), |own| T::ALL.len() + own)
    }

    fn tab_count(&self) -> usize {
        T::ALL.len() + self.own_counts.len()
    }

    fn tabs(&self) -> Vec<(&'static str, &'static str, usize)> {
        T::ALL.iter().map(|tab| (tab.id(), tab.title(), self.count(*tab))).collect()
    }

    fn empty(&self) -> &'static str {
        self.tab.empty()
    }

    fn title(&self, index: usize) -> &str {
        self.titles.get(index).map_or("", String::as_str)
    }

    fn turn(&mut self, places: usize) -> &'static str {
        let place = (self.chosen() + places) % self.tab_count();
        match place.checked_sub(T::ALL.len()) {
            Some(own) => self.turn_to_own(own),
            None => self.turn_to(T::ALL.get(place).copied().unwrap_or_default()),
        }
        self.tab.id()
    }

    fn turn_to_id(&mut self, id: &str) {
        if let Some(tab) = T::ALL.iter().find(|tab| tab.id() == id) {
            self.tab = *tab;
        }
    }
}
