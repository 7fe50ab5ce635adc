//! Verbs on accounts: triage verdicts, the pulse, a logged touch, a corrected field.

use super::{Desk, Outcome, Titles, WAIT_DAYS, gesture, shown_name};
use crate::core::activity::{Direction, Touch, TouchKind, TouchStatus};
use crate::core::compose::{Composed, NextTouch, Owed};
use crate::core::contract::{Notice, RenewalMode};
use crate::core::day::Day;
use crate::core::intake::Conflict;
use crate::core::message::Message;
use crate::core::operation::{Correction, Gesture, Item, Operation};
use crate::core::phrase::Until;
use crate::core::portfolio::{LAPSED, Summary};
use crate::core::pulse::{Pulse, PulseLevel};
use crate::core::signal::{Severity, Signal};
use crate::core::task::{Side, Task, TaskKind, WaitingOn};
use crate::core::verdict::{Verdict, VerdictKind};

/// The reasons that stand are handled: quiet for 7, 14 or 30 days by severity, or until worse.
pub fn handle(rows: &[&Summary], desk: &mut Desk<'_>) -> Outcome {
    let today = desk.today;
    let until = |signal: &Signal| Some(today + quiet_days(signal.severity));
    let operations = judge(rows, VerdictKind::Handled, None, until, desk);
    let titles = Titles { one: "done-handled", many: "done-handled-many" };
    gesture(titles.of_accounts(rows), operations, "verb-no-reason")
}

/// How long a handled reason stays quiet while it is still true.
fn quiet_days(severity: Severity) -> i32 {
    match severity {
        Severity::P1 => 7,
        Severity::P2 => 14,
        Severity::P3 | Severity::Good => 30,
    }
}

/// The reasons that stand are put off until a day or until the data changes.
pub fn snooze(rows: &[&Summary], until: Until, desk: &mut Desk<'_>) -> Outcome {
    let operations = judge(rows, VerdictKind::Snoozed, None, |_| until.day(), desk);
    let title = match until {
        Until::Day(resolved) => {
            let titles = Titles { one: "done-snoozed", many: "done-snoozed-many" };
            resolved.said(titles.of_accounts(rows))
        }
        Until::Change => Titles { one: "done-snoozed-change", many: "done-snoozed-change-many" }
            .of_accounts(rows),
    };
    gesture(title, operations, "verb-no-reason")
}

/// The reasons that stand wait on somebody: five business days, or until the customer is heard.
pub fn wait(rows: &[&Summary], on: WaitingOn, desk: &mut Desk<'_>) -> Outcome {
    let until = desk.calendar.plus(desk.today, WAIT_DAYS);
    let operations = judge(rows, VerdictKind::Waiting, Some(on), |_| Some(until), desk);
    let titles = Titles { one: "done-waiting", many: "done-waiting-many" };
    let title = titles.of_accounts(rows).message("on", waiting_word(on)).day("day", until);
    gesture(title, operations, "verb-no-reason")
}

/// The reasons that stand are lived with, or were no reasons: quiet until worse or until they
/// happen again.
pub fn close(
    rows: &[&Summary],
    kind: VerdictKind,
    reason: Option<&str>,
    desk: &mut Desk<'_>,
) -> Outcome {
    if kind == VerdictKind::Wrong && reason.is_none_or(|reason| reason.trim().is_empty()) {
        return Err(Message::new("verb-dismiss-needs-reason"));
    }
    let titles = match kind {
        VerdictKind::Wrong => Titles { one: "done-wrong", many: "done-wrong-many" },
        _ => Titles { one: "done-accepted", many: "done-accepted-many" },
    };
    let mut operations = judge(rows, kind, None, |_| None, desk);
    for operation in &mut operations {
        if let Some(Item::Verdict(verdict)) = &mut operation.after {
            verdict.reason = reason.map(|reason| reason.trim().to_owned());
        }
    }
    gesture(titles.of_accounts(rows), operations, "verb-no-reason")
}

/// Whom one waits on, as a word.
pub fn waiting_word(on: WaitingOn) -> Message {
    Message::new(match on {
        WaitingOn::Customer => "waiting-on-customer",
        WaitingOn::Product => "waiting-on-product",
        WaitingOn::Sales => "waiting-on-sales",
        WaitingOn::Support => "waiting-on-support",
        WaitingOn::Accounting => "waiting-on-accounting",
        WaitingOn::Legal => "waiting-on-legal",
    })
}

