//! Rules about people: sponsors, contacts, meetings, owners, what is said in touches.

use super::*;
use mamori::core::activity::{Activity, TouchKind, TouchStatus};
use mamori::core::contact::Role;
use mamori::core::entity::Value;
use mamori::core::history::Version;

#[test]
fn no_sponsor_where_one_is_expected() {
    let without = |word: &'static str| {
        move |facts: &mut Facts| {
            tier(facts, word);
            facts.contacts.remove(2);
        }
    };
    for (word, expected) in [("strategic", Some("P3")), ("mid", Some("P3")), ("low", None)] {
        check("no_sponsor", word, expected, without(word));
    }
    check("no_sponsor", "one is on record", None, |_| {});
    check("no_sponsor", "roles are not known", None, |facts| {
        facts.contacts.iter_mut().for_each(|contact| contact.role = None);
    });
    check("no_sponsor", "no contacts", None, |facts| facts.contacts.clear());
}

/// The sponsor was last met so many days ago.
fn met(days: i32, word: &'static str) -> impl FnOnce(&mut Facts) {
    move |facts| {
        tier(facts, word);
        facts.activities.retain(|touch| touch.attendees[0] != "c@acme.com");
        facts.activities.push(meeting(today() - days, "c@acme.com"));
    }
}

#[test]
fn a_silent_sponsor_by_tier() {
    for (word, limit) in [("strategic", 90), ("high", 180), ("mid", 270)] {
        check("sponsor_silent", word, None, met(limit, word));
        check("sponsor_silent", word, Some("P2"), met(limit + 1, word));
    }
    check("sponsor_silent", "low", None, met(600, "low"));
    check("sponsor_silent", "nobody is named in touches", None, |facts| {
        facts.activities.iter_mut().for_each(|touch| touch.attendees.clear());
    });
}

#[test]
fn a_sponsor_whom_nobody_ever_met_has_no_last_contact() {
    let said = |change: fn(&mut Facts)| {
        let signal = find("sponsor_silent", |facts| {
            facts.activities.retain(|touch| touch.attendees[0] != "c@acme.com");
            change(facts);
        });
        signal.unwrap().evidence.unwrap().id.to_string()
    };
    assert_eq!(said(|_| {}), "signal-sponsor-unseen-evidence");
    let met = said(|facts| facts.activities.push(meeting(today() - 181, "c@acme.com")));
    assert_eq!(met, "signal-sponsor-silent-evidence");
}

#[test]
fn one_person_answers() {
    let only = |people: &'static [&'static str], word: &'static str| {
        move |facts: &mut Facts| {
            tier(facts, word);
            facts.activities.retain(|touch| people.contains(&touch.attendees[0].as_str()));
        }
    };
    check("single_threaded", "one", Some("P2"), only(&PEOPLE[..1], "high"));
    check("single_threaded", "one of a small account", Some("P2"), only(&PEOPLE[..1], "low"));
    check("single_threaded", "two", None, only(&PEOPLE[..2], "high"));
    check("single_threaded", "no touch names anybody", None, only(&[], "high"));
    let last_met = |days: i32| {
        move |facts: &mut Facts| {
            tier(facts, "low");
            facts.activities = vec![meeting(today() - days, PEOPLE[0])];
        }
    };
    check("single_threaded", "one 90 days ago", Some("P2"), last_met(90));
    check("single_threaded", "nobody for 91 days", Some("P2"), last_met(91));
    let nobody = find("single_threaded", last_met(95)).unwrap();
    assert_eq!(
        (nobody.value.known(), nobody.reason.id.as_ref()),
        (Some(0.0), "signal-nobody-answers")
    );
    check("single_threaded", "tech touch", None, only(&PEOPLE[..1], "tech"));
    let aged = |tenure: i32| {
        find("single_threaded", |facts| {
            only(&PEOPLE[..1], "high")(facts);
            facts.account.start_date = Some(today() - tenure);
        })
    };
    assert!(aged(89).is_none() && aged(90).is_some());
}

/// The healthy account without the meetings of the last days, and with these.
fn meetings(statuses: &'static [TouchStatus], who: &'static str) -> impl FnOnce(&mut Facts) {
    move |facts| {
        facts.activities.retain(|touch| touch.day < today() - 9);
        let next = statuses.iter().rev().zip(0..);
        facts.activities.extend(
            next.map(|(status, ago)| Activity { status: *status, ..meeting(today() - ago, who) }),
        );
    }
}

