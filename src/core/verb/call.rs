//! Verbs on planned touches: prepared, held, logged. A row of an export is left as it is; the
//! person's own touch stands for it from then on.

use super::account::{outcome_of, touch_of};
use super::{Desk, Outcome, gesture, shown_name};
use crate::core::activity::{Touch, TouchStatus};
use crate::core::call::{Call, CallId};
use crate::core::compose::Composed;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::operation::{Item, Operation};
use crate::core::portfolio::Summary;

/// They are prepared for; where all of them are already, they are no longer.
pub fn prepare_calls(calls: &[&Call], desk: &mut Desk<'_>) -> Outcome {
    let prepared = calls.iter().any(|call| !call.touch.prepared);
    let turned: Vec<&Call> =
        calls.iter().filter(|call| call.touch.prepared != prepared).copied().collect();
    let operations = turned
        .iter()
        .map(|call| become_touch(call, Touch { prepared, ..call.touch.clone() }, desk));
    let operations = operations.collect();
    let title = if prepared {
        title(&turned, "done-prepared", "done-prepared-many")
    } else {
        title(&turned, "done-unprepared", "done-unprepared-many")
    };
    gesture(title, operations, "verb-no-call")
}

/// They took place; nothing more is said of them.
pub fn hold_calls(calls: &[&Call], desk: &mut Desk<'_>) -> Outcome {
    let operations = turned(calls, TouchStatus::Held, desk);
    gesture(title(calls, "done-held", "done-held-many"), operations, "verb-no-call")
}

/// They do not take place.
pub fn cancel_calls(calls: &[&Call], desk: &mut Desk<'_>) -> Outcome {
    let operations = turned(calls, TouchStatus::Cancelled, desk);
    gesture(title(calls, "done-cancelled", "done-cancelled-many"), operations, "verb-no-call")
}

/// They take place on another day.
pub fn move_calls(calls: &[&Call], day: Day, desk: &mut Desk<'_>) -> Outcome {
    let moved: Vec<&Call> = calls.iter().copied().filter(|call| call.touch.day != day).collect();
    let turn = |call: &&Call| become_touch(call, Touch { day, ..call.touch.clone() }, desk);
    let operations = moved.iter().map(turn).collect();
    let title = title(&moved, "done-moved", "done-moved-many").day("day", day);
    gesture(title, operations, "verb-nothing-changed")
}

/// They were never planned. What an export has is not the person's to delete.
pub fn delete_calls(calls: &[&Call]) -> Outcome {
    let mut operations = Vec::new();
    for call in calls {
        if !matches!(call.id, CallId::Own(_)) {
            let source = call.touch.of.as_deref().and_then(|of| of.split('/').next());
            let said = Message::new("verb-call-of-export").message("call", name(call));
            return Err(said.text("source", source.unwrap_or_default()));
        }
        operations.push(Operation::delete(Item::Touch(call.touch.clone())));
    }
    let title = title(calls, "done-call-deleted", "done-calls-deleted-many");
    gesture(title, operations, "verb-no-call")
}

fn turned(calls: &[&Call], status: TouchStatus, desk: &mut Desk<'_>) -> Vec<Operation> {
    let turn = |call: &&Call| become_touch(call, Touch { status, ..call.touch.clone() }, desk);
    calls.iter().map(turn).collect()
}

/// What came of a call, in its place: the touch, promises of both sides, the next touch.
pub fn log_call(composed: &Composed, call: &Call, row: &Summary, desk: &mut Desk<'_>) -> Outcome {
    if composed.is_empty() {
        return Err(Message::new("verb-nothing-typed"));
    }
    let said = touch_of(composed, row, desk);
    // Without a day said, what is logged later took place on the day that was planned.
    let passed = composed.day == desk.today && call.touch.day < desk.today;
    let day = if passed { call.touch.day } else { said.day };
    let with = if said.with.is_empty() { call.touch.with.clone() } else { said.with.clone() };
    let text = if said.text.is_empty() { call.touch.text.clone() } else { said.text.clone() };
    let minute = said.minute.or(call.touch.minute);
    let of = call.touch.of.clone();
    let id = if matches!(call.id, CallId::Own(_)) { call.touch.id } else { said.id };
    let mut operations =
        vec![become_touch(call, Touch { id, day, minute, with, text, of, ..said }, desk)];
    operations.extend(outcome_of(composed, row, id, desk));
    let title = Message::new("done-logged").text("account", shown_name(row));
    gesture(title, operations, "verb-nothing-typed")
}

/// The person's own touch changes; for any other row a new one is made.
fn become_touch(call: &Call, touch: Touch, desk: &mut Desk<'_>) -> Operation {
    match call.id {
        CallId::Own(_) => Operation::change(Item::Touch(call.touch.clone()), Item::Touch(touch)),
        CallId::Export(_) | CallId::Task(_) => {
            let id = if touch.id == 0 { desk.ids.next_id() } else { touch.id };
            Operation::create(Item::Touch(Touch { id, ..touch }))
        }
    }
}

/// What it is about; its kind, where nobody said.
fn name(call: &Call) -> Message {
    match call.touch.text.trim() {
        "" => Message { id: format!("touch-{}", call.touch.kind.id()).into(), args: Vec::new() },
        text => Message::new("as-typed").text("text", text),
    }
}

