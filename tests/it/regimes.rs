//! Other weights, a new practice, another profile: what they take off a score is no fall of it, and
//! a fall of the facts stays one.

use crate::book;
use crate::cli::Shell;

const DAYS: [&str; 3] = ["2026-10-20", "2026-11-03", "2026-11-18"];

/// A book that was scored on some days before.
fn shell() -> Shell {
    let shell = Shell::empty();
    let exports = shell.workspace().join("exports");
    std::fs::create_dir_all(&exports).unwrap();
    for (name, text) in book::files() {
        std::fs::write(exports.join(name), text).unwrap();
    }
    assert!(shell.run_on(DAYS[0], &["sync", "--quiet"]).status.success());
    for day in DAYS {
        assert!(shell.run_on(day, &["list"]).status.success());
    }
    shell
}

/// Accounts of which a fall is said on a day, with the score before and after.
fn falls(shell: &Shell, day: &str) -> Vec<String> {
    let found = shell.run_on(day, &["signals", "--json"]).stdout;
    let found: serde_json::Value = serde_json::from_slice(&found).unwrap();
    let of = |one: &serde_json::Value| {
        (one["rule"] == "score_fall").then(|| one["account"].as_str().unwrap().to_owned())
    };
    found.as_array().unwrap().iter().filter_map(of).collect()
}

fn scores(shell: &Shell, day: &str) -> Vec<f64> {
    let found = shell.run_on(day, &["list", "--json"]).stdout;
    let found: serde_json::Value = serde_json::from_slice(&found).unwrap();
    found.as_array().unwrap().iter().filter_map(|row| row["health_score"].as_f64()).collect()
}

#[test]
fn other_weights_open_no_warning_of_a_fall() {
    let shell = shell();
    let (before, fallen) = (scores(&shell, DAYS[2]), falls(&shell, DAYS[2]));
    let own = shell.workspace().join("scorecards/mine.toml");
    std::fs::create_dir_all(own.parent().unwrap()).unwrap();
    std::fs::write(&own, "[coverage]\nceiling = 20\nweak_pillar_ceiling = 20\n").unwrap();
    for day in ["2026-11-18", "2026-11-19", "2026-11-25"] {
        let after = scores(&shell, day);
        assert!(after.iter().sum::<f64>() + 10.0 < before.iter().sum::<f64>(), "{after:?}");
        let found = falls(&shell, day);
        assert!(found.iter().all(|id| fallen.contains(id)), "{day}: {found:?}, not {fallen:?}");
    }
}

#[test]
fn a_new_practice_opens_no_warning_of_a_fall_and_rescores_the_book_at_once() {
    let shell = shell();
    let day = "2026-11-18";
    let raw = || -> String {
        assert!(shell.run_on(day, &["list"]).status.success());
        let sql = "SELECT raw FROM derived WHERE account = 8";
        String::from_utf8(shell.run_on(day, &["query", sql]).stdout).unwrap()
    };
    let (before, fallen) = (raw(), falls(&shell, day));
    for account in ["A1", "A2", "A3"] {
        let proof = ["proof", account, "saved 40 hours a week"];
        assert!(shell.run_on(day, &proof).status.success(), "{account}");
    }
    assert_ne!(raw(), before, "who has no proof is marked down on the same day");
    let found = falls(&shell, day);
    assert!(found.iter().all(|id| fallen.contains(id)), "{found:?}, not {fallen:?}");
}
