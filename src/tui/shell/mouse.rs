//! What clicks and the wheel do: what stood there when the picture was drawn says it.

use super::{Mode, Shell};
use crate::tui::command::Action;
use crate::tui::event::MouseKind;
use crate::tui::list::Step;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::pick::Kind;
use crate::tui::spot::Spot;

/// Lines that one notch of the wheel scrolls a pane.
const NOTCH: isize = 3;

impl Shell {
    pub(super) fn take_mouse(&mut self, kind: MouseKind, column: u16, row: u16) {
        let spot = self.world.prints.spots.at(column, row);
        match (kind, spot) {
            (MouseKind::Click, _) if self.grips((column, row)) => self.dragging = true,
            (MouseKind::Drag, _) => self.drag((column, row)),
            (MouseKind::Release, _) => self.let_go(),
            (MouseKind::Click, Some(spot)) => self.click(spot),
            (MouseKind::Click, None) => {}
            (MouseKind::WheelDown, _) => self.wheel(spot, Step::Down),
            (MouseKind::WheelUp, _) => self.wheel(spot, Step::Up),
        }
    }

    /// A click on something that a key has taken away meanwhile does nothing.
    fn click(&mut self, spot: Spot) {
        self.clear_error();
        self.pressed.clear();
        match (&mut self.mode, spot) {
            (Mode::Normal, Spot::Row(index)) => self.go_to_row(index + 1),
            (Mode::Normal, Spot::Tab(steps)) => {
                let turn = if steps > 0 { Action::NextTab } else { Action::PreviousTab };
                (0..steps.unsigned_abs()).for_each(|_| self.run(turn));
            }
            (Mode::Normal, Spot::Run(action)) => self.run(action),
            (Mode::Normal, Spot::Own(place)) => self.run_own(place),
            (Mode::Normal, Spot::Head(column)) => self.order_by(column, false),
            (Mode::Strip { .. }, Spot::Choice(key)) => self.choose(key),
            (Mode::Overlay(Overlay::Pick(picker)), Spot::Hit(index)) => {
                picker.cursor = index;
                if picker.kind == Kind::Owners {
                    picker.tick(&self.world);
                    self.dirty = true;
                    return;
                }
                let chosen = picker.chosen();
                self.close_picker();
                self.dirty = true;
                self.pick(chosen);
            }
            _ => {}
        }
    }

    fn wheel(&mut self, spot: Option<Spot>, step: Step) {
        let lines = if step == Step::Down { NOTCH } else { -NOTCH };
        match (&mut self.mode, spot) {
            (Mode::Normal, Some(Spot::Pane(index))) if index > 0 => {
                self.screen_mut().panes_mut().scroll(lines);
                self.dirty = true;
            }
            (Mode::Normal, _) => self.run(Action::Move(step)),
            (Mode::Overlay(Overlay::Pick(picker)), _) => {
                picker.step(step, 1);
                self.dirty = true;
            }
            (Mode::Overlay(Overlay::Page { .. }), _) => {
                (0..NOTCH).for_each(|_| self.scroll_page(step, 1));
                self.dirty = true;
            }
            _ => {}
        }
    }
}
