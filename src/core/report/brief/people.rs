//! The people: who holds which role, when each was last met, which roles nobody holds, and who was
//! never met.

use super::View;
use crate::core::contact::{Contact, Role};
use crate::core::day::Day;
use crate::core::message::Message;
use crate::core::report::{Item, named};
use crate::core::scoring::people::{Seat, Standing, role_on};
use crate::core::scoring::touches::is_person;

/// People named one by one.
const NAMED: usize = 6;

/// Roles whose absence is a gap.
const NEEDED: [(Role, &str); 3] = [
    (Role::Champion, "brief-gap-champion"),
    (Role::Sponsor, "brief-gap-sponsor"),
    (Role::Buyer, "brief-gap-buyer"),
];

pub fn everyone(view: &View<'_>) -> Vec<Item> {
    if view.facts.contacts.is_empty() {
        return Vec::new();
    }
    let mut items = gaps(view);
    let here = present(view);
    items.extend(here.iter().take(NAMED).map(|contact| person(view, contact)));
    if let Some(more) = here.len().checked_sub(NAMED).filter(|more| *more > 0) {
        items.push(Item::quiet(Message::new("brief-more-people").count("count", more)));
    }
    items
}

/// Who is still there, by the weight of the role, then by who was met last.
fn present<'a>(view: &View<'a>) -> Vec<&'a Contact> {
    let mut here: Vec<&Contact> =
        view.facts.contacts.iter().filter(|contact| is_here(contact, view.today)).collect();
    here.sort_by_key(|contact| {
        let role = role_on(contact, view.today).unwrap_or(Role::Contact);
        (role, std::cmp::Reverse(met(view, contact)), contact.name.as_str())
    });
    here
}

fn is_here(contact: &Contact, today: Day) -> bool {
    contact.departed.is_none_or(|day| day > today)
}

/// The last time that both sides met, or the person was seen.
pub fn met(view: &View<'_>, contact: &Contact) -> Option<Day> {
    let seen = contact.last_seen.filter(|day| *day <= view.today);
    view.at.dossier.touches.met(contact, view.today).max(seen)
}

/// The name of a person on file, else as it was written.
pub fn name(view: &View<'_>, who: &str) -> String {
    let known = view.facts.contacts.iter().find(|contact| is_person(contact, who));
    known.map_or(who, |contact| contact.name.as_str()).to_owned()
}

/// Somebody with a role to play who was never met, where touches name their people.
pub fn never_met<'a>(view: &View<'a>) -> Option<&'a Contact> {
    let plays = |contact: &&&Contact| {
        let role = role_on(contact, view.today);
        role.is_some_and(|role| role < Role::User) && met(view, contact).is_none()
    };
    let names = view.at.dossier.touches.names_people;
    present(view).iter().find(plays).copied().filter(|_| names)
}

fn person(view: &View<'_>, contact: &Contact) -> Item {
    let role = role_on(contact, view.today).unwrap_or(Role::Contact);
    let who = contact.title.as_deref().filter(|title| !title.trim().is_empty());
    let who = match who {
        Some(title) => {
            Message::new("brief-person").text("name", &contact.name).text("title", title)
        }
        None => Message::new("as-typed").text("text", &contact.name),
    };
    let role = named("role", role.id());
    match met(view, contact) {
        Some(day) => Item::new(
            Message::new("brief-person-met")
                .message("who", who)
                .message("role", role)
                .day("day", day),
        ),
        None if view.at.dossier.touches.names_people => Item::alarm(
            Message::new("brief-person-never-met").message("who", who).message("role", role),
        ),
        None => {
            Item::new(Message::new("brief-person-role").message("who", who).message("role", role))
        }
    }
}

fn gaps(view: &View<'_>) -> Vec<Item> {
    let gap = |(role, id): (Role, &'static str)| {
        let seat = Seat::of(view.at, role);
        match (seat.standing, seat.name()) {
            (Standing::Vacant, _) => Some(Item::alarm(Message::new(id))),
            (Standing::Left(day), Some(name)) => {
                let left = Message::new("brief-gap-left").message("role", named("role", role.id()));
                Some(Item::alarm(left.text("name", name).day("day", day)))
            }
            _ => None,
        }
    };
    NEEDED.into_iter().filter_map(gap).collect()
}
