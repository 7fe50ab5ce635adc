//! The style of every mapped column, decided from all its values before the first is read.

use super::Options;
use super::date::{self, Order};
use super::header::Column;
use super::mapping::Mapping;
use super::number::{self, Decimal, Named};
use super::table::Table;
use crate::core::entity::Kind;
use crate::core::manner::{Choice, Manner, Matter, Way};
use crate::core::message::{Arg, Message};
use crate::core::money::Currency;

/// How the values of one column are read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Style {
    pub order: Order,
    pub decimal: Decimal,
    /// From the header: a currency, and a power of ten (`千円`).
    pub named: Option<Named>,
    pub power: i32,
    /// The header says that consumption tax is in the amounts.
    pub taxed: bool,
}

/// How the values of a table are read.
#[derive(Debug, Default)]
pub struct Styles {
    /// By position of the entity's fields.
    pub of: Vec<Style>,
    /// What the values leave open, and what was decided for it.
    pub choices: Vec<Choice>,
}

/// What the values of the mapped columns show, by position of the entity's fields.
#[derive(Debug, Default)]
pub struct Gathering(Vec<Evidence>);

impl Gathering {
    /// Takes in the values of a table, or of a part of one.
    pub fn take(&mut self, table: &Table<'_>, mapping: &Mapping<'_>, options: &Options) {
        let fields = mapping.preset.entity.fields();
        self.0.resize_with(fields.len(), Evidence::default);
        for ((field, column), evidence) in fields.iter().zip(&mapping.fields).zip(&mut self.0) {
            if let Some(column) = column {
                gather(table, *column, field.kind, options, evidence);
            }
        }
    }

    /// The style of every mapped column.
    pub fn styles(&self, columns: &[Column], mapping: &Mapping<'_>, options: &Options) -> Styles {
        let of_file = OfFile {
            order: self.0.iter().find_map(|found| found.date.settled()),
            decimal: self.0.iter().find_map(|found| found.number.settled()),
            manner: options.decision.manner.or(&mapping.preset.manner),
            options,
        };
        let mut choices = Vec::new();
        let styles = self.0.iter().zip(&mapping.fields).map(|(found, column)| {
            let Some(column) = column.and_then(|at| columns.get(at)) else {
                return Style::default();
            };
            let (named, power) = column.unit.as_deref().map_or((None, 0), number::unit);
            Style {
                order: of_file.order(found, &column.name, &mut choices),
                decimal: of_file.decimal(found, &column.name, &mut choices),
                named,
                power,
                taxed: taxed(&column.name),
            }
        });
        Styles { of: styles.collect(), choices }
    }
}

/// The style of every mapped column of a whole table.
pub fn styles(table: &Table<'_>, mapping: &Mapping<'_>, options: &Options) -> Styles {
    let mut gathering = Gathering::default();
    gathering.take(table, mapping, options);
    gathering.styles(&table.columns, mapping, options)
}

/// What is said of a choice that nobody made.
pub fn assumption(choice: &Choice) -> Option<Message> {
    let column = choice.column.as_deref().filter(|_| choice.open)?;
    let example = |taken: bool| {
        let way = choice.ways.iter().find(|way| (way.word == choice.taken) == taken);
        way.and_then(|way| way.example.clone())
    };
    match choice.matter {
        Matter::DayOrder => {
            let note = Message::new("ingest-note-day-order").text("column", column);
            Some(note.with("taken", example(true)?).with("other", example(false)?))
        }
        Matter::Decimal => Some(Message::new("ingest-note-decimal").text("column", column)),
        _ => None,
    }
}

/// `月額(税込)`, `内税`.
pub fn taxed(header: &str) -> bool {
    header.contains("税込") || header.contains("内税")
}

#[derive(Clone, Debug, Default)]
struct Evidence {
    date: date::Evidence,
    number: number::Evidence,
    /// A number that leaves the decimal sign open.
    number_example: Option<String>,
    /// The field may have decimals of any length.
    fraction: bool,
}

