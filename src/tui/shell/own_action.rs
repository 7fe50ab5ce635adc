//! Programs of the person's own, on what is marked or under the cursor, as the verbs are.

use super::Shell;
use crate::core::message::Message;
use crate::tui::deed::Targets;
use crate::tui::effect::Effect;

impl Shell {
    /// Fills a program in and has it run. It is for one row: with several marked it would be anyone's
    /// guess which is meant.
    pub(super) fn run_own(&mut self, place: usize) {
        self.dirty = true;
        self.look_now();
        let Some(action) = self.world.keymap.actions.get(place).cloned() else { return };
        let targets = self.targets();
        let title = action.shown();
        if action.has_slots() && targets.len() > 1 {
            return self.fail(Message::new("action-one-row").text("action", title));
        }
        let account = if targets.is_empty() {
            self.selected_account()
        } else {
            targets.accounts(&self.world).first().copied()
        };
        let row = account.and_then(|id| self.world.row(id));
        let task = match &targets {
            Targets::Tasks(ids) => ids.first().and_then(|id| self.world.task(*id)),
            _ => None,
        };
        match action.fill(row.map(AsRef::as_ref), task.map(AsRef::as_ref), self.world.today()) {
            Ok(words) => {
                self.tell(Message::new("action-runs").text("action", title.as_str()));
                self.ask(Effect::Run { title, words, interactive: action.interactive });
            }
            Err(why) => {
                let said = Message::new("action-refused").text("action", title);
                self.fail(said.message("why", why));
            }
        }
    }
}
