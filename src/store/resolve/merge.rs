//! Accounts that went into others: by what sources say of their rows, and by a person's word. What
//! the person wrote follows, and comes back when they part again.

use super::cluster::Cluster;
use crate::core::account::AccountId;
use crate::core::identity::{About, Ruling};
use crate::store::error::Result;
use crate::store::personal::OF_ACCOUNTS;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};

/// Which account stands for which.
#[derive(Default)]
pub struct Roots(BTreeMap<u32, u32>);

impl Roots {
    pub fn new(clusters: &[Cluster], rulings: &[Ruling]) -> Self {
        let mut roots = Self::default();
        for ruling in rulings {
            if let (About::Merged { into }, Some(from)) = (&ruling.about, ruling.account) {
                roots.lead(from.0, into.0);
            }
        }
        for cluster in clusters {
            for home in &cluster.homes {
                cluster.account.into_iter().for_each(|account| roots.lead(*home, account));
            }
        }
        roots
    }

    fn lead(&mut self, from: u32, into: u32) {
        let (from, into) = (self.of(from), self.of(into));
        if from != into {
            self.0.insert(from, into);
        }
    }

    /// The account that stands for this one.
    pub fn of(&self, mut account: u32) -> u32 {
        // No way leads back: `lead` only ever joins two ends.
        while let Some(next) = self.0.get(&account) {
            account = *next;
        }
        account
    }
}

/// Writes down which accounts went into which; gives those that came or went.
pub fn settle(conn: &Connection, roots: &Roots) -> Result<BTreeSet<AccountId>> {
    let mut turned = BTreeSet::new();
    let mut query = conn.prepare("SELECT id, merged_into FROM account")?;
    let known = query.query_map([], |row| Ok((row.get::<_, u32>(0)?, row.get(1)?)))?;
    let known: Vec<(u32, Option<u32>)> = known.collect::<rusqlite::Result<_>>()?;
    let mut moved = Vec::new();
    for (account, before) in known {
        let root = roots.of(account);
        let into = (root != account).then_some(root);
        if into == before {
            continue;
        }
        let sql = "UPDATE account SET merged_into = ?1 WHERE id = ?2";
        conn.prepare_cached(sql)?.execute(params![into, account])?;
        turned.extend([Some(account), before, into].into_iter().flatten().map(AccountId));
        if into.is_some() {
            for table in ["derived", "closes", "dirty"] {
                let sql = format!("DELETE FROM {table} WHERE account = ?1");
                conn.prepare_cached(&sql)?.execute([account])?;
            }
        }
        moved.push((account, root));
    }
    for (account, root) in moved {
        follow(conn, account, root)?;
    }
    Ok(turned)
}

/// What was written about an account is about its root now.
fn follow(conn: &Connection, account: u32, root: u32) -> Result<()> {
    for table in OF_ACCOUNTS {
        let sql = format!(
            "UPDATE {table} SET account = ?2, home = iif(?1 = ?2, NULL, ?1), \
             body = iif(?1 = ?2, json_set(body, '$.account', ?1), body) \
             WHERE coalesce(home, account) = ?1"
        );
        conn.prepare_cached(&sql)?.execute([account, root])?;
    }
    Ok(())
}

/// The account that stands for this one.
pub fn root(conn: &Connection, account: AccountId) -> Result<AccountId> {
    let sql = "SELECT coalesce(merged_into, id) FROM account WHERE id = ?1";
    let found = conn.prepare_cached(sql)?.query_row([account.0], |row| row.get(0)).optional()?;
    Ok(found.map_or(account, AccountId))
}

/// Where a row about an account is kept: the account it stands under, and the one it was written
/// about, where that is another.
pub fn personal_root(
    conn: &Connection,
    table: &str,
    id: u32,
    account: AccountId,
) -> Result<(AccountId, Option<AccountId>)> {
    let now = root(conn, account)?;
    let sql = format!("SELECT home FROM {table} WHERE id = ?1");
    let home: Option<Option<u32>> =
        conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
    if let Some(home) = home.flatten().map(AccountId)
        && root(conn, home)? == now
    {
        return Ok((now, Some(home)));
    }
    Ok((now, (now != account).then_some(account)))
}
