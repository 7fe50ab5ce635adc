//! Touches, people, champion and sponsor.

use super::super::fixture::*;
use super::{goes_stale_after, points, state};
use mamori::core::contact::Role;
use mamori::core::entity::Entity;
use mamori::core::facts::Facts;
use mamori::core::receipt::MeasureLine;
use mamori::core::receipt::MeasureState;

#[test]
fn touch_recency_follows_the_tier() {
    let silent = |tier: &str, days: i32| {
        measure("touch_recency", |facts| {
            facts.account.tier = Some(tier.into());
            facts.activities = vec![meeting(today() - days, PEOPLE[0])];
        })
    };
    for (tier, days, expected) in [
        ("strategic", 35, 75.0),
        ("high", 35, 75.0),
        ("high", 36, 74.0),
        ("high", 60, 50.0),
        ("high", 61, 49.2),
        ("high", 120, 0.0),
        ("mid", 65, 75.0),
        ("mid", 90, 50.0),
        ("low", 90, 75.0),
        ("low", 120, 50.0),
        ("low", 0, 100.0),
    ] {
        points(&silent(tier, days), expected);
    }
}

#[test]
fn only_what_both_sides_did_is_a_touch() {
    use mamori::core::activity::{Direction, TouchKind, TouchStatus};
    let last = |change: &dyn Fn(&mut mamori::core::activity::Activity)| {
        measure("touch_recency", |facts| {
            let mut newer = meeting(today() - 2, PEOPLE[0]);
            change(&mut newer);
            facts.activities = vec![meeting(today() - 30, PEOPLE[0]), newer];
        })
        .value
    };
    assert_eq!(last(&|_| {}), Some(2.0));
    assert_eq!(last(&|touch| touch.direction = Some(Direction::Out)), Some(30.0));
    assert_eq!(last(&|touch| touch.direction = None), Some(30.0));
    assert_eq!(last(&|touch| touch.status = TouchStatus::NoShow), Some(30.0));
    assert_eq!(last(&|touch| touch.day = today() + 3), Some(30.0));
    let chat = |both: bool| {
        measure("touch_recency", |facts| {
            let mut theirs = meeting(today() - 4, PEOPLE[0]);
            theirs.kind = TouchKind::Chat;
            theirs.direction = Some(Direction::In);
            let mut ours = theirs.clone();
            ours.direction = Some(if both { Direction::Out } else { Direction::In });
            facts.activities = vec![meeting(today() - 30, PEOPLE[0]), theirs, ours];
        })
        .value
    };
    assert_eq!(chat(true), Some(4.0));
    assert_eq!(chat(false), Some(30.0));
}

#[test]
fn an_unknown_touch_is_not_never() {
    state(&measure("touch_recency", |facts| facts.activities.clear()), MeasureState::Missing);
    let stated = measure("touch_recency", |facts| {
        facts.activities.clear();
        facts.account.last_touch = Some(today() - 12);
    });
    assert_eq!(stated.value, Some(12.0));
    let newer = measure("touch_recency", |facts| facts.account.last_touch = Some(today() - 12));
    assert_eq!(newer.value, Some(0.0));
    let silent = measure("touch_recency", |facts| {
        facts.activities.truncate(1);
        facts.activities[0].direction = None;
    });
    assert_eq!(silent.note.unwrap().id, "note-touch-never");
    assert_eq!(silent.value, Some(700.0), "from the start, within what the feed covers");
}

#[test]
fn multithreading_counts_people_against_the_target() {
    let met = |tier: &str, people: usize| {
        measure("multithreading", |facts| {
            facts.account.tier = Some(tier.into());
            facts.activities = PEOPLE[..people].iter().map(|p| meeting(today() - 9, p)).collect();
            facts.activities.push(meeting(today() - 91, PEOPLE[4]));
        })
    };
    points(&met("high", 5), 100.0);
    points(&met("high", 4), 80.0);
    points(&met("high", 1), 20.0);
    points(&met("mid", 3), 100.0);
    points(&met("mid", 2), 66.7);
    points(&met("low", 2), 100.0);
    points(&met("low", 1), 49.0);
    points(&met("high", 0), 0.0);
    let old = |days: i32| {
        measure("multithreading", |facts| {
            facts.activities = vec![meeting(today() - days, PEOPLE[0])];
        })
    };
    assert_eq!((old(90).value, old(91).value), (Some(1.0), Some(0.0)));
}

