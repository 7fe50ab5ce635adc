//! Scorecards of one's own: measures by formula, profiles by tier, stage and segment.

use super::fixture::*;
use mamori::core::book::Book;
use mamori::core::entity::Entity;
use mamori::core::facts::Facts;
use mamori::core::receipt::{MeasureState, Receipt};
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring;

const LOGINS: &str = "[pillars]\nusage = { seat_utilisation = 40, usage_trend = 40, logins = 20 }\n\
     [custom.logins]\ntitle = \"Logins per seat\"\nvalue = \"x.logins_30d / seats\"\n\
     stale = 45\npoints = [[0, 0], [0.5, 60], [1, 100]]\n";

fn card(text: &str) -> Scorecard {
    Scorecard::with_layers(&[("my.toml".to_owned(), text.to_owned())]).unwrap()
}

fn by(text: &str, book: &Book, change: impl FnOnce(&mut Facts)) -> Receipt {
    let mut facts = healthy();
    change(&mut facts);
    scoring::receipt(&facts, book, &card(text), book.today)
}

fn with_logins(count: &str) -> impl FnOnce(&mut Facts) {
    let column = ("Logins_30d".to_owned(), count.to_owned());
    move |facts| facts.account.extra = vec![column]
}

#[test]
fn a_measure_of_ones_own_is_a_formula_over_columns() {
    let check = |count: &str, value: Option<f64>, points: Option<f64>| {
        let receipt = by(LOGINS, &book(), with_logins(count));
        let line = line(&receipt, "logins");
        assert_eq!((line.value, line.score), (value, points), "{count}");
        assert_eq!(line.title.as_deref(), Some("Logins per seat"));
        let sum: f64 = receipt.pillars.iter().map(|pillar| pillar.contribution).sum();
        assert!((sum - receipt.raw.unwrap()).abs() < 0.006);
    };
    check("50", Some(0.5), Some(60.0));
    check("25", Some(0.25), Some(30.0));
    check("1,000", Some(10.0), Some(100.0));
    check("many", None, None);
}

#[test]
fn an_own_measure_that_cannot_be_worked_out_is_missing_and_one_grown_old_is_stale() {
    let without = by(LOGINS, &book(), |_| {});
    assert_eq!(line(&without, "logins").state, MeasureState::Missing);
    let after = |days| {
        let book = book_with_feed_ending(Entity::Account, days);
        line(&by(LOGINS, &book, with_logins("50")), "logins").state
    };
    assert_eq!(after(45), MeasureState::Measured);
    assert_eq!(after(46), MeasureState::Stale);
}

#[test]
fn an_own_measure_can_be_declared_not_to_be_collected() {
    let mut book = book();
    book.settings.not_collected = ["logins".to_owned()].into();
    let without = by(LOGINS, &book, |_| {});
    assert_eq!(line(&without, "logins").state, MeasureState::NotApplicable);
    assert!((without.coverage - 1.0).abs() < 1e-9);
    let comes = by(LOGINS, &book, with_logins("50"));
    assert_eq!(line(&comes, "logins").state, MeasureState::Measured, "what comes counts");
    assert_eq!(book.declared_away(), ["logins"]);
}

const PROFILES: &str = "[[profiles]]\nid = \"public\"\ntitle = \"Public sector\"\n\
     tier = [\"high\"]\nsegment = [\"Government\"]\n\
     pillars = { usage = 20, relationship = 60, commercial = 20 }\n\
     [[profiles]]\nid = \"pilot\"\ntitle = \"Pilot\"\nstage = [\"pilot\", \"試用\"]\n\
     pillars = { usage = 100 }\n\
     [[profiles]]\nid = \"steady\"\n\
     pillars = { usage = 50, relationship = 50 }\n";

#[test]
fn the_first_profile_whose_tier_stage_and_segment_hold_is_taken() {
    let check = |tier: &str, stage: Option<&str>, segment: Option<&str>, expected: &str| {
        let receipt = by(PROFILES, &book(), |facts| {
            facts.account.tier = Some(tier.into());
            facts.account.stage = stage.map(str::to_owned);
            facts.account.segment = segment.map(str::to_owned);
        });
        assert_eq!(receipt.profile, expected, "{tier} {stage:?} {segment:?}");
    };
    check("high", None, Some("government "), "public");
    check("high", Some("試用"), Some("government"), "public");
    check("mid", Some("Pilot"), Some("government"), "pilot");
    check("high", None, Some("retail"), "steady");
    check("high", None, None, "steady");
}
