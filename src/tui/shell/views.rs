//! How the list of accounts is laid out: narrowed, sorted, grouped, its columns; and keeping that as
//! a view.

use super::{Mode, Purpose, Shell};
use crate::core::field::{self, Column};
use crate::core::filter;
use crate::core::message::Message;
use crate::core::view::View;
use crate::tui::command::Action;
use crate::tui::deed::Targets;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::pick::{Kind, Picker};
use crate::tui::screen::Place;
use crate::tui::strip::{FACETS, ORDERS, Strip};
use std::sync::Arc;

impl Shell {
    pub(super) fn run_look(&mut self, action: Action) {
        match action {
            Action::Facets => self.ask_of_list(Strip::Facet),
            Action::Order => self.ask_of_list(Strip::Order),
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
            None if small == 'g' => self.ask_of_list(Strip::Group),
            None => {
                self.lay_out(|look| look.sort.clear());
                self.tell(Message::new("toast-order-usual"));
            }
        }
    }

    /// Sorts by a column, or the other way round; `more`: behind the order there is.
    pub(super) fn order_by(&mut self, id: &str, more: bool) {
        if let Some(column) = field::column(id).filter(|_| self.place == Place::Triage) {
            self.lay_out(|look| look.sort_by(column, more));
            let order = field::print_sort(&self.screens.triage.look(&self.world).sort);
            self.tell(Message::new("toast-order").text("order", order));
        }
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

    fn lay_out(&mut self, change: impl FnOnce(&mut crate::core::view::Look)) {
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
        self.screens.triage.turn_column(&self.world, column);
        self.dirty = true;
    }

    /// Keeps what the open tab shows under a name, and goes to its tab.
    pub(super) fn keep_view(&mut self, name: &str) {
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
