//! A portfolio made by hand: names that terminals find hard, every band, every tab.

use mamori::core::account::{Account, AccountId, Tier};
use mamori::core::activity::{Activity, Direction, Touch, TouchKind, TouchStatus};
use mamori::core::book::{Book, Settings};
use mamori::core::call::{Call, CallId};
use mamori::core::contact::{Contact, Role};
use mamori::core::contract::{Notice, RenewalMode, Subscription};
use mamori::core::day::Day;
use mamori::core::detail::Detail;
use mamori::core::facts::Facts;
use mamori::core::few::Few;
use mamori::core::figure::Figure;
use mamori::core::invoice::Invoice;
use mamori::core::message::Message;
use mamori::core::money::{Currency, Money};
use mamori::core::opportunity::Opportunity;
use mamori::core::pairs::Pairs;
use mamori::core::portfolio::{Portfolio, Stated, Summary};
use mamori::core::pulse::{Pulse, PulseLevel};
use mamori::core::receipt::{
    Band, CapLine, MeasureLine, MeasureState, PillarLine, Receipt, Score, Unit,
};
use mamori::core::report::brief::brief;
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring::course::{Courses, Mark, MarkKind};
use mamori::core::scoring::evaluate;
use mamori::core::scoring::recovery::{Prospect, prospect};
use mamori::core::search::needle;
use mamori::core::signal::{Severity, Signal};
use mamori::core::task::{Task, WaitingOn};
use mamori::core::ticket::Ticket;
use mamori::core::verdict::{Verdict, VerdictKind};
use std::sync::Arc;

/// Wednesday.
pub fn today() -> Day {
    Day::parse("2026-11-18").unwrap()
}

/// An account by its name, ARR in major units, tenths of a point.
fn account(id: u32, name: &str, (arr, currency): (i64, Currency), tenths: Option<u16>) -> Summary {
    let score = tenths.map(Score::from_tenths);
    let exponent = currency.exponent();
    Summary {
        id: AccountId(id),
        name: name.into(),
        short_name: name.replace("株式会社", "").replace(" GmbH", "").into(),
        needle: needle(&[name]).into(),
        external_ids: [("salesforce", format!("001{id:012}"))].into_iter().collect(),
        owner: Some("Kim Lee".into()),
        segment: Some("Enterprise".into()),
        tier: Tier::High,
        stated: Stated::default(),
        gone: None,
        tier_assumed: false,
        stage: Some("adoption".into()),
        tags: Few::new(),
        url: Some(format!("https://crm.example/{id}").into()),
        extra: Pairs::default(),
        start: Some(today() - 700),
        go_live: Some(today() - 600),
        country: None,
        arr: Some(Money::new(arr * 10i64.pow(exponent), currency)),
        arr_weight: arr as f64 / if currency == Currency::JPY { 150.0 } else { 1.0 },
        score,
        raw: score,
        band: score.map_or(Band::Unknown, Band::of),
        coverage: 0.92,
        delta7: (-2.0).into(),
        delta30: (f64::from(id % 7) * 3.0 - 9.0).into(),
        delta90: (-20.0).into(),
        sparkline: (0..26).map(|week| Some(90 - (week * id % 70) as u8)).collect(),
        renewal: Some(today() + 30 * id as i32),
        opt_out: Some(today() + 30 * id as i32 - 31),
        deadline: Some(today() + 30 * id as i32 - 31),
        by_order: false,
        auto_renew: Some(true),
        after: mamori::core::portfolio::After::default(),
        kept: None,
        last_touch: Some(today() - 3 * id as i32),
        touch_limit: Some(35),
        cadence: Some(35),
        contact_due: Some(today() + i32::from(id as i16 % 12) - 6),
        booked: None,
        open_tasks: 0,
        overdue_tasks: 0,
        next_task: None,
        open_tickets: Some(id % 4),
        pulse: None,
        signals: Vec::new(),
        compounds: Few::new(),
        overridden: None,
        forecast: None,
        verdicts: Few::new(),
        priority: 1_000_000.0 / f64::from(id),
        must_do: id == 1,
    }
}

