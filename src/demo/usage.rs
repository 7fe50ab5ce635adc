//! How much a customer works in the product, day by day, and the usage file.

use super::arc;
use super::cast::Story;
use super::customer::Customer;
use super::season;
use super::words::list;
use super::world::World;
use crate::core::day::Day;
use std::fmt::Write;

/// Above this size the usage file leaves out the metric that nothing is measured by.
const MANY_ACCOUNTS: usize = 1000;

/// About as many bytes as a line has: large files are written without moving them about.
const LINE: usize = 48;

/// People at work of a customer that grows by an eighth a year, counted from 2026.
pub fn grown(customer: &Customer, day: Day) -> f64 {
    let since = Day::new(2026, 1, 1).map_or(0, |start| day - start);
    customer.seats as f64 * (0.118 * f64::from(since) / 365.25).exp().clamp(0.05, 50.0)
}

/// What six weeks leave of a quiet quitter's usage: a third is gone each time, until the end.
const SLIDE: f64 = 0.64;

/// A straight way from `low` to `high` between two days.
fn ramp(day: Day, (from, low): (Day, f64), (to, high): (Day, f64)) -> f64 {
    let share = f64::from(day - from) / f64::from((to - from).max(1));
    low + (high - low) * share.clamp(0.0, 1.0)
}

/// What its story makes of a customer's usage on a day: 1 = as ever.
fn story_factor(customer: &Customer, day: Day) -> f64 {
    if let Some(launch) = customer.launch {
        let up = ramp(day, (launch.start + 10, 0.0), (launch.start + 45, 0.22));
        return up * ramp(day, (launch.start + 60, 1.0), (launch.start + 130, 0.45));
    }
    let Some(arc) = arc::latest(&customer.arcs, day) else { return 1.0 };
    let (fall, floor, back) = match customer.part.story {
        Some(Story::ChampionLeft) => ((10, 50), 0.42, 60),
        Some(Story::TicketStorm) => ((20, 60), 0.85, 30),
        Some(Story::QuietQuitter) => ((0, 0), 1.0, 40),
        _ => return 1.0,
    };
    let down = |at: Day| {
        if customer.is(Story::QuietQuitter) {
            return SLIDE.powf(f64::from((at - arc.onset - 5).max(0)) / 42.0);
        }
        ramp(at, (arc.onset + fall.0, 1.0), (arc.onset + fall.1, floor))
    };
    if day < arc.heal {
        down(day)
    } else {
        ramp(day, (arc.heal, down(arc.heal)), (arc.heal + back, 1.0))
    }
}

/// (people at work, core actions) on a day.
fn work(world: &World, customer: &Customer, day: Day) -> (i64, i64) {
    let mut roll = world.dice.roll(customer.who, i64::from(day.number()), "usage");
    let people = if customer.is(Story::Growing) {
        grown(customer, day) * 0.985
    } else {
        customer.seats as f64 * customer.uptake
    };
    let mut each = world.dice.roll(customer.who, 0, "actions").between(5.0, 9.0);
    if customer.is(Story::Seasonal) {
        let peak = world.dice.roll(customer.who, 0, "peak").days(0, 364);
        each *= season::wave(day, peak);
    }
    let presence = season::presence(day, customer.region) * story_factor(customer, day);
    let active = (people * presence * roll.between(0.965, 1.0)).round();
    (active as i64, (active * each * roll.between(0.93, 1.07)).round() as i64)
}

/// `product/usage.csv`, long form.
pub fn usage(world: &World) -> Vec<u8> {
    let metrics = if world.customers.len() > MANY_ACCOUNTS { 2 } else { 3 };
    let days = (world.today - world.from + 1) as usize;
    let mut text = String::with_capacity(world.customers.len() * days * metrics * LINE);
    text.push_str(&list("usage").join(","));
    text.push('\n');
    let measured = world.customers.iter().filter(|c| !c.is(Story::Unmeasured));
    for customer in measured {
        let Some((from, to)) = world.days_of(customer) else { continue };
        for day in (0..=to - from).map(|n| from + n) {
            let (active, core) = work(world, customer, day);
            line(&mut text, customer, day, "active_users", active);
            line(&mut text, customer, day, "core_actions", core);
            if metrics > 2 {
                line(&mut text, customer, day, "sessions", active + core / 5);
            }
        }
    }
    text.into_bytes()
}

fn line(text: &mut String, customer: &Customer, day: Day, metric: &str, value: i64) {
    // Writing into a String cannot fail.
    let _ = writeln!(text, "{},{day},{metric},{value}", customer.id);
}
