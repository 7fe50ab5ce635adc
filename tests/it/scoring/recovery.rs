//! What would make an account healthy, and why a score changed between two days.

use super::fixture::*;
use mamori::core::book::Book;
use mamori::core::entity::Entity;
use mamori::core::facts::Facts;
use mamori::core::pulse::PulseLevel;
use mamori::core::receipt::{MeasureState, Score};
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring::change::{Cause, Change, Observed, change};
use mamori::core::scoring::recovery::{Prospect, prospect};

fn of(book: &Book, alter: impl FnOnce(&mut Facts)) -> Prospect {
    let mut facts = healthy();
    alter(&mut facts);
    prospect(&facts, book, Scorecard::builtin(), book.today)
}

/// (measure, value to reach, points to reach) of each move.
fn moves(prospect: &Prospect) -> Vec<(&'static str, Option<f64>, f64)> {
    let recovery = prospect.recovery.as_ref().expect("there is a way");
    assert!(recovery.score >= Score::from_tenths(750), "{recovery:?}");
    recovery.moves.iter().map(|step| (step.measure, step.to, step.points_to)).collect()
}

#[test]
fn a_healthy_account_needs_no_move() {
    let prospect = of(&book(), |_| {});
    assert_eq!((prospect.recovery, prospect.lacks.len(), prospect.whole), (None, 0, None));
}

#[test]
fn a_cap_is_lifted_by_the_measure_that_it_hangs_on() {
    let red = of(&book(), |facts| facts.pulses = vec![pulse(PulseLevel::Red, 3)]);
    assert_eq!(moves(&red), [("csm_pulse", None, 100.0)]);
    let recovery = red.recovery.unwrap();
    assert_eq!(recovery.moves[0].lifts, ["red_pulse"]);
    let late = of(&book(), |facts| facts.invoices.push(open_invoice(today() - 61)));
    assert_eq!(moves(&late), [("invoices", Some(60.0), 50.0)]);
}

#[test]
fn a_red_pillar_asks_for_the_least_value_that_lifts_it() {
    let silent = of(&book(), |facts| {
        facts.activities.retain(|touch| touch.day <= today() - 100);
    });
    for (measure, to, points) in moves(&silent) {
        assert!(["touch_recency", "multithreading"].contains(&measure), "{measure}");
        assert!(to.is_some() && points < 100.0, "{measure}: {to:?} {points}");
    }
}

#[test]
fn missing_data_are_named_with_what_they_take() {
    let without = of(&book(), |facts| facts.usage.clear());
    let lacks: Vec<_> = without.lacks.iter().map(|lack| (lack.measure, lack.state)).collect();
    assert_eq!(lacks.len(), 3, "{lacks:?}");
    assert!(lacks.iter().all(|(_, state)| *state == MeasureState::Missing));
    let taken: f64 = without.lacks.iter().map(|lack| lack.coverage).sum();
    assert!((taken - 30.0).abs() < 1e-6, "{taken}");
    assert!(without.whole > Some(Score::from_tenths(990)));
    assert_eq!(moves(&without).len(), 1, "one measure of use brings coverage to 82 %");
}

fn between(facts: &Facts, book: &Book, days: (i32, i32), observed: Option<Observed>) -> Change {
    let days = (today() - days.0, today() - days.1);
    change(facts, book, Scorecard::builtin(), days, observed)
}

fn sums_up(change: &Change) {
    let sum: f64 = change.parts.iter().map(|part| part.points).sum();
    let delta = change.delta().unwrap();
    assert!((sum - delta).abs() < 0.05, "{sum} is not {delta}: {change:?}");
}

fn ids(change: &Change) -> Vec<(Cause, &'static str)> {
    change.parts.iter().map(|part| (part.cause, part.id)).collect()
}

#[test]
fn a_change_is_told_by_what_changed() {
    let mut facts = healthy();
    facts.pulses.push(pulse(PulseLevel::Red, 2));
    let change = between(&facts, &book(), (5, 0), None);
    sums_up(&change);
    assert_eq!(ids(&change)[0], (Cause::Cap, "red_pulse"));
    assert!(ids(&change).contains(&(Cause::Data, "csm_pulse")), "{:?}", ids(&change));
    let (facts, book) = healthy_with_feed_ending(Entity::Ticket, 33);
    let change = between(&facts, &book, (10, 0), None);
    assert!(change.parts.iter().all(|part| part.cause != Cause::Weight), "{change:?}");
    sums_up(&change);
}

#[test]
fn another_profile_is_a_part_of_its_own() {
    let mut facts = healthy();
    facts.pulses = vec![pulse(PulseLevel::Yellow, 60)];
    facts.subscriptions[0].end = Some(today() + 140);
    let change = between(&facts, &book(), (40, 0), None);
    assert!(ids(&change).contains(&(Cause::Weight, "renewal_window")), "{change:?}");
    sums_up(&change);
}

#[test]
fn what_was_shown_otherwise_then_is_a_part_of_its_own() {
    let check = |otherwise: bool, expected| {
        let seen = Observed { score: Some(Score::from_tenths(600)), otherwise };
        let change = between(&healthy(), &book(), (30, 0), Some(seen));
        assert_eq!(ids(&change)[0], expected);
        sums_up(&change);
    };
    check(true, (Cause::Config, "scorecard"));
    check(false, (Cause::Data, "late"));
    let unknown = Observed { score: None, otherwise: false };
    let change = between(&healthy(), &book(), (30, 0), Some(unknown));
    assert_eq!((change.delta(), change.parts.len()), (None, 0));
}
