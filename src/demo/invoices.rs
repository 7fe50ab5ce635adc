//! Monthly invoices as the API of Stripe lists them, and the customers they are for.

use super::cast::Story;
use super::contracts;
use super::customer::Customer;
use super::ids;
use super::world::World;
use crate::core::day::Day;
use serde_json::{Value, json};

struct Invoice {
    /// Year × 12 + month.
    month: i32,
    issued: Day,
    paid: Day,
    minor: i64,
}

/// Days until payment is due.
const TERMS: i32 = 30;

fn stripe_id(customer: &Customer) -> String {
    format!(
        "cus_{}",
        ids::base62(ids::scatter(customer.who % (1 << 32) + (customer.who >> 32) * 5003), 14)
    )
}

/// One a month on the customer's own day; late payers pay three months after the due day.
fn invoices(world: &World, customer: &Customer) -> Vec<Invoice> {
    let Some((from, to)) = world.days_of(customer) else { return Vec::new() };
    let (year, month, _) = from.ymd();
    let first = from - from.ymd().2 as i32 + 1;
    let own_day = world.dice.roll(customer.who, 0, "invoice").days(0, 26);
    let invoice = |later: u32| {
        let number = year * 12 + (month + later) as i32;
        let issued = first.plus_months(later) + own_day;
        let mut roll = world.dice.roll(customer.who, i64::from(number), "payment");
        let late = customer.is(Story::UnpaidInvoices);
        let delay = if late { roll.days(96, 100) } else { roll.days(-14, -1) };
        let minor = contracts::term_on(world, customer, issued).monthly(customer);
        Invoice { month: number, issued, paid: issued + TERMS + delay, minor }
    };
    let months = (to - from) as u32 / 28 + 1;
    (0..=months)
        .map(invoice)
        .filter(|invoice| from <= invoice.issued && invoice.issued <= to)
        .collect()
}

/// `stripe/customers.json`.
pub fn customers(world: &World) -> Vec<u8> {
    let row = |customer: &Customer| {
        json!({
            "id": stripe_id(customer),
            "object": "customer",
            "name": customer.name,
            "email": format!("billing@{}", customer.domain),
            "currency": customer.region.currency().to_lowercase(),
            "created": unix(customer.since),
            "delinquent": false,
            "livemode": true,
            "metadata": {"account_id": customer.id},
        })
    };
    list_of(&world.customers.iter().map(row).collect::<Vec<_>>(), "customers")
}

/// `stripe/invoices.json`.
pub fn export(world: &World) -> Vec<u8> {
    let mut rows = Vec::new();
    for customer in &world.customers {
        rows.extend(invoices(world, customer).iter().map(|invoice| row(world, customer, invoice)));
    }
    list_of(&rows, "invoices")
}

fn row(world: &World, customer: &Customer, invoice: &Invoice) -> Value {
    let paid = invoice.paid <= world.today;
    let code = customer.who % (1 << 32) * 100_000 + invoice.month as u64;
    json!({
        "id": format!("in_1{}", ids::base62(code, 23)),
        "object": "invoice",
        "number": format!("{}-{}", 10_000 + customer.index, invoice.month),
        "customer": stripe_id(customer),
        "created": unix(invoice.issued),
        "currency": customer.region.currency().to_lowercase(),
        "total": invoice.minor,
        "amount_due": invoice.minor,
        "amount_paid": if paid { invoice.minor } else { 0 },
        "amount_remaining": if paid { 0 } else { invoice.minor },
        "status": if paid { "paid" } else { "open" },
        "due_date": unix(invoice.issued + TERMS),
        "status_transitions": {
            "finalized_at": unix(invoice.issued),
            "paid_at": paid.then(|| unix(invoice.paid)),
        },
    })
}

fn list_of(rows: &[Value], what: &str) -> Vec<u8> {
    let page =
        json!({"object": "list", "url": format!("/v1/{what}"), "has_more": false, "data": rows});
    serde_json::to_vec_pretty(&page).unwrap_or_default()
}

/// Seconds at nine in the morning, UTC.
fn unix(day: Day) -> i64 {
    i64::from(day.number()) * 86_400 + 9 * 3_600
}
