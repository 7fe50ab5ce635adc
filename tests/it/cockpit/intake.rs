//! A made-up state of the data: late and fresh feeds, a refused file, rows set aside, references
//! nobody knows, gaps, runs.

use super::driver::Driver;
use super::portfolio::today;
use mamori::core::account::AccountId;
use mamori::core::batch::{Counts, FileOutcome, FileStatus};
use mamori::core::book::Setting;
use mamori::core::entity::Entity;
use mamori::core::gap::{Gap, NEEDS};
use mamori::core::identity::{Alike, Suggestion, Why};
use mamori::core::intake::{Intake, Orphan, ProblemLine, RunLine, Source};
use mamori::core::message::Message;
use mamori::core::money::{Currency, Money};
use mamori::core::problem::Problem;
use mamori::tui::effect::Effect;
use mamori::tui::event::Event;

fn file(name: &str, entity: Entity, read: u64, aside: u64) -> FileOutcome {
    FileOutcome {
        path: format!("/home/aya/exports/{name}"),
        entity: Some(entity),
        preset: Some("csv".into()),
        format: Some("csv".into()),
        encoding: Some("CP932".into()),
        delimiter: Some(','),
        header_line: Some(1),
        as_of: Some(today() - 2),
        status: FileStatus::Applied,
        counts: Counts { read, new: read - aside, quarantined: aside, ..Counts::default() },
        error: None,
        notes: Vec::new(),
    }
}

fn source(name: &str, entity: Entity, rows: u64, age: i32) -> Source {
    Source {
        source: "csv".into(),
        entity,
        file: file(name, entity, rows, 0),
        at: 1_795_000_000,
        covered: vec![(today() - 400, today() - age)],
        rows,
        full: false,
        gone: 0,
        gone_names: Vec::new(),
        imports: vec![today() - age - 7, today() - age],
    }
}

fn gap(id: &str, accounts: u64, minor: i64, declared: bool) -> Gap {
    let need = NEEDS.iter().find(|need| need.id == id).unwrap();
    let arr = vec![Money::new(minor, Currency::USD)];
    // An export that nobody has is missing for the whole book.
    let total = if need.switch().is_some() { accounts } else { 514 };
    Gap { need, own: None, accounts, total, arr, unpriced: 3, who: Vec::new(), declared }
}

fn orphans() -> Vec<Orphan> {
    vec![
        Orphan {
            source: "zendesk".into(),
            reference: "name:NORTHWIND".into(),
            name: None,
            rows: 12,
            alike: Some((AccountId(1), "Northwind Traders".into())),
        },
        Orphan {
            source: "zendesk".into(),
            reference: "9912".into(),
            name: None,
            rows: 3,
            alike: None,
        },
    ]
}

fn pairs() -> Vec<Suggestion> {
    vec![Suggestion {
        what: Alike::Accounts(AccountId(2), AccountId(3)),
        names: ("株式会社アクメ".into(), "アクメ（株）".into()),
        why: Why::Name,
    }]
}

pub fn intake() -> Intake {
    let refused = FileOutcome {
        status: FileStatus::Refused,
        error: Some(Message::new("ingest-refused-zip")),
        ..file("契約一覧.xlsx", Entity::Subscription, 0, 0)
    };
    let problem = Problem {
        line: 318,
        record: 317,
        column: Some("活動日".into()),
        value: Some("2026/13/45".into()),
        reason: Message::new("ingest-problem-day"),
        raw: "A12,2026/13/45,訪問,定例会".into(),
        value_only: false,
    };
    let path = "/home/aya/exports/activities.csv".to_owned();
    let run = |run, days: i32| RunLine {
        run,
        at: 1_795_000_000 - i64::from(days) * 86_400,
        by: "Aya Mori".into(),
        files: vec![
            file("accounts.csv", Entity::Account, 514, 0),
            file("activities.csv", Entity::Activity, 2_113, 4),
        ],
        totals: Counts { read: 2_627, new: 12, changed: 40, quarantined: 4, ..Counts::default() },
        accounts_changed: 44,
        undone_at: None,
        held: None,
        changes: vec![
            Message::new("shift-arr-up")
                .count("count", 14)
                .money("sum", Money::new(21_200_000, Currency::USD)),
            Message::new("shift-earlier").count("count", 3),
        ],
    };
    Intake {
        sources: vec![
            source("accounts.csv", Entity::Account, 514, 2),
            source("activities.csv", Entity::Activity, 2_113, 19),
        ],
        refused: vec![refused],
        problems: vec![ProblemLine {
            number: 1,
            run: 2,
            path,
            entity: Some(Entity::Activity),
            problem,
        }],
        conflicts: Vec::new(),
        contradictions: Vec::new(),
        orphans: orphans(),
        pairs: pairs(),
        gaps: vec![
            gap("notice", 412, 310_000_000, false),
            gap("usage", 96, 80_000_000, false),
            gap("response", 514, 641_000_000, true),
        ],
        runs: vec![run(2, 0), run(1, 7)],
    }
}

