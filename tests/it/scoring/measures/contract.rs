//! Plans, proofs, terms, invoices.

use super::super::fixture::*;
use super::{goes_stale_after, points, state};
use mamori::core::contract::RenewalMode;
use mamori::core::day::Day;
use mamori::core::entity::Entity;
use mamori::core::entity::Value;
use mamori::core::facts::Facts;
use mamori::core::history::Version;
use mamori::core::money::Currency;
use mamori::core::money::Money;
use mamori::core::opportunity::Opportunity;
use mamori::core::plan::Objective;
use mamori::core::receipt::MeasureLine;
use mamori::core::receipt::MeasureState;

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
