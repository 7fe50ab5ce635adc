//! Rules that read usage.

use super::super::signals::weeks;
use super::*;
use mamori::core::book::Cadence;
use mamori::core::calendar::ClosedSpan;
use mamori::core::opportunity::Opportunity;

/// Weeks of 100 with these most recent ones, oldest first.
fn recent(levels: &'static [i64]) -> impl FnOnce(&mut Facts) {
    move |facts| {
        weeks(facts, 70, |back| levels.iter().rev().nth(back).copied().unwrap_or(100));
    }
}

#[test]
fn a_slide_of_a_fifth_in_four_weeks() {
    let check = |what, expected, levels| check("usage_slide", what, expected, recent(levels));
    check("at the threshold", Some("P3"), &[80; 4]);
    check("above it", None, &[81; 4]);
    check("two weeks of four are no middle", None, &[100, 100, 75, 75]);
    check("not recovered", Some("P3"), &[80, 80, 80, 80, 89, 89, 89, 89]);
    check("recovered", None, &[80, 80, 80, 80, 90, 90, 90, 90]);
    check("the new normal", None, &[79; 13]);
    check("said by the rule for drops", None, &[60; 4]);
    let slide = find("usage_slide", recent(&[79; 4])).unwrap();
    assert_eq!((slide.value.known(), slide.reference.known()), (Some(79.0), Some(100.0)));
    assert_eq!(
        Lang::En.say(slide.said()),
        "core actions 100 → 79 a week, -21% against the four weeks before Mon 25 May 2026 (threshold -20%)"
    );
}

#[test]
fn a_season_of_the_account_is_no_decay() {
    let low = recent(&[40; 4]);
    let mut book = keen();
    let season = ClosedSpan { from: (6, 1), to: (6, 30) };
    book.settings.seasons = [("a1".to_owned(), vec![season])].into();
    let rules: Vec<_> = signals_in(&book, low).into_iter().map(|signal| signal.rule).collect();
    let decays = ["usage_drop", "usage_slide", "seats_low", "no_activity"];
    assert!(rules.iter().all(|rule| !decays.contains(&rule.as_str())), "{rules:?}");
    book.settings.seasons = [("a2".to_owned(), vec![season])].into();
    assert!(signal_in(&book, "usage_drop", recent(&[40; 4])).is_some(), "another's season");
}

#[test]
fn decay_is_no_matter_of_the_first_ninety_days() {
    let aged = |tenure: i32| {
        find("no_activity", |facts| {
            facts.account.start_date = Some(today() - tenure);
            facts.usage[0] = daily("core_actions", 540, |ago| i64::from(ago >= 40));
        })
    };
    assert_eq!(aged(89), None);
    assert!(aged(90).is_some());
}

fn seats(metric: &'static str, used: impl Fn(i32) -> i64) -> impl FnOnce(&mut Facts) {
    let series = daily(metric, 540, used);
    move |facts| facts.usage[1] = series
}

#[test]
fn few_licences_are_used() {
    let check = |what, expected, used: fn(i32) -> i64| {
        check("seats_low", what, expected, seats("active_users_30d", used));
    };
    check("at the threshold", None, |_| 60);
    check("below it", Some("P3"), |_| 59);
    check("at the deep one", Some("P3"), |_| 40);
    check("below the deep one", Some("P2"), |_| 39);
    check("one reading is none", None, |ago| if ago < 7 { 59 } else { 70 });
    check("two are", Some("P3"), |ago| if ago < 14 { 59 } else { 70 });
    check("within the margin", Some("P3"), |ago| if ago < 7 { 64 } else { 59 });
    check("past the margin", None, |ago| if ago < 7 { 65 } else { 59 });
    let aged = |tenure: i32| {
        find("seats_low", |facts| {
            facts.account.start_date = Some(today() - tenure);
            seats("active_users_30d", |_| 30)(facts);
        })
    };
    assert!(aged(97).is_none() && aged(98).is_some(), "two readings after day 90");
}

#[test]
fn at_least_so_many_users_are_few_only_when_very_few() {
    check("seats_low", "may be more", None, seats("active_users", |_| 59));
    check("seats_low", "at the deep one", None, seats("active_users", |_| 45));
    check("seats_low", "very few", Some("P3"), seats("active_users", |_| 39));
    check("seats_low", "no licences", None, |facts| facts.subscriptions[0].seats = None);
    check("seats_low", "no usage", None, |facts| facts.usage.clear());
}

