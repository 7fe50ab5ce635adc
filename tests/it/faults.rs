//! A sync that meets trouble: another run, an interrupt, a kill, a full or closed disk, a file that
//! shrinks. Each is a sentence and leaves the store as it was before the run or after it.

use crate::cli::Shell;
use mamori::core::message::Message;
use mamori::ingest::{self, Presets};
use mamori::locale::Lang;
use mamori::runtime::sync::{Progress, SyncOptions, sync};
use mamori::runtime::workspace::Workspace;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

fn mamori(shell: &Shell, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mamori"));
    command.args(args).args(["--today", crate::session::TODAY]);
    command.env("MAMORI_WORKSPACE", shell.workspace()).env("LC_ALL", "en_US.UTF-8");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A workspace with these exports, of which nothing is read yet.
fn unread(accounts: u32, days: u32) -> Shell {
    let shell = Shell::empty();
    let exports = shell.workspace().join("exports");
    std::fs::create_dir_all(&exports).unwrap();
    let mut text = String::from("account_id,name,arr,currency,owner\n");
    for account in 0..accounts {
        writeln!(text, "A{account},Customer {account},1000,USD,Aya").unwrap();
    }
    std::fs::write(exports.join("accounts.csv"), text).unwrap();
    std::fs::write(exports.join("usage.csv"), usage(accounts, days, 10)).unwrap();
    shell
}

fn usage(accounts: u32, days: u32, value: u32) -> String {
    let mut text = String::from("account_id,date,metric,value\n");
    for day in 0..days {
        for account in 0..accounts {
            let (month, dom) = (1 + day / 28, 1 + day % 28);
            writeln!(text, "A{account},2026-{month:02}-{dom:02},events,{}", value + account % 7)
                .unwrap();
        }
    }
    text
}

/// Runs, points of usage and their sum.
fn state(shell: &Shell) -> String {
    let sql =
        "SELECT (SELECT count(DISTINCT run) FROM v_run), count(*), sum(value) FROM v_usage_daily";
    let output = shell.run(&["query", sql]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().last().unwrap().to_owned()
}

/// The lock that a run holds.
fn lock(shell: &Shell) -> File {
    let file = File::create(shell.workspace().join("sync.lock")).unwrap();
    file.lock().unwrap();
    file
}

fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stderr.as_mut().unwrap()).read_line(&mut line).unwrap();
    line
}

#[test]
fn a_second_run_waits_for_the_first_and_says_so() {
    let shell = unread(5, 40);
    let first = lock(&shell);
    let mut second = mamori(&shell, &["sync"]).spawn().unwrap();
    let said = first_line(&mut second);
    assert!(said.starts_with("Another mamori is reading exports."), "{said}");
    drop(first);
    assert!(second.wait().unwrap().success());
    assert!(state(&shell).contains("200"), "{}", state(&shell));
}

#[test]
fn runs_that_begin_at_once_all_complete_and_the_later_ones_find_nothing_new() {
    let shell = unread(20, 100);
    let children: Vec<Child> = (0..3).map(|_| mamori(&shell, &["sync"]).spawn().unwrap()).collect();
    let said: Vec<String> = children
        .into_iter()
        .map(|child| {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8(output.stdout).unwrap()
        })
        .collect();
    let idle = said.iter().filter(|text| text.contains("Nothing has changed")).count();
    assert_eq!(idle, 2, "{said:?}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_run_with_130_and_nothing_done() {
    let shell = unread(5, 40);
    assert!(shell.run(&["task", "list"]).status.success());
    let before = state(&shell);
    let _other = lock(&shell);
    let check = |signal: &str, code, said: &str| {
        let mut child = mamori(&shell, &["sync"]).spawn().unwrap();
        first_line(&mut child);
        let pid = child.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(code), "{signal}");
        let mut rest = String::new();
        child.stderr.unwrap().read_to_string(&mut rest).unwrap();
        assert!(rest.contains(said), "{rest}");
        assert_eq!(state(&shell), before);
    };
    check("-INT", 130, "Nothing was written");
    check("-TERM", 143, "Nothing was written");
}

#[cfg(unix)]
#[test]
fn a_watched_folder_brings_in_what_arrives_until_ctrl_c() {
    let shell = unread(5, 40);
    let mut child = mamori(&shell, &["sync", "--watch"]).spawn().unwrap();
    let said = first_line(&mut child);
    assert!(said.starts_with("Watching ") && said.contains("exports"), "{said}");
    let exports = shell.workspace().join("exports");
    std::fs::write(exports.join("half.csv.part"), "account_id").unwrap();
    std::fs::create_dir(exports.join("more")).unwrap();
    std::fs::write(exports.join("more/usage.csv"), usage(5, 60, 20)).unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let runs: Vec<String> =
        lines.map(Result::unwrap).filter(|line| line.starts_with("Synced")).take(2).collect();
    assert!(runs[1].contains("100 new, 200 changed"), "{runs:?}");
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    FirstByte,
    Halfway,
    Applying,
    Scoring,
}

