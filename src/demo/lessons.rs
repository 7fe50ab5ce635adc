//! Onboarding checklists as an Asana project shows them, and courses taken.

use super::cast::Story;
use super::customer::Customer;
use super::launch::{Launch, MILESTONES, STEPS};
use super::people::Circle;
use super::sheet::Sheet;
use super::words::list;
use super::world::World;
use crate::core::day::Day;

/// `asana/onboarding.csv`.
pub fn onboarding(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::plain(list("onboarding"));
    for customer in &world.customers {
        let Some(launch) = customer.launch else { continue };
        for (step, (name, due)) in list("launch_steps").iter().zip(STEPS).enumerate() {
            sheet.row(
                &step_row(world, customer, launch, (step, name, due))
                    .each_ref()
                    .map(String::as_str),
            );
        }
    }
    sheet.bytes()
}

fn step_row(
    world: &World,
    customer: &Customer,
    launch: Launch,
    (step, name, due): (usize, &str, i32),
) -> [String; 17] {
    let done = launch.done(world.dice, customer.who, step).filter(|day| *day <= world.today);
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let milestone = if MILESTONES.contains(&step) { "true" } else { "false" };
    let id =
        1_200_000_000_000_000 + customer.who % (1 << 32) * 100_000 + launch.era as u64 % 1000 * 100;
    [
        (id + step as u64).to_string(),
        day(Some(launch.start)),
        day(done),
        day(done.or(Some(launch.start))),
        name.to_owned(),
        "Onboarding".to_owned(),
        customer.owner.to_owned(),
        day(Some(launch.start)),
        day(Some(launch.start + due)),
        String::new(),
        String::new(),
        format!("Onboarding {}", customer.name),
        String::new(),
        customer.id.clone(),
        milestone.to_owned(),
        if matches!(step, 1 | 3 | 6 | 8 | 10) { "Customer" } else { "Us" }.to_owned(),
        "Onboarding".to_owned(),
    ]
}

/// `training.csv`.
pub fn training(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::plain(list("training"));
    let learning = world.customers.iter().filter(|c| !c.is(Story::Unmeasured));
    for customer in learning {
        for (day, n) in world.recurring(customer, 120, "course") {
            let mut roll = world.dice.roll(customer.who, n, "pupil");
            let circle = Circle::on(customer, day);
            let person = circle.person(world, customer, roll.below(circle.size));
            sheet.row(&[
                &customer.id,
                &person.email,
                roll.pick(list("courses")),
                "completed",
                &day.to_string(),
                &day.plus_months(24).to_string(),
            ]);
        }
    }
    sheet.bytes()
}
