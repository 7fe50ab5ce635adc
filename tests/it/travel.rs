//! Another book on the screen: as it was known on a day, and as it would be by other numbers. Nothing
//! is written while it is there, and the book of today comes back.

use crate::book;
use crate::cli::Shell;
use crate::session::{Sitting, workspace};
use mamori::locale::Lang;
use serde_json::Value;

fn sitting(folder: &tempfile::TempDir) -> Sitting {
    let files = book::files();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let workspace = workspace(folder.path(), &files);
    Sitting::open(&workspace, (120, 40), Lang::En)
}

/// Runs a command of the palette with what is typed behind it.
fn command(sitting: &mut Sitting, text: &str) {
    sitting.press(":");
    sitting.type_text(text);
    sitting.press("Enter");
}

#[test]
fn the_book_of_a_past_day_says_so_and_takes_no_verb() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder);
    let today = sitting.screen();
    command(&mut sitting, "as-of 2026-09-01");
    let then = sitting.screen();
    assert!(then.contains("as of 2026-09-01"), "{then}");
    for key in ["d", "s", "u"] {
        sitting.press(key);
        let refused = sitting.screen();
        assert!(refused.contains("Nothing is written here"), "{key}: {refused}");
    }
    command(&mut sitting, "as-of today");
    let back = sitting.screen();
    let body = |screen: &str| screen.lines().skip(1).take(20).collect::<Vec<_>>().join("\n");
    assert_eq!(body(&back), body(&today), "today is as it was");
}

#[test]
fn a_day_ahead_is_refused_alike_on_the_screen_and_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder);
    command(&mut sitting, "as-of 2027-01-01");
    assert!(sitting.screen().contains("1 Jan 2027 is ahead"), "{}", sitting.screen());
    let shell = Shell::with_book();
    for args in [&["list"][..], &["health", "A1"], &["show", "A1"], &["signals"], &["brief", "A1"]]
    {
        let output = shell.run(&[args, &["--as-of", "2027-01-01"]].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(said.contains("2027 is ahead"), "{args:?}: {said}");
        assert_eq!(shell.code(&[args, &["--as-of", crate::session::TODAY]].concat()), 0);
    }
}

#[test]
fn the_receipt_and_the_signals_of_a_trial_are_by_the_numbers_on_trial() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder);
    let marked = "by the numbers on trial";
    sitting.press("i");
    let kept = sitting.screen();
    assert!(!kept.contains(marked) && !kept.contains("max 20"), "{kept}");
    sitting.press("Esc");
    command(&mut sitting, "what-if coverage.ceiling=20 coverage.weak_pillar_ceiling=20");
    sitting.press("i");
    let tried = sitting.screen();
    assert!(tried.contains(marked) && tried.contains("max 20"), "{tried}");
    sitting.press("Esc");
    command(&mut sitting, "what-if no_touch.days.high=1");
    sitting.press("Enter");
    sitting.press("Esc");
    command(&mut sitting, "drop");
    sitting.press("i");
    let back = sitting.screen();
    assert!(!back.contains(marked) && !back.contains("max 20"), "{back}");
}

#[test]
fn who_moved_since_a_day_is_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder);
    command(&mut sitting, "since 2023-06-01");
    let page = sitting.screen();
    assert!(page.contains("Moves") && page.contains("appeared"), "{page}");
    sitting.press("Esc");
    command(&mut sitting, "since soonish");
    assert!(sitting.screen().contains("is no day"));
}

#[test]
fn numbers_are_tried_kept_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder);
    let own = folder.path().join("scorecards/default.toml");
    let before = sitting.screen();
    command(&mut sitting, "what-if coverage.ceiling=20 coverage.weak_pillar_ceiling=20");
    let tried = sitting.screen();
    assert!(tried.contains("change band") && tried.contains("what if"), "{tried}");
    sitting.press("d");
    assert!(sitting.screen().contains("Other numbers are on trial"));
    assert!(!own.exists(), "nothing is written before it is kept");
    command(&mut sitting, "drop");
    let body = |screen: &str| screen.lines().skip(1).take(20).collect::<Vec<_>>().join("\n");
    assert_eq!(body(&sitting.screen()), body(&before));
    command(&mut sitting, "what-if coverage.ceiling=20 coverage.weak_pillar_ceiling=20");
    command(&mut sitting, "keep");
    let text = std::fs::read_to_string(&own).unwrap();
    assert!(text.contains("ceiling = 20"), "{text}");
    sitting.press("u");
    assert!(!own.exists(), "undo takes the file away again");
}

