//! Everything by which a reference can be recognised, once the account rows are decided.

use super::meeting::only;
use super::{Card, Found};
use crate::core::identity::{corporate_number, mail_domain, written_name};
use crate::core::search::strip_legal_form;
use std::collections::{BTreeSet, HashMap};

/// What marks a reference that is no id.
const MARKS: [&str; 4] = ["name:", "domain:", "email:", "meeting:"];

/// Accounts by a text, and whether a row in force says it; `None` when the text fits several.
#[derive(Default)]
struct Unique(HashMap<String, (Option<u32>, bool)>);

impl Unique {
    /// Rows in force are added first: one that is gone says nothing against them.
    fn add(&mut self, text: String, account: u32, gone: bool) {
        let slot = self.0.entry(text).or_insert((Some(account), !gone));
        let heard = !gone || !slot.1;
        if heard && slot.0 != Some(account) {
            slot.0 = None;
        }
    }

    fn get(&self, text: &str) -> Option<u32> {
        self.0.get(text).and_then(|slot| slot.0)
    }
}

#[derive(Default)]
pub struct Directory {
    ids: Unique,
    /// Ids that a source has made one with another of its own, per source.
    merged: HashMap<(String, String), u32>,
    numbers: Unique,
    names: Unique,
    /// Names as titles are taken apart: without legal form and the signs between words.
    spoken: Unique,
    domains: Unique,
    /// Ids under which other tools describe accounts: tried last.
    other_ids: Unique,
}

impl Directory {
    pub fn describe(&mut self, card: &Card, account: u32) {
        for id in &card.merged {
            self.merged.insert((card.source.clone(), id.clone()), account);
            self.other_ids.add(id.clone(), account, card.gone);
        }
        if !card.creates {
            return self.other_ids.add(card.reference.clone(), account, card.gone);
        }
        self.ids.add(card.reference.clone(), account, card.gone);
        for alias in &card.aliases {
            self.ids.add(alias.clone(), account, card.gone);
        }
        if let Some(number) = &card.number {
            self.numbers.add(number.clone(), account, card.gone);
        }
        for name in card.name.iter().chain(&card.short_name) {
            self.names.add(written_name(name), account, card.gone);
            let words = super::meeting::words(strip_legal_form(name));
            self.spoken.add(words.concat(), account, card.gone);
        }
        for domain in &card.domains {
            self.domains.add(domain.clone(), account, card.gone);
        }
    }

    /// The account that a fact's reference means.
    pub fn find(&self, source: &str, reference: &str) -> Option<Found> {
        if let Some(name) = reference.strip_prefix("name:") {
            return Some((self.names.get(&written_name(name))?, "name"));
        }
        if let Some(domain) = reference.strip_prefix("domain:") {
            return Some((self.domains.get(domain)?, "domain"));
        }
        // In a column that may hold ids there may stand names.
        let name = || self.names.get(&written_name(reference)).map(|id| (id, "name"));
        self.by_id(source, reference).or_else(name)
    }

    fn by_id(&self, source: &str, reference: &str) -> Option<Found> {
        let merged = self.merged.get(&(source.to_owned(), reference.to_owned())).copied();
        let id = merged.or_else(|| self.ids.get(reference));
        let number =
            || self.numbers.get(&corporate_number(reference)?).map(|id| (id, "corporate_number"));
        id.map(|id| (id, "reference"))
            .or_else(number)
            .or_else(|| Some((self.other_ids.get(reference)?, "reference")))
    }

    /// The account that is meant by what rows say beside a reference that nobody knows: by another
    /// id, else by the domains of addresses. What a name says is for a person to confirm.
    pub fn by_clues(&self, source: &str, clues: &[String]) -> Option<Found> {
        let marked = |clue: &&String| MARKS.iter().any(|mark| clue.starts_with(mark));
        let ids = clues.iter().filter(|clue| !marked(clue));
        let by_id = only(ids.filter_map(|id| Some(self.by_id(source, id)?.0)));
        by_id.map(|account| (account, "reference")).or_else(|| {
            let domains = clues.iter().filter_map(|clue| clue.strip_prefix("domain:"));
            let (known, unknown): (Vec<_>, Vec<_>) =
                domains.map(|domain| self.domains.get(domain)).partition(Option::is_some);
            // Somebody who also writes for others says little of whose rows these are.
            let most = known.len() >= unknown.len();
            Some((only(known.into_iter().flatten()).filter(|_| most)?, "domain"))
        })
    }

    /// The account that has the domain of an address.
    pub fn by_mail(&self, mail: &str) -> Option<u32> {
        self.domains.get(&mail_domain(mail)?)
    }

    /// The one account that is called by whole words of a title.
    pub fn by_title(&self, title: &str) -> Option<u32> {
        let words = super::meeting::words(title);
        let mut found = BTreeSet::new();
        for from in 0..words.len() {
            let mut name = String::new();
            for word in words.iter().skip(from) {
                name.push_str(word);
                let long = name.chars().count() > if name.is_ascii() { 2 } else { 1 };
                // A name that several have says nothing, and that it is not another one.
                found.extend(self.spoken.0.get(&name).filter(|_| long).map(|slot| slot.0));
            }
        }
        found.first().copied().flatten().filter(|_| found.len() == 1)
    }
}