#[test]
fn meetings_that_are_missed_in_a_row() {
    use TouchStatus::{Cancelled, Held, NoShow, Planned};
    let champion = "a@acme.com";
    check("no_shows", "one", None, meetings(&[NoShow], champion));
    check("no_shows", "two", Some("P2"), meetings(&[NoShow, Cancelled], champion));
    check(
        "no_shows",
        "one planned since",
        Some("P2"),
        meetings(&[NoShow, NoShow, Planned], champion),
    );
    check("no_shows", "held since", None, meetings(&[NoShow, NoShow, Held], champion));
    check("no_shows", "held between", None, meetings(&[NoShow, Held, NoShow], champion));
    check("no_shows", "of a user", None, meetings(&[NoShow, NoShow], "d@acme.com"));
    check("no_shows", "nobody knows whose", None, |facts| {
        meetings(&[NoShow, NoShow], champion)(facts);
        facts.activities.iter_mut().rev().take(2).for_each(|touch| touch.attendees.clear());
    });
    check("no_shows", "long ago", None, |facts| {
        facts.activities.clear();
        let missed = |ago| Activity { status: NoShow, ..meeting(today() - ago, champion) };
        facts.activities.extend([missed(61), missed(62)]);
    });
}

/// A review so many days ago, or ahead.
fn review(days: i32, status: TouchStatus) -> Activity {
    Activity { kind: TouchKind::Qbr, status, direction: None, ..meeting(today() - days, PEOPLE[0]) }
}

#[test]
fn a_missed_review() {
    use TouchStatus::{Cancelled, Held, Planned};
    let held = |days: i32, word: &'static str| {
        move |facts: &mut Facts| {
            tier(facts, word);
            facts.activities.push(review(days, Held));
        }
    };
    for (word, limit) in [("high", 180), ("mid", 360)] {
        check("qbr_missed", word, None, held(limit, word));
        check("qbr_missed", word, Some("P3"), held(limit + 1, word));
    }
    check("qbr_missed", "never, where one is due", Some("P3"), |_| {});
    check("qbr_missed", "never, where it is not", None, |facts| tier(facts, "mid"));
    check("qbr_missed", "low", None, held(900, "low"));
    check("qbr_missed", "one is planned", None, |facts| {
        held(200, "high")(facts);
        facts.activities.push(review(-9, Planned));
    });
    check("qbr_missed", "declined twice", Some("P3"), |facts| {
        let off = [review(100, Held), review(50, Cancelled), review(5, Cancelled)];
        facts.activities.extend(off);
    });
    check("qbr_missed", "declined once", None, |facts| {
        facts.activities.extend([review(100, Held), review(5, Cancelled)]);
    });
}

