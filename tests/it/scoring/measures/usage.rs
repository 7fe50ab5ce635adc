//! Seat use, trend, recency of activity.

use super::super::fixture::*;
use super::{after_feed_death, goes_stale_after, points, state};
use mamori::core::batch::Grain;
use mamori::core::book::Cadence;
use mamori::core::entity::Entity;
use mamori::core::facts::Facts;
use mamori::core::receipt::MeasureLine;
use mamori::core::receipt::MeasureState;

fn seats_at(tenure: i32, users: i64) -> MeasureLine {
    measure("seat_utilisation", |facts| {
        facts.account.start_date = Some(today() - tenure);
        facts.account.go_live_date = None;
        facts.usage = vec![daily("active_users_30d", 100, |_| users)];
    })
}

/// A commitment of ten units a day over a year that began 99 days ago, with so many units a day consumed.
fn committed(units_a_day: i64) -> impl FnOnce(&mut Facts) {
    move |facts| {
        let term = &mut facts.subscriptions[0];
        (term.start, term.end) = (Some(today() - 99), Some(today() + 265));
        term.commitment = Some(3_650);
        facts.usage.push(daily("consumed", 100, move |_| units_a_day));
    }
}

#[test]
fn pacing_is_what_was_consumed_of_what_was_due() {
    let check = |units, ratio: f64, points: f64| {
        let line = measure("pacing", committed(units));
        assert!((line.value.unwrap() - ratio).abs() < 1e-9, "{units}: {:?}", line.value);
        assert!((line.score.unwrap() - points).abs() < 1e-6, "{units}: {:?}", line.score);
    };
    check(0, 0.0, 0.0);
    check(3, 0.3, 0.0);
    check(4, 0.4, 10.0);
    check(5, 0.5, 20.0);
    check(6, 0.6, 35.0);
    check(7, 0.7, 50.0);
    check(8, 0.8, 75.0);
    check(9, 0.9, 100.0);
    check(12, 1.2, 100.0);
}

#[test]
fn pacing_takes_the_place_of_seats_and_of_nothing_else() {
    let mut facts = healthy();
    committed(9)(&mut facts);
    facts.usage[1] = daily("active_users_30d", 540, |_| 10);
    let paced = receipt(&facts, &book());
    let (seats, pacing) = (line(&paced, "seat_utilisation"), line(&paced, "pacing"));
    assert_eq!(seats.state, MeasureState::NotApplicable);
    assert_eq!((pacing.state, pacing.weight), (MeasureState::Measured, seats.weight));
    assert!((paced.coverage - 1.0).abs() < 1e-9);
    assert!(paced.caps.iter().all(|cap| cap.id != "seats_half_used"), "{:?}", paced.caps);
    let usual = receipt(&healthy(), &book());
    let lines = usual.pillars.iter().flat_map(|pillar| &pillar.measures);
    assert!(lines.clone().all(|line| line.id != "pacing"), "no line where it does not apply");
}

#[test]
fn pacing_begins_after_two_weeks_of_a_term_and_grows_stale_after_sixty_days() {
    let begun = |days: i32| {
        measure("pacing", |facts| {
            committed(9)(facts);
            facts.subscriptions[0].start = Some(today() - days + 1);
        })
    };
    assert_eq!(begun(14).state, MeasureState::Measured);
    let mut facts = healthy();
    committed(9)(&mut facts);
    facts.subscriptions[0].start = Some(today() - 12);
    let young = receipt(&facts, &book());
    let mut lines = young.pillars.iter().flat_map(|pillar| &pillar.measures);
    assert!(lines.all(|line| line.id != "pacing"), "13 days are too few");
    let unknown = measure("pacing", |facts| {
        committed(9)(facts);
        facts.usage.pop();
    });
    assert_eq!(unknown.state, MeasureState::Missing);
    let fed = |ago: i32| {
        let (mut facts, book) = healthy_with_feed_ending(Entity::Usage, ago);
        committed(9)(&mut facts);
        line(&receipt(&facts, &book), "pacing").state
    };
    assert_eq!((fed(60), fed(61)), (MeasureState::Measured, MeasureState::Stale));
}

#[test]
fn seat_use_follows_tenure() {
    points(&seats_at(120, 50), 75.0);
    points(&seats_at(220, 50), 50.0);
    points(&seats_at(400, 50), 30.0);
    points(&seats_at(120, 80), 93.3);
    points(&seats_at(220, 80), 83.3);
    points(&seats_at(400, 80), 75.0);
    points(&seats_at(180, 10), 50.0);
    points(&seats_at(181, 10), 10.0);
    points(&seats_at(270, 75), 75.0);
    points(&seats_at(271, 75), 60.0);
    points(&seats_at(400, 90), 100.0);
    points(&seats_at(400, 0), 0.0);
    state(&seats_at(60, 90), MeasureState::NotApplicable);
    state(&seats_at(61, 90), MeasureState::Measured);
    goes_stale_after("seat_utilisation", Entity::Usage, 60);
}