#[test]
fn our_own_people_and_strangers_do_not_count() {
    let met = |who: &str| {
        measure("multithreading", |facts| {
            facts.activities = vec![meeting(today() - 9, PEOPLE[0]), meeting(today() - 8, who)];
        })
        .value
    };
    assert_eq!(met("b@acme.com"), Some(2.0));
    assert_eq!(met("B <B@ACME.com>"), Some(2.0));
    assert_eq!(met(" A@acme.com"), Some(1.0));
    assert_eq!(met("rin"), Some(1.0));
    assert_eq!(met("x@elsewhere.com"), Some(1.0));
    assert_eq!(met("田中様"), Some(2.0));
    let nameless = measure("multithreading", |facts| {
        for touch in &mut facts.activities {
            touch.attendees.clear();
        }
    });
    state(&nameless, MeasureState::Missing);
}

#[test]
fn a_champion_whom_no_touch_names_is_on_record_and_a_missing_sponsor_counts_beside() {
    let unnamed = |facts: &mut Facts| {
        facts.activities.iter_mut().for_each(|touch| touch.attendees.clear());
        facts.contacts.iter_mut().for_each(|contact| contact.last_seen = None);
    };
    let note = |line: &MeasureLine| line.note.as_ref().unwrap().id.to_string();
    let both = with_contacts(unnamed);
    state(&both, MeasureState::Missing);
    assert_eq!(note(&both), "note-roles-untold");
    let alone = with_contacts(|facts| {
        unnamed(facts);
        facts.contacts[2].role = Some(Role::User);
    });
    points(&alone, 40.0);
    assert_eq!(note(&alone), "note-sponsor-missing");
    let lower = with_contacts(|facts| {
        unnamed(facts);
        facts.contacts[2].role = Some(Role::User);
        facts.account.tier = Some("mid".into());
    });
    assert_eq!((lower.state, note(&lower)), (MeasureState::Missing, "note-roles-untold".into()));
    let nobody = with_contacts(|facts| facts.contacts.clear());
    assert_eq!(note(&nobody), "note-no-roles");
}

fn with_contacts(change: impl FnOnce(&mut Facts)) -> MeasureLine {
    measure("champion_sponsor", change)
}

#[test]
fn champion_and_sponsor_are_as_good_as_the_worse() {
    points(&with_contacts(|_| {}), 100.0);
    points(&with_contacts(|facts| facts.contacts[0].departed = Some(today())), 0.0);
    points(&with_contacts(|facts| facts.contacts[0].departed = Some(today() + 1)), 100.0);
    points(&with_contacts(|facts| facts.contacts[0].sentiment = Some("negative".into())), 40.0);
    points(&with_contacts(|facts| facts.contacts[2].role = Some(Role::User)), 40.0);
    points(
        &with_contacts(|facts| {
            facts.contacts[2].role = Some(Role::User);
            facts.account.tier = Some("mid".into());
        }),
        100.0,
    );
    let replaced = with_contacts(|facts| {
        facts.contacts[0].departed = Some(today() - 20);
        facts.contacts.push(contact("d@acme.com", Role::Champion));
    });
    points(&replaced, 100.0);
    state(&with_contacts(|facts| facts.contacts.clear()), MeasureState::Missing);
    let sponsor = with_contacts(|facts| {
        facts.activities.retain(|touch| touch.attendees[0] != "c@acme.com");
    });
    points(&sponsor, 55.0);
    let named = mamori::core::message::Arg::Text("c@acme.com".into());
    assert!(sponsor.note.unwrap().args.iter().any(|(_, arg)| *arg == named), "not the champion");
    goes_stale_after("champion_sponsor", Entity::Contact, 180);
}

#[test]
fn a_silent_sponsor_counts_less() {
    let seen = |days: i32| {
        with_contacts(|facts| {
            facts.contacts[2].last_seen = Some(today() - days);
            facts.activities.retain(|touch| touch.attendees[0] != PEOPLE[2]);
        })
    };
    points(&seen(90), 100.0);
    points(&seen(91), 99.5);
    points(&seen(181), 55.0);
    points(&seen(400), 55.0);
    let nothing_tells = with_contacts(|facts| {
        for touch in &mut facts.activities {
            touch.attendees.clear();
        }
    });
    state(&nothing_tells, MeasureState::Missing);
}
