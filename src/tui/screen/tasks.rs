//! Screen 2, Tasks: what is due, in groups, with a card of the account beside it.

mod agenda;
pub mod draw;

use super::{Pane, Place, Screen};
use crate::core::account::AccountId;
use crate::core::checklist::unit_of_step;
use crate::core::day::Day;
use crate::core::operation::Operation;
use crate::core::receipt::Band;
use crate::core::task::{Side, Task, TaskKind, TaskStatus};
use crate::tui::board::{Board, Listing, tabs};
use crate::tui::command::{Action, CommandSpec, Scope, msg};
use crate::tui::deed::Targets;
use crate::tui::sentence;
use crate::tui::sieve::Sieve;
use crate::tui::widget::line::Line;
use crate::tui::world::{World, name_of};
use std::collections::BTreeMap;
use std::sync::Arc;

pub const COMMANDS: &[CommandSpec] = &[CommandSpec::new(
    "agenda-weeks",
    &["W"],
    Scope::On(Place::Tasks),
    Action::AgendaWeeks,
    msg("cmd-agenda-weeks"),
)];

/// Where it is kept whether the agenda is by week.
pub const AGENDA: &str = "tasks.agenda";

const WEEKS: &str = "weeks";

tabs! {
    Mine "mine" msg("tab-mine"), msg("empty-mine");
    Waiting "waiting" msg("tab-waiting"), msg("empty-waiting-tasks");
    ByAccount "by-account" msg("tab-by-account"), msg("empty-by-account");
    DoneToday "done-today" msg("tab-done-today"), msg("empty-done-today");
    Agenda "agenda" msg("tab-agenda"), msg("empty-agenda");
    Promises "promises" msg("tab-promises"), msg("empty-promises");
}

impl Tab {
    fn holds(self, world: &World, task: &Task, today: Day) -> bool {
        match self {
            Self::Mine => task.live(today) && mine(world, task),
            Self::Waiting => {
                mine(world, task)
                    && matches!(task.status, TaskStatus::Waiting | TaskStatus::Snoozed)
                    && !task.live(today)
            }
            Self::ByAccount => task.unfinished(),
            Self::DoneToday => task.status == TaskStatus::Done && task.finished == Some(today),
            Self::Agenda => task.unfinished() && mine(world, task),
            Self::Promises => task.unfinished() && task.kind == TaskKind::Promise,
        }
    }
}

/// A task of nobody's is the person's own. What is left open of a customer who has gone is no
/// work of today: it stands under its account.
pub fn mine(world: &World, task: &Task) -> bool {
    let gone =
        task.account.and_then(|id| world.row(id)).is_some_and(|row| row.band == Band::Excluded);
    !gone && (task.owner.is_none() || world.is_mine(task.owner.as_deref()))
}

/// When a task is due, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Overdue,
    Today,
    ThisWeek,
    Later,
}

impl Group {
    /// A week ends on its Sunday. A task without a day is for later.
    pub fn of(task: &Task, today: Day) -> Self {
        match task.due {
            Some(due) if due < today => Self::Overdue,
            Some(due) if due == today => Self::Today,
            Some(due) if due <= (today + 6).sunday_on_or_before() => Self::ThisWeek,
            _ => Self::Later,
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Overdue => msg("group-overdue"),
            Self::Today => msg("group-today"),
            Self::ThisWeek => msg("group-this-week"),
            Self::Later => msg("group-later"),
        }
    }
}

#[derive(Default)]
pub struct Tasks {
    board: Board<u32, Tab>,
    /// The agenda is by week, not by day.
    weeks: bool,
}

impl Tasks {
    pub fn select(&mut self, id: u32) -> bool {
        self.board.list.select(id)
    }

    /// The title of the group a task stands in; none where the tab has no groups.
    fn group_of(&self, world: &World, task: &Task, today: Day) -> String {
        match self.board.tab {
            Tab::Mine => world.word(Group::of(task, today).title()),
            Tab::ByAccount => match task.account.and_then(|id| world.row(id)) {
                Some(row) => name_of(row).to_string(),
                None => world.word("group-no-account"),
            },
            Tab::Agenda => agenda::title(world, task, today, self.weeks),
            Tab::Promises if task.side == Side::Us => world.word("group-ours"),
            Tab::Promises => world.word("group-theirs"),
            Tab::Waiting | Tab::DoneToday => String::new(),
        }
    }

