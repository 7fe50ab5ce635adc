//! Verbs on checklists: start from a template, tick with evidence, block, add a step.

use super::account::waiting_word;
use super::task::{change, not_needed, put_aside, title_of};
use super::{Desk, Outcome, WAIT_DAYS, gesture, shown_name};
use crate::core::checklist::Checklist;
use crate::core::checklist::start::first_day;
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::operation::{Item, Operation};
use crate::core::playbook::anchor::Anchor;
use crate::core::playbook::{Kind, Playbook};
use crate::core::portfolio::Summary;
use crate::core::quick_add::QuickTask;
use crate::core::search::fold;
use crate::core::task::{Step, Task, TaskStatus, WaitingOn};

/// How a checklist is begun.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    pub playbook: &'a Playbook,
    /// Department or site; needed where the account already has a checklist of the template.
    pub unit: Option<&'a str>,
    /// The day its steps count from; else what [`first_day`] says.
    pub anchor: Option<Day>,
    /// The language its steps are written in.
    pub language: &'a str,
}

/// Every step of a template as a task, dated by the business days of the account's country.
pub fn start_checklist(
    start: Start<'_>,
    row: &Summary,
    there: &[Checklist],
    desk: &mut Desk<'_>,
) -> Outcome {
    let Start { playbook, language, .. } = start;
    let unit = start.unit.map(str::trim).filter(|unit| !unit.is_empty());
    let title = playbook.title.in_language(language);
    if let Some(list) = in_the_way(playbook, unit, row, there) {
        return Err(runs_already(list, unit, row));
    }
    let anchor = anchor(&start, row, there, desk.today)?;
    let calendar = desk.calendar.of_country(row.country.as_deref());
    let days = playbook.days(anchor, &calendar).into_iter();
    // What a play should have begun with is done first, and is not late for it.
    let first_day = calendar.on_or_after(desk.today);
    let play = playbook.kind == Kind::Play;
    let days = days.map(|day| if play { day.max(first_day) } else { day });
    let mut first = None;
    let mut operations = Vec::new();
    for (draft, due) in playbook.steps.iter().zip(days) {
        let id = desk.ids.next_task();
        let step = Step {
            checklist: Some(*first.get_or_insert(id)),
            playbook: Some(playbook.id.clone()),
            onboarding: playbook.kind == Kind::Onboarding,
            unit: unit.map(str::to_owned),
            evidence: draft.evidence.as_ref().map(|text| text.in_language(language).to_owned()),
            value: draft.value,
            ..Step::default()
        };
        let text = draft.title.in_language(language);
        operations.push(Operation::create(Item::Task(Task {
            side: draft.side,
            due: Some(due),
            template: Some(title.to_owned().into()),
            milestone: draft.milestone,
            start: Some(anchor),
            step: Some(Box::new(step)),
            ..Task::new(id, Some(row.id), text, desk.today)
        })));
    }
    let said = Message::new("done-checklist-started")
        .text("account", shown_name(row))
        .text("template", title)
        .count("steps", operations.len())
        .message("from", counted(playbook.anchor(), anchor));
    gesture(said, operations, "playbook-empty")
}

/// A unit that was given is said to be taken, one that was not is asked for.
fn runs_already(list: &Checklist, unit: Option<&str>, row: &Summary) -> Message {
    let said = match unit {
        Some(unit) => Message::new("checklist-unit-runs-already").text("unit", unit),
        None => Message::new("checklist-runs-already"),
    };
    said.text("account", shown_name(row)).text("template", list.name.as_str())
}

/// The checklist beside which a second one needs a unit of its own: any of onboarding, or the same
/// play.
pub fn in_the_way<'c>(
    playbook: &Playbook,
    unit: Option<&str>,
    row: &Summary,
    there: &'c [Checklist],
) -> Option<&'c Checklist> {
    let same = |list: &&Checklist| match playbook.kind {
        Kind::Onboarding => list.onboarding,
        Kind::Play => list.playbook.as_deref() == Some(&playbook.id),
    };
    let name = |unit: Option<&str>| unit.map(fold);
    let wanted = name(unit);
    // Of a project that an export brought, only what its account and template do not say is a unit.
    let running =
        |list: &&Checklist| list.account == row.id && name(list.unit_of(row).as_deref()) == wanted;
    there.iter().filter(running).filter(same).find(|list| !list.done())
}

