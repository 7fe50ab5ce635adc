//! Limits that facts, thin data, weak pillars and dying feeds put on a score.

use super::fixture::*;
use super::measures::onboarding;
use mamori::core::contract::RenewalMode;
use mamori::core::entity::Entity;
use mamori::core::facts::Facts;
use mamori::core::opportunity::Opportunity;
use mamori::core::pulse::PulseLevel;
use mamori::core::receipt::{Band, Receipt};

fn after(change: impl FnOnce(&mut Facts)) -> Receipt {
    let mut facts = healthy();
    change(&mut facts);
    receipt(&facts, &book())
}

/// The cap is in force at its limit, or it is not.
fn check(receipt: &Receipt, id: &str, limit: Option<f64>) {
    let cap = receipt.caps.iter().find(|cap| cap.id == id);
    assert_eq!(cap.map(|cap| cap.limit), limit, "{id}: {:?}", receipt.caps);
    if let Some(limit) = limit {
        assert!(score(receipt).unwrap() <= limit, "{:?}", receipt.score);
    }
}

#[test]
fn auto_renew_switched_off_caps_at_29() {
    let off = |days: i32| {
        after(|facts| {
            facts.subscriptions[0].mode = Some(RenewalMode::Manual);
            facts.subscriptions[0].mode_changed = Some(today() - days);
        })
    };
    check(&off(0), "auto_renew_off", Some(29.0));
    check(&off(101), "auto_renew_off", None);
    check(&after(|f| f.subscriptions[0].mode = Some(RenewalMode::Manual)), "auto_renew_off", None);
    let notice = after(|facts| facts.subscriptions[0].cancelled = Some(today() + 100));
    check(&notice, "auto_renew_off", None);
    let known = after(|facts| {
        facts.subscriptions[0].cancelled = Some(today() + 100);
        facts.subscriptions[0].history.first = Some(today() - 3);
    });
    check(&known, "auto_renew_off", Some(29.0));
}

#[test]
fn an_account_that_never_used_the_product_is_dark_from_day_60() {
    let dark = |tenure: i32, used: bool| {
        after(|facts| {
            facts.account.start_date = Some(today() - tenure);
            facts.account.go_live_date = None;
            let first = |ago: i32| i64::from(used && ago < 3);
            facts.usage =
                vec![daily("core_actions", 540, first), daily("active_users_30d", 9, |_| 95)];
        })
    };
    check(&dark(60, false), "dark_account", Some(29.0));
    check(&dark(59, false), "dark_account", None);
    check(&dark(60, true), "dark_account", None);
    let unwatched = after(|facts| {
        facts.account.start_date = Some(today() - 731);
        facts.usage[0].points.fill(0);
    });
    check(&unwatched, "dark_account", None);
}

#[test]
fn a_red_pulse_caps_at_49() {
    let red = |days| after(|facts| facts.pulses = vec![pulse(PulseLevel::Red, days)]);
    check(&red(0), "red_pulse", Some(49.0));
    check(&red(120), "red_pulse", Some(49.0));
    check(&red(121), "red_pulse", None);
    check(&after(|f| f.pulses = vec![pulse(PulseLevel::Yellow, 0)]), "red_pulse", None);
    let unexplained = after(|facts| {
        facts.pulses = vec![pulse(PulseLevel::Red, 0)];
        facts.pulses[0].reason = None;
    });
    check(&unexplained, "red_pulse", None);
    let newer = after(|facts| {
        let (mut red, mut green) = (pulse(PulseLevel::Red, 5), pulse(PulseLevel::Green, 1));
        (red.id, green.id) = (2, 1);
        facts.pulses = vec![green, red];
    });
    check(&newer, "red_pulse", None);
}

#[test]
fn a_champion_gone_for_45_days_caps_at_49() {
    let gone = |days: i32| after(|facts| facts.contacts[0].departed = Some(today() - days));
    check(&gone(46), "champion_gone", Some(49.0));
    check(&gone(45), "champion_gone", None);
    let sponsor = after(|facts| facts.contacts[2].departed = Some(today() - 46));
    check(&sponsor, "champion_gone", Some(49.0));
}

#[test]
fn an_old_p1_caps_at_49() {
    let open = |days: i32| after(|facts| facts.tickets.push(ticket(today() - days, None, 1)));
    check(&open(15), "p1_open", Some(49.0));
    check(&open(14), "p1_open", None);
}

