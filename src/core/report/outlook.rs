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

/// Measures that a person gives or asks for.
const FIRST: &[&str] = &["csm_pulse", "nps", "csat"];

/// The way to healthy, what it lacks, and what that costs.
pub fn prospect(prospect: &Prospect) -> Vec<Message> {
    let more = prospect.lacks.len().saturating_sub(LACKS);
    let more = (more > 0).then(|| Message::new("lack-more").count("count", more));
    let lacks = prospect.lacks.iter().take(LACKS).map(|lack| {
        let stale = lack.state == MeasureState::Stale;
        Message::new(if stale { "lack-stale" } else { "lack-missing" })
            .message("measure", lack.name.clone())
            .percent("coverage", lack.coverage)
    });
    let lacks = Message::list("list-and", lacks.chain(more))
        .map(|list| Message::new("lack-list").message("list", list));
    let whole =
        prospect.whole.map(|score| Message::new("lack-whole").number("score", score.points(), 1));
    let unknown = prospect.unknown.clone();
    unknown.into_iter().chain(way(prospect)).chain(lacks).chain(whole).collect()
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

/// What the person can do, and what the measure has to come to.
fn step(step: &Move) -> Message {
    let reach = reach(step);
    // What a measure of one's own takes, its author knows.
    if crate::core::measure::position(step.measure).is_none() {
        return reach;
    }
    // What was never given or asked is done for the first time.
    let first = step.points_from.is_none() && FIRST.contains(&step.measure);
    let end = if first { "-first" } else { "" };
    let id = format!("do-{}{end}", step.measure.replace('_', "-"));
    let deed = Message { id: id.into(), args: Vec::new() };
    Message::new("recovery-do").message("do", deed).message("reach", reach)
}

fn reach(step: &Move) -> Message {
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
    match Message::list("list-and", movers(change, delta)) {
        None => Message::new("change-none").count("days", days),
        Some(parts) => Message::new("change-line")
            .count("days", days)
            .message("delta", signed(delta, 1))
            .message("parts", parts),
    }
}

/// The biggest movers and the rest together, in tenths that add up to the change.
fn movers(change: &Change, delta: f64) -> Vec<Message> {
    let named: Vec<&Part> = change.parts.iter().take(MOVERS).collect();
    let tenth = |points: f64| (points * 10.0).round() as i64;
    let mut shown: Vec<i64> = named.iter().map(|part| tenth(part.points)).collect();
    let rest = tenth(delta) - shown.iter().sum::<i64>();
    let others = change.parts.len() - named.len();
    // What rounding leaves goes to the weightiest, where nothing else can take it.
    if let (Some(first), true) = (shown.first_mut(), others == 0) {
        *first += rest;
    }
    let points = |tenths: i64| signed(tenths as f64 / 10.0, 1);
    let said = named.iter().zip(shown).map(|(part, tenths)| {
        Message::new("change-part").message("name", cause(part)).message("points", points(tenths))
    });
    let rest = (others > 0).then(|| {
        Message::new("change-rest").count("count", others).message("points", points(rest))
    });
    said.chain(rest).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::day::Day;
    use crate::core::message::Arg;
    use crate::core::receipt::Score;

    fn numbers(message: &Message, found: &mut Vec<f64>) {
        let sign = if message.id == "points-down" { -1.0 } else { 1.0 };
        for (_, arg) in &message.args {
            match arg {
                Arg::Number(number, _) => found.push(sign * number),
                Arg::Message(inner) => numbers(inner, found),
                _ => {}
            }
        }
    }

    #[test]
    fn what_is_said_of_a_change_adds_up_to_it() {
        let check = |points: &[f64], expected: &[f64]| {
            let delta: f64 = points.iter().sum();
            let part = |points: &f64| Part {
                cause: Cause::Data,
                id: "usage_trend",
                name: Message::new("measure-usage-trend"),
                points: *points,
            };
            let from = Score::from_tenths(500);
            let change = Change {
                since: Day::from_number(0),
                until: Day::from_number(30),
                from: Some(from),
                to: Some(Score::new(from.points() + delta)),
                parts: points.iter().map(part).collect(),
            };
            let mut found = Vec::new();
            for said in movers(&change, delta) {
                numbers(&said, &mut found);
            }
            let tenths = |list: &[f64]| -> Vec<i64> {
                list.iter().map(|number| (number * 10.0).round() as i64).collect()
            };
            assert_eq!(tenths(&found), tenths(expected), "{points:?}");
            assert_eq!(tenths(&found).iter().sum::<i64>(), tenths(&[delta])[0]);
        };
        check(&[-10.0, -5.0, 2.0], &[-10.0, -5.0, 2.0]);
        check(&[-10.0, -5.0, 2.0, 0.2, 0.1], &[-10.0, -5.0, 2.0, 0.3]);
        check(&[-3.34, -3.33, -3.33], &[-3.4, -3.3, -3.3]);
        check(&[4.0, -1.0, 1.0, 0.5, -0.5], &[4.0, -1.0, 1.0, 0.0]);
    }
}
