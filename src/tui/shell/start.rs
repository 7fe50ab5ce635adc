//! `p`: a checklist or a play from a template, on any screen. What the book does not know of the day
//! it counts from, and the unit where one runs already, is asked for on the way.

use super::{Mode, Purpose, Shell};
use crate::core::checklist::to_start;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::playbook::Playbook;
use crate::core::portfolio::Summary;
use crate::core::verb;
use crate::tui::deed::{Deed, Targets};
use crate::tui::overlay::pick::{Begun, Kind};
use crate::tui::screen::Place;
use crate::tui::strip::{MORE, Strip};
use crate::tui::world::World;

impl Shell {
    /// Asks for the template; in the library, where it is chosen already, for the account.
    pub(super) fn begin_start(&mut self) {
        if let (Place::Playbooks, Some(playbook)) = (
            self.place,
            self.screens.playbooks.template(&self.world).map(|playbook| playbook.id.clone()),
        ) {
            return self.open_picker(Kind::StartOn(playbook));
        }
        let targets = self.targets();
        let accounts = targets.accounts(&self.world);
        let Some(first) = accounts.first().and_then(|id| self.world.row(*id)) else {
            let lonely = !targets.is_empty();
            return self.fail(Message::new(if lonely {
                "start-no-account"
            } else {
                "verb-nothing-chosen"
            }));
        };
        let onboarding = self.place == Place::Onboarding || waits(&self.world, first);
        self.mode = Mode::Strip {
            strip: Strip::Template { onboarding },
            targets: Targets::Accounts(accounts),
        };
        self.dirty = true;
    }

    /// The template behind a digit; every template behind the last key.
    pub(super) fn choose_template(&mut self, key: char, onboarding: bool, targets: Targets) {
        if key == MORE {
            return self.open_picker(Kind::Templates { targets, onboarding });
        }
        let number = key.to_digit(10).unwrap_or_default() as usize;
        let offered = offered(&self.world, &targets, onboarding);
        let chosen = offered.get(number.wrapping_sub(1)).map(|playbook| playbook.id.clone());
        match chosen {
            Some(playbook) => self.start(Begun { playbook, unit: None, anchor: None, targets }),
            None => self.mode = Mode::Strip { strip: Strip::Template { onboarding }, targets },
        }
    }

    /// Starts it, or asks for what is missing.
    pub(super) fn start(&mut self, begun: Begun) {
        let portfolio = std::sync::Arc::clone(&self.world.portfolio);
        let Some(playbook) = portfolio.library.get(&begun.playbook) else {
            return self.fail(Message::new("verb-nothing-chosen"));
        };
        let today = self.world.today();
        let accounts = begun.targets.accounts(&self.world);
        let rows = || accounts.iter().filter_map(|id| portfolio.row(*id));
        let crowded = rows().any(|row| {
            let there = portfolio.checklists(Some(row.id));
            verb::in_the_way(playbook, begun.unit.as_deref(), row, &there).is_some()
        });
        if crowded && begun.unit.is_none() {
            return self.open_line(Purpose::Unit(begun), "");
        }
        let undated = rows().any(|row| playbook.anchor_of(row, today).is_none());
        if undated && begun.anchor.is_none() {
            return self.open_line(Purpose::Anchor(begun), "");
        }
        let Begun { playbook, unit, anchor, targets } = begun;
        let handles = self.place == Place::Triage;
        self.perform(Deed::Start { playbook, unit, anchor, handles }, targets);
    }

    /// The day that a play counts from was typed.
    pub(super) fn anchor(&mut self, begun: Begun, day: Day) {
        self.start(Begun { anchor: Some(day), ..begun });
    }
}

/// It should have a checklist of onboarding and has none.
pub(in crate::tui) fn waits(world: &World, row: &Summary) -> bool {
    let lists = world.portfolio.checklists(Some(row.id));
    to_start(row, world.today()) && !lists.iter().any(|list| list.onboarding)
}

/// The templates that the first of the accounts is offered.
pub(in crate::tui) fn offered<'w>(
    world: &'w World,
    targets: &Targets,
    onboarding: bool,
) -> Vec<&'w Playbook> {
    let accounts = targets.accounts(world);
    let first = accounts.first().and_then(|id| world.row(*id));
    first.map(|row| world.portfolio.library.offered(row, onboarding)).unwrap_or_default()
}
