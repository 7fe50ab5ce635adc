//! A person's own forecast of a renewal. It stands beside what a source says and never in its place:
//! the source's category stays as it was imported, and a new term ends the forecast of the old one.

use super::account::AccountId;
use super::day::Day;
use super::money::{Currency, Money};
use super::opportunity::Opportunity;
use super::portfolio::{Portfolio, Summary};
use super::receipt::Band;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a renewal is called, from the surest down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Commit,
    MostLikely,
    BestCase,
    AtRisk,
    Omitted,
}

/// Words of a category: its id first, then what people and CRM systems call it.
const WORDS: [(Category, &[&str]); 5] = [
    (Category::Commit, &["commit", "内諾", "コミット"]),
    (Category::MostLikely, &["most_likely", "most likely", "likely", "更新見込み", "見込み"]),
    (Category::BestCase, &["best_case", "best case", "best", "上振れ"]),
    (Category::AtRisk, &["at_risk", "at risk", "risk", "解約リスク", "リスク"]),
    (Category::Omitted, &["omitted", "対象外"]),
];

impl Category {
    pub const ALL: [Self; 5] =
        [Self::Commit, Self::MostLikely, Self::BestCase, Self::AtRisk, Self::Omitted];

    pub fn id(self) -> &'static str {
        match self {
            Self::Commit => "commit",
            Self::MostLikely => "most_likely",
            Self::BestCase => "best_case",
            Self::AtRisk => "at_risk",
            Self::Omitted => "omitted",
        }
    }

    /// `most likely`, `Best Case`, `内諾`; what is no category of ours, as `Pipeline`, is none.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        let known = WORDS.iter().find(|(_, words)| words.contains(&word.as_str()));
        known.map(|(category, _)| *category)
    }

    /// Message id of its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Commit => "forecast-commit",
            Self::MostLikely => "forecast-most-likely",
            Self::BestCase => "forecast-best-case",
            Self::AtRisk => "forecast-at-risk",
            Self::Omitted => "forecast-omitted",
        }
    }

    /// Message id of its name in a narrow column.
    pub fn short(self) -> &'static str {
        match self {
            Self::Commit => "forecast-short-commit",
            Self::MostLikely => "forecast-short-most-likely",
            Self::BestCase => "forecast-short-best-case",
            Self::AtRisk => "forecast-short-at-risk",
            Self::Omitted => "forecast-short-omitted",
        }
    }

    /// The one above it; none above the surest.
    pub fn raised(self) -> Option<Self> {
        Self::ALL.get((self as usize).checked_sub(1)?).copied()
    }

    /// The one below it.
    pub fn lowered(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }
}

/// Days by which a renewal may move and still be the same one.
const SAME_TERM: i32 = 45;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    pub id: u32,
    pub account: AccountId,
    /// The day it was given.
    pub day: Day,
    /// The renewal that it is about.
    pub term: Day,
    pub category: Category,
    /// The day it was taken back.
    #[serde(default)]
    pub ended: Option<Day>,
}

impl Forecast {
    /// Given by that day, not taken back, and about the renewal that lies ahead.
    pub fn holds(&self, day: Day, renewal: Option<Day>) -> bool {
        self.day <= day
            && self.ended.is_none_or(|ended| day < ended)
            && renewal.is_none_or(|renewal| self.is_about(renewal, day))
    }

    /// A renewal may be moved as long as it has not come; then the next one is another.
    fn is_about(&self, renewal: Day, day: Day) -> bool {
        let near = (renewal - self.term).abs() <= SAME_TERM;
        renewal == self.term || (near && day < self.term)
    }
}

/// The forecast in force on a day: the last one given by then, unless it is over.
pub fn in_force(forecasts: &[Forecast], day: Day, renewal: Option<Day>) -> Option<&Forecast> {
    let given = forecasts.iter().filter(|one| one.day <= day);
    given.max_by_key(|one| (one.day, one.id)).filter(|one| one.holds(day, renewal))
}

/// What the source of a deal says, where that is a category.
pub fn of_deal(deal: Option<&Opportunity>) -> Option<Category> {
    deal?.category.as_deref().and_then(Category::of_word)
}

/// What a renewal is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Called {
    As(Category),
    /// The source alone calls it sure, though nothing says by when the customer can still leave.
    SureBySource,
    /// Nobody has said.
    NotYet,
    /// It is of a day on which the deals were not known here.
    Unknown,
}

