//! An invoice. Overdue on a day = issued by then, due before it, not paid by then, not void.

use super::day::Day;
use super::money::Money;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Invoice {
    pub key: String,
    pub source: String,
    pub number: Option<String>,
    pub issued: Option<Day>,
    pub due: Option<Day>,
    pub paid: Option<Day>,
    /// `open`, `paid`, `void`, `draft`.
    pub status: Option<String>,
    pub amount: Option<Money>,
    pub open_amount: Option<Money>,
    pub disputed: bool,
    pub disputed_since: Option<Day>,
}

impl Invoice {
    pub fn open_on(&self, day: Day) -> bool {
        let paid_undated = self.paid.is_none() && self.status.as_deref() == Some("paid");
        // What nobody has been asked to pay, or is not any more, is not open.
        !matches!(self.status.as_deref(), Some("void" | "draft"))
            && !paid_undated
            && self.issued.is_none_or(|issued| issued <= day)
            && self.paid.is_none_or(|paid| day < paid)
    }

    /// Open and disputed on that day.
    pub fn disputed_on(&self, day: Day) -> bool {
        self.disputed && self.open_on(day) && self.disputed_since.is_none_or(|since| since <= day)
    }

    /// Days past due on `day`; `None` when it is not open or not yet due.
    pub fn days_overdue(&self, day: Day) -> Option<i32> {
        let late = day - self.due?;
        (self.open_on(day) && late > 0).then_some(late)
    }
}
