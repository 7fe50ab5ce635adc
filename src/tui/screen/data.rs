//! Screen 7, Data: where the data comes from and how old it is, what was set aside, what is missing
//! and what that locks, and what each run changed.

pub mod draw;
mod pane;
mod tab;

use super::Screen;
use crate::core::account::AccountId;
use crate::core::gap::Gap;
use crate::core::intake::{Intake, ProblemLine};
use crate::core::operation::Operation;
use crate::core::search::{Query, fold};
use crate::tui::command::{Action, CommandSpec, Scope, msg};
use crate::tui::deed::Targets;
use crate::tui::layout::Shape;
use crate::tui::list::{List, Rows};
use crate::tui::panes::Panes;
use crate::tui::screen::Place;
use crate::tui::world::World;
use ratatui::buffer::Buffer;
use std::collections::BTreeMap;
use tab::Tab;

const SCOPE: Scope = Scope::On(Place::Data);

pub const COMMANDS: &[CommandSpec] = &[
    CommandSpec::new("declare", &["x"], SCOPE, Action::Declare, msg("cmd-declare")).hint(1),
    CommandSpec::new("retry", &["A"], SCOPE, Action::Retry, msg("cmd-retry"))
        .hint(2)
        .cli("sync retry"),
    CommandSpec::new(
        "write-problems",
        &["W"],
        SCOPE,
        Action::WriteProblems,
        msg("cmd-write-problems"),
    )
    .hint(3)
    .cli("sync problems"),
];

const REMEMBERED: &str = "data.tab";

/// A row: an index into one of the lists of [`Intake`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    Source(usize),
    /// A file of which nothing was read.
    Refused(usize),
    Problem(usize),
    Orphan(usize),
    Gap(usize),
    Run(usize),
}

/// A file to look into, with the row that was set aside.
pub struct Opened {
    pub path: String,
    pub problem: Option<Box<ProblemLine>>,
}

#[derive(Default)]
pub struct Data {
    pub tab: Tab,
    pub list: List<Entry>,
    pub panes: Panes,
    /// Message id of each break of the list.
    titles: Vec<&'static str>,
    counts: [usize; Tab::ALL.len()],
    filter_text: String,
    /// Once there are rows, the cursor goes to the first that can be declared away.
    seeks_switch: bool,
}

impl Data {
    pub fn count(&self, tab: Tab) -> usize {
        self.counts.get(tab as usize).copied().unwrap_or_default()
    }

    pub fn title(&self, index: usize) -> &'static str {
        self.titles.get(index).copied().unwrap_or_default()
    }

    /// What is missing, with the cursor on the first thing that can be declared away.
    pub fn open_gaps(&mut self, world: &World) {
        self.seeks_switch = true;
        self.set_tab(world, Tab::Missing);
    }

    /// The gap under the cursor.
    pub fn gap<'w>(&self, world: &'w World) -> Option<&'w Gap> {
        match self.list.selected()? {
            Entry::Gap(at) => world.intake.as_ref()?.gaps.get(at),
            _ => None,
        }
    }

    /// The file of the row under the cursor.
    pub fn opened(&self, world: &World) -> Option<Opened> {
        let intake = world.intake.as_ref()?;
        match self.list.selected()? {
            Entry::Source(at) => intake.sources.get(at).map(|source| source.file.path.clone()),
            Entry::Refused(at) => intake.refused.get(at).map(|file| file.path.clone()),
            Entry::Problem(at) => {
                let problem = intake.problems.get(at)?;
                let path = problem.path.clone();
                return Some(Opened { path, problem: Some(Box::new(problem.clone())) });
            }
            _ => None,
        }
        .map(|path| Opened { path, problem: None })
    }

    fn set_tab(&mut self, world: &World, tab: Tab) {
        self.tab = tab;
        self.list.clear_marks();
        self.list.reset();
        self.rebuild(world);
    }
}

impl Screen for Data {
    fn rows(&self) -> &dyn Rows {
        &self.list
    }

    fn rows_mut(&mut self) -> &mut dyn Rows {
        &mut self.list
    }

