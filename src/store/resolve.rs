//! Which account each reference means. A pure function of the account rows, the references and
//! what a person decided, run again whenever one of them changes, so that the order of imports
//! does not matter. An account keeps its id for life: where several turn out to be one customer,
//! the oldest goes on and the others become names of it.

mod cluster;
mod directory;
mod meeting;
mod merge;

pub use merge::{personal_root, root};

use super::clue;
use super::error::Result;
use crate::core::account::AccountId;
use crate::core::identity::{About, Ruling, corporate_number, is_free_mail};
use cluster::{Cluster, clusters};
use directory::Directory;
use merge::Roots;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet, HashSet};

struct Link {
    id: i64,
    source: String,
    reference: String,
    account: Option<u32>,
    by: Option<String>,
    /// The account that its row brought into being.
    home: Option<u32>,
}

/// What an account row says about who it is.
struct Card {
    link: i64,
    source: String,
    reference: String,
    /// From a list of customers; others only add to what those say.
    creates: bool,
    aliases: Vec<String>,
    merged: Vec<String>,
    name: Option<String>,
    short_name: Option<String>,
    number: Option<String>,
    domains: Vec<String>,
    home: Option<u32>,
    /// No longer listed: it says who it was, where nobody in force says the same.
    gone: bool,
}

/// A decision: the account, and how it was found.
type Found = (u32, &'static str);

/// What changed: links with the account before, and accounts that came or went.
#[derive(Default)]
pub struct Resolved {
    pub links: Vec<(i64, Option<u32>)>,
    pub accounts: BTreeSet<AccountId>,
}

/// Everything that is decided in one go.
struct Court<'c> {
    conn: &'c Connection,
    run: Option<u32>,
    links: BTreeMap<i64, Link>,
    rulings: Vec<Ruling>,
    done: Resolved,
}

/// Decides every link again.
pub fn resolve(conn: &Connection, run: u32) -> Result<Resolved> {
    decide(conn, Some(run))
}

/// The same after a person's word; nothing new has been read.
pub fn hear(conn: &Connection) -> Result<Resolved> {
    let run = conn.query_row("SELECT max(id) FROM run", [], |row| row.get(0))?;
    decide(conn, run)
}

fn decide(conn: &Connection, run: Option<u32>) -> Result<Resolved> {
    let links = load_links(conn)?;
    let rulings = rulings(conn)?;
    let mut court = Court { conn, run, links, rulings, done: Resolved::default() };
    let cards = load_cards(conn, &court.links)?;
    let mut clusters = clusters(&cards, &court.rulings);
    court.house(&cards, &mut clusters)?;
    let roots = Roots::new(&clusters, &court.rulings);
    court.done.accounts.extend(merge::settle(conn, &roots)?);
    for cluster in &clusters {
        court.settle_cluster(&cards, cluster, &roots)?;
    }
    let mut directory = Directory::default();
    for gone in [false, true] {
        for card in cards.iter().filter(|card| card.gone == gone) {
            if let Some(account) = court.links.get(&card.link).and_then(|link| link.account) {
                directory.describe(card, account);
            }
        }
    }
    court.settle_rest(&cards, &roots, &directory)?;
    Ok(court.done)
}

impl Court<'_> {
    /// Gives every customer that is on a list an account: that of its oldest row, else the one it
    /// has had, else a new one.
    fn house(&mut self, cards: &[Card], clusters: &mut [Cluster]) -> Result<()> {
        let of_list = |cluster: &Cluster| cluster.creates;
        let mut taken: HashSet<u32> =
            clusters.iter().flat_map(|cluster| cluster.homes.iter().copied()).collect();
        for cluster in clusters.iter_mut().filter(|cluster| of_list(cluster)) {
            if let Some(first) = cluster.homes.first() {
                cluster.account = Some(*first);
                continue;
            }
            let listed: Vec<i64> = cluster
                .cards
                .iter()
                .filter_map(|at| cards.get(*at).filter(|card| card.creates))
                .map(|card| card.link)
                .collect();
            let known = listed.iter().filter_map(|link| self.links.get(link)?.account);
            let account = match known.filter(|account| !taken.contains(account)).min() {
                Some(account) => account,
                None => new_account(self.conn, self.run)?,
            };
            taken.insert(account);
            cluster.homes.push(account);
            cluster.account = Some(account);
            if let Some(link) = listed.iter().min().and_then(|link| self.links.get_mut(link)) {
                link.home = Some(account);
                let sql = "UPDATE account_link SET home = ?1 WHERE id = ?2";
                self.conn.prepare_cached(sql)?.execute(params![account, link.id])?;
            }
        }
        Ok(())
    }

    fn settle_cluster(&mut self, cards: &[Card], cluster: &Cluster, roots: &Roots) -> Result<()> {
        let account = cluster.account.map(|account| roots.of(account));
        for at in &cluster.cards {
            let Some(card) = cards.get(*at) else { continue };
            let how = if card.creates { "record" } else { cluster.how(*at) };
            self.settle(card.link, account.map(|account| (account, how)), roots)?;
        }
        Ok(())
    }

    /// References that no account row describes.
    fn settle_rest(&mut self, cards: &[Card], roots: &Roots, directory: &Directory) -> Result<()> {
        let described: HashSet<_> = cards.iter().map(|card| card.link).collect();
        let bare: Vec<_> =
            self.links.keys().filter(|id| !described.contains(id)).copied().collect();
        let mut late = Vec::new();
        for id in bare {
            let Some(link) = self.links.get(&id) else { continue };
            if meeting::waits(&link.reference) {
                late.push(id);
                continue;
            }
            let mut found = directory.find(&link.source, &link.reference);
            if found.is_none() {
                let clues = clue::of(self.conn, id)?;
                found = directory.by_clues(&link.source, &clues);
                if found.is_none() && clues.iter().any(|clue| meeting::waits(clue)) {
                    late.push(id);
                    continue;
                }
            }
            self.settle(id, found, roots)?;
        }
        if late.is_empty() {
            return Ok(());
        }
        // The people of an account are known only now.
        let people = meeting::People::load(self.conn)?;
        let heard = meeting::Heard::new(&self.rulings, |account| roots.of(account));
        for id in late {
            let Some(link) = self.links.get(&id) else { continue };
            let found = if meeting::waits(&link.reference) {
                meeting::find(&link.reference, (&people, &heard), directory)
            } else {
                meeting::by_clues(&clue::of(self.conn, id)?, (&people, &heard))
            };
            self.settle(id, found, roots)?;
        }
        Ok(())
    }

    /// What a person decided of a reference.
    fn ruled(&self, link: &Link) -> Option<&Ruling> {
        let named = |ruling: &&Ruling| match &ruling.about {
            About::Named { source, reference } => {
                *source == link.source
                    && (*reference == link.reference || meeting::alike(reference, &link.reference))
            }
            _ => false,
        };
        self.rulings.iter().rev().find(named)
    }

    /// Writes a decision down when it differs; a person's word goes before.
    fn settle(&mut self, id: i64, found: Option<Found>, roots: &Roots) -> Result<()> {
        let Some(link) = self.links.get(&id) else { return Ok(()) };
        let (account, by) = match self.ruled(link) {
            Some(word) => (word.account.map(|account| roots.of(account.0)), Some("person")),
            None => found.unzip(),
        };
        if link.account == account && link.by.as_deref() == by {
            return Ok(());
        }
        if link.account != account {
            self.done.links.push((id, link.account));
        }
        let sql = "UPDATE account_link SET account = ?1, by = ?2, run = ?3 WHERE id = ?4";
        self.conn.prepare_cached(sql)?.execute(params![account, by, self.run, id])?;
        if let Some(link) = self.links.get_mut(&id) {
            link.account = account;
            link.by = by.map(str::to_owned);
        }
        Ok(())
    }
}

