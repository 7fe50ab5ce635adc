//! W09 Champion (or sponsor) left and nobody followed: P1, until a successor is on record. A hard
//! bounce of their mail is a reason to check, not a proof: P2.

use super::{Case, Finding, Rule, Severity};
use crate::core::contact::{Contact, Role};
use crate::core::day::Day;
use crate::core::entity::Entity;
use crate::core::message::Message;
use crate::core::receipt::Unit;
use crate::core::scoring::people::{Seat, Standing};
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChampionLeft {}

impl Rule for ChampionLeft {
    fn find(&self, case: &Case<'_>) -> Option<Finding> {
        let seats = [Role::Champion, Role::Sponsor].map(|role| (role, Seat::of(case.at, role)));
        let left = seats.iter().find_map(|(role, seat)| left(case, *role, seat));
        left.or_else(|| seats.iter().find_map(|(role, seat)| bounced(case, *role, seat.holder?)))
    }

    fn sound(&self) -> bool {
        true
    }
}

fn left(case: &Case<'_>, role: Role, seat: &Seat<'_>) -> Option<Finding> {
    let Standing::Left(day) = seat.standing else { return None };
    let (reason, evidence) = if role == Role::Champion {
        ("signal-champion-left", "signal-champion-left-evidence")
    } else {
        ("signal-sponsor-left", "signal-sponsor-left-evidence")
    };
    let days = case.at.day - day;
    let evidence = Message::new(evidence).text("who", seat.name()?).day("day", day);
    let words = (Message::new(reason), evidence.count("days", days));
    Some(found(Severity::P1, day, days, words, seat.holder?))
}

fn bounced(case: &Case<'_>, role: Role, holder: &Contact) -> Option<Finding> {
    let first = case.at.first_import(Entity::Contact);
    let since = holder.history.changed("bounced").or(holder.history.first).or(first);
    let since = since.unwrap_or(case.at.day);
    if !holder.bounced || since > case.at.day {
        return None;
    }
    let reason = if role == Role::Champion {
        Message::new("signal-champion-bounced")
    } else {
        Message::new("signal-sponsor-bounced")
    };
    let evidence = Message::new("signal-bounced-evidence").text("who", &holder.name);
    let words = (reason, evidence.day("day", since));
    Some(found(Severity::P2, since, case.at.day - since, words, holder))
}

fn found(
    severity: Severity,
    since: Day,
    days: i32,
    words: (Message, Message),
    who: &Contact,
) -> Finding {
    let found = Finding::new(severity, since, words).measured(days, 0.0, Unit::Days);
    found.play("champion_left").of(Entity::Contact).about([who.key.as_str()])
}
