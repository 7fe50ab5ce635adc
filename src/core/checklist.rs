//! Checklists: the steps of an account that belong together, and how far they are.
//!
//! A step is a task. Those of one checklist share its id, where it was started here, else account,
//! template and unit, where an export brought them.

pub mod progress;
pub mod start;

use super::account::AccountId;
use super::day::Day;
use super::portfolio::Summary;
use super::scorecard::Scorecard;
use super::task::{Task, TaskStatus};
use super::text::Shown;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Days after its start in which an account without a checklist waits for one.
pub const FRESH_DAYS: i32 = 90;

/// The steps of one checklist, in the order in which they are due.
#[derive(Clone, Debug, PartialEq)]
pub struct Checklist {
    /// Of its first step; shown and typed as `c140`.
    pub id: u32,
    pub account: AccountId,
    /// Template or project, as people call it.
    pub name: String,
    /// The template it was started from, by its id.
    pub playbook: Option<String>,
    /// Of an account that gets started, and not a play.
    pub onboarding: bool,
    /// Department or site.
    pub unit: Option<String>,
    pub steps: Vec<Arc<Task>>,
}

/// Shown and typed as `c140`.
pub fn checklist_name(id: u32) -> String {
    format!("c{id}")
}

/// Reads `c140`, in either case.
pub fn parse_checklist_name(text: &str) -> Option<u32> {
    text.strip_prefix(['c', 'C'])?.parse().ok()
}

/// True for a step of an onboarding checklist: started here as one, or called one by its tool.
pub fn is_onboarding(task: &Task) -> bool {
    task.step.as_ref().is_some_and(|step| step.onboarding)
        || task.template.as_ref().is_some_and(|name| Scorecard::builtin().checklist.holds(name))
}

/// True for a step of any checklist, also of a play that was started here.
pub fn is_step(task: &Task) -> bool {
    task.step.as_ref().is_some_and(|step| step.checklist.is_some()) || is_onboarding(task)
}

/// Which checklist a step belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group<'a> {
    Started(u32),
    Named(AccountId, &'a str, Option<&'a str>),
}

pub fn group(task: &Task) -> Option<Group<'_>> {
    let step = task.step.as_deref();
    if let Some(id) = step.and_then(|step| step.checklist) {
        return Some(Group::Started(id));
    }
    let unit = step.and_then(|step| step.unit.as_deref());
    Some(Group::Named(task.account?, task.template.as_deref()?, unit))
}

/// The checklists among these tasks: of onboarding, and plays that were started here.
pub fn gather<'a>(tasks: impl IntoIterator<Item = &'a Arc<Task>>) -> Vec<Checklist> {
    let mut groups: BTreeMap<Group<'_>, Vec<&Arc<Task>>> = BTreeMap::new();
    for task in tasks.into_iter().filter(|task| task.account.is_some() && is_step(task)) {
        if let Some(group) = group(task) {
            groups.entry(group).or_default().push(task);
        }
    }
    groups.into_iter().filter_map(|(group, steps)| Checklist::of(&group, steps)).collect()
}

impl Checklist {
    fn of(group: &Group<'_>, steps: Vec<&Arc<Task>>) -> Option<Self> {
        let mut steps: Vec<Arc<Task>> = steps.into_iter().cloned().collect();
        steps.sort_by_key(|step| (step.due.is_none(), step.due, step.id));
        let first = steps.iter().min_by_key(|step| step.id)?;
        let id = match group {
            Group::Started(id) => *id,
            Group::Named(..) => first.id,
        };
        let step = first.step.as_deref();
        Some(Self {
            id,
            account: first.account?,
            name: first.template.as_deref().unwrap_or_default().to_owned(),
            playbook: step.and_then(|step| step.playbook.clone()),
            onboarding: is_onboarding(first),
            unit: step.and_then(|step| step.unit.clone()),
            steps,
        })
    }

    /// The unit as people say it: of an exported project's name what neither the template nor the
    /// account is called.
    pub fn unit_of(&self, row: &Summary) -> Option<String> {
        let project = self.playbook.is_none().then_some(self.name.as_str());
        said_unit(self.unit.as_deref()?, project, row)
    }

    /// Steps that count: those that are needed, also where the checklist was stopped before them.
    pub fn counted(&self) -> impl Iterator<Item = &Arc<Task>> {
        self.steps.iter().filter(|step| step.counts())
    }

    /// The day on which it was stopped: with steps left undone, or with none that was needed, so
    /// that it never took place.
    pub fn stopped(&self) -> Option<Day> {
        let none = self.counted().next().is_none();
        let dropped = self.steps.iter().filter(|step| step.status == TaskStatus::Dropped);
        let left = dropped.filter(|step| none || step.counts());
        left.filter_map(|step| step.finished).max().filter(|_| self.done())
    }

    /// The next open step: the first that nothing blocks, else the first that is not done.
    pub fn next(&self) -> Option<&Arc<Task>> {
        let open = || self.counted().filter(|step| step.unfinished());
        open().find(|step| !step.blocked()).or_else(|| open().next())
    }

    pub fn blocked(&self) -> impl Iterator<Item = &Arc<Task>> {
        self.steps.iter().filter(|step| step.blocked())
    }

    /// Nothing is left to do, whether it was done, was not needed, or the whole was stopped.
    pub fn done(&self) -> bool {
        !self.steps.is_empty() && self.steps.iter().all(|step| !step.unfinished())
    }
}

