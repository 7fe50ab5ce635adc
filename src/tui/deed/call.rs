//! The gestures of deeds on calls: prepared, held, cancelled, moved, deleted, logged. A call that is
//! a task is dealt with as that task.

use super::{Deed, Targets, join, on_tasks, until};
use crate::core::call::{Call, CallId};
use crate::core::compose::Composed;
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::portfolio::Summary;
use crate::core::verb::{self, RhythmEnds};
use crate::tui::world::World;

/// A call ahead is prepared, one that has passed was held; a call that is a task is finished.
/// Cancelled, it does not take place.
pub fn settle(world: &mut World, deed: &Deed, targets: &Targets) -> Result<Gesture, Message> {
    let (tasks, calls): (Vec<Call>, Vec<Call>) =
        targets.calls(world).into_iter().partition(|call| matches!(call.id, CallId::Task(_)));
    let mut gestures = on_calls(world, deed, &calls)?;
    if !tasks.is_empty() {
        let ids = tasks.iter().map(|call| call.id).collect();
        let tasks = Targets::Calls(ids).tasks(world);
        let deed = match deed {
            Deed::Cancel => Deed::Drop(RhythmEnds::No),
            deed => deed.clone(),
        };
        gestures.push(on_tasks(world, &deed, &tasks)?);
    }
    let many = match deed {
        Deed::Due(_) => "done-moved-many",
        Deed::Cancel => "done-cancelled-many",
        Deed::Delete => "done-calls-deleted-many",
        _ => "done-prepared-many",
    };
    let title = match gestures.as_slice() {
        [only] => only.title.clone(),
        _ => Message { id: many.into(), args: Vec::new() }.count("count", targets.len()),
    };
    join(gestures, title, "verb-no-call")
}

fn on_calls(world: &mut World, deed: &Deed, calls: &[Call]) -> Result<Vec<Gesture>, Message> {
    if calls.is_empty() {
        return Ok(Vec::new());
    }
    let today = world.today();
    let all: Vec<&Call> = calls.iter().collect();
    let only = match deed {
        Deed::Cancel => verb::cancel_calls(&all, &mut world.desk())?,
        Deed::Delete => verb::delete_calls(&all)?,
        Deed::Due(when) => {
            let first = calls.first().and_then(|call| world.row(call.touch.account)?.renewal);
            let day = until(world, *when, first)?.day();
            let day = day.ok_or_else(|| Message::new("verb-call-needs-day"))?;
            verb::move_calls(&all, day, &mut world.desk())?
        }
        _ => {
            let (ahead, passed): (Vec<&Call>, Vec<&Call>) =
                all.iter().copied().partition(|call| call.ahead(today));
            let prepared = verb::prepare_calls(&ahead, &mut world.desk());
            let held = verb::hold_calls(&passed, &mut world.desk());
            return Ok(prepared.into_iter().chain(held).collect());
        }
    };
    Ok(vec![only])
}

/// What came of a call, in its place. What was said before its day leaves it ahead.
pub fn log(world: &mut World, composed: &Composed, targets: &Targets) -> Result<Gesture, Message> {
    let rows = targets.rows(world);
    let rows: Vec<&Summary> = rows.iter().map(AsRef::as_ref).collect();
    match (targets.calls(world).as_slice(), rows.as_slice()) {
        ([call], [row]) if call.touch.day <= composed.day => {
            let mut gesture = verb::log_call(composed, call, row, &mut world.desk())?;
            if let CallId::Task(_) = call.id {
                let tasks = targets.tasks(world);
                gesture.operations.extend(on_tasks(world, &Deed::Done, &tasks)?.operations);
            }
            Ok(gesture)
        }
        _ => verb::log_touch(composed, &rows, &mut world.desk()),
    }
}