fn signal(
    rule: &'static str,
    severity: Severity,
    value: f64,
    reason: Message,
    evidence: Message,
) -> Signal {
    Signal {
        rule: rule.into(),
        severity,
        since: today() - 12,
        value: value.into(),
        threshold: 30.0.into(),
        reference: Figure::UNKNOWN,
        unit: Unit::Days,
        reason,
        evidence: Some(Box::new(evidence)),
        play: "at-risk-save".into(),
        baseline: false,
        quiet: None,
        resumed: false,
        falls: false,
        causes: Few::new(),
        opened: None,
        first_read: Few::new(),
    }
}

fn usage_drop(percent: f64) -> Signal {
    let evidence = Message::new("signal-usage-drop-evidence")
        .text("metric", "core actions")
        .count("from", 318)
        .count("to", 121)
        .percent("percent", percent)
        .percent("threshold", -40.0);
    let reason = Message::new("signal-usage-drop").percent("percent", percent);
    signal("usage_drop", Severity::P1, percent, reason, evidence)
}

fn champion_left() -> Signal {
    let evidence = Message::new("signal-champion-left-evidence")
        .text("who", "L. Ortiz")
        .day("day", today() - 19)
        .count("days", 19);
    let reason = Message::new("signal-champion-left");
    signal("champion_left", Severity::P1, 19.0, reason, evidence)
}

fn no_touch(days: i32) -> Signal {
    let evidence = Message::new("signal-no-touch-evidence")
        .day("day", today() - days)
        .count("days", days)
        .count("threshold", 45);
    let reason = Message::new("signal-no-touch").count("days", days);
    Signal { baseline: true, ..signal("no_touch", Severity::P2, f64::from(days), reason, evidence) }
}

fn verdict(id: u32, rule: &'static str, kind: VerdictKind, until: Day) -> Verdict {
    Verdict {
        id,
        account: AccountId(id),
        rule: rule.into(),
        kind,
        day: today() - 1,
        until: Some(until),
        on: (kind == VerdictKind::Waiting).then_some(WaitingOn::Customer),
        severity: Severity::P2,
        value: Some(90.0),
        threshold: Some(45.0),
        causes: Vec::new(),
        reason: None,
    }
}

const NAMES: [&str; 18] = [
    "Northwind Traders",
    "ACME株式会社",
    "Initech GmbH",
    "Contoso Health",
    "Umbrella Foods",
    "サクラ商事株式会社",
    "한국전력",
    "Zoe\u{308} Labs",
    "👩\u{200d}🔬 Research",
    "شركة النور",
    "देवनागरी सेवा",
    "Evil\u{1b}[31m Corp\u{7}\u{202e}",
    "A very long name of a company that goes on and on until nobody reads it any more GmbH",
    "Globex",
    "Wayne Bank",
    "Tyrell Media",
    "Wonka Software",
    "Soylent Energy",
];

