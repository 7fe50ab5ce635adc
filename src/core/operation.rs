//! A change by a person and its inverse. Every personal row is a plain value; an operation is the
//! row before and after, so that applying the inverse is always exact.

use super::account::AccountId;
use super::activity::Touch;
use super::day::Day;
use super::forecast::Forecast;
use super::identity::Ruling;
use super::message::Message;
use super::overriding::Override;
use super::plan::{Plan, Proof};
use super::problem::Waiver;
use super::pulse::Pulse;
use super::task::Task;
use super::verdict::Verdict;
use serde::{Deserialize, Serialize};

/// A row that a person wrote. Exports never change one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "item", rename_all = "snake_case")]
pub enum Item {
    Task(Task),
    Touch(Touch),
    Pulse(Pulse),
    Verdict(Verdict),
    Correction(Correction),
    Document(Document),
    Ruling(Ruling),
    Waiver(Waiver),
    Override(Override),
    Plan(Plan),
    Proof(Proof),
    Forecast(Forecast),
}

/// A field of an account put right by hand, in force until a source says the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    pub id: u32,
    pub account: AccountId,
    pub field: String,
    /// As typed and checked; `None` = cleared.
    pub value: Option<String>,
    /// The source value it was made against.
    pub against: Option<String>,
    /// The day it was made; unknown of those that are older than this field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Day>,
}

/// A file of the workspace that is written for the person, whole. It has no row: it is in the
/// folder, and its texts are in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its name in the workspace.
    pub name: String,
    pub text: String,
}

impl Document {
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Item {
    /// `task`, `touch`, `pulse`, `verdict`, `correction`, `ruling`, `waiver`, `override`, `plan`, `proof`,
    /// `forecast`: also the personal table's name; or `document`, which has none.
    pub fn entity(&self) -> &'static str {
        match self {
            Self::Task(_) => "task",
            Self::Touch(_) => "touch",
            Self::Pulse(_) => "pulse",
            Self::Verdict(_) => "verdict",
            Self::Correction(_) => "correction",
            Self::Document(_) => "document",
            Self::Ruling(_) => "ruling",
            Self::Waiver(_) => "waiver",
            Self::Override(_) => "override",
            Self::Plan(_) => "plan",
            Self::Proof(_) => "proof",
            Self::Forecast(_) => "forecast",
        }
    }

    pub fn id(&self) -> u32 {
        match self {
            Self::Task(task) => task.id,
            Self::Touch(touch) => touch.id,
            Self::Pulse(pulse) => pulse.id,
            Self::Verdict(verdict) => verdict.id,
            Self::Correction(correction) => correction.id,
            Self::Document(_) => 0,
            Self::Ruling(ruling) => ruling.id,
            Self::Waiver(waiver) => waiver.id,
            Self::Override(given) => given.id,
            Self::Plan(plan) => plan.id,
            Self::Proof(proof) => proof.id,
            Self::Forecast(given) => given.id,
        }
    }

    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Task(task) => task.account,
            Self::Touch(touch) => Some(touch.account),
            Self::Pulse(pulse) => Some(pulse.account),
            Self::Verdict(verdict) => Some(verdict.account),
            Self::Correction(correction) => Some(correction.account),
            Self::Override(given) => Some(given.account),
            Self::Plan(plan) => Some(plan.account),
            Self::Proof(proof) => Some(proof.account),
            Self::Forecast(given) => Some(given.account),
            Self::Document(_) | Self::Waiver(_) => None,
            Self::Ruling(ruling) => ruling.account,
        }
    }

    /// The same row, about the account that its own has gone into.
    #[must_use]
    pub fn about(mut self, account: AccountId) -> Self {
        match &mut self {
            Self::Task(task) => task.account = Some(account),
            Self::Touch(touch) => touch.account = account,
            Self::Pulse(pulse) => pulse.account = account,
            Self::Verdict(verdict) => verdict.account = account,
            Self::Correction(correction) => correction.account = account,
            Self::Override(given) => given.account = account,
            Self::Plan(plan) => plan.account = account,
            Self::Proof(proof) => proof.account = account,
            Self::Forecast(given) => given.account = account,
            Self::Document(_) | Self::Ruling(_) | Self::Waiver(_) => {}
        }
        self
    }
}

/// One personal row before and after; at least one of the two is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    pub before: Option<Item>,
    pub after: Option<Item>,
}

impl Operation {
    pub fn create(item: Item) -> Self {
        Self { before: None, after: Some(item) }
    }

    pub fn change(before: Item, after: Item) -> Self {
        Self { before: Some(before), after: Some(after) }
    }

    pub fn delete(item: Item) -> Self {
        Self { before: Some(item), after: None }
    }

    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }

    /// The row it touches: (personal table, id).
    pub fn row(&self) -> (&'static str, u32) {
        self.after
            .as_ref()
            .or(self.before.as_ref())
            .map_or(("", 0), |item| (item.entity(), item.id()))
    }

    pub fn account(&self) -> Option<AccountId> {
        self.after.as_ref().or(self.before.as_ref()).and_then(Item::account)
    }

    /// The decision on who is who that it makes or takes back.
    pub fn ruling(&self) -> Option<&Ruling> {
        match self.after.as_ref().or(self.before.as_ref()) {
            Some(Item::Ruling(ruling)) => Some(ruling),
            _ => None,
        }
    }
}

/// What one gesture of the person did: one undo point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gesture {
    /// What the toast and the history call it: «Globex handled».
    pub title: Message,
    pub operations: Vec<Operation>,
}

impl Gesture {
    /// The gesture that takes this one back, last operation first.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let operations = self.operations.iter().rev().map(Operation::inverse).collect();
        Self { title: self.title.clone(), operations }
    }

    /// The accounts whose derived rows it changes.
    pub fn accounts(&self) -> Vec<AccountId> {
        let mut accounts: Vec<_> = self.operations.iter().filter_map(Operation::account).collect();
        accounts.extend(self.operations.iter().filter_map(|one| one.ruling()?.other()));
        accounts.sort_unstable();
        accounts.dedup();
        accounts
    }

    /// Does it decide who is who?
    pub fn decides_identity(&self) -> bool {
        self.operations.iter().any(|operation| operation.ruling().is_some())
    }
}

/// Hands out ids for new personal rows; short, stable, never used twice. Runtime owns the counter.
pub trait IdSource {
    /// For tasks, whose ids people type.
    fn next_task(&mut self) -> u32;
    /// For every other personal row.
    fn next_id(&mut self) -> u32;
}
