//! The demo's files through reading, store and scoring: every row is understood, and each story
//! shows what a CSM should see.

use mamori::core::batch::FileStatus;
use mamori::core::book::{Book, Cadence, Settings};
use mamori::core::calendar::{Calendar, ClosedSpan};
use mamori::core::day::Day;
use mamori::core::facts::Facts;
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring::{Evaluation, evaluate};
use mamori::demo::{Plan, Story, export_files, stories};
use mamori::ingest::{Options, Presets, read_bytes};
use mamori::store::{Access, NewRun, StagedFile, Store};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

/// The portfolio of a plan as the cockpit sees it, by Salesforce id.
struct Told {
    stories: Vec<(String, Story)>,
    accounts: BTreeMap<String, (Facts, Evaluation)>,
}

fn settings() -> Settings {
    let closed = vec![ClosedSpan { from: (12, 29), to: (1, 3) }];
    let calendar = Calendar { closed, fiscal_start: 4, ..Calendar::default() };
    Settings { calendar, cadence: Cadence::Daily, ..Settings::default() }
}

fn plan(today: &str, accounts: usize) -> Plan {
    Plan { accounts, ..Plan::usual(Day::parse(today).unwrap()) }
}

fn tell(plan: &Plan) -> Told {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("mamori.db"), Access::ReadWrite).unwrap();
    let options = Options::on(plan.today);
    let read = |file: mamori::demo::ExportFile| {
        let batch = read_bytes(&file.name, &file.bytes, plan.today, Presets::builtin(), &options);
        match batch {
            Ok(b) => Some(StagedFile::Read(b)),
            Err(refusal) => {
                eprintln!("REFUSED {}: {refusal:?}", file.name);
                None
            }
        }
    };
    let files = export_files(plan).into_iter().filter_map(read).collect();
    let run = NewRun { at: 0, by: "demo".into(), today: plan.today };
    let applied = store.apply_run(run, files, &AtomicBool::new(false)).unwrap();
    for file in &applied.files {
        assert_eq!(file.status, FileStatus::Applied, "{file:?}");
        eprintln!(
            "{} {:?} {} {:?} {:?}",
            file.path,
            file.entity,
            file.preset.clone().unwrap_or_default(),
            file.counts,
            file.notes
        );
    }
    eprintln!("{:?}", store.problems().unwrap().iter().take(5).collect::<Vec<_>>());
    eprintln!("{:?}", store.orphans().unwrap().iter().take(5).collect::<Vec<_>>());
    let mut all = Vec::new();
    store.facts(None, &mut |facts| all.push(facts)).unwrap();
    let practice = store.practice(plan.today).unwrap();
    let mut book = Book::new(plan.today, settings());
    book.feeds = store.feeds().unwrap();
    book.median_arr = practice.median_arr;
    let card = Scorecard::builtin();
    let accounts = all.into_iter().map(|facts| {
        let id = facts.account.external_ids.iter().find(|(source, _)| source == "salesforce");
        let id = id.or(facts.account.external_ids.first()).unwrap().1.clone();
        let evaluation = evaluate(&facts, &book, card);
        (id, (facts, evaluation))
    });
    Told { stories: stories(plan), accounts: accounts.collect() }
}

#[test]
fn look() {
    let today = std::env::var("DAY").unwrap_or("2026-11-21".into());
    let n = std::env::var("N").map_or(40, |n| n.parse().unwrap());
    let told = tell(&plan(&today, n));
    let story = |id: &str| told.stories.iter().find(|(known, _)| known == id).map(|(_, s)| *s);
    let mut rows: Vec<_> = told
        .accounts
        .iter()
        .map(|(id, (facts, evaluation))| {
            let s = &evaluation.summary;
            let signals: Vec<_> =
                s.signals.iter().map(|s| format!("{}:{:?}", s.rule, s.severity)).collect();
            let caps: Vec<_> = evaluation.receipt.caps.iter().map(|c| c.id).collect();
            let parts: Vec<String> = evaluation
                .receipt
                .pillars
                .iter()
                .flat_map(|p| {
                    p.measures.iter().map(|m| format!("{}={:?}", m.id, m.score.map(|s| s.round())))
                })
                .collect();
            let story = story(id).map_or("-".into(), |s| format!("{s:?}"));
            let line = format!(
                "{story:18} {:9} {:?} {} tier {:?} cov {:.2} {caps:?} {signals:?}",
                format!("{:?}", s.band),
                s.score.map(|s| s.points()),
                evaluation.receipt.profile,
                s.tier,
                s.coverage
            );
            let detail = if std::env::var("V").is_ok() {
                format!("\n      {} {parts:?}", facts.account.name)
            } else {
                String::new()
            };
            line + &detail
        })
        .collect();
    rows.sort();
    for row in rows {
        eprintln!("{row}");
    }
}
