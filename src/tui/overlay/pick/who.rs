//! Choosing an account to say who is who.

use super::{Hit, MOST, Pick, accounts};
use crate::core::account::AccountId;
use crate::core::search::{Query, fold};
use crate::core::text::Shown;
use crate::core::verb::{Naming, Party};
use crate::tui::world::World;

/// Accounts that fit, the best first, with what choosing one does; the one that is called alike
/// before all others where nothing is typed.
fn choices(
    world: &World,
    first: Option<AccountId>,
    text: &str,
    pick: impl Fn(AccountId) -> Option<Pick>,
) -> Vec<Hit> {
    let mut found = accounts(world, text);
    let is_first = |hit: &Hit| matches!(hit.pick, Pick::Account(id) if Some(id) == first);
    found.sort_by_key(|(score, hit)| (!is_first(hit), std::cmp::Reverse(*score)));
    let hit = |(_, hit): (i32, Hit)| {
        let Pick::Account(id) = hit.pick else { return None };
        let right = format!("{} {id}", hit.right).trim().to_owned();
        Some(Hit { pick: pick(id)?, right, left: hit.left })
    };
    found.into_iter().filter_map(hit).take(MOST).collect()
}

/// Whose it is; the last line: nobody's.
pub fn whose(world: &World, namings: &[Naming], alike: Option<AccountId>, text: &str) -> Vec<Hit> {
    let assign = |account| Pick::Assign(namings.to_vec(), account);
    let mut hits = choices(world, alike, text, |id| Some(assign(Some(id))));
    let left = world.word("pick-nobodys");
    if fold(&left).contains(&fold(text)) {
        hits.push(Hit { left, right: String::new(), pick: assign(None) });
    }
    hits
}

/// Every account but the one that stays.
pub fn merging(world: &World, stays: AccountId, text: &str) -> Vec<Hit> {
    choices(world, None, text, |goes| (goes != stays).then_some(Pick::Merge { stays, goes }))
}

/// What went into the account.
pub fn merged(world: &World, from: AccountId, text: &str) -> Vec<Hit> {
    let query = Query::new(text);
    let merged = world.portfolio.merged.iter().filter(|one| one.into == from);
    let wanted = merged.filter(|one| query.is_empty() || query.matches(&fold(&one.name)));
    let hit = |one: &crate::core::identity::Merged| Hit {
        left: Shown::new(&one.name).to_string(),
        right: one.id.to_string(),
        pick: Pick::Part { from, goes: Party { id: one.id, name: one.name.clone() } },
    };
    wanted.map(hit).collect()
}
