//! Reading the terminal on a thread of its own, which stands aside while an editor has the terminal.

use super::keys;
use crate::tui::event::Event;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// Keys as they come, and the gate before them. The channel closes when the terminal is gone.
pub struct Reader {
    pub events: UnboundedReceiver<Vec<Event>>,
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
    pub fn start() -> Self {
        let (sender, events) = unbounded_channel();
        let gate = Arc::new(Gate::default());
        let own = Arc::clone(&gate);
        std::thread::spawn(move || {
            loop {
                own.pass();
                let Ok(events) = read_batch() else { return };
                if sender.send(events).is_err() {
                    return;
                }
            }
        });
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

fn read_batch() -> io::Result<Vec<Event>> {
    let mut raws = vec![crossterm::event::read()?];
    while crossterm::event::poll(Duration::ZERO)? {
        raws.push(crossterm::event::read()?);
    }
    Ok(keys::join(raws.into_iter().filter_map(keys::convert).collect()))
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
