//! The gestures of deeds on checklists.

use super::{Deed, Targets, join};
use crate::core::checklist::Checklist;
use crate::core::checklist::start::first_day;
use crate::core::message::Message;
use crate::core::operation::Gesture;
use crate::core::quick_add;
use crate::core::task::Task;
use crate::core::verb::{self, Start};
use crate::tui::world::{World, name_of};
use std::sync::Arc;

/// The template on each account, as one undo point.
pub fn start(world: &mut World, deed: &Deed, targets: &Targets) -> Result<Gesture, Message> {
    let Deed::Start { playbook, unit, from, anchor, handles } = deed else {
        return Err(Message::new("verb-nothing-chosen"));
    };
    let portfolio = Arc::clone(&world.portfolio);
    let Some(playbook) = portfolio.library.get(playbook) else {
        return Err(Message::new("verb-nothing-chosen"));
    };
    let (mut gestures, language, today) = (Vec::new(), world.lang.id(), world.today());
    for row in targets.rows(world) {
        let there = portfolio.checklists(Some(row.id));
        let known = || first_day(playbook, &row, &there, today);
        let anchor = from.or_else(known).or(*anchor);
        let start = Start { playbook, unit: unit.as_deref(), anchor, language };
        let mut begun = verb::start_checklist(start, &row, &there, &mut world.desk())?;
        if *handles && !row.standing_signals(today).is_empty() {
            begun.operations.extend(verb::handle(&[&row], &mut world.desk())?.operations);
        }
        gestures.push(begun);
    }
    let title = match gestures.as_slice() {
        [only] => only.title.clone(),
        many => Message::new("done-checklists-started").count("count", many.len()),
    };
    join(gestures, title, "verb-nothing-chosen")
}

/// A step more in the checklist of the first of the steps.
pub fn add_step(world: &mut World, text: &str, step: &Task) -> Result<Gesture, Message> {
    let quick = quick_add::parse(text, world.today(), &world.calendar);
    let lists = world.portfolio.checklists(step.account);
    let holds = |list: &Checklist| list.steps.iter().any(|other| other.id == step.id);
    let list = lists.into_iter().find(holds);
    let list = list.ok_or_else(|| Message::new("verb-nothing-chosen"))?;
    verb::add_step(&list, &quick, &mut world.desk())
}

/// Ends the runs that these are steps of.
pub fn stop(world: &mut World, steps: &[&Task]) -> Result<Gesture, Message> {
    let holds = |list: &Checklist| {
        steps.iter().any(|step| list.steps.iter().any(|other| other.id == step.id))
    };
    let lists: Vec<Checklist> =
        world.portfolio.checklists(None).into_iter().filter(holds).collect();
    let account = lists.first().and_then(|list| world.row(list.account));
    let account = account.map(|row| name_of(row).to_string()).unwrap_or_default();
    verb::stop_checklists(&lists.iter().collect::<Vec<_>>(), &account, &world.desk())
}
