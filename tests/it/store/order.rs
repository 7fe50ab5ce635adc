//! The order of imports does not matter: whatever comes first, the same rows come out.

use super::batch::{book, records, staged, usage};
use super::{Shelf, shelf};
use mamori::core::batch::FileBatch;
use mamori::core::entity::Entity;
use mamori::core::facts::Facts;
use mamori::core::intake::Orphan;
use proptest::prelude::*;

/// The book, and files of other days that overlap with it.
fn files() -> Vec<FileBatch> {
    let accounts = |as_of, fields: &[(&'static str, &'static str)]| {
        records("crm", Entity::Account, as_of, &[("ACME-1", "", fields)])
    };
    let mut files = book();
    files.extend([
        accounts("2026-10-01", &[("name", "Acme"), ("owner", "jun"), ("segment", "smb")]),
        accounts("2026-11-10", &[("name", "Acme Corp"), ("owner", "mika"), ("Region", "East")]),
        records(
            "billing",
            Entity::Subscription,
            "2026-11-09",
            &[("s1", "ACME-1", &[("auto_renew", "ended"), ("seats", "40")])],
        ),
        records(
            "desk",
            Entity::Ticket,
            "2026-11-09",
            &[("t1", "9002", &[("status", "solved"), ("closed", "2026-11-08")])],
        ),
        usage(
            "product",
            "2026-11-09",
            &[("ACME-1", "active_users", "2026-11-03", &[Some(7), Some(8), Some(1_000)])],
        ),
        records("erp", Entity::Account, "2026-11-10", &[("K-1", "", &[("name", "Umbrella")])]),
    ]);
    files
}

fn outcome(shelf: &Shelf) -> (Vec<Facts>, Vec<Orphan>) {
    let mut facts = shelf.facts();
    for one in &mut facts {
        // In the order in which the sources came: the one thing that tells.
        one.account.external_ids.sort();
        one.account.history.versions.sort_by_key(|version| (version.field, version.until));
    }
    (facts, shelf.store.orphans().unwrap())
}

fn in_order(files: &[FileBatch]) -> (Vec<Facts>, Vec<Orphan>) {
    let shelf = shelf();
    for file in files {
        shelf.sync(staged(std::slice::from_ref(file)));
    }
    outcome(&shelf)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_order_gives_the_same_rows(order in Just(files()).prop_shuffle()) {
        let (facts, orphans) = in_order(&files());
        prop_assert_eq!(in_order(&order), (facts, orphans));
    }

    #[test]
    fn one_run_or_many_give_the_same_rows(order in Just(files()).prop_shuffle()) {
        let shelf = shelf();
        shelf.sync(staged(&order));
        let (facts, orphans) = in_order(&files());
        prop_assert_eq!(outcome(&shelf), (facts, orphans));
    }
}

#[test]
fn links_come_after_facts_as_well_as_before() {
    let mut backwards = book();
    backwards.reverse();
    assert_eq!(in_order(&backwards), in_order(&book()));
}
