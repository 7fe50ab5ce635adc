//! W20 An onboarding is behind: P2, until it is back on its plan.
//!
//! - `milestones` (2) overdue, or more than `slip` business days (30) late in all: P2. Work done below
//!   `pace` (0.75) of what should be done by now: P3, once a quarter of the time is gone.
//! - Only while a checklist runs, also one for the next unit of an account that is live.
//! - Source: commonly set so (S48 U10).

use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::measure::onboarding_progress::Course;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnboardingOverdue {
    milestones: usize,
    slip: i32,
    pace: f64,
    from_share: f64,
}

impl Rule for OnboardingOverdue {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let measure = &at.dossier.card.measures.onboarding_progress;
        let course = at.checklist_runs().then(|| measure.course(at)).flatten()?;
        let late = course.overdue_milestones >= self.milestones || course.slip > self.slip;
        let gone = f64::from(at.day - course.begun) / f64::from(course.target);
        let slow = gone >= self.from_share && course.progress < self.pace;
        if late { Some(self.late(case, &course)) } else { slow.then(|| self.slow(case, &course)) }
    }

    fn sound(&self) -> bool {
        self.milestones > 0 && self.slip > 0 && (0.0..=1.0).contains(&self.pace)
    }
}

impl OnboardingOverdue {
    fn late(&self, case: &Case<'_>, course: &Course) -> Finding {
        let since = course.overdue_since.map_or(case.at.day, |due| due + 1);
        let count = course.overdue_milestones as i64;
        let (reason, value, threshold, unit) = if course.overdue_milestones >= self.milestones {
            let reason = Message::new("signal-milestones-late").count("count", count);
            (reason, count as f64, self.milestones as f64, Unit::Count)
        } else {
            let reason = Message::new("signal-onboarding-slip").count("days", course.slip);
            (reason, f64::from(course.slip), f64::from(self.slip), Unit::Days)
        };
        let evidence = Message::new("signal-milestones-late-evidence")
            .count("count", count)
            .count("days", course.slip)
            .count("milestones", self.milestones as i64)
            .count("slip", self.slip);
        let found = Finding::new(Severity::P2, since, (reason, evidence));
        found.measured(value, threshold, unit).play("replan").of(Entity::Task)
    }

    fn slow(&self, case: &Case<'_>, course: &Course) -> Finding {
        let percent = 100.0 * course.progress;
        let since = course.begun + (self.from_share * f64::from(course.target)).ceil() as i32;
        let reason = Message::new("signal-onboarding-slow").percent("percent", percent);
        let evidence = Message::new("signal-onboarding-slow-evidence")
            .percent("percent", percent)
            .percent("threshold", 100.0 * self.pace)
            .count("day", case.at.day - course.begun)
            .count("target", course.target);
        let found = Finding::new(Severity::P3, since, (reason, evidence));
        let found = found.measured(course.progress, self.pace, Unit::Ratio).falling();
        found.play("replan").of(Entity::Task)
    }
}
