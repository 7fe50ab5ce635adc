//! The terminal taken and given back: after quitting, after a panic, on a signal, around Ctrl-Z.

use super::probe::{ASK_COLUMN, ASK_FENCE, ASK_GROUND, ASK_KEYBOARD};
use super::reader::Asked;
use crate::tui::canvas::Canvas;
use crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, KeyboardEnhancementFlags,
    PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags,
};
use crossterm::style::Print;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Is the screen ours right now? The panic hook asks.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// What else has to be given back.
static PLAIN: AtomicBool = AtomicBool::new(false);
static MOUSE: AtomicBool = AtomicBool::new(false);
static KEYBOARD: AtomicBool = AtomicBool::new(false);

/// Presses and the wheel, in the encoding that has no last column. Movement is not asked for: it
/// would come all the time and mean nothing.
const MOUSE_ON: &str = "\u{1b}[?1000h\u{1b}[?1002h\u{1b}[?1006h";
const MOUSE_OFF: &str = "\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l";

/// The size of a terminal that does not say.
const REFERENCE: (u16, u16) = (80, 24);

/// How the terminal is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hold {
    /// On the normal screen, with the cursor seen.
    pub plain: bool,
    pub mouse: bool,
}

/// The terminal while the cockpit holds it; dropping it gives it back.
pub struct Guard {
    canvas: Canvas,
    backend: CrosstermBackend<BufWriter<Stdout>>,
    /// The hardware cursor is seen.
    cursor: bool,
    hold: Hold,
    /// The keyboard protocol is there.
    keyboard: bool,
}

impl Guard {
    /// Takes the terminal; nothing is asked of it, so a silent one does not delay the first paint.
    pub fn take(hold: Hold) -> io::Result<Self> {
        enter(hold)?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 14, io::stdout()));
        let canvas = Canvas::new(size());
        Ok(Self { canvas, backend, cursor: hold.plain, hold, keyboard: false })
    }

    /// Draws the next picture: what differs from the one on the terminal is written, in one piece.
    /// `paint` says where the cursor is seen; one that is not seen is parked where a composition may
    /// be drawn.
    pub fn draw(
        &mut self,
        paint: impl FnOnce(&mut Buffer) -> Option<Position>,
        parking: Option<Position>,
    ) -> io::Result<()> {
        let backend = &mut self.backend;
        let cursor = self.canvas.draw(paint, |changes| backend.draw(changes))?;
        if let Some(at) = cursor.or(parking) {
            queue!(backend, cursor::MoveTo(at.x, at.y))?;
        }
        match (cursor, std::mem::replace(&mut self.cursor, cursor.is_some())) {
            (Some(_), false) => queue!(backend, cursor::Show)?,
            (None, true) => queue!(backend, cursor::Hide)?,
            _ => {}
        }
        Write::flush(backend)
    }

    /// The picture on the terminal.
    pub fn shown(&self) -> &Buffer {
        self.canvas.shown()
    }

    /// Gives the terminal back, stops the process, and takes it again once it goes on.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        stop_process();
        self.enter_again()
    }

    fn enter_again(&mut self) -> io::Result<()> {
        enter(self.hold)?;
        self.cursor = self.hold.plain;
        if self.keyboard {
            push_keyboard()?;
        }
        self.wipe()
    }

    /// Gives the terminal to another program, and takes it again when that is done.
    pub fn lend<T>(&mut self, job: impl FnOnce() -> T) -> io::Result<T> {
        restore();
        let done = job();
        self.enter_again()?;
        Ok(done)
    }

    /// Clears the screen, so that the next draw paints all of it.
    pub fn wipe(&mut self) -> io::Result<()> {
        self.canvas = Canvas::new(size());
        self.backend.clear()
    }

    /// Asks the terminal about itself, after the first paint; the answers come with the keys. The
    /// sign of doubtful width is drawn at `place` and what stood there put back.
    pub fn ask(
        &mut self,
        ground: bool,
        place: Option<(u16, u16, Cell)>,
        parking: Option<Position>,
    ) -> io::Result<Asked> {
        let column = place.as_ref().map(|(column, ..)| *column);
        if let Some((x, y, cell)) = place {
            let mut doubtful = cell.clone();
            doubtful.set_symbol("─");
            let backend = &mut self.backend;
            backend.draw([(x, y, &doubtful)].into_iter())?;
            queue!(backend, Print(ASK_COLUMN))?;
            backend.draw([(x, y, &cell), (x + 1, y, &cell)].into_iter())?;
        }
        let backend = &mut self.backend;
        if ground {
            queue!(backend, Print(ASK_GROUND))?;
        }
        queue!(backend, Print(ASK_KEYBOARD), Print(ASK_FENCE))?;
        if let Some(at) = parking {
            queue!(backend, cursor::MoveTo(at.x, at.y))?;
        }
        Write::flush(backend)?;
        Ok(Asked { column, ground })
    }

    /// The terminal has said that it can tell keys apart.
    pub fn use_keyboard(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.keyboard, true) {
            return Ok(());
        }
        push_keyboard()
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

