//! Early warnings: each rule from both sides of its thresholds, with evidence; who is quiet.

use super::fixture::*;
use mamori::core::activity::Activity;
use mamori::core::batch::Grain;
use mamori::core::book::Book;
use mamori::core::contract::{Notice, RenewalMode};
use mamori::core::day::Day;
use mamori::core::facts::Facts;
use mamori::core::message::{Arg, Message};
use mamori::core::money::Currency;
use mamori::core::opportunity::Opportunity;
use mamori::core::pulse::PulseLevel;
use mamori::core::receipt::Score;
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring;
use mamori::core::signal::{RULES, Severity, Signal};
use mamori::locale::Lang;
use unicode_width::UnicodeWidthStr;

pub fn signals_in(book: &Book, change: impl FnOnce(&mut Facts)) -> Vec<Signal> {
    let mut facts = healthy();
    change(&mut facts);
    scoring::evaluate(&facts, book, Scorecard::builtin()).summary.signals
}

pub fn signal_in(book: &Book, rule: &str, change: impl FnOnce(&mut Facts)) -> Option<Signal> {
    signals_in(book, change).into_iter().find(|signal| signal.rule == rule)
}

pub fn signal(rule: &str, change: impl FnOnce(&mut Facts)) -> Option<Signal> {
    signal_in(&book(), rule, change)
}

pub fn severity(signal: Option<&Signal>) -> Option<&'static str> {
    signal.as_ref().map(|signal| signal.severity.id())
}

#[test]
fn a_healthy_account_is_quiet() {
    assert_eq!(signals_in(&book(), |_| {}), []);
}

/// A term that ends so that its deadline is `days` ahead (a weekday on both sides).
fn opt_out_in(facts: &mut Facts, days: i32, mode: Option<RenewalMode>) {
    let term = &mut facts.subscriptions[0];
    term.mode = mode;
    term.notice = Some(Notice::Days(10));
    let ahead = if mode == Some(RenewalMode::Manual) { 60 } else { 10 };
    term.end = Some(today() + days + ahead);
}

#[test]
fn an_opt_out_is_near_by_tier() {
    let near = |tier: &str, days: i32| {
        let mut at = book();
        // Every day is open, so that the distance is exact.
        at.today = today() + 1;
        signal_in(&at, "opt_out_near", |facts| {
            facts.account.tier = Some(tier.into());
            opt_out_in(facts, days + 1, None);
        })
    };
    for (tier, days, expected) in [
        ("high", 29, Some("P1")),
        ("high", 32, Some("P2")),
        ("high", 88, Some("P2")),
        ("high", 92, None),
        ("mid", 30, Some("P1")),
        ("mid", 31, Some("P2")),
        ("mid", 60, Some("P2")),
        ("mid", 64, None),
        ("low", 14, Some("P1")),
        ("low", 15, Some("P2")),
        ("low", 30, Some("P2")),
        ("low", 31, None),
    ] {
        assert_eq!(severity(near(tier, days).as_ref()), expected, "{tier} {days}");
    }
}

#[test]
fn what_renews_by_itself_is_urgent_only_in_danger() {
    let near = |change: fn(&mut Facts), top: Option<i64>| {
        let mut book = book();
        book.top_arr = top.map(|top| (Currency::USD, top)).into_iter().collect();
        let found = signal_in(&book, "opt_out_near", |facts| {
            opt_out_in(facts, 12, Some(RenewalMode::Auto));
            change(facts);
        });
        severity(found.as_ref())
    };
    assert_eq!(near(|_| {}, None), Some("P3"), "healthy: grouped");
    assert_eq!(near(|_| {}, Some(12_000_000)), Some("P1"), "in the top tenth");
    assert_eq!(near(|_| {}, Some(12_000_001)), Some("P3"));
    assert_eq!(near(|facts| facts.usage.clear(), None), Some("P2"), "watch");
    assert_eq!(
        near(|f| f.tickets.push(ticket(today() - 20, None, 1)), None),
        Some("P1"),
        "at risk"
    );
}

#[test]
fn a_term_by_order_waits_for_the_order() {
    let due = |days: i32| {
        signal("opt_out_near", |facts| opt_out_in(facts, days, Some(RenewalMode::Manual)))
    };
    assert_eq!(severity(due(64).as_ref()), None);
    assert_eq!(severity(due(60).as_ref()), Some("P2"));
    assert_eq!(severity(due(29).as_ref()), Some("P1"));
    let late = due(-9).unwrap();
    assert_eq!((late.severity, late.reason.id.as_ref()), (Severity::P1, "signal-order-late"));
}

