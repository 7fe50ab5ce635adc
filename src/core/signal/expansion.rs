//! W36 Room to grow: good news, no warning. Quiet once an expansion is being sold.
//!
//! - Licences at least `percent` % (85) used and `rise` points (2) more than four weeks ago, by more
//!   users and not by fewer licences; or more users than licences, now and a month ago. Quiet while a
//!   cut is told of.
//! - Only where the score is at least `score` (60) and nothing caps it.
//! - Source: commonly set so (S49c).

use super::series::STALE;
use super::{Case, Finding, Rule, Severity};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expansion {
    percent: f64,
    rise: f64,
    score: f64,
}

impl Rule for Expansion {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let well = case.receipt.score.is_some_and(|score| score.points() >= self.score);
        let deals = &at.dossier.facts.opportunities;
        let sold =
            deals.iter().any(|deal| deal.kind.as_deref() == Some("expansion") && !deal.is_closed());
        if !well || !case.receipt.caps.is_empty() || sold {
            return None;
        }
        let (now, users) = used(at, at.day)?;
        let (before, users_before) = used(at, at.day - 28)?;
        let rising = now >= self.percent && now - before >= self.rise && users > users_before;
        let over = now > 100.0 && before > 100.0;
        let reason = Message::new("signal-expansion").percent("percent", now);
        let evidence = Message::new("signal-expansion-evidence")
            .percent("percent", now)
            .percent("before", before)
            .percent("threshold", self.percent);
        let found = Finding::new(Severity::Good, at.day - 27, (reason, evidence));
        let found = found.measured(now, self.percent, Unit::Percent).against(before);
        (rising || over).then(|| found.play("qualify_need").of(Entity::Usage))
    }

    fn sound(&self) -> bool {
        self.percent > 0.0 && self.rise >= 0.0
    }
}

/// Share of the licences that were in use on a day, in percent, and the users.
fn used(at: &Moment<'_>, day: Day) -> Option<(f64, f64)> {
    let seats = Moment::new(at.dossier, day, false).paid_seats()?;
    let active = at.dossier.usage.active_users(day).filter(|a| day - a.as_of <= STALE)?;
    Some((100.0 * active.users / seats as f64, active.users))
}
