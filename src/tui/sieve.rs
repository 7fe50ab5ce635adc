//! What a list is narrowed to: the filter language about a row's account, and words about the row.

use super::world::World;
use crate::core::account::AccountId;
use crate::core::filter::{self, Filter};
use crate::core::search::fold;

pub struct Sieve<'w> {
    world: &'w World,
    filter: Filter,
}

impl<'w> Sieve<'w> {
    /// As it is typed so far.
    pub fn new(world: &'w World, typed: &str) -> Self {
        Self { world, filter: world.suited(filter::parse_partial(typed)) }
    }

    /// Whether a row passes that stands for an account, or for none, with what it says of itself.
    pub fn passes(&self, account: Option<AccountId>, says: impl FnOnce() -> String) -> bool {
        let row = || account.and_then(|id| self.world.row(id)).map(AsRef::as_ref);
        let says = || fold(&says());
        self.filter.is_empty() || self.filter.matches_beside(&says(), row(), self.world.today())
    }
}
