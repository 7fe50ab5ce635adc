//! The real program in a real pseudo-terminal: it starts, paints without being answered, quits,
//! and gives the terminal back after a panic, a signal and a storm of resizes.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// Far longer than anything here takes; a bound, so that a fault fails instead of hanging.
const BOUND: Duration = Duration::from_mins(1);

/// A terminal that answers nothing, as some do.
struct Pty {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    screen: Arc<(Mutex<Seen>, Condvar)>,
}

struct Seen {
    parser: vt100::Parser,
    closed: bool,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

impl Pty {
    fn start(args: &[&str], workspace: &Path, env: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(80, 24)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_mamori"));
        command.args(args);
        command.env("MAMORI_WORKSPACE", workspace);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "en_US.UTF-8");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        let screen = Arc::new((Mutex::new(Seen { parser, closed: false }), Condvar::new()));
        watch(pair.master.try_clone_reader().unwrap(), Arc::clone(&screen));
        let writer = pair.master.take_writer().unwrap();
        Self { master: pair.master, child, writer, screen }
    }

    /// Waits until the screen satisfies a condition.
    fn wait(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let (seen, changed) = &*self.screen;
        let until = Instant::now() + BOUND;
        let mut seen = seen.lock().unwrap();
        while !holds(seen.parser.screen()) {
            let left = until.checked_duration_since(Instant::now());
            let Some(left) = left.filter(|_| !seen.closed) else {
                panic!("{what} did not come; the screen is:\n{}", seen.parser.screen().contents());
            };
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    fn type_keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Starts on a blank picture of the new size: the program has to paint all of it again.
    fn resize(&self, columns: u16, rows: u16) {
        let mut seen = self.screen.0.lock().unwrap();
        seen.parser = vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0);
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Waits for the end and for everything the program still wrote.
    fn end(mut self) -> (ExitStatus, bool) {
        let status = self.child.wait().unwrap();
        let (seen, changed) = &*self.screen;
        let mut seen = seen.lock().unwrap();
        while !seen.closed {
            seen = changed.wait_timeout(seen, BOUND).unwrap().0;
        }
        let screen = seen.parser.screen();
        (status, !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste())
    }
}

fn watch(mut reader: Box<dyn Read + Send>, screen: Arc<(Mutex<Seen>, Condvar)>) {
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        loop {
            let count = reader.read(&mut bytes).unwrap_or(0);
            let mut seen = screen.0.lock().unwrap();
            seen.parser.process(&bytes[..count]);
            seen.closed = count == 0;
            screen.1.notify_all();
            if count == 0 {
                return;
            }
        }
    });
}

fn demo(workspace: &Path, env: &[(&str, &str)]) -> Pty {
    let args = ["demo", "--accounts", "12", "--days", "120", "--today", "2026-11-20"];
    Pty::start(&args, workspace, env)
}

#[test]
fn it_paints_for_a_terminal_that_answers_nothing_and_gives_it_back_on_q() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = demo(&folder.path().join("w"), &[]);
    pty.wait_for("Triage");
    pty.type_keys("q");
    let (status, restored) = pty.end();
    assert!(status.success());
    assert!(restored, "the terminal is left as it was found");
}

#[test]
fn a_panic_gives_the_terminal_back() {
    let folder = tempfile::tempdir().unwrap();
    let pty = demo(&folder.path().join("w"), &[("MAMORI_TEST_PANIC", "1")]);
    let (status, restored) = pty.end();
    assert_eq!(status.exit_code(), 70);
    assert!(restored);
}

#[cfg(unix)]
#[test]
fn sigterm_gives_the_terminal_back() {
    let folder = tempfile::tempdir().unwrap();
    let pty = demo(&folder.path().join("w"), &[]);
    pty.wait_for("Triage");
    let pid = pty.child.process_id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let (status, restored) = pty.end();
    assert_eq!(status.exit_code(), 143);
    assert!(restored);
}

#[test]
fn a_storm_of_resizes_leaves_a_whole_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = demo(&folder.path().join("w"), &[]);
    pty.wait_for("Triage");
    for step in 0..60u16 {
        pty.resize(20 + (step * 37) % 180, 5 + (step * 11) % 55);
    }
    pty.resize(80, 24);
    pty.wait("the whole screen", |screen| {
        let contents = screen.contents();
        contents.contains("Triage")
            && contents.lines().last().is_some_and(|line| line.contains("keys"))
    });
    pty.type_keys("q");
    let (status, _) = pty.end();
    assert!(status.success());
}

#[test]
fn a_paste_in_the_list_runs_no_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = demo(&folder.path().join("w"), &[]);
    pty.wait_for("Triage");
    pty.type_keys("\u{1b}[200~qqqq delete everything dddd\u{1b}[201~");
    pty.wait_for("pasted");
    pty.type_keys("q");
    let (status, _) = pty.end();
    assert!(status.success());
}

/// Keys typed in the editor are the editor's own, and the screen is whole again afterwards.
#[cfg(unix)]
#[test]
fn an_editor_gets_the_terminal_and_gives_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("editor.sh");
    std::fs::write(
        &script,
        "printf 'EDITOR HERE'\nread -r line\nprintf '%s' \"$line\" >> \"$1\"\n",
    )
    .unwrap();
    let editor = format!("sh '{}'", script.display());
    let mut pty = demo(&folder.path().join("w"), &[("VISUAL", ""), ("EDITOR", &editor)]);
    pty.wait_for("[Now");
    pty.type_keys("2");
    // The tasks come with the whole book, after the first paint.
    pty.wait_for("☐");
    pty.type_keys("E");
    pty.wait("the editor", |screen| {
        !screen.alternate_screen() && screen.contents().contains("EDITOR HERE")
    });
    pty.type_keys("jqd noted\r");
    pty.wait("the notes", |screen| {
        let contents = screen.contents();
        screen.alternate_screen() && contents.contains("jqd noted") && contents.contains("Changed")
    });
    pty.type_keys("q");
    let (status, clean) = pty.end();
    assert!(status.success() && clean, "{status:?}");
}