#[test]
fn an_unpaid_invoice_caps_at_49() {
    let late = |days: i32| after(|facts| facts.invoices.push(open_invoice(today() - days)));
    check(&late(61), "invoice_overdue", Some(49.0));
    check(&late(60), "invoice_overdue", None);
    let disputed = |days: i32| {
        after(|facts| {
            let mut invoice = open_invoice(today() + 10);
            invoice.disputed = true;
            invoice.disputed_since = Some(today() - days);
            facts.invoices.push(invoice);
        })
    };
    check(&disputed(46), "invoice_overdue", Some(49.0));
    check(&disputed(45), "invoice_overdue", None);
}

#[test]
fn a_competitor_in_the_renewal_caps_at_49() {
    let named = |kind: &str| {
        after(|facts| {
            facts.opportunities = vec![Opportunity {
                source: "crm".into(),
                kind: Some(kind.into()),
                created: Some(today() - 9),
                competitor: Some("Rival".into()),
                ..Opportunity::default()
            }];
        })
    };
    check(&named("renewal"), "competitor", Some(49.0));
    check(&named("expansion"), "competitor", None);
}

#[test]
fn half_used_licences_cap_at_59_after_180_days() {
    let used = |users: i64, tenure: i32| {
        after(|facts| {
            facts.account.start_date = Some(today() - tenure);
            facts.account.go_live_date = None;
            facts.usage[1] = daily("active_users_30d", 100, |_| users);
        })
    };
    check(&used(49, 181), "seats_half_used", Some(59.0));
    check(&used(50, 181), "seats_half_used", None);
    check(&used(49, 180), "seats_half_used", None);
}

#[test]
fn missing_usage_makes_no_green() {
    let without = after(|facts| facts.usage.clear());
    check(&without, "coverage", Some(74.0));
    assert!((without.coverage - 0.70).abs() < 1e-9);
    assert_eq!(without.band, Band::Watch);
    assert!(without.raw.unwrap() > 99.0);
}

#[test]
fn a_red_pillar_makes_no_green() {
    let weak = after(|facts| facts.pulses = vec![pulse(PulseLevel::Red, 1)]);
    check(&weak, "weak_pillar", Some(74.0));
    check(&after(|_| {}), "weak_pillar", None);
}

#[test]
fn too_little_is_unknown_and_keeps_its_partial_sum() {
    let little = after(|facts| {
        facts.usage.clear();
        facts.tickets.clear();
        facts.activities.clear();
    });
    assert_eq!((little.score, little.band), (None, Band::Unknown));
    assert!(little.raw.unwrap() > 90.0);
}

#[test]
fn a_dying_feed_improves_nobody() {
    let (mut facts, mut book) = healthy_with_feed_ending(Entity::Usage, 60);
    facts.usage[0] = daily("core_actions", 540, |_| 0);
    facts.usage[1] = daily("active_users_30d", 540, |_| 10);
    for series in &mut facts.usage {
        series.points.truncate(480);
    }
    let alive = receipt(&facts, &book);
    let feed = book.feeds.iter_mut().find(|feed| feed.entity == Entity::Usage).unwrap();
    feed.covered[0].1 = today() - 61;
    let dead = receipt(&facts, &book);
    assert!(caps(&dead).contains(&"stale_ceiling"), "{:?}", caps(&dead));
    assert!(dead.raw > alive.raw);
    assert!(dead.score <= alive.score, "{:?} {:?}", dead.score, alive.score);
    let (facts, book) = healthy_with_feed_ending(Entity::Ticket, 200);
    assert!(!caps(&receipt(&facts, &book)).contains(&"stale_ceiling"), "it was good to the last");
}

#[test]
fn old_bad_answers_still_hold_the_score_down() {
    let (mut fresh, mut old) = (healthy(), healthy());
    for (facts, ago) in [(&mut fresh, 170), (&mut old, 190)] {
        facts.responses.remove(0);
        let bad = |n| answer(mamori::core::response::SurveyKind::Nps, 0.0, ago + n, None);
        facts.responses.extend((0..3).map(bad));
    }
    let (fresh, old) = (receipt(&fresh, &book()), receipt(&old, &book()));
    assert!(old.score <= fresh.score && old.raw > fresh.raw, "{:?} {:?}", old.score, fresh.score);
}

#[test]
fn excluded_accounts_have_no_score() {
    let check = |change: fn(&mut Facts), excluded: bool| {
        let receipt = after(change);
        assert_eq!(receipt.band == Band::Excluded, excluded, "{:?}", receipt.band);
        assert_eq!(receipt.score.is_none(), excluded);
    };
    check(|facts| facts.account.stage = Some("Churned".into()), true);
    check(|facts| facts.account.stage = Some("解約予定".into()), true);
    check(|facts| facts.account.stage = Some("churn risk".into()), false);
    check(|facts| facts.account.internal = true, true);
    check(|facts| onboarding(facts, 45, 4), false);
}
