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
    /// Everything that was ever sent.
    bytes: Vec<u8>,
    closed: bool,
    /// The terminal takes nothing at the moment.
    stopped: bool,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

impl Pty {
    fn start(args: &[&str], workspace: &Path, env: &[(&str, &str)]) -> Self {
        Self::open(
            &[&[env!("CARGO_BIN_EXE_mamori")], args].concat(),
            workspace,
            env,
            (80, 24),
            None,
        )
    }

    /// A program in a terminal of a size, on a line of so many bytes a second.
    fn open(
        program: &[&str],
        workspace: &Path,
        env: &[(&str, &str)],
        (columns, rows): (u16, u16),
        rate: Option<u32>,
    ) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(program[0]);
        command.args(&program[1..]);
        command.env("MAMORI_WORKSPACE", workspace);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "en_US.UTF-8");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        let seen = Seen { parser, bytes: Vec::new(), closed: false, stopped: false };
        let screen = Arc::new((Mutex::new(seen), Condvar::new()));
        watch(pair.master.try_clone_reader().unwrap(), Arc::clone(&screen), rate);
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

    /// Waits until something was sent.
    fn wait_for_bytes(&self, text: &str) {
        let (seen, changed) = &*self.screen;
        let mut seen = seen.lock().unwrap();
        let until = Instant::now() + BOUND;
        while !holds(&seen.bytes, text) {
            let left = until.checked_duration_since(Instant::now());
            let left =
                left.filter(|_| !seen.closed).unwrap_or_else(|| panic!("{text:?} did not come"));
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    fn has_sent(&self, text: &str) -> bool {
        holds(&self.screen.0.lock().unwrap().bytes, text)
    }

    fn sent(&self) -> usize {
        self.screen.0.lock().unwrap().bytes.len()
    }

    /// The terminal takes nothing, or takes again.
    fn stop(&self, stopped: bool) {
        self.screen.0.lock().unwrap().stopped = stopped;
        self.screen.1.notify_all();
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
        let restored = is_restored(seen.parser.screen());
        let pushed = count(&seen.bytes, KEYBOARD_ON);
        (status, restored && pushed == count(&seen.bytes, KEYBOARD_OFF))
    }

    #[cfg(unix)]
    fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([name, &pid]).status().unwrap().success());
    }
}

/// No mode that the program turned on is left on.
fn is_restored(screen: &vt100::Screen) -> bool {
    !screen.alternate_screen()
        && !screen.hide_cursor()
        && !screen.bracketed_paste()
        && !screen.application_cursor()
        && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
}

