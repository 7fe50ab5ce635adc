//! What a receipt says besides its sum: what would make the account healthy, what missing data cost,
//! and why the score is not what it was. The same sentences on the screen, in print and in the brief.

use crate::core::message::Message;
use crate::core::receipt::{MeasureState, Unit};
use crate::core::scoring::cap_name;
use crate::core::scoring::change::{Cause, Change, Part};
use crate::core::scoring::recovery::{Move, Prospect};

/// Movers that are named in one line.
const MOVERS: usize = 3;

/// Missing measures that are named one by one.
const LACKS: usize = 4;

/// The way to healthy, what it lacks, and what that costs.
pub fn prospect(prospect: &Prospect) -> Vec<Message> {
    let lacks = prospect.lacks.iter().take(LACKS).map(|lack| {
        let stale = lack.state == MeasureState::Stale;
        Message::new(if stale { "lack-stale" } else { "lack-missing" })
            .message("measure", lack.name.clone())
            .percent("coverage", lack.coverage)
    });
    let lacks = Message::list("list-and", lacks)
        .map(|list| Message::new("lack-list").message("list", list));
    let whole =
        prospect.whole.map(|score| Message::new("lack-whole").number("score", score.points(), 1));
    way(prospect).into_iter().chain(lacks).chain(whole).collect()
}

/// The smallest set of moves, as one sentence.
pub fn way(prospect: &Prospect) -> Option<Message> {
    let recovery = prospect.recovery.as_ref()?;
    let lifts = recovery.lifts.iter();
    let lifts = lifts.map(|cap| Message::new("recovery-lift").message("cap", cap_name(cap)));
    let steps = recovery.moves.iter().map(step).chain(lifts);
    let said = Message::new("recovery-way").number("score", recovery.score.points(), 1);
    Some(said.message("steps", Message::list("list-and", steps)?))
}

fn step(step: &Move) -> Message {
    let points = |id| {
        Message::new(id).message("measure", step.name.clone()).number("points", step.points_to, 0)
    };
    match (step.from, step.to) {
        (Some(from), Some(to)) => points("recovery-step")
            .message("from", value(from, step.unit))
            .message("to", value(to, step.unit)),
        _ if step.points_from.is_none() => points("recovery-step-new"),
        _ => points("recovery-step-points"),
    }
}

fn value(value: f64, unit: Unit) -> Message {
    let said =
        Message { id: format!("unit-{}", unit.id().replace('_', "-")).into(), args: Vec::new() };
    said.number("value", value, if unit == Unit::Ratio { 2 } else { 0 })
}

/// The change in one line with its three biggest movers.
pub fn change(change: &Change) -> Message {
    let days = change.until - change.since;
    let Some(delta) = change.delta() else {
        let id = if change.from.is_none() { "change-no-score-then" } else { "change-no-score-now" };
        return Message::new(id).count("days", days);
    };
    let named = change.parts.iter().take(MOVERS).map(|part| {
        Message::new("change-part")
            .message("name", cause(part))
            .message("points", signed(part.points, 1))
    });
    match Message::list("list-and", named) {
        None => Message::new("change-none").count("days", days),
        Some(parts) => Message::new("change-line")
            .count("days", days)
            .message("delta", signed(delta, 1))
            .message("parts", parts),
    }
}

/// What a part is about.
pub fn cause(part: &Part) -> Message {
    let id = match part.cause {
        Cause::Data | Cause::Config => return part.name.clone(),
        Cause::Weight => "change-weight",
        Cause::Cap => "change-cap",
        Cause::Coverage => "change-coverage",
    };
    Message::new(id).message("name", part.name.clone())
}

/// Points with their sign.
pub fn signed(points: f64, decimals: u8) -> Message {
    let id = if points < 0.0 { "points-down" } else { "points-up" };
    Message::new(id).number("points", points.abs(), decimals)
}
