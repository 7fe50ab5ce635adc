//! Each measure from both sides of each of its thresholds.

use super::fixture::*;
use mamori::core::batch::Grain;
use mamori::core::book::Cadence;
use mamori::core::contact::Role;
use mamori::core::contract::RenewalMode;
use mamori::core::day::Day;
use mamori::core::entity::{Entity, Value};
use mamori::core::facts::Facts;
use mamori::core::history::Version;
use mamori::core::money::{Currency, Money};
use mamori::core::opportunity::Opportunity;
use mamori::core::plan::Objective;
use mamori::core::pulse::PulseLevel;
use mamori::core::receipt::{MeasureLine, MeasureState};
use mamori::core::response::SurveyKind;
use mamori::core::task::{Task, TaskStatus};

fn points(line: &MeasureLine, expected: f64) {
    let got = line.score.unwrap_or(f64::NAN);
    assert!((got - expected).abs() < 0.05, "{} is {got} and not {expected}: {line:?}", line.id);
}

fn state(line: &MeasureLine, expected: MeasureState) {
    assert_eq!(line.state, expected, "{line:?}");
}

fn after_feed_death(id: &str, entity: Entity, days: i32) -> MeasureLine {
    let (facts, book) = healthy_with_feed_ending(entity, days);
    line(&receipt(&facts, &book), id)
}

/// Stale means one day more than the limit.
fn goes_stale_after(id: &str, entity: Entity, limit: i32) {
    state(&after_feed_death(id, entity, limit), MeasureState::Measured);
    let dead = after_feed_death(id, entity, limit + 1);
    state(&dead, MeasureState::Stale);
    assert!(dead.score.is_some() && dead.contribution.abs() < 1e-9, "{dead:?}");
}