/// The day given, else what the template counts from; an unknown start is today.
fn anchor(
    start: &Start<'_>,
    row: &Summary,
    there: &[Checklist],
    today: Day,
) -> Result<Day, Message> {
    let known = start.anchor.or_else(|| first_day(start.playbook, row, there, today));
    match (known, start.playbook.anchor()) {
        (Some(day), _) => Ok(day),
        (None, Anchor::OptOut) => Err(Message::new("playbook-needs-deadline")),
        (None, Anchor::Meeting) => Err(Message::new("playbook-needs-meeting")),
        (None, _) => Ok(today),
    }
    .map_err(|said: Message| {
        said.text("template", start.playbook.title.in_language(start.language))
            .text("account", shown_name(row))
    })
}

/// From or around which day the steps are dated.
pub fn counted(anchor: Anchor, day: Day) -> Message {
    match anchor {
        Anchor::OptOut | Anchor::Meeting => Message::new("checklist-around").day("day", day),
        _ => Message::new("checklist-from").day("day", day),
    }
}

/// Done today. A step that wants evidence takes it with it, and is not done without.
pub fn tick_step(step: &Task, proof: Option<&str>, desk: &Desk<'_>) -> Outcome {
    let proof = proof.map(str::trim).filter(|proof| !proof.is_empty());
    if let (Some(wanted), None) = (step.wanted_evidence(), proof) {
        return Err(wants_evidence(step, wanted));
    }
    let today = desk.today;
    let open: Vec<&Task> = Some(step).into_iter().filter(|step| step.unfinished()).collect();
    let operations = change(&open, |step| {
        step.status = TaskStatus::Done;
        step.finished = Some(today);
        step.snoozed_until = None;
        step.waiting_on = None;
        if let Some(proof) = proof {
            step.step.get_or_insert_default().proof = Some(proof.to_owned());
        }
        if let Some(step) = &mut step.step {
            step.blocked = None;
        }
    });
    gesture(title_of(&[step], "done-ticked", "done-finished-many"), operations, "verb-nothing-open")
}

/// Why a step cannot be ticked yet: what it wants on record.
pub fn wants_evidence(step: &Task, wanted: &str) -> Message {
    Message::new("step-wants-evidence")
        .text("step", step.title.as_str())
        .text("evidence", wanted)
        .text("id", crate::core::task::task_name(step.id))
}

/// It cannot go on: on whose side it lies, and why. Asked about again after five business days.
pub fn block_steps(steps: &[&Task], on: WaitingOn, reason: &str, desk: &Desk<'_>) -> Outcome {
    let reason = reason.trim();
    let until = desk.calendar.plus(desk.today, WAIT_DAYS);
    let open: Vec<&Task> = steps.iter().copied().filter(|step| step.unfinished()).collect();
    let operations = change(&open, |task| {
        task.status = TaskStatus::Waiting;
        task.waiting_on = Some(on);
        task.snoozed_until = Some(until);
        task.finished = None;
        task.step.get_or_insert_default().blocked = (!reason.is_empty()).then(|| reason.to_owned());
    });
    let title =
        title_of(steps, "done-blocked", "done-blocked-many").message("on", waiting_word(on));
    let otherwise = if open.is_empty() { "verb-nothing-open" } else { "verb-nothing-changed" };
    gesture(title, operations, otherwise)
}

/// They are no part of this checklist: neither done nor left to do. Why may be said.
pub fn drop_steps(steps: &[&Task], reason: &str, desk: &Desk<'_>) -> Outcome {
    let reason = reason.trim();
    let open: Vec<&Task> = steps.iter().copied().filter(|step| step.unfinished()).collect();
    let operations = change(&open, |task| {
        put_aside(task, desk.today);
        task.step.get_or_insert_default().not_needed =
            (!reason.is_empty()).then(|| reason.to_owned());
    });
    gesture(not_needed(steps), operations, "verb-nothing-open")
}

