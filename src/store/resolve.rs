//! Which account each reference means. A pure function of the account rows and the references, run
//! again whenever one of them is new, so that the order of imports does not matter. An account
//! keeps its id for life: links of account lists are decided once, by hand-made ones never touched.

use super::error::Result;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// Mail domains that say nothing about a company.
const FREE_MAIL: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "yahoo.co.jp",
    "ymail.ne.jp",
    "hotmail.com",
    "outlook.com",
    "outlook.jp",
    "live.com",
    "live.jp",
    "msn.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "proton.me",
    "protonmail.com",
    "mail.ru",
    "qq.com",
    "163.com",
    "docomo.ne.jp",
    "ezweb.ne.jp",
    "au.com",
    "softbank.ne.jp",
    "i.softbank.jp",
    "nifty.com",
    "biglobe.ne.jp",
    "orange.fr",
    "free.fr",
    "wanadoo.fr",
    "libero.it",
];

struct Link {
    id: i64,
    source: String,
    reference: String,
    account: Option<u32>,
    by: Option<String>,
}

/// What an account row says about who it is.
struct Card {
    link: i64,
    creates: bool,
    alias: Option<String>,
    name: Option<String>,
    short_name: Option<String>,
    domains: Vec<String>,
}

/// Accounts by a text; `None` when the text fits several.
#[derive(Default)]
struct Unique(HashMap<String, Option<u32>>);

impl Unique {
    fn add(&mut self, text: String, account: u32) {
        let slot = self.0.entry(text).or_insert(Some(account));
        if *slot != Some(account) {
            *slot = None;
        }
    }

    fn get(&self, text: &str) -> Option<u32> {
        self.0.get(text).copied().flatten()
    }
}

/// Everything by which a reference can be recognised.
#[derive(Default)]
struct Directory {
    ids: Unique,
    names: Unique,
    domains: Unique,
    /// Ids under which other tools describe accounts: tried last.
    other_ids: Unique,
}

/// Decides every link again; gives the links whose account changed, with the account before.
pub fn resolve(conn: &Connection, run: u32) -> Result<Vec<(i64, Option<u32>)>> {
    let mut links = load_links(conn)?;
    let cards = load_cards(conn)?;
    let mut changed = create_accounts(conn, run, &mut links, &cards)?;
    let mut directory = Directory::default();
    for card in cards.iter().filter(|card| card.creates) {
        if let Some(link) = links.get(&card.link)
            && let Some(account) = link.account
        {
            directory.ids.add(link.reference.clone(), account);
            directory.describe(card, account);
        }
    }
    let described: HashSet<_> = cards.iter().map(|card| card.link).collect();
    for card in cards.iter().filter(|card| !card.creates) {
        let found = links.get(&card.link).and_then(|link| directory.find_card(link, card));
        settle(conn, run, &mut links, card.link, found, &mut changed)?;
        if let Some((account, _)) = found
            && let Some(link) = links.get(&card.link)
        {
            directory.other_ids.add(link.reference.clone(), account);
        }
    }
    let bare: Vec<_> = links.keys().filter(|id| !described.contains(id)).copied().collect();
    for id in bare {
        let found = links.get(&id).and_then(|link| directory.find(&link.reference));
        settle(conn, run, &mut links, id, found, &mut changed)?;
    }
    Ok(changed)
}

impl Directory {
    fn describe(&mut self, card: &Card, account: u32) {
        if let Some(alias) = &card.alias {
            self.ids.add(alias.clone(), account);
        }
        for name in card.name.iter().chain(&card.short_name) {
            self.names.add(fold(name), account);
        }
        for domain in card.domains.iter().filter(|domain| !is_free_mail(domain)) {
            self.domains.add(domain.clone(), account);
        }
    }

    /// The account that another tool's row describes.
    fn find_card(&self, link: &Link, card: &Card) -> Option<(u32, &'static str)> {
        let by = |how| move |account| (account, how);
        let alias = card.alias.as_deref().and_then(|alias| self.ids.get(alias)).map(by("alias"));
        alias
            .or_else(|| self.ids.get(&link.reference).map(by("reference")))
            .or_else(|| self.by_domains(&card.domains).map(by("domain")))
            .or_else(|| self.names.get(&fold(card.name.as_ref()?)).map(by("name")))
    }

