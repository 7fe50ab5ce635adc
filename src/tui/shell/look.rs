//! What the panes show: the account the cursor rests on. While it moves the panes stand still, so
//! that a held key costs little; details are asked for once it rests.

use super::Shell;
use crate::core::account::AccountId;
use crate::tui::effect::Effect;
use crate::tui::layout::Frame;
use crate::tui::screen::{Place, tasks, triage};

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
    /// The wake-up that was asked for last.
    wake: Option<i64>,
}

impl Shell {
    /// Gives lists the room they have, so that what is selected is in view.
    pub(super) fn fit(&mut self) {
        let frame = Frame::of(self.world.size());
        let height = |parts: Vec<ratatui::layout::Rect>, above: u16| {
            parts.first().map_or(1, |part| part.height.saturating_sub(above))
        };
        let above = triage::pane::lines_above(frame.shape);
        self.triage.list.set_height(height(self.triage_panes.parts(&frame), above));
        let above = tasks::draw::lines_above(frame.shape);
        self.tasks.list.set_height(height(self.task_panes.parts(&frame), above));
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
            // In Tasks a pane follows the task as well, whose account may be the same.
            let task_changes = self.look.due.take().is_some() && self.place == Place::Tasks;
            if self.look.shown != selected {
                self.look.shown = selected;
                self.triage_panes.scroll = 0;
                self.task_panes.scroll = 0;
                self.dirty = true;
            }
            self.dirty |= task_changes;
            if self.dirty {
                self.world.prints.forget();
            }
            self.load_shown();
        }
        self.ask_for_wake();
    }

    fn load_shown(&mut self) {
        let Some(shown) = self.look.shown.filter(|_| self.panes_are_seen()) else { return };
        if self.look.asked != Some(shown) {
            self.look.asked = Some(shown);
            self.ask(Effect::LoadDetail(shown));
        }
    }

    /// Facts have changed: the details that are shown are asked for again.
    pub(super) fn look_again(&mut self) {
        self.look.asked = None;
    }

    fn panes_are_seen(&self) -> bool {
        self.place == Place::Account
            || Frame::of(self.world.size()).shape > crate::tui::layout::Shape::Tiny
            || !matches!(self.mode, super::Mode::Normal)
    }

    /// One wake-up for whatever comes first; none when nothing is to come.
    fn ask_for_wake(&mut self) {
        let next = [self.look.due, self.status.fades_at()].into_iter().flatten().min();
        if next != self.look.wake {
            self.look.wake = next;
            if let Some(at) = next {
                self.ask(Effect::WakeAt(at));
            }
        }
    }
}