/// Owners before the one of now, each until so many days ago.
fn owned(
    before: &[(i32, Option<&'static str>)],
    now: Option<&'static str>,
) -> impl FnOnce(&mut Facts) {
    let versions: Vec<Version> = before
        .iter()
        .map(|(ago, owner)| Version {
            field: "owner",
            until: today() - *ago,
            value: owner.map(|owner| Value::Text(owner.into())),
        })
        .collect();
    move |facts| {
        facts.account.history.versions = versions;
        facts.account.owner = now.map(str::to_owned);
    }
}

#[test]
fn nobody_looks_after_it() {
    let gone = |days: i32, word: &'static str| {
        move |facts: &mut Facts| {
            tier(facts, word);
            owned(&[(days, Some("Rin"))], None)(facts);
        }
    };
    for (word, limit) in [("strategic", 3), ("high", 7), ("mid", 14), ("low", 30)] {
        check("no_owner", word, None, gone(limit - 1, word));
        check("no_owner", word, Some("P2"), gone(limit, word));
    }
    check("no_owner", "somebody does", None, owned(&[(30, None)], Some("Rin")));
}

#[test]
fn an_owner_who_left_owns_nothing_any_more() {
    let found = |left: i32| {
        let mut book = keen();
        book.settings.former = [("RIN ".to_owned(), today() - left)].into();
        signal_in(&book, "no_owner", |_| {})
    };
    assert_eq!(found(6), None);
    assert_eq!(found(-1), None, "who leaves tomorrow is still here");
    let gone = found(7).unwrap();
    assert_eq!(
        (gone.since, gone.value.known(), gone.threshold.known()),
        (today(), Some(7.0), Some(7.0))
    );
    assert_eq!(
        Lang::En.say(gone.said()),
        "Rin no longer looks after accounts since Sun 21 Jun 2026, 7 days (limit 7)"
    );
    assert_eq!(Lang::Ja.say(&gone.reason), "担当者不在7日");
}

#[test]
fn owners_come_and_go() {
    let (rin, aoi, ken) = (Some("Rin"), Some("Aoi"), Some("Ken"));
    let check = |what, expected, before: &[_], now| {
        check("csm_churn", what, expected, owned(before, now));
    };
    check("once", None, &[(10, rin)], aoi);
    check("twice", Some("P3"), &[(300, rin), (10, aoi)], ken);
    check("twice in more than a year", None, &[(365, rin), (10, aoi)], ken);
    check("twice within it", Some("P3"), &[(364, rin), (10, aoi)], ken);
    check("the first is no change", None, &[(300, None), (10, aoi)], ken);
    check("another spelling is no change", None, &[(300, rin), (10, Some("RIN "))], aoi);
}

/// Touches so many days ago, with a tag.
fn tagged(tag: &'static str, days: &'static [i32], who: &'static str) -> impl FnOnce(&mut Facts) {
    move |facts| {
        let touch = |ago: &i32| Activity { tags: vec![tag.into()], ..meeting(today() - *ago, who) };
        facts.activities.extend(days.iter().map(touch));
    }
}

#[test]
fn a_competitor_is_named() {
    let (buyer, user) = ("b@acme.com", "d@acme.com");
    check("competitor", "once by a buyer", Some("P2"), tagged("#競合", &[89], buyer));
    check("competitor", "long ago", None, tagged("#競合", &[90], buyer));
    check("competitor", "twice by a user", None, tagged("competitor", &[1, 2], user));
    check("competitor", "three times", Some("P2"), tagged("competitor", &[1, 2, 89], user));
    check("competitor", "in an open deal", Some("P2"), |facts| {
        facts.opportunities.push(mamori::core::opportunity::Opportunity {
            competitor: Some("Rival".into()),
            created: Some(today() - 5),
            ..mamori::core::opportunity::Opportunity::default()
        });
    });
}

#[test]
fn something_happened_to_the_customer() {
    check("external_event", "bought", Some("P2"), tagged("#買収", &[89], PEOPLE[0]));
    check("external_event", "long ago", None, tagged("#買収", &[90], PEOPLE[0]));
    check("external_event", "another tag", None, tagged("roadmap", &[3], PEOPLE[0]));
    let event = find("external_event", tagged("layoffs", &[3], PEOPLE[0])).unwrap();
    assert_eq!(Lang::En.say(&event.reason), "layoffs");
}

#[test]
fn a_detractor_until_somebody_talks_with_them() {
    use mamori::core::response::SurveyKind::Nps;
    let user = "u@acme.com";
    let said = |score: f64, days: i32, role: Role| {
        move |facts: &mut Facts| {
            facts.contacts.push(contact(user, role));
            facts.responses.push(answer(Nps, score, days, Some(user)));
        }
    };
    check("nps_detractor", "six", Some("P2"), said(6.0, 10, Role::User));
    check("nps_detractor", "seven", None, said(7.0, 10, Role::User));
    check("nps_detractor", "of a buyer", Some("P1"), said(6.0, 10, Role::Buyer));
    check("nps_detractor", "89 days ago", Some("P2"), said(0.0, 89, Role::User));
    check("nps_detractor", "90 days ago", None, said(0.0, 90, Role::User));
    check("nps_detractor", "talked with since", None, |facts| {
        said(6.0, 10, Role::User)(facts);
        facts.activities.push(meeting(today() - 9, user));
    });
    check("nps_detractor", "talked with before", Some("P2"), |facts| {
        said(6.0, 10, Role::User)(facts);
        facts.activities.push(meeting(today() - 10, user));
    });
    check("nps_detractor", "answered again", None, |facts| {
        said(6.0, 10, Role::User)(facts);
        facts.responses.push(answer(Nps, 8.0, 5, Some(user)));
    });
}

#[test]
fn the_answer_of_one_person_falls() {
    use mamori::core::response::SurveyKind::Nps;
    let fell = |from: f64, to: f64, days: i32| {
        move |facts: &mut Facts| {
            facts.contacts.push(contact("u@acme.com", Role::User));
            facts.responses.push(answer(Nps, from, 150, Some("u@acme.com")));
            facts.responses.push(answer(Nps, to, days, Some("U@acme.com")));
        }
    };
    check("nps_fall", "by three", Some("P2"), fell(10.0, 7.0, 10));
    check("nps_fall", "by two", None, fell(10.0, 8.0, 10));
    check("nps_fall", "long ago", None, fell(10.0, 7.0, 90));
    check("nps_fall", "said as a detractor", None, fell(9.0, 6.0, 10));
    check("nps_detractor", "the same", Some("P2"), fell(9.0, 6.0, 10));
}