fn seats_at(tenure: i32, users: i64) -> MeasureLine {
    measure("seat_utilisation", |facts| {
        facts.account.start_date = Some(today() - tenure);
        facts.account.go_live_date = None;
        facts.usage = vec![daily("active_users_30d", 100, |_| users)];
    })
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

#[test]
fn touch_recency_follows_the_tier() {
    let silent = |tier: &str, days: i32| {
        measure("touch_recency", |facts| {
            facts.account.tier = Some(tier.into());
            facts.activities = vec![meeting(today() - days, PEOPLE[0])];
        })
    };
    for (tier, days, expected) in [
        ("strategic", 35, 75.0),
        ("high", 35, 75.0),
        ("high", 36, 74.0),
        ("high", 60, 50.0),
        ("high", 61, 49.2),
        ("high", 120, 0.0),
        ("mid", 65, 75.0),
        ("mid", 90, 50.0),
        ("low", 90, 75.0),
        ("low", 120, 50.0),
        ("low", 0, 100.0),
    ] {
        points(&silent(tier, days), expected);
    }
}

#[test]
fn only_what_both_sides_did_is_a_touch() {
    use mamori::core::activity::{Direction, TouchKind, TouchStatus};
    let last = |change: &dyn Fn(&mut mamori::core::activity::Activity)| {
        measure("touch_recency", |facts| {
            let mut newer = meeting(today() - 2, PEOPLE[0]);
            change(&mut newer);
            facts.activities = vec![meeting(today() - 30, PEOPLE[0]), newer];
        })
        .value
    };
    assert_eq!(last(&|_| {}), Some(2.0));
    assert_eq!(last(&|touch| touch.direction = Some(Direction::Out)), Some(30.0));
    assert_eq!(last(&|touch| touch.direction = None), Some(30.0));
    assert_eq!(last(&|touch| touch.status = TouchStatus::NoShow), Some(30.0));
    assert_eq!(last(&|touch| touch.day = today() + 3), Some(30.0));
    let chat = |both: bool| {
        measure("touch_recency", |facts| {
            let mut theirs = meeting(today() - 4, PEOPLE[0]);
            theirs.kind = TouchKind::Chat;
            theirs.direction = Some(Direction::In);
            let mut ours = theirs.clone();
            ours.direction = Some(if both { Direction::Out } else { Direction::In });
            facts.activities = vec![meeting(today() - 30, PEOPLE[0]), theirs, ours];
        })
        .value
    };
    assert_eq!(chat(true), Some(4.0));
    assert_eq!(chat(false), Some(30.0));
}

#[test]
fn an_unknown_touch_is_not_never() {
    state(&measure("touch_recency", |facts| facts.activities.clear()), MeasureState::Missing);
    let stated = measure("touch_recency", |facts| {
        facts.activities.clear();
        facts.account.last_touch = Some(today() - 12);
    });
    assert_eq!(stated.value, Some(12.0));
    let newer = measure("touch_recency", |facts| facts.account.last_touch = Some(today() - 12));
    assert_eq!(newer.value, Some(0.0));
    let never = measure("touch_recency", |facts| {
        facts.activities.truncate(1);
        facts.activities[0].direction = None;
    });
    assert_eq!(never.note.unwrap().id, "note-touch-never");
    assert_eq!(never.value, Some(700.0), "from the start, within what the feed covers");
}

#[test]
fn multithreading_counts_people_against_the_target() {
    let met = |tier: &str, people: usize| {
        measure("multithreading", |facts| {
            facts.account.tier = Some(tier.into());
            facts.activities = PEOPLE[..people].iter().map(|p| meeting(today() - 9, p)).collect();
            facts.activities.push(meeting(today() - 90, PEOPLE[4]));
        })
    };
    points(&met("high", 5), 100.0);
    points(&met("high", 4), 80.0);
    points(&met("high", 1), 20.0);
    points(&met("mid", 3), 100.0);
    points(&met("mid", 2), 66.7);
    points(&met("low", 2), 100.0);
    points(&met("low", 1), 49.0);
    points(&met("high", 0), 0.0);
}

#[test]
fn our_own_people_and_strangers_do_not_count() {
    let met = |who: &str| {
        measure("multithreading", |facts| {
            facts.activities = vec![meeting(today() - 9, PEOPLE[0]), meeting(today() - 8, who)];
        })
        .value
    };
    assert_eq!(met("b@acme.com"), Some(2.0));
    assert_eq!(met("B <B@ACME.com>"), Some(2.0));
    assert_eq!(met(" A@acme.com"), Some(1.0));
    assert_eq!(met("rin"), Some(1.0));
    assert_eq!(met("x@elsewhere.com"), Some(1.0));
    assert_eq!(met("田中様"), Some(2.0));
    let nameless = measure("multithreading", |facts| {
        for touch in &mut facts.activities {
            touch.attendees.clear();
        }
    });
    state(&nameless, MeasureState::Missing);
}

fn with_contacts(change: impl FnOnce(&mut Facts)) -> MeasureLine {
    measure("champion_sponsor", change)
}

#[test]
fn champion_and_sponsor_are_as_good_as_the_worse() {
    points(&with_contacts(|_| {}), 100.0);
    points(&with_contacts(|facts| facts.contacts[0].departed = Some(today())), 0.0);
    points(&with_contacts(|facts| facts.contacts[0].departed = Some(today() + 1)), 100.0);
    points(&with_contacts(|facts| facts.contacts[0].sentiment = Some("negative".into())), 40.0);
    points(&with_contacts(|facts| facts.contacts[2].role = Some(Role::User)), 40.0);
    points(
        &with_contacts(|facts| {
            facts.contacts[2].role = Some(Role::User);
            facts.account.tier = Some("mid".into());
        }),
        100.0,
    );
    let replaced = with_contacts(|facts| {
        facts.contacts[0].departed = Some(today() - 20);
        facts.contacts.push(contact("d@acme.com", Role::Champion));
    });
    points(&replaced, 100.0);
    state(&with_contacts(|facts| facts.contacts.clear()), MeasureState::Missing);
    goes_stale_after("champion_sponsor", Entity::Contact, 180);
}

#[test]
fn a_silent_sponsor_counts_less() {
    let seen = |days: i32| {
        with_contacts(|facts| {
            facts.contacts[2].last_seen = Some(today() - days);
            facts.activities.retain(|touch| touch.attendees[0] != PEOPLE[2]);
        })
    };
    points(&seen(90), 100.0);
    points(&seen(91), 99.5);
    points(&seen(181), 55.0);
    points(&seen(400), 55.0);
    let nothing_tells = with_contacts(|facts| {
        for touch in &mut facts.activities {
            touch.attendees.clear();
        }
    });
    state(&nothing_tells, MeasureState::Missing);
}

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
    state(&nps(&[(9.0, 179, Some("a@acme.com"))]), MeasureState::Measured);
    state(&nps(&[(9.0, 180, Some("a@acme.com"))]), MeasureState::Stale);
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
    state(&csat(&[5.0; 3], 89), MeasureState::Measured);
    state(&csat(&[5.0; 3], 90), MeasureState::Stale);
}