/// The unit of the checklist that a task is a step of, as people say it.
pub fn unit_of_step(task: &Task, row: &Summary) -> Option<String> {
    let step = task.step.as_deref().filter(|_| is_step(task))?;
    let project = task.template.as_deref().filter(|_| step.playbook.is_none());
    said_unit(step.unit.as_deref()?, project, row)
}

/// `project`: what the project is called that an export brought, whose unit is its whole name.
fn said_unit(unit: &str, project: Option<&str>, row: &Summary) -> Option<String> {
    let mut text = Shown::new(unit).to_string();
    if let Some(project) = project {
        let known = [project, &row.name, &row.short_name];
        for known in known.into_iter().filter(|known| !known.is_empty()) {
            text = text.replace(known, " ");
        }
    }
    // Signs are left over where a name was taken out; what a person typed stays whole.
    let text = match project {
        Some(_) => text.trim_matches(|c: char| !c.is_alphanumeric()),
        None => text.trim(),
    };
    (!text.is_empty()).then(|| text.to_owned())
}

/// An account that should have a checklist and has none: it began lately, or its stage says so,
/// and it is not live.
pub fn to_start(row: &Summary, today: Day) -> bool {
    let card = Scorecard::builtin();
    let stage = row.stage.as_deref().unwrap_or_default();
    let fresh = row.start.is_some_and(|start| (0..=FRESH_DAYS).contains(&(today - start)));
    let live = row.go_live.is_some_and(|day| day <= today);
    !live && !card.excluded.holds(stage) && (fresh || card.checklist.holds(stage))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::portfolio::example::row;
    use crate::core::task::Step;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn step(id: u32, template: &str, made: Option<Step>) -> Arc<Task> {
        let mut task = Task::new(id, Some(AccountId(1)), format!("step {id}"), day("2026-10-01"));
        task.template = Some(template.to_owned().into());
        task.step = made.map(Box::new);
        Arc::new(task)
    }

    fn started(checklist: u32, unit: &str) -> Step {
        Step {
            checklist: Some(checklist),
            onboarding: true,
            unit: Some(unit.to_owned()),
            ..Step::default()
        }
    }

    #[test]
    fn steps_go_together_by_checklist_or_by_name() {
        let tasks = [
            step(3, "Onboarding", None),
            step(2, "Onboarding", None),
            step(4, "Rollout", None),
            step(10, "Rollout", Some(started(10, "Sales"))),
            step(11, "Rollout", Some(started(10, "Sales"))),
            step(12, "Rollout", Some(started(12, "Osaka"))),
        ];
        let found: Vec<(u32, usize, Option<String>)> =
            gather(&tasks).into_iter().map(|list| (list.id, list.steps.len(), list.unit)).collect();
        assert_eq!(
            found,
            [(10, 2, Some("Sales".into())), (12, 1, Some("Osaka".into())), (2, 2, None)]
        );
    }

    #[test]
    fn the_unit_is_what_template_and_account_do_not_say() {
        let check = |unit: Option<&str>, expected: Option<&str>| {
            let made = Step { unit: unit.map(str::to_owned), ..Step::default() };
            let list = gather(&[step(1, "Onboarding", Some(made))])[0].clone();
            assert_eq!(list.unit_of(&row("Globex")).as_deref(), expected, "{unit:?}");
        };
        check(None, None);
        check(Some("Onboarding Globex"), None);
        check(Some("Onboarding Globex - Osaka plant"), Some("Osaka plant"));
        check(Some("Rollout West"), Some("Rollout West"));
    }

    #[test]
    fn the_next_step_is_the_first_that_nothing_blocks() {
        let mut steps = [1, 2, 3].map(|id| (*step(id, "Onboarding", None)).clone());
        let next = |steps: &[Task; 3]| {
            let shared = steps.clone().map(Arc::new);
            gather(&shared)[0].next().map(|step| step.id)
        };
        assert_eq!(next(&steps), Some(1));
        steps[0].status = TaskStatus::Waiting;
        assert_eq!(next(&steps), Some(2));
        steps[1].status = TaskStatus::Done;
        steps[2].status = TaskStatus::Dropped;
        assert_eq!(next(&steps), Some(1), "only a blocked one is left");
        steps[0].status = TaskStatus::Done;
        assert_eq!(next(&steps), None);
    }

    #[test]
    fn who_began_lately_or_stands_at_onboarding_is_to_start() {
        let today = day("2026-11-20");
        let check = |start: Option<&str>, stage: &str, live: Option<&str>, expected| {
            let mut row = row("Globex");
            row.start = start.map(day);
            row.stage = Some(stage.to_owned().into());
            row.go_live = live.map(day);
            assert_eq!(to_start(&row, today), expected, "{start:?} {stage} {live:?}");
        };
        check(Some("2026-08-22"), "", None, true);
        check(Some("2026-08-21"), "", None, false);
        check(Some("2026-11-21"), "", None, false);
        check(Some("2026-11-01"), "", Some("2026-11-20"), false);
        check(Some("2026-11-01"), "", Some("2026-11-21"), true);
        check(None, "Onboarding", None, true);
        check(None, "導入支援", None, true);
        check(None, "Adoption", None, false);
        check(Some("2026-11-01"), "churned", None, false);
    }
}
