//! What customers say when they are asked: NPS twice a year, CSAT after a ticket.

use super::cast::Story;
use super::customer::Customer;
use super::dice::Roll;
use super::people::Circle;
use super::sheet::Sheet;
use super::tickets::tickets;
use super::words::{list, spoken};
use super::world::World;
use crate::core::day::Day;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    Glad,
    Even,
    Cool,
    Sore,
    /// Does not answer any more.
    Mute,
}

fn mood(customer: &Customer, day: Day) -> Mood {
    let told = customer.arc(day).is_some_and(|arc| day >= arc.onset + 15);
    match customer.part.story {
        Some(Story::TicketStorm) if told => Mood::Sore,
        Some(Story::QuietQuitter) if told => Mood::Mute,
        Some(Story::ChampionLeft) if told => Mood::Even,
        Some(Story::StalledOnboarding | Story::SingleThreaded) => Mood::Cool,
        None if customer.lukewarm() => Mood::Cool,
        _ if customer.calm() => Mood::Even,
        _ => Mood::Glad,
    }
}

fn comment(roll: &mut Roll, mood: Mood, japanese: bool) -> &'static str {
    let name = match mood {
        Mood::Glad => "good_word",
        Mood::Even | Mood::Cool | Mood::Mute => "plain_word",
        Mood::Sore => "bad_word",
    };
    if roll.chance(0.45) { roll.pick(spoken(name, japanese)) } else { "" }
}

fn answers(customer: &Customer) -> bool {
    !customer.is(Story::Unmeasured)
}

/// `surveys/nps.csv`.
pub fn nps(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::plain(list("nps"));
    for customer in world.customers.iter().filter(|c| answers(c)) {
        for (day, n) in world.recurring(customer, 91, "nps") {
            for (place, person) in
                Circle::on(customer, day).everybody(world, customer).iter().enumerate()
            {
                let mut roll = world.dice.roll(customer.who, n * 16 + place as i64, "answer");
                let mood = mood(customer, day);
                if mood == Mood::Mute || roll.chance(if place == 0 { 0.25 } else { 0.65 }) {
                    continue;
                }
                let score = match mood {
                    Mood::Glad => roll.days(if place == 0 { 9 } else { 8 }, 10),
                    Mood::Even => roll.days(7, 8),
                    Mood::Cool | Mood::Mute => roll.days(6, 8),
                    Mood::Sore => roll.days(3, 6),
                };
                sheet.row(&[
                    &format!("NPS-{}-{n}-{place}", customer.who),
                    &customer.id,
                    &day.to_string(),
                    &score.to_string(),
                    comment(&mut roll, mood, customer.japanese()),
                    &person.email,
                    "NPS",
                ]);
            }
        }
    }
    sheet.bytes()
}

/// `surveys/csat.csv`.
pub fn csat(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::plain(list("csat"));
    for customer in world.customers.iter().filter(|c| answers(c)) {
        for ticket in tickets(world, customer) {
            let mut roll = world.dice.roll(customer.who, ticket.id as i64, "csat");
            let day = ticket.solved + 1;
            if !world.covers(day) || !roll.chance(0.4) {
                continue;
            }
            let mood = mood(customer, day);
            let score = match mood {
                Mood::Sore => roll.days(1, 4),
                _ if customer.is(Story::Growing) => roll.days(5, 5),
                _ => roll.days(4, 5),
            };
            sheet.row(&[
                &format!("CSAT-{}", ticket.id),
                &customer.id,
                &format!("{day} 10:30:00"),
                &score.to_string(),
                comment(&mut roll, mood, customer.japanese()),
                &ticket.requester,
                "CSAT",
            ]);
        }
    }
    sheet.bytes()
}
