//! How fast the first sync fills the past: run with `--release --ignored --nocapture`.

use super::fixture::{book, healthy, today};
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring::{closes, dossier::Dossier, evaluate};
use std::time::Instant;

#[test]
#[ignore = "a measurement, not a check of behaviour"]
fn five_thousand_accounts_get_53_week_ends() {
    let (facts, book, card) = (healthy(), book(), Scorecard::builtin());
    let started = Instant::now();
    let mut known = 0;
    for _ in 0..5_000 {
        let closes = closes::closes(&Dossier::new(&facts, &book, card));
        known += closes.scores.iter().flatten().count();
    }
    let backfill = started.elapsed();
    let started = Instant::now();
    for _ in 0..5_000 {
        known += usize::from(evaluate(&facts, &book, card).summary.score.is_some());
    }
    let whole = started.elapsed();
    let mut kept = facts.clone();
    kept.closes = Some(evaluate(&facts, &book, card).closes);
    let started = Instant::now();
    for _ in 0..5_000 {
        known += usize::from(evaluate(&kept, &book, card).summary.score.is_some());
    }
    let day = started.elapsed();
    assert_eq!(known, 5_000 * 55, "scores up to {}", today());
    println!("53 week-ends {backfill:?}, evaluate {whole:?}, with closes kept {day:?}");
}
