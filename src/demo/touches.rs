//! Meetings, calls, chats and mails: tasks of the CRM, and for Japanese customers the activity
//! history of kintone.

use super::cast::Story;
use super::customer::Customer;
use super::ids;
use super::people::{Circle, Person};
use super::sheet::{Sheet, cp932};
use super::words::{list, spoken};
use super::world::World;
use crate::core::day::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Meeting,
    Visit,
    Call,
    Chat,
    Mail,
    QuietMail,
}

impl Kind {
    fn english(self) -> &'static str {
        match self {
            Self::Meeting | Self::Visit => "Meeting",
            Self::Call => "Call",
            Self::Chat => "Chat",
            Self::Mail | Self::QuietMail => "Email",
        }
    }

    fn japanese(self) -> &'static str {
        match self {
            Self::Meeting => "定例会",
            Self::Visit => "訪問",
            Self::Call => "電話",
            Self::Chat => "チャット",
            Self::Mail | Self::QuietMail => "メール",
        }
    }

    /// The list of subjects.
    fn subjects(self, japanese: bool) -> &'static [String] {
        let name = match self {
            Self::Meeting => "meeting",
            Self::Visit => "visit",
            Self::Call => "call",
            Self::Chat => "chat",
            Self::Mail => "email",
            Self::QuietMail => "quiet_mail",
        };
        spoken(name, japanese)
    }

    fn two_way(self) -> bool {
        !matches!(self, Self::Mail | Self::QuietMail)
    }
}

struct Contact {
    day: Day,
    kind: Kind,
    with: Vec<Person>,
    subject: &'static str,
    body: &'static str,
    next: Option<Day>,
    /// Unique among the customer's touches.
    number: u64,
}

/// Days between the touches of a customer that both sides take part in.
fn rhythm(customer: &Customer) -> i32 {
    match customer.part.story {
        Some(Story::ChatOnly) => 9,
        Some(Story::StalledOnboarding) => 16,
        Some(Story::Unmeasured) => 40,
        Some(Story::SingleThreaded) => customer.touch.rhythm() * 8 / 5,
        None if customer.lukewarm() => customer.touch.rhythm() * 2,
        _ if customer.calm() => customer.touch.rhythm() * 8 / 5,
        _ => customer.touch.rhythm(),
    }
}

/// All touches of a customer in the window, in order of days.
fn touches(world: &World, customer: &Customer) -> Vec<Contact> {
    let meetings = world.recurring(customer, rhythm(customer), "meeting");
    let mut all: Vec<Contact> =
        meetings.into_iter().map(|(day, n)| meeting(world, customer, day, n)).collect();
    let mails = world.recurring(customer, 31, "mail").into_iter();
    all.extend(mails.map(|(day, n)| touch(world, customer, day, n, Kind::Mail)));
    all.sort_by_key(|contact| (contact.day, contact.number));
    all
}

fn meeting(world: &World, customer: &Customer, day: Day, n: i64) -> Contact {
    let quiet = customer.is(Story::QuietQuitter);
    let silent = quiet && customer.arc(day).is_some_and(|arc| day >= arc.onset + 20);
    let mut roll = world.dice.roll(customer.who, n, "kind");
    let kind = match (silent, customer.is(Story::ChatOnly)) {
        (true, _) => Kind::QuietMail,
        (_, true) => Kind::Chat,
        _ if roll.chance(0.3) => Kind::Call,
        _ if customer.japanese() && roll.chance(0.4) => Kind::Visit,
        _ => Kind::Meeting,
    };
    let next = (kind == Kind::Meeting)
        .then(|| world.occurrence(customer, rhythm(customer), "meeting", n + 1));
    Contact { next, ..touch(world, customer, day, n, kind) }
}

fn touch(world: &World, customer: &Customer, day: Day, n: i64, kind: Kind) -> Contact {
    let japanese = customer.japanese();
    let mut roll = world.dice.roll(customer.who, n, kind.english());
    let just_left =
        |arc: &super::arc::Arc| customer.is(Story::ChampionLeft) && day < arc.onset + 30;
    let left = kind.two_way() && customer.arc(day).is_some_and(just_left);
    let subjects = if left { spoken("left", japanese) } else { kind.subjects(japanese) };
    let body = if kind.two_way() { roll.pick(spoken("body", japanese)) } else { "" };
    let order = u64::from(kind == Kind::Mail);
    Contact {
        day,
        kind,
        with: attendees(world, customer, day, n),
        subject: roll.pick(subjects),
        body,
        next: None,
        number: n.rem_euclid(100_000) as u64 * 2 + order,
    }
}

