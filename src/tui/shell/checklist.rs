//! Verbs on checklists: what they ask before they are done.

use super::{Purpose, Shell};
use crate::core::checklist::is_step;
use crate::core::message::Message;
use crate::core::task::WaitingOn;
use crate::tui::command::Verb;
use crate::tui::deed::{Deed, Targets};
use crate::tui::screen::Place;
use crate::tui::section::Section;

impl Shell {
    /// True where the rows are the steps of a checklist.
    pub(super) fn at_steps(&self) -> bool {
        match (&self.account, self.place) {
            (Some(account), Place::Account) => account.section == Section::Checklist,
            (_, place) => place == Place::Onboarding,
        }
    }

    /// What a verb asks or refuses because of checklists; false where it asks nothing.
    pub(super) fn begin_on_steps(&mut self, verb: Verb, targets: &Targets) -> bool {
        match (verb, targets) {
            (Verb::Done, Targets::Tasks(ids)) if self.wanted_evidence(ids).is_some() => {
                self.open_line(Purpose::Evidence(targets.clone()), "");
            }
            (Verb::Add, Targets::Tasks(_)) if self.at_steps() => {
                self.open_line(Purpose::AddStep(targets.clone()), "");
            }
            // There it is about the whole that runs.
            (Verb::Close, _) if self.place == Place::Playbooks => return false,
            (Verb::Close, Targets::Tasks(ids)) if self.are_steps(ids) => {
                self.open_line(Purpose::NotNeeded(targets.clone()), "");
            }
            (
                Verb::Done | Verb::Snooze | Verb::Wait | Verb::Due | Verb::Close,
                Targets::Accounts(_),
            ) if self.at_steps() => {
                let begun = targets.accounts(&self.world);
                let begun = begun.first().map(|id| self.world.portfolio.checklists(Some(*id)));
                let none = begun.is_none_or(|lists| lists.is_empty());
                self.fail(Message::new(if none {
                    "checklist-start-first"
                } else {
                    "checklist-no-step"
                }));
            }
            _ => return false,
        }
        true
    }

    /// Steps are not needed, where other tasks are dropped.
    fn are_steps(&self, ids: &[u32]) -> bool {
        let step = |id: &u32| self.world.task(*id).is_some_and(|task| is_step(task));
        !ids.is_empty() && ids.iter().all(step)
    }

    /// What the only step wants on record before it is done.
    fn wanted_evidence(&self, ids: &[u32]) -> Option<&str> {
        let [id] = ids else { return None };
        let step = self.world.task(*id).filter(|step| step.unfinished())?;
        step.wanted_evidence()
    }

    /// On a checklist it is said why it waits.
    pub(super) fn choose_wait(&mut self, on: WaitingOn, targets: Targets) {
        if self.at_steps() {
            return self.open_line(Purpose::Blocked(targets, on), "");
        }
        self.perform(Deed::Wait(on), targets);
    }
}