#[test]
fn an_open_opportunity_is_no_order_once_the_order_is_late() {
    let near = |days: i32| {
        signal("opt_out_near", |facts| {
            opt_out_in(facts, days, Some(RenewalMode::Manual));
            let kind = Some("renewal".into());
            facts.opportunities.push(Opportunity { kind, ..Opportunity::default() });
        })
    };
    assert_eq!(near(20), None, "there is still time");
    assert_eq!(severity(near(-50).as_ref()), Some("P1"));
}

fn talk(facts: &mut Facts, tag: &str, ago: i32, change: fn(&mut Activity)) {
    let mut touch = meeting(today() - ago, PEOPLE[0]);
    touch.tags = vec![tag.into()];
    change(&mut touch);
    facts.activities.push(touch);
}

#[test]
fn a_logged_renewal_talk_quiets_the_clock() {
    let with = |change: fn(&mut Facts)| {
        signal("opt_out_near", |facts| {
            opt_out_in(facts, 12, None);
            change(facts);
        })
        .is_some()
    };
    assert!(with(|_| {}));
    assert!(!with(|facts| talk(facts, "更新", 3, |_| {})));
    assert!(!with(|facts| talk(facts, "#Renewal", 180, |_| {})));
    assert!(with(|facts| talk(facts, "renewal", 181, |_| {})));
    assert!(with(|facts| talk(facts, "roadmap", 3, |_| {})));
    assert!(with(|facts| talk(facts, "renewal", 3, |touch| touch.direction = None)));
    assert!(!with(|facts| {
        let kind = Some("renewal".into());
        facts.opportunities = vec![Opportunity { kind, ..Opportunity::default() }];
    }));
}

#[test]
fn a_passed_or_unknown_opt_out_is_said_as_it_is() {
    let passed = signal("opt_out_near", |f| opt_out_in(f, -3, Some(RenewalMode::Auto)));
    assert_eq!(passed, None);
    let unknown = signal("opt_out_near", |facts| {
        opt_out_in(facts, 2, None);
        facts.subscriptions[0].notice = None;
    });
    assert_eq!(unknown.unwrap().reason.id, "signal-end-near");
}

#[test]
fn a_switched_off_renewal_is_p1_and_a_must_do() {
    let mut facts = healthy();
    facts.subscriptions[0].mode = Some(RenewalMode::Manual);
    facts.subscriptions[0].mode_changed = Some(today() - 3);
    let row = scoring::evaluate(&facts, &book(), Scorecard::builtin()).summary;
    assert_eq!(row.signals[0].rule, "auto_renew_off");
    assert_eq!((row.signals[0].severity, row.signals[0].since), (Severity::P1, today() - 3));
    assert!(row.must_do);
}

/// Whole weeks of `levels`, the last one ending today; each week's count on its Wednesday.
pub fn weeks(facts: &mut Facts, count: usize, level: impl Fn(usize) -> i64) {
    let series = daily("core_actions", 7 * count as i32, |ago| {
        let wednesday = (today() - ago).weekday().num_days_from_monday() == 2;
        if wednesday { level(ago as usize / 7) } else { 0 }
    });
    facts.usage[0] = series;
}

fn drop_to(recent: &'static [i64]) -> Option<Signal> {
    signal("usage_drop", |facts| {
        weeks(facts, 70, |back| recent.iter().rev().nth(back).copied().unwrap_or(100));
    })
}

#[test]
fn usage_drops_after_two_weeks_and_clears_after_two() {
    assert_eq!(severity(drop_to(&[69]).as_ref()), None);
    assert_eq!(severity(drop_to(&[69, 70]).as_ref()), None);
    assert_eq!(severity(drop_to(&[69, 69]).as_ref()), Some("P2"));
    assert_eq!(severity(drop_to(&[49, 50]).as_ref()), Some("P2"));
    assert_eq!(severity(drop_to(&[49, 49]).as_ref()), Some("P1"));
    assert_eq!(severity(drop_to(&[60, 60, 80, 80, 80]).as_ref()), Some("P2"), "not recovered");
    assert_eq!(severity(drop_to(&[60, 60, 85, 84, 85]).as_ref()), Some("P2"), "not twice in a row");
    assert_eq!(severity(drop_to(&[60, 60, 85, 85]).as_ref()), None);
    let long = drop_to(&[30; 20]).unwrap();
    assert_eq!(
        (long.since, long.reference.known()),
        (today() - 139, Some(100.0)),
        "it forgets nothing"
    );
}

