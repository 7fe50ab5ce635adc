//! Compounds: all three parts are one banner, two are one in the making, one is nothing.

use super::*;
use mamori::core::activity::{Activity, TouchKind};
use mamori::core::signal::compound::Compound;

fn compounds(change: impl FnOnce(&mut Facts)) -> Vec<Compound> {
    let mut facts = healthy();
    change(&mut facts);
    scoring::evaluate(&facts, &keen(), Scorecard::builtin()).summary.compounds.to_vec()
}

/// The compounds of a change: names, and whether they are whole.
fn check(what: &str, expected: &[(&str, bool)], change: impl FnOnce(&mut Facts)) {
    let found = compounds(change);
    let found: Vec<_> = found.iter().map(|c| (c.id.to_string(), c.is_full())).collect();
    let expected: Vec<_> = expected.iter().map(|(id, full)| ((*id).to_owned(), *full)).collect();
    assert_eq!(found, expected, "{what}");
}

fn alone(facts: &mut Facts) {
    facts.activities.retain(|touch| touch.attendees[0] == PEOPLE[0]);
    let review = meeting(today() - 9, PEOPLE[0]);
    facts.activities.push(Activity { kind: TouchKind::Qbr, direction: None, ..review });
}

fn leave(facts: &mut Facts) {
    facts.contacts[0].departed = Some(today() - 2);
}

#[test]
fn decapitation_needs_all_three() {
    check("the champion left", &[], leave);
    check("and one answers", &[("decapitation", false)], |facts| {
        leave(facts);
        alone(facts);
    });
    let all = |facts: &mut Facts| {
        leave(facts);
        alone(facts);
        facts.contacts.remove(2);
    };
    check("and no sponsor", &[("decapitation", true)], all);
    let said = compounds(all)[0].said();
    assert_eq!(Lang::En.say(&said), "decapitation: champion left, single-threaded, no sponsor");
    assert_eq!(
        Lang::Ja.say(&said),
        "キーパーソンの離脱: 推進者の退職、接点1名のみ、スポンサー不在"
    );
}

fn told(tag: &str) -> Activity {
    Activity { tags: vec![tag.into()], ..meeting(today() - 5, PEOPLE[0]) }
}

#[test]
fn exit_preparation_reads_what_was_noted() {
    let off = |facts: &mut Facts| {
        facts.subscriptions[0].mode = Some(mamori::core::contract::RenewalMode::Manual);
        facts.subscriptions[0].mode_changed = Some(today() - 3);
    };
    check("off", &[], off);
    check("data asked for", &[("exit_preparation", false)], |facts| {
        off(facts);
        facts.activities.push(told("#データ返却"));
    });
    check("and terms", &[("exit_preparation", true)], |facts| {
        off(facts);
        facts.activities.extend([told("#データ返却"), told("termination")]);
    });
    check("notes alone are no warning", &[], |facts| {
        facts.activities.extend([told("#データ返却"), told("termination")]);
    });
}

#[test]
fn a_value_vacuum_and_a_contraction_spiral() {
    check("no proof, no review", &[("value_vacuum", false)], |facts| facts.proofs.clear());
    check("and a silent sponsor", &[("value_vacuum", true)], |facts| {
        facts.proofs.clear();
        facts.activities.retain(|touch| touch.attendees[0] != "c@acme.com");
        facts.activities.push(meeting(today() - 200, "c@acme.com"));
    });
    check("few licences in a short term", &[("contraction_spiral", false)], |facts| {
        facts.subscriptions[0].start = Some(today() - 100);
        facts.subscriptions[0].end = Some(today() + 50);
        facts.usage[1] = daily("active_users_30d", 540, |_| 30);
    });
}

#[test]
fn a_quiet_quit_is_silence_on_every_line() {
    let fading = |facts: &mut Facts| super::support::given_up(60, &[])(facts);
    check("tickets stop and use falls", &[("quiet_quit", false)], fading);
    check("and nobody meets", &[("quiet_quit", true)], |facts| {
        fading(facts);
        facts.activities.retain(|touch| touch.day <= today() - 46);
    });
    check("nobody meets, all is used", &[], |facts| {
        facts.activities.retain(|touch| touch.day <= today() - 46);
    });
}

#[test]
fn shelfware_was_paid_for_and_never_live() {
    let unused = |facts: &mut Facts| {
        facts.usage[0] = daily("core_actions", 540, |ago| i64::from(ago >= 40));
        facts.usage[1] = daily("active_users_30d", 540, |_| 30);
    };
    check("few licences, no use", &[("shelfware", false)], unused);
    let both = [("shelfware", true), ("failed_launch", false)];
    check("and the launch still runs", &both, |facts| {
        unused(facts);
        super::super::measures::onboarding(facts, 400, 4);
        facts.account.start_date = Some(today() - 400);
    });
}

#[test]
fn a_failed_launch_is_late_without_value_and_dark() {
    let late = |facts: &mut Facts| super::work::began(81, 40)(facts);
    check("late and without value", &[("failed_launch", false)], late);
    let all = |facts: &mut Facts| {
        late(facts);
        facts.usage[0] = daily("core_actions", 540, |_| 0);
    };
    check("and never used", &[("failed_launch", true)], all);
    let said = compounds(all)[0].said();
    assert_eq!(
        Lang::En.say(&said),
        "failed launch: time to value overrun, onboarding overdue, dark account"
    );
}

#[test]
fn every_compound_has_a_name_in_both_languages() {
    let ids = ["decapitation", "quiet-quit", "exit-preparation", "shelfware", "failed-launch"];
    for id in ids.iter().chain(&["value-vacuum", "contraction-spiral"]) {
        for lang in Lang::ALL {
            let id = format!("compound-{id}");
            assert_ne!(lang.word(&id), id);
        }
    }
}
