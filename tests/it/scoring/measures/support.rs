//! Tickets, pulse, surveys.

use super::super::fixture::*;
use super::{goes_stale_after, points, state};
use mamori::core::entity::Entity;
use mamori::core::pulse::PulseLevel;
use mamori::core::receipt::MeasureLine;
use mamori::core::receipt::MeasureState;
use mamori::core::response::SurveyKind;

#[test]
fn open_severity_follows_age_and_priority() {
    let open = |priority, age: i32| {
        measure("open_severity", |facts| {
            facts.tickets.push(ticket(today() - age, None, priority));
        })
    };
    points(&measure("open_severity", |_| {}), 100.0);
    points(&open(3, 30), 100.0);
    points(&open(3, 31), 60.0);
    points(&open(1, 0), 40.0);
    points(&open(1, 14), 40.0);
    points(&open(1, 15), 0.0);
    state(&measure("open_severity", |facts| facts.tickets.clear()), MeasureState::Missing);
    goes_stale_after("open_severity", Entity::Ticket, 30);
}

#[test]
fn ticket_load_compares_with_own_months() {
    let recent = |count: i32| {
        measure("ticket_load", |facts| {
            facts.tickets =
                (0..12).flat_map(|n| [solved(today() - 35 - 15 * n)]).collect::<Vec<_>>();
            facts.tickets.extend((0..count).map(|n| solved(today() - n)));
        })
    };
    points(&recent(3), 100.0);
    points(&recent(4), 70.0);
    points(&recent(5), 70.0);
    points(&recent(6), 40.0);
    points(&recent(8), 40.0);
    points(&recent(9), 15.0);
    goes_stale_after("ticket_load", Entity::Ticket, 30);
}

#[test]
fn ticket_silence_is_no_health() {
    let silent = |days: i32, seats: i64| {
        measure("ticket_load", |facts| {
            facts.subscriptions[0].seats = Some(seats);
            facts.tickets = vec![solved(today() - days), solved(today() - 200)];
        })
    };
    points(&silent(90, 20), 60.0);
    points(&silent(89, 20), 100.0);
    points(&silent(90, 19), 100.0);
}

#[test]
fn a_pulse_holds_120_days() {
    let given = |level, days| measure("csm_pulse", |facts| facts.pulses = vec![pulse(level, days)]);
    points(&given(PulseLevel::Green, 0), 100.0);
    points(&given(PulseLevel::Yellow, 0), 60.0);
    points(&given(PulseLevel::Red, 0), 0.0);
    assert_eq!(given(PulseLevel::Green, 90).note.unwrap().id, "note-pulse");
    assert_eq!(given(PulseLevel::Green, 91).note.unwrap().id, "note-pulse-old");
    state(&given(PulseLevel::Green, 120), MeasureState::Measured);
    state(&given(PulseLevel::Green, 121), MeasureState::Stale);
    state(&measure("csm_pulse", |facts| facts.pulses.clear()), MeasureState::Missing);
}

fn nps(answers: &[(f64, i32, Option<&str>)]) -> MeasureLine {
    measure("nps", |facts| {
        let answers = answers.iter();
        facts.responses =
            answers.map(|(score, ago, who)| answer(SurveyKind::Nps, *score, *ago, *who)).collect();
    })
}

#[test]
fn nps_weighs_people() {
    points(&nps(&[(9.0, 1, None), (8.0, 2, None), (6.0, 3, None)]), 53.3);
    points(&nps(&[(7.0, 1, Some("b@acme.com"))]), 60.0);
    points(&nps(&[(10.0, 1, Some("b@acme.com")), (0.0, 2, Some("a@acme.com"))]), 60.0);
    points(&nps(&[(10.0, 1, Some("b@acme.com")), (0.0, 2, None)]), 75.0);
    state(&nps(&[(9.0, 1, None), (8.0, 2, None)]), MeasureState::Missing);
    state(&nps(&[(9.0, 180, Some("a@acme.com"))]), MeasureState::Measured);
    state(&nps(&[(9.0, 181, Some("a@acme.com"))]), MeasureState::Stale);
}

fn csat(scores: &[f64], ago: i32) -> MeasureLine {
    measure("csat", |facts| {
        let scores = scores.iter();
        facts.responses = scores.map(|s| answer(SurveyKind::Csat, *s, ago, None)).collect();
    })
}

#[test]
fn csat_is_the_share_of_good_answers() {
    let good = |n: usize, of: usize| {
        let scores: Vec<f64> = (0..of).map(|at| if at < n { 4.0 } else { 3.0 }).collect();
        csat(&scores, 1)
    };
    points(&good(9, 10), 100.0);
    points(&good(3, 4), 75.0);
    points(&good(3, 5), 50.0);
    points(&good(2, 5), 0.0);
    points(&good(1, 2 + 1), 0.0);
    state(&good(2, 2), MeasureState::Missing);
    state(&csat(&[5.0; 3], 90), MeasureState::Measured);
    state(&csat(&[5.0; 3], 91), MeasureState::Stale);
}