#[test]
fn a_drop_says_from_what_to_what() {
    let drop = drop_to(&[39, 39]).unwrap();
    assert_eq!(drop.since, today() - 13);
    assert_eq!((drop.value.known(), drop.threshold.known()), (Some(39.0), Some(50.0)));
    let said = Lang::En.say(drop.said());
    assert_eq!(
        said,
        "core actions 100 → 39 a week, -61% against the 8-week median (threshold -50%)"
    );
    assert_eq!(Lang::En.say(&drop.reason), "usage -61%");
}

#[test]
fn a_drop_that_is_behind_its_threshold_says_where_it_clears() {
    let said = |recent| {
        let drop = drop_to(recent).unwrap();
        (Lang::En.say(drop.said()), drop.value, drop.threshold, drop.falls)
    };
    let (text, value, threshold, falls) = said(&[60, 60, 84]);
    assert!(text.contains("threshold -30%") && text.ends_with("open until -15%"), "{text}");
    assert_eq!((value.known(), threshold.known(), falls), (Some(84.0), Some(70.0), true));
    assert!(!said(&[60, 60]).0.contains("open until"));
}

#[test]
fn an_old_drop_says_since_when_and_what_is_usual_today() {
    let drop = drop_to(&[39; 20]).unwrap();
    assert_eq!(
        Lang::En.say(drop.said()),
        "core actions 100 → 39 a week since Mon 9 Feb 2026, -61% against the 8-week median of then \
         (threshold -50%); the median of today is 39"
    );
    let said = Lang::Ja.say(drop.said());
    assert!(said.ends_with("当時の8週中央値比-61%(しきい値-50%)。現在の中央値は39"), "{said}");
}

#[test]
fn a_fall_of_an_earlier_day_says_when_and_the_score_of_today() {
    let fresh = fall(&[(0, 59.0)]).unwrap();
    let said = Lang::En.say(fresh.said());
    assert!(said.starts_with("score 59.0 → 49.0, down 10.0 within 30 days"), "{said}");
    let old = fall(&[(0, 49.0), (40, 80.0)]).unwrap();
    let said = Lang::En.say(old.said());
    assert!(said.starts_with("score 80.0 → 49.0 by Sun 21 Jun 2026"), "{said}");
    assert!(said.ends_with("today 49.0, not yet 5 points up"), "{said}");
}

#[test]
fn little_use_young_accounts_and_seasons_are_no_drop() {
    let small = signal("usage_drop", |f| weeks(f, 70, |back| if back < 2 { 5 } else { 19 }));
    assert_eq!(small, None);
    let aged = |tenure: i32| {
        signal("usage_drop", |facts| {
            facts.account.start_date = Some(today() - tenure);
            facts.account.go_live_date = None;
            weeks(facts, 70, |back| if back < 2 { 40 } else { 100 });
        })
        .is_some()
    };
    assert!(!aged(89) && aged(97));
    let summer = signal("usage_drop", |facts| {
        weeks(facts, 80, |back| if back < 3 || (52..55).contains(&back) { 30 } else { 100 });
    });
    assert_eq!(summer, None, "as low as last year");
    let worse = signal("usage_drop", |facts| {
        weeks(facts, 80, |back| match back {
            0..3 => 20,
            52..55 => 30,
            _ => 100,
        });
    });
    assert!(worse.is_some(), "lower than last year");
}

#[test]
fn holidays_are_no_drop() {
    let mut book = book();
    book.settings.calendar.holidays = (1..12).map(|back| today() - back).collect();
    let quiet = |book: &Book| {
        signal_in(book, "usage_drop", |facts| {
            weeks(facts, 70, |back| if back < 2 { 35 } else { 100 });
        })
    };
    assert_eq!(quiet(&book), None);
    assert!(quiet(&super::fixture::book()).is_some());
}

#[test]
fn monthly_use_drops_too() {
    let months = |recent: i64| {
        signal("usage_drop", |facts| {
            let mut series = daily("core_actions", 400, |_| 0);
            series.grain = Grain::Month;
            for (at, point) in series.points.iter_mut().enumerate() {
                let on = series.first + at as i32;
                let value = if on >= day("2026-05-01") { recent } else { 100 };
                *point = if on.ymd().2 == 1 { value } else { mamori::core::batch::NO_POINT };
            }
            facts.usage[0] = series;
        })
    };
    assert_eq!(severity(months(70).as_ref()), None);
    assert_eq!(severity(months(69).as_ref()), Some("P2"));
    assert_eq!(severity(months(49).as_ref()), Some("P1"));
}

