//! The cockpit's loop: paint first, then load; wait for keys, answers and signals. All waiting
//! keys are drained before one draw, and nothing is drawn without a change.

use super::failure::Failure;
use super::keys;
use super::session::{Face, Session};
use super::terminal::{self, Guard};
use super::workspace::Workspace;
use crate::core::message::Message;
use crate::locale::Lang;
use crate::tui::event::Event;
use crate::tui::shell::Glyphs;
use std::io;
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::Instant;

/// How the cockpit is opened.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    pub lang: Lang,
    pub no_color: bool,
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Quit,
    /// A signal asked: 128 + its number is the exit status.
    Signal(u8),
}

/// Opens the cockpit on a workspace and stays until the person quits.
pub fn run(workspace: &Workspace, opening: Opening) -> Result<End, Failure> {
    if !terminal::is_interactive() {
        return Err(Failure::usage(Message::new("cockpit-no-terminal")));
    }
    let face = Face {
        lang: opening.lang,
        size: terminal::size(),
        depth: terminal::color_depth(opening.no_color),
        light: terminal::is_light(),
        glyphs: Glyphs::Unicode,
    };
    let session = Session::open(workspace, face)?;
    terminal::install_panic_hook();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let mut seat = Seat { session, wake: None, midnight: None };
    let end = runtime
        .and_then(|runtime| runtime.block_on(seat.sit(workspace)))
        .map_err(|error| fault(&error))?;
    seat.session.close();
    Ok(end)
}

fn fault(error: &io::Error) -> Failure {
    Failure {
        cause: Some(error.to_string()),
        ..Failure::new(Message::new("cockpit-terminal-fault"))
    }
}

/// The session at a terminal, with its alarms.
struct Seat {
    session: Session,
    wake: Option<Instant>,
    midnight: Option<Instant>,
}

impl Seat {
    fn draw(&mut self, guard: &mut Guard) -> io::Result<()> {
        let repaint = std::mem::take(&mut self.session.wishes.repaint);
        if repaint {
            guard.wipe()?;
        }
        if self.session.shell.dirty() || repaint {
            guard.screen.draw(|frame| self.session.shell.view(frame))?;
        }
        Ok(())
    }

    /// Takes the terminal, paints, and stays. Signals and resizes are heard before the first paint,
    /// so that none is lost in between.
    async fn sit(&mut self, workspace: &Workspace) -> io::Result<End> {
        let mut signals = Signals::listen()?;
        let mut guard = Guard::take()?;
        let mut reader = read_terminal();
        self.draw(&mut guard)?;
        self.session.start();
        self.set_midnight(workspace);
        panic_if_asked();
        self.serve(workspace, &mut guard, &mut signals, &mut reader).await
    }

    async fn serve(
        &mut self,
        workspace: &Workspace,
        guard: &mut Guard,
        signals: &mut Signals,
        reader: &mut UnboundedReceiver<Vec<Event>>,
    ) -> io::Result<End> {
        loop {
            let alarm = self.wake.into_iter().chain(self.midnight).min();
            let events = tokio::select! {
                read = reader.recv() => match read {
                    Some(events) => events,
                    // The terminal has gone away.
                    None => return Ok(End::Signal(1)),
                },
                Some(answer) = self.session.answer() => vec![answer],
                () = sleep_until(alarm) => self.ring(workspace),
                heard = signals.next() => match heard {
                    Heard::End(signal) => return Ok(End::Signal(signal)),
                    Heard::Resized => vec![resized()],
                },
            };
            for event in events {
                self.session.handle(event);
            }
            self.session.take_answers();
            if self.grant_wishes(workspace, guard)? {
                return Ok(End::Quit);
            }
            self.draw(guard)?;
        }
    }

    /// Does what only the owner of the terminal can; true = quit.
    fn grant_wishes(&mut self, workspace: &Workspace, guard: &mut Guard) -> io::Result<bool> {
        let wishes = &mut self.session.wishes;
        if std::mem::take(&mut wishes.suspend) {
            guard.suspend()?;
            wishes.repaint = true;
        }
        if let Some(unix_ms) = wishes.wake.take() {
            let left = unix_ms - workspace.watch.read().unix_ms;
            self.wake = Some(Instant::now() + Duration::from_millis(left.max(0).unsigned_abs()));
        }
        for text in std::mem::take(&mut wishes.copy) {
            let event = match terminal::copy(&text) {
                Ok(()) => Event::Copied(Message::new("copied-terminal")),
                Err(_) => Event::Failed(Message::new("copy-failed")),
            };
            self.session.handle(event);
        }
        Ok(self.session.wishes.quit)
    }

    /// An alarm is due: the shell's own, or the day has changed.
    fn ring(&mut self, workspace: &Workspace) -> Vec<Event> {
        let now = Instant::now();
        self.wake = self.wake.filter(|at| *at > now);
        if self.midnight.is_some_and(|at| at <= now) {
            self.set_midnight(workspace);
            self.session.new_day();
        }
        vec![self.session.clock()]
    }

    fn set_midnight(&mut self, workspace: &Workspace) {
        self.midnight = workspace.watch.until_midnight().map(|left| Instant::now() + left);
    }
}

/// Reads the terminal on a thread of its own: everything that has come at once is one batch, so
/// that a held key or a paste is drawn once. The channel closes when the terminal is gone.
fn read_terminal() -> UnboundedReceiver<Vec<Event>> {
    let (sender, receiver) = unbounded_channel();
    std::thread::spawn(move || {
        while let Ok(events) = read_batch() {
            if sender.send(events).is_err() {
                return;
            }
        }
    });
    receiver
}

fn read_batch() -> io::Result<Vec<Event>> {
    let mut raws = vec![crossterm::event::read()?];
    while crossterm::event::poll(Duration::ZERO)? {
        raws.push(crossterm::event::read()?);
    }
    Ok(keys::join(raws.into_iter().filter_map(keys::convert).collect()))
}

async fn sleep_until(at: Option<Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}

/// Lets a test see that a panic gives the terminal back. Not in a release.
fn panic_if_asked() {
    let asked = cfg!(debug_assertions) && std::env::var("MAMORI_TEST_PANIC").is_ok();
    assert!(!asked, "asked to panic");
}

/// What the system told us.
enum Heard {
    End(u8),
    Resized,
}

fn resized() -> Event {
    let (columns, rows) = terminal::size();
    Event::Resize(columns, rows)
}

/// Listening begins before the first paint: a resize in between is not lost, as it would be if
/// the thread that reads keys were the first to listen.
#[cfg(unix)]
struct Signals {
    terminate: tokio::signal::unix::Signal,
    hangup: tokio::signal::unix::Signal,
    resize: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            hangup: signal(SignalKind::hangup())?,
            resize: signal(SignalKind::window_change())?,
        })
    }

    async fn next(&mut self) -> Heard {
        tokio::select! {
            _ = self.terminate.recv() => Heard::End(15),
            _ = self.hangup.recv() => Heard::End(1),
            _ = self.resize.recv() => Heard::Resized,
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) -> Heard {
        std::future::pending().await
    }
}
