//! The whole: vectors, profiles, what is not collected, receipts that add up, the derived row.

use super::fixture::*;
use super::measures::onboarding;
use mamori::core::book::{Book, Settings};
use mamori::core::contract::{Notice, RenewalMode};
use mamori::core::day::Day;
use mamori::core::entity::{Entity, Value};
use mamori::core::facts::{Closes, Facts};
use mamori::core::history::Version;
use mamori::core::money::{Currency, Money};
use mamori::core::portfolio::Summary;
use mamori::core::receipt::{Band, MeasureState, Score};
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring;

fn evaluate(facts: &Facts, book: &Book) -> scoring::Evaluation {
    scoring::evaluate(facts, book, Scorecard::builtin())
}

fn summary(change: impl FnOnce(&mut Facts)) -> Summary {
    let mut facts = healthy();
    change(&mut facts);
    evaluate(&facts, &book()).summary
}

#[test]
fn a_perfect_account_without_plans_anywhere_is_100() {
    let mut facts = healthy();
    facts.plans.clear();
    facts.proofs.clear();
    let mut book = book();
    (book.plans_in_use, book.proofs_in_use) = (false, false);
    let receipt = receipt(&facts, &book);
    assert_eq!((score(&receipt), receipt.band), (Some(100.0), Band::Healthy));
    assert!((receipt.coverage - 1.0).abs() < 1e-9);
    assert!(receipt.caps.is_empty());
}

#[test]
fn profiles_follow_the_account() {
    let check = |change: fn(&mut Facts), profile: &str| {
        let mut facts = healthy();
        change(&mut facts);
        assert_eq!(receipt(&facts, &book()).profile, profile);
    };
    check(|_| {}, "steady");
    check(|facts| onboarding(facts, 45, 4), "onboarding");
    check(|facts| onboarding(facts, 45, 10), "steady");
    check(|facts| facts.account.tier = Some("tech".into()), "tech_touch");
    check(|facts| facts.account.go_live_date = Some(today() - 180), "adoption");
    check(|facts| facts.account.go_live_date = Some(today() - 181), "steady");
    check(|facts| facts.subscriptions[0].end = Some(today() + 150), "renewal_window");
    check(|facts| facts.subscriptions[0].end = Some(today() + 151), "steady");
}

#[test]
fn the_renewal_window_ends_with_the_opt_out_day_unless_an_order_is_still_needed() {
    let check = |mode, end: i32, profile: &str| {
        let mut facts = healthy();
        (facts.subscriptions[0].mode, facts.subscriptions[0].end) =
            (Some(mode), Some(today() + end));
        assert_eq!(receipt(&facts, &book()).profile, profile, "{mode:?} {end}");
    };
    let (auto, manual) = (RenewalMode::Auto, RenewalMode::Manual);
    // Thirty days of notice; on a Sunday the last business day before counts.
    check(auto, 40, "renewal_window");
    check(auto, 20, "steady");
    check(manual, 70, "renewal_window");
    check(manual, 20, "renewal_window");
}

#[test]
fn in_the_first_30_days_only_onboarding_pulse_and_support_count() {
    let at = |ago: i32| {
        let mut facts = healthy();
        onboarding(&mut facts, ago, 4);
        receipt(&facts, &book())
    };
    let early = at(29);
    let applying: Vec<_> = early.pillars.iter().filter(|p| p.fill > 0.0).map(|p| p.id).collect();
    assert_eq!(applying, ["onboarding", "support", "sentiment"]);
    assert_eq!(line(&early, "touch_recency").state, MeasureState::NotApplicable);
    assert_eq!(line(&early, "nps").state, MeasureState::NotApplicable);
    assert!(early.score.is_some() && (early.coverage - 1.0).abs() < 1e-9);
    assert_eq!(line(&at(30), "touch_recency").state, MeasureState::Measured);
}