fn gather(
    table: &Table<'_>,
    column: usize,
    kind: Kind,
    options: &Options,
    evidence: &mut Evidence,
) {
    if !matches!(kind, Kind::Day | Kind::Int | Kind::Number | Kind::Money) {
        return;
    }
    evidence.fraction = kind == Kind::Number;
    for value in table.values(column) {
        if kind != Kind::Day {
            if evidence.number.take(value) && evidence.number_example.is_none() {
                evidence.number_example = Some(value.to_owned());
            }
        } else if date::iso(value.as_bytes()).is_none() {
            evidence.date.take(value, options.home_country_is_japan);
        }
    }
}

/// What all columns of a file know together.
struct OfFile<'a> {
    order: Option<Order>,
    decimal: Option<Decimal>,
    /// What is decided.
    manner: Manner,
    options: &'a Options,
}

impl OfFile<'_> {
    /// The column's own order, else that of another column of the file, else what was decided, else
    /// the usual one.
    fn order(&self, found: &Evidence, name: &str, choices: &mut Vec<Choice>) -> Order {
        if let Some(order) = found.date.settled().or(self.order) {
            return order;
        }
        let Some(example) = found.date.example else { return Order::default() };
        let options = self.options;
        let american = options.book_currency.is_none_or(|book| book == Currency::USD);
        let usual = example.usual(options.home_country_is_japan, american);
        let order = self.manner.day_order.unwrap_or(usual);
        let orders = [
            (Order::DayMonth, "day_month"),
            (Order::MonthDay, "month_day"),
            (Order::YearMonth, "year_month"),
        ];
        let read = orders.iter().filter_map(|(one, word)| Some((*one, *word, example.read(*one)?)));
        let read: Vec<_> = read.collect();
        let Some((_, taken, _)) = read.iter().find(|(one, ..)| *one == order) else { return order };
        let differ = read.windows(2).any(|two| matches!(two, [a, b] if a.2 != b.2));
        let ways = read.iter().map(|(_, word, day)| way(word, Arg::Day(*day)));
        // One answer holds for the whole file.
        if differ && !choices.iter().any(|choice| choice.matter == Matter::DayOrder) {
            choices.push(Choice {
                matter: Matter::DayOrder,
                column: Some(name.to_owned()),
                taken: (*taken).to_owned(),
                ways: ways.collect(),
                open: self.manner.day_order.is_none(),
            });
        }
        order
    }

    /// Amounts and counts have no three decimals: an open point usually groups them.
    fn decimal(&self, found: &Evidence, name: &str, choices: &mut Vec<Choice>) -> Decimal {
        let mixed = !found.fraction && found.number.is_mixed();
        let settled = found.number.settled().or(self.decimal).filter(|_| !mixed);
        let open = found.number.open || mixed;
        let example = found.number_example.as_deref().filter(|_| open && settled.is_none());
        let Some(example) = example else {
            return settled.or(self.manner.decimal).unwrap_or_default();
        };
        let usual = if found.fraction { Decimal::Point } else { Decimal::Comma };
        let decimal = self.manner.decimal.unwrap_or(usual);
        let read = |decimal| Some(number::scan(example)?.read(decimal)?.as_f64());
        let ways = [(Decimal::Point, "point", 3), (Decimal::Comma, "comma", 0)];
        let taken = if decimal == Decimal::Point { "point" } else { "comma" };
        choices.push(Choice {
            matter: Matter::Decimal,
            column: Some(name.to_owned()),
            taken: taken.to_owned(),
            ways: ways
                .iter()
                .filter_map(|(one, word, places)| {
                    Some(way(word, Arg::Number(read(*one)?, *places)))
                })
                .collect(),
            open: self.manner.decimal.is_none(),
        });
        decimal
    }
}

fn way(word: &str, example: Arg) -> Way {
    Way { word: word.to_owned(), example: Some(example) }
}
