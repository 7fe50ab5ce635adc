//! An account: one customer, one internal id for life, described by one or more sources.

use super::day::Day;
use super::entity::Value;
use super::history::History;
use super::money::{Currency, Money};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Short and stable; shown and typed as `a12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub u32);

impl AccountId {
    /// Reads `a12` (either case).
    pub fn parse(text: &str) -> Option<Self> {
        text.strip_prefix(['a', 'A'])?.parse().ok().map(Self)
    }

    /// Is this how it is shown? `A4` may as well be what a source calls another one.
    pub fn is_written(self, text: &str) -> bool {
        text.strip_prefix('a').is_some_and(|number| number.parse() == Ok(self.0))
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a{}", self.0)
    }
}

/// The service level an account gets, by word lists in `mamori.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    Strategic,
    High,
    Mid,
    Low,
    Tech,
}

impl Tier {
    pub const ALL: [Self; 5] = [Self::Strategic, Self::High, Self::Mid, Self::Low, Self::Tech];

    pub fn id(self) -> &'static str {
        match self {
            Self::Strategic => "strategic",
            Self::High => "high",
            Self::Mid => "mid",
            Self::Low => "low",
            Self::Tech => "tech",
        }
    }
}

/// A word that a person has put right, and when; it holds until a contract says another thing later.
#[derive(Clone, Debug, PartialEq)]
pub struct ByHand {
    pub word: String,
    pub made: Option<Day>,
}

/// An account as its sources last described it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    pub id: Option<AccountId>,
    pub name: String,
    /// (source, that source's id), oldest link first.
    pub external_ids: Vec<(String, String)>,
    pub owner: Option<String>,
    pub segment: Option<String>,
    /// The word of the source; `Book::tier` reads it.
    pub tier: Option<String>,
    pub stage: Option<String>,
    /// Stated without a term; subscriptions in force go before it.
    pub arr: Option<Money>,
    pub start_date: Option<Day>,
    pub go_live_date: Option<Day>,
    pub parent: Option<String>,
    /// The account that its source means by that, and its name.
    pub parent_account: Option<(AccountId, String)>,
    pub industry: Option<String>,
    pub country: Option<String>,
    pub domains: Vec<String>,
    pub fiscal_year_end: Option<String>,
    pub seats: Option<i64>,
    /// First day of the next term, where no subscription says it.
    pub renewal_date: Option<Day>,
    /// Last day of the term, inclusive.
    pub end_date: Option<Day>,
    /// The same as a person has put it right: before what contract terms say.
    pub end_by_hand: Option<Day>,
    pub notice_by_hand: Option<ByHand>,
    pub renew_by_hand: Option<ByHand>,
    pub notice: Option<String>,
    /// `auto`, `manual` or `ended`.
    pub auto_renew: Option<String>,
    pub last_touch: Option<Day>,
    pub name_kana: Option<String>,
    pub short_name: Option<String>,
    pub corporate_number: Option<String>,
    pub tags: Vec<String>,
    pub internal: bool,
    pub url: Option<String>,
    /// Unmapped columns of its sources, for `x.<column>`.
    pub extra: Vec<(String, String)>,
    pub history: History,
    /// The day from which on no list of customers has it any more.
    pub gone: Option<Day>,
}

impl Account {
    /// The account as it stood on a day: versions of its states put back.
    pub fn at(&self, day: Day) -> Cow<'_, Self> {
        if self.history.versions.iter().all(|version| version.until <= day) {
            return Cow::Borrowed(self);
        }
        let mut then = self.clone();
        for field in [
            "owner",
            "segment",
            "tier",
            "stage",
            "arr",
            "seats",
            "auto_renew",
            "notice",
            "renewal_date",
            "end_date",
        ] {
            if let Some(version) = self.history.at(field, day) {
                then.put(field, version.value.as_ref());
            }
        }
        Cow::Owned(then)
    }

    fn put(&mut self, field: &str, value: Option<&Value>) {
        let text = value.and_then(Value::as_text).map(str::to_owned);
        match field {
            "owner" => self.owner = text,
            "segment" => self.segment = text,
            "tier" => self.tier = text,
            "stage" => self.stage = text,
            "notice" => self.notice = text,
            "auto_renew" => self.auto_renew = text,
            "renewal_date" => self.renewal_date = value.and_then(Value::as_day),
            "end_date" => self.end_date = value.and_then(Value::as_day),
            "seats" => self.seats = value.and_then(Value::as_int),
            "arr" => {
                let currency = self.arr.map_or(Currency::USD, |arr| arr.currency);
                self.arr = value.and_then(Value::as_int).map(|minor| Money::new(minor, currency));
            }
            _ => {}
        }
    }
}
