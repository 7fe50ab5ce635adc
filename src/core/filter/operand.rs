//! The values of conditions: texts, numbers, amounts, days and distances, bands, tiers, ranges.

use super::lex::{Piece, half};
use super::node::Field;
use super::span::Span;
use crate::core::account::Tier;
use crate::core::book::default_tiers;
use crate::core::day::Day;
use crate::core::field::{self, FieldKind};
use crate::core::message::Message;
use crate::core::money::Currency;
use crate::core::receipt::Band;
use crate::core::search;
use crate::core::signal::RULES;

/// A value in canonical form, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Operand {
    pub text: String,
    pub value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Folded, as it is compared.
    Text(String),
    Number(f64),
    /// Major units; without a currency in the book's.
    Money(f64, Option<Currency>),
    /// A day, or all days of a month: first and last.
    Days(Day, Day),
    /// Days that follow the calendar; fits nothing until it is settled.
    Span(Span),
    /// The person's own: their names, or none while nobody has been told who that is.
    Mine(Vec<String>),
    /// Days ahead or behind.
    Distance(i32),
    Bands(&'static [Band]),
    Tier(Tier),
    /// Both ends inclusive; one may be open.
    Range(Option<Box<Value>>, Option<Box<Value>>),
}

impl Value {
    pub fn settle(&mut self, settle: &dyn Fn(&mut Self)) {
        match self {
            Self::Range(from, to) => {
                for end in [from, to].into_iter().flatten() {
                    end.settle(settle);
                }
            }
            value => settle(value),
        }
    }

    pub fn is_range(&self) -> bool {
        matches!(self, Self::Range(..))
    }

    /// A range that ends before it begins, as far as one can tell without a day.
    pub fn is_backwards(&self) -> bool {
        let Self::Range(Some(from), Some(to)) = self else { return false };
        match (from.as_ref(), to.as_ref()) {
            (Self::Number(from), Self::Number(to)) => from > to,
            (Self::Money(from, one), Self::Money(to, other)) => one == other && from > to,
            (Self::Distance(from), Self::Distance(to)) => from > to,
            (Self::Days(from, _), Self::Days(_, to)) => from > to,
            _ => false,
        }
    }
}

const ME: &str = "me";

/// Whoever sits in front of the screen, in either language.
pub(super) fn is_me(text: &str) -> bool {
    let plain: String = text.chars().map(half).collect();
    plain.eq_ignore_ascii_case(ME) || plain == "自分"
}

/// `None` when the piece is no value of the field.
pub(super) fn read(piece: &Piece, field: &Field) -> Option<Operand> {
    let kind = field.kind();
    let owner = matches!(field, Field::Column(column) if column.id == "owner");
    if owner && !piece.quoted && is_me(&piece.text) {
        return Some(Operand { text: ME.to_owned(), value: Value::Mine(Vec::new()) });
    }
    if matches!(kind, FieldKind::Text | FieldKind::List) {
        let value = Value::Text(search::fold(&piece.text));
        return Some(Operand { text: piece.text.clone(), value });
    }
    let plain: String = piece.text.chars().map(half).collect::<String>().trim().to_lowercase();
    match kind {
        FieldKind::Band => band(&plain),
        FieldKind::Tier => tier(&plain),
        FieldKind::Count if matches!(field, Field::Column(column) if column.id == "signal") => {
            signal(plain)
        }
        _ => ranged(plain, kind),
    }
}

/// A number or range of them; the text stays as typed, half-width.
fn ranged(plain: String, kind: FieldKind) -> Option<Operand> {
    let value = match plain.split_once("..") {
        Some((from, to)) => {
            let end = |text: &str| {
                if text.is_empty() {
                    Some(None)
                } else {
                    single(text, kind).map(|v| Some(Box::new(v)))
                }
            };
            let (from, to) = (end(from)?, end(to)?);
            (from.is_some() || to.is_some()).then_some(Value::Range(from, to))?
        }
        None => single(&plain, kind)?,
    };
    Some(Operand { text: plain, value })
}

