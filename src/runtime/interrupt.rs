//! Ctrl-C on the command line: the first one asks the work to stop with nothing half done, the
//! second one ends the process at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc::{Sender, channel};

/// What was asked of this process from outside.
#[derive(Clone, Debug, Default)]
pub struct Interrupt {
    asked: Arc<AtomicBool>,
    signal: Arc<AtomicU8>,
}

impl Interrupt {
    /// Listens from here on; `wake` is called when somebody asks. Where no signal can be heard
    /// Ctrl-C ends the process as it always does, and the store keeps it whole.
    pub fn listen(wake: impl Fn() + Send + 'static) -> Self {
        let interrupt = Self::default();
        let heard = interrupt.clone();
        let (listening, ready) = channel::<()>();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        if let Ok(runtime) = runtime {
            std::thread::spawn(move || runtime.block_on(heard.serve(&listening, wake)));
            // From here on no signal is lost. A thread that could not listen has ended.
            let _ = ready.recv();
        }
        interrupt
    }

    async fn serve(self, listening: &Sender<()>, wake: impl Fn()) {
        let Ok(mut signals) = Signals::listen() else { return };
        // Who waits for it lives until it comes.
        let _ = listening.send(());
        while let Some(signal) = signals.next().await {
            self.signal.store(signal, Ordering::Relaxed);
            if self.asked.swap(true, Ordering::Relaxed) {
                std::process::exit((128 + signal).into());
            }
            wake();
        }
    }

    /// Set once somebody has asked.
    pub fn flag(&self) -> &AtomicBool {
        &self.asked
    }

    /// The exit status of who was interrupted.
    pub fn status(&self) -> Option<u8> {
        self.asked.load(Ordering::Relaxed).then(|| 128 + self.signal.load(Ordering::Relaxed))
    }
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) -> Option<u8> {
        tokio::select! {
            _ = self.interrupt.recv() => Some(2),
            _ = self.terminate.recv() => Some(15),
        }
    }
}

#[cfg(windows)]
struct Signals(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl Signals {
    fn listen() -> std::io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    async fn next(&mut self) -> Option<u8> {
        self.0.recv().await.map(|()| 2)
    }
}
