//! What holds for any facts: the score stays on its scale and under its caps, parts add up, and
//! missing data makes nothing green.

use super::fixture::*;
use mamori::core::contact::Role;
use mamori::core::entity::Entity;
use mamori::core::facts::Facts;
use mamori::core::pulse::PulseLevel;
use mamori::core::receipt::{Band, Receipt};
use mamori::core::response::SurveyKind;
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring;
use mamori::core::scoring::appraisal::appraise;
use mamori::core::scoring::basis::Basis;
use mamori::core::scoring::change::change;
use mamori::core::scoring::dossier::Dossier;
use mamori::core::scoring::moment::Moment;
use mamori::core::scoring::recovery::prospect;
use proptest::collection::vec;
use proptest::prelude::*;

/// Any account: whatever a source may bring, in any amount.
pub fn facts() -> impl Strategy<Value = Facts> {
    let account = (0..1200_i32, 0..5_usize, proptest::option::of(0..500_i32));
    let usage = (vec(0..60_i64, 0..400), vec(0..130_i64, 0..200), any::<bool>());
    let tickets = vec((0..400_i32, proptest::option::of(0..60_i32), 1..5_u8), 0..12);
    let touches = vec((0..400_i32, 0..5_usize, any::<bool>()), 0..25);
    let answers = vec((0..300_i32, 0..11_i32, any::<bool>()), 0..8);
    let rest = (
        proptest::option::of((0..3_usize, 0..200_i32)),
        vec((0..200_i32, any::<bool>()), 0..4),
        vec((0..3_usize, proptest::option::of(0..200_i32)), 0..4),
        proptest::option::of((-200..400_i32, 0..3_usize, 1..200_i64)),
    );
    (account, usage, tickets, touches, answers, rest).prop_map(build)
}

type Usage = (Vec<i64>, Vec<i64>, bool);
type Rest =
    (Option<(usize, i32)>, Vec<(i32, bool)>, Vec<(usize, Option<i32>)>, Option<(i32, usize, i64)>);
type Parts = (
    (i32, usize, Option<i32>),
    Usage,
    Vec<(i32, Option<i32>, u8)>,
    Vec<(i32, usize, bool)>,
    Vec<(i32, i32, bool)>,
    Rest,
);

fn build((account, usage, tickets, touches, answers, rest): Parts) -> Facts {
    let mut facts = Facts::default();
    facts.account.id = Some(ID);
    facts.account.name = "Any".into();
    facts.account.start_date = Some(today() - account.0);
    facts.account.tier = Some(["strategic", "high", "mid", "low", "tech"][account.1].into());
    facts.account.go_live_date = account.2.map(|ago| today() - ago);
    for (metric, points) in [("core_actions", &usage.0), ("active_users_30d", &usage.1)] {
        let at = |ago: i32| points[ago as usize];
        if !points.is_empty() {
            facts.usage.push(daily(metric, points.len() as i32, at));
        }
    }
    let tickets = tickets.into_iter().map(|(ago, closed, priority)| {
        let opened = today() - ago;
        ticket(opened, closed.map(|days| opened + days), priority)
    });
    facts.tickets = tickets.collect();
    let touches = touches.into_iter().map(|(ago, who, two_way)| {
        let mut touch = meeting(today() - ago, PEOPLE[who]);
        touch.direction = touch.direction.filter(|_| two_way);
        touch
    });
    facts.activities = touches.collect();
    let answers = answers.into_iter().map(|(ago, score, nps)| {
        let kind = if nps { SurveyKind::Nps } else { SurveyKind::Csat };
        answer(kind, f64::from(score), ago, None)
    });
    facts.responses = answers.collect();
    add_rest(&mut facts, rest);
    facts
}