/// Eighteen accounts in triage order, with tasks.
pub fn portfolio() -> Portfolio {
    let mut rows: Vec<Summary> = NAMES
        .iter()
        .zip(1..)
        .map(|(name, id)| {
            let currency = match id {
                2 | 6 => Currency::JPY,
                3 => Currency::EUR,
                _ => Currency::USD,
            };
            let arr = if currency == Currency::JPY { 41_200_000 } else { 412_000 / i64::from(id) };
            account(id, name, (arr, currency), Some(180 + 45 * id as u16))
        })
        .collect();
    rows[0].score = Some(Score::from_tenths(229));
    rows[0].band = Band::Critical;
    rows[0].signals = vec![usage_drop(-62.0), champion_left()];
    for (index, row) in rows.iter_mut().enumerate().take(10).skip(1) {
        row.signals = vec![if index % 2 == 0 {
            usage_drop(-41.0 - index as f64)
        } else {
            no_touch(40 + index as i32)
        }];
    }
    rows[10].signals = vec![no_touch(90)];
    rows[10].verdicts = vec![verdict(11, "no_touch", VerdictKind::Snoozed, today() + 5)].into();
    rows[11].signals = vec![no_touch(90)];
    rows[11].verdicts = vec![verdict(12, "no_touch", VerdictKind::Waiting, today() + 7)].into();
    rows[12].segment = Some("Mid-market and everything between".into());
    rows[16].score = None;
    rows[16].band = Band::Unknown;
    rows[16].raw = Some(Score::from_tenths(622));
    rows[16].arr = None;
    rows[17].band = Band::Excluded;
    rows[17].score = None;
    rows[17].raw = None;
    rows[17].owner = None;
    let mut portfolio = Portfolio {
        today: Some(today()),
        total: rows.len(),
        rows: rows.into_iter().map(Arc::new).collect(),
        tasks: tasks().into_iter().map(Arc::new).collect(),
        past_steps: Vec::new(),
        calls: calls().into_iter().map(Arc::new).collect(),
        deals: [(AccountId(3), deal())].into_iter().collect(),
        library: Arc::new(mamori::core::playbook::Library::builtin().clone()),
        complete: true,
        synced_at: Some(1_795_000_000),
        last_visit: Some(today() - 14),
        book_currency: Some(Currency::USD),
        me: Vec::new(),
        daily_budget: 8,
        problems: 3,
        ..Portfolio::default()
    };
    count_tasks(&mut portfolio);
    portfolio
}

/// The renewal of Initech in the CRM.
fn deal() -> Opportunity {
    Opportunity {
        key: "006".into(),
        source: "salesforce".into(),
        name: Some("Initech renewal 2027".into()),
        kind: Some("renewal".into()),
        amount: Some(Money::new(13_700_000, Currency::EUR)),
        category: Some("Most likely".into()),
        ..Opportunity::default()
    }
}

/// Two calls today, one this week, one that passed without a word.
fn calls() -> Vec<Call> {
    let call = |id: u32, account: u32, days: i32, minute: Option<u16>, text: &str| Call {
        id: CallId::Own(id),
        touch: Touch {
            id,
            account: AccountId(account),
            kind: TouchKind::Call,
            direction: Some(Direction::TwoWay),
            day: today() + days,
            minute,
            with: vec!["J. Meyer".into()],
            text: text.into(),
            status: TouchStatus::Planned,
            tags: Vec::new(),
            prepared: id == 32,
            of: None,
        },
        logged: false,
        replaced: false,
        people: Vec::new(),
    };
    vec![
        call(31, 1, 0, Some(10 * 60), "Ops reorg, first talk with the new VP"),
        call(32, 2, 0, Some(14 * 60 + 30), "定例会"),
        call(33, 3, 2, None, "Renewal terms"),
        call(34, 4, -6, Some(9 * 60), "Steering"),
    ]
}

/// Task counts as the store would keep them.
fn count_tasks(portfolio: &mut Portfolio) {
    let tasks = portfolio.tasks.clone();
    for row in &mut portfolio.rows {
        let row = Arc::make_mut(row);
        let mine = tasks.iter().filter(|task| task.account == Some(row.id) && task.unfinished());
        row.open_tasks = mine.count() as u32;
    }
}

fn tasks() -> Vec<Task> {
    let task = |id, account, title: &str, due: i32, priority| Task {
        due: Some(today() + due),
        priority,
        ..Task::new(id, Some(AccountId(account)), title, today() - 20)
    };
    let mut waiting = task(6, 3, "Security questionnaire", 4, None);
    waiting.status = mamori::core::task::TaskStatus::Waiting;
    waiting.waiting_on = Some(WaitingOn::Legal);
    let mut noted = task(1, 1, "Book save call with new VP Ops", -2, Some(1));
    noted.notes = "Ortiz left on 30 October; Meyer knows who inherits the rollout.".into();
    vec![
        noted,
        task(2, 1, "Send SSO post-mortem and credits", 0, Some(2)),
        task(3, 2, "見積を送付", 2, Some(1)),
        task(4, 5, "Prepare QBR", 3, None),
        task(5, 14, "Reference call", 20, Some(3)),
        waiting,
        Task::new(7, None, "Book travel", today()),
    ]
}

