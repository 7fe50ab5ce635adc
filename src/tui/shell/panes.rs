//! Panes zoomed, moved and scrolled. How they stand is kept per screen and per breakpoint, also for
//! the next time.

use super::{Mode, Shell};
use crate::core::message::Message;
use crate::tui::command::Action;
use crate::tui::effect::Effect;
use crate::tui::layout::Shape;
use crate::tui::panes;
use crate::tui::screen::{Place, account, triage};
use crate::tui::section::Section;

impl Shell {
    pub(super) fn move_panes(&mut self, action: Action) {
        match action {
            Action::Zoom => self.zoom(),
            Action::Narrower => self.shift(-1),
            Action::Wider => self.shift(1),
            Action::ScrollDown => self.screen_mut().panes_mut().scroll(1),
            Action::ScrollUp => self.screen_mut().panes_mut().scroll(-1),
            Action::ColumnsRight => {
                let most = triage::Triage::most_columns_off();
                let triage = &mut self.screens.triage;
                triage.columns_off = (triage.columns_off + 1).min(most);
            }
            Action::ColumnsLeft => {
                let triage = &mut self.screens.triage;
                triage.columns_off = triage.columns_off.saturating_sub(1);
            }
            other => self.run_look(other),
        }
    }

    /// Is there only one pane, whatever the person wants?
    fn is_one_pane(&self) -> bool {
        let shape = self.world.frame().shape;
        shape == Shape::Tiny || (self.place == Place::Account && shape == Shape::Stacked)
    }

    fn zoom(&mut self) {
        if self.is_one_pane() {
            return self.tell(Message::new("panes-one"));
        }
        match &mut self.account {
            Some(account) if self.place == Place::Account => account.zoomed = !account.zoomed,
            _ => {
                let panes = self.screen_mut().panes_mut();
                panes.zoomed = !panes.zoomed;
            }
        }
        self.keep_panes();
    }

    /// Moves the divider behind the list, or behind the first column of the account.
    fn shift(&mut self, steps: i16) {
        if self.is_zoomed() || self.is_one_pane() {
            return self.tell(Message::new("panes-one"));
        }
        if !self.move_divider(steps) {
            return self.tell(Message::new("panes-no-farther"));
        }
        self.keep_panes();
    }

    /// False where there is no room for it to move.
    fn move_divider(&mut self, steps: i16) -> bool {
        let frame = self.world.frame();
        match &mut self.account {
            Some(account) if self.place == Place::Account => {
                let widths = |moved| account::draw::widths(&frame, moved);
                let wanted = account.moved.saturating_add(steps);
                let moves = widths(wanted) != widths(account.moved);
                account.moved = if moves { wanted } else { account.moved };
                moves
            }
            _ => {
                let (before, was) = (self.screen().parts(&frame), self.screen().panes().moved);
                self.screen_mut().panes_mut().shift(steps);
                let moves = self.screen().parts(&frame) != before;
                if !moves {
                    self.screen_mut().panes_mut().moved = was;
                }
                moves
            }
        }
    }

    /// How far a place is behind the divider that can be moved: steps of its keys, and whether it is
    /// on it.
    fn behind_divider(&self, (column, row): (u16, u16)) -> Option<(i32, bool)> {
        let frame = self.world.frame();
        let (x, body) = match &self.account {
            _ if self.is_zoomed() || self.is_one_pane() => return None,
            Some(account) if self.place == Place::Account => {
                (account::draw::widths(&frame, account.moved).first().copied()?, frame.body)
            }
            _ => {
                let part =
                    self.screen().parts(&frame).get(1).copied().filter(|it| !it.is_empty())?;
                if frame.shape == Shape::Stacked {
                    let steps = i32::from(row) - i32::from(part.y);
                    return Some((steps, steps == 0));
                }
                (part.x.checked_sub(1)?, part)
            }
        };
        let cells = i32::from(column) - i32::from(x);
        // To the step that is nearest.
        let steps = (cells + 2 * cells.signum()) / 4;
        Some((steps, cells == 0 && (body.y..body.bottom()).contains(&row)))
    }

    fn is_zoomed(&self) -> bool {
        match &self.account {
            Some(account) if self.place == Place::Account => account.zoomed,
            _ => self.screen().panes().zoomed,
        }
    }

    /// The mouse goes down on a divider.
    pub(super) fn grips(&self, place: (u16, u16)) -> bool {
        let normal = matches!(self.mode, Mode::Normal) && !self.is_first_run();
        normal && self.behind_divider(place).is_some_and(|(_, on)| on)
    }

    /// The divider follows the mouse.
    pub(super) fn drag(&mut self, place: (u16, u16)) {
        let steps =
            self.behind_divider(place).filter(|_| self.dragging).map_or(0, |(steps, _)| steps);
        if steps != 0 {
            self.move_divider(steps.clamp(-100, 100) as i16);
            self.dirty = true;
        }
    }

    pub(super) fn let_go(&mut self) {
        if std::mem::take(&mut self.dragging) {
            self.keep_panes();
        }
    }

    /// Remembers how the panes of the place stand, where that is another than was remembered.
    pub(super) fn keep_panes(&mut self) {
        let (place, value) = match &self.account {
            Some(account) if self.place == Place::Account => {
                (Place::Account, panes::kept(account.moved, account.zoomed.then_some(0)))
            }
            _ => (self.list_place(), self.screen().panes().kept()),
        };
        let key = self.pane_key(place);
        let before = self.kept_panes.get(&key).map_or("0", String::as_str);
        if before != value {
            self.kept_panes.insert(key.clone(), value.clone());
            self.ask(Effect::Remember { key, value });
        }
    }

    /// At another breakpoint the panes stand as they were left there.
    pub(super) fn place_panes(&mut self) {
        let shape = self.world.frame().shape;
        if self.placed == Some(shape) {
            return;
        }
        self.placed = Some(shape);
        let kept = |shell: &Self, place: Place| {
            shell.kept_panes.get(&shell.pane_key(place)).cloned().unwrap_or_default()
        };
        let texts: Vec<String> = Place::SCREENS.iter().map(|place| kept(self, *place)).collect();
        for (screen, text) in self.screens.all_mut().into_iter().zip(texts) {
            screen.panes_mut().restore(&text);
        }
        let text = kept(self, Place::Account);
        if let Some(account) = &mut self.account {
            // The charts were asked for on the whole screen, whatever its size.
            let charts = account.zoomed && account.section == Section::Charts;
            account.restore(&text);
            account.zoomed |= charts;
        }
    }

    /// The panes of an account that is opened.
    pub(super) fn account_panes(&self) -> String {
        self.kept_panes.get(&self.pane_key(Place::Account)).cloned().unwrap_or_default()
    }

    /// The divider is kept per screen and breakpoint.
    fn pane_key(&self, place: Place) -> String {
        let screen = place.id();
        format!("{screen}.pane.{}", self.world.frame().shape.id())
    }
}
