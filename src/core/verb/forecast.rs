//! A renewal called surer or less sure, by the person's own word.

use super::{Desk, Outcome, Titles, gesture, shown_name};
use crate::core::forecast::{Category, Forecast};
use crate::core::message::Message;
use crate::core::operation::{Item, Operation};
use crate::core::portfolio::Summary;

/// What happens to a forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Raise,
    Lower,
    To(Category),
    /// Taken back: what the source says counts again.
    Off,
}

/// A renewal, and what its source calls it.
pub type Called<'r> = (&'r Summary, Option<Category>);

/// Of several renewals those that can be turned are; of one it is said why not.
pub fn forecast(rows: &[Called<'_>], turn: Turn, desk: &mut Desk<'_>) -> Outcome {
    let mut turned = Vec::new();
    for (row, source) in rows {
        match (operation(row, *source, turn, desk), rows.len()) {
            (Err(message), 1) => return Err(message),
            (made, _) => turned.extend(made.ok().map(|made| (*row, made))),
        }
    }
    let title = title(&turned, turn);
    gesture(title, turned.into_iter().map(|(_, made)| made).collect(), "verb-forecast-none-turned")
}

fn title(turned: &[(&Summary, Operation)], turn: Turn) -> Message {
    let rows: Vec<&Summary> = turned.iter().map(|(row, _)| *row).collect();
    let titles = |one, many| Titles { one, many }.of_accounts(&rows);
    match (turn, turned) {
        (Turn::Off, _) => titles("done-forecast-off", "done-forecast-off-many"),
        (_, [(_, Operation { after: Some(Item::Forecast(given)), .. })]) => {
            let category = Message::new(given.category.title());
            titles("done-forecast", "done-forecast-raised").message("category", category)
        }
        (Turn::Raise, _) => titles("done-forecast", "done-forecast-raised"),
        (Turn::Lower, _) => titles("done-forecast", "done-forecast-lowered"),
        (Turn::To(category), _) => titles("done-forecast", "done-forecast-many")
            .message("category", Message::new(category.title())),
    }
}

fn operation(
    row: &Summary,
    source: Option<Category>,
    turn: Turn,
    desk: &mut Desk<'_>,
) -> Result<Operation, Message> {
    let before = row.forecast.as_deref();
    let refuse = |id: &'static str| Message::new(id).text("account", shown_name(row));
    if turn == Turn::Off {
        let given = before.ok_or_else(|| refuse("verb-forecast-none"))?;
        let ended = Forecast { ended: Some(desk.today), ..given.clone() };
        return Ok(Operation::change(Item::Forecast(given.clone()), Item::Forecast(ended)));
    }
    let lapsed = || row.open_lapse().map(|end| end + 1);
    let term = row.renewal.or_else(lapsed).ok_or_else(|| refuse("verb-forecast-no-renewal"))?;
    // Where nobody has said anything one begins in the middle.
    let now = before.map(|given| given.category).or(source);
    let from = now.unwrap_or(Category::BestCase);
    let category = match turn {
        Turn::Raise => from.raised().ok_or_else(|| refuse("verb-forecast-top"))?,
        Turn::Lower => from.lowered().ok_or_else(|| refuse("verb-forecast-bottom"))?,
        Turn::To(category) => category,
        Turn::Off => from,
    };
    if category == Category::Commit && row.deadline.is_none() && row.open_lapse().is_none() {
        return Err(refuse("verb-forecast-no-notice"));
    }
    if before.is_some_and(|given| given.category == category) {
        return Err(Message::new("verb-nothing-changed"));
    }
    let id = |desk: &mut Desk<'_>| desk.ids.next_id();
    Ok(match before.filter(|given| given.day == desk.today) {
        // One word a day is kept; the last one is it.
        Some(given) => Operation::change(
            Item::Forecast(given.clone()),
            Item::Forecast(Forecast { term, category, ..given.clone() }),
        ),
        None => Operation::create(Item::Forecast(Forecast {
            id: id(desk),
            account: row.id,
            day: desk.today,
            term,
            category,
            ended: None,
        })),
    })
}

#[cfg(test)]
mod tests {
    use super::super::example::{Counter, day, desk};
    use super::*;
    use crate::core::portfolio::{Portfolio, example::row};
    use std::sync::Arc;

    fn globex() -> Summary {
        let renewal = Some(day("2027-03-01"));
        Summary { renewal, deadline: Some(day("2027-01-29")), ..row("Globex Corp") }
    }

    fn category_of(row: &Summary) -> Option<Category> {
        row.forecast.as_deref().map(|given| given.category)
    }

    #[test]
    fn it_goes_one_step_from_the_own_word_else_from_the_source() {
        let mut ids = Counter::default();
        let mut check = |source, turn, expected: Result<Category, &str>| {
            let made = forecast(&[(&globex(), source)], turn, &mut desk(&mut ids));
            let found = made.map(|gesture| match &gesture.operations[0].after {
                Some(Item::Forecast(given)) => given.category,
                _ => panic!("a forecast"),
            });
            assert_eq!(
                found.as_ref().map_err(|refused| refused.id.as_str()),
                expected.as_ref().map_err(|id| *id),
                "{source:?} {turn:?}"
            );
        };
        check(None, Turn::Lower, Ok(Category::AtRisk));
        check(None, Turn::Raise, Ok(Category::MostLikely));
        check(Some(Category::Commit), Turn::Lower, Ok(Category::MostLikely));
        check(Some(Category::Commit), Turn::Raise, Err("verb-forecast-top"));
        check(Some(Category::Omitted), Turn::Lower, Err("verb-forecast-bottom"));
        check(Some(Category::Commit), Turn::To(Category::Commit), Ok(Category::Commit));
        check(None, Turn::Off, Err("verb-forecast-none"));
    }

    #[test]
    fn without_a_known_notice_nothing_is_a_commit_and_without_a_renewal_nothing_is_said() {
        let mut ids = Counter::default();
        let open = Summary { deadline: None, ..globex() };
        let to = Turn::To(Category::Commit);
        let refused = forecast(&[(&open, None)], to, &mut desk(&mut ids)).unwrap_err();
        assert_eq!(refused.id, "verb-forecast-no-notice");
        let undated = row("Initech");
        let refused = forecast(&[(&undated, None)], Turn::Lower, &mut desk(&mut ids)).unwrap_err();
        assert_eq!(refused.id, "verb-forecast-no-renewal");
        let both = [(&undated, None), (&globex(), None)];
        let made = forecast(&both, Turn::Lower, &mut desk(&mut ids)).unwrap();
        assert_eq!(made.operations.len(), 1, "the others are still turned");
    }

    #[test]
    fn several_steps_on_one_day_are_one_word_and_each_is_undone() {
        let mut ids = Counter::default();
        let mut portfolio = Portfolio {
            today: Some(day("2026-11-23")),
            rows: vec![Arc::new(globex())],
            ..Portfolio::default()
        };
        let mut turn = |portfolio: &mut Portfolio, turn| {
            let row = Arc::clone(&portfolio.rows[0]);
            let made = forecast(&[(&row, None)], turn, &mut desk(&mut ids)).unwrap();
            portfolio.apply(&made.operations);
            made
        };
        let first = turn(&mut portfolio, Turn::Lower);
        let second = turn(&mut portfolio, Turn::Lower);
        assert_eq!(category_of(&portfolio.rows[0]), Some(Category::Omitted));
        assert_eq!(first.operations[0].row(), second.operations[0].row());
        let off = turn(&mut portfolio, Turn::Off);
        assert_eq!(category_of(&portfolio.rows[0]), None);
        portfolio.apply(&off.inverse().operations);
        assert_eq!(category_of(&portfolio.rows[0]), Some(Category::Omitted));
        portfolio.apply(&second.inverse().operations);
        assert_eq!(category_of(&portfolio.rows[0]), Some(Category::AtRisk));
        portfolio.apply(&first.inverse().operations);
        assert_eq!(*portfolio.rows[0], globex());
    }
}