/// One verdict per reason that stands; where all are judged already, each is judged anew.
fn judge(
    rows: &[&Summary],
    kind: VerdictKind,
    on: Option<WaitingOn>,
    until: impl Fn(&Signal) -> Option<Day>,
    desk: &mut Desk<'_>,
) -> Vec<Operation> {
    let mut operations = Vec::new();
    for row in rows {
        let standing = row.standing_signals(desk.today);
        let judged = if standing.is_empty() { row.signals.iter().collect() } else { standing };
        for signal in judged {
            let before = row.verdicts.iter().find(|verdict| verdict.rule == signal.rule);
            let after = Verdict {
                id: before.map_or_else(|| desk.ids.next_id(), |verdict| verdict.id),
                account: row.id,
                rule: signal.rule,
                kind,
                day: desk.today,
                until: until(signal),
                on,
                severity: signal.severity,
                value: signal.value.known(),
                threshold: signal.threshold.known(),
                causes: signal.causes.to_vec(),
                reason: None,
            };
            operations.push(Operation {
                before: before.cloned().map(Item::Verdict),
                after: Some(Item::Verdict(after)),
            });
        }
        operations.extend(judge_lapse(row, kind, desk));
    }
    operations
}

/// A term that is over is closed by a verdict on it; it is never put off.
fn judge_lapse(row: &Summary, kind: VerdictKind, desk: &mut Desk<'_>) -> Option<Operation> {
    let end = row.open_lapse()?;
    if matches!(kind, VerdictKind::Snoozed | VerdictKind::Waiting) {
        return None;
    }
    let before = row.verdicts.iter().find(|verdict| verdict.rule.as_ref() == LAPSED);
    let after = Verdict {
        id: before.map_or_else(|| desk.ids.next_id(), |verdict| verdict.id),
        account: row.id,
        rule: LAPSED.into(),
        kind,
        day: desk.today,
        until: None,
        on: None,
        severity: Severity::P3,
        value: Some(f64::from(end.number())),
        threshold: None,
        causes: Vec::new(),
        reason: None,
    };
    let (before, after) = (before.cloned().map(Item::Verdict), Some(Item::Verdict(after)));
    Some(Operation { before, after })
}

/// The next term of a contract that renewed by itself, taken as it is proposed.
pub fn take_term(rows: &[&Summary], desk: &mut Desk<'_>) -> Outcome {
    let taken = rows.iter().filter_map(|row| {
        let next = row.after.next?;
        let (field, value, against) = match next.stated_end {
            Some(stated) => ("end_date", next.end, Some(stated)),
            None => ("renewal_date", next.end + 1, next.stated_renewal),
        };
        Some(Operation::create(Item::Correction(Correction {
            id: desk.ids.next_id(),
            account: row.id,
            field: field.to_owned(),
            value: Some(value.to_string()),
            against: against.map(|day| day.to_string()),
            made: Some(desk.today),
        })))
    });
    let operations: Vec<Operation> = taken.collect();
    let title = match rows {
        [row] => {
            let end = row.after.next.map_or(desk.today, |next| next.end);
            Message::new("done-term-taken").text("account", shown_name(row)).day("day", end)
        }
        _ => Message::new("done-terms-taken").count("count", operations.len()),
    };
    gesture(title, operations, "renewal-nothing-to-take")
}

/// The person's own judgement. Yellow and red need a reason.
pub fn pulse(
    rows: &[&Summary],
    level: PulseLevel,
    reason: Option<&str>,
    desk: &mut Desk<'_>,
) -> Outcome {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
    if level != PulseLevel::Green && reason.is_none() {
        return Err(Message::new("verb-pulse-needs-reason").message("level", pulse_word(level)));
    }
    let create = |row: &&Summary| {
        let pulse = Pulse {
            id: desk.ids.next_id(),
            account: row.id,
            day: desk.today,
            level,
            reason: reason.clone(),
        };
        Operation::create(Item::Pulse(pulse))
    };
    let operations = rows.iter().map(create).collect();
    let titles = Titles { one: "done-pulse", many: "done-pulse-many" };
    let title = titles.of_accounts(rows).message("level", pulse_word(level));
    gesture(title, operations, "verb-nothing-chosen")
}

fn pulse_word(level: PulseLevel) -> Message {
    Message::new(match level {
        PulseLevel::Red => "pulse-red",
        PulseLevel::Yellow => "pulse-yellow",
        PulseLevel::Green => "pulse-green",
    })
}

/// The touch, its promises as tasks, and the next touch as a planned one.
pub fn log_touch(composed: &Composed, rows: &[&Summary], desk: &mut Desk<'_>) -> Outcome {
    if composed.is_empty() {
        return Err(Message::new("verb-nothing-typed"));
    }
    let mut operations = Vec::new();
    for row in rows {
        let touch = touch_of(composed, row, desk);
        let id = touch.id;
        operations.push(Operation::create(Item::Touch(touch)));
        operations.extend(outcome_of(composed, row, id, desk));
    }
    let titles = Titles { one: "done-logged", many: "done-logged-many" };
    gesture(titles.of_accounts(rows), operations, "verb-nothing-chosen")
}

