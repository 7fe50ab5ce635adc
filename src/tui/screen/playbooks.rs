//! Screen 6, Playbooks: the checklists that run, the stalled first; the library of templates with
//! their steps and what became of their runs; and what calls for plays today.

pub mod draw;
mod trigger;

use super::onboarding::Project;
use super::{Pane, Screen};
use crate::core::account::AccountId;
use crate::core::checklist::progress::Status;
use crate::core::known::Known;
use crate::core::operation::{Item, Operation};
use crate::core::playbook::offer::plain_name;
use crate::core::playbook::record::Record;
use crate::core::playbook::{Kind, Playbook};
use crate::core::receipt::Band;
use crate::core::search::{Query, fold};
use crate::tui::board::{Board, Listing, tabs};
use crate::tui::command::{Action, CommandSpec, Hinted, Verb, msg};
use crate::tui::deed::Targets;
use crate::tui::sentence;
use crate::tui::sieve::Sieve;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};
use std::collections::{BTreeMap, BTreeSet};
use trigger::Trigger;

pub const COMMANDS: &[CommandSpec] = &[];

/// Where the tab is kept for next time.
const REMEMBERED: &str = "playbooks.tab";

tabs! {
    Running "running" msg("tab-running"), msg("empty-running");
    Library "library" msg("tab-library"), msg("empty-library");
    Triggers "triggers" msg("tab-triggers"), msg("empty-triggers");
}

/// A checklist that runs, a template by its place in the library, or what calls for a play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    Run(u32),
    Template(usize),
    Trigger(usize),
}

#[derive(Default)]
pub struct Playbooks {
    board: Board<Row, Tab>,
    /// Checklists that are not over.
    running: BTreeMap<u32, Project>,
    /// What became of the runs of each template, in the order of the library.
    records: Vec<Record>,
    triggers: Vec<Trigger>,
}

impl Playbooks {
    fn project(&self, row: Row) -> Option<&Project> {
        match row {
            Row::Run(id) => self.running.get(&id),
            Row::Template(_) | Row::Trigger(_) => None,
        }
    }

    /// The template under the cursor, or that of the play that the row calls for.
    pub fn template<'w>(&self, world: &'w World) -> Option<&'w Playbook> {
        match self.board.list.selected()? {
            Row::Template(at) => world.portfolio.library.playbooks.get(at),
            Row::Trigger(at) => self.triggers.get(at)?.playbook(world),
            Row::Run(_) => None,
        }
    }

    /// The rule under the cursor that calls for its play.
    pub fn rule(&self) -> Option<Known> {
        match self.board.list.selected()? {
            Row::Trigger(at) => self.triggers.get(at).map(|trigger| trigger.rule),
            Row::Run(_) | Row::Template(_) => None,
        }
    }

    fn record(&self, at: usize) -> Record {
        self.records.get(at).copied().unwrap_or_default()
    }

    /// What calls for plays, by the name of the rule or the play.
    fn triggers(&self, world: &World, query: &Query) -> Vec<(Row, String)> {
        let wanted = |trigger: &Trigger| {
            let play = trigger.playbook(world).map(|playbook| draw::name(world, playbook));
            let text = format!("{} {}", trigger.name(world), play.unwrap_or_default());
            query.is_empty() || query.matches(&fold(&text))
        };
        let found = self.triggers.iter().enumerate().filter(|(_, trigger)| wanted(trigger));
        found.map(|(at, _)| (Row::Trigger(at), String::new())).collect()
    }

    /// The stalled first, then what slipped most.
    fn runs(&self, world: &World, typed: &str) -> Vec<(Row, String)> {
        let sieve = Sieve::new(world, typed);
        let wanted = |project: &&Project| {
            sieve.passes(Some(project.list.account), || project.list.name.clone())
        };
        let mut found: Vec<&Project> = self.running.values().filter(wanted).collect();
        found.sort_by_key(|project| {
            (rank(project.progress.status), -project.progress.slip, project.list.id)
        });
        let title =
            |project: &Project| world.word(super::onboarding::draw::word(project.progress.status));
        found.into_iter().map(|project| (Row::Run(project.list.id), title(project))).collect()
    }
}

/// The stalled come first.
fn rank(status: Status) -> u8 {
    match status {
        Status::Stuck => 0,
        Status::Behind => 1,
        Status::OnTrack => 2,
        Status::Done | Status::Stopped => 3,
    }
}

/// The templates by what they are for.
fn templates(world: &World, query: &Query) -> Vec<(Row, String)> {
    let library = world.portfolio.library.playbooks.iter().enumerate();
    let wanted = |playbook: &Playbook| {
        let title = playbook.title.in_language(world.lang.id());
        query.is_empty() || query.matches(&fold(&format!("{title} {}", playbook.id)))
    };
    let mut found: Vec<_> = library.filter(|(_, playbook)| wanted(playbook)).collect();
    found.sort_by_key(|(at, playbook)| (playbook.kind != Kind::Onboarding, !playbook.own, *at));
    let title = |playbook: &Playbook| {
        let onboarding = playbook.kind == Kind::Onboarding;
        world.word(if onboarding { msg("group-onboarding") } else { msg("group-plays") })
    };
    found.into_iter().map(|(at, playbook)| (Row::Template(at), title(playbook))).collect()
}

impl Screen for Playbooks {
    fn board(&self) -> &dyn Listing {
        &self.board
    }

    fn board_mut(&mut self) -> &mut dyn Listing {
        &mut self.board
    }

    fn account(&self, _: &World) -> Option<AccountId> {
        self.project(self.board.list.selected()?).map(|project| project.list.account)
    }