fn measure(id: &'static str, weight: f64, score: f64, contribution: f64) -> MeasureLine {
    MeasureLine {
        id,
        title: None,
        weight,
        value: Some(score),
        unit: Unit::Percent,
        score: Some(score),
        contribution,
        state: MeasureState::Measured,
        as_of: Some(today() - 2),
        source: Some("pendo".into()),
        note: None,
    }
}

fn missing(id: &'static str, weight: f64) -> MeasureLine {
    MeasureLine {
        value: None,
        score: None,
        contribution: 0.0,
        state: MeasureState::Missing,
        as_of: None,
        source: None,
        ..measure(id, weight, 0.0, 0.0)
    }
}

fn pillar(id: &'static str, weight: f64, score: f64, measures: Vec<MeasureLine>) -> PillarLine {
    let contribution = measures.iter().map(|measure| measure.contribution).sum();
    PillarLine { id, weight, score: Some(score), fill: 1.0, contribution, measures }
}

/// The sum of Northwind: 12.33 + 6.67 + 3.90 = 22.90.
fn receipt() -> Receipt {
    Receipt {
        as_of: today(),
        profile: "steady",
        profile_title: None,
        pillars: vec![
            pillar(
                "usage",
                40.0,
                30.8,
                vec![
                    measure("seat_utilisation", 40.0, 34.0, 5.55),
                    measure("usage_trend", 40.0, 25.0, 4.11),
                    measure("activity_recency", 20.0, 33.4, 2.67),
                ],
            ),
            pillar(
                "relationship",
                20.0,
                33.4,
                vec![
                    measure("touch_recency", 45.0, 62.0, 4.45),
                    measure("multithreading", 30.0, 37.0, 2.22),
                    missing("champion_sponsor", 25.0),
                ],
            ),
            pillar(
                "support",
                12.0,
                32.5,
                vec![
                    measure("open_severity", 50.0, 0.0, 0.0),
                    measure("ticket_load", 50.0, 65.0, 3.9),
                ],
            ),
        ],
        coverage: 0.92,
        raw: Some(22.9),
        caps: vec![CapLine {
            id: "champion_gone",
            limit: 49.0,
            evidence: Message::new("signal-champion-left-evidence")
                .text("who", "L. Ortiz")
                .day("day", today() - 19)
                .count("days", 19),
        }],
        score: Some(Score::from_tenths(229)),
        band: Band::Critical,
        overridden: None,
    }
}

fn touch(key: &str, kind: TouchKind, days: i32, who: &str, subject: &str) -> Activity {
    Activity {
        key: key.into(),
        source: if who == "you" { "you".into() } else { "hubspot".into() },
        kind,
        direction: kind.usual_direction().or(Some(Direction::In)),
        day: today() - days,
        minute: None,
        attendees: if who == "you" { Vec::new() } else { vec![who.into()] },
        subject: subject.into(),
        body: None,
        status: TouchStatus::Held,
        unsaid: false,
        tags: Vec::new(),
    }
}

fn contact(name: &str, role: Role, departed: Option<Day>) -> Contact {
    Contact {
        key: name.into(),
        name: name.into(),
        // Who has left is written to no more.
        email: departed
            .map(|_| format!("{}@northwind.example", name.to_lowercase().replace(' ', ""))),
        role: Some(role),
        departed,
        ..Contact::default()
    }
}

