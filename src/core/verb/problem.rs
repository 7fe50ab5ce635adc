//! Problems that the person lets be.

use super::{Desk, Outcome, gesture};
use crate::core::batch::{FileOutcome, FileStatus};
use crate::core::intake::ProblemLine;
use crate::core::message::Message;
use crate::core::operation::{Item, Operation};
use crate::core::problem::Waiver;

/// The rows are not wanted, or their values rightly left out.
pub fn waive(lines: &[&ProblemLine], desk: &mut Desk<'_>) -> Outcome {
    let waivers = waivers(lines.iter().copied(), false, desk);
    let title = Message::new("done-waived").count("count", lines.len());
    keep(title, waivers, "verb-nothing-changed")
}

/// The rows come in without their bad cells. Of a row that is in without it that is simply agreed to.
pub fn accept(lines: &[&ProblemLine], desk: &mut Desk<'_>) -> Outcome {
    let lines = lines.iter().copied().filter(|line| line.problem.can_go_without_its_cell());
    let waivers = waivers(lines, true, desk);
    let title = Message::new("done-rows-accepted").count("count", waivers.len());
    keep(title, waivers, "verb-cannot-accept")
}

/// One for all lines that are about the same.
fn waivers<'l>(
    lines: impl Iterator<Item = &'l ProblemLine>,
    accepted: bool,
    desk: &mut Desk<'_>,
) -> Vec<Waiver> {
    let mut waivers: Vec<Waiver> = Vec::new();
    for line in lines {
        if !waivers.iter().any(|waiver| waiver.covers(&line.problem)) {
            let (raw, column) = (line.problem.raw.clone(), line.problem.column.clone());
            waivers.push(Waiver { id: desk.ids.next_id(), raw, column, accepted });
        }
    }
    waivers
}

fn keep(title: Message, waivers: Vec<Waiver>, refused: &'static str) -> Outcome {
    let operations = waivers.into_iter().map(|one| Operation::create(Item::Waiver(one)));
    gesture(title, operations.collect(), refused)
}

/// Files that wait for a yes are left out, for as long as the same is to be said of them.
pub fn leave_out(files: &[&FileOutcome], desk: &mut Desk<'_>) -> Outcome {
    let held = files.iter().filter(|file| file.status == FileStatus::Held);
    let waivers: Vec<Waiver> =
        held.filter_map(|file| Waiver::of_file(desk.ids.next_id(), file)).collect();
    let title = Message::new("done-left-out").count("count", waivers.len());
    keep(title, waivers, "verb-nothing-changed")
}