    /// By day or by week; says what to remember of it.
    pub fn turn_agenda(&mut self, world: &World) -> &'static str {
        self.weeks = self.board.tab != Tab::Agenda || !self.weeks;
        self.set_tab(world, Tab::Agenda);
        if self.weeks { WEEKS } else { "" }
    }

    pub fn set_tab(&mut self, world: &World, tab: Tab) {
        self.board.turn_to(tab);
        self.rebuild(world);
        self.board.list.reset();
    }
}

impl Screen for Tasks {
    fn board(&self) -> &dyn Listing {
        &self.board
    }

    fn board_mut(&mut self) -> &mut dyn Listing {
        &mut self.board
    }

    fn account(&self, world: &World) -> Option<AccountId> {
        world.task(self.board.list.selected()?)?.account
    }

    fn can_sort(&self) -> bool {
        true
    }

    fn targets(&self) -> Targets {
        Targets::Tasks(self.board.list.targets())
    }

    /// Builds counts and list anew; the cursor stays on its task, else on its place.
    fn rebuild(&mut self, world: &World) {
        let today = world.today();
        let tasks = &world.portfolio.tasks;
        let of = |tab: Tab| tasks.iter().filter(|task| tab.holds(world, task, today)).count();
        self.board.set_counts(of);
        let (tab, sieve) = (self.board.tab, Sieve::new(world, self.filter_text()));
        let wanted = |task: &&Arc<Task>| {
            tab.holds(world, task, today) && sieve.passes(task.account, || own_words(world, task))
        };
        let mut rows: Vec<(Vec<i64>, String, &Arc<Task>)> = tasks
            .iter()
            .filter(wanted)
            .map(|task| (self.order(task, today), self.group_of(world, task, today), task))
            .collect();
        if self.board.tab == Tab::ByAccount {
            rows.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        } else {
            rows.sort_by(|a, b| a.0.cmp(&b.0));
        }
        let rows = rows.into_iter().map(|(_, title, task)| (task.id, title)).collect();
        self.board.put_in_order(world, rows, |id| world.task(id)?.account);
    }

    fn select_changed(&mut self, operation: &Operation) -> bool {
        let (table, id) = operation.row();
        table == "task" && self.board.list.select(id)
    }

    fn recall(&mut self, remembered: &BTreeMap<String, String>) {
        // A day begins with what is due: the tab itself is not kept.
        self.weeks = remembered.get(AGENDA).is_some_and(|value| value == WEEKS);
    }

    fn sentence(&self, world: &World, index: usize) -> String {
        let task = self.board.list.items.get(index).and_then(|id| world.task(*id));
        task.map(|task| sentence::task(world, task)).unwrap_or_default()
    }

    fn row(&self, world: &World, index: usize, width: usize) -> Line {
        let task = self.board.list.items.get(index).and_then(|id| world.task(*id));
        task.map_or_else(Line::new, |task| draw::row(self.board.tab, world, task, width))
    }

    fn pane(&self, world: &World, pane: &Pane) -> Vec<Line> {
        let task = self.board.list.selected().and_then(|id| world.task(id));
        draw::pane(world, task.map(AsRef::as_ref), pane)
    }
}

impl Tasks {
    fn order(&self, task: &Task, today: Day) -> Vec<i64> {
        match self.board.tab {
            Tab::Agenda => agenda::order(task, today),
            Tab::Promises => {
                let theirs = i64::from(task.side == Side::Customer);
                [vec![theirs], order(task, today)].concat()
            }
            _ => order(task, today),
        }
    }
}

/// By group, day, priority, age.
fn order(task: &Task, today: Day) -> Vec<i64> {
    let due = task.due.map_or(i64::MAX, |due| i64::from(due.number()));
    let priority = i64::from(task.priority.unwrap_or(9));
    vec![Group::of(task, today) as i64, due, priority, i64::from(task.id)]
}

/// What a typed word may stand in besides the account: title, unit, tags.
fn own_words(world: &World, task: &Task) -> String {
    let row = task.account.and_then(|id| world.row(id));
    let unit = row.and_then(|row| unit_of_step(task, row)).unwrap_or_default();
    format!("{} {unit} {}", task.title, task.tags.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_fall_into_groups_by_their_due_day() {
        let today = Day::parse("2026-11-18").unwrap(); // a Wednesday
        let check = |due: Option<&str>, group| {
            let mut task = Task::new(1, None, "x", today);
            task.due = due.map(|day| Day::parse(day).unwrap());
            assert_eq!(Group::of(&task, today), group, "{due:?}");
        };
        check(Some("2026-11-17"), Group::Overdue);
        check(Some("2026-11-18"), Group::Today);
        check(Some("2026-11-22"), Group::ThisWeek);
        check(Some("2026-11-23"), Group::Later);
        check(None, Group::Later);
    }
}
