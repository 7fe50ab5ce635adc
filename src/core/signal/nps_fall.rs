//! W18 Somebody's NPS answer fell: by `points` (3) or more, or from promoter to detractor. P2, until
//! the loop is closed as for a detractor.
//!
//! - The last two answers of one person, the newer within `days` (90). Where the person is a
//!   detractor now, that rule says it.
//! - Source: commonly set so (S48 S1).

use super::nps_detractor::{closed, same};
use super::{Case, Finding, Rule, Severity};
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::response::{Response, SurveyKind};
use crate::core::scoring::moment::Moment;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NpsFall {
    points: f64,
    days: i32,
}

impl Rule for NpsFall {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let at = case.at;
        let recent = at.responses(SurveyKind::Nps).filter(|a| at.day - a.date < self.days);
        let falls = recent.filter_map(|now| Some((now, before(at, now)?)));
        let deep = falls.filter(|(now, before)| {
            let turned = before.score >= 9.0 && now.score <= 6.0;
            (before.score - now.score >= self.points || turned) && !closed(at, now)
        });
        let (now, before) = deep.max_by(|a, b| {
            let fall = |(now, before): &(&Response, &Response)| before.score - now.score;
            fall(a).total_cmp(&fall(b)).then(b.0.date.cmp(&a.0.date))
        })?;
        let fall = before.score - now.score;
        let reason = Message::new("signal-nps-fall").number("points", fall, 0);
        let evidence = Message::new("signal-nps-fall-evidence")
            .text("who", now.contact.as_deref()?)
            .day("day", now.date)
            .number("from", before.score, 0)
            .number("to", now.score, 0)
            .number("threshold", self.points, 0);
        let found = Finding::new(Severity::P2, now.date, (reason, evidence));
        let found = found.measured(-fall, -self.points, Unit::Points).against(before.score);
        let found = found.falling().about([now.key.as_str()]);
        Some(found.play("detractor_loop").of(Entity::Response))
    }

    fn sound(&self) -> bool {
        self.points > 0.0 && self.days > 0
    }
}

/// The answer before this one, of the same person; `None` when this is not their last.
fn before<'a>(at: &Moment<'a>, now: &Response) -> Option<&'a Response> {
    let own = || {
        let all = at.responses(SurveyKind::Nps);
        all.filter(|other| same(other.contact.as_deref(), now.contact.as_deref()))
    };
    let last = own().all(|other| other.date <= now.date);
    own().filter(|other| other.date < now.date).max_by_key(|other| other.date).filter(|_| last)
}