/// One more step, at the end where the line names no day.
pub fn add_step(list: &Checklist, quick: &QuickTask, desk: &mut Desk<'_>) -> Outcome {
    if quick.title.is_empty() {
        return Err(Message::new("verb-task-needs-title"));
    }
    let Some(model) = list.steps.iter().min_by_key(|step| step.id) else {
        return Err(Message::new("verb-nothing-chosen"));
    };
    let step = model.step.as_deref().map(|step| {
        Box::new(Step {
            evidence: None,
            proof: None,
            value: false,
            blocked: None,
            not_needed: None,
            stopped: false,
            ..step.clone()
        })
    });
    let task = Task {
        side: quick.side.unwrap_or_default(),
        due: quick.due.or_else(|| list.steps.iter().filter_map(|step| step.due).max()),
        priority: quick.priority,
        tags: quick.tags.clone().into(),
        template: model.template,
        start: model.start,
        step,
        ..Task::new(desk.ids.next_task(), Some(list.account), quick.title.as_str(), desk.today)
    };
    let said = Message::new("done-step-added")
        .text("step", quick.title.as_str())
        .text("template", list.name.as_str());
    gesture(said, vec![Operation::create(Item::Task(task))], "verb-nothing-chosen")
}

#[cfg(test)]
mod tests {
    use super::super::example::{Counter, day, desk};
    use super::super::reopen_tasks;
    use super::*;
    use crate::core::checklist::gather;
    use crate::core::checklist::progress::Progress;
    use crate::core::operation::Gesture;
    use crate::core::playbook::Library;
    use crate::core::portfolio::{Portfolio, example::row};
    use crate::core::quick_add;
    use std::sync::Arc;

    fn begin(unit: Option<&str>, there: &[Checklist], ids: &mut Counter) -> Outcome {
        let playbook = Library::builtin().get("onboarding-mid-touch").unwrap();
        let mut row = row("Globex");
        row.start = Some(day("2026-11-02"));
        let start = Start { playbook, unit, anchor: None, language: "en" };
        start_checklist(start, &row, there, &mut desk(ids))
    }

    fn tasks(gesture: &Gesture) -> Vec<Arc<Task>> {
        let after = gesture.operations.iter().filter_map(|operation| match &operation.after {
            Some(Item::Task(task)) => Some(Arc::new(task.clone())),
            _ => None,
        });
        after.collect()
    }

    #[test]
    fn a_template_becomes_a_checklist_dated_from_the_accounts_start() {
        let gesture = begin(None, &[], &mut Counter::default()).unwrap();
        let lists = gather(&tasks(&gesture));
        assert_eq!((lists.len(), lists[0].steps.len()), (1, 12));
        let kickoff = &lists[0].steps[2];
        assert_eq!((kickoff.due, kickoff.milestone), (Some(day("2026-11-09")), true));
        assert_eq!(kickoff.start, Some(day("2026-11-02")));
    }

    #[test]
    fn a_second_checklist_needs_its_own_unit() {
        let mut ids = Counter::default();
        let there = gather(&tasks(&begin(None, &[], &mut ids).unwrap()));
        assert_eq!(begin(None, &there, &mut ids).unwrap_err().id, "checklist-runs-already");
        assert!(begin(Some("Osaka"), &there, &mut ids).is_ok());
    }

    #[test]
    fn a_step_that_wants_evidence_is_not_ticked_without() {
        let mut ids = Counter::default();
        let steps = tasks(&begin(None, &[], &mut ids).unwrap());
        let signed = steps.iter().find(|step| step.wanted_evidence().is_some()).unwrap();
        let desk = desk(&mut ids);
        let check = |proof: Option<&str>| tick_step(signed, proof, &desk);
        assert_eq!(check(None).unwrap_err().id, "step-wants-evidence");
        assert_eq!(check(Some("  ")).unwrap_err().id, "step-wants-evidence");
        let done = tasks(&check(Some("Mail of 11/20")).unwrap());
        assert_eq!(done[0].step.as_ref().unwrap().proof.as_deref(), Some("Mail of 11/20"));
        assert!(tick_step(&steps[0], None, &desk).is_ok());
    }