fn add_rest(facts: &mut Facts, (given, invoices, people, term): Rest) {
    let levels = [PulseLevel::Red, PulseLevel::Yellow, PulseLevel::Green];
    facts.pulses = given.map(|(level, ago)| pulse(levels[level], ago)).into_iter().collect();
    let invoices = invoices.into_iter().map(|(ago, settled)| {
        if settled { paid(today() - ago) } else { open_invoice(today() - ago) }
    });
    facts.invoices = invoices.collect();
    let roles = [Role::Champion, Role::Sponsor, Role::Buyer];
    let people = people.into_iter().zip(PEOPLE).map(|((role, gone), email)| {
        let mut person = contact(email, roles[role]);
        person.departed = gone.map(|ago| today() - ago);
        person
    });
    facts.contacts = people.collect();
    facts.subscriptions = term
        .map(|(end, mode, seats)| {
            use mamori::core::contract::RenewalMode::{Auto, Ended, Manual};
            let mut term = subscription();
            term.end = Some(today() + end);
            term.mode =
                [None, Some(Auto), Some([Manual, Ended][(end % 2).unsigned_abs() as usize])][mode];
            term.seats = Some(seats);
            term
        })
        .into_iter()
        .collect();
}

fn hold(receipt: &Receipt) -> Result<(), TestCaseError> {
    let caps = receipt.caps.iter().map(|cap| cap.limit).fold(100.0, f64::min);
    if let Some(score) = receipt.score {
        prop_assert!(score.points() <= caps + 1e-9, "{score:?} over {caps}");
        prop_assert_eq!(receipt.band, Band::of(score));
        prop_assert!(receipt.coverage >= 0.6 - 1e-9);
        prop_assert!(receipt.coverage >= 0.8 - 1e-9 || receipt.band != Band::Healthy);
    }
    let parts: f64 = receipt.pillars.iter().flat_map(|p| &p.measures).map(|m| m.contribution).sum();
    let pillars: f64 = receipt.pillars.iter().map(|p| p.contribution).sum();
    let raw = (receipt.raw.unwrap_or(0.0) * 100.0).round() / 100.0;
    prop_assert!((parts - raw).abs() < 1e-6, "{parts} is not {raw}");
    prop_assert!((pillars - raw).abs() < 1e-6, "{pillars} is not {raw}");
    prop_assert!((0.0..=1.0 + 1e-9).contains(&receipt.coverage));
    Ok(())
}

/// The facts and the book without anything of one entity.
fn without(facts: &Facts, entity: Entity) -> Facts {
    let mut facts = facts.clone();
    match entity {
        Entity::Usage => facts.usage.clear(),
        Entity::Ticket => facts.tickets.clear(),
        Entity::Activity => facts.activities.clear(),
        Entity::Response => facts.responses.clear(),
        Entity::Invoice => facts.invoices.clear(),
        Entity::Contact => facts.contacts.clear(),
        _ => facts.subscriptions.clear(),
    }
    facts
}

