//! Early warnings over time: what is news, how few of it a day shows, what clears and comes back.

use super::{AccountId, Day, Shelf};
use mamori::core::few::Few;
use mamori::core::figure::Figure;
use mamori::core::portfolio::Summary;
use mamori::core::signal::episode::{Budget, Quiet};
use mamori::core::signal::{Severity, Signal};
use mamori::store::Scored;

fn day(offset: i32) -> Day {
    Day::parse("2026-11-01").unwrap() + offset
}

fn signal(rule: &'static str, severity: Severity, baseline: bool) -> Signal {
    Signal {
        rule: rule.into(),
        severity,
        since: day(0),
        value: 1.0.into(),
        threshold: 1.0.into(),
        reference: Figure::UNKNOWN,
        unit: mamori::core::receipt::Unit::Days,
        reason: mamori::core::message::Message::new("signal-no-sponsor"),
        evidence: None,
        play: "renewal".into(),
        baseline,
        quiet: None,
        resumed: false,
        falls: false,
        causes: Few::new(),
        opened: None,
        first_read: Few::new(),
    }
}

/// A store with three accounts that were scored without a warning the day before.
struct Book(Shelf);

impl Book {
    fn new() -> Self {
        let book = Self(super::derived::with_book());
        book.score(0, &[]);
        book
    }

    /// Scores the accounts on a day with these warnings (account, signal), and shows what it may.
    fn score(&self, on: i32, open: &[(u32, Signal)]) {
        let rows = (1..=3).map(|id| {
            let mine = open.iter().filter(|(account, _)| *account == id);
            let signals = mine.map(|(_, signal)| signal.clone()).collect();
            let summary = Summary { signals, ..super::derived::summary(id, 1.0, false) };
            Scored { summary, closes: None }
        });
        self.0.store.save_scores(day(on), &[7; 32], rows.collect()).unwrap();
        let budget = Budget { new_a_day: 2, me: vec!["mika".into()] };
        self.0.store.surface(day(on), &budget).unwrap();
    }

    /// (account, rule) of what stands open and is held back.
    fn held(&self) -> Vec<(u32, String)> {
        let rows = self.0.store.portfolio().unwrap().rows;
        let mut held = Vec::new();
        for row in rows {
            let quiet = row.signals.iter().filter(|signal| signal.quiet == Some(Quiet::Held));
            held.extend(quiet.map(|signal| (row.id.0, signal.rule.to_string())));
        }
        held.sort();
        held
    }

    fn open(&self, id: u32) -> Vec<Signal> {
        self.0.store.summaries(&[AccountId(id)]).unwrap().remove(0).signals
    }
}

fn p3(rule: &'static str) -> Signal {
    signal(rule, Severity::P3, false)
}

#[test]
fn a_day_shows_few_new_ones_and_the_next_days_the_rest() {
    let book = Book::new();
    let all = [
        (1, p3("no_sponsor")),
        (1, p3("pulse_stale")),
        (2, p3("no_sponsor")),
        (3, p3("csm_churn")),
    ];
    book.score(1, &all);
    assert_eq!(book.held().len(), 2, "{:?}", book.held());
    book.score(1, &all);
    assert_eq!(book.held().len(), 2, "the same day has no more room");
    book.score(2, &all);
    assert_eq!(book.held(), []);
}

#[test]
fn what_is_urgent_known_or_good_is_never_held_back() {
    let book = Book::new();
    let p1 = |rule| signal(rule, Severity::P1, false);
    let urgent = [(1, p1("p1_open")), (2, p1("p1_open")), (3, p1("p1_open"))];
    let known = [
        (1, signal("no_sponsor", Severity::P3, true)),
        (2, signal("expansion", Severity::Good, false)),
    ];
    book.score(1, &[&urgent[..], &known[..]].concat());
    assert_eq!(book.held(), []);
    book.score(
        2,
        &[&urgent[..], &known[..], &[(1, p3("pulse_stale")), (2, p3("pulse_stale"))]].concat(),
    );
    assert_eq!(book.held(), [], "they have taken no room");
}

#[test]
fn other_peoples_accounts_take_no_room() {
    let book = Book::new();
    let budget = |me: &str| Budget { new_a_day: 0, me: vec![me.into()] };
    let rows = |signals| {
        vec![Scored {
            summary: Summary { signals, ..super::derived::summary(1, 1.0, false) },
            closes: None,
        }]
    };
    book.0.store.save_scores(day(1), &[7; 32], rows(vec![p3("no_sponsor")])).unwrap();
    book.0.store.surface(day(1), &budget("mika")).unwrap();
    assert_eq!(book.held().len(), 1);
    book.0.store.surface(day(1), &budget("nobody of that name")).unwrap();
    assert_eq!(book.held(), []);
}

