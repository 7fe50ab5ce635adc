//! How often a rule was right, what is proposed for a loud one, and what accepting that does.

use super::*;
use mamori::core::account::AccountId;
use mamori::core::day::Day;
use mamori::core::signal::{Severity, precision};
use mamori::core::verdict::{Verdict, VerdictKind};

/// Verdicts on values past a threshold of 100.
fn verdicts(wrong: &[f64], right: &[f64]) -> Vec<Verdict> {
    let verdict = |kind, value: &f64| Verdict {
        id: 1,
        account: AccountId(1),
        rule: "no_touch".into(),
        kind,
        day: Day::from_number(20_000),
        until: None,
        on: None,
        severity: Severity::P2,
        value: Some(*value),
        threshold: Some(100.0),
        causes: Vec::new(),
        reason: None,
    };
    let wrong = wrong.iter().map(|value| verdict(VerdictKind::Wrong, value));
    wrong.chain(right.iter().map(|value| verdict(VerdictKind::Handled, value))).collect()
}

fn check_precision(wrong: &[f64], right: &[f64], percent: f64, proposal: Option<u16>) {
    let found = precision::of(&verdicts(wrong, right));
    assert!((found[0].percent() - percent).abs() < 0.5, "{found:?}");
    assert_eq!(found[0].proposal, proposal, "{wrong:?} {right:?}");
}

#[test]
fn a_rule_that_is_mostly_wrong_is_to_wait_longer() {
    check_precision(&[101.0, 105.0, 110.0, 190.0], &[], 0.0, Some(11));
    check_precision(&[101.0, 105.0, 110.0, 190.0], &[108.0], 20.0, None);
    check_precision(&[101.0, 105.0, 110.0, 190.0], &[107.0, 150.0], 33.0, None);
    check_precision(&[101.0, 103.0, 104.0, 110.0], &[107.0], 20.0, Some(5));
    check_precision(&[101.0, 105.0], &[], 0.0, None);
    check_precision(&[101.0, 102.0, 103.0], &[130.0, 140.0, 150.0], 50.0, None);
}

#[test]
fn a_rule_speaks_only_so_far_past_its_threshold_and_p1_always() {
    let silent = |days: i32, margin: u16| {
        let mut book = keen();
        book.settings.margins = [("no_touch".to_owned(), margin)].into();
        let touch = meeting(today() - days, PEOPLE[0]);
        signal_in(&book, "no_touch", |facts| facts.activities = vec![touch]).is_some()
    };
    assert!(silent(46, 0) && !silent(53, 20) && silent(54, 20), "20 % past 45 days");
    let mut book = keen();
    book.settings.margins = [("p1_open".to_owned(), 900)].into();
    let open = signal_in(&book, "p1_open", |f| f.tickets.push(ticket(today() - 20, None, 1)));
    assert_eq!(severity(open.as_ref()), Some("P1"));
}
