//! A person's own word beside the score: given with a reason and a last day, and taken back.

use super::{Desk, Outcome, Titles, gesture};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::operation::{Item, Operation};
use crate::core::overriding::{Claim, Grounds, Override, USUAL_DAYS};
use crate::core::portfolio::Summary;

/// What the person says the health is. Without a last day it holds thirty days.
pub fn overrule(
    rows: &[&Summary],
    claim: Claim,
    grounds: &Grounds,
    desk: &mut Desk<'_>,
) -> Outcome {
    if grounds.reason.is_empty() {
        return Err(Message::new("verb-override-needs-reason"));
    }
    let until = grounds.until.unwrap_or(desk.today + USUAL_DAYS);
    if until < desk.today {
        return Err(Message::new("verb-override-past").day("day", until));
    }
    let give = |row: &&Summary| given(row, claim, until, &grounds.reason, desk);
    let operations = rows.iter().map(give).collect();
    let titles = Titles { one: "done-override", many: "done-override-many" };
    let title = titles.of_accounts(rows).message("claim", claim.said()).day("until", until);
    gesture(title, operations, "verb-nothing-chosen")
}

fn given(row: &Summary, claim: Claim, until: Day, reason: &str, desk: &mut Desk<'_>) -> Operation {
    Operation::create(Item::Override(Override {
        id: desk.ids.next_id(),
        account: row.id,
        day: desk.today,
        until,
        claim,
        reason: reason.to_owned(),
        ended: None,
    }))
}

/// What was said no longer holds, from today on.
pub fn end_override(rows: &[&Summary], desk: &Desk<'_>) -> Outcome {
    let end = |given: &Override| {
        let ended = Override { ended: Some(desk.today), ..given.clone() };
        Operation::change(Item::Override(given.clone()), Item::Override(ended))
    };
    let held = rows.iter().filter_map(|row| row.overridden.as_deref());
    let operations = held.map(end).collect();
    let titles = Titles { one: "done-override-ended", many: "done-override-ended-many" };
    gesture(titles.of_accounts(rows), operations, "verb-no-override")
}

#[cfg(test)]
mod tests {
    use super::super::example::{Counter, day, desk};
    use super::*;
    use crate::core::portfolio::{Portfolio, example::row};
    use crate::core::receipt::{Band, Score};
    use std::sync::Arc;

    fn grounds(reason: &str, until: Option<&str>) -> Grounds {
        Grounds { reason: reason.into(), until: until.map(day) }
    }

    /// A critical account.
    fn globex() -> Summary {
        Summary { score: Some(Score::from_tenths(230)), band: Band::Critical, ..row("Globex Corp") }
    }

    #[test]
    fn an_override_needs_a_reason_and_a_last_day_that_is_not_over() {
        let mut ids = Counter::default();
        let mut check = |reason, until, expected: Result<&str, &str>| {
            let claim = Claim::band(Band::Watch);
            let made = overrule(&[&globex()], claim, &grounds(reason, until), &mut desk(&mut ids));
            let found = made.map(|gesture| match &gesture.operations[0].after {
                Some(Item::Override(given)) => given.until.to_string(),
                _ => panic!("an override"),
            });
            let found = found.as_deref().map_err(|refused| refused.id.as_str());
            assert_eq!(found, expected, "{reason}");
        };
        check("", None, Err("verb-override-needs-reason"));
        check("new sponsor", Some("2026-11-22"), Err("verb-override-past"));
        check("new sponsor", Some("2026-11-23"), Ok("2026-11-23"));
        check("new sponsor", None, Ok("2026-12-23"));
    }

    #[test]
    fn it_stands_beside_the_score_and_undo_takes_it_away() {
        let mut ids = Counter::default();
        let claim = Claim::score(Score::from_tenths(620));
        let why = grounds("new sponsor", None);
        let gesture = overrule(&[&globex()], claim, &why, &mut desk(&mut ids)).unwrap();
        let mut portfolio = Portfolio {
            today: Some(day("2026-11-23")),
            rows: vec![Arc::new(globex())],
            ..Portfolio::default()
        };
        portfolio.apply(&gesture.operations);
        let row = Arc::clone(&portfolio.rows[0]);
        assert_eq!(
            (row.score, row.band),
            (globex().score, Band::Critical),
            "the computed one stays"
        );
        assert_eq!(row.overridden.as_ref().unwrap().claim, claim);
        let ended = end_override(&[&row], &desk(&mut ids)).unwrap();
        portfolio.apply(&ended.operations);
        assert_eq!(portfolio.rows[0].overridden, None);
        portfolio.apply(&ended.inverse().operations);
        assert_eq!(portfolio.rows[0], row, "ending it is undone, too");
        portfolio.apply(&gesture.inverse().operations);
        assert_eq!(*portfolio.rows[0], globex());
        let none = end_override(&[&globex()], &desk(&mut ids));
        assert_eq!(none.unwrap_err().id, "verb-no-override");
    }
}