fn facts() -> Facts {
    Facts {
        account: Account {
            name: "Northwind Traders".into(),
            owner: Some("Kim Lee".into()),
            ..Account::default()
        },
        activities: vec![
            touch("1", TouchKind::Call, 5, "J. Meyer", "Ops reorg; new VP starts 1 Dec"),
            touch("2", TouchKind::Email, 26, "S. Patel", "asked for a usage report"),
            touch(
                "3",
                TouchKind::Qbr,
                90,
                "L.Ortiz@northwind.example",
                "2 of 5 goals met; next QBR in November",
            ),
            touch("4", TouchKind::Note, 104, "you", "procurement wants a 3-year price"),
        ],
        contacts: vec![
            contact("L. Ortiz", Role::Champion, Some(today() - 19)),
            contact("S. Patel", Role::Admin, None),
            contact("J. Meyer", Role::PowerUser, None),
        ],
        tickets: vec![Ticket {
            key: "8812".into(),
            opened: Some(today() - 9),
            priority: Some(1),
            status: Some("open".into()),
            subject: Some("SSO outage 3 days, \u{1b}[2J RCA sent".into()),
            ..Ticket::default()
        }],
        invoices: vec![Invoice {
            key: "i1".into(),
            number: Some("INV-2026-118".into()),
            issued: Some(today() - 50),
            due: Some(today() - 20),
            amount: Some(Money::new(10_300_000, Currency::USD)),
            ..Invoice::default()
        }],
        subscriptions: vec![Subscription {
            key: "s1".into(),
            product: Some("Platform".into()),
            start: Some(today() - 335),
            end: Some(today() + 29),
            notice: Some(Notice::Days(30)),
            mode: Some(RenewalMode::Auto),
            seats: Some(120),
            arr: Some(Money::new(41_200_000, Currency::USD)),
            ..Subscription::default()
        }],
        pulses: vec![Pulse {
            id: 1,
            account: AccountId(1),
            day: today() - 40,
            level: PulseLevel::Yellow,
            reason: Some("champion".into()),
        }],
        ..Facts::default()
    }
}

/// A year that fell after a summer without data, with something of every kind in it.
fn year() -> Courses {
    let first = today() - 364;
    let week = |at: i32| first + 7 * at;
    let fell = |at: i32, from: f64| (at != 20).then(|| (from - f64::from(at * at) / 48.0).max(0.0));
    let mark = |ago: i32, kind| Mark { day: today() - ago, kind, text: String::new() };
    Courses {
        span: Some((first, today())),
        health: (0..53).map(|at| (week(at), fell(at, 81.0))).collect(),
        usage: (0..52).map(|at| (week(at), fell(at, 81.0).map(|value| value * 4.0))).collect(),
        metric: Some("active_users".into()),
        nps: (0..53).map(|at| (week(at), (at > 8).then_some(f64::from(60 - 3 * at)))).collect(),
        answers: vec![(today() - 300, 9.0), (today() - 120, 7.0), (today() - 20, 3.0)],
        seats: (0..53).map(|at| (week(at), (at > 12).then(|| fell(at, 90.0)).flatten())).collect(),
        marks: vec![
            mark(300, MarkKind::Call),
            mark(335, MarkKind::Contract),
            mark(200, MarkKind::Settings),
            mark(90, MarkKind::Ticket),
            mark(9, MarkKind::Urgent),
        ],
    }
}

/// Everything known of the first account.
pub fn northwind(portfolio: &Portfolio) -> Detail {
    let falling = |from: u8| (0..26).map(|week| Some(from.saturating_sub(week * 2))).collect();
    let (facts, book) = (facts(), Book::new(today(), Settings::default()));
    let evaluation = evaluate(&facts, &book, Scorecard::builtin());
    Detail {
        id: AccountId(1),
        as_of: today(),
        tried: false,
        brief: brief(
            &facts,
            &book,
            Scorecard::builtin(),
            &evaluation,
            &prospect(&facts, &book, Scorecard::builtin(), book.today),
        ),
        facts,
        receipt: receipt(),
        prospect: Prospect::default(),
        changes: Vec::new(),
        summary: portfolio.rows[0].as_ref().clone(),
        cleared: Vec::new(),
        courses: year(),
        pillar_history: vec![
            ("usage", falling(82)),
            ("relationship", falling(90)),
            ("support", falling(70)),
        ],
    }
}
