//! What happened, newest first: touches, tickets, answers to surveys, pulses, signals.

use super::{Section, Subject, nothing};
use crate::core::activity::{Activity, TouchKind, TouchStatus};
use crate::core::day::Day;
use crate::core::detail::Detail;
use crate::core::pulse::PULSE_REASONS;
use crate::core::search::Query;
use crate::core::text::{self, Shown};
use crate::locale::{Lang, format};
use crate::tui::command::msg;
use crate::tui::strip;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::World;

/// Which fact a line of the timeline speaks of, by its place in the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    Activity(usize),
    Ticket(usize),
    Response(usize),
    Pulse(usize),
    Override(usize),
    Signal(usize),
    /// A warning that has cleared.
    Cleared(usize),
}

/// Every event of an account, newest first. Made once when the account is loaded.
pub fn entries(detail: &Detail) -> Vec<(Day, Source)> {
    let facts = &detail.facts;
    let mut entries = Vec::new();
    entries.extend(facts.activities.iter().enumerate().map(|(i, a)| (a.day, Source::Activity(i))));
    let tickets = facts.tickets.iter().enumerate();
    entries.extend(tickets.filter_map(|(i, ticket)| Some((ticket.opened?, Source::Ticket(i)))));
    entries.extend(facts.responses.iter().enumerate().map(|(i, r)| (r.date, Source::Response(i))));
    entries.extend(facts.pulses.iter().enumerate().map(|(i, p)| (p.day, Source::Pulse(i))));
    let given = facts.overrides.iter().enumerate();
    entries.extend(given.map(|(i, given)| (given.day, Source::Override(i))));
    let signals = detail.summary.signals.iter().enumerate();
    entries.extend(signals.map(|(i, signal)| (signal.since, Source::Signal(i))));
    let cleared = detail.cleared.iter().enumerate();
    entries.extend(cleared.map(|(i, episode)| (episode.cleared, Source::Cleared(i))));
    entries.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    entries
}

/// Only the lines down to the last one in view are made.
pub fn lines(subject: &Subject<'_>) -> (Vec<Line>, usize) {
    let Some(detail) = subject.detail else {
        return (vec![nothing(Section::Timeline, subject)], 1);
    };
    let entries = subject.world.timeline();
    if entries.is_empty() {
        return (vec![nothing(Section::Timeline, subject)], 1);
    }
    let query = Query::new(subject.search);
    let line = |(day, source): &(Day, Source)| {
        let (kind, who, text) = words(subject.world, detail, *source);
        entry_line(subject, *day, [&kind, &who, &text], &query)
    };
    (entries.iter().take(subject.until).map(line).collect(), entries.len())
}

/// The text of an entry, for searching.
pub fn text(world: &World, detail: &Detail, source: Source) -> String {
    let (kind, who, text) = words(world, detail, source);
    format!("{kind} {who} {text}")
}

fn entry_line(subject: &Subject<'_>, day: Day, words: [&str; 3], query: &Query) -> Line {
    let world = subject.world;
    let [kind, who, text] = words;
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let day = format::short_day(world.lang, day, world.today());
    let mut line = Line::new().put(" ", plain).cell_right(&day, 6, muted).put("  ", plain);
    line = line.cell(kind, kind_cells(world), world.style(Token::Accent)).put(" ", plain);
    if subject.width >= 50 {
        line = line.cell(who, 12, plain).put(" ", plain);
    }
    line = line.hang_here();
    let mut at = 0;
    for span in query.spans(text) {
        line = line.put(text.get(at..span.start).unwrap_or_default(), plain);
        line = line.put(text.get(span.clone()).unwrap_or_default(), world.style(Token::Match));
        at = span.end;
    }
    line.put(text.get(at..).unwrap_or_default(), plain)
}

/// The longest kinds are `meeting` and `問い合わせ`.
fn kind_cells(world: &World) -> usize {
    if world.lang == Lang::Ja { 10 } else { 7 }
}

