//! A made-up account that is healthy in every measure, to be changed by one fact at a time.

use mamori::core::account::{Account, AccountId};
use mamori::core::activity::{Activity, Direction, TouchKind, TouchStatus};
use mamori::core::batch::Grain;
use mamori::core::book::{Book, Settings};
use mamori::core::contact::{Contact, Role};
use mamori::core::contract::{Notice, RenewalMode, Subscription};
use mamori::core::day::Day;
use mamori::core::entity::Entity;
use mamori::core::facts::Facts;
use mamori::core::feed::Feed;
use mamori::core::invoice::Invoice;
use mamori::core::money::{Currency, Money};
use mamori::core::plan::{Plan, Proof};
use mamori::core::pulse::{Pulse, PulseLevel};
use mamori::core::receipt::{MeasureLine, Receipt, Score};
use mamori::core::response::{Response, SurveyKind};
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring;
use mamori::core::task::{Side, Task, TaskKind};
use mamori::core::ticket::Ticket;
use mamori::core::usage::Series;

pub const ID: AccountId = AccountId(1);

/// A Sunday, so that the last week is complete.
pub fn today() -> Day {
    day("2026-06-28")
}

pub fn day(iso: &str) -> Day {
    Day::parse(iso).unwrap()
}

/// A book whose feeds cover two years up to today.
pub fn book() -> Book {
    let mut book = Book::new(today(), Settings::default());
    book.plans_in_use = true;
    book.proofs_in_use = true;
    book.feeds = Entity::ALL.into_iter().map(feed).collect();
    book
}

pub fn feed(entity: Entity) -> Feed {
    let states = matches!(entity, Entity::Account | Entity::Contact);
    Feed {
        source: "crm".into(),
        entity,
        covered: if states { Vec::new() } else { vec![(today() - 730, today())] },
        first_import: today() - 400,
        last_import: today(),
        first_seen: today() - 400,
    }
}

/// The book as if the last file of an entity had come so many days ago.
pub fn book_with_feed_ending(entity: Entity, days_ago: i32) -> Book {
    let mut book = book();
    let feed = book.feeds.iter_mut().find(|feed| feed.entity == entity).unwrap();
    feed.last_import = today() - days_ago;
    if let Some(span) = feed.covered.first_mut() {
        span.1 = today() - days_ago;
    }
    book
}

/// The healthy account as if the last file of an entity had come so many days ago.
pub fn healthy_with_feed_ending(entity: Entity, days_ago: i32) -> (Facts, Book) {
    let mut facts = healthy();
    if entity == Entity::Usage {
        for series in &mut facts.usage {
            series.points.truncate(series.points.len() - days_ago as usize);
        }
    }
    (facts, book_with_feed_ending(entity, days_ago))
}

/// High-touch, two years old, in steady use, with a plan, a proof and a green pulse.
pub fn healthy() -> Facts {
    Facts {
        account: Account {
            id: Some(ID),
            name: "Acme Inc.".into(),
            owner: Some("Rin".into()),
            tier: Some("high".into()),
            start_date: Some(today() - 700),
            go_live_date: Some(today() - 600),
            domains: vec!["acme.com".into()],
            ..Account::default()
        },
        subscriptions: vec![subscription()],
        contacts: contacts(),
        usage: vec![
            daily("core_actions", 540, |ago| if ago < 28 { 23 } else { 20 }),
            daily("active_users_30d", 540, |_| 95),
        ],
        tickets: (0..14).map(|month| solved(today() - 20 - 30 * month)).collect(),
        responses: vec![answer(SurveyKind::Nps, 10.0, 20, Some("b@acme.com"))]
            .into_iter()
            .chain((0..3).map(|n| answer(SurveyKind::Csat, 5.0, 30 + n, None)))
            .collect(),
        activities: (0..5)
            .flat_map(|n| (0..40).map(move |m| meeting(today() - n - 20 * m, PEOPLE[n as usize])))
            .collect(),
        invoices: vec![paid(today() - 40)],
        pulses: vec![pulse(PulseLevel::Green, 10)],
        plans: vec![Plan {
            id: 1,
            account: AccountId(1),
            opened: today() - 300,
            agreed: Some(today() - 290),
            closed: None,
            reviewed: today() - 20,
            objectives: Vec::new(),
        }],
        proofs: vec![Proof {
            id: 1,
            account: AccountId(1),
            day: today() - 60,
            text: "40 hours a month".into(),
        }],
        ..Facts::default()
    }
}

pub const PEOPLE: [&str; 5] =
    ["a@acme.com", "b@acme.com", "c@acme.com", "d@acme.com", "e@acme.com"];

