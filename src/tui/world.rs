//! What every screen sees: the portfolio and where each account stands in it, the day, the
//! language, the signs and colours, the account whose details are here, ids for new rows.

use super::event::{Clock, ReservedIds};
use super::glyph::GlyphSet;
use super::keymap::Keymap;
use super::layout::Frame;
use super::print::Prints;
use super::section::timeline;
use super::theme::{Theme, Token};
use crate::core::account::AccountId;
use crate::core::calendar::Calendar;
use crate::core::call::{Call, CallId, Stray};
use crate::core::day::Day;
use crate::core::detail::Detail;
use crate::core::filter::Filter;
use crate::core::intake::Intake;
use crate::core::message::Message;
use crate::core::operation::{IdSource, Operation};
use crate::core::portfolio::{Portfolio, Summary, renewed};
use crate::core::scorecard::Wish;
use crate::core::search::{is_mine, person, sort_name};
use crate::core::task::Task;
use crate::core::text::Shown;
use crate::core::verb::Desk;
use crate::core::view::View;
use crate::locale::{Lang, format};
use ratatui::style::Style;
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub struct World {
    pub lang: Lang,
    pub glyphs: &'static GlyphSet,
    pub theme: Theme,
    /// Columns and rows; the frame that is being drawn has the last word.
    size: Cell<(u16, u16)>,
    pub clock: Clock,
    pub calendar: Calendar,
    /// The keys in force.
    pub keymap: Keymap,
    pub portfolio: Arc<Portfolio>,
    /// Position in `portfolio.rows`.
    rank: HashMap<AccountId, usize>,
    /// The last account that was looked at, and what has been loaded of it.
    pub detail: Option<Box<Detail>>,
    /// Its events, newest first.
    timeline: Vec<(Day, timeline::Source)>,
    /// What the person keeps in `views.toml`.
    pub views: Arc<Vec<View>>,
    /// What is shown in the place of the book as it is.
    pub stand_in: Option<StandIn>,
    /// The state of the data, once it was asked for.
    pub intake: Option<Box<Intake>>,
    owners: Vec<(String, usize)>,
    pub undo: usize,
    pub redo: usize,
    pub ids: Pool,
    /// Parts of the screen as they were drawn last.
    pub prints: Prints,
}

/// What is shown in the place of the book as it is. While it is there nothing is written.
#[derive(Clone, Debug, PartialEq)]
pub enum StandIn {
    /// The book as it was known on a day.
    Past(Day),
    /// The book as it would be: what was changed, and what comes of it.
    Trial(Vec<Wish>, Message),
}

/// Ids that are still free.
#[derive(Clone, Debug, Default)]
pub struct Pool(pub ReservedIds);

impl Pool {
    /// Takes new ids; where they follow those that are left, both are used.
    pub fn refill(&mut self, new: ReservedIds) {
        let start = if self.0.tasks.end == new.tasks.start && !self.0.tasks.is_empty() {
            self.0.tasks.start
        } else {
            new.tasks.start
        };
        self.0 = ReservedIds { tasks: start..new.tasks.end, ..new };
    }
}

impl IdSource for Pool {
    fn next_task(&mut self) -> u32 {
        self.0.tasks.next().unwrap_or(u32::MAX)
    }

    fn next_id(&mut self) -> u32 {
        self.0.others.next().unwrap_or(u32::MAX)
    }
}

impl World {
    pub fn new(
        lang: Lang,
        glyphs: &'static GlyphSet,
        theme: Theme,
        size: (u16, u16),
        clock: Clock,
    ) -> Self {
        Self {
            lang,
            glyphs,
            theme,
            size: Cell::new(size),
            clock,
            calendar: Calendar::default(),
            keymap: Keymap::default(),
            portfolio: Arc::default(),
            rank: HashMap::new(),
            detail: None,
            timeline: Vec::new(),
            views: Arc::default(),
            stand_in: None,
            intake: None,
            owners: Vec::new(),
            undo: 0,
            redo: 0,
            ids: Pool::default(),
            prints: Prints::default(),
        }
    }

    pub fn size(&self) -> (u16, u16) {
        self.size.get()
    }

    /// The rows around every screen. What is read out is never set side by side.
    pub fn frame(&self) -> Frame {
        Frame::of(self.size(), self.glyphs.plain)
    }

    pub fn set_size(&self, size: (u16, u16)) {
        if self.size.replace(size) != size {
            self.prints.forget();
        }
    }

    pub fn today(&self) -> Day {
        self.portfolio.today.unwrap_or(self.clock.today)
    }

    pub fn set_portfolio(&mut self, portfolio: Arc<Portfolio>) {
        self.portfolio = portfolio;
        self.number();
        self.count_owners();
    }

    fn number(&mut self) {
        let rows = self.portfolio.rows.iter().enumerate();
        self.rank = rows.map(|(rank, row)| (row.id, rank)).collect();
    }

    /// Puts re-scored rows in place; one that was not there yet goes last.
    pub fn put_rows(&mut self, rows: Vec<Arc<Summary>>) {
        let portfolio = Arc::make_mut(&mut self.portfolio);
        let mut moved = false;
        for row in rows {
            let place = self.rank.get(&row.id).and_then(|rank| portfolio.rows.get_mut(*rank));
            if let Some(place) = place {
                moved |= place.owner != row.owner;
                *place = renewed(row, place);
            } else {
                moved = true;
                self.rank.insert(row.id, portfolio.rows.len());
                portfolio.rows.push(row);
            }
        }
        if moved {
            self.count_owners();
        }
    }

