//! Screen 7, Data: where the data comes from and how old it is, what was set aside, what is missing
//! and what that locks, and what each run changed.

pub mod draw;
mod pane;
mod tab;

use super::{Pane, Screen};
use crate::core::account::AccountId;
use crate::core::batch::{FileOutcome, FileStatus};
use crate::core::gap::Gap;
use crate::core::identity::Suggestion;
use crate::core::intake::{Conflict, Intake, Orphan, ProblemLine, RunLine};
use crate::core::operation::Operation;
use crate::core::search::{Query, fold};
use crate::tui::board::{Board, Listing};
use crate::tui::command::{Action, CommandSpec, Hinted, Scope, msg};
use crate::tui::deed::Targets;
use crate::tui::layout::Frame;
use crate::tui::screen::{Place, Verb};
use crate::tui::sentence;
use crate::tui::widget::line::Line;
use crate::tui::world::World;
use ratatui::layout::Rect;
use tab::Tab;

const SCOPE: Scope = Scope::On(Place::Data);

pub const COMMANDS: &[CommandSpec] = &[
    CommandSpec::new("refuse", &["x"], SCOPE, Action::Refuse, msg("cmd-refuse")).hint(1),
    CommandSpec::new("take-in", &["Y"], SCOPE, Action::TakeIn, msg("cmd-take-in"))
        .hint(1)
        .cli("sync problems accept"),
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
    CommandSpec::new("undo-run", &["Z"], SCOPE, Action::UndoRun, msg("cmd-undo-run"))
        .cli("sync undo"),
];

const REMEMBERED: &str = "data.tab";

/// A row: an index into one of the lists of [`Intake`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    Source(usize),
    /// A file of which nothing was read.
    Refused(usize),
    Problem(usize),
    /// A field that a source says otherwise since it was put right.
    Conflict(usize),
    /// A row whose days contradict each other.
    Contradiction(usize),
    /// Two accounts that may be one.
    Pair(usize),
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
    board: Board<Entry, Tab>,
    /// Once there are rows, the cursor goes to the first that can be declared away.
    seeks_switch: bool,
    /// The run that is to be taken back once it is asked for again.
    asked: Option<u32>,
}

impl Data {
    /// What is missing, with the cursor on the first thing that can be declared away.
    pub fn open_gaps(&mut self, world: &World) {
        self.seeks_switch = true;
        self.board.turn_to(Tab::Missing);
        self.rebuild(world);
    }

