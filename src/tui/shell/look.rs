//! What the panes show: the account the cursor rests on. While it moves the panes stand still, so
//! that a held key costs little; details are asked for once it rests.

use super::Shell;
use crate::core::account::AccountId;
use crate::tui::effect::Effect;
use crate::tui::screen::Place;
use crate::tui::world::StandIn;

/// How long the cursor must rest before the panes follow, in milliseconds.
pub const REST: i64 = 160;

#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// What the panes show.
    pub shown: Option<AccountId>,
    /// Whose details were asked for.
    asked: Option<AccountId>,
    /// Unix milliseconds at which the panes follow.
    due: Option<i64>,
    /// The state of the data was asked for.
    intake: bool,
    /// The wake-up that was asked for last.
    wake: Option<i64>,
}

impl Look {
    /// The data has changed: its state is asked for again where it is shown.
    pub fn intake_again(&mut self) {
        self.intake = false;
    }
}

impl Shell {
    fn load_intake(&mut self) {
        let wanted = self.place == Place::Data || self.is_first_run();
        if wanted && !std::mem::replace(&mut self.look.intake, true) {
            self.ask(Effect::LoadIntake);
        }
    }

    /// Gives lists the room they have, so that what is selected is in view.
    pub(super) fn fit(&mut self) {
        let frame = self.world.frame();
        for screen in self.screens.all_mut() {
            let above = screen.lines_above(&frame);
            let parts = screen.parts(&frame);
            let height = parts.first().map_or(1, |part| part.height.saturating_sub(above));
            screen.rows_mut().set_height(height);
        }
    }

    /// After a movement key: the panes follow when the cursor rests.
    pub(super) fn rest(&mut self) {
        self.look.due = Some(self.world.clock.unix_ms + REST);
    }

    /// After anything but a movement: the panes follow at once.
    pub(super) fn look_now(&mut self) {
        self.look.due = None;
    }

    /// Follows at once, or later; asks for details and for the next wake-up.
    pub(super) fn look_where_the_cursor_is(&mut self) {
        let now = self.world.clock.unix_ms;
        let resting = self.look.due.is_none_or(|due| now >= due);
        let selected = self.selected_account();
        if resting || self.look.shown.is_none() {
            // A pane may follow the row itself, whose account is the same as that of the last.
            let row_changes = self.look.due.take().is_some() && self.place != Place::Triage;
            if self.look.shown != selected {
                self.look.shown = selected;
                for screen in self.screens.all_mut() {
                    screen.panes_mut().scroll = 0;
                }
                self.dirty = true;
            }
            self.dirty |= row_changes;
            if self.dirty {
                self.world.prints.forget();
            }
            self.load_shown();
        }
        self.load_intake();
        self.ask_for_wake();
    }

    fn load_shown(&mut self) {
        let Some(shown) = self.look.shown.filter(|_| self.panes_are_seen()) else { return };
        if self.look.asked != Some(shown) {
            self.look.asked = Some(shown);
            self.ask_for_detail(shown);
        }
    }

    /// By the numbers on trial, where there are any.
    pub(super) fn ask_for_detail(&mut self, id: AccountId) {
        let effect = match &self.world.stand_in {
            Some(StandIn::Trial(wishes, _)) => Effect::TryDetail(id, wishes.clone()),
            _ => Effect::LoadDetail(id),
        };
        self.ask(effect);
    }

    /// Facts have changed: the details that are shown are asked for again.
    pub(super) fn look_again(&mut self) {
        self.look.asked = None;
    }

    fn panes_are_seen(&self) -> bool {
        self.place == Place::Account
            || self.world.frame().shape > crate::tui::layout::Shape::Tiny
            || !matches!(self.mode, super::Mode::Normal)
    }

    /// One wake-up for whatever comes first; none when nothing is to come.
    fn ask_for_wake(&mut self) {
        let next = [self.look.due, self.status.fades_at(), self.drafts.due];
        let next = next.into_iter().flatten().min();
        if next != self.look.wake {
            self.look.wake = next;
            if let Some(at) = next {
                self.ask(Effect::WakeAt(at));
            }
        }
    }
}