fn plan(change: impl FnOnce(&mut mamori::core::plan::Plan)) -> MeasureLine {
    measure("success_plan", |facts| change(&mut facts.plans[0]))
}

fn overdue(days: i32) -> Objective {
    Objective { title: "half the time".into(), due: Some(today() - days), met: None }
}

#[test]
fn a_plan_loses_25_for_each_late_objective() {
    points(&plan(|_| {}), 100.0);
    points(&plan(|plan| plan.objectives = vec![overdue(30)]), 100.0);
    points(&plan(|plan| plan.objectives = vec![overdue(31)]), 75.0);
    points(&plan(|plan| plan.objectives = vec![overdue(31); 4]), 20.0);
    points(&plan(|plan| plan.agreed = None), 60.0);
    state(&plan(|plan| plan.reviewed = today() - 120), MeasureState::Measured);
    state(&plan(|plan| plan.reviewed = today() - 121), MeasureState::Stale);
}

#[test]
fn a_practice_that_nobody_has_is_not_bad() {
    let mut facts = healthy();
    facts.plans.clear();
    facts.proofs.clear();
    let mut book = book();
    let used = receipt(&facts, &book);
    points(&line(&used, "success_plan"), 30.0);
    points(&line(&used, "value_evidence"), 30.0);
    book.plans_in_use = false;
    book.proofs_in_use = false;
    let unused = receipt(&facts, &book);
    state(&line(&unused, "success_plan"), MeasureState::NotApplicable);
    state(&line(&unused, "value_evidence"), MeasureState::NotApplicable);
    assert_eq!(score(&unused), Some(100.0));
    assert!((unused.coverage - 1.0).abs() < 1e-9);
}

#[test]
fn proof_of_value_ages() {
    let aged = |days: i32| measure("value_evidence", |facts| facts.proofs[0].day = today() - days);
    for (days, expected) in
        [(120, 100.0), (121, 75.0), (180, 75.0), (181, 50.0), (270, 50.0), (271, 30.0)]
    {
        points(&aged(days), expected);
    }
}

fn contract(change: impl FnOnce(&mut Facts)) -> MeasureLine {
    measure("contract_state", change)
}

fn version(field: &'static str, until: Day, value: Value) -> Version {
    Version { field, until, value: Some(value) }
}

#[test]
fn a_switch_from_on_to_off_is_the_worst() {
    let switched = |from: &str, to: RenewalMode, days_ago: i32| {
        contract(|facts| {
            let term = &mut facts.subscriptions[0];
            term.mode = Some(to);
            let before = version("auto_renew", today() - days_ago, Value::Text(from.into()));
            term.history.versions = vec![before];
        })
    };
    points(&contract(|_| {}), 100.0);
    points(&switched("auto", RenewalMode::Manual, 5), 0.0);
    points(&switched("auto", RenewalMode::Manual, 100), 0.0);
    points(&switched("auto", RenewalMode::Manual, 101), 100.0);
    points(&switched("manual", RenewalMode::Auto, 5), 100.0);
    let by_order = contract(|facts| facts.subscriptions[0].mode = Some(RenewalMode::Manual));
    points(&by_order, 100.0);
    let stated = contract(|facts| {
        facts.subscriptions[0].mode = Some(RenewalMode::Manual);
        facts.subscriptions[0].mode_changed = Some(today() - 3);
    });
    points(&stated, 0.0);
    points(&contract(|f| f.subscriptions[0].mode = Some(RenewalMode::Ended)), 0.0);
}

#[test]
fn cuts_and_competitors_weigh_by_size() {
    let seats = |before: i64| {
        contract(|facts| {
            let version = version("seats", today() - 20, Value::Int(before));
            facts.subscriptions[0].history.versions = vec![version];
        })
    };
    points(&seats(111), 100.0);
    points(&seats(112), 60.0);
    points(&seats(133), 60.0);
    points(&seats(134), 30.0);
    points(&seats(90), 100.0);
    let named = |status: &str| {
        contract(|facts| {
            facts.opportunities = vec![Opportunity {
                source: "crm".into(),
                created: Some(today() - 9),
                competitor: Some("Rival".into()),
                status: Some(status.into()),
                close_date: Some(today() - 1),
                ..Opportunity::default()
            }];
        })
    };
    points(&named("open"), 50.0);
    points(&named("lost"), 100.0);
}