    /// The gap under the cursor.
    pub fn gap<'w>(&self, world: &'w World) -> Option<&'w Gap> {
        match self.board.list.selected()? {
            Entry::Gap(at) => world.intake.as_ref()?.gaps.get(at),
            _ => None,
        }
    }

    /// The two accounts under the cursor that may be one.
    pub fn pair<'w>(&self, world: &'w World) -> Option<&'w Suggestion> {
        match self.board.list.selected()? {
            Entry::Pair(at) => world.intake.as_ref()?.pairs.get(at),
            _ => None,
        }
    }

    /// The field under the cursor that a source says otherwise since.
    pub fn conflict<'w>(&self, world: &'w World) -> Option<&'w Conflict> {
        match self.board.list.selected()? {
            Entry::Conflict(at) => world.intake.as_ref()?.conflicts.get(at),
            _ => None,
        }
    }

    /// Rows set aside: the marked ones, else the one under the cursor.
    pub fn problems<'w>(&self, world: &'w World) -> Vec<&'w ProblemLine> {
        let Some(intake) = world.intake.as_deref() else { return Vec::new() };
        let problem = |entry: Entry| match entry {
            Entry::Problem(at) => intake.problems.get(at),
            _ => None,
        };
        self.board.list.targets().into_iter().filter_map(problem).collect()
    }

    /// Files that wait for a yes: the marked ones, else the one under the cursor.
    pub fn held_files<'w>(&self, world: &'w World) -> Vec<&'w FileOutcome> {
        let Some(intake) = world.intake.as_deref() else { return Vec::new() };
        let held = |entry: Entry| match entry {
            Entry::Refused(at) => {
                intake.refused.get(at).filter(|file| file.status == FileStatus::Held)
            }
            _ => None,
        };
        self.board.list.targets().into_iter().filter_map(held).collect()
    }

    /// The account of the row under the cursor whose days contradict each other.
    pub fn contradicted(&self, world: &World) -> Option<AccountId> {
        match self.board.list.selected()? {
            Entry::Contradiction(at) => world.intake.as_ref()?.contradictions.get(at)?.account,
            _ => None,
        }
    }

    /// References that nobody knows: the marked ones, else the one under the cursor.
    pub fn orphans<'w>(&self, world: &'w World) -> Vec<&'w Orphan> {
        let Some(intake) = world.intake.as_deref() else { return Vec::new() };
        let orphan = |entry: Entry| match entry {
            Entry::Orphan(at) => intake.orphans.get(at),
            _ => None,
        };
        self.board.list.targets().into_iter().filter_map(orphan).collect()
    }

    /// The run under the cursor, where it waits for a yes.
    pub fn held_run(&self, world: &World) -> Option<u32> {
        let Entry::Run(at) = self.board.list.selected()? else { return None };
        let run = world.intake.as_ref()?.runs.get(at)?;
        run.held.as_ref().map(|_| run.run)
    }

    /// The run under the cursor, in force or not.
    pub fn chosen_run(&self, world: &World) -> Option<u32> {
        let Entry::Run(at) = self.board.list.selected()? else { return None };
        world.intake.as_ref()?.runs.get(at).map(|run| run.run)
    }

    /// The run under the cursor, where it is in force.
    pub fn run<'w>(&self, world: &'w World) -> Option<&'w RunLine> {
        match self.board.list.selected()? {
            Entry::Run(at) => world.intake.as_ref()?.runs.get(at),
            _ => None,
        }
        .filter(|run| run.undone_at.is_none() && run.held.is_none())
    }

    /// A run that is asked for twice in a row is meant: true the second time.
    pub fn is_sure(&mut self, run: u32) -> bool {
        let again = self.asked == Some(run);
        self.asked = (!again).then_some(run);
        again
    }

    /// The file of the row under the cursor.
    pub fn opened(&self, world: &World) -> Option<Opened> {
        let intake = world.intake.as_ref()?;
        match self.board.list.selected()? {
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
}

impl Screen for Data {
    fn board(&self) -> &dyn Listing {
        &self.board
    }

    fn board_mut(&mut self) -> &mut dyn Listing {
        &mut self.board
    }

    fn account(&self, _: &World) -> Option<AccountId> {
        None
    }

    /// No row here is an account or a task.
    fn targets(&self) -> Targets {
        Targets::Accounts(Vec::new())
    }

    fn remembered(&self) -> Option<&'static str> {
        Some(REMEMBERED)
    }

    fn loading(&self, world: &World) -> bool {
        world.intake.is_none()
    }

    fn of_accounts(&self) -> bool {
        false
    }

    fn rebuild(&mut self, world: &World) {
        let Some(intake) = world.intake.as_deref() else { return };
        self.board.set_counts(|tab| tab.entries(intake).iter().map(|(_, rows)| rows.len()).sum());
        let query = Query::new(self.board.filter());
        let wanted =
            |entry: &Entry| query.is_empty() || query.matches(&needle(world, intake, *entry));
        let groups = self.board.tab.entries(intake).into_iter();
        let rows = groups.flat_map(|(title, rows)| {
            let title = title.map(|title| world.word(title)).unwrap_or_default();
            rows.into_iter().filter(wanted).map(move |entry| (entry, title.clone()))
        });
        let rows: Vec<(Entry, String)> = rows.collect();
        self.board.put(rows);
        if std::mem::take(&mut self.seeks_switch) {
            let switch = intake.gaps.iter().position(|gap| gap.switch().is_some());
            switch.map(|at| self.board.list.select(Entry::Gap(at)));
        }
    }

    fn hinted(&self, world: &World, action: Action) -> Hinted {
        let fills = || self.gap(world).is_some_and(|gap| gap.field().is_some());
        match (action, self.board.tab) {
            (Action::Refuse, Tab::Missing) => Hinted::As(msg("hint-refuse-gap")),
            (Action::Refuse, Tab::Who) => Hinted::As(msg("hint-refuse-pair")),
            (Action::Refuse, Tab::Problems) => Hinted::As(msg("hint-refuse-problem")),
            (Action::TakeIn | Action::Retry | Action::WriteProblems, Tab::Problems)
            | (Action::TakeIn, Tab::Runs) => Hinted::Usual,
            (
                Action::Refuse
                | Action::TakeIn
                | Action::Retry
                | Action::WriteProblems
                | Action::Facets
                | Action::Order
                | Action::Columns
                | Action::SaveView,
                _,
            ) => Hinted::Idle,
            (Action::Do(Verb::Edit), Tab::Missing) if fills() => Hinted::As(msg("hint-fill-gap")),
            (action, _) if acts_on_rows(action) => Hinted::Idle,
            _ => Hinted::Usual,
        }
    }

    fn sentence(&self, world: &World, index: usize) -> String {
        let entry = self.board.list.items.get(index).copied();
        let Some((entry, intake)) = entry.zip(world.intake.as_ref()) else { return String::new() };
        match entry {
            Entry::Source(at) => intake.sources.get(at).map(|it| sentence::source(world, it)),
            _ => None,
        }
        .unwrap_or_else(|| sentence::cells(world, &self.row(world, index, 200)))
    }

    fn select_changed(&mut self, _: &Operation) -> bool {
        false
    }

    fn row(&self, world: &World, index: usize, width: usize) -> Line {
        let (intake, entry) = (world.intake.as_deref(), self.board.list.items.get(index));
        let drawn =
            intake.zip(entry).map(|(intake, entry)| draw::row(world, intake, *entry, width));
        drawn.unwrap_or_default()
    }

    /// What is known of a row, in the first pane.
    fn pane(&self, world: &World, pane: &Pane) -> Vec<Line> {
        let selected = self.board.list.selected().filter(|_| pane.index == 1);
        let known = world.intake.as_deref().zip(selected);
        known
            .map(|(intake, entry)| pane::lines(world, intake, entry, pane.width))
            .unwrap_or_default()
    }

    /// What is known of a row fits into both panes together.
    fn parts(&self, frame: &Frame) -> Vec<Rect> {
        let rows = usize::from(self.lines_above(frame)) + self.rows().lines_in_all().max(3);
        let parts = self.board.panes.parts(frame, rows.min(999) as u16);
        match parts.as_slice() {
            [list, near, far] if !near.is_empty() && !far.is_empty() => {
                vec![*list, near.union(*far)]
            }
            _ => parts,
        }
    }
}

