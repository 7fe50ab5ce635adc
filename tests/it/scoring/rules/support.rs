//! Rules that read tickets and their surveys.

use super::super::signals::weeks;
use super::*;
use mamori::core::response::SurveyKind::Csat;
use mamori::core::ticket::Ticket;

/// Solved tickets so many days ago, beside one a month.
fn more(days: &'static [i32]) -> impl FnOnce(&mut Facts) {
    move |facts| facts.tickets.extend(days.iter().map(|ago| solved(today() - *ago)))
}

#[test]
fn more_tickets_than_usual() {
    let check = |what, expected, days| check("ticket_spike", what, expected, more(days));
    check("two in a month", None, &[25]);
    check("three in a month", Some("P3"), &[25, 26]);
    check("normal for 13 days", Some("P3"), &[41, 42]);
    check("normal for 14 days", None, &[42, 43]);
    let spike = find("ticket_spike", more(&[1, 2, 3])).unwrap();
    assert_eq!(
        (spike.value.known(), spike.threshold.known(), spike.reference.known()),
        (Some(4.0), Some(3.0), Some(1.0))
    );
}

#[test]
fn a_busy_account_needs_more_for_a_spike() {
    let busy = |now: i32| {
        find("ticket_spike", |facts| {
            let months = (1..8).flat_map(|month| (0..10).map(move |n| 30 * month + 2 * n));
            facts.tickets = months.map(|ago| solved(today() - ago)).collect();
            facts.tickets.extend((0..now).map(|n| solved(today() - n)));
        })
    };
    assert!(busy(11).is_none() && busy(12).is_some(), "two deviations of one at least");
}

/// Two tickets a month, eight at once 95 days ago, none since but these; usage as given since.
pub fn given_up(usage: i64, since: &'static [i32]) -> impl FnOnce(&mut Facts) {
    move |facts| {
        let months = (0..8).flat_map(|month| [102 + 30 * month, 112 + 30 * month]);
        let all = months.chain([95; 8]).chain(since.iter().copied());
        facts.tickets = all.map(|ago| solved(today() - ago)).collect();
        weeks(facts, 70, move |back| if back < 4 { usage } else { 100 });
    }
}

#[test]
fn tickets_stop_after_a_spike_and_use_goes_down() {
    let check = |what, expected, usage, since| {
        check("spike_then_silence", what, expected, given_up(usage, since));
    };
    check("silent and down", Some("P1"), 80, &[]);
    check("silent and not down", None, 81, &[]);
    check("hardly a ticket", Some("P1"), 70, &[10]);
    check("tickets are back", None, 70, &[10, 12]);
    assert_eq!(
        find("spike_then_silence", |facts| {
            given_up(70, &[])(facts);
            facts.usage.clear();
        }),
        None,
        "use is not known"
    );
}

fn breached(days: i32, priority: u8) -> Ticket {
    Ticket { sla_breached: Some(true), ..ticket(today() - days, Some(today()), priority) }
}

#[test]
fn service_levels_are_breached() {
    let check = |what, expected, tickets: &[(i32, u8)]| {
        let tickets: Vec<_> = tickets.iter().map(|(ago, p)| breached(*ago, *p)).collect();
        check("sla_breach", what, expected, |facts| facts.tickets.extend(tickets));
    };
    check("once", None, &[(10, 3)]);
    check("twice", Some("P2"), &[(10, 3), (20, 3)]);
    check("once a P1", Some("P2"), &[(10, 1)]);
    check("in 90 days", Some("P2"), &[(10, 3), (89, 3)]);
    check("not in 90 days", None, &[(10, 3), (90, 3)]);
}

#[test]
fn support_satisfies_less() {
    let answers = |now: &[f64], before: &[f64]| {
        let now = now.iter().zip(10..).map(|(score, ago)| answer(Csat, *score, ago, None));
        let before = before.iter().zip(70..).map(|(score, ago)| answer(Csat, *score, ago, None));
        let all: Vec<_> = now.chain(before).collect();
        move |facts: &mut Facts| facts.responses = all
    };
    let check = |what, expected, now: &[f64], before: &[f64]| {
        check("csat_fall", what, expected, answers(now, before));
    };
    check("by half a point", Some("P3"), &[3.9, 3.9, 3.9], &[4.4, 4.4, 4.4]);
    check("by less", None, &[3.9, 3.9, 3.9], &[4.3, 4.3, 4.3]);
    check("from the top", Some("P3"), &[4.0, 4.0, 5.0], &[5.0, 5.0, 5.0]);
    check("too few now", None, &[3.0, 3.0], &[5.0, 5.0, 5.0]);
    check("too few before", None, &[3.0, 3.0, 3.0], &[5.0, 5.0]);
    check("one at the bottom", None, &[1.0, 5.0], &[]);
    check("two at the bottom", Some("P3"), &[1.0, 1.0], &[]);
    check("two of 2", Some("P3"), &[2.0, 2.0], &[]);
    check("two in the middle", None, &[3.0, 3.0], &[]);
}
