//! Renewal and expansion deals of the CRM, and what each term ended in.

use super::cast::Story;
use super::contracts::{Term, key, major, terms};
use super::customer::Customer;
use super::ids;
use super::sheet::Sheet;
use super::words::list;
use super::world::World;
use crate::core::day::Day;

struct Deal {
    name: String,
    kind: &'static str,
    minor: i64,
    created: Day,
    close: Day,
    number: u64,
}

/// A renewal deal is opened this long before the end of the term.
const OPENED_BEFORE: i32 = 200;

fn deals(world: &World, customer: &Customer) -> Vec<Deal> {
    let mut deals = Vec::new();
    for term in terms(world, customer) {
        let mut roll = world.dice.roll(customer.who, i64::from(term.quarter.0), "deal");
        let kept_up = !customer.is(Story::AutoRenewOff) && customer.launch.is_none();
        let always = customer.is(Story::RenewedByOrder) || customer.is(Story::Growing);
        if kept_up && (always || roll.chance(0.55)) {
            deals.push(deal(customer, &term, "Renewal", 0));
        }
        if customer.is(Story::Growing) {
            deals.push(deal(customer, &term, "Expansion", 1));
        }
    }
    deals.retain(|deal| world.from <= deal.created && deal.created <= world.today);
    deals
}

fn deal(customer: &Customer, term: &Term, kind: &'static str, which: u64) -> Deal {
    let yearly = term.monthly(customer) * 12;
    let (minor, created) = match which {
        0 => (yearly, term.end - OPENED_BEFORE),
        _ => (yearly / 8, term.end - OPENED_BEFORE / 2),
    };
    let (year, _, _) = term.end.ymd();
    let number = (term.quarter.0 as u64 * 2 + which) * 1_000_000 + customer.who % (1 << 32);
    Deal {
        name: format!("{} - {kind} {year}", customer.name),
        kind,
        minor,
        created,
        close: term.end,
        number,
    }
}

/// `salesforce/opportunities.csv`, as the Data Loader writes it.
pub fn opportunities(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::quoted(list("opportunities"));
    for customer in &world.customers {
        for deal in deals(world, customer) {
            let won = deal.close <= world.today;
            let flag = if won { "true" } else { "false" };
            sheet.row(&[
                &ids::salesforce("0065g", deal.number),
                &customer.id,
                &deal.name,
                deal.kind,
                &major(deal.minor, customer.region.currency()),
                customer.region.currency(),
                &format!("{}T09:00:00.000Z", deal.created),
                &deal.close.to_string(),
                if won { "Closed Won" } else { "Proposal" },
                if won { "Closed" } else { "Best Case" },
                flag,
                flag,
            ]);
        }
    }
    sheet.bytes()
}

/// `outcomes.csv`.
pub fn outcomes(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::plain(list("outcomes"));
    for customer in &world.customers {
        for term in terms(world, customer) {
            let decided = customer.launch.map_or(term.end - 20, super::launch::Launch::notice);
            let last = customer.launch.is_none_or(|launch| launch.end == term.end);
            if !world.covers(decided) || !last {
                continue;
            }
            let (kind, reason) = outcome(world, customer, &term);
            sheet.row(&[
                &format!("OUT-{}", key(customer, &term)),
                &customer.id,
                kind,
                &decided.to_string(),
                &(term.end + 1).to_string(),
                &major(term.monthly(customer) * 12, customer.region.currency()),
                customer.region.currency(),
                reason,
            ]);
        }
    }
    sheet.bytes()
}

fn outcome(world: &World, customer: &Customer, term: &Term) -> (&'static str, &'static str) {
    let mut roll = world.dice.roll(customer.who, i64::from(term.quarter.0), "outcome");
    if customer.launch.is_some() {
        return ("churned", roll.pick(list("churn_reasons")));
    }
    (if customer.is(Story::Growing) { "upsell" } else { "renewed" }, "")
}
