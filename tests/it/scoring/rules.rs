//! The rules of early warning, each from both sides of its thresholds: one fact of the healthy
//! account is changed at a time.

mod compounds;
mod people;
mod precision;
mod support;
mod terms;
mod usage;
mod work;

use super::fixture::*;
use super::properties::facts;
use super::signals::{severity, signal_in, signals_in};
use mamori::core::book::{Book, Habits};
use mamori::core::facts::Facts;
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring;
use mamori::core::signal::{RULES, Signal};
use mamori::locale::Lang;
use proptest::prelude::*;

/// A book in which every practice is in use.
fn keen() -> Book {
    Book { habits: Habits { sponsors: true, reviews: true, owners: true }, ..book() }
}

/// What a rule finds after a change of the healthy account.
fn find(rule: &str, change: impl FnOnce(&mut Facts)) -> Option<Signal> {
    signal_in(&keen(), rule, change)
}

/// The severity that a rule gives after a change; the healthy account is quiet.
fn check(rule: &str, what: &str, expected: Option<&str>, change: impl FnOnce(&mut Facts)) {
    let found = find(rule, change);
    assert_eq!(severity(found.as_ref()), expected, "{rule}: {what}");
    let Some(signal) = found else { return };
    for lang in Lang::ALL {
        let said = lang.say(signal.said());
        assert!(!said.contains('{') && !said.contains("signal-"), "{said}");
    }
    assert!(signal.since <= today(), "{rule} begins {}", signal.since);
    assert!(
        !signal.play.is_empty()
            && signal.value.known().is_some() == signal.threshold.known().is_some()
    );
    assert_ne!(Lang::Ja.word(&format!("play-{}", signal.play.replace('_', "-"))), "");
}

fn tier(facts: &mut Facts, tier: &str) {
    facts.account.tier = Some(tier.into());
}

#[test]
fn there_are_thirty_six_rules() {
    assert_eq!(RULES.len(), 36);
    let names: std::collections::BTreeSet<_> = RULES.iter().collect();
    assert_eq!(names.len(), 36);
}

#[test]
fn a_practice_that_nobody_keeps_is_no_warning() {
    let mut none = keen();
    (none.habits, none.plans_in_use, none.proofs_in_use) = (Habits::default(), false, false);
    let bare = |facts: &mut Facts| {
        facts.contacts.remove(2);
        facts.account.owner = None;
        facts.plans.clear();
        facts.proofs.clear();
    };
    assert_eq!(signals_in(&none, bare), []);
    let rules: Vec<_> = signals_in(&keen(), bare).into_iter().map(|s| s.rule).collect();
    assert!(rules.iter().any(|rule| rule == "no_sponsor"), "{rules:?}");
}

#[test]
fn a_scorecard_that_names_few_rules_has_the_usual_others() {
    let text = include_str!("../../../assets/scorecards/default.toml");
    let (card, _) = text.split_once("[rules.opt_out_near]").unwrap();
    let short = format!("{card}[rules.pulse_stale]\ndays = 5\n");
    let card = Scorecard::parse(&short, "mine.toml").unwrap();
    assert_ne!(card.rules, Scorecard::builtin().rules);
    assert_eq!(card.rules.usage_drop, Scorecard::builtin().rules.usage_drop);
    let odd = Scorecard::parse(&format!("{short}[rules.pulse_stall]\ndays = 5\n"), "mine.toml");
    assert_eq!(odd.unwrap_err().id, "scorecard-unreadable");
}

/// The same facts in another order.
fn turned(facts: &Facts) -> Facts {
    let mut facts = facts.clone();
    facts.usage.reverse();
    facts.contacts.reverse();
    facts.tickets.reverse();
    facts.responses.reverse();
    facts.activities.reverse();
    facts.invoices.reverse();
    facts
}

fn open(facts: &Facts) -> Vec<Signal> {
    scoring::evaluate(facts, &keen(), Scorecard::builtin()).summary.signals
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_rule_never_fires_twice_for_one_cause(facts in facts()) {
        let found = open(&facts);
        let mut rules: Vec<_> = found.iter().map(|signal| signal.rule.to_string()).collect();
        rules.sort();
        rules.dedup();
        prop_assert_eq!(rules.len(), found.len());
        let both = |one: &str, other: &str| {
            rules.iter().any(|rule| rule == one) && rules.iter().any(|rule| rule == other)
        };
        prop_assert!(!both("usage_slide", "usage_drop"));
        prop_assert!(!both("no_activity", "dark_account"));
        prop_assert!(!both("nps_fall", "nps_detractor"));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(facts in facts()) {
        let numbers = |facts: &Facts| -> Vec<_> {
            let found = open(facts).into_iter();
            found.map(|s| (s.rule, s.severity, s.since, s.value, s.threshold)).collect()
        };
        prop_assert_eq!(numbers(&facts), numbers(&turned(&facts)));
    }

    #[test]
    fn nothing_on_file_fires_nothing_but_what_the_person_owes(tier in 0..5_usize) {
        let mut facts = Facts::default();
        facts.account.id = Some(ID);
        facts.account.owner = Some("Rin".into());
        facts.account.tier = Some(["strategic", "high", "mid", "low", "tech"][tier].into());
        facts.account.start_date = Some(today() - 700);
        let mut blind = keen();
        blind.feeds.clear();
        blind.proofs_in_use = false;
        let found = scoring::evaluate(&facts, &blind, Scorecard::builtin()).summary.signals;
        prop_assert_eq!(found, vec![]);
    }
}
