//! Reading the terminal on a thread of its own: first, for a moment, its answers about itself; then
//! keys, for as long as there is a terminal. It stands aside while an editor has the terminal.

use super::display::Traits;
use super::keys;
use super::probe::{Answers, Latecomer, Sieve};
use super::typed;
use crate::tui::event::Event;
use crossterm::event::Event as Raw;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// How long answers are waited for. Keys typed meanwhile are handed on at once.
const BOUND: Duration = Duration::from_millis(100);

/// What the terminal was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The column of the sign of doubtful width.
    pub column: Option<u16>,
    pub ground: bool,
}

/// What was read at once.
#[derive(Debug)]
pub enum Read {
    Events(Vec<Event>),
    /// What the terminal said; sent once, and again when an answer came late.
    Answers(Answers),
}

/// What is read as it comes, and the gate before it. The channel closes when the terminal is gone.
pub struct Reader {
    pub events: UnboundedReceiver<Read>,
    gate: Arc<Gate>,
}

/// Closed, the thread waits instead of reading.
#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    closed: bool,
    waiting: bool,
}

/// How often the thread is called away from its read, and how long each call may take.
const CALLS: u32 = 20;
const PATIENCE: Duration = Duration::from_millis(50);

impl Gate {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pass(&self) {
        let mut state = self.lock();
        while state.closed {
            state.waiting = true;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.waiting = false;
    }

    /// Returns once the thread waits; a thread that does not come is left reading.
    fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        for _ in 0..CALLS {
            if state.waiting {
                return;
            }
            drop(state);
            interrupt_read();
            let wait = self.changed.wait_timeout(self.lock(), PATIENCE);
            state = wait.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn open(&self) {
        self.lock().closed = false;
        self.changed.notify_all();
    }
}

impl Reader {
    /// Everything that has come at once is one batch, so that a held key or a paste is drawn once.
    pub fn start(asked: Option<Asked>) -> Self {
        let (sender, events) = unbounded_channel();
        let gate = Arc::new(Gate::default());
        let own = Arc::clone(&gate);
        std::thread::spawn(move || serve(asked, &own, &sender));
        Self { events, gate }
    }

    /// Nothing is read while the job has the terminal.
    pub fn aside<T>(&self, job: impl FnOnce() -> T) -> T {
        self.gate.close();
        let done = job();
        self.gate.open();
        done
    }
}

fn serve(asked: Option<Asked>, gate: &Gate, sender: &UnboundedSender<Read>) {
    let heard = asked.map(|asked| {
        let mut hand_on = |bytes: &[u8]| {
            // Nobody may listen any more; the loop below finds out.
            let _ = sender.send(Read::Events(convert(typed::read(bytes))));
        };
        listen(asked, BOUND, &mut hand_on)
    });
    let Heard { answers, begun } = heard.unwrap_or_default();
    if asked.is_some() {
        let _ = sender.send(Read::Answers(answers));
    }
    let ground = asked.is_some_and(|asked| asked.ground);
    let mut late = Latecomer::new(ground && !answers.whole && answers.traits.light.is_none());
    let mut next = Ok(typed::read(&begun));
    while let Ok(raws) = next {
        let (typed, light) = late.pass(raws);
        if light.is_some() {
            let traits = Traits { light, ..answers.traits };
            let _ = sender.send(Read::Answers(Answers { traits, ..answers }));
        }
        if sender.send(Read::Events(convert(typed))).is_err() {
            return;
        }
        gate.pass();
        next = read_batch();
    }
}

/// What came within the time.
#[derive(Debug, Default)]
pub struct Heard {
    pub answers: Answers,
    /// What may be the beginning of an answer, or was typed.
    begun: Vec<u8>,
}

fn convert(raws: Vec<Raw>) -> Vec<Event> {
    keys::join(raws.into_iter().filter_map(keys::convert).collect())
}

fn read_batch() -> io::Result<Vec<Raw>> {
    let mut raws = vec![crossterm::event::read()?];
    while crossterm::event::poll(Duration::ZERO)? {
        raws.push(crossterm::event::read()?);
    }
    Ok(raws)
}

/// Takes answers until the fence or the end of the time; what is typed meanwhile is handed on.
#[cfg(unix)]
pub fn listen(asked: Asked, bound: Duration, hand_on: &mut dyn FnMut(&[u8])) -> Heard {
    let mut sieve = Sieve::new(asked.column);
    let mut typed = Vec::new();
    let until = std::time::Instant::now() + bound;
    while !sieve.answers.whole {
        let left = until.saturating_duration_since(std::time::Instant::now());
        let Some(bytes) = read_within(left) else { break };
        typed.extend(sieve.take(&bytes));
        // A paste stays whole, so that nothing of it is run as keys.
        if !typed.is_empty() && !is_open_paste(&typed) {
            hand_on(&std::mem::take(&mut typed));
        }
    }
    if !typed.is_empty() {
        hand_on(&typed);
    }
    Heard { begun: sieve.give_up(), answers: sieve.answers }
}

/// Other systems are not asked.
#[cfg(not(unix))]
pub fn listen(asked: Asked, _: Duration, _: &mut dyn FnMut(&[u8])) -> Heard {
    Heard { answers: Sieve::new(asked.column).answers, begun: Vec::new() }
}

#[cfg(unix)]
fn is_open_paste(typed: &[u8]) -> bool {
    let holds = |mark: &[u8]| typed.windows(mark.len()).any(|part| part == mark);
    holds(b"\x1b[200~") && !holds(b"\x1b[201~")
}

/// What the terminal sends within a time; `None` when that is nothing.
#[cfg(unix)]
fn read_within(left: Duration) -> Option<Vec<u8>> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdin = io::stdin();
    let wait = Timespec { tv_sec: 0, tv_nsec: left.subsec_nanos().into() };
    let ready = poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&wait));
    if !ready.is_ok_and(|ready| ready > 0) {
        return None;
    }
    let mut bytes = vec![0; 1024];
    let count = rustix::io::read(&stdin, bytes.as_mut_slice()).ok().filter(|count| *count > 0)?;
    bytes.truncate(count);
    Some(bytes)
}

/// A read that waits for keys returns for a change of size, so one is announced.
#[cfg(unix)]
fn interrupt_read() {
    use rustix::process::{Signal, getpid, kill_process};
    // Refused nowhere: it is our own process.
    let _ = kill_process(getpid(), Signal::WINCH);
}

#[cfg(not(unix))]
fn interrupt_read() {}
