//! Whether a verdict still holds a warning back: until its day, until it is worse or another one, or
//! until the customer is heard from.

use crate::core::day::Day;
use crate::core::receipt::Unit;
use crate::core::signal::Signal;
use crate::core::verdict::{Verdict, VerdictKind};

/// A verdict holds until its day, until the signal is worse, or (waiting) until the customer is
/// heard from.
pub(super) fn quiets(
    verdict: &Verdict,
    signal: &Signal,
    last_touch: Option<Day>,
    today: Day,
) -> bool {
    let answered =
        verdict.kind == VerdictKind::Waiting && last_touch.is_some_and(|touch| touch > verdict.day);
    verdict.until.is_none_or(|until| today < until)
        && !is_another(verdict, signal)
        && signal.severity <= verdict.severity
        && !answered
        && !worse_by_a_quarter(verdict, signal, today)
}

/// Not what was judged: something else is behind it, or, where nothing is named, it happened again.
fn is_another(verdict: &Verdict, signal: &Signal) -> bool {
    if verdict.causes.is_empty() || signal.causes.is_empty() {
        return verdict.kind.of_occurrence() && signal.since > verdict.day && !signal.resumed;
    }
    signal.causes.iter().any(|cause| !verdict.causes.contains(cause))
}

/// Worse by a quarter of the distance past the threshold that it had when it was judged; where it
/// had come back behind the threshold and stood open until it would clear, once it is past it again.
/// An age grows by a day each day: only what it has grown beyond that is worse.
fn worse_by_a_quarter(verdict: &Verdict, signal: &Signal, today: Day) -> bool {
    let (Some(then), Some(now), Some(threshold)) =
        (verdict.value, signal.value.known(), verdict.threshold)
    else {
        return false;
    };
    let worse = if signal.falls { -1.0 } else { 1.0 };
    let aged = if signal.unit == Unit::Days { f64::from(today - verdict.day) } else { 0.0 };
    let past = (then - threshold) * worse;
    let grown = (now - then) * worse - aged;
    if past < -f64::EPSILON {
        return grown > f64::EPSILON && (now - threshold) * worse > f64::EPSILON;
    }
    past > f64::EPSILON && grown >= past * 0.25
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::account::AccountId;
    use crate::core::few::Few;
    use crate::core::figure::Figure;
    use crate::core::message::Message;
    use crate::core::signal::Severity;

    const JUDGED: Day = Day::from_number(20_000);

    /// A warning as it stood on the day it was judged.
    fn warning(value: f64, threshold: f64, unit: Unit, falls: bool) -> Signal {
        Signal {
            rule: "p1_open".into(),
            severity: Severity::P2,
            since: JUDGED - 1,
            value: value.into(),
            threshold: threshold.into(),
            reference: Figure::UNKNOWN,
            unit,
            reason: Message::new("signal-p1-open"),
            evidence: None,
            play: "escalation".into(),
            baseline: false,
            quiet: None,
            resumed: false,
            falls,
            causes: Few::new(),
            opened: None,
            first_read: Few::new(),
        }
    }

    fn judge(signal: &Signal, kind: VerdictKind) -> Verdict {
        Verdict {
            id: 1,
            account: AccountId(1),
            rule: signal.rule,
            kind,
            day: JUDGED,
            until: (kind == VerdictKind::Snoozed).then_some(JUDGED + 30),
            on: None,
            severity: signal.severity,
            value: signal.value.known(),
            threshold: signal.threshold.known(),
            causes: signal.causes.to_vec(),
            reason: None,
        }
    }

    /// Is it quiet so many days later with that value?
    fn check(signal: &Signal, kind: VerdictKind, later: i32, value: f64, expected: bool) {
        let now = Signal { value: value.into(), ..signal.clone() };
        let got = quiets(&judge(signal, kind), &now, None, JUDGED + later);
        assert_eq!(got, expected, "{value} after {later} days");
    }

    #[test]
    fn days_that_pass_are_no_worse() {
        let silent = warning(60.0, 45.0, Unit::Days, false);
        check(&silent, VerdictKind::Snoozed, 29, 89.0, true);
        check(&silent, VerdictKind::Snoozed, 30, 90.0, false);
        for kind in [VerdictKind::Handled, VerdictKind::Accepted, VerdictKind::Wrong] {
            check(&silent, kind, 400, 460.0, true);
        }
        check(&silent, VerdictKind::Wrong, 4, 68.0, false);
        let near = warning(40.0, 60.0, Unit::Days, true);
        check(&near, VerdictKind::Snoozed, 20, 20.0, true);
        check(&near, VerdictKind::Snoozed, 20, 14.0, false);
    }

    #[test]
    fn what_gets_better_stays_quiet_and_what_gets_worse_does_not() {
        let low = warning(400.0, 490.0, Unit::PerWeek, true);
        check(&low, VerdictKind::Snoozed, 7, 480.0, true);
        check(&low, VerdictKind::Snoozed, 7, 378.0, true);
        check(&low, VerdictKind::Snoozed, 7, 377.0, false);
        // Behind its threshold, and not yet where it clears.
        let between = warning(525.0, 490.0, Unit::PerWeek, true);
        check(&between, VerdictKind::Snoozed, 7, 560.0, true);
        check(&between, VerdictKind::Snoozed, 7, 500.0, true);
        check(&between, VerdictKind::Snoozed, 7, 489.0, false);
    }

    #[test]
    fn a_verdict_is_about_what_was_judged() {
        let about = |causes: &[&str]| Signal {
            causes: causes.iter().map(|cause| (*cause).to_owned()).collect(),
            ..warning(8.0, 7.0, Unit::Days, false)
        };
        let check = |judged: &[&str], now: &[&str], expected: bool| {
            for kind in [VerdictKind::Wrong, VerdictKind::Snoozed] {
                let now = Signal { resumed: true, ..about(now) };
                let got = quiets(&judge(&about(judged), kind), &now, None, JUDGED + 8);
                assert_eq!(got, expected, "{judged:?} {now:?}");
            }
        };
        check(&["tk1"], &["tk1"], true);
        check(&["tk1"], &["tk2"], false);
        check(&["tk1"], &["tk1", "tk2"], false);
        check(&["tk1", "tk2"], &["tk2"], true);
    }

    #[test]
    fn a_rise_of_severity_ends_every_verdict() {
        let escalated = warning(8.0, 7.0, Unit::Days, false);
        let now = Signal { severity: Severity::P1, value: 15.0.into(), ..escalated.clone() };
        let kinds = [VerdictKind::Wrong, VerdictKind::Snoozed, VerdictKind::Handled];
        assert!(!kinds.map(|kind| judge(&escalated, kind)).iter().any(|v| quiets(
            v,
            &now,
            None,
            JUDGED + 7
        )));
    }
}
