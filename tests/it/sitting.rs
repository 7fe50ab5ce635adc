//! A person at the keyboard: whole jobs at the cockpit, through the real runtime, with a script of
//! keys, a clock that stands still, and a temporary workspace.

use mamori::core::day::Day;
use mamori::locale::Lang;
use mamori::runtime::editor;
use mamori::runtime::lookout::News;
use mamori::runtime::session::{Face, Session};
use mamori::runtime::sync::{SyncOptions, sync};
use mamori::runtime::workspace::{Options, Workspace};
use mamori::tui::event::{Clock, Edited, Event};
use mamori::tui::key::Key;
use mamori::tui::shell::{ColorDepth, Glyphs};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// A Friday.
pub const TODAY: &str = "2026-11-20";

/// A person at the keyboard.
pub struct Sitting {
    pub workspace: Workspace,
    session: Session,
    terminal: Terminal<TestBackend>,
    /// Command keys pressed so far; typed text is not counted.
    pub keys: usize,
    /// What `$EDITOR` would be.
    pub editor: Option<String>,
}

pub fn options(folder: &Path) -> Options {
    let today = Day::parse(TODAY).unwrap();
    let still = Some(i64::from(today.number()) * 86_400_000 + 9 * 3_600_000);
    Options { folder: Some(folder.to_owned()), today: Some(today), still, ..Options::default() }
}