    fn panes(&self) -> &Panes {
        &self.panes
    }

    fn panes_mut(&mut self) -> &mut Panes {
        &mut self.panes
    }

    fn lines_above(&self, shape: Shape) -> u16 {
        u16::from(shape != Shape::Tiny)
    }

    fn account(&self, _: &World) -> Option<AccountId> {
        None
    }

    /// No row here is an account or a task.
    fn targets(&self) -> Targets {
        Targets::Accounts(Vec::new())
    }

    fn filter_text(&self) -> &str {
        &self.filter_text
    }

    fn set_filter(&mut self, world: &World, text: &str) {
        text.clone_into(&mut self.filter_text);
        self.rebuild(world);
        self.list.reset();
    }

    fn turn_tab(
        &mut self,
        world: &mut World,
        forward: bool,
    ) -> Option<(&'static str, &'static str)> {
        let places = if forward { 1 } else { Tab::ALL.len() - 1 };
        self.set_tab(world, self.tab.on(places));
        Some((REMEMBERED, self.tab.id()))
    }

    fn rebuild(&mut self, world: &World) {
        let Some(intake) = world.intake.as_deref() else { return };
        self.counts =
            Tab::ALL.map(|tab| tab.entries(intake).iter().map(|(_, rows)| rows.len()).sum());
        let query = Query::new(&self.filter_text);
        let wanted =
            |entry: &Entry| query.is_empty() || query.matches(&needle(world, intake, *entry));
        let (mut items, mut breaks, mut titles) = (Vec::new(), Vec::new(), Vec::new());
        for (title, rows) in self.tab.entries(intake) {
            let rows: Vec<Entry> = rows.into_iter().filter(wanted).collect();
            if let (Some(title), false) = (title, rows.is_empty()) {
                breaks.push(items.len());
                titles.push(title);
            }
            items.extend(rows);
        }
        self.titles = titles;
        self.list.set(items, breaks);
        if std::mem::take(&mut self.seeks_switch) {
            let switch = intake.gaps.iter().position(|gap| gap.switch().is_some());
            switch.map(|at| self.list.select(Entry::Gap(at)));
        }
    }

    fn select_changed(&mut self, _: &Operation) -> bool {
        false
    }

    fn recall(&mut self, remembered: &BTreeMap<String, String>) {
        let tab = remembered.get(REMEMBERED).and_then(|id| Tab::ALL.iter().find(|t| t.id() == id));
        self.tab = tab.copied().unwrap_or_default();
    }

    fn draw(&self, world: &World, _: Option<AccountId>, buffer: &mut Buffer) {
        draw::draw(self, world, buffer);
    }
}

/// What a typed word may stand in.
fn needle(world: &World, intake: &Intake, entry: Entry) -> String {
    let text = match entry {
        Entry::Source(at) => intake.sources.get(at).map(|source| {
            let kind = world.word(&format!("entity-{}", source.entity.id()));
            format!("{} {kind} {}", source.source, source.file.path)
        }),
        Entry::Refused(at) => intake.refused.get(at).map(|file| file.path.clone()),
        Entry::Problem(at) => intake.problems.get(at).map(|line| {
            let (column, value) = (&line.problem.column, &line.problem.value);
            let cell =
                format!("{} {}", column.as_deref().unwrap_or(""), value.as_deref().unwrap_or(""));
            format!("{} {cell} {}", line.path, world.say(&line.problem.reason))
        }),
        Entry::Orphan(at) => {
            intake.orphans.get(at).map(|orphan| format!("{} {}", orphan.source, orphan.reference))
        }
        Entry::Gap(at) => intake.gaps.get(at).map(|gap| {
            let [need, lock] = ["need", "lock"].map(|part| format!("{part}-{}", gap.need.id));
            format!("{} {}", world.word(&need), world.word(&lock))
        }),
        Entry::Run(at) => intake.runs.get(at).map(|run| {
            let paths: Vec<&str> = run.files.iter().map(|file| file.path.as_str()).collect();
            format!("r{} {} {}", run.run, run.by, paths.join(" "))
        }),
    };
    fold(&text.unwrap_or_default())
}