#[test]
fn silence_is_measured_by_tier() {
    let silent = |tier: &str, days: i32| {
        signal("no_touch", |facts| {
            facts.account.tier = Some(tier.into());
            facts.activities = vec![meeting(today() - days, PEOPLE[0])];
        })
        .is_some()
    };
    for (tier, limit) in [("strategic", 21), ("high", 45), ("mid", 75), ("low", 120)] {
        assert!(!silent(tier, limit) && silent(tier, limit + 1), "{tier}");
    }
    assert!(!silent("tech", 500));
    let unknown = signal("no_touch", |facts| facts.activities.clear());
    assert_eq!(unknown, None, "unknown is not never");
    let since = signal("no_touch", |f| f.activities = vec![meeting(today() - 60, PEOPLE[0])]);
    assert_eq!(since.unwrap().since, today() - 14);
}

#[test]
fn a_champion_who_left_is_p1_until_somebody_follows() {
    let left = signal("champion_left", |f| f.contacts[0].departed = Some(today() - 2)).unwrap();
    assert_eq!((left.severity, left.since), (Severity::P1, today() - 2));
    assert_eq!(left.reason.id, "signal-champion-left");
    let sponsor = signal("champion_left", |f| f.contacts[2].departed = Some(today() - 2));
    assert_eq!(sponsor.unwrap().reason.id, "signal-sponsor-left");
    let bounced = signal("champion_left", |f| f.contacts[0].bounced = true);
    assert_eq!(severity(bounced.as_ref()), Some("P2"), "a bounce is a reason to check");
    let user = signal("champion_left", |f| f.contacts[1].departed = Some(today() - 2));
    assert_eq!(user, None);
    let followed = signal("champion_left", |facts| {
        facts.contacts[0].departed = Some(today() - 2);
        facts.contacts.push(contact("e@acme.com", mamori::core::contact::Role::Champion));
    });
    assert_eq!(followed, None);
}

#[test]
fn an_open_p1_rises_with_age() {
    let open = |days: i32| {
        let found = signal("p1_open", |f| f.tickets.push(ticket(today() - days, None, 1)));
        severity(found.as_ref())
    };
    assert_eq!((open(7), open(8), open(14), open(15)), (None, Some("P2"), Some("P2"), Some("P1")));
    assert_eq!(signal("p1_open", |f| f.tickets.push(ticket(today() - 40, None, 2))), None);
}

#[test]
fn an_overdue_invoice_rises_with_age() {
    let late = |days: i32| {
        let found = signal("invoice_overdue", |f| f.invoices.push(open_invoice(today() - days)));
        severity(found.as_ref())
    };
    assert_eq!((late(0), late(1), late(30)), (None, Some("P3"), Some("P3")));
    assert_eq!((late(31), late(60), late(61)), (Some("P2"), Some("P2"), Some("P1")));
}

#[test]
fn only_our_own_promises_are_ours_to_keep() {
    use mamori::core::task::{Side, TaskKind, TaskStatus};
    let with = |change: fn(&mut mamori::core::task::Task)| {
        signal("promise_overdue", |facts| {
            let mut task = promise(1);
            change(&mut task);
            facts.tasks = vec![task];
        })
    };
    assert_eq!(severity(with(|_| {}).as_ref()), Some("P1"));
    assert_eq!(with(|task| task.due = Some(today())), None);
    assert_eq!(with(|task| task.side = Side::Customer), None);
    assert_eq!(with(|task| task.kind = TaskKind::Task), None);
    assert_eq!(with(|task| task.status = TaskStatus::Dropped), None);
    assert_eq!(with(|task| (task.status, task.finished) = (TaskStatus::Done, Some(today()))), None);
    assert!(!with(|_| {}).unwrap().baseline);
}

/// The healthy account with these scores so many days ago.
fn fall(observed: &[(i32, f64)]) -> Option<Signal> {
    let now = scoring::evaluate(&healthy(), &book(), Scorecard::builtin()).summary.score.unwrap();
    signal("score_fall", |facts| {
        let past = (0..40).rev().map(|week| {
            let day = today() - 7 * week - 1;
            let at = observed.iter().rev().find(|(ago, _)| day <= today() - *ago);
            (day, at.map_or(Some(now), |(_, above)| Some(Score::new(*above))))
        });
        facts.observed = past.collect();
        facts.pulses = vec![pulse(PulseLevel::Green, 0)];
        facts.tickets.push(ticket(today() - 20, None, 1));
    })
}

#[test]
fn a_fall_of_ten_points_in_30_days_is_said_until_it_recovers() {
    // The open P1 caps today's score at 49.
    let check = |observed: &[(i32, f64)], expected: Option<f64>| {
        let value = fall(observed).map(|signal| signal.value.known().unwrap());
        assert_eq!(value, expected, "{observed:?}");
    };
    check(&[(0, 49.0)], None);
    check(&[(0, 58.9)], None);
    check(&[(0, 59.0)], Some(-10.0));
    check(&[(0, 49.0), (8, 59.0)], Some(-10.0));
    check(&[(0, 49.0), (40, 80.0)], Some(-31.0));
    check(&[(0, 44.1), (40, 80.0)], Some(-31.0));
    check(&[(0, 44.0), (40, 80.0)], None);
    check(&[(0, 49.0), (100, 80.0)], None);
}

