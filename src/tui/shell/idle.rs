//! Which commands have nothing to act on where one is, and why: `?` and the palette say it. And how
//! one of another screen is run from there.

use super::Shell;
use super::travel::writes;
use crate::core::gap::Gap;
use crate::core::message::Message;
use crate::tui::command::{self, Action, CommandSpec, Hinted, Scope, Verb, msg};
use crate::tui::screen::Place;

impl Shell {
    /// Commands in force that would do nothing now, each with the message id of why.
    pub(super) fn idle(&self, scope: Scope) -> Vec<(&'static str, &'static str)> {
        let commands = command::in_scope(scope);
        commands.filter_map(|command| Some((command.id, self.why_not(command.action)?))).collect()
    }

    /// Goes where a command is in force, and runs it there, or says why not.
    pub(super) fn run_elsewhere(&mut self, command: &CommandSpec) {
        match command.scope {
            Scope::On(Place::Account) => match self.selected_account() {
                Some(id) => self.open_account(id, self.place),
                None => return self.tell(Message::new("open-nothing")),
            },
            Scope::On(place) => self.open_screen(place),
            _ => self.open_screen(self.list_place()),
        }
        match self.why_not(command.action) {
            Some(why) => self.tell(Message::new(why)),
            None => self.run(command.action),
        }
    }

    fn why_not(&self, action: Action) -> Option<&'static str> {
        let world = &self.world;
        let account = self.selected_account();
        match action {
            Action::Undo if world.undo == 0 => Some(msg("idle-undo")),
            Action::Redo if world.redo == 0 => Some(msg("idle-redo")),
            Action::Repeat if self.last_deed.is_none() => Some(msg("idle-repeat")),
            Action::View(place) if world.views.len() <= place => Some(msg("idle-view")),
            Action::KeepTrial | Action::DropTrial if !self.is_trying() => Some(msg("idle-trial")),
            _ if world.stand_in.is_some() && writes(action) => Some(msg("idle-stand-in")),
            Action::Do(Verb::Add | Verb::Start) => None,
            Action::Do(Verb::Edit) if self.gap_here().is_some() => {
                let field = self.gap_here().and_then(Gap::field);
                field.is_none().then_some(msg("idle-gap"))
            }
            Action::Do(_) if self.targets().is_empty() => Some(msg("idle-row")),
            Action::Why | Action::Brief | Action::Charts | Action::Copy if account.is_none() => {
                Some(msg("idle-account"))
            }
            Action::OpenLink => {
                let linked = account.and_then(|id| world.row(id)?.url.as_ref());
                linked.is_none().then_some(msg("idle-link"))
            }
            _ if self.screen().hinted(world, action) == Hinted::Idle => Some(msg("idle-here")),
            _ => None,
        }
    }
}