fn title(calls: &[&Call], one: &'static str, many: &'static str) -> Message {
    match calls {
        [call] => Message { id: one.into(), args: Vec::new() }.message("call", name(call)),
        calls => Message { id: many.into(), args: Vec::new() }.count("count", calls.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::{Counter, day, desk};
    use super::*;
    use crate::core::account::AccountId;
    use crate::core::activity::TouchKind;
    use crate::core::compose::compose;
    use crate::core::portfolio::{Portfolio, example::row};
    use std::sync::Arc;

    fn planned(id: CallId, on: &str) -> Call {
        let own = if let CallId::Own(own) = id { own } else { 0 };
        let touch = Touch {
            id: own,
            account: AccountId(1),
            kind: TouchKind::Meeting,
            direction: TouchKind::Meeting.usual_direction(),
            day: day(on),
            minute: Some(600),
            with: vec!["Ann Lee".into()],
            text: "Steering".into(),
            status: TouchStatus::Planned,
            tags: Vec::new(),
            prepared: false,
            of: (own == 0).then(|| "crm/77".to_owned()),
        };
        Call { id, touch, logged: false, replaced: false, people: Vec::new() }
    }

    fn book(call: &Call) -> Portfolio {
        Portfolio {
            today: Some(day("2026-11-23")),
            rows: vec![Arc::new(row("Acme"))],
            calls: vec![Arc::new(call.clone())],
            ..Portfolio::default()
        }
    }

    /// Applied it does what is expected; taken back everything is as before.
    fn check(
        call: &Call,
        gesture: &crate::core::operation::Gesture,
        expected: impl Fn(&Portfolio),
    ) {
        let mut portfolio = book(call);
        let before = portfolio.calls.clone();
        portfolio.apply(&gesture.operations);
        expected(&portfolio);
        portfolio.apply(&gesture.inverse().operations);
        let visible =
            |calls: &[Arc<Call>]| calls.iter().filter(|c| !c.replaced).cloned().collect::<Vec<_>>();
        assert_eq!(visible(&portfolio.calls), visible(&before));
    }

    #[test]
    fn a_call_is_prepared_and_the_exports_row_gives_way() {
        let mut ids = Counter::default();
        for id in [CallId::Own(7), CallId::Export(3)] {
            let call = planned(id, "2026-11-23");
            let gesture = prepare_calls(&[&call], &mut desk(&mut ids)).unwrap();
            check(&call, &gesture, |portfolio| {
                let shown: Vec<_> = portfolio.calls.iter().filter(|c| !c.replaced).collect();
                assert_eq!(shown.len(), 1);
                assert!(shown[0].touch.prepared);
            });
        }
    }

    #[test]
    fn preparing_again_takes_it_back_and_says_so() {
        let mut ids = Counter::default();
        let fresh = planned(CallId::Own(7), "2026-11-23");
        let mut ready = planned(CallId::Own(8), "2026-11-23");
        ready.touch.prepared = true;
        let mut check = |calls: &[&Call], said: &str, prepared: &[bool]| {
            let gesture = prepare_calls(calls, &mut desk(&mut ids)).unwrap();
            let found: Vec<bool> = gesture
                .operations
                .iter()
                .map(|one| matches!(&one.after, Some(Item::Touch(touch)) if touch.prepared))
                .collect();
            assert_eq!((gesture.title.id.as_ref(), found.as_slice()), (said, prepared));
        };
        check(&[&fresh], "done-prepared", &[true]);
        check(&[&ready], "done-unprepared", &[false]);
        check(&[&fresh, &ready], "done-prepared", &[true]);
        check(&[&ready, &ready], "done-unprepared-many", &[false, false]);
    }

    #[test]
    fn what_came_of_a_call_stands_in_its_place_with_all_it_left_behind() {
        let mut ids = Counter::default();
        for id in [CallId::Own(7), CallId::Export(3)] {
            let call = planned(id, "2026-11-20");
            let mut desk = desk(&mut ids);
            let text = "went well\n> send deck fri\n< name an owner 1 dec\n= 2 dec 10:00";
            let composed = compose(text, TouchKind::Meeting, desk.today, desk.calendar);
            let gesture = log_call(&composed, &call, &row("Acme"), &mut desk).unwrap();
            let Some(Item::Touch(held)) = &gesture.operations[0].after else { panic!("touch") };
            assert_eq!((held.status, held.day), (TouchStatus::Held, day("2026-11-20")));
            assert_eq!(held.with, ["Ann Lee"]);
            assert_eq!(gesture.operations.len(), 4);
            check(&call, &gesture, |portfolio| {
                assert_eq!(portfolio.tasks.len(), 2);
                let today = day("2026-11-23");
                let left: Vec<_> = portfolio
                    .calls
                    .iter()
                    .filter(|c| !c.replaced && (c.ahead(today) || c.unlogged(today)))
                    .collect();
                assert_eq!(left.len(), 1, "only the next one is left: {left:?}");
                assert_eq!(left[0].touch.day, day("2026-12-02"));
            });
        }
    }

    #[test]
    fn a_call_that_was_held_is_no_longer_planned() {
        let mut ids = Counter::default();
        let call = planned(CallId::Own(7), "2026-11-20");
        let gesture = hold_calls(&[&call], &mut desk(&mut ids)).unwrap();
        check(&call, &gesture, |portfolio| assert!(portfolio.calls.is_empty()));
    }
}
