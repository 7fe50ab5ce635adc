//! Hearing that another process has written to the store, and that exports have arrived: the system
//! tells when files change, so a cockpit at rest stays at rest.

use super::lookout::{Lookout, News, Post, Sight, Stir};
use super::themes;
use super::views::VIEWS;
use super::workspace::{self, Workspace};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A long write changes the file many times: so much is let pass between two notices.
const PAUSE: Duration = Duration::from_millis(200);

/// What happened outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Somebody wrote to the store.
    Written,
    Exports(News),
    /// Somebody wrote the settings, the views or a theme.
    Settings,
}

/// Notices for as long as it lives.
pub struct Notices {
    inbox: UnboundedReceiver<Notice>,
    sender: UnboundedSender<Notice>,
    /// Ends with the watcher: its thread then has nothing left to hear.
    _watcher: Option<RecommendedWatcher>,
    /// The exports folder that is looked at, and how to end that.
    lookout: Option<(PathBuf, Sender<Stir>)>,
}

impl Notices {
    pub async fn next(&mut self) -> Option<Notice> {
        self.inbox.recv().await
    }

    /// Looks at the exports of this workspace from here on, and at no other's.
    pub fn follow(&mut self, workspace: Option<&Workspace>) {
        let wanted = workspace.map(Workspace::exports);
        if wanted.as_ref() == self.lookout.as_ref().map(|(folder, _)| folder) {
            return;
        }
        self.end_lookout();
        self.lookout = workspace.map(|workspace| {
            let post = Post::new(vec![workspace.exports()]);
            let (stirs, sender, workspace) =
                (post.stirs.clone(), self.sender.clone(), workspace.clone());
            std::thread::spawn(move || {
                let lookout = Lookout::knowing(known(&workspace, &post));
                drop(workspace);
                post.keep(lookout, &mut |news| {
                    // The cockpit may be gone already.
                    let _ = sender.send(Notice::Exports(news));
                });
            });
            (wanted.unwrap_or_default(), stirs)
        });
    }

    fn end_lookout(&mut self) {
        if let Some((_, stirs)) = self.lookout.take() {
            // Its thread may have ended by itself.
            let _ = stirs.send(Stir::End);
        }
    }
}

impl Drop for Notices {
    fn drop(&mut self) {
        self.end_lookout();
    }
}

/// The exports that are no news: those that were there when somebody synced last.
fn known(workspace: &Workspace, post: &Post) -> Sight {
    let mut sight = post.scan().unwrap_or_default();
    if let Some(last) = workspace.store.runs(1).ok().and_then(|runs| runs.first().map(|run| run.at))
    {
        sight.retain(|_, stamp| stamp.changed.as_secs() <= last.max(0).unsigned_abs());
    }
    sight
}

/// Watches the store's file and its log. On a file system that tells nothing (a network share)
/// no notice ever comes; the cockpit also looks when a key is pressed.
pub fn watch(workspace: &Workspace) -> Notices {
    let store = workspace::store_file(&workspace.folder);
    let (sender, inbox) = unbounded_channel();
    let notices = sender.clone();
    let (heard, stirred) = channel();
    let name = store.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let settings = workspace.settings_path();
    let themes = workspace.folder.join(themes::FOLDER);
    let own = themes.clone();
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Some(event) = event.ok().filter(|event| !event.kind.is_access()) else { return };
        let of_store = |path: &PathBuf| {
            path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(&name))
        };
        let of_settings = |path: &PathBuf| {
            let written = [settings.file_name(), Some(OsStr::new(VIEWS))];
            written.contains(&path.file_name()) || path.starts_with(&own)
        };
        // The cockpit may be gone already.
        if event.paths.iter().any(of_store) {
            let _ = heard.send(Notice::Written);
        }
        if event.paths.iter().any(of_settings) {
            let _ = heard.send(Notice::Settings);
        }
    });
    let folder = store.parent().unwrap_or(Path::new("."));
    let watcher = watcher.ok().and_then(|mut watcher| {
        // A folder that is not there yet is heard of at the next start.
        let _ = watcher.watch(&themes, RecursiveMode::NonRecursive);
        watcher.watch(folder, RecursiveMode::NonRecursive).ok().map(|()| watcher)
    });
    std::thread::spawn(move || pass_on(&stirred, &notices));
    Notices { inbox, sender, _watcher: watcher, lookout: None }
}

/// One notice of a kind for a burst of changes, and one after its end.
fn pass_on(inbox: &Receiver<Notice>, sender: &UnboundedSender<Notice>) {
    while let Ok(first) = inbox.recv() {
        if first == Notice::Written && sender.send(Notice::Written).is_err() {
            return;
        }
        std::thread::sleep(PAUSE);
        let more: Vec<Notice> = inbox.try_iter().collect();
        let again = more.contains(&Notice::Written).then_some(Notice::Written);
        // What is being written is not read half: the settings are looked at after the pause.
        let set = first == Notice::Settings || more.contains(&Notice::Settings);
        for notice in again.into_iter().chain(set.then_some(Notice::Settings)) {
            if sender.send(notice).is_err() {
                return;
            }
        }
    }
}
