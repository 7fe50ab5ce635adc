//! How the files of a source are read: what a file leaves open, what is taken for it, and what a
//! person decided. Decided once, it is kept as a preset of the workspace and asked no more.

use super::entity::Entity;
use super::message::{Arg, Message};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// In which order day, month and year stand in dates that do not say it themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    DayMonth,
    #[default]
    MonthDay,
    YearMonth,
}

/// Which sign stands before the decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decimal {
    #[default]
    Point,
    Comma,
}

/// Is consumption tax in the amounts?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tax {
    #[default]
    Without,
    With,
}

/// Are amounts in dollars, or in cents?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmountUnit {
    #[default]
    Major,
    Minor,
}

/// What of a file is decided; `None` = what the file itself says, or what is usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Manner {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// 1-based.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_order: Option<DayOrder>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax: Option<Tax>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_unit: Option<AmountUnit>,
}

/// What of a file can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// What its rows are.
    Kind,
    /// Which column names the account.
    Account,
    /// Which of several columns names the currency of its amounts.
    Currency,
    Encoding,
    Delimiter,
    HeaderLine,
    DayOrder,
    Decimal,
    Tax,
    AmountUnit,
}

impl Matter {
    pub const ALL: [Self; 10] = [
        Self::Kind,
        Self::Account,
        Self::Currency,
        Self::Encoding,
        Self::Delimiter,
        Self::HeaderLine,
        Self::DayOrder,
        Self::Decimal,
        Self::Tax,
        Self::AmountUnit,
    ];

    /// The key in `[reading]` of a preset, and what the command line calls it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Account => "account",
            Self::Currency => "currency",
            Self::Encoding => "encoding",
            Self::Delimiter => "delimiter",
            Self::HeaderLine => "header_line",
            Self::DayOrder => "day_order",
            Self::Decimal => "decimal",
            Self::Tax => "tax",
            Self::AmountUnit => "amount_unit",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matter| matter.id() == id)
    }

    /// What people call it.
    pub fn said(self) -> Message {
        Message::new(match self {
            Self::Kind => "matter-kind",
            Self::Account => "matter-account",
            Self::Currency => "matter-currency",
            Self::Encoding => "matter-encoding",
            Self::Delimiter => "matter-delimiter",
            Self::HeaderLine => "matter-header-line",
            Self::DayOrder => "matter-day-order",
            Self::Decimal => "matter-decimal",
            Self::Tax => "matter-tax",
            Self::AmountUnit => "matter-amount-unit",
        })
    }
}

impl Manner {
    /// What is decided here, and for the rest what is decided there.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self {
            encoding: self.encoding.clone().or_else(|| other.encoding.clone()),
            delimiter: self.delimiter.or(other.delimiter),
            header_line: self.header_line.or(other.header_line),
            day_order: self.day_order.or(other.day_order),
            decimal: self.decimal.or(other.decimal),
            tax: self.tax.or(other.tax),
            amount_unit: self.amount_unit.or(other.amount_unit),
        }
    }

    /// Decides a matter by the word that `[reading]` has for it; false when it has no such word.
    pub fn set(&mut self, matter: Matter, word: &str) -> bool {
        fn read<T: for<'de> Deserialize<'de>>(word: &str, place: &mut Option<T>) -> bool {
            *place = serde_json::from_value(serde_json::Value::from(word)).ok();
            place.is_some()
        }
        match matter {
            // Not how a file is read, but what it is.
            Matter::Kind | Matter::Account | Matter::Currency => return false,
            Matter::Encoding => self.encoding = Some(word.to_owned()),
            Matter::HeaderLine => self.header_line = word.parse().ok().filter(|line| *line > 0),
            Matter::Delimiter => self.delimiter = delimiter(word),
            Matter::DayOrder => return read(word, &mut self.day_order),
            Matter::Decimal => return read(word, &mut self.decimal),
            Matter::Tax => return read(word, &mut self.tax),
            Matter::AmountUnit => return read(word, &mut self.amount_unit),
        }
        self.decides(matter)
    }

    pub fn decides(&self, matter: Matter) -> bool {
        match matter {
            Matter::Kind | Matter::Account | Matter::Currency => false,
            Matter::Encoding => self.encoding.is_some(),
            Matter::Delimiter => self.delimiter.is_some(),
            Matter::HeaderLine => self.header_line.is_some(),
            Matter::DayOrder => self.day_order.is_some(),
            Matter::Decimal => self.decimal.is_some(),
            Matter::Tax => self.tax.is_some(),
            Matter::AmountUnit => self.amount_unit.is_some(),
        }
    }
}