#[test]
fn a_lesser_term_than_the_last_shows() {
    let after = |change: &dyn Fn(&mut mamori::core::contract::Subscription)| {
        contract(|facts| {
            let mut before = subscription();
            before.key = "s0".into();
            (before.start, before.end) = (Some(today() - 465), Some(today() - 101));
            change(&mut before);
            facts.subscriptions.push(before);
        })
    };
    points(&after(&|_| {}), 100.0);
    points(&after(&|term| term.start = Some(today() - 830)), 50.0);
    points(&after(&|term| term.arr = Some(Money::new(13_000_000, Currency::USD))), 40.0);
    points(&after(&|term| term.seats = Some(200)), 30.0);
    points(&after(&|term| term.end = Some(today() - 300)), 100.0);
}

#[test]
fn terms_can_be_missing_or_stale() {
    state(&contract(|facts| facts.subscriptions.clear()), MeasureState::Missing);
    let own = contract(|facts| {
        facts.subscriptions.clear();
        facts.account.end_date = Some(today() + 90);
    });
    points(&own, 100.0);
    goes_stale_after("contract_state", Entity::Subscription, 180);
}

#[test]
fn invoices_follow_the_worst_open_one() {
    let late =
        |days: i32| measure("invoices", |facts| facts.invoices.push(open_invoice(today() - days)));
    for (days, expected) in [(0, 100.0), (1, 80.0), (30, 80.0), (31, 50.0), (60, 50.0), (61, 10.0)]
    {
        points(&late(days), expected);
    }
    let disputed = measure("invoices", |facts| {
        let mut invoice = open_invoice(today() - 1);
        invoice.disputed = true;
        facts.invoices.push(invoice);
    });
    points(&disputed, 40.0);
    state(&measure("invoices", |facts| facts.invoices.clear()), MeasureState::Missing);
    goes_stale_after("invoices", Entity::Invoice, 45);
}

/// A checklist of ten steps begun `ago` days back with a target of 90 days, `done` of them done.
pub fn onboarding(facts: &mut Facts, ago: i32, done: usize) {
    facts.account.start_date = Some(today() - ago);
    facts.account.go_live_date = None;
    facts.tasks = (0..10)
        .map(|n| {
            let mut step = Task::new(n + 1, Some(ID), "step", today() - ago);
            step.template = Some("Onboarding mid-touch".into());
            step.origin = Some("crm/1".into());
            step.due = Some(today() - ago + 90);
            if (n as usize) < done {
                (step.status, step.finished) = (TaskStatus::Done, Some(today()));
            }
            step
        })
        .collect();
}

#[test]
fn onboarding_progress_is_share_done_by_time_gone() {
    let at = |ago, done| measure("onboarding_progress", |facts| onboarding(facts, ago, done));
    points(&at(45, 5), 100.0);
    points(&at(90, 9), 85.0);
    points(&at(60, 5), 60.0);
    points(&at(60, 3), 27.0);
    points(&at(45, 0), 0.0);
    points(&at(180, 9), 27.0);
    let long = |ago| {
        measure("onboarding_progress", |facts| {
            onboarding(facts, ago, 9);
            facts.tasks = facts.tasks.iter().cycle().take(200).cloned().collect();
            for step in facts.tasks.iter_mut().skip(1) {
                (step.status, step.finished) = (TaskStatus::Done, Some(today()));
            }
            facts.tasks[0].status = TaskStatus::Open;
        })
    };
    points(&long(180), 29.9);
    points(&long(181), 29.0);
}

#[test]
fn slipped_milestones_hold_onboarding_back() {
    let slipped = |milestones: usize, days: i32| {
        measure("onboarding_progress", |facts| {
            onboarding(facts, 45, 8);
            for step in facts.tasks.iter_mut().rev().take(milestones) {
                step.milestone = true;
                step.due = Some(today() - days);
            }
        })
    };
    points(&slipped(1, 1), 100.0);
    points(&slipped(2, 0), 100.0);
    points(&slipped(2, 1), 49.0);
    points(&slipped(1, 44), 100.0);
    points(&slipped(1, 46), 49.0);
}

#[test]
fn activation_is_reached_prepared_or_not_begun() {
    let used = |metric: &str, count: i64| {
        measure("activation", |facts| {
            onboarding(facts, 40, 3);
            facts.usage = vec![daily(metric, 300, |ago| if ago < 5 { count } else { 0 })];
        })
    };
    points(&used("core_actions", 1), 100.0);
    points(&used("active_users", 1), 60.0);
    points(&used("core_actions", 0), 0.0);
    let unknown = measure("activation", |facts| {
        onboarding(facts, 40, 3);
        facts.usage.clear();
    });
    state(&unknown, MeasureState::Missing);
}
