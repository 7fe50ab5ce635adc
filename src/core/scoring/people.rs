//! The people who matter: who holds a role on a day, and how they stand.

use super::moment::Moment;
use super::touches::is_person;
use crate::core::contact::{Contact, Role};
use crate::core::day::Day;

/// Words by which a contact list says that somebody is no longer with us.
const WEAKENED: &[&str] = &[
    "negative",
    "weakened",
    "detractor",
    "critical",
    "bad",
    "poor",
    "red",
    "批判",
    "批判的",
    "悪い",
    "否定的",
    "低下",
];

/// How the holder of a role stands on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// Nobody is on record for the role.
    Vacant,
    /// Somebody is, but nothing could show when they were last met.
    Unknown,
    Weakened,
    /// The last one left on that day and nobody followed.
    Left(Day),
    /// Days without contact.
    Silent(i32),
}

/// A role of an account on a day.
pub struct Seat<'a> {
    pub standing: Standing,
    pub holder: Option<&'a Contact>,
}

impl<'a> Seat<'a> {
    pub fn of(at: &Moment<'a>, role: Role) -> Self {
        let contacts = at.dossier.facts.contacts.iter();
        let holders = contacts.filter(|contact| role_on(contact, at.day) == Some(role));
        let mut seat = Self { standing: Standing::Vacant, holder: None };
        for holder in holders {
            let standing = standing(at, holder);
            if standing.rank() > seat.standing.rank() {
                seat = Self { standing, holder: Some(holder) };
            }
        }
        seat
    }

    /// Somebody is on record for the role, whether or not it is known how they stand.
    pub fn recorded(&self) -> bool {
        self.standing != Standing::Vacant
    }

    pub fn name(&self) -> Option<&'a str> {
        self.holder.map(|contact| contact.name.as_str())
    }
}

impl Standing {
    /// Who speaks for the role when several hold it: the one met last, then whoever is there.
    fn rank(self) -> (u8, i32) {
        match self {
            Self::Vacant => (0, 0),
            Self::Left(day) => (1, day.number()),
            Self::Unknown => (2, 0),
            Self::Weakened => (3, 0),
            Self::Silent(days) => (4, -days),
        }
    }
}

fn standing(at: &Moment<'_>, contact: &Contact) -> Standing {
    if let Some(day) = contact.departed.filter(|day| *day <= at.day) {
        return Standing::Left(day);
    }
    if is_weakened(contact) {
        return Standing::Weakened;
    }
    silence(at, contact).map_or(Standing::Unknown, Standing::Silent)
}

/// The role a contact had on a day, by its versions.
pub fn role_on(contact: &Contact, day: Day) -> Option<Role> {
    match contact.history.at("role", day) {
        Some(version) => Role::parse(version.value.as_ref()?.as_text()?),
        None => contact.role,
    }
}

/// The role of the person a survey names, on the day of the moment.
pub fn role_of(at: &Moment<'_>, who: &str) -> Option<Role> {
    let contact = at.dossier.facts.contacts.iter().find(|contact| is_person(contact, who))?;
    role_on(contact, at.day)
}

/// Days since the person was met or seen. Never met though touches name their people: since the
/// first thing known of the account. `None` when nothing could tell.
fn silence(at: &Moment<'_>, contact: &Contact) -> Option<i32> {
    let begun = || {
        let since = at.dossier.feeds.since(crate::core::entity::Entity::Activity)?;
        at.dossier.touches.names_people.then_some(since.min(at.day))
    };
    last_contact(at, contact).or_else(begun).map(|day| at.day - day)
}

/// The last day on which the person was met or seen; `None` when nobody ever saw them.
pub fn last_contact(at: &Moment<'_>, contact: &Contact) -> Option<Day> {
    let met = at.dossier.touches.met(contact, at.day);
    met.max(contact.last_seen.filter(|day| *day <= at.day))
}

fn is_weakened(contact: &Contact) -> bool {
    let sentiment = contact.sentiment.as_deref().unwrap_or("").trim().to_lowercase();
    WEAKENED.contains(&sentiment.as_str())
}
