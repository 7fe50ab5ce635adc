//! Problems that the person lets be.

use super::{Desk, Outcome, gesture};
use crate::core::intake::ProblemLine;
use crate::core::message::Message;
use crate::core::operation::{Item, Operation};
use crate::core::problem::Waiver;

/// The rows are not wanted, or their values rightly left out.
pub fn waive(lines: &[&ProblemLine], desk: &mut Desk<'_>) -> Outcome {
    let mut waivers: Vec<Waiver> = Vec::new();
    for line in lines {
        if !waivers.iter().any(|waiver| waiver.covers(&line.problem)) {
            let (raw, column) = (line.problem.raw.clone(), line.problem.column.clone());
            waivers.push(Waiver { id: desk.ids.next_id(), raw, column });
        }
    }
    let title = Message::new("done-waived").count("count", lines.len());
    let operations = waivers.into_iter().map(|one| Operation::create(Item::Waiver(one)));
    gesture(title, operations.collect(), "verb-nothing-changed")
}
