//! The customer's people, and what they asked of support.

use super::Subject;
use crate::core::activity::Activity;
use crate::core::contact::{Contact, Role};
use crate::core::day::Day;
use crate::core::scoring::touches::is_person;
use crate::core::text::Shown;
use crate::locale::format;
use crate::tui::command::msg;
use crate::tui::theme::Token;
use crate::tui::widget::line::Line;
use crate::tui::world::World;

pub fn contacts(subject: &Subject<'_>) -> Vec<Line> {
    let Some(detail) = subject.detail else { return Vec::new() };
    let mut people: Vec<_> = detail.facts.contacts.iter().collect();
    people.sort_by_key(|contact| (contact.departed.is_some(), contact.role));
    let world = subject.world;
    let activities = &detail.facts.activities;
    let narrow = subject.width < NARROW;
    people.into_iter().map(|contact| contact_line(world, contact, activities, narrow)).collect()
}

/// Below this many cells the role is cut and the last touch is only its age.
const NARROW: usize = 52;

fn contact_line(world: &World, contact: &Contact, activities: &[Activity], narrow: bool) -> Line {
    let (plain, muted) = (world.style(Token::Plain), world.style(Token::Muted));
    let role = contact.role.map(|role| world.word(role_word(role)));
    let title = contact.title.as_deref().map(|title| Shown::new(title).to_string());
    let line = Line::new()
        .put(" ", plain)
        .cell(Shown::new(&contact.name).as_str(), 18, plain)
        .put(" ", plain)
        .cell(&role.or(title).unwrap_or_default(), if narrow { 11 } else { 16 }, muted)
        .put(" ", plain);
    if let Some(left) = contact.departed {
        let day = format::short_day(world.lang, left, world.today());
        let text = format!("{} {} {day}", world.glyphs.flag, world.word("contact-left"));
        return line.put(text, world.style(Token::Late));
    }
    match last_touch(contact, activities, world.today()).max(contact.last_seen) {
        Some(day) => {
            let days = format::ago(world.lang, world.today() - day);
            let label = if narrow { String::new() } else { world.word("label-last-touch") + " " };
            line.put(format!("{label}{days}"), muted)
        }
        None => line.put(world.word("contact-never"), world.style(Token::AtRisk)),
    }
}

fn last_touch(contact: &Contact, activities: &[Activity], today: Day) -> Option<Day> {
    let named = |activity: &&Activity| activity.attendees.iter().any(|who| is_person(contact, who));
    activities
        .iter()
        .filter(|activity| activity.two_way_by(today))
        .filter(named)
        .map(|activity| activity.day)
        .max()
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Champion => msg("role-champion"),
        Role::Sponsor => msg("role-sponsor"),
        Role::Buyer => msg("role-buyer"),
        Role::Admin => msg("role-admin"),
        Role::PowerUser => msg("role-power-user"),
        Role::User => msg("role-user"),
        Role::Blocker => msg("role-blocker"),
        Role::Contact => msg("role-contact"),
    }
}

/// Open tickets first, the worst on top; then the newest closed ones.
pub fn tickets(subject: &Subject<'_>) -> Vec<Line> {
    let Some(detail) = subject.detail else { return Vec::new() };
    let (world, today) = (subject.world, subject.world.today());
    let mut tickets: Vec<_> = detail.facts.tickets.iter().collect();
    tickets.sort_by_key(|ticket| {
        let open = ticket.open_on(today);
        (!open, ticket.priority.filter(|_| open), std::cmp::Reverse(ticket.opened))
    });
    let line = |ticket: &&crate::core::ticket::Ticket| {
        let open = ticket.open_on(today);
        let style = world.style(if open { Token::Plain } else { Token::Muted });
        let priority = ticket.priority.map_or_else(|| "  ".into(), |p| format!("P{p}"));
        let sign = if open { world.glyphs.open } else { world.glyphs.ticked };
        let age =
            ticket.opened.map(|day| format::days(world.lang, today - day)).unwrap_or_default();
        let text = Shown::new(ticket.subject.as_deref().unwrap_or(&ticket.key)).to_string();
        Line::new()
            .put(format!(" {sign} {priority} {text}"), style)
            .at_right(age, world.style(Token::Muted))
    };
    tickets.iter().take(subject.until.max(1)).map(line).collect()
}
