//! What one is asked before many rows are changed: the verb, and what it hits.

use super::Shell;
use crate::core::message::Message;
use crate::core::text::Shown;
use crate::tui::command::msg;
use crate::tui::deed::{Deed, Targets};
use crate::tui::world::name_of;

impl Shell {
    pub(super) fn question(&self, deed: &Deed, targets: &Targets) -> Message {
        if *deed == Deed::Delete {
            return self.ask_to_delete(targets);
        }
        let verb = Message { id: verb(deed).into(), args: Vec::new() };
        Message::new("confirm-many").count("count", targets.len()).message("verb", verb)
    }

    /// On an account the next task goes: how many there are, and the first by its name.
    fn ask_to_delete(&self, targets: &Targets) -> Message {
        if let Targets::Calls(calls) = targets {
            return Message::new("confirm-delete-calls").count("count", calls.len());
        }
        let tasks = targets.tasks(&self.world);
        let first = tasks.first().map(|task| Shown::new(&task.title).to_string());
        let account = tasks.first().and_then(|task| self.world.row(task.account?));
        let id = match (targets, account) {
            (Targets::Accounts(_), Some(_)) => msg("confirm-delete-next"),
            _ => msg("confirm-delete"),
        };
        let said = Message { id: id.into(), args: Vec::new() }.count("count", tasks.len());
        let said = said.text("title", first.unwrap_or_default());
        said.text("account", account.map(|row| name_of(row).to_string()).unwrap_or_default())
    }
}

/// Message id of what a deed does to each row.
fn verb(deed: &Deed) -> &'static str {
    match deed {
        Deed::Done | Deed::Prove(_) => msg("confirm-verb-done"),
        Deed::Snooze(_) => msg("confirm-verb-snooze"),
        Deed::Wait(_) | Deed::Block(..) => msg("confirm-verb-wait"),
        Deed::Due(_) => msg("confirm-verb-due"),
        Deed::Pulse(..) => msg("confirm-verb-pulse"),
        Deed::Override(..) | Deed::EndOverride => msg("confirm-verb-override"),
        Deed::Forecast(_) => msg("confirm-verb-forecast"),
        Deed::Add(_) | Deed::AddStep(_) => msg("confirm-verb-add"),
        Deed::Log { .. } => msg("confirm-verb-log"),
        Deed::Drop(_) | Deed::NotNeeded(_) | Deed::Stop | Deed::Cancel => msg("confirm-verb-drop"),
        Deed::Close(..) => msg("confirm-verb-close"),
        Deed::Start { .. } => msg("confirm-verb-start"),
        _ => msg("confirm-verb-change"),
    }
}
