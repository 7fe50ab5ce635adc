//! Success plans and proofs of value, written down as they come about.

use super::{Desk, Outcome, Titles, gesture, shown_name};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::operation::{Gesture, Item, Operation};
use crate::core::plan::{Objective, Plan, Proof};
use crate::core::portfolio::Summary;

/// What happens to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanStep {
    /// What is to be reached, and by when.
    Aim {
        title: String,
        due: Option<Day>,
    },
    /// The objective of this number, counted from 1, is met.
    Met(usize),
    /// Both sides agree to it.
    Agree,
    /// It was looked through, and stays as it is.
    Review,
    Close,
}

/// The plan after these steps; the first objective opens one.
pub fn change_plan(
    row: &Summary,
    plan: Option<&Plan>,
    steps: &[PlanStep],
    desk: &mut Desk<'_>,
) -> Outcome {
    let aims = steps.iter().any(|step| matches!(step, PlanStep::Aim { .. }));
    let mut after = match plan {
        Some(plan) => plan.clone(),
        None if aims => opened(row, desk),
        None => return Err(Message::new("verb-no-plan").text("account", shown_name(row))),
    };
    for step in steps {
        take(&mut after, step, desk.today)?;
    }
    if steps.is_empty() {
        return Err(Message::new("verb-nothing-changed"));
    }
    after.reviewed = desk.today;
    let before = plan.cloned().map(Item::Plan);
    let title = Message::new("done-plan").text("account", shown_name(row));
    let operations = vec![Operation { before, after: Some(Item::Plan(after)) }];
    Ok(Gesture { title, operations })
}

fn opened(row: &Summary, desk: &mut Desk<'_>) -> Plan {
    Plan {
        id: desk.ids.next_id(),
        account: row.id,
        opened: desk.today,
        agreed: None,
        closed: None,
        reviewed: desk.today,
        objectives: Vec::new(),
    }
}

fn take(plan: &mut Plan, step: &PlanStep, today: Day) -> Result<(), Message> {
    match step {
        PlanStep::Aim { title, due } => {
            plan.objectives.push(Objective { title: title.clone(), due: *due, met: None });
        }
        PlanStep::Met(number) => {
            let at = number.checked_sub(1).and_then(|at| plan.objectives.get_mut(at));
            let none = || Message::new("verb-no-objective").count("number", *number);
            at.ok_or_else(none)?.met = Some(today);
        }
        PlanStep::Agree => plan.agreed = Some(today),
        PlanStep::Review => {}
        PlanStep::Close => plan.closed = Some(today),
    }
    Ok(())
}

/// A benefit with its figure, as the customer confirmed it.
pub fn add_proof(rows: &[&Summary], text: &str, day: Day, desk: &mut Desk<'_>) -> Outcome {
    let text = text.trim();
    if text.is_empty() {
        return Err(Message::new("verb-nothing-typed"));
    }
    if day > desk.today {
        return Err(Message::new("verb-proof-ahead").day("day", day));
    }
    let proof = |row: &&Summary| {
        let id = desk.ids.next_id();
        Operation::create(Item::Proof(Proof { id, account: row.id, day, text: text.to_owned() }))
    };
    let operations = rows.iter().map(proof).collect();
    let titles = Titles { one: "done-proof", many: "done-proof-many" };
    gesture(titles.of_accounts(rows).day("day", day), operations, "verb-nothing-chosen")
}

#[cfg(test)]
mod tests {
    use super::super::example::{Counter, day, desk};
    use super::*;
    use crate::core::portfolio::example::row;

    fn plan_of(gesture: &Gesture) -> Plan {
        match &gesture.operations[0].after {
            Some(Item::Plan(plan)) => plan.clone(),
            _ => panic!("a plan"),
        }
    }

    #[test]
    fn the_first_objective_opens_a_plan_and_steps_move_it() {
        let (mut ids, row) = (Counter::default(), row("Globex Corp"));
        let aim = PlanStep::Aim { title: "fewer calls".into(), due: Some(day("2027-03-31")) };
        let none = change_plan(&row, None, &[PlanStep::Agree], &mut desk(&mut ids));
        assert_eq!(none.unwrap_err().id, "verb-no-plan");
        let opened = plan_of(&change_plan(&row, None, &[aim], &mut desk(&mut ids)).unwrap());
        assert_eq!((opened.agreed, opened.objectives.len()), (None, 1));
        let steps = [PlanStep::Agree, PlanStep::Met(1), PlanStep::Close];
        let moved = change_plan(&row, Some(&opened), &steps, &mut desk(&mut ids)).unwrap();
        let after = plan_of(&moved);
        let today = Some(day("2026-11-23"));
        assert_eq!([after.agreed, after.closed, after.objectives[0].met], [today; 3]);
        assert_eq!(moved.inverse().operations[0].after, Some(Item::Plan(opened.clone())));
        for number in [0, 2] {
            let none =
                change_plan(&row, Some(&opened), &[PlanStep::Met(number)], &mut desk(&mut ids));
            assert_eq!(none.unwrap_err().id, "verb-no-objective", "{number}");
        }
    }

    #[test]
    fn a_proof_is_of_today_or_before() {
        let (mut ids, row) = (Counter::default(), row("Globex Corp"));
        let mut check = |text, on, expected: Result<(), &str>| {
            let made = add_proof(&[&row], text, day(on), &mut desk(&mut ids));
            let found = made.as_ref().map(|_| ()).map_err(|refused| refused.id.as_str());
            assert_eq!(found, expected, "{text} {on}");
        };
        check("40 hours a month", "2026-11-23", Ok(()));
        check("40 hours a month", "2026-08-01", Ok(()));
        check("40 hours a month", "2026-11-24", Err("verb-proof-ahead"));
        check(" ", "2026-11-23", Err("verb-nothing-typed"));
    }
}