#[test]
fn thresholds_are_tried_by_reading_the_book_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder);
    command(&mut sitting, "what-if touch_recency.green.high=2 touch_recency.red.high=3");
    assert!(sitting.screen().contains("change band"), "{}", sitting.screen());
    command(&mut sitting, "what-if touch_recency.greeen=3");
    assert!(sitting.screen().contains("There is no number"));
}

#[test]
fn the_command_line_tells_the_same() {
    let shell = Shell::with_book();
    let json = shell.json(&["what-if", "--set", "coverage.ceiling=20"]);
    assert!(json["accounts"].is_array() && json["flips"].is_u64() && json["hours"].is_number());
    assert_eq!(shell.code(&["what-if"]), 2);
    assert_eq!(shell.code(&["what-if", "--set", "nonsense=1"]), 2);
    assert_eq!(shell.code(&["what-if", "--set", "nothing.weight=1"]), 1);
    let moves = shell.json(&["list", "--since", "2023-06-01"]);
    let new = moves.as_array().unwrap().iter().filter(|one| one["kind"] == "appeared");
    assert_eq!(new.count(), 2, "{moves}");
    let early = shell.json(&["list", "--as-of", "2020-01-01"]);
    assert!(early.as_array().unwrap().len() < shell.json(&["list"]).as_array().unwrap().len());
}

#[test]
fn the_parts_of_a_change_sum_to_it_on_the_command_line() {
    let shell = Shell::with_book();
    let found = shell.json(&["health", "--all", "--since", "2026-08-01"]);
    for one in found.as_array().unwrap() {
        let change = &one["change"];
        let Some(delta) = change["delta"].as_f64() else { continue };
        let parts = change["parts"].as_array().unwrap();
        let sum: f64 = parts.iter().filter_map(|part| part["points"].as_f64()).sum();
        assert!((sum - delta).abs() < 0.05, "{change}");
    }
    let one = shell.json(&["health", "A1"]);
    let keys = ["recovery", "lacks", "without_gaps"];
    assert!(keys.iter().all(|key| one[0].get(key).is_some()), "{}", one[0]);
}

#[test]
fn a_scorecard_of_ones_own_goes_before_and_a_fault_is_said_with_its_line() {
    let shell = Shell::with_book();
    let scores = |shell: &Shell| -> Vec<Value> {
        let rows = shell.json(&["list"]);
        rows.as_array().unwrap().iter().map(|row| row["health_score"].clone()).collect()
    };
    let before = scores(&shell);
    let path = shell.workspace().join("scorecards/mine.toml");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, "[coverage]\nceiling = 20\nweak_pillar_ceiling = 20\n").unwrap();
    assert_ne!(scores(&shell), before);
    std::fs::write(&path, "[coverage]\nceilin = 20\n").unwrap();
    let output = shell.run(&["list"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && said.contains("mine.toml, line 2"), "{said}");
    assert_eq!(scores(&shell), before, "the built-in scorecard is used");
    assert_eq!(shell.code(&["config", "check"]), 3);
}

#[test]
fn the_queue_ends_where_the_hours_end() {
    let shell = Shell::with_book();
    let kinds = |args: &[&str]| -> Vec<String> {
        let items = shell.json(args);
        let kind = |item: &Value| item["kind"].as_str().unwrap().to_owned();
        items.as_array().unwrap().iter().map(kind).collect()
    };
    let all = kinds(&["queue"]);
    assert!(
        all.contains(&"must_do".to_owned()) && !all.contains(&"deferred".to_owned()),
        "{all:?}"
    );
    let none = kinds(&["queue", "--hours", "0"]);
    assert_eq!(none.len(), all.len());
    assert!(none.iter().all(|kind| kind != "ranked"), "{none:?}");
    let must = |kinds: &[String]| kinds.iter().filter(|kind| *kind == "must_do").count();
    assert_eq!(must(&none), must(&all), "what must be done is never put off");
    let items = shell.json(&["queue"]);
    for key in ["kind", "account", "reason", "reason_code", "priority", "minutes", "carry"] {
        assert!(items[0].get(key).is_some(), "{key}");
    }
}

#[test]
fn meetings_with_the_accounts_of_others_take_nothing_of_my_week() {
    let shell = Shell::with_book();
    std::fs::write(shell.workspace().join("mamori.toml"), "me = [\"Aya Mori\"]\n").unwrap();
    let said = || String::from_utf8(shell.run(&["queue"]).stdout).unwrap();
    let before = said();
    assert_eq!(shell.code(&["log", "Wayne Bank", "spoke", "--next", "2026-11-23 10:00"]), 0);
    assert_eq!(said(), before, "Wayne Bank is Ben's");
    assert_eq!(shell.code(&["log", "Umbrella", "spoke", "--next", "2026-11-24 10:00"]), 0);
    assert_eq!(shell.code(&["log", "Hooli", "spoke", "--next", "2026-11-24 10:00"]), 0);
    assert!(
        said().contains("Meetings of the next seven days take 1.0 hours besides."),
        "{}",
        said()
    );
}

