//! A lookout over folders of exports: what is new there is told once it is whole. The system says
//! when something stirs, so nothing is polled but now and then, for shares that say nothing.

mod sight;

pub use sight::{Finding, Lookout, News, Sight, Stamp};

use super::sync;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// A long write stirs many times: so much is let pass before the next look.
const PAUSE: Duration = Duration::from_millis(200);

/// What wakes the lookout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stir {
    Changed,
    End,
}

/// The folders, and how to be woken.
pub struct Post {
    roots: Vec<PathBuf>,
    pub stirs: Sender<Stir>,
    inbox: Receiver<Stir>,
    hearing: Option<RecommendedWatcher>,
}

impl Post {
    pub fn new(roots: Vec<PathBuf>) -> Self {
        let (stirs, inbox) = channel();
        Self { roots, stirs, inbox, hearing: None }
    }

    /// The exports that lie there now; `None` when a folder cannot be reached.
    pub fn scan(&self) -> Option<Sight> {
        let mut sight = Sight::new();
        for root in &self.roots {
            let meta = std::fs::metadata(root).ok()?;
            if meta.is_file() {
                sight.insert(root.clone(), stamp(&meta));
                continue;
            }
            let mut visit = |path: PathBuf, meta: &std::fs::Metadata| {
                sight.insert(path, stamp(meta));
            };
            sync::walk(root, 0, &mut visit).ok()?;
        }
        Some(sight)
    }

    /// Keeps the lookout until it is told to end; `tell` may take its time.
    pub fn keep(mut self, mut lookout: Lookout, tell: &mut dyn FnMut(News)) {
        let began = Instant::now();
        loop {
            let now = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
            let sight = self.scan();
            if sight.is_none() {
                // What the system watched is not there any more.
                self.hearing = None;
            } else if self.hearing.is_none() {
                self.hearing = self.hear();
            }
            let finding = lookout.look(now, sight);
            if let Some(news) = finding.news {
                tell(news);
            }
            if self.wait(finding.again) == Stir::End {
                return;
            }
        }
    }

    fn wait(&self, bound: Duration) -> Stir {
        match self.inbox.recv_timeout(bound) {
            Err(RecvTimeoutError::Timeout) => Stir::Changed,
            Ok(Stir::Changed) => {
                std::thread::sleep(PAUSE);
                let ends = self.inbox.try_iter().any(|stir| stir == Stir::End);
                if ends { Stir::End } else { Stir::Changed }
            }
            Ok(Stir::End) | Err(RecvTimeoutError::Disconnected) => Stir::End,
        }
    }

    fn hear(&self) -> Option<RecommendedWatcher> {
        let stirs = self.stirs.clone();
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                if event.is_ok_and(|event| !event.kind.is_access()) {
                    // Ends with the lookout.
                    let _ = stirs.send(Stir::Changed);
                }
            })
            .ok()?;
        for root in &self.roots {
            watcher.watch(root, RecursiveMode::Recursive).ok()?;
        }
        Some(watcher)
    }
}

fn stamp(meta: &std::fs::Metadata) -> Stamp {
    let changed = meta.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    let changed = changed.duration_since(UNIX_EPOCH).unwrap_or_default();
    Stamp { size: meta.len(), changed }
}