/// The sign itself, or its name.
fn delimiter(word: &str) -> Option<char> {
    let mut signs = word.chars();
    match (word, signs.next(), signs.next()) {
        ("comma", ..) => Some(','),
        ("semicolon", ..) => Some(';'),
        ("tab" | "\\t", ..) => Some('\t'),
        ("pipe", ..) => Some('|'),
        (_, Some(sign), None) if sign.is_ascii() => Some(sign),
        _ => None,
    }
}

/// One way in which a matter can be taken, and what then becomes of an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// As `[reading]` has it: `day_month`.
    pub word: String,
    pub example: Option<Arg>,
}

impl Way {
    /// In words; `None` = the word is a sign, a name or a header, and said as it is.
    pub fn said(&self, matter: Matter) -> Option<Message> {
        let id = match (matter, self.word.as_str()) {
            (Matter::Kind, word) => return Some(Entity::parse(word)?.said()),
            (Matter::Account, NO_COLUMN) => "way-no-column",
            (Matter::Delimiter, "\t") => "way-tab",
            (Matter::DayOrder, "day_month") => "way-day-month",
            (Matter::DayOrder, "month_day") => "way-month-day",
            (Matter::DayOrder, _) => "way-year-month",
            (Matter::Decimal, "point") => "way-point",
            (Matter::Decimal, _) => "way-comma",
            (Matter::Tax, "with") => "way-with",
            (Matter::Tax, _) => "way-without",
            (Matter::AmountUnit, "minor") => "way-minor",
            (Matter::AmountUnit, _) => "way-major",
            _ => return None,
        };
        Some(Message::new(id))
    }
}

/// A matter as it is taken in one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub matter: Matter,
    /// The header of the column that it was seen in; `None` = the whole file.
    pub column: Option<String>,
    /// The word of the way that is taken.
    pub taken: String,
    /// All ways, that one among them.
    pub ways: Vec<Way>,
    /// Neither the file nor anybody has settled it, and another way would mean something else.
    pub open: bool,
}

/// How sure it is that a column says what it is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// No column is known for it, and this one may be it.
    Guessed,
    /// The header without its decoration is known: `Custom field (Seats)`.
    Alike,
    /// The header is known.
    Named,
    /// A person said so.
    Decided,
}

/// What a column is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnUse {
    pub header: String,
    /// The field, by the name that presets use; `None` = kept as it is.
    pub field: Option<String>,
    pub trust: Trust,
}

/// Said of a matter that is answered by a column: none of them.
pub const NO_COLUMN: &str = "-";

/// What a person decided about the files of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// What its rows are.
    pub kind: Option<Entity>,
    /// The header of the column that names the account; [`NO_COLUMN`] = none does.
    pub account: Option<String>,
    /// The header of the column that names the currency.
    pub currency: Option<String>,
    pub manner: Manner,
    /// Header → field; `None` = kept as it is.
    pub columns: BTreeMap<String, Option<String>>,
    /// What is open is taken as it usually is.
    pub usual: bool,
}

impl Decision {
    /// Decides a matter by the word that a choice has for it; false when it has no such word.
    pub fn set(&mut self, matter: Matter, word: &str) -> bool {
        match matter {
            Matter::Kind => {
                self.kind = Entity::parse(word);
                self.kind.is_some()
            }
            Matter::Account => {
                self.account = Some(word.to_owned());
                !word.is_empty()
            }
            Matter::Currency => {
                self.currency = Some(word.to_owned());
                !word.is_empty()
            }
            _ => self.manner.set(matter, word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_matter_is_decided_by_a_word_that_it_has() {
        let check = |matter: Matter, word: &str, known: bool| {
            let mut manner = Manner::default();
            assert_eq!(manner.set(matter, word), known, "{} = {word}", matter.id());
            assert_eq!(manner.decides(matter), known);
            assert_eq!(Matter::parse(matter.id()), Some(matter));
        };
        check(Matter::Encoding, "CP932", true);
        check(Matter::Delimiter, ";", true);
        check(Matter::Delimiter, "tab", true);
        check(Matter::Delimiter, "，", false);
        check(Matter::HeaderLine, "6", true);
        check(Matter::HeaderLine, "0", false);
        check(Matter::DayOrder, "day_month", true);
        check(Matter::DayOrder, "month", false);
        check(Matter::Decimal, "comma", true);
        check(Matter::Tax, "with", true);
        check(Matter::AmountUnit, "minor", true);
    }

    #[test]
    fn what_is_decided_first_goes_before() {
        let mut first = Manner::default();
        let mut second = Manner::default();
        first.set(Matter::Decimal, "comma");
        second.set(Matter::Decimal, "point");
        second.set(Matter::Tax, "with");
        let both = first.or(&second);
        assert_eq!((both.decimal, both.tax), (Some(Decimal::Comma), Some(Tax::With)));
    }
}