#[test]
fn a_warning_clears_and_comes_back_as_the_old_one_for_two_weeks() {
    let back = |after: i32| {
        let book = Book::new();
        book.score(1, &[(1, p3("pulse_stale"))]);
        book.score(5, &[]);
        let cleared = book.0.store.cleared(AccountId(1)).unwrap();
        assert_eq!((cleared[0].opened, cleared[0].cleared), (day(1), day(5)));
        book.score(5 + after, &[(1, p3("pulse_stale"))]);
        (book.open(1)[0].resumed, book.0.store.cleared(AccountId(1)).unwrap().len())
    };
    assert_eq!(back(13), (true, 0));
    assert_eq!(back(14), (false, 1));
}

#[test]
fn back_about_something_else_it_is_another_one() {
    let about =
        |cause: &str| Signal { causes: [cause.to_owned()].into_iter().collect(), ..p3("p1_open") };
    let back = |cause: &str| {
        let book = Book::new();
        book.score(1, &[(1, about("tk1"))]);
        book.score(5, &[]);
        book.score(8, &[(1, about(cause))]);
        (book.open(1)[0].resumed, book.open(1)[0].opened)
    };
    assert_eq!(back("tk1"), (true, Some(day(1))));
    assert_eq!(back("tk2"), (false, Some(day(8))));
}

#[test]
fn baseline_is_what_was_known_when_its_feed_was_first_read() {
    let old = |reads: &[i32]| Signal {
        since: day(-30),
        baseline: true,
        first_read: reads.iter().map(|read| day(*read)).collect(),
        ..p3("invoice_overdue")
    };
    let book = Book::new();
    let check = |on: i32, id: u32, reads: &[i32], baseline: bool| {
        book.score(on, &[(id, old(reads))]);
        let open = book.open(id).remove(0);
        let visit = Some(day(on));
        assert_eq!((open.baseline, open.is_news(visit)), (baseline, !baseline), "{id}");
    };
    check(3, 1, &[3], true);
    check(21, 2, &[3], false);
    check(21, 3, &[3, 21], true);
    // Scored again later, each is what it was.
    book.score(30, &[(1, old(&[3])), (2, old(&[3])), (3, old(&[3, 21]))]);
    let baselines = [1, 2, 3].map(|id| book.open(id)[0].baseline);
    assert_eq!(baselines, [true, false, true], "the second is known since day 30");
}

#[test]
fn what_arrives_late_waits_for_room_like_any_news() {
    let book = Book::new();
    let late = Signal {
        baseline: true,
        first_read: [day(0)].into_iter().collect(),
        ..p3("invoice_overdue")
    };
    let late = |id: u32| (id, Signal { since: day(-30), ..late.clone() });
    book.score(1, &[]);
    book.score(2, &[late(1), late(2), late(3)]);
    assert_eq!(book.held().len(), 1, "{:?}", book.held());
}

#[test]
fn what_opens_and_clears_on_one_day_was_a_slip() {
    let book = Book::new();
    book.score(1, &[(1, p3("pulse_stale"))]);
    book.score(1, &[]);
    assert_eq!(book.0.store.cleared(AccountId(1)).unwrap(), []);
}

#[test]
fn what_much_of_the_book_gets_at_once_is_said_once() {
    use mamori::core::signal::episode::find_outages;
    use std::sync::Arc;
    let rows = |hit: usize, rule: &'static str, apart: i32| -> Vec<Arc<Summary>> {
        let row = |at: usize| {
            let since = day(at as i32 * apart);
            let signals = if at < hit { vec![Signal { since, ..p3(rule) }] } else { Vec::new() };
            Arc::new(Summary { signals, ..super::derived::summary(at as u32 + 1, 1.0, false) })
        };
        (0..40).map(row).collect()
    };
    let found = |hit, rule, apart| {
        let mut rows = rows(hit, rule, apart);
        let outages = find_outages(&mut rows);
        let quiet = rows.iter().flat_map(|row| &row.signals);
        let quiet = quiet.filter(|signal| signal.quiet == Some(Quiet::Shared)).count();
        (outages.first().map(|outage| outage.accounts), quiet)
    };
    assert_eq!(found(6, "usage_drop", 0), (Some(6), 6), "15 % of 40");
    assert_eq!(found(5, "usage_drop", 0), (None, 0));
    assert_eq!(found(6, "usage_drop", 2), (Some(6), 6), "within ten days");
    assert_eq!(found(6, "usage_drop", 3), (None, 0), "one after the other");
    assert_eq!(found(40, "no_sponsor", 0), (None, 0), "no fault of the product");
    let mut rows = rows(6, "usage_drop", 0);
    find_outages(&mut rows);
    assert_eq!(rows[0].standing(day(9)), mamori::core::portfolio::Standing::Quiet);
}