    /// Only what runs does so for an account.
    fn of_accounts(&self) -> bool {
        self.board.tab == Tab::Running
    }

    /// The next steps of what runs; a template is nothing to act on.
    fn targets(&self) -> Targets {
        let projects = self.board.list.targets();
        let projects = projects.iter().filter_map(|row| self.project(*row));
        Targets::Tasks(projects.filter_map(|one| one.list.next()).map(|step| step.id).collect())
    }

    fn rebuild(&mut self, world: &World) {
        let lists = world.portfolio.checklists(None);
        let library = world.portfolio.library.playbooks.iter();
        self.records = library.map(|one| one.record(&world.portfolio, &lists)).collect();
        let running = lists.into_iter().filter(|list| {
            let row = world.row(list.account);
            !list.done() && row.is_some_and(|row| row.band != Band::Excluded)
        });
        self.running = running.map(|list| (list.id, Project::of(world, list))).collect();
        let runs = self.running.values();
        let runs: BTreeSet<(AccountId, String)> = runs
            .filter_map(|run| Some((run.list.account, plain_name(run.list.playbook.as_deref()?))))
            .collect();
        self.triggers =
            Trigger::find(world, |id, play| runs.contains(&(id, plain_name(play.as_str()))));
        let all = Query::new("");
        let (running, library) = (self.running.len(), templates(world, &all).len());
        let triggers = self.triggers.len();
        self.board.set_counts(|tab| match tab {
            Tab::Running => running,
            Tab::Library => library,
            Tab::Triggers => triggers,
        });
        let query = Query::new(self.filter_text());
        let rows = match self.board.tab {
            Tab::Running => self.runs(world, self.filter_text()),
            Tab::Library => templates(world, &query),
            Tab::Triggers => self.triggers(world, &query),
        };
        self.board.put(rows);
    }

    fn select_changed(&mut self, operation: &Operation) -> bool {
        let Some(Item::Task(task)) = operation.after.as_ref().or(operation.before.as_ref()) else {
            return false;
        };
        let has = |project: &&Project| project.list.steps.iter().any(|step| step.id == task.id);
        let run = self.running.values().find(has).map(|project| project.list.id);
        run.is_some_and(|id| self.board.list.select(Row::Run(id)))
    }

    /// A template is started and read; what stands for an account is acted on.
    fn hinted(&self, _: &World, action: Action) -> Hinted {
        match (self.board.tab, action) {
            (Tab::Running, Action::Do(Verb::Close)) => Hinted::As(msg("hint-stop-run")),
            (Tab::Running, _) | (_, Action::Do(Verb::Start)) => Hinted::Usual,
            (_, Action::Open) => Hinted::As(msg("hint-read-steps")),
            (
                _,
                Action::Facets
                | Action::Do(_)
                | Action::Why
                | Action::Brief
                | Action::Copy
                | Action::OpenLink
                | Action::Repeat,
            ) => Hinted::Idle,
            _ => Hinted::Usual,
        }
    }

    fn sentence(&self, world: &World, index: usize) -> String {
        match self.board.list.items.get(index) {
            Some(Row::Run(id)) => {
                let project = self.running.get(id);
                project.map(|project| sentence::project(world, project)).unwrap_or_default()
            }
            _ => sentence::cells(world, &self.row(world, index, 200)),
        }
    }

    fn remembered(&self) -> Option<&'static str> {
        Some(REMEMBERED)
    }

    fn row(&self, world: &World, index: usize, width: usize) -> Line {
        match self.board.list.items.get(index) {
            Some(Row::Run(id)) => {
                let project = self.running.get(id);
                project.map_or_else(Line::new, |project| draw::run(world, project, width))
            }
            Some(Row::Template(at)) => match world.portfolio.library.playbooks.get(*at) {
                Some(playbook) => draw::template(world, playbook, self.record(*at), width),
                None => Line::new(),
            },
            Some(Row::Trigger(at)) => {
                let trigger = self.triggers.get(*at);
                trigger.map_or_else(Line::new, |trigger| trigger.row(world, width))
            }
            None => Line::new(),
        }
    }

    fn pane(&self, world: &World, pane: &Pane) -> Vec<Line> {
        match self.board.list.selected() {
            Some(Row::Template(at)) if pane.index == 1 => {
                let playbook = world.portfolio.library.playbooks.get(at);
                let lines =
                    playbook.map(|playbook| draw::steps(world, playbook, self.record(at), pane));
                lines.unwrap_or_default()
            }
            Some(Row::Trigger(at)) if pane.index == 1 => {
                let trigger = self.triggers.get(at);
                trigger.map(|trigger| trigger.lines(world, pane)).unwrap_or_default()
            }
            Some(Row::Trigger(at)) => {
                let found = self.triggers.get(at).and_then(|trigger| trigger.playbook(world));
                found
                    .map(|playbook| draw::plain_steps(world, playbook, pane.width))
                    .unwrap_or_default()
            }
            Some(row @ Row::Run(_)) => {
                super::onboarding::draw::pane(world, self.project(row), pane)
            }
            _ => Vec::new(),
        }
    }

    fn pane_title(&self, world: &World, shown: Option<AccountId>) -> String {
        match self.board.list.selected() {
            Some(Row::Template(_)) => {
                let playbook = self.template(world);
                return playbook.map(|playbook| draw::name(world, playbook)).unwrap_or_default();
            }
            Some(Row::Trigger(at)) => {
                let trigger = self.triggers.get(at);
                return trigger.map(|trigger| trigger.name(world)).unwrap_or_default();
            }
            _ => {}
        }
        let row = shown.and_then(|id| world.row(id));
        row.map(|row| name_of(row).to_string()).unwrap_or_default()
    }
}
