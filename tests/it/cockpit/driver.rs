//! Keys in, effects and the picture out: the shell with a runtime that answers at once.

use super::portfolio::{northwind, portfolio, today};
use mamori::core::calendar::Calendar;
use mamori::core::operation::Gesture;
use mamori::core::portfolio::Portfolio;
use mamori::locale::Lang;
use mamori::tui::effect::Effect;
use mamori::tui::event::{Clock, Event, ReservedIds};
use mamori::tui::key::Key;
use mamori::tui::shell::{ColorDepth, Glyphs, Setup, Shell};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use std::sync::Arc;

/// A morning in November.
pub const NOW: i64 = 1_795_003_600_000;

pub fn setup(size: (u16, u16)) -> Setup {
    Setup {
        keys: mamori::core::book::Keys::default(),
        lang: Lang::En,
        size,
        depth: ColorDepth::True,
        light: false,
        glyphs: Glyphs::Unicode,
        clock: clock(NOW),
        calendar: Calendar::default(),
        undo: 0,
        redo: 0,
        // What is new was told today already.
        remembered: [("news-told".to_owned(), today().to_string())].into(),
    }
}

fn clock(unix_ms: i64) -> Clock {
    Clock { today: today(), unix_ms, minute: 9 * 60 }
}

/// A shell at a made-up desk. Writes are kept, undone and redone as the store would.
pub struct Driver {
    pub shell: Shell,
    /// Every effect since the last time they were taken.
    pub effects: Vec<Effect>,
    pub now: i64,
    wake: Option<i64>,
    done: Vec<Gesture>,
    undone: Vec<Gesture>,
    portfolio: Arc<Portfolio>,
}

impl Driver {
    pub fn new(size: (u16, u16)) -> Self {
        Self::with(setup(size), portfolio())
    }

    pub fn with(setup: Setup, portfolio: Portfolio) -> Self {
        let ids = ReservedIds { tasks: 100..200, others: 1_000..9_000 };
        let portfolio = Arc::new(portfolio);
        let mut driver = Self {
            shell: Shell::new(setup, Arc::clone(&portfolio), ids),
            effects: Vec::new(),
            now: NOW,
            wake: None,
            done: Vec::new(),
            undone: Vec::new(),
            portfolio,
        };
        driver.send(Event::Clock(clock(NOW)));
        driver
    }

    /// Sends an event and answers what it asks for.
    pub fn send(&mut self, event: Event) {
        let effects = self.shell.update(event);
        for effect in effects {
            self.effects.push(effect.clone());
            self.answer(effect);
        }
    }

    fn answer(&mut self, effect: Effect) {
        match effect {
            Effect::WakeAt(at) => self.wake = Some(at),
            Effect::LoadDetail(id) if id.0 == 1 => {
                self.send(Event::Detail(Box::new(northwind(&self.portfolio))));
            }
            Effect::Write(gesture) => {
                self.done.push(gesture);
                self.undone.clear();
                self.send(Event::Written { undo: self.done.len(), redo: 0 });
            }
            Effect::Extend(gesture) => {
                if let Some(last) = self.done.last_mut() {
                    last.operations.extend(gesture.operations);
                }
                self.send(Event::Written { undo: self.done.len(), redo: 0 });
            }
            Effect::Undo => self.take_back(),
            Effect::Redo => self.do_again(),
            Effect::ReserveIds { tasks } => {
                let ids = ReservedIds { tasks: 500..500 + tasks, others: 10_000..90_000 };
                self.send(Event::Ids(ids));
            }
            _ => {}
        }
    }

    fn take_back(&mut self) {
        let Some(gesture) = self.done.pop() else { return self.send(Event::NothingToUndo) };
        let inverse = gesture.inverse();
        self.undone.push(gesture);
        let (undo, redo) = (self.done.len(), self.undone.len());
        self.send(Event::Undone { gesture: inverse, undo, redo });
    }

    fn do_again(&mut self) {
        let Some(gesture) = self.undone.pop() else { return self.send(Event::NothingToRedo) };
        self.done.push(gesture.clone());
        let (undo, redo) = (self.done.len(), self.undone.len());
        self.send(Event::Redone { gesture, undo, redo });
    }

    /// Keys in the keymap's notation, one blank between each two; text in `«»` is typed.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        let mut rest = script;
        while !rest.is_empty() {
            if let Some(text) = rest.strip_prefix('«') {
                let (typed, after) = text.split_once('»').unwrap();
                for c in typed.chars() {
                    self.send(Event::Key(Key::char(c)));
                }
                rest = after.trim_start();
            } else {
                let (key, after) = rest.split_once(' ').unwrap_or((rest, ""));
                self.send(Event::Key(Key::parse(key).unwrap()));
                rest = after;
            }
        }
        self
    }

    /// Time passes; wake-ups that fall due are sent.
    pub fn wait(&mut self, ms: i64) -> &mut Self {
        let end = self.now + ms;
        while let Some(at) = self.wake.take_if(|at| *at <= end) {
            self.now = at.max(self.now);
            self.send(Event::Clock(clock(self.now)));
        }
        self.now = end;
        self
    }

    /// Long enough for the panes to follow the cursor.
    pub fn settle(&mut self) -> &mut Self {
        self.wait(200)
    }

    pub fn asleep(&self) -> bool {
        self.wake.is_none()
    }

    pub fn gestures(&self) -> &[Gesture] {
        &self.done
    }

    pub fn asked(&self, effect: &Effect) -> bool {
        self.effects.contains(effect)
    }

    /// The picture, and the caret where there is one.
    pub fn picture(&self, size: (u16, u16)) -> (Buffer, Option<(u16, u16)>) {
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        let mut caret = None;
        terminal
            .draw(|frame| {
                if let Some(at) = self.shell.view(frame.buffer_mut()) {
                    frame.set_cursor_position(at);
                }
            })
            .unwrap();
        let backend = terminal.backend_mut();
        if backend.cursor_visible() {
            let at = backend.cursor_position();
            caret = Some((at.x, at.y));
        }
        (backend.buffer().clone(), caret)
    }

    pub fn screen_at(&self, size: (u16, u16)) -> String {
        text(&self.picture(size).0)
    }

    /// The screen as text, 80x24 unless it was made otherwise.
    pub fn screen(&self) -> String {
        text(&self.picture((80, 24)).0)
    }

    /// Does a line of the screen hold this text?
    pub fn shows(&self, text: &str) -> bool {
        self.screen().lines().any(|line| line.contains(text))
    }

    /// The row under the cursor, from its sign.
    pub fn row(&self) -> String {
        let screen = self.screen();
        let row = screen.lines().find(|line| line.starts_with('>')).unwrap_or_default();
        row.trim_start_matches('>').trim().to_owned()
    }
}

/// A buffer as lines of text; the second half of a wide character is left out.
pub fn text(buffer: &Buffer) -> String {
    let area = buffer.area();
    let mut text = String::new();
    for y in 0..area.height {
        let mut x = 0;
        let mut line = String::new();
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += (unicode_width::UnicodeWidthStr::width(symbol) as u16).max(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// The hand-made book.
pub fn book() -> Portfolio {
    portfolio()
}

/// Bytes that the terminal is sent when the picture changes from one moment to the next.
pub fn bytes(before: &Buffer, after: &Buffer) -> usize {
    use ratatui::backend::{Backend, CrosstermBackend};
    let mut sent = Vec::new();
    let mut backend = CrosstermBackend::new(&mut sent);
    backend.draw(before.diff(after).into_iter()).unwrap();
    sent.len()
}
