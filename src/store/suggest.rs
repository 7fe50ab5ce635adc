//! What may be the same, for a person to decide: accounts that are called alike or have one
//! corporate number, and names of sources that nobody knows by the letter.

use super::error::Result;
use super::resolve::rulings;
use crate::core::account::AccountId;
use crate::core::identity::{
    About, Alike, Merged, Ruling, Suggestion, Why, corporate_number, ordered, plain_name,
};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// An account under one of its names.
type Called = (AccountId, String);

/// Accounts by what makes them alike.
#[derive(Default)]
struct Alikes(BTreeMap<String, BTreeMap<AccountId, String>>);

impl Alikes {
    fn add(&mut self, text: String, (account, name): Called) {
        if !text.is_empty() {
            self.0.entry(text).or_default().entry(account).or_insert(name);
        }
    }

    /// The first of those that are alike, with each of the others.
    fn pairs(&self) -> impl Iterator<Item = (Called, Called)> {
        self.0.values().flat_map(|accounts| {
            let mut all = accounts.iter().map(|(id, name)| (*id, name.clone()));
            let first = all.next();
            all.filter_map(move |other| Some((first.clone()?, other)))
        })
    }

    fn only(&self, text: &str) -> Option<Called> {
        let accounts = self.0.get(text).filter(|accounts| accounts.len() == 1)?;
        accounts.iter().next().map(|(id, name)| (*id, name.clone()))
    }
}

pub fn suggestions(conn: &Connection) -> Result<Vec<Suggestion>> {
    let rulings = rulings(conn)?;
    let (names, numbers) = accounts(conn)?;
    let apart: HashSet<_> = rulings.iter().filter_map(Ruling::apart).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for (alikes, why) in [(&numbers, Why::CorporateNumber), (&names, Why::Name)] {
        for ((one, name), (other, other_name)) in alikes.pairs() {
            let pair = ordered(one, other);
            if !apart.contains(&pair) && seen.insert(pair) {
                let what = Alike::Accounts(pair.0, pair.1);
                found.push(Suggestion { what, names: (name, other_name), why });
            }
        }
    }
    found.extend(references(conn, &names, &rulings)?);
    Ok(found)
}

fn accounts(conn: &Connection) -> Result<(Alikes, Alikes)> {
    let mut query = conn.prepare_cached(
        "SELECT l.account, e.name, e.corporate_number FROM account_record e \
         JOIN account_link l ON l.id = e.link \
         WHERE l.account IS NOT NULL AND e.name IS NOT NULL AND e.creates AND e.gone_run IS NULL \
         ORDER BY e.id",
    )?;
    let mut rows = query.query([])?;
    let (mut names, mut numbers) = (Alikes::default(), Alikes::default());
    while let Some(row) = rows.next()? {
        let called: Called = (AccountId(row.get(0)?), row.get(1)?);
        let number: Option<String> = row.get(2)?;
        names.add(plain_name(&called.1), called.clone());
        numbers.add(number.as_deref().and_then(corporate_number).unwrap_or_default(), called);
    }
    Ok((names, numbers))
}

/// Names without an account, and the one account that is called alike.
fn references(conn: &Connection, names: &Alikes, rulings: &[Ruling]) -> Result<Vec<Suggestion>> {
    let mut query = conn.prepare_cached(
        "SELECT l.source, l.reference, \
         coalesce((SELECT e.name FROM account_record e WHERE e.link = l.id), \
                  CASE WHEN substr(l.reference, 1, 5) = 'name:' THEN substr(l.reference, 6) \
                       WHEN instr(l.reference, ':') = 0 THEN l.reference END) AS name, \
         (SELECT group_concat(substr(c.says, 6), char(31) ORDER BY c.says) FROM clue c \
          WHERE c.link = l.id AND substr(c.says, 1, 5) = 'name:') AS beside \
         FROM account_link l WHERE l.account IS NULL AND l.by IS NULL \
         AND coalesce(name, beside) IS NOT NULL \
         ORDER BY l.source, l.reference",
    )?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (source, reference): (String, String) = (row.get(0)?, row.get(1)?);
        let said: [Option<String>; 2] = [row.get(2)?, row.get(3)?];
        let said = said.iter().flatten().flat_map(|names| names.split('\u{1f}'));
        let alike = said.filter_map(|name| Some((names.only(&plain_name(name))?, name)));
        let Some(((account, called), name)) = only(alike) else { continue };
        let name = name.to_owned();
        let about = About::NotNamed { source: source.clone(), reference: reference.clone() };
        let refused = |ruling: &Ruling| ruling.about == about && ruling.account == Some(account);
        if !rulings.iter().any(refused) {
            let what = Alike::Name { source, reference, account };
            found.push(Suggestion { what, names: (called, name), why: Why::Name });
        }
    }
    Ok(found)
}

/// The account that all names mean, where they mean one.
fn only<'n>(alike: impl Iterator<Item = (Called, &'n str)>) -> Option<(Called, &'n str)> {
    let mut alike = alike;
    let first = alike.next()?;
    alike.all(|(other, _)| other.0 == first.0.0).then_some(first)
}

/// Accounts that went into others, as their own lists called them.
pub fn merged(conn: &Connection) -> Result<Vec<Merged>> {
    let mut query = conn.prepare_cached(
        "SELECT a.merged_into, a.id, coalesce((SELECT e.name FROM account_link l \
         JOIN account_record e ON e.link = l.id WHERE l.home = a.id AND e.name IS NOT NULL), '') \
         FROM account a WHERE a.merged_into IS NOT NULL ORDER BY a.id",
    )?;
    let rows = query.query_map([], |row| {
        Ok(Merged { into: AccountId(row.get(0)?), id: AccountId(row.get(1)?), name: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
