//! Limits that facts put on a score whatever it sums to, and the limits of thin, weak and dying
//! data. Every cap is at least as low as it would be if the missing data were there.

use super::appraisal::{Cap, parts};
use super::moment::Moment;
use super::people::{Seat, Standing};
use super::sum::{Points, Sum};
use super::terms::Adverse;
use crate::core::contact::Role;
use crate::core::measure::Reading;
use crate::core::message::Message;
use crate::core::pulse::PulseLevel;
use crate::core::receipt::{MeasureState, Score};
use crate::core::scorecard::{Profile, Scorecard};

/// Every limit that holds on the day.
pub fn in_force(
    at: &Moment<'_>,
    profile: &Profile,
    readings: &[Reading<'_>],
    sum: &Sum,
) -> Vec<Cap> {
    let mut caps: Vec<Cap> = of_facts(at).collect();
    let rule = &at.dossier.card.coverage;
    if sum.thin(rule) {
        let evidence = at.note(|| {
            Message::new("cap-coverage-evidence").percent("coverage", 100.0 * sum.coverage)
        });
        caps.push(Cap { id: "coverage", limit: rule.ceiling, evidence });
    }
    if sum.weak(rule) {
        let lowest = sum.weakest.unwrap_or(0.0);
        let evidence =
            at.note(|| Message::new("cap-weak-pillar-evidence").number("score", lowest, 1));
        caps.push(Cap { id: "weak_pillar", limit: rule.weak_pillar_ceiling, evidence });
    }
    caps.extend(stale_ceiling(at, profile, readings, sum));
    caps
}

/// The limits of facts, whatever the sum is.
pub fn of_facts<'m>(at: &'m Moment<'_>) -> impl Iterator<Item = Cap> + 'm {
    FACTS.iter().filter_map(|fact| {
        let (limit, evidence) = (fact.hold)(at)?;
        Some(Cap { id: fact.id, limit, evidence })
    })
}

/// A limit with its evidence.
type Held = Option<(f64, Option<Message>)>;

/// A fact that limits a score, wherever it comes from.
struct Fact {
    id: &'static str,
    hold: fn(&Moment<'_>) -> Held,
}

const FACTS: &[Fact] = &[
    Fact { id: "auto_renew_off", hold: auto_renew_off },
    Fact { id: "dark_account", hold: dark_account },
    Fact { id: "red_pulse", hold: red_pulse },
    Fact { id: "champion_gone", hold: champion_gone },
    Fact { id: "p1_open", hold: p1_open },
    Fact { id: "invoice_overdue", hold: invoice_overdue },
    Fact { id: "competitor", hold: competitor },
    Fact { id: "seats_half_used", hold: seats_half_used },
];

/// Renewal switched from on to off within this term, or notice served.
fn auto_renew_off(at: &Moment<'_>) -> Held {
    let off = at.renewal_off()?;
    let evidence = at.note(|| {
        let id = if off.what == Adverse::SwitchedOff {
            "cap-auto-renew-off-evidence"
        } else {
            "cap-notice-served-evidence"
        };
        Message::new(id).day("day", off.from)
    });
    Some((at.dossier.card.caps.auto_renew_off.limit, evidence))
}

/// No core event by day 60 from the start, and none since.
fn dark_account(at: &Moment<'_>) -> Held {
    let cap = at.dossier.card.caps.dark_account;
    let start = at.dossier.start.filter(|start| at.day - *start >= cap.day)?;
    let actions = at.dossier.usage.actions.as_ref()?;
    let fresh = actions.fresh_on(at.day)?;
    // The feed must have watched from the start, or the first use may lie before it.
    let watched = actions.since().is_some_and(|since| since <= start) && fresh - start >= cap.day;
    let dark = watched && actions.last_active(fresh).is_none_or(|day| day < start);
    let evidence =
        at.note(|| Message::new("cap-dark-account-evidence").count("days", fresh - start));
    dark.then_some((cap.limit, evidence))
}

fn red_pulse(at: &Moment<'_>) -> Held {
    let card = at.dossier.card;
    let pulse = at.pulse().filter(|pulse| pulse.level == PulseLevel::Red)?;
    let valid = at.day - pulse.day <= card.measures.csm_pulse.stale;
    let reason = pulse.reason.as_deref().filter(|reason| !reason.trim().is_empty())?;
    let evidence = at.note(|| {
        Message::new("cap-red-pulse-evidence")
            .day("day", pulse.day)
            .message("reason", super::reason_name(reason))
    });
    valid.then_some((card.caps.red_pulse.limit, evidence))
}

fn champion_gone(at: &Moment<'_>) -> Held {
    let cap = at.dossier.card.caps.champion_gone;
    [Role::Champion, Role::Sponsor].into_iter().find_map(|role| {
        let seat = Seat::of(at, role);
        let Standing::Left(day) = seat.standing else { return None };
        let evidence = at.note(|| {
            Message::new("cap-champion-gone-evidence")
                .text("who", seat.name().unwrap_or(""))
                .day("day", day)
        });
        (at.day - day > cap.days).then_some((cap.limit, evidence))
    })
}

fn p1_open(at: &Moment<'_>) -> Held {
    let cap = at.dossier.card.caps.p1_open;
    let (opened, ticket) = at.dossier.tickets.oldest_p1(at.day)?;
    let days = at.day - opened;
    let evidence = at.note(|| {
        let what = ticket.subject.as_deref().unwrap_or(&ticket.key);
        Message::new("cap-p1-open-evidence").count("days", days).text("what", what)
    });
    (days > cap.days).then_some((cap.limit, evidence))
}

fn invoice_overdue(at: &Moment<'_>) -> Held {
    let cap = at.dossier.card.caps.invoice_overdue;
    let late = at.dossier.facts.invoices.iter().filter_map(|invoice| {
        let overdue = invoice.days_overdue(at.day).unwrap_or(0);
        let since = invoice.disputed_since.or(invoice.due);
        let disputed = since.filter(|_| invoice.disputed_on(at.day)).map_or(0, |d| at.day - d);
        let held = overdue > cap.days || disputed > cap.disputed_days;
        held.then_some((overdue.max(disputed), invoice))
    });
    let (days, invoice) = late.max_by_key(|(days, _)| *days)?;
    let evidence = at.note(|| {
        let number = invoice.number.as_deref().unwrap_or(&invoice.key);
        Message::new("cap-invoice-overdue-evidence").text("number", number).count("days", days)
    });
    Some((cap.limit, evidence))
}

fn competitor(at: &Moment<'_>) -> Held {
    let name = at.dossier.terms.against(at.day).find_map(|fact| match fact.what {
        Adverse::Competitor { name, evaluated: true } => Some(name),
        _ => None,
    })?;
    let evidence = at.note(|| Message::new("cap-competitor-evidence").text("name", name));
    Some((at.dossier.card.caps.competitor.limit, evidence))
}

fn seats_half_used(at: &Moment<'_>) -> Held {
    let cap = at.dossier.card.caps.seats_half_used;
    let tenure = at.tenure().is_some_and(|tenure| tenure > cap.tenure);
    let seats = at.paid_seats().filter(|_| tenure)?;
    let active = at.dossier.usage.active_users(at.day)?;
    let percent = 100.0 * active.users / seats as f64;
    let evidence = at.note(|| {
        Message::new("cap-seats-half-used-evidence")
            .percent("percent", percent)
            .count("seats", seats)
    });
    (percent < cap.below).then_some((cap.limit, evidence))
}

/// A dying feed improves nobody: with a stale measure the score is at most what it would be with
/// the last measured value of each of them, and of all.
fn stale_ceiling(
    at: &Moment<'_>,
    profile: &Profile,
    readings: &[Reading<'_>],
    sum: &Sum,
) -> Option<Cap> {
    let card = at.dossier.card;
    let (limit, which) = stale_limit(card, profile, readings, sum)?;
    let evidence = at.note(|| {
        let index = profile.slots().nth(which).map_or(0, |(index, ..)| index);
        let name = super::name_of(card.measure_id(index), card.measure_title(index));
        Message::new("cap-stale-ceiling-evidence").message("measure", name)
    });
    Some(Cap { id: "stale_ceiling", limit, evidence })
}

/// The ceiling of stale measures, where there is one, and the position of the one that sets it.
pub fn stale_limit(
    card: &Scorecard,
    profile: &Profile,
    readings: &[impl Points],
    sum: &Sum,
) -> Option<(f64, usize)> {
    let raw = sum.raw?;
    let stale = |reading: &&_| {
        Points::state(*reading) == MeasureState::Stale && Points::points(*reading).is_some()
    };
    let positions = || (0..).zip(readings).filter(|(_, r)| stale(r)).map(|(at, _)| at);
    positions().next()?;
    let all = revived(card, profile, readings, |_| true);
    let each = positions().map(|one| (revived(card, profile, readings, |at| at == one), one));
    let (limit, which) = each.min_by(|a, b| a.0.total_cmp(&b.0))?;
    // On the scale of scores: the ceiling is the score as it would have been shown.
    let limit = Score::new(limit.min(all)).points();
    (limit < raw - 1e-9).then_some((limit, which))
}

/// The score with some stale readings counted as if they were fresh.
fn revived(
    card: &Scorecard,
    profile: &Profile,
    readings: &[impl Points],
    revive: impl Fn(usize) -> bool,
) -> f64 {
    let sum = Sum::of(parts(profile, readings, revive));
    let raw = sum.raw.unwrap_or(100.0);
    if sum.weak(&card.coverage) { raw.min(card.coverage.weak_pillar_ceiling) } else { raw }
}