fn single(text: &str, kind: FieldKind) -> Option<Value> {
    match kind {
        FieldKind::Money => money(text),
        FieldKind::Ahead | FieldKind::Ago => {
            let near = || distance(text).map(Value::Distance);
            let said = || Span::read(text, kind == FieldKind::Ago).map(Value::Span);
            days(text).or_else(near).or_else(said)
        }
        FieldKind::Share => share(text).map(Value::Number),
        _ => number(text).map(Value::Number),
    }
}

/// `-10`, `+5`, `74.6`, `1,000`.
fn number(text: &str) -> Option<f64> {
    let text = text.replace(['−', '▲'], "-").replace(',', "");
    let digits = text.trim_start_matches(['-', '+']);
    let plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    plain.then(|| text.parse().ok())?
}

/// `70%` and `70` are 0.7, as is `0.7`.
fn share(text: &str) -> Option<f64> {
    match text.strip_suffix('%') {
        Some(percent) => number(percent).map(|percent| percent / 100.0),
        None => number(text).map(|share| if share > 1.0 { share / 100.0 } else { share }),
    }
}

/// `50k`, `1.2m`, `$50k`, `100万`, `1.2億`, `eur50k`, `50keur`.
fn money(text: &str) -> Option<Value> {
    const SIGNS: [(&str, Currency); 6] = [
        ("$", Currency::USD),
        ("€", Currency::EUR),
        ("£", Currency::GBP),
        ("¥", Currency::JPY),
        ("￥", Currency::JPY),
        ("円", Currency::JPY),
    ];
    let mut currency = None;
    let mut amount = text;
    for (sign, named) in SIGNS {
        if let Some(rest) = amount.strip_prefix(sign).or_else(|| amount.strip_suffix(sign)) {
            (currency, amount) = (Some(named), rest);
        }
    }
    let code = |at: usize| text.split_at_checked(at);
    let front = code(3).and_then(|(code, rest)| Some((Currency::parse(code)?, rest)));
    let back = text.len().checked_sub(3).and_then(code);
    let back = back.and_then(|(rest, code)| Some((Currency::parse(code)?, rest)));
    if let Some((named, rest)) = front.or(back) {
        (currency, amount) = (Some(named), rest);
    }
    Some(Value::Money(scaled(amount.trim())?, currency))
}

/// `1.2億`, `1億2000万`.
fn scaled(amount: &str) -> Option<f64> {
    let plain = |amount: &str| {
        let (digits, factor) = scale(amount);
        number(digits).map(|digits| digits * factor)
    };
    match amount.split_once('億') {
        Some((whole, rest)) if !rest.is_empty() => Some(number(whole)? * 1e8 + plain(rest)?),
        _ => plain(amount),
    }
}

fn scale(amount: &str) -> (&str, f64) {
    const SCALES: [(&str, f64); 10] = [
        ("bn", 1e9),
        ("mn", 1e6),
        ("k", 1e3),
        ("m", 1e6),
        ("b", 1e9),
        ("億", 1e8),
        ("百万", 1e6),
        ("千万", 1e7),
        ("万", 1e4),
        ("千", 1e3),
    ];
    let scaled =
        SCALES.iter().find_map(|(unit, factor)| Some((amount.strip_suffix(unit)?, *factor)));
    scaled.unwrap_or((amount, 1.0))
}

/// `2026-12-31`, `2026/12/31`, `2026-12`, `2026年12月`, `today`.
fn days(text: &str) -> Option<Value> {
    if let Some(month) = text.strip_suffix('月').and_then(|text| text.split_once('年')) {
        return whole_month(month.0, month.1);
    }
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            let day = Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
            Some(Value::Days(day, day))
        }
        [year, month] if year.len() == 4 => whole_month(year, month),
        _ => matches!(text, "today" | "今日").then_some(Value::Distance(0)),
    }
}

fn whole_month(year: &str, month: &str) -> Option<Value> {
    let first = Day::new(year.parse().ok()?, month.parse().ok()?, 1)?;
    Some(Value::Days(first, first.plus_months(1) - 1))
}

/// `90d`, `12w`, `3m`, `1y`, `90日`, `90`.
fn distance(text: &str) -> Option<i32> {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
    let count: i32 = text.strip_suffix(unit)?.parse().ok().filter(|n: &i32| n.abs() <= 99_999)?;
    let days = match unit {
        "" | "d" | "day" | "days" | "日" => 1,
        "w" | "week" | "weeks" | "週" | "週間" => 7,
        "m" | "mo" | "mos" | "month" | "months" | "ヶ月" | "か月" | "カ月" | "ヵ月" => 30,
        "y" | "year" | "years" | "年" => 365,
        _ => return None,
    };
    Some(count * days)
}

