//! Rules that read contracts, scores and the person's own judgement.

use super::*;
use mamori::core::contract::Subscription;
use mamori::core::money::{Currency, Money};
use mamori::core::pulse::PulseLevel;
use mamori::core::receipt::Score;
use mamori::core::task::{Step, Task};

/// A term like the last one, but for a change, that began so many days ago.
fn renewed(days: i32, change: fn(&mut Subscription)) -> impl FnOnce(&mut Facts) {
    move |facts| {
        let begin = today() - days;
        let mut after = Subscription {
            key: "s2".into(),
            start: Some(begin),
            end: Some(begin + 364),
            ..subscription()
        };
        change(&mut after);
        let before =
            Subscription { start: Some(begin - 365), end: Some(begin - 1), ..subscription() };
        facts.subscriptions = vec![before, after];
    }
}

#[test]
fn a_contract_that_shrank() {
    let check = |what, expected, days, change: fn(&mut Subscription)| {
        check("contraction", what, expected, renewed(days, change));
    };
    check("the same again", None, 10, |_| {});
    check("24 % of the licences", Some("P2"), 10, |term| term.seats = Some(76));
    check("25 % of the licences", Some("P1"), 10, |term| term.seats = Some(75));
    check("more licences", None, 10, |term| term.seats = Some(120));
    check("89 days ago", Some("P2"), 89, |term| term.seats = Some(90));
    check("90 days ago", None, 90, |term| term.seats = Some(90));
    check("a cheaper plan", Some("P2"), 10, |term| {
        term.arr = Some(Money::new(10_000_000, Currency::USD));
    });
    check("half a year", Some("P1"), 10, |term| term.end = term.start.map(|day| day + 181));
    let cut = find("contraction", renewed(10, |term| term.seats = Some(90))).unwrap();
    assert_eq!(
        Lang::En.say(cut.said()),
        format!("seats 100 → 90 on {}, -10%", mamori::locale::format::day(Lang::En, today() - 10))
    );
}

#[test]
fn a_contract_that_shrank_in_every_way_says_all_of_it() {
    let cut = find(
        "contraction",
        renewed(10, |term| {
            term.seats = Some(70);
            term.arr = Some(Money::new(8_400_000, Currency::USD));
            term.end = term.start.map(|day| day + 181);
        }),
    );
    let said = Lang::En.say(cut.unwrap().said());
    for part in ["term 365 → 182", "seats 100 → 70"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

/// Red for so many days, and today.
fn red(days: i32) -> impl FnOnce(&mut Facts) {
    move |facts| {
        facts.plans.clear();
        let past = (0..40).rev().map(|week| {
            let ago = 7 * week + 1;
            (today() - ago, Some(Score::new(if ago <= days { 40.0 } else { 90.0 })))
        });
        facts.observed = past.collect();
        facts.tickets.push(ticket(today() - 20, None, 1));
    }
}

#[test]
fn red_for_long_without_a_plan() {
    check("red_too_long", "four weeks", None, red(28));
    check("red_too_long", "five weeks", Some("P1"), red(36));
    check("red_too_long", "a plan is open", None, |facts| {
        red(60)(facts);
        facts.plans = healthy().plans;
    });
    let play = |finished: bool| {
        move |facts: &mut Facts| {
            red(60)(facts);
            let step = Step { playbook: Some("at-risk-save".into()), ..Step::default() };
            let mut task = Task::new(9, Some(ID), "talk", today() - 5);
            task.step = Some(Box::new(step));
            if finished {
                task.status = mamori::core::task::TaskStatus::Done;
            }
            facts.tasks.push(task);
        }
    };
    check("red_too_long", "a play is open", None, play(false));
    check("red_too_long", "the play is over", Some("P1"), play(true));
}

#[test]
fn an_old_pulse() {
    let given = |days| move |facts: &mut Facts| facts.pulses = vec![pulse(PulseLevel::Green, days)];
    check("pulse_stale", "90 days", None, given(90));
    check("pulse_stale", "91 days", Some("P3"), given(91));
    check("pulse_stale", "never given", None, |facts| facts.pulses.clear());
}

#[test]
fn no_proof_of_value_by_tier() {
    let proven = |days: i32, word: &'static str| {
        move |facts: &mut Facts| {
            tier(facts, word);
            facts.proofs[0].day = today() - days;
        }
    };
    for (word, limit) in [("strategic", 180), ("high", 180), ("mid", 270)] {
        check("no_value_proof", word, None, proven(limit, word));
        check("no_value_proof", word, Some("P3"), proven(limit + 1, word));
    }
    check("no_value_proof", "low", None, proven(500, "low"));
    check("no_value_proof", "none at all", Some("P3"), |facts| facts.proofs.clear());
}

/// A contract near its deadline of which a person has put the renewal mode right so many days ago.
fn by_hand(mode: &'static str, ago: i32) -> impl FnOnce(&mut Facts) {
    move |facts| {
        facts.subscriptions = vec![Subscription {
            end: Some(today() + 40),
            notice: Some(mamori::core::contract::Notice::Days(30)),
            ..subscription()
        }];
        let when = Some(today() - ago);
        facts.account.renew_by_hand =
            Some(mamori::core::account::ByHand { word: mode.to_owned(), made: when });
    }
}

#[test]
fn a_notice_that_a_person_writes_down_takes_the_place_of_the_deadline() {
    let rule = |rule, mode, ago| severity(find(rule, by_hand(mode, ago)).as_ref());
    assert_eq!(rule("opt_out_near", "auto", 3), Some("P3"), "the account is healthy");
    assert_eq!(rule("opt_out_near", "ended", 3), None);
    assert_eq!(rule("auto_renew_off", "ended", 3), Some("P1"));
    assert_eq!(rule("auto_renew_off", "auto", 3), None);
}

#[test]
fn a_later_contract_goes_before_what_a_person_wrote_of_the_one_before() {
    let clock = |start: i32, made: i32| {
        let mut facts = healthy();
        facts.subscriptions = vec![Subscription {
            start: Some(today() - start),
            end: Some(today() + 300),
            notice: Some(mamori::core::contract::Notice::Days(90)),
            ..subscription()
        }];
        let made = Some(today() - made);
        facts.account.notice_by_hand =
            Some(mamori::core::account::ByHand { word: "30d".into(), made });
        let evaluation = scoring::evaluate(&facts, &book(), Scorecard::builtin());
        evaluation.summary.opt_out
    };
    assert_eq!(clock(60, 10), Some(today() + 270), "put right within the term");
    assert_eq!(clock(10, 60), Some(today() + 210), "the new term says its own");
}