/// What a touch leaves behind: promises of both sides, and the next touch.
pub(super) fn outcome_of(
    composed: &Composed,
    row: &Summary,
    touch: u32,
    desk: &mut Desk<'_>,
) -> Vec<Operation> {
    let ours = composed.ours.iter().map(|promise| (Side::Us, promise));
    let theirs = composed.theirs.iter().map(|promise| (Side::Customer, promise));
    let mut operations: Vec<Operation> = ours
        .chain(theirs)
        .map(|(side, owed)| {
            let task = promise(row, side, owed, touch, desk);
            Operation::create(Item::Task(task))
        })
        .collect();
    if let Some(next) = &composed.next {
        let planned = planned_touch(next, composed.kind, row, desk);
        operations.push(Operation::create(Item::Touch(planned)));
    }
    operations
}

pub(super) fn touch_of(composed: &Composed, row: &Summary, desk: &mut Desk<'_>) -> Touch {
    let ahead = composed.day > desk.today;
    Touch {
        id: desk.ids.next_id(),
        account: row.id,
        kind: composed.kind,
        direction: composed.direction,
        day: composed.day,
        minute: composed.minute,
        with: composed.with.clone(),
        text: composed.text.clone(),
        status: if ahead { TouchStatus::Planned } else { TouchStatus::Held },
        tags: composed.tags.clone(),
        prepared: false,
        of: None,
    }
}

fn planned_touch(next: &NextTouch, kind: TouchKind, row: &Summary, desk: &mut Desk<'_>) -> Touch {
    let kind =
        if kind.usual_direction() == Some(Direction::TwoWay) { kind } else { TouchKind::Call };
    Touch {
        id: desk.ids.next_id(),
        account: row.id,
        kind,
        direction: kind.usual_direction(),
        day: next.day,
        minute: next.minute,
        with: Vec::new(),
        text: next.text.clone(),
        status: TouchStatus::Planned,
        tags: Vec::new(),
        prepared: false,
        of: None,
    }
}

fn promise(row: &Summary, side: Side, owed: &Owed, touch: u32, desk: &mut Desk<'_>) -> Task {
    Task {
        kind: TaskKind::Promise,
        side,
        due: owed.due,
        minute: owed.minute,
        touch: Some(touch),
        ..Task::new(desk.ids.next_task(), Some(row.id), &owed.text, desk.today)
    }
}

/// A field put right by hand. `against` is what the source says now. Where a contract says otherwise,
/// the source's own word is worth saying.
pub fn correct(
    row: &Summary,
    field: &str,
    value: Option<&str>,
    against: Option<&str>,
    desk: &mut Desk<'_>,
) -> Outcome {
    if value == against && !value.is_some_and(|value| contract_differs(row, field, value)) {
        return Err(Message::new("verb-nothing-changed"));
    }
    let correction = Correction {
        id: desk.ids.next_id(),
        account: row.id,
        field: field.to_owned(),
        value: value.map(str::to_owned),
        against: against.map(str::to_owned),
        made: Some(desk.today),
    };
    let title = Message::new("done-corrected").text("account", shown_name(row));
    let title = title.message("field", field_said(field));
    Ok(Gesture { title, operations: vec![Operation::create(Item::Correction(correction))] })
}

/// Does what is in force of the contract say another thing than this?
fn contract_differs(row: &Summary, field: &str, value: &str) -> bool {
    match field {
        "renewal_date" => row.renewal.is_some_and(|day| day.to_string() != value),
        "auto_renew" => {
            let auto = RenewalMode::parse(value).map(|mode| mode == RenewalMode::Auto);
            row.auto_renew.is_some() && row.auto_renew != auto
        }
        "notice" => {
            let last = Notice::parse(value).zip(row.renewal).map(|(it, day)| it.before(day - 1));
            row.opt_out.is_some() && row.opt_out != last
        }
        _ => false,
    }
}

/// What a field is called: those that are put right by hand in a word of their own, any other as
/// the column it comes from.
pub fn field_said(field: &str) -> Message {
    let id = match field {
        "owner" | "segment" | "tier" | "stage" | "notice" => format!("field-of-{field}"),
        "renewal_date" => "field-of-renewal".to_owned(),
        "auto_renew" => "field-of-auto-renew".to_owned(),
        other => format!("column-{}", other.replace('_', "-")),
    };
    Message { id: id.into(), args: Vec::new() }
}

