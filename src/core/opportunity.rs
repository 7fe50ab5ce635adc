//! A deal in the CRM: renewals, expansions, new business.

use super::day::Day;
use super::entity::Value;
use super::history::History;
use super::money::Money;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opportunity {
    pub key: String,
    pub source: String,
    pub name: Option<String>,
    /// `renewal`, `expansion`, `new`.
    pub kind: Option<String>,
    pub amount: Option<Money>,
    pub close_date: Option<Day>,
    pub created: Option<Day>,
    pub category: Option<String>,
    pub stage: Option<String>,
    pub competitor: Option<String>,
    /// `open`, `won`, `lost`.
    pub status: Option<String>,
    /// What it was called before.
    pub history: History,
}

impl Opportunity {
    /// Won or lost.
    pub fn is_closed(&self) -> bool {
        matches!(self.status.as_deref(), Some("won" | "lost"))
    }

    /// An open renewal on a day.
    fn renews_on(&self, day: Day) -> bool {
        let there = self.created.or(self.history.first).is_some_and(|from| from <= day);
        let closed = self.is_closed() && self.close_date.is_none_or(|closed| closed <= day);
        self.kind.as_deref() == Some("renewal") && there && !closed
    }

    /// As it was known on a day: of one that no file had named by then only its name is told.
    #[must_use]
    pub fn at(&self, day: Day) -> Self {
        if self.history.assumed(day) {
            let (amount, close_date, category, stage) = (None, None, None, None);
            return Self { amount, close_date, category, stage, ..self.clone() };
        }
        let was = |field: &str| self.history.at(field, day).map(|past| past.value.as_ref());
        let text = |field, now: &Option<String>| {
            was(field).map_or_else(|| now.clone(), |value| Some(value?.as_text()?.to_owned()))
        };
        let amount =
            |value: Option<&Value>| Some(Money { minor: value?.as_int()?, ..self.amount? });
        Self {
            amount: was("amount").map_or(self.amount, amount),
            category: text("category", &self.category),
            stage: text("stage", &self.stage),
            ..self.clone()
        }
    }
}

/// The open renewal of a day that closes first, as it was known then.
pub fn renewal_on(deals: &[Opportunity], day: Day) -> Option<Opportunity> {
    let open = deals.iter().filter(|deal| deal.renews_on(day));
    let first = open.min_by_key(|deal| (deal.close_date.is_none(), deal.close_date));
    first.map(|deal| deal.at(day))
}
