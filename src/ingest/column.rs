//! The style of every mapped column, decided from all its values before the first is read.

use super::Options;
use super::date::{self, Open, Order};
use super::mapping::Mapping;
use super::number::{self, Decimal, Named};
use super::table::Table;
use crate::core::entity::Kind;
use crate::core::message::Message;
use crate::core::money::Currency;

/// How the values of one column are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    pub order: Order,
    pub decimal: Decimal,
    /// From the header: a currency, and a power of ten (`千円`).
    pub named: Option<Named>,
    pub power: i32,
    /// The header says that consumption tax is in the amounts.
    pub taxed: bool,
}

/// Styles by position of the entity's fields, and what had to be assumed.
pub fn styles(
    table: &Table<'_>,
    mapping: &Mapping<'_>,
    options: &Options,
) -> (Vec<Style>, Vec<Message>) {
    let fields = mapping.preset.entity.fields();
    let mut evidence: Vec<Evidence> = Vec::new();
    for (field, column) in fields.iter().zip(&mapping.fields) {
        evidence.push(match column {
            Some(column) => gather(table, *column, field.kind, options),
            None => Evidence::default(),
        });
    }
    let order = evidence.iter().find_map(|found| found.date.settled());
    let decimal = evidence.iter().find_map(|found| found.number.settled());
    let mut notes = Vec::new();
    let columns = evidence.iter().zip(&mapping.fields).map(|(found, column)| {
        let Some(column) = column.and_then(|at| table.columns.get(at)) else {
            return Style::default();
        };
        let (named, power) = column.unit.as_deref().map_or((None, 0), number::unit);
        Style {
            order: found.order(order, options, &column.name, &mut notes),
            decimal: found.decimal(decimal, &column.name, &mut notes),
            named,
            power,
            taxed: taxed(&column.name),
        }
    });
    (columns.collect(), notes)
}

/// `月額(税込)`, `内税`.
pub fn taxed(header: &str) -> bool {
    header.contains("税込") || header.contains("内税")
}

#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    date: date::Evidence,
    number: number::Evidence,
    /// The field may have decimals of any length.
    fraction: bool,
}

fn gather(table: &Table<'_>, column: usize, kind: Kind, options: &Options) -> Evidence {
    let mut evidence = Evidence { fraction: kind == Kind::Number, ..Evidence::default() };
    for value in table.values(column) {
        match kind {
            Kind::Day if date::iso(value.as_bytes()).is_none() => {
                evidence.date.take(value, options.home_country_is_japan);
            }
            Kind::Int | Kind::Number | Kind::Money => evidence.number.take(value),
            _ => {}
        }
    }
    evidence
}

impl Evidence {
    /// The column's own order, else that of another column of the file, else the usual one, said.
    fn order(
        self,
        file: Option<Order>,
        options: &Options,
        name: &str,
        notes: &mut Vec<Message>,
    ) -> Order {
        if let Some(order) = self.date.settled().or(file) {
            return order;
        }
        let Some(open) = self.date.example else { return Order::default() };
        let american = options.book_currency.is_none_or(|book| book == Currency::USD);
        let order = open.usual(options.home_country_is_japan, american);
        notes.extend(assumed(open, order, name));
        order
    }

    /// Amounts and counts have no three decimals: an open point groups them, which is said.
    fn decimal(self, file: Option<Decimal>, name: &str, notes: &mut Vec<Message>) -> Decimal {
        let settled = self.number.settled().or(file);
        if settled.is_some() || !self.number.open {
            return settled.unwrap_or_default();
        }
        notes.push(Message::new("ingest-note-decimal").text("column", name));
        if self.fraction { Decimal::Point } else { Decimal::Comma }
    }
}

fn assumed(open: Open, order: Order, name: &str) -> Option<Message> {
    let other = if order == Order::MonthDay { Order::DayMonth } else { Order::MonthDay };
    let note = Message::new("ingest-note-day-order").text("column", name);
    let (taken, other) = (open.read(order)?, open.read(other)?);
    (taken != other).then(|| note.day("taken", taken).day("other", other))
}