    #[test]
    fn a_blocked_step_keeps_reason_and_side_until_it_is_ticked() {
        let mut ids = Counter::default();
        let steps = tasks(&begin(None, &[], &mut ids).unwrap());
        let desk = desk(&mut ids);
        let gesture =
            block_steps(&[&steps[0]], WaitingOn::Customer, "no admin yet", &desk).unwrap();
        let blocked = tasks(&gesture)[0].clone();
        assert!(blocked.blocked());
        assert_eq!(blocked.step.as_ref().unwrap().blocked.as_deref(), Some("no admin yet"));
        let done = tasks(&tick_step(&blocked, None, &desk).unwrap())[0].clone();
        assert_eq!((done.waiting_on, done.step.as_ref().unwrap().blocked.as_deref()), (None, None));
    }

    #[test]
    fn a_step_that_is_not_needed_is_no_part_of_the_plan_until_it_is_opened_again() {
        let mut ids = Counter::default();
        let mut steps = tasks(&begin(None, &[], &mut ids).unwrap());
        let share = |steps: &[Arc<Task>]| {
            let calendar = crate::core::calendar::Calendar::default();
            Progress::of(&gather(steps)[0], day("2026-11-23"), &calendar).percent
        };
        let desk = desk(&mut ids);
        steps[0] = tasks(&tick_step(&steps[0], None, &desk).unwrap()).remove(0);
        let before = share(&steps);
        let gesture = drop_steps(&[&steps[1]], " their parent does it ", &desk).unwrap();
        assert_eq!(gesture.title.id, "done-not-needed");
        let dropped = tasks(&gesture).remove(0);
        assert_eq!(dropped.status, TaskStatus::Dropped);
        let why = |step: &Task| step.step.as_ref().unwrap().not_needed.clone();
        assert_eq!(why(&dropped).as_deref(), Some("their parent does it"));
        let open = tasks(&reopen_tasks(&[&dropped]).unwrap()).remove(0);
        assert_eq!((open.status, why(&open)), (TaskStatus::Open, None));
        steps[1] = dropped;
        let after = share(&steps);
        assert!(before < after && after < 2.0 * before, "less is left, no more is done: {after}");
        assert!(drop_steps(&[&steps[1]], "", &desk).is_err(), "it is closed already");
    }

    #[test]
    fn a_unit_that_runs_already_is_said_to_and_none_is_asked_for() {
        let mut ids = Counter::default();
        let there = gather(&tasks(&begin(Some("Osaka"), &[], &mut ids).unwrap()));
        let said = |unit, ids: &mut Counter| begin(unit, &there, ids).map_err(|said| said.id);
        assert_eq!(said(Some("ｏｓａｋａ"), &mut ids).unwrap_err(), "checklist-unit-runs-already");
        assert!(said(Some("Kyoto"), &mut ids).is_ok());
        assert!(said(None, &mut ids).is_ok());
    }

    #[test]
    fn an_added_step_belongs_to_the_checklist() {
        let mut ids = Counter::default();
        let steps = tasks(&begin(Some("Osaka"), &[], &mut ids).unwrap());
        let list = gather(&steps)[0].clone();
        let mut desk = desk(&mut ids);
        let quick = quick_add::parse("Security review 12/1", desk.today, desk.calendar);
        let added = tasks(&add_step(&list, &quick, &mut desk).unwrap());
        let all = gather(steps.iter().chain(&added));
        assert_eq!((all.len(), all[0].steps.len()), (1, 13));
        assert_eq!(added[0].due, Some(day("2026-12-01")));
    }

    #[test]
    fn starting_is_one_gesture_and_its_inverse_leaves_nothing() {
        let gesture = begin(None, &[], &mut Counter::default()).unwrap();
        let mut portfolio = Portfolio { today: Some(day("2026-11-23")), ..Portfolio::default() };
        portfolio.apply(&gesture.operations);
        assert_eq!(portfolio.checklists(None).len(), 1);
        portfolio.apply(&gesture.inverse().operations);
        assert!(portfolio.checklists(None).is_empty());
    }
}