#[test]
fn what_the_book_does_not_collect_is_not_missing() {
    let mut facts = healthy();
    facts.tickets.clear();
    facts.responses.retain(|answer| answer.kind != mamori::core::response::SurveyKind::Nps);
    let mut book = book();
    let missing = receipt(&facts, &book);
    assert_eq!(line(&missing, "open_severity").state, MeasureState::Missing);
    book.settings.not_collected = ["tickets".to_owned(), "nps".to_owned()].into();
    assert_eq!(line(&receipt(&facts, &book), "open_severity").state, MeasureState::Missing);
    book.feeds.retain(|feed| feed.entity != Entity::Ticket);
    let declared = receipt(&facts, &book);
    assert_eq!(line(&declared, "open_severity").state, MeasureState::NotApplicable);
    assert_eq!(line(&declared, "nps").state, MeasureState::NotApplicable);
    assert!((declared.coverage - 1.0).abs() < 1e-9);
    book.settings.not_collected.insert("usage".into());
    book.feeds.retain(|feed| feed.entity != Entity::Usage);
    facts.usage.clear();
    let blind = receipt(&facts, &book);
    assert_eq!((blind.profile, blind.band), ("no_telemetry", Band::Healthy));
    facts.account.tier = Some("tech".into());
    let tech = receipt(&facts, &book);
    let counted: Vec<_> = tech.pillars.iter().filter(|p| p.fill > 0.0).map(|p| p.id).collect();
    assert_eq!((tech.profile, counted), ("tech_touch", vec!["sentiment", "commercial"]));
}

#[test]
fn tech_touch_has_no_sponsor_to_miss_while_it_is_onboarded_either() {
    let mut facts = healthy();
    onboarding(&mut facts, 45, 4);
    facts.account.tier = Some("tech".into());
    let receipt = receipt(&facts, &book());
    assert_eq!(receipt.profile, "onboarding");
    assert_eq!(line(&receipt, "champion_sponsor").state, MeasureState::NotApplicable);
}

#[test]
fn parts_add_up_to_their_pillar_and_pillars_to_the_whole() {
    let mut facts = healthy();
    facts.usage.clear();
    facts.responses.clear();
    let book = book();
    let receipt = receipt(&facts, &book);
    let raw = receipt.raw.unwrap();
    let weights: f64 = receipt.pillars.iter().filter(|p| p.score.is_some()).map(|p| p.weight).sum();
    for pillar in receipt.pillars.iter().filter(|pillar| pillar.score.is_some()) {
        let exact = pillar.score.unwrap() * pillar.weight / weights;
        assert!((pillar.contribution - exact).abs() < 0.010_000_1, "{} {exact}", pillar.id);
        let inside: f64 = pillar.measures.iter().map(|line| line.contribution).sum();
        assert!((inside - pillar.contribution).abs() < 1e-6, "{}", pillar.id);
    }
    // Two of the three equal remainders are rounded up, not a third beside another's.
    let all: f64 = receipt.pillars.iter().map(|pillar| pillar.contribution).sum();
    assert!((all - (raw * 100.0).round() / 100.0).abs() < 1e-6);
}

#[test]
fn where_nothing_could_show_a_ticket_none_is_unknown() {
    let row = |book: &Book| {
        let mut facts = healthy();
        facts.tickets.clear();
        scoring::evaluate(&facts, book, Scorecard::builtin()).summary.open_tickets
    };
    let mut book = book();
    assert_eq!(row(&book), row(&book));
    book.feeds.retain(|feed| feed.entity != Entity::Ticket);
    assert_eq!(row(&book), None);
    let solved = scoring::evaluate(&healthy(), &super::fixture::book(), Scorecard::builtin());
    assert_eq!(solved.summary.open_tickets, Some(0));
}

#[test]
fn too_few_pillars_say_so() {
    let mut facts = healthy();
    facts.usage.clear();
    facts.tickets.clear();
    facts.activities.clear();
    facts.contacts.clear();
    let mut book = book();
    let gone = [Entity::Usage, Entity::Ticket, Entity::Activity, Entity::Contact];
    book.feeds.retain(|feed| !gone.contains(&feed.entity));
    let prospect =
        mamori::core::scoring::recovery::prospect(&facts, &book, Scorecard::builtin(), today());
    let said = prospect.unknown.map(|message| message.id.to_string());
    assert_eq!(said.as_deref(), Some("unknown-coverage"));
    let known = mamori::core::scoring::recovery::prospect(
        &healthy(),
        &super::fixture::book(),
        Scorecard::builtin(),
        today(),
    );
    assert_eq!(known.unknown, None);
}