    pub fn apply(&mut self, operations: &[Operation]) {
        Arc::make_mut(&mut self.portfolio).apply(operations);
    }

    /// Rows in another order; those it does not name go last.
    pub fn reorder(&mut self, order: &[AccountId]) {
        let place: HashMap<_, _> = order.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let portfolio = Arc::make_mut(&mut self.portfolio);
        portfolio.rows.sort_by_key(|row| place.get(&row.id).copied().unwrap_or(usize::MAX));
        self.number();
    }

    /// Owners with the number of their accounts, most first; who is spelled in several ways, as
    /// spelled first.
    pub fn owners(&self) -> &[(String, usize)] {
        &self.owners
    }

    /// Counted when rows change, not when they are shown: the status line asks at every draw.
    fn count_owners(&mut self) {
        let mut spellings: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (at, row) in self.portfolio.rows.iter().enumerate() {
            if let Some(owner) = row.owner.as_deref() {
                spellings.entry(owner.trim()).or_insert((at, 0)).1 += 1;
            }
        }
        let mut inorder: Vec<_> = spellings.into_iter().collect();
        inorder.sort_by_key(|(_, (first, _))| *first);
        let mut count: BTreeMap<String, (String, usize)> = BTreeMap::new();
        for (owner, (_, accounts)) in inorder {
            count.entry(person(owner)).or_insert_with(|| (owner.to_owned(), 0)).1 += accounts;
        }
        self.owners = count.into_values().collect();
        self.owners.sort_by_key(|(_, accounts)| std::cmp::Reverse(*accounts));
    }

    /// Said to who looks for Latin letters in vain, while names in kanji have no reading.
    pub fn unread_names(&self, typed: &str) -> Option<Message> {
        let kanji = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let word = |c: char| c.is_ascii_alphabetic() || " -'".contains(c);
        if typed.trim().is_empty() || !typed.chars().all(word) {
            return None;
        }
        let rows = self.portfolio.rows.iter();
        let unread = rows.filter(|row| sort_name(&row.needle).contains(kanji)).count();
        (unread > 0).then(|| Message::new("names-unread").count("count", unread))
    }

    pub fn rank(&self, id: AccountId) -> Option<usize> {
        self.rank.get(&id).copied()
    }

    pub fn row(&self, id: AccountId) -> Option<&Arc<Summary>> {
        self.portfolio.rows.get(self.rank(id)?)
    }

    pub fn task(&self, id: u32) -> Option<&Arc<Task>> {
        self.portfolio.task(id)
    }

    /// A planned touch, or a task that is one.
    pub fn call(&self, id: CallId) -> Option<Call> {
        if let CallId::Task(task) = id {
            return Call::of_task(self.task(task)?);
        }
        let calls = self.portfolio.calls.iter();
        calls.filter(|call| call.id == id).map(|call| call.as_ref().clone()).next()
    }

    /// A meeting whose account nobody knows.
    pub fn stray(&self, id: CallId) -> Option<&Stray> {
        self.portfolio.strays.iter().find(|stray| stray.id == id).map(AsRef::as_ref)
    }

    /// What is loaded of an account, if it is this one.
    pub fn detail_of(&self, id: AccountId) -> Option<&Detail> {
        self.detail.as_deref().filter(|detail| detail.id == id)
    }

    pub fn set_detail(&mut self, detail: Box<Detail>) {
        self.timeline = timeline::entries(&detail);
        self.detail = Some(detail);
    }

    /// The events of the account that is loaded, newest first.
    pub fn timeline(&self) -> &[(Day, timeline::Source)] {
        &self.timeline
    }

    /// A day as it is said, with `(祝)` behind one on which the country rests.
    pub fn marked_day(&self, day: Day) -> String {
        let said = format::day(self.lang, day);
        format::marked(self.lang, &self.calendar, said, day, "marked-day")
    }

    /// How a column says the day, marked where it has room for that.
    pub fn marked_short(&self, said: &str, day: Day) -> String {
        let id = "marked-day-short";
        format::marked(self.lang, &self.calendar, said.to_owned(), day, id)
    }

    /// Day, calendar and ids for a verb.
    pub fn desk(&mut self) -> Desk<'_> {
        let today = self.today();
        Desk { today, calendar: &self.calendar, ids: &mut self.ids }
    }

    pub fn style(&self, token: Token) -> Style {
        self.theme.style(token)
    }

    pub fn word(&self, id: &str) -> String {
        self.lang.word(id)
    }

    pub fn say(&self, message: &Message) -> String {
        self.lang.say(message)
    }

    /// A filter as this book and day read it.
    pub fn suited(&self, filter: Filter) -> Filter {
        let filter = filter.with_me(&self.portfolio.me);
        filter.suited(self.portfolio.book_currency, self.today(), &self.calendar)
    }

    /// True where the person is the owner, or nobody has been told who the person is.
    pub fn is_mine(&self, owner: Option<&str>) -> bool {
        is_mine(&self.portfolio.me, owner)
    }
}

/// What lists call an account.
pub fn name_of(row: &Summary) -> Shown {
    Shown::new(if row.short_name.is_empty() { &row.name } else { &row.short_name })
}
