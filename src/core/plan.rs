//! Success plans and proofs of value: what was agreed with the customer, and what came of it.

use super::account::AccountId;
use super::day::Day;
use super::message::Message;
use serde::{Deserialize, Serialize};

/// An agreed plan with its objectives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub id: u32,
    pub account: AccountId,
    pub opened: Day,
    /// The day both sides agreed to it; a draft until then.
    pub agreed: Option<Day>,
    pub closed: Option<Day>,
    /// The last day anything in it was looked at or changed.
    pub reviewed: Day,
    pub objectives: Vec<Objective>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Objective {
    pub title: String,
    pub due: Option<Day>,
    pub met: Option<Day>,
}

impl Plan {
    /// What was not yet so on a day is taken out.
    pub fn forget_after(&mut self, day: Day) {
        let known = |when: &Day| *when <= day;
        self.agreed = self.agreed.filter(known);
        self.closed = self.closed.filter(known);
        for objective in &mut self.objectives {
            objective.met = objective.met.filter(known);
        }
    }

    pub fn open_on(&self, day: Day) -> bool {
        self.opened <= day && self.closed.is_none_or(|closed| day < closed)
    }

    /// A draft, or agreed to, and since when.
    pub fn said(&self) -> Message {
        match self.agreed {
            Some(day) => Message::new("plan-agreed").day("day", day),
            None => Message::new("plan-draft").day("day", self.opened),
        }
    }
}

/// The plan that is open on a day, the newest of several.
pub fn open(plans: &[Plan], day: Day) -> Option<&Plan> {
    plans.iter().filter(|plan| plan.open_on(day)).max_by_key(|plan| (plan.opened, plan.id))
}

impl Objective {
    /// Met, else by when; nothing where no day is named.
    pub fn said(&self) -> Option<Message> {
        let met = self.met.map(|day| Message::new("plan-met").day("day", day));
        met.or_else(|| Some(Message::new("plan-due").day("day", self.due?)))
    }

    /// Days past due on `day`; `None` when it was met by then or is not yet due.
    pub fn days_overdue(&self, day: Day) -> Option<i32> {
        let open = self.met.is_none_or(|met| day < met);
        let late = day - self.due?;
        (open && late > 0).then_some(late)
    }
}

/// A quantified benefit that the customer has confirmed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proof {
    pub id: u32,
    pub account: AccountId,
    pub day: Day,
    pub text: String,
}
