//! The cockpit's loop: paint first, then load; wait for keys, answers and signals. All waiting
//! keys are drained before one draw, and nothing is drawn without a change.

use super::config;
use super::display::{Environment, Sight, Traits};
use super::editor;
use super::failure::Failure;
use super::notice::{self, Notice, Notices};
use super::program::Errand;
use super::reader::{Read, Reader};
use super::session::{self, Session};
use super::terminal::{self, Guard, Hold};
use super::themes;
use super::workspace::Workspace;
use crate::core::message::Message;
use crate::locale::Lang;
use crate::tui::event::{Edited, Event};
use ratatui::buffer::{Buffer, Cell};
use std::io;
use std::time::Duration;
use tokio::time::Instant;

/// With a key pressed, it is looked so often whether another process has written, for file systems
/// that tell nothing.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// How the cockpit is opened.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    pub lang: Lang,
    pub no_color: bool,
    pub plain: bool,
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
    let sight = sight(workspace, opening)?;
    let session = Session::open(workspace, sight.face(opening.lang, terminal::size()))?;
    terminal::install_panic_hook();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let mut seat = Seat { session, sight, wake: None, midnight: None, looked: None };
    let end = runtime
        .and_then(|runtime| runtime.block_on(seat.sit(workspace)))
        .map_err(|error| fault(&error))?;
    seat.session.close();
    Ok(end)
}

/// With what the terminal said when it was last asked, so that the first frame is right.
fn sight(workspace: &Workspace, opening: Opening) -> Result<Sight, Failure> {
    let environment = Environment::read(opening.no_color, opening.plain);
    let remembered = session::remembered(workspace)?;
    let said = remembered.get(&environment.key()).map(String::as_str).unwrap_or_default();
    let (own, _) = themes::read(&workspace.folder, workspace.display.theme);
    Ok(Sight { display: workspace.display, traits: Traits::parse(said), environment, own })
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
    sight: Sight,
    wake: Option<Instant>,
    midnight: Option<Instant>,
    /// When it was last looked whether somebody else has written.
    looked: Option<Instant>,
}

impl Seat {
    fn draw(&mut self, guard: &mut Guard) -> io::Result<()> {
        let repaint = std::mem::take(&mut self.session.wishes.repaint);
        if repaint {
            guard.wipe()?;
        }
        if self.session.shell.dirty() || repaint {
            let shell = &self.session.shell;
            guard.draw(|buffer| shell.view(buffer), shell.parking())?;
        }
        Ok(())
    }

    /// Takes the terminal, paints, and stays. Signals and resizes are heard before the first paint,
    /// so that none is lost in between.
    async fn sit(&mut self, workspace: &Workspace) -> io::Result<End> {
        let mut signals = Signals::listen()?;
        let plain = self.sight.environment.is_plain();
        let mut guard = Guard::take(Hold { plain, mouse: self.sight.mouse() })?;
        let mut reader = self.open_reader(&mut guard)?;
        let mut notices = notice::watch(workspace);
        self.session.start();
        notices.follow(self.session.watched());
        self.set_midnight(workspace);
        panic_if_asked();
        self.serve(workspace, &mut guard, &mut signals, &mut reader, &mut notices).await
    }

    /// Paints, then asks the terminal about itself where there is something to ask.
    fn open_reader(&mut self, guard: &mut Guard) -> io::Result<Reader> {
        self.session.shell.dirty();
        let sign = self.session.shell.rule_sign();
        let shell = &self.session.shell;
        guard.draw(|buffer| shell.view(buffer), shell.parking())?;
        let place = find_place(guard.shown(), sign);
        if !cfg!(unix) || !self.sight.environment.can_be_asked() {
            return Ok(Reader::start(None));
        }
        let ground = self.sight.environment.knows_its_ground();
        let asked = guard.ask(ground, place, self.session.shell.parking())?;
        Ok(Reader::start(Some(asked)))
    }