    /// The one account that the domains point to.
    fn by_domains(&self, domains: &[String]) -> Option<u32> {
        let mut found = domains.iter().filter_map(|domain| self.domains.get(domain));
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// The account that a fact's reference means.
    fn find(&self, reference: &str) -> Option<(u32, &'static str)> {
        if let Some(name) = reference.strip_prefix("name:") {
            return self.names.get(&fold(name)).map(|account| (account, "name"));
        }
        if let Some(domain) = reference.strip_prefix("domain:") {
            return self.domains.get(domain).map(|account| (account, "domain"));
        }
        let id = self.ids.get(reference).or_else(|| self.other_ids.get(reference));
        id.map(|account| (account, "reference"))
    }
}

/// Rows of account lists get their accounts, in the order in which the rows came: one that another
/// list already brought, else a new one.
fn create_accounts(
    conn: &Connection,
    run: u32,
    links: &mut BTreeMap<i64, Link>,
    cards: &[Card],
) -> Result<Vec<(i64, Option<u32>)>> {
    let mut changed = Vec::new();
    let mut known = Identities::default();
    for card in cards.iter().filter(|card| card.creates) {
        if let Some(link) = links.get(&card.link).filter(|link| decided(link)) {
            known.add(link, card);
        }
    }
    for card in cards.iter().filter(|card| card.creates) {
        let Some(link) = links.get(&card.link).filter(|link| !decided(link)) else { continue };
        let account = match known.find(link, card) {
            Some(account) => account,
            None => new_account(conn, run)?,
        };
        settle(conn, run, links, card.link, Some((account, "record")), &mut changed)?;
        if let Some(link) = links.get(&card.link) {
            known.add(link, card);
        }
    }
    Ok(changed)
}

/// Decided for good: by an account list, or by the person.
fn decided(link: &Link) -> bool {
    link.account.is_some() && matches!(link.by.as_deref(), Some("record" | "person"))
}

fn new_account(conn: &Connection, run: u32) -> Result<u32> {
    let id = conn.prepare_cached("INSERT INTO account (made_run) VALUES (?1)")?.insert([run])?;
    Ok(u32::try_from(id).unwrap_or(u32::MAX))
}

/// Who the accounts of all lists are, to recognise the same one in another list.
#[derive(Default)]
struct Identities {
    /// By id and by alias: (source, account, folded name).
    by_text: HashMap<String, Vec<(String, u32, String)>>,
}

impl Identities {
    fn add(&mut self, link: &Link, card: &Card) {
        let Some(account) = link.account else { return };
        let name = card.name.as_deref().map(fold).unwrap_or_default();
        for text in std::iter::once(&link.reference).chain(&card.alias) {
            let entry = (link.source.clone(), account, name.clone());
            self.by_text.entry(text.clone()).or_default().push(entry);
        }
    }

    /// The one account of another list with this id or alias. Small numbers are no proof: every
    /// system counts from 1, so there the names must agree too.
    fn find(&self, link: &Link, card: &Card) -> Option<u32> {
        let name = card.name.as_deref().map(fold).unwrap_or_default();
        let mut found = HashSet::new();
        for text in std::iter::once(&link.reference).chain(&card.alias) {
            let same = self.by_text.get(text).into_iter().flatten();
            found.extend(
                same.filter(|(source, ..)| *source != link.source)
                    .filter(|(.., other)| !is_small_number(text) || *other == name)
                    .map(|(_, account, _)| *account),
            );
        }
        if found.len() == 1 { found.into_iter().next() } else { None }
    }
}

fn is_small_number(text: &str) -> bool {
    text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Writes a decision down when it differs; a person's own is never touched.
fn settle(
    conn: &Connection,
    run: u32,
    links: &mut BTreeMap<i64, Link>,
    id: i64,
    found: Option<(u32, &'static str)>,
    changed: &mut Vec<(i64, Option<u32>)>,
) -> Result<()> {
    let Some(link) = links.get_mut(&id) else { return Ok(()) };
    let account = found.map(|(account, _)| account);
    if link.by.as_deref() == Some("person") || (link.account == account && account.is_none()) {
        return Ok(());
    }
    let by = found.map(|(_, by)| by);
    if link.account == account && link.by.as_deref() == by {
        return Ok(());
    }
    if link.account != account {
        changed.push((id, link.account));
    }
    let sql = "UPDATE account_link SET account = ?1, by = ?2, run = ?3 WHERE id = ?4";
    conn.prepare_cached(sql)?.execute(params![account, by, run, id])?;
    link.account = account;
    link.by = by.map(str::to_owned);
    Ok(())
}

/// Names are equal when nothing but width, case and outer blanks differ.
pub fn fold(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_free_mail(domain: &str) -> bool {
    FREE_MAIL.contains(&domain)
}

fn load_links(conn: &Connection) -> Result<BTreeMap<i64, Link>> {
    let mut query = conn.prepare("SELECT id, source, reference, account, by FROM account_link")?;
    let rows = query.query_map([], |row| {
        Ok(Link {
            id: row.get(0)?,
            source: row.get(1)?,
            reference: row.get(2)?,
            account: row.get(3)?,
            by: row.get(4)?,
        })
    })?;
    rows.map(|link| link.map(|link| (link.id, link)).map_err(Into::into)).collect()
}

/// Rows that are marked as gone stay who they are; where one is like another, those in force go first.
fn load_cards(conn: &Connection) -> Result<Vec<Card>> {
    let mut query = conn.prepare(
        "SELECT link, creates, alias, name, short_name, domains FROM account_record \
         WHERE link IS NOT NULL ORDER BY gone_run IS NOT NULL, id",
    )?;
    let rows = query.query_map([], |row| {
        let domains: Option<String> = row.get(5)?;
        Ok(Card {
            link: row.get(0)?,
            creates: row.get(1)?,
            alias: row.get(2)?,
            name: row.get(3)?,
            short_name: row.get(4)?,
            domains: split_domains(domains.as_deref()),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn split_domains(list: Option<&str>) -> Vec<String> {
    let bare = |domain: &str| {
        let lower = domain.trim().to_lowercase();
        lower.trim_start_matches("www.").to_owned()
    };
    let domains = list.unwrap_or_default().split(';').map(bare);
    domains.filter(|domain| !domain.is_empty()).collect()
}