#[test]
fn the_week_and_the_news_are_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder);
    command(&mut sitting, "queue");
    let page = sitting.screen();
    assert!(page.contains("This week") && page.contains("must do"), "{page}");
    sitting.press("Esc");
    command(&mut sitting, "queue 1");
    let short = sitting.screen();
    assert!(short.contains("not this week") && short.contains("1.0 h"), "{short}");
    sitting.press("Esc");
    command(&mut sitting, "queue soon");
    assert!(sitting.screen().contains("is no number of hours"), "{}", sitting.screen());
    sitting.press("Esc");
    command(&mut sitting, "news");
    let page = sitting.screen();
    assert!(page.contains("New signals") && page.contains("Moved band"), "{page}");
}

#[test]
fn enter_on_a_row_of_the_queue_opens_its_account() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(&folder);
    let items = Shell::with_book().json(&["queue"]);
    let second = items[1]["account"].as_str().unwrap().to_owned();
    command(&mut sitting, "queue");
    sitting.press("j Enter");
    let head: String = sitting.screen().lines().take(5).collect();
    assert!(head.contains(&format!("{second} ")), "{second}: {head}");
}

#[test]
fn the_first_start_of_a_day_says_in_one_line_what_came_since_the_last_visit() {
    let shell = Shell::with_book();
    let owe = ["log", "Acme", "Call", "--owe", "send the log 2026-11-19"];
    assert_eq!(shell.run_on("2026-11-18", &owe).status.code(), Some(0));
    let open = || {
        let options = crate::session::options(&shell.workspace());
        let workspace = mamori::runtime::workspace::Workspace::open(&options).unwrap();
        let visit = mamori::core::day::Day::parse("2026-11-18").unwrap();
        workspace.store.mark_visit(visit).unwrap();
        Sitting::open(&workspace, (120, 40), Lang::En)
    };
    let mut first = open();
    let screen = first.screen();
    assert!(screen.contains("Since Wed 18 Nov 2026: 1 new signal, 1 promise due"), "{screen}");
    drop(first);
    let again = open().screen();
    assert!(!again.contains("promise due. All"), "told once a day:\n{again}");
}

#[test]
fn warnings_are_listed_by_their_ids_too() {
    let shell = Shell::with_book();
    let ids = |args: &[&str]| -> Vec<String> {
        let found = shell.json(&[&["signals"], args].concat());
        let id = |one: &Value| one["id"].as_str().unwrap().to_owned();
        found.as_array().unwrap().iter().map(id).collect()
    };
    let all = ids(&[]);
    let account = all[0].split_once(':').unwrap().0;
    let of_one: Vec<_> = all.iter().filter(|id| id.starts_with(&format!("{account}:"))).collect();
    assert_eq!(ids(&[account]).iter().collect::<Vec<_>>(), of_one);
    assert_eq!(ids(&[&all[0]]), all[..1]);
    assert_eq!(ids(&[&all[0], "band:excluded"]), [""; 0], "a filter beside it holds as well");
}

#[test]
fn what_is_put_off_week_after_week_is_counted() {
    let shell = Shell::with_book();
    let settings = "[capacity]\nhours = 15\ninternal = 14\n";
    std::fs::write(shell.workspace().join("mamori.toml"), settings).unwrap();
    let carried = |day: &str| -> Vec<(String, String, u64)> {
        let output = shell.run_on(day, &["queue", "--json"]).stdout;
        let items: Value = serde_json::from_slice(&output).unwrap();
        let text = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
        let of = |item: &Value| {
            (text(item, "account"), text(item, "kind"), item["carry"].as_u64().unwrap())
        };
        items.as_array().unwrap().iter().map(of).collect()
    };
    let weeks = |found: &[(String, String, u64)], kind: &str| -> Vec<u64> {
        found.iter().filter(|(_, of, _)| of == kind).map(|(.., carry)| *carry).collect()
    };
    let first = carried("2026-11-20");
    let put_off = weeks(&first, "deferred");
    assert!(!put_off.is_empty() && put_off.iter().all(|weeks| *weeks == 0), "{first:?}");
    assert!(weeks(&carried("2026-11-22"), "deferred").iter().all(|weeks| *weeks == 0));
    let second = carried("2026-11-23");
    assert!(weeks(&second, "deferred").contains(&1), "{second:?}");
    assert!(weeks(&second, "must_do").iter().all(|weeks| *weeks == 0), "{second:?}");
    let third = carried("2026-11-30");
    assert!(weeks(&third, "deferred").contains(&2), "{third:?}");
}
