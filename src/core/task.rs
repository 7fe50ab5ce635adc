//! Work items: tasks, promises of either side, planned next touches, and rows of a task export.

use super::account::AccountId;
use super::day::Day;
use super::few::Few;
use super::known::Known;
use serde::{Deserialize, Serialize};

/// Shown and typed as `t142`.
pub fn task_name(id: u32) -> String {
    format!("t{id}")
}

/// Reads `t142` (either case) or a bare number.
pub fn parse_task_name(text: &str) -> Option<u32> {
    text.strip_prefix(['t', 'T']).unwrap_or(text).parse().ok()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    #[default]
    Task,
    Promise,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    #[default]
    Us,
    Customer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum TaskStatus {
    #[default]
    Open,
    Waiting,
    Snoozed,
    Done,
    Dropped,
}

impl TaskStatus {
    pub fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::Snoozed => "snoozed",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitingOn {
    Customer,
    Product,
    Sales,
    Support,
    Accounting,
    Legal,
}

impl WaitingOn {
    /// With the key that names each in the `w` strip.
    pub const ALL: [(char, Self); 6] = [
        ('c', Self::Customer),
        ('d', Self::Product),
        ('s', Self::Sales),
        ('u', Self::Support),
        ('a', Self::Accounting),
        ('l', Self::Legal),
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Product => "product",
            Self::Sales => "sales",
            Self::Support => "support",
            Self::Accounting => "accounting",
            Self::Legal => "legal",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().map(|(_, on)| on).find(|on| on.id() == word)
    }
}

/// What a task is beside, as a step of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// The checklist it was started with; none for one that an export brought.
    pub checklist: Option<u32>,
    /// The template, by its id.
    pub playbook: Option<String>,
    pub onboarding: bool,
    /// Department or site, where an account has several checklists.
    pub unit: Option<String>,
    /// What has to be on record before it can be ticked.
    pub evidence: Option<String>,
    /// What was put on record.
    pub proof: Option<String>,
    /// The step that ends the time to value.
    pub value: bool,
    /// Why it cannot go on.
    pub blocked: Option<String>,
    /// Why it is not needed, where somebody said so.
    pub not_needed: Option<String>,
    /// Left undone when the whole checklist was stopped.
    pub stopped: bool,
}

/// One work item. Those of an export have `origin`; a person's change to one is kept beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Task {
    pub id: u32,
    pub account: Option<AccountId>,
    pub title: String,
    #[serde(default)]
    pub kind: TaskKind,
    #[serde(default)]
    pub side: Side,
    pub due: Option<Day>,
    /// Minutes after midnight of the due day, where a time was given.
    #[serde(default)]
    pub minute: Option<u16>,
    /// 1 (today) to 4.
    pub priority: Option<u8>,
    #[serde(default)]
    pub status: TaskStatus,
    pub waiting_on: Option<WaitingOn>,
    pub snoozed_until: Option<Day>,
    pub owner: Option<Known>,
    #[serde(default)]
    pub tags: Few<String>,
    #[serde(default)]
    pub notes: Box<str>,
    /// The touch in which it was promised.
    pub touch: Option<u32>,
    /// Recurrence as typed: `2w`.
    pub repeat: Option<Known>,
    pub created: Day,
    pub finished: Option<Day>,
    /// `source/key` of the exported row it came from.
    pub origin: Option<Box<str>>,
    /// How often it was moved past its due day.
    #[serde(default)]
    pub carried: u32,
    /// The checklist it is a step of: template or project name.
    #[serde(default)]
    pub template: Option<Known>,
    /// A step whose slip is counted.
    #[serde(default)]
    pub milestone: bool,
    /// The planned first day, where it was given.
    #[serde(default)]
    pub start: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Box<Step>>,
}

impl Task {
    /// A plain open task of ours.
    pub fn new(
        id: u32,
        account: Option<AccountId>,
        title: impl Into<String>,
        created: Day,
    ) -> Self {
        Self {
            id,
            account,
            title: title.into(),
            kind: TaskKind::Task,
            side: Side::Us,
            due: None,
            minute: None,
            priority: None,
            status: TaskStatus::Open,
            waiting_on: None,
            snoozed_until: None,
            owner: None,
            tags: Few::new(),
            notes: Box::default(),
            touch: None,
            repeat: None,
            created,
            finished: None,
            origin: None,
            carried: 0,
            template: None,
            milestone: false,
            start: None,
            step: None,
        }
    }

    /// To be done now: open, or snoozed or waiting with the day come.
    pub fn live(&self, today: Day) -> bool {
        match self.status {
            TaskStatus::Open => true,
            TaskStatus::Snoozed | TaskStatus::Waiting => {
                self.snoozed_until.is_some_and(|until| until <= today)
            }
            TaskStatus::Done | TaskStatus::Dropped => false,
        }
    }

    /// Not finished, whatever it waits for.
    pub fn unfinished(&self) -> bool {
        !matches!(self.status, TaskStatus::Done | TaskStatus::Dropped)
    }

    /// Waits for somebody, whenever it is asked about again.
    pub fn blocked(&self) -> bool {
        self.status == TaskStatus::Waiting
    }

    /// Must not be ticked before something is on record: what.
    pub fn wanted_evidence(&self) -> Option<&str> {
        let step = self.step.as_deref().filter(|step| step.proof.is_none())?;
        step.evidence.as_deref()
    }

    /// Done by that day; a task done on no known day was always done.
    pub fn done_on(&self, day: Day) -> bool {
        self.status == TaskStatus::Done && self.finished.is_none_or(|finished| finished <= day)
    }

    /// A step that counts: one that is needed, also where its checklist was stopped before it.
    pub fn counts(&self) -> bool {
        let stopped = self.step.as_ref().is_some_and(|step| step.stopped);
        self.status != TaskStatus::Dropped || stopped
    }

    /// Neither done nor dropped by that day.
    pub fn open_on(&self, day: Day) -> bool {
        let dropped = self.status == TaskStatus::Dropped;
        let gone = dropped && self.finished.is_none_or(|finished| finished <= day);
        !gone && !self.done_on(day)
    }

    /// As it was on a day: what was done later was still open.
    #[must_use]
    pub fn as_of(self, day: Day) -> Self {
        let later = self.finished.is_some_and(|finished| finished > day);
        if !later {
            return self;
        }
        let step = self.step.map(|mut step| {
            (step.not_needed, step.stopped) = (None, false);
            step
        });
        Self { status: TaskStatus::Open, finished: None, step, ..self }
    }

    pub fn overdue(&self, today: Day) -> bool {
        self.live(today) && self.due.is_some_and(|due| due < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_was_stopped_later_was_open_before() {
        let day = |number| Day::from_number(number);
        let mut step = Task::new(1, None, "Kick-off", day(10));
        (step.status, step.finished) = (TaskStatus::Dropped, Some(day(20)));
        step.step = Some(Box::new(Step { stopped: true, ..Step::default() }));
        assert!(step.counts() && step.open_on(day(19)) && !step.open_on(day(20)));
        let before = step.clone().as_of(day(19));
        assert_eq!((before.status, before.step.unwrap().stopped), (TaskStatus::Open, false));
        assert!(step.clone().as_of(day(20)).step.unwrap().stopped);
        step.step = None;
        assert!(!step.counts(), "dropped, and by nobody's stop");
    }
}
