//! Hand-made file batches, as ingest would give them.

use super::day;
use mamori::core::batch::{
    Batch, FileBatch, Grain, NO_POINT, Record, Reference, SeriesPart, UsageBatch,
};
use mamori::core::entity::{Entity, Kind, Value};
use mamori::store::StagedFile;

/// A row: key, how it names its account (`""` = not at all), and fields as text by name.
pub type Row<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

fn reference(text: &str) -> Option<Reference> {
    let (kind, rest) = text.split_once(':').unwrap_or(("id", text));
    match kind {
        _ if text.is_empty() => None,
        "domain" => Some(Reference::Domain(rest.into())),
        "name" => Some(Reference::Name(rest.into())),
        _ => Some(Reference::Id(rest.into())),
    }
}

fn value(kind: Kind, text: &str) -> Value {
    kind.read(text).unwrap_or_else(|| panic!("{text} is no {kind:?}"))
}

pub fn records(source: &str, entity: Entity, as_of: &str, rows: &[Row<'_>]) -> FileBatch {
    let record = |(line, (key, reference, fields)): (usize, &Row<'_>)| {
        let mut values = vec![None; entity.fields().len()];
        let mut extra = Vec::new();
        for (field, text) in *fields {
            match entity.field(field) {
                Some(at) => values[at] = Some(value(entity.fields()[at].kind, text)),
                None => extra.push(((*field).to_owned(), (*text).to_owned())),
            }
        }
        let reference = self::reference(reference);
        Record { key: (*key).into(), reference, values, extra, line: line as u64 + 2 }
    };
    let batch = Batch::Records(rows.iter().enumerate().map(record).collect());
    let creates = entity == Entity::Account && source == "crm";
    file(source, entity, as_of, rows.len() as u64, creates, batch)
}

/// Points of (reference, metric) from a day on; `None` = no row.
pub fn usage(
    source: &str,
    as_of: &str,
    series: &[(&str, &str, &str, &[Option<i64>])],
) -> FileBatch {
    let mut batch = UsageBatch { rows_are_points: true, ..UsageBatch::default() };
    let mut read = 0;
    for (reference, metric, first, points) in series {
        let reference = Reference::Id((*reference).into());
        let values: Vec<i64> = points.iter().map(|point| point.unwrap_or(NO_POINT)).collect();
        read += values.iter().filter(|value| **value != NO_POINT).count() as u64;
        batch.series.push(SeriesPart {
            reference: place(&mut batch.references, reference),
            metric: place(&mut batch.metrics, (*metric).to_owned()),
            first: day(first),
            values,
            scale: 0,
        });
    }
    let from = batch.series.iter().map(|part| part.first).min();
    let to = batch.series.iter().map(|part| part.first + (part.values.len() as i32 - 1)).max();
    batch.grain = Grain::Day;
    let mut file = file(source, Entity::Usage, as_of, read, false, Batch::Usage(batch));
    file.covered = from.zip(to);
    file
}

fn place<T: PartialEq>(list: &mut Vec<T>, item: T) -> u32 {
    let at = list.iter().position(|other| *other == item).unwrap_or_else(|| {
        list.push(item);
        list.len() - 1
    });
    at as u32
}

fn file(
    source: &str,
    entity: Entity,
    as_of: &str,
    read: u64,
    creates_accounts: bool,
    batch: Batch,
) -> FileBatch {
    let path = format!("{source}-{}-{as_of}.csv", entity.id());
    FileBatch {
        digest: digest(&path),
        settings: digest("settings"),
        path,
        entity,
        source: source.into(),
        preset: format!("{source}-{}", entity.id()),
        creates_accounts,
        format: "csv".into(),
        encoding: "utf-8".into(),
        delimiter: Some(','),
        header_line: Some(1),
        as_of: day(as_of),
        covered: None,
        size: 100,
        read,
        skipped: 0,
        problems: Vec::new(),
        notes: Vec::new(),
        choices: Vec::new(),
        columns: Vec::new(),
        clues: Vec::new(),
        batch,
    }
}

pub fn digest(text: &str) -> [u8; 32] {
    let mut digest = [0; 32];
    for (at, byte) in text.bytes().enumerate() {
        digest[at % 32] ^= byte.rotate_left(at as u32 / 32);
    }
    digest
}

pub fn staged(files: &[FileBatch]) -> Vec<StagedFile> {
    files.iter().cloned().map(StagedFile::Read).collect()
}

/// A small book: a CRM's list, a help desk with its own organisations, terms, tickets, usage.
pub fn book() -> Vec<FileBatch> {
    vec![
        records(
            "crm",
            Entity::Account,
            "2026-11-01",
            &[
                (
                    "ACME-1",
                    "",
                    &[
                        ("name", "Acme"),
                        ("arr", "1200000"),
                        ("currency", "EUR"),
                        ("owner", "mika"),
                        ("domains", "acme.example;gmail.com"),
                        ("Region", "West"),
                    ],
                ),
                ("GLOBEX-2", "", &[("name", "Globex 株式会社"), ("tier", "mid")]),
                ("INITECH-3", "", &[("name", "Initech"), ("currency", "JPY")]),
            ],
        ),
        records(
            "desk",
            Entity::Account,
            "2026-11-02",
            &[
                ("9001", "", &[("name", "Acme Inc (support)"), ("alias", "ACME-1")]),
                ("9002", "", &[("name", "Globex 株式会社"), ("stage", "adoption")]),
                ("9003", "", &[("name", "Umbrella")]),
            ],
        ),
    ]
    .into_iter()
    .chain(happenings())
    .collect()
}

fn happenings() -> Vec<FileBatch> {
    vec![
        records(
            "billing",
            Entity::Subscription,
            "2026-11-03",
            &[
                (
                    "s1",
                    "ACME-1",
                    &[
                        ("start", "2026-01-01"),
                        ("end", "2026-12-31"),
                        ("notice", "3m"),
                        ("auto_renew", "auto"),
                        ("mrr", "100000"),
                        ("seats", "50"),
                    ],
                ),
                // No currency named: taken for dollars, which the account's own goes before.
                (
                    "s2",
                    "INITECH-3",
                    &[("start", "2026-04-01"), ("arr", "90000000"), ("currency", "usd")],
                ),
            ],
        ),
        records(
            "desk",
            Entity::Ticket,
            "2026-11-04",
            &[
                ("t1", "9001", &[("opened", "2026-10-01"), ("priority", "p1"), ("status", "open")]),
                ("t2", "9002", &[("opened", "2026-10-02"), ("status", "solved")]),
                ("t3", "9003", &[("opened", "2026-10-03")]),
                ("t4", "domain:acme.example", &[("opened", "2026-10-04")]),
                ("t5", "domain:gmail.com", &[("opened", "2026-10-05")]),
            ],
        ),
        usage(
            "product",
            "2026-11-05",
            &[
                ("ACME-1", "active_users", "2026-11-01", &[Some(3), None, Some(0), Some(5)]),
                ("ACME-1", "events", "2026-11-01", &[Some(70_000), Some(1), Some(2), Some(3)]),
                ("GLOBEX-2", "active_users", "2026-11-03", &[Some(9)]),
            ],
        ),
    ]
}
