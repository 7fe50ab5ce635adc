//! Customers that a list still names although they have left.

use super::Maker;
use crate::core::day::Day;
use crate::core::entity::{Entity, Value};
use crate::ingest::date::{self, Found, Order};
use crate::ingest::header::plain;
use crate::ingest::mapping::Slot;
use crate::ingest::table::Row;

/// What a state says of those who have left, and a column that asks for nothing else.
const LEFT: [&str; 15] = [
    "churned",
    "churn",
    "former customer",
    "ex-customer",
    "ex customer",
    "lost customer",
    "ehemaliger kunde",
    "gekündigt",
    "解約",
    "解約済",
    "解約済み",
    "退会済み",
    "true",
    "yes",
    "1",
];

impl Maker<'_, '_> {
    /// Who has left is so by stage, which is by what they are left out of the book; what else the
    /// column of the stage says is kept beside.
    pub(super) fn mark_churned(&mut self, row: Row, values: &mut [Option<Value>]) {
        if self.entity() != Entity::Account {
            return;
        }
        let Some(text) = self.slot(row, Slot::Churned) else { return };
        let day = left_on(text);
        let left = day.is_some_and(|day| day <= self.today) || LEFT.contains(&plain(text).as_str());
        if !left {
            return;
        }
        self.beside.extend(self.mapping.field("stage"));
        self.put(values, "stage", Value::Text("churned".to_owned()));
        if let (None, Some(day)) = (self.value(values, "end_date"), day) {
            self.put(values, "end_date", Value::Day(day));
        }
    }
}

/// The day of a cell; where its order is open, the earlier one, and the year in front only where
/// nothing else can be meant.
fn left_on(text: &str) -> Option<Day> {
    match date::find(text)? {
        Found::Day(day) | Found::Month(day) | Found::Week(day) => Some(day),
        Found::Open(open) => {
            let orders = [Order::DayMonth, Order::MonthDay];
            let usual = orders.into_iter().filter_map(|order| open.read(order)).min();
            usual.or_else(|| open.read(Order::YearMonth))
        }
    }
}
