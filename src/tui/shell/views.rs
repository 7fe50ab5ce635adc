//! How the list of accounts is laid out: narrowed, sorted, grouped, its columns; and keeping that as
//! a view.

use super::{Mode, Purpose, Shell};
use crate::core::field::{self, Column, SortKey};
use crate::core::filter;
use crate::core::message::Message;
use crate::core::search::fold;
use crate::core::text::Shown;
use crate::core::view::{Look, View};
use crate::locale::Lang;
use crate::tui::command::Action;
use crate::tui::deed::Targets;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::pick::{Kind, Picker};
use crate::tui::screen::triage::row::order_sign;
use crate::tui::screen::{Place, Screen};
use crate::tui::strip::{FACETS, ORDERS, Strip};
use std::sync::Arc;

impl Shell {
    pub(super) fn run_look(&mut self, action: Action) {
        match action {
            Action::Facets if !self.speaks_filters() => {
                self.tell(Message::new("facets-none"));
            }
            Action::Facets => self.ask_of_list(Strip::Facet),
            Action::Order if !self.screen().can_sort() => self.tell(Message::new("order-fixed")),
            Action::Order => self.ask_of_list(Strip::Order),
            Action::Columns | Action::SaveView if self.place != Place::Triage => {
                self.tell(Message::new("look-of-accounts"));
            }
            Action::Columns => self.open_columns("", 0),
            Action::SaveView => {
                let name = self.screens.triage.view(&self.world).map(|view| view.name.clone());
                self.open_line(Purpose::View, &name.unwrap_or_default());
            }
            Action::RemoveView => match self.screens.triage.view(&self.world) {
                Some(view) => self.ask(Effect::RemoveView(view.name.clone())),
                None => self.tell(Message::new("view-none-open")),
            },
            Action::View(place) => self.open_view(place),
            other => self.run_intake(other),
        }
    }

    /// A strip about the list as a whole, also where it is empty.
    fn ask_of_list(&mut self, strip: Strip) {
        self.mode = Mode::Strip { strip, targets: Targets::Accounts(Vec::new()) };
    }

    fn open_view(&mut self, place: usize) {
        if self.world.views.len() <= place {
            return self.tell(Message::new("view-no-such").count("count", place + 1));
        }
        self.open_screen(Place::Triage);
        self.screens.triage.open_view(&self.world, place);
        self.rest();
    }

    pub(super) fn choose_facet(&mut self, key: char) {
        match FACETS.iter().find(|(known, ..)| *known == key) {
            Some((_, id, _)) => {
                if let Some(column) = field::column(id) {
                    self.open_values(column);
                }
            }
            None if key == 'f' => self.open_picker(Kind::Facets { narrow: true }),
            None => self.find(""),
        }
    }

    pub(super) fn open_values(&mut self, column: &'static Column) {
        self.open_picker(Kind::Values(column));
    }

    /// Narrows the list further, by a condition of the filter.
    pub(super) fn narrow(&mut self, condition: &str) {
        let before = self.screen().filter_text().trim().to_owned();
        let text = match (filter::parse(&before), filter::parse(condition)) {
            (Ok(filter), Ok(more)) => filter.narrowed(more).to_string(),
            _ => format!("{before} {condition}"),
        };
        self.find(&text);
    }

    pub(super) fn choose_order(&mut self, key: char) {
        let small = key.to_ascii_lowercase();
        match ORDERS.iter().find(|(known, ..)| *known == small) {
            Some((_, id, _)) => self.order_by(id, key != small),
            None if small == 'g' && self.place != Place::Triage => {
                self.tell(Message::new("look-of-accounts"));
            }
            None if small == 'g' => self.ask_of_list(Strip::Group),
            None => {
                self.put_in_order(|look| look.sort.clear());
                self.tell(Message::new("toast-order-usual"));
            }
        }
    }

    /// Sorts by a column, or the other way round; `more`: behind the order there is.
    pub(super) fn order_by(&mut self, id: &str, more: bool) {
        let sorts = self.place != Place::Account && self.screen().can_sort();
        if let Some(column) = field::column(id).filter(|_| sorts) {
            self.put_in_order(|look| look.sort_by(column, more));
            let order = self.order_in_words(|column| column.title);
            self.tell(Message::new("toast-order").text("order", order));
        }
    }

    fn put_in_order(&mut self, change: impl FnOnce(&mut Look)) {
        if self.place == Place::Triage {
            return self.lay_out(change);
        }
        change(self.screen_mut().board_mut().order_mut());
        self.rebuild_list();
        self.rest();
        self.dirty = true;
    }