fn new_account(conn: &Connection, run: Option<u32>) -> Result<u32> {
    let id = conn.prepare_cached("INSERT INTO account (made_run) VALUES (?1)")?.insert([run])?;
    Ok(u32::try_from(id).unwrap_or(u32::MAX))
}

/// What a person has decided about who is who, oldest first.
pub fn rulings(conn: &Connection) -> Result<Vec<Ruling>> {
    let mut query = conn.prepare_cached("SELECT body FROM ruling ORDER BY id")?;
    let mut rows = query.query([])?;
    let mut rulings = Vec::new();
    while let Some(row) = rows.next()? {
        rulings.push(serde_json::from_str(row.get_ref(0)?.as_str()?)?);
    }
    Ok(rulings)
}

fn load_links(conn: &Connection) -> Result<BTreeMap<i64, Link>> {
    let mut query =
        conn.prepare("SELECT id, source, reference, account, by, home FROM account_link")?;
    let rows = query.query_map([], |row| {
        Ok(Link {
            id: row.get(0)?,
            source: row.get(1)?,
            reference: row.get(2)?,
            account: row.get(3)?,
            by: row.get(4)?,
            home: row.get(5)?,
        })
    })?;
    rows.map(|link| link.map(|link| (link.id, link)).map_err(Into::into)).collect()
}

/// In an order that does not depend on when they came. Rows that are gone still say who they were.
fn load_cards(conn: &Connection, links: &BTreeMap<i64, Link>) -> Result<Vec<Card>> {
    let mut query = conn.prepare(
        "SELECT link, creates, alias, name, short_name, domains, corporate_number, merged_into, \
         merged_ids, gone_run IS NOT NULL FROM account_record WHERE link IS NOT NULL",
    )?;
    let mut rows = query.query([])?;
    let mut cards = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let Some(link) = links.get(&id) else { continue };
        let domains: Option<String> = row.get(5)?;
        let number: Option<String> = row.get(6)?;
        let (into, ids): (Option<String>, Option<String>) = (row.get(7)?, row.get(8)?);
        let merged = into.iter().chain(&ids).flat_map(|list| list.split([';', ',']));
        let aliases: Option<String> = row.get(2)?;
        let aliases = aliases.iter().flat_map(|list| list.split(';')).map(str::trim);
        cards.push(Card {
            link: id,
            source: link.source.clone(),
            reference: link.reference.clone(),
            creates: row.get(1)?,
            aliases: aliases.filter(|id| !id.is_empty()).map(str::to_owned).collect(),
            merged: merged.map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect(),
            name: row.get(3)?,
            short_name: row.get(4)?,
            number: number.as_deref().and_then(corporate_number),
            domains: split_domains(domains.as_deref()),
            home: link.home,
            gone: row.get(9)?,
        });
    }
    cards.sort_by(|a, b| (&a.source, &a.reference).cmp(&(&b.source, &b.reference)));
    Ok(cards)
}

fn split_domains(list: Option<&str>) -> Vec<String> {
    let bare = |domain: &str| {
        let lower = domain.trim().to_lowercase();
        lower.trim_start_matches("www.").to_owned()
    };
    let domains = list.unwrap_or_default().split(';').map(bare);
    domains.filter(|domain| !domain.is_empty() && !is_free_mail(domain)).collect()
}