#[test]
fn seat_use_needs_seats_and_users() {
    let check = |change: fn(&mut Facts), expected| {
        state(&measure("seat_utilisation", change), expected);
    };
    check(|facts| facts.subscriptions[0].seats = None, MeasureState::NotApplicable);
    check(|facts| facts.usage.retain(|s| s.metric == "core_actions"), MeasureState::Missing);
    check(|facts| facts.usage.clear(), MeasureState::Missing);
    let only_days = measure("seat_utilisation", |facts| {
        facts.usage = vec![daily("active_users", 100, |ago| if ago == 29 { 80 } else { 3 })];
    });
    points(&only_days, 75.0);
    assert_eq!(only_days.note.unwrap().id, "note-seats-at-least");
    let before = measure("seat_utilisation", |facts| {
        facts.usage = vec![daily("active_users", 100, |ago| if ago == 30 { 80 } else { 3 })];
    });
    points(&before, 1.8);
}

/// 100 a week for the baseline weeks, then `recent` a week for four.
fn trend_to(recent: i64) -> MeasureLine {
    measure("usage_trend", |facts| {
        facts.usage = vec![daily("core_actions", 84, |ago| {
            if ago < 28 { per_week(ago, recent) } else { per_week(ago, 100) }
        })];
    })
}

/// A week's whole count on its Wednesday.
fn per_week(ago: i32, count: i64) -> i64 {
    if (today() - ago).weekday().num_days_from_monday() == 2 { count } else { 0 }
}

#[test]
fn usage_trend_steps_at_its_bounds() {
    for (recent, expected) in [
        (110, 100.0),
        (109, 85.0),
        (90, 85.0),
        (89, 55.0),
        (75, 55.0),
        (74, 25.0),
        (50, 25.0),
        (49, 0.0),
        (0, 0.0),
    ] {
        points(&trend_to(recent), expected);
    }
    assert_eq!(trend_to(50).value, Some(-50.0));
    goes_stale_after("usage_trend", Entity::Usage, 60);
}

#[test]
fn little_use_is_counted_in_days_or_missing() {
    let every = |days: i32| {
        measure("usage_trend", |facts| {
            facts.usage = vec![daily("core_actions", 400, |ago| i64::from(ago % days == 0))];
        })
    };
    points(&every(7), 85.0);
    assert_eq!(every(7).note.unwrap().id, "note-trend-days");
    state(&every(14), MeasureState::Missing);
    let weekly = |count| {
        measure("usage_trend", |facts| {
            facts.usage = vec![daily("core_actions", 400, |ago| per_week(ago, count))];
        })
    };
    assert_eq!(weekly(20).note.unwrap().id, "note-trend-weeks");
    assert_eq!(weekly(19).note.unwrap().id, "note-trend-days");
}

#[test]
fn monthly_use_compares_months() {
    let months = |recent: i64, before: i64| {
        measure("usage_trend", |facts| {
            let mut series = daily("core_actions", 400, |_| 0);
            series.grain = Grain::Month;
            for (at, point) in series.points.iter_mut().enumerate() {
                let on = series.first + at as i32;
                let value = if on >= day("2026-05-01") { recent } else { before };
                *point = if on.ymd().2 == 1 { value } else { mamori::core::batch::NO_POINT };
            }
            facts.usage = vec![series];
        })
    };
    points(&months(100, 100), 85.0);
    points(&months(40, 100), 0.0);
    points(&months(10, 10), 85.0);
    state(&months(9, 9), MeasureState::Missing);
}

#[test]
fn a_young_account_has_no_trend() {
    let aged = |tenure: i32| {
        measure("usage_trend", |facts| {
            facts.account.start_date = Some(today() - tenure);
            facts.account.go_live_date = None;
        })
    };
    state(&aged(60), MeasureState::NotApplicable);
    state(&aged(61), MeasureState::Measured);
}

#[test]
fn activity_recency_counts_to_the_last_covered_day() {
    let idle = |days: i32, cadence| {
        let mut facts = healthy();
        facts.usage = vec![daily("core_actions", 540, |ago| i64::from(ago >= days))];
        let mut book = book();
        book.settings.cadence = cadence;
        line(&receipt(&facts, &book), "activity_recency")
    };
    points(&idle(3, Cadence::Daily), 100.0);
    points(&idle(4, Cadence::Daily), 90.6);
    points(&idle(7, Cadence::Weekly), 100.0);
    points(&idle(14, Cadence::Weekly), 70.7);
    points(&idle(31, Cadence::Monthly), 100.0);
    points(&idle(60, Cadence::Monthly), 51.2);
    points(&after_feed_death("activity_recency", Entity::Usage, 40), 100.0);
    goes_stale_after("activity_recency", Entity::Usage, 60);
    let never = measure("activity_recency", |facts| {
        facts.usage = vec![daily("core_actions", 540, |_| 0)];
    });
    points(&never, 0.0);
    assert_eq!(never.note.unwrap().id, "note-never-active");
}