/// A workspace with these export files, synced.
pub fn workspace(folder: &Path, files: &[(&str, &str)]) -> Workspace {
    let workspace = Workspace::open(&options(folder)).unwrap();
    for (name, text) in files {
        let path = workspace.exports().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    if !files.is_empty() {
        sync(&workspace, &SyncOptions::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
    }
    workspace
}

impl Sitting {
    /// As it is when the first frame is drawn.
    pub fn begin(workspace: &Workspace, size: (u16, u16), lang: Lang) -> Self {
        let face = Face {
            lang,
            size,
            depth: ColorDepth::None,
            light: false,
            glyphs: Glyphs::Unicode,
            own: None,
        };
        Self::before(workspace, face)
    }

    fn before(workspace: &Workspace, face: Face) -> Self {
        let size = face.size;
        let session = Session::open(workspace, face).unwrap();
        let terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        Self { workspace: workspace.clone(), session, terminal, keys: 0, editor: None }
    }

    /// With everything that follows the first frame.
    pub fn open(workspace: &Workspace, size: (u16, u16), lang: Lang) -> Self {
        Self::begin(workspace, size, lang).started()
    }

    /// At a terminal of any look, with everything that follows the first frame.
    pub fn seated(workspace: &Workspace, face: Face) -> Self {
        Self::before(workspace, face).started()
    }

    fn started(mut self) -> Self {
        self.session.start();
        self.session.settle();
        self
    }

    /// Presses keys, separated by spaces, each counted.
    pub fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            let key = Key::parse(key).unwrap_or_else(|| panic!("no key is called {key}"));
            self.event(Event::Key(key));
            self.keys += 1;
        }
    }

    /// Presses keys and waits for nothing that they start.
    pub fn press_at_once(&mut self, keys: &str) {
        keys.split(' ').for_each(|key| self.session.handle(Event::Key(Key::parse(key).unwrap())));
    }

    pub fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.session.handle(Event::Key(Key::char(c)));
        }
        self.session.settle();
    }

    pub fn event(&mut self, event: Event) {
        self.session.handle(event);
        self.session.settle();
        if let Some(errand) = self.session.wishes.run.take() {
            let told = match errand.run_at_terminal(&self.workspace.folder) {
                Ok(said) => Event::Told(said),
                Err(failure) => Event::Failed(failure.message),
            };
            self.session.handle(told);
        }
        if let Some(text) = self.session.wishes.edit.take() {
            let edited = match &self.editor {
                None => Edited::NoEditor,
                Some(editor) => {
                    Edited::Text(editor::edit(editor, &text, &self.workspace.folder).unwrap())
                }
            };
            self.session.handle(Event::Edited(edited));
            self.session.settle();
        }
    }

    /// The terminal is of another size from here on.
    pub fn resize(&mut self, size: (u16, u16)) {
        self.terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        self.event(Event::Resize(size.0, size.1));
    }

    /// Settings were written by hand.
    pub fn reread(&mut self) {
        self.session.reread();
        self.session.settle();
    }

    /// Exports have come into the folder and are whole.
    pub fn arrive(&mut self, paths: Vec<PathBuf>) {
        self.session.hear(News::Arrived(paths));
        self.session.settle();
    }

    /// What went to the clipboard last.
    pub fn copied(&self) -> String {
        self.session.wishes.copy.last().map(|(text, _)| text.clone()).unwrap_or_default()
    }

    /// The ground that the owner of the terminal is to draw on, where that was asked for.
    pub fn ground(&self) -> Option<mamori::runtime::display::Ground> {
        self.session.wishes.theme
    }

    pub fn has_quit(&self) -> bool {
        self.session.wishes.quit
    }

    /// Lets a second pass, so that what follows a cursor at rest is there.
    pub fn rest(&mut self) {
        let Event::Clock(now) = self.session.clock() else { return };
        while let Some(at) = self.session.wishes.wake.take_if(|at| *at <= now.unix_ms + 1_000) {
            self.event(Event::Clock(Clock { unix_ms: at, ..now }));
        }
    }

    /// The screen with its styles.
    pub fn painted(&mut self) -> Buffer {
        let shell = &self.session.shell;
        // The test terminal keeps what was under the second half of a wide character.
        self.terminal.clear().unwrap();
        self.terminal
            .draw(|frame| {
                if let Some(at) = shell.view(frame.buffer_mut()) {
                    frame.set_cursor_position(at);
                }
            })
            .unwrap();
        self.terminal.backend().buffer().clone()
    }

    /// The screen as text.
    pub fn screen(&mut self) -> String {
        let buffer = self.painted();
        let rows = (0..buffer.area.height).map(|y| {
            let mut row = String::new();
            let mut skip = 0;
            for x in 0..buffer.area.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer[(x, y)].symbol();
                skip = unicode_width::UnicodeWidthStr::width(symbol).saturating_sub(1);
                row.push_str(symbol);
            }
            row.trim_end().to_owned() + "\n"
        });
        rows.collect()
    }

    /// The line under the cursor.
    pub fn selected(&mut self) -> String {
        let screen = self.screen();
        screen.lines().find(|line| line.starts_with(['>', '▸', '❯'])).unwrap_or_default().to_owned()
    }

    pub fn shows(&mut self, text: &str) {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} is not on the screen:\n{screen}");
    }

    pub fn query(&self, sql: &str) -> Vec<Vec<String>> {
        let found = self.workspace.store.query(sql).unwrap();
        let text = |cell: &mamori::store::Cell| match cell {
            mamori::store::Cell::Null => String::new(),
            mamori::store::Cell::Int(number) => number.to_string(),
            mamori::store::Cell::Real(number) => number.to_string(),
            mamori::store::Cell::Text(text) => text.clone(),
            mamori::store::Cell::Blob(bytes) => format!("{} bytes", bytes.len()),
        };
        found.rows.iter().map(|row| row.iter().map(text).collect()).collect()
    }

    pub fn close(self) {
        self.session.close();
    }
}

/// A sitting on the small book of `book`, on Triage, at the reference size.
pub fn sitting(folder: &Path) -> Sitting {
    let files = crate::book::files();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Sitting::open(&workspace(folder, &files), (80, 24), Lang::En)
}

pub fn with_book(job: impl FnOnce(&mut Sitting)) {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = sitting(folder.path());
    job(&mut sitting);
    sitting.close();
}