/// The champion, or who stands in, and two of the others by turns; the single voice stays alone,
/// and lukewarm customers send one of the others.
fn attendees(world: &World, customer: &Customer, day: Day, n: i64) -> Vec<Person> {
    let circle = Circle::on(customer, day);
    let others = circle.size.saturating_sub(1).max(1);
    let turn = |k: i64| 1 + (n * 2 + k).rem_euclid(others as i64) as usize;
    let mut places = match customer.part.story {
        Some(Story::SingleThreaded) => vec![0],
        None if customer.lukewarm() => vec![turn(0)],
        _ => vec![0, turn(0), turn(1)],
    };
    places.dedup();
    places.into_iter().map(|place| circle.person(world, customer, place)).collect()
}

/// `salesforce/tasks.csv`, as the Data Loader writes it.
pub fn tasks(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::quoted(list("tasks"));
    for customer in world.customers.iter().filter(|c| !c.japanese()) {
        for contact in touches(world, customer) {
            let unique = contact.number * 1_000_000 + customer.who % (1 << 32);
            let with: Vec<_> = contact.with.iter().map(|person| person.email.as_str()).collect();
            sheet.row(&[
                &ids::salesforce("00T5g", unique),
                &customer.id,
                &customer.id,
                contact.subject,
                contact.kind.english(),
                &contact.day.to_string(),
                "Completed",
                if contact.kind.two_way() { "Two-way" } else { "Outbound" },
                &with.join(";"),
                contact.body,
                customer.owner,
            ]);
        }
    }
    sheet.bytes()
}

/// Days ahead that the calendar shows, today included.
const AHEAD: i32 = 14;
/// Days between the meetings that are in the calendar before they are held.
const BOOKED: i32 = 11;

/// Some only chat, and some no longer answer.
fn meets(customer: &Customer) -> bool {
    !customer.is(Story::ChatOnly) && !customer.is(Story::QuietQuitter)
}

/// `meetings.csv`: what is booked from today on.
pub fn calendar(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::plain(list("calendar"));
    for customer in world.customers.iter().filter(|customer| meets(customer)) {
        for (day, n) in world.ahead(customer, BOOKED, "calendar", AHEAD) {
            let contact = touch(world, customer, day, n, Kind::Meeting);
            let unique = contact.number * 1_000_000 + customer.who % (1 << 32);
            let with: Vec<_> = contact.with.iter().map(|person| person.email.as_str()).collect();
            let half_hours = world.dice.roll(customer.who, n, "time").below(16);
            sheet.row(&[
                &format!("M{unique}"),
                &customer.id,
                &day.to_string(),
                &format!("{:02}:{:02}", 9 + half_hours / 2, half_hours % 2 * 30),
                contact.kind.english(),
                contact.subject,
                &with.join(";"),
                "planned",
            ]);
        }
    }
    sheet.bytes()
}

/// `kintone/活動履歴.csv`, in CP932.
pub fn history(world: &World) -> Vec<u8> {
    let mut sheet = Sheet::windows(list("activities_japan"));
    for customer in world.customers.iter().filter(|c| c.japanese()) {
        for contact in touches(world, customer) {
            let unique = contact.number * 1_000_000 + customer.who % (1 << 32);
            let with: Vec<_> = contact.with.iter().map(|person| person.name.as_str()).collect();
            sheet.row(&[
                &unique.to_string(),
                &contact.day.to_string(),
                &customer.id,
                &customer.name,
                contact.kind.japanese(),
                if contact.kind.two_way() { "双方向" } else { "発信" },
                contact.subject,
                contact.body,
                customer.owner,
                &with.join(";"),
                &contact.next.map(|day| day.to_string()).unwrap_or_default(),
            ]);
        }
    }
    cp932(&sheet.text())
}
