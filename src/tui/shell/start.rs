//! `p`: a checklist or a play from a template, on any screen. The day it counts from stands beside
//! it and can be another; what the book does not know of that day, and the unit where one runs
//! already, is asked for on the way.

use super::{Mode, Purpose, Shell};
use crate::core::checklist::start::first_day;
use crate::core::checklist::{Checklist, to_start};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::playbook::{self, Playbook};
use crate::core::portfolio::Summary;
use crate::core::verb;
use crate::tui::deed::{Deed, Targets};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::pick::{Begun, Kind, Picker};
use crate::tui::screen::Place;
use crate::tui::strip::{MORE, START_DAY, Strip};
use crate::tui::world::World;
use std::sync::Arc;

/// Where a template is being chosen while another day is typed: one goes back there with it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::tui) enum Choosing {
    Strip {
        onboarding: bool,
        targets: Targets,
    },
    /// With what was typed to find it.
    Picker(Kind, String),
}

impl Shell {
    /// Asks for the template; in the library, where it is chosen already, for the account.
    pub(super) fn begin_start(&mut self) {
        if let (Place::Playbooks, Some(playbook)) = (
            self.place,
            self.screens.playbooks.template(&self.world).map(|playbook| playbook.id.clone()),
        ) {
            let rule = self.screens.playbooks.rule();
            return self.open_picker(Kind::StartOn { playbook, rule, from: None });
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
            strip: Strip::Template { onboarding, from: None },
            targets: Targets::Accounts(accounts),
        };
        self.dirty = true;
    }

    /// The template behind a digit; every template behind the last key; another day.
    pub(super) fn choose_template(
        &mut self,
        key: char,
        (onboarding, from): (bool, Option<Day>),
        targets: Targets,
    ) {
        match key {
            MORE => return self.open_picker(Kind::Templates { targets, onboarding, from }),
            START_DAY => return self.ask_start_day(Choosing::Strip { onboarding, targets }),
            _ => {}
        }
        let number = key.to_digit(10).unwrap_or_default() as usize;
        let offered = offered(&self.world, &targets, onboarding);
        let chosen = offered.get(number.wrapping_sub(1)).map(|playbook| playbook.id.clone());
        let Some(playbook) = chosen else {
            let strip = Strip::Template { onboarding, from };
            self.mode = Mode::Strip { strip, targets };
            return;
        };
        self.start(Begun::new(playbook, from, targets));
    }

    pub(super) fn ask_start_day(&mut self, choosing: Choosing) {
        self.open_line(Purpose::StartDay(choosing), "");
    }

    /// Back to where the template is chosen, with the day or without one.
    pub(super) fn choose_on(&mut self, choosing: Choosing, from: Option<Day>) {
        self.mode = match choosing {
            Choosing::Strip { onboarding, targets } => {
                Mode::Strip { strip: Strip::Template { onboarding, from }, targets }
            }
            Choosing::Picker(kind, typed) => {
                let kind = kind.counted_from(from);
                let picker = Picker::typed(kind, &self.world, &typed, Vec::new());
                Mode::Overlay(Overlay::Pick(picker))
            }
        };
        self.dirty = true;
    }

    /// Starts it, or asks for what is missing.
    pub(super) fn start(&mut self, begun: Begun) {
        let portfolio = Arc::clone(&self.world.portfolio);
        let Some(playbook) = portfolio.library.get(&begun.playbook) else {
            return self.fail(Message::new("verb-nothing-chosen"));
        };
        let today = self.world.today();
        let ground = Ground::of(&self.world, &begun.targets);
        let crowded = ground.accounts.iter().any(|(row, there)| {
            verb::in_the_way(playbook, begun.unit.as_deref(), row, there).is_some()
        });
        if crowded && begun.unit.is_none() {
            return self.open_line(Purpose::Unit(begun), "");
        }
        let undated = ground.days(playbook, today).any(|day| day.is_none());
        if undated && begun.from.is_none() && begun.anchor.is_none() {
            return self.open_line(Purpose::Anchor(begun), "");
        }
        // A roll-out answers no warning.
        let handles = self.place == Place::Triage && playbook.kind != playbook::Kind::Onboarding;
        let Begun { playbook, unit, from, anchor, targets } = begun;
        self.perform(Deed::Start { playbook, unit, from, anchor, handles }, targets);
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

/// The accounts on which something is started, each with the checklists it has.
pub(in crate::tui) struct Ground {
    pub accounts: Vec<(Arc<Summary>, Vec<Checklist>)>,
}

impl Ground {
    pub fn of(world: &World, targets: &Targets) -> Self {
        let accounts = targets.accounts(world);
        let one = |id| Some((world.row(id)?.clone(), world.portfolio.checklists(Some(id))));
        Self { accounts: accounts.into_iter().filter_map(one).collect() }
    }

    /// The day a template counts from on each account; none where the book does not know it.
    fn days(&self, playbook: &Playbook, today: Day) -> impl Iterator<Item = Option<Day>> {
        self.accounts.iter().map(move |(row, there)| first_day(playbook, row, there, today))
    }

    /// From or around which day the steps are dated: the day that was chosen, else the account's,
    /// where that is the same for all.
    pub fn counted(&self, playbook: &Playbook, from: Option<Day>, today: Day) -> Option<Message> {
        let own = || {
            let first = self.days(playbook, today).next()??;
            self.days(playbook, today).all(|day| day == Some(first)).then_some(first)
        };
        let day = from.or_else(own)?;
        Some(verb::counted(playbook.anchor(), day))
    }
}
