//! Amounts: in minor units of their currency, per term, without consumption tax; and what of that
//! a file leaves open.

use super::{Maker, set};
use crate::core::batch::Record;
use crate::core::contract::Notice;
use crate::core::day::Day;
use crate::core::entity::{Entity, Value};
use crate::core::manner::{AmountUnit, Choice, Matter, Tax, Way};
use crate::core::message::{Arg, Message};
use crate::core::money::{Currency, Money};
use crate::ingest::date::{self, Found};
use crate::ingest::header::{fold, plain};
use crate::ingest::mapping::Slot;
use crate::ingest::number::{self, Exact, Named, is_crown};
use crate::ingest::table::Row;
use crate::ingest::value::is_nothing;
use std::collections::HashSet;

const SHORTEST_MONTH: i64 = 28;

/// An amount as a cell has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// Position of the field.
    pub at: usize,
    pub column: usize,
    pub exact: Exact,
    pub named: Option<Named>,
    /// The cell itself says whether consumption tax is in it.
    pub taxed: Option<bool>,
}

/// Revenue that comes again each term, and is kept without tax.
fn is_recurring(id: &str) -> bool {
    matches!(id, "mrr" | "arr")
}

/// The months of an interval, by its word.
pub(super) fn months(interval: &str) -> Option<i64> {
    Some(match fold(interval).as_str() {
        "month" | "monthly" | "months" | "月" | "月額" | "月次" | "monatlich" | "monat"
        | "monate" => 1,
        "quarter" | "quarterly" | "quarters" | "四半期" | "vierteljährlich" => 3,
        "semiannual" | "semiannually" | "halfyear" | "halfyearly" | "半年" | "半期" => 6,
        "year" | "yearly" | "annual" | "annually" | "years" | "年" | "年額" | "年次"
        | "jährlich" | "jahr" => 12,
        _ => return None,
    })
}

/// Does a header speak of a contract, and not of a customer?
fn is_of_term(header: &str) -> bool {
    let folded = fold(header);
    let words =
        ["contract", "term", "subscription", "agreement", "契約", "vertrag", "laufzeit", "contrat"];
    words.iter().any(|word| folded.contains(word))
}

/// `36` below «Term (months)», `3 years`, `12ヶ月`; a bare number below «Term» is nothing, and neither
/// is a length of two parts.
fn months_of(header: &str, text: &str) -> Option<i64> {
    let text = plain(text);
    let text = text.strip_suffix(".0").or(text.strip_suffix(".00")).unwrap_or(&text);
    let months = match (text.parse::<u32>(), Notice::typed(text)?) {
        (Ok(number), _) => number.checked_mul(unit_of(header)?)?,
        (Err(_), Notice::Months(months)) => months,
        (Err(_), Notice::Days(_)) => return None,
    };
    (1..=600).contains(&months).then(|| i64::from(months))
}

/// The months that a header says its numbers are each.
fn unit_of(header: &str) -> Option<u32> {
    let folded = fold(header);
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if has(&["mo", "mth", "月", "mes"]) {
        return Some(1);
    }
    has(&["year", "yr", "年", "jahr", "année", "año"]).then_some(12)
}

/// Days as months; `None` for less than one.
fn months_between(days: i64) -> Option<i64> {
    (days >= SHORTEST_MONTH).then_some((days * 12 + 182) / 365)
}

/// The sum of the recurring amounts as they stand in a file, in its first currency.
#[derive(Debug, Default)]
pub struct Sums {
    of: Option<(usize, Currency, f64)>,
    /// An amount says nothing of consumption tax.
    silent: bool,
}

impl Sums {
    fn take(&mut self, id: &str, column: usize, currency: Currency, exact: Exact) {
        if !is_recurring(id) {
            return;
        }
        let (_, first, sum) = self.of.get_or_insert((column, currency, 0.0));
        if *first == currency {
            *sum += exact.as_f64();
        }
    }
}

/// What a list of one's own leaves open of its amounts: whether consumption tax is in them, and
/// whether they are in cents. The exports of systems are known.
pub(super) fn choices(maker: &Maker<'_, '_>) -> Vec<Choice> {
    let preset = maker.mapping.preset;
    let Some((column, currency, sum)) = maker.sums.of.filter(|_| preset.source == "csv") else {
        return Vec::new();
    };
    let header = maker.table.columns.get(column).map(|column| column.name.clone());
    let field = maker.mapping.fields.iter().position(|at| *at == Some(column));
    let money = |amount: f64| {
        let minor = amount * 10_f64.powi(currency.exponent() as i32);
        Arg::Money(Money::new(minor.round() as i64, currency))
    };
    let way = |word: &str, amount: f64| Way { word: word.into(), example: Some(money(amount)) };
    let mut choices = Vec::new();
    if currency == Currency::JPY && maker.sums.silent && field.is_some_and(|at| maker.is_silent(at))
    {
        let with = maker.manner.tax == Some(Tax::With);
        choices.push(Choice {
            matter: Matter::Tax,
            column: header.clone(),
            taken: if with { "with" } else { "without" }.into(),
            ways: vec![way("without", sum), way("with", sum / 1.1)],
            open: maker.manner.tax.is_none(),
        });
    }
    if currency.exponent() > 0 {
        let minor = maker.manner.amount_unit == Some(AmountUnit::Minor);
        choices.push(Choice {
            matter: Matter::AmountUnit,
            column: header,
            taken: if minor { "minor" } else { "major" }.into(),
            ways: vec![way("major", sum), way("minor", sum / 100.0)],
            open: false,
        });
    }
    choices
}

