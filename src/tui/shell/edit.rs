//! Text that goes to the person's own editor and comes back; where there is none, notes are typed
//! in an editor of the cockpit's.

use super::{Mode, Shell};
use crate::core::message::Message;
use crate::tui::area::TextArea;
use crate::tui::command::{Action, Scope};
use crate::tui::deed::{self, Deed, Targets};
use crate::tui::effect::Effect;
use crate::tui::event::Edited;
use crate::tui::input::{TextLine, Typed};
use crate::tui::key::Key;

/// What is being edited outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Editing {
    /// The notes of a task.
    Notes(u32),
    /// What is being typed on the screen.
    Input,
}

impl Shell {
    /// `E`: the notes of the task under the cursor, or of the account's next one.
    pub(super) fn edit_notes(&mut self, targets: &Targets) {
        let task = match targets {
            Targets::Tasks(ids) => ids.first().and_then(|id| self.world.task(*id)).cloned(),
            Targets::Calls(_) => targets.tasks(&self.world).into_iter().next(),
            Targets::Accounts(_) => {
                let account = targets.accounts(&self.world).first().copied();
                account.and_then(|id| deed::next_task(&self.world, id))
            }
        };
        let Some(task) = task else { return self.fail(Message::new("verb-no-task")) };
        self.editing = Some(Editing::Notes(task.id));
        self.ask(Effect::EditText(task.notes.to_string()));
    }

    /// `Ctrl-x Ctrl-e`: what is being typed.
    pub(super) fn edit_outside(&mut self) {
        let text = match &self.mode {
            Mode::Line { line, .. } => line.text().to_owned(),
            Mode::Compose(composer) => composer.text(),
            Mode::Notes { area, .. } => area.text(),
            _ => return,
        };
        self.editing = Some(Editing::Input);
        self.ask(Effect::EditText(text));
    }

    pub(super) fn take_edited(&mut self, edited: Edited) {
        match (self.editing.take(), edited) {
            (Some(Editing::Notes(task)), Edited::Text(text)) => {
                self.perform(Deed::Notes(text), Targets::Tasks(vec![task]));
            }
            (Some(Editing::Notes(task)), Edited::NoEditor) => {
                let notes = self.world.task(task).map(|task| task.notes.clone());
                let area = TextArea::new(&notes.unwrap_or_default());
                self.mode = Mode::Notes { area, task };
            }
            (Some(Editing::Input), Edited::Text(text)) => self.put_text(&text),
            (Some(Editing::Input), Edited::NoEditor) => self.fail(Message::new("editor-none")),
            (None, _) => {}
        }
        self.dirty = true;
    }

    fn put_text(&mut self, text: &str) {
        match &mut self.mode {
            Mode::Line { line, .. } => {
                let one: Vec<&str> = text.split_whitespace().collect();
                *line = TextLine::new(&one.join(" "));
                self.line_changed();
            }
            Mode::Compose(composer) => composer.set_text(text),
            Mode::Notes { area, .. } => *area = TextArea::new(text),
            _ => {}
        }
    }

    /// Enter keeps the notes, Esc leaves them as they were.
    pub(super) fn notes_key(&mut self, key: Key) {
        let Mode::Notes { area, task } = &mut self.mode else { return };
        let task = *task;
        self.dirty = true;
        match area.key(Scope::Composer, key) {
            Typed::Other(Action::Accept) => {
                let text = area.text().trim_end().to_owned();
                self.mode = Mode::Normal;
                self.perform(Deed::Notes(text), Targets::Tasks(vec![task]));
            }
            Typed::Other(Action::Dismiss) => self.mode = Mode::Normal,
            Typed::Other(Action::EditOutside) => self.edit_outside(),
            _ => {}
        }
    }
}
