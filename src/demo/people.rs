//! The people at a customer, and the contacts file.

use super::arc;
use super::cast::Story;
use super::customer::{Customer, Touch, slug};
use super::sheet::Sheet;
use super::words::{forms, list, spoken};
use super::world::World;
use crate::core::day::Day;

#[derive(Clone, Debug)]
pub struct Person {
    pub first: String,
    pub last: String,
    /// As the customer's country writes it.
    pub name: String,
    pub email: String,
    pub title: &'static str,
    pub role: &'static str,
    /// Place in the contact list of the customer; champions have one each era.
    pub number: u64,
}

const ROLES: [(&str, &str); 5] = [
    ("Champion", "titles_champion"),
    ("Executive Sponsor", "titles_sponsor"),
    ("Decision Maker", "titles_buyer"),
    ("Administrator", "titles_admin"),
    ("End User", "titles_user"),
];

/// Person `place` of a customer in an era; only the champion (place 0) changes with it.
fn person(world: &World, customer: &Customer, place: usize, era: i32) -> Person {
    let when = if place == 0 { i64::from(era) } else { 0 };
    let mut dice = world.dice.roll(customer.who, when * 100 + place as i64, "person");
    let base = world.dice.roll(customer.who, 0, "people").below(1000);
    let region = customer.region.word();
    let (firsts, lasts) = (list(&format!("first_{region}")), list(&format!("last_{region}")));
    // A champion's first name is none of the others', and the next one has another last name.
    let apart = if place == 0 { 8 + dice.below(firsts.len().saturating_sub(8)) } else { place };
    let kin = if place == 0 { era as usize / 2 } else { dice.below(lasts.len()) };
    let first = firsts.get((base + apart) % firsts.len().max(1)).map_or("", String::as_str);
    let last = lasts.get((base + kin) % lasts.len().max(1)).map_or("", String::as_str);
    let ((first, _, first_ascii), (last, _, last_ascii)) = (forms(first), forms(last));
    let email = format!("{}.{}@{}", slug(first_ascii), slug(last_ascii), customer.domain);
    let (role, positions) = ROLES.get(place.min(4)).copied().unwrap_or(("End User", "titles_user"));
    let name =
        if customer.japanese() { format!("{last} {first}") } else { format!("{first} {last}") };
    let number = if place == 0 { 100 + era as u64 % 900 } else { place as u64 };
    let title = dice.pick(spoken(positions, customer.japanese()));
    Person { first: first.into(), last: last.into(), name, email, title, role, number }
}

/// How many people of a customer are known.
fn count(customer: &Customer) -> usize {
    let fewer = matches!(customer.touch, Touch::Tech);
    match customer.part.story {
        Some(Story::SingleThreaded | Story::StalledOnboarding | Story::Unmeasured) => 3,
        None if customer.lukewarm() => 3,
        _ if fewer => 2,
        _ => customer.touch.people(),
    }
}

/// Those who can be met at a customer on a day: the champion first, if there is one.
pub struct Circle {
    /// Place of the first of them in the contact list: 1 while nobody is champion.
    first: usize,
    pub size: usize,
    era: i32,
}

impl Circle {
    pub fn on(customer: &Customer, day: Day) -> Self {
        let gone = customer.is(Story::ChampionLeft) && customer.arc(day).is_some();
        let first = usize::from(gone);
        Self { first, size: count(customer) - first, era: arc::era(&customer.arcs, day) }
    }

    pub fn person(&self, world: &World, customer: &Customer, at: usize) -> Person {
        person(world, customer, self.first + at % self.size.max(1), self.era)
    }

    pub fn everybody(&self, world: &World, customer: &Customer) -> Vec<Person> {
        (0..self.size).map(|at| self.person(world, customer, at)).collect()
    }
}

/// Everybody on file today, with the day of leaving: departed champions while it matters.
fn on_file(world: &World, customer: &Customer) -> Vec<(Person, Option<Day>)> {
    let departed = customer.arcs.iter().filter(|arc| {
        let recent = arc.onset >= world.from || arc.heal > world.today;
        customer.is(Story::ChampionLeft) && recent
    });
    let mut people: Vec<_> = departed
        .map(|arc| {
            let era = arc::era(&customer.arcs, arc.onset);
            (person(world, customer, 0, era), Some(arc.onset))
        })
        .collect();
    let here = Circle::on(customer, world.today).everybody(world, customer);
    people.extend(here.into_iter().map(|person| (person, None)));
    people
}

/// `hubspot/contacts.csv`.
pub fn contacts(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::quoted(list("contacts"));
    for customer in &world.customers {
        for (person, left) in on_file(world, customer) {
            let record = 51_000_000_000 + customer.who % (1 << 32) * 1000 + person.number;
            let mut roll = world.dice.roll(customer.who, person.number as i64, "phone");
            sheet.row(&[
                &record.to_string(),
                &person.first,
                &person.last,
                &person.email,
                person.title,
                person.role,
                &phone(&mut roll, customer.japanese()),
                &customer.id,
                &customer.name,
                &left.map(|day| day.to_string()).unwrap_or_default(),
            ]);
        }
    }
    sheet.bytes()
}

/// Numbers that are set aside for made-up people.
fn phone(roll: &mut super::dice::Roll, japanese: bool) -> String {
    let number = roll.below(10_000);
    if japanese { format!("03-0000-{number:04}") } else { format!("+1 555 010 {number:04}") }
}
