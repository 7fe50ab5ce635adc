//! Parts that decide how fast it feels: reading usage, scoring an account, a filter key.

use criterion::{Criterion, criterion_group, criterion_main};
use mamori::core::account::AccountId;
use mamori::core::book::{Book, Settings};
use mamori::core::day::Day;
use mamori::core::facts::Facts;
use mamori::core::filter::{self, Index};
use mamori::core::portfolio::Summary;
use mamori::core::scorecard::Scorecard;
use mamori::core::scoring::evaluate;
use mamori::core::search::needle;
use mamori::demo::{Plan, export_files};
use mamori::ingest::{Options, Presets, read_bytes};
use std::hint::black_box;

fn today() -> Day {
    Day::from_number(20_777)
}

/// The demo's usage export, 40 accounts over 400 days, into packed series.
fn read_usage(criterion: &mut Criterion) {
    let files = export_files(&Plan::usual(today()));
    let usage = files.iter().find(|file| file.name.ends_with("usage.csv")).map(|file| &file.bytes);
    let bytes = usage.cloned().unwrap_or_default();
    let options = Options::on(today());
    criterion.bench_function("read the demo's usage", |bench| {
        bench.iter(|| {
            read_bytes("usage.csv", black_box(&bytes), today(), Presets::builtin(), &options)
                .map(|file| file.read)
        });
    });
}

/// Fifty thousand rows of one summary with names of their own.
fn rows() -> Vec<Summary> {
    let book = Book::new(today(), Settings::default());
    let mut facts = Facts::default();
    facts.account.id = Some(AccountId(1));
    let row = evaluate(&facts, &book, Scorecard::builtin()).summary;
    let named = |n: u32| {
        let name = format!(
            "{} {n}",
            ["Northwind", "サクラ商事", "Zoë Labs", "Globex"].get(n as usize % 4).unwrap_or(&"")
        );
        Summary {
            id: AccountId(n),
            needle: needle(&[&name]).into(),
            short_name: name.into(),
            ..row.clone()
        }
    };
    (1..=50_000).map(named).collect()
}

/// One more letter over 50,000 names.
fn type_to_filter(criterion: &mut Criterion) {
    let rows = rows();
    let index = Index::new(rows.iter(), today());
    let filter = filter::parse_partial("nor");
    criterion.bench_function("filter 50,000 names", |bench| {
        bench.iter(|| {
            let fits =
                |(at, row): (usize, &Summary)| filter.matches_entry(index.get(at), row, today());
            rows.iter().enumerate().filter(|row| fits(*row)).count()
        });
    });
}

/// An account with nothing on file: the floor of scoring, 53 week-ends included.
fn score(criterion: &mut Criterion) {
    let book = Book::new(today(), Settings::default());
    let facts = Facts::default();
    criterion.bench_function("score an empty account", |bench| {
        bench.iter(|| evaluate(black_box(&facts), &book, Scorecard::builtin()).summary.coverage);
    });
}

criterion_group!(parts, read_usage, type_to_filter, score);
criterion_main!(parts);
