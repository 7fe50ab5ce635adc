//! The currency of amounts, where no column that is known names it: a column of codes does, whatever
//! its header; where several may, a person says which.

use super::{Mapping, Seen};
use crate::core::entity::Kind;
use crate::core::manner::{Choice, Matter, Way};
use crate::core::message::Arg;
use crate::core::money::Currency;
use crate::ingest::header::{Column, fold};
use crate::ingest::number;
use crate::ingest::value::is_nothing;

/// In the header of a column that names a currency.
const CURRENCY: [&str; 17] = [
    "currency",
    "ccy",
    "währung",
    "devise",
    "moneda",
    "moeda",
    "valuta",
    "waluta",
    "валют",
    "měna",
    "para birimi",
    "通貨",
    "货币",
    "币种",
    "币别",
    "幣別",
    "통화",
];
/// Codes that are words, names or abbreviations of something else as well.
const WORDS: [&str; 16] = [
    "ALL", "AMD", "BAM", "BOB", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "PEN", "RON", "SOS",
    "TOP", "TRY", "XXX",
];

/// Whether the values of a column are codes of currencies.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    first: Option<String>,
    /// A value is something else.
    other: bool,
    /// A sign or a code in small letters, which only a header makes a currency.
    loose: bool,
    /// A code that is nothing else.
    sure: bool,
}

impl Codes {
    /// Takes in a value; false once the column is known to hold something else.
    pub fn take(&mut self, value: &str) -> bool {
        let value = value.trim();
        if is_nothing(value) {
            return !self.other;
        }
        let code = value.len() == 3 && Currency::parse(value).is_some();
        let upper = value.bytes().all(|byte| byte.is_ascii_uppercase());
        self.loose |= !(code && upper);
        self.sure |= code && upper && !WORDS.contains(&value);
        self.other |= !code && !is_sign(value);
        if self.first.is_none() {
            self.first = Some(value.to_owned());
        }
        !self.other
    }

    /// Something else was seen.
    pub const fn are_none(&self) -> bool {
        self.other
    }

    fn are_currencies(&self, header: &str) -> bool {
        !self.other && self.first.is_some() && ((self.sure && !self.loose) || speaks(header))
    }
}

/// `€`, `US$`: with a number it would be an amount of a currency.
fn is_sign(value: &str) -> bool {
    let letters = value.chars().filter(char::is_ascii_alphabetic).count();
    value.chars().count() <= 4
        && letters < value.chars().count()
        && !value.bytes().any(|byte| byte.is_ascii_digit())
        && number::scan(&format!("{value}1")).is_some_and(|scan| scan.named.is_some())
}

fn speaks(header: &str) -> bool {
    let folded = fold(header);
    CURRENCY.iter().any(|word| folded.contains(&fold(word)))
}

/// The first column of amounts.
fn amount(mapping: &Mapping<'_>) -> Option<usize> {
    let fields = mapping.preset.entity.fields().iter().zip(&mapping.fields);
    fields.filter(|(field, _)| field.kind == Kind::Money).find_map(|(_, at)| *at)
}

impl<'p> Seen<'_, 'p> {
    /// The same with the column of its currency, where it has amounts and no known column names one.
    pub(super) fn in_currency(&self, mut mapping: Mapping<'p>) -> Mapping<'p> {
        let preset = mapping.preset;
        let Some(field) = preset.entity.field("currency") else { return mapping };
        if mapping.field("currency").is_some() || preset.currency.is_some() {
            return mapping;
        }
        let Some(amount) = amount(&mapping) else { return mapping };
        let found = self.currencies(&mapping);
        let decided = self.decision.currency.as_ref();
        let decided = decided.and_then(|it| found.iter().find(|at| self.header(**at) == it));
        let own = found.iter().find(|at| self.is_of(**at, amount));
        let Some(taken) = decided.or(own).or(found.first()).copied() else { return mapping };
        if let Some(place) = mapping.fields.get_mut(field) {
            *place = Some(taken);
        }
        if found.len() > 1 && own.is_none() {
            mapping.in_currency = Some(self.which(&found, taken, decided.is_none()));
        }
        mapping
    }

    fn header(&self, at: usize) -> &str {
        self.columns.get(at).map_or("", |column| column.name.as_str())
    }

    /// Columns that are read into nothing and hold currencies, those that say so first.
    fn currencies(&self, mapping: &Mapping<'_>) -> Vec<usize> {
        let free = |(at, column): &(usize, &Column)| {
            let put_by = self.decision.columns.contains_key(&column.name);
            !mapping.uses(*at) && !put_by && !mapping.preset.stays(column)
        };
        let all = self.columns.iter().enumerate().filter(free);
        let found = all.filter(|(at, one)| self.sight.codes(*at).are_currencies(&one.name));
        let mut found: Vec<usize> = found.map(|(at, _)| at).collect();
        found.sort_by_key(|at| (!speaks(self.header(*at)), *at));
        found
    }

    /// `Amount Currency` is that of `Amount`.
    fn is_of(&self, at: usize, amount: usize) -> bool {
        let (header, amount) = (fold(self.header(at)), fold(self.header(amount)));
        let rest = header.strip_prefix(&amount).or_else(|| header.strip_suffix(&amount));
        let words =
            ["currency", "currencycode", "currencyisocode", "währung", "通貨", "通貨コード"];
        rest.is_some_and(|rest| words.contains(&rest) || rest == "の通貨")
    }

    fn which(&self, found: &[usize], taken: usize, open: bool) -> Choice {
        let way = |at: &usize| Way {
            word: self.header(*at).to_owned(),
            example: self.sight.codes(*at).first.map(Arg::Text),
        };
        Choice {
            matter: Matter::Currency,
            column: None,
            taken: self.header(taken).to_owned(),
            ways: found.iter().map(way).collect(),
            open,
        }
    }
}
