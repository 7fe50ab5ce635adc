//! Hearing that another process has written to the store: the system tells when its file changes,
//! so nothing is polled and a cockpit at rest stays at rest.

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A long write changes the file many times: so much is let pass between two notices.
const PAUSE: Duration = Duration::from_millis(200);

/// Notices for as long as it lives.
pub struct Notices {
    pub changed: UnboundedReceiver<()>,
    /// Ends with the watcher: its thread then has nothing left to hear.
    _watcher: Option<RecommendedWatcher>,
}

/// Watches the store's file and its log. On a file system that tells nothing (a network share)
/// no notice ever comes; the cockpit also looks when a key is pressed.
pub fn watch(store: &Path) -> Notices {
    let (sender, changed) = unbounded_channel();
    let (heard, inbox) = channel();
    let name = store.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let ours = |path: &std::path::PathBuf| {
            path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(&name))
        };
        if event.is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(ours)) {
            let _ = heard.send(());
        }
    });
    let folder = store.parent().unwrap_or(Path::new("."));
    let watcher = watcher.ok().and_then(|mut watcher| {
        watcher.watch(folder, RecursiveMode::NonRecursive).ok().map(|()| watcher)
    });
    std::thread::spawn(move || pass_on(&inbox, &sender));
    Notices { changed, _watcher: watcher }
}

/// One notice for a burst of changes, and one after its end.
fn pass_on(inbox: &Receiver<()>, sender: &UnboundedSender<()>) {
    while inbox.recv().is_ok() {
        if sender.send(()).is_err() {
            return;
        }
        std::thread::sleep(PAUSE);
        if inbox.try_iter().count() > 0 && sender.send(()).is_err() {
            return;
        }
    }
}
