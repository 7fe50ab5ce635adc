//! Verbs on checklists: what they ask before they are done.

use super::{Mode, Purpose, Shell};
use crate::core::message::Message;
use crate::core::playbook::Playbook;
use crate::core::task::WaitingOn;
use crate::tui::command::Verb;
use crate::tui::deed::{Deed, Targets};
use crate::tui::screen::Place;
use crate::tui::section::Section;
use crate::tui::strip::Strip;
use crate::tui::world::World;

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
            (Verb::Start, _) => self.ask_template(targets),
            (Verb::Done, Targets::Tasks(ids)) if self.wanted_evidence(ids).is_some() => {
                self.open_line(Purpose::Evidence(targets.clone()), "");
            }
            (Verb::Add, Targets::Tasks(_)) if self.at_steps() => {
                self.open_line(Purpose::AddStep(targets.clone()), "");
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

    /// What the only step wants on record before it is done.
    fn wanted_evidence(&self, ids: &[u32]) -> Option<&str> {
        let [id] = ids else { return None };
        let step = self.world.task(*id).filter(|step| step.unfinished())?;
        step.wanted_evidence()
    }

    fn ask_template(&mut self, targets: &Targets) {
        let accounts = targets.accounts(&self.world);
        if accounts.is_empty() {
            return self.fail(Message::new("verb-nothing-chosen"));
        }
        let targets = Targets::Accounts(accounts);
        self.mode = Mode::Strip { strip: Strip::Template, targets };
        self.dirty = true;
    }

    /// The template behind a digit. An account that has a checklist already is asked for the unit.
    pub(super) fn choose_template(&mut self, key: char, targets: Targets) {
        let number = key.to_digit(10).unwrap_or_default() as usize;
        let chosen = offered(&self.world, &targets).into_iter().nth(number.wrapping_sub(1));
        let Some(playbook) = chosen.map(|playbook| playbook.id.clone()) else {
            self.mode = Mode::Strip { strip: Strip::Template, targets };
            return;
        };
        let runs = |id| self.world.portfolio.checklists(Some(id)).iter().any(|list| !list.done());
        if targets.accounts(&self.world).into_iter().any(runs) {
            return self.open_line(Purpose::Unit(targets, playbook), "");
        }
        self.perform(Deed::Start { playbook, unit: None }, targets);
    }

    /// On a checklist it is said why it waits.
    pub(super) fn choose_wait(&mut self, on: WaitingOn, targets: Targets) {
        if self.at_steps() {
            return self.open_line(Purpose::Blocked(targets, on), "");
        }
        self.perform(Deed::Wait(on), targets);
    }
}

/// The templates that the first of the accounts is offered, by its tier.
pub(super) fn offered<'w>(world: &'w World, targets: &Targets) -> Vec<&'w Playbook> {
    let accounts = targets.accounts(world);
    let tier = accounts.first().and_then(|id| world.row(*id)).map(|row| row.tier);
    tier.map(|tier| world.portfolio.library.onboarding(tier)).unwrap_or_default()
}