const RED: &[Band] = &[Band::AtRisk, Band::Critical];

fn band(plain: &str) -> Option<Operand> {
    let (id, bands): (&str, &'static [Band]) = match Band::of_word(plain) {
        _ if matches!(plain, "risk" | "red") => ("risk", RED),
        Some(Band::Critical) => ("critical", &[Band::Critical]),
        Some(Band::AtRisk) => ("at_risk", &[Band::AtRisk]),
        Some(Band::Watch) => ("watch", &[Band::Watch]),
        Some(Band::Healthy) => ("healthy", &[Band::Healthy]),
        Some(Band::Unknown) => ("unknown", &[Band::Unknown]),
        Some(Band::Excluded) => ("excluded", &[Band::Excluded]),
        None => return None,
    };
    Some(Operand { text: id.to_owned(), value: Value::Bands(bands) })
}

/// A tier's id, or one of the shipped words for it, which is replaced by the id.
fn tier(plain: &str) -> Option<Operand> {
    let by_id = Tier::ALL.into_iter().find(|tier| tier.id() == plain);
    let by_word = || {
        let lists = default_tiers();
        let found = lists.iter().find(|(_, words)| words.iter().any(|word| word == plain));
        found.map(|(tier, _)| *tier)
    };
    let tier = by_id.or_else(by_word)?;
    Some(Operand { text: tier.id().to_owned(), value: Value::Tier(tier) })
}

/// The name of a rule, or how many are open.
fn signal(plain: String) -> Option<Operand> {
    if let Some(counted) = ranged(plain.clone(), FieldKind::Count) {
        return Some(counted);
    }
    let folded = search::fold(&plain);
    let known = RULES.iter().any(|rule| search::fold(rule).contains(&folded));
    (known && !folded.is_empty()).then_some(Operand { value: Value::Text(folded), text: plain })
}

/// What a rule is probably called.
fn rule(text: &str) -> Message {
    match field::nearest(text, RULES.iter().copied()) {
        Some(near) => Message::new("filter-hint-rule-near").text("near", near),
        None => Message::new("filter-hint-rule"),
    }
}

/// `1,000,000` is one amount, not a list of three.
pub(super) fn join_thousands(pieces: &[Piece], field: &Field) -> Vec<Piece> {
    let numeric = matches!(field.kind(), FieldKind::Money | FieldKind::Number | FieldKind::Count);
    let mut joined: Vec<Piece> = Vec::new();
    let mut open = false;
    for piece in pieces {
        let group = numeric && !piece.quoted && leading_digits(&piece.text) == 3;
        match joined.last_mut().filter(|_| open && group) {
            Some(before) => {
                before.text.push_str(&piece.text);
                before.at.end = piece.at.end;
            }
            None => joined.push(piece.clone()),
        }
        let ends = piece.text.chars().rev().map(half).take_while(char::is_ascii_digit).count();
        open = if group && open { ends == 3 } else { !piece.quoted && (1..=3).contains(&ends) };
    }
    joined
}

fn leading_digits(text: &str) -> usize {
    text.chars().map(half).take_while(char::is_ascii_digit).count()
}

/// Why a value cannot be read, and what would do.
pub(super) fn bad(text: &str, field: &Field) -> Message {
    let hint = match field.kind() {
        FieldKind::Count if field.id() == "signal" => rule(text),
        FieldKind::Money => Message::new("filter-hint-money"),
        FieldKind::Ahead => Message::new("filter-hint-day"),
        FieldKind::Ago => Message::new("filter-hint-past-day"),
        FieldKind::Share => Message::new("filter-hint-share"),
        FieldKind::Band => Message::new("filter-hint-band"),
        FieldKind::Tier => Message::new("filter-hint-tier"),
        _ => Message::new("filter-hint-number"),
    };
    let hint = hint.text("field", field.id());
    let said = Message::new("filter-bad-value").text("value", text).text("field", field.id());
    said.message("hint", hint)
}
