//! Customers that a list still names although they have left.

use super::{Maker, note_word};
use crate::core::day::Day;
use crate::core::entity::{Entity, Value};
use crate::ingest::date::{self, Found, Order};
use crate::ingest::mapping::Slot;
use crate::ingest::table::Row;
use crate::ingest::value::{Words, is_nothing, yes};

impl Maker<'_, '_> {
    /// Who has left is so by stage, which is by what they are left out of the book; what else the
    /// column of the stage says is kept beside.
    pub(super) fn mark_churned(&mut self, row: Row, values: &mut [Option<Value>]) {
        if self.entity() != Entity::Account {
            return;
        }
        let Some(text) = self.slot(row, Slot::Churned) else { return };
        let day = left_on(text);
        let said = if day.is_some() { None } else { said(self.states, text) };
        if day.is_none() && said.is_none() && !is_nothing(text) {
            let column = self.mapping.slot(Slot::Churned);
            let column = column.and_then(|at| self.table.columns.get(at));
            let name = column.map(|column| column.name.clone()).unwrap_or_default();
            note_word(&mut self.tally.unknown_states, name, text);
        }
        if day.is_none_or(|day| day > self.today) && said != Some("left") {
            return;
        }
        self.beside.extend(self.mapping.field("stage"));
        self.put(values, "stage", Value::Text("churned".to_owned()));
        if let (None, Some(day)) = (self.value(values, "end_date"), day) {
            self.put(values, "end_date", Value::Day(day));
        }
    }
}

/// What a state says, as a whole (`Former customer`), by one of its parts (`Cancelled - price`), by its
/// first word (`Churned in May`), or as a tick: `left` or `here`.
fn said<'w>(words: Words<'w>, text: &str) -> Option<&'w str> {
    let signs = [':', '/', '(', ')', '（', '）', '・', '|', ',', '、', '–', '—'];
    let mut parts = text.split(" - ").flat_map(|part| part.split(signs));
    let tick = |part| Some(if yes(part)? { "left" } else { "here" });
    let one = |part| words.find_whole(part).or_else(|| tick(part));
    one(text).or_else(|| parts.find_map(one)).or_else(|| one(text.split_whitespace().next()?))
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