/// Kind, who, what.
fn words(world: &World, detail: &Detail, source: Source) -> (String, String, String) {
    let found =
        match source {
            Source::Activity(index) => {
                detail.facts.activities.get(index).map(|activity| touch(world, detail, activity))
            }
            Source::Ticket(index) => detail.facts.tickets.get(index).map(|ticket| {
                let priority = ticket.priority.map_or_else(String::new, |p| format!("P{p}"));
                let subject =
                    Shown::new(ticket.subject.as_deref().unwrap_or(&ticket.key)).to_string();
                (world.word("event-ticket"), priority, subject)
            }),
            Source::Response(index) => detail.facts.responses.get(index).map(|response| {
                let who = person(detail, response.contact.as_deref().unwrap_or_default());
                let verbatim = text::plain(response.verbatim.as_deref().unwrap_or_default());
                let said = Shown::new(&verbatim).to_string();
                let score = format::number(response.score, 0);
                (survey(response.kind).to_owned(), who, format!("{score}  {said}"))
            }),
            Source::Pulse(index) => detail.facts.pulses.get(index).map(|pulse| {
                let reason = pulse.reason.as_deref().unwrap_or_default();
                let known = PULSE_REASONS.iter().any(|(_, word)| *word == reason);
                let reason = if known {
                    world.word(strip::reason(reason))
                } else {
                    Shown::new(reason).to_string()
                };
                let level = world.word(strip::pulse(pulse.level));
                (world.word("event-pulse"), world.word("label-you"), format!("{level}  {reason}"))
            }),
            Source::Override(index) => detail.facts.overrides.get(index).map(|given| {
                let said = world.say(&given.said());
                (world.word("event-override"), world.word("label-you"), said)
            }),
            Source::Signal(index) => detail.summary.signals.get(index).map(|signal| {
                (world.word("event-signal"), String::new(), world.say(&signal.reason))
            }),
            Source::Cleared(index) => detail.cleared.get(index).map(|episode| {
                (world.word("event-signal"), String::new(), world.say(&episode.said()))
            }),
        };
    found.unwrap_or_default()
}

/// Of an address the name of the contact who has it, else what of it names the person.
fn person(detail: &Detail, who: &str) -> String {
    let Some((person, _)) = who.split_once('@') else { return Shown::new(who).to_string() };
    let has = |mail: &Option<String>| mail.as_ref().is_some_and(|m| m.eq_ignore_ascii_case(who));
    let contacts = detail.facts.contacts.iter();
    let named = contacts.filter(|contact| has(&contact.email) && !contact.name.is_empty());
    let name = named.max_by_key(|contact| contact.last_seen).map(|contact| contact.name.as_str());
    Shown::new(name.unwrap_or(person)).to_string()
}

fn touch(world: &World, detail: &Detail, activity: &Activity) -> (String, String, String) {
    let who = if activity.attendees.is_empty() && activity.source == "you" {
        world.word("label-you")
    } else {
        let people = activity.attendees.iter().map(|who| person(detail, who));
        world.lang.list(&people.collect::<Vec<_>>())
    };
    let planned = match activity.status {
        _ if activity.ahead_on(world.today()) => format!("({}) ", world.word("touch-planned")),
        TouchStatus::Planned => format!("({}) ", world.word("touch-planned")),
        TouchStatus::Cancelled => format!("({}) ", world.word("touch-cancelled")),
        TouchStatus::NoShow => format!("({}) ", world.word("touch-no-show")),
        TouchStatus::Held => String::new(),
    };
    (world.word(kind(activity.kind)), who, format!("{planned}{}", Shown::new(&activity.subject)))
}

fn survey(kind: crate::core::response::SurveyKind) -> &'static str {
    match kind {
        crate::core::response::SurveyKind::Nps => "NPS",
        crate::core::response::SurveyKind::Csat => "CSAT",
        crate::core::response::SurveyKind::Ces => "CES",
    }
}

/// Message id of a touch's kind.
pub fn kind(kind: TouchKind) -> &'static str {
    match kind {
        TouchKind::Call => msg("touch-call"),
        TouchKind::Meeting => msg("touch-meeting"),
        TouchKind::Regular => msg("touch-regular"),
        TouchKind::Visit => msg("touch-visit"),
        TouchKind::Chat => msg("touch-chat"),
        TouchKind::Email => msg("touch-email"),
        TouchKind::Webinar => msg("touch-webinar"),
        TouchKind::Qbr => msg("touch-qbr"),
        TouchKind::Note => msg("touch-note"),
    }
}