pub fn subscription() -> Subscription {
    Subscription {
        key: "s1".into(),
        source: "crm".into(),
        start: Some(today() - 100),
        end: Some(today() + 264),
        notice: Some(Notice::Days(30)),
        mode: Some(RenewalMode::Auto),
        seats: Some(100),
        arr: Some(Money::new(12_000_000, Currency::USD)),
        ..Subscription::default()
    }
}

pub fn contact(email: &str, role: Role) -> Contact {
    Contact {
        key: email.into(),
        source: "crm".into(),
        name: email.into(),
        email: Some(email.into()),
        role: Some(role),
        ..Contact::default()
    }
}

pub fn contacts() -> Vec<Contact> {
    vec![
        contact("a@acme.com", Role::Champion),
        contact("b@acme.com", Role::Buyer),
        contact("c@acme.com", Role::Sponsor),
    ]
}

/// A daily series that ends today; `value` gets days ago.
pub fn daily(metric: &str, days: i32, value: impl Fn(i32) -> i64) -> Series {
    Series {
        source: "crm".into(),
        metric: metric.into(),
        grain: Grain::Day,
        first: today() - (days - 1),
        scale: 0,
        points: (0..days).rev().map(value).collect(),
    }
}

pub fn ticket(opened: Day, closed: Option<Day>, priority: u8) -> Ticket {
    Ticket {
        key: format!("t{opened}"),
        source: "crm".into(),
        opened: Some(opened),
        closed,
        priority: Some(priority),
        status: Some(if closed.is_some() { "solved" } else { "open" }.into()),
        ..Ticket::default()
    }
}

pub fn solved(opened: Day) -> Ticket {
    ticket(opened, Some(opened + 3), 3)
}

pub fn answer(kind: SurveyKind, score: f64, days_ago: i32, contact: Option<&str>) -> Response {
    Response {
        key: format!("{kind:?}{days_ago}"),
        source: "crm".into(),
        kind,
        score,
        date: today() - days_ago,
        contact: contact.map(str::to_owned),
        verbatim: None,
        survey: None,
    }
}

pub fn meeting(day: Day, who: &str) -> Activity {
    Activity {
        key: format!("m{day}{who}"),
        source: "crm".into(),
        kind: TouchKind::Meeting,
        direction: Some(Direction::TwoWay),
        day,
        minute: None,
        attendees: vec![who.into(), "Rin".into()],
        subject: "regular".into(),
        body: None,
        status: TouchStatus::Held,
        unsaid: false,
        tags: Vec::new(),
    }
}

pub fn paid(due: Day) -> Invoice {
    Invoice { paid: Some(due), status: Some("paid".into()), ..open_invoice(due) }
}

pub fn open_invoice(due: Day) -> Invoice {
    Invoice {
        key: format!("i{due}"),
        source: "crm".into(),
        number: Some(format!("INV-{due}")),
        issued: Some(due - 30),
        due: Some(due),
        status: Some("open".into()),
        amount: Some(Money::new(1_000_000, Currency::USD)),
        ..Invoice::default()
    }
}

pub fn pulse(level: PulseLevel, days_ago: i32) -> Pulse {
    Pulse { id: 1, account: ID, day: today() - days_ago, level, reason: Some("champion".into()) }
}

pub fn promise(due_days_ago: i32) -> Task {
    let mut task = Task::new(7, Some(ID), "send the figures", today() - 60);
    task.kind = TaskKind::Promise;
    task.side = Side::Us;
    task.due = Some(today() - due_days_ago);
    task
}

/// The receipt of today.
pub fn receipt(facts: &Facts, book: &Book) -> Receipt {
    scoring::receipt(facts, book, Scorecard::builtin(), today())
}

pub fn line(receipt: &Receipt, id: &str) -> MeasureLine {
    let measures = receipt.pillars.iter().flat_map(|pillar| &pillar.measures);
    measures.into_iter().find(|line| line.id == id).cloned().unwrap_or_else(|| panic!("no {id}"))
}

/// A measure of the healthy account after one change.
pub fn measure(id: &str, change: impl FnOnce(&mut Facts)) -> MeasureLine {
    let mut facts = healthy();
    change(&mut facts);
    line(&receipt(&facts, &book()), id)
}

pub fn score(receipt: &Receipt) -> Option<f64> {
    receipt.score.map(Score::points)
}

pub fn caps(receipt: &Receipt) -> Vec<&'static str> {
    receipt.caps.iter().map(|cap| cap.id).collect()
}