/// Verbs of accounts and tasks have nothing to act on among files.
fn acts_on_rows(action: Action) -> bool {
    matches!(
        action,
        Action::Do(_)
            | Action::Brief
            | Action::Why
            | Action::Copy
            | Action::OpenLink
            | Action::Repeat
    )
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
        Entry::Conflict(at) => {
            intake.conflicts.get(at).map(|one| format!("{} {}", one.name, world.say(&one.said())))
        }
        Entry::Contradiction(at) => intake
            .contradictions
            .get(at)
            .map(|one| format!("{} {} {}", one.source, one.key, world.say(&one.said()))),
        Entry::Pair(at) => {
            intake.pairs.get(at).map(|pair| format!("{} {}", pair.names.0, pair.names.1))
        }
        Entry::Orphan(at) => intake.orphans.get(at).map(|orphan| {
            let alike = orphan.alike.as_ref().map_or("", |(_, name)| name.as_str());
            format!("{} {} {} {alike}", orphan.source, orphan.reference, orphan.spelling())
        }),
        Entry::Gap(at) => intake
            .gaps
            .get(at)
            .map(|gap| format!("{} {}", world.say(&gap.said()), world.say(&gap.locks()))),
        Entry::Run(at) => intake.runs.get(at).map(|run| {
            let paths: Vec<&str> = run.files.iter().map(|file| file.path.as_str()).collect();
            format!("r{} {} {}", run.run, run.by, paths.join(" "))
        }),
    };
    fold(&text.unwrap_or_default())
}