const REMOVABLE: [Entity; 7] = [
    Entity::Usage,
    Entity::Ticket,
    Entity::Activity,
    Entity::Response,
    Entity::Invoice,
    Entity::Contact,
    Entity::Subscription,
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_score_adds_up_and_keeps_under_its_caps(facts in facts(), back in 0..370_i32) {
        let receipt = scoring::receipt(&facts, &book(), Scorecard::builtin(), today() - back);
        hold(&receipt)?;
        let again = scoring::receipt(&facts, &book(), Scorecard::builtin(), today() - back);
        prop_assert_eq!(receipt, again);
    }

    #[test]
    fn removing_a_feed_raises_nothing_past_its_cap(facts in facts(), which in 0..REMOVABLE.len()) {
        let less = without(&facts, REMOVABLE[which]);
        let mut book = book();
        book.feeds.retain(|feed| feed.entity != REMOVABLE[which]);
        let after = scoring::receipt(&less, &book, Scorecard::builtin(), today());
        hold(&after)?;
        for line in after.pillars.iter().flat_map(|pillar| &pillar.measures) {
            prop_assert!(line.score.is_some() || line.contribution.abs() < 1e-9);
        }
    }

    #[test]
    fn a_dying_feed_never_raises_the_score(facts in facts(), which in 0..REMOVABLE.len()) {
        let entity = REMOVABLE[which];
        let (mut alive, mut dead) = (book(), book());
        // The same last file, read on a day on which it is still fresh, or is stale for long.
        for (book, days) in [(&mut alive, 0), (&mut dead, 200)] {
            let feed = book.feeds.iter_mut().find(|feed| feed.entity == entity).unwrap();
            feed.last_import = today() - days;
            if let Some(span) = feed.covered.first_mut() {
                span.1 = today() - days;
            }
        }
        let dead = scoring::receipt(&facts, &dead, Scorecard::builtin(), today());
        let stale = dead.pillars.iter().flat_map(|pillar| &pillar.measures).any(|line| {
            line.state == mamori::core::receipt::MeasureState::Stale
        });
        let held = dead.caps.iter().any(|cap| cap.id == "stale_ceiling");
        prop_assert!(stale || !held);
        hold(&dead)?;
    }

    #[test]
    fn the_order_of_rows_does_not_matter(facts in facts()) {
        let mut turned = facts.clone();
        turned.tickets.reverse();
        turned.activities.reverse();
        turned.responses.reverse();
        turned.invoices.reverse();
        turned.usage.reverse();
        let card = Scorecard::builtin();
        let (one, other) =
            (scoring::evaluate(&facts, &book(), card), scoring::evaluate(&turned, &book(), card));
        prop_assert_eq!(one.receipt.score, other.receipt.score);
        prop_assert_eq!(one.closes, other.closes);
    }

    #[test]
    fn a_close_is_the_receipt_of_its_day(facts in facts(), week in 0..53_usize) {
        let closes = scoring::evaluate(&facts, &book(), Scorecard::builtin()).closes;
        let sunday = closes.last - 7 * (52 - week as i32);
        let receipt = scoring::receipt(&facts, &book(), Scorecard::builtin(), sunday);
        let begun = facts.account.start_date.is_none_or(|start| start <= sunday);
        prop_assert_eq!(closes.scores[week], receipt.score.filter(|_| begun));
    }

    #[test]
    fn the_parts_of_a_change_sum_to_it(facts in facts(), then in 1..370_i32, now in 0..60_i32) {
        let days = (today() - then - now, today() - now);
        let change = change(&facts, &book(), Scorecard::builtin(), days, None);
        if let Some(delta) = change.delta() {
            let sum: f64 = change.parts.iter().map(|part| part.points).sum();
            prop_assert!((sum - delta).abs() < 0.05, "{} is not {}: {:?}", sum, delta, change);
        }
    }

    #[test]
    fn what_would_make_it_healthy_is_enough(facts in facts()) {
        let card = Scorecard::builtin();
        let found = prospect(&facts, &book(), card, today());
        let receipt = scoring::receipt(&facts, &book(), card, today());
        if let Some(recovery) = &found.recovery {
            prop_assert!(recovery.score.points() >= 75.0 && receipt.band != Band::Healthy);
            prop_assert!(recovery.moves.len() + recovery.lifts.len() > 0);
        }
        prop_assert!(found.whole.is_none_or(|whole| Some(whole) > receipt.score));
    }

    #[test]
    fn a_score_is_put_together_again_from_its_basis(facts in facts(), back in 0..370_i32) {
        let (book, card) = (book(), Scorecard::builtin());
        let dossier = Dossier::new(&facts, &book, card);
        let basis = Basis::of(&appraise(&Moment::new(&dossier, today() - back, false)), card);
        let receipt = scoring::receipt(&facts, &book, card, today() - back);
        let outcome = basis.outcome(card);
        prop_assert_eq!((outcome.score, outcome.band), (receipt.score, receipt.band));
    }
}
