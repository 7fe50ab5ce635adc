//! A fall that only another practice, other settings or another profile make is none.

use super::fixture::{book, healthy, today};
use mamori::core::book::Book;
use mamori::core::facts::Facts;
use mamori::core::receipt::Score;
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring::evaluate;

fn score(facts: &Facts, book: &Book) -> Score {
    evaluate(facts, book, Scorecard::builtin()).summary.score.unwrap()
}

/// Scored the same every week of the last forty.
fn seen(mut facts: Facts, score: Score) -> Facts {
    facts.observed = (1..40).rev().map(|week| (today() - 7 * week + 1, Some(score))).collect();
    facts
}

fn falls(facts: &Facts, book: &Book) -> bool {
    let found = evaluate(facts, book, Scorecard::builtin()).summary.signals;
    found.iter().any(|signal| signal.rule == "score_fall")
}

#[test]
fn a_new_practice_makes_no_fall() {
    let facts = Facts { plans: Vec::new(), proofs: Vec::new(), ..healthy() };
    let before = Book { plans_in_use: false, proofs_in_use: false, regime: Some(1), ..book() };
    let after = Book { regime: Some(2), ..book() };
    let (high, low) = (score(&facts, &before), score(&facts, &after));
    assert!(low.points() + 10.0 <= high.points(), "{high:?} to {low:?}");
    let mut facts = seen(facts, high);
    facts.regimes = vec![(today() - 300, 1)];
    assert!(!falls(&facts, &after));
    assert!(falls(&facts, &Book { regime: Some(1), ..after }), "by the same practice it is one");
}

/// Nothing but support, the contract and outcomes count in the first half year after going live.
const CARD: &str = r#"
[[profiles]]
id = "adoption"
when = { live_for_at_most = 180 }
pillars = { support = 80, commercial = 10, outcomes = 10 }

[[profiles]]
id = "steady"
when = "always"
pillars = { usage = 30, relationship = 20, support = 12, sentiment = 13, outcomes = 10, commercial = 15 }
"#;

#[test]
fn another_profile_makes_no_fall() {
    let card = Scorecard::with_layers(&[("my.toml".to_owned(), CARD.to_owned())]).unwrap();
    let on = |facts: &Facts| evaluate(facts, &book(), &card).summary;
    let falls = |facts: &Facts| on(facts).signals.iter().any(|one| one.rule == "score_fall");
    let mut facts = healthy();
    facts.activities.retain(|touch| touch.day < today() - 300);
    facts.account.go_live_date = Some(today() - 30);
    let high = on(&facts).score.unwrap();
    facts.account.go_live_date = Some(today() - 182);
    let low = on(&facts).score.unwrap();
    assert!(low.points() + 10.0 <= high.points(), "{high:?} to {low:?}");
    let mut facts = seen(facts, high);
    assert!(!falls(&facts), "the half year was over two days ago");
    facts.account.go_live_date = Some(today() - 600);
    assert!(falls(&facts), "by the same profile it is one");
}
