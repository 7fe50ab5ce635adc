//! The terminal taken and given back: after quitting, after a panic, on a signal, around Ctrl-Z.

use crate::tui::shell::ColorDepth;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Position;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Is the screen ours right now? The panic hook asks.
static TAKEN: AtomicBool = AtomicBool::new(false);

pub type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// The terminal while the cockpit holds it; dropping it gives it back.
pub struct Guard {
    pub screen: Screen,
}

impl Guard {
    /// Takes the terminal; nothing is asked of it, so a silent one does not delay the first paint.
    pub fn take() -> io::Result<Self> {
        enter()?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        Ok(Self { screen: Terminal::new(backend)? })
    }

    /// Gives the terminal back, stops the process, and takes it again once it goes on.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        stop_process();
        enter()?;
        self.wipe()
    }

    /// Puts the hidden cursor where a composition may be drawn.
    pub fn park(&mut self, at: Position) -> io::Result<()> {
        self.screen.set_cursor_position(at)
    }

    /// Gives the terminal to another program, and takes it again when that is done.
    pub fn lend<T>(&mut self, job: impl FnOnce() -> T) -> io::Result<T> {
        restore();
        let done = job();
        enter()?;
        self.wipe()?;
        Ok(done)
    }

    /// Clears the screen, so that the next draw paints all of it. `Terminal::clear` would ask the
    /// terminal where its cursor is, and wait for an answer that some never give.
    pub fn wipe(&mut self) -> io::Result<()> {
        let size = self.screen.size()?;
        self.screen.resize(size.into())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)
}

/// Leaves the terminal as it was found; harmless when it is not ours.
pub fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        // The terminal may be gone; there is nobody left to tell.
        let _ = execute!(out, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
        let _ = out.flush();
        let _ = disable_raw_mode();
    }
}

/// Restores before a panic of the screen's own thread is reported; a panic in a job is an event of
/// the cockpit and leaves the screen alone.
pub fn install_panic_hook() {
    let screen_thread = std::thread::current().id();
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() == screen_thread {
            restore();
            report(info);
        } else if !TAKEN.load(Ordering::SeqCst) {
            report(info);
        }
    }));
}

#[cfg(unix)]
fn stop_process() {
    use rustix::process::{Signal, getpid, kill_process};
    // Refused only where there is no job control; then the program simply goes on.
    let _ = kill_process(getpid(), Signal::TSTP);
}

#[cfg(not(unix))]
fn stop_process() {}

/// Can a full screen be shown at all?
pub fn is_interactive() -> bool {
    io::stdout().is_terminal() && io::stdin().is_terminal()
}

/// How many colours the environment says there are.
pub fn color_depth(no_color: bool) -> ColorDepth {
    let var = |name: &str| std::env::var(name).unwrap_or_default();
    let (term, colorterm) = (var("TERM"), var("COLORTERM"));
    if no_color || !var("NO_COLOR").is_empty() || term == "dumb" {
        ColorDepth::None
    } else if colorterm == "truecolor" || colorterm == "24bit" || term.ends_with("-direct") {
        ColorDepth::True
    } else if term.contains("256color") {
        ColorDepth::C256
    } else {
        ColorDepth::C16
    }
}

/// Whether the environment says that the background is light (`COLORFGBG=0;15`).
pub fn is_light() -> bool {
    let value = std::env::var("COLORFGBG").unwrap_or_default();
    value
        .rsplit(';')
        .next()
        .and_then(|back| back.parse::<u8>().ok())
        .is_some_and(|back| back == 7 || back == 15)
}

/// Size of the terminal, with the reference size where it does not say.
pub fn size() -> (u16, u16) {
    crossterm::terminal::size().unwrap_or((80, 24))
}

/// Puts text on the clipboard through the terminal (OSC 52), from the thread that draws.
pub fn copy(text: &str) -> io::Result<()> {
    execute!(io::stdout(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text))
}
