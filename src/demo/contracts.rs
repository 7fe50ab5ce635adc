//! Terms, and the two files they stand in: one generic, one from a Japanese office.

use super::cast::{Part, Story};
use super::customer::Customer;
use super::quarter::Quarter;
use super::sheet::{Sheet, cp932};
use super::words::{list, spoken};
use super::world::World;
use crate::core::day::Day;

/// How a term goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Auto,
    /// By a new order each time.
    Order,
}

#[derive(Clone, Copy, Debug)]
pub struct Term {
    pub quarter: Quarter,
    pub start: Day,
    /// The last day, inclusive.
    pub end: Day,
    pub seats: i64,
    pub mode: Mode,
    /// The day on which automatic renewal was switched off.
    pub switched: Option<Day>,
}

impl Term {
    /// Minor units a month.
    pub fn monthly(&self, customer: &Customer) -> i64 {
        self.seats * customer.price
    }
}

/// Days into the term after which automatic renewal is switched off.
const SWITCH_AFTER: (i32, i32) = (120, 132);

/// Quarters between two switches of the same customer: one or two terms.
fn switch_cycle(part: Part) -> i32 {
    if part.of < 4 { 4 } else { 8 }
}

/// The quarter in which the terms that get switched off begin, in the cycle.
pub fn switch_phase(part: Part) -> i32 {
    part.turn as i32 * switch_cycle(part) / part.of.max(1) as i32
}

/// The term that begins in a quarter.
pub fn term(world: &World, customer: &Customer, quarter: Quarter) -> Term {
    let start = customer.anchor.start_in(quarter);
    let end = customer.anchor.start_in(quarter.plus(4)) - 1;
    let switched = switches(customer, quarter).then(|| {
        let mut roll = world.dice.roll(customer.who, i64::from(quarter.0), "switch");
        start + roll.days(SWITCH_AFTER.0, SWITCH_AFTER.1)
    });
    let seats = if customer.is(Story::Growing) {
        super::usage::grown(customer, end).round() as i64
    } else {
        customer.seats
    };
    let mode = if customer.is(Story::RenewedByOrder) { Mode::Order } else { Mode::Auto };
    Term { quarter, start, end, seats, mode, switched }
}

fn switches(customer: &Customer, quarter: Quarter) -> bool {
    let cycle = switch_cycle(customer.part);
    customer.is(Story::AutoRenewOff)
        && (quarter.0 - switch_phase(customer.part)).rem_euclid(cycle) == 0
}

/// The terms that touch the window and have begun, oldest first.
pub fn terms(world: &World, customer: &Customer) -> Vec<Term> {
    let (from, to) = customer.launch.map_or((world.from, world.today), |launch| {
        (world.from.max(launch.start), world.today.min(launch.end))
    });
    let last = customer.anchor.term_on(to);
    let years = (last.0 - customer.anchor.term_on(from.min(to)).0) / 4;
    (0..=years).rev().map(|back| term(world, customer, last.plus(-4 * back))).collect()
}

/// The term in force on a day.
pub fn term_on(world: &World, customer: &Customer, day: Day) -> Term {
    term(world, customer, customer.anchor.term_on(day))
}

pub fn key(customer: &Customer, term: &Term) -> String {
    format!("SUB-{:05}-{}", customer.who % (1 << 32) + 1, term.quarter.0)
}

/// Months of notice, one to three.
fn notice(world: &World, customer: &Customer) -> usize {
    1 + world.dice.roll(customer.who, 0, "notice").below(3)
}

/// Major units with the decimals of the currency.
pub fn major(minor: i64, currency: &str) -> String {
    if currency == "JPY" {
        return minor.to_string();
    }
    format!("{}.{:02}", minor / 100, minor % 100)
}

/// Whole yen with the full-width sign (the narrow one is a backslash in CP932) and commas.
fn yen(minor: i64) -> String {
    let digits = minor.to_string();
    let mut text = String::from("￥");
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `billing/contracts.csv`.
pub fn generic(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::plain(list("contracts"));
    for customer in world.customers.iter().filter(|c| !c.japanese()) {
        let product = world.dice.roll(customer.who, 0, "product").pick(list("products"));
        let months = notice(world, customer);
        for term in terms(world, customer) {
            let switched = term.switched.filter(|day| *day <= world.today);
            let auto = term.mode == Mode::Auto && switched.is_none();
            sheet.row(&[
                &key(customer, &term),
                &customer.id,
                product,
                &term.start.to_string(),
                &term.end.to_string(),
                &format!("{} days", months * 30),
                renewal_word(&term, auto),
                &switched.map(|day| day.to_string()).unwrap_or_default(),
                &term.seats.to_string(),
                &major(term.monthly(customer), customer.region.currency()),
                customer.region.currency(),
            ]);
        }
    }
    sheet.bytes()
}

fn renewal_word(term: &Term, auto: bool) -> &'static str {
    match (auto, term.mode) {
        (true, _) => "Yes",
        (false, Mode::Order) => "Manual",
        (false, Mode::Auto) => "No",
    }
}

/// `billing/契約一覧.csv`, in CP932 with CRLF as Excel saves it there.
pub fn japanese(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::windows(list("contracts_japan"));
    for customer in world.customers.iter().filter(|c| c.japanese()) {
        let product = world.dice.roll(customer.who, 0, "product").pick(spoken("products", true));
        let months = notice(world, customer);
        for term in terms(world, customer) {
            let switched = term.switched.filter(|day| *day <= world.today);
            let auto = term.mode == Mode::Auto && switched.is_none();
            sheet.row(&[
                &key(customer, &term),
                &customer.id,
                product,
                &slashed(term.start),
                &slashed(term.end),
                if auto { "有" } else { "無" },
                &switched.map(slashed).unwrap_or_default(),
                &format!("{months}ヶ月前"),
                &term.seats.to_string(),
                &yen(term.monthly(customer)),
                "JPY",
            ]);
        }
    }
    cp932(&sheet.text())
}

fn slashed(day: Day) -> String {
    day.to_string().replace('-', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yen_are_written_with_commas() {
        assert_eq!(yen(1_234_000), "￥1,234,000");
        assert_eq!(yen(900), "￥900");
        assert_eq!(major(412_050, "USD"), "4120.50");
        assert_eq!(major(412_050, "JPY"), "412050");
    }
}
