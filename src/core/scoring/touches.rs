//! Two-way touches of an account and the customer's people who took part.

use crate::core::activity::{Activity, Direction, TouchKind, TouchStatus};
use crate::core::book::Book;
use crate::core::contact::Contact;
use crate::core::day::Day;
use crate::core::facts::Facts;
use crate::core::search;

/// People are looked at this far back only.
const PEOPLE_DAYS: i32 = 650;

pub struct Touches<'a> {
    /// Held and two-way, oldest first.
    pub two_way: Vec<&'a Activity>,
    /// Days on which both sides wrote in a chat, oldest first.
    chats: Vec<(Day, &'a Activity)>,
    /// (day, number of a person), oldest first; one entry per person and touch.
    people: Vec<(Day, u16)>,
    /// Names of the people, by number; a contact has its key.
    names: Vec<&'a str>,
    /// Somebody names the people of touches in this account.
    pub names_people: bool,
}

impl<'a> Touches<'a> {
    pub fn new(facts: &'a Facts, book: &Book) -> Self {
        let held = facts.activities.iter().filter(|touch| touch.two_way_by(book.today));
        let mut two_way: Vec<_> = held.collect();
        two_way.sort_by_key(|activity| activity.day);
        let mut touches = Self {
            two_way,
            chats: chat_days(facts),
            people: Vec::new(),
            names: Vec::new(),
            names_people: facts.activities.iter().any(|a| !a.attendees.is_empty()),
        };
        touches.meet_people(facts, book);
        touches
    }

    fn meet_people(&mut self, facts: &'a Facts, book: &Book) {
        let since = book.today - PEOPLE_DAYS;
        let talks = self.two_way.iter().map(|a| (a.day, *a)).chain(self.chats.iter().copied());
        let mut met: Vec<(Day, &'a str)> = Vec::new();
        for (day, activity) in talks.filter(|(day, _)| *day >= since) {
            met.extend(activity.attendees.iter().map(|attendee| (day, attendee.as_str())));
        }
        // The same spelling comes again and again; it is looked up once.
        let mut seen: Vec<(&'a str, Option<u16>)> = Vec::new();
        for (day, attendee) in met {
            let known = seen.iter().find(|(spelling, _)| *spelling == attendee).copied();
            let (_, number) = known.unwrap_or_else(|| {
                let fresh = (attendee, self.number(attendee, facts, book));
                seen.push(fresh);
                fresh
            });
            self.people.extend(number.map(|number| (day, number)));
        }
        self.people.sort_unstable();
    }

    /// The number of a customer's person; `None` for our own people and strangers.
    fn number(&mut self, attendee: &'a str, facts: &'a Facts, book: &Book) -> Option<u16> {
        let contact = facts.contacts.iter().find(|contact| is_person(contact, attendee));
        let name = match contact {
            Some(contact) => contact.key.as_str(),
            None if is_customers(attendee, facts, book) => attendee,
            None => return None,
        };
        let known = self.names.iter().position(|known| same_person(known, name));
        let number = known.unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        u16::try_from(number).ok()
    }

    /// The last two-way touch that is not after `day`.
    pub fn last(&self, day: Day) -> Option<(Day, &'a Activity)> {
        let talks = self.two_way.partition_point(|activity| activity.day <= day);
        let talk = talks.checked_sub(1).and_then(|at| self.two_way.get(at)).map(|a| (a.day, *a));
        let chats = self.chats.partition_point(|(chat, _)| *chat <= day);
        let chat = chats.checked_sub(1).and_then(|at| self.chats.get(at)).copied();
        [talk, chat].into_iter().flatten().max_by_key(|(day, _)| *day)
    }

    /// True when a two-way touch fell from `from` to `to`, both inclusive.
    pub fn any(&self, from: Day, to: Day) -> bool {
        self.last(to).is_some_and(|(day, _)| day >= from)
    }

    /// Distinct people met from `from` to `to`, both inclusive.
    pub fn people(&self, from: Day, to: Day) -> usize {
        let start = self.people.partition_point(|(day, _)| *day < from);
        let mut met = 0_u128;
        let mut more = 0;
        for (day, number) in self.people.iter().skip(start) {
            if *day > to {
                break;
            }
            match 1_u128.checked_shl(u32::from(*number)) {
                Some(bit) => met |= bit,
                None => more = more.max(usize::from(*number) - 127),
            }
        }
        met.count_ones() as usize + more
    }

    /// The last day on which this contact was met, not after `day`.
    pub fn met(&self, contact: &Contact, day: Day) -> Option<Day> {
        let number = self.names.iter().position(|name| *name == contact.key)?;
        let until = self.people.partition_point(|(met, _)| *met <= day);
        let known = self.people.iter().take(until).rev();
        known.filter(|(_, who)| usize::from(*who) == number).map(|(met, _)| *met).next()
    }
}

/// A chat is two-way on a day when both sides wrote.
fn chat_days(facts: &Facts) -> Vec<(Day, &Activity)> {
    let wrote = |direction| {
        let chats = facts.activities.iter().filter(move |activity| {
            activity.kind == TouchKind::Chat
                && activity.direction == Some(direction)
                && activity.status == TouchStatus::Held
        });
        let mut days: Vec<_> = chats.map(|chat| (chat.day, chat)).collect();
        days.sort_by_key(|(day, _)| *day);
        days
    };
    let ours = wrote(Direction::Out);
    let mut both = wrote(Direction::In);
    both.retain(|(day, _)| ours.binary_search_by_key(day, |(day, _)| *day).is_ok());
    both
}

/// True when the text names this contact: address, name, or the source's id.
pub fn is_person(contact: &Contact, attendee: &str) -> bool {
    let address = address(attendee);
    contact.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(address))
        || same_person(&contact.name, attendee)
        || (!address.contains('@') && contact.key == address)
}

/// An attendee without a contact row is the customer's unless it is one of us, or has an address
/// outside the customer's known domains.
fn is_customers(attendee: &str, facts: &Facts, book: &Book) -> bool {
    let ours = facts.account.owner.as_deref().into_iter();
    let mut ours = ours.chain(book.settings.me.iter().map(String::as_str));
    if ours.any(|own| same_person(own, attendee)) {
        return false;
    }
    let domains = &facts.account.domains;
    match address(attendee).split_once('@') {
        Some((_, domain)) if !domains.is_empty() => {
            domains.iter().any(|known| known.eq_ignore_ascii_case(domain))
        }
        _ => true,
    }
}

/// The address in `Name <address>`, else the text itself.
fn address(attendee: &str) -> &str {
    let inner = attendee.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or(attendee, |(address, _)| address).trim()
}

/// One person, by address where one stands beside the name.
fn same_person(left: &str, right: &str) -> bool {
    search::same_person(address(left), address(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_known_by_name_or_address() {
        assert!(same_person("田中 太郎", "田中太郎様"));
        assert!(same_person("Ann Lee <ann@acme.com>", "ANN@acme.com"));
        assert!(!same_person("Ann Lee", "Anna Lee"));
    }
}