/// How the categories follow each other, the surest first.
const CALLED: [Called; 8] = [
    Called::As(Category::Commit),
    Called::SureBySource,
    Called::As(Category::MostLikely),
    Called::As(Category::BestCase),
    Called::As(Category::AtRisk),
    Called::As(Category::Omitted),
    Called::NotYet,
    Called::Unknown,
];

impl Called {
    /// Message id of its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::As(category) => category.title(),
            Self::SureBySource => "forecast-commit-of-source",
            Self::NotYet => "forecast-not-called",
            Self::Unknown => "forecast-unknown-then",
        }
    }

    pub fn category(self) -> Option<Category> {
        match self {
            Self::As(category) => Some(category),
            Self::SureBySource => Some(Category::Commit),
            Self::NotYet | Self::Unknown => None,
        }
    }
}

/// What counts for a renewal of the book: the person's own word, else the source's.
pub fn standing(book: &Portfolio, row: &Summary) -> Called {
    let deal = book.deals.get(&row.id);
    let own = row.forecast.as_deref().map(|given| given.category);
    let unseen = |today| match deal {
        Some(deal) => deal.history.assumed(today),
        None => book.deals_since.is_some_and(|since| today < since),
    };
    let sure = row.deadline.is_some() || row.open_lapse().is_some();
    match own.or_else(|| of_deal(deal)) {
        Some(Category::Commit) if own.is_none() && !sure => Called::SureBySource,
        Some(category) => Called::As(category),
        None if book.today.is_some_and(unseen) => Called::Unknown,
        None => Called::NotYet,
    }
}

/// What rows are worth a year, a sum for each currency; rows without an amount add nothing.
pub fn worth<'r>(rows: impl Iterator<Item = &'r Summary>) -> Vec<Money> {
    let mut sums: BTreeMap<&str, (Currency, i64)> = BTreeMap::new();
    for arr in rows.filter_map(|row| row.arr.as_ref()) {
        sums.entry(arr.currency.code()).or_insert((arr.currency, 0)).1 += arr.minor;
    }
    sums.into_values().map(|(currency, minor)| Money::new(minor, currency)).collect()
}

/// Renewals that have something in common, and what they are worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Share<T> {
    pub of: T,
    pub count: usize,
    pub worth: Vec<Money>,
    /// Those without an amount: they are in no sum.
    pub unpriced: usize,
}

impl<T> Share<T> {
    pub fn new(of: T, rows: &[&Summary]) -> Self {
        let unpriced = rows.iter().filter(|row| row.arr.is_none()).count();
        Self { of, count: rows.len(), worth: worth(rows.iter().copied()), unpriced }
    }
}

/// The renewals by category, the surest first and those of which nobody has said last; a category
/// without any is left out.
pub fn shares(book: &Portfolio, rows: &[&Summary]) -> Vec<Share<Called>> {
    share(rows, CALLED, |row| standing(book, row))
}

/// The same by how the accounts are, the healthy first.
pub fn shares_by_band(rows: &[&Summary]) -> Vec<Share<Band>> {
    let bands = [Band::Healthy, Band::Watch, Band::AtRisk, Band::Critical, Band::Unknown];
    share(rows, bands, |row| row.band)
}