fn enter(hold: Hold) -> io::Result<()> {
    let mut out = io::stdout();
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    PLAIN.store(hold.plain, Ordering::SeqCst);
    if hold.plain {
        // What stood there is scrolled up, not painted over.
        let lines = "\r\n".repeat(usize::from(size().1));
        queue!(out, Print(lines), cursor::MoveTo(0, 0), Clear(ClearType::FromCursorDown))?;
    } else {
        queue!(out, EnterAlternateScreen, cursor::Hide)?;
    }
    if hold.mouse {
        MOUSE.store(true, Ordering::SeqCst);
        queue!(out, Print(MOUSE_ON))?;
    }
    execute!(out, EnableBracketedPaste)
}

/// Keys that send the same bytes are told apart; nothing needs it. Other flags would change what
/// letters are.
fn push_keyboard() -> io::Result<()> {
    KEYBOARD.store(true, Ordering::SeqCst);
    let flags = KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES;
    execute!(io::stdout(), PushKeyboardEnhancementFlags(flags))
}

/// Leaves the terminal as it was found; harmless when it is not ours.
pub fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // The terminal may be gone; there is nobody left to tell.
        let _ = leave();
        let _ = disable_raw_mode();
    }
}

fn leave() -> io::Result<()> {
    let mut out = io::stdout();
    if KEYBOARD.swap(false, Ordering::SeqCst) {
        queue!(out, PopKeyboardEnhancementFlags)?;
    }
    if MOUSE.swap(false, Ordering::SeqCst) {
        queue!(out, Print(MOUSE_OFF))?;
    }
    queue!(out, DisableBracketedPaste)?;
    if PLAIN.load(Ordering::SeqCst) {
        queue!(out, cursor::MoveTo(0, size().1.saturating_sub(1)), Print("\r\n"))?;
    } else {
        queue!(out, LeaveAlternateScreen)?;
    }
    execute!(out, cursor::Show)
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

/// Size of the terminal, with the reference size where it does not say.
pub fn size() -> (u16, u16) {
    let said = crossterm::terminal::size().ok();
    said.filter(|(columns, rows)| *columns > 0 && *rows > 0).unwrap_or(REFERENCE)
}

/// Asks a terminal that nobody has taken, and waits for its answers (`mamori doctor`).
pub fn interview(ground: bool) -> io::Result<super::probe::Answers> {
    let mut out = io::stdout();
    enable_raw_mode()?;
    let asked = Asked { column: Some(0), ground };
    queue!(out, Print("\r─"), Print(ASK_COLUMN), Print("\r"), Clear(ClearType::CurrentLine))?;
    if ground {
        queue!(out, Print(ASK_GROUND))?;
    }
    let written = execute!(out, Print(ASK_KEYBOARD), Print(ASK_FENCE));
    let patience = std::time::Duration::from_millis(500);
    let answers = written.map(|()| super::reader::listen(asked, patience, &mut |_| {}).answers);
    disable_raw_mode()?;
    answers
}

/// Puts text on the clipboard through the terminal (OSC 52), from the thread that draws.
pub fn copy(text: &str) -> io::Result<()> {
    execute!(io::stdout(), crossterm::clipboard::CopyToClipboard::to_clipboard_from(text))
}
