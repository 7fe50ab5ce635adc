//! The first run: a workspace without accounts shows one card with what can be done, and the keys
//! of the verbs, which have nothing to act on, do that.

use super::Shell;
use crate::tui::command::Scope;
use crate::tui::theme::Token;
use crate::tui::widget::frame::{boxed, centred};
use crate::tui::widget::line::{Line, draw_all, wrap};
use crate::tui::world::World;
use ratatui::buffer::Buffer;

impl Shell {
    /// The whole book is here and holds nobody.
    pub(super) fn is_first_run(&self) -> bool {
        self.world.portfolio.complete && self.world.portfolio.total == 0
    }

    /// What keys mean at the moment.
    pub(super) fn scope(&self) -> Scope {
        if self.is_first_run() { Scope::FirstRun } else { Scope::On(self.place) }
    }
}

/// The keys of the card and what each does.
const CHOICES: &[(&str, &str)] =
    &[("d", "first-demo"), ("i", "first-import"), ("R", "first-sync"), ("q", "first-quit")];

pub fn draw(world: &World, buffer: &mut Buffer) {
    let frame = world.frame();
    let area = centred(frame.body, 68, 16);
    let styles = (world.style(Token::Border), world.style(Token::Title));
    let inner = boxed(buffer, area, &world.word("first-title"), world.glyphs, styles);
    let width = usize::from(inner.width);
    let plain = world.style(Token::Plain);
    let mut lines: Vec<Line> = wrap(&world.word("first-why"), width)
        .into_iter()
        .map(|part| Line::new().put(part, plain))
        .collect();
    for (key, id) in CHOICES {
        lines.push(Line::new());
        for (at, part) in wrap(&world.word(id), width.saturating_sub(4)).into_iter().enumerate() {
            let key = if at == 0 { format!("{key:<4}") } else { "    ".into() };
            lines.push(Line::new().put(key, world.style(Token::Key)).put(part, plain));
        }
    }
    lines.push(Line::new());
    let muted = world.style(Token::Muted);
    let drop = wrap(&world.word("first-drop"), width);
    lines.extend(drop.into_iter().map(|part| Line::new().put(part, muted)));
    draw_all(&lines, buffer, inner);
}
