//! What scoring and the clocks would like to know of every account, and what stays locked where no
//! export says it. One row per need; the store counts the accounts that lack it.

use super::account::AccountId;
use super::entity::Entity;
use super::message::Message;
use super::money::Money;

/// Something that an account needs before a part of the picture can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Of the messages `need-<id>` (what is missing) and `lock-<id>` (what that locks).
    pub id: &'static str,
    /// Any of these is enough; `None` = any row of the entity.
    pub of: &'static [(Entity, Option<&'static str>)],
    /// Only accounts with a row of this entity can lack it.
    pub only: Option<Entity>,
    /// An own touch of the person is enough as well.
    pub touch: bool,
}

impl Need {
    /// The name under which a book can declare that it does not collect this.
    pub fn switch(&self) -> Option<&'static str> {
        match self.of {
            [(entity, None), ..] => Some(entity.id()),
            _ => None,
        }
    }
}

/// The filter of the account list that finds those who lack it, where there is one.
fn filter_of(need: &Need) -> Option<&'static str> {
    Some(match need.id {
        "arr" => "missing:arr",
        "owner" => "missing:owner",
        "tier" => "missing:tier",
        "end" => "missing:renew",
        "notice" => "missing:optout",
        "activity" => "missing:touch",
        _ => return None,
    })
}

const fn fields(id: &'static str, of: &'static [(Entity, Option<&'static str>)]) -> Need {
    Need { id, of, only: None, touch: false }
}

const fn column(
    id: &'static str,
    of: &'static [(Entity, Option<&'static str>)],
    only: Entity,
) -> Need {
    Need { id, of, only: Some(only), touch: false }
}

use Entity::{
    Account, Activity, Contact, Invoice, Response, Subscription, Ticket, Training, Usage,
};

/// In the order of reading: the account itself, its contract, then one kind of export after another.
pub const NEEDS: &[Need] = &[
    fields(
        "arr",
        &[
            (Account, Some("arr")),
            (Account, Some("mrr")),
            (Subscription, Some("arr")),
            (Subscription, Some("mrr")),
        ],
    ),
    fields("owner", &[(Account, Some("owner"))]),
    fields("tier", &[(Account, Some("tier")), (Account, Some("segment"))]),
    fields("start", &[(Account, Some("start_date")), (Subscription, Some("start"))]),
    fields(
        "end",
        &[
            (Subscription, Some("end")),
            (Subscription, Some("renewal")),
            (Account, Some("renewal_date")),
            (Account, Some("end_date")),
        ],
    ),
    fields("notice", &[(Subscription, Some("notice")), (Account, Some("notice"))]),
    fields("auto-renew", &[(Subscription, Some("auto_renew")), (Account, Some("auto_renew"))]),
    fields("seats", &[(Subscription, Some("seats")), (Account, Some("seats"))]),
    fields("contact", &[(Contact, None)]),
    column("role", &[(Contact, Some("role"))], Contact),
    fields("usage", &[(Usage, None)]),
    fields("ticket", &[(Ticket, None)]),
    column("priority", &[(Ticket, Some("priority"))], Ticket),
    fields("response", &[(Response, None)]),
    Need {
        id: "activity",
        of: &[(Activity, None), (Account, Some("last_touch"))],
        only: None,
        touch: true,
    },
    column("direction", &[(Activity, Some("direction"))], Activity),
    fields("invoice", &[(Invoice, None)]),
    column("due", &[(Invoice, Some("due"))], Invoice),
    fields("training", &[(Training, None)]),
];

/// A column that a measure of one's own is made of.
pub const OWN: Need = fields("own", &[]);

/// What a measure of one's own needs, by the names of its author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnNeed {
    pub column: String,
    /// What the measure is called.
    pub measure: String,
}

/// A need that some accounts lack.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    pub need: &'static Need,
    /// Of [`OWN`]: which.
    pub own: Option<OwnNeed>,
    pub accounts: u64,
    /// Accounts in the book.
    pub total: u64,
    /// Their ARR: one amount per currency that cannot be added to another.
    pub arr: Vec<Money>,
    /// Those of them whose ARR nobody knows.
    pub unpriced: u64,
    /// The accounts that lack it, where they are no more than [`LISTED`].
    pub who: Vec<AccountId>,
    /// The book has declared that it does not collect this, and nothing of it has come since.
    pub declared: bool,
}

/// More accounts are no list to work through.
pub const LISTED: usize = 200;

impl Gap {
    /// What is missing: `no notice period`.
    pub fn said(&self) -> Message {
        self.named("need")
    }

    /// What that locks: `no opt-out clock`.
    pub fn locks(&self) -> Message {
        self.named("lock")
    }

    fn named(&self, part: &str) -> Message {
        let said = Message { id: format!("{part}-{}", self.need.id).into(), args: Vec::new() };
        match (&self.own, part) {
            (None, _) => said,
            (Some(own), "need") => said.text("column", own.column.as_str()),
            (Some(own), _) => said.text("measure", own.measure.as_str()),
        }
    }

    /// The filter of the account list that finds those who lack it: by what they lack, else by name.
    pub fn filter(&self) -> Option<String> {
        let ids = || {
            let ids: Vec<String> = self.who.iter().map(ToString::to_string).collect();
            (!ids.is_empty()).then(|| format!("id:{}", ids.join(",")))
        };
        filter_of(self.need).map(str::to_owned).or_else(ids)
    }

    /// Rows of an export are missing, not a column of rows that are there.
    pub fn is_feed(&self) -> bool {
        self.filter().is_some() && self.need.of.iter().all(|(_, column)| column.is_none())
    }

    /// The field of an account by which it can be put right for all who lack it.
    pub fn field(&self) -> Option<&'static str> {
        let field = match self.need.id {
            "owner" => "owner",
            "tier" => "tier",
            "end" => "renewal_date",
            "notice" => "notice",
            "auto-renew" => "auto_renew",
            _ => return None,
        };
        (!self.who.is_empty()).then_some(field)
    }

    /// The kind of export that can be declared not to be collected: one that came for no account.
    pub fn switch(&self) -> Option<&'static str> {
        self.need.switch().filter(|_| self.declared || self.accounts == self.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_names_fields_that_exist() {
        for need in NEEDS {
            for (entity, field) in need.of {
                let known = field.is_none_or(|field| entity.field(field).is_some());
                assert!(known, "{}: {entity:?} {field:?}", need.id);
            }
        }
    }

    #[test]
    fn only_whole_exports_can_be_declared_away() {
        let switch = |id| NEEDS.iter().find(|need| need.id == id).and_then(super::Need::switch);
        assert_eq!(switch("usage"), Some("usage"));
        assert_eq!(switch("activity"), Some("activity"));
        assert_eq!(switch("notice"), None);
    }
}