#[test]
fn a_month_counts_to_its_last_day() {
    // One point a month, on its first day; today is a Sunday, 28 June.
    let monthly = |value: i64| {
        move |facts: &mut Facts| {
            let mut series = daily("core_actions", 400, |_| 0);
            series.grain = mamori::core::batch::Grain::Month;
            for (at, point) in series.points.iter_mut().enumerate() {
                let on = series.first + at as i32;
                let used = if on >= day("2026-05-01") { value } else { 100 };
                let whole = on.ymd().2 == 1 && on < day("2026-06-01");
                *point = if whole { used } else { mamori::core::batch::NO_POINT };
            }
            facts.usage[0] = series;
        }
    };
    let mut book = book_with_feed_ending(mamori::core::entity::Entity::Usage, 58);
    book.settings.cadence = Cadence::Weekly;
    assert_eq!(signal_in(&book, "no_activity", monthly(100)), None);
    let mut facts = healthy();
    monthly(100)(&mut facts);
    assert_eq!(line(&receipt(&facts, &book), "activity_recency").value, Some(0.0));
    assert!(signal_in(&book, "no_activity", monthly(0)).is_some(), "nothing for all of May");
}

#[test]
fn nothing_is_done_in_the_product() {
    let idle = |days: i32, cadence: Cadence| {
        let mut book = keen();
        book.settings.cadence = cadence;
        let idle = daily("core_actions", 540, move |ago| i64::from(ago >= days));
        severity(signal_in(&book, "no_activity", |facts| facts.usage[0] = idle).as_ref())
    };
    for (cadence, limit) in [(Cadence::Daily, 14), (Cadence::Weekly, 30), (Cadence::Monthly, 60)] {
        assert_eq!(idle(limit - 1, cadence), None, "{cadence:?}");
        assert_eq!(idle(limit, cadence), Some("P2"), "{cadence:?}");
    }
    let (facts, book) = healthy_with_feed_ending(mamori::core::entity::Entity::Usage, 40);
    let late = scoring::evaluate(&facts, &book, Scorecard::builtin()).summary.signals;
    assert!(late.iter().all(|signal| signal.rule != "no_activity"), "a late file is no silence");
}

#[test]
fn an_account_that_never_began() {
    let dark = |tenure: i32, word: &'static str| {
        move |facts: &mut Facts| {
            tier(facts, word);
            facts.account.start_date = Some(today() - tenure);
            facts.usage[0] = daily("core_actions", 540, |_| 0);
        }
    };
    for (word, limit) in [("high", 30), ("mid", 45), ("low", 60), ("tech", 60)] {
        check("dark_account", word, None, dark(limit - 1, word));
        check("dark_account", word, Some("P1"), dark(limit, word));
    }
    check("dark_account", "used once", None, |facts| {
        dark(60, "high")(facts);
        facts.usage[0] = daily("core_actions", 540, |ago| i64::from(ago == 50));
    });
    let mut late = keen();
    for feed in &mut late.feeds {
        feed.covered = vec![(today() - 30, today())];
    }
    let unseen = signal_in(&late, "dark_account", |facts| {
        dark(60, "high")(facts);
        facts.usage[0] = daily("core_actions", 20, |_| 0);
    });
    assert_eq!(unseen, None, "nobody watched the beginning");
}

#[test]
fn room_to_grow_is_good_news() {
    let check = |what, expected, used: fn(i32) -> i64| {
        check("expansion", what, expected, seats("active_users_30d", used));
    };
    check("steady", None, |_| 95);
    check("rising", Some("+"), |ago| if ago < 28 { 85 } else { 83 });
    check("rising, too few", None, |ago| if ago < 28 { 84 } else { 80 });
    check("hardly rising", None, |ago| if ago < 28 { 85 } else { 84 });
    check("over twice", Some("+"), |_| 101);
    check("over once", None, |ago| if ago < 28 { 101 } else { 100 });
    let rise = |facts: &mut Facts| {
        seats("active_users_30d", |ago| if ago < 28 { 90 } else { 80 })(facts);
    };
    assert_eq!(find("expansion", rise).unwrap().severity.code(), None);
    let sold = find("expansion", |facts| {
        rise(facts);
        let kind = Some("expansion".into());
        facts.opportunities.push(Opportunity { kind, ..Opportunity::default() });
    });
    assert_eq!(sold, None);
    let fewer = |users: fn(i32) -> i64| {
        find("expansion", |facts| {
            seats("active_users_30d", users)(facts);
            let cut = mamori::core::contract::Subscription {
                key: "s2".into(),
                start: Some(today() - 14),
                seats: Some(74),
                ..subscription()
            };
            facts.subscriptions[0].end = Some(today() - 15);
            facts.subscriptions.push(cut);
        })
    };
    assert_eq!(fewer(|_| 70), None, "the same users on fewer licences");
    assert_eq!(fewer(|ago| if ago < 20 { 72 } else { 70 }), None, "beside a cut");
    let capped = find("expansion", |facts| {
        rise(facts);
        facts.tickets.push(ticket(today() - 20, None, 1));
    });
    assert_eq!(capped, None);
}