/// A payment that failed is not open any more once another one of its invoice went through.
pub(super) fn settle_attempts(records: &mut [Record]) {
    let field = |id: &str| Entity::Invoice.field(id);
    let (Some(number), Some(status)) = (field("number"), field("status")) else { return };
    let text =
        |record: &Record, at: usize| record.values.get(at)?.as_ref()?.as_text().map(str::to_owned);
    let paid = |record: &&Record| text(record, status).as_deref() == Some("paid");
    let paid: HashSet<String> =
        records.iter().filter(paid).filter_map(|record| text(record, number)).collect();
    for record in records {
        let made_good = text(record, number).is_some_and(|number| paid.contains(&number));
        if made_good && text(record, status).as_deref() == Some("open") {
            set(&mut record.values, status, Value::Text("void".to_owned()));
        }
    }
}

impl Maker<'_, '_> {
    /// Amounts in minor units, once the currency of the row is known.
    pub(super) fn money(&mut self, row: Row, values: &mut [Option<Value>], amounts: &[Amount]) {
        let Some(code_at) = self.entity().field("currency") else { return };
        let stated = match self.stated_currency(row) {
            Ok(stated) => stated,
            // An amount in a currency that nobody knows is no amount.
            Err(fault) => {
                if let Some(place) = values.get_mut(code_at) {
                    *place = None;
                }
                return self.aside.push(fault);
            }
        };
        let named = amounts.iter().find_map(|amount| amount.named);
        let outright = named.filter(|named| named.outright).map(|named| named.currency);
        let krona = named.filter(|named| named.is_krona());
        let usual = named.filter(|_| krona.is_none()).map(|named| named.currency);
        let said = outright.or(stated).or(usual);
        if let (Some(_), None, Some(first)) = (krona, said, amounts.first())
            && !is_crown(self.currency.0)
        {
            return self.aside.push((first.column, Message::new("ingest-problem-krona")));
        }
        let (currency, assumed) = said.map_or(self.currency, |currency| (currency, false));
        for amount in amounts {
            let id = self.entity().fields().get(amount.at).map_or("", |field| field.id);
            let Some(exact) = self.per_term(row, (id, amount.column), amount.exact) else {
                let counted = match id {
                    "arr" => &mut self.tally.totals,
                    _ if self.is_by_use(row, 0) => &mut self.tally.by_use,
                    _ => &mut self.tally.termless,
                };
                *counted += 1;
                self.beside.push(amount.column);
                continue;
            };
            self.sums.take(id, amount.column, currency, exact);
            let taxed = amount.taxed.or_else(|| self.by_column_of_tax(row, amount.exact));
            self.sums.silent |= taxed.is_none();
            let exact = self.net(amount.at, id, taxed, exact);
            let decimals = if self.is_minor(id) { 0 } else { currency.exponent() as i32 };
            match exact.scaled(decimals) {
                Some(minor) => set(values, amount.at, Value::Int(minor)),
                None => self.aside.push((amount.column, Message::new("ingest-problem-number"))),
            }
        }
        if amounts.is_empty() && stated.is_none() {
            return;
        }
        self.tally.assumed_currency += u64::from(assumed);
        let code = if assumed { currency.assumed_code() } else { currency.code().to_owned() };
        set(values, code_at, Value::Text(code));
    }

    fn stated_currency(&self, row: Row) -> Result<Option<Currency>, (usize, Message)> {
        let Some(column) = self.mapping.field("currency") else { return Ok(None) };
        let Some(text) = self.table.cell(row, column).filter(|text| !is_nothing(text)) else {
            return Ok(None);
        };
        let by_sign = || number::scan(&format!("1{text}")).and_then(|scan| scan.named);
        if let Some(currency) = Currency::parse(text) {
            return Ok(Some(currency));
        }
        match by_sign() {
            None => Err((column, Message::new("ingest-problem-currency"))),
            Some(named) if !named.is_krona() => Ok(Some(named.currency)),
            Some(_) if is_crown(self.currency.0) => Ok(Some(self.currency.0)),
            Some(_) => Err((column, Message::new("ingest-problem-krona"))),
        }
    }