fn share<T: Copy + PartialEq, const N: usize>(
    rows: &[&Summary],
    kinds: [T; N],
    kind: impl Fn(&Summary) -> T,
) -> Vec<Share<T>> {
    let all = kinds.into_iter().map(|of| {
        let chosen: Vec<&Summary> = rows.iter().filter(|row| kind(row) == of).copied().collect();
        Share::new(of, &chosen)
    });
    all.filter(|share| share.count > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::portfolio::example::row;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn given(id: u32, on: &str, category: Category) -> Forecast {
        let (account, term) = (AccountId(1), day("2027-01-01"));
        Forecast { id, account, day: day(on), term, category, ended: None }
    }

    #[test]
    fn words_of_people_and_systems_are_categories() {
        let check = |text: &str, expected| assert_eq!(Category::of_word(text), expected, "{text}");
        check("Commit", Some(Category::Commit));
        check("Most Likely", Some(Category::MostLikely));
        check(" best case ", Some(Category::BestCase));
        check("at_risk", Some(Category::AtRisk));
        check("対象外", Some(Category::Omitted));
        check("Pipeline", None);
        check("", None);
        for category in Category::ALL {
            check(category.id(), Some(category));
        }
    }

    #[test]
    fn the_ladder_ends_at_both_ends() {
        assert_eq!(Category::Commit.raised(), None);
        assert_eq!(Category::Omitted.lowered(), None);
        assert_eq!(Category::AtRisk.raised(), Some(Category::BestCase));
        assert_eq!(Category::BestCase.lowered(), Some(Category::AtRisk));
    }

    #[test]
    fn it_is_about_one_renewal_and_a_new_term_ends_it() {
        let mut all = vec![given(1, "2026-11-01", Category::Commit)];
        let check = |all: &[Forecast], on: &str, renewal: Option<&str>, expected: Option<u32>| {
            let found = in_force(all, day(on), renewal.map(day)).map(|one| one.id);
            assert_eq!(found, expected, "{on} {renewal:?}");
        };
        check(&all, "2026-10-31", Some("2027-01-01"), None);
        check(&all, "2026-11-01", Some("2027-01-01"), Some(1));
        check(&all, "2026-11-01", Some("2027-01-15"), Some(1));
        check(&all, "2027-01-02", None, Some(1));
        check(&all, "2027-01-02", Some("2028-01-01"), None);
        check(&all, "2026-12-31", Some("2027-02-01"), Some(1));
        check(&all, "2027-01-02", Some("2027-02-01"), None);
        all.push(given(2, "2026-11-05", Category::AtRisk));
        check(&all, "2026-11-04", Some("2027-01-01"), Some(1));
        check(&all, "2026-11-05", Some("2027-01-01"), Some(2));
        all[1].ended = Some(day("2026-11-10"));
        check(&all, "2026-11-09", Some("2027-01-01"), Some(2));
        check(&all, "2026-11-10", Some("2027-01-01"), None);
    }

    #[test]
    fn of_a_day_before_the_deals_came_nobody_knows_what_they_were_called() {
        let account = Summary { id: AccountId(1), ..row("Acme") };
        let mut deal = Opportunity { kind: Some("renewal".to_owned()), ..Opportunity::default() };
        deal.history.first = Some(day("2026-11-01"));
        let check = |today: &str, deal: Option<&Opportunity>, expected| {
            let book = Portfolio {
                today: Some(day(today)),
                deals: deal.map(|deal| (AccountId(1), deal.clone())).into_iter().collect(),
                deals_since: Some(day("2026-11-01")),
                ..Portfolio::default()
            };
            assert_eq!(standing(&book, &account), expected, "{today}");
        };
        check("2026-10-31", None, Called::Unknown);
        check("2026-10-31", Some(&deal), Called::Unknown);
        check("2026-11-01", None, Called::NotYet);
        check("2026-11-01", Some(&deal), Called::NotYet);
    }

    #[test]
    fn the_own_word_goes_before_the_source_and_sums_are_kept_by_currency() {
        let priced = |id, minor, currency| Summary {
            id: AccountId(id),
            arr: Some(Money::new(minor, currency)),
            ..row("Acme")
        };
        let said = |category: &str| Opportunity {
            category: Some(category.to_owned()),
            ..Opportunity::default()
        };
        let mut own = priced(1, 100, Currency::USD);
        own.forecast = Some(Box::new(given(1, "2026-11-01", Category::AtRisk)));
        let unpriced = Summary { id: AccountId(4), ..row("No amount") };
        let mut sure = priced(2, 50, Currency::USD);
        sure.deadline = Some(day("2026-12-01"));
        let alone = priced(5, 40, Currency::USD);
        let rows = [own, sure, priced(3, 7, Currency::JPY), unpriced, alone];
        let rows: Vec<&Summary> = rows.iter().collect();
        let deals = BTreeMap::from([
            (AccountId(1), said("Commit")),
            (AccountId(2), said("Commit")),
            (AccountId(3), said("Pipeline")),
            (AccountId(5), said("Commit")),
        ]);
        let book = Portfolio { deals, ..Portfolio::default() };
        let found: Vec<_> = shares(&book, &rows)
            .into_iter()
            .map(|share| (share.of, share.count, share.worth[0].minor, share.unpriced))
            .collect();
        let expected = [
            (Called::As(Category::Commit), 1, 50, 0),
            (Called::SureBySource, 1, 40, 0),
            (Called::As(Category::AtRisk), 1, 100, 0),
            (Called::NotYet, 2, 7, 1),
        ];
        assert_eq!(found, expected);
        let bands = shares_by_band(&rows);
        assert_eq!(bands.len(), 1);
        assert_eq!((bands[0].of, bands[0].count, bands[0].unpriced), (Band::Unknown, 5, 1));
        let currencies: Vec<_> =
            worth(rows.iter().copied()).iter().map(|sum| sum.currency).collect();
        assert_eq!(currencies, [Currency::JPY, Currency::USD]);
    }
}
