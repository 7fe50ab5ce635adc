//! The tables follow the field table, and the documented views say what the facts say.

use super::batch::{book, digest, records, staged, usage};
use super::derived::summary;
use super::{day, shelf};
use mamori::core::batch::NO_POINT;
use mamori::core::entity::Entity;
use mamori::store::Scored;
use proptest::prelude::*;

#[test]
fn every_entity_has_a_table_with_exactly_its_fields() {
    let shelf = shelf();
    let around = [
        "id",
        "source",
        "key",
        "link",
        "creates",
        "task_id",
        "extra",
        "stated",
        "first_day",
        "run",
        "recorded_at",
        "gone_run",
        "gone_day",
        "made_run",
    ];
    for entity in Entity::ALL.into_iter().filter(|entity| *entity != Entity::Usage) {
        let table = match entity {
            Entity::Account => "account_record",
            Entity::Task => "export_task",
            other => other.id(),
        };
        let sql = format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
        let columns: Vec<String> =
            shelf.rows(&sql).into_iter().filter(|name| !around.contains(&name.as_str())).collect();
        let fields: Vec<&str> = entity.fields().iter().map(|field| field.id).collect();
        assert_eq!(columns, fields, "{table}");
        assert!(fields.len() <= 30, "two bits beside the fields say what else was stated");
    }
}

#[test]
fn every_view_can_be_read_and_is_documented() {
    let shelf = shelf();
    shelf.sync(staged(&book()));
    let docs = std::fs::read_to_string(crate::house::root().join("docs/views.md")).unwrap();
    let views = shelf.rows("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name");
    assert!(views.len() > 15);
    for view in views {
        shelf.rows(&format!("SELECT * FROM {view}"));
        let columns = shelf.rows(&format!("SELECT name FROM pragma_table_info('{view}')"));
        let section = docs.split("\n## ").find(|part| part.starts_with(&format!("`{view}`")));
        let section = section.unwrap_or_else(|| panic!("{view} is not in docs/views.md"));
        for column in columns {
            assert!(section.contains(&format!("`{column}`")), "{view}.{column} is not documented");
        }
    }
    assert_eq!(shelf.rows("SELECT * FROM pragma_foreign_key_check"), [""; 0]);
}

#[test]
fn a_query_only_reads() {
    let shelf = shelf();
    let check = |sql: &str, id: &str| {
        assert_eq!(shelf.store.query(sql).unwrap_err().message.id, id, "{sql}");
    };
    check("DELETE FROM account", "store-query-only-reads");
    check("/* x */ -- y\n INSERT INTO account DEFAULT VALUES", "store-query-only-reads");
    check("WITH x AS (SELECT 1) DELETE FROM account", "store-query-only-reads");
    check("ATTACH 'other.db' AS other", "store-query-only-reads");
    check("VACUUM INTO 'copy.db'", "store-query-only-reads");
    check("PRAGMA user_version = 3", "store-query-only-reads");
    check("SELECT 1; SELECT 2", "store-query-one-statement");
    check("SELECT nothing FROM nowhere", "store-query-failed");
    assert_eq!(shelf.rows("-- so\nSELECT 1 + 1 AS two;"), ["2"]);
}

#[test]
fn the_account_view_shows_the_derived_row() {
    let shelf = shelf();
    shelf.sync(staged(&book()));
    let scored = Scored { summary: summary(1, 5.0, true), closes: None };
    shelf.store.save_scores(day("2026-11-21"), &digest("card"), vec![scored]).unwrap();
    let sql = "SELECT id, name, arr_minor, health_score, health_band, opt_out_date, as_of \
               FROM v_account ORDER BY number";
    let expected = "a1|Account 1|1200000|74.6|watch|2026-11-30|2026-11-21";
    assert_eq!(shelf.rows(sql), [expected, "a2||||||", "a3||||||"]);
    let sql = "SELECT account, source, key, opened, priority FROM v_ticket WHERE key = 't1'";
    assert_eq!(shelf.rows(sql), ["a1|desk|t1|2026-10-01|p1"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_usage_view_tells_every_point(
        values in prop::sample::select(vec![5, 99, 1_500, 30_000]).prop_flat_map(|most: i64| {
            prop::collection::vec(prop::option::of(-most..most), 1..12)
        }),
        large in prop::collection::vec(prop::option::of(any::<i64>().prop_map(|v| v >> 3)), 1..6),
    ) {
        let shelf = shelf();
        let list = records("crm", Entity::Account, "2026-11-01", &[("A", "", &[("name", "Acme")])]);
        let series = [("A", "small", "2026-10-01", &values[..]), ("A", "large", "2026-10-03", &large[..])];
        shelf.sync(staged(&[list, usage("p", "2026-11-01", &series)]));
        let mut told = shelf.rows("SELECT account, metric, day, value FROM v_usage_daily ORDER BY metric, day");
        let mut expected: Vec<String> = shelf.fact(1).usage.iter().flat_map(|series| {
            series.points.iter().enumerate().filter(|(_, point)| **point != NO_POINT).map(|(n, point)| {
                format!("a1|{}|{}|{point}", series.metric, series.first + n as i32)
            })
        }).collect();
        told.sort();
        expected.sort();
        let stated = values.iter().chain(&large).flatten().count();
        prop_assert_eq!(told.len(), stated);
        prop_assert_eq!(told, expected);
    }
}