    /// The order of the list that is open.
    fn order(&self) -> &[SortKey] {
        match self.list_place() {
            Place::Triage => &self.screens.triage.look(&self.world).sort,
            _ => &self.screen().board().order().sort,
        }
    }

    /// `ARR ▾, Segment ▴`, the strongest key first.
    fn order_in_words(&self, title: impl Fn(&Column) -> &'static str) -> String {
        let world = &self.world;
        let key = |key: &SortKey| {
            let head = match key.column.unmapped {
                Some(_) => key.column.head(|id| world.word(id)),
                None => world.word(title(key.column)),
            };
            format!("{head} {}", order_sign(world, *key, 0))
        };
        world.lang.list(&self.order().iter().map(key).collect::<Vec<_>>())
    }

    /// The order, where it is not the usual, for the status line.
    pub(super) fn order_said(&self) -> Option<String> {
        if self.place == Place::Account || self.order().is_empty() {
            return None;
        }
        let order = self.order_in_words(|column| column.short);
        Some(self.world.say(&Message::new("status-order").text("order", order)))
    }

    /// The view that is open, with a star where it is shown otherwise than it is kept.
    pub(super) fn view_said(&self) -> Option<String> {
        let triage = &self.screens.triage;
        let view = triage.view(&self.world).filter(|_| self.place == Place::Triage)?;
        let changed = if triage.is_changed(&self.world) { "*" } else { "" };
        Some(format!("{}{changed}", Shown::new(&view.name)))
    }

    pub(super) fn choose_group(&mut self, key: char) {
        match FACETS.iter().find(|(known, ..)| *known == key) {
            Some((_, id, _)) => self.group_by(field::column(id)),
            None if key == 'f' => self.open_picker(Kind::Facets { narrow: false }),
            None => self.group_by(None),
        }
    }

    pub(super) fn group_by(&mut self, column: Option<&'static Column>) {
        self.lay_out(|look| look.group = column);
    }

    fn lay_out(&mut self, change: impl FnOnce(&mut Look)) {
        self.screens.triage.set_look(&self.world, change);
        self.rest();
        self.dirty = true;
    }

    /// The columns to choose from, as they were left.
    pub(super) fn open_columns(&mut self, text: &str, cursor: usize) {
        let shown = self.screens.triage.seen(&self.world);
        let mut picker = Picker::typed(Kind::Columns, &self.world, text, shown);
        picker.cursor = cursor.min(picker.hits.len().saturating_sub(1));
        self.mode = Mode::Overlay(Overlay::Pick(picker));
    }

    pub(super) fn turn_column(&mut self, column: &'static Column) {
        let before = self.screens.triage.seen(&self.world);
        self.screens.triage.turn_column(&self.world, column);
        let seen = self.screens.triage.seen(&self.world);
        let gone = before.iter().filter(|old| **old != column && !seen.contains(old));
        let gone: Vec<String> = gone.map(|old| old.head(|_| self.world.word(old.title))).collect();
        if !gone.is_empty() {
            self.tell(Message::new("columns-no-room").names("columns", gone));
        }
        self.dirty = true;
    }

    /// Keeps what the open tab shows under a name, and goes to its tab.
    pub(super) fn keep_view(&mut self, name: &str) {
        let tabs = self.screens.triage.board().tabs();
        let mut titles =
            tabs.iter().flat_map(|(_, title, _)| Lang::ALL.map(|lang| lang.word(title)));
        if titles.any(|title| fold(&title) == fold(name)) {
            self.open_line(Purpose::View, name);
            return self.fail(Message::new("view-named-as-tab").text("name", name.trim()));
        }
        match self.screens.triage.as_view(&self.world, name) {
            Err(message) => {
                self.open_line(Purpose::View, name);
                self.fail(message);
            }
            Ok(view) => {
                self.find("");
                self.wanted_view = Some(view.name.clone());
                self.ask(Effect::KeepView(Box::new(view)));
            }
        }
    }

    /// Are these the views that are shown?
    pub fn has_views(&self, views: &[View]) -> bool {
        self.world.views.as_slice() == views
    }

    pub(super) fn take_views(&mut self, views: Result<Arc<Vec<View>>, Message>) {
        match views {
            // As it was before it could not be read.
            Ok(views) if views == self.world.views => self.view_fault = None,
            Ok(views) => {
                let open = self.screens.triage.view(&self.world).map(|view| view.name.clone());
                let open = self.wanted_view.take().or(open);
                self.world.views = views;
                self.screens.triage.take_views(&self.world, open.as_deref());
                self.view_fault = None;
                self.rest();
            }
            Err(fault) => {
                if self.view_fault.as_ref() != Some(&fault) {
                    self.fail(fault.clone());
                    self.view_fault = Some(fault);
                }
            }
        }
    }
}