/// What a source says otherwise since is put right once more.
pub fn insist(conflict: &Conflict, desk: &mut Desk<'_>) -> Outcome {
    let Some(last) = conflict.corrections.last() else {
        return Err(Message::new("verb-nothing-changed"));
    };
    let mut operations = taken_back(conflict);
    let again = Correction {
        id: desk.ids.next_id(),
        against: conflict.theirs.clone(),
        made: Some(desk.today),
        ..last.clone()
    };
    operations.push(Operation::create(Item::Correction(again)));
    Ok(Gesture { title: decided("done-corrected", conflict), operations })
}

/// The source is right: what was put right by hand no longer waits.
pub fn give_in(conflict: &Conflict) -> Outcome {
    Ok(Gesture { title: decided("done-gave-in", conflict), operations: taken_back(conflict) })
}

fn taken_back(conflict: &Conflict) -> Vec<Operation> {
    let old = conflict.corrections.iter().rev().cloned();
    old.map(|one| Operation::delete(Item::Correction(one))).collect()
}

fn decided(id: &'static str, conflict: &Conflict) -> Message {
    let said = Message::new(id).text("account", conflict.name.as_str());
    said.message("field", field_said(conflict.field()))
}

#[cfg(test)]
mod tests {
    use super::super::example::{Counter, day, desk};
    use super::*;
    use crate::core::compose::compose;
    use crate::core::few::Few;
    use crate::core::figure::Figure;
    use crate::core::portfolio::{Portfolio, Standing, example::row};
    use crate::core::receipt::Unit;
    use std::sync::Arc;

    #[test]
    fn the_sources_own_word_is_worth_saying_where_a_contract_says_otherwise() {
        let check = |field: &str, value: &str, made: bool| {
            let in_force = Summary {
                renewal: Some(day("2027-04-01")),
                opt_out: Some(day("2027-01-30")),
                auto_renew: Some(true),
                ..row("Acme")
            };
            let mut ids = Counter::default();
            let done = correct(&in_force, field, Some(value), Some(value), &mut desk(&mut ids));
            assert_eq!(done.is_ok(), made, "{field} {value}");
        };
        check("renewal_date", "2027-03-01", true);
        check("renewal_date", "2027-04-01", false);
        check("notice", "30d", true);
        check("notice", "60d", false);
        check("auto_renew", "manual", true);
        check("auto_renew", "auto", false);
        check("owner", "Aya", false);
    }

    fn signal(rule: &'static str, severity: Severity) -> Signal {
        Signal {
            rule: rule.into(),
            severity,
            since: day("2026-11-20"),
            value: Figure::UNKNOWN,
            threshold: Figure::UNKNOWN,
            reference: Figure::UNKNOWN,
            unit: Unit::Count,
            reason: Message::new("band-unknown"),
            evidence: None,
            play: "".into(),
            baseline: false,
            quiet: None,
            resumed: false,
            falls: false,
            causes: Few::new(),
            opened: None,
            first_read: Few::new(),
        }
    }

    /// An account with two open reasons.
    fn globex() -> Summary {
        Summary {
            signals: vec![signal("p1_open", Severity::P1), signal("usage_drop", Severity::P3)],
            ..row("Globex Corp")
        }
    }

    fn portfolio() -> Portfolio {
        Portfolio {
            today: Some(day("2026-11-23")),
            rows: vec![Arc::new(globex())],
            ..Portfolio::default()
        }
    }

    fn verdicts(gesture: &Gesture) -> Vec<Verdict> {
        let verdict = |operation: &Operation| match operation.after.clone() {
            Some(Item::Verdict(verdict)) => Some(verdict),
            _ => None,
        };
        gesture.operations.iter().filter_map(verdict).collect()
    }

    #[test]
    fn handled_reasons_return_by_severity() {
        let mut ids = Counter::default();
        let gesture = handle(&[&globex()], &mut desk(&mut ids)).unwrap();
        let until: Vec<_> = verdicts(&gesture).into_iter().map(|v| (v.rule, v.until)).collect();
        let expected = [
            ("p1_open".into(), Some(day("2026-11-30"))),
            ("usage_drop".into(), Some(day("2026-12-23"))),
        ];
        assert_eq!(until, expected);
        assert_eq!(gesture.title, Message::new("done-handled").text("account", "Globex"));
        let none = handle(&[&row("Quiet")], &mut desk(&mut ids));
        assert_eq!(none.unwrap_err().id, "verb-no-reason");
    }

