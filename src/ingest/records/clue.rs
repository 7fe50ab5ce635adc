//! What the rows of a file say of a customer beside the id or the name they are kept under.

use crate::core::batch::{Clue, Reference};
use crate::core::identity::{is_free_mail, mail_domain};
use crate::core::search::company_name;
use crate::ingest::identity;
use std::collections::HashMap;

/// As many are kept of a reference: more make nothing clearer.
const MOST: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Id,
    /// What stands behind the `@` of an address.
    Host,
    Domain,
    /// An address at a mailbox provider.
    Mail,
    Name,
}

/// What was said of each reference, as it stands in the file.
#[derive(Debug, Default)]
pub struct Clues(HashMap<Reference, Vec<(Kind, String)>>);

impl Clues {
    pub fn ids(&mut self, of: &Reference, id: Option<&str>) {
        self.note(of, Kind::Id, id);
    }

    /// A dash is no name.
    pub fn names(&mut self, of: &Reference, name: Option<&str>) {
        let name = name.filter(|name| name.contains(char::is_alphanumeric));
        self.note(of, Kind::Name, name);
    }

    pub fn domains(&mut self, of: &Reference, text: Option<&str>) {
        self.note(of, Kind::Domain, text);
    }

    /// `of_somebody` = a private mailbox says who somebody is.
    pub fn mails(&mut self, of: &Reference, mail: &str, of_somebody: bool) {
        let Some((_, host)) = mail.rsplit_once('@') else { return };
        if self.has(of, Kind::Host, host) || self.has(of, Kind::Mail, mail) || self.is_full(of) {
            return;
        }
        if !is_free_mail(&host.trim().to_lowercase()) {
            self.note(of, Kind::Host, Some(host));
        } else if of_somebody {
            self.note(of, Kind::Mail, Some(mail));
        }
    }

    fn has(&self, of: &Reference, kind: Kind, text: &str) -> bool {
        let said = self.0.get(of);
        said.is_some_and(|said| said.iter().any(|(of, seen)| *of == kind && seen == text))
    }

    fn is_full(&self, of: &Reference) -> bool {
        self.0.get(of).is_some_and(|said| said.len() >= MOST)
    }

    fn note(&mut self, of: &Reference, kind: Kind, text: Option<&str>) {
        let Some(text) = text.filter(|text| !self.has(of, kind, text) && !self.is_full(of)) else {
            return;
        };
        match self.0.get_mut(of) {
            Some(said) => said.push((kind, text.to_owned())),
            None => {
                self.0.insert(of.clone(), vec![(kind, text.to_owned())]);
            }
        }
    }

    /// All that was said, in an order of its own.
    pub fn told(&self) -> Vec<Clue> {
        let mut clues: Vec<Clue> = self.0.iter().flat_map(|(of, said)| told_of(of, said)).collect();
        clues.sort_by(|one, other| (&one.of, &one.says).cmp(&(&other.of, &other.says)));
        clues.dedup();
        clues
    }
}

fn told_of<'s>(
    of: &'s Reference,
    said: &'s [(Kind, String)],
) -> impl Iterator<Item = Clue> + use<'s> {
    // An id may be an address itself.
    let own = if let Reference::Id(id) = of { mail_domain(id) } else { None };
    let own = own.filter(|domain| !is_free_mail(domain)).map(Reference::Domain);
    let said = said.iter().filter_map(|(kind, text)| meaning(of, *kind, text));
    let clue = |says| Clue { of: of.clone(), says };
    own.into_iter().chain(said).filter(move |says| says != of).map(clue)
}

fn meaning(of: &Reference, kind: Kind, text: &str) -> Option<Reference> {
    match kind {
        Kind::Id => Some(Reference::Id(identity::id_of(text, false))),
        Kind::Host | Kind::Domain => identity::by_domain(text),
        Kind::Mail => Some(Reference::Mail(text.trim().to_lowercase())),
        Kind::Name => Some(Reference::Name(bare_name(of, text).to_owned())),
    }
}

/// Some systems write the id behind the name: `Acme (8001122334)`.
fn bare_name<'t>(of: &Reference, name: &'t str) -> &'t str {
    let name = company_name(name);
    let Reference::Id(id) = of else { return name };
    let behind = name.trim_end().strip_suffix(')').and_then(|name| name.strip_suffix(id.as_str()));
    let name = behind.and_then(|name| name.strip_suffix('(')).unwrap_or(name);
    name.trim()
}