fn data() -> Driver {
    let mut driver = Driver::new((80, 24));
    driver.keys("7");
    assert!(driver.asked(&Effect::LoadIntake));
    driver.send(Event::Intake(Box::new(intake())));
    driver
}

#[test]
fn a_late_feed_is_marked_and_a_fresh_one_is_not() {
    let driver = data();
    assert!(driver.shows("! activities") && !driver.shows("! accounts"), "{}", driver.screen());
}

#[test]
fn what_is_missing_is_said_with_accounts_arr_and_lock() {
    let mut driver = data();
    driver.keys("] ]").settle();
    assert!(
        driver.shows("no notice period") && driver.shows("412") && driver.shows("$3.1M"),
        "{}",
        driver.screen()
    );
    assert!(driver.shows("no opt-out clock"), "{}", driver.screen());
}

#[test]
fn one_key_declares_an_export_away_and_takes_it_back_but_never_a_column() {
    let mut driver = data();
    driver.keys("] ] x");
    assert!(!driver.effects.iter().any(|effect| matches!(effect, Effect::Set(_))));
    driver.keys("j x");
    assert!(driver.asked(&Effect::Set(Setting::NotCollected("usage".into()))));
    driver.keys("j x");
    assert!(driver.asked(&Effect::Set(Setting::Collected("response".into()))));
}

#[test]
fn a_problem_opens_its_file_and_esc_leads_back() {
    let mut driver = data();
    driver.keys("] j Enter");
    let path = "/home/aya/exports/activities.csv".to_owned();
    assert!(driver.asked(&Effect::LoadPreview { path, decision: Box::default() }));
    assert!(driver.shows("line 318"), "{}", driver.screen());
    driver.keys("Esc");
    assert!(driver.shows("[Problems 2]"), "{}", driver.screen());
}

#[test]
fn verbs_of_accounts_have_nothing_to_act_on_here() {
    let mut driver = data();
    driver.keys("d");
    assert!(driver.gestures().is_empty());
}

#[test]
fn without_an_export_of_touches_the_last_one_is_unknown_not_never() {
    let mut book = super::driver::book();
    for row in &mut book.rows {
        std::sync::Arc::make_mut(row).last_touch = None;
    }
    let touch = |book: &mamori::core::portfolio::Portfolio| {
        let driver = Driver::with(super::driver::setup((80, 24)), book.clone());
        driver.screen().lines().find(|line| line.contains("last touch")).unwrap().to_owned()
    };
    assert!(touch(&book).contains("last touch never"), "{}", touch(&book));
    book.lacking = vec![Entity::Activity];
    assert!(touch(&book).contains("last touch ?"), "{}", touch(&book));
}

#[test]
fn a_run_is_taken_back_when_that_is_asked_for_twice() {
    let mut driver = data();
    driver.keys("Z");
    assert!(!driver.asked(&Effect::UndoRun(2)), "no run is selected");
    driver.keys("] ] ] Z");
    assert!(driver.shows("Z again undoes r2") && !driver.asked(&Effect::UndoRun(2)));
    driver.keys("Z");
    assert!(driver.asked(&Effect::UndoRun(2)));
}