fn count(bytes: &[u8], text: &str) -> usize {
    bytes.windows(text.len()).filter(|part| *part == text.as_bytes()).count()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

fn watch(mut reader: Box<dyn Read + Send>, screen: Arc<(Mutex<Seen>, Condvar)>, rate: Option<u32>) {
    std::thread::spawn(move || {
        let mut bytes = vec![0; if rate.is_some() { 200 } else { 4096 }];
        loop {
            let count = reader.read(&mut bytes).unwrap_or(0);
            if let Some(rate) = rate {
                // This is the line's own pace, not a wait for anything.
                std::thread::sleep(Duration::from_secs(1) * count as u32 / rate);
            }
            let mut seen = screen.0.lock().unwrap();
            while seen.stopped {
                seen = screen.1.wait(seen).unwrap();
            }
            seen.parser.process(&bytes[..count]);
            seen.bytes.extend_from_slice(&bytes[..count]);
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

/// Mouse, paste and keyboard modes are on, and text is being typed.
#[cfg(unix)]
#[test]
fn a_signal_gives_the_terminal_back() {
    for (signal, code) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let folder = tempfile::tempdir().unwrap();
        let mut pty = demo(&folder.path().join("w"), &[COLORS]);
        pty.wait_for_bytes(GROUND_QUESTION);
        pty.type_keys(&format!("{LIGHT_ANSWER}\u{1b}[?0u\u{1b}[?62;22c"));
        pty.wait_for_bytes(KEYBOARD_ON);
        pty.wait_for("[Now");
        pty.wait("the mouse", |screen| {
            screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
                && screen.bracketed_paste()
        });
        pty.type_keys("c");
        pty.wait_for("Log:");
        pty.signal(signal);
        let (status, restored) = pty.end();
        assert_eq!(status.exit_code(), code, "{signal}");
        assert!(restored, "{signal}");
    }
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

/// As inside tmux: 256 colours, no answers of its own, copying by OSC 52, panes that change size.
#[test]
fn in_a_multiplexer_it_copies_and_follows_the_pane() {
    let folder = tempfile::tempdir().unwrap();
    let env = [("TERM", "tmux-256color"), ("COLORTERM", ""), ("TMUX", "/tmp/tmux-0/default,1,0")];
    let mut pty = demo(&folder.path().join("w"), &env);
    pty.wait_for("1/");
    assert!(pty.has_sent("38;5;"), "the colours that it has");
    assert!(!pty.has_sent("38;2;"), "and no others");
    pty.type_keys("yn");
    pty.wait_for_bytes("\u{1b}]52;c;");
    pty.wait_for("Name copied");
    pty.resize(60, 14);
    pty.wait("the small pane", |screen| {
        let contents = screen.contents();
        let last = contents.lines().last().unwrap_or_default();
        last.contains("keys") && contents.contains("ACCOUNT")
    });
    pty.resize(120, 40);
    pty.wait("the wide pane", |screen| screen.contents().contains('│'));
    pty.type_keys("q");
    let (status, restored) = pty.end();
    assert!(status.success() && restored);
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
    // By account, where those of customers who have gone stand as well.
    pty.type_keys("2]]");
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

/// A shell with jobs, as one works in: Ctrl-Z goes back to it, `fg` comes back.
#[cfg(unix)]
#[test]
fn ctrl_z_gives_the_terminal_back_and_fg_takes_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let script = "set -m; \"$0\" demo --accounts 12 --days 120 --today 2026-11-20; echo stopped; read x; fg >/dev/null";
    let program = ["sh", "-c", script, env!("CARGO_BIN_EXE_mamori")];
    let mut pty = Pty::open(&program, &folder.path().join("w"), &[], (80, 24), None);
    pty.wait_for("Triage");
    pty.type_keys("\u{1a}");
    pty.wait_for("stopped");
    {
        let seen = pty.screen.0.lock().unwrap();
        assert!(is_restored(seen.parser.screen()));
    }
    pty.type_keys("\r");
    pty.wait("the cockpit again", |screen| {
        screen.alternate_screen() && screen.contents().contains("Triage")
    });
    pty.type_keys("q");
    let (status, restored) = pty.end();
    assert!(status.success() && restored);
}

const LIGHT_ANSWER: &str = "\u{1b}]11;rgb:fdfd/f6f6/e3e3\u{1b}\\";
const GROUND_QUESTION: &str = "\u{1b}]11;?";
const KEYBOARD_ON: &str = "\u{1b}[>1u";
const KEYBOARD_OFF: &str = "\u{1b}[<1u";
const COLORS: (&str, &str) = ("COLORTERM", "truecolor");

/// The blue of healthy accounts on a light ground, and that on a dark one.
const ON_LIGHT: &str = "38;2;2;104;220";
const ON_DARK: &str = "38;2;121;215;251";

#[test]
fn a_terminal_that_answers_is_drawn_for_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("w");
    let mut pty = demo(&workspace, &[COLORS]);
    pty.wait_for_bytes(GROUND_QUESTION);
    // Further right than any sign of one cell can lead.
    let column = "\u{1b}[2;80R";
    pty.type_keys(&format!("{LIGHT_ANSWER}{column}\u{1b}[?0u\u{1b}[?62;22c"));
    pty.wait_for_bytes(ON_LIGHT);
    pty.wait_for_bytes(KEYBOARD_ON);
    pty.wait("no line of two cells", |screen| !screen.contents().contains('─'));
    pty.type_keys("q");
    pty.wait_for_bytes(KEYBOARD_OFF);
    assert!(pty.end().1);

    let mut again = demo(&workspace, &[COLORS]);
    again.wait_for_bytes(ON_LIGHT);
    again.type_keys("q");
    again.wait_for_bytes("\u{1b}[?1049l");
    assert!(!again.has_sent(ON_DARK), "right from the first frame");
    assert!(!again.has_sent(KEYBOARD_ON), "a terminal that did not say so now is not told to");
    assert!(again.end().1);
}

#[test]
fn answers_that_come_late_or_between_keys_run_no_keys() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = demo(&folder.path().join("w"), &[COLORS]);
    pty.wait_for_bytes(GROUND_QUESTION);
    pty.wait_for("1/");
    let (first, second) = LIGHT_ANSWER.split_at(9);
    pty.type_keys(&format!("j{first}"));
    pty.type_keys(&format!("{second}j"));
    pty.wait_for_bytes(ON_LIGHT);
    pty.wait_for("3/");
    pty.type_keys("\u{1b}[?62;22cj");
    pty.wait_for("4/");
    let seen = pty.screen.0.lock().unwrap().parser.screen().contents();
    assert!(!seen.contains("undo 1"), "nothing was done:\n{seen}");
    pty.type_keys("q");
    assert!(pty.end().0.success());
}

#[test]
fn a_terminal_without_a_size_is_used_as_the_reference_one() {
    let folder = tempfile::tempdir().unwrap();
    let program = [env!("CARGO_BIN_EXE_mamori"), "demo", "--accounts", "12", "--days", "120"];
    let mut pty = Pty::open(&program, &folder.path().join("w"), &[], (0, 0), None);
    pty.wait("the whole screen", |screen| {
        let contents = screen.contents();
        contents.contains("Triage")
            && contents.lines().nth(23).is_some_and(|line| line.contains("keys"))
    });
    pty.type_keys("q");
    assert!(pty.end().0.success());
}

#[test]
fn plain_stays_on_the_normal_screen_and_says_each_step() {
    for env in [("MAMORI_ACCESSIBLE", "1"), ("TERM", "dumb")] {
        let folder = tempfile::tempdir().unwrap();
        let mut pty = demo(&folder.path().join("w"), &[env]);
        pty.wait_for("1 of ");
        pty.type_keys("j");
        pty.wait("the cursor on the row that is said", |screen| {
            let (row, _) = screen.cursor_position();
            let contents = screen.contents();
            contents.contains("2 of ")
                && contents.lines().nth(row.into()).is_some_and(|line| line.starts_with('>'))
        });
        pty.wait("the normal screen", |screen| {
            let drawn = |c: char| ('\u{2500}'..='\u{28ff}').contains(&c);
            !screen.hide_cursor()
                && !screen.alternate_screen()
                && !screen.contents().contains(drawn)
        });
        pty.type_keys("q");
        assert!(!pty.has_sent("\u{1b}[?1049h") && !pty.has_sent("\u{1b}[?1000h"));
        assert!(!pty.has_sent(GROUND_QUESTION));
        let (status, restored) = pty.end();
        assert!(status.success() && restored);
    }
}

#[test]
fn on_a_line_of_20_kb_a_second_keys_stay_answered() {
    let folder = tempfile::tempdir().unwrap();
    let program = [env!("CARGO_BIN_EXE_mamori"), "demo", "--accounts", "40", "--days", "120"];
    let mut pty = Pty::open(&program, &folder.path().join("w"), &[], (80, 24), Some(20_000));
    pty.wait_for("Triage");
    pty.wait_for("1/");
    for _ in 0..20 {
        pty.type_keys(&"jk".repeat(10));
    }
    pty.type_keys("?");
    pty.wait_for("Keys");
    pty.type_keys("\u{3}");
    pty.wait("the list again", |screen| !screen.contents().contains("Keys"));
    pty.type_keys("q");
    assert!(pty.end().0.success());
}

#[test]
fn nothing_queues_up_for_a_terminal_that_takes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = demo(&folder.path().join("w"), &[]);
    pty.wait_for("1/");
    let before = pty.sent();
    pty.stop(true);
    for _ in 0..400 {
        pty.type_keys("jjjjjkkkkk");
    }
    pty.type_keys("j");
    pty.stop(false);
    pty.type_keys("?");
    pty.wait_for("Keys");
    let sent = pty.sent() - before;
    // Drawn one by one these keys would be a megabyte.
    assert!(sent < 300_000, "{sent} bytes");
    pty.type_keys("\u{3}");
    pty.wait("the list again", |screen| !screen.contents().contains("Keys"));
    pty.type_keys("q");
    assert!(pty.end().0.success());
}

#[test]
fn what_another_process_writes_is_seen_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("w");
    let mut pty = demo(&workspace, &[]);
    pty.wait_for("Triage");
    pty.type_keys("2");
    pty.wait_for("[Mine");
    let run = |text: &str| {
        std::process::Command::new(env!("CARGO_BIN_EXE_mamori"))
            .args(["task", "add", text, "--today", "2026-11-20"])
            .env("MAMORI_WORKSPACE", &workspace)
            .output()
            .unwrap()
    };
    assert!(run("Call the harbour today p1").status.success());
    pty.wait_for("Call the harbour");
    pty.type_keys("u");
    pty.wait("the undo of what the other did", |screen| {
        !screen.contents().lines().skip(2).take(18).any(|line| line.contains("Call the harbour"))
    });
    pty.type_keys("q");
    assert!(pty.end().0.success());
}

/// A cockpit and two shells write at once: every gesture is in the journal, under an id of its own.
#[test]
fn nothing_is_lost_when_several_write_at_once() {
    const EACH: usize = 6;
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("w");
    let mut pty = demo(&workspace, &[]);
    pty.wait_for("[Now");
    let run = |args: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_mamori"))
            .args(args)
            .args(["--today", "2026-11-20", "--json"])
            .env("MAMORI_WORKSPACE", &workspace)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    std::thread::scope(|scope| {
        for shell in ["first", "second"] {
            let run = &run;
            scope.spawn(move || {
                for number in 0..EACH {
                    run(&["task", "add", &format!("{shell} shell {number}")]);
                }
            });
        }
        for number in 0..EACH {
            pty.type_keys("a");
            pty.wait("the line", |screen| !screen.hide_cursor());
            pty.type_keys(&format!("cockpit {number}\r"));
            pty.wait_for(&format!("Task added: cockpit {number}"));
        }
    });
    // The cockpit sees what the shells did, and its own last one is kept before it ends.
    pty.type_keys("2");
    pty.wait_for("[Mine 18]");
    pty.type_keys("q");
    assert!(pty.end().0.success());
    let history = run(&["history"]);
    let mut ids = std::collections::BTreeSet::new();
    for line in history.as_array().unwrap() {
        assert!(ids.insert(line["id"].as_str().unwrap().to_owned()), "{line} twice");
    }
    assert_eq!(ids.len(), 3 * EACH, "{history}");
}
