//! Ctrl-C on the command line: the first one asks the work to stop with nothing half done, the
//! second one ends the process at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

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
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        if let Ok(runtime) = runtime {
            std::thread::spawn(move || runtime.block_on(heard.serve(wake)));
        }
        interrupt
    }

    async fn serve(self, wake: impl Fn()) {
        while let Some(signal) = next().await {
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
async fn next() -> Option<u8> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt()).ok()?;
    let mut terminate = signal(SignalKind::terminate()).ok()?;
    tokio::select! {
        _ = interrupt.recv() => Some(2),
        _ = terminate.recv() => Some(15),
    }
}

#[cfg(not(unix))]
async fn next() -> Option<u8> {
    tokio::signal::ctrl_c().await.ok().map(|()| 2)
}