#[test]
fn our_own_and_test_accounts_are_not_scored() {
    for stage in ["Internal", "internal test", "Test", "社内", "テスト用"] {
        let mut facts = healthy();
        facts.account.stage = Some(stage.into());
        assert_eq!(receipt(&facts, &book()).band, Band::Excluded, "{stage}");
    }
    let mut facts = healthy();
    facts.account.stage = Some("Testing phase".into());
    assert_eq!(receipt(&facts, &book()).band, Band::Healthy);
}

#[test]
fn an_unknown_account_says_nothing() {
    let receipt = receipt(&Facts::default(), &Book::new(today(), Settings::default()));
    assert_eq!((receipt.raw, receipt.score, receipt.band), (None, None, Band::Unknown));
}

#[test]
fn states_are_those_of_the_day_and_said_to_be_assumed_before_the_first_file() {
    let mut facts = healthy();
    facts.account.tier = Some("low".into());
    let tier =
        Version { field: "tier", until: today() - 10, value: Some(Value::Text("high".into())) };
    facts.account.history.versions = vec![tier];
    let card = Scorecard::builtin();
    let contribution = |day| line(&scoring::receipt(&facts, &book(), card, day), "multithreading");
    let note = |day: Day| contribution(day).note.unwrap().args;
    assert_ne!(
        note(today() - 11),
        note(today() - 9),
        "five people are a target of high-touch only"
    );
    let early = scoring::receipt(&facts, &book(), card, today() - 401);
    assert_eq!(line(&early, "champion_sponsor").note.unwrap().id, "note-assumed");
    let later = scoring::receipt(&facts, &book(), card, today() - 400);
    assert_ne!(line(&later, "champion_sponsor").note.unwrap().id, "note-assumed");
}

#[test]
fn the_row_names_the_account_as_lists_do() {
    let row = summary(|_| {});
    assert_eq!((&*row.name, &*row.short_name), ("Acme Inc.", "Acme"));
    assert!(row.needle.contains("acme") && row.needle.contains("rin"));
    let row = summary(|facts| facts.account.short_name = Some("ACM".into()));
    assert_eq!(&*row.short_name, "ACM");
}

#[test]
fn money_and_clocks_follow_the_terms_in_force() {
    let row = summary(|facts| {
        facts.account.arr = Some(Money::new(1, Currency::USD));
        let mut second = subscription();
        second.end = Some(today() + 30);
        second.notice = Some(Notice::Months(1));
        second.arr = Some(Money::new(500, Currency::USD));
        facts.subscriptions.push(second);
        let mut over = subscription();
        over.end = Some(today() - 1);
        facts.subscriptions.push(over);
    });
    assert_eq!(row.arr, Some(Money::new(12_000_500, Currency::USD)));
    assert_eq!(row.renewal, Some(day("2026-07-29")));
    assert_eq!(row.opt_out, Some(day("2026-06-28")));
    assert_eq!(row.deadline, Some(day("2026-06-26")), "a Sunday moves to the Friday before");
    assert_eq!(row.auto_renew, Some(true));
    let by_order = summary(|facts| facts.subscriptions[0].mode = Some(RenewalMode::Manual));
    assert_eq!((by_order.by_order, by_order.opt_out), (true, None));
    assert_eq!(by_order.deadline, Some(day("2027-01-18")));
    let own = summary(|facts| {
        facts.subscriptions.clear();
        facts.account.arr = Some(Money::new(7, Currency::JPY));
        facts.account.renewal_date = Some(day("2026-09-01"));
        facts.account.notice = Some("1m".into());
    });
    assert_eq!(
        (own.arr, own.opt_out),
        (Some(Money::new(7, Currency::JPY)), Some(day("2026-07-31")))
    );
}

