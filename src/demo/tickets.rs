//! Support: the organisations and tickets of Zendesk.

use super::arc::Arc;
use super::cast::Story;
use super::customer::Customer;
use super::people::Circle;
use super::words::spoken;
use super::world::World;
use crate::core::day::Day;
use serde_json::{Value, json};

pub struct Ticket {
    pub id: u64,
    pub opened: Day,
    /// The day on which it was or will be solved.
    pub solved: Day,
    urgent: bool,
    subject: &'static str,
    pub requester: String,
}

/// In a storm a new P1 comes before the last one is solved.
const P1_EVERY: i32 = 36;
const P1_LASTS: i32 = 52;

pub fn organization_id(customer: &Customer) -> u64 {
    370_000_000_000 + (customer.who >> 32) * 100_000 + customer.who % (1 << 32)
}

/// A ticket of the window may have been opened that many days before it.
const LONGEST: i32 = 150;

/// The tickets of a customer that were opened in the window or may have been solved in it.
pub fn tickets(world: &World, customer: &Customer) -> Vec<Ticket> {
    if customer.is(Story::Unmeasured) {
        return Vec::new();
    }
    let period = (30.0 / (0.7 + customer.seats as f64 / 160.0)) as i32;
    let since = world.from - LONGEST;
    let usual = world.recurring_since(customer, since, period.clamp(5, 30), "ticket").into_iter();
    let mut tickets: Vec<Ticket> = usual
        .filter(|(day, _)| !silent(customer, *day))
        .map(|(day, n)| ticket(world, customer, day, n.rem_euclid(10) as u64))
        .collect();
    if customer.is(Story::TicketStorm) {
        for arc in &customer.arcs {
            tickets.extend(storm(world, customer, arc));
        }
    }
    tickets.sort_by_key(|ticket| (ticket.opened, ticket.id));
    tickets
}

/// A quiet quitter no longer even complains.
fn silent(customer: &Customer, day: Day) -> bool {
    customer.is(Story::QuietQuitter) && customer.arc(day).is_some_and(|arc| day >= arc.onset + 40)
}

fn ticket(world: &World, customer: &Customer, opened: Day, slot: u64) -> Ticket {
    let mut roll = world.dice.roll(customer.who, i64::from(opened.number()), "ticket text");
    let circle = Circle::on(customer, opened);
    let lazy = customer.lukewarm() || customer.is(Story::SingleThreaded);
    let requester = circle.person(world, customer, roll.below(circle.size)).email;
    Ticket {
        id: id(customer, opened, slot),
        opened,
        solved: opened + if lazy { roll.days(55, 75) } else { roll.days(1, 4) },
        urgent: false,
        subject: roll.pick(spoken("ticket", customer.japanese())),
        requester,
    }
}

fn id(customer: &Customer, opened: Day, slot: u64) -> u64 {
    opened.number() as u64 * 10_000_000 + customer.who % (1 << 32) * 100 + slot
}

fn storm(world: &World, customer: &Customer, arc: &Arc) -> Vec<Ticket> {
    let length = arc.heal - arc.onset;
    let many = (1..length / 4).map(|n| ticket(world, customer, arc.onset + n * 4, 20));
    let urgent = (0..=(length - P1_LASTS).max(0) / P1_EVERY).map(|n| {
        let opened = arc.onset + 3 + n * P1_EVERY;
        let mut roll = world.dice.roll(customer.who, i64::from(opened.number()), "urgent");
        let solved =
            if n == (length - P1_LASTS).max(0) / P1_EVERY { arc.heal } else { opened + P1_LASTS };
        Ticket {
            id: id(customer, opened, 30),
            solved,
            urgent: true,
            subject: roll.pick(spoken("ticket_urgent", customer.japanese())),
            ..ticket(world, customer, opened, 30)
        }
    });
    let known = world.from - LONGEST..=world.today;
    many.chain(urgent).filter(|ticket| known.contains(&ticket.opened)).collect()
}

/// The number under which the help desk knows an address.
fn requester_id(customer: &Customer, email: &str) -> u64 {
    let sum = email.bytes().fold(0_u64, |sum, byte| (sum * 31 + u64::from(byte)) % 1_000_000);
    390_000_000_000 + customer.who % (1 << 32) * 1_000_000 + sum
}

/// `zendesk/organizations.json`: one page of the API.
pub fn organizations(world: &World) -> Vec<u8> {
    let rows: Vec<Value> = world
        .customers
        .iter()
        .filter(|customer| !customer.is(Story::Unmeasured))
        .map(|customer| {
            json!({
                "id": organization_id(customer),
                "name": customer.name,
                "external_id": customer.id,
                "domain_names": [customer.domain],
            })
        })
        .collect();
    let page = json!({"organizations": rows, "next_page": null, "count": rows.len()});
    serde_json::to_vec_pretty(&page).unwrap_or_default()
}

/// `zendesk/tickets.json`: one object a line, as the account export gives them.
pub fn export(world: &World) -> Vec<u8> {
    let mut lines = String::new();
    for customer in &world.customers {
        for ticket in tickets(world, customer).iter().filter(|t| world.covers(t.opened)) {
            lines.push_str(&row(world, customer, ticket).to_string());
            lines.push('\n');
        }
    }
    lines.into_bytes()
}

fn row(world: &World, customer: &Customer, ticket: &Ticket) -> Value {
    let solved = (ticket.solved <= world.today).then(|| stamp(ticket.solved, 15));
    let mut roll = world.dice.roll(customer.who, ticket.id as i64, "priority");
    let priority = match (ticket.urgent, roll.below(5)) {
        (true, _) => "urgent",
        (_, 0) => "high",
        (_, 4) => "low",
        _ => "normal",
    };
    json!({
        "id": ticket.id,
        "organization_id": organization_id(customer),
        "requester_id": requester_id(customer, &ticket.requester),
        "requester": {"email": ticket.requester},
        "subject": ticket.subject,
        "type": if ticket.urgent { "incident" } else { "question" },
        "status": if solved.is_some() { "solved" } else { "open" },
        "priority": priority,
        "created_at": stamp(ticket.opened, 9),
        "solved_at": solved,
        "tags": [],
        "custom_fields": [],
    })
}

/// An instant of the day, in UTC.
fn stamp(day: Day, hour: u32) -> String {
    format!("{day}T{hour:02}:12:00Z")
}
