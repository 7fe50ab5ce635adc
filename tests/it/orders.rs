//! The order of imports does not matter: the demo's files, one run each, give the same rows and
//! scores in whatever order they come, and read once more they change nothing. And a sync that is killed leaves before or after.

use mamori::core::day::Day;
use mamori::demo::{Plan, export_files};
use mamori::runtime::sync::{SyncOptions, sync};
use mamori::runtime::workspace::Workspace;
use mamori::store::Cell;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;

fn plan() -> Plan {
    Plan { accounts: 6, days: 120, seed: 7, today: Day::parse(crate::session::TODAY).unwrap() }
}

/// The demo's files in a folder, in a fixed order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let write = |file: mamori::demo::ExportFile| {
        let path = folder.join(&file.name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, file.bytes).unwrap();
        path
    };
    export_files(&plan()).into_iter().map(write).collect()
}

/// What the book says after files were synced in an order, a run each; and, where there is another
/// order, after they were read once more in that one.
fn outcome(files: &[PathBuf], order: &[usize], again: Option<&[usize]>) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let workspace = Workspace::open(&crate::session::options(folder.path())).unwrap();
    let read = |at: usize, again: bool| {
        let options = SyncOptions {
            paths: vec![files[at].clone()],
            as_of: Some(plan().today),
            no_score: true,
            again,
            ..SyncOptions::default()
        };
        sync(&workspace, &options, &AtomicBool::new(false), &mut |_| {}).unwrap()
    };
    for at in order {
        read(*at, false);
    }
    let book = || {
        workspace.refresh().unwrap();
        QUERIES.iter().flat_map(|sql| rows(&workspace, sql)).collect::<Vec<_>>()
    };
    let first = book();
    if let Some(again) = again {
        for at in again {
            let report = read(*at, true);
            let (totals, path) = (report.totals, files[*at].display());
            assert_eq!((totals.new, totals.changed), (0, 0), "{path} in the order {again:?}");
            assert_eq!(totals.unchanged + totals.skipped + totals.quarantined, totals.read);
            assert_eq!(report.accounts_changed, 0, "{path}");
        }
        assert_eq!(book(), first);
    }
    workspace.store.close();
    first
}

/// By external names: internal ids follow the order in which accounts came into being.
const QUERIES: [&str; 15] = [
    "SELECT l.reference, a.name, a.owner, a.arr_minor, a.health_score, a.health_band, a.coverage, a.renewal_date, a.opt_out_date, a.last_two_way_touch, a.open_tasks, a.open_signals, a.reason_code FROM v_account a JOIN v_link l ON l.account = a.id WHERE l.source = 'salesforce' ORDER BY 1",
    "SELECT l.reference, a.health_delta_7d, a.health_delta_30d, a.health_delta_90d, hex(d.sparkline), a.must_do, a.priority FROM v_account a JOIN v_link l ON l.account = a.id JOIN derived d ON d.account = a.number WHERE l.source = 'salesforce' ORDER BY 1",
    "SELECT source, key, kind, score, date, contact, verbatim FROM v_response ORDER BY 1, 2",
    "SELECT source, key, kind, amount_minor, currency, close_date, category, stage, status FROM v_opportunity ORDER BY 1, 2",
    "SELECT source, key, contact, course, status, date, expiry FROM v_training ORDER BY 1, 2",
    "SELECT source, key, kind, decision_date, effective_date, arr_minor, currency, reason FROM v_outcome ORDER BY 1, 2",
    "SELECT l.source, l.reference, a.name FROM v_link l JOIN v_account a ON a.id = l.account ORDER BY 1, 2",
    "SELECT key, start, \"end\", notice, auto_renew, seats, arr_minor FROM v_subscription ORDER BY 1",
    "SELECT key, name, email, role, departed FROM v_contact ORDER BY 1",
    "SELECT key, opened, closed, priority, status FROM v_ticket ORDER BY 1",
    "SELECT source, key, kind, direction, date FROM v_activity ORDER BY 1, 2",
    "SELECT key, due, paid, status, amount_minor FROM v_invoice ORDER BY 1",
    "SELECT reference, metric, count(*), sum(value) FROM v_usage_daily GROUP BY 1, 2 ORDER BY 1, 2",
    "SELECT title, due, status FROM v_task ORDER BY 1, 2",
    "SELECT name, rule, severity, since, value, threshold FROM v_signal ORDER BY 1, 2",
];

fn rows(workspace: &Workspace, sql: &str) -> Vec<Vec<String>> {
    let text = |cell: &Cell| match cell {
        Cell::Null => String::new(),
        Cell::Int(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Blob(bytes) => format!("{bytes:?}"),
    };
    let found = workspace.store.query(sql).unwrap();
    found.rows.iter().map(|row| row.iter().map(text).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_the_files_gives_the_same_book_and_once_more_changes_nothing(seed in any::<u64>()) {
        let folder = tempfile::tempdir().unwrap();
        let files = files(folder.path());
        let forwards: Vec<usize> = (0..files.len()).collect();
        let mut shuffled = forwards.clone();
        shuffled.sort_by_key(|at| (*at as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
        let first = outcome(&files, &forwards, None);
        prop_assert!(first.len() > 100);
        let backwards: Vec<usize> = forwards.iter().rev().copied().collect();
        for (order, again) in [(&backwards, None), (&shuffled, Some(&backwards[..]))] {
            let other = outcome(&files, order, again);
            for (a, b) in first.iter().zip(&other) {
                prop_assert_eq!(a, b, "in the order {:?}", order);
            }
            prop_assert_eq!(first.len(), other.len());
        }
    }
}

#[test]
fn a_killed_sync_leaves_the_book_before_or_after() {
    let exports = tempfile::tempdir().unwrap();
    files(exports.path());
    for bytes in [1, 40_000, 120_000, 300_000] {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("w");
        let mut child = Command::new(env!("CARGO_BIN_EXE_mamori"))
            .args([
                "sync",
                "--quiet",
                "--no-score",
                "--today",
                crate::session::TODAY,
                "--workspace",
            ])
            .args([&workspace, exports.path()])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let log = workspace.join("mamori.db-wal");
        while child.try_wait().unwrap().is_none()
            && std::fs::metadata(&log).map_or(0, |meta| meta.len()) < bytes
        {
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().unwrap();
        let after = Workspace::open(&crate::session::options(&workspace)).unwrap();
        let counts = rows(
            &after,
            "SELECT (SELECT count(*) FROM run), (SELECT count(*) FROM account) > 0, (SELECT count(*) FROM series) > 0",
        );
        let whole = ["1".to_owned(), "1".to_owned(), "1".to_owned()];
        let nothing = ["0".to_owned(), "0".to_owned(), "0".to_owned()];
        assert!(counts[0] == whole || counts[0] == nothing, "{counts:?}");
        assert_eq!(rows(&after, "SELECT * FROM pragma_integrity_check"), [["ok"]]);
    }
}