#[test]
fn deltas_take_the_observed_score_before_the_close() {
    let mut facts = healthy();
    let plain = evaluate(&facts, &book());
    assert_eq!(plain.summary.delta30.known(), Some(2.4), "usage has grown since");
    facts.observed = vec![(today() - 33, Some(Score::new(60.0)))];
    let observed = evaluate(&facts, &book()).summary;
    assert!(
        (observed.delta30.known().unwrap() - (plain.summary.score.unwrap().points() - 60.0)).abs()
            < 1e-9
    );
    facts.observed = vec![(today() - 37, Some(Score::new(60.0)))];
    assert_eq!(
        evaluate(&facts, &book()).summary.delta30.known(),
        Some(2.4),
        "seen a week too early"
    );
    facts.observed = vec![(today() - 30, None)];
    assert_eq!(evaluate(&facts, &book()).summary.delta30.known(), None, "it was unknown that day");
}

#[test]
fn the_sparkline_ends_today() {
    let facts = healthy();
    let mut book = book();
    book.today = today() + 3;
    let row = evaluate(&facts, &book);
    assert_eq!(row.summary.sparkline.len(), 26);
    let weeks: Vec<_> = row.summary.sparkline.iter().collect();
    assert_eq!(weeks[25], row.summary.score.map(|s| s.floor() as u8));
    assert_eq!(row.closes.last, today());
    assert_eq!(row.closes.scores.len(), 53);
    assert_eq!(weeks[24], row.closes.scores[52].map(|s| s.floor() as u8));
}

#[test]
fn closes_are_the_scores_of_their_sundays() {
    let mut facts = healthy();
    facts.tickets.push(ticket(today() - 100, Some(today() - 50), 1));
    let closes = evaluate(&facts, &book()).closes;
    for (at, score) in closes.scores.iter().enumerate() {
        let sunday = closes.last - 7 * (52 - at as i32);
        let then = scoring::receipt(&facts, &book(), Scorecard::builtin(), sunday);
        assert_eq!(*score, then.score, "{sunday}");
    }
    assert!(closes.scores.iter().flatten().any(|score| score.points() <= 49.0));
}

#[test]
fn kept_closes_are_moved_and_not_made_again() {
    let mut facts = healthy();
    let seen = Some(Score::new(12.3));
    facts.closes = Some(Closes { last: today() - 14, scores: vec![seen; 53] });
    let closes = evaluate(&facts, &book()).closes;
    assert_eq!(closes.last, today());
    assert_eq!((closes.scores[0], closes.scores[50]), (seen, seen));
    assert_ne!(closes.scores[51], seen);
    facts.closes = Some(Closes { last: today() - 13, scores: vec![seen; 53] });
    assert!(!evaluate(&facts, &book()).closes.scores.contains(&seen), "not aligned");
}

#[test]
fn before_the_start_there_is_no_score() {
    let mut facts = healthy();
    facts.account.start_date = Some(today() - 30);
    facts.account.go_live_date = None;
    let closes = evaluate(&facts, &book()).closes;
    assert!(closes.scores[..48].iter().all(Option::is_none));
}

#[test]
fn tasks_and_tickets_are_counted() {
    let row = summary(|facts| {
        let mut later = promise(-9);
        later.id = 8;
        facts.tasks = vec![later, promise(2)];
        facts.tickets.push(ticket(today() - 3, None, 2));
    });
    assert_eq!((row.open_tasks, row.overdue_tasks, row.open_tickets), (2, 1, Some(1)));
    assert_eq!(
        row.next_task.as_deref().cloned(),
        Some(("send the figures".into(), Some(today() - 2)))
    );
    assert!(row.must_do, "an overdue promise of ours");
    assert_eq!((row.last_touch, row.touch_limit), (Some(today()), Some(45)));
}

#[test]
fn pillars_have_a_history_of_26_points() {
    let history = scoring::pillar_history(&healthy(), &book(), Scorecard::builtin());
    let ids: Vec<_> = history.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, ["usage", "relationship", "support", "sentiment", "outcomes", "commercial"]);
    assert!(history.iter().all(|(_, points)| points.len() == 26));
    let receipt = receipt(&healthy(), &book());
    let usage = receipt.pillars[0].score.unwrap().floor() as u8;
    assert_eq!(history[0].1[25], Some(usage));
}
