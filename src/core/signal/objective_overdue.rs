//! W22 An objective of the success plan is overdue: P3, until it is met or moved.
//!
//! - By more than `days` (30); or nothing of the plan was finished in `idle` days (120) while
//!   something is open.
//! - Source: commonly set so (S48 V1).

use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::plan::{Objective, Plan};
use crate::core::receipt::Unit;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveOverdue {
    days: i32,
    idle: i32,
}

impl Rule for ObjectiveOverdue {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let day = case.at.day;
        let plans = || case.at.dossier.facts.plans.iter().filter(|plan| plan.open_on(day));
        let objectives = plans().flat_map(|plan| &plan.objectives);
        let late = objectives.filter_map(|o| Some((o.days_overdue(day)?, o)));
        match late.max_by_key(|(days, _)| *days).filter(|(days, _)| *days > self.days) {
            Some((days, objective)) => self.late(day, days, objective),
            None => plans().find_map(|plan| self.idle(day, plan)),
        }
    }

    fn sound(&self) -> bool {
        self.days > 0 && self.idle > 0
    }
}

impl ObjectiveOverdue {
    fn late(&self, day: Day, days: i32, objective: &Objective) -> Option<Finding> {
        let since = day - days + self.days + 1;
        let reason = Message::new("signal-objective-overdue").count("days", days);
        let evidence = Message::new("signal-objective-overdue-evidence")
            .text("what", &objective.title)
            .day("day", objective.due?)
            .count("days", days)
            .count("threshold", self.days);
        let found = Finding::new(Severity::P3, since, (reason, evidence));
        Some(found.measured(days, self.days, Unit::Days).play("plan_review"))
    }

    fn idle(&self, day: Day, plan: &Plan) -> Option<Finding> {
        let open = plan.objectives.iter().any(|o| o.met.is_none_or(|met| day < met));
        let met = plan.objectives.iter().filter_map(|o| o.met).filter(|met| *met <= day).max();
        let last = met.unwrap_or(plan.opened).max(plan.opened);
        let days = day - last;
        let reason = Message::new("signal-plan-idle").count("days", days);
        let evidence = Message::new("signal-plan-idle-evidence")
            .day("day", last)
            .count("days", days)
            .count("threshold", self.idle);
        let found = Finding::new(Severity::P3, last + self.idle + 1, (reason, evidence));
        let found = found.measured(days, self.idle, Unit::Days).play("plan_review");
        (open && days > self.idle).then_some(found)
    }
}
