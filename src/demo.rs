//! A made-up portfolio that tells stories a CSM knows, as the export files of the systems that
//! would hold it. Pure: the same plan gives the same bytes. Every dated row is a function of
//! (seed, account, day), and stories are laid by calendar quarters, so that a row that lies in
//! two windows is the same row in both, whatever day is looked from.

mod accounts;
mod arc;
mod cast;
mod contracts;
mod customer;
mod deals;
mod dice;
mod ids;
mod invoices;
mod launch;
mod lessons;
mod people;
#[cfg(test)]
mod proof;
mod quarter;
mod region;
mod season;
mod sheet;
mod surveys;
mod tickets;
mod touches;
mod usage;
mod words;
mod world;

use crate::core::day::Day;
pub use cast::Story;
use std::fmt::Write;
use world::World;

/// What to make up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub accounts: usize,
    /// How many days back from `today` the files reach, `today` included.
    pub days: u32,
    pub seed: u64,
    pub today: Day,
}

impl Plan {
    /// Forty accounts, four hundred days.
    pub fn usual(today: Day) -> Self {
        Self { accounts: 40, days: 400, seed: 1, today }
    }
}

/// One file of the portfolio, by its path below the export folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Writes one file's bytes.
type Writer = fn(&World) -> Vec<u8>;

const FILES: [(&str, Writer); 17] = [
    ("salesforce/accounts.csv", accounts::accounts),
    ("billing/contracts.csv", contracts::generic),
    ("billing/契約一覧.csv", contracts::japanese),
    ("hubspot/contacts.csv", people::contacts),
    ("product/usage.csv", usage::usage),
    ("zendesk/organizations.json", tickets::organizations),
    ("zendesk/tickets.json", tickets::export),
    ("surveys/nps.csv", surveys::nps),
    ("surveys/csat.csv", surveys::csat),
    ("salesforce/tasks.csv", touches::tasks),
    ("kintone/活動履歴.csv", touches::history),
    ("meetings.csv", touches::calendar),
    ("stripe/customers.json", invoices::customers),
    ("stripe/invoices.json", invoices::export),
    ("salesforce/opportunities.csv", deals::opportunities),
    ("outcomes.csv", deals::outcomes),
    ("asana/onboarding.csv", lessons::onboarding),
];

/// The files as each system would give them on the plan's day.
pub fn export_files(plan: &Plan) -> Vec<ExportFile> {
    let world = World::new(plan);
    let training = ("training.csv", lessons::training as Writer);
    FILES
        .into_iter()
        .chain([training])
        .map(|(name, write)| ExportFile { name: name.to_owned(), bytes: write(&world) })
        .collect()
}

/// The `mamori.toml` that goes with it: rates for its currencies, its calendar.
pub fn settings_toml(plan: &Plan) -> String {
    let (year, _, _) = plan.today.ymd();
    let mut text = String::from("[rates]\nbook = \"USD\"\n");
    for (currency, rates) in RATES {
        for (back, value) in rates.iter().enumerate().rev() {
            let from = year - back as i32;
            // Writing into a String cannot fail.
            let _ = writeln!(
                text,
                "\n[[rates.rate]]\ncurrency = \"{currency}\"\nfrom = \"{from}-01-01\"\nvalue = {value}"
            );
        }
    }
    text.push_str("\n[health]\nnot_collected = []\n");
    text.push_str("\n[calendar]\nfiscal_start = 4\nclosed = [\"12-29..01-03\"]\n");
    text.push_str("\n[product]\ncadence = \"daily\"\n");
    text
}

/// What one unit is worth in the book currency, this year and the year before.
const RATES: [(&str, [&str; 2]); 3] =
    [("EUR", ["1.09", "1.07"]), ("GBP", ["1.27", "1.25"]), ("JPY", ["0.0067", "0.0069"])];

/// Which account (by its Salesforce id) lives which story.
pub fn stories(plan: &Plan) -> Vec<(String, Story)> {
    let world = World::new(plan);
    world.customers.into_iter().filter_map(|c| Some((c.id, c.part.story?))).collect()
}