    async fn serve(
        &mut self,
        workspace: &Workspace,
        guard: &mut Guard,
        signals: &mut Signals,
        reader: &mut Reader,
        notices: &mut Notices,
    ) -> io::Result<End> {
        loop {
            let alarm = self.wake.into_iter().chain(self.midnight).min();
            let events = tokio::select! {
                read = reader.events.recv() => match read {
                    Some(read) => self.take_read(read, reader, guard)?,
                    // The terminal has gone away.
                    None => return Ok(End::Signal(1)),
                },
                Some(answer) = self.session.answer() => vec![answer],
                Some(notice) = notices.next() => {
                    match notice {
                        Notice::Written => self.look_elsewhere(),
                        Notice::Exports(news) => self.session.hear(news),
                        Notice::Settings => self.reread(workspace),
                    }
                    continue;
                }
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
            notices.follow(self.session.watched());
            if let Some(text) = self.session.wishes.edit.take() {
                let edited = lend_to_editor(&text, workspace, guard, reader)?;
                signals.forget_interrupts()?;
                self.session.wishes.repaint = true;
                self.session.handle(edited);
            }
            if let Some(errand) = self.session.wishes.run.take() {
                let told = lend_to_program(&errand, workspace, guard, reader)?;
                signals.forget_interrupts()?;
                self.session.wishes.repaint = true;
                self.session.handle(told);
                self.look_elsewhere();
            }
            if self.grant_wishes(workspace, guard)? {
                return Ok(End::Quit);
            }
            self.draw(guard)?;
        }
    }

    /// Everything that has been read by now: on a slow line many keys wait, and one picture of what
    /// they led to is enough.
    fn take_read(
        &mut self,
        first: Read,
        reader: &mut Reader,
        guard: &mut Guard,
    ) -> io::Result<Vec<Event>> {
        let mut events = Vec::new();
        let mut next = Some(first);
        while let Some(read) = next {
            match read {
                Read::Events(more) => events.extend(more),
                Read::Answers(answers) => {
                    self.sight.traits = answers.traits.or(self.sight.traits);
                    self.sight.traits.keyboard = answers.traits.keyboard;
                    if answers.traits.keyboard {
                        guard.use_keyboard()?;
                    }
                    let sight = self.sight.clone();
                    self.session.suit(&sight.environment.key(), &sight);
                }
            }
            next = reader.events.try_recv().ok();
        }
        if self.looked.is_none_or(|looked| looked.elapsed() > LOOK_AGAIN) {
            self.look_elsewhere();
        }
        Ok(events)
    }

    /// Settings or a theme were written by hand: they hold from now on, the mouse apart.
    fn reread(&mut self, workspace: &Workspace) {
        self.session.reread();
        let display = config::display(&workspace.settings_path());
        let (own, faults) = themes::read(&workspace.folder, display.theme);
        if !faults.is_empty() {
            self.session.tell(Event::Faults(faults));
        } else if own.is_some() && own != self.sight.own {
            self.session.tell(Event::Told(Message::new("theme-reread")));
        }
        (self.sight.display, self.sight.own) = (display, own);
        let sight = self.sight.clone();
        self.session.suit(&sight.environment.key(), &sight);
    }

    fn look_elsewhere(&mut self) {
        self.looked = Some(Instant::now());
        self.session.look_elsewhere();
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
        let theme = wishes.theme.take();
        for (text, said) in std::mem::take(&mut wishes.copy) {
            let event = match terminal::copy(&text) {
                Ok(()) => Event::Copied(said),
                Err(_) => Event::Failed(Message::new("copy-failed")),
            };
            self.session.handle(event);
        }
        if let Some(theme) = theme {
            self.sight.display.theme = theme;
            self.sight.own = themes::read(&workspace.folder, theme).0;
            let sight = self.sight.clone();
            self.session.suit(&sight.environment.key(), &sight);
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

/// The person's editor has the terminal until it is done; keys typed in it are its own.
fn lend_to_editor(
    text: &str,
    workspace: &Workspace,
    guard: &mut Guard,
    reader: &Reader,
) -> io::Result<Event> {
    let Some(command) = editor::command() else { return Ok(Event::Edited(Edited::NoEditor)) };
    let edit = || editor::edit(&command, text, &workspace.folder);
    let edited = reader.aside(|| guard.lend(edit))?;
    Ok(match edited {
        Ok(text) => Event::Edited(Edited::Text(text)),
        Err(failure) => Event::Failed(failure.message),
    })
}

/// A program of the person's own has the terminal until it ends.
fn lend_to_program(
    errand: &Errand,
    workspace: &Workspace,
    guard: &mut Guard,
    reader: &Reader,
) -> io::Result<Event> {
    let run = || errand.run_at_terminal(&workspace.folder);
    Ok(match reader.aside(|| guard.lend(run))? {
        Ok(said) => Event::Told(said),
        Err(failure) => Event::Failed(failure.message),
    })
}

/// A place for the sign of doubtful width: on a horizontal rule, where nobody sees it; without one,
/// where there is nothing. Its neighbours are like it.
fn find_place(buffer: &Buffer, rule: &str) -> Option<(u16, u16, Cell)> {
    let area = buffer.area;
    let cell = |x, y| buffer.cell((x, y));
    let is_place = |sign: &str, x: u16, y| {
        (0..3).all(|next| {
            let same = cell(x + next, y).is_some_and(|cell| cell.symbol() == sign);
            same && cell(x, y).map(Cell::style) == cell(x + next, y).map(Cell::style)
        })
    };
    [rule, " "].into_iter().find_map(|sign| {
        let mut rows = area.y..area.bottom();
        rows.find_map(|y| {
            let mut columns = area.x..area.right().saturating_sub(2);
            let x = columns.find(|x| is_place(sign, *x, y))?;
            Some((x, y, cell(x, y)?.clone()))
        })
    })
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
    interrupt: tokio::signal::unix::Signal,
    resize: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            hangup: signal(SignalKind::hangup())?,
            interrupt: signal(SignalKind::interrupt())?,
            resize: signal(SignalKind::window_change())?,
        })
    }

    /// An interrupt typed into an editor was the editor's.
    fn forget_interrupts(&mut self) -> io::Result<()> {
        use tokio::signal::unix::{SignalKind, signal};
        self.interrupt = signal(SignalKind::interrupt())?;
        Ok(())
    }

    async fn next(&mut self) -> Heard {
        tokio::select! {
            _ = self.terminate.recv() => Heard::End(15),
            _ = self.hangup.recv() => Heard::End(1),
            _ = self.interrupt.recv() => Heard::End(2),
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

    fn forget_interrupts(&mut self) -> io::Result<()> {
        Ok(())
    }

    async fn next(&mut self) -> Heard {
        std::future::pending().await
    }
}