fn has_come(step: Step, progress: &Progress<'_>) -> bool {
    match progress {
        Progress::Reading { done, total, .. } => {
            step == Step::FirstByte || (step == Step::Halfway && done * 2 > *total)
        }
        Progress::Applying => step == Step::Applying,
        Progress::Scoring => step == Step::Scoring,
        Progress::Behind => false,
    }
}

#[test]
fn a_run_cancelled_at_any_moment_is_not_in_or_wholly_in() {
    for step in [Step::FirstByte, Step::Halfway, Step::Applying, Step::Scoring] {
        let shell = unread(60, 300);
        let workspace = Workspace::open(&crate::session::options(&shell.workspace())).unwrap();
        let cancel = AtomicBool::new(false);
        let mut tell = |progress: &Progress<'_>| {
            if has_come(step, progress) {
                cancel.store(true, Ordering::Relaxed);
            }
        };
        let outcome = sync(&workspace, &SyncOptions::default(), &cancel, &mut tell);
        assert!(cancel.load(Ordering::Relaxed), "{step:?} never came");
        assert_eq!(outcome.is_ok(), step == Step::Scoring, "{step:?}");
        let in_now = workspace.store.runs(9).unwrap().len();
        assert_eq!(in_now, usize::from(step == Step::Scoring), "{step:?}");
        // The next run, or the next look, completes what was left.
        sync(&workspace, &SyncOptions::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
        workspace.refresh().unwrap();
        assert_eq!(workspace.store.portfolio().unwrap().rows.len(), 60, "{step:?}");
    }
}

/// Fifty of these are made by `benches/kill.py` on a book of real size.
#[cfg(unix)]
#[test]
fn a_run_that_is_killed_is_not_in_or_wholly_in() {
    let reference = unread(300, 300);
    assert!(reference.run(&["sync", "--no-score"]).status.success());
    let after = state(&reference);
    for grown in [0, 40_000, 150_000] {
        let shell = unread(300, 300);
        assert!(shell.run(&["task", "list"]).status.success());
        let before = state(&shell);
        let mut child = mamori(&shell, &["sync", "--no-score"]).spawn().unwrap();
        let log = shell.workspace().join("mamori.db-wal");
        let size = || std::fs::metadata(&log).map_or(0, |meta| meta.len());
        while size() < grown && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let found = state(&shell);
        assert!(found == before || found == after, "killed at {grown}: {found}");
        mamori::store::check(&shell.workspace().join("mamori.db")).unwrap();
        assert!(shell.run(&["sync", "--no-score", "--quiet"]).status.success());
        assert_eq!(state(&shell), after, "killed at {grown}");
    }
}

/// A file may not grow past a bound, as on a disk that is full.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_is_a_sentence_and_changes_nothing() {
    let shell = unread(300, 300);
    assert!(shell.run(&["task", "list"]).status.success());
    let before = state(&shell);
    let program = env!("CARGO_BIN_EXE_mamori");
    let script = format!("trap '' XFSZ; ulimit -f 100; exec {program} \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &script, "sh", "sync", "--no-score", "--today", crate::session::TODAY])
        .env("MAMORI_WORKSPACE", shell.workspace())
        .env("LC_ALL", "en_US.UTF-8")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("disk") && said.contains("nothing was"), "{said}");
    assert_eq!(state(&shell), before);
}

/// The rights hold for everybody but the administrator.
#[cfg(unix)]
fn close(path: &Path, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let probe = path.join("probe");
    let open = if path.is_dir() { File::create(&probe).is_ok() } else { File::open(path).is_ok() };
    let _ = std::fs::remove_file(probe);
    !open
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_or_written_is_a_sentence() {
    let shell = unread(5, 40);
    let usage = shell.workspace().join("exports/usage.csv");
    if !close(&usage, 0o000) {
        return;
    }
    let output = shell.run(&["sync"]);
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("usage.csv") && said.contains("refused"), "{said}");
    close(&usage, 0o600);
    let before = state(&shell);
    assert!(close(&shell.workspace(), 0o500));
    let output = shell.run(&["sync"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("rights") || said.contains("write"), "{said}");
    close(&shell.workspace(), 0o700);
    assert_eq!(state(&shell), before);
}

#[test]
fn a_file_that_shrinks_while_it_is_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("usage.csv");
    std::fs::write(&path, usage(400, 300, 10)).unwrap();
    let shrink = |_: u64| {
        File::options().write(true).open(&path).unwrap().set_len(1_000).unwrap();
        true
    };
    let outcome =
        ingest::read(&path, Presets::builtin(), &crate::ingest::options(), &mut shrink.clone());
    let message: Message = outcome.unwrap_err().message;
    assert_eq!(message.id, "ingest-refused-changing");
    for lang in Lang::ALL {
        assert!(lang.say(&message).len() > 20);
    }
}