#[test]
fn a_red_pulse_is_a_reason_of_its_own() {
    let red = signal("score_fall", |f| f.pulses = vec![pulse(PulseLevel::Red, 2)]).unwrap();
    assert_eq!((red.reason.id.as_ref(), red.since), ("signal-red-pulse", today() - 2));
}

#[test]
fn what_held_before_the_first_import_is_baseline() {
    let silent = |first_seen: Day| {
        let mut book = book();
        for feed in &mut book.feeds {
            feed.first_seen = first_seen;
        }
        let facts = |f: &mut Facts| f.activities = vec![meeting(today() - 60, PEOPLE[0])];
        signal_in(&book, "no_touch", facts).unwrap().baseline
    };
    assert!(silent(today()) && silent(today() - 14) && !silent(today() - 15));
}

#[test]
fn the_strongest_reason_comes_first_and_the_excluded_have_none() {
    let many = |facts: &mut Facts| {
        facts.activities = vec![meeting(today() - 60, PEOPLE[0])];
        facts.invoices.push(open_invoice(today() - 5));
        facts.contacts[0].departed = Some(today() - 2);
        facts.tickets.push(ticket(today() - 10, None, 1));
    };
    let rules: Vec<_> = signals_in(&book(), many).into_iter().map(|s| s.rule).collect();
    assert_eq!(rules[..2], ["champion_left", "p1_open"]);
    assert_eq!(rules.last().unwrap(), "invoice_overdue");
    let excluded = signals_in(&book(), |facts| {
        many(facts);
        facts.account.internal = true;
    });
    assert_eq!(excluded, []);
}

/// Every reason that the rules can give, as their sources name it.
fn reasons() -> Vec<String> {
    let mut ids = Vec::new();
    for source in crate::house::sources("src/core/signal") {
        for part in source.code().split("\"signal-").skip(1) {
            let id = format!("signal-{}", part.split('"').next().unwrap_or_default());
            if !id.contains("-evidence") && !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    ids
}

#[test]
fn reasons_fit_their_cells_in_both_languages() {
    let ids = reasons();
    assert!(ids.len() >= 18, "{ids:?}");
    for id in ids {
        let args = vec![
            ("days".into(), Arg::Count(3_650)),
            ("open".into(), Arg::Count(99)),
            ("percent".into(), Arg::Percent(-100.0)),
            ("points".into(), Arg::Number(100.0, 0)),
            ("count".into(), Arg::Count(99)),
            ("event".into(), Arg::Message(Box::new(Message::new("event-leadership")))),
        ];
        let message = Message { id: id.clone().into(), args };
        let (english, japanese) = (Lang::En.say(&message), Lang::Ja.say(&message));
        assert!(japanese.width() <= 24, "{japanese}: {} cells", japanese.width());
        assert!(english.width() <= 28, "{english}: {} cells", english.width());
        assert!(!english.contains('{') && !japanese.contains('{'), "{english} {japanese}");
    }
}

/// Names of everything that a receipt or a signal shows.
#[test]
fn everything_has_a_name_in_both_languages() {
    let card = Scorecard::builtin();
    let mut ids: Vec<String> = Vec::new();
    let caps = ["auto_renew_off", "dark_account", "red_pulse", "champion_gone", "p1_open"];
    let more = ["invoice_overdue", "competitor", "seats_half_used", "coverage", "weak_pillar"];
    let profiles: Vec<&str> = card.profiles.iter().map(|profile| profile.id).collect();
    let bands = mamori::core::receipt::Band::ALL.map(mamori::core::receipt::Band::id);
    let topics: [(&str, &[&str]); 8] = [
        ("measure", mamori::core::measure::IDS),
        ("pillar", mamori::core::scorecard::PILLARS),
        ("profile", &profiles),
        ("rule", RULES),
        ("band", &bands),
        ("cap", &caps),
        ("cap", &more),
        ("cap", &["stale_ceiling"]),
    ];
    for (topic, names) in topics {
        ids.extend(names.iter().map(|id| format!("{topic}-{}", id.replace('_', "-"))));
    }
    for id in ids {
        for lang in Lang::ALL {
            assert_ne!(lang.word(&id), id, "{id} has no name in {}", lang.id());
        }
    }
}
