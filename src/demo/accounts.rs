//! `salesforce/accounts.csv`: a report, with the lines that Salesforce puts below one.

use super::cast::Story;
use super::customer::Customer;
use super::sheet::Sheet;
use super::words::list;
use super::world::World;
use crate::core::day::Day;

pub fn accounts(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::quoted(list("accounts"));
    for customer in &world.customers {
        sheet.row(&[
            &customer.id,
            &customer.name,
            customer.kana.as_deref().unwrap_or(""),
            customer.owner,
            customer.touch.segment(),
            customer.touch.word(),
            stage(world, customer),
            &month_first(customer.since),
            &go_live(world, customer).map(month_first).unwrap_or_default(),
            customer.industry,
            customer.region.country(),
            &format!("https://www.{}", customer.domain),
            "",
        ]);
    }
    for total in list("report_total") {
        sheet.row(&[&total.replace("{}", &world.customers.len().to_string())]);
    }
    for notice in list("report_notice") {
        sheet.row(&[notice]);
    }
    sheet.bytes()
}

fn stage(world: &World, customer: &Customer) -> &'static str {
    match customer.launch {
        Some(_) if customer.gone(world.today) => "Churned",
        Some(_) => "Onboarding",
        None if customer.is(Story::Growing) => "Growth",
        None => "Live",
    }
}

/// Two to four months after the start; after the twelfth, as the start.
fn go_live(world: &World, customer: &Customer) -> Option<Day> {
    if customer.launch.is_some() {
        return None;
    }
    let mut roll = world.dice.roll(customer.who, 0, "live");
    let (year, month, _) = customer.since.plus_months(2 + roll.below(2) as u32).ymd();
    Day::new(year, month, 13 + roll.below(14) as u32)
}

/// As an American profile shows a day: `3/27/2026`.
fn month_first(day: Day) -> String {
    let (year, month, dom) = day.ymd();
    format!("{month}/{dom}/{year}")
}
