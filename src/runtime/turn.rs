//! Runs take turns: who reads exports holds a lock beside the store until its run is in and scored,
//! so that the next run sees what this one has done. The system gives the lock back when a process
//! ends, however it ends.

use super::failure::Failure;
use super::workspace::Workspace;
use crate::core::message::Message;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The file whose lock is the turn; there is never anything in it.
const FILE: &str = "sync.lock";
/// Who waits looks so often whether it is its turn.
const GLANCE: Duration = Duration::from_millis(100);

/// Held for as long as it lives.
#[derive(Debug)]
pub struct Turn {
    _held: Option<File>,
}

impl Turn {
    /// Waits for the turn; `behind` is told once when it is another's.
    pub fn take(
        workspace: &Workspace,
        cancel: &AtomicBool,
        behind: &mut dyn FnMut(),
    ) -> Result<Self, Failure> {
        // Where no lock can be had (a folder that may not be written to, a share without locks) the
        // store itself says what is wrong, or keeps writers apart.
        let Ok(file) = open(&workspace.folder.join(FILE)) else { return Ok(Self { _held: None }) };
        let mut told = false;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _held: Some(file) }),
                Err(TryLockError::Error(_)) => return Ok(Self { _held: None }),
                Err(TryLockError::WouldBlock) => {}
            }
            if !std::mem::replace(&mut told, true) {
                behind();
            }
            if cancel.load(Ordering::Relaxed) {
                return Err(Message::new("run-cancelled").into());
            }
            std::thread::sleep(GLANCE);
        }
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