    /// An amount per unit and interval as one per month or year; `None` for an unknown interval.
    fn per_term(&self, row: Row, (id, column): (&str, usize), exact: Exact) -> Option<Exact> {
        match id {
            "mrr" => self.monthly(row, column, exact, 0),
            "arr" if self.mapping.slot(Slot::Total) == Some(column) => self.yearly(row, exact),
            _ => Some(exact),
        }
    }

    /// What the amount of a whole contract is a year, where it is said how long that is.
    fn yearly(&self, row: Row, exact: Exact) -> Option<Exact> {
        let months = self.term(row)?;
        Some(if months == 12 { exact } else { exact.times(12).over(months) })
    }

    /// The months of a contract: by its own column, or between its days. Since when somebody is a
    /// customer is no beginning of a term.
    fn term(&self, row: Row) -> Option<i64> {
        if let Some(column) = self.mapping.slot(Slot::Term) {
            let header = self.table.columns.get(column).map_or("", |column| column.name.as_str());
            let said = self.slot(row, Slot::Term).and_then(|text| months_of(header, text));
            if said.is_some() {
                return said;
            }
        }
        let day = |id: &str| {
            let text = self.table.cell(row, self.mapping.field(id)?)?;
            let field = self.entity().field(id)?;
            let order = self.verdict.styles.get(field).map(|style| style.order)?;
            match date::find(text)? {
                Found::Day(day) => Some(day),
                Found::Open(open) => open.read(order),
                _ => None,
            }
        };
        let of_term = |id: &str| {
            let column = self.mapping.field(id).and_then(|at| self.table.columns.get(at));
            column.is_some_and(|column| is_of_term(&column.name))
        };
        let start = day("start").or_else(|| day("start_date").filter(|_| of_term("start_date")))?;
        let next = || Some(day("renewal").or_else(|| day("renewal_date"))? - 1);
        let end = day("end").or_else(|| day("end_date")).or_else(next)?;
        months_between(i64::from(end - start) + 1)
    }

    /// The months that the amount of a row is for; `None` for less than one, or an unknown time.
    pub(super) fn months(&self, row: Row) -> Option<i64> {
        let days = i64::from(self.day_in(row, Slot::Until)? - self.day_in(row, Slot::From)?);
        months_between(days)
    }

    fn day_in(&self, row: Row, slot: Slot) -> Option<Day> {
        match date::find(self.slot(row, slot)?)? {
            Found::Day(day) => Some(day),
            _ => None,
        }
    }

    /// The price of a plan stands beside its trial, too, for which nothing is paid.
    pub(super) fn is_trial(&self, row: Row) -> bool {
        let (trial, until) = (self.day_in(row, Slot::Trial), self.day_in(row, Slot::Until));
        trial.zip(until).is_some_and(|(trial, until)| trial >= until)
    }

    /// Recurring revenue is kept without consumption tax; an invoice is what was asked for.
    fn net(&mut self, at: usize, id: &str, taxed: Option<bool>, exact: Exact) -> Exact {
        let said = self.verdict.styles.get(at).is_some_and(|style| style.taxed);
        let decided = || self.manner.tax == Some(Tax::With) && self.is_silent(at);
        let taxed = taxed.unwrap_or_else(|| said || decided());
        if !taxed || !is_recurring(id) {
            return exact;
        }
        self.tally.taxed += 1;
        exact.less_tax()
    }

    /// Beside the tax itself it can be seen whether an amount includes it: 10 000 is a tenth of
    /// 100 000, and the tenth in 110 000.
    fn by_column_of_tax(&self, row: Row, exact: Exact) -> Option<bool> {
        let is_tax = |name: &str| name.contains("消費税") && !name.contains('率');
        let at = self.table.columns.iter().position(|column| is_tax(&column.name))?;
        let tax = number::scan(self.table.cell(row, at)?)?.read(number::Decimal::Point)?.as_f64();
        let amount = exact.as_f64();
        let far = |net: f64| {
            let rate = tax / net;
            (rate - 0.1).abs().min((rate - 0.08).abs())
        };
        (tax > 0.0 && amount > tax).then(|| far(amount - tax) < far(amount))
    }

    /// Are the amounts of a field in minor units?
    pub(super) fn is_minor(&self, id: &str) -> bool {
        let unit = self.manner.amount_unit;
        unit.map_or(self.mapping.preset.minor.contains(id), |unit| unit == AmountUnit::Minor)
    }

    /// Does neither the column of a field nor another of the table speak of consumption tax?
    fn is_silent(&self, field: usize) -> bool {
        let column = self.mapping.fields.get(field).copied().flatten();
        let header = column.and_then(|at| self.table.columns.get(at));
        let speaks = |name: &str| name.contains('税');
        header.is_some_and(|column| !speaks(&column.name))
            && !self.table.columns.iter().any(|column| column.name.contains("消費税"))
    }
}