    #[test]
    fn a_judged_account_leaves_now_and_undo_brings_it_back() {
        let today = day("2026-11-23");
        let mut ids = Counter::default();
        let check = |gesture: Gesture, left: fn(&Standing<'_>) -> bool| {
            let (mut portfolio, before) = (portfolio(), portfolio());
            portfolio.apply(&gesture.operations);
            assert!(left(&portfolio.rows[0].standing(today)));
            portfolio.apply(&gesture.inverse().operations);
            assert_eq!(portfolio, before);
        };
        let rows = [&globex()];
        check(handle(&rows, &mut desk(&mut ids)).unwrap(), |s| matches!(s, Standing::Quiet));
        let until = Until::Day((today + 7).into());
        let snoozed = snooze(&rows, until, &mut desk(&mut ids)).unwrap();
        check(snoozed, |s| matches!(s, Standing::Snoozed(_)));
        let waiting = wait(&rows, WaitingOn::Customer, &mut desk(&mut ids)).unwrap();
        assert_eq!(verdicts(&waiting)[0].until, Some(day("2026-11-30")));
        check(waiting, |s| matches!(s, Standing::Waiting(_)));
    }

    #[test]
    fn judging_again_changes_the_same_verdicts_and_undo_restores_the_first() {
        let mut ids = Counter::default();
        let mut portfolio = portfolio();
        let first = snooze(&[&globex()], Until::Change, &mut desk(&mut ids)).unwrap();
        portfolio.apply(&first.operations);
        let before = portfolio.clone();
        let row = Arc::clone(&portfolio.rows[0]);
        let second = handle(&[&row], &mut desk(&mut ids)).unwrap();
        assert_eq!(verdicts(&first)[0].id, verdicts(&second)[0].id);
        portfolio.apply(&second.operations);
        portfolio.apply(&second.inverse().operations);
        assert_eq!(portfolio, before);
    }

    #[test]
    fn a_field_is_called_by_its_own_word_or_by_its_column() {
        let check = |field, expected: &str| assert_eq!(field_said(field).id, expected, "{field}");
        check("auto_renew", "field-of-auto-renew");
        check("renewal_date", "field-of-renewal");
        check("end_date", "column-end-date");
    }

    #[test]
    fn yellow_and_red_need_a_reason() {
        let mut ids = Counter::default();
        let mut check = |level, reason, kept: Option<Option<&str>>| {
            let outcome = pulse(&[&globex()], level, reason, &mut desk(&mut ids));
            let found = outcome.ok().and_then(|gesture| match &gesture.operations[0].after {
                Some(Item::Pulse(pulse)) => Some(pulse.reason.clone()),
                _ => None,
            });
            assert_eq!(found, kept.map(|reason| reason.map(str::to_owned)));
        };
        check(PulseLevel::Red, None, None);
        check(PulseLevel::Yellow, Some("  "), None);
        check(PulseLevel::Red, Some("champion"), Some(Some("champion")));
        check(PulseLevel::Green, None, Some(None));
    }

    #[test]
    fn one_undo_point_holds_touch_promises_and_next_touch() {
        let mut ids = Counter::default();
        let mut desk = desk(&mut ids);
        let text = "Kickoff held\n> Send log fri\n< Name admin\n= QBR 1 dec";
        let composed = compose(text, TouchKind::Meeting, desk.today, desk.calendar);
        let gesture = log_touch(&composed, &[&globex()], &mut desk).unwrap();
        let kinds: Vec<_> = gesture.operations.iter().map(|operation| operation.row().0).collect();
        assert_eq!(kinds, ["touch", "task", "task", "touch"]);
        let (Some(Item::Touch(held)), Some(Item::Touch(planned))) =
            (&gesture.operations[0].after, &gesture.operations[3].after)
        else {
            panic!("touches")
        };
        assert_eq!((held.status, planned.status), (TouchStatus::Held, TouchStatus::Planned));
        assert_eq!(planned.day, day("2026-12-01"));
        let Some(Item::Task(ours)) = &gesture.operations[1].after else { panic!("task") };
        assert_eq!(
            (ours.kind, ours.touch, ours.due),
            (TaskKind::Promise, Some(held.id), Some(day("2026-11-27")))
        );

        let mut portfolio = portfolio();
        portfolio.apply(&gesture.operations);
        assert_eq!(portfolio.rows[0].last_touch, Some(day("2026-11-23")));
        assert_eq!(portfolio.rows[0].open_tasks, 2);
        let empty = compose("  ", TouchKind::Call, desk.today, desk.calendar);
        assert_eq!(
            log_touch(&empty, &[&globex()], &mut desk).unwrap_err().id,
            "verb-nothing-typed"
        );
    }
}
